// A frame that is opened by itself stands at our address, and says nothing of strangers there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, setUp } from "./browser.mjs";

setUp();

const stranger = "name=U.S.+Customs+and+Border+Protection&contact=https://evil.example/pay";
const parcel = "origin=CN&mode=express&shipped-from=CN&date=2026-09-01&hts=6109.10.00.12";

test("a check opened by itself shows no name and no link of whoever made the link", async () => {
  const page = await open({ at: "embed/v1/check.html", hash: `#${parcel}&${stranger}` });
  await page.type("#item-0-retailValue", "24.00");
  await page.click("#check");
  // 16.5 % + 12.5 % + 7.5 % of $24 are $8.76, and the courier's fee is $1.34.
  await page.waitForFunction(() => document.querySelector("#answer").textContent.includes("$10.10"));
  assert.equal(await page.$(".owner"), null);
  assert.doesNotMatch(await page.evaluate(() => document.body.textContent), /U\.S\. Customs and Border Protection/);
  assert.deepEqual(await page.$$eval("a[href*='evil.example']", all => all.length), 0);
});

test("a comparison opened by itself has no prices of whoever made the link", async () => {
  const fees = encodeURIComponent('{"costs":{"entryClearance":"95.17"}}');
  const page = await open({ at: "embed/v1/compare.html", hash: `#${parcel}&fees=${fees}&${stranger}` });
  assert.deepEqual(await page.$$eval("input", all => all.map(e => `${e.value} ${e.placeholder}`).filter(v => v.includes("95.17"))), []);
});
