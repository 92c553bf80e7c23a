import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, follow, open, reckoned, setUp, shirt, sums } from "./browser.mjs";

setUp();

// 16.5 % and 7.5 % of $1,000 are $240. The file of those years is fetched when a day of them
// is asked for, and not before.
test("a day of 2021 fetches the tariff of its years, and today's does not", async () => {
  const page = await open({ hash: asking(shirt("2026-09-01")) });
  await reckoned(page);
  const fetched = () => page.evaluate(() => performance.getEntriesByType("resource").map(e => e.name.split("/").at(-1)).filter(n => /^tariff-\d{4}-/.test(n)));
  assert.deepEqual(await fetched(), []);
  await follow(page, asking({ ...shirt("2021-06-01"), mode: "ocean", items: [{ hts: "6109.10.00.12", origin: "CN", quantity: "1", retailValue: "1000" }] }));
  await page.waitForFunction(() => /240\.00/.test(document.querySelector(".receipt")?.innerText ?? ""), { timeout: 20_000 });
  assert.equal((await sums(page)).Duty, "$240.00");
  assert.match((await fetched()).join(" "), /^tariff-2018-[0-9a-f]{10}\.bin$/);
  // A number that today's schedule lacks is looked for in those of all days.
  await follow(page, asking({ ...shirt("2026-09-01"), items: [{ hts: "8517.12.00.50", origin: "DE", quantity: "1", retailValue: "1000" }] }));
  await page.waitForFunction(() => /8517\.13\.00 Smartphones/.test(document.querySelector("main").innerText), { timeout: 20_000 });
  assert.match((await fetched()).sort().join(" "), /^tariff-2018-[0-9a-f]{10}\.bin tariff-2022-[0-9a-f]{10}\.bin$/);
});
