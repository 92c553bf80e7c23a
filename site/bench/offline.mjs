// Measures how soon the built page can be used when it is loaded again without any server: the form is there and
// a question in the address has its answer, and later its duty. An empty page that a server sends is the measure.
//
//   go run ./tools/site && node site/bench/offline.mjs

import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { host } from "../test/host.mjs";

const rounds = 15;
const question = {
  date: "2026-09-01", mode: "express", from: "CN",
  items: [{ hts: "6109.10.00.12", origin: "CN", quantity: "1", retailValue: "24.00", customsValue: "18.20" }],
};
const empty = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>empty</title><p id=verdict>There"));
await new Promise(resolve => empty.listen(0, "127.0.0.1", resolve));
const site = await host(fileURLToPath(new URL("../../dist", import.meta.url)));
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
try {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    window.seen = {};
    const look = () => {
      const verdict = document.querySelector("#verdict")?.textContent;
      if (verdict) window.seen.answer ??= performance.now();
      if (verdict && !document.querySelector(".lacking")) return (window.seen.duty = performance.now());
      requestAnimationFrame(look);
    };
    look();
  });
  const load = async url => {
    // The same address twice would only move within the page.
    await page.goto("about:blank");
    await page.goto(url);
    await page.waitForFunction(() => window.seen.duty);
    return page.evaluate(() => window.seen);
  };
  const address = site.address + "#check=" + encodeURIComponent(JSON.stringify(question));
  await load(address);
  await page.waitForFunction(() => document.querySelector("#offline").dataset.offline === "ready");
  await site.kill();
  const pages = { empty: `http://127.0.0.1:${empty.address().port}/`, offline: address };
  const times = { empty: [], answer: [], duty: [] };
  for (let round = 0; round < rounds; round++) {
    times.empty.push((await load(pages.empty)).answer);
    const { answer, duty } = await load(pages.offline);
    times.answer.push(answer);
    times.duty.push(duty);
  }
  const median = list => list.sort((a, b) => a - b)[list.length >> 1];
  const base = median(times.empty);
  const ratio = list => `${median(list).toFixed(0)} ms (${(median(list) / base).toFixed(1)} times)`;
  console.log(`loaded again without a server, median of ${rounds}: answer after ${ratio(times.answer)}, duty after ${ratio(times.duty)}; an empty page from a server ${base.toFixed(0)} ms`);
} finally {
  await browser.close();
  empty.close();
}
