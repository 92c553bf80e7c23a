// A browser profile that has the site already, for the tests that assert nothing of a first visit: fetching, compiling
// and keeping all of it takes as long as some tests do.

import { cp } from "node:fs/promises";
import puppeteer from "puppeteer-core";
import { noBar, program } from "./ways/launch.mjs";

/** Starts Chromium with a profile in a folder; what the tests change of a browser's ways stands here. */
export const launch = profile => puppeteer.launch({
  executablePath: program("chromium"),
  userDataDir: profile,
  // Pages of one site share a process, in which the engine is compiled once.
  args: ["--no-sandbox", "--process-per-site", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=en-US",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", noBar],
});

/** Visits the site at an address with a profile, until the site has kept itself. */
export async function warm(profile, address) {
  const browser = await launch(profile);
  try {
    const page = await browser.newPage();
    for (const at of ["", "orders.html"]) {
      await page.goto(address + at);
      await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined && document.querySelector("#offline")?.dataset.offline === "ready", { timeout: 60_000, polling: 100 });
    }
  } finally {
    await browser.close();
  }
}

/** Puts a copy of the warm profile, where there is one, in place of a new one. */
export async function warmed(profile) {
  const from = process.env.SECTION321_PROFILE;
  if (from) await cp(from, profile, { recursive: true });
}
