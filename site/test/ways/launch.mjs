// One way to speak to three browsers: a window with one page, and the few things that a driver of
// each of them can do there.
//
// BROWSERS narrows them: BROWSERS="chromium firefox". CHROMIUM and FIREFOX name other programs
// than the system's.

import * as puppeteer from "./puppeteer.mjs";
import * as webdriver from "./webdriver.mjs";

/** The program of a browser, by the browser's name. */
export const program = name => ({
  chromium: process.env.CHROMIUM ?? "/usr/bin/chromium",
  firefox: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
  webkit: "WebKitWebDriver",
})[name];

/** Has Chromium open no hidden page for its address bar, which nobody sees here: each window's takes half as long as the site's own page. */
export const noBar = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup";

const browsers = {
  chromium: home => puppeteer.launch("chrome", program("chromium"), home, [noBar]),
  firefox: home => puppeteer.launch("firefox", program("firefox"), home),
  webkit: home => webdriver.launch(home),
};

/** The browsers to use, by their names. */
export const chosen = (process.env.BROWSERS ?? Object.keys(browsers).join(" ")).split(/\s+/).filter(Boolean);

/** Starts a browser at home in a folder. */
export async function launch(name, home) {
  if (!browsers[name]) throw new Error(`BROWSERS names ${name}, but there are ${Object.keys(browsers).join(", ")}`);
  try {
    return await browsers[name](home);
  } catch (cause) {
    throw new Error(`${name} did not start. \`make setup\` installs it; BROWSERS="chromium" does without the others.`, { cause });
  }
}
