import assert from "node:assert/strict";
import { test } from "node:test";
import { open, retype, setUp, text } from "./browser.mjs";
import { axeFindsNothing, fits, look } from "./looks.mjs";
import { made } from "./orders.mjs";

setUp();

const given = (page, name, csv) => page.$("#file").then(field => field.uploadFile(made(name, csv)));
const asked = async page => {
  await page.click('button[type="submit"]');
  await page.waitForFunction(() => !document.querySelector("#answer").hidden || !document.querySelector("#errors").hidden, { timeout: 60_000 });
};

// A shirt of 24.00 pays 16.5% (3.96), 12.5% (3.00) and, from China, 7.5% (1.80): 8.76. From Mexico
// 16.5% and 10% (2.40): 6.36, which is less whatever is claimed. The waybill costs 1.34.
test("a table of products says what each pays, from where it is cheapest, and becomes rates for a shop", async t => {
  const page = await open({ at: "products.html" });
  await page.$eval("#date", e => (e.value = "2026-09-01"));
  await retype(page, "#origins", "CN, MX");
  await given(page, "products.csv", "sku,colour,hts,value\nTEE,red,6109.10.00.12,24\n<b>X,blue,6912,10\n");
  await asked(page);
  const rows = await page.$$eval("#answer .ledger tbody tr", all => all.map(r => [...r.cells].slice(0, 8).map(c => c.innerText)));
  assert.deepEqual(rows.slice(0, 2), [
    ["TEE", "China", "1 Sep 2026", "$8.76", "$1.34", "$10.10", "", ""],
    ["TEE", "Mexico", "1 Sep 2026", "$6.36", "$1.34", "$7.70", "$1.34 to $7.70", "yes"]]);
  assert.equal(rows[2][0], "<b>X");
  assert.equal(rows[2][5], "", "a heading that is not decided has no total");
  assert.match(await text(page, "#answer"), /Columns that were not used: colour\./);
  assert.match(await text(page, "#answer"), /With S USMCA: \$1\.34/);
  await page.evaluate(() => {
    URL.createObjectURL = blob => (blob.text().then(t => (window.saved = t)), "#");
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await page.click('[data-as="woocommerce"]');
  await page.waitForFunction(() => window.saved);
  assert.match(await page.evaluate(() => window.saved), /^Country,Type,Rate,.*\nUS,percentage,36\.5,/);
  await t.test("nothing is in the way on the page", async () => {
    await axeFindsNothing(page);
    for (const width of [1280, 360]) {
      await look(page, "light", width);
      await fits(page);
    }
  });
  await t.test("what is no table, and one that is too large, is refused in words", async () => {
    for (const [name, csv, says] of [["none.csv", "name,price\n", /needs a column sku, and value or customsValue/], ["large.csv", `sku,hts,value\n${"A,6109.10.00.12,24\n".repeat(1_000_000)}`, /larger than the page works through/]]) {
      await given(page, name, csv);
      await asked(page);
      await page.waitForFunction(() => !document.querySelector("#errors").hidden, { timeout: 20_000 });
      assert.match(await text(page, "#errors"), says);
      await page.$eval("#errors", e => (e.hidden = true));
    }
  });
  await t.test("10,000 products show how far they are, can be cancelled, and are worked through", async t => {
    await given(page, "many.csv", `sku,hts,origin,value\n${Array.from({ length: 10_000 }, (_, i) => `P${i},${["6109.10.00.12", "4202.92.31.31", "6912.00.44.00", "9503.00.00.73"][i % 4]},CN,${10 + i % 90}.${String(i % 97).padStart(2, "0")}\n`).join("")}`);
    await retype(page, "#origins", "");
    await page.click('button[type="submit"]');
    await page.waitForFunction(() => !document.querySelector("#progress").hidden && document.querySelector("#bar").value > 0, { timeout: 30_000 });
    await page.click("#cancel");
    assert.match(await text(page, "#engine"), /Cancelled/);
    await page.click('button[type="submit"]');
    await page.waitForFunction(() => document.querySelector("#products-title")?.textContent.startsWith("10,000 products"), { timeout: 90_000 });
    t.diagnostic(await page.$eval("#answer p", e => e.textContent));
  });
  assert.deepEqual(page.faults, []);
});
