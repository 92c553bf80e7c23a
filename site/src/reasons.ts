import { el } from "./dom";
import type { LawState, Reason, Sources } from "../../wasm/host/contract";
import { t } from "./language";
import { told } from "./told";
import { list, marks } from "./sources";
import { apart, day, today } from "./words";

/** Sentences with their sources, each with the law's own words. */
export function reasons(all: Reason[], sources: Sources): HTMLElement[] {
  return all.map(r => el("li", {}, el("p", {}, told(r), marks(r.cite, sources)), excerpt(r)));
}

// The law's own words stand in quotation marks; a summary of them does not, and says so.
function excerpt(r: Reason): HTMLElement | null {
  if (!r.excerpt) return null;
  return el("div", { class: "excerpt" }, el("p", {}, r.excerptSay ? told(r, "excerpt") : `“${r.excerpt}”`));
}

/** A list under a title, or nothing when it is empty. */
export function part(title: string, name: string, items: HTMLElement[]): HTMLElement | null {
  return items.length ? el("section", { class: name }, el("h3", {}, title), el("ul", { class: "reasons" }, ...items)) : null;
}

/** A list folded under its title, or nothing when it is empty. */
export function folded(title: string, items: HTMLElement[]): HTMLElement | null {
  return items.length ? el("details", { class: "more" }, el("summary", {}, title), el("ul", { class: "reasons" }, ...items)) : null;
}

/** What is already known to change. */
export function ahead(law: LawState, sources: Sources): HTMLElement | null {
  return part(t`What changes next`, "ahead", (law.ahead ?? []).map(c =>
    el("li", {}, el("p", {}, el("b", {}, day(c.date)), ` ${told(c)}`, marks(c.cite, sources)))));
}

/** That the day lies after the last check of the law, if it does. Of several days the distance is not one. */
export function beyond(law: LawState, date = ""): HTMLElement | null {
  return law.beyondVerified ? el("p", {}, checked(law, date)) : null;
}

/** How far the law's data reaches, for a day behind that. */
export function checked(law: LawState, date: string): string {
  if (!date) return t`Our law data was last checked on ${day(law.verifiedThrough)}; your date is later. The answer follows the law as it stood then, with the changes already known.`;
  return t`Our law data was last checked on ${day(law.verifiedThrough)}, ${apart(law.verifiedThrough, date)} before your date. The answer follows the law as it stood then, with the changes already known.`;
}

/** Which law it is, and how old the knowledge of it. */
export function edition(law: LawState): string {
  const now = today();
  return law.verifiedThrough < now ? t`Law edition ${law.edition}, last checked ${day(law.verifiedThrough)}, ${apart(law.verifiedThrough, now)} ago`
    : t`Law edition ${law.edition}, last checked ${day(law.verifiedThrough)}`;
}

/** Every source, folded. */
export function allSources(sources: Sources): HTMLElement | null {
  const all = list(sources);
  return all && el("details", { class: "more" }, el("summary", {}, t`All sources and their dates`), all);
}
