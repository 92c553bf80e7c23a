import { el } from "../dom";
import { beyond } from "../reasons";
import { day, money } from "../words";
import type { Outcome, Summary, Sums } from "./contract";
import { count, many } from "./words";

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
  return [verdict(s), owed(s), ...notes(s)].join(" ");
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
  const free = part(s, "exempt")?.orders ?? 0, law = s.assumed.asOf ? ` under the law of ${day(s.assumed.asOf)}` : "";
  const were = s.assumed.asOf ? "would be" : "were";
  if (free === s.orders) return s.orders === 1 ? `The one order ${s.assumed.asOf ? "would be" : "was"} free of duty${law}.` : `All ${count(s.orders)} orders ${were} free of duty${law}.`;
  if (!free) return `None of the ${many(s.orders, "order")} ${s.assumed.asOf ? "would be" : "was"} free of duty${law}.`;
  return `${count(free)} of ${many(s.orders, "order")} ${free === 1 && !s.assumed.asOf ? "was" : were} free of duty${law}.`;
}

function owed(s: Summary): string {
  const unknown = s.unknown ? ` The duty of ${many(s.unknown, "order")} is not known and not in this sum.` : "";
  if (!/[1-9]/.test(s.total)) return s.unknown ? `What is owed on ${many(s.unknown, "order")} is not known.` : "Nothing is owed.";
  return `${money(s.total)} owed: ${money(s.duty)} duty and ${money(s.fees)} fees.${unknown}`;
}

function notes(s: Summary): string[] {
  const days = (n: number) => many(n, "person-day");
  const all: string[] = [];
  if (!s.personDaysOver) all.push(`No buyer’s day was over the limit, out of ${days(s.personDays)}.`);
  else {
    all.push(`${days(s.personDaysOver)} of ${count(s.personDays)} ${s.personDaysOver === 1 ? "was" : "were"} over the limit of the day.`);
    // While the exemption is suspended every day is over its limit of nothing.
    if (s.personDaysOverStatute !== s.personDaysOver) {
      all.push(`${s.personDaysOverStatute ? `${days(s.personDaysOverStatute)} would be` : "None would be"} over the limit that the statute names, had it not been suspended.`);
    }
  }
  const banned = part(s, "prohibited")?.orders ?? 0;
  if (banned) all.push(`${many(banned, "order")} may not be imported at all.`);
  return all;
}
