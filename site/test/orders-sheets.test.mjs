import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { archive } from "../bench/workbook.mjs";
import { setUp, text } from "./browser.mjs";
import { assume, choose, drop, made, openOrders, rows, state } from "./orders.mjs";

setUp();

// What these hold and add up to is told beside them.
const book = name => new URL(`../../calc/orders/sheet/testdata/${name}`, import.meta.url).pathname;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Answers what was read, and tells the headline.
async function answered(page) {
  await assume(page, { hts: "6109.10.00.12" });
  await page.click("#answer-them");
  await state(page, "answered");
  return text(page, "#headline");
}

test("files of every kind, one after the other on one page", async t => {
  const page = await openOrders();

  await t.test("the same orders give the same answer as text and in the workbook of every program", async () => {
    const said = [];
    for (const name of ["orders.csv", "excel.xlsx", "google.xlsx", "openpyxl.xlsx", "libreoffice.xlsx"]) {
      await choose(page, book(name));
      assert.equal(await state(page, "mapped", "error", "asks"), "mapped", name);
      // 2 × 400.01 + 19.99 + 3 × 12.50 + 0.10; the order to Germany is not counted.
      assert.match(await text(page, "#report"), /\$857\.61/, name);
      said.push(await answered(page));
    }
    assert.equal(new Set(said).size, 1, said.join("\n"));
    assert.deepEqual(page.faults, []);
  });

  await t.test("the sheet with the orders is found, the others are offered, and the hidden one is told apart", async () => {
    await choose(page, book("excel.xlsx"));
    await state(page, "mapped");
    assert.ok(await page.$eval("#sheet", e => !e.closest(".field").hidden));
    assert.deepEqual(await page.$$eval("#sheet option", all => all.map(o => o.textContent)), ["Read me", "Orders & more", "Last year (hidden)"]);
    assert.equal(await page.$eval("#sheet", e => e.value), "Orders & more");
    assert.match(await text(page, "#recognised"), /the sheet Orders & more/);
    assert.ok(await page.$eval("#encoding", e => e.closest(".field").hidden));
    await page.select("#sheet", "Read me");
    await page.waitForFunction(() => document.querySelector("#recognised").textContent.includes("the sheet Read me"));
    assert.equal(await state(page, "asks"), "asks");
    await page.select("#sheet", "Orders & more");
    await state(page, "mapped");
    assert.match(await text(page, "#report"), /\$857\.61/);
    // A text after it has letters and signs of its own again.
    await choose(page, book("orders.csv"));
    await state(page, "mapped");
    assert.ok(await page.$eval("#sheet", e => e.closest(".field").hidden));
    assert.ok(await page.$eval("#encoding", e => !e.closest(".field").hidden));
  });

  await t.test("files of other kinds are said to be what they are", async () => {
    const whole = await readFile(book("excel.xlsx")), flipped = Buffer.from(whole);
    flipped[flipped.indexOf("xl/worksheets/sheet2.xml") + 500] ^= 1;
    for (const [path, expected] of [
      [book("old.xls"), /old Excel workbook/], [book("open.ods"), /OpenDocument file/],
      [made("june.zip", archive([["orders/June.csv", "a,b\n"]])), /ZIP archive.*June\.csv/s],
      [made("cut.xlsx", whole.subarray(0, whole.length - 30)), /damaged or was cut off/],
      [made("flipped.xlsx", flipped), /damaged or was cut off/],
      [made("bomb.xlsx", archive([["[Content_Types].xml", "<x/>"], ["_rels/.rels", "<a/>".repeat(20 << 20)]])), /unpacks to far more/],
      [made("shop.xls", "<table><tr><th>order</th></tr></table>"), /web page with a table.*CSV UTF-8/s],
      [made("orders.json", '{"orders":[]}'), /JSON/],
    ]) {
      await choose(page, path);
      await page.waitForFunction(wanted => new RegExp(wanted, "s").test(document.querySelector("#errors").textContent), {}, expected.source);
      assert.equal(await state(page, "error"), "error", path);
    }
    await choose(page, book("excel.xlsx"));
    await state(page, "mapped");
    assert.deepEqual(page.faults, []);
  });

  await t.test("rows of a workbook are saved with their answers", async () => {
    await choose(page, book("excel.xlsx"));
    await state(page, "mapped");
    await answered(page);
    const csv = await saved(page, "csv");
    assert.match(csv, /#1003,2025-05-03,ana@example\.com,Ana Ruiz,US,02139,0042,"Print ""Sea"" & sky",3,\$12\.50,USD,counted,2025-05-03,dutiable,37\.50,/);
  });

  await t.test("the shop’s own file comes back with tariff numbers and origins filled in, where it has their columns", async () => {
    await drop(page, "shop.csv", "Order,Date,Country,Price,Currency,Email,HS code,Country of origin\n1,2025-05-03,US,10.00,USD,a@example.com,,\n2,2025-05-03,US,10.00,USD,b@example.com,6912.00.48.10,VN\n");
    await state(page, "mapped");
    await answered(page);
    assert.equal(await saved(page, "own"),
      "Order,Date,Country,Price,Currency,Email,HS code,Country of origin\n1,2025-05-03,US,10.00,USD,a@example.com,6109.10.00.12,CN\n2,2025-05-03,US,10.00,USD,b@example.com,6912.00.48.10,VN\n");
    await choose(page, book("orders.csv"));
    await state(page, "mapped");
    assert.ok(await page.$eval("#save-own", e => e.hidden));
  });
});

for (const [scheme, width, language] of [["light", 360, ""], ["dark", 1280, "es/"], ["light", 1280, "fr/"], ["dark", 360, "zh/"]]) {
  test(`the picture of the year tells orders, free and owed by month, and opens the month: ${language || "en"}, ${scheme}, ${width} pixels`, async () => {
    const page = await openOrders({ at: `${language}orders.html`, scheme, width });
    await choose(page, book("orders.csv"));
    await state(page, "mapped");
    await answered(page);
    const bars = await page.$$eval(".month", all => all.map(b => [b.dataset.month, b.textContent.match(/\d[\d.,\s]*/g).map(n => n.trim())]));
    assert.deepEqual(bars.map(b => b[0]), ["2025-04", "2025-05"]);
    if (!language) {
      // In April one order of two was free; in May, from China, none of two.
      assert.match(await text(page, ".months"), /April 2025.*\$353\.31 owed.*2 orders · 1 free · 1 not free.*May 2025.*\$66\.84 owed.*2 orders · 0 free · 2 not free/s);
    }
    // The bars are as long as the orders are many.
    const [free, owing] = await page.$$eval('[data-month="2025-04"] .months-bar > span', all => all.map(s => s.getBoundingClientRect().width));
    assert.ok(Math.abs(free - owing) < 1 && free > 20, `${free} and ${owing}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the page");
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document.querySelector("#breakdown")));
    assert.deepEqual(found.violations.map(v => v.id), []);
    await page.focus('[data-month="2025-05"]');
    await page.keyboard.press("Enter");
    await rows(page);
    assert.equal(await page.$eval("#month", e => e.value), "2025-05");
    assert.equal(await page.evaluate(() => document.activeElement.id), "every-title");
    assert.deepEqual(page.faults, []);
  });
}

// What the page saves, as a browser without a place to choose saves it.
async function saved(page, as) {
  await page.evaluate(() => {
    window.got = undefined;
    URL.createObjectURL = blob => (blob.text().then(t => (window.got = t)), "blob:none");
  });
  await page.$eval(`#save-${as}`, e => e.click());
  await page.waitForFunction(() => window.got, { timeout: 60_000 });
  return page.evaluate(() => window.got);
}
