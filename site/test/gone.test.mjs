// A page whose calculator ends: what is shown is marked as old at once, and another calculator takes its place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, open, reckoned, retype, setUp, shirt, sums, text } from "./browser.mjs";

setUp();

// Notes each time the answer is marked as old, because that does not last.
const watching = page => page.evaluate(() => {
  window.marked = 0;
  const answer = document.querySelector("#answer");
  new MutationObserver(() => answer.classList.contains("stale") && window.marked++).observe(answer, { attributes: true, attributeFilter: ["class"] });
});
const end = worker => worker.evaluate(() => self.close()).catch(() => undefined);

test("the worker ends: the answer is marked as old, and comes anew without a request", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01")) });
  await reckoned(page);
  await watching(page);
  await page.evaluate(() => document.querySelector("#offline").dataset.offline); // The page is still.
  const before = page.requests.length, [first] = page.workers();
  await end(first);
  await page.waitForFunction(() => window.marked > 0);
  // $18 × (16.5 % + 12.5 % + 7.5 %) = 2.97 + 2.25 + 1.35, and the courier's fee of $1.34.
  await page.waitForFunction(() => !document.querySelector("#answer").classList.contains("stale"));
  await reckoned(page);
  assert.deepEqual(await sums(page), { Duty: "$6.57", Fees: "$1.34", Total: "$7.91" });
  assert.deepEqual(page.requests.slice(before).filter(url => /\.(wasm|bin)$/.test(url)), [], "engine and tariff are not fetched again");
});

test("the worker ends while a question is asked: the question is answered by the next one", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01")) });
  await reckoned(page);
  // The worker stands still, so that the question is under way when it ends.
  const [first] = page.workers();
  await first.evaluate(() => void setTimeout(() => {
    for (const until = Date.now() + 1500; Date.now() < until;);
    self.close();
  }));
  await retype(page, "#item-0-customsValue", "36.40");
  await page.click("#check");
  // $36 × 36.5 % = 5.94 + 4.50 + 2.70.
  await page.waitForFunction(() => document.querySelector(".owed")?.textContent.includes("$13.14 duty") && !document.querySelector("#answer").classList.contains("stale"), { timeout: 20_000 });
});

test("workers that end one after the other: the page says that there is no answer, and a later try succeeds", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01")) });
  await reckoned(page);
  await page.evaluate(() => {
    const Real = window.Worker;
    window.broken = true;
    window.Worker = class extends Real {
      set onmessage(hear) {
        super.onmessage = event => {
          hear(event);
          if (window.broken && event.data.ready) setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true })));
        };
      }
    };
  });
  await end(page.workers()[0]);
  await page.waitForSelector("#retry");
  assert.ok(await page.$eval("#answer", e => e.classList.contains("stale")));
  assert.match(await text(page, "#engine"), /did not load/);
  await page.evaluate(() => (window.broken = false));
  await page.click("#retry");
  await page.waitForFunction(() => !document.querySelector("#answer").classList.contains("stale"));
  await reckoned(page);
});
