// A frame's page that is opened by itself, by somebody's link.

import assert from "node:assert/strict";
import { test } from "node:test";
import { address, open, setUp } from "./browser.mjs";
import { check } from "./hosts.mjs";

setUp();

const stranger = "name=U.S.+Customs+and+Border+Protection&contact=https://evil.example/pay";
const words = page => page.evaluate(() => document.body.innerText + [...document.querySelectorAll("a")].map(a => a.href).join(" "));

test("a link shows nobody's name and no link of theirs on an answer at our address", async () => {
  const page = await open({ at: "embed/v1/check.html", hash: `#${stranger}&origin=CN&mode=express&shipped-from=CN&date=2026-09-01&hts=6109.10.00.12` });
  // $24.00: 16.5 % + 12.5 % + 7.5 % = 36.5 %, which is $8.76, and the fee of $1.34.
  assert.match(await check(page), /\$10\.10 to pay/);
  assert.equal(await page.$(".owner"), null);
  assert.doesNotMatch(await words(page), /Border Protection about|evil\.example/);
  const said = page.faults.filter(f => f.startsWith("section-321-calculator:"));
  assert.deepEqual(said.map(f => f.match(/: (\w+)=/)[1]), ["name", "contact"], "and says once what it left out");
});

test("a link brings no price list of a stranger's into a comparison, which a page around does", async () => {
  const fees = encodeURIComponent('{"costs":{"entryClearance":"9876"}}');
  const at = new URL(`embed/v1/compare.html#${stranger}&fees=${fees}`, address).href;
  const priced = async around => {
    const page = await open({ at: "embed.html" });
    if (around) await page.evaluateOnNewDocument(() => Object.defineProperty(window, "parent", { value: {} }));
    await page.goto(at);
    await page.waitForFunction(() => document.querySelector("#examples button"));
    return page.$$eval("input", all => all.some(i => i.value === "9876"));
  };
  assert.equal(await priced(true), true);
  assert.equal(await priced(false), false);
});
