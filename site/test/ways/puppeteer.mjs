// Chromium and Firefox, which Puppeteer drives alike: the first over its debugger, the second over WebDriver BiDi.

import { join } from "node:path";
import puppeteer from "puppeteer-core";

/** Starts a browser at home in a folder, where it also saves what it downloads, and returns its one page. */
export async function launch(browser, executablePath, folder, more = []) {
  const running = await puppeteer.launch({
    browser, executablePath, userDataDir: join(folder, "profile"), env: { ...process.env, HOME: folder },
    // The page scrolls smoothly for those who like motion, and a click does not wait for that.
    ...(browser === "firefox" ? { extraPrefsFirefox: { "ui.prefersReducedMotion": 1 } } : {
      args: ["--force-prefers-reduced-motion", "--no-sandbox", "--disable-gpu", "--no-first-run", "--lang=en-US", "--disable-background-networking", "--disable-component-update", ...more],
    }),
  });
  const page = await running.newPage();
  return {
    goto: url => page.goto(url, { waitUntil: "load" }),
    evaluate: (work, ...args) => page.evaluate(work, ...args),
    /** Runs `work` in the page of a frame, which `find` finds in the page around it. */
    inside: async (find, work, ...args) => (await (await page.evaluateHandle(find)).contentFrame()).evaluate(work, ...args),
    click: selector => page.click(selector),
    type: text => page.keyboard.type(text),
    press: key => page.keyboard.press(key),
    upload: async (selector, path) => (await page.$(selector)).uploadFile(path),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: path => page.screenshot({ path }),
    close: () => running.close(),
  };
}
