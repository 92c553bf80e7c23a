// The tests that must pass in every browser: a window in each, and what they do with the pages in it.

import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { press } from "../press.mjs";
import { serve } from "../server.mjs";
import { front } from "./front.mjs";
import { chosen, launch } from "./launch.mjs";

/**
 * Runs tests in each browser, all of them in one window. `tests` is given the `site`, which is a front as of
 * ./front.mjs, `open`, which loads a page of it as if for the first time, `another`, which asks something else, and the `name` of
 * the browser.
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
    const home = () => join(folder, name);
    before(async () => {
      await mkdir(home());
      driven = await launch(name, home());
    }, { timeout: 120_000 });
    after(() => driven?.close());
    tests({ site, open, another, saved, name });

    /** Opens what is `at` an address within the site, or within another one, in a window so many pixels wide. */
    async function open({ of = site.address, at = "", hash = "", width = 1280 } = {}) {
      await driven.goto("about:blank"); // Another question after the # alone would not load the page again.
      await driven.resize(width, 800);
      site.requests.length = 0;
      await driven.goto(of + at + hash);
      return page(driven);
    }

    /**
     * Opens the check with another question. Where the test before left it open it is the same page, to which another
     * link is followed: to load it again takes most of the time of a test.
     */
    async function another({ hash = "", width = 1280 } = {}) {
      const check = await driven.evaluate(site => location.href.split("#")[0] === site && document.documentElement.dataset.ready !== undefined, site.address);
      if (!check) return open({ hash, width });
      await driven.resize(width, 800);
      // What the one before said must not be taken for what this one says.
      await driven.evaluate(() => { window.faults.length = 0; document.querySelector("#answer").hidden = false; location.hash = "#none"; });
      await soon(() => driven.evaluate(() => location.hash === "#none" && document.querySelector("#answer").hidden), () => "the form was not emptied");
      await driven.evaluate(() => document.querySelector("#answer").replaceChildren());
      if (hash) await driven.evaluate(hash => { location.hash = hash; }, hash);
      return page(driven);
    }

    /** What the browser saved under a name, once it is whole. */
    async function saved(file) {
      return soon(async () => {
        for (const place of [home(), join(home(), "Downloads")]) {
          const files = await readdir(place).catch(() => []);
          // While a download lasts, a file with more to its name stands beside or in place of the one it becomes.
          if (files.includes(file) && !files.some(f => f.includes("download") || f.endsWith(".part"))) return readFile(join(place, file), "utf8");
        }
      }, async () => `${file} is not among ${await readdir(home(), { recursive: true })}`);
    }
  });
}

// What the tests do with a page, in terms of the few things that every browser's driver can do.
function page(driven) {
  const page = {
    ...driven,
    /** Waits until `work`, run in the page, is true, and returns what it said, which is no element. */
    until: (work, ...args) => soon(() => driven.evaluate(work, ...args), async () =>
      `It did not come to ${work} with ${JSON.stringify(args)}\n${await page.faults()}\n${await page.text("#answer, #engine")}`),
    /** The text of an element as a person sees it, and nothing where it is not. */
    text: selector => driven.evaluate(s => document.querySelector(s)?.innerText.trim() ?? "", selector),
    /** Waits until an element says what fits, and tells what it says. */
    says: (selector, pattern) => soon(async () => {
      const said = await page.text(selector);
      return new RegExp(pattern.source, "s").test(said) && said;
    }, async () => `${selector} does not come to ${pattern}; it says ${JSON.stringify(await page.text(selector))}\n${await page.faults()}`),
    /** Presses an element, wherever it moves meanwhile. */
    click: selector => press(selector, driven.evaluate, () => driven.click(selector)),
    focus: selector => driven.evaluate(s => document.querySelector(s).focus(), selector),
    focused: () => driven.evaluate(() => document.activeElement?.id),
    /** Waits until the focus is where it belongs. */
    focusIs: id => page.until(id => document.activeElement?.id === id, id),
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
    /**
     * Writes a day into the date field that has the focus, in the order of an American's calendar, and once more
     * where a slow machine took two digits for two months, or WebKit took the focus away while the page loaded.
     */
    async day(date) {
      const [y, m, d] = date.split("-"), field = await page.focused() || "date";
      return soon(async () => {
        await driven.evaluate(id => { const field = document.getElementById(id); field.blur(); field.focus(); }, field);
        await driven.type(`${m}/${d}/${y}`);
        return await page.value(`#${field}`) === date;
      }, async () => `${date} was not taken, but ${await page.value(`#${field}`)}`);
    },
    /** What went wrong in the page since it was opened. */
    faults: () => driven.evaluate(() => window.faults),
    /** The question that stands in the address. */
    question: () => driven.evaluate(() => JSON.parse(decodeURIComponent(location.hash.slice(location.hash.indexOf("=") + 1)))),
  };
  return page;
}

// What `work` returns, once that is something.
export async function soon(work, otherwise) {
  for (const began = Date.now(); ;) {
    const got = await work();
    if (got) return got;
    if (Date.now() - began > 60_000) throw new Error(await otherwise());
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
