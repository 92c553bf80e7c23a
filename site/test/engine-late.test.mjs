import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, fill, open, parcel, setUp, text, verdict } from "./browser.mjs";

setUp();

// Holds the engine back until it is let go, or refuses it until told otherwise.
function gate() {
  const held = [];
  const g = { mode: "hold", requests: 0 };
  g.intercept = request => {
    if (!request.url().endsWith(".wasm")) return request.continue();
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
  assert.equal(await verdict(page), "Free of duty");
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

test("an engine that does not load is said plainly, and can be tried again", async () => {
  const g = gate();
  g.mode = "refuse";
  const page = await open({ intercept: g.intercept });
  await page.waitForSelector("#retry");
  assert.match(await text(page, "#engine"), /did not load.*keeps what you typed/s);
  await fill(page, { date: "2021-10-21" });
  await page.click("#check");
  await page.waitForSelector("#retry");
  assert.equal(await page.$eval("#item-0-retailValue", e => e.value), "48");
  g.mode = "open";
  await page.click("#retry");
  assert.equal(await verdict(page), "Free of duty");
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
