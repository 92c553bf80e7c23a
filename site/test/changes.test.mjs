// The page of what changes: the days on which goods owe something else, by which document, and a calendar of them.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { asking, open, setUp, text } from "./browser.mjs";

setUp();

test("goods that somebody types are told the days on which what they owe becomes another", async () => {
  const page = await open({ at: "changes.html", hash: asking({ goods: "6109.10.00.12 CN shirts\n6109.10.00.12 de", from: "2026-06-20", to: "2026-08-01", mode: "express", value: "100", perMonth: "40" }).replace("check", "changes") });
  await page.click("#form [type=submit]");
  await page.waitForFunction(() => !document.querySelector("#answer").hidden, { timeout: 60_000, polling: 100 });
  const said = await text(page, "#answer");
  assert.match(said, /What changes from 20 June 2026 to 1 August 2026/);
  // Shirts of China bear 16.5, 7.5 and, until 23 July 2026, 10 % of Section 122; from 24 July 12.5 % for forced labor. The fee is 1.34.
  assert.match(said, /24 July 2026: shirts 6109\.10\.00\.12 CN: \$35\.34 → \$37\.84/);
  // 40 shipments of $2.50 more.
  assert.match(said, /24 July 2026: shirts 6109\.10\.00\.12 CN: \$35\.34 → \$37\.84\s+\$100\.00 more a month\./);
  assert.match(said, /ends: 10 %/);
  assert.match(said, /begins: 12\.5 %/);
  assert.match(said, /91 FR 47318/);
  const saved = await page.evaluate(() => new Promise(done => {
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => (void blob.text().then(done), make.call(URL, blob));
    document.querySelector("#ics").click();
  }));
  assert.match(saved, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.match(saved, /DTSTART;VALUE=DATE:20260724\r\nSUMMARY:shirts 6109\.10\.00\.12 CN: \$35\.34 → \$37\.84\r\n/);
  assert.ok(saved.split("\r\n").every(line => Buffer.byteLength(line) <= 75));
  assert.deepEqual(page.faults, []);

  await page.$eval("#goods", e => (e.value = "shirts of China"));
  await page.click("#form [type=submit]");
  await page.waitForFunction(() => !document.querySelector("#errors").hidden, { timeout: 20_000, polling: 100 });
  assert.match(await text(page, "#errors"), /Say which goods/);

  // A shop’s file of orders: ten shirts of $24 twice, 30 days apart with both counted, which are 0.99 months.
  // 34 % of $480 are $163.20, 36.5 % are $175.20; two waybills at $1.34. The third order has no number.
  const folder = await mkdtemp(join(tmpdir(), "changes-")), file = join(folder, "orders.csv");
  await writeFile(file, "Order,Date,Email,Country,SKU,HTS,Origin,Quantity,Price,Currency\n1,2026-06-01,a@x.com,US,SHIRT,6109.10.00.12,CN,10,24.00,USD\n2,2026-06-30,b@x.com,US,SHIRT,6109.10.00.12,CN,10,24.00,USD\n3,2026-06-30,c@x.com,US,LAMP,,CN,1,50.00,USD\n4,2026-06-30,c@x.com,CA,LAMP,,CN,1,50.00,USD\n");
  await (await page.$("#file")).uploadFile(file);
  await page.waitForFunction(() => !document.querySelector("#orders").hidden, { timeout: 30_000, polling: 100 });
  await page.select("#shippedFrom", "CN");
  await page.click("#orders-answer");
  await page.waitForFunction(() => !document.querySelector("#many").hidden, { timeout: 30_000, polling: 100 });
  const orders = await text(page, "#many");
  assert.match(orders, /What changes for the orders from 20 June 2026 to 1 August 2026/);
  assert.match(orders, /\$165\.88 → \$177\.88, \$12\.12 more a month\./);
  assert.match(orders, /6109\.10\.00\.12 CN SHIRT \(2 rows\): \$163\.20 → \$175\.20, \$12\.12 more a month\./);
  assert.match(orders, /begins: 12\.5 %\s+91 FR 47318/);
  assert.match(orders, /not known on some day: 1 order, \$50\.00 of goods/);
  assert.match(orders, /Not counted\. Not shipped to the United States: 1 row/);
  assert.deepEqual(page.faults, []);
  await rm(folder, { recursive: true });
});
