import assert from "node:assert/strict";
import { test } from "node:test";
import { address, another, focused, follow, go, open, retype, setUp, text } from "./browser.mjs";

setUp();

const at = "compare.html";
const asking = question => "#compare=" + encodeURIComponent(typeof question === "string" ? question : JSON.stringify(question));
const question = page => JSON.parse(decodeURIComponent(new URL(page.url()).hash.slice("#compare=".length)));
const settled = (page, pattern = /./) => page.waitForFunction(
  source => new RegExp(source).test(document.querySelector("#verdict")?.textContent ?? "") && !document.querySelector("#flips.waiting"), { timeout: 20_000 }, pattern.source);
const answered = async more => {
  const page = await another({ at, hash: asking(more) });
  await settled(page);
  return page;
};
const totals = page => page.$$eval("table.routes tbody tr", rows => rows.map(r => [r.querySelector("th").firstChild.nextSibling.nextSibling.textContent, r.querySelector("td").textContent]));
const row = (page, name) => page.$$eval("table.routes tbody tr", (rows, name) => rows.find(r => r.textContent.includes(name)).innerText.replace(/\s+/g, " "), name);

// What costs nothing and is known, so that totals can be checked by eye.
const nothing = { stockFreightPerKg: "0", entryClearance: "0", disbursement: "0", storage: "0", returnRate: "0", returnCost: "0", capitalRate: "0", setup: "0",
  parcelFreightPerKg: "0", dutyClearance: "0", freeClearance: "0", formalClearance: "0" };
// 900 T-shirts of $18.20 are entered at $16,380. On that day a stock pays 16.5 + 12.5 + 7.5 = 36.5 %,
// which is $5,978.70, MPF of 0.3464 % = $56.74 and HMF of 0.125 % = $20.48: $6,055.92, and with
// $6.75 an order for packing and delivery ($6,075.00) $12,130.92, or $13.48 an order.
const shirt = (more = {}) => ({
  date: "2026-09-01",
  product: { description: "cotton T-shirt", hts: "6109.10.00.12", origin: "CN", retailValue: "48.00", customsValue: "18.20", currency: "USD", weightKg: "0.4" },
  orders: { perMonth: "900", unitsPerOrder: "1" },
  routes: [
    { id: "express", costs: { parcelFreight: "9.00", pickPack: "0", lastMile: "0" } },
    { id: "us-bulk", costs: { pickPack: "2.25", lastMile: "4.50" } },
  ],
  costs: nothing,
  ...more,
});

test("the answer comes first: the cheapest route, the second, and what part is an estimate", async () => {
  const page = await answered(shirt());
  assert.equal(await text(page, "#verdict"), "Cheapest: Stock in the US");
  assert.match(await text(page, ".owed"), /^\$13\.48 an order, \$12,130\.92 a month/);
  assert.match(await text(page, ".verdict"), /Second: By courier, .*above all for Duty \(\$/i);
  assert.match(await text(page, ".verdict"), /Nothing in it is an estimate/);
  assert.deepEqual((await totals(page)).map(r => r[0].trim()), ["Stock in the US", "By courier, each order"]);
  assert.deepEqual(page.faults, []);
});

test("a bar opens to its lines, each with its amount, its mark, its working and its source", async () => {
  const page = await answered(shirt());
  await page.click('[data-key="bar-us-bulk"] summary');
  await page.waitForSelector('[data-key="bar-us-bulk"] tbody');
  const lines = await page.$$eval('[data-key="bar-us-bulk"] tbody tr', rows => rows.map(r => ({
    said: r.querySelector("th").innerText.replace(/\s+/g, " "), amount: r.querySelector("td").textContent, links: r.querySelectorAll("a").length })));
  const duty = lines.find(l => l.said.startsWith("Ordinary duty"));
  assert.match(duty.said, /law 6109\.10\.00 .*\$2,702\.70 a month/);
  assert.ok(duty.links > 0);
  const delivery = lines.find(l => l.said.startsWith("Delivery"));
  assert.match(delivery.said, /yours \$4\.50 an order/);
  assert.equal(delivery.amount, "$4.50");
  const cents = lines.reduce((sum, l) => sum + Math.round(Number(l.amount.slice(1)) * 100), 0);
  assert.equal(cents, 1348, "the lines add up to the total");

  const link = await page.$eval('[data-key="bar-us-bulk"] a[href^="index.html#check="]', a => a.href);
  await go(page, link);
  await page.waitForFunction(() => document.querySelector("#verdict")?.textContent.includes("to pay"));
  assert.equal(await text(page, "#verdict"), "$6,055.92 to pay");
  assert.match(await text(page, ".owed"), /\$5,978\.70 duty and \$77\.22 fees/);
});

test("a price is an estimate with its reason until the person writes theirs, and can become one again", async () => {
  const sent = shirt();
  delete sent.routes[1].costs.lastMile;
  const page = await answered(sent);
  assert.match(await text(page, ".verdict"), /\d % of it is our estimate/);
  const before = (await totals(page))[0][1];
  await page.$eval('[data-route="us-bulk"]', d => (d.open = true));
  const field = '[data-of="lastMile"][data-route="us-bulk"]';
  assert.match(await text(page, field), /Our estimate/);
  const estimate = await page.$eval(`${field} input`, e => e.value);
  await retype(page, `${field} input`, "4.50");
  await page.waitForSelector(`${field}.yours`);
  assert.match(await text(page, field), /yours/);
  assert.equal(question(page).routes[1].costs.lastMile, "4.50");
  assert.match(await text(page, ".owed"), /\$13\.48 an order/);
  assert.equal(await focused(page), "us-bulk-lastMile", "typing is not interrupted");
  await page.click(`${field} .reset`);
  await page.waitForSelector(`${field}:not(.yours)`);
  assert.equal(await page.$eval(`${field} input`, e => e.value), estimate);
  assert.equal((await totals(page))[0][1], before);
  assert.equal(question(page).routes[1].costs.lastMile, undefined);
});

test("all prices go back to estimates at once", async () => {
  const page = await answered(shirt());
  await page.click("#reset");
  await page.waitForFunction(() => !location.hash.includes("costs"));
  assert.equal(await page.$("#price-list .yours"), null);
});

test("a route that lacks a price stays in the table and says what it lacks; the others are answered", async () => {
  const sent = shirt();
  sent.routes[0].costs.parcelFreight = null;
  const page = await answered(sent);
  assert.match(await row(page, "By courier"), /Something is missing.*not known/);
  assert.match(await row(page, "Stock in the US"), /\$13\.48/);
  await page.click("section.questions a.button");
  assert.equal(await focused(page), "express-parcelFreight", "the question leads to the field");
  await page.keyboard.type("9.00");
  await page.waitForFunction(() => !document.querySelector(".without"));
});

test("without a weight only the routes whose freight goes by weight are open", async () => {
  const sent = shirt({ routes: undefined, costs: undefined });
  delete sent.product.weightKg;
  const page = await answered(sent);
  assert.match(await text(page, "#headline"), /weigh, in kilograms/);
  assert.doesNotMatch(await text(page, "#table"), /weigh/, "what every route lacks is said once");
  await page.click('section.questions a[href="#product-weightKg"]');
  assert.equal(await focused(page), "product-weightKg");
});

test("what the answer needs is given where it is asked: the rate of a year without a tariff table", async () => {
  const page = await answered(shirt({ date: "2016-12-20" }));
  assert.match(await row(page, "Stock in the US"), /Something is missing/);
  await page.type("section.questions input", "24");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.includes("dutyRate"));
  await page.waitForFunction(() => !document.querySelector(".without"));
  // 24 % of $18.20 is $4.37 (4.368) an order, MPF of 0.3464 % $0.06 and HMF $0.02, delivery and packing $6.75: $11.20.
  assert.match(await row(page, "Stock in the US"), /\$11\.20/);
  assert.match(await row(page, "By courier"), /free of duty \$9\.00/);
});

test("the method of mail is chosen by a button", async () => {
  const page = await answered(shirt({ date: "2025-10-01", routes: undefined, costs: undefined }));
  await page.$$eval("section.questions button", all => all.find(b => b.textContent === "A percentage of the value").click());
  await page.waitForFunction(() => !document.querySelector(".without"));
  assert.equal(question(page).routes.find(r => r.id === "post").postalMethod, "ad-valorem");
  assert.equal(await page.$eval("#post-postalMethod", e => e.value), "ad-valorem");
});

test("a quantity is asked of one unit, with the rate that needs it", async () => {
  const page = await answered(shirt({ product: { ...shirt().product, hts: "9101.11.40", origin: "CH" } }));
  const asked = await page.$$eval("section.questions .ask", all => all.map(e => e.parentElement.textContent));
  assert.ok(asked.some(q => /^How many pieces in one unit\?The rate is 51¢ each/.test(q)), asked.join("\n"));
  assert.ok(asked.some(q => /^What is the case worth in one unit, in dollars\?The rate is/.test(q)), asked.join("\n"));
});

test("two days stand side by side, and each change says why", async () => {
  const page = await answered(shirt({ against: "2021-10-21", costs: nothing }));
  // The story stands where the page begins. It is reckoned with our estimates of prices, whatever is asked.
  assert.match(await text(page, "#form > :not([hidden])"), /\$9\.92 .* and \$13\.64 .*: Mexico saved \$3\.72\..*\$31\.33 by Mexico and \$15\.95 in bulk/s);
  const days = await page.$$eval("table.days tr", rows => rows.map(r => [...r.children].map(c => c.textContent.trim())));
  assert.deepEqual(days[0], ["An order", "21 Oct 2021", "1 Sep 2026", "Change"]);
  assert.deepEqual(days.find(r => r[0].includes("Stock in the US")).slice(1), ["$11.20", "$13.48", "+$2.28"]);
  assert.match(await text(page, "#other-day"), /On 21 October 2021 the cheapest is By courier, \$9\.00 an order/);
  await page.click('[data-key="change-express"] summary');
  assert.match(await text(page, '[data-key="change-express"]'), /exemption is suspended.*Ordinary duty/s);
  assert.ok(await page.$$eval('[data-key="change-express"] a', links => links.length > 2));
});

test("every picture has a table beside it with the same numbers", async () => {
  const page = await answered(shirt());
  await page.$$eval("#answer details", all => all.forEach(d => (d.open = true)));
  const kinds = await page.$$eval('[data-key="kinds"] tfoot td', cells => cells.map(c => c.textContent));
  assert.equal(kinds[0], "13.48");
  for (const of of ["orderValue", "ordersPerMonth"]) {
    await page.waitForSelector(`.curves[data-of=${of}] path.line`);
    const drawn = await page.$eval(`.curves[data-of=${of}] path.line`, p => p.getAttribute("d").match(/[ML]/g).length);
    const rows = await page.$$eval(`[data-key="curve-${of}"] tbody tr`, all => all.length);
    assert.equal(drawn, rows);
  }
});

test("a slider moves the answer at once and the rest when it rests; it asks nobody", async () => {
  const page = await answered(shirt());
  await page.waitForNetworkIdle();
  const requests = page.requests.length;
  const before = await text(page, "#table");
  await page.focus("#try-month");
  const told = await text(page, "#try-month-is");
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowLeft");
  assert.notEqual(await text(page, "#try-month-is"), told);
  await page.waitForFunction(before => document.querySelector("#table").innerText !== before, {}, before);
  await page.waitForFunction(() => !document.querySelector(".waiting") && !location.hash.includes("%22900%22"));
  assert.equal(await focused(page), "try-month");
  assert.equal(question(page).orders.perMonth, await page.$eval("#perMonth", e => e.value));

  await page.focus("#try-value");
  for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => !location.hash.includes("%2248.00%22") && !document.querySelector(".waiting"));
  const { retailValue, customsValue } = question(page).product;
  assert.ok(Math.abs(customsValue / retailValue - 18.2 / 48) < 0.001, "both values move in proportion");
  assert.equal(page.requests.length, requests);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(page.faults, []);
});

test("orders of different sizes replace the one value", async () => {
  const page = await answered(shirt());
  await page.click("#mix summary");
  await page.click("#add-share");
  assert.equal(await focused(page), "share-0-share");
  await retype(page, "#share-0-share", "50");
  await page.click("#add-share");
  await retype(page, "#share-1-share", "50");
  await retype(page, "#share-1-unitsPerOrder", "3");
  await page.waitForFunction(() => location.hash.includes("%223%22"));
  await settled(page);
  assert.deepEqual(question(page).orders.mix, [{ share: "50" }, { share: "50", unitsPerOrder: "3" }]);
  // Half of the orders hold one shirt, half three: 2 on average, so duty and fees double to $12,111.84 less
  // rounding, and packing and delivery stay $6,075.00.
  assert.match(await row(page, "Stock in the US"), /\$20\.2\d/);
  assert.equal(await page.$eval("#try-value", e => e.disabled), true);
  await page.click(".share:nth-child(2) .remove");
  await page.waitForFunction(() => !location.hash.includes("%223%22"));
});

const full = {
  date: "2026-09-01",
  product: { description: "cup & “saucer” <b>", hts: "6109.10.00.12", origin: "CN", shippedFrom: "HK", retailValue: "48", customsValue: "18.20", currency: "CNY",
    weightKg: "0.4", claim: "S", facts: ["not-drone"], measures: { kg: "0.3" }, metalValue: { steel: "1" }, metalWeight: { steel: "2" } },
  orders: { perMonth: "900", unitsPerOrder: "2", mix: [{ share: "1", unitsPerOrder: "2", retailValue: "50", customsValue: "20", weightKg: "1" }] },
  routes: [{ id: "canada", mode: "rail", value: "transaction", foreignDuty: "refunded", currency: "CAD", costs: { lastMile: "4.10", setup: null } }, { id: "post", postalMethod: "specific" }],
  costs: { capitalRate: "9" }, currency: "EUR", fx: { CNY: "0.14", EUR: "1.1", CAD: "0.73" }, against: "2025-06-15",
};

test("a link fills the whole form, answers, and comes out as it went in", async () => {
  const page = await another({ at, hash: asking(full) });
  await page.waitForFunction(() => !document.querySelector("#answer").hidden || !document.querySelector("#errors").hidden);
  assert.equal(await page.$eval("#errors", e => e.innerText.trim().length > 60 ? e.innerText : ""), "");
  // The routes come out in the order of the form.
  assert.deepEqual(question(page), { ...full, routes: [full.routes[1], full.routes[0]] });
  assert.equal(await page.$("#answer b > b, main img"), null, "text stays text");
});

const hostile = {
  "wrong types": { date: 5, product: { origin: 1, facts: "x", measures: [] }, orders: { perMonth: {}, mix: [1] }, routes: [{ id: {} }], costs: { lastMile: [] }, fx: [1] },
  "unknown fields": { ...shirt(), wibble: "<img src=x onerror=alert(1)>" },
  "prototypes": `{"__proto__":{"date":"x"},"product":{"__proto__":{"origin":"CN"}},"orders":{},"costs":{"__proto__":"1"},"routes":[{"__proto__":1,"id":"canada"}]}`,
  "markup": shirt({ routes: [{ id: "<img src=x onerror=alert(1)>" }], costs: { "<b>": "1" } }),
};
const broken = { "cut off": asking(full).slice(0, 80), "a list": asking("[1]"), "bad percent": "#compare=%E0%A4%A", "a megabyte": asking(`{"date":"${"x".repeat(1_000_000)}"}`) };
test("a broken link opens an empty form and says so; a hostile one does no harm and drops nothing in silence", async t => {
  const page = await open({ at, hash: broken["bad percent"] });
  assert.match(await text(page, "#notice"), /could not be read/);
  for (const [name, hash] of Object.entries(broken)) {
    await t.test(name, async () => {
      await follow(page, hash);
      assert.match(await text(page, "#notice"), /could not be read/);
      assert.equal(await page.$eval("#answer", e => e.hidden), true);
      assert.deepEqual(page.faults, []);
    });
  }
  for (const [name, sent] of Object.entries(hostile)) {
    await t.test(name, async () => {
      await follow(page, asking(sent));
      // What is lacking altogether is asked for, what is wrong is an error.
      await page.waitForFunction(() => /also says something/.test(document.querySelector("#notice").textContent));
      if (sent.product) await page.waitForSelector("#errors:not([hidden]), #notice p + p");
      assert.deepEqual(page.faults, []);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      assert.equal((await page.$$("main img, main script")).length, 0);
      assert.equal(await page.evaluate(() => ({}).date ?? Object.prototype.origin), undefined);
    });
  }
});

test("an empty form names each field that is needed", async () => {
  const page = await open({ at });
  await page.click("#compare");
  await page.waitForSelector("#errors:not([hidden])");
  assert.deepEqual(await page.$$eval("#errors a", all => all.map(a => a.textContent)), [
    "Choose the country it was made in", "Give what the buyer pays for one unit", "Give what you pay the maker for one unit", "Say how many orders there are in a month"]);
  await page.click("#errors li:nth-child(4) a");
  assert.equal(await focused(page), "perMonth");
  // In another language stands what was typed in this one, and nothing of it is called wrong.
  await page.type("#perMonth", "500");
  await retype(page, "#product-retailValue", "48,50");
  await page.select("#product-origin", "VN");
  await Promise.all([page.waitForNavigation(), page.$eval("#languages a[data-language=es]", a => a.click())]);
  await page.waitForFunction(() => document.querySelector("#perMonth")?.value === "500");
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.querySelector("#product-retailValue").value, document.querySelector("#product-origin").value, document.querySelector("#asked input:checked").value, document.querySelector("#errors").hidden]),
    ["es", "48.50", "VN", "each", true]);
});

test("a wrong price is an error at its field", async () => {
  const page = await answered(shirt());
  await page.$eval('[data-route="us-bulk"]', d => (d.open = true));
  await retype(page, "#us-bulk-lastMile", "much");
  await page.waitForSelector("#us-bulk-lastMile[aria-invalid=true]");
  assert.equal(await page.$eval("#answer", e => e.classList.contains("stale")), true);
});

test("the form can be sent before the engine is there; the answer comes afterwards", async () => {
  const held = [];
  const page = await open({ at, hash: asking(shirt()), wait: false, intercept: r => r.url().endsWith(".wasm") ? held.push(r) : r.continue() });
  await page.waitForFunction(() => /Getting the calculator ready/.test(document.querySelector("#engine").textContent));
  assert.equal(await page.$eval("#answer", e => e.hidden), true);
  for (const r of held) r.continue();
  await settled(page, /Stock in the US/);
  assert.equal(await text(page, "#engine"), "");
});

test("an engine that does not load is said plainly, and can be tried again", async () => {
  let refuse = true;
  const page = await open({ at, hash: asking(shirt()), intercept: r => r.url().endsWith(".wasm") && refuse ? r.respond({ status: 503, body: "" }) : r.continue() });
  await page.waitForSelector("#retry");
  refuse = false;
  await page.click("#retry");
  await settled(page, /Stock in the US/);
});

test("a question is asked and answered with the keyboard alone", async () => {
  const page = await open({ at });
  const reach = async id => {
    for (let i = 0; i < 90; i++) {
      if (await focused(page) === id) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not lead to ${id}`);
  };
  await reach("date");
  await page.keyboard.type("09012026");
  await reach("product-origin");
  await page.keyboard.type("China");
  await reach("product-hts");
  await page.keyboard.type("6109.10.00.12");
  await reach("product-retailValue");
  await page.keyboard.type("48");
  await reach("product-customsValue");
  await page.keyboard.type("18.20");
  await reach("product-weightKg");
  await page.keyboard.type("0.4");
  await reach("perMonth");
  await page.keyboard.type("900");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await focused(page), "verdict");
  await reach("try-value");
  await reach("copy");
});

test("the examples fill the form and are answered, each with a printed brief of one page: inputs, prices, open questions and sources", async () => {
  const page = await open({ at });
  const names = await page.$$eval(".chip", all => all.map(b => b.textContent));
  assert.equal(names.length, 5);
  for (let i = 0; i < names.length; i++) {
    await page.$$eval(".chip", (all, i) => all[i].click(), i);
    await page.waitForFunction(i => location.hash && document.activeElement?.id === "verdict", {}, i);
    await settled(page, /^Cheapest/);
    const pdf = Buffer.from(await page.pdf({ format: "letter", preferCSSPageSize: false })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, `example ${i + 1}`);
  }
  assert.equal(await page.$eval("#product-claim", e => e.value), "S");
  assert.deepEqual(page.faults, []);
  await page.emulateMediaType("print");
  const brief = await text(page, "#brief");
  for (const part of ["Cheapest:", "Made in", "Prices it rests on", "Open questions", "Sources (edition"]) assert.ok(brief.includes(part), part);
  assert.equal(await page.$eval("#form", e => getComputedStyle(e).display), "none");
});

test("the answer is saved as a table and as JSON", async () => {
  const page = await answered(shirt({ product: { ...shirt().product, description: "=1+1" } }));
  await page.evaluate(() => {
    window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => (window.saved.push(blob.text()), make.call(URL, blob));
    window.unsave = () => (URL.createObjectURL = make);
  });
  await page.click("#csv");
  await page.click("#json");
  const [csv, json] = await page.evaluate(() => (window.unsave(), Promise.all(window.saved)));
  const rows = csv.trim().split("\r\n");
  assert.match(rows[0], /^date,route,name,status,kind,line,of,heading,perOrder,perMonth,working,sources$/);
  assert.ok(rows.some(r => r.startsWith("2026-09-01,us-bulk,Stock in the US,answered,total,Total,,,13.48,12130.92")), csv);
  assert.ok(rows.some(r => /^2026-09-01,us-bulk,Stock in the US,answered,last-mile,.*,given,,4\.50,4050\.00/.test(r)), csv);
  assert.doesNotMatch(csv, /^=|,=/m);
  const { request, answer } = JSON.parse(json);
  assert.equal(request.product.description, "=1+1");
  assert.equal(answer.cheapest, "us-bulk");
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});

test("a check leads to the comparison of the same goods", async () => {
  const page = await open({ hash: "#check=" + encodeURIComponent(JSON.stringify({ date: "2026-09-01", mode: "express", from: "CN",
    items: [{ description: "cotton T-shirt", hts: "6109.10.00.12", origin: "CN", quantity: "2", retailValue: "24.00", customsValue: "18.20", currency: "USD" }] })) });
  await page.waitForSelector(".actions a");
  await Promise.all([page.waitForNavigation(), page.click(".actions a")]);
  assert.equal(await page.$eval("#product-hts", e => e.value), "6109.10.00.12");
  assert.equal(await page.$eval("#unitsPerOrder", e => e.value), "2");
  // What is still to be said is no fault yet.
  assert.match(await text(page, "#notice"), /how many orders/);
  assert.equal(await page.$eval("#errors", e => e.hidden), true);
});

test("the navigation leads to each page by an address that works under any path", async () => {
  const html = await (await fetch(address + at)).text();
  for (const [, url] of html.matchAll(/(?:src|href|data-engine|data-tariff)="([^"]*)"/g)) {
    if (!/^(https:|data:|#)/.test(url)) assert.match(url, /^([a-z]{2}\/)?[\w.-]+(#[\w-]+)?$/, `${url} is relative`);
  }
  const page = await open({ wait: false });
  await Promise.all([page.waitForNavigation(), page.click('nav a[href="compare.html"]')]);
  assert.equal(await page.$eval("nav [aria-current=page]", a => a.textContent), "Compare routes");
});
