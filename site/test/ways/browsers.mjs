// One way to speak to three browsers, for the tests that must pass in each of them.
//
// BROWSERS narrows them: BROWSERS="chromium firefox". CHROMIUM and FIREFOX name other programs
// than the system's.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { serve } from "../server.mjs";
import { front } from "./front.mjs";
import * as puppeteer from "./puppeteer.mjs";
import * as webdriver from "./webdriver.mjs";

const browsers = {
  chromium: folder => puppeteer.launch("chrome", process.env.CHROMIUM ?? "/usr/bin/chromium", folder),
  firefox: folder => puppeteer.launch("firefox", process.env.FIREFOX ?? "/usr/bin/firefox-esr", folder),
  webkit: folder => webdriver.launch(folder),
};
const chosen = (process.env.BROWSERS ?? Object.keys(browsers).join(" ")).split(/\s+/).filter(Boolean);

/**
 * Runs tests in each browser, all of them in one window. `tests` is given the `site`, which is a front as of
 * ./front.mjs, and `open`, which loads a page of it as if for the first time.
 */
export function inEachBrowser(tests) {
  let folder, behind;
  const site = {};
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "section321-ways-"));
    behind = await serve(folder);
    Object.assign(site, await front(behind.address));
  }, { timeout: 240_000 });
  after(async () => {
    await site.away?.();
    behind?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  for (const name of chosen) describe(name, () => {
    let driven;
    before(async () => {
      if (!browsers[name]) throw new Error(`BROWSERS names ${name}, but there are ${Object.keys(browsers).join(", ")}`);
      driven = await browsers[name](join(folder, name)).catch(cause => {
        throw new Error(`${name} did not start. \`make setup\` installs it; BROWSERS="chromium" tests in that one alone.`, { cause });
      });
    }, { timeout: 120_000 });
    after(() => driven?.close());
    tests({ site, open, name });

    /** Opens what is `at` an address within the site, in a window so many pixels wide. */
    async function open({ at = "", hash = "", width = 1280 } = {}) {
      await driven.goto("about:blank"); // Another question after the # alone would not load the page again.
      await driven.resize(width, 800);
      site.requests.length = 0;
      await driven.goto(site.address + at + hash);
      return page(driven);
    }
  });
}

// What the tests do with a page, in terms of the few things that every browser's driver can do.
function page(driven) {
  const page = {
    ...driven,
    /** Waits until `work`, run in the page, is true. */
    async until(work, ...args) {
      for (const began = Date.now(); ;) {
        const seen = await driven.evaluate(work, ...args);
        if (seen) return seen;
        if (Date.now() - began > 30_000) throw new Error(`It did not come to: ${work} ${JSON.stringify(args)}\n${await page.text("main")}`);
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
    /** The text of an element as a person sees it, and nothing where it is not. */
    text: selector => driven.evaluate(s => document.querySelector(s)?.innerText ?? "", selector),
    /** Waits until an element says what fits, and tells what it says. */
    says: (selector, pattern) => page.until((s, p) => {
      const said = document.querySelector(s)?.innerText ?? "";
      return new RegExp(p, "s").test(said) && said;
    }, selector, pattern.source),
    focus: selector => driven.evaluate(s => document.querySelector(s).focus(), selector),
    focused: () => driven.evaluate(() => document.activeElement?.id),
    value: selector => driven.evaluate(s => document.querySelector(s).value, selector),
    /** Puts other text into a field. */
    async retype(selector, text) {
      await driven.evaluate(s => (document.querySelector(s).focus(), document.querySelector(s).select()), selector);
      await driven.type(text);
    },
    /** Chooses from a list, as the browser does when a person has. */
    select: (selector, value) => driven.evaluate((s, value) => {
      const list = document.querySelector(s);
      list.value = value;
      for (const kind of ["input", "change"]) list.dispatchEvent(new Event(kind, { bubbles: true }));
    }, selector, value),
    /** Writes a day into a date field that has the focus, in the order of an American's calendar. */
    day(date) {
      const [y, m, d] = date.split("-");
      return driven.type(`${m}/${d}/${y}`);
    },
    /** What went wrong in the page since it was opened. */
    faults: () => driven.evaluate(() => window.faults),
    /** The question that stands in the address. */
    question: () => driven.evaluate(() => JSON.parse(decodeURIComponent(location.hash.slice(location.hash.indexOf("=") + 1)))),
  };
  return page;
}
