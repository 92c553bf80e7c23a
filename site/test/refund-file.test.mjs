// Files of entries on the page of what comes back.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
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

test("a report with a row for each tariff line is summed by entry, and what is wrong is named by its line", async () => {
  const at = await mkdtemp(join(tmpdir(), "entries-"));
  await writeFile(join(at, "es-003.csv"), report);
  const page = await open({ at: "refund.html" });
  await page.$eval("#on", e => (e.value = "2026-07-15"));
  await (await page.$("#file")).uploadFile(join(at, "es-003.csv"));
  await page.waitForFunction(() => !document.querySelector("#many").hidden, { timeout: 30_000 });
  const said = await text(page, "#many");
  for (const words of [/were answered: 3/, /CAPE declaration\s+2\s+\$1,010\.00/, /Protest\s+1\s+\$500\.00/, /counted once: 1/, /not used: Port/,
    /Line 8: "06\/31\/2025" is not a day/, /Line 9: No duty was void/, /Line 11: "90,00" is not an amount/, /Line 12: The entry is liquidated, and the day/, /number is not right \(1\)\s+ABC-1234567-5/, /file 1 \(1\)/]) assert.match(said, words);
  await page.setViewport({ width: 360, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360, "the table scrolls in itself");
  assert.deepEqual(page.faults, []);
  await rm(at, { recursive: true });
});
