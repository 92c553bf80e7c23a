// Draws the picture that stands beside a link to each page, from the page's own heading:
//
//   node site/pictures/draw.mjs

import { readFile, readdir } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const folder = new URL(".", import.meta.url), pages = new URL("../pages/", folder);
const icon = await readFile(new URL("../icon.svg", folder), "utf8");
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.setViewport({ width: 1200, height: 630 });
for (const file of (await readdir(pages)).filter(name => name.endsWith(".html"))) {
  const text = await readFile(new URL(file, pages), "utf8");
  const said = name => new RegExp(`{{define "${name}"}}(.*?){{end`).exec(text)?.[1];
  const heading = said("heading"), what = said("description");
  if (!heading || !what) continue;
  await page.setContent(`<body style="margin:0;width:1200px;height:630px;box-sizing:border-box;padding:80px;background:#f3f1eb;color:#17191c;font-family:sans-serif;display:flex;flex-direction:column">
    <div style="display:flex;align-items:center;gap:24px;font-size:34px"><div style="width:72px;height:72px">${icon}</div>US duty calculator</div>
    <h1 style="font-size:78px;line-height:1.1;margin:56px 0 28px"></h1><p style="font-size:34px;line-height:1.35;margin:0"></p>`);
  await page.evaluate((heading, what) => {
    document.querySelector("h1").textContent = heading;
    document.querySelector("p").textContent = what.length > 190 ? what.slice(0, what.lastIndexOf(" ", 180)) + " …" : what;
  }, heading, what);
  await page.screenshot({ path: new URL(`preview-${file.replace(".html", ".png")}`, folder).pathname });
}
await browser.close();
