// Every file of cells that a page saves is written in one place, which keeps formulas from running.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const from = new URL("../src/", import.meta.url);
const read = name => readFile(new URL(name, from), "utf8");

test("only cell.ts writes cells with quotation marks", async () => {
  const names = (await readdir(from, { recursive: true })).filter(name => name.endsWith(".ts"));
  const writing = [];
  for (const name of names) if (/,\s*(?:'""'|"\\"\\"")/.test(await read(name))) writing.push(name);
  assert.deepEqual(writing, ["cell.ts"]);
  for (const name of ["refund/many.ts", "compare/save.ts", "orders/products.ts"]) assert.match(await read(name), /import \{ cell \} from "\.\.\/cell"/, name);
});

test("what a spreadsheet would run gets an apostrophe", async () => {
  const { cell } = await import(`data:text/javascript,${encodeURIComponent((await read("cell.ts")).replace("(text: string): string", "(text)"))}`);
  for (const [text, want] of [
    ["=1+1", "'=1+1"], ["\n=1", "\"'\n=1\""], ["\u00a0=1", "'\u00a0=1"], ["\u200b=1", "'\u200b=1"], ["\ufeff@x", "'\ufeff@x"], ["＝1", "'＝1"],
    ["x;=cmd", "x;'=cmd"], ["x\t+cmd", "x\t'+cmd"], ["-5.00", "-5.00"], ["2025-06-01", "2025-06-01"], ["ABC-1234567-8", "ABC-1234567-8"],
  ]) assert.equal(cell(text), want);
});
