import { amount, cents } from "../cents";
import type { CheckAnswer } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import { byId, el } from "../dom";
import { type Fees, read } from "./fees";
import * as frame from "./frame";
import { given } from "./given";
import { owner } from "./owner";
import { t } from "../language";
import { notice } from "../say";
import { money, percent } from "../words";

// What the owner of the page around takes for bringing a parcel in: a part of their price list,
// the same that a comparison counts with.

let offered: Fees | undefined;

/** Takes the owner's price list, null when it could not be had. Reports whether it has prices. */
export function prices(list: string | null | undefined = given().get("fees")): boolean {
  if (list === undefined) return false;
  const modes = [...byId<HTMLSelectElement>("mode").options].map(o => o.value), routes = document.body.dataset.routes!.split(" ");
  const fees = list === null ? "the price list did not load" : read(list, document.body.dataset.costs!.split(" "), [...modes, ...routes]);
  if (typeof fees === "string") {
    frame.refused(list === null ? "fees-not-loaded" : "fees-invalid", fees);
    notice([t`The price list of this page’s owner could not be read.`]);
    return false;
  }
  offered = fees;
  return true;
}

/** The owner's fees for a parcel, beside what customs takes. */
export function own(q: CheckRequest, a: CheckAnswer): HTMLElement | null {
  const all = lines(q, a);
  if (!all.length) return null;
  const { currency } = offered!, foreign = currency !== "USD", name = owner()?.name;
  const written = (sum: string) => foreign ? `${sum} ${currency}` : money(sum);
  const sum = all.reduce((total, l) => total + cents(l.amount), 0n);
  return el("section", { class: "own" }, el("table", { class: "amounts" },
    el("caption", {}, name ? t`Fee of ${name}` : t`Fee of this page’s owner`),
    el("tbody", {}, ...all.map(l => el("tr", {}, el("th", { scope: "row" }, l.text), el("td", {}, written(l.amount))))),
    a.total && !foreign ? el("tfoot", {}, el("tr", { class: "total" }, el("th", { scope: "row" }, t`With what customs takes`), el("td", {}, money(amount(sum + cents(a.total)))))) : null));
}

function lines(q: CheckRequest, a: CheckAnswer): { text: string; amount: string }[] {
  if (!offered || a.outcome === "prohibited" || a.outcome === "unsupported") return [];
  const costs = { ...offered.costs[""], ...offered.costs[q.mode ?? ""] };
  const parcel = q.mode === "express" || q.mode === "post";
  const clearance = a.outcome === "exempt" ? "freeClearance" : !parcel ? "entryClearance" : a.entry?.type === "01" ? "formalClearance" : "dutyClearance";
  const fee = costs[clearance], rate = costs["disbursement"];
  return [
    ...fee ? [{ text: t`Clearance`, amount: amount(cents(fee)) }] : [],
    // Its amount is known where what is advanced is.
    ...rate && a.total && cents(a.total) > 0n && offered.currency === "USD" ? [{ text: t`Advancing duty and fees, ${percent(rate)} of ${money(a.total)}`, amount: share(a.total, rate) }] : [],
  ];
}

// A part of an amount in percent, to the nearest cent.
function share(of: string, rate: string): string {
  const [whole = "0", part = ""] = rate.split("."), millionths = BigInt(whole + part.padEnd(6, "0").slice(0, 6));
  return amount((cents(of) * millionths + 50_000_000n) / 100_000_000n);
}
