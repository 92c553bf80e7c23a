import assert from "node:assert/strict";
import { test } from "node:test";
import { retype, setUp, text } from "./browser.mjs";
import { answer, choose, drop, ledger, made, openOrders, rows, state, testdata } from "./orders.mjs";

setUp();

// The totals were added up apart from the code: of the hand-made files by eye, as the
// sums show, of the real ones as the README of the files tells.
const cents = n => `$${(n / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
const files = [
  { file: "shopify.csv", name: "Shopify orders export", counted: "5 of 11", orders: 4, people: 2, sum: 50000 + 2 * 7550 + 14901 + 14900 + 2 * 1000 },
  { file: "etsy_items.csv", name: "Etsy sold order items", counted: "4 of 6", orders: 3, people: 3, sum: 2 * 2450 + 3100 + 40 * 2450 + 3100 },
  { file: "etsy_orders.csv", name: "Etsy sold orders", counted: "2 of 4", orders: 2, people: 2, sum: 8000 + 98000 },
  { file: "ebay.csv", name: "eBay orders report", questions: { currency: "USD" }, counted: "3 of ", orders: 2, people: 2, sum: 2 * 999 + 100000 + 2 * 3000 },
  { file: "amazon.txt", name: "Amazon all orders report", counted: "3 of 6", orders: 2, people: 2, sum: 4998 + 2499 + 1200 },
  { file: "german.csv", name: "A table", fx: { EUR: "1.08" }, counted: "2 of 4", orders: 2, people: 1, sum: 309671 + 1350 }, // 2 × 1433.66 × 1.08 = 3096.7056
  { file: "uci_usa.csv", name: "A table", questions: { currency: "GBP" }, fx: { GBP: "1.27" }, counted: "179 of 291", orders: 5, people: 4, sum: 454711 },
  { file: "shopify_inr.csv", name: "Shopify orders export", questions: { country: "US" }, fx: { INR: "0.0118" }, counted: "121 of 121", orders: 51, sum: 691409 },
];

test("each shop's file is recognised and adds up, one after the other on one page", async t => {
  const page = await openOrders();
  for (const f of files) {
    await t.test(`${f.file} to ${cents(f.sum)}`, async () => {
      await choose(page, testdata(f.file));
      if (await state(page, "asks", "mapped") === "asks") {
        assert.ok(f.questions || f.fx, "asks only what the file leaves open");
        if (f.questions?.currency) await page.select("#question-currency", f.questions.currency);
        for (const [code, rate] of Object.entries(f.fx ?? {})) await page.type(`#fx-${code}`, rate);
        await page.click("#read");
      } else assert.ok(!f.questions && !f.fx);
      await state(page, "mapped");
      assert.match(await text(page, "#recognised"), new RegExp(`^${f.name}: ${f.file}`));
      const found = await text(page, "#report");
      assert.ok(found.startsWith(`${f.orders} orders found`), found);
      assert.ok(found.includes(`\n${f.counted}`), found);
      if (f.people) assert.ok(found.includes(`by ${f.people} ${f.people === 1 ? "person" : "people"}`), found);
      assert.ok(found.includes(`${cents(f.sum)} of goods`), found);
      assert.deepEqual(page.faults, []);
    });
  }
});

test("orders of one file after the other are answered on one page", async t => {
  const page = await openOrders();

  await t.test("the American orders of 2010 and 2011 under the law of 2021: the two days over $800 are not free", async () => {
    await choose(page, testdata("uci_usa.csv"));
    await state(page, "asks");
    await page.select("#question-currency", "GBP");
    await page.type("#fx-GBP", "1.27");
    await page.click("#read");
    await state(page, "mapped");
    await answer(page, { from: "GB", origin: "GB", asOf: "2021-10-21" });
    assert.match(await text(page, "#verdict"), /^3 of 5 orders would be free of duty under the law of 21 October 2021/);
    assert.match(await text(page, "#headline"), /2 person-days of 5 were over the limit/);
    // 2005.98 and 929.25 of the five days; 781.41 is still within.
    assert.deepEqual(Object.values(await ledger(page, "The person-days furthest over the limit")).map(c => [c[1], c[0]]), [["$2,005.98", "$1,205.98"], ["$929.25", "$129.25"]]);
  });

  await t.test("one person’s two orders of a day count together, and one cent over the limit takes both", async () => {
    await choose(page, testdata("shopify.csv"));
    await state(page, "mapped");
    await answer(page, { hts: "6109.10.00.12" });
    // 500.00 + 2 × 75.50 + 149.01 = 800.01. On 2 May the exemption for China is gone.
    assert.equal(await text(page, "#verdict"), "1 of 4 orders was free of duty.");
    const over = await ledger(page, "The person-days furthest over the limit");
    assert.deepEqual(over["ana@example.com, 2 Apr 2025"].slice(0, 4), ["$0.01", "$800.01", "$800.00", "2"]);
    const all = await rows(page);
    assert.deepEqual(all.slice(0, 4).map(r => r[1]), ["Not free", "Not free", "Not free", "Free"]);
  });

  await t.test("the sample is answered at once: one of its eight orders was free", async () => {
    await page.click("#sample");
    await state(page, "answered");
    // 2 × 24.00 + 18.50 = 66.50 in March from within the limit. The scarf of May came back.
    assert.equal(await text(page, "#verdict"), "1 of 8 orders was free of duty.");
    assert.deepEqual((await ledger(page, "The orders by outcome")).Free, ["1", "$0.00", "$0.00", "$0.00", "$66.50", "1"]);
    // Ben's two handbags on one day, and Finn's two: 2 × 420.00 each.
    assert.deepEqual(Object.values(await ledger(page, "The person-days furthest over the limit")).map(c => c[1]), ["$840.00", "$840.00"]);
  });

  await t.test("what is not counted is named: returns, refunds, other countries, rows that cannot be read", async () => {
    await page.$$eval("#breakdown details", all => all.forEach(d => (d.open = true)));
    const left = await text(page, "#as-read") + await text(page, "#breakdown");
    for (const kind of ["Goods sent back", "Refunded", "Not shipped to the United States", "Could not be read"]) assert.ok(left.includes(kind), kind);
    // Line 15 of the sample orders "two" mugs.
    assert.deepEqual((await ledger(page, "Rows left out because they could not be read"))["15"][0], "Quantity");
    assert.match(left, /told apart by email address/);
  });

  await t.test("days under way move the day that counts", async () => {
    await drop(page, "days.csv", "Order,Date,Email,Country,Price,Currency\n1,2025-08-27,a@example.com,US,10,USD\n2,2025-08-28,a@example.com,US,10,USD\n");
    await state(page, "mapped");
    await answer(page, { origin: "VN", from: "VN" });
    assert.equal(await text(page, "#verdict"), "All 2 orders were free of duty.");
    await retype(page, "#transitDays", "1");
    await page.click("#answer-them");
    await page.waitForFunction(() => /^1 of 2 orders/.test(document.querySelector("#verdict").textContent));
  });

  await t.test("the same orders are compared with another day’s law and another route, and the rows stay until it is wanted", async () => {
    await drop(page, "what.csv", "Order,Date,Email,Country,Price,Currency\n1,2025-09-10,a@example.com,US,10,USD\n2,2025-09-10,b@example.com,US,900,USD\n");
    await state(page, "mapped");
    await answer(page, { origin: "VN", from: "VN", hts: "6109.10.00.12" });
    assert.match(await text(page, "#verdict"), /^None of the 2 orders was free/);
    await page.focus("#if-date");
    await page.type("#if-date", "10212016");
    await page.click("#if");
    await page.waitForSelector("#if-answer table");
    assert.deepEqual((await ledger(page, "As checked, and what if"))["Free orders"], ["0", "1"]);
    assert.deepEqual((await rows(page)).map(r => r[1]), ["Not free", "Not free"]);
    await page.click("#if-keep");
    await page.waitForFunction(() => /^1 of 2 orders would be free/.test(document.querySelector("#verdict").textContent));
    assert.deepEqual((await rows(page)).map(r => r[1]).sort(), ["Free", "Outside our data"]);
  });

  await t.test("a product table is typed, saved, loaded again, and counts before what is said of all goods", async () => {
    await drop(page, "skus.csv", "Order,Date,Email,Country,SKU,Price,Currency\n1,2025-06-10,a@example.com,US,TEE,10,USD\n2,2025-06-10,b@example.com,US,CUP,10,USD\n3,2025-06-11,b@example.com,US,CUP,10,USD\n");
    await state(page, "mapped");
    await page.$eval("#products", d => (d.open = true));
    assert.match(await text(page, "#product-list legend"), /^CUP\s+2 rows/, "the one sold most stands first");
    await page.select("#product-0-origin", "VN");
    await answer(page, {});
    assert.match(await text(page, "#verdict"), /^2 of 3 orders were free/);
    await page.evaluate(() => { URL.createObjectURL = blob => { blob.text().then(t => (window.saved = t)); return "blob:none"; }; });
    await page.click("#save-products");
    await page.waitForFunction(() => window.saved);
    const saved = await page.evaluate(() => window.saved);
    assert.equal(saved, "sku,hts,origin,customsValue,currency,claim,facts,measures\r\nCUP,,VN,,USD,,,\r\n");
    await page.click("#drop-products");
    assert.equal(await page.$eval("#product-0-origin", e => e.value), "");
    const path = made("products.csv", saved.replace("CUP,,VN,,USD", "CUP,6912.00.44.00,Vietnam,4.5,USD") + "X,61,CN,,,,,\r\n=1+1;\u00a0@x,,VN,,,,,\r\n");
    await choose(page, testdata("shopify.csv"));
    await state(page, "mapped");
    await page.$eval("#products", d => (d.open = true));
    await (await page.$("#products-file")).uploadFile(path);
    await page.waitForFunction(() => /2 products loaded/.test(document.querySelector("#products-said").textContent));
    assert.match(await text(page, "#products-said"), /line 3/, "a line that cannot be read is named");
    await page.evaluate(() => (window.saved = ""));
    await page.click("#save-products");
    await page.waitForFunction(() => window.saved);
    assert.match(await page.evaluate(() => window.saved), /\r\nCUP,6912004400,VN,4.5,USD,,,\r\n$/);
    assert.match(await page.evaluate(() => window.saved), /\r\n'=1\+1;'\u00a0@x,,VN,/, "a spreadsheet runs no product's number");
  });
});
