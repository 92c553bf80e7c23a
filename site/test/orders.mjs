// What the tests of the orders page share: files, and the steps a person takes.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open, retype } from "./browser.mjs";

/** A file of the checker's own tests. What they add up to is told in the README beside them. */
export const testdata = name => new URL(`../../calc/orders/testdata/${name}`, import.meta.url).pathname;

/** Opens the page, in a browser that saves files as most do. */
export async function openOrders(options = {}) {
  const page = await open({ at: "orders.html", ...options });
  await page.evaluate(() => (window.showSaveFilePicker = undefined));
  return page;
}

/** Waits until the page is in one of some states, and tells in which. */
export async function state(page, ...states) {
  await page.waitForFunction(all => all.includes(document.body.dataset.state), { timeout: 60_000 }, states);
  return page.evaluate(() => document.body.dataset.state);
}

/** Chooses a file by its path. */
export async function choose(page, path) {
  await (await page.$("#file")).uploadFile(path);
}

// Files made for a test, until its process ends.
const folder = mkdtempSync(join(tmpdir(), "section321-orders-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Makes a file, and returns its path. */
export function made(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** Makes a file and chooses it. Returns its path. */
export async function drop(page, name, bytes) {
  const path = made(name, bytes);
  await choose(page, path);
  return path;
}

/** Says what the file does not say: goods made in China, sent from there by courier, unless told otherwise. */
export async function assume(page, { origin = "CN", from = "CN", mode = "express", hts = "", asOf = "", transitDays = "0" } = {}) {
  await page.select("#origin", origin);
  await page.select("#from", from);
  await page.select("#mode", mode);
  await retype(page, "#transitDays", transitDays);
  await retype(page, "#goods-hts", hts);
  if (asOf) {
    const [y, m, d] = asOf.split("-");
    await page.$eval("#one-day", e => e.click());
    await page.focus("#asOf");
    await page.type("#asOf", m + d + y);
  } else await page.$eval("#own-day", e => e.click());
}

/** Checks the orders and waits for the answer. */
export async function answer(page, assumed) {
  await assume(page, assumed);
  await page.click("#answer-them");
  await state(page, "answered");
  await rows(page);
}

/** The rows of the long table in sight, once they are there. */
export async function rows(page) {
  await page.waitForFunction(() => {
    const table = document.querySelector(".every");
    return table && table.ariaBusy !== "true" && [...table.tBodies[0].rows].every(r => r.dataset.here) &&
      (table.tBodies[0].rows.length || document.querySelector("#found-rows").textContent.startsWith("No "));
  }, { timeout: 30_000 });
  return page.$$eval(".every tbody tr", all => all.map(r => [...r.cells].map(c => c.innerText)));
}

/** A table of the answer: its rows by what stands first in them. */
export const ledger = (page, label) => page.$eval(`#answer [aria-label="${label}"] table`, t =>
  Object.fromEntries([...t.querySelectorAll("tbody tr, tfoot tr")].map(r => [r.cells[0].innerText, [...r.cells].slice(1).map(c => c.innerText)])));

/** A CSV file with so many rows: two rows an order, `perDay` orders a day, from 1 January 2025 on. */
export function many(count, perDay = 500) {
  const lines = ["Order,Date,Email,Country,SKU,Quantity,Unit price,Currency"];
  for (let i = 0; i < count; i++) {
    const order = i >> 1, day = new Date(Date.UTC(2025, 0, 1 + Math.floor(order / perDay))).toISOString().slice(0, 10);
    lines.push(`#${order},${day},buyer${order % 1000}@example.com,US,SKU-${i % 50},1,${10 + i % 7}.50,USD`);
  }
  return lines.join("\r\n") + "\r\n";
}
