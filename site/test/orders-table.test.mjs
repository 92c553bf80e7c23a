import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, go, setUp, text } from "./browser.mjs";
import { answer, drop, ledger, many, openOrders, rows, state } from "./orders.mjs";

setUp();

// 100,000 rows: two an order, so 50,000 orders, 500 a day from 1 January 2025.
const long = async page => {
  await drop(page, "long.csv", many(100_000));
  await state(page, "mapped");
  await answer(page, { origin: "VN", from: "VN" });
};
const sight = page => page.$$eval(".every tbody tr", all => {
  const box = document.querySelector(".window").getBoundingClientRect(), top = box.top + document.querySelector(".every thead").offsetHeight;
  return all.filter(r => r.getBoundingClientRect().bottom > top + 1 && r.getBoundingClientRect().top < box.bottom - 1).map(r => r.cells[0].innerText);
});
const scroll = async (page, to) => {
  await page.$eval(".window", (e, part) => (e.scrollTop = part * e.scrollHeight), to);
  await page.evaluate(() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r))));
  return rows(page);
};

test("a table of 100,000 rows", async t => {
  const page = await openOrders();
  await long(page);

  await t.test("the keyboard goes through the rows, and Tab leaves them", async () => {
    await page.focus(".every tbody button[tabindex='0']");
    const at = () => page.evaluate(() => document.activeElement.closest("tr")?.getAttribute("aria-rowindex"));
    await page.keyboard.press("ArrowDown");
    assert.equal(await at(), "3");
    await page.keyboard.press("End");
    assert.equal(await at(), "100001");
    await rows(page);
    assert.equal(await at(), "100001", "the focus stays when the row arrives");
    await page.keyboard.press("ArrowUp");
    assert.equal(await at(), "100000");
    await page.keyboard.press("Home");
    await rows(page);
    assert.equal(await at(), "2");
    await page.keyboard.press("PageDown");
    assert.ok(Number(await at()) > 6);
    assert.equal((await page.$$(".every tbody [tabindex='0']")).length, 1, "the rows are one stop of the Tab key");
    await page.keyboard.press("Tab");
    assert.equal(await at(), undefined);
  });

  await t.test("of 100,000 rows only those in sight are in the page, and each can be scrolled to", async () => {
    await scroll(page, 0);
    assert.equal(await text(page, "#found-rows"), "100,000 rows");
    assert.equal(await page.$eval(".every", e => e.getAttribute("aria-rowcount")), "100001");
    assert.ok((await page.$$(".every tbody tr")).length < 60);
    assert.deepEqual((await sight(page))[0], "2");
    await scroll(page, 1);
    assert.equal((await sight(page)).at(-1), "100001", "the last line of the file");
    assert.equal(await page.$eval(".every tbody tr:last-child", e => e.getAttribute("aria-rowindex")), "100001");
    await scroll(page, 0.5);
    const middle = (await sight(page)).map(Number);
    assert.ok(middle[0] > 49_000 && middle[0] < 51_000);
    middle.forEach((line, i) => assert.equal(line, middle[0] + i));
    assert.deepEqual(page.faults, []);
  });

  await t.test("rows are sorted and filtered, and their number is said", async () => {
    await page.click('[data-sort="retail"]');
    await page.waitForSelector("[aria-sort=descending] [data-sort=retail]");
    // The prices go from 10.50 to 16.50.
    assert.ok((await rows(page)).every(r => r[6] === "$16.50"));
    await page.click('[data-sort="retail"]');
    await page.waitForSelector("[aria-sort=ascending] [data-sort=retail]");
    assert.ok((await rows(page)).every(r => r[6] === "$10.50"));
    await page.type("#text", "BUYER77@");
    await page.waitForFunction(() => document.querySelector("#found-rows").textContent === "100 rows");
    // Buyer 77 has every thousandth of 50,000 orders, two rows each.
    assert.ok((await rows(page)).every(r => r[3] === "buyer77@example.com"));
    await page.type("#text", "nobody");
    await page.waitForFunction(() => document.querySelector("#found-rows").textContent === "No row is like that.");
    await page.$eval("#text", e => { e.value = ""; e.dispatchEvent(new Event("input", { bubbles: true })); });
    await page.select("#month", "2025-01");
    // 31 days of 500 orders of two rows.
    await page.waitForFunction(() => document.querySelector("#found-rows").textContent === "31,000 rows");
  });
});

test("the rows of the sample", async t => {
  const page = await openOrders();
  await page.click("#sample");
  await state(page, "answered");
  await rows(page);
  let link;

  await t.test("a row that is not counted says why", async () => {
    await page.$$eval(".every tbody tr", all => all[13].click());
    await page.waitForSelector("#why[open]");
    assert.match(await text(page, "#why"), /Not counted\. Could not be read\..*Quantity.*two/s);
    await page.keyboard.press("Escape");
    await page.waitForSelector("#why:not([open])");
  });

  await t.test("a row opens to why, and gives the focus back", async () => {
    await page.focus(".every tbody tr:nth-child(3) button");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#why .amounts");
    assert.equal(await focused(page), "why-title");
    const why = await text(page, "#why");
    assert.match(why, /Order #1002/);
    assert.match(why, /\$840 for this person on this day is \$40 over the \$800 limit/);
    assert.match(why, /\$420\.00 × 9 % = \$37\.80/);
    link = await page.$eval("#to-check", a => a.href);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.innerText), "4", "the row of line 4 has the focus again");
  });

  await t.test("outcomes of rows and person-days agree with the summary", async () => {
    await page.select("#outcome", "dutiable");
    await page.waitForFunction(() => document.querySelector("#found-rows").textContent === "7 rows");
    await page.click("#show-over");
    await page.waitForFunction(() => document.querySelector("#found-rows").textContent === "6 person-days");
    assert.equal(await focused(page), "every-title");
    const days = await rows(page);
    // In May nothing from China is free: all of 5 × 24.00 is over the limit.
    assert.deepEqual(days[0], ["17 May 2025", "dev@example.com", "Not free", "1", "1", "$120.00", "$0.00", "$120.00", "$64.80", "$1.31", "$66.11"]);
    // A person-day opens to its rows.
    await page.$$eval(".every tbody tr", all => [...all].find(r => r.innerText.includes("ben@example.com") && r.innerText.includes("$40.00")).querySelector("button").click());
    await page.waitForFunction(() => document.querySelector("#found-rows").textContent === "2 rows");
    assert.deepEqual((await rows(page)).map(r => r[4]), ["#1002", "#1003"]);
    assert.match(await text(page, "#one-day-only"), /Only what ben@example\.com imported on 8 March 2025/);
    await page.click("#all-days");
    await page.waitForFunction(() => document.querySelector("#found-rows").textContent === "14 rows");
  });

  await t.test("the months of the summary and the table are the same", async () => {
    for (const [month, cells] of Object.entries(await ledger(page, "The orders by month"))) {
      const value = await page.$$eval("#month option", (all, m) => all.find(o => o.text === m).value, month);
      await page.select("#month", value);
      await page.select("#status", "counted");
      await page.evaluate(() => new Promise(r => setTimeout(r)));
      const orders = new Set((await rows(page)).map(r => r[4]));
      assert.equal(String(orders.size), cells[0], month);
    }
  });

  await t.test("it leads to the same question in the calculator", async () => {
    await go(page, link);
    await page.waitForFunction(() => /to pay$/.test(document.querySelector("#verdict")?.textContent) && !document.querySelector(".lacking"));
    assert.match(await text(page, "#answer"), /\$39\.11 to pay/);
  });
});
