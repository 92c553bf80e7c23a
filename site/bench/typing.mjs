// Measures how long it takes from a letter that is typed into the price until the range it makes is
// on the screen: with a tariff number, with words alone, and with both on a processor slowed down
// four times. The engine works in its own thread, which Chromium does not slow down with the page's;
// how much of the time is the engine's stands beside it.
//
//   go run ./tools/site && node site/bench/typing.mjs
//
// TYPING_ROUNDS says how often each letter is typed, four times unless told otherwise.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../test/server.mjs";
import { launch } from "../test/warm.mjs";

const prices = ["1", "12", "12.", "12.5", "12.50", "12.5", "12", "1", "", "4", "45", "450", "45"];
const rounds = Number(process.env.TYPING_ROUNDS) || 4;
const base = { date: "2026-11-27", mode: "express", from: "CN" };
const questions = {
  "with a tariff number": { ...base, items: [{ description: "cotton T-shirt", hts: "6109.10.00.12", origin: "CN", quantity: "1", retailValue: "30" }] },
  "with words alone": { ...base, items: [{ description: "cotton T-shirt", origin: "CN", quantity: "1", retailValue: "30" }] },
};

const folder = await mkdtemp(join(tmpdir(), "section321-typing-"));
const { address, stop } = await serve(folder);
const browser = await launch(join(folder, "profile"));
try {
  console.log("letter to range on the screen, ms".padEnd(40) + "runs".padStart(6) + "median".padStart(9) + "90 %".padStart(9));
  for (const slow of [1, 4]) for (const [name, question] of Object.entries(questions)) {
    const page = await browser.newPage();
    await page.goto(`${address}#check=${encodeURIComponent(JSON.stringify(question))}`);
    await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined && document.querySelector("#verdict") && !document.querySelector(".lacking"), { timeout: 60_000 });
    await page.emulateCPUThrottling(slow);
    const times = (await page.evaluate(measure, prices, rounds)).sort((a, b) => a - b);
    console.log(`${name}${slow > 1 ? `, ${slow} times slower` : ""}`.padEnd(40) + String(times.length).padStart(6)
      + times[times.length >> 1].toFixed(1).padStart(9) + times[Math.floor(times.length * 0.9)].toFixed(1).padStart(9));
    await page.close();
  }
} finally {
  await browser.close();
  stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

// Runs in the page. A letter counts that makes another range; the next one comes after a pause.
async function measure(prices, rounds) {
  const field = document.querySelector("#item-0-retailValue"), answer = document.querySelector("#answer"), times = [];
  field.focus();
  const drawn = () => new Promise(done => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }));
  for (let n = 0; n < rounds; n++) for (const price of prices) {
    // Where the number is open, the ranges are those of the lines that are proposed.
    const said = () => [...answer.querySelectorAll("#verdict, .questions .to")].map(e => e.textContent).join();
    const before = said();
    const changed = new Promise(done => {
      const watch = new MutationObserver(() => {
        if (said() === before) return;
        watch.disconnect();
        done(true);
      });
      watch.observe(answer, { childList: true, subtree: true, characterData: true });
      setTimeout(() => (watch.disconnect(), done(false)), 1000);
    });
    field.value = price;
    const begin = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (await changed) {
      await drawn();
      times.push(performance.now() - begin);
    }
    await new Promise(done => setTimeout(done, 150));
  }
  return times;
}
