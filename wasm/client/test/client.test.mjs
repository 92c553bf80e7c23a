// The package as it will be published, on this machine and against a running server: the
// same questions get the same answers.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { archive } from "../../../site/bench/workbook.mjs";
import { noted, signed, unarchived } from "../../../site/test/sign.mjs";
import { EditionError, local, remote, RequestError } from "../../../build/client/index.js";

const root = new URL("../../..", import.meta.url);
const cases = ["check", "corners", "duty"].flatMap((name) =>
  readFileSync(new URL(`tools/cases/${name}.jsonl`, root), "utf8").trim().split("\n").map((line) => JSON.parse(line).request));
const shirt = { date: "2026-09-01", mode: "express", from: "CN", items: [{ hts: "6109.10.00.12", origin: "CN", retailValue: "24.00", customsValue: "18.20" }] };

let server, folder;
const calculators = {};

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "section321-client-"));
  const program = join(folder, "section321");
  execFileSync("go", ["build", "-o", program, "./tools/section321"], { cwd: root });
  server = spawn(program, ["serve", "-quiet", "-addr", "127.0.0.1:0", "-site", "none"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(server.stdout, "data");
  calculators.remote = remote(String(line).trim());
  calculators.local = await local();
});

after(() => {
  server.kill("SIGINT");
  rmSync(folder, { recursive: true });
});

for (const where of ["local", "remote"]) {
  test("the package carries the licenses of what is inside", () => {
  for (const paper of ["LICENSE", "NOTICE"])
    assert.equal(readFileSync(new URL(`build/client/${paper}`, root), "utf8"), readFileSync(new URL(paper, root), "utf8"));
});

test(`${where}: a check has its duty`, async () => {
    const answer = await calculators[where].check(shirt);
    assert.equal(answer.outcome, "dutiable");
    assert.equal(answer.duty, "6.57");
    assert.equal(answer.total, "7.91");
  });

  test(`${where}: a request that cannot be answered rejects with its code and field`, async () => {
    await assert.rejects(calculators[where].check({ ...shirt, date: "2026-02-30" }), (error) => {
      assert(error instanceof RequestError);
      assert.equal(error.code, "invalid-date");
      assert.equal(error.field, "date");
      return true;
    });
    await assert.rejects(calculators[where].law({ date: "2026-09-01", orgin: "CN" }), { code: "unknown-field", field: "orgin" });
  });

  test(`${where}: many come back in order, bad ones in their place`, async () => {
    const many = Array.from({ length: 450 }, (_, i) => (i % 100 === 7 ? { date: "x" } : { ...shirt, items: [{ ...shirt.items[0], retailValue: `${i}.00` }] }));
    async function* stream() {
      yield* many;
    }
    for (const source of [many, stream()]) {
      const answers = [];
      for await (const answer of calculators[where].checkAll(source)) answers.push(answer);
      assert.equal(answers.length, many.length);
      answers.forEach((answer, i) => {
        if (i % 100 === 7) assert.equal(answer.error.code, "invalid-date");
        else assert.equal(answer.exemption.aggregate, `${i}.00`);
      });
    }
    for await (const _ of calculators[where].checkAll([])) assert.fail("an answer to nothing");
  });
}

test("both answer every case alike", async () => {
  assert(cases.filter((request) => String(request.date) < "2025").length > 20);
  for (const request of cases) {
    const [here, there] = await Promise.allSettled([calculators.local.check(request), calculators.remote.check(request)]);
    assert.deepEqual(here, there);
  }
  for (const [verb, request] of [
    ["law", { date: "2025-05-06", origin: "CN" }],
    ["law", { date: "2025-05-06", mode: undefined }],
    ["find", { date: "2026-09-01", query: "cotton t-shirt & café", most: "3" }],
    ["refund", { on: "2026-07-15", entries: [{ date: "2025-06-01", type: "01", liquidated: "2026-04-27", void: "1000" }] }],
    ["bill", { shipment: shirt, bill: { duty: "9.00", fees: "1.34" } }],
    ["products", { products: [{ sku: "TEE", hts: "6109.10.00.12", retailValue: "24" }], origins: ["CN", "MX"], modes: ["express"], dates: ["2026-09-01"] }],
    ["flags", { ...shirt, items: [{ ...shirt.items[0], hts: "3406.00.00.00" }] }],
    ["catalog", {}],
    ["compare", { date: "2021-10-21", product: { hts: "6109.10.00.12", origin: "CN", retailValue: "48.00", customsValue: "18.20", weightKg: "0.4" }, orders: { perMonth: "900" } }],
    ["compare", { date: "2026-09-01", product: { hts: "6109.10.00.12", origin: "CN", retailValue: "48.00", customsValue: "18.20", weightKg: "0.4" }, orders: { perMonth: "900" } }],
  ]) {
    assert.deepEqual(await calculators.local[verb](request), await calculators.remote[verb](request));
  }
});

test("files may be given as bytes or compiled", async () => {
  const engine = readFileSync(new URL("build/client/calculator.wasm", root));
  const tariff = readFileSync(new URL("build/client/tariff.bin", root));
  for (const files of [{ engine, tariff }, { engine: await WebAssembly.compile(engine), tariff: tariff.buffer.slice(tariff.byteOffset, tariff.byteOffset + tariff.length) }]) {
    assert.equal((await (await local(files)).check(shirt)).duty, "6.57");
  }
  const law = readFileSync(new URL("build/client/law.bin", root));
  assert.equal((await (await local({ engine, law })).check(shirt)).duty, "6.57");
  await assert.rejects(local({ engine, law: law.subarray(0, 1000) }), { code: "damaged-edition" });
  await assert.rejects(local({ engine, tariff: tariff.subarray(0, 1000) }), { code: "damaged-tariff" });
});

test("the tariff of earlier years is read for a request that names one of their days", async () => {
  const read = [];
  const era = (file) => {
    read.push(file);
    return readFileSync(new URL(`build/client/${file}`, root));
  };
  const bulk = (date, hts = "6109.10.00.12") => ({ date, mode: "ocean", from: "CN", items: [{ hts, origin: "CN", retailValue: "1000" }] });
  const calculator = await local({ era });
  await calculator.check(shirt);
  assert.equal((await calculator.catalog()).dutyFrom, "2017-01-01");
  assert.deepEqual(read, []);
  assert.equal((await calculator.check(bulk("2021-06-01"))).duty, "240.00"); // 16.5 and 7.5 %
  assert.equal((await calculator.check(bulk("2019-06-01"))).duty, "165.00");
  assert.deepEqual(read, ["tariff-2018.bin"]);
  assert.equal((await calculator.check(bulk("2017-06-01"))).duty, "165.00");
  assert.deepEqual(read, ["tariff-2018.bin"]);
  // Telephones of 2021 have other numbers today.
  assert.match((await calculator.check(bulk("2026-09-01", "8517.12.00"))).asks[0].text, /8517\.13\.00.*8517\.14\.00/);
  assert.deepEqual(read, ["tariff-2018.bin", "tariff-2022.bin"]);
  for (const without of [null, () => new URL("build/client/none.bin", root)]) {
    const answer = await (await local({ era: without })).check(bulk("2021-06-01"));
    assert.equal(answer.unsupported[0].say[0], "duty-elsewhere");
  }
});

test("what is no answer of the API is said to be none", async () => {
  const other = createServer((_, response) => response.writeHead(502, { "Content-Type": "text/html" }).end("<h1>Bad gateway</h1>"));
  await once(other.listen(0, "127.0.0.1"), "listening");
  const address = `http://127.0.0.1:${other.address().port}/some/path`;
  await assert.rejects(remote(address).check(shirt), /some\/path\/v1\/check: 502 .*no answer of the API/);
  await assert.rejects(remote(address).checkAll([shirt]).next(), /no answer of the API/);
  other.close();
  other.closeAllConnections();
});

test("a wait for the API can be ended", async () => {
  const silent = createServer(() => {});
  await once(silent.listen(0, "127.0.0.1"), "listening");
  const wait = remote(`http://127.0.0.1:${silent.address().port}`).check(shirt, { signal: AbortSignal.timeout(50) });
  await assert.rejects(wait, { name: "TimeoutError" });
  silent.close();
  silent.closeAllConnections();
});

test("local: an edition takes the place of the package's law if a trusted key signed it, all of it is there and it gives its own answers", async () => {
  const at = (name) => join(folder, name), run = (...args) => execFileSync(at("section321"), args, { cwd: folder, encoding: "utf8" });
  run("law", "tables", "tables");
  const [key, strange] = ["example.com", "elsewhere.com"].map((name) => run("law", "keys", name).split("\n").find((line) => line.startsWith(name + "+")));
  const edit = (name, change) => writeFileSync(at(`tables/${name}`), change(readFileSync(at(`tables/${name}`), "utf8")));
  edit("edition.csv", (csv) => csv.replace(/\d{4}-\d\d-\d\d\.\d+/, "2026-11-27.1"));
  edit("measures.csv", (csv) => csv.replace(/^2026-07-24,,fl301-cn,.*$/m, (row) =>
    `${row.replace("2026-07-24,,fl301-cn,", "2026-12-01,,fl301-cn-new,").replace(",12.5,", ",15,")}\n${row.replace("2026-07-24,,", "2026-07-24,2026-11-30,")}`));
  run("law", "build", "-key", "example.com.key", "-out", "good.edition", "tables");
  const file = readFileSync(at("good.edition"));

  const newer = await local({ edition: file, trust: [strange, key] });
  // A shirt of cotton, $18: 16.5 % of the tariff, 7.5 % and 15 % of Section 301: 2.97 + 1.35 + 2.70.
  const answer = await newer.check({ ...shirt, date: "2026-12-01" });
  assert.deepEqual([answer.duty, answer.law.edition], ["7.02", "2026-11-27.1"]);
  assert.match(run("law", "show", "-trust", key, "good.edition"), new RegExp(`hash ${answer.law.hash}`));
  const before = await calculators.local.check({ ...shirt, date: "2026-12-01" });
  assert.equal(before.duty, "6.57", "a calculator that runs already goes on as it was");
  assert.notEqual(before.law.hash, answer.law.hash);

  const bad = Buffer.from(file);
  bad[bad.length >> 1] ^= 1;
  const refused = (why, edition, trust = key) => assert.rejects(local({ edition, trust }), (error) => error instanceof EditionError && error.why === why && error.message.length > 20, why);
  await refused("stranger", file, strange);
  await refused("stranger", file, []);
  await refused("stranger", file, "no key");
  await refused("cut", file.subarray(0, file.length - 100));
  await refused("cut", bad);
  await refused("cut", new Uint8Array());

  // Files that are others than those of the note; and notes that a trusted key signed, of editions that nobody should take.
  const files = unarchived(file), secret = readFileSync(at("example.com.key"), "utf8");
  const note = files.get("edition.txt").toString(), limits = files.get("law/limits.csv").toString();
  const remade = (...changes) => archive([...new Map([...files, ...changes])].filter(([, data]) => data !== undefined));
  const resigned = (name, data) => remade([name, data], ["edition.txt", signed(noted(note, name, data), secret)]);
  await local({ edition: resigned("law/limits.csv", Buffer.from(limits)), trust: key }); // the test signs as the program does
  await refused("unsigned", remade(["edition.txt", undefined]));
  await refused("unsigned", remade(["edition.txt", noted(note)]));
  await refused("changed", remade(["law/limits.csv", limits.replace("800", "900")]));
  await refused("changed", remade(["law/fees.csv", undefined]));
  await refused("changed", remade(["law/more.csv", "a"]));
  await refused("changed", remade(["edition.txt", note.replace("verified through 2026", "verified through 2027")]));
  await refused("newer-form", remade(["edition.txt", signed(noted(note).replace("reader 1", "reader 2"), secret)]));
  const wrong = files.get("cases.jsonl").toString().replace('"duty": "6.57"', '"duty": "6.58"');
  assert.notEqual(wrong, files.get("cases.jsonl").toString());
  await refused("cases", resigned("cases.jsonl", Buffer.from(wrong)));
  await assert.rejects(local({ edition: resigned("law/limits.csv", Buffer.from(limits.replace("800.00", "eight hundred"))), trust: key }), RequestError);
});
