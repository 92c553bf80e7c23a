import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, setUp, text } from "./browser.mjs";
import { answer, drop, openOrders, rows, state } from "./orders.mjs";

setUp();

const header = "Order,Date,Email,Country,Price,Currency\n";
const row = (n, price = "10.00") => `${n},2025-03-01,b${n}@example.com,US,${price},USD\n`;
const refused = [
  ["a workbook cut off", "orders.xlsx", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(2000, 7)]), /workbook is damaged.*save the sheet as .CSV UTF-8/s],
  ["a program", "orders.bin", Buffer.from(Array.from({ length: 4000 }, (_, i) => i * 37 % 256)), /This is no text/],
  ["a PDF", "orders.pdf", "%PDF-1.7 and so on", /This is a PDF/],
  ["an empty file", "empty.csv", "", /empty/],
  ["a file of blanks", "blank.csv", "\n\n \n", /empty/],
  ["10,000 columns", "wide.csv", Array.from({ length: 10_000 }, (_, i) => `c${i}`).join() + "\n" + "1,".repeat(9_999) + "1\n", /columns/],
];
test("what is no file of orders is refused with the reason, and the next file is read", async t => {
  const page = await openOrders();
  for (const [n, [name, file, bytes, expected]] of refused.entries()) {
    await t.test(name, async () => {
      await drop(page, file, bytes);
      await state(page, "error");
      assert.match(await text(page, "#errors"), expected);
      assert.equal(await focused(page), "errors");
      assert.ok(await page.$eval("#reading", e => e.hidden));
      // As many orders as files before, so that it is this file that was read.
      await drop(page, `good${n}.csv`, header + Array.from({ length: n + 1 }, (_, i) => row(i)).join(""));
      await state(page, "mapped");
      assert.ok(await page.$eval("#errors", e => e.hidden));
      assert.match(await text(page, "#report"), new RegExp(`^${n + 1} orders? found`));
      assert.deepEqual(page.faults, []);
    });
  }
});

test("a file of 3 GB is refused before it is read", async () => {
  const page = await openOrders();
  await page.evaluate(text => {
    const part = new Blob([text.repeat(1 << 16)]), parts = Array(Math.ceil(3 * 2 ** 30 / part.size)).fill(part);
    const files = new DataTransfer();
    files.items.add(new File(parts, "huge.csv"));
    const input = document.querySelector("#file");
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, header + row(1).repeat(20));
  await page.waitForSelector("#errors:not([hidden])");
  assert.match(await text(page, "#errors"), /3\.\d GB; at most 2\.0 GB/);
});

test("a file that ends in the middle of a quote is read up to there, and says so", async () => {
  const page = await openOrders();
  await drop(page, "cut.csv", "Order,Date,Email,Country,Item,Price,Currency\n1,2025-03-01,a@example.com,US,cup,10.00,USD\n2,2025-03-01,a@example.com,US,\"a cup that\nnever ends,10.00,USD\n");
  await state(page, "mapped", "asks");
  const said = await page.evaluate(() => document.querySelector("#report").textContent + document.querySelector("#errors").textContent);
  assert.match(said, /quot/i);
  assert.match(said, /\$10\.00 of goods/);
});

test("a column that changes its type half-way rejects those rows by line, column and reason, and no others", async () => {
  const page = await openOrders();
  await drop(page, "half.csv", header + row(1) + row(2) + row(3, "ten dollars") + row(4, "soon") + row(5));
  await state(page, "mapped");
  assert.match(await text(page, "#report"), /3 of 5 rows count.*\$30\.00 of goods/s);
  await page.$$eval("#report details", all => all.forEach(d => (d.open = true)));
  const list = await page.$$eval("#report [aria-label='Rows that could not be read'] tbody tr", all => all.map(r => [...r.cells].map(c => c.innerText)));
  assert.deepEqual(list.map(r => r.slice(0, 2)), [["4", "Price"], ["5", "Price"]]);
  assert.match(list[0][2], /ten dollars/);
  await answer(page, { origin: "VN", from: "VN" });
  assert.deepEqual((await rows(page)).map(r => r[1]), ["Free", "Free", "Could not be read", "Could not be read", "Free"]);
});

test("a file in which nothing counts says why and asks nothing more", async () => {
  const page = await openOrders();
  await drop(page, "refunded.csv", "Order,Date,Email,Country,Status,Price,Currency\n1,2025-03-01,a@example.com,US,refunded,10.00,USD\n");
  await state(page, "mapped");
  assert.match(await text(page, "#report"), /None of the 1 row counts/);
  assert.ok(await page.$eval("#assume", e => e.hidden));
});

test("what the engine refuses of the assumptions is said at the field", async () => {
  const page = await openOrders();
  await drop(page, "one.csv", header + row(1));
  await state(page, "mapped");
  await page.click("#answer-them");
  assert.match(await text(page, "#errors"), /Choose the country most of the goods were made in/);
  assert.ok(await page.$("#origin[aria-invalid=true]"));
  assert.match(await text(page, "#errors"), /Say how many days the parcels are under way/, "no day of arrival is presumed");
  await page.select("#origin", "CN");
  await page.select("#from", "US");
  await page.select("#mode", "express");
  await page.type("#transitDays", "0");
  await page.click("#answer-them");
  await page.waitForSelector("#from[aria-invalid=true]");
  assert.equal(await focused(page), "errors");
  await page.select("#from", "CN");
  await page.click("#answer-them");
  await state(page, "answered");
});

test("an engine that does not load is said, and can be tried again", async () => {
  let refuse = true;
  const page = await openOrders({ intercept: r => refuse && r.url().endsWith(".bin") ? r.respond({ status: 503, body: "" }) : r.continue() });
  await page.waitForSelector("#retry");
  assert.match(await text(page, "#engine"), /did not load/);
  refuse = false;
  await page.click("#retry");
  await drop(page, "one.csv", header + row(1));
  await state(page, "mapped");
});
