import { el } from "../dom";
import { t } from "../language";
import { behind, told } from "../told";
import { cites } from "../sources";
import { brief, chosen, day, money } from "../words";
import type { Outcome, Report, Summary, Sums } from "./contract";
import { identity, leftOut, rejected } from "./report";
import { count, month, outcome } from "./words";
import { year } from "./year";

// The summary in tables: by outcome, month and origin, the person-days over the limit,
// why, what is missing, and what was not counted.

/** Every part of the summary that has something to say. */
export function breakdown(r: Report, s: Summary): (HTMLElement | null)[] {
  return [missing(s), byOutcome(s), over(s), byMonth(s), byOrigin(s), why(s), notCounted(r), assumed(s)];
}

// What is owed stands first: on a narrow screen the rest must be scrolled to.
const sums = () => [t`Total`, t`Duty`, t`Fees`, t`Value`];
const amounts = (x: Sums) => [money(x.total), money(x.duty), money(x.fees), money(x.retail)];

function byOutcome(s: Summary): HTMLElement {
  return section(t`By outcome`, ledger(t`The orders by outcome`, [t`Outcome`, t`Orders`, ...sums(), t`Person-days`],
    s.outcomes.map(o => [outcome(o.outcome), count(o.orders), ...unknown(o), count(o.personDays)]),
    s.outcomes.length > 1 ? [t`In all`, count(s.orders), ...unknown(s), count(s.personDays)] : undefined));
}

// Sums of nothing known would look like nothing owed.
function unknown(x: Sums): string[] {
  return x.unknown === x.orders ? [t`not known`, t`not known`, t`not known`, money(x.retail)] : amounts(x);
}

function byMonth(s: Summary): HTMLElement | null {
  if (s.months.length < 2) return null;
  return section(t`By month of arrival`, year(s), ledger(t`The orders by month`, [t`Month`, t`Orders`, t`Free`, ...sums()],
    s.months.map(m => [month(m.month), count(m.orders), count(m.exempt), ...unknown(m)])));
}

function byOrigin(s: Summary): HTMLElement | null {
  if (s.origins.length < 2) return null;
  return section(t`By country of origin`, ledger(t`The rows by country of origin`, [t`Made in`, t`Duty`, t`Value`, t`Rows`],
    s.origins.map(o => [o.origin ? chosen("origin", o.origin) : told(o, "name"), money(o.duty), money(o.retail), count(o.rows)])));
}

const fewest = 10;

function over(s: Summary): HTMLElement | null {
  if (!s.over.length) return null;
  const shown = s.over.slice(0, fewest);
  return section(t`Furthest over the limit`, ledger(t`The person-days furthest over the limit`, [t`Buyer and day`, t`Over by`, t`Value`, t`Limit`, t`Orders`, t`Total`],
    shown.map(d => [t`${d.person}, ${day(d.day, true)}`, d.over ? money(d.over) : "", money(d.aggregate), d.limit ? money(d.limit) : "", count(d.orders), d.total ? money(d.total) : t`not known`])),
  s.personDaysOver > shown.length
    ? el("p", {}, el("button", { type: "button", class: "quiet", id: "show-over" }, t`Show all ${count(s.personDaysOver)} in the table below`)) : null);
}

function why(s: Summary): HTMLElement | null {
  if (!s.reasons.length) return null;
  return section(t`Why`, el("ul", { class: "reasons" }, ...s.reasons.map(x => el("li", {},
    el("p", {}, el("b", {}, taken(x.outcome, x.orders)), " ", told(x)),
    cites(x.cite, s.sources ?? {}, true)))));
}

// So many orders that the law takes so, before the reason.
function taken(outcome: Outcome, n: number): string {
  switch (outcome) {
    case "exempt": return n === 1 ? t`1 order, free:` : t`${count(n)} orders, free:`;
    case "dutiable": return n === 1 ? t`1 order, not free:` : t`${count(n)} orders, not free:`;
    case "incomplete": return n === 1 ? t`1 order, something is missing:` : t`${count(n)} orders, something is missing:`;
    case "prohibited": return n === 1 ? t`1 order, may not be imported:` : t`${count(n)} orders, may not be imported:`;
    case "unsupported": return n === 1 ? t`1 order, outside our data:` : t`${count(n)} orders, outside our data:`;
  }
}

// What would decide the orders that are open, and after it what could lower what is owed.
function missing(s: Summary): HTMLElement | null {
  const needed = s.asks.filter(a => a.effect !== "could-lower"), lower = s.asks.filter(a => a.effect === "could-lower");
  const list = (asks: Summary["asks"]) => el("ul", {}, ...asks.map(a => el("li", {},
    el("p", {}, el("b", {}, told(a))),
    el("p", { class: "hint" }, a.orders === 1 ? t`Asked of 1 order.` : t`Asked of ${count(a.orders)} orders.`),
    a.field === "hts" ? el("p", {}, el("a", { class: "button", href: "#goods-hts" }, t`For all goods`), " ", el("a", { class: "button", href: "#products" }, t`By product`)) : null,
    cites(a.cite, s.sources ?? {}))));
  if (!s.asks.length) return null;
  return el("div", {},
    needed.length ? el("section", { class: "questions" }, el("h3", {}, t`The answer needs this`), list(needed)) : null,
    lower.length ? el("details", { class: "more questions", "data-key": "lower" }, el("summary", {}, t`This could lower it (${lower.length})`), list(lower)) : null);
}

function notCounted(r: Report): HTMLElement | null {
  const parts = [identity(r), leftOut(r), rejected(r, t`Rows left out because they could not be read`)].filter(p => p !== null);
  return parts.length ? section(t`Whom and what was counted`, ...parts) : null;
}

// What was assumed, for the printed page, where the form is not.
function assumed(s: Summary): HTMLElement {
  const a = s.assumed;
  const list: [string, string][] = [
    [t`Made in`, chosen("origin", a.origin ?? "")],
    [t`Shipped from`, chosen("from", a.from ?? "")],
    [t`Travels by`, brief("mode", a.mode ?? "")],
    [t`Days under way`, a.transitDays ?? "0"],
    [t`Law`, a.asOf ? t`of ${day(a.asOf)} for all orders` : t`of each order’s day of arrival`],
  ];
  if (a.hts) list.push([t`Tariff number`, a.hts]);
  return el("section", { class: "assumed" }, el("h3", {}, t`Assumed`),
    el("dl", { class: "asked" }, ...list.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])),
    el("p", { class: "hint" }, behind(t`Law edition ${s.law.edition}, last checked ${day(s.law.verifiedThrough)}.`, t`An order is one shipment; its fees stand in its first row.`)));
}

function section(title: string, ...parts: (HTMLElement | null)[]): HTMLElement {
  return el("section", {}, el("h3", {}, title), ...parts);
}

/** A table of sums that scrolls within itself where it does not fit. */
export function ledger(label: string, head: string[], rows: string[][], foot?: string[]): HTMLElement {
  const line = (cells: string[]) => el("tr", {}, ...cells.map((c, i) => i ? el("td", {}, c) : el("th", { scope: "row" }, c)));
  return el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": label },
    el("table", { class: "ledger" },
      el("caption", { class: "unseen" }, label),
      el("thead", {}, el("tr", {}, ...head.map(h => el("th", { scope: "col" }, h)))),
      el("tbody", {}, ...rows.map(line)),
      foot ? el("tfoot", {}, line(foot)) : null));
}
