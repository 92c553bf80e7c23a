// The edition that this device keeps: its note and its choices in the local storage, its files beside those of the site.

import * as place from "place";
import { bundle, isPart, newer, type Note, type Part, Refused, verified } from "../../../wasm/host/note";

const entry = "section321.edition";

interface Kept {
  /** Whether nothing newer is looked for. */
  off?: boolean;
  note?: string;
  keys?: string[];
  /** The law of the site that the edition was fetched for, and what is another in the edition. */
  built?: string;
  parts?: string[];
  /** What its rows say in a language, null where there are no words but the English ones. */
  said?: Record<string, Record<string, string | null>>;
}

function stored(): Kept {
  try {
    return JSON.parse(localStorage.getItem(entry) ?? "{}") as Kept;
  } catch {
    return {}; // The browser keeps nothing.
  }
}

function store(kept: Kept): void {
  try {
    if (Object.keys(kept).length) localStorage.setItem(entry, JSON.stringify(kept));
    else localStorage.removeItem(entry);
  } catch {
    // It is fetched again.
  }
}

/** Whether the person wants no newer edition to be looked for. */
export const off = (): boolean => stored().off === true;

/** Keeps whether newer editions are looked for. */
export function look(wanted: boolean): void {
  const { off: _, ...rest } = stored();
  store(wanted ? rest : { ...rest, off: true });
}

/** The name of a file of an edition in the folder of editions: it never changes its content. */
export function fileName(name: string, { hash }: Part): string {
  const [, stem = name, ending = ""] = /^(?:.*\/)?(.*)\.(\w+)$/.exec(name) ?? [];
  return `${stem}-${hash.slice(0, 10)}.${ending === "bin" ? "bin" : "txt"}`;
}

const cache = () => caches.open(`section321 edition ${new URL(document.body.dataset.editions!, document.baseURI).href}`);
const address = (name: string, part: Part) => new URL(document.body.dataset.editions! + fileName(name, part), document.baseURI).href;

/** Keeps an edition in place of the one before. */
export async function keep(edition: Omit<Kept, "off">, files: Map<string, Uint8Array<ArrayBuffer>>): Promise<void> {
  if (place.framed || !("caches" in globalThis)) return;
  const note = await verified(edition.note!, edition.keys!), all = await cache();
  const before = await all.keys();
  for (const [name, bytes] of files) await all.put(address(name, note.parts.get(name)!), new Response(bytes));
  store({ ...(off() && { off: true }), ...edition });
  const now = new Set([...files.keys()].map(name => address(name, note.parts.get(name)!)));
  await Promise.all(before.filter(request => !now.has(request.url)).map(request => all.delete(request)));
}

/** The edition that is kept, verified once more, if it is newer than the law of the site, and was fetched for that. */
export async function files(built: string, parts: string): Promise<{ note: Note; files: Uint8Array<ArrayBuffer>; said?: Kept["said"] } | undefined> {
  const own = stored();
  if (!own.note || place.framed) return undefined;
  try {
    const note = await verified(own.note, own.keys ?? []);
    // The site was built anew: what it has is newer, or the edition is fetched again for it.
    if (!newer(note.name, built) || own.built !== parts) return forget();
    const all = await cache();
    const files = await Promise.all((own.parts ?? []).map(async name => {
      const part = note.parts.get(name), response = part && await all.match(address(name, part));
      const bytes = response && new Uint8Array(await response.arrayBuffer());
      if (!bytes || !await isPart(bytes, part)) throw new Refused("cut", `${name} of the edition ${note.name} is no longer whole on this device`);
      return [name, bytes] as const;
    }));
    return { note, ...(own.said && { said: own.said }), files: bundle(new Map<string, Uint8Array>([...files, ["hash", new TextEncoder().encode(note.hash)]])) };
  } catch (error) {
    forget();
    throw error;
  }
}

function forget(): undefined {
  store(off() ? { off: true } : {});
}
