// What the tests of offline use share: how it stands, and what is kept.

import { others } from "./spoken.mjs";

/** Waits until the foot of the page says one of some states of offline use, and returns what it says. */
export async function offline(page, ...states) {
  await page.waitForFunction(all => all.includes(document.querySelector("#offline")?.dataset.offline), { timeout: 60_000, polling: 100 }, states);
  return page.$eval("#offline", e => e.innerText);
}

/** The version of the site that a page is of. */
export const version = page => page.$eval("#offline", e => e.dataset.version);

/** Everything kept: the names of the files by version, each with the SHA-256 of what is really there. */
export const kept = page => page.evaluate(async () => {
  const all = {};
  for (const version of await caches.keys()) {
    const cache = await caches.open(version), scope = version.split(" ").at(-2);
    all[version.split(" ").at(-1)] = Object.fromEntries(await Promise.all((await cache.keys()).map(async request => {
      const bytes = await (await cache.match(request)).arrayBuffer();
      const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      return [request.url.slice(scope.length), [...sum].map(b => b.toString(16).padStart(2, "0")).join("")];
    })));
  }
  return all;
});

/** What is kept of all files of a site where some languages are read: those that are not of another one. */
export const keptOf = (files, ...read) => Object.fromEntries(Object.entries(files).filter(([name]) => name !== "service-worker.js" &&
  others.every(code => read.includes(code) || !name.startsWith(`${code}/`) && !name.includes(`.${code}-`))));

/** Presses a button of the offline line by its words. */
export const press = (page, words) => page.$$eval("#offline button", (all, words) => all.find(b => b.textContent === words).click(), words);
