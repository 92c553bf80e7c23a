import assert from "node:assert/strict";
import { test } from "node:test";
import { open, setUp } from "./browser.mjs";
import { axeFindsNothing, fits, look, ofColors } from "./looks.mjs";

setUp();

const told = ["law.html", "help.html", "privacy.html"];
const ready = async page => {
  if (page.url().includes("law.html")) await page.waitForSelector(".picture .chosen[transform]");
  await page.$$eval("details", all => all.forEach(d => (d.open = true)));
};

for (const at of told) {
  test(`nothing is in the way: ${at}`, async t => {
    const page = await open({ at });
    await ready(page);
    for (const colors of ["light", "dark", "forced"]) for (const width of [360, 1280]) {
      await t.test(`axe finds nothing: ${colors}, ${width} pixels wide`, async () => {
        await look(page, colors, width);
        await axeFindsNothing(page, colors === "light" ? {} : ofColors);
        assert.deepEqual(page.faults, []);
      });
    }
    for (const width of [320, 768]) {
      await t.test(`nothing has to be scrolled sideways at ${width} pixels`, async () => {
        await look(page, "light", width);
        await fits(page);
      });
    }
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
