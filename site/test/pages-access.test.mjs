import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, setUp } from "./browser.mjs";

setUp();

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const told = ["law.html", "help.html", "privacy.html"];
const ready = async page => {
  if (page.url().includes("law.html")) await page.waitForSelector(".picture .chosen[transform]");
  await page.$$eval("details", all => all.forEach(d => (d.open = true)));
};

for (const at of told) for (const look of ["light", "dark", "forced"]) for (const width of [360, 1280]) {
  test(`axe finds nothing: ${at}, ${look}, ${width} pixels wide`, async () => {
    const page = await open({ at, width, scheme: look === "dark" ? "dark" : "light" });
    if (look === "forced") await (await page.createCDPSession()).send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await ready(page);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document));
    assert.ok(found.passes.length > 15, "axe looked at the page");
    assert.deepEqual(found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(" | ")}`), []);
    assert.deepEqual(page.faults, []);
  });
}

for (const at of ["index.html", "compare.html", "orders.html", ...told]) for (const width of [320, 768]) {
  test(`nothing of ${at} has to be scrolled sideways at ${width} pixels`, async () => {
    const page = await open({ at, width });
    await ready(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

for (const at of told) {
  test(`every stop of the Tab key on ${at} can be seen`, async () => {
    const page = await open({ at });
    if (at === "law.html") await page.waitForSelector(".picture .chosen[transform]");
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const e = document.activeElement, box = e.getBoundingClientRect();
        
        // Within a date field the browser's own button can have the focus, and shows it itself.
        return { name: e.id || e.textContent.slice(0, 30), body: e === document.body, inner: !e.matches(":focus"), outline: getComputedStyle(e).outlineStyle, width: box.width };
      });
      if (stop.body) break;
      if (!stop.inner) assert.notEqual(stop.outline, "none", `${stop.name} shows its focus`);
      assert.ok(stop.width > 4, `${stop.name} is seen when it has the focus`);
    }
  });
}
