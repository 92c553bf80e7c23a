import assert from "node:assert/strict";
import { test } from "node:test";
import { address, another, asking, open, reckoned, setUp, shirt, text, verdict } from "./browser.mjs";

setUp();

const at = "help.html";

test("each example of the help page fills the form, and the page answers what the help page says", async () => {
  const examples = await (await open({ at })).$$eval(".worked > div", all => all.map(e => ({ link: e.querySelector("a").href, says: e.querySelector("dd").textContent })));
  assert.ok(examples.length >= 5);
  for (const { link, says } of examples) {
    const [at, hash] = link.slice(address.length).split("#");
    const page = await another({ at, hash: `#${hash}` });
    await page.waitForFunction(() => document.querySelector("#verdict") && !document.querySelector(".lacking") && !document.querySelector("#flips.waiting"), { timeout: 30_000 });
    const answer = await text(page, ".verdict");
    if (says.startsWith("Free")) assert.match(answer, /^Nothing to pay/, says);
    for (const amount of says.match(/\$\d+\.\d\d/g) ?? []) assert.ok(answer.includes(amount), `${amount} of “${says}” is in “${answer}”`);
    if (says.startsWith("Cheapest")) assert.ok(answer.includes(/Cheapest: (.+?) at/.exec(says)[1]), answer);
    assert.deepEqual(page.faults, []);
  }
});

test("an example on the check page fills the form and answers, from the keyboard too", async () => {
  const page = await open();
  await page.focus("#examples a");
  await page.keyboard.press("Enter");
  assert.equal(await verdict(page), "Nothing to pay");
  assert.equal(await page.$eval("#date", e => e.value), "2021-10-21");
  assert.equal(await page.$eval("#item-0-retailValue", e => e.value), "48.00");
  const before = page.requests.length;
  await page.click("#examples li:nth-child(2) a");
  assert.match(await verdict(page, /^\$/), /^\$\d/);
  assert.equal(page.requests.length, before, "it is the same page");
});

for (const [name, path, fields] of [
  ["check", "index.html", ["from", "item-0-origin", "item-0-hts", "filing", "item-0-customsValue"]],
  ["compare", "compare.html", ["product-origin", "product-hts"]],
  ["orders", "orders.html", ["origin", "from", "goods-hts"]],
]) {
  test(`on the page ${name} the hard words are explained at their fields`, async () => {
    const page = await open({ at: path });
    const without = await page.evaluate(ids => ids.filter(id => !document.getElementById(id).closest(".field").querySelector("details.help p")), fields);
    assert.deepEqual(without, []);
    const links = await page.$$eval("details.help a", all => all.map(a => a.getAttribute("href")));
    assert.ok(links.length > 0);
    const help = await (await fetch(address + at)).text();
    for (const link of links) assert.ok(help.includes(` id="${link.split("#")[1]}"`), link);
  });
}

test("an explanation opens and closes from the keyboard, and is there in the order of the page", async () => {
  const page = await open();
  await page.focus("#from");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "What is the country of shipment?");
  const open_ = () => page.$eval("[data-path=from] .help", d => d.open);
  await page.keyboard.press("Enter");
  assert.equal(await open_(), true);
  assert.match(await text(page, "[data-path=from] .help"), /The country the parcel leaves/);
  await page.keyboard.press("Enter");
  assert.equal(await open_(), false);
});

test("the explanation of the retail value stands beside the price", async () => {
  const page = await open();
  const help = await page.$eval("[data-hints=retailValue] + .help", d => d.textContent);
  assert.match(help, /sells for, new, in an ordinary shop in the country the parcel is shipped from/);
});

test("what to ask a broker has what the answer leaves open, and what one always asks", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01", {}, { hts: "7009.10.00.00" })) });
  await verdict(page);
  await reckoned(page);
  await page.click(".broker summary");
  const list = await page.$$eval(".broker li", all => all.map(e => e.textContent));
  const asked = await page.$$eval(".questions .ask b", all => all.map(e => e.textContent));
  assert.ok(asked.length > 0);
  assert.ok(list.some(item => item.startsWith(asked[0].slice(0, 20))), `${asked[0]} is among ${list.join(" | ")}`);
  assert.ok(!list.some(item => /in facts/.test(item)), "in words for a person");
  assert.ok(list.some(item => /tariff number would you enter/.test(item)));
});

test("a link of the help page leads to its section", async () => {
  const page = await open({ at });
  await page.click('.onpage a[href="#hts"]');
  await page.waitForFunction(() => document.querySelector("#hts").getBoundingClientRect().top < 200);
  assert.equal(new URL(page.url()).hash, "#hts");
  // The foot of each page leads to what it does not know.
  await page.click('footer a[href="help.html#unknown"]');
  await page.waitForFunction(() => Math.abs(document.querySelector("#unknown").getBoundingClientRect().top) < 200);
  const named = await text(page, "#unknown");
  for (const lacking of ["Antidumping", "quota", "Duty before 2017", "Sanctions", "carriers and brokers charge", "decided after 10 October 2026"]) assert.ok(named.includes(lacking), lacking);
});
