// The builder and the frame for those who hear the page, see little, or use no mouse.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, retype, setUp } from "./browser.mjs";
import { check } from "./hosts.mjs";
import { axeFindsNothing, fits, look, ofColors } from "./looks.mjs";

setUp();

async function inEveryLook(t, page, more = async () => undefined) {
  for (const scheme of ["light", "dark"]) for (const width of [360, 768, 1280]) {
    await t.test(`${scheme}, ${width} pixels wide`, async () => {
      await look(page, scheme, width);
      await more(scheme);
      await axeFindsNothing(page, { iframes: false, ...(scheme !== "light" && ofColors) });
      await fits(page);
    });
  }
}

test("the builder", async t => {
  const page = await open({ at: "embed.html" });

  await t.test("what is wrong with a color is said once it is written, not while it is", async () => {
    const typed = async text => {
      await page.type("#accent-dark", text);
      // The lines follow what is typed; what is said stands in the same step.
      await page.waitForFunction(text => document.querySelector("#snippet").textContent.includes(`accent="${text}"`), {}, text);
      return page.$eval("#accent-said", e => e.textContent);
    };
    assert.equal(await typed("#e"), "");
    await page.focus("#radius");
    await page.waitForFunction(() => document.querySelector("#accent-said").textContent === "“#e” is not a color. Write it as #0a4d8c.");
  });

  await t.test("axe finds nothing", async t => {
    await retype(page, "#accent-dark", "");
    await page.type("#accent-light", "#ffff00");
    await page.waitForFunction(() => document.querySelector("#accent-said").textContent.includes("hard to read"));
    await page.$$eval("details", all => all.forEach(d => (d.open = true)));
    await inEveryLook(t, page);
  });
});

test("axe finds nothing in a frame with its own colors", async t => {
  const page = await open({ at: "embed.html" });
  // The owner's words are shown only where a page is around.
  await page.evaluateOnNewDocument(() => Object.defineProperty(window, "parent", { value: {} }));
  await page.goto(new URL("embed/v1/check.html#accent=%23b3261e%20%23ffb4ab&radius=24&font=serif&name=Harbor+Lane&contact=tel:+15550100&origin=CN&mode=express&shipped-from=CN&date=2026-09-01&hts=6109.10.00.12", page.url()).href);
  await check(page);
  await page.$$eval("details", all => all.forEach(d => (d.open = true)));
  // Each new answer credits anew, so the link is looked for and its color read in one step.
  await inEveryLook(t, page, scheme => page.waitForFunction(color => {
    const link = document.querySelector(".owner a");
    return link && getComputedStyle(link).color === color;
  }, {}, scheme === "light" ? "rgb(179, 38, 30)" : "rgb(255, 180, 171)"));
});

test("every link in a frame leads to a whole page that is there, or to a source, and an example fills its form", async t => {
  let page;
  for (const [view, folder] of [["compare", "es/"], ["orders", "zh/"], ["check", ""]]) {
    page = await open({ at: `embed/v1/${folder}${view}.html`, hash: "#color-scheme=dark" });
    const links = await page.$$eval("a[href]", all => all.map(a => [a.href, a.getAttribute("href")]));
    const pages = links.filter(([, written]) => !written.startsWith("#")).map(([href]) => href).filter(href => new URL(href).host === new URL(page.url()).host);
    assert.ok(pages.length > 0);
    for (const href of new Set(pages)) {
      assert.ok(!href.includes("/embed/"), href);
      assert.equal(await page.evaluate(href => fetch(href).then(r => r.status), href), 200, href);
    }
  }

  await t.test("an example fills the form in a frame, and its address keeps what the page around told", async () => {
    await page.click("#examples a");
    await page.waitForFunction(() => !document.querySelector("#answer").hidden);
    assert.equal(new URL(page.url()).hash, "#color-scheme=dark");
    assert.match(await page.$eval("#full", a => a.href), /\/index\.html#check=/);
  });
});
