import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, focused, follow, open, retype, setUp, text, verdict } from "./browser.mjs";

setUp();

const replies = (page, id) => page.$$eval(`[aria-labelledby="${id}"] button`, all => all.map(b => b.textContent.replace(/\s+/g, " ").trim()));
const asked = page => page.evaluate(() => JSON.parse(decodeURIComponent(location.hash.replace("#check=", ""))));
const until = (page, of, ...rest) => page.waitForFunction(of, { timeout: 30_000 }, ...rest);

test("where it is not sure where goods were made or what they are, the amount is a range and each answer has its own", async () => {
  const shirt = { date: "2026-11-01", mode: "express", from: "CN", items: [{ hts: "6109.10.00.12", origins: ["CN", "VN"], quantity: "1", retailValue: "48", currency: "USD" }] };
  const page = await open({ hash: asking(shirt) });
  // 16.5 % and 12.5 % of $48 and $1.38 are $15.30, wherever it was made; of China 7.5 % more, which is $3.60.
  assert.equal(await verdict(page, /^\$15/), "$15.30 to $18.90: one answer is missing");
  assert.deepEqual(await page.$eval("#item-0-origin", e => [...e.options].slice(0, 3).map(o => o.text)), ["Choose a country", "China or Vietnam", "Not sure"]);
  assert.match(await text(page, ".asked"), /China or Vietnam/);
  assert.deepEqual(await replies(page, "ask-items-0-origin"), ["China $18.90", "Vietnam $15.30"]);
  assert.deepEqual((await asked(page)).items[0].origins, ["CN", "VN"], "a link keeps it");
  await page.click("#ask-items-0-origin-VN");
  assert.equal(await verdict(page, /^\$15.30 to pay/), "$15.30 to pay");
  assert.equal((await asked(page)).items[0].origin, "VN");
  assert.equal((await asked(page)).items[0].origins, undefined);

  // It leaves from where it did; a second country chosen brings the choice that it is one of them.
  await page.select("#item-0-origin", '["*"]');
  await until(page, () => /"origins":\["\*"\]/.test(decodeURIComponent(location.hash)));
  assert.equal(await page.$eval("#from", e => e.value), "CN");
  assert.match(await verdict(page, /: /), /^\$\d+\.\d\d to \$\d+\.\d\d: one answer is missing$/);
  const [least, most] = (await verdict(page)).match(/\d+\.\d\d/g).map(Number);
  assert.ok(least <= 15.30 && most >= 18.90, "any country holds those two");
  assert.match(await text(page, ".questions"), /In which country was it made\?/);
  // The countries that most parcels come from are offered, with the amounts that they had by name.
  const countries = await replies(page, "ask-items-0-origin");
  assert.ok(countries.includes("China $18.90") && countries.includes("Vietnam $15.30"), countries.join());
  for (const country of ["MX", "VN"]) await page.select("#item-0-origin", country);
  await page.select("#item-0-origin", '["MX","VN"]');
  await until(page, () => /"origins":\["MX","VN"\]/.test(decodeURIComponent(location.hash)));
  assert.equal(await page.$eval("#item-0-origin", e => e.selectedOptions[0].text), "Mexico or Vietnam");
  await page.click("#add-item");
  assert.equal(await page.$eval("#item-1-origin", e => e.selectedOptions[0].text), "Mexico or Vietnam", "a new item starts as the one before");

  // Two that may be of any country are too many ways; what is no country is said at the list.
  for (const [items, says] of [[[{ origins: ["*"] }, { origins: ["*"] }], /ways in which the items may have been made/], [[{ origin: "[x" }], /not a country/], [[{ origins: ["CN", "QQ"] }], /not a country/]]) {
    await follow(page, asking({ ...shirt, items: items.map(more => ({ hts: "6109.10.00.12", retailValue: "48", ...more })) }));
    assert.match(await text(page, "#errors"), says);
    assert.ok(await page.$eval("#errors a", a => a.hash.endsWith("-origin")));
    assert.equal(await page.$$eval("[data-field=origin] [aria-invalid]", all => all.length), 1);
  }

  // Within $800 it was free, unless it is perfume worth more than $5: then the fee of the facility is owed.
  await follow(page, asking({ date: "2024-05-01", mode: "express", from: "FR", items: [{ hts: "3303", origin: "FR", quantity: "1", retailValue: "20", currency: "USD" }] }));
  assert.equal(await verdict(page, /missing/), "$0.00 to $1.27: one answer is missing");
  await retype(page, "#item-0-retailValue", "21");
  await until(page, () => /^\$0\.00 to \$1\.27: one answer is missing\./.test(document.querySelector("#announce").textContent));
  assert.match(await text(page, ".verdict .owed"), /^As long as nothing more is said, \$0\.00/);
  assert.equal(await page.$eval("#bar", e => `${e.className} ${e.textContent}`), "open $0.00 to $1.27: one answer is missing");
  assert.doesNotMatch(await text(page, "#answer"), /Nothing to pay/);

  // Of what two metals are worth, all and nothing have buttons; each has a field, and the first is gone to.
  await follow(page, asking({ date: "2025-10-01", mode: "express", from: "JP", items: [{ hts: "8544.42.90", origin: "JP", quantity: "1", retailValue: "2000", currency: "USD" }] }));
  await page.waitForSelector('[aria-labelledby="ask-items-0-metalValue"]');
  // By aluminum or copper 50 % of $2,000 and some; the fee is $1.34.
  assert.ok((await replies(page, "ask-items-0-metalValue")).includes("Nothing but copper $1,053.34"));
  assert.equal(await page.$$eval("#answer [id]", all => all.length - new Set(all.map(e => e.id)).size), 0, "each id is one element's");
  assert.equal(await page.$eval("#item-0-metalValue\\.aluminum", e => e.closest("details").open), false);
  await page.$eval('[aria-labelledby="ask-items-0-metalValue"] + p a', e => e.click());
  assert.equal(await focused(page), "item-0-metalValue.aluminum");
  assert.equal(await page.$eval("#item-0-metalValue\\.aluminum", e => e.closest("details").open), true);
  await page.click("#ask-items-0-metalValue-copper");
  await until(page, () => /"metalValue":\{"copper":"2000"\}/.test(decodeURIComponent(location.hash)));
  assert.match(await verdict(page, /1,053/), /^\$1,053\.34/);
  assert.deepEqual(page.faults, []);
});
