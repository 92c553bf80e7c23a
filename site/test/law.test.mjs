import assert from "node:assert/strict";
import { test } from "node:test";
import { another, focused, follow, open, setUp, text } from "./browser.mjs";

setUp();

const at = "law.html";
const asking = question => "#law=" + encodeURIComponent(typeof question === "string" ? question : JSON.stringify(question));
const question = page => JSON.parse(decodeURIComponent(new URL(page.url()).hash.slice("#law=".length)));
const drawn = (page, country = "China") => page.waitForFunction(
  name => document.querySelector("#course-title").textContent.includes(name) && document.querySelector(".picture .chosen[transform]"), { timeout: 20_000 }, country);
// With options the page is one of its own.
const opened = async (asked, options) => {
  const hash = asked ? asking(asked) : "";
  const page = options ? await open({ at, hash, ...options }) : await another({ at, hash });
  await drawn(page);
  return page;
};
const day = page => page.$eval("#change h3", e => e.textContent);
const table = (page, name) => page.$$eval(".track", (all, name) => {
  const one = all.find(s => s.querySelector("h3").textContent === name);
  return one && [...one.querySelectorAll("tbody tr")].map(r => [...r.cells].slice(0, 3).map(c => c.textContent));
}, name);

test("the picture shows the exemption first and then every duty, with what is in words below it", async () => {
  const page = await opened();
  const rows = await page.$$eval(".picture .what", all => all.map(e => e.textContent));
  assert.equal(rows[0], "The exemption");
  // The lists of China, by day: 83 FR 28710, 84 FR 20459, 85 FR 3741.
  const china = (await table(page, "Duty on China under Section 301")).map(r => r[0]);
  for (const from of ["6 July 2018", "10 May 2019", "14 February 2020"]) assert.ok(china.includes(from), china.join());
  assert.ok(rows.includes("Reciprocal duty under IEEPA") && rows.includes("Steel duty under Section 232"), rows.join());
  assert.deepEqual(await page.$$eval(".track h3", all => all.map(e => e.textContent)), rows);
  const days = await page.$$eval(".picture .when", all => all.map(e => e.textContent));
  for (const day of ["10 Mar 2016", "4 Feb 2025", "2 May 2025", "24 Jul 2026"]) assert.ok(days.includes(day), `${day} in ${days}`);
  // Each duty has an address: that of the one opened last.
  await page.$eval("#duty-section-122 > summary", e => e.click());
  assert.match(decodeURIComponent(page.url()), /"duty":"section-122"/);
  await follow(page, asking({ origin: "CN", duty: "ieepa-fentanyl" }));
  assert.equal(await page.$eval("#duty-ieepa-fentanyl", e => e.open), true);
  assert.deepEqual(page.faults, []);
});

test("the words are the same with scripts and without them", async () => {
  const page = await opened(undefined, {});
  // Which day has come since is told by the page alone, which knows today.
  const bare = e => [...(e = e.cloneNode(true)).querySelectorAll("em")].map(x => x.remove()) && e.textContent.replace(/\s+/g, "");
  const said = async () => ({
    ...Object.fromEntries(await Promise.all(["tracks", "ahead", "words-of"].map(async id => [id, await page.$eval(`#${id}`, bare)]))),
    sources: (await page.$$eval("#sources li", all => all.map(e => e.textContent.replace(/\s+/g, "")))).sort(),
  });
  const scripted = await said();
  assert.match(await text(page, "#ahead li"), /^22 October 2026 \(was due, not checked since\) Mail/);
  await page.setJavaScriptEnabled(false);
  await page.reload();
  const plain = await said();
  assert.ok(plain.tracks.length > 5000);
  assert.deepEqual(scripted, plain);
});

test("China's reciprocal duty has the periods of executive orders 14257, 14259, 14266 and 14298", async () => {
  const page = await opened();
  const periods = await table(page, "Reciprocal duty under IEEPA");
  assert.deepEqual(periods.slice(0, 3), [
    ["5 April 2025", "8 April 2025", "10 %"], ["9 April 2025", "9 April 2025", "84 %"], ["10 April 2025", "13 May 2025", "125 %"]]);
});

test("whoever is at the picture already when another one takes its place goes on from there", async () => {
  const page = await opened();
  await page.evaluate(() => {
    const mode = document.querySelector("#mode");
    mode.value = "truck";
    mode.dispatchEvent(new Event("change", { bubbles: true }));
    document.querySelector("[role=slider]").focus();
  });
  await page.waitForFunction(() => /truck/i.test(document.querySelector("#course-title").textContent));
  assert.equal(await page.evaluate(() => document.activeElement.role), "slider");
  await page.keyboard.press("Home");
  assert.equal(question(page).mode, "truck");
  assert.match(question(page).date, /^1938/);
});

test("the picture is one stop of the Tab key, and the keys go through the changes", async () => {
  const page = await opened({ date: "2025-05-02" });
  await page.focus("#date");
  for (let i = 0; i < 8 && await page.evaluate(() => document.activeElement.role !== "slider"); i++) await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.role), "slider");
  const now = () => page.$eval("[role=slider]", e => [Number(e.ariaValueNow), Number(e.ariaValueMax), e.getAttribute("aria-valuetext")]);
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector("#change h3").textContent === "25 July 1938");
  assert.equal((await now())[0], 0);
  assert.match((await now())[2], /^25 July 1938: The exemption begins/);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector("#change h3").textContent === "3 October 1978");
  assert.match(await text(page, "#change"), /from \$1 to \$5/);
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => document.querySelector("#change h3").textContent === "25 July 1938");
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.querySelector("[role=slider]").ariaValueNow === document.querySelector("[role=slider]").ariaValueMax);
  await page.keyboard.press("ArrowRight");
  assert.equal((await now())[0], (await now())[1], "the end is the end");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "earlier", "one stop, and the next one is beside it");
});

test("each change is told with its source, its day and the last check", async () => {
  const page = await opened({ date: "2025-05-02" });
  const told = await text(page, "#change");
  assert.match(told, /The exemption ends for goods made in China or Hong Kong/);
  assert.match(told, /Postal duty begins: \$100 an item or 120 % of the value/);
  assert.match(told, /Executive Order 14256.*published .*last checked /s);
  assert.equal(await page.$eval("#change", e => e.getAttribute("role")), "status");
  await page.click("#force summary");
  assert.match(await text(page, "#force"), /Reciprocal duty under IEEPA: 125 %/);
});

test("buttons and taps go through the changes too", async () => {
  const page = await opened({ date: "2025-04-09" });
  await page.click("#later");
  await page.waitForFunction(() => document.querySelector("#change h3").textContent === "10 April 2025");
  await page.click("#earlier");
  await page.waitForFunction(() => document.querySelector("#change h3").textContent === "9 April 2025");
  const bar = await page.evaluateHandle(() => [...document.querySelectorAll(".span-of.free rect")].at(0));
  await bar.click();
  await page.waitForFunction(() => document.querySelector("#change h3").textContent !== "9 April 2025");
  assert.match(await day(page), /19\d\d$/);
});

test("another country has another history: Vietnam's rate rises from 10 to 46 percent for one day", async () => {
  const page = await opened();
  await page.select("#origin", "VN");
  await drawn(page, "Vietnam");
  assert.equal(await table(page, "Duty over fentanyl under IEEPA"), undefined);
  await page.$eval("#date", e => { e.value = "2025-04-09"; e.dispatchEvent(new Event("change", { bubbles: true })); });
  await page.waitForFunction(() => document.querySelector("#change h3").textContent === "9 April 2025");
  assert.match(await text(page, "#change"), /Reciprocal duty under IEEPA changes from 10 % to 46 %/);
  assert.deepEqual(question(page), { origin: "VN", date: "2025-04-09" });
});

test("what arrives by truck has no postal duty, and a link holds the choice", async () => {
  let page = await opened({ origin: "CN", mode: "truck", date: "2025-05-02" });
  await drawn(page, "Truck");
  assert.equal(await table(page, "Postal duty"), undefined);
  assert.doesNotMatch(await text(page, "#change"), /Postal/);
  assert.deepEqual(question(page), { origin: "CN", mode: "truck", date: "2025-05-02" });
  await page.select("#mode", "post");
  await page.waitForFunction(() => document.querySelector("#change").textContent.includes("Postal"));
  assert.equal(question(page).mode, "post");
});

test("a day ahead of the last check says so, and a day without a change names the next", async () => {
  const page = await opened({ date: "2026-12-15" });
  assert.match(await text(page, "#change"), /Nothing changes on this day\. The next change is on 1 January 2027/);
  assert.match(await text(page, "#change"), /ahead of .* the last day for which we checked/);
  assert.match(await text(page, "#ahead"), /1 July 2027/);
});

const hostile = {
  "cut off": asking({ origin: "CN" }).slice(0, 14),
  "a list": asking("[1]"),
  "long": asking({ origin: "x".repeat(30_000) }),
  "markup": asking({ origin: "<img src=x onerror=alert(1)>", mode: "<b>", date: "2025-02-30" }),
  "wrong types": asking({ origin: 5, mode: ["truck"], date: {}, wibble: 1 }),
  "prototypes": asking('{"__proto__":{"origin":"VN"},"constructor":1}'),
};
test("a link that is broken or hostile is said to be, and the page shows what is built in", async t => {
  const page = await open({ at, hash: hostile["wrong types"] });
  assert.match(await text(page, "#notice"), /does not have/);
  for (const [name, hash] of Object.entries(hostile)) {
    await t.test(name, async () => {
      await follow(page, hash);
      await drawn(page);
      assert.match(await text(page, "#notice"), /could not be read|does not have/);
      assert.equal(await page.$eval("#origin", e => e.value), "CN");
      assert.equal((await page.$$("main img, main script")).length, 0);
      assert.deepEqual(page.faults, []);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
    });
  }
});

test("without the engine the built-in history is there, other countries are said to be missing, and a retry brings them", async () => {
  let refuse = true;
  const page = await open({ at, intercept: r => (refuse && r.url().endsWith(".wasm") ? r.respond({ status: 503, body: "" }) : r.continue()) });
  await drawn(page);
  await page.waitForSelector("#retry");
  assert.match(await text(page, "#engine"), /only the law for one country can be shown: China/);
  await page.click("#later");
  await page.waitForFunction(() => location.hash.includes("date"));
  await page.select("#origin", "VN");
  await page.waitForSelector("#retry");
  assert.match(await text(page, "#course-title"), /China/);
  refuse = false;
  await page.click("#retry");
  await drawn(page, "Vietnam");
  assert.equal(await page.$("#retry"), null);
});

test("on a narrow window the picture scrolls inside, and the day told stays in sight", async () => {
  const page = await opened({ date: "1938-07-25" }, { width: 360 });
  const scrolls = () => page.$eval(".window", e => [e.scrollLeft, e.scrollWidth > e.clientWidth]);
  assert.deepEqual(await scrolls(), [0, true]);
  await page.focus("[role=slider]");
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.querySelector(".window").scrollLeft > 100);
  await page.$eval("#picture", e => e.scrollIntoView());
  const bar = () => page.$eval(".moves", e => e.getBoundingClientRect().toJSON());
  const box = await bar();
  assert.ok(box.top > 400 && box.bottom <= 801 && box.height <= 64, JSON.stringify(box));
  assert.match(await text(page, ".moves"), /Earlier change\s+\d+ \w+ \d{4}\s+Later change/);
  await page.$eval("#copy", e => e.scrollIntoView({ block: "end" }));
  assert.ok((await bar()).bottom <= 801 && (await bar()).top >= 0, JSON.stringify(await bar()));
});

test("on paper stand the picture, the law of the day and the duties that were opened, in a few pages", async () => {
  const page = await opened(undefined, {});
  await page.emulateMediaType("print");
  // Asked in one go: the words can be written anew between finding an element and looking at it.
  const shown = selector => page.evaluate(selector => document.querySelector(selector).getClientRects().length > 0, selector);
  assert.equal(await shown(".picture"), true);
  assert.equal(await shown(".now"), true);
  for (const left of ["#earlier", "#words", "#gaps", "#sources"]) assert.equal(await shown(left), false, left);
  await page.evaluate(() => (document.querySelector(".track").open = true));
  assert.deepEqual([await shown(".spans"), await shown(".track ~ .track")], [true, false]);
  const pdf = Buffer.from(await page.pdf({ format: "letter" })).toString("latin1");
  assert.ok(pdf.match(/\/Type \/Page\b/g).length <= 4, `${pdf.match(/\/Type \/Page\b/g).length} pages`);
});
