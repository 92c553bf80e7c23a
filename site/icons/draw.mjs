// Draws the icons of the installed site from site/icon.svg, with and without a margin for masks:
//
//   node site/icons/draw.mjs

import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const folder = new URL(".", import.meta.url);
const svg = await readFile(new URL("../icon.svg", folder), "utf8");
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const size of [192, 512]) for (const kind of ["icon", "mask"]) {
  await page.setViewport({ width: size, height: size });
  // A mask leaves the middle four fifths; the sign needs no more than that of its square.
  const scale = kind === "mask" ? .8 : 1;
  const drawn = kind === "mask" ? svg.replace(/ rx="\d+"/, "") : svg;
  await page.setContent(`<body style="margin:0;background:${kind === "mask" ? "#17191c" : "transparent"};display:grid;place-items:center;height:100vh">
    <div style="width:${size * scale}px;height:${size * scale}px">${drawn}</div>`);
  await page.screenshot({ path: new URL(`${kind}-${size}.png`, folder).pathname, omitBackground: true });
}
await browser.close();
