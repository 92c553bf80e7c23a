// Keeps the whole site on this device in the languages that are read here, so that it opens without a connection.
// A version is a set of files, each compared with its hash before it is kept. A new version is fetched whole, beside the old one, and then
// waits until a person takes it or no page is open.
//
// Workbox would take the old version's files away under the pages that are still open on them, and would
// keep a file without having seen what is in it, so the little that is needed stands here.

import { type Asked, type Told, which, type Why } from "./messages";
import { elsewhere } from "./elsewhere";

declare const self: ServiceWorkerGlobalScope;
// The build puts these in: all files by name with their SHA-256 in hex, and what they are called together.
declare const FILES: Record<string, string>;
declare const VERSION: string;
// Files that are kept once a page has asked for them.
declare const LATER: Record<string, string>;
// The language of each file that only who reads it needs. All need the page at the root, which leads to the others.
declare const LANGUAGES: Record<string, string>;
// The language of the page at the root.
declare const FIRST: string;

const scope = self.registration.scope;
// Several sites may stand at one origin, each in its folder.
const ours = `section321 ${scope} `;
const mine = ours + VERSION;
const hashed = /-[0-9a-f]{10}\.\w+$/;

class Missing extends Error {
  constructor(readonly why: Why) {
    super(why);
  }
}

self.addEventListener("install", event => event.waitUntil(filled().then(async why => {
  if (!why) return;
  // A worker that was not installed cannot be asked any more.
  for (const page of await pages()) page.postMessage({ version: VERSION, why } satisfies Told);
  throw new Missing(why);
})));

self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("message", event => {
  const asked = event.data as Asked;
  if (asked === "take over") event.waitUntil(self.skipWaiting());
  if (asked === "clean") event.waitUntil(clean());
  if (asked === "tell") {
    event.waitUntil(filled().then(why => event.ports[0]?.postMessage({ version: VERSION, ...(why && { why }) } satisfies Told)));
  }
});

self.addEventListener("fetch", event => {
  // What may be newer is on the site alone. Without a connection there is nothing, which is no fault.
  if (event.request.url.startsWith(`${scope}edition/`)) return event.respondWith(fetch(event.request).catch(() => new Response(null, { status: 204 })));
  const name = named(event.request);
  if (name !== undefined) event.respondWith(answer(event.request, name));
});

let filling: Promise<Why | undefined> | undefined;

/** Fetches what is missing, which is everything at first and what was cleared away later. */
function filled(): Promise<Why | undefined> {
  return filling ??= fill().then(() => undefined, (error: unknown) => {
    if (error instanceof Missing) return error.why;
    console.error(error);
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
  }).finally(() => (filling = undefined));
}

// A page in another language may be opened meanwhile.
async function fill(): Promise<void> {
  for (let read = new Set<string>(), now = await languages(); now.size > read.size; now = await languages()) await fillFor(read = now);
}

async function fillFor(read: Set<string>): Promise<void> {
  const cache = await caches.open(mine);
  const there = new Set((await cache.keys()).map(request => request.url));
  for (const [name, hash] of Object.entries(FILES)) {
    const url = scope + name, language = LANGUAGES[name];
    if (!there.has(url) && (!language || read.has(language))) await cache.put(url, await older(url, hash) ?? await fetched(url, hash));
  }
  for (const [name, hash] of Object.entries(LATER)) {
    const url = scope + name, had = there.has(url) ? undefined : await older(url, hash);
    if (had) await cache.put(url, had);
  }
}

// The languages that are read on this device: those of the pages that are open, and those that were kept before.
async function languages(): Promise<Set<string>> {
  const open = (await pages()).map(page => named(new Request(page.url)));
  return new Set([...await keptLanguages(), ...open.map(name => name === "index.html" ? FIRST : LANGUAGES[name ?? ""]).filter(code => code !== undefined)]);
}

async function keptLanguages(): Promise<Set<string>> {
  const versions = (await caches.keys()).filter(name => name.startsWith(ours));
  const files = await Promise.all(versions.map(async name => (await caches.open(name)).keys()));
  return new Set(files.flat().map(request => LANGUAGES[request.url.slice(scope.length)]).filter(code => code !== undefined));
}

// A file that did not change since another version is not fetched again.
async function older(url: string, hash: string): Promise<Response | undefined> {
  const kept = await caches.match(url);
  return kept && checked(kept, hash);
}

async function fetched(url: string, hash: string): Promise<Response> {
  let why: Why = "unreachable";
  // The browser's own cache has what the page has just loaded. Where that is damaged or old, the server is asked.
  for (const cache of ["default", "reload"] as const) {
    const response = await fetch(url, { cache }).catch(() => undefined);
    const whole = response && await checked(response, hash);
    if (whole) return whole;
    if (response) why = response.ok ? "wrong" : "refused";
  }
  throw new Missing(why);
}

// The same file in a new response, if it is the one and whole. The new one bears no trace of a redirection,
// which a browser would not take for a page, nor of how it was packed.
async function checked(response: Response, hash: string): Promise<Response | undefined> {
  if (!response.ok) return undefined;
  const bytes = await response.arrayBuffer().catch(() => undefined);
  if (!bytes) return undefined;
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if ([...sum].map(b => b.toString(16).padStart(2, "0")).join("") !== hash) return undefined;
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding", "Vary"]) headers.delete(name);
  return new Response(bytes, { headers });
}

// The file a request is for, if this worker has anything to do with it. Some hosts show compare.html as
// compare, and all of them index.html as its folder. What stands after a "?" makes no other file.
function named(request: Request): string | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || request.headers.has("Range") || !(origin + pathname).startsWith(scope)) return undefined;
  const path = (origin + pathname).slice(scope.length);
  return [path, `${path}index.html`, `${path}.html`].find(name => Object.hasOwn(FILES, name)) ?? (hashed.test(path) ? path : undefined);
}

async function answer(request: Request, name: string): Promise<Response> {
  const url = scope + name;
  const stored = await kept(url).catch(() => undefined);
  if (!stored && LATER[name]) return later(request, url, LATER[name]);
  if (!stored && request.mode === "navigate") return fetch(request).catch((error: unknown) => unkept(name, error));
  if (request.cache !== "reload" || request.mode === "navigate") return stored ?? fetch(request);
  // A page that refused what it was given wants it anew.
  try {
    const response = await fetch(request);
    const whole = FILES[name] && await checked(response.clone(), FILES[name]);
    if (whole) await (await caches.open(mine)).put(url, whole);
    return response;
  } catch (error) {
    if (stored) return stored;
    throw error;
  }
}

// What is said instead of a page that cannot be reached, in its language, if only others were kept.
async function unkept(name: string, error: unknown): Promise<Response> {
  const language = LANGUAGES[name];
  if (!language) throw error;
  const page = name.startsWith(`${language}/`) ? name.slice(language.length + 1) : name;
  const others = [...await keptLanguages()].map(code => ({ code, address: scope + (code === FIRST ? "" : `${code}/`) + page }));
  return new Response(elsewhere(language, others), { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// A file that few ask for is fetched when it is asked for, and kept from then on where there is room.
async function later(request: Request, url: string, hash: string): Promise<Response> {
  const response = await fetch(request).catch(() => Response.error());
  const whole = response.ok && await checked(response.clone(), hash);
  if (whole) await caches.open(mine).then(cache => cache.put(url, whole)).catch(console.error);
  return response;
}

// A page of another version gets the files that it names: a name with a hash has only ever meant one content.
async function kept(url: string): Promise<Response | undefined> {
  return await caches.match(url, { cacheName: mine }) ?? (hashed.test(url) ? caches.match(url) : undefined);
}

// Takes away the versions before this one that no page is of. A page that does not say which it is of, perhaps
// because it sleeps, keeps them all: there will be another time.
async function clean(): Promise<void> {
  const all = (await caches.keys()).filter(name => name.startsWith(ours));
  const old = all.slice(0, Math.max(0, all.indexOf(mine)));
  if (!old.length) return;
  const used = await Promise.all((await pages()).map(version));
  if (used.includes(undefined)) return;
  await Promise.all(old.filter(name => !used.includes(name.slice(ours.length))).map(name => caches.delete(name)));
}

async function pages(): Promise<readonly Client[]> {
  return (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).filter(page => page.url.startsWith(scope));
}

function version(page: Client): Promise<string | undefined> {
  return new Promise(said => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<string>) => said(data);
    setTimeout(() => said(undefined), 3000);
    page.postMessage(which, [port2]);
  });
}
