import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp, text } from "./browser.mjs";
import { answer, drop, openOrders, state } from "./orders.mjs";

setUp();

const remarks = (page, where) => page.$$eval(`${where} .remarks li`, all => Object.fromEntries(all.map(e => [e.dataset.what, e.innerText])));

test("what was taken off, left out and not used stands before what is owed by month or outcome", async () => {
  const page = await openOrders();
  // 2 × 50.00 less 30.00; 4.99 of shipping and 1.60 of tax are no part of it.
  await drop(page, "shop.csv", "Order,Date,Email,Country,Status,SKU,Quantity,Price,Currency,Shipping,Tax,Discount,Colour\n1,2026-05-03,a@example.com,US,paid,A,2,50.00,USD,4.99,1.60,30.00,red\n2,2026-05-03,b@example.com,US,pending,A,1,50.00,USD,,,,\n");
  await state(page, "mapped");
  const found = await remarks(page, "#report");
  assert.match(found.discounts, /\$30\.00/);
  assert.match(found.shipping, /\$4\.99/);
  assert.match(found.tax, /\$1\.60/);
  assert.match(found.columns, /Colour/);
  assert.match(found.unpaid, /Not counted.*1 row, \$50\.00/);
  assert.match(await text(page, "#report"), /\$70\.00 of goods/);
  await answer(page, { hts: "6109.10.00.12" });
  const { note, ...others } = await remarks(page, "#as-read");
  assert.deepEqual(others, found);
  assert.match(note, /price of one/, "what was found out before the file was read is told with it");
  assert.equal(await page.$eval("#as-read li", e => e.dataset.what), "columns", "what was not understood stands first");
  assert.ok(await page.$("#headline + #as-read > .remarks"), "it stands first, behind the sentences alone");
  assert.deepEqual(page.faults, []);
});

test("a status that is not known is asked, and so is a sign of several currencies", async () => {
  const page = await openOrders();
  await drop(page, "asks.csv", "Order,Date,Email,Country,Status,Price\n1,2026-05-03,a@example.com,US,Frobnicated,¥3000\n2,2026-05-03,b@example.com,US,paid,¥2000\n");
  await state(page, "asks");
  await page.click("#questions [data-path='statuses.frobnicated'] input[value=cancelled]");
  await page.click("#questions [data-path=currency] input[value=JPY]");
  await page.type("#fx-JPY", "0,01");
  await page.click("#read");
  await state(page, "mapped");
  // 2000 × 0.01; the other order was left out.
  assert.match(await text(page, "#report"), /\$20\.00 of goods/);

  // Two lines with the same total: that of each, or that of the order on both?
  await drop(page, "totals.csv", "Order,Date,Email,Country,SKU,Total,Currency\n1,2026-05-03,a@example.com,US,A,30.00,USD\n1,2026-05-03,a@example.com,US,B,30.00,USD\n");
  await page.waitForSelector("#questions [data-path=totals]");
  await page.click("#questions [data-path=totals] input[value=order]");
  await page.click("#read");
  await state(page, "mapped");
  assert.match(await text(page, "#report"), /\$30\.00 of goods/);
  assert.match((await remarks(page, "#report"))["once-for-order"], /counted once/);
  assert.deepEqual(page.faults, []);
});
