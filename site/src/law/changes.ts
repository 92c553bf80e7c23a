import { list, t } from "../language";
import { behind, told } from "../told";
import type { History } from "../../../wasm/host/contract";
import { at, next, type Span, type Track } from "./tracks";

/** What changes on a day, and the sources that say so. */
export interface Change {
  text: string;
  /** More of it, a sentence each. */
  more: string[];
  cite: string[];
}

/** Everything that changes on a day: what the data tell in words first, then track by track. */
export function changes(all: Track[], h: History, date: string): Change[] {
  const said = h.changes.filter(c => c.date === date).map(c => ({ text: told(c), more: [], cite: c.cite ?? [] }));
  const [exemption, ...duties] = all;
  const now = exemption && at(exemption, date);
  const started = now?.from === date && !said.some(c => c.cite.some(id => now.cite.includes(id)))
    ? [{ text: behind(...now.what), more: [], cite: now.cite }] : [];
  return [...said, ...started, ...duties.flatMap(track => turn(track, date) ?? [])];
}

function turn(track: Track, date: string): Change | undefined {
  const before = at(track, next(date, -1)), after = at(track, date);
  if (before === after) return undefined;
  const change = (text: string, of: Span, more: string[] = []) => ({ text, more, cite: of.cite });
  if (!before) return change(t`${track.name} begins: ${list(after!.what)}.`, after!, after!.kind === "some" ? [some()] : []);
  if (!after) return change(t`${track.name} ends.`, before);
  const more = [
    ...after.except.filter(e => !before.except.includes(e)).map(e => t`New exception: ${e}`),
    ...before.except.filter(e => !after.except.includes(e)).map(e => t`Exception that ends: ${e}`),
  ];
  if (list(before.what) !== list(after.what)) {
    return change(t`${track.name} changes from ${list(before.what)} to ${list(after.what)}.`, after, [...after.kind === "some" ? [some()] : [], ...more]);
  }
  return change(t`${track.name} stays at ${list(after.what)}; which goods pay it changes.`, after, more);
}

function some(): string {
  return t`Only some goods pay it: it depends on their tariff number, or on facts about them.`;
}
