// The calculator in somebody else's page, in every browser. What Puppeteer's browsers do with the element, a plain
// frame and a price list, under policies as strict, stands in embed.test.mjs and embed-hosts.test.mjs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { element, host, loader, page as around } from "./hosts.mjs";
import { testdata } from "./orders.mjs";
import { inEachBrowser, soon } from "./ways/browsers.mjs";

// The element keeps its frame to itself. A driver that finds a frame only through the page gets at it
// because this page opens what the element closes.
const opened = `const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (how) { return attach.call(this, { ...how, mode: "open" }); };`;
const ofElement = () => document.querySelector("#one").shadowRoot.querySelector("iframe");

inEachBrowser(({ site, open, name }) => {
  const alone = name === "webkit" ? test : () => undefined;
  let broker;
  before(async () => {
    const { origin } = new URL(site.address), head = `<script src="/opened.js"></script>${loader(site.address)}`;
    broker = await host({
      "/opened.js": opened,
      "/prices.json": JSON.stringify({ costs: { lastMile: "4.10" } }),
      "/check": around(element('events="ready answer error"'), { head }),
      "/compare": around(element('view="compare" events="answer error" fees="prices.json" name="Harbor Lane"'), { head }),
      "/orders": around(element('view="orders" events="answer error"'), { head }),
      "/plain": around(`<iframe id="plain" src="${site.address}embed/v1/check.html#origin=CN&mode=express&shipped-from=CN&date=2026-09-01&hts=6109.10.00.12"
        sandbox="allow-scripts allow-same-origin allow-forms" width="100%" height="900"></iframe>`),
    }, { headers: { "Content-Security-Policy": `default-src 'none'; script-src 'self' ${site.address}embed/v1/embed.js; frame-src ${origin}; connect-src 'self'` } });
  }, { timeout: 240_000 });
  after(() => broker?.stop());

  // A page of the broker, who is on another site, and what is done in its frame once the form there stands.
  async function visit(view, frame = ofElement) {
    const page = await open({ of: broker.address, at: view });
    const inside = (work, ...args) => page.inside(frame, work, ...args);
    let fault;
    const until = (work, ...args) => soon(() => inside(work, ...args).catch(error => (fault = error, undefined)), // While it loads there is nothing to ask.
      async () => `It did not come to ${work}: ${fault ?? ""} ${JSON.stringify(await page.evaluate(() => [window.told, window.violations, window.broken]))}`);
    await until(() => document.readyState === "complete");
    return { page, inside, until };
  }
  const told = (page, kind) => page.until(kind => window.told.find(t => t.kind === kind)?.detail, kind);
  const fill = fields => {
    for (const [id, value] of Object.entries(fields)) {
      const field = document.getElementById(id);
      field.value = value;
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  };
  const says = (selector, pattern) => {
    const said = document.querySelector(selector)?.innerText ?? "";
    return new RegExp(pattern).test(said) && said;
  };
  const unharmed = async (page, inside) => {
    assert.deepEqual(await page.evaluate(() => [...window.violations, ...window.broken]), []);
    assert.deepEqual(await inside(() => window.faults), []);
  };

  for (const [how, view, frame] of [["the element", "check", ofElement], ["a plain frame", "plain", () => document.querySelector("#plain")]]) {
    alone(`${how} answers in a page with a strict policy on another site`, async () => {
      const { page, inside, until } = await visit(view, frame);
      await until(() => document.querySelector("#item-0-hts").value === "6109.10.00.12");
      await inside(fill, { "item-0-retailValue": "24.00" });
      await inside(() => document.querySelector("#check").click());
      // $24.00: 16.5 % + 12.5 % + 7.5 % = 36.5 %, which is $8.76, and the fee of $1.34.
      await until(says, ".owed", "\\$8\\.76 duty and \\$1\\.34 fees");
      await unharmed(page, inside);
      if (view === "plain") return assert.deepEqual(await page.evaluate(() => window.told), []);
      const answer = await told(page, "answer");
      assert.deepEqual([answer.outcome, answer.total, answer.request], ["dutiable", "10.10", undefined]);
      const height = () => inside(() => document.body.getBoundingClientRect().height);
      await soon(async () => Math.abs(await height() - await page.evaluate(() => document.querySelector("#one").getBoundingClientRect().height)) <= 1, () => "the heights differ");
    });
  }

  alone("compare counts with the prices of the page's own file", async () => {
    const { page, inside, until } = await visit("compare");
    await until(() => document.querySelector("#product-retailValue") !== null);
    await inside(fill, { "product-retailValue": "48.00", "product-customsValue": "18.20", "product-weightKg": "0.4", perMonth: "900" });
    await inside(() => document.querySelector("#compare").click());
    await until(says, "#verdict", "^Cheapest: ");
    await until(() => document.querySelector("#every-lastMile")?.value === "4.10");
    await until(says, "#every-lastMile-why", "Harbor Lane’s price");
    assert.equal((await told(page, "answer")).verb, "compare");
    await unharmed(page, inside);
  });

  test("orders reads a file, and of it the page is told sums alone", async () => {
    const { page, inside, until } = await visit("orders");
    await until(() => document.querySelector("#file") !== null);
    await inside(text => {
      const files = new DataTransfer(), field = document.querySelector("#file");
      files.items.add(new File([text], "shopify.csv"));
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }, await readFile(testdata("shopify.csv"), "utf8"));
    await until(() => document.body.dataset.state === "mapped");
    await inside(fill, { origin: "CN", from: "CN", mode: "express", transitDays: "0" });
    await inside(() => (document.querySelector("#own-day").click(), document.querySelector("#answer-them").click()));
    // Ana's 500.00 + 2 × 75.50 + 149.01 = 800.01 on one day; on 2 May the exemption for China is gone.
    await until(says, "#verdict", "^1 of 4 orders was free of duty\\.$");
    const answer = await told(page, "answer");
    assert.equal(answer.verb, "orders");
    assert.doesNotMatch(JSON.stringify(answer), /ana|2001|shopify/i);
    await unharmed(page, inside);
  });
});
