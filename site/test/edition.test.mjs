// A person changes a rate by the manual, and pages that are not built anew answer with it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { open, setUp, text } from "./browser.mjs";
import { build } from "./builds.mjs";
import { host } from "./host.mjs";
import { offline } from "./offline.mjs";
import { noted, signed } from "./sign.mjs";

setUp({ apart: true });
const root = new URL("../..", import.meta.url).pathname, run = promisify(execFile);
let folder, program, dist, h;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "section321-edition-"));
  program = join(folder, "section321");
  dist = join(folder, "dist");
  await run("go", ["build", "-o", program, "./tools/section321"], { cwd: root });
  await cp(await build(), dist, { recursive: true, filter: name => !name.endsWith(".br") });
  await run(program, ["law", "tables", "tables"], { cwd: folder });
  const keys = await run(program, ["law", "keys", "example.com"], { cwd: folder });
  await writeFile(join(dist, "edition/keys.txt"), keys.stdout.split("\n").find(line => line.startsWith("example.com+")) + "\n");
  h = await host(dist);
}, { timeout: 240_000 });
after(async () => {
  await h?.kill();
  await rm(folder, { recursive: true, force: true });
});

const table = async (name, edit) => {
  const file = join(folder, "tables", name), is = await readFile(file, "utf8"), will = edit(is);
  assert.notEqual(will, is, name);
  await writeFile(file, will);
};

// The rule of the manual: the old row gets its last day, a new one above it the new rate.
const rise = async (edition, rate) => {
  await table("edition.csv", csv => csv.replace(/\d{4}-\d\d-\d\d\.\d+,\d{4}-\d\d-\d\d/, `${edition},2026-11-27`));
  await table("measures.csv", csv => csv.includes(",fl301-cn-new,") ? csv.replace(/(,fl301-cn-new,.*?,additive,)[\d.]+,/, `$1${rate},`)
    : csv.replace(/^2026-07-24,,fl301-cn,.*$/m, row => `${row.replace("2026-07-24,,fl301-cn,", "2026-12-01,,fl301-cn-new,").replace(",12.5,", `,${rate},`)}\n${row.replace("2026-07-24,,", "2026-07-24,2026-11-30,")}`));
  await run(program, ["law", "build", "-key", "example.com.key", "-site", dist, "tables"], { cwd: folder });
};

// The name of a file in the folder of editions, by its line in a note.
const file = (note, name) => {
  const [, hash] = new RegExp(`^${name.replace(".", "\\.")} ([0-9a-f]{10})`, "m").exec(note);
  return `${name.replace(/\.\w+$/, "")}-${hash}.txt`;
};

const shirt = "#check=" + encodeURIComponent(JSON.stringify({ date: "2026-12-05", mode: "express", from: "CN", items: [{ hts: "6109.10.00.12", origin: "CN", retailValue: "24.00", customsValue: "18.20" }] }));
const answered = async page => {
  await page.waitForFunction(() => document.documentElement.dataset.ready === "" && !document.querySelector("#answer").hidden && /\$\d/.test(document.querySelector("#answer").innerText), { timeout: 60_000, polling: 100 });
  return text(page, "#answer");
};

test("a rate that a person changed by the manual is answered with by a page that was not built anew", async () => {
  await rise("2026-11-27.1", "15");
  const page = await open({ site: h.address, hash: shirt });
  // A shirt of cotton, $18: 16.5 % of the tariff, 7.5 % and 15 % of Section 301: 2.97 + 1.35 + 2.70, and a fee of 1.38.

  assert.match(await answered(page), /\$8\.40/, "who comes for the first time begins with the newest");
  assert.match(await text(page, "#law-data"), /edition 2026-11-27\.1, last checked on 27 November 2026/);
  await offline(page, "ready");

  await rise("2026-11-27.2", "20");
  await page.reload();
  // 20 % are 3.60: 2.97 + 1.35 + 3.60 + 1.38. Who has been here before is asked, and answered by what they had.
  assert.match(await answered(page), /\$8\.40/);
  await page.waitForSelector("#take-edition", { timeout: 30_000 });
  const offered = await text(page, "#edition");
  assert.match(offered, /A newer edition of the law is here: 2026-11-27\.2, checked through 27 November 2026/);
  assert.match(await page.$eval("#edition details", e => e.textContent), /From 1 December 2026: Forced-labor duty under Section 301 New: 20 %, CN/);
  const before = h.requests.length;
  await page.click("#take-edition");
  await page.waitForFunction(() => document.querySelector("#law-data")?.dataset.edition === "2026-11-27.2", { timeout: 60_000, polling: 100 });
  assert.match(await answered(page), /\$9\.30/);
  const fetched = h.requests.slice(before).filter(name => /edition\/.*-[0-9a-f]{10}/.test(name)).map(name => name.replace(/.*edition\/(.*)-.*/, "$1"));
  assert.deepEqual(fetched.sort(), ["edition", "measures"], "nothing is fetched but what changed");

  // An older one that somebody plays back, one that nobody signed, one of a stranger, one for a newer program and one
  // that was changed after it was signed: the page says which it is.
  const newest = await readFile(join(dist, "edition/latest.txt"), "utf8"), later = newest.replace("2026-11-27.2", "2026-11-28.1");
  const key = await readFile(join(folder, "example.com.key"), "utf8");
  await run(program, ["law", "keys", "elsewhere.com"], { cwd: folder });
  for (const [offered, why] of [
    [await readFile(join(dist, "edition/note-2026-11-27.1.txt"), "utf8"), "it is older than the one in use"],
    [noted(later), "nobody signed it"],
    [signed(noted(later), await readFile(join(folder, "elsewhere.com.key"), "utf8")), "nobody whom this site trusts signed it"],
    [signed(noted(later).replace("reader 1", "reader 2"), key), "it needs a newer version of this site"],
    [later, "it was changed after it was signed"],
  ]) {
    await writeFile(join(dist, "edition/latest.txt"), offered);
    await page.reload();
    await page.waitForFunction(why => document.querySelector("#edition").textContent.includes(`was not taken: ${why}`), { timeout: 30_000, polling: 50 }, why);
  }

  // One that fails its own answers, and one whose file does not arrive whole, are refused when somebody wants them.
  const answers = await readFile(join(dist, "edition", file(later, "answers.jsonl")), "utf8");
  const wrong = Buffer.from(answers.replace('"duty":"6.57"', '"duty":"6.58"')), failing = noted(later, "answers.jsonl", wrong);
  await writeFile(join(dist, "edition", file(failing, "answers.jsonl")), wrong);
  for (const [note, why] of [[failing, "it fails known answers that it carries itself"], [noted(later, "answers.jsonl", Buffer.from("{}")), "it did not arrive whole"]]) {
    await writeFile(join(dist, "edition/latest.txt"), signed(note, key));
    await page.reload();
    await page.waitForSelector("#take-edition", { timeout: 30_000 });
    await page.click("#take-edition");
    await page.waitForFunction(why => document.querySelector("#edition").textContent.includes(`was not taken: ${why}`), { timeout: 30_000, polling: 50 }, why);
  }
  await writeFile(join(dist, "edition/latest.txt"), later);

  // Without the site the edition that was taken goes on.
  await h.kill();
  await page.reload();
  assert.match(await answered(page), /\$9\.30/);
  await h.start();
  await page.reload();
  assert.match(await answered(page), /\$9\.30/);
  await page.waitForFunction(() => /was not taken: it was changed after it was signed/.test(document.querySelector("#edition").textContent), { timeout: 30_000, polling: 100 });
  await writeFile(join(dist, "edition/latest.txt"), newest);
});

// What is in somebody else's page asks nobody, and begins with the newest. A row that says something new has other words, or English ones.
test("an edition is taken in a frame and in another language", async () => {
  await table("entries.csv", csv => csv.replaceAll("{informal-limit} or less can be entered informally", "{informal-limit} or less may now be entered informally"));
  await mkdir(join(folder, "tables/words"));
  await writeFile(join(folder, "tables/words/es.json"), JSON.stringify({ "measures.fl301-cn-new": "Derecho nuevo por trabajo forzoso" }));
  await rise("2026-11-27.3", "15");
  const frame = await open({ site: h.address, at: "embed/v1/check.html", hash: shirt });
  assert.match(await answered(frame), /\$8\.40/);
  const page = await open({ site: h.address, at: "es/index.html", hash: shirt });
  const said = await answered(page);
  assert.match(said, /Derecho nuevo por trabajo forzoso/);
  assert.match(said, /A shipment worth .* or less may now be entered informally/);
  assert.match(said, /Tasa de instalación|exención/i, "all else is in Spanish");
  await page.reload();
  assert.match(await answered(page), /Derecho nuevo por trabajo forzoso[^]*may now be entered informally|may now be entered informally[^]*Derecho nuevo por trabajo forzoso/, "what was taken is kept with its words");
});
