import { el } from "./dom";
import type { Source, Sources } from "./contract";
import { comma, t } from "./language";
import { day } from "./words";

/** Links to the sources of a statement, with their dates when asked for. */
export function cites(ids: string[] | undefined, sources: Sources, dated = false): HTMLElement | null {
  const known = (ids ?? []).flatMap(id => sources[id] ?? []);
  if (!known.length) return null;
  return el("ul", { class: "cites" }, ...known.map(s => el("li", {}, link(s), dated && el("span", { class: "dates" }, dates(s)))));
}

/** Every source of an answer with its dates, by title. */
export function list(sources: Sources): HTMLElement | null {
  const all = Object.values(sources).sort((a, b) => a.title.localeCompare(b.title, "en"));
  if (!all.length) return null;
  return el("ul", { class: "cites" }, ...all.map(s => el("li", {}, link(s), el("span", { class: "dates" }, dates(s)))));
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
  return parts.join(comma);
}
