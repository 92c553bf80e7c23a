// Versions of the site for the tests: built as it is, and built from sources that were changed.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { promisify } from "node:util";

const root = new URL("../..", import.meta.url).pathname;
const run = promisify(execFile);
let folder;
after(() => folder && rm(folder, { recursive: true, force: true }));

/** The compiled builder. */
async function builder() {
  folder ??= await mkdtemp(join(tmpdir(), "section321-builds-"));
  if (process.env.SECTION321_SITE_BINARY) return process.env.SECTION321_SITE_BINARY;
  const binary = join(folder, "site");
  await run("go", ["build", "-o", binary, "./tools/site"], { cwd: root });
  return binary;
}

/** Serves a built folder with the program that serves it to people. Returns the process and the address. */
export async function start(dist) {
  const server = spawn(await builder(), ["-serve", "-as-built", "-port", "0", "-out", dist], { cwd: root });
  const [said] = await once(server.stdout, "data");
  return { server, address: /http:\/\/\S+/.exec(said)[0] };
}

/** Builds the site, with some of its sources changed, and returns the folder. As it is it may be built already: SECTION321_DIST. */
export async function build(edits = {}) {
  if (!Object.keys(edits).length && process.env.SECTION321_DIST) return process.env.SECTION321_DIST;
  const binary = await builder();
  const at = await mkdtemp(join(folder, "build-"));
  let sources = root;
  if (Object.keys(edits).length) {
    sources = await mkdtemp(join(folder, "sources-"));
    for (const part of ["go.mod", "go.sum", "LICENSE", "NOTICE", "calc", "tools", "wasm", "site"]) {
      await cp(join(root, part), join(sources, part), { recursive: true, filter: from => !from.includes("node_modules") });
    }
    for (const [file, edit] of Object.entries(edits)) {
      const text = await readFile(join(sources, file), "utf8"), changed = edit(text);
      if (changed === text) throw new Error(`nothing changed in ${file}`);
      await writeFile(join(sources, file), changed);
    }
  }
  await run(binary, ["-work", join(at, "../work"), "-out", at], { cwd: sources });
  return at;
}

/** What a build consists of: the names of its files with their SHA-256. What is made for other people's pages is not of the site itself, nor are the papers beside it. */
export const files = async at => Object.fromEntries(Object.entries(JSON.parse(await readFile(join(at, "manifest.json"), "utf8")).files).filter(([name]) => !/^embed\/|^(LICENSE|NOTICE)\.txt$|^preview-|^tariff-\d{4}-/.test(name)));
