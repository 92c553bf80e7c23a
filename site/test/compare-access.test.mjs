import assert from "node:assert/strict";
import { test } from "node:test";
import { another, open, setUp } from "./browser.mjs";
import { axeFindsNothing, fits, look } from "./looks.mjs";

setUp();

const at = "compare.html";
const goods = { description: "cotton T-shirt", hts: "6109.10.00.12", origin: "CN", retailValue: "48.00", customsValue: "18.20", weightKg: "0.4" };
const orders = { perMonth: "900", unitsPerOrder: "1" };
const states = {
  "empty": null,
  "answered, two days": { date: "2026-09-01", against: "2021-10-21", product: goods, orders, costs: { dutyRate: "24", lastMile: "4.10" } },
  "with questions": { date: "2025-10-01", product: goods, orders: { ...orders, mix: [{ share: "60" }, { share: "40", unitsPerOrder: "20" }] }, routes: [{ id: "post" }, { id: "mexico", costs: { lastMile: null } }] },
  "long words": { date: "2031-01-01", product: { ...goods, description: "W".repeat(200), retailValue: "99999999.00" }, orders },
  "an error": { date: "2026-09-01", product: { ...goods, currency: "EUR" }, orders: { perMonth: "0" } },
};

// One after the other on one page, but for the error, over which the answer before it would still stand.
async function shown(state) {
  const page = await (state === states["an error"] ? open : another)({ at, hash: state ? "#compare=" + encodeURIComponent(JSON.stringify(state)) : "" });
  // What a link lacks is an error once an answer is asked for.
  if (state === states["an error"]) await page.$eval("#compare", b => b.click());
  if (state) await page.waitForFunction(() => document.querySelector("#verdict") || !document.querySelector("#errors").hidden, { timeout: 20_000 });
  await page.$$eval("details", all => all.forEach(d => (d.open = true)));
  if (await page.$(".curves")) await page.waitForSelector(".curves svg");
  return page;
}

for (const [name, state] of Object.entries(states)) {
  test(`nothing is in the way: ${name}`, async t => {
    const page = await shown(state);
    for (const [scheme, width] of [["light", 360], ["dark", 1280]]) {
      await t.test(`axe finds nothing: ${scheme}, ${width} pixels wide`, async () => {
        await look(page, scheme, width);
        await axeFindsNothing(page);
      });
    }
    await t.test("nothing has to be scrolled sideways", async () => {
      for (const width of [320, 360, 768, 1280]) {
        await look(page, "light", width);
        await fits(page, `at ${width} pixels`);
      }
    });
  });
}

test("fields and buttons are large enough for a thumb", async () => {
  const page = await shown(states["with questions"]);
  await look(page, "light", 360);
  const small = await page.$$eval("form button, .button, select, form input:not([type=radio]):not([type=checkbox]), input[type=range], summary, label.choice, nav a", all =>
    all.filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80)));
  assert.deepEqual(small, []);
});
