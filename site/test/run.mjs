// Runs the tests of the site, or those files of them that are named.
//
//   node test/run.mjs [FILE…]
//
// The site is built once and served once for all of them, unless SECTION321_SITE names a server
// and SECTION321_DIST the folder it serves. The files run side by side, each in a process of its
// own; TESTS_AT_ONCE says how many, TESTS_NAMED which by a pattern of their names.

import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readdir, stat } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { warm } from "./warm.mjs";
import { chosen, program } from "./ways/launch.mjs";

const here = new URL(".", import.meta.url).pathname, root = join(here, "../..");

for (const name of new Set(["chromium", ...chosen])) {
  if (spawnSync("sh", ["-c", 'command -v "$0"', program(name)]).status) stop(`${name} is not here: ${program(name)} was not found. "make setup" installs it.`);
}

const folder = await mkdtemp(join(tmpdir(), "section321-tests-"));
process.on("exit", () => spawnSync("rm", ["-rf", folder]));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
await serving();

const files = process.argv.length > 2 ? process.argv.slice(2).map(name => join(here, basename(name))) : await inOrder();
if (files.length > 3) await warm(process.env.SECTION321_PROFILE = join(folder, "profile"), process.env.SECTION321_SITE);
const times = [];
let failed = 0;
const began = Date.now();
const tests = run({ files, concurrency: Number(process.env.TESTS_AT_ONCE) || availableParallelism(), timeout: 600_000,
  ...(process.env.TESTS_NAMED && { testNamePatterns: [new RegExp(process.env.TESTS_NAMED)] }) });
tests.on("test:pass", note).on("test:fail", event => (failed++, note(event)));
tests.compose(new spec()).pipe(process.stdout);
tests.on("end", () => setTimeout(() => {
  process.stdout.write(`the slowest tests\n${times.sort((a, b) => b[0] - a[0]).slice(0, 10).map(([ms, name]) => `  ${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`).join("\n")}\n`);
  process.stdout.write(`${times.length} tests in ${files.length} files took ${Math.round((Date.now() - began) / 1000)} s\n`);
  process.exit(failed ? 1 : 0);
}, 500));

// A file and a group of tests come as tests of their own.
function note({ name, file, details }) {
  if (details.type !== "suite" && name !== file && !files.includes(name)) times.push([details.duration_ms, `${basename(file ?? "")}: ${name}`]);
}

// The longest first, so that none is left alone at the end. How much is written in a file tells how long it takes well enough.
async function inOrder() {
  const all = (await readdir(here)).filter(name => name.endsWith(".test.mjs")).map(name => join(here, name));
  const sizes = new Map(await Promise.all(all.map(async name => [name, (await stat(name)).size + (/ways/.test(name) ? 1e6 : 0)])));
  return all.sort((a, b) => sizes.get(b) - sizes.get(a));
}

// Builds the site and serves it with the program that serves it to people.
async function serving() {
  if (process.env.SECTION321_SITE && process.env.SECTION321_DIST) return;
  const binary = process.env.SECTION321_SITE_BINARY ||= join(folder, "site"), dist = process.env.SECTION321_DIST;
  const go = (command, ...args) => {
    const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    if (status) stop("the site was not built; what is wrong stands above");
  };
  if (binary.startsWith(folder)) go("go", "build", "-o", binary, "./tools/site");
  if (!dist) {
    Object.assign(process.env, { SECTION321_DIST: join(folder, "dist"), SECTION321_WORK: join(folder, "work") });
    go(binary, ...(process.env.TESTS_NAMED ? [] : ["-pack"]), "-work", process.env.SECTION321_WORK, "-out", process.env.SECTION321_DIST);
  }
  const server = spawn(binary, ["-serve", "-as-built", "-port", "0", "-out", process.env.SECTION321_DIST], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => server.kill());
  process.env.SECTION321_SITE = await new Promise(resolve => {
    server.stdout.on("data", text => resolve(String(text).trim()));
    server.on("exit", code => stop(`the server of the site ended with ${code} before it said its address`));
  });
}

function stop(why) {
  process.stderr.write(`site tests: ${why}\n`);
  process.exit(1);
}
