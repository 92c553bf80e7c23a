// The main ways through the site, the same in every browser.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { asking, parcel, shirt } from "./browser.mjs";
import { many, testdata } from "./orders.mjs";
import { inEachBrowser } from "./ways/browsers.mjs";

const comparing = question => "#compare=" + encodeURIComponent(JSON.stringify(question));
// Below a receipt: Duty, Fees and Total by their names.
const sums = page => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll(".receipt > section > .amounts > tfoot tr")].map(r => [...r.children].map(c => c.textContent))));
const reckoned = page => page.until(() => document.querySelector("#verdict")?.textContent.includes("to pay") && !document.querySelector(".lacking"));
const state = (page, wanted) => page.until(s => document.body.dataset.state === s, wanted);
const tooWide = page => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
const unfold = page => page.evaluate(() => document.querySelectorAll("details").forEach(d => (d.open = true)));

inEachBrowser(({ open, saved, site }) => {
  for (const [date, expected, why] of [["2021-10-21", "Nothing to pay", /\$800/], ["2026-09-01", "\\S.* missing", /suspended/]]) {
    test(`check: a form filled by mouse and keys, $48 from China on ${date}: ${expected.toLowerCase()}`, async () => {
      const page = await open();
      await page.focus("#date");
      await page.day(date);
      await page.select("#mode", "express");
      await page.select("#from", "CN");
      await page.select("#item-0-origin", "CN");
      await page.click("#item-0-retailValue");
      await page.type("48");
      await page.click("#check");
      await page.says("#verdict", new RegExp(`^${expected}$`));
      await page.focusIs("verdict");
      assert.match(await page.text(".receipt"), /\$48/);
      assert.match(await page.text("#answer"), why);
      assert.deepEqual(await page.question(), { date, mode: "express", from: "CN", purpose: "sale",
        items: [{ origin: "CN", quantity: "1", retailValue: "48", currency: "USD" }] });
      assert.deepEqual(await page.faults(), []);
    });
  }

  test("check: what is left out is said, with links to the fields", async () => {
    const page = await open();
    await page.click("#check");
    await page.says("#errors", /Choose how it travels.*Choose the country it is shipped from/s);
    await page.click("#errors a[href='#mode']");
    await page.focusIs("mode");
    assert.deepEqual(await page.faults(), []);
  });

  test("check: by the keyboard alone", async () => {
    const page = await open();
    const reach = async id => {
      for (let i = 0; i < 80; i++) {
        if (await page.focused() === id) return;
        await page.press("Tab");
      }
      assert.fail(`Tab does not lead to ${id}`);
    };
    await reach("item-0-origin");
    await page.type("China");
    await reach("item-0-retailValue");
    await page.type("48");
    await reach("mode");
    await page.type("Courier");
    await reach("from");
    await page.type("China");
    await reach("date");
    await page.day("2021-10-21");
    await page.press("Enter");
    await page.says("#verdict", /^Nothing to pay$/);
    await page.focusIs("verdict");
    await reach("copy");
  });

  test("duty: the T-shirt of $18.20 from China owes $6.57 and $1.34 of fees", async () => {
    // $18 × (16.5 % + 12.5 % + 7.5 %) = 2.97 + 2.25 + 1.35.
    const page = await open({ hash: asking(shirt("2026-09-01")) });
    await reckoned(page);
    assert.equal(await page.text("#verdict"), "$7.91 to pay");
    assert.deepEqual(await sums(page), { Duty: "$6.57", Fees: "$1.34", Total: "$7.91" });
    // The numbers behind a line lead to the list of sources, and those to the documents.
    const links = await page.evaluate(() => [...document.querySelectorAll(".amounts tbody tr:has(td)")].map(r =>
      [...r.querySelectorAll(".marks a")].filter(a => document.querySelector(a.getAttribute("href"))?.href?.startsWith("https://")).length));
    assert.ok(links.length >= 4 && links.every(n => n > 0), `each line has its source: ${links}`);
    await page.until(() => !!document.querySelector(".picture .chosen")); // the day, marked in the law's periods
    assert.deepEqual(await page.faults(), []);
  });

  test("link: a question comes out of the address as it went in, and another one takes its place", async () => {
    const sent = parcel("2024-06-01", {
      mode: "post", from: "GB", purpose: "gift", priorToday: "10.00",
      items: [{ description: "cup & “saucer” <b>", hts: "6911.10.10", origin: "GB", quantity: "1", retailValue: "45", currency: "GBP",
        measures: { kg: "0.4" }, recipient: "Zoë", facts: ["informational"] }],
      fx: { GBP: "1.25" },
    });
    const page = await open({ hash: asking(sent) });
    await page.says("#verdict", /./);
    assert.deepEqual(await page.question(), sent);
    assert.match(await page.text(".receipt"), /cup & “saucer” <b>/);
    await page.evaluate(hash => (location.hash = hash), asking(parcel("2021-10-21")));
    await page.says(".receipt", /21 October 2021/);
    await page.says("#verdict", /^Nothing to pay$/);
    assert.deepEqual(await page.faults(), []);
  });

  test("find: words lead to a tariff line, which the keyboard chooses", async () => {
    const page = await open({ hash: asking(shirt("2026-09-01", {}, { hts: undefined })) });
    await page.says("section.questions", /HTS number/);
    await page.focus("#item-0-hts");
    await page.type("cotton t-shirt");
    await page.says("#item-0-hts-list", /^6109 T-shirts.*6109\.10\.00/);
    await page.press("ArrowDown");
    await page.press("ArrowDown");
    await page.press("ArrowUp");
    await page.press("Enter");
    assert.match(await page.value("#item-0-hts"), /^6109\.10\.00\.\d\d$/);
    await page.focusIs("item-0-hts");
    await reckoned(page);
    assert.equal((await sums(page)).Duty, "$6.57");
    assert.deepEqual(await page.faults(), []);
  });

  test("compare: the cheapest route, its lines, and a price of one's own", async () => {
    // What costs nothing and is known, so that totals can be checked by eye.
    const costs = Object.fromEntries(["stockFreightPerKg", "entryClearance", "disbursement", "storage", "returnRate", "returnCost", "capitalRate", "setup",
      "parcelFreightPerKg", "dutyClearance", "freeClearance", "formalClearance"].map(name => [name, "0"]));
    // 900 shirts entered at $16,380 pay 36.5 % duty, $5,978.70, MPF of 0.3464 %, $56.74, and HMF of 0.125 %,
    // $20.48; with $6.75 an order for packing and delivery that is $12,130.92 a month, $13.48 an order.
    const page = await open({ at: "compare.html", hash: comparing({
      date: "2026-09-01",
      product: { hts: "6109.10.00.12", origin: "CN", retailValue: "48.00", customsValue: "18.20", currency: "USD", weightKg: "0.4" },
      orders: { perMonth: "900", unitsPerOrder: "1" },
      routes: [{ id: "express", costs: { parcelFreight: "9.00", pickPack: "0", lastMile: "0" } }, { id: "us-bulk", costs: { pickPack: "2.25", lastMile: "4.50" } }],
      costs,
    }) });
    await page.says("#verdict", /^Cheapest: Stock in the US$/);
    await page.until(() => !document.querySelector("#flips.waiting"));
    assert.match(await page.text(".owed"), /^\$13\.48 an order, \$12,130\.92 a month/);
    await page.click('[data-key="bar-us-bulk"] summary');
    await page.says('[data-key="bar-us-bulk"] tbody', /Ordinary duty.*\$2,702\.70 a month/); // 16.5 % of $16,380
    // A dollar less for delivery is a dollar less an order.
    await page.evaluate(() => (document.querySelector('[data-route="us-bulk"]').open = true));
    await page.retype("#us-bulk-lastMile", "3.50");
    await page.says(".owed", /^\$12\.48 an order, \$11,230\.92 a month/);
    await page.focusIs("us-bulk-lastMile");
    await page.until(() => !document.querySelector(".waiting"));
    assert.deepEqual(await page.faults(), []);
  });

  test("orders: a file is read, answered and saved with its answers", async () => {
    const page = await open({ at: "orders.html" });
    await page.upload("#file", testdata("shopify.csv"));
    await state(page, "mapped");
    assert.match(await page.text("#recognised"), /^Shopify orders export: shopify\.csv/);
    await assume(page, "CN", "6109.10.00.12");
    // Ana's 500.00 + 2 × 75.50 + 149.01 = 800.01 on one day; on 2 May the exemption for China is gone.
    await page.says("#verdict", /^1 of 4 orders was free of duty\.$/);
    await page.says("#answer", /ana@example\.com.*\$800\.01/);

    // The browser itself writes it: without a place to choose, which nobody here could.
    await page.evaluate(() => (window.showSaveFilePicker = undefined));
    await page.click("#save-csv");
    const [names, ana] = (await saved("shopify-section321.csv")).split(/\r?\n/).map(line => line.split(","));
    assert.equal(ana[0], "#2001");
    assert.equal(ana[names.indexOf("aggregate")], "800.01");
    assert.equal(ana[names.indexOf("outcome")], "dutiable");
    assert.deepEqual(await page.faults(), []);
  });

  test("orders: a file of many pieces is read whole", async () => {
    const page = await open({ at: "orders.html" });
    await page.upload("#file", big);
    await state(page, "mapped");
    assert.match(await page.text("#report"), /^15,000 orders found/);
    await assume(page, "VN");
    // Until 29 August 2025 a parcel of two articles of at most $16.50 is free. 500 orders come a day from
    // 1 January on, so that the last ones come on the 30th day.
    await page.says("#verdict", /15,000 orders were free of duty/);
    assert.deepEqual(await page.faults(), []);
  });

  test("nothing leaves: what is typed goes into no request, cookie or storage", async () => {
    const page = await open({ hash: asking(shirt("2026-09-01")) });
    await reckoned(page);
    await page.retype("#item-0-retailValue", "31");
    await page.says(".receipt", /\$31/);
    assert.ok(site.requests.length > 0);
    assert.deepEqual(site.requests.filter(r => !/^GET \/[\w./-]*$/.test(r)), []);
    assert.equal(await page.evaluate(() => document.cookie + Object.values(localStorage) + Object.values(sessionStorage)), "");
    assert.deepEqual(await page.faults(), []);
  });

  test("nothing has to be scrolled sideways on the narrowest telephone", async () => {
    for (const [at, hash] of [["", ""], ["", asking(shirt("2026-09-01"))], ["compare.html", ""], ["orders.html", ""]]) {
      const page = await open({ at, hash, width: 320 });
      if (hash) await reckoned(page);
      await unfold(page);
      assert.equal(await page.evaluate(() => innerWidth), 320);
      assert.equal(await tooWide(page), 0, `pixels too wide: ${at || "the check"}${hash && " with an answer"}`);
    }
  });

  test("the server gone, a page that has loaded answers all the same", async () => {
    const page = await open({ hash: asking(shirt("2026-09-01")) });
    await reckoned(page);
    await site.away();
    try {
      // $18 × (16.5 % + 30 % + 7.5 %) = 2.97 + 5.40 + 1.35.
      await page.evaluate(hash => (location.hash = hash), asking(shirt("2025-06-15")));
      await page.until(() => document.querySelector(".owed")?.textContent.includes("$9.72 duty"));
    } finally {
      await site.back();
    }
    assert.deepEqual(await page.faults(), []);
  });
});

let folder, big;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "section321-files-"));
  big = join(folder, "big.csv");
  await writeFile(big, many(30_000));
});
after(() => rm(folder, { recursive: true, force: true }));

async function assume(page, country, hts = "") {
  await page.select("#origin", country);
  await page.select("#from", country);
  await page.select("#mode", "express");
  await page.retype("#transitDays", "0");
  await page.evaluate(() => document.querySelector("#own-day").click());
  await page.retype("#goods-hts", hts);
  if (hts) await page.says(".found", /\d %|\d%/); // What is found meanwhile lies over the button.
  await page.click("#answer-them");
  await state(page, "answered");
  await page.until(() => document.querySelector(".every")?.tBodies[0].rows.length); // the last to come
}
