import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { retype, setUp, text } from "./browser.mjs";
import { answer, choose, drop, made, many, openOrders, state, testdata } from "./orders.mjs";

setUp();

const root = new URL("../..", import.meta.url).pathname;
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "section321-cli-"));
  await promisify(execFile)("go", ["build", "-o", join(folder, "section321"), "./tools/section321"], { cwd: root });
}, { timeout: 240_000 });
after(() => rm(folder, { recursive: true, force: true }));

// What the command line writes for a file.
async function written(file, ...flags) {
  const csv = join(folder, "out.csv"), jsonl = join(folder, "out.jsonl");
  await promisify(execFile)(join(folder, "section321"), ["orders", "-csv", csv, "-jsonl", jsonl, ...flags, file]);
  return { csv: await readFile(csv), jsonl: await readFile(jsonl) };
}

// What the page saves, as a browser without a place to choose saves it.
async function saved(page, as) {
  await page.evaluate(() => {
    window.got = undefined;
    URL.createObjectURL = blob => {
      const reader = new FileReader();
      reader.onload = () => (window.got = reader.result.slice(reader.result.indexOf(",") + 1));
      reader.readAsDataURL(blob);
      return "blob:none";
    };
  });
  await page.click(`#save-${as}`);
  await page.waitForFunction(() => window.got, { timeout: 60_000 });
  await state(page, "answered");
  return Buffer.from(await page.evaluate(() => window.got), "base64");
}

const flags = ["-mode", "express", "-from", "CN", "-origin", "CN", "-hts", "6109.10.00.12"];
test("what is answered is saved, of one file after the other on one page", async t => {
  const page = await openOrders();
  for (const [file, more, prepare] of [
    ["shopify.csv", [], null],
    ["ebay.csv", [], null],
    ["amazon.txt", [], null],
    ["german.csv", ["-fx", "EUR=1.08"], page => page.type("#fx-EUR", "1.08")],
  ]) {
    await t.test(`the page and the command line write the same bytes for ${file}`, async () => {
      await choose(page, testdata(file));
      if (await state(page, "asks", "mapped") === "asks") {
        await prepare?.(page);
        await page.click("#read");
        await state(page, "mapped");
      }
      await answer(page, { hts: "6109.10.00.12" });
      const expected = await written(testdata(file), ...flags, ...more);
      for (const as of ["csv", "jsonl"]) {
        const got = await saved(page, as);
        assert.ok(expected[as].length > 500);
        assert.ok(got.equals(expected[as]), `${as}: ${got.length} and ${expected[as].length} bytes`);
      }
    });
  }

  await t.test("so they do for a file of many chunks, with a product table and other days under way", async () => {
    const path = await drop(page, "many.csv", many(40_000));
    await state(page, "mapped");
    await page.$eval("#products", d => (d.open = true));
    await page.select("#product-0-origin", "VN");
    const sku = await page.$eval("#product-list .product", e => e.dataset.sku);
    await answer(page, { transitDays: "3" });
    const table = made("products.csv", `sku,origin\n${sku},VN\n`);
    const expected = await written(path, "-mode", "express", "-from", "CN", "-origin", "CN", "-transit", "3", "-products", table);
    assert.ok(expected.csv.length > 2 ** 21, "the file has several chunks");
    assert.ok((await saved(page, "csv")).equals(expected.csv));
  });

  await t.test("a cell that a spreadsheet would run is made harmless, and the rest of the row is as it was", async () => {
    await drop(page, "formula.csv", "Order,Date,Email,Country,Item,Price,Currency\n1,2025-03-01,a@example.com,US,=1+1,10.00,USD\n");
    await state(page, "mapped");
    await answer(page, { origin: "VN", from: "VN" });
    const [head, row] = (await saved(page, "csv")).toString().split("\n");
    assert.match(head, /^Order,Date,Email,Country,Item,Price,Currency,status,day,outcome,aggregate,limit,duty,fees,total,why/);
    assert.match(row, /^1,2025-03-01,a@example\.com,US,'=1\+1,10\.00,USD,counted,2025-03-01,exempt,10\.00,800\.00,0\.00,0\.00,0\.00,/);
  });

  await t.test("where a place can be chosen the rows go into it as they come, and the name chosen is said", async () => {
    await choose(page, testdata("shopify.csv"));
    await state(page, "mapped");
    await answer(page, { hts: "6109.10.00.12" });
    await page.evaluate(() => {
      window.showSaveFilePicker = async options => {
        window.suggested = options.suggestedName;
        return (await navigator.storage.getDirectory()).getFileHandle("chosen.csv", { create: true });
      };
    });
    await page.click("#save-csv");
    await page.waitForFunction(() => /chosen\.csv is saved/.test(document.querySelector("#announce").textContent));
    assert.equal(await page.evaluate(() => window.suggested), "shopify-section321.csv");
    const got = await page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle("chosen.csv")).getFile()).text());
    assert.equal(got, (await written(testdata("shopify.csv"), ...flags)).csv.toString());
  });

  await t.test("who changes their mind about the place is left where they were", async () => {
    await page.click("#sample");
    await state(page, "answered");
    await page.evaluate(() => (window.showSaveFilePicker = () => Promise.reject(new DOMException("no", "AbortError"))));
    await page.click("#save-csv");
    await retype(page, "#text", "ben");
    await page.waitForFunction(() => document.querySelector("#found-rows").textContent === "3 rows");
    assert.equal(await state(page, "answered"), "answered");
  });

  await t.test("a file that was changed after it was chosen is not written half", async () => {
    await page.evaluate(() => (window.showSaveFilePicker = undefined));
    const path = await drop(page, "gone.csv", many(2000));
    await state(page, "mapped");
    await answer(page, {});
    await rm(path);
    await page.click("#save-csv");
    await page.waitForSelector("#errors:not([hidden])");
    assert.match(await text(page, "#errors"), /cannot be read any more.*Choose it again/s);
  });
});
