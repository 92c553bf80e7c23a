import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { address, asking, fill, open, reckoned, setUp, shirt, sums, text, verdict } from "./browser.mjs";
import { build, files, start } from "./builds.mjs";
import { host } from "./host.mjs";
import { kept, keptOf, offline, press } from "./offline.mjs";
import { others } from "./spoken.mjs";
import { answer, choose, drop, many, state, testdata } from "./orders.mjs";

setUp({ apart: true });
let site, hosts = [];
before(async () => (site = await build()), { timeout: 240_000 });
after(() => Promise.all(hosts.map(h => h.kill())));
const serving = async () => {
  const h = await host(site);
  hosts.push(h);
  return h;
};
// 16.5 + 12.5 + 7.5 = 36.5 % of $18.00 is $6.57, and $1.34 is the courier's fee.
const duty = { Duty: "$6.57", Fees: "$1.34", Total: "$7.91" };
const comparison = "#compare=" + encodeURIComponent(JSON.stringify({
  date: "2026-09-01",
  product: { hts: "6109.10.00.12", origin: "CN", retailValue: "48.00", customsValue: "18.20", weightKg: "0.4" },
  orders: { perMonth: "900" }, routes: [{ id: "express" }, { id: "us-bulk" }],
}));

const builtFor = async (...read) => keptOf(await files(site), ...read);

for (const first of ["", "compare.html", "orders.html"]) {
  test(`once ${first || "the first page"} is ready and the server has ended, every page opens and answers`, async () => {
    const { server, address } = await start(site);
    const page = await open({ site: address, at: first });
    assert.match(await offline(page, "ready"), /every page opens without a connection/);
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;

    await page.reload();
    await page.goto(address + "?from=a-bookmark" + asking(shirt("2026-09-01")));
    await reckoned(page);
    assert.deepEqual(await sums(page), duty);
    await page.goto(address + "compare.html" + comparison);
    assert.match(await verdict(page, /Cheapest/), /^Cheapest: Stock in the US/);
    await page.goto(address + "orders.html");
    await drop(page, "ten.csv", many(20));
    await state(page, "mapped");
    await answer(page, { origin: "VN", from: "VN", asOf: "2021-10-21" });
    assert.equal(await text(page, "#verdict"), "All 10 orders would be free of duty under the law of 21 October 2021.");
    assert.equal(await offline(page, "ready"), "Ready for offline use in English: every page opens without a connection.");
    assert.deepEqual(page.faults.filter(f => !/ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch/.test(f)), []);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
  });
}

test("the page's own downloads are not fetched again to be kept, and what is kept is what was built", async () => {
  const h = await serving();
  const page = await open({ site: h.address });
  await offline(page, "ready");
  const built = await builtFor("en");
  assert.ok(Object.keys(await builtFor("en", ...others)).length >= Object.keys(built).length + others.length * 15, "a language has files of its own");
  assert.deepEqual(Object.values(await kept(page)), [built]);
  for (const name of Object.keys(built).filter(n => /-[0-9a-f]{10}\./.test(n))) {
    assert.equal(h.requests.filter(r => r.endsWith(name)).length, 1, name);
  }

  // Who goes on to Spanish has it kept too, and nothing of the other two.
  await page.goto(h.address + "es/index.html#es");
  assert.match(await offline(page, "ready"), /en español/);
  assert.deepEqual(Object.values(await kept(page)), [await builtFor("en", "es")]);

  await h.kill();
  await page.goto(h.address + "es/" + asking(shirt("2026-09-01")));
  await reckoned(page);
  assert.match(await text(page, "#answer"), /US\$7\.91/);
  // A page in another language says in it that it was not kept, and leads to where it was.
  await page.goto(h.address + "fr/orders.html");
  assert.equal(await text(page, "h1"), "Cette page n’a pas été gardée dans cette langue");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
  const ways = await page.$$eval("a", all => all.map(a => [a.textContent, a.href]));
  assert.deepEqual(ways.sort(), [["English", h.address + "orders.html"], ["Español", h.address + "es/orders.html"]]);
  await page.goto(ways[1][1]);
  assert.match(await offline(page, "ready"), /en español/);
  await h.start();
});

test("a page is found under each address that hosts give it, below any path", async () => {
  const h = await serving();
  const page = await open({ site: h.address, at: "compare.html" });
  assert.equal(page.url(), h.address + "compare", "this host shows compare.html as compare");
  await offline(page, "ready");
  await h.kill();
  for (const [at, heading] of [["", /parcel pay/], ["index.html", /parcel pay/], ["index.html?a=b", /parcel pay/],
    ["compare", /Which way/], ["compare.html", /Which way/], ["orders?x", /orders/]]) {
    await page.goto(h.address + at);
    assert.match(await text(page, "h1"), heading, at);
  }
  await assert.rejects(page.goto(h.address + "no-such-page"), /ERR_CONNECTION_REFUSED|ERR_FAILED/);
  await h.start();
});

for (const [fault, reason] of [["absent", /server did not hand out a file/], ["cut", /file came damaged/], ["portal", /something else came in its place/]]) {
  test(`a file that is ${fault}: the page works, says why it is not ready, and a later try succeeds`, async () => {
    const h = await serving();
    await h.set({ faults: { [Object.keys(await files(site)).find(n => /^orders-.*wasm$/.test(n))]: fault } });
    const page = await open({ site: h.address, hash: asking(shirt("2026-09-01")) });
    const said = await offline(page, "incomplete");
    assert.match(said, reason);
    assert.match(said, /Everything works while you are connected/);
    assert.equal(await text(page, "#offline-said"), said.replace(/\s*Try again$/, ""), "it is also told to those who hear the page");
    await reckoned(page);
    assert.deepEqual(await sums(page), duty);
    const built = await files(site);
    for (const [name, sum] of Object.entries(Object.values(await kept(page))[0])) assert.equal(sum, built[name], name);
    await h.set({ faults: {} });
    await press(page, "Try again");
    await offline(page, "ready");
    assert.match(await text(page, "#offline-said"), /Ready/);
    await h.kill();
    await page.goto(h.address + "orders");
    await choose(page, testdata("shopify.csv"));
    await state(page, "mapped", "asks");
    await h.start();
  });
}

test("a sign-in page in place of the service worker is told, and another try succeeds", async () => {
  const h = await serving();
  await h.set({ faults: { "service-worker.js": "portal" } });
  const page = await open({ site: h.address });
  assert.match(await offline(page, "incomplete"), /something else came in its place/);
  await h.set({ faults: {} });
  await press(page, "Try again");
  await offline(page, "ready");
});

test("a full device: the page works, says so, and keeps itself once there is room", async () => {
  const h = await serving();
  const page = await open({ site: h.address, at: "nothing-here" });
  const session = await page.createCDPSession(), { origin } = new URL(h.address);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 3_000_000 });
  await page.goto(h.address + asking(shirt("2026-09-01")));
  assert.match(await offline(page, "incomplete"), /no room left/);
  await reckoned(page);
  assert.deepEqual(await sums(page), duty);
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await press(page, "Try again");
  await offline(page, "ready");
});

// Ways in which browsers do not let a page keep itself.
const refusals = {
  "has no service workers": () => delete Navigator.prototype.serviceWorker,
  "forbids them": () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("The operation is insecure.", "SecurityError"))),
};
for (const [name, refuse] of Object.entries(refusals)) {
  test(`a browser that ${name}: the page works and says what does not`, async () => {
    const page = await open({ at: "privacy.html", scripts: false });
    await page.setJavaScriptEnabled(true);
    await page.evaluateOnNewDocument(refuse);
    await page.evaluateOnNewDocument(() => (CacheStorage.prototype.open = () => Promise.reject(new DOMException("Quota exceeded.", "QuotaExceededError"))));
    await page.goto(address);
    assert.match(await offline(page, "impossible"), /not possible here.*Everything works while you are connected/s);
    await fill(page, { date: "2021-10-21" });
    await page.click("#check");
    assert.equal(await verdict(page), "Nothing to pay");
    assert.deepEqual(page.faults, []);
  });
}

test("what is cleared away comes back by itself: the files alone, or all that the site keeps", async () => {
  const h = await serving();
  const page = await open({ site: h.address });
  const session = await page.createCDPSession(), { origin } = new URL(h.address);
  for (const storageTypes of ["cache_storage", "all"]) {
    await offline(page, "ready");
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes });
    assert.deepEqual(await kept(page), {});
    await page.reload();
    await offline(page, "ready");
    assert.deepEqual(Object.values(await kept(page)), [await builtFor("en")]);
  }
});

for (const [what, ending, button] of [["calculator", ".wasm", "#retry"], ["law", "law.bin", "#retry"], ["tariff", "tariff.bin", "#retry-tariff"]]) {
  for (const fault of what === "law" ? ["cut"] : ["absent", "cut", "portal"]) {
    test(`the ${what} is ${fault}: the page says so, and another try gets the right one past what the browser kept`, async () => {
      const h = await serving();
      await h.set({ faults: { [ending]: fault } });
      const page = await open({ site: h.address, hash: asking(shirt("2026-09-01")) });
      await page.waitForSelector(button);
      assert.match(await text(page, "#form"), /did not load/);
      await h.set({ faults: {} });
      await page.click(button);
      await reckoned(page);
      assert.deepEqual(await sums(page), duty);
    });
  }
}

test("browsers that install pages find nothing missing", async () => {
  const h = await serving();
  const page = await open({ site: h.address });
  const session = await page.createCDPSession();
  const { url, errors, data } = await session.send("Page.getAppManifest");
  assert.equal(url, h.address + "app.webmanifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(e => e.errorId !== "in-incognito"), []);
  const app = JSON.parse(data);
  for (const icon of app.icons) {
    const size = await page.evaluate(async src => {
      const picture = new Image();
      picture.src = src;
      await picture.decode();
      return `${picture.naturalWidth}x${picture.naturalHeight}`;
    }, icon.src);
    assert.equal(size, icon.sizes);
  }
  for (const { url } of app.shortcuts) assert.equal((await fetch(h.address + url, { method: "HEAD" })).status, 200, url);
});
