import assert from "node:assert/strict";
import { test } from "node:test";
import { address, another, asking, follow, open, parcel, setUp, text, verdict } from "./browser.mjs";

setUp();

const question = page => JSON.parse(decodeURIComponent(new URL(page.url()).hash.slice("#check=".length)));

test("a link fills the whole form, answers, and comes out as it went in", async () => {
  const sent = {
    date: "2024-06-01", mode: "post", from: "GB", purpose: "gift",
    person: { id: "jane", kind: "retailer" }, withdrawnFrom: "ftz",
    items: [
      { description: "cup & “saucer” <b>", hts: "6911.10.10", origin: "GB", quantity: "1", retailValue: "45",
        customsValue: "40", currency: "GBP", measures: { kg: "0.4", "value-case": "3" }, metalValue: { steel: "1.5" },
        metalWeight: { steel: "60", copper: "2" }, claim: "AU", recipient: "John",
        facts: ["informational", "drone", "not-auto-part", "not-alcohol"] },
      { origin: "FR", quantity: "2", retailValue: "45.00", currency: "USD" },
    ],
    priorToday: "10.00", splitFromOneOrder: true, postalMethod: "specific", filing: "manual",
    loaded: "2024-05-30", fx: { GBP: "1.25" },
  };
  const page = await open({ hash: asking(sent) });
  await verdict(page);
  assert.deepEqual(question(page), sent);
  assert.equal(JSON.stringify(question(page)).length, JSON.stringify(sent).length);
  assert.equal(await page.$eval("#item-0-recipient", e => e.value), "John");
  assert.equal(await page.$eval("#who", d => d.open), true, "what counts is not folded away");
  assert.match(await text(page, ".receipt"), /<b>/, "text stays text");
});

test("the address changes with the question, and no request leaves", async () => {
  const page = await another({ hash: asking(parcel("2021-10-21")) });
  await verdict(page);
  const before = page.requests.length;
  await page.select("#mode", "post");
  await page.waitForFunction(() => decodeURIComponent(location.hash).includes('"mode":"post"'));
  assert.equal(page.requests.length, before);
});

test("a new link in the same tab is a new question", async () => {
  const page = await another({ hash: asking(parcel("2021-10-21")) });
  await verdict(page, /^Nothing/);
  await page.evaluate(hash => (location.hash = hash), asking(parcel("2026-09-01")));
  await verdict(page, / missing$/);
});

test("what the form has no field for is said, counted, and can be removed", async () => {
  const sent = parcel("2021-10-21");
  sent.eccf = false;
  const page = await another({ hash: asking(sent) });
  await verdict(page);
  assert.match(await text(page, "#notice"), /eccf/);
  assert.equal(question(page).eccf, false);
  await page.click("#drop");
  await page.waitForFunction(() => !location.hash.includes("eccf"));
  assert.deepEqual(question(page), parcel("2021-10-21"));
});

test("a day that cannot stand in the field is repeated in words", async () => {
  const page = await another({ hash: asking(parcel("2025-02-30")) });
  await page.waitForSelector("#date[aria-invalid=true]");
  assert.match(await text(page, "#notice"), /2025-02-30/);
});

const broken = {
  "cut off": asking(parcel("2021-10-21")).slice(0, 60),
  "no JSON": "#check=hello",
  "bad percent": "#check=%E0%A4%A",
  "a list": asking("[1,2]"),
  "nothing": "#check=",
  "null": asking("null"),
  "a megabyte": asking(`{"date":"${"x".repeat(1_000_000)}"}`),
  "deep": asking("[".repeat(9_000)),
  "many items": asking(`{"items":[${Array(200).fill("{}").join()}]}`),
};
test("a broken link opens an empty form and says so", async t => {
  const page = await open();
  for (const [name, hash] of Object.entries(broken)) {
    await t.test(name, async () => {
      await follow(page, hash);
      await page.waitForFunction(() => /could not be read/.test(document.querySelector("#notice").innerText), { timeout: 30_000 });
      assert.equal(await page.$eval("#answer", e => e.hidden), true);
      assert.equal((await page.$$(".item")).length, 1);
      assert.deepEqual(page.faults, []);
    });
  }
});

test("a broken link is said when the page is opened with it, too", async () => {
  const page = await open({ hash: broken["bad percent"] });
  assert.match(await text(page, "#notice"), /could not be read/);
  assert.equal(await page.$eval("#answer", e => e.hidden), true);
});

const hostile = {
  "wrong types": { date: 5, mode: ["express"], from: {}, items: [{ origin: 1, facts: "x", quantity: {} }, "item", null], fx: [1] },
  "unknown fields": { ...parcel("2021-10-21"), wibble: "<img src=x onerror=alert(1)>", "a.b": 1 },
  "prototypes": `{"__proto__":{"date":"x"},"constructor":1,"items":[{"__proto__":{"origin":"CN"}}],"person":{"__proto__":1},"fx":{"__proto__":"1"}}`,
  "markup": parcel("2021-10-21", { from: "<script>alert(1)</script>", items: [{ description: "<img src=x onerror=alert(1)>", origin: "\"'>", quantity: "1", retailValue: "1", currency: "<b>" }] }),
};
test("a hostile link does no harm and drops nothing in silence", async t => {
  const page = await open();
  for (const [name, sent] of Object.entries(hostile)) {
    await t.test(name, async () => {
      await follow(page, asking(sent));
      await page.waitForFunction(() => !document.querySelector("#errors").hidden || !document.querySelector("#answer").hidden, { timeout: 30_000 });
      assert.equal(await page.$eval("#errors", e => e.hidden), false, "the question is refused");
      assert.deepEqual(page.faults, []);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      assert.equal((await page.$$("main img, main script")).length, 0);
      assert.equal(await page.evaluate(() => ({}).date ?? Object.prototype.origin), undefined);
      if (name === "unknown fields") assert.match(await text(page, "#notice"), /wibble/);
      if (name === "prototypes") assert.match(await text(page, "#notice"), /__proto__/);
    });
  }
});

test("the pages work under a path of their own", async () => {
  for (const at of ["", "es/"]) {
    const html = await (await fetch(address + at)).text();
    const named = [...html.matchAll(/(?:src|href|data-engine|data-tariff|data-worker)="([^"#]+)"/g)].map(m => m[1]).filter(url => !/^(https:|data:)/.test(url));
    assert.ok(named.length > 10);
    for (const url of new Set(named)) {
      assert.match(url, at ? /^(\.\.\/)?([\w-]+\/)?[\w.-]+$/ : /^([\w-]+\/)?[\w.-]+$/, `${url} is relative`);
      assert.equal((await fetch(new URL(url, address + at), { method: "HEAD" })).status, 200, `${url} is there`);
    }
  }
});

test("facts that contradict each other, and amounts that are none, are carried as they came", async () => {
  const sent = parcel("2021-10-21");
  sent.items[0].facts = ["alcohol", "not-alcohol"];
  const page = await another({ hash: asking(sent) });
  await page.waitForSelector("#errors:not([hidden])"); // Nobody knows which of them is meant.
  assert.match(await text(page, "#errors"), /alcohol/);
  assert.deepEqual(question(page), sent);
  assert.match(await text(page, "#notice"), /items\[0\]\.facts/);
  sent.items[0].facts = undefined;
  sent.items[0].measures = { kg: {}, "__proto__ ": "1" };
  await another({ hash: asking(sent) });
  await page.waitForSelector("#errors:not([hidden])");
  assert.match(await text(page, "#notice"), /items\[0\]\.measures/);
});
