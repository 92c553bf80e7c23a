import { el } from "./dom";
import type { Source, Sources } from "../../wasm/host/contract";
import { semicolon, t } from "./language";
import { day } from "./words";

/** Links to the sources of a statement, with their dates when asked for. */
export function cites(ids: string[] | undefined, sources: Sources, dated = false): HTMLElement | null {
  const known = (ids ?? []).flatMap(id => sources[id] ?? []);
  if (!known.length) return null;
  return el("ul", { class: "cites" }, ...known.map(s => el("li", {}, link(s), dated && el("span", { class: "dates" }, dates(s)))));
}

// Where a page has two lists, each has its place's name.
const places = new WeakMap<Sources, string>();

/** The sources of an answer that has a list of its own beside the page's. */
export function apart(place: string, sources: Sources): Sources {
  places.set(sources, place);
  return sources;
}

/** The numbers under which the sources of a statement stand in the list behind the answer. */
export function marks(ids: string[] | undefined, sources: Sources): HTMLElement | null {
  const known = [...new Set(ids)].filter(id => sources[id]);
  if (!known.length) return null;
  return el("span", { class: "marks" }, " ", ...known.map(id => {
    const n = number(id, sources), { title } = sources[id]!;
    return el("a", { href: `#${place(sources)}-${n}`, title, "aria-label": t`Source ${n}: ${title}` }, `[${n}]`);
  }));
}

/** Sources with their dates, by title. */
export function byTitle(sources: Sources): HTMLElement {
  const all = Object.values(sources).sort((a, b) => a.title.localeCompare(b.title, "en"));
  return el("ul", { class: "cites" }, ...all.map(s => el("li", {}, link(s), el("span", { class: "dates" }, dates(s)))));
}

/** Every source of an answer with its number and its dates. */
export function list(sources: Sources): HTMLElement | null {
  const all = Object.values(sources);
  if (!all.length) return null;
  return el("ol", { class: "cites" }, ...all.map((s, i) => {
    const to = link(s);
    to.id = `${place(sources)}-${i + 1}`;
    if (!to.matches("a")) to.tabIndex = -1;
    return el("li", {}, to, el("span", { class: "dates" }, dates(s)));
  }));
}

/** The sources that statements name, for paper: number, title and address. */
export function printed(sources: Sources, ...statements: unknown[]): string {
  const named = new Set(cited(statements));
  return Object.keys(sources).filter(id => named.has(id)).map(id => `[${number(id, sources)}] ${sources[id]!.title}, ${sources[id]!.url.replace(/^https?:\/\/(www\.)?/, "")}`).join(semicolon);
}

/** The sources in the order in which statements name them, and behind them the rest. */
export function inOrder(sources: Sources, ...statements: unknown[]): Sources {
  const first = cited(statements).filter(id => sources[id]).map(id => [id, sources[id]!] as const);
  return { ...Object.fromEntries(first), ...sources };
}

// What statements cite, however deep it stands in them.
function cited(of: unknown): string[] {
  if (typeof of !== "object" || of === null) return [];
  return [...new Set(Object.entries(of).flatMap(([name, value]) => name === "cite" ? value as string[] : cited(value)))];
}

function place(sources: Sources): string {
  return places.get(sources) ?? "source";
}

function number(id: string, sources: Sources): number {
  return Object.keys(sources).indexOf(id) + 1;
}

// Only addresses of the web become links; the data is checked elsewhere, and this
// costs one line.
function link(s: Source): HTMLElement {
  if (!/^https?:\/\//.test(s.url)) return el("span", {}, s.title);
  return el("a", { href: s.url, rel: "noopener noreferrer" }, s.title);
}

function dates(s: Source): string {
  const parts = [];
  if (s.published) parts.push(t`published ${day(s.published)}`);
  if (s.checked) parts.push(t`last checked ${day(s.checked)}`);
  if (s.confidence === "secondary") parts.push(t`not the official text`);
  if (s.confidence === "background") parts.push(t`background, not verified`);
  return parts.length ? parts.reduce((all, part) => t`${all}, ${part}`) : "";
}
