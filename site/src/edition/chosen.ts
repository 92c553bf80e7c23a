// Which law a page answers from: the one that its site was built with, or a newer edition that its own site offers
// and that somebody signed whom the site trusts.
//
// A device that meets the site for the first time, and a calculator in somebody else's page, begin with the newest one.
// Who has been here before is asked: nothing changes under a page that somebody works with.

import * as place from "place";
import { bytes, Engine } from "../../../wasm/host/engine";
import { eras } from "../eras";
import { tried } from "../../../wasm/host/cases";
import * as kept from "./kept";
import { forgetLaw, replace } from "../told";
import { bundle, isPart, joined, newer, type Note, read, Refused, verified } from "../../../wasm/host/note";

/** How it stands with the law of a page. */
export type State =
  /** The page answers from it. */
  | { is: "used"; note: Note }
  /** It is there to be taken. */
  | { is: "offered"; note: Note; changes: Change[] }
  /** It was not taken: why, and which it was if that could be read. */
  | { is: "refused"; error: Refused; name?: string };

/** What an edition changes, as whoever made it says: English words, and what it was and is. */
export interface Change {
  text: string;
  from?: string;
  before?: string;
  after?: string;
  source?: string;
}

/** What a page gives an engine to try an edition with. */
export interface Trial {
  program: Promise<WebAssembly.Module>;
  /** The law that the site was built with. */
  code: Promise<Uint8Array<ArrayBuffer>>;
  tariff(): Promise<Uint8Array>;
}

const body = document.body.dataset;
/** The folder of the editions, and the edition that the site was built with. */
const { editions: folder = "", edition: built = "", parts = "", partsIntegrity = "" } = body;

/** Is told how it stands, whenever that changes. */
export const heard: ((state: State) => void)[] = [];
let told: State[] = [];

function tell(state: State): void {
  told.push(state);
  for (const hear of heard) hear(state);
}

/** Hears of all that was told and will be. */
export function hear(listener: (state: State) => void): void {
  heard.push(listener);
  told.forEach(listener);
}

/** The law that an engine of this page is to be given. It fails only where the one that the site was built with did not come. */
export async function chosen(trial: Trial): Promise<Uint8Array> {
  const [code, changed] = await Promise.all([trial.code, better(trial)]);
  return changed ? joined(code, changed) : code;
}

// What another edition changes, nothing where the law is that of the site. It does not fail.
async function better(trial: Trial): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!folder) return undefined;
  const own = await kept.files(built, parts).catch(refuse);
  if (own) {
    tell({ is: "used", note: own.note });
    // Who took it in another language has its words fetched now. Where that cannot be, the law is said in English.
    const said = own.said?.[language()] ?? await words(own.note).catch(() => "unknown" as const);
    if (said === "unknown") forgetLaw();
    else if (said) replace(said);
  }
  const beginning = place.framed || !own && !controlled();
  // A page that somebody comes back to does not wait for what may be newer.
  const look = latest(own?.note.name ?? built).catch(refuse);
  if (!beginning) {
    void look.then(found => found && offer(found));
    return own?.files;
  }
  const found = await look;
  if (!found) return own?.files;
  try {
    const files = await take(found, trial);
    tell({ is: "used", note: found.note });
    return files;
  } catch (error) {
    refuse(error, found.note.name);
    return own?.files;
  }
}

/** Fetches an edition, tries it and keeps it. The page that starts next answers from it. It returns what the edition changes. */
export async function take(found: Found, trial: Trial): Promise<Uint8Array<ArrayBuffer>> {
  const own = read(new TextDecoder().decode(await bytes(parts, partsIntegrity)));
  const wanted = [...found.note.parts].filter(([name]) => name.startsWith("law/") || name.endsWith(".bin")).filter(([name, part]) => own.parts.get(name)?.hash !== part.hash);
  const files = new Map(await Promise.all(wanted.map(async ([name]) => [name, await part(found.note, name)] as const)));
  const law = bundle(new Map([...files, ["hash", new TextEncoder().encode(found.note.hash)]]));
  // Those that a page asks; an older edition has them among all others.
  const cases = new TextDecoder().decode(await part(found.note, found.note.parts.has("answers.jsonl") ? "answers.jsonl" : "cases.jsonl"));
  const engine = await Engine.load(await trial.program);
  for (const said of [engine.edition(joined(await trial.code, law)), engine.load(await trial.tariff())]) {
    if (said.startsWith('{"error"')) throw new Refused("unreadable", `the engine cannot read the edition: ${said}`);
  }
  await tried(cases, eras().at(-1)?.until ?? "", request => engine.answer("check", request), () => new Promise(later => setTimeout(later)));
  const said = await words(found.note);
  if (said) replace(said);
  await kept.keep({ note: found.signed, keys: found.keys, built: parts, parts: [...files.keys()], ...(said && { said: { [language()]: said } }) }, files);
  return law;
}

const language = () => document.documentElement.lang;

// The words of the page's language that no longer fit: rows that say something new say it in English, unless the edition
// has words for it.
async function words(note: Note): Promise<Record<string, string | null> | undefined> {
  const { texts, textsIntegrity = "", messages } = body;
  if (!texts || !messages) return undefined;
  const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
  const [now, before, own] = await Promise.all([part(note, "texts.json").then(json), bytes(texts, textsIntegrity).then(json), ownWords(note).then(bytes => bytes ? json(bytes) : {})]);
  return { ...Object.fromEntries(Object.entries(before).filter(([id, text]) => now[id] !== text).map(([id]) => [id, null])), ...own };
}

async function ownWords(note: Note): Promise<Uint8Array | undefined> {
  const name = `words/${language().split("-")[0]!}.json`;
  return note.parts.has(name) ? part(note, name) : undefined;
}

/** A newer edition that somebody signed who is trusted. */
export interface Found {
  signed: string;
  keys: string[];
  note: Note;
}

// The edition that the site offers, if it is newer than the one in use.
async function latest(current: string): Promise<Found | undefined> {
  if (kept.off()) return undefined;
  const signed = await text("latest.txt");
  if (signed === undefined || !signed.startsWith("section321 edition ")) return undefined;
  // What it says of itself is believed only in so far as there is nothing to do.
  const name = signed.slice("section321 edition ".length, signed.indexOf("\n"));
  if (name === current || name === built) return undefined;
  const keys = (await text("keys.txt") ?? "").split("\n").map(line => line.trim()).filter(line => line && !line.startsWith("#"));
  const note = await verified(signed, keys);
  if (!newer(name, current)) throw new Refused("older", `edition ${name} is older than ${current}, which is in use`);
  return { signed, keys, note };
}

async function offer(found: Found): Promise<void> {
  const list = found.note.parts.has("changes.json") ? await part(found.note, "changes.json").catch(() => undefined) : undefined;
  offered = found;
  tell({ is: "offered", note: found.note, changes: list ? JSON.parse(new TextDecoder().decode(list)) as Change[] : [] });
}

/** What was offered last. */
export let offered: Found | undefined;

function refuse(error: unknown, name?: string): undefined {
  console.warn(error);
  const said = error instanceof Refused ? error : new Refused("cut", String(error));
  tell({ is: "refused", error: said, ...(name && { name }) });
}

async function part(note: Note, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const part = note.parts.get(name);
  if (!part) throw new Refused("cut", `the edition has no ${name}`);
  const response = await fetch(folder + kept.fileName(name, part));
  if (!response.ok) throw new Refused("cut", `${name} did not arrive: ${response.status}`);
  const got = new Uint8Array(await response.arrayBuffer());
  if (!await isPart(got, part)) throw new Refused("cut", `${name} is not the file that was signed, or was cut off`);
  return got;
}

// A text of the folder, nothing where it cannot be had: without a connection there is nothing newer.
async function text(name: string): Promise<string | undefined> {
  if (!navigator.onLine) return undefined;
  const response = await fetch(folder + name, { cache: "no-cache" }).catch(() => undefined);
  return response?.ok ? response.text() : undefined;
}

const controlled = () => Boolean((navigator.serviceWorker as ServiceWorkerContainer | undefined)?.controller);
