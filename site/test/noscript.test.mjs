import assert from "node:assert/strict";
import { test } from "node:test";
import { address, open, setUp } from "./browser.mjs";
import { others } from "./spoken.mjs";

setUp();

// The pages, and what each says without scripts.
const pages = {
  "index.html": /What will this parcel pay/, "compare.html": /cheapest/, "orders.html": /orders/,
  "refund.html": /IEEPA/, "bill.html": /bill/, "packet.html": /broker/, "products.html": /products/, "changes.html": /number/,
  "law.html": /Reciprocal duty under IEEPA/, "help.html": /Find a tariff number/, "privacy.html": /Nothing leaves this device/,
};

for (const [at, fact] of Object.entries(pages)) {
  test(`${at} says without scripts what it is for and what the law is, under one title and headings in order`, async () => {
    const page = await open({ at, scripts: false });
    const seen = await page.evaluate(() => document.body.innerText);
    assert.match(seen, fact);
    assert.match(seen, /The law on \d+ \w+ \d{4}/);
    assert.match(seen, /exemption is suspended|exemption/);
    assert.match(seen, /last checked on \d+ \w+ \d{4}/);
    const scripted = await page.$("script[src]:not([src*=every])");
    assert.equal(scripted !== null, await page.evaluate(() => /needs? JavaScript/.test(document.querySelector("main > noscript")?.textContent ?? "")),
      "what runs scripts says what needs them, and nothing else does");
    const levels = await page.$$eval("h1, h2, h3, h4", all => all.filter(e => e.getClientRects().length).map(e => Number(e.localName[1])));
    assert.equal(levels.filter(l => l === 1).length, 1);
    assert.equal(levels[0], 1);
    levels.forEach((level, i) => assert.ok(i === 0 || level <= levels[i - 1] + 1, `heading ${i} of ${levels}`));
    assert.equal(await page.$eval("nav [aria-current=page], footer [aria-current=page]", e => e.getAttribute("href")), at);
  });
}

test("titles and descriptions are there and differ", async () => {
  const heads = await Promise.all(Object.keys(pages).map(async at => {
    const html = await (await fetch(address + at)).text();
    return [/<title>(.+?)<\/title>/.exec(html)[1], /<meta name="description" content="(.+?)">/.exec(html)[1]];
  }));
  for (const i of [0, 1]) assert.equal(new Set(heads.map(h => h[i])).size, heads.length);
});

test("every link within the site leads to a page and a place that are there", async () => {
  const all = [...Object.keys(pages), "embed.html"];
  const html = Object.fromEntries(await Promise.all(all.map(async at => [at, await (await fetch(address + at)).text()])));
  let followed = 0;
  for (const [at, page] of Object.entries(html)) for (const [, href] of page.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
    if (/^https?:/.test(href)) continue;
    const [to, place] = href.split("#");
    const other = others.find(code => to.startsWith(`${code}/`));
    if (other) {
      assert.ok(all.includes(to.slice(other.length + 1)), `${at} leads to ${href}`);
      continue;
    }
    assert.ok(to === "" || all.includes(to) || (await fetch(address + to, { method: "HEAD" })).ok, `${at} leads to ${href}`);
    if (place && !place.includes("=")) assert.ok(html[to || at].includes(`id="${place}"`), `${at} leads to ${href}`);
    followed++;
  }
  assert.ok(followed > 60);
});
