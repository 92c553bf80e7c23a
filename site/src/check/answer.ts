import type { Calculator } from "../calculator";
import type { CheckAnswer, CheckRequest, Reason } from "../contract";
import { el } from "../dom";
import { t } from "../language";
import { behind, told } from "../told";
import { lower, needed, type Reply } from "../questions";
import { between } from "./amounts";
import { broker } from "./broker";
import { receipt } from "./receipt";
import { ahead, allSources, beyond, folded, part, reasons } from "../reasons";
import { cites } from "../sources";
import { money } from "../words";

/**
 * The answer to a check, in the order a person needs it: verdict, questions, receipt,
 * reasons, the rest. It is told how it stands with the tariff, and takes replies.
 */
export function answer(request: CheckRequest, a: CheckAnswer, tariff: Calculator["tariff"], reply: Reply): HTMLElement[] {
  const sources = a.sources ?? {};
  const { kind, words } = verdict(a);
  const forbidden = a.outcome === "prohibited";
  const because = forbidden ? [] : a.exemption?.because ?? [];
  return [
    el("div", { class: `verdict ${kind}` },
      el("h2", { id: "verdict", tabindex: "-1" }, words),
      owed(a) ? el("p", { class: "owed" }, owed(a)) : null,
      el("p", { class: "reason" }, reason(a)),
      forbidden ? cites(ban(a)?.cite, sources, true) : null),
    forbidden ? null : needed(request.items, a, reply),
    notice(a, tariff),
    forbidden ? null : lower(request.items, a, reply),
    receipt(request, a),
    part(t`Why`, "why", reasons(because, sources)),
    part(t`Assumed`, "assumed", (forbidden ? [] : a.assumed ?? []).map(p =>
      el("li", {}, el("p", {}, told(p)), cites(p.cite, sources)))),
    folded(t`Rules that did not apply (${a.notApplied?.length ?? 0})`, (forbidden ? [] : a.notApplied ?? []).map(n =>
      el("li", {}, el("p", {}, told(n, "why")), cites(n.cite, sources)))),
    forbidden ? null : el("div", { id: "timeline" }),
    ahead(a.law, sources),
    broker(a),
    allSources(sources),
  ].filter(e => e !== null);
}

/** The verdict and its reason in one breath, for those who hear it. */
export function spoken(a: CheckAnswer): string {
  return behind(t`${verdict(a).words}.`, owed(a), reason(a));
}

/** The amount in one line, for those who read no further. */
export function owed(a: CheckAnswer): string {
  if (a.outcome === "dutiable" && a.total) return t`${money(a.total)} to pay: ${money(a.duty ?? "")} duty and ${money(a.fees ?? "")} fees.`;
  return a.outcome === "incomplete" && between(a) ? t`To pay: ${between(a)}.` : "";
}

/** The outcome in a few words. */
export function verdict(a: CheckAnswer): { kind: "free" | "not-free" | "open"; words: string } {
  switch (a.outcome) {
    case "exempt": return { kind: "free", words: t`Free of duty` };
    case "dutiable": return { kind: "not-free", words: t`Not free of duty` };
    case "prohibited": return { kind: "not-free", words: t`May not be imported` };
    default:
      // The exemption may be decided although an amount or a fact is missing.
      // A day of which no limit is known is not known to be dutiable either.
      if (a.exemption && !a.exemption.exempt && a.exemption.limit !== null) return { kind: "not-free", words: t`Not free of duty` };
      if (a.exemption?.limit === null) return { kind: "open", words: t`Not known` };
      return a.outcome === "incomplete"
        ? { kind: "open", words: t`One more thing is needed` }
        : { kind: "open", words: t`No answer for this one` };
  }
}

// The ban stands behind what decided over the exemption.
function ban(a: CheckAnswer): Reason | undefined {
  return a.exemption?.because?.at(-1);
}

/** The reason in a sentence or a few. */
export function reason(a: CheckAnswer): string {
  if (a.outcome === "prohibited") return told(ban(a));
  const because = a.exemption?.because?.[0];
  const unknown = a.unsupported?.find(u => u.what === "exemption");
  return told(because ?? unknown ?? a.asks?.[0] ?? a.unsupported?.[0]);
}

// What a person must know before the numbers: how far the data reaches and what is not
// known. Without the tariff the engine knows no duty, and the page knows why.
function notice(a: CheckAnswer, tariff: Calculator["tariff"]): HTMLElement | null {
  const sources = a.sources ?? {};
  const lacking = tariff !== "there" && (a.unsupported ?? []).some(u => u.what === "duty");
  const unknown = (a.unsupported ?? []).filter(u => !lacking || u.what !== "duty");
  const parts = [
    beyond(a.law),
    lacking ? el("p", { class: "lacking" }, tariff === "awaited"
      ? t`The tariff table is being loaded. The duty follows by itself.`
      : t`The duty is missing because the tariff table did not load. Below the form it can be loaded again.`) : null,
    note(t`Not known`, unknown.map(u => el("li", {}, el("p", {}, told(u)), cites(u.cite, sources)))),
  ].filter(e => e !== null);
  return parts.length ? el("div", { class: "notice" }, ...parts) : null;
}

function note(title: string, items: HTMLElement[]): HTMLElement | null {
  return items.length ? el("div", {}, el("h3", {}, title), el("ul", {}, ...items)) : null;
}
