// Chromium and Firefox, which Puppeteer drives alike: the first over its debugger, the second over WebDriver BiDi.

import { join } from "node:path";
import puppeteer from "puppeteer-core";

/** Starts a browser with its profile in a folder, and returns its one page. */
export async function launch(browser, executablePath, folder) {
  const running = await puppeteer.launch({
    browser, executablePath, userDataDir: join(folder, browser),
    args: browser === "chrome" ? ["--no-sandbox", "--disable-gpu", "--no-first-run", "--lang=en-US", "--disable-background-networking", "--disable-component-update"] : [],
  });
  const page = await running.newPage();
  return {
    goto: url => page.goto(url, { waitUntil: "load" }),
    evaluate: (work, ...args) => page.evaluate(work, ...args),
    click: selector => page.click(selector),
    type: text => page.keyboard.type(text),
    press: key => page.keyboard.press(key),
    upload: async (selector, path) => (await page.$(selector)).uploadFile(path),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: path => page.screenshot({ path }),
    close: () => running.close(),
  };
}
