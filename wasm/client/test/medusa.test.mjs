// The recipe for a Medusa shop, driven as its tax module drives a provider, over the API.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

const root = new URL("../../..", import.meta.url).pathname;
let server, folder, Provider, address;

// A shop's folder with the package as it is published, and the recipe copied into it.
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "section321-shop-"));
  mkdirSync(join(folder, "node_modules"));
  cpSync(join(root, "build/client"), join(folder, "node_modules/section321"), { recursive: true });
  cpSync(join(root, "wasm/client/shops/medusa/index.js"), join(folder, "index.mjs"));
  ({ Section321TaxProvider: Provider } = await import(join(folder, "index.mjs")));
  execFileSync("go", ["build", "-o", join(folder, "program"), "./tools/section321"], { cwd: root });
  server = spawn(join(folder, "program"), ["serve", "-quiet", "-addr", "127.0.0.1:0", "-site", "none"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  address = String((await once(server.stdout, "data"))[0]).trim();
});

after(() => {
  server.kill("SIGINT");
  rmSync(folder, { recursive: true });
});

const products = {
  TEE: { hts: "6109.10.00.12", origin: "CN", customsValue: "18.20" },
  MANGO: { hts: "0804.50.40.55", origin: "MX", measures: { kg: "4" } },
  MUG: { hts: "6912", origin: "CN" },
};
const cart = (...items) => items.map(([sku, price, quantity], i) => ({ line_item: { id: `cali_${i}`, product_id: `prod_${sku}`, product_sku: sku, unit_price: price, quantity, currency_code: "usd" }, rates: [] }));
const us = { address: { country_code: "us" } };
const shop = (more = {}) => new Provider({}, { api: address, mode: "express", from: "CN", today: "2026-09-01", products, ...more });
// What the shop would charge for a line.
const charged = (items, lines) => lines.map((l) => [l.line_item_id, l.code, (items.find((i) => i.line_item.id === l.line_item_id).line_item.unit_price * items.find((i) => i.line_item.id === l.line_item_id).line_item.quantity * l.rate / 100).toFixed(2)]);

// 10 × 18.20 are 182.00: 16.5 % is 30.03, 12.5 % 22.75, 7.5 % 13.65, together 66.43. 4 kg of mangoes
// at 6.6 cents are 0.26. The waybill is 1.34.
test("a cart bears duty by line, duty by weight and the fees of the shipment", async () => {
  const items = cart(["TEE", 24, 10], ["MANGO", 30, 1]);
  const lines = await shop().getTaxLines(items, [], us);
  assert.deepEqual(charged(items, lines), [["cali_0", "US-DUTY", "66.43"], ["cali_1", "US-DUTY", "0.26"], ["cali_0", "US-FEES", "1.34"]]);
  for (const l of lines) assert.deepEqual(Object.keys(l).sort(), ["code", "line_item_id", "name", "provider_id", "rate"]);
  assert.equal(new Provider({}, { mode: "express", from: "CN", products }).getIdentifier(), "section321");
});

test("another country bears nothing, and what is not known ends the checkout with the reason", async () => {
  assert.deepEqual(await shop().getTaxLines(cart(["TEE", 24, 1]), [], { address: { country_code: "de" } }), []);
  assert.deepEqual(await shop().getTaxLines([], [], us), []);
  await assert.rejects(shop().getTaxLines(cart(["MUG", 10, 1]), [], us), /incomplete: /);
  await assert.rejects(shop().getTaxLines(cart(["GONE", 10, 1]), [], us), /nothing is known of product GONE/);
  assert.throws(() => shop({ mode: "" }), /option mode is missing/);
  await assert.rejects(shop({ today: "2026-13-01" }).getTaxLines(cart(["TEE", 24, 1]), [], us), /2026-13-01/);
});
