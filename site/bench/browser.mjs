// Measures the engine that is built in Chromium, JSON text to JSON text, against an echo
// that only parses and writes the same texts: a check of five items under the exemption,
// the same with their duty, one more letter typed into the tariff search, and comparisons
// of eight routes, which the whole engine answers.
//
//   go run ./tools/site && node site/bench/browser.mjs

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const root = new URL("../..", import.meta.url);
const files = { "/": ["text/html", "<!doctype html><title>bench</title>"] };
for (const [path, type, file] of [
  ["/engine.wasm", "application/wasm", "build/engine.wasm"],
  ["/orders.wasm", "application/wasm", "build/orders.wasm"],
  ["/law.bin", "application/octet-stream", "build/law.bin"],
  ["/tariff.bin", "application/octet-stream", "build/tariff.bin"],
  ["/words.txt", "text/plain", "calc/tariff/schedule/words.txt"],
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
  const { version, ready, loaded, first, rows } = await page.evaluate(measure);
  console.log(`${version}: engine ready in ${ready.toFixed(0)} ms, tariff loaded in ${loaded.toFixed(0)} ms, first search ${first.toFixed(0)} ms`);
  console.log(`${"median".padEnd(34)}${"runs".padStart(7)}${"engine".padStart(12)}${"echo".padStart(12)}${"ratio".padStart(9)}`);
  for (const { name, runs, engine, echo } of rows) {
    console.log(`${name.padEnd(34)}${String(runs).padStart(7)}${`${engine.toFixed(1)} µs`.padStart(12)}${`${echo.toFixed(1)} µs`.padStart(12)}${(engine / echo).toFixed(2).padStart(9)}`);
  }
} finally {
  await browser.close();
  server.close();
}

// Runs in the page.
async function measure() {
  const { Engine, bytes, compile } = await import("/engine.mjs");
  const timed = async run => {
    const begin = performance.now(), result = await run();
    return [result, performance.now() - begin];
  };
  const [small, ready] = await timed(async () => Engine.load(await compile("/engine.wasm")));
  const law = await bytes("/law.bin");
  small.edition(law);
  const table = await bytes("/tariff.bin");
  const [said, loaded] = await timed(() => small.load(table));
  if (said.startsWith('{"error"')) throw new Error(said);
  if (small.teach(await bytes("/words.txt")).startsWith('{"error"')) throw new Error("the engine does not read the words");
  const [, first] = await timed(() => small.answer("find", '{"date":"2026-09-01","query":"index"}'));

  const modes = ["express", "post", "truck", "air", "ocean"];
  const countries = ["CN", "GB", "VN", "DE", "MX", "CA", "IN"];
  const numbers = ["6109.10.00.12", "4202.92.31.31", "7323.93.00.80", "9503.00.00.73", "8518.30.20.00", "3926.90.99.89", "6912.00.35.10"];
  const pick = (list, i) => list[i % list.length];
  const two = n => String(n).padStart(2, "0");
  const shipments = (year, more) => Array.from({ length: 500 }, (_, n) => ["check", JSON.stringify({
    date: `${year}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`,
    mode: pick(modes, n), from: pick(countries, n), purpose: "sale",
    items: Array.from({ length: 5 }, (_, i) => ({
      description: `item ${n}-${i}`, origin: pick(countries, n * 3 + i), quantity: String(1 + i),
      retailValue: `${10 + ((n * 7 + i * 13) % 60)}.${10 + ((n + i) % 90)}`, currency: "USD", ...more(n + i),
    })),
  })]);
  // Every beginning of a search is asked, as it is when one types.
  const typed = ["cotton t-shirt", "leather handbag", "stainless steel kitchen knife", "wireless headphones", "ceramic mug", "6109.10"]
    .flatMap(words => Array.from({ length: words.length - 1 }, (_, n) => ["find", JSON.stringify({
      date: "2026-09-01", query: words.slice(0, n + 2), most: "10",
    })]));

  const comparisons = (breakEven, mix) => Array.from({ length: 40 }, (_, n) => ["compare", JSON.stringify({
    date: "2026-09-01", breakEven,
    product: { hts: "6109.10.00.12", origin: "CN", retailValue: `${30 + n}.00`, customsValue: "18.20", weightKg: "0.4" },
    orders: { perMonth: "900", ...mix(n) },
  })]);
  const thousand = n => ({ mix: Array.from({ length: 1000 }, (_, i) => ({ share: String(1 + (i % 9)), retailValue: `${5 + i * 3 + n}.50` })) });
  const whole = await Engine.load(await compile("/orders.wasm"));
  whole.edition(law);
  whole.load(table);

  const rows = [];
  for (const [name, questions, engine, rounds] of [
    ["check, five items, 2021, no duty", shipments(2021, () => ({})), small, 16],
    ["check, five items, 2026, duty", shipments(2026, i => ({ hts: pick(numbers, i) })), small, 16],
    ["search, one more letter", typed, small, 16],
    ["compare, eight routes", comparisons(false, () => ({})), whole, 16],
    ["compare, and where it flips", comparisons(true, () => ({})), whole, 8],
    ["compare, orders of 1,000 values", comparisons(false, thousand), whole, 6],
  ]) {
    const answers = questions.map(([verb, q]) => engine.answer(verb, q));
    const failed = answers.find(a => a.startsWith('{"error"'));
    if (failed) throw new Error(failed);
    const ways = {
      engine: i => engine.answer(...questions[i]),
      echo: i => JSON.stringify(JSON.parse(questions[i][1])) + JSON.stringify(JSON.parse(answers[i])),
    };
    const times = { engine: [], echo: [] };
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < questions.length; i++) for (const way of ["engine", "echo"]) {
        const start = performance.now();
        ways[way](i);
        const time = performance.now() - start;
        // The first rounds warm the browser's compilers up.
        if (round >= 4) times[way].push(time);
      }
    }
    const median = list => list.sort((a, b) => a - b)[list.length >> 1] * 1000;
    rows.push({ name, runs: times.engine.length, engine: median(times.engine), echo: median(times.echo) });
  }
  return { version: /Chrome\/\d+/.exec(navigator.userAgent)[0], ready, loaded, first, rows };
}
