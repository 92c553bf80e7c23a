import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, test } from "node:test";
import { address, asking, fill, open, parcel, reckoned, retype, setUp, shirt, verdict } from "./browser.mjs";
import { assume, choose, rows, state, testdata } from "./orders.mjs";

setUp();

// A server in front of the site's own that writes down all it is asked.
const asked = [];
let front, base;
before(async () => {
  front = createServer((q, answer) => {
    asked.push(`${q.method} ${q.url}`);
    const on = request(new URL(q.url, address), { method: q.method, headers: q.headers }, reply => {
      answer.writeHead(reply.statusCode, reply.headers);
      reply.pipe(answer);
    });
    on.on("error", () => answer.destroy());
    q.pipe(on);
  });
  front.on("upgrade", (q, socket) => {
    asked.push(`UPGRADE ${q.url}`);
    socket.destroy();
  });
  await new Promise(resolve => front.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${front.address().port}/`;
});
after(() => {
  front.closeAllConnections();
  front.close();
});

// Opens a page through that server, in a browser that keeps nothing of it yet, with everything the browser says of the
// page and its workers written down too. It comes from a text, which asks for nothing.
async function watched(at) {
  const page = await open({ at: "NOTICE.txt", apart: true });
  page.seen = [];
  const watch = async session => {
    session.on("Network.requestWillBeSent", e => /^(data|blob):/.test(e.request.url) || page.seen.push(`${e.type} ${e.request.method} ${e.request.url}`));
    session.on("Network.webSocketCreated", e => page.seen.push(`socket ${e.url}`));
    session.on("Network.webTransportCreated", e => page.seen.push(`transport ${e.url}`));
    session.on("Network.directTCPSocketCreated", () => page.seen.push("raw socket"));
    session.on("sessionattached", worker => watch(worker).catch(() => undefined));
    await session.send("Network.enable");
    await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }).catch(() => undefined);
  };
  await watch(await page.createCDPSession());
  await page.goto(base + at, { waitUntil: "networkidle0" });
  // The site keeps itself for offline use in its own time.
  await page.waitForFunction(() => ["ready", "impossible"].includes(document.querySelector("#offline").dataset.offline), { timeout: 60_000, polling: 100 });
  await quiet();
  page.seen.length = 0;
  return page;
}

// Waits until the server has not been asked anything for a while.
async function quiet() {
  for (let last = -1; last !== asked.length;) {
    last = asked.length;
    await new Promise(resolve => setTimeout(resolve, 1500));
  }
  asked.length = 0;
}

// Only the tariff of earlier years was fetched, whose name says nothing of what was asked.
async function era(page, ...names) {
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.deepEqual(asked.map(r => r.replace(/[0-9a-f]{10}/, "hash")).sort(), names.map(n => `GET /tariff-${n}-hash.bin`));
  assert.ok(page.seen.every(r => /\/tariff-\d{4}-[0-9a-f]{10}\.bin$/.test(r)), page.seen.join());
  asked.length = page.seen.length = 0;
}

async function nothing(page, what) {
  await page.evaluate(() => navigator.sendBeacon && dispatchEvent(new Event("pagehide")));
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.deepEqual(asked, [], `the server is asked nothing by ${what}`);
  assert.deepEqual(page.seen, [], `${what} asks nobody anything`);
  assert.deepEqual(await page.evaluate(() => window.violations), [], `${what} does not even try`);
  assert.deepEqual(await page.cookies(), []);
}

test("the watch sees what a page would send", async () => {
  const page = await watched("index.html");
  await page.evaluate(() => {
    navigator.sendBeacon("/beacon", "x");
    return fetch("/fetched").catch(() => undefined);
  });
  await page.waitForFunction(() => true);
  await new Promise(resolve => setTimeout(resolve, 500));
  assert.ok(asked.includes("POST /beacon") && asked.includes("GET /fetched"), asked.join());
  assert.ok(page.seen.some(s => s.includes("/beacon")) && page.seen.some(s => s.includes("/fetched")), page.seen.join());
});

test("checking a parcel sends nothing", async () => {
  const page = await watched("index.html");
  await fill(page, { date: "2026-09-01" });
  await page.type("#item-0-hts", "cotton t-shirt");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.$eval("#check", b => b.click()); // The form moves as the line that was chosen is told.
  await verdict(page);
  await reckoned(page);
  await page.click("#add-item");
  await retype(page, "#item-1-retailValue", "12");
  await page.select("#mode", "post");
  await page.$$eval("details", all => all.forEach(d => (d.open = true)));
  await retype(page, "#person-id", "jane@example.com");
  await page.waitForFunction(() => location.hash.includes("jane"));
  await page.$eval("#copy", b => b.click()); // The answer is drawn anew as it follows what is typed.
  await nothing(page, "the check");
  // An example of 2021 needs the tariff of those years, and nothing else.
  await page.click("#examples a");
  await verdict(page, /^Nothing/);
  await era(page, "2018");
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test("comparing routes sends nothing", async () => {
  const page = await watched("compare.html");
  await page.click("#examples button");
  await era(page, "2018");
  await page.waitForFunction(() => document.querySelector("#verdict")?.textContent && !document.querySelector("#flips.waiting"), { timeout: 30_000 });
  await page.focus("#try-value");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => !document.querySelector("#flips.waiting"));
  await nothing(page, "the comparison");
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test("checking a file of orders sends nothing, and keeps only how its columns are read", async () => {
  const page = await watched("orders.html");
  await choose(page, testdata("shopify.csv"));
  await state(page, "mapped");
  await assume(page, {});
  await page.click("#answer-them");
  await state(page, "answered");
  await rows(page);
  await page.click("#if");
  await page.waitForSelector("#if-answer table");
  await nothing(page, "the file of orders");
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.ok(!/@|\d{4}-\d\d-\d\d/.test(kept), `nothing of the rows is kept: ${kept}`);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter(name => name !== "section321.orders")), []);
});

test("the law sends nothing", async () => {
  const page = await watched("law.html");
  await page.waitForSelector(".picture .chosen[transform]");
  await page.select("#origin", "VN");
  await page.waitForFunction(() => document.querySelector("#course-title").textContent.includes("Vietnam"), { timeout: 20_000 });
  await era(page, "2022"); // Its measures are told from 2017 on.
  await page.select("#mode", "truck");
  await page.waitForFunction(() => /truck/i.test(document.querySelector("#course-title").textContent)); // The slider before is gone then.
  await page.focus("[role=slider]");
  await page.keyboard.press("Home");
  await page.waitForFunction(() => location.hash.includes("1938"));
  await nothing(page, "the law");
});

test("the question in a link does not reach the server", async () => {
  asked.length = 0;
  const page = await open({ at: "NOTICE.txt", apart: true });
  await page.goto(base + "index.html" + asking(parcel("2021-10-21", { person: { id: "jane-secret" } })), { waitUntil: "networkidle0" });
  await verdict(page);
  assert.ok(asked.length > 2);
  assert.ok(!asked.some(a => a.includes("jane") || a.includes("2021") || a.includes("?")), asked.join());
});

// What is typed or chosen in the fields of a page, by the names the privacy page has.
const fields = page => page.evaluate(() => {
  const found = new Set();
  const look = root => {
    for (const c of root.querySelectorAll("input:not([readonly]), select, textarea")) {
      const name = c.closest(".other-facts") ? "facts"
        : c.id.startsWith("ask-") ? "ask"
        : c.closest("[data-field]")?.dataset.field ?? c.closest("[data-path]")?.dataset.path ?? (c.id || c.name);
      found.add(name.replace(/^(measures|metalWeight|metalValue|fx|columns)\..*/, "$1"));
    }
    for (const t of root.querySelectorAll("template")) look(t.content);
  };
  look(document);
  return [...found];
});

const money = { items: [
  { description: "mirror", hts: "7009.10.00.00", origin: "CN", quantity: "1", retailValue: "24.00", currency: "EUR", facts: ["not-truck-part"] },
  { origin: "VN", quantity: "1", retailValue: "5.00", currency: "USD" }], fx: { EUR: "1.1" } };
const uses = {
  check: async () => {
    const page = await open({ hash: asking(shirt("2026-09-01", money)) });
    await verdict(page);
    await reckoned(page);
    await page.waitForSelector("#timeline-origin");
    return page;
  },
  compare: async () => {
    const page = await open({ at: "compare.html", hash: "#compare=" + encodeURIComponent(JSON.stringify({
      date: "2026-09-01",
      product: { hts: "6109.10.00.12", origin: "CN", retailValue: "48.00", customsValue: "18.20", currency: "EUR", weightKg: "0.4" },
      orders: { perMonth: "9", unitsPerOrder: "1", mix: [{ share: "80" }] }, fx: { EUR: "1.1" } })) });
    await page.waitForFunction(() => document.querySelector("#verdict")?.textContent, { timeout: 30_000 });
    return page;
  },
  orders: async () => {
    const page = await open({ at: "orders.html" });
    await page.click("#sample");
    await state(page, "answered");
    return page;
  },
  law: () => open({ at: "law.html" }),
  changes: () => open({ at: "changes.html" }),
  products: () => open({ at: "products.html" }),
  packet: async () => {
    const page = await open({ at: "packet.html", hash: "#packet=" + encodeURIComponent(JSON.stringify(parcel("2026-09-01", { items: [{ hts: "0804.50.40.55", origin: "MX", retailValue: "30.00" }] }))) });
    await page.waitForSelector("#asked input", { timeout: 30_000 });
    return page;
  },
};

test("every field of every page is accounted for on the privacy page, and nothing else is", async () => {
  const there = new Set();
  for (const [name, use] of Object.entries(uses)) for (const field of await fields(await use())) there.add(`${name}:${field}`);
  const page = await open({ at: "privacy.html" });
  const told = new Set(await page.$$eval("[data-covers]", all => all.flatMap(e => e.dataset.covers.split(" "))));
  assert.deepEqual([...there].filter(f => !told.has(f)), [], "fields the page does not tell of");
  // Some fields appear only with certain answers or files.
  const rare = ["check:ask", "compare:ask", "orders:ask", "orders:fx"];
  assert.deepEqual([...told].filter(f => !there.has(f) && !rare.includes(f)), [], "told of, and not there");
  assert.deepEqual(await fields(await open({ at: "help.html" })), [], "the help asks nothing");
  assert.deepEqual(await fields(page), ["look-editions"], "the page about privacy has the choice that it tells of");
});

test("the storage holds only what the privacy page names", async () => {
  const page = await open({ at: "orders.html" });
  await page.click("#sample");
  await state(page, "answered");
  const names = await page.evaluate(() => Object.keys(localStorage));
  const told = await (await open({ at: "privacy.html" })).evaluate(() => document.body.innerText);
  for (const name of names) assert.ok(told.includes(name), name);
});
