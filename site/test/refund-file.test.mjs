// Files of entries on the page of what comes back.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { workbook } from "../bench/workbook.mjs";
import { open, setUp, text } from "./browser.mjs";

setUp();

// Two lines of one entry, 600 and 400 of them void, make 1,000; a repeated line counts once and a
// duty of another heading never. The third entry's check digit is 6, so it is not declared; the
// fourth was liquidated 81 days before; the rest is wrong in its own way.
const report = `Entry Summary Number,Entry Summary Line Number,Entry Date,Entry Type Code,HTS Number - Full,Line Tariff Duty Amount,Liquidation Date,Liquidation Status,Port
ABC-1234567-6,1,06/01/2025,01,9903.01.25,600.00,04/27/2026,Liquidated,2704
ABC-1234567-6,1,06/01/2025,01,6109100012,165.00,04/27/2026,Liquidated,2704
ABC-1234567-6,2,06/01/2025,01,9903.01.24,"$400.00",04/27/2026,Liquidated,2704
ABC-1234567-6,2,06/01/2025,01,9903.01.24,"$400.00",04/27/2026,Liquidated,2704
ABC-1234567-5,1,06/01/2025,01,9903.01.25,10.00,04/27/2026,Liquidated,2704
ABC-1234568-4,1,06/01/2025,01,9903.01.25,500.00,04/25/2026,Liquidated,2704
ABC-1234569-2,1,06/31/2025,01,9903.01.25,70.00,04/27/2026,Liquidated,2704
ABC-1234570-0,1,02/03/2025,01,9903.01.25,80.00,04/27/2026,Liquidated,2704
ABC-1234571-8,1,06/01/2025,01,9903.01.25,90.00,04/27/2026,Liquidated,2704
ABC-1234571-8,2,06/01/2025,01,9903.01.25,"90,00",04/27/2026,Liquidated,2704
ABC-1234572-6,1,06/01/2025,01,9903.01.25,30.00,,Liquidated,2704
`;

// Chooses a file, and waits for what the page shows of it.
async function give(page, path, bytes, place = "#many") {
  await writeFile(path, bytes);
  await page.evaluate(() => (document.querySelector("#many").hidden = document.querySelector("#orders").hidden = true));
  await (await page.$("#file")).uploadFile(path);
  await page.waitForFunction(place => !document.querySelector(place).hidden, { timeout: 30_000 }, place);
}

test("a report with a row for each tariff line is summed by entry, and what is wrong is named by its line", async () => {
  const at = await mkdtemp(join(tmpdir(), "entries-"));
  const page = await open({ at: "refund.html" });
  await page.$eval("#on", e => (e.value = "2026-07-15"));
  await give(page, join(at, "es-003.csv"), report);
  const said = await text(page, "#many");
  for (const words of [/were answered: 3/, /CAPE declaration\s+2\s+\$1,010\.00/, /Protest\s+1\s+\$500\.00/, /counted once: 1/, /not used: Port/,
    /Line 8: "06\/31\/2025" is not a day/, /Line 9: No duty was void/, /Line 11: "90,00" is not an amount/, /Line 12: The entry is liquidated, and the day/, /number is not right \(1\)\s+ABC-1234567-5/, /file 1 \(1\)/]) assert.match(said, words);

  // The same report in a workbook says the same.
  const rows = report.trim().split("\n").map(line => line.match(/"[^"]*"|[^,]+|(?<=,)(?=,)|^(?=,)/g).map(cell => cell.replaceAll('"', "")));
  await give(page, join(at, "es-003.xlsx"), workbook(rows));
  assert.equal((await text(page, "#many")).replace(/\s+/g, " "), said.replace(/\s+/g, " "));

  // A shop’s orders: two of 18.20 from China, entered as 18, of which 20 % and 10 % were void, 5.40
  // each; one a day too late; and one to Canada that does not count.
  await give(page, join(at, "orders.csv"), "Order,Date,Email,SKU,Price,Currency,Country\n1001,2025-10-15,a@example.com,tee,18.20,USD,US\n1002,2025-10-15,b@example.com,tee,18.20,USD,US\n1003,2026-02-24,c@example.com,tee,18.20,USD,US\n1004,2025-10-15,d@example.com,tee,18.20,USD,CA\n", "#orders");
  await page.select("#mode", "express");
  for (const field of ["#from", "#origin"]) await page.select(field, "CN");
  await page.select("#importer", "courier");
  await page.$eval("#hts", e => (e.value = "6109.10.00.12"));
  await page.click("#orders-answer");
  await page.waitForFunction(() => !document.querySelector("#many").hidden, { timeout: 30_000 });
  await page.$$eval("#many details", all => all.forEach(d => (d.open = true)));
  const orders = await text(page, "#many");
  for (const words of [/were answered: 2/, /The carrier\s+2\s+\$10\.80/, /without void duties: 1/, /nothing was void: 0/, /1001\s+\$5\.40/]) assert.match(orders, words);

  // Ten thousand entries: how long the page takes is told, and that it can be stopped.
  const many = `Entry Number,Entry Date,Entry Type,IEEPA duty\n${Array.from({ length: 10_000 }, (_, i) => `N${i},2025-0${4 + i % 5}-1${i % 9},01,123.45`).join("\n")}\n`;
  const begun = Date.now();
  await give(page, join(at, "many.csv"), many);
  console.log(`10,000 entries: ${Date.now() - begun} ms from the choice of the file to the answer`);
  assert.match(await text(page, "#many"), /were answered: 10,000/);
  await page.evaluate(() => new MutationObserver((_, o) => { o.disconnect(); setTimeout(() => document.querySelector("#cancel").click()); })
    .observe(document.querySelector("#progress"), { attributes: true, attributeFilter: ["hidden"] }));
  await give(page, join(at, "many.csv"), many);
  assert.match(await text(page, "#many"), /Cancelled\. Nothing was counted\./);
  await give(page, join(at, "es-003.csv"), report);
  assert.match(await text(page, "#many"), /were answered: 3/, "a file can be read after one that was cancelled");

  await page.setViewport({ width: 360, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360, "the table scrolls in itself");
  assert.deepEqual(page.faults, []);
  await rm(at, { recursive: true });
});
