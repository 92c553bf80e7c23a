import { amount, cents } from "../cents";
import { byId, el } from "../dom";
import { t } from "../language";
import { behind, told } from "../told";
import { sentence } from "../say";
import { brief, day, money } from "../words";
import { ledger } from "./breakdown";
import type { Checker } from "./checker";
import type { Assumptions, Summary } from "./contract";
import { part } from "./headline";
import { count } from "./words";

// The same orders under the law of another day, or by another way to the US.

const date = () => byId<HTMLInputElement>("if-date");
const list = (name: string) => byId<HTMLSelectElement>(`if-${name}`);

/** Sets the fields to what the orders were checked with. */
export function show(s: Summary): void {
  date().value = s.assumed.asOf ?? "";
  list("mode").value = s.assumed.mode ?? "";
  list("from").value = s.assumed.from ?? "";
  list("withdrawn").value = s.assumed.withdrawnFrom ?? "";
  byId("if-answer").replaceChildren();
}

/** What the fields say. */
export function assumptions(s: Summary): Assumptions {
  const { mode, eccf, ...rest } = s.assumed, to = list("mode").value;
  return {
    ...rest, mode: to, from: list("from").value, withdrawnFrom: list("withdrawn").value, asOf: date().value,
    // Whether a courier's facility clears them goes with the way they travel.
    ...(to === mode && eccf !== undefined && { eccf }),
  };
}

/** Answers the fields beside what there is. */
export async function compare(s: Summary, checker: Checker): Promise<void> {
  const place = byId("if-answer");
  const asked = assumptions(s);
  place.replaceChildren(el("p", { class: "hint" }, t`Working it out.`));
  const other = await checker.ask<Summary>("orders-answer", { ...asked, keep: false });
  if ("error" in other) {
    place.replaceChildren(el("p", { class: "error" }, behind(...[other.error, ...(other.error.also ?? [])].map(f => sentence(told(f, "message"))))));
    return;
  }
  place.replaceChildren(
    el("p", {}, el("b", {}, verdict(s, other))),
    ledger(t`As checked, and what if`, [t`Of the file`, t`As checked`, title(other.assumed)], [
      [t`Free orders`, free(s), free(other)],
      [t`Person-days over`, count(s.personDaysOver), count(other.personDaysOver)],
      [t`Orders not known`, count(s.unknown), count(other.unknown)],
      [t`Duty`, money(s.duty), money(other.duty)],
      [t`Fees`, money(s.fees), money(other.fees)],
      [t`Total`, money(s.total), money(other.total)],
    ]),
    el("p", {}, el("button", { type: "button", class: "quiet", id: "if-keep" }, t`Use this for every row`)));
}

function free(s: Summary): string {
  return count(part(s, "exempt")?.orders ?? 0);
}

function verdict(s: Summary, other: Summary): string {
  const a = cents(s.total), b = cents(other.total), gap = money(amount(a > b ? a - b : b - a));
  const owed = a === b ? t`The same is owed: ${money(other.total)}.`
    : b > a ? t`${gap} more would be owed: ${money(other.total)} in place of ${money(s.total)}.`
    : t`${gap} less would be owed: ${money(other.total)} in place of ${money(s.total)}.`;
  return behind(owed, open(other.unknown - s.unknown));
}

// How many more orders are not known then, or known when it is less than nothing.
function open(more: number): string {
  if (more > 0) return more === 1 ? t`1 more order is not known then and not in the sum.` : t`${count(more)} more orders are not known then and not in the sum.`;
  if (more < 0) return more === -1 ? t`1 more order is known then and in the sum.` : t`${count(-more)} more orders are known then and in the sum.`;
  return "";
}

function title(a: Assumptions): string {
  const mode = brief("mode", list("mode").value);
  return a.asOf ? t`${mode}, law of ${day(a.asOf, true)}` : t`${mode}, law of each day`;
}
