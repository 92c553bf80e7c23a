// Looks at a page that is open: with other colors, another width, and with axe. Loading it again for each would
// take most of the time of these tests.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sessions = new WeakMap();

/** Gives a living page another look: its colors ("light", "dark" or "forced") and its width. Comes back when it is drawn so. */
export async function look(page, colors, width) {
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  const scheme = colors === "dark" ? "dark" : "light", forced = colors === "forced" ? "active" : "none";
  await sessions.get(page).send("Emulation.setEmulatedMedia", { features: [
    { name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }, { name: "forced-colors", value: forced },
  ] });
  await page.setViewport({ width, height: 800 });
  await page.waitForFunction((scheme, forced, width) => innerWidth === width && matchMedia(`(prefers-color-scheme: ${scheme})`).matches &&
    matchMedia(`(forced-colors: ${forced})`).matches, { timeout: 30_000 }, scheme, forced, width);
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Those rules of axe that depend on colors: for a page that it has looked at whole, and that has other colors now. */
export const ofColors = { runOnly: ["color-contrast", "link-in-text-block"] };

/** Has axe look at the page as it is. */
export async function axeFindsNothing(page, options = {}) {
  // Run as the debugger does: the page's own policy keeps foreign code out.
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe);
  // To describe all that is right, and to hand it over, would take as long as to look.
  const { looked, violations } = await page.evaluate(async options => {
    const { passes, violations } = await window.axe.run(document, options);
    return { looked: passes.length, violations: violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(" | ")}`) };
  }, { resultTypes: ["violations"], ...options });
  assert.ok(looked > (options.runOnly ? 0 : 15), "axe looked at the page");
  assert.deepEqual(violations, []);
}

/** Nothing of the page stands out at the side. */
export async function fits(page, what = "the page") {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} pixels too wide: ${what}`);
}
