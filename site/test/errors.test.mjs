import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, fill, focused, follow, open, parcel, retype, setUp, text, verdict } from "./browser.mjs";

setUp();

test("a check of an empty form names each field, and its links lead there", async () => {
  const page = await open();
  await page.click("#check");
  await page.waitForSelector("#errors:not([hidden])");
  assert.equal(await focused(page), "errors");
  const links = await page.$$eval("#errors a", all => all.map(a => a.textContent));
  assert.deepEqual(links, [
    "Choose the country it was made in", "Give the price of one piece",
    "Choose how it travels", "Choose the country it is shipped from",
  ]);
  await page.click("#errors li:nth-child(1) a");
  assert.equal(await focused(page), "item-0-origin");
  assert.equal(await page.$eval("#item-0-origin", e => e.getAttribute("aria-invalid")), "true");
  const described = await page.$eval("#item-0-origin", e =>
    e.getAttribute("aria-describedby").split(" ").map(id => document.getElementById(id).textContent).join(" "));
  assert.match(described, /Choose the country it was made in.*decides the duty/);
  assert.equal(new URL(page.url()).hash, "", "an anchor does not write into the address");
});

test("what was typed stays, and the error goes when it is put right", async () => {
  const page = await open();
  await fill(page, { date: "2021-10-21", price: "forty-eight" });
  await page.click("#check");
  await page.waitForSelector("#errors:not([hidden])");
  assert.equal(await page.$eval("#item-0-retailValue", e => e.value), "forty-eight");
  assert.equal(await page.$eval("#date", e => e.value), "2021-10-21");
  assert.match(await text(page, "#errors"), /forty-eight/);
  await retype(page, "#item-0-retailValue", "48");
  assert.equal(await verdict(page, /^Nothing/), "Nothing to pay");
  assert.equal(await page.$("[aria-invalid]"), null);
  assert.equal(await page.$eval("#errors", e => e.hidden), true);
  // On a page that was not sent yet each field says it when it is left, also what only the engine knows.
  await follow(page, "");
  await fill(page, { date: "2026-09-01", price: "0" });
  await page.keyboard.press("Tab");
  const said = (id, words) => page.waitForFunction((id, words) => new RegExp(words).test(document.getElementById(`${id}-error`)?.textContent ?? ""), { timeout: 20_000 }, id, words);
  await said("item-0-retailValue", "customs asks what the goods are worth");
  await retype(page, "#item-0-retailValue", "48");
  for (const [typed, words] of [["1.5", "whole numbers"], ["0", "at least one piece"]]) {
    await retype(page, "#item-0-quantity", typed);
    await page.keyboard.press("Tab");
    await said("item-0-quantity", words);
    assert.equal(await page.$eval("#item-0-quantity", e => e.value), typed);
  }
  await retype(page, "#item-0-quantity", "99,999,999");
  await page.waitForFunction(() => /= 99,999,999 pieces\?/.test(document.querySelector(".count .read")?.textContent ?? ""));
  await retype(page, "#item-0-hts", "9903.88.15");
  await page.keyboard.press("Tab");
  await said("item-0-hts", "chapter 99");
});

test("a day that is in no calendar is an error at the date", async () => {
  const page = await open();
  await fill(page, { date: "2025-02-30" });
  await page.click("#check");
  await page.waitForSelector("#errors:not([hidden])");
  assert.equal(await page.$eval("#date", e => e.getAttribute("aria-invalid")), "true");
  assert.equal((await page.$$("#errors a")).length, 1);
});

test("a currency without its rate asks for the rate, at the rate", async () => {
  const page = await open();
  await fill(page, { date: "2021-10-21" });
  await page.select("#item-0-currency", "EUR");
  await page.waitForSelector("#fx-EUR", { visible: true });
  await page.$eval("#check", b => b.click()); // the answer that stands moves the button as it comes
  await page.waitForSelector("#fx-EUR[aria-invalid=true]");
  await page.click("#errors a");
  assert.equal(await focused(page), "fx-EUR");
  await page.keyboard.type("1.1643");
  assert.equal(await verdict(page, /^Nothing/), "Nothing to pay");
  await page.select("#item-0-currency", "USD");
  await page.select("#item-0-currency", "EUR");
  assert.equal(await page.$eval("#fx-EUR", e => e.value), "1.1643", "a rate is kept while its currency is away");
});

test("an error in a folded part opens it", async () => {
  const page = await open({ hash: asking(parcel("2021-10-21")) });
  await verdict(page);
  await page.$eval("#day", d => (d.open = true));
  await retype(page, "#priorToday", "much");
  await page.$eval("#day", d => (d.open = false));
  await page.click("#check");
  await page.waitForSelector("#priorToday[aria-invalid=true]", { visible: true });
  assert.equal(await page.$eval("#answer", e => e.classList.contains("stale")), true, "the old answer is marked as old");
});

test("of several items the one with the error is named", async () => {
  const two = parcel("2021-10-21");
  two.items.push({ ...two.items[0], retailValue: "x" });
  const page = await open({ hash: asking(two) });
  await page.waitForSelector("#item-1-retailValue[aria-invalid=true]");
  assert.match(await text(page, "#errors"), /Item 2: /);
});
