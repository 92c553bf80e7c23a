// Everything that the pages keep in a browser stands on the privacy page, by its name.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const from = new URL("../", import.meta.url);
const privacy = await readFile(new URL("pages/privacy.html", from), "utf8");
const files = (await readdir(new URL("src/", from), { recursive: true })).filter(name => name.endsWith(".ts"));
const sources = new Map(await Promise.all(files.map(async name => [name, await readFile(new URL(`src/${name}`, from), "utf8")])));

// The keys of a script, written out or as a constant of the same file. One that is neither fails.
function keys(name, text) {
  return [...text.matchAll(/\b(?:localStorage|sessionStorage)\s*(?:\.(\w+)\s*(?:\(\s*([^,)]+))?|\[)/g)].flatMap(([all, , key]) => {
    const written = /^(["'])(.+)\1$/.exec(key ?? "")?.[2];
    const named = written ?? new RegExp(`const ${key} = "([^"]+)"`).exec(text)?.[1];
    assert.ok(named, `${name}: ${all} names no key that can be looked up`);
    return [named];
  });
}

test("every key of the local storage stands on the privacy page", () => {
  const found = new Set([...sources].flatMap(([name, text]) => keys(name, text)));
  assert.ok(found.size >= 2, [...found].join());
  for (const key of found) assert.ok(privacy.includes(`<code>${key}</code>`), `the privacy page does not name ${key}`);
});

test("a key that is not written down is found, and one that cannot be looked up fails", () => {
  assert.deepEqual(keys("x", 'sessionStorage.setItem("secret", v)'), ["secret"]);
  assert.throws(() => keys("x", "localStorage[name] = v"));
  assert.throws(() => keys("x", "localStorage.setItem(name + 1, v)"));
});

test("what else a browser can keep is used only where the privacy page says so", () => {
  const all = [...sources.values()].join("\n");
  assert.match(privacy, /Copies of the site’s own files/);
  assert.ok(/\bcaches\.open\(/.test(all), "the caches hold the site's files");
  for (const [kind, use] of Object.entries({
    "a database": /\bindexedDB\b/, "a cookie": /\bdocument\.cookie\b|\bcookieStore\b/, "a file": /\bnavigator\.storage\.getDirectory\b/, "the window's name": /\bwindow\.name\s*=/,
  })) assert.doesNotMatch(all, use, kind);
  // Only the worker for use offline opens caches, and puts only files of the site there, and what keeps an edition of the law.
  assert.match(privacy, /The newer edition of the law that you took/);
  for (const [name, text] of sources) if (/\bcaches\.open\(/.test(text)) assert.ok(["offline/worker.ts", "edition/kept.ts"].includes(name), name);
});
