import assert from "node:assert/strict";
import { test } from "node:test";
import { another, asking, fill, focused, open, parcel, reckoned, retype, setUp, text, verdict } from "./browser.mjs";

setUp();

const days = [
  ["2021-10-21", /^Nothing to pay$/],
  ["2025-06-15", /: (one answer is|\d+ answers are) missing$/],
  ["2026-09-01", /: (one answer is|\d+ answers are) missing$/],
];
for (const [date, expected] of days) {
  test(`$48 from China by courier on ${date}: ${expected.source}`, async () => {
    const page = await open();
    await fill(page, { date });
    await page.click("#check");
    await verdict(page, expected);
    await page.waitForFunction(() => document.activeElement?.id === "verdict"); // The answer before the press may have said the same.
    assert.match(await text(page, ".receipt"), /\$48/);
    assert.ok(await page.$$eval("#answer .reasons a", links => links.length > 0 && links.every(a => (document.getElementById(a.hash.slice(1)) ?? a).href.startsWith("https://"))));
    assert.deepEqual(page.faults, []);
  });
}

test("an unknown duty is never shown as a number", async () => {
  const page = await another({ hash: asking(parcel("2026-09-01")) });
  await reckoned(page);
  const rows = await page.$$eval(".amounts tfoot tr", all => all.map(r => r.innerText.replace(/\s+/g, " ").trim()));
  const duty = rows.find(r => r.startsWith("Duty"));
  const notice = await page.$(".results .notice, section.questions");
  if (!/\d/.test(duty)) {
    assert.equal(duty, "Duty not known");
    assert.equal(rows.find(r => r.startsWith("Total")), "Total not known");
    assert.ok(notice, "what is not known is said");
  }
});

test("the answer follows what is typed after the first check", async () => {
  const page = await another({ hash: asking(parcel("2016-10-21")) });
  await verdict(page, /^Nothing/);
  await retype(page, "#item-0-retailValue", "900.00");
  await verdict(page, /^Amount not known$/);
  assert.equal(await focused(page), "item-0-retailValue", "typing is not interrupted");
  await page.waitForFunction(() => /^Amount not known\. /.test(document.querySelector("#announce").textContent), { timeout: 5000 });
  // Nothing moves away from under a finger, and a press whose end nobody told holds it for a moment only.
  for (const [on, end] of [["#check", true], ["#check", false]]) {
    const { x, y } = await page.$eval(on, e => e.getBoundingClientRect().toJSON());
    await page.mouse.move(x + 5, y + 5);
    const was = await page.evaluate(() => document.querySelector("#verdict").textContent);
    const [before, after] = await page.evaluate(async on => {
      const says = () => document.querySelector("#verdict").textContent, field = document.querySelector("#item-0-retailValue");
      document.querySelector(on).dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0 }));
      const was = says();
      field.value = field.value === "48.00" ? "900.00" : "48.00";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise(done => setTimeout(done, 600));
      return [was, says()];
    }, on);
    assert.deepEqual([before, after], [was, was]);
    if (end) await page.evaluate(on => document.querySelector(on).dispatchEvent(new PointerEvent("pointerup", { bubbles: true })), on);
    await page.waitForFunction(was => document.querySelector("#verdict").textContent !== was, { timeout: 10_000 }, was);
  }
});

test("the amount follows what is filled in, and nobody has to ask for it", async () => {
  const page = await open();
  const until = (of, ...rest) => page.waitForFunction(of, { timeout: 30_000 }, ...rest);
  await page.$eval("#date", e => (e.value = "2026-12-03", e.dispatchEvent(new Event("input", { bubbles: true }))));
  // What it is finds the number; other words are not what was chosen.
  await page.type("#item-0-description", "ceramic mug");
  // The lines of all that is typed, and not those of its beginning.
  await until(() => /^691[12]\./.test(document.querySelector("#item-0-description-list [role=option]")?.innerText));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await page.$eval("#item-0-hts", e => e.value), /^691[12]\./);
  await page.type("#item-0-description", "s of glass");
  assert.equal(await page.$eval("#item-0-hts", e => e.value), "");
  await page.keyboard.press("Escape");
  await page.type("#item-0-hts", "6912.00.44.00");
  await page.select("#item-0-origin", "CA");
  assert.equal(await page.$eval("#from", e => e.value), "CA");
  // Of 2026 only the program that is in force for the country stands in the list, of June 2020 the one before it.
  const claims = () => page.$$eval("#item-0-claim option[data-of]", all => all.filter(o => !o.hidden).map(o => o.value));
  await until(() => document.querySelector("#item-0-claim [value=CA]").hidden);
  assert.deepEqual(await claims(), ["S", "S+"]);
  const today = await page.$eval("#date", e => e.value);
  const on = day => page.$eval("#date", (e, day) => { e.value = day; e.dispatchEvent(new Event("input", { bubbles: true })); }, day);
  await on("2020-06-30");
  assert.deepEqual(await claims(), ["CA", "MX"]);
  await on(today);
  await page.type("#item-0-retailValue", "$45");
  // By post the mug bears 10 % and 10 % of $45 and a fee of $34.58, or nothing where a program is claimed.
  await until(() => document.querySelector("#way-post .to")?.textContent === "$0.00 to $43.58");
  assert.match(await text(page, "[data-field=retailValue]"), /= \$45/, "what was read stands beside it");
  assert.match(await page.$eval("#verdict", e => e.textContent), /^\$0\.00 to \$43\.58: one answer is missing$/);
  await page.click("#way-post");
  await until(() => document.querySelector("#mode").value === "post" && document.querySelector(".receipt"));
  assert.match(await page.$eval("#verdict", e => e.textContent), /^\$0\.00 to \$43\.58: /);
  assert.equal(await page.$eval("#errors", e => e.hidden), true, "what is missing is no mistake");

  await retype(page, "#item-0-retailValue", "1,234");
  await page.waitForSelector("[data-field=retailValue] .read button");
  assert.deepEqual(await page.$$eval("[data-field=retailValue] .read button", all => all.map(b => b.textContent)), ["1,234", "1.234"]);
  await page.click("[data-field=retailValue] .read button");
  await until(() => decodeURIComponent(location.hash).includes('"retailValue":"1234"'));
  assert.equal(await page.$("[aria-invalid]"), null);
  await retype(page, "#item-0-retailValue", "48,50");
  await until(() => decodeURIComponent(location.hash).includes('"retailValue":"48.50"'));

  // All of it and the amount stand on the first screen; on a narrow one the amount stays at its foot.
  await page.evaluate(() => scrollTo(0, 0));
  const bottom = selector => page.$eval(selector, e => e.getBoundingClientRect().bottom);
  for (const id of ["#item-0-description", "#item-0-origin", "#item-0-retailValue", "#mode", "#from", "#date", "#verdict"]) assert.ok(await bottom(id) <= 800, id);
  await page.setViewport({ width: 360, height: 740 });
  await page.evaluate(() => scrollTo(0, 0));
  for (const id of ["#item-0-description", "#item-0-origin", "#item-0-retailValue", "#bar"]) assert.ok(await bottom(id) <= 740, id);
  assert.equal(await page.$eval("#bar", e => e.textContent), await page.$eval("#verdict", e => e.textContent));
  assert.deepEqual(page.faults, []);
});

test("a question is asked and answered with the keyboard alone", async () => {
  const page = await open();
  const reach = async id => {
    for (let i = 0; i < 80; i++) {
      if (await focused(page) === id) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not lead to ${id}`);
  };
  await reach("item-0-description");
  await page.keyboard.type("cotton T-shirt");
  await reach("item-0-origin");
  await page.keyboard.type("China");
  await reach("item-0-retailValue");
  await page.keyboard.type("48");
  await reach("mode");
  await page.keyboard.type("Courier");
  await reach("from");
  assert.equal(await page.$eval("#from", e => e.value), "CN", "it leaves from where it was made until something else is said");
  await reach("date");
  await page.keyboard.type("10212021");
  await page.keyboard.press("Enter");
  assert.equal(await verdict(page, /^Nothing/), "Nothing to pay");
  await page.waitForFunction(() => document.activeElement?.id === "verdict");
  for (let i = 0; i < 12 && await focused(page) !== "copy"; i++) await page.keyboard.press("Tab");
  assert.equal(await focused(page), "copy", "the link can be copied from the keyboard");
});

test("every stop of the Tab key can be seen", async () => {
  const page = await open({ hash: asking(parcel("2026-09-01")) });
  await verdict(page);
  await page.evaluate(() => document.activeElement.blur());
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
      return { name: e.id || e.textContent.slice(0, 30), body: e === document.body, outline: style.outlineStyle, width: box.width };
    });
    if (stop.body) break;
    assert.notEqual(stop.outline, "none", `${stop.name} shows its focus`);
    assert.ok(stop.width > 4, `${stop.name} is seen when it has the focus`);
  }
});

test("items can be added and taken away", async () => {
  const page = await another({ hash: asking(parcel("2016-10-21")) });
  await verdict(page);
  await page.click("#add-item");
  assert.equal(await focused(page), "item-1-description");
  assert.equal(await page.$eval("#item-1-origin", e => e.value), "CN", "a new item starts as the one before");
  await retype(page, "#item-1-retailValue", "790");
  await verdict(page, /^Amount not known$/);
  await page.click(".item:nth-of-type(2) .remove");
  assert.equal(await verdict(page, /^Nothing/), "Nothing to pay");
  assert.equal((await page.$$(".item")).length, 1);
});

test("the chosen day is marked in the timeline, in the picture and in the list", async () => {
  const page = await another({ hash: asking(parcel("2025-06-15")) });
  await page.waitForSelector(".picture .chosen");
  assert.match(await page.$eval(".picture", e => e.getAttribute("aria-label")), /15 June 2025/);
  assert.match(await page.$eval(".periods [aria-current=date]", e => e.textContent), /2 May 2025.*15 Jun 2025/);
});

test("a date after the last check of the law says so", async () => {
  const page = await another({ hash: asking(parcel("2031-01-01")) });
  await verdict(page);
  assert.match(await text(page, ".results .notice"), /last checked on .*, \d+ years before your date/s);
});
