import * as place from "place";
import { whole } from "../address";
import type { Calculator } from "../calculator";
import type { CheckAnswer, Reason } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import { el } from "../dom";
import { colon, t } from "../language";
import { behind, told } from "../told";
import { lower, needed, type Reply, span } from "../questions";
import { bounds, headline, type Headline, line } from "./headline";
import { broker } from "./broker";
import { receipt } from "./receipt";
import { ahead, allSources, beyond, folded, part, reasons } from "../reasons";
import { inOrder, marks } from "../sources";
import { money } from "../words";

// A frame has no list of orders.
function apart(request: CheckRequest): HTMLElement {
  return el("p", { class: "hint", id: "flags" }, t`Antidumping and countervailing duty, and papers of other agencies, are not looked for here.`, " ",
    el("a", { href: whole("index.html", "check", request), rel: "noopener noreferrer", target: "_blank" }, t`Look for them in the calculator`));
}

/**
 * The answer to a check, in the order a person needs it: verdict, questions, receipt,
 * reasons, the rest. It is told how it stands with the tariff, and takes replies.
 */
export function answer(request: CheckRequest, a: CheckAnswer, tariff: Calculator["tariff"], reply: Reply): HTMLElement[] {
  a = numbered(a);
  const sources = a.sources!;
  const top = above(a, tariff);
  const forbidden = a.outcome === "prohibited";
  // Before the tariff is there nothing is half added up.
  if (top === waiting) {
    return [el("div", { class: "verdict open" }, heading(waiting), el("p", { class: "reason" }, reason(a))), notice(request, a, tariff)!];
  }
  const why = forbidden ? [] : a.exemption?.because ?? [];
  return [
    verdict(a, tariff),
    forbidden ? null : needed(request.items, a, reply),
    notice(request, a, tariff),
    forbidden ? null : points(a),
    forbidden ? null : lower(request.items, a, reply),
    receipt(request, a),
    forbidden ? null : place.framed ? apart(request) : el("section", { id: "flags" }),
    part(t`Why`, "why", reasons(why, sources)),
    folded(t`Rules that did not apply (${a.notApplied?.length ?? 0})`, (forbidden ? [] : a.notApplied ?? []).map(n =>
      el("li", {}, el("p", {}, told(n, "why"), marks(n.cite, sources))))),
    forbidden ? null : el("div", { id: "timeline" }),
    ahead(a.law, sources),
    broker(a),
    allSources(sources),
  ].filter(e => e !== null);
}

// An answer whose sources are numbered as they are met.
function numbered(a: CheckAnswer): CheckAnswer {
  return { ...a, sources: inOrder(a.sources ?? {}, because(a)?.cite && { cite: because(a)!.cite }, a.asks, a.open, a.entry, a.lines, a.refund, a.assumed, a.exemption) };
}

// What stands above all else: the amount, what it is made of, and the reason.
function verdict(a: CheckAnswer, tariff: Calculator["tariff"]): HTMLElement {
  const top = above(a, tariff);
  return el("div", { class: `verdict ${top.kind}` },
    heading(top),
    owed(a) ? el("p", { class: "owed" }, owed(a)) : null,
    el("p", { class: "reason" }, reason(a), marks(because(a)?.cite, a.sources ?? {})));
}

const waiting: Headline = { kind: "open", words: t`Being worked out`, missing: "" };

/** What stands above an answer. */
export function above(a: CheckAnswer, tariff: Calculator["tariff"]): Headline {
  return tariff === "awaited" && (a.unsupported ?? []).some(u => u.what === "duty") ? waiting : headline(a);
}

/** The amount with what is missing behind it, read as one heading. */
export function heading(top: Headline): HTMLElement {
  return el("h2", { id: "verdict", tabindex: "-1" }, el("span", { class: "amount" }, top.words),
    top.missing && el("span", { class: "unseen" }, colon), top.missing && el("span", { class: "missing" }, top.missing));
}

/** The amount and its reason in one breath, for those who hear it. */
export function spoken(a: CheckAnswer): string {
  return behind(t`${line(headline(a))}.`, owed(a), reason(a));
}

/** What the amount is made of; where it is a range, what is owed as long as nothing more is said. */
export function owed(a: CheckAnswer): string {
  const { least, most } = bounds(a);
  if (!a.total || a.outcome !== "dutiable" && (a.outcome !== "exempt" || least === most)) return "";
  const sums = [money(a.duty ?? ""), money(a.fees ?? "")] as const;
  return least === most ? t`${sums[0]} duty and ${sums[1]} fees.` : t`As long as nothing more is said, ${money(a.total)}: ${sums[0]} duty and ${sums[1]} fees.`;
}

// What stands as the reason. A ban stands behind what decided over the exemption.
function because(a: CheckAnswer): Pick<Reason, "text" | "cite"> | undefined {
  const all = a.exemption?.because;
  if (a.outcome === "prohibited") return all?.at(-1);
  return all?.[0] ?? a.unsupported?.find(u => u.what === "exemption") ?? a.asks?.[0] ?? a.unsupported?.[0];
}

/** The reason in a sentence or a few. */
export function reason(a: CheckAnswer): string {
  return told(because(a));
}

// What a person must know before the numbers: how far the data reaches and what is not
// known. Without the tariff the engine knows no duty, and the page knows why.
function notice(q: CheckRequest, a: CheckAnswer, tariff: Calculator["tariff"]): HTMLElement | null {
  const sources = a.sources ?? {};
  const lacking = tariff !== "there" && (a.unsupported ?? []).some(u => u.what === "duty");
  const unknown = (a.unsupported ?? []).filter(u => !lacking || u.what !== "duty");
  const parts = [
    beyond(a.law, q.date ?? ""),
    lacking ? el("p", { class: "lacking" }, tariff === "awaited"
      ? t`The tariff table is being loaded. The duty follows by itself.`
      : t`The duty is missing because the tariff table did not load. Below the form it can be loaded again.`) : null,
    // A claim that changes nothing would be taken for one that does.
    note(t`The program that is claimed`, (a.notApplied ?? []).filter(n => n.layer === "special").map(n => el("li", {}, el("p", {}, told(n, "why"), marks(n.cite, sources))))),
    note(t`Not known`, unknown.map(u => el("li", {}, el("p", {}, told(u), marks(u.cite, sources))))),
  ].filter(e => e !== null);
  return parts.length ? el("div", { class: "notice" }, ...parts) : null;
}

// What nobody could check since the law was last checked, with the amount under each reading.
function points(a: CheckAnswer): HTMLElement | null {
  return part(t`Open points of the law`, "points", (a.open ?? []).map(p => el("li", {}, el("p", {}, told(p), marks(p.cite, a.sources ?? {})),
    el("ul", {}, ...p.readings.map(r => el("li", {}, told(r), " ", el("b", {}, span(r))))))));
}

function note(title: string, items: HTMLElement[]): HTMLElement | null {
  return items.length ? el("div", {}, el("h3", {}, title), el("ul", {}, ...items)) : null;
}
