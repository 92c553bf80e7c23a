// The orders that the check page tells of are those that the calculator tells of. Needs no
// browser: the engine that answers everything, and the page's own module.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const work = process.env.SECTION321_WORK ?? fileURLToPath(new URL("../../build", import.meta.url));
const { Engine } = await import(pathToFileURL(join(work, "test/engine.mjs")).href);
const { asked, count, last, mayCover } = await import(pathToFileURL(join(work, "test/flags.mjs")).href);

test("the page and the calculator name the same orders and papers, and meet them in the same way", async () => {
  const engine = await Engine.load(await WebAssembly.compile(await readFile(join(work, "orders.wasm"))));
  engine.edition(await readFile(join(work, "law.bin")));
  engine.load(await readFile(join(work, "tariff.bin")));
  const lines = (await readFile(new URL("../../calc/dumping/orders.csv", import.meta.url), "utf8")).trim().split("\n").slice(1);
  assert.equal(lines.length, count);
  let met = 0;
  const seen = new Set();
  for (const line of lines) {
    const [, country] = line.split(","), numbers = line.match(/\b\d{8,10}\b/g) ?? [];
    // A number as it is, cut to its heading, and with other last digits.
    for (const number of [numbers[0], numbers[0]?.slice(0, 6), numbers.at(-1)?.slice(0, 8) + "99"]) {
      if (!number || number.length < 6 || seen.has(country + number)) continue;
      seen.add(country + number);
      const answer = JSON.parse(engine.answer("flags", JSON.stringify({ date: "2026-09-01", mode: "express", from: country, items: [{ hts: number, origin: country, retailValue: "10" }] })));
      if (answer.error) continue; // a number that is no longer in the tariff
      const theirs = answer.orders.map(o => [o.case, o.kind, o.how, o.product, o.country, o.latest].join("|")).sort();
      assert.deepEqual(mayCover(country, number).map(m => [m.case, m.kind, m.how, m.product, m.country, m.latest].join("|")).sort(), theirs, `${country} ${number}`);
      assert.equal(answer.listedThrough, last);
      met += theirs.length;
    }
  }
  assert.ok(met > 500, `only ${met} orders were met`);
  let papers = 0;
  for (const number of (await readFile(new URL("../../calc/papers/lacey.csv", import.meta.url), "utf8")).match(/\b\d{4,10}\b/g).filter(n => n.length !== 4 || Number(n) > 2100)) {
    for (const of of [number, number.slice(0, 4), number.padEnd(8, "0"), number.slice(0, 8).padEnd(10, "9")]) for (const date of ["2009-09-30", "2019-06-01", "2026-09-01"]) {
      const answer = JSON.parse(engine.answer("flags", JSON.stringify({ date, mode: "express", from: "CN", items: [{ hts: of, origin: "CN", retailValue: "10" }] })));
      if (answer.error) continue;
      const m = asked(date, of);
      assert.deepEqual(m ? [m.since, ...m.numbers] : [], (answer.papers ?? []).flatMap(p => [p.since, ...p.numbers.map(n => n.replaceAll(".", ""))]), `${of} on ${date}`);
      papers += m ? 1 : 0;
    }
  }
  assert.ok(papers > 100, `only ${papers} numbers had papers`);
});
