import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, open, reckoned, setUp, shirt, text } from "./browser.mjs";

setUp();

const shown = page => page.waitForFunction(() => !document.querySelector("#answer").hidden, { timeout: 30_000 });
const type = async (page, fields) => {
  for (const [id, words] of Object.entries(fields)) await page.$eval(`#${id}`, (e, words) => (e.value = words), words);
};

// 18 × 20 % and 10 % are 3.60 and 1.80: 5.40 of the duty was void.
test("an answer of October 2025 says what was void, and leads to how it comes back", async () => {
  const page = await open({ hash: asking(shirt("2025-10-15")) });
  await reckoned(page);
  assert.match(await text(page, "#refund"), /\$5\.40 of this duty was void/);
  await Promise.all([page.waitForNavigation(), page.click('a[href*="refund.html"]')]);
  assert.equal(await page.$eval("#importer", e => e.value), "courier");
  await type(page, { on: "2026-07-15" });
  await page.click('button[type="submit"]');
  await shown(page);
  // 168 days of 7 %, 91 of 6 % and 14 of 7 %: 0.28, and 0.23 at one percent less.
  const said = await text(page, "#answer");
  assert.match(said, /\$5\.40 was void/);
  assert.match(said, /\$0\.28, to a corporation \$0\.23/);
  assert.match(said, /The carrier: not certain/);
  assert.match(said, /Whether entries that are finally liquidated come back is not decided/);
  assert.deepEqual(page.faults, []);
});

test("a formal entry has its ways and their last days, and a link that asks again", async () => {
  const page = await open({ at: "refund.html" });
  await type(page, { date: "2025-06-01", importer: "own", type: "01", liquidated: "2026-04-27", void: "1000", on: "2026-07-15" });
  await page.click('button[type="submit"]');
  await shown(page);
  const said = await text(page, "#answer");
  for (const words of [/\$78\.90, to a corporation \$66\.88/, /CAPE declaration: open\s+Last day: 16 July 2026/, /Protest: open\s+Last day: 24 October 2026/]) assert.match(said, words);
  const again = await open({ at: "refund.html", hash: new URL(page.url()).hash });
  assert.equal(await again.$eval("#liquidated", e => e.value), "2026-04-27");
});

test("a bill for another origin is explained", async () => {
  const page = await open({ at: "bill.html" });
  await type(page, { date: "2026-09-15", mode: "express", from: "DE", origin: "DE", hts: "6109.10.00.12", retailValue: "100.00", "bill-duty": "36.50", "bill-fees": "1.34", "bill-brokerage": "14.00" });
  await page.click('button[type="submit"]');
  await shown(page);
  const said = await text(page, "#answer");
  for (const words of [/The bill differs/, /\$36\.50\s+\$16\.50\s+\$20\.00/, /made in another country: China/, /Last day: 14 March 2027/]) assert.match(said, words);

  // Of a heading T-shirts of cotton bear 16.5 % and others up to 32 %; the fee is $1.34. What the question decides is chosen below it.
  await type(page, { hts: "6109", "bill-duty": "", "bill-fees": "", "bill-brokerage": "", "bill-total": "60" });
  await page.click('button[type="submit"]');
  await page.waitForFunction(() => /at least \$26\.66 is the carrier’s own charges/.test(document.querySelector("#answer").textContent), { timeout: 30_000 });
  assert.match(await text(page, "#answer .amounts tbody"), /\$60\.00\s+\$\d+\.\d\d to \$33\.34/);
  await page.click("#answer .replies[data-lines] button");
  await page.waitForFunction(() => document.querySelector("#hts").value.length > 4 && !document.querySelector("#answer .replies[data-lines]"), { timeout: 30_000 });
  assert.deepEqual(page.faults, []);
});

test("what is wrong is said in the page's language", async () => {
  const page = await open({ at: "es/refund.html" });
  await type(page, { type: "1", date: "2025-06-01" });
  await page.click('button[type="submit"]');
  await page.waitForFunction(() => !document.querySelector("#errors").hidden, { timeout: 30_000 });
  assert.match(await text(page, "#errors"), /no es un tipo de entrada/);
});
