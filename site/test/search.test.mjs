import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, focused, open, parcel, reckoned, retype, setUp, shirt, sums, text, verdict } from "./browser.mjs";

setUp();

const input = "#item-0-hts";
const shown = page => page.waitForSelector("#item-0-hts-list:not([hidden]) [role=option]");
const options = page => page.$$eval("#item-0-hts-list [role=option]", all => all.map(o => o.innerText.replace(/\s+/g, " ")));

test("words find tariff lines, and the keyboard chooses one", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01", {}, { hts: undefined })) });
  await reckoned(page);
  await page.focus(input);
  await page.keyboard.type("cotton t-shirt");
  await shown(page);
  const found = await options(page);
  assert.ok(found.length > 1 && found.length <= 10);
  assert.match(found[0], /^6109\.10\.00\.\d\d 16\.5% Of cotton T-shirts/);
  assert.equal(await page.$eval(input, e => e.getAttribute("aria-expanded")), "true");
  assert.match(await text(page, "#announce"), /lines found/);
  assert.equal(await page.$("#errors:not([hidden])"), null, "words are a search, not a mistake");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const active = await page.$eval(input, e => document.getElementById(e.getAttribute("aria-activedescendant")).ariaSelected);
  assert.equal(active, "true");
  await page.keyboard.press("Enter");
  assert.match(await page.$eval(input, e => e.value), /^6109\.10\.00\.\d\d$/);
  assert.equal(await focused(page), "item-0-hts");
  assert.equal(await page.$eval(input, e => e.getAttribute("aria-expanded")), "false");
  await page.waitForSelector(".found:not([hidden])");
  assert.match(await text(page, ".found"), /16\.5%.*Of cotton/s);
  await page.waitForFunction(() => /to pay/.test(document.querySelector(".owed")?.textContent));
  assert.equal((await sums(page)).Duty, "$6.57");
});

test("digits find the lines below them; the mouse chooses", async () => {
  const page = await open();
  await page.type(input, "6109");
  await shown(page);
  assert.ok((await options(page)).every(o => o.startsWith("6109.")));
  await page.click("#item-0-hts-option-1");
  assert.match(await page.$eval(input, e => e.value), /^6109\.90/);
  assert.equal(await focused(page), "item-0-hts");
});

test("Escape closes the list and keeps the words; leaving the field closes it too", async () => {
  const page = await open();
  await page.type(input, "leather belt");
  await shown(page);
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval("#item-0-hts-list", e => e.hidden), true);
  assert.equal(await page.$eval(input, e => e.value), "leather belt");
  await page.keyboard.press("ArrowDown");
  await shown(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.$eval("#item-0-hts-list", e => e.hidden), true);
});

test("words left in the field are an error that says what to do", async () => {
  const page = await open({ hash: asking(parcel("2026-09-01")) });
  await verdict(page);
  await retype(page, input, "shirt");
  await page.click("#check");
  await page.waitForSelector("#errors:not([hidden])");
  assert.match(await text(page, "#errors"), /Choose a tariff number from the list/);
});

test("nothing found, and a day without a tariff, are said", async () => {
  const page = await open({ hash: asking(parcel("2026-09-01")) });
  await reckoned(page);
  await retype(page, input, "qqqqzzzz");
  await page.waitForSelector(".search .none:not([hidden])");
  assert.match(await text(page, ".search .none"), /Nothing found/);
  await page.$eval("#date", e => (e.value = "2019-06-01", e.dispatchEvent(new Event("input", { bubbles: true }))));
  await retype(page, input, "shirt");
  await page.waitForFunction(() => /no tariff table/.test(document.querySelector(".search .none").textContent));
});

test("the search works without a network", async () => {
  const page = await open();
  await page.setOfflineMode(true);
  await page.type(input, "cotton t-shirt");
  await shown(page);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test("a number that came with a link says what it stands for", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01")) });
  await page.waitForSelector(".found:not([hidden])");
  assert.match(await text(page, ".found"), /16\.5%/);
  await retype(page, input, "6109.10.00.99.9");
  await page.waitForFunction(() => document.querySelector(".found").hidden);
});
