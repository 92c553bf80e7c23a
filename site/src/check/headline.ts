import type { Ask, Bounds, CheckAnswer } from "../../../wasm/host/contract";
import { cents } from "../cents";
import { t } from "../language";
import { money } from "../words";

// The amount in a few words: the headline of an answer, and the bar at the foot of a narrow window.

export interface Headline {
  kind: "free" | "not-free" | "open";
  /** "$8.97 to pay", "$0.00 to $43.58". */
  words: string;
  /** What is missing behind a range, and "" where nothing is. */
  missing: string;
}

/** The bounds of what is to be paid, as far as they are known. */
export function bounds(a: CheckAnswer): Bounds {
  if (a.couldBe?.least || a.couldBe?.most) return a.couldBe;
  if (a.outcome === "exempt") return { least: "0.00", most: "0.00" };
  if (a.total) return { least: a.total, most: a.total };
  return a.outcome === "incomplete" ? { ...(a.atLeast && { least: a.atLeast }), ...(a.atMost && { most: a.atMost }) } : {};
}

/** The amount, or what stands in its place. */
export function headline(a: CheckAnswer): Headline {
  if (a.outcome === "prohibited") return { kind: "not-free", words: t`May not be imported`, missing: "" };
  const { least, most } = bounds(a), open = lacking(a);
  if (least && most) {
    if (cents(least) !== cents(most)) return { kind: "open", words: t`${money(least)} to ${money(most)}`, missing: open };
    return cents(least) === 0n ? { kind: "free", words: t`Nothing to pay`, missing: "" } : { kind: "not-free", words: t`${money(least)} to pay`, missing: "" };
  }
  if (least && cents(least) > 0n) return { kind: "open", words: t`${money(least)} or more`, missing: open };
  if (most) return { kind: "open", words: t`Up to ${money(most)}`, missing: open };
  if (a.outcome === "incomplete") return { kind: "open", words: t`Amount not known yet`, missing: open };
  if (!a.exemption || a.exemption.limit === null) return { kind: "open", words: t`Not known for this day`, missing: "" };
  return { kind: "open", words: t`Amount not known`, missing: "" };
}

/** The headline in one line. */
export function line(h: Headline): string {
  return h.missing ? t`${h.words}: ${h.missing}` : h.words;
}

/** The questions whose answers change the amount. */
export function deciding(a: CheckAnswer): Ask[] {
  return (a.asks ?? []).filter(k => k.narrows !== undefined ? cents(k.narrows) > 0n : k.effect === "could-raise");
}

function lacking(a: CheckAnswer): string {
  const n = new Set(deciding(a).map(k => `${k.field} ${k.fact ?? ""}`)).size;
  if (n === 1) return t`one answer is missing`;
  if (n) return t`${n} answers are missing`;
  return a.open?.length ? t`a point of the law is open` : "";
}
