// Measures the checker of order files in Chromium against what a web developer would
// write, on the same file, in the same browser: PapaParse with decimal.js and the same
// grouping, and PapaParse merely parsing. Then the page itself works through a million
// rows, once cancelled in the middle and once to the end.
//
//   go run ./tools/site && node site/bench/orders.mjs [rows…]

import { execFileSync, spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { finished } from "node:stream/promises";
import Papa from "papaparse";
import puppeteer from "puppeteer-core";
import { workbook } from "./workbook.mjs";

const root = new URL("../..", import.meta.url).pathname;
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000, 1_000_000];
const ways = { parse: "PapaParse, parsing only", decimal: "PapaParse + decimal.js", checker: "the checker", workbook: "the checker, from .xlsx" };
const isOurs = way => way === "checker" || way === "workbook";
// A workbook is measured where its time is promised, in turns with the rest.
const waysAt = rows => Object.keys(ways).filter(w => w !== "workbook" || rows <= 100_000);
// What is over in a moment is run more often, because the rest of the machine weighs more on it.
const rounds = rows => rows >= 1_000_000 ? 3 : 5;

const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".bin": "application/octet-stream" };
const own = {
  "/engine.mjs": "build/test/engine.mjs", "/orders.wasm": "build/orders.wasm", "/law.bin": "build/law.bin", "/tariff.bin": "build/tariff.bin",
  "/papaparse.js": "site/node_modules/papaparse/papaparse.min.js", "/decimal.js": "site/node_modules/decimal.js/decimal.js",
  "/worker.js": "site/bench/orders-worker.js",
};
// Cross-origin isolation gives the page a clock of 5 µs in place of 100.
const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://x").pathname;
  if (path === "/bench.html") return response.writeHead(200, { "Content-Type": "text/html", ...isolated }).end("<!doctype html><title>bench</title><input type=file>");
  try {
    const body = readFileSync(join(root, own[path] ?? `dist${path}`));
    response.writeHead(200, { "Content-Type": types[extname(path)] ?? "text/plain", "Cache-Control": "max-age=3600", ...isolated }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${server.address().port}`;
const folder = mkdtempSync(join(tmpdir(), "section321-bench-"));
const browsers = new Set();
const shipped = "/" + /data-worker="([^"]+)"/.exec(readFileSync(join(root, "dist/orders.html"), "utf8"))[1];

try {
  const program = join(folder, "section321");
  execFileSync("go", ["build", "-o", program, "./tools/section321"], { cwd: root });
  const files = new Map();
  for (const rows of sizes) {
    files.set(rows, await sample(program, rows));
    if (!waysAt(rows).includes("workbook")) continue;
    const { data } = Papa.parse(readFileSync(files.get(rows), "utf8"), { skipEmptyLines: true });
    writeFileSync(`${files.get(rows)}.xlsx`, workbook(data));
  }

  const medians = new Map();
  console.log(`${"rows".padStart(10)}  ${"median".padEnd(26)}${"rows a second".padStart(15)}${"checker / it".padStart(14)}${"µs a row".padStart(10)}${"peak memory".padStart(26)}`);
  for (const rows of sizes) {
    const results = {};
    for (const way of waysAt(rows)) results[way] = [];
    // In turns, so that what else the machine does falls on all alike.
    const at = await launch();
    for (let round = 0; round < rounds(rows); round++) {
      await hire(at.page, rows);
      for (const way of waysAt(rows)) results[way].push(await measure(at.page, files.get(rows), way));
    }
    await end(at.browser);
    agree(results, rows);
    const median = way => results[way].map(r => r.seconds).sort((a, b) => a - b)[results[way].length >> 1];
    for (const way of waysAt(rows)) {
      medians.set(`${way} ${rows}`, median(way) / rows);
      const ratio = median(way) / median("checker");
      const memory = rows >= 100_000 && isOurs(way) ? await weigh(files.get(rows), way) : "";
      console.log(`${String(rows).padStart(10)}  ${ways[way].padEnd(26)}${Math.round(rows / median(way)).toLocaleString("en").padStart(15)}${way === "checker" ? "".padStart(14) : `${ratio.toFixed(2)} x`.padStart(14)}${(median(way) / rows * 1e6).toFixed(2).padStart(10)}${memory.padStart(26)}`);
    }
  }
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (first !== last) console.log(`the checker’s time a row, ${last.toLocaleString("en")} rows against ${first.toLocaleString("en")}: ${(medians.get(`checker ${last}`) / medians.get(`checker ${first}`)).toFixed(2)}`);
  await wholePage(files.get(last), last);
} finally {
  for (const b of browsers) await b.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

async function sample(program, rows) {
  const path = join(folder, `${rows}.csv`);
  const child = spawn(program, ["orders", "-sample", String(rows)], { stdio: ["ignore", "pipe", "inherit"] });
  await finished(child.stdout.pipe(createWriteStream(path)));
  return path;
}

async function launch(at = "/bench.html") {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run"], protocolTimeout: 600_000,
  });
  browsers.add(browser);
  const page = await browser.newPage();
  page.setDefaultTimeout(600_000);
  await page.goto(address + at, { waitUntil: "networkidle0" });
  return { browser, page };
}

async function end(browser) {
  browsers.delete(browser);
  await browser.close();
}

// The checker is the worker that the page ships, with engine and tariff as the page hands
// them over; it is begun when it has been ready for a while, as when a person has chosen. A
// round's workers get ready together.
async function hire(page, rows) {
  await page.evaluate(ready, shipped, waysAt(rows).filter(isOurs));
  await new Promise(resolve => setTimeout(resolve, 5000));
}

async function measure(page, path, way) {
  await (await page.$("input[type=file]")).uploadFile(way === "workbook" ? `${path}.xlsx` : path);
  return isOurs(way) ? page.evaluate(ours, way) : page.evaluate(theirs, way);
}

function theirs(way) {
  return new Promise((done, failed) => {
    const worker = new Worker("/worker.js");
    worker.onmessage = ({ data }) => {
      worker.terminate();
      data.error ? failed(new Error(data.error)) : done(data);
    };
    worker.onerror = event => failed(new Error(event.message));
    worker.postMessage({ way, file: document.querySelector("input").files[0] });
  });
}

async function ready(script, ways) {
  const { bytes, compile } = await import("/engine.mjs");
  const [engine, law, tariff] = await Promise.all([compile("/orders.wasm"), bytes("/law.bin"), bytes("/tariff.bin")]);
  window.hired = new Map();
  await Promise.all(ways.map(async way => {
    const worker = new Worker(script, { type: "module" });
    const answers = new Map();
    const hear = id => new Promise((done, failed) => answers.set(id, { done, failed }));
    worker.onmessage = ({ data }) => {
      if ("progress" in data) return;
      const waiting = answers.get("ready" in data ? 0 : data.id);
      if ("failed" in data || data.answer?.startsWith('{"error"')) waiting.failed(new Error(data.technical ?? data.answer));
      else waiting.done(data.answer && JSON.parse(data.answer));
    };
    const ask = job => {
      const id = answers.size;
      const heard = hear(id);
      worker.postMessage({ ...job, id });
      return heard;
    };
    const started = hear(0);
    worker.postMessage({ engine, law, tariff });
    await started;
    window.hired.set(way, { ask, end: () => worker.terminate() });
  }));
}

async function ours(way) {
  const file = document.querySelector("input").files[0];
  const { ask, end } = window.hired.get(way);
  const begin = performance.now();
  await ask({ do: "head", file });
  const { options } = await ask({ do: "ask", verb: "orders-sniff", request: "{}" });
  const report = await ask({ do: "read", file, options: JSON.stringify({ ...options, bytes: file.size }) });
  const summary = await ask({ do: "ask", verb: "orders-answer", request: '{"mode":"express","from":"CN","origin":"CN","hts":"6109.10.00.12"}' });
  const seconds = (performance.now() - begin) / 1000;
  end();
  return { seconds, rows: report.rows, retail: report.retail, over: summary.personDaysOverStatute };
}

// Both add up the same rows to the same person-days, or the comparison means nothing.
function agree(results, rows) {
  const { retail, over } = results.checker[0];
  for (const r of results.decimal) if (r.retail !== retail || r.over !== over) throw new Error(`the ways disagree: ${retail} and ${r.retail}, ${over} and ${r.over} person-days over 800`);
  for (const r of results.workbook ?? []) if (r.retail !== retail || r.over !== over) throw new Error(`the workbook’s orders are not those of the text: ${r.retail}, not ${retail}`);
  for (const r of [...results.parse, ...(results.workbook ?? []), ...results.checker, ...results.decimal]) if (r.rows !== rows) throw new Error(`${r.rows} rows in place of ${rows}`);
}

// The most memory the page's process had beyond what it had empty, with all its workers.
async function weigh(path, way) {
  const { browser, page } = await launch();
  const before = await peak(browser);
  await page.evaluate(ready, shipped, [way]);
  await measure(page, path, way);
  const megabytes = n => `${Math.round(n / 2 ** 20)} MB`;
  const more = (await peak(browser)) - before;
  await end(browser);
  return more === more ? `${megabytes(more)} (file ${megabytes(statSync(path).size)})` : "not known here";
}

// Linux tells the most memory a process ever had; elsewhere it is not known.
async function peak(browser) {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo.filter(p => p.type === "renderer").map(p => {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${p.id}/status`, "utf8"))[1]) * 1024;
    } catch {
      return NaN;
    }
  });
  return Math.max(...sizes);
}

// The page as it is built: cancelled in the middle, read to its end, answered, looked into.
async function wholePage(path, rows) {
  const { browser, page } = await launch("/orders.html");
  const state = (...all) => page.waitForFunction(all => all.includes(document.body.dataset.state), {}, all);
  // The page scrolls smoothly; a click by coordinates could miss.
  const click = selector => page.$eval(selector, e => e.click());
  const timed = async run => {
    const begin = performance.now();
    await run();
    return `${((performance.now() - begin) / 1000).toFixed(2)} s`;
  };
  await page.evaluate(() => {
    new MutationObserver((_, o) => {
      if (!(document.querySelector("#bar").value > .1)) return;
      o.disconnect();
      window.cancelled = performance.now();
      document.querySelector("#cancel").click();
    }).observe(document.querySelector("#pace"), { childList: true });
  });
  await (await page.$("#file")).uploadFile(path);
  await state("asks", "mapped");
  const stop = await page.evaluate(() => window.cancelled && document.body.dataset.state === "asks" ? `cancelled within ${Math.ceil(performance.now() - window.cancelled)} ms` : "too short to be cancelled");
  const reading = await timed(async () => {
    await click("#read");
    await state("mapped");
  });
  for (const [id, value] of [["origin", "CN"], ["from", "CN"], ["mode", "express"]]) await page.select(`#${id}`, value);
  await page.$eval("#goods-hts", e => (e.value = "6109.10.00.12"));
  await page.type("#transitDays", "0");
  const answering = await timed(async () => {
    await click("#answer-them");
    await state("answered");
  });
  await page.waitForFunction(() => document.querySelector(".every tbody tr")?.dataset.here);
  const sorting = await timed(async () => {
    await click('[data-sort="total"]');
    await page.waitForFunction(() => document.querySelector("[aria-sort=descending]") && document.querySelector(".every").ariaBusy !== "true");
  });
  console.log(`the page, ${rows.toLocaleString("en")} rows: ${stop}, read in ${reading}, answered in ${answering}, sorted in ${sorting}`);
  await end(browser);
}
