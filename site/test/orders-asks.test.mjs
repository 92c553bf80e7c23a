import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, go, setUp, text } from "./browser.mjs";
import { choose, drop, openOrders, state, testdata } from "./orders.mjs";

setUp();

const ambiguous = "Order,Date,Email,Country,Price,Currency\n1,03/04/2025,a@example.com,US,10.00,USD\n2,05/04/2025,a@example.com,US,10.00,USD\n";
const unknown = "A,B,C\n2025-03-01,12.50,x\n2025-03-02,20.00,y\n";

for (const [choice, expected] of [[0, "from 4 March 2025 to 4 May 2025"], [1, "from 3 April 2025 to 5 April 2025"]]) {
  test(`whether the day or the month stands first is asked once for the file: ${expected}`, async () => {
    const page = await openOrders();
    await drop(page, "dates.csv", ambiguous);
    await state(page, "asks");
    assert.equal(await focused(page), "reading-title");
    assert.match(await text(page, "#questions"), /Which day is 03\/04\/2025\?\s+March 4, 2025\s+April 3, 2025/);
    await page.click("#read");
    assert.match(await text(page, "#errors"), /Which day is/, "it is not guessed");
    const radios = await page.$$("#questions [type=radio]");
    await radios[choice].click();
    await page.click("#read");
    await state(page, "mapped");
    assert.ok((await text(page, "#report")).includes(expected), await text(page, "#report"));
  });
}

test("what was said about a file is remembered for the next one with the same columns, and forgotten when asked", async () => {
  const page = await openOrders();
  await drop(page, "dates.csv", ambiguous);
  await state(page, "asks");
  await (await page.$$("#questions [type=radio]"))[1].click();
  await page.click("#read");
  await state(page, "mapped");
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.doesNotMatch(kept, /a@example|10\.00|03\/04/, "nothing of what stands in the file is kept");

  await go(page);
  await drop(page, "next.csv", ambiguous.replace("05/04", "06/04"));
  await state(page, "mapped");
  assert.match(await text(page, "#report"), /from 3 April 2025 to 6 April 2025/);
  assert.match(await text(page, "#remembered"), /read as you said then/);
  await page.click("#forget");
  await state(page, "asks");
  assert.equal(await page.$$eval("#questions :checked", all => all.length), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("where the browser keeps nothing, the page works all the same", async () => {
  const page = await openOrders();
  await page.evaluate(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
  await drop(page, "dates.csv", ambiguous);
  await state(page, "asks");
  await (await page.$$("#questions [type=radio]"))[0].click();
  await page.click("#read");
  await state(page, "mapped");
  assert.deepEqual(page.faults, []);
});

test("a file with unknown columns shows its first rows and asks which is which", async () => {
  const page = await openOrders();
  await drop(page, "unknown.csv", unknown);
  await state(page, "asks");
  assert.match(await text(page, "#preview-box"), /2025-03-01\s+12\.50\s+x/);
  assert.match(await text(page, "#mapping summary"), /say which one holds what/);
  await page.click("#read");
  assert.match(await text(page, "#errors"), /Say which column has/);
  assert.equal(await focused(page), "errors");
  // Each choice is a new guess; the fields are made anew.
  for (const [field, column] of [["price", "B"], ["ordered", "A"]]) {
    await page.select(`#column-${field}`, column);
    await page.waitForFunction((f, c) => document.querySelector(`#column-${f}`)?.closest(".columns").querySelector(".sample") && document.querySelector(`#column-${f}`).value === c, {}, field, column);
  }
  await page.click("#read");
  await state(page, "mapped");
  assert.match(await text(page, "#report"), /\$32\.50 of goods/);
});

test("a wrong guess is put right: another column, another encoding, another line of names", async () => {
  const page = await openOrders();
  await drop(page, "guess.csv", "my orders\nOrder,Date,Email,Country,Price,Unit price,Currency\n1,2025-03-01,a@example.com,US,99,10.00,USD\n");
  await state(page, "mapped");
  assert.match(await text(page, "#notes"), /names of the columns stand in line 2/);
  assert.match(await text(page, "#report"), /\$99\.00 of goods/);
  await page.$eval("#mapping", d => (d.open = true));
  await page.select("#column-price", "Unit price");
  await page.waitForFunction(() => document.querySelector("#column-price").value === "Unit price" && /10\.00/.test(document.querySelector("#column-price").parentElement.textContent));
  assert.equal(await text(page, "#read"), "Read the file again");
  await page.click("#read");
  await page.waitForFunction(() => /\$10\.00 of goods/.test(document.querySelector("#report").textContent));
});

test("a currency without a rate is asked for, and again for the next file: rates change", async () => {
  const page = await openOrders();
  await choose(page, testdata("german.csv"));
  await state(page, "asks");
  await page.click("#read");
  assert.match(await text(page, "#errors"), /EUR/);
  await page.type("#fx-EUR", "1.08");
  await page.click("#read");
  await state(page, "mapped");
  await go(page);
  await choose(page, testdata("german.csv"));
  assert.equal(await state(page, "asks", "mapped"), "asks");
  assert.equal(await page.$eval("#fx-EUR", e => e.value), "1.08", "the last rate stands there to be changed");
});
