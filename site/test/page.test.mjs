import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, fill, focused, open, parcel, reckoned, retype, setUp, text, verdict } from "./browser.mjs";

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
    assert.equal(await focused(page), "verdict");
    assert.match(await text(page, ".receipt"), /\$48/);
    assert.ok(await page.$$eval("#answer .reasons a", links => links.every(a => a.href.startsWith("https://"))));
    assert.deepEqual(page.faults, []);
  });
}

test("an unknown duty is never shown as a number", async () => {
  const page = await open({ hash: asking(parcel("2026-09-01")) });
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
  const page = await open({ hash: asking(parcel("2021-10-21")) });
  await verdict(page, /^Nothing/);
  await retype(page, "#item-0-retailValue", "900.00");
  await verdict(page, /^Amount not known$/);
  assert.equal(await focused(page), "item-0-retailValue", "typing is not interrupted");
  await page.waitForFunction(() => /^Amount not known\. /.test(document.querySelector("#announce").textContent), { timeout: 5000 });
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
  assert.equal(await focused(page), "verdict");
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
  const page = await open({ hash: asking(parcel("2021-10-21")) });
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
  const page = await open({ hash: asking(parcel("2025-06-15")) });
  await page.waitForSelector(".picture .chosen");
  assert.match(await page.$eval(".picture", e => e.getAttribute("aria-label")), /15 June 2025/);
  assert.match(await page.$eval(".periods [aria-current=date]", e => e.textContent), /2 May 2025.*15 Jun 2025/);
});

test("a date after the last check of the law says so", async () => {
  const page = await open({ hash: asking(parcel("2031-01-01")) });
  await verdict(page);
  assert.match(await text(page, ".results .notice"), /last checked on .* your date is later/s);
});
