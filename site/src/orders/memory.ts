import { framed } from "place";
import { isObject } from "../link";
import type { Options } from "./contract";

// How files are to be read is remembered by the names of their columns. Nothing of what
// stands in a file is. Where the browser forbids it, nothing is remembered.

const place = "section321.orders";
const most = 20;

/** What a person decided about files with certain columns. */
export type Decided = Partial<Pick<Options, "columns" | "dates" | "decimal" | "totals" | "identity" | "currency" | "country" | "statuses" | "fx">>;

interface Kept {
  header: string[];
  decided: Decided;
}

/** What was decided about files with these columns. */
export function recall(header: string[]): Decided | undefined {
  return all().find(k => same(k.header, header))?.decided;
}

/** Remembers it in place of what was decided before. */
export function keep(header: string[], decided: Decided): void {
  write([{ header, decided }, ...all().filter(k => !same(k.header, header))].slice(0, most));
}

/** Forgets it. */
export function forget(header: string[]): void {
  write(all().filter(k => !same(k.header, header)));
}

function same(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

function all(): Kept[] {
  if (framed) return []; // In a frame nothing is kept.
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((k): k is Kept => isObject(k) && Array.isArray(k.header) && isObject(k.decided)) : [];
  } catch {
    return [];
  }
}

function write(kept: Kept[]): void {
  if (framed) return;
  try {
    if (kept.length) localStorage.setItem(place, JSON.stringify(kept));
    else localStorage.removeItem(place);
  } catch {
    // It is asked again the next time.
  }
}
