// A real server and a real browser for the tests of the page.
//
// SECTION321_SITE names a running server to test instead of a fresh build,
// SECTION321_SITE_BINARY a builder that is already compiled; CHROMIUM another browser
// than the system's.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { press } from "./press.mjs";
import { serve } from "./server.mjs";
import { launch, warmed } from "./warm.mjs";

let stopServing, browser, folder, usual, living;
const contexts = [], pages = [], done = [];

/** The address of the page. */
export let address = process.env.SECTION321_SITE ?? "";

/**
 * Starts server and browser before the tests of a file, and ends them afterwards. The tests share one profile, whose
 * storage is emptied between them, and so what the service worker and the browser keep of the site: to load it anew
 * takes twice the time. A file that asserts something of a profile that kept nothing before says `apart`, or one of
 * its tests where it opens its page.
 */
export function setUp({ apart = false } = {}) {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "section321-"));
    if (!address) ({ address, stop: stopServing } = await serve(folder));
    const profile = join(folder, "profile");
    if (!apart) await warmed(profile);
    browser = await launch(profile);
    if (!apart) usual = browser.defaultBrowserContext();
  }, { timeout: 240_000 });
  // Parts of a test share its pages.
  afterEach(async t => {
    if (t.fullName !== t.name) return;
    await emptied(pages.at(-1) ?? living);
    // The last page stays until the next one stands: what is compiled is kept as long as a page of their process uses it.
    const last = pages.pop();
    await Promise.all([...closing(pages), ...closing(contexts)]);
    if (last && !last.isClosed()) done.push(last);
  });
  after(async () => {
    await browser?.close();
    stopServing?.();
    await rm(folder, { recursive: true, force: true });
    ending();
  });
}

// An answer of the net that a test left unread keeps a file from ending, for half a minute or longer, and another file
// from its place. It is said, so that it is mended, and not waited for.
function ending() {
  setTimeout(() => {
    process.stdout.write(`left open by the tests of ${process.argv[1]}: ${process.getActiveResourcesInfo().filter(it => !/^(Pipe|TTY)/.test(it)).join(", ")}\n`);
    process.exit();
  }, 3000).unref();
}

/**
 * Opens the page that is `at` an address within the site, the check unless told otherwise. `intercept` may answer or hold back requests. The page notes in
 * `faults` what went wrong in it and in `requests` what it asked for. `site` is another host than the tests' own,
 * `beside` a page whose browser profile it shares; `apart` asks for a profile of its own, and
 * without `scripts` the page runs none.
 */
export async function open({ at = "", hash = "", width = 1280, scheme = "light", intercept, wait = true, site = address, beside, apart = false, scripts = true } = {}) {
  const context = beside?.browserContext() ?? (apart ? undefined : usual) ?? await browser.createBrowserContext();
  const page = await context.newPage();
  if (context === usual) pages.push(page);
  else if (!beside) contexts.push(context);
  page.faults = [];
  page.requests = [];
  reading(page);
  pressing(page);
  page.on("console", m => ["error", "warn"].includes(m.type()) && page.faults.push(m.text()));
  page.on("pageerror", e => page.faults.push(e.message));
  page.on("request", r => r.url().startsWith("data:") || page.requests.push(r.url()));
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", e => window.violations.push(`${e.violatedDirective} ${e.blockedURI}`));
  });
  if (intercept) {
    await page.setRequestInterception(true);
    // What the service worker keeps would never be asked for.
    await page.setBypassServiceWorker?.(true);
    page.on("request", intercept);
  }
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.setViewport({ width, height: 800 });
  if (!scripts) await page.setJavaScriptEnabled(false);
  await page.goto(site + at + hash, { waitUntil: wait ? "load" : "domcontentloaded" });
  if (wait && scripts) await settled(page);
  await Promise.all(closing(done));
  return page;
}

// Finds and reads in one step: between two a second answer may take the place of what was found.
function reading(page) {
  const read = (found, f, args) => page.evaluate(`(() => { const found = ${found}; return (${f})(found, ...${JSON.stringify(args)}); })()`);
  page.$eval = (selector, f, ...args) => {
    const name = JSON.stringify(selector);
    return read(`document.querySelector(${name}) ?? (() => { throw new Error("nothing on the page is " + ${name}); })()`, f, args);
  };
  page.$$eval = (selector, f, ...args) => read(`[...document.querySelectorAll(${JSON.stringify(selector)})]`, f, args);
}

// Presses where the page stands still, as far as one can wait for that.
function pressing(page) {
  const click = page.click.bind(page);
  page.click = (selector, options) => press(selector, page.evaluate.bind(page), async () => {
    await page.$eval(selector, async e => {
      // Where it stays from one picture to the next, it is pressed.
      const frame = () => new Promise(drawn => { setTimeout(drawn, 50); requestAnimationFrame(drawn); });
      for (let before = "", now = "-", tries = 60; now !== before && tries; tries--, await frame()) {
        const { x, y } = e.getBoundingClientRect();
        [before, now] = [now, `${x} ${y}`];
      }
    });
    await click(selector, options);
  });
}

/**
 * Opens a page with a question. Where the test before used this, it is the same page, to which another link is followed:
 * to load it again takes ten times as long. For tests that leave nothing behind in the page but what stands in its form.
 */
export async function another({ at = "", hash }) {
  if (living?.url().split("#")[0] === address + at) {
    await living.bringToFront(); // A page behind another one is not drawn.
    living.faults.length = living.requests.length = 0;
    await follow(living, hash);
  } else {
    await living?.close();
    living = await open({ at, hash });
    pages.splice(pages.indexOf(living), 1);
  }
  return living;
}

/** Follows another link on a page that is open. The one before is forgotten first: what it said must not be taken for what the next one says. */
export async function follow(page, hash) {
  for (const to of ["", hash]) await page.evaluate(to => new Promise(followed => {
    if (location.hash === to) return followed();
    // The page heard of it before, and what it does about it has begun.
    addEventListener("hashchange", () => setTimeout(followed), { once: true });
    location.hash = to;
  }), to);
  await settled(page);
}

const closing = opened => opened.splice(0).map(it => it.close());

// Empties what a page of the site has put down.
async function emptied(page) {
  if (!page || page.isClosed()) return;
  const session = await page.createCDPSession();
  await session.send("Storage.clearDataForOrigin", { origin: new URL(address).origin, storageTypes: "cookies,local_storage,indexeddb" });
}

/** Waits until a page says that all it has begun is done. Pages that only tell have nothing to begin. */
export async function settled(page) {
  await page.waitForFunction(() => !document.body.dataset.engine || document.documentElement.dataset.ready !== undefined, { timeout: 60_000, polling: 50 });
}

/** Goes to an address, or loads the page again, and waits until it is settled. */
export async function go(page, to) {
  await (to ? page.goto(to) : page.reload());
  await settled(page);
}

/** The address's fragment for a question. */
export const asking = question =>
  "#check=" + encodeURIComponent(typeof question === "string" ? question : JSON.stringify(question));

/** A parcel with two T-shirts by courier from China, unless told otherwise. */
export const parcel = (date, more = {}) => ({
  date, mode: "express", from: "CN", purpose: "sale",
  items: [{ description: "cotton T-shirt", origin: "CN", quantity: "2", retailValue: "24.00", currency: "USD" }],
  ...more,
});

/** Fills the form's first screen by its labels' fields. */
export async function fill(page, { date, mode = "express", from = "CN", origin = "CN", quantity = "1", price = "48" }) {
  const [y, m, d] = date.split("-");
  await page.focus("#date");
  await page.type("#date", m + d + y);
  await page.select("#mode", mode);
  await page.select("#from", from);
  await page.select("#item-0-origin", origin);
  await retype(page, "#item-0-quantity", quantity);
  await retype(page, "#item-0-retailValue", price);
}

/** Puts other text into a field, as a person does. */
export async function retype(page, selector, text) {
  await page.$eval(selector, e => (e.focus(), e.select()));
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
}

/** The verdict, once there is one that fits. */
export async function verdict(page, pattern = /./) {
  await page.waitForFunction(
    source => new RegExp(source).test(document.querySelector("#verdict")?.textContent ?? ""), { timeout: 20_000 }, pattern.source);
  return page.$eval("#verdict", e => e.textContent);
}

/** The text of an element as a person sees it. */
export const text = (page, selector) => page.$eval(selector, e => e.innerText);

/** The id of the element with the focus. */
export const focused = page => page.evaluate(() => document.activeElement?.id);

/** The cotton T-shirt of $18.20 from China, sold for $24.00. */
export const shirt = (date, more = {}, item = {}) => parcel(date, {
  items: [{ description: "cotton T-shirt", hts: "6109.10.00.12", origin: "CN", quantity: "1", retailValue: "24.00", customsValue: "18.20", currency: "USD", ...item }],
  ...more,
});

/** The rows of the sums below the receipt, by their names. */
export const sums = page => page.$$eval(".receipt > section > .amounts > tfoot tr", rows =>
  Object.fromEntries(rows.map(r => [...r.children].map(c => c.textContent))));

/** Waits until the duty is in the answer, which comes with the tariff. */
export async function reckoned(page) {
  await page.waitForFunction(() => document.querySelector("#verdict") && !document.querySelector(".lacking"), { timeout: 20_000 });
}
