import { el } from "../dom";
import { t } from "../language";
import { behind } from "../told";
import { beyond } from "../reasons";
import { day, money } from "../words";
import type { Outcome, Summary, Sums } from "./contract";
import { count, personDays } from "./words";

/** The answer for the whole file in a few sentences: how many were free, what is owed, whose day went over. */
export function headline(s: Summary): HTMLElement {
  const warning = beyond(s.law);
  return el("div", {},
    el("div", { class: `verdict ${kind(s)}` },
      el("h2", { id: "verdict", tabindex: "-1" }, verdict(s)),
      el("p", { class: "owed" }, owed(s)),
      ...notes(s).map(n => el("p", { class: "reason" }, n))),
    warning && el("div", { class: "notice" }, warning));
}

/** The same in one breath, for those who hear it. */
export function spoken(s: Summary): string {
  return behind(verdict(s), owed(s), ...notes(s));
}

/** The part of the orders with an outcome. */
export function part(s: Summary, outcome: Outcome): Sums | undefined {
  return s.outcomes.find(o => o.outcome === outcome);
}

function kind(s: Summary): string {
  const free = part(s, "exempt")?.orders ?? 0;
  if (free === s.orders) return "free";
  return part(s, "incomplete") || part(s, "unsupported") ? "open" : "not-free";
}

function verdict(s: Summary): string {
  const free = part(s, "exempt")?.orders ?? 0, of = count(s.orders);
  if (s.assumed.asOf) return wouldBe(s, free, of, day(s.assumed.asOf));
  if (s.orders === 1) return free ? t`The one order was free of duty.` : t`The one order was not free of duty.`;
  if (free === s.orders) return t`All ${of} orders were free of duty.`;
  if (!free) return t`None of the ${of} orders was free of duty.`;
  return free === 1 ? t`1 of ${of} orders was free of duty.` : t`${count(free)} of ${of} orders were free of duty.`;
}

// The same where one day's law is taken for all orders.
function wouldBe(s: Summary, free: number, of: string, law: string): string {
  if (s.orders === 1) return free ? t`The one order would be free of duty under the law of ${law}.` : t`The one order would not be free of duty under the law of ${law}.`;
  if (free === s.orders) return t`All ${of} orders would be free of duty under the law of ${law}.`;
  if (!free) return t`None of the ${of} orders would be free of duty under the law of ${law}.`;
  return free === 1 ? t`1 of ${of} orders would be free of duty under the law of ${law}.` : t`${count(free)} of ${of} orders would be free of duty under the law of ${law}.`;
}

function owed(s: Summary): string {
  const n = s.unknown;
  const fees = /[1-9]/.test(s.openFees) ? [t`Their known fees are ${money(s.openFees)}.`] : [];
  if (!/[1-9]/.test(s.total)) {
    if (!n) return t`Nothing is owed.`;
    return behind(n === 1 ? t`What is owed on 1 order is not known.` : t`What is owed on ${count(n)} orders is not known.`, ...fees);
  }
  const known = t`${money(s.total)} owed: ${money(s.duty)} duty and ${money(s.fees)} fees.`;
  if (!n) return known;
  return behind(known, n === 1 ? t`The duty of 1 order is not known and not in this sum.` : t`The duty of ${count(n)} orders is not known and not in this sum.`, ...fees);
}

function notes(s: Summary): string[] {
  const all: string[] = [], n = s.personDaysOver, of = count(s.personDays), statute = s.personDaysOverStatute;
  if (!n) all.push(t`No buyer’s day was over the limit, out of ${personDays(s.personDays)}.`);
  else {
    all.push(n === 1 ? t`1 person-day of ${of} was over the limit of the day.` : t`${count(n)} person-days of ${of} were over the limit of the day.`);
    // While the exemption is suspended every day is over its limit of nothing.
    if (statute !== n) {
      all.push(!statute ? t`None would be over the limit that the statute names, had it not been suspended.`
        : statute === 1 ? t`1 person-day would be over the limit that the statute names, had it not been suspended.`
        : t`${count(statute)} person-days would be over the limit that the statute names, had it not been suspended.`);
    }
  }
  const banned = part(s, "prohibited")?.orders ?? 0;
  if (banned) all.push(banned === 1 ? t`1 order may not be imported at all.` : t`${count(banned)} orders may not be imported at all.`);
  return all;
}
