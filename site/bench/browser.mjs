// Measures a check of five items in Chromium, JSON text to JSON text, through the engine
// that is built, against an echo that only parses and writes the same texts.
//
//   go run ./tools/site && node site/bench/browser.mjs

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const root = new URL("../..", import.meta.url);
const files = { "/": ["text/html", "<!doctype html><title>bench</title>"] };
for (const [path, type, file] of [
  ["/engine.wasm", "application/wasm", "build/engine.wasm"],
  ["/engine.mjs", "text/javascript", "build/test/engine.mjs"],
]) files[path] = [type, await readFile(new URL(file, root))];

// Cross-origin isolation gives the page a clock of 5 µs in place of 100.
const server = createServer((request, response) => {
  const [type, body] = files[request.url] ?? ["text/plain", ""];
  response.writeHead(files[request.url] ? 200 : 404, {
    "Content-Type": type, "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp",
  });
  response.end(body);
});
await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
});
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const result = await page.evaluate(measure);
  console.log(`${result.version}: ready in ${result.ready.toFixed(0)} ms`);
  console.log(`five items, ${result.different} different questions, ${result.runs} runs, median`);
  console.log(`  check  ${result.check.toFixed(1)} µs`);
  console.log(`  echo   ${result.echo.toFixed(1)} µs`);
  console.log(`  ratio  ${(result.check / result.echo).toFixed(2)}`);
} finally {
  await browser.close();
  server.close();
}

// Runs in the page.
async function measure() {
  const { Engine, compile } = await import("/engine.mjs");
  const begin = performance.now();
  const engine = await Engine.load(await compile("/engine.wasm"));
  const ready = performance.now() - begin;

  const modes = ["express", "post", "truck", "air", "ocean"];
  const countries = ["CN", "GB", "VN", "DE", "MX", "CA", "IN"];
  const pick = (list, i) => list[i % list.length];
  const questions = Array.from({ length: 500 }, (_, n) => JSON.stringify({
    date: `${2016 + (n % 11)}-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`,
    mode: pick(modes, n), from: pick(countries, n), purpose: "sale",
    items: Array.from({ length: 5 }, (_, i) => ({
      description: `item ${n}-${i}`, origin: pick(countries, n * 3 + i), quantity: String(1 + i),
      retailValue: `${10 + ((n * 7 + i * 13) % 60)}.${10 + ((n + i) % 90)}`, currency: "USD",
    })),
  }));
  const answers = questions.map(q => engine.answer("check", q));
  const failed = answers.find(a => a.startsWith('{"error"'));
  if (failed) throw new Error(failed);

  const check = q => engine.answer("check", q);
  const echo = (q, i) => JSON.stringify(JSON.parse(q)) + JSON.stringify(JSON.parse(answers[i]));
  const rounds = 20;
  const times = { check: [], echo: [] };
  for (let round = 0; round < rounds; round++) {
    questions.forEach((q, i) => {
      for (const [name, run] of [["check", check], ["echo", echo]]) {
        const start = performance.now();
        run(q, i);
        // The first rounds warm the browser's compilers up.
        const time = performance.now() - start;
        if (round >= 4) times[name].push(time);
      }
    });
  }
  const median = list => list.sort((a, b) => a - b)[list.length >> 1] * 1000;
  return {
    version: /Chrome\/\d+/.exec(navigator.userAgent)[0], ready, different: questions.length, runs: times.check.length,
    check: median(times.check), echo: median(times.echo),
  };
}
