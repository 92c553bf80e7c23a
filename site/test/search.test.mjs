import assert from "node:assert/strict";
import { test } from "node:test";
import { another, asking, focused, open, parcel, reckoned, retype, setUp, shirt, sums, text, verdict } from "./browser.mjs";

setUp();

const input = "#item-0-hts";
// While one types, the lines of the words so far are shown.
const shown = page => page.waitForFunction(at => {
  const field = document.querySelector(at), list = document.querySelector("#item-0-hts-list:not([hidden])");
  return list?.dataset.of === field.value.trim() && list.querySelector("[role=option]");
}, {}, input);
const options = page => page.$$eval("#item-0-hts-list [role=option]:not([data-does], [hidden], [hidden] *)", all => all.map(o => o.innerText.replace(/\s+/g, " ")));

test("words find tariff lines, and the keyboard chooses one", async () => {
  const page = await another({ hash: asking(shirt("2026-09-01", {}, { hts: undefined })) });
  await reckoned(page);
  await page.focus(input);
  await page.keyboard.type("cotton t-shirt");
  await shown(page);
  const found = await options(page);
  assert.ok(found.length > 1 && found.length <= 10);
  assert.match(found[0], /^6109\.10\.00\.\d\d 16\.5\s% Duty \$6\.57 T-shirts, of cotton$/);
  assert.equal(await page.$eval(input, e => e.getAttribute("aria-expanded")), "true");
  assert.match(await text(page, "#announce"), /^[1-9]\d* lines found/);
  assert.equal(await page.$("#errors:not([hidden])"), null, "words are a search, not a mistake");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const active = await page.$eval(input, e => document.getElementById(e.getAttribute("aria-activedescendant")).ariaSelected);
  assert.equal(active, "true");
  await page.keyboard.press("Enter");
  assert.match(await page.$eval(input, e => e.value), /^6109\.10\.00\.\d\d$/);
  assert.equal(await focused(page), "item-0-hts");
  assert.equal(await page.$eval(input, e => e.getAttribute("aria-expanded")), "false");
  await page.waitForSelector(".found:not([hidden])");
  assert.match(await text(page, ".found"), /16\.5\s%.*T-shirts, of cotton/s);
  await page.waitForFunction(() => /to pay/.test(document.querySelector("#verdict")?.textContent));
  assert.equal((await sums(page)).Duty, "$6.57");
});

test("what is found while one types", async t => {
  const page = await open();

  await t.test("lines stand below their heading, two each at first; the rest is unfolded by a key", async () => {
    await retype(page, input, "necklace");
    await shown(page);
    const seen = () => page.$$eval("#item-0-hts-list [role=group]:not([hidden])", all => all.map(g => ({
      heading: g.querySelector(".heading").textContent, lines: [...g.querySelectorAll("[role=option]:not([hidden])")].map(o => o.querySelector("b").textContent),
      english: [...g.querySelectorAll(".heading, .path")].every(e => e.lang === "en") })));
    assert.match(await text(page, "#item-0-hts-list .basis"), /Say where it was made/, "of goods that are not described no duty is shown");
    assert.equal(await page.$("#item-0-hts-list :is(.bears, .decides)"), null);
    const first = await seen();
    assert.match(first[0].heading, /^7117 Imitation jewelry/);
    assert.ok(first.every(g => g.lines.length <= 2 && g.english));
    for (const g of first) for (const line of g.lines) assert.doesNotMatch(line, /^(other|of |valued)/i, "a line that nobody knows by its name");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    const left = await page.$eval("#item-0-hts-list [aria-selected=true]", e => e.textContent);
    assert.equal(left, `${await page.$$eval("#item-0-hts-list [role=option]:not([data-does])", all => all.filter(o => !o.checkVisibility()).length)} more lines`);
    await page.keyboard.press("Enter");
    assert.ok((await seen()).flatMap(g => g.lines).length > first.flatMap(g => g.lines).length);
    assert.equal(await page.$("#item-0-hts-list [hidden]"), null);
    assert.equal(await page.$$eval("#item-0-hts-list [aria-selected=true]", all => all.length), 1);
  });

  await t.test("digits find the lines below them; the mouse chooses", async () => {
    await retype(page, input, "6109");
    await shown(page);
    assert.ok((await options(page)).every(o => o.startsWith("6109.")));
    await page.click("#item-0-hts-option-1");
    assert.match(await page.$eval(input, e => e.value), /^6109\.90/);
    assert.equal(await focused(page), "item-0-hts");
  });

  await t.test("words that were said are marked; none that fits is an answer, with the rulings to look in", async () => {
    await retype(page, input, "leather belt");
    await shown(page);
    const marks = await page.$$eval("#item-0-hts-list mark", all => all.map(m => m.textContent.toLowerCase()));
    assert.ok(marks.includes("leather") && marks.every(m => /^(leather|belt)/.test(m)), marks.join(" "));
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-field=hts] .none:not([hidden])");
    assert.match(await text(page, "[data-field=hts] .none"), /none is chosen/);
    assert.equal(await page.$eval("[data-field=hts] .none a", a => a.href), "https://rulings.cbp.gov/search?term=leather%20belt");
    assert.equal(await page.$eval(input, e => e.value), "leather belt");
  });

  await t.test("Escape closes the list and keeps the words; leaving the field closes it too", async () => {
    await retype(page, input, "leather belt");
    await shown(page);
    await page.keyboard.press("Escape");
    assert.equal(await page.$eval("#item-0-hts-list", e => e.hidden), true);
    assert.equal(await page.$eval(input, e => e.value), "leather belt");
    await page.keyboard.press("ArrowDown");
    await shown(page);
    await page.keyboard.press("Tab");
    assert.equal(await page.$eval("#item-0-hts-list", e => e.hidden), true);
  });

  await t.test("a word that says too little is named", async () => {
    await retype(page, input, "gift");
    await page.waitForFunction(() => document.querySelector("[data-field=hts] .none:not([hidden])")?.textContent.includes("gift"));
    assert.match(await text(page, "[data-field=hts] .none"), /“gift” says too little\. Add/);
  });
});

test("words left in the field are an error that says what to do", async () => {
  const page = await another({ hash: asking(parcel("2026-09-01")) });
  await verdict(page);
  await retype(page, input, "shirt");
  // The list lies over the button until it is closed.
  await page.waitForSelector("[data-field=hts] [role=option]");
  await page.keyboard.press("Escape");
  await page.click("#check");
  await page.waitForSelector("#errors:not([hidden])");
  assert.match(await text(page, "#errors"), /Choose a tariff number from the list/);
});

test("nothing found, and a day without a tariff, are said", async () => {
  const page = await another({ hash: asking(parcel("2026-09-01")) });
  await reckoned(page);
  await retype(page, input, "qqqqzzzz");
  await page.waitForSelector("[data-field=hts] .none:not([hidden])");
  assert.match(await text(page, "[data-field=hts] .none"), /Nothing found/);
  await page.$eval("#date", e => (e.value = "2016-06-01", e.dispatchEvent(new Event("input", { bubbles: true }))));
  await retype(page, input, "shirt");
  await page.waitForFunction(() => /no tariff table/.test(document.querySelector("[data-field=hts] .none").textContent));
});

test("the search works without a network", async () => {
  const page = await open();
  await page.setOfflineMode(true);
  await page.type(input, "cotton t-shirt");
  await shown(page);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test("a number that came with a link says what it stands for; lines bear their duty, and what decides is a choice", async () => {
  const page = await another({ hash: asking(shirt("2026-09-01", {}, { customsValue: "20.00" })) });
  await page.waitForSelector(".found:not([hidden])");
  assert.match(await text(page, ".found"), /16\.5\s%/);

  // Mugs of ceramic bear 10%, those of porcelain 14%: of $20 that is 80 cents more.
  await retype(page, input, "ceramic mug");
  await shown(page);
  const duty = number => page.$$eval("#item-0-hts-list [role=option]", (all, n) => Number(/Duty \$([\d.]+)/.exec(all.find(o => o.textContent.startsWith(n)).textContent)[1]), number);
  assert.equal((await duty("6911.10.45") - await duty("6912.00.44")).toFixed(2), "0.80");
  const branches = await page.$$eval("#item-0-hts-list .branch", all => all.map(o => ({ id: o.id, numbers: o.dataset.numbers.split(" "), says: o.innerText })));
  assert.ok(branches.length > 1 && branches.every(b => /Duty \$/.test(b.says)), JSON.stringify(branches));
  await page.click(`#${branches[1].id}`);
  const left = (await options(page)).map(o => o.slice(0, 10));
  assert.deepEqual([...new Set(left)].sort(), [...branches[1].numbers].sort());
  assert.equal(await page.$("#item-0-hts-list .decides"), null);
  await retype(page, input, "6109.10.00.99.9");
  await page.waitForFunction(() => document.querySelector(".found").hidden);
});
