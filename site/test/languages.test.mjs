// The engine's own sentences in every language, for the questions the calculator's own
// tests ask and for many days, origins and ways to travel.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../../", import.meta.url);
const work = pathToFileURL(`${process.env.SECTION321_WORK ?? fileURLToPath(new URL("build", root))}/`);
const read = name => readFile(new URL(name, root));
const lines = async name => (await read(`calc/wire/testdata/${name}`)).toString().trim().split("\n").map(line => JSON.parse(line));

const days = ["1950-01-01", "1985-05-05", "2000-01-01", "2021-10-21", "2025-02-05", "2025-05-06", "2025-06-15", "2025-08-30",
  "2025-12-01", "2026-03-01", "2026-07-01", "2026-08-01", "2026-11-22", "2027-08-01"];
const origins = ["CN", "VN", "CA", "MX", "DE", "BR", "IN", "GB", "JP", "RU", "CH", "NI", "JO"];
const goods = ["6109.10.00.12", "7323.93.00", "4202.21.90.00", "9403.40.90", "8703.23.01", "3004.90.92", "6109", "", "2204.21.50"];

// What a person reads, by the names it has in an answer.
const told = new Set(["text", "why", "message", "name"]);
const texts = new Set();

function collect(value, key) {
  if (typeof value === "string") {
    if (told.has(key)) texts.add(value);
  } else if (Array.isArray(value)) value.forEach(v => collect(v, key));
  // Sources keep their titles; a route's own request and a tariff line's description are not ours.
  else if (value && typeof value === "object") for (const [k, v] of Object.entries(value)) if (!["sources", "check", "path"].includes(k)) collect(v, k);
}

before(async () => {
  const { Engine } = await import(new URL("test/engine.mjs", work));
  const engine = await Engine.load(await WebAssembly.compile(await readFile(new URL("orders.wasm", work))));
  engine.load(new Uint8Array(await readFile(new URL("tariff.bin", work))));
  const ask = (verb, request) => collect(JSON.parse(engine.answer(verb, typeof request === "string" ? request : JSON.stringify(request))));
  for (const file of ["check", "corners", "duty"]) for (const c of await lines(`cases/${file}.jsonl`)) ask("check", c.request);
  for (const c of await lines("compare/routes.jsonl")) ask("compare", c.request);
  for (const date of days) {
    for (const origin of origins) {
      for (const mode of ["post", "express", "truck", "ocean", "baggage"]) {
        ask("law", { date, origin, mode });
        const hts = goods[texts.size % goods.length];
        ask("check", { date, mode, from: origin, items: [{ origin, ...(hts && { hts }), quantity: "1", retailValue: "948", currency: "USD" }] });
      }
    }
  }
  for (const bad of ["", "{", "[]", { date: "2026-02-30" }, { date: "x", mode: "ship", from: "China", items: [] }, { date: "2026-01-01", mode: "post", from: "US", items: [{ origin: "XX", retailValue: "-1" }] },
    { date: "2026-01-01", mode: "post", from: "CN", items: [{ origin: "CN", retailValue: "1.005", currency: "EUR", facts: ["x"], hts: "1" }] }]) ask("check", bad);
});

// As the site splits what the engine says.
const sentences = text => text.split(/(?<=[.?!:]) (?=[A-Z0-9“"$(])/);

for (const code of ["es", "fr", "zh"]) {
  test(`what the engine says is said in ${code}`, async () => {
    const { said } = await import(new URL(`test/language.${code}.mjs`, work));
    assert.ok(texts.size > 300, "many different sentences were asked for");
    const left = [];
    for (const text of texts) {
      const words = said(text);
      for (const s of sentences(text)) {
        // The schedule's own descriptions are in English everywhere; a name of one word may be the same.
        if (/^\d{4}\.\d\d/.test(s) || !/[a-z]{2,} [a-z]{2,}/.test(s)) continue;
        if (words.includes(s)) left.push(s);
      }
    }
    assert.deepEqual(left, []);
  });
}

test("a day, an amount and a country in a sentence are written as the language does", async () => {
  const fr = await import(new URL("test/language.fr.mjs", work));
  const zh = await import(new URL("test/language.zh.mjs", work));
  assert.equal(fr.day("2027-07-01"), "1er juillet 2027");
  assert.equal(zh.day("2027-07-01"), "2027年7月1日");
  assert.equal(fr.dollars("1234.50"), "1\u202f234,50\u00a0$US");
  assert.equal(zh.dollars("1234.50"), "US$1,234.50");
  assert.match(fr.said("$48.00 for this person on this day is within the $800.00 limit."), /48,00\u00a0\$US.*800,00\u00a0\$US/);
  assert.match(zh.said("$48.00 for this person on this day is within the $800.00 limit."), /US\$48\.00.*US\$800\.00/);
});
