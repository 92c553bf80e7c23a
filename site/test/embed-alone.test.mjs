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
  assert.deepEqual([...new Set(said.map(f => f.match(/: (\w+)=/)[1]))], ["name", "contact"], "and says what it left out");
});

test("a link brings no price list of a stranger's into a comparison, which a page around does", async () => {
  const fees = encodeURIComponent('{"routes":[{"id":"express","costs":{"dutyClearance":"12.17"}}]}');
  const at = new URL(`embed/v1/compare.html#origin=CN&hts=6109.10.00.12&date=2026-09-01&${stranger}&fees=${fees}`, address).href;
  const price = async around => {
    const page = await open({ at: "embed.html", hash: `#${stranger}&accent=red&origin=CN` });
    // The page that writes the lines takes nothing from its address either.
    assert.deepEqual(await page.$$eval("#name, #contact, #accent-light, #fees, #origin", all => all.map(e => e.value)), ["", "", "", "", ""]);
    assert.doesNotMatch(await page.$eval("#snippet", e => e.textContent), /Border|evil/);
    if (around) await page.evaluateOnNewDocument(() => Object.defineProperty(window, "parent", { value: {} }));
    await page.goto(at);
    await page.waitForSelector("#product-retailValue");
    await page.evaluate(() => {
      for (const [id, value] of [["product-retailValue", "48.00"], ["product-customsValue", "18.20"], ["product-weightKg", "0.4"], ["perMonth", "900"]]) document.getElementById(id).value = value;
      document.querySelector("#compare").click();
    });
    await page.waitForFunction(() => document.querySelector('[data-route="express"] .count') && document.querySelector("#express-dutyClearance"));
    return page.$eval("#express-dutyClearance", e => e.value);
  };
  assert.equal(await price(true), "12.17");
  assert.notEqual(await price(false), "12.17");
});
