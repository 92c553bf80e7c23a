// Measures in Chromium how long the first answer about a day of earlier years takes, from when the file
// of its tariff is there, beside the same for the tariff of today: each in an engine of its own, which
// has answered a question of today before it is handed an era.
//
//   go run ./tools/site && node site/bench/eras.mjs

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const rounds = 11, most = 150; // milliseconds that an era may take
const root = new URL("../..", import.meta.url);
const files = { "/": ["text/html", "<!doctype html><title>bench</title>"], "/engine.mjs": ["text/javascript", await readFile(new URL("build/test/engine.mjs", root))] };
for (const name of ["engine.wasm", "tariff.bin", "tariff-2018.bin", "tariff-2022.bin"])
  files["/" + name] = [name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream", await readFile(new URL("build/" + name, root))];

const server = createServer((request, response) => {
  const [type, body] = files[request.url] ?? ["text/plain", ""];
  response.writeHead(files[request.url] ? 200 : 404, { "Content-Type": type });
  response.end(body);
});
await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const { today, eras } = await page.evaluate(measure, rounds);
  console.log(`${`an era's first answer, median of ${rounds}`.padEnd(34)}${"era".padStart(12)}${"today's".padStart(12)}${"ratio".padStart(9)}${"slowest".padStart(12)}`);
  for (const { name, took, slowest } of eras)
    console.log(`${name.padEnd(34)}${`${took.toFixed(0)} ms`.padStart(12)}${`${today.toFixed(0)} ms`.padStart(12)}${(took / today).toFixed(2).padStart(9)}${`${slowest.toFixed(0)} ms`.padStart(12)}${took > most ? `   more than ${most} ms` : ""}`);
} finally {
  await browser.close();
  server.close();
}

// Runs in the page.
async function measure(rounds) {
  const { Engine, bytes, compile } = await import("/engine.mjs");
  const module = await compile("/engine.wasm");
  const shirt = date => JSON.stringify({ date, mode: "ocean", from: "CN", items: [{ hts: "6109.10.00.12", origin: "CN", retailValue: "1000" }] });
  const table = await bytes("/tariff.bin");
  const kinds = [["2017 to January 2022", "tariff-2018.bin", "2021-06-01", '"duty":"240.00"'], ["to the end of 2024", "tariff-2022.bin", "2024-06-01", '"duty":"240.00"']];
  const today = [], times = kinds.map(() => []);
  for (let round = 0; round < rounds; round++) for (const [i, [, file, day, duty]] of kinds.entries()) {
    const engine = await Engine.load(module), packed = await bytes("/" + file);
    let begin = performance.now();
    engine.load(table);
    engine.answer("check", shirt("2026-09-01"));
    today.push(performance.now() - begin);
    begin = performance.now();
    engine.era(packed);
    const said = engine.answer("check", shirt(day));
    times[i].push(performance.now() - begin);
    if (!said.includes(duty)) throw new Error(said);
  }
  const median = list => list.sort((a, b) => a - b)[list.length >> 1];
  return { today: median(today), eras: kinds.map(([name], i) => ({ name, took: median(times[i]), slowest: Math.max(...times[i]) })) };
}
