// Lighthouse on the check page as `make run` serves it: performance, accessibility and
// best practices for a phone, in points of 100. Fails under 95.
//
//   go build -o build/site ./tools/site && node site/bench/lighthouse/run.mjs

import { mkdtemp, rm } from "node:fs/promises";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const root = new URL("../../..", import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), "section321-"));
const server = spawn(join(root, "build/site"), ["-serve", "-port", "0", "-out", join(folder, "dist")], { cwd: root });
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=en-US", "--disable-background-networking"],
});
try {
  const address = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", text => (said += text, /http:\/\/\S+/.test(said) && resolve(/http:\/\/\S+/.exec(said)[0])));
    server.on("exit", code => reject(new Error(`the server ended with ${code}`)));
  });
  const pages = process.argv.slice(2).length ? process.argv.slice(2) : ["", "es/", "compare.html", "orders.html"];
  for (const at of pages) {
    // Search engines are told in other ways than Lighthouse's fourth category looks for.
    const { lhr } = await lighthouse(address + at, { logLevel: "error", onlyCategories: ["performance", "accessibility", "best-practices"] },
      undefined, await browser.newPage());
    const points = Object.values(lhr.categories).map(c => [c.title, Math.round(c.score * 100)]);
    console.log(`/${at}`.padEnd(16) + points.map(([title, n]) => `${title} ${n}`).join("   ")
      + `   first paint ${lhr.audits["first-contentful-paint"].displayValue}, blocked ${lhr.audits["total-blocking-time"].displayValue}`);
    for (const a of Object.values(lhr.audits)) if (a.score !== null && a.score < 0.9 && a.scoreDisplayMode !== "informative") console.log(`    ${a.title}: ${a.displayValue ?? a.score}`);
    if (points.some(([, n]) => n < 95)) process.exitCode = at === "" ? 1 : process.exitCode;
  }
} finally {
  await browser.close();
  server.kill();
  await rm(folder, { recursive: true, force: true });
}
