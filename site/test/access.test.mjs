import assert from "node:assert/strict";
import { test } from "node:test";
import { address, another, asking, fill, open, parcel, reckoned, retype, setUp, shirt, text, verdict } from "./browser.mjs";
import { axeFindsNothing, fits, look, ofColors } from "./looks.mjs";

setUp();

const gift = parcel("2031-01-01", {
  mode: "post", purpose: "gift", priorToday: "20",
  items: [
    { description: "scarf", origin: "VN", quantity: "1", retailValue: "45", currency: "EUR", recipient: "John", facts: ["alcohol"] },
    { origin: "CN", quantity: "2", retailValue: "45.00", currency: "USD", recipient: "Mary", measures: { kg: "1" } },
  ],
  fx: { EUR: "1.1" },
});
const mirror = shirt("2026-09-01", {}, { hts: "7009.10.00.00", facts: ["not-truck-part"], measures: { "value-case": "3" } });
const byPost = shirt("2025-05-05", { mode: "post" }, { retailValue: "50.00" });
// By post the law has an open point after its last check.
const mug = parcel("2026-12-03", { mode: "post", from: "CA", items: [{ description: "ceramic mug", hts: "6912.00.44", origin: "CA", quantity: "1", retailValue: "45.00", currency: "USD" }] });
const states = {
  empty: async page => page,
  error: async page => {
    await page.click("#add-item");
    await page.click("#check");
    await page.waitForSelector("#errors:not([hidden])");
  },
  free: "2021-10-21",
  "not free": "2026-09-01",
  "several items, everything open": gift,
  "duty": shirt("2026-09-01"),
  "questions": mirror,
  "two methods": byPost,
  "prohibited": shirt("2026-10-01", { mode: "truck", from: "CA" }, { hts: "2203.00.00.30", origin: "CA", facts: ["consumer-packed"] }),
  "search": async page => {
    await page.type("#item-0-hts", "cotton t-shirt");
    await page.waitForSelector("[role=option]");
    await page.keyboard.press("ArrowDown");
  },
  "search without a result": async page => {
    await page.type("#item-0-hts", "qqqqzzzz");
    await page.waitForSelector("[data-field=hts] .none:not([hidden])");
  },
};

const receipts = ["free", "not free", "duty", "two methods"];

const unfold = page => page.$$eval("details", all => all.forEach(d => (d.open = true)));
async function fitsEach(page) {
  for (const width of [320, 360, 768, 1280]) {
    await look(page, "light", width);
    await fits(page, `at ${width} pixels`);
  }
}
async function onOnePage(page) {
  const pdf = Buffer.from(await page.pdf({ format: "letter", preferCSSPageSize: false })).toString("latin1");
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
}

for (const [name, state] of Object.entries(states)) {
  test(`nothing is in the way: ${name}`, async t => {
    const link = typeof state === "string" ? parcel(state) : typeof state === "object" ? state : null;
    const page = await (link ? another({ hash: asking(link) }) : open());
    if (link) {
      await verdict(page);
      await reckoned(page);
      // What may not be imported at all has no limit to draw.
      if (await page.$("#timeline")) await page.waitForSelector(".picture");
      // What was unfolded on it before is not what a person prints.
      await page.$$eval("details", all => all.forEach(d => (d.open = false)));
      if (receipts.includes(name)) await t.test("the printed receipt is one page", () => onOnePage(page));
      await unfold(page);
    } else await state(page);
    for (const scheme of ["light", "dark"]) for (const width of [360, 1280]) {
      await t.test(`axe finds nothing: ${scheme}, ${width} pixels wide`, async () => {
        await look(page, scheme, width);
        await axeFindsNothing(page, scheme === "light" ? {} : ofColors);
      });
    }
    if (name === "questions") await t.test("fields and buttons are large enough for a thumb", async () => {
      await look(page, "light", 360);
      const small = await page.$$eval("form button, .button, [role=option], form select, form input:not([type=radio]):not([type=checkbox]), form summary, label.choice", all =>
        all.filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80)));
      assert.deepEqual(small, []);
    });
    await t.test("nothing has to be scrolled sideways", async () => {
      await unfold(page);
      await fitsEach(page);
    });
  });
}

test("nothing has to be scrolled sideways for words and amounts without end", async () => {
  const page = await open({ hash: asking(parcel("2021-10-21", { items: [{ description: "W".repeat(200), origin: "CN", quantity: "1", retailValue: "9".repeat(60), currency: "USD" }] })) });
  await page.waitForFunction(() => !document.querySelector("#errors").hidden || !document.querySelector("#answer").hidden);
  await unfold(page);
  await fitsEach(page);
});

test("the list of the search fits a narrow window", async () => {
  const page = await open({ width: 320 });
  await page.type("#item-0-hts", "leather handbag");
  await page.waitForSelector("[role=option]");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.ok(await page.$eval("[role=listbox]", e => e.scrollWidth <= e.clientWidth));
});

test("after it has loaded the page asks nobody for anything", async () => {
  const page = await open({ apart: true });
  await page.waitForNetworkIdle();
  const loaded = page.requests.length;
  assert.ok(page.requests.every(url => url.startsWith(address)), page.requests.join("\n"));
  await fill(page, { date: "2026-09-01" });
  await page.click("#check");
  await verdict(page);
  await page.click("#add-item");
  await retype(page, "#item-1-retailValue", "12");
  await page.select("#mode", "post");
  await page.$$eval("details", all => all.forEach(d => (d.open = true)));
  await page.click("#copy");
  await verdict(page);
  await page.waitForNetworkIdle();
  assert.deepEqual(page.requests.slice(loaded), []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(page.faults, []);
  assert.deepEqual(await page.cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test("the server sends the policy, the types, and brotli to those who take it", async () => {
  const page = await fetch(address);
  const policy = page.headers.get("content-security-policy");
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/);
  const html = await page.text();
  assert.doesNotMatch(html, /\son\w+=|\sstyle=|<style|<script(?![^>]*\ssrc=)/, "no code in the page itself");
  const engine = /data-engine="([^"]+)"/.exec(html)[1];
  const wasm = await fetch(address + engine, { headers: { "accept-encoding": "br" } });
  assert.equal(wasm.headers.get("content-type"), "application/wasm");
  assert.equal(wasm.headers.get("content-encoding"), "br");
  assert.match(wasm.headers.get("cache-control"), /immutable/);
  await wasm.arrayBuffer();
});

for (const [at, most] of [["index.html", 58_000], ["compare.html", 70_000]]) {
  test(`${at} without its engine stays far under 120 KB`, async () => {
    const html = await (await fetch(address + at)).text();
    const names = [at, ...[...html.matchAll(/(?:src|href)="([\w.-]+\.(?:js|css))"/g)].map(m => m[1])];
    assert.ok(names.length >= 4, names.join());
    let total = 0;
    for (const name of names) {
      const { headers } = await fetch(address + name, { method: "HEAD", headers: { "accept-encoding": "br" } });
      total += Number(headers.get("content-length"));
    }
    assert.ok(total > 1000 && total < most, `${total} bytes`);
  });
}

test("without JavaScript the page says what it is and what the law is", async () => {
  const page = await open();
  await page.setJavaScriptEnabled(false);
  await page.reload();
  const seen = await page.evaluate(() => document.body.innerText);
  assert.match(seen, /needs JavaScript/);
  assert.match(seen, /The law on \d+ \w+ \d{4}/);
  assert.match(seen, /exemption|free/);
  assert.equal(await page.$eval("#form", e => getComputedStyle(e).display), "none");
});

test("the printed receipt is one page, with what is open, what was assumed and the addresses of its numbers", async () => {
  const page = await open({ hash: asking(mug) });
  await reckoned(page);
  await onOnePage(page);
  await page.emulateMediaType("print");
  const paper = await text(page, "#answer");
  for (const line of [/last checked on \d+ \w+ 2026, \d+ days before your date/, /Open points of the law/, /Not included/, /Assumed/, /Open: Do the goods qualify under USMCA\?/, /Printed on/, /#check=/, /\[1\] 19 CFR .*, govinfo\.gov/]) assert.match(paper, line);
});
