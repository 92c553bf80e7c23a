import assert from "node:assert/strict";
import { test } from "node:test";
import { another, asking, focused, open as afresh, parcel, reckoned, setUp, shirt, sums, text, verdict } from "./browser.mjs";

setUp();

// The tests of one page follow each other on it. What is changed in the page itself needs one of its own.
const open = another;
const question = page => JSON.parse(decodeURIComponent(new URL(page.url()).hash.slice("#check=".length)));
const mirror = date => shirt(date, {}, { description: "car mirror", hts: "7009.10.00.00", retailValue: "24.00", customsValue: undefined });
const press = (page, selector, words) => page.$$eval(`${selector} button`, (all, words) => all.find(b => b.textContent.startsWith(words)).click(), words);

const days = [["2025-06-15", "$9.72"], ["2026-01-15", "$7.92"], ["2026-05-01", "$6.12"], ["2026-09-01", "$6.57"]];
for (const [date, duty] of days) {
  test(`the $18.20 T-shirt from China pays ${duty} on ${date}`, async () => {
    const page = await open({ hash: asking(shirt(date)) });
    await reckoned(page);
    assert.equal((await sums(page)).Duty, duty);
    assert.equal(await verdict(page), `${(await sums(page)).Total} to pay`);
    if (date === "2026-09-01") {
      assert.deepEqual(await sums(page), { Duty: "$6.57", Fees: "$1.34", Total: "$7.91" });
      assert.equal(await verdict(page), "$7.91 to pay");
      assert.equal(await text(page, ".owed"), "$6.57 duty and $1.34 fees.");
    }
    assert.deepEqual(page.faults, []);
  });
}

test("each duty line has its name, its heading, its sum and its sources", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01")) });
  await reckoned(page);
  const rows = await page.$$eval(".amounts tbody tr:has(td)", all => all.map(r => ({
    said: r.querySelector("th").innerText.replace(/\s+/g, " "), amount: r.querySelector("td").textContent,
    links: [...r.querySelectorAll(".marks a")].map(a => ({ mark: a.textContent, title: a.title, source: document.getElementById(a.hash.slice(1)) }))
      .map(({ mark, title, source }) => ({ mark, title, is: source?.textContent, to: source?.href })),
  })));
  assert.match(rows[0].said, /^Ordinary duty \[\d+\] 6109\.10\.00 · \$18\.00 × 16\.5 % = \$2\.97/);
  const china = rows.find(r => r.said.includes("9903.88.15"));
  assert.match(china.said, /China.*\$18\.00 × 7\.5 % = \$1\.35/);
  assert.equal(china.amount, "$1.35");
  for (const row of rows) {
    assert.ok(row.links.length > 0, row.said);
    for (const l of row.links) assert.ok(/^\[\d+\]$/.test(l.mark) && l.title === l.is && l.to?.startsWith("https://"), `${row.said} ${JSON.stringify(l)}`);
  }
  // The number is that of the list, which opens.
  await page.$eval(".amounts .marks a", a => a.click());
  assert.equal(await focused(page), await page.$eval(".amounts .marks a", a => a.hash.slice(1)));
  const said = await text(page, ".receipt");
  assert.match(said, /Not included\s+What the courier charges for clearing the parcel/);
  assert.match(said, /Assumed\s+No trade program is claimed/);
});

test("of several items each has its own lines under its name", async () => {
  const two = shirt("2026-09-01");
  two.items.push({ ...two.items[0], description: "leather belt", hts: "4203.30.00.00" });
  const page = await open({ hash: asking(two) });
  await reckoned(page);
  assert.deepEqual(await page.$$eval(".item-name", all => all.map(r => r.textContent)), ["cotton T-shirt", "leather belt", "Fees"]);
});

test("without a tariff number the answer is incomplete and leads to the search", async () => {
  const page = await open({ hash: asking(parcel("2026-09-01")) });
  await reckoned(page);
  assert.match(await verdict(page), /: one answer is missing$/);
  assert.match(await text(page, "section.questions"), /The answer needs this.*HTS number/s);
  assert.deepEqual(await sums(page), { Duty: "not known", Fees: "$1.34", Total: "not known" });
  const lines = await page.$$eval("section.questions [data-lines] button", all => all.map(b => b.innerText));
  assert.match(lines[0], /T-shirts, of cotton \(6109\.10\.00\)\s+\$\d+\.\d\d/, "the likeliest lines, with what would be paid");
  await page.click('section.questions a[href="#item-0-hts"]');
  assert.equal(await focused(page), "item-0-hts");
});

test("the question that decides most comes first, each answer with what it makes of the total; answers can be taken back", async () => {
  const page = await open({ hash: asking(mirror("2026-09-01")) });
  await reckoned(page);
  // $24 × 12.5 % of 24.00 are 3.00 less where an exclusion frees the goods of the 25 % on China: 6.00 in all.
  const first = await page.$eval("section.questions li:first-child", e => e.innerText);
  assert.match(first, /A product that a China exclusion describes\?/);
  const [yes, no] = await page.$$eval("section.questions li:first-child .to", all => all.map(e => e.textContent.match(/[\d.]+/g).map(Number)));
  assert.deepEqual(no.map((n, i) => Math.round((n - yes[i]) * 100)), [600, 600]);
  const [, least, most] = /^\$([\d.]+) to \$([\d.]+): 3 answers are missing$/.exec(await verdict(page));
  assert.deepEqual([Number(least), Number(most)], [yes[0], no[1]], "the headline spans what the answers leave");
  assert.match(await text(page, "section.questions"), /Are these parts of cars or light trucks\?/);
  assert.doesNotMatch(await text(page, "#answer"), /not-auto-part|in facts/);

  await page.focus("section.questions button");
  await press(page, "section.questions li:first-child", "No");
  await page.waitForFunction(() => !document.querySelector("section.questions").textContent.includes("exclusion"));
  assert.equal(await focused(page), "questions", "the next question is where the answered one was");
  await press(page, "section.questions li:first-child", "No");
  await page.waitForFunction(() => !document.querySelector("section.questions").textContent.includes("light trucks"));
  await press(page, "section.questions li:first-child", "No");
  await page.waitForFunction(() => !document.querySelector("section.questions"));
  assert.equal(await focused(page), "verdict");
  assert.deepEqual(question(page).items[0].facts, ["not-exclusion", "not-auto-part", "not-truck-part"]);
  assert.match(await verdict(page), /^\$[\d.]+ to pay$/);
  assert.match(await text(page, ".receipt"), /Part for a car or light truck: no/);

  await page.click(".said li:nth-child(2) .unsay");
  await page.waitForSelector("section.questions");
  assert.deepEqual(question(page).items[0].facts, ["not-exclusion", "not-truck-part"]);

  await press(page, "section.questions li:first-child", "Yes");
  await page.waitForFunction(() => !document.querySelector("section.questions"));
  assert.deepEqual(question(page).items[0].facts, ["not-exclusion", "not-truck-part", "auto-part"]);
});

test("a program that the goods could use is asked for by its name, with the total under each answer", async () => {
  // By post on 3 December 2026 the mug of $45 from Canada bears 10 % and 10 %, $9.00, and $34.58 of a formal entry; under USMCA nothing.
  const page = await open({ hash: asking({ date: "2026-12-03", mode: "post", from: "CA",
    items: [{ description: "ceramic mug", hts: "6912.00.44.00", origin: "CA", quantity: "1", retailValue: "45", currency: "USD" }] }) });
  await reckoned(page);
  assert.match(await verdict(page), /^\$0\.00 to \$43\.58: /);
  const answers = await page.$$eval("section.questions li:first-child button", all => all.map(b => b.innerText.replace(/\s+/g, " ")));
  assert.deepEqual(answers, ["USMCA $0.00", "No program $9.00 to $43.58"]);
  await press(page, "section.questions", "USMCA");
  assert.equal(await verdict(page, /^Nothing/), "Nothing to pay");
  assert.equal(await page.$("section.questions"), null);
  assert.equal(question(page).items[0].claim, "S");
  await page.select("#item-0-claim", "none");
  assert.match(await verdict(page, /^\$9/), /^\$9\.00 to \$43\.58: one answer is missing$/);
  assert.match(await text(page, ".points"), /22 October 2026.*\$9\.00/s);
});

test("a quantity is asked for and given where it is asked", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01", {}, { description: "wine", hts: "2204.21.50.40", origin: "FR" })) });
  await reckoned(page);
  assert.match(await text(page, "section.questions"), /How many liters in all\?/);
  await page.type("section.questions input", "1.5");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.includes("liter"));
  assert.deepEqual(question(page).items[0].measures, { liter: "1.5" });
  assert.equal(await page.$eval('[data-field="measures.liter"] input', e => e.value), "1.5");
  await page.waitForFunction(() => !document.querySelector("section.questions"));
  assert.match(await text(page, ".amounts"), /\d × \d.*liter = \$\d/);
});

test("by post the carrier's two methods stand side by side until one is chosen", async () => {
  const page = await open({ hash: asking(shirt("2025-05-05", { mode: "post" }, { retailValue: "50.00", customsValue: undefined })) });
  await reckoned(page);
  assert.deepEqual(await page.$$eval(".methods .amounts tfoot td", all => all.map(c => c.textContent)), ["$60.00", "$100.00"]);
  assert.equal((await sums(page)).Total, "$60.00 to $100.00");
  const [left, right] = await page.$$eval(".methods table", all => all.map(t => t.getBoundingClientRect().top));
  assert.equal(left, right);
  await press(page, "section.questions", "An amount for each postal item");
  await page.waitForFunction(() => !document.querySelector(".methods"));
  assert.equal((await sums(page)).Duty, "$100.00");
  assert.equal(await page.$eval("#postalMethod", e => e.value), "specific");
});

test("what may not be imported has no amounts", async () => {
  const page = await open({ hash: asking(shirt("2026-10-01", { mode: "truck", from: "CA" },
    { description: "beer", hts: "2203.00.00.30", origin: "CA", customsValue: undefined, facts: ["consumer-packed"] })) });
  assert.equal(await verdict(page, /^May/), "May not be imported");
  assert.match(await text(page, ".verdict"), /may not be imported when packed/);
  assert.equal(await page.$(".amounts"), null);
  assert.doesNotMatch(await text(page, ".verdict"), /\$/);
});

test("a fact that is rarely needed is chosen from the list of others", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01")) });
  await reckoned(page);
  await page.$eval(".other-facts", f => (f.closest("details").open = true));
  await page.select("#item-0-other", "drone");
  await page.waitForFunction(() => location.hash.includes("drone"));
  assert.deepEqual(question(page).items[0].facts, ["drone"]);
  assert.equal(await page.$eval("#item-0-other", e => e.value), "");
  assert.ok((await page.$$(".item [type=checkbox]")).length < 10, "the usual ones only have boxes");
});

test("the answer is copied as text with its sums and sources, and saved as JSON that holds the question", async () => {
  const page = await afresh({ hash: asking(shirt("2026-09-01")) });
  await reckoned(page);
  await page.evaluate(() => {
    window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => (window.saved.push(blob.text()), make.call(URL, blob));
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async text => (window.copied = text) } });
  });
  await page.$eval("#copy-text", b => b.click());
  await page.waitForFunction(() => window.copied);
  const copied = await page.evaluate(() => window.copied);
  for (const line of [/^\$7\.91 to pay\.\n\$6\.57 duty and \$1\.34 fees\.\n/, /\nArrives: 1 September 2026\n/,
    /\ncotton T-shirt: 1 × \$24\.00, made in China, HTS 6109\.10\.00\.12\n/, /9903\.88\.15 \(\$18\.00 × 7\.5 %\): \$1\.35 \[/, /\nDuty: \$6\.57\nFees: \$1\.34\nTotal: \$7\.91\n/, /\nNot included: What the courier charges/, /\nAssumed: No trade program is claimed\./, /#check=/]) assert.match(copied, line);
  await page.$eval("#json", b => b.click());
  const { request, answer } = JSON.parse(await page.evaluate(() => window.saved[0]));
  assert.equal(request.items[0].hts, "6109.10.00.12");
  assert.equal(answer.total, "7.91");
});
