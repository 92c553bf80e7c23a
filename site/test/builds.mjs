// Versions of the site for the tests: built as it is, and built from sources that were changed.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { promisify } from "node:util";

const root = new URL("../..", import.meta.url).pathname;
const run = promisify(execFile);
let folder;
after(() => folder && rm(folder, { recursive: true, force: true }));

/** The compiled builder. */
export async function builder() {
  folder ??= await mkdtemp(join(tmpdir(), "section321-builds-"));
  if (process.env.SECTION321_SITE_BINARY) return process.env.SECTION321_SITE_BINARY;
  const binary = join(folder, "site");
  await run("go", ["build", "-o", binary, "./tools/site"], { cwd: root });
  return binary;
}

/** Builds the site, with some of its sources changed, and returns the folder. */
export async function build(edits = {}) {
  const binary = await builder();
  const at = await mkdtemp(join(folder, "build-"));
  let sources = root;
  if (Object.keys(edits).length) {
    sources = await mkdtemp(join(folder, "sources-"));
    for (const part of ["go.mod", "go.sum", "calc", "tools", "wasm", "site"]) {
      await cp(join(root, part), join(sources, part), { recursive: true, filter: from => !from.includes("node_modules") });
    }
    // What was packed once need not be packed again.
    await mkdir(join(root, "build/brotli"), { recursive: true });
    await mkdir(join(sources, "build"));
    await symlink(join(root, "build/brotli"), join(sources, "build/brotli"));
    for (const [file, edit] of Object.entries(edits)) {
      const text = await readFile(join(sources, file), "utf8"), changed = edit(text);
      if (changed === text) throw new Error(`nothing changed in ${file}`);
      await writeFile(join(sources, file), changed);
    }
  }
  await run(binary, ["-out", at], { cwd: sources });
  return at;
}

/** What a build consists of: the names of its files with their SHA-256. What is made for other people's pages is not of the site itself. */
export const files = async at => Object.fromEntries(Object.entries(JSON.parse(await readFile(join(at, "manifest.json"), "utf8")).files).filter(([name]) => !name.startsWith("embed/")));
