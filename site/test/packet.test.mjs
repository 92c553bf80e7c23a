import assert from "node:assert/strict";
import { test } from "node:test";
import { go, open, settled, setUp, text } from "./browser.mjs";
import { axeFindsNothing, fits, look } from "./looks.mjs";
import { answer, drop, made, openOrders, rows, state } from "./orders.mjs";

setUp();

// What the page saves, kept where the test finds it.
const keep = page => page.evaluate(() => {
  window.saved = [];
  URL.createObjectURL = blob => (window.saved.push(blob.text()), "#");
  HTMLAnchorElement.prototype.click = () => undefined;
});
const saved = async (page, button) => {
  const before = await page.evaluate(() => window.saved.length);
  await page.click(button);
  await page.waitForFunction(i => window.saved.length > i, { timeout: 20_000 }, before);
  return page.evaluate(i => window.saved[i], before);
};
const shown = page => page.waitForFunction(() => !document.querySelector("#answer").hidden && document.querySelector("#packet-title"), { timeout: 60_000 });
const opening = async (page, file, into = "#file") => (await page.$(into)).uploadFile(file);

// A shop's order of three lines, as its export and its table of products have it:
//
//	10 shirts at 18.20: 182.00; 16.5% is 30.03, forced labor 12.5% 22.75, China 7.5% 13.65
//	2 dresses of another number would be another duty; these are 2 more shirts at 40.00: 80.00; 13.20, 10.00, 6.00
//	4 kg of mangoes at 6.6 cents: 0.26
//
// Together 66.43 + 29.20 + 0.26 = 95.89, and with the waybill's 1.34, 97.23.
const orders = `Order,Order date,Email,Country,SKU,Item,Quantity,Unit price,Currency
#7,2026-09-01,ana@example.com,US,TEE,cotton T-shirts,10,24.00,USD
#7,2026-09-01,ana@example.com,US,TEE-L,printed T-shirts,2,50.00,USD
#7,2026-09-01,ana@example.com,US,MANGO,mangoes,1,30.00,USD
`;
const products = `sku,hts,origin,customsValue,currency,claim,facts,measures
TEE,6109.10.00.12,CN,18.20,USD,,,
TEE-L,6109.10.00.12,CN,40.00,USD,,,
MANGO,0804.50.40.55,MX,30.00,USD,,,kg=4
`;

test("a shop's order of three lines becomes a worksheet, goes to a broker and comes back", async t => {
  const began = Date.now();
  const page = await openOrders();
  await drop(page, "orders.csv", orders);
  await state(page, "mapped");
  await page.$eval("#products", e => (e.open = true));
  await opening(page, made("products.csv", products), "#products-file");
  await page.waitForFunction(() => document.querySelector("#products-said").textContent.includes("3 products"));
  await answer(page, { origin: "CN" });
  await rows(page);
  // The shirts of both rows are one line of the whole file: 262.00; 16.5% is 43.23, 12.5% 32.75, 7.5% 19.65.
  await keep(page);
  await page.$eval("#together", e => (e.open = true));
  const all = await saved(page, "#save-packet");
  assert.match(await text(page, "#together-said"), /1 orders? as one shipment that arrives on .*2026, in 2 lines/);
  await page.click(".every tbody tr button");
  await page.waitForSelector("#to-broker");
  await Promise.all([page.waitForNavigation(), page.click("#to-broker")]);
  await settled(page);
  await shown(page);
  const sheet = await page.$eval('[aria-label="Entry worksheet"] table', e => [...e.rows].map(r => [...r.cells].map(c => c.innerText.trim())));
  t.diagnostic(`from the file to the worksheet: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const amounts = sheet.filter(r => r.length === 7 && /^\$/.test(r[6])).map(r => [r[0], r[2], r[4], r[6]].join(" "));
  assert.deepEqual(amounts, [
    "001 9903.05.31  $22.75", " 9903.88.15  $13.65", " 6109.10.00.12 $182.00 $30.03",
    "002 9903.05.31  $10.00", " 9903.88.15  $6.00", " 6109.10.00.12 $80.00 $13.20",
    "003 0804.50.40.55 $30.00 $0.26", "   $1.34"]);
  assert.deepEqual(sheet.filter(r => /^(Duty|Fees|Total)$/.test(r[0])).map(r => r[1]), ["$95.89", "$1.34", "$97.23"]);
  assert.ok(Date.now() - began < 300_000, "under five minutes");

  await keep(page);
  const csv = await saved(page, "#csv"), packet = await saved(page, "#save");
  assert.match(csv, /^27 line,28 description/);
  assert.equal(JSON.parse(packet).totals.total, "97.23");

  await t.test("nothing is in the way on the page", async () => {
    await look(page, "light", 1280);
    await axeFindsNothing(page);
    await fits(page);
    await look(page, "light", 360);
    await fits(page);
    await look(page, "light", 1280);
  });

  // The broker's own browser tab, which has only the file.
  let back;
  await t.test("the broker opens it, marks a question and saves it", async () => {
    await go(page, page.url().split("#")[0]);
    await keep(page);
    await opening(page, made("packet.json", packet));
    await shown(page);
    assert.match(await text(page, "#back"), /0 of \d+ questions/);
    await page.click('[name="mark-0"][value="changed"]');
    await page.type("#said-0", "USMCA does not apply");
    back = await saved(page, "#save");
    assert.deepEqual(JSON.parse(back).questions[0].mark, "changed");
  });
  await t.test("the seller sees the mark, and the difference to what was sent", async () => {
    await go(page, page.url().split("#")[0]);
    await opening(page, made("back.json", back));
    await shown(page);
    assert.match(await text(page, "#back"), /1 of \d+ questions\s+Changed .*USMCA does not apply/s);
    await opening(page, made("packet.json", packet), "#other");
    await page.waitForSelector("#differences table");
    assert.match(await text(page, "#differences"), /Where the two differ: 2/);
    assert.match(await text(page, "#differences"), /mark\s+–\s+changed/);
  });
  await t.test("the packet of the whole file has a line for each kind of goods", async () => {
    await go(page, page.url().split("#")[0]);
    await opening(page, made("all.json", all));
    await shown(page);
    const sheet = await page.$eval('[aria-label="Entry worksheet"] table', e => [...e.rows].map(r => [...r.cells].map(c => c.innerText.trim())));
    assert.deepEqual(sheet.filter(r => r.length === 7 && /^\$/.test(r[6])).map(r => [r[0], r[2], r[4], r[6]].join(" ")), [
      "001 9903.05.31  $32.75", " 9903.88.15  $19.65", " 6109.10.00.12 $262.00 $43.23", "002 0804.50.40.55 $30.00 $0.26", "   $1.34"]);
    assert.match(await text(page, "#answer"), new RegExp(`Law edition \\S+ \\(${JSON.parse(all).law.hash}\\)`));
    await opening(page, made("back.json", back));
    await page.waitForFunction(() => /USMCA/.test(document.querySelector("#back")?.innerText));
  });
  for (const [what, change, says] of [
    ["an amount that does not follow", s => s.replace('"22.75"', '"2.75"'), /was changed.*“2\.75”.*“22\.75”/s],
    ["another version", s => s.replace('"version": 1', '"version": 9'), /version 9, and this page reads version 1/],
    ["another edition", s => s.replace(/"edition": "[^"]+"/, '"edition": "2031-01-01.1"'), /made under edition 2031-01-01\.1/],
    ["markup", s => s.replace('"mark": "changed"', '"mark": "<img src=x onerror=alert(1)>"'), /mark that is none: <img/],
    ["no packet", () => "[".repeat(100_000), /This file is no packet/],
    ["far too much", () => " ".repeat((2 << 20) + 1), /far larger than any packet/],
  ]) await t.test(`refused in words, and what is open stays: ${what}`, async () => {
    await page.$eval("#errors", e => (e.hidden = true));
    const bad = change(back);
    assert.notEqual(bad, back);
    await opening(page, made("bad.json", bad));
    await page.waitForFunction(() => !document.querySelector("#errors").hidden, { timeout: 20_000 });
    assert.match(await text(page, "#errors"), says);
    assert.match(await text(page, "#back"), /USMCA does not apply/);
  });
  assert.deepEqual(page.faults, []);
});
