import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { asking, fill, open, retype, setUp, shirt, text, verdict } from "./browser.mjs";
import { build, files } from "./builds.mjs";
import { host } from "./host.mjs";
import { kept, keptOf, offline, press, version } from "./offline.mjs";
import { choose, state, testdata } from "./orders.mjs";

setUp({ apart: true });
// The new version has other words, another style and another script on each page, and the same engines.
let old, next;
const hosts = [];
before(async () => {
  old = await build();
  next = await build({
    "site/pages/layout.html": html => html.replace("US duty calculator", "US duty calculator, new"),
    "site/style/tokens.css": css => css.replace("--round: 3px", "--round: 4px"),
    "site/src/dom.ts": ts => ts.replace("e.append(c)", "e.append(c as Node)"),
    "site/src/words.ts": ts => `${ts}\n(globalThis as { edition?: string }).edition = "new";\n`,
    "site/src/orders/worker.ts": ts => `${ts}\n(globalThis as { edition?: string }).edition = "new";\n`,
  });
}, { timeout: 400_000 });
after(() => Promise.all(hosts.map(h => h.kill())));
const serving = async () => {
  const h = await host(old);
  hosts.push(h);
  return h;
};
const mark = page => page.$eval(".mark", e => e.textContent); // a telephone shows a part of it

// Takes the new version, as a person does, and waits for it.
async function take(page) {
  await press(page, "Use it now");
  await page.waitForFunction(() => /new/.test(document.querySelector(".mark")?.textContent), { timeout: 60_000, polling: 100 });
}

// A page asks for the files of one version, whatever stands on the server or is kept.
function watch(page) {
  let asked = [];
  page.on("request", request => {
    if (request.isNavigationRequest()) asked = [];
    const name = new URL(request.url()).pathname.split("/").at(-1);
    if (/-[0-9a-f]{10}\.\w+$/.test(name)) asked.push(name);
  });
  return async () => {
    assert.ok(asked.length >= 4, "files were asked for");
    const [was, is] = [await files(old), await files(next)];
    const notOld = asked.filter(name => !was[name]), notNext = asked.filter(name => !is[name]);
    assert.ok(!notOld.length || !notNext.length, `mixed: ${notOld} with ${notNext}`);
    return notOld.length ? "next" : "old";
  };
}

test("a new version is fetched beside the old one, offered, and taken when the person says so, with what was typed", async () => {
  const h = await serving();
  const page = await open({ site: h.address });
  await offline(page, "ready");
  const of = watch(page), before = await version(page);
  await h.set({ folder: next });
  const asked = h.requests.length;
  await page.reload();
  await fill(page, { date: "2025-03-10", price: "48" });
  assert.match(await offline(page, "newer"), /A new version is ready\. What you typed stays\./);
  assert.match(await text(page, "#offline-said"), /A new version is ready/);

  const [was, is] = [await files(old), await files(next)];
  const fetched = h.requests.slice(asked).map(r => r.split("/").at(-1)).filter(name => Object.hasOwn(is, name) && name !== "service-worker.js");
  assert.ok(fetched.length >= 4);
  assert.deepEqual(fetched.filter(name => was[name] === is[name]), [], "what did not change is not fetched again");

  assert.equal(await version(page), before, "nothing was swapped");
  assert.equal(await page.$eval("#item-0-retailValue", e => e.value), "48");
  await page.click("#check");
  assert.equal(await verdict(page), "Nothing to pay");
  assert.equal(await of(), "old");

  await page.goto(h.address + "compare.html");
  assert.doesNotMatch(await mark(page), /new/, "until it is taken every page is of the old version");
  assert.equal(await of(), "old");
  await page.goto(h.address);
  await offline(page, "newer");
  await fill(page, { date: "2025-03-10", price: "49" });
  await take(page);
  assert.match(await mark(page), /new/);
  assert.notEqual(await version(page), before);
  await verdict(page);
  assert.equal(await page.$eval("#item-0-retailValue", e => e.value), "49", "what was typed and not yet asked is there");
  assert.equal(await page.evaluate(() => globalThis.edition), "new");
  assert.equal(await of(), "next");
  await offline(page, "ready");
  await page.waitForFunction(async () => (await caches.keys()).length === 1, { polling: 200, timeout: 30_000 });
  const sums = await kept(page);
  assert.deepEqual(sums[await version(page)], keptOf(is, "en"));
});

test("a second page on the old version keeps its files as long as it is open, with the server ended and the new version taken", async () => {
  const h = await serving();
  const page = await open({ site: h.address });
  await offline(page, "ready");
  const second = await open({ site: h.address, at: "orders.html", beside: page });
  const ofSecond = watch(second);
  await second.reload();
  await offline(second, "ready");
  const before = await version(second);
  await choose(second, testdata("shopify.csv"));
  await state(second, "mapped", "asks");

  await h.set({ folder: next });
  await page.bringToFront();
  await page.reload();
  await offline(page, "newer");
  await take(page);
  await offline(page, "ready");
  await second.bringToFront();
  assert.match(await offline(second, "newer"), /your file has to be chosen again/);
  await h.kill();

  // Another file is read by a new worker, whose script no server has any more.
  await choose(second, testdata("german.csv"));
  await second.waitForFunction(() => /german/.test(document.querySelector("#form").innerText), { timeout: 30_000 });
  await state(second, "mapped", "asks");
  assert.equal(await version(second), before);
  assert.equal(await ofSecond(), "old");
  assert.ok(Object.hasOwn(await kept(page), before), "its files are kept");

  await second.close();
  await page.reload();
  await page.waitForFunction(async () => (await caches.keys()).length === 1, { polling: 200, timeout: 30_000 });
  assert.deepEqual(Object.keys(await kept(page)), [await version(page)]);
  await h.start();
});

test("a new version that does not arrive whole is not offered, and the old one still opens; it comes when it can", async () => {
  const h = await serving();
  const page = await open({ site: h.address, hash: asking(shirt("2026-09-01")) });
  await offline(page, "ready");
  const before = await version(page);
  await h.set({ folder: next, faults: { ".css": "portal" } });
  const failed = page.evaluate(() => new Promise(over => navigator.serviceWorker.getRegistration().then(r => {
    r.addEventListener("updatefound", () => r.installing.addEventListener("statechange", e => over(e.target.state)));
    r.update();
  })));
  assert.equal(await failed, "redundant");
  await page.reload();
  await offline(page, "ready");
  assert.equal(await version(page), before);
  assert.match(await verdict(page, /(to pay|missing)$/), /^\S/);
  const is = await files(next), { [before]: whole, ...begun } = await kept(page);
  assert.deepEqual(whole, keptOf(await files(old), "en"));
  for (const [name, sum] of Object.entries(Object.values(begun)[0])) assert.equal(sum, is[name], `${name} was kept and is another file`);
  await h.set({ faults: {} });
  await page.reload();
  await offline(page, "newer");
});

test("the offer can be put off, reached with the keyboard and read on a small screen", async () => {
  const h = await serving();
  const page = await open({ site: h.address, width: 320 });
  await offline(page, "ready");
  await h.set({ folder: next });
  await page.reload();
  await offline(page, "newer");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const place = await page.$eval("#offline", e => e.getBoundingClientRect().toJSON());
  assert.equal(Math.round(place.bottom), 800, "it is in sight");
  assert.ok(place.height < 200);
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(v => v.id), []);
  await page.focus("#offline button");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await offline(page, "later");
  assert.equal(await page.$eval("#offline", e => getComputedStyle(e).position), "static");
  await take(page);
  assert.match(await mark(page), /new/);
});

test("what was typed to compare routes is there in the new version", async () => {
  const h = await serving();
  const page = await open({ site: h.address, at: "compare.html" });
  await offline(page, "ready");
  await h.set({ folder: next });
  await page.reload();
  await offline(page, "newer");
  await retype(page, "[data-path='product.retailValue'] input", "37.50");
  await take(page);
  await page.waitForFunction(() => document.querySelector("[data-path='product.retailValue'] input").value === "37.50");
});
