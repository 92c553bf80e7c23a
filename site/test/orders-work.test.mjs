import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, setUp, text } from "./browser.mjs";
import { answer, assume, drop, many, openOrders, rows, state } from "./orders.mjs";

setUp();

const big = many(200_000);

test("200,000 rows: progress is seen, the page answers meanwhile, and nothing is asked of any server, connection or not", async t => {
  const page = await openOrders();
  await page.waitForNetworkIdle();
  const loaded = page.requests.length;
  await page.setOfflineMode(true);
  const seen = page.evaluate(() => new Promise(done => {
    const said = [];
    let frames = 0;
    const tick = () => { frames++; if (document.body.dataset.state === "mapped") done({ said, frames }); else requestAnimationFrame(tick); };
    new MutationObserver(() => said.push(document.querySelector("#pace").textContent)).observe(document.querySelector("#pace"), { childList: true });
    tick();
  }));
  await drop(page, "big.csv", big);
  const { said, frames } = await seen;
  const done = said.flatMap(s => /^([\d,]+) rows done/.exec(s)?.[1].replaceAll(",", "") ?? []).map(Number);
  assert.ok(done.length >= 3, "progress is shown several times");
  assert.ok(done.every((n, i) => !i || n >= done[i - 1]) && done.at(-1) <= 200_000);
  assert.ok(said.some(s => /rows a second/.test(s)));
  assert.ok(frames > said.length, "the page was drawn while the file was read");
  // 100,000 orders of two rows, 500 a day.
  assert.match(await text(page, "#report"), /^100,000 orders found\s+200,000 of 200,000 rows count/);
  await answer(page, { origin: "VN", from: "VN", asOf: "2016-10-21" });
  assert.equal(await text(page, "#verdict"), "All 100,000 orders would be free of duty under the law of 21 October 2016.");
  await rows(page);
  assert.deepEqual(page.requests.slice(loaded), []);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(page.faults, []);
  assert.deepEqual(await page.cookies(), []);

  await t.test("writing is cancelled at once, and nothing is saved", async () => {
    await page.evaluate(() => {
      URL.createObjectURL = () => { window.saved = true; return "blob:none"; };
      new MutationObserver((_, o) => { if (/% done/.test(document.querySelector("#pace").textContent)) { o.disconnect(); document.querySelector("#cancel").click(); } })
        .observe(document.querySelector("#pace"), { childList: true });
    });
    await page.click("#save-csv");
    await state(page, "asks");
    assert.equal(await page.evaluate(() => window.saved), undefined);
    assert.ok(await page.$eval("#answer", e => e.hidden));
    await page.click("#read");
    await state(page, "mapped");
  });
});

test("reading is cancelled at once: the worker ends with its memory, and the file can be read again without any server", async () => {
  const page = await openOrders();
  const ended = [];
  page.on("workerdestroyed", w => ended.push(w.url()));
  await page.setOfflineMode(true);
  await page.evaluate(() => {
    // Cancels after the first rows, as soon as a person could.
    new MutationObserver((_, o) => { if (/rows done/.test(document.querySelector("#pace").textContent)) { o.disconnect(); document.querySelector("#cancel").click(); } })
      .observe(document.querySelector("#pace"), { childList: true });
  });
  await drop(page, "big.csv", big);
  await state(page, "asks");
  await new Promise((done, failed) => {
    // The browser tells of a worker's end in its own time.
    const late = setTimeout(() => failed(new Error("the worker has not ended")), 20_000);
    const poll = setInterval(() => { if (ended.length) { clearTimeout(late); clearInterval(poll); done(); } }, 20);
  });
  assert.equal(ended.length, 1);
  assert.match(await text(page, "#engine"), /Cancelled.*can be read again/);
  assert.equal(await focused(page), "read");
  assert.ok(await page.$eval("#progress", e => e.hidden));
  await page.click("#read");
  await state(page, "mapped");
  assert.match(await text(page, "#report"), /^100,000 orders found/);
  assert.equal(page.workers().length, 1);
});

test("a file chosen while another is read takes its place", async () => {
  const page = await openOrders();
  await page.evaluate(() => {
    const other = new File(["Order,Date,Email,Country,Price,Currency\n1,2025-03-01,a@example.com,US,10.00,USD\n"], "small.csv");
    new MutationObserver((_, o) => {
      if (!/rows done/.test(document.querySelector("#pace").textContent)) return;
      o.disconnect();
      const files = new DataTransfer();
      files.items.add(other);
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: files }));
    }).observe(document.querySelector("#pace"), { childList: true });
  });
  await drop(page, "big.csv", big);
  await page.waitForFunction(() => /small\.csv/.test(document.querySelector("#recognised").textContent) && document.body.dataset.state === "mapped");
  assert.match(await text(page, "#report"), /^1 order found/);
  await assume(page, { origin: "VN", from: "VN" });
  await page.click("#answer-them");
  await state(page, "answered");
  assert.equal(await text(page, "#verdict"), "The one order was free of duty.");
});
