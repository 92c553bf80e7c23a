import assert from "node:assert/strict";
import { test } from "node:test";
import { address, setUp } from "./browser.mjs";
import { axeFindsNothing, fits, look } from "./looks.mjs";
import { choose, drop, openOrders, rows, state, testdata } from "./orders.mjs";

setUp();

const sample = async page => {
  await page.click("#sample");
  await state(page, "answered");
  await rows(page);
};
// Each is reached from the one before, on one page.
const states = {
  empty: async () => undefined,
  reading: async page => {
    await page.evaluate(() => {
      document.querySelector("#progress").hidden = false;
      document.querySelector("#progress-title").textContent = "Reading a file";
      document.querySelector("#pace").textContent = "12,345 rows done";
    });
  },
  error: async page => {
    await drop(page, "x.pdf", "%PDF-1.7");
    await state(page, "error");
  },
  asks: async page => {
    await drop(page, "ask.csv", "Order,Date,Email,Price\n1,03/04/2025,a@example.com,€ 10.00\n");
    await state(page, "asks");
    await page.click("#read");
    await page.waitForSelector("#errors:not([hidden])");
  },
  "unknown columns": async page => {
    await drop(page, "unknown.csv", "A,B\n2025-03-01,12.50\n");
    await state(page, "asks");
  },
  mapped: async page => {
    await choose(page, testdata("shopify.csv"));
    await state(page, "mapped");
    await page.click("#answer-them");
    await page.waitForSelector("#errors:not([hidden])");
  },
  "something is missing": async page => {
    await drop(page, "open.csv", "Order,Date,Email,Country,Price,Currency\n1,2026-09-01,a@example.com,US,10.00,USD\n");
    await state(page, "mapped");
    await page.select("#origin", "CN");
    await page.select("#from", "CN");
    await page.select("#mode", "express");
    await page.type("#transitDays", "0");
    await page.click("#answer-them");
    await state(page, "answered");
    await rows(page);
  },
  answered: sample,
  "person-days, what if": async page => {
    await page.click("#if");
    await page.waitForSelector("#if-answer table");
    await page.click("#show-over");
    await rows(page);
  },
  why: async page => {
    await sample(page);
    await page.$$eval(".every tbody button", all => all[2].click());
    await page.waitForSelector("#why .amounts");
  },
};
const unfold = page => page.$$eval("details", all => all.forEach(d => (d.open = true)));

test("nothing is in the way", async t => {
  const page = await openOrders();
  for (const [name, reach] of Object.entries(states)) {
    await t.test(name, async t => {
      await reach(page);
      if (name !== "why") await unfold(page);
      for (const [scheme, width] of [["light", 360], ["dark", 1280]]) {
        await t.test(`axe finds nothing: ${scheme}, ${width} pixels wide`, async () => {
          await look(page, scheme, width);
          await axeFindsNothing(page);
          assert.deepEqual(await page.evaluate(() => window.violations), []);
        });
      }
      for (const width of [320, 768]) {
        await t.test(`nothing has to be scrolled sideways at ${width} pixels but tables in their boxes`, async () => {
          await unfold(page);
          await look(page, "light", width);
          await fits(page);
        });
      }
    });
  }
});

test("fields and buttons of an answer are large enough for a thumb", async t => {
  const page = await openOrders({ width: 360 });
  await sample(page);
  await unfold(page);
  const small = await page.$$eval("main button:not(.every tbody button), main select, main summary, main input:not([type=radio]):not([type=checkbox]), label.choice, .every tbody tr", all =>
    all.filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80)));
  assert.deepEqual(small, []);

  await t.test("the summary prints without the form and the rows, on few pages", async () => {
    await page.$$eval("details", all => all.forEach(d => (d.open = false)));
    await page.emulateMediaType("print");
    for (const id of ["form", "every", "what-if"]) assert.ok(await page.$eval(`#${id}`, e => !e.getClientRects().length), id);
    assert.ok(await page.$eval("#breakdown", e => e.getClientRects().length > 0));
    const pdf = Buffer.from(await page.pdf({ format: "letter" })).toString("latin1");
    assert.ok(await page.$$eval("#breakdown details", all => all.length > 1 && all.every(d => d.open)), "what is folded on the page is open on paper");
    assert.ok(pdf.match(/\/Type\s*\/Page\b/g).length <= 3);
  });
});

test("a file is chosen, checked and looked into with the keyboard alone", async () => {
  const page = await openOrders();
  const reach = async id => {
    for (let i = 0; i < 120; i++) {
      if (await page.evaluate(i => document.activeElement.id === i, id)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not lead to ${id}`);
  };
  await reach("file");
  await reach("sample");
  await page.keyboard.press("Enter");
  await state(page, "answered");
  assert.equal(await page.evaluate(() => document.activeElement.id), "verdict", "the answer is where one is");
  await rows(page);
  for (let i = 0; i < 120 && !await page.evaluate(() => document.activeElement.closest(".every tbody")); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#why[open]");
});

test("the page without its engine is small, and its worker may come from here alone", async () => {
  const response = await fetch(`${address}orders.html`), html = await response.text();
  assert.match(response.headers.get("content-security-policy"), /worker-src 'self'/);
  assert.doesNotMatch(html, /\son\w+=|\sstyle=|<style|<script(?![^>]*\ssrc=)/, "no code in the page itself");
  const names = ["orders.html", /data-worker="([^"]+)"/.exec(html)[1], ...[...html.matchAll(/(?:src|href)="([\w.-]+\.(?:js|css))"/g)].map(m => m[1])];
  assert.ok(names.length >= 5, names.join());
  let total = 0;
  for (const name of names) {
    const { headers } = await fetch(address + name, { method: "HEAD", headers: { "accept-encoding": "br" } });
    total += Number(headers.get("content-length"));
  }
  assert.ok(total > 1000 && total < 60_000, `${total} bytes`);
});

test("without JavaScript the page says that it needs it", async () => {
  const page = await openOrders();
  await page.setJavaScriptEnabled(false);
  await page.reload();
  assert.match(await page.evaluate(() => document.body.innerText), /reads your file on your own device and needs JavaScript/);
});
