import type { Line, Refund, Sources } from "../../../wasm/host/contract";
import { el } from "../dom";
import { comma, of, t } from "../language";
import { told } from "../told";
import { marks } from "../sources";
import { money } from "../words";

/** What of the duty was void: what comes back, what other duties take of it, what stays paid. */
export function refund(r: Refund, sources: Sources): HTMLElement {
  const comes = Number(r.void ?? 0) > 0;
  return el("section", { class: "refund", id: "refund" },
    el("h3", {}, t`What comes back`),
    r.lines.length ? el("p", { class: "figures" },
      r.void === null ? t`How much is not known, because something above is missing.`
        : comes ? t`${money(r.void)} of this duty was void and can be claimed back.`
        : t`Nothing: without the void duty, others would have taken as much.`) : null,
    el("p", {}, told(r), marks(r.cite, sources)),
    ...parts(r, sources));
}

/** Each void duty, what others take in their place, and what stays paid and why. */
export function parts(r: Refund, sources: Sources): (HTMLElement | null)[] {
  return [
    r.lines.length ? el("ul", {}, ...r.lines.map(l => one(l, t`void`))) : null,
    r.instead.length ? el("ul", {}, ...r.instead.map(l => one(l, t`owed in its place`))) : null,
    ...kept(r.kept.filter(l => l.text !== r.text), sources),
  ];
}

function one(l: Line, what: string): HTMLElement {
  return el("li", {}, t`${told(l) || l.layer}: ${money(l.amount)}, ${what}`);
}

// Each reason once, with what it keeps.
function kept(lines: Line[], sources: Sources): HTMLElement[] {
  return [...new Set(lines.map(l => l.text ?? ""))].flatMap(why => {
    const same = lines.filter(l => l.text === why);
    return [el("p", {}, of(same.map(l => money(l.amount)).join(comma), told(same[0])), marks(same[0]?.cite, sources))];
  });
}
