// Amounts as people write them. Needs no browser: the reader is a module without imports.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const work = process.env.SECTION321_WORK ?? fileURLToPath(new URL("../../build", import.meta.url));
const { agrees, read } = await import(pathToFileURL(join(work, "test/numbers.mjs")).href);

const plain = {
  "45": ["45", ""], "45.": ["45", ""], ".5": ["0.5", ""], ",5": ["0.5", ""], "45.5": ["45.5", ""], "48,50": ["48.50", ""], "0.400": ["0.400", ""], "0,125": ["0.125", ""],
  "$48": ["48", "$"], "48 USD": ["48", "USD"], "usd48": ["48", "USD"], "US$ 48.00": ["48.00", "USD"], "$48 USD": ["48", "USD"], "C$12": ["12", "CAD"],
  "€48": ["48", "EUR"], "48,50 €": ["48.50", "EUR"], "£1,234.56": ["1234.56", "GBP"], "￥４８": ["48", "¥"], "48元": ["48", "CNY"],
  "1.234,56": ["1234.56", ""], "1,234.56": ["1234.56", ""], "1 234,56": ["1234.56", ""], "1\u202f234,56": ["1234.56", ""], "1'234.50": ["1234.50", ""], "1\u00a0234": ["1234", ""],
  "1,234,567": ["1234567", ""], "1.234.567": ["1234567", ""], "1,23,456.50": ["123456.50", ""], "１２３．４５": ["123.45", ""], "12345,678": ["12345.678", ""],
};
test("amounts are read as people write them", () => {
  for (const [text, [value, currency]] of Object.entries(plain)) assert.deepEqual(read(text), { value, currency }, text);
});

test("what may be two amounts is both", () => {
  for (const [text, either] of Object.entries({ "1,234": ["1234", "1.234"], "1.234": ["1234", "1.234"], "$12,500": ["12500", "12.500"], "999.000": ["999000", "999.000"] }))
    assert.deepEqual(read(text).either, either, text);
});

test("what is no amount is none", () => {
  for (const text of ["", "-5", "1e3", "forty-eight", "1,2,3", "1.2.3", "12,34.5", "1 23", "$", "USD", "4 8", "48 EUR USD", "$48 €", "12-13", "٤٨", "Infinity", "0x10", "1,2345,678"])
    assert.equal(read(text), undefined, text);
});

test("a sign of several currencies agrees with each of them and no other", () => {
  assert.ok(agrees("$", "CAD") && agrees("", "EUR") && agrees("¥", "JPY") && agrees("EUR", "EUR"));
  assert.ok(!agrees("$", "EUR") && !agrees("EUR", "USD"));
});
