// Pages of other people with the calculator in them, each on an origin of its own, and the
// browsers that visit them.

import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe } from "node:test";
import puppeteer from "puppeteer-core";
import { serve } from "./server.mjs";
import { front } from "./ways/front.mjs";
import { chosen, noBar, program } from "./ways/launch.mjs";

const programs = { chromium: ["chrome", program("chromium")], firefox: ["firefox", program("firefox")] };

// What every host runs itself, from a file, as a strict policy wants it: it notes what it is
// told, what its policy forbids and what breaks.
const own = `window.told = []; window.violations = []; window.broken = [];
for (const kind of ["ready", "answer", "error"]) addEventListener("section321-" + kind, e => told.push({ kind, from: e.target.id, detail: e.detail }));
addEventListener("securitypolicyviolation", e => e.blockedURI.endsWith("/favicon.ico") || violations.push(e.violatedDirective + " " + e.blockedURI));
addEventListener("error", e => broken.push(e.message));
addEventListener("unhandledrejection", e => broken.push(String(e.reason)));`;

/** The line that brings the loader. */
export const loader = site => `<script src="${site}embed/v1/embed.js" async></script>`;

/** An element with attributes that answer at once when a price is given. */
export const element = (more = "", id = "one") =>
  `<section-321-calculator id="${id}" origin="CN" mode="express" shipped-from="CN" date="2026-09-01" hts="6109.10.00.12" ${more}><a href="https://example.com/">Calculator</a></section-321-calculator>`;

/** A page of a broker with something in it. */
export const page = (content, { head = "", lang = "en", dir = "ltr" } = {}) =>
  `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Harbor Lane Customs</title><script src="/host.js"></script>${head}</head>
<body><h1>Harbor Lane Customs</h1><a id="before" href="#below">Before it</a>${content}<p><a id="below" href="#before">Below it</a></p></body></html>`;

/** A host's files are texts by their paths, or functions of the request that answer or return one. */
export async function host(files, { name = "localhost", headers = {} } = {}) {
  const kinds = { js: "text/javascript", json: "application/json", css: "text/css", wasm: "application/wasm", png: "image/png" };
  const it = { requests: [] };
  const server = createServer(async (asked, answer) => {
    const { pathname } = new URL(asked.url, "http://host");
    it.requests.push(pathname);
    const found = pathname === "/host.js" ? own : typeof files === "function" ? await files(pathname) : files[pathname];
    if (found === undefined) return answer.writeHead(404).end();
    const body = typeof found === "function" ? await found(asked, answer) : found;
    if (body !== undefined) answer.writeHead(200, { "Content-Type": kinds[pathname.split(".").pop()] ?? "text/html; charset=utf-8", ...headers }).end(body);
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  it.address = `http://${name}:${server.address().port}/`;
  it.stop = () => new Promise(resolve => (server.close(resolve), server.closeAllConnections()));
  return it;
}

/**
 * Runs tests in each browser. They are given the `site`, a front as of ways/front.mjs, `visit`, which makes a
 * host of files and goes there, and `built`, which reads what was built. The visits share one browser profile; one of
 * which something is asserted that the browser keeps or asks for says `apart`.
 */
export function inHosts(tests, browsers = Object.keys(programs)) {
  let folder, behind;
  const site = {};
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "section321-embed-"));
    behind = await serve(folder);
    Object.assign(site, await front(behind.address));
    site.witness = false;
  }, { timeout: 240_000 });
  after(async () => {
    await site.away?.();
    behind?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const built = name => readFile(join(behind.dist, name));

  for (const name of browsers.filter(b => chosen.includes(b))) describe(name, () => {
    let browser, usual;
    const ends = [];
    before(async () => {
      const [kind, executablePath] = programs[name], home = join(folder, name);
      await mkdir(home);
      browser = await puppeteer.launch({
        browser: kind, executablePath, userDataDir: join(home, "profile"), env: { ...process.env, HOME: home },
        ...(kind === "firefox" ? { extraPrefsFirefox: { "ui.prefersReducedMotion": 1, "intl.accept_languages": "en-US" } }
          : { args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--lang=en-US", "--force-prefers-reduced-motion", "--disable-background-networking", "--disable-component-update", noBar] }),
      });
      usual = await browser.createBrowserContext();
    }, { timeout: 120_000 });
    afterEach(async t => {
      if (t.fullName !== `${name} > ${t.name}`) return; // Parts of a test share its pages.
      for (const end of ends.splice(0).reverse()) await end();
    });
    after(() => browser?.close());

    tests({ site, visit, built, name, host: async (...words) => {
      const h = await host(...words);
      ends.push(h.stop);
      return h;
    } });

    /** Goes to a page of a host with these files and headers, in a window so many pixels wide and high. */
    async function visit(files, { width = 1280, height = 800, at = "", apart = false, ...rest } = {}) {
      const h = await host(typeof files === "string" ? { "/": files } : files, rest);
      ends.push(h.stop);
      const context = apart ? await browser.createBrowserContext() : usual;
      const p = await context.newPage();
      ends.push(() => apart ? context.close() : p.close());
      p.said = [];
      p.on("console", m => p.said.push(m.text()));
      await p.bringToFront(); // Only a page in front hears where the focus goes.
      await p.setViewport({ width, height });
      await p.goto(h.address + at, { waitUntil: "load" });
      return Object.assign(p, { host: h, ...doings(p) });
    }
  });
}

// What the tests do with a page that has calculators in it.
function doings(p) {
  const it = {
    /** The calculators' frames that are there, once there are so many. */
    async calculators(n = 1) {
      return soon(async () => {
        const all = p.frames().filter(f => /\/embed\/v1\/[^#]*\.html/.test(f.url()));
        return all.length >= n && all;
      }, () => `${p.frames().map(f => f.url())}\n${p.said}`);
    },
    /** The frame of a calculator, once its form can be filled in. */
    async calculator(i = 0) {
      return soon(async () => {
        const f = (await it.calculators(i + 1))[i];
        return await f.evaluate(() => document.readyState === "complete" && document.querySelector("#form [type=submit]") !== null).catch(() => false) && f;
      }, () => `${p.said}`);
    },
    /** Waits until `work`, run in the page, is true, and returns what it said. */
    until: (work, ...args) => soon(() => p.evaluate(work, ...args), async () => `${work} ${JSON.stringify(args)}\n${JSON.stringify(await p.evaluate(() => window.told))}\n${p.said}`),
    /** What the page was told of a kind, once it was told so often. */
    told: (kind, n = 1) => it.until((kind, n) => {
      const all = window.told.filter(t => t.kind === kind);
      return all.length >= n && all;
    }, kind, n),
    /** What its policy forbade and what broke in it. */
    faults: () => p.evaluate(() => [...window.violations, ...window.broken]),
  };
  return it;
}

/** Asks a calculator what one T-shirt sold for a price owes, and waits for the whole answer. */
export async function check(frame, price = "24.00") {
  await frame.waitForSelector("#item-0-retailValue");
  await frame.evaluate(price => {
    const field = document.querySelector("#item-0-retailValue");
    field.value = price;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("#check").click();
  }, price);
  return verdict(frame);
}

/** The verdict of a calculator and what is owed, once the duty is in it. */
export async function verdict(frame) {
  return soon(() => frame.evaluate(() => document.querySelector("#verdict") && !document.querySelector(".lacking") && !document.querySelector("#answer").hidden
    && [document.querySelector("#verdict").textContent, document.querySelector(".owed")?.textContent].join(": ")),
  async () => `no verdict: ${await frame.evaluate(() => document.querySelector("#form .errors, #engine")?.innerText)}`);
}

/** What `work` returns, once that is something. */
export async function soon(work, otherwise = () => "") {
  for (const began = Date.now(); ;) {
    const got = await work();
    if (got) return got;
    if (Date.now() - began > 30_000) throw new Error(`It did not come to it: ${await otherwise()}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
