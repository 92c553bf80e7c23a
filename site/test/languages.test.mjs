// The engine's own sentences in every language, for the questions the calculator's own
// tests ask and for many days, origins and ways to travel.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { others } from "./spoken.mjs";

const root = new URL("../../", import.meta.url);
const work = pathToFileURL(`${process.env.SECTION321_WORK ?? fileURLToPath(new URL("build", root))}/`);
const read = name => readFile(new URL(name, root));
const lines = async name => (await read(name)).toString().trim().split("\n").map(line => JSON.parse(line));

const days = ["1950-01-01", "1985-05-05", "2000-01-01", "2021-10-21", "2025-02-05", "2025-05-06", "2025-06-15", "2025-08-30",
  "2025-12-01", "2026-03-01", "2026-07-01", "2026-08-01", "2026-11-22", "2027-08-01"];
const origins = ["CN", "VN", "CA", "MX", "DE", "BR", "IN", "GB", "JP", "RU", "CH", "NI", "JO"];
const modes = ["post", "express", "truck", "ocean", "baggage"];
const goods = ["6109.10.00.12", "7323.93.00", "4202.21.90.00", "9403.40.90", "8703.23.01", "3004.90.92", "6109", "", "2204.21.50"];

// Everything that is said, by its English: what holds it and under which name.
const said = new Map();

function collect(value) {
  if (Array.isArray(value)) return value.forEach(collect);
  if (!value || typeof value !== "object") return;
  for (const [name, v] of Object.entries(value)) {
    // Sources keep their titles; a route's own request and a tariff line's description are not ours.
    if (["sources", "check", "path"].includes(name) || name === "say" || name.endsWith("Say")) continue;
    const message = value[name === "text" ? "say" : `${name}Say`];
    if (message && typeof v === "string") said.set(JSON.stringify(message), { of: value, name, english: v });
    else if (message) v.forEach((text, i) => said.set(JSON.stringify(message[i]), { of: { text, say: message[i] }, name: "text", english: text }));
    else collect(v);
  }
}

before(async () => {
  const { Engine } = await import(new URL("test/engine.mjs", work));
  const engine = await Engine.load(await WebAssembly.compile(await readFile(new URL("orders.wasm", work))));
  engine.edition(new Uint8Array(await readFile(new URL("law.bin", work))));
  engine.load(new Uint8Array(await readFile(new URL("tariff.bin", work))));
  const ask = (verb, request) => collect(JSON.parse(engine.answer(verb, typeof request === "string" ? request : JSON.stringify(request))));
  for (const file of ["check", "corners", "duty"]) for (const c of await lines(`tools/cases/${file}.jsonl`)) ask("check", c.request);
  for (const c of await lines("calc/wire/testdata/compare/routes.jsonl")) ask("compare", c.request);
  let asked = 0;
  for (const date of days) {
    for (const origin of origins) {
      for (const mode of modes) ask("law", { date, origin, mode });
      // Every goods by every mode, on one day or another from one origin or another.
      const hts = goods[asked % goods.length], mode = modes[asked++ % modes.length];
      ask("check", { date, mode, from: origin, items: [{ origin, ...(hts && { hts }), quantity: "1", retailValue: "948", currency: "USD" }] });
    }
  }
  for (const bad of ["", "{", "[]", { date: "2026-02-30" }, { date: "x", mode: "ship", from: "China", items: [] }, { date: "2026-01-01", mode: "post", from: "US", items: [{ origin: "XX", retailValue: "-1" }] },
    { date: "2026-01-01", mode: "post", from: "CN", items: [{ origin: "CN", retailValue: "1.005", currency: "EUR", facts: ["x"], hts: "1" }] }]) ask("check", bad);
});

// What the law's tables say of no case in particular has its values in braces. No page shows it.
const open = /\{[a-z]/;
// Nor what only those read who keep the tables.
const keepers = /^\["(thresholds\.|measures\.[^"]*\.note")/;

// The language as the page has it.
async function language(code) {
  const page = await import(new URL(`test/told.${code}.mjs`, work));
  const words = JSON.parse(await readFile(new URL(`test/told.${code}.json`, work)));
  page.know(words);
  return { ...page, words };
}

test("the page renders the English words as the engine does", async () => {
  const { told, day } = await language("en");
  assert.ok(said.size > 500, "many different messages were asked for");
  const other = [];
  for (const { of, name, english } of said.values()) {
    // The engine writes days as programs do, and what was given as they quote it.
    const there = told(of, name), words = english.replace(/\b\d{4}-\d\d-\d\d\b/g, date => day(date));
    if (there !== english && there !== words && !english.includes("\\") && !open.test(english)) other.push([english, there]);
  }
  assert.deepEqual(other, []);
});

for (const code of others) {
  test(`what the engine says is said in ${code}`, async () => {
    const { told, words } = await language(code), { words: english } = await language("en");
    const faults = [];
    for (const [message, { of, name, english: text }] of said) {
      if (open.test(text) || keepers.test(message)) continue;
      const there = told(of, name);
      // The schedule's own descriptions are in English everywhere; a name of one word may be the same.
      if (there === text && /[a-z]{2,} [a-z]{2,}/.test(text)) faults.push(["stays in English", message]);
      if (open.test(there) || there.includes("undefined")) faults.push(["was not filled", there]);
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(Object.keys(english).filter(id => !words[id]), [], "every message has words");
  });
}

test("a day, an amount and a country in a sentence are written as the language does", async () => {
  const fr = await language("fr"), zh = await language("zh");
  assert.equal(fr.day("2027-07-01"), "1er juillet 2027");
  assert.equal(zh.day("2027-07-01"), "2027年7月1日");
  assert.equal(fr.dollars("1234.50"), "1\u202f234,50\u00a0$US");
  assert.equal(zh.dollars("1234.50"), "US$1,234.50");
  const within = { text: "", say: ["rules.within-limit.1938-07-25", { aggregate: "48.25", limit: "800.00" }] };
  assert.match(fr.told(within), /48,25\u00a0\$US.*800\u00a0\$US/);
  assert.match(zh.told(within), /US\$48\.25.*US\$800/);
  const least = { text: "", say: ["fee-minimum", { rate: "0.3464", base: "2848.00", amount: "9.87", minimum: "34.58" }] };
  assert.match(fr.told(least), /0,3464\u00a0% .*2\u202f848\u00a0\$US.*9,87\u00a0\$US/);
  // A rate of the schedule: 4.4¢ each + 6.5% on the case.
  const rate = { text: "", say: ["the-rate-is", { rate: ["rate-and", { first: ["rate-cents", { cents: "4.4", of: ["rate-by-each", {}] }], more: ["rate-percent-of", { percent: "6.5", of: ["rate-on-the-case", {}] }] }] }] };
  assert.equal(fr.told(rate), "Le taux est 4,4\u00a0¢ par pièce + 6,5\u00a0% du boîtier.");
  assert.equal(zh.told(rate), "税率为 4.4 美分/件 + 表壳价值的 6.5%。");
  const meant = { text: "", say: ["country-meant", { given: "JPN", meant: "JP", country: "JP" }] };
  assert.match(fr.told(meant), /«\u00a0JPN\u00a0».*Japon/);
  // Signs that stand between values are each language's own.
  const refused = { text: "", say: ["refused-cell", { reason: ["refused-no-quantity", {}], cell: "two" }] };
  assert.equal(fr.told(refused), "ce n’est pas une quantité\u00a0: «\u00a0two\u00a0»");
  assert.match(zh.told(refused), /^[^:“]+：“two”$/);
  const line = { text: "", say: ["hts-duty", { number: "9403.20.00.11", goods: "Floor-standing", least: "1050.00" }] };
  assert.equal(zh.told(line), "9403.20.00.11 Floor-standing（US$1,050）");
  assert.equal(fr.told(line), "9403.20.00.11 Floor-standing (1\u202f050\u00a0$US)");
});
