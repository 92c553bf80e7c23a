// Drives the shipped engine through the shipped host code, as a page does. Both are made by the site build.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { before, mock, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const work = process.env.SECTION321_WORK ?? fileURLToPath(new URL("../../build", import.meta.url));
const { Engine, bytes, compile } = await import(pathToFileURL(join(work, "test/engine.mjs")).href);
const file = await readFile(join(work, "engine.wasm"));
const law = new Uint8Array(await readFile(join(work, "law.bin")));
const tariff = new Uint8Array(await readFile(join(work, "tariff.bin")));

const shipment = (i = 0, description = "") => ({
  date: "2026-09-01",
  mode: "express",
  from: "CN",
  items: [{ description, origin: "CN", quantity: "1", retailValue: `${i % 900}.50`, currency: "USD" }],
});

let module, engine;
before(async () => {
  module = await WebAssembly.compile(file);
  engine = await lawful(module);
});

/** An engine with the law that the site was built with. */
async function lawful(of) {
  const engine = await Engine.load(of);
  assert.deepEqual(JSON.parse(engine.edition(law)), { loaded: true });
  return engine;
}

test("holds no law of its own", async () => {
  const bare = await Engine.load(module);
  for (const [verb, request] of [["check", shipment()], ["law", { date: "2026-09-01" }], ["find", { query: "shirt" }]])
    assert.equal(JSON.parse(bare.answer(verb, JSON.stringify(request))).error.code, "law-not-loaded");
  assert.equal(JSON.parse(bare.load(tariff)).error.code, "law-not-loaded");
  assert.equal(JSON.parse(bare.edition(law.subarray(0, law.length - 1))).error.code, "damaged-edition");
  assert.equal(JSON.parse(bare.answer("check", JSON.stringify(shipment()))).error.code, "law-not-loaded");
  // What a statute and its link are called stands in the file of the law, and in no program.
  for (const text of ["19 U.S.C. 1321", "federalregister.gov"]) {
    assert.ok(Buffer.from(law).includes(text), text);
    assert.ok(!file.includes(text), `the engine says ${text}`);
  }
});

const ask = (verb, request) => JSON.parse(engine.answer(verb, JSON.stringify(request)));

/** Runs act without printing what it reports on the console, and returns how often it did. */
function quietly(act) {
  const reports = mock.method(console, "error", () => {});
  try {
    act();
    return reports.mock.callCount();
  } finally {
    reports.mock.restore();
  }
}

test("answers a check", () => {
  const answer = ask("check", shipment());
  assert.equal(typeof answer.outcome, "string", JSON.stringify(answer));
  assert.equal(answer.exemption.exempt, false);
  assert.equal(answer.exemption.aggregate, "0.50");
  assert.ok(answer.exemption.because.length > 0);
  for (const { cite } of answer.exemption.because)
    for (const source of cite) assert.match(answer.sources[source].url, /^https:/);
});

test("answers what the law was", () => {
  const answer = ask("law", { date: "2026-09-01", origin: "CN" });
  assert.equal(answer.date, "2026-09-01");
  assert.ok(answer.timeline.length > 1);
});

test("names what is wrong", () => {
  assert.equal(ask("check", { ...shipment(), date: "tomorrow" }).error.code, "invalid-date");
  assert.equal(JSON.parse(engine.answer("check", "")).error.code, "invalid-json");
  assert.equal(ask("chek", {}).error.code, "unknown-verb");
  assert.equal(ask("чек", {}).error.code, "unknown-verb");
});

test("keeps every script and sign, both ways", () => {
  for (const word of ["größe", "日本語", "العربية", "👩‍👩‍👧", "\u2028", "\u0000", '"\\']) {
    const { error } = ask("check", { ...shipment(), [word]: 1 });
    assert.equal(error.code, "unknown-field");
    assert.ok(error.field.includes(word), JSON.stringify(error));
  }
  // Half a surrogate pair is no character; it arrives as the replacement sign.
  assert.equal(JSON.parse(engine.answer("check", '{"\ud83d":1}')).error.field, "\ufffd");
});

// The collector's pace moves the heap now and then, on a busy machine more than once, by half a megabyte or two. What
// leaks 100 bytes an answer adds that much to each stretch.
test("uses the same memory for 5,000 answers more", () => {
  const sizes = [];
  for (let stretch = 0; stretch < 6; stretch++) {
    for (let i = 0; i < 5000; i++) assert.equal(ask("check", shipment(i)).error, undefined);
    if (sizes.at(-1) === engine.memory.buffer.byteLength) return;
    sizes.push(engine.memory.buffer.byteLength);
  }
  assert.fail(`after every 5,000 answers there was more: ${sizes}`);
});

test("takes a request of a million letters", () => {
  const answer = ask("check", shipment(1, "x".repeat(1_000_000)));
  assert.ok(answer.outcome ?? answer.error.code);
  assert.equal(ask("check", shipment(1)).error, undefined);
});

test("refuses more than it can take and goes on", () => {
  assert.equal(JSON.parse(engine.answer("check", " ".repeat(20_000_000))).error.code, "request-too-large");
  assert.equal(ask("check", shipment(1)).error, undefined);
});

test("starts again after a trap, in the very next call", () => {
  const good = engine.answer("check", JSON.stringify(shipment()));
  for (const byte of [0xff, 0x00, 0x5a]) {
    new Uint8Array(engine.memory.buffer).fill(byte);
    let failed;
    assert.ok(quietly(() => (failed = engine.answer("check", JSON.stringify(shipment())))) > 0);
    assert.equal(JSON.parse(failed).error.code, "internal");
    assert.equal(engine.answer("check", JSON.stringify(shipment())), good);
  }
});

test("starts again where a page may not instantiate while it waits", async () => {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function () {
    throw new RangeError("disallowed on the main thread");
  };
  try {
    const engine = await lawful(module);
    new Uint8Array(engine.memory.buffer).fill(0xff);
    quietly(() => assert.match(engine.answer("check", "{}"), /internal/));
    while (!engine.memory) await new Promise((done) => setTimeout(done, 1));
    assert.doesNotMatch(engine.answer("check", "{}"), /internal/);
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("never throws, whatever it is asked", () => {
  const nested = (n) => "[".repeat(n);
  for (const request of ["", "null", "{", nested(100_000), `{"items":${nested(100_000)}`, "\ud800", "\0", "9".repeat(1e6)])
    for (const verb of ["check", "law", "", "\ud800"]) {
      assert.equal(typeof JSON.parse(engine.answer(verb, request)).error.code, "string");
    }
});

test("is fetched whole or not at all", async (t) => {
  let type, body;
  const server = createServer((_, response) => {
    response.writeHead(body ? 200 : 404, type ? { "Content-Type": type } : {}).end(body);
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${server.address().port}/engine.wasm`;
  const hash = `sha256-${createHash("sha256").update(file).digest("base64")}`;

  body = file;
  for (type of ["application/wasm", "application/octet-stream", "text/html; charset=utf-8", undefined])
    for (const integrity of [undefined, hash]) {
      const fetched = await lawful(await compile(url, integrity));
      assert.match(fetched.answer("law", '{"date":"2026-09-01"}'), /timeline/);
    }
  for (type of ["application/wasm", "text/plain"]) {
    for (body of [file.subarray(0, file.length - 1000), "<html>Please log in</html>"]) {
      await assert.rejects(compile(url));
      await assert.rejects(compile(url, hash));
    }
    // Bytes that compile but are not the expected ones.
    body = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await assert.rejects(compile(url, hash));
  }
  body = undefined;
  await assert.rejects(compile(url), /404/);
});

const shirt = JSON.stringify({
  date: "2026-09-01", mode: "express", from: "CN",
  items: [{ origin: "CN", hts: "6109.10.00.12", retailValue: "24", customsValue: "18.20" }],
});

test("computes duty once it has the tariff, also after a trap", async () => {
  const engine = await lawful(module);
  assert.equal(JSON.parse(engine.answer("check", shirt)).duty, null);
  assert.equal(JSON.parse(engine.load(tariff.slice(0, 1000))).error.code, "damaged-tariff");
  assert.equal(JSON.parse(engine.answer("check", shirt)).duty, null);
  assert.deepEqual(JSON.parse(engine.load(tariff)), { loaded: true });
  assert.equal(JSON.parse(engine.answer("check", shirt)).duty, "6.57");
  assert.equal(JSON.parse(engine.load(new Uint8Array(10))).error.code, "damaged-tariff");
  for (let i = 0; i < 2; i++) {
    new Uint8Array(engine.memory.buffer).fill(0xff);
    quietly(() => assert.match(engine.answer("check", "{}"), /internal/));
    assert.equal(JSON.parse(engine.answer("check", shirt)).duty, "6.57");
  }
});

test("fetches the tariff whole or not at all", async (t) => {
  let body = tariff;
  const server = createServer((_, response) => response.writeHead(body ? 200 : 404).end(body)).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${server.address().port}/tariff.bin`;
  const hash = `sha256-${createHash("sha256").update(tariff).digest("base64")}`;
  assert.deepEqual(await bytes(url, hash), tariff);
  body = tariff.subarray(1);
  await assert.rejects(bytes(url, hash));
  body = undefined;
  await assert.rejects(bytes(url), /404/);
});
