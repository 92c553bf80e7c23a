import type { CheckAnswer, CheckRequest, Reason, Sources } from "./contract";
import { el } from "./dom";
import { control } from "./errors";
import { receipt } from "./receipt";
import { cites, list } from "./sources";
import { day } from "./words";

/** The answer to a check, in the order a person needs it: verdict, receipt, reasons, the rest. */
export function answer(request: CheckRequest, a: CheckAnswer): HTMLElement[] {
  const sources = a.sources ?? {};
  const { kind, words } = verdict(a);
  const reasons = a.exemption?.because ?? [];
  return [
    el("div", { class: `verdict ${kind}` },
      el("h2", { id: "verdict", tabindex: "-1" }, words),
      el("p", { class: "reason" }, reason(a))),
    notice(a),
    receipt(request, a),
    part("Why", "why", reasons.map(r => el("li", {}, el("p", {}, r.text), excerpt(r), cites(r.cite, sources, true)))),
    folded(`Rules that did not apply (${a.notApplied?.length ?? 0})`, (a.notApplied ?? []).map(n =>
      el("li", {}, el("p", {}, n.why), cites(n.cite, sources)))),
    el("div", { id: "timeline" }),
    part("What changes next", "ahead", (a.law.ahead ?? []).map(c =>
      el("li", {}, el("p", {}, el("b", {}, day(c.date)), ` ${c.text}`), cites(c.cite, sources)))),
    sourceList(),
  ].filter(e => e !== null);

  function sourceList(): HTMLElement | null {
    const all = list(sources);
    return all && el("details", { class: "more" }, el("summary", {}, "All sources and their dates"), all);
  }
}

/** The verdict and its reason in one breath, for those who hear it. */
export function spoken(a: CheckAnswer): string {
  return `${verdict(a).words}. ${reason(a)}`;
}

function verdict(a: CheckAnswer): { kind: "free" | "not-free" | "open"; words: string } {
  switch (a.outcome) {
    case "exempt": return { kind: "free", words: "Free of duty" };
    case "dutiable": return { kind: "not-free", words: "Not free of duty" };
    case "prohibited": return { kind: "not-free", words: "May not be imported" };
    default:
      // The exemption may be decided although an amount or a fact is missing.
      if (a.exemption && !a.exemption.exempt) return { kind: "not-free", words: "Not free of duty" };
      return a.outcome === "incomplete"
        ? { kind: "open", words: "One more thing is needed" }
        : { kind: "open", words: "No answer for this one" };
  }
}

function reason(a: CheckAnswer): string {
  const because = a.exemption?.because?.[0]?.text;
  return because ?? a.asks?.[0]?.text ?? a.unsupported?.[0]?.text ?? "";
}

// What a person must know before the numbers: how far the data reaches, what is not
// known, and what is still to be said.
function notice(a: CheckAnswer): HTMLElement | null {
  const sources = a.sources ?? {};
  const asks = (a.asks ?? []).map(q => ({ lower: q.effect === "could-lower", item: ask(q, sources) }));
  const parts = [
    a.law.beyondVerified ? el("p", {},
      `Our law data was last checked on ${day(a.law.verifiedThrough)}; your date is later. The answer follows the law as it stood then, with the changes already known.`) : null,
    note("Not known", (a.unsupported ?? []).map(u => el("li", {}, el("p", {}, u.text), cites(u.cite, sources)))),
    note("This could change the answer", asks.filter(q => !q.lower).map(q => q.item)),
    note("This could lower what is owed", asks.filter(q => q.lower).map(q => q.item)),
  ].filter(e => e !== null);
  return parts.length ? el("div", { class: "notice" }, ...parts) : null;
}

// A question leads to the field that answers it.
function ask(q: NonNullable<CheckAnswer["asks"]>[number], sources: Sources): HTMLElement {
  const field = q.field ? control(q.field) : null;
  return el("li", {},
    el("p", {}, field ? el("a", { href: `#${field.id}` }, q.text) : q.text, q.decides ? ` This decides ${q.decides}.` : ""),
    cites(q.cite, sources));
}

// The law's own words stand in quotation marks, a summary of them does not.
function excerpt(r: Reason): HTMLElement | null {
  if (!r.excerpt && !r.note) return null;
  const ours = /^\[in our words\] */i;
  const words = r.excerpt && (ours.test(r.excerpt) ? `The text in our words: ${r.excerpt.replace(ours, "")}` : `“${r.excerpt}”`);
  return el("div", { class: "excerpt" }, words ? el("p", {}, words) : null, r.note ? el("p", {}, r.note) : null);
}

function note(title: string, items: HTMLElement[]): HTMLElement | null {
  return items.length ? el("div", {}, el("h3", {}, title), el("ul", {}, ...items)) : null;
}

function part(title: string, name: string, items: HTMLElement[]): HTMLElement | null {
  return items.length ? el("section", { class: name }, el("h3", {}, title), el("ul", { class: "reasons" }, ...items)) : null;
}

function folded(title: string, items: HTMLElement[]): HTMLElement | null {
  return items.length ? el("details", { class: "more" }, el("summary", {}, title), el("ul", { class: "reasons" }, ...items)) : null;
}
