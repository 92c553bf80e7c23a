import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, fill, focused, open, parcel, reckoned, retype, setUp, shirt, sums, text, verdict } from "./browser.mjs";

setUp();

const engine = /\.wasm$/, law = /\/law-[0-9a-f]{10}\.bin$/, tariff = /\/tariff-[0-9a-f]{10}\.bin$/;

// Holds the engine, or another file, back until it is let go, or refuses it until told otherwise.
function gate(file = engine) {
  const held = [];
  const g = { mode: "hold", requests: 0 };
  g.intercept = request => {
    if (!file.test(request.url())) return request.continue();
    g.requests++;
    if (g.mode === "hold") held.push(request);
    else if (g.mode === "refuse") request.respond({ status: 503, body: "" });
    else request.continue();
  };
  g.release = () => {
    g.mode = "open";
    for (const r of held.splice(0)) r.continue();
  };
  return g;
}

test("the form can be filled and sent before the engine is there; the answer comes afterwards", async () => {
  const g = gate();
  const page = await open({ intercept: g.intercept, wait: false });
  await fill(page, { date: "2021-10-21" });
  await page.click("#check");
  assert.match(await text(page, "#engine"), /Getting the calculator ready/);
  assert.equal(await page.$eval("#answer", e => e.hidden), true);
  g.release();
  assert.equal(await verdict(page, /^Nothing/), "Nothing to pay");
  assert.equal(await text(page, "#engine"), "");
});

test("empty fields are named without the engine", async () => {
  const g = gate();
  const page = await open({ intercept: g.intercept, wait: false });
  await page.click("#check");
  await page.waitForSelector("#errors:not([hidden])");
  assert.ok((await page.$$("#errors a")).length >= 4);
  g.release();
});

test("an engine or a law that does not load is said plainly, and can be tried again", async () => {
  const g = gate(), lawful = gate(law);
  g.mode = lawful.mode = "refuse";
  const page = await open({ intercept: r => (law.test(r.url()) ? lawful : g).intercept(r) });
  await page.waitForSelector("#retry");
  assert.match(await text(page, "#engine"), /did not load.*keeps what you typed/s);
  await fill(page, { date: "2021-10-21" });
  await page.click("#check");
  await page.waitForSelector("#retry");
  assert.equal(await page.$eval("#item-0-retailValue", e => e.value), "48");
  g.mode = "open";
  const tries = lawful.requests;
  await page.click("#retry");
  await page.waitForFunction(() => document.querySelector("#engine").textContent.includes("did not load"));
  assert.ok(lawful.requests > tries, "the law is asked for again");
  lawful.mode = "open";
  await page.click("#retry");
  assert.equal(await verdict(page), "Nothing to pay");
  assert.equal(await page.$("#retry"), null);
});

test("an engine that arrives damaged is refused", async () => {
  const page = await open({
    hash: asking(parcel("2021-10-21")),
    intercept: r => r.url().endsWith(".wasm")
      ? r.respond({ status: 200, contentType: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) })
      : r.continue(),
  });
  await page.waitForSelector("#retry");
  assert.equal(await page.$eval("#answer", e => e.hidden), true);
});

test("before the tariff is there nothing is half added up; the amount follows by itself", async () => {
  const g = gate(tariff);
  const page = await open({ intercept: g.intercept, wait: false, hash: asking(shirt("2026-09-01")) });
  assert.equal(await verdict(page), "Being worked out");
  assert.match(await text(page, ".results .notice"), /being loaded/);
  assert.doesNotMatch(await text(page, "#answer"), /is not loaded|\$\d+\.\d\d/);
  assert.deepEqual(await sums(page), {});
  await retype(page, "#item-0-hts", "leather");
  await page.waitForSelector("[data-field=hts] .none:not([hidden])");
  assert.match(await text(page, "[data-field=hts] .none"), /still being loaded/);
  await retype(page, "#item-0-hts", "6109.10.00.12");
  g.release();
  await reckoned(page);
  assert.deepEqual(await sums(page), { Duty: "$6.57", Fees: "$1.34", Total: "$7.91" });
  assert.equal(await focused(page), "item-0-hts", "the duty arrives without taking the focus");
});

test("a tariff that does not load is said, with what still works, and can be tried again", async () => {
  const g = gate(tariff);
  g.mode = "refuse";
  const page = await open({ intercept: g.intercept, hash: asking(shirt("2026-09-01")) });
  await page.waitForSelector("#retry-tariff");
  assert.match(await text(page, "#tariff"), /still tells whether the parcel is free/);
  assert.match(await text(page, ".results .notice"), /did not load/);
  assert.match(await verdict(page), /^Amount not known$/);
  g.mode = "open";
  await page.click("#retry-tariff");
  await reckoned(page);
  assert.equal((await sums(page)).Total, "$7.91");
  assert.equal(await page.$("#retry-tariff"), null);
});

test("a damaged tariff is refused", async () => {
  const page = await open({
    hash: asking(shirt("2026-09-01")),
    intercept: r => tariff.test(r.url())
      ? r.respond({ status: 200, contentType: "application/octet-stream", body: Buffer.alloc(1000, 7) })
      : r.continue(),
  });
  await page.waitForSelector("#retry-tariff");
  assert.equal((await sums(page)).Duty, "not known");
});
