import { el } from "../dom";
import { cites } from "../sources";
import { day, money } from "../words";
import type { Report, Summary, Sums } from "./contract";
import { identity, leftOut, rejected } from "./report";
import { count, many, month, outcomes } from "./words";

// The summary in tables: by outcome, month and origin, the person-days over the limit,
// why, what is missing, and what was not counted.

/** Every part of the summary that has something to say. */
export function breakdown(r: Report, s: Summary): (HTMLElement | null)[] {
  return [missing(s), byOutcome(s), over(s), byMonth(s), byOrigin(s), why(s), notCounted(r), assumed(s)];
}

// What is owed stands first: on a narrow screen the rest must be scrolled to.
const sums = ["Total", "Duty", "Fees", "Value"];
const amounts = (x: Sums) => [money(x.total), money(x.duty), money(x.fees), money(x.retail)];

function byOutcome(s: Summary): HTMLElement {
  return section("By outcome", ledger("The orders by outcome", ["Outcome", "Orders", ...sums, "Person-days"],
    s.outcomes.map(o => [outcomes[o.outcome], count(o.orders), ...unknown(o), count(o.personDays)]),
    s.outcomes.length > 1 ? ["All", count(s.orders), ...unknown(s), count(s.personDays)] : undefined));
}

// Sums of nothing known would look like nothing owed.
function unknown(x: Sums): string[] {
  return x.unknown === x.orders ? ["not known", "not known", "not known", money(x.retail)] : amounts(x);
}

function byMonth(s: Summary): HTMLElement | null {
  if (s.months.length < 2) return null;
  return section("By month of arrival", ledger("The orders by month", ["Month", "Orders", "Free", ...sums],
    s.months.map(m => [month(m.month), count(m.orders), count(m.exempt), ...unknown(m)])));
}

function byOrigin(s: Summary): HTMLElement | null {
  if (s.origins.length < 2) return null;
  return section("By country of origin", ledger("The rows by country of origin", ["Made in", "Duty", "Value", "Rows"],
    s.origins.map(o => [o.name, money(o.duty), money(o.retail), count(o.rows)])));
}

const fewest = 10;

function over(s: Summary): HTMLElement | null {
  if (!s.over.length) return null;
  const shown = s.over.slice(0, fewest);
  return section("Furthest over the limit", ledger("The person-days furthest over the limit", ["Buyer and day", "Over by", "Value", "Limit", "Orders", "Total"],
    shown.map(d => [`${d.person}, ${day(d.day, true)}`, d.over ? money(d.over) : "", money(d.aggregate), d.limit ? money(d.limit) : "", count(d.orders), d.total ? money(d.total) : "not known"])),
  s.personDaysOver > shown.length
    ? el("p", {}, el("button", { type: "button", class: "quiet", id: "show-over" }, `Show all ${count(s.personDaysOver)} in the table below`)) : null);
}

function why(s: Summary): HTMLElement | null {
  if (!s.reasons.length) return null;
  return section("Why", el("ul", { class: "reasons" }, ...s.reasons.map(x => el("li", {},
    el("p", {}, el("b", {}, `${many(x.orders, "order")}, ${outcomes[x.outcome].toLowerCase()}: `), x.text),
    cites(x.cite, s.sources ?? {}, true)))));
}

// What would decide the orders that are open, and after it what could lower what is owed.
function missing(s: Summary): HTMLElement | null {
  const needed = s.asks.filter(a => a.effect !== "could-lower"), lower = s.asks.filter(a => a.effect === "could-lower");
  const list = (asks: Summary["asks"]) => el("ul", {}, ...asks.map(a => el("li", {},
    el("p", {}, el("b", {}, a.text)),
    el("p", { class: "hint" }, `Asked of ${many(a.orders, "order")}.`),
    a.field === "hts" ? el("p", {}, el("a", { class: "button", href: "#goods-hts" }, "For all goods"), " ", el("a", { class: "button", href: "#products" }, "By product")) : null,
    cites(a.cite, s.sources ?? {}))));
  if (!s.asks.length) return null;
  return el("div", {},
    needed.length ? el("section", { class: "questions" }, el("h3", {}, "The answer needs this"), list(needed)) : null,
    lower.length ? el("details", { class: "more questions", "data-key": "lower" }, el("summary", {}, `This could lower it (${lower.length})`), list(lower)) : null);
}

function notCounted(r: Report): HTMLElement | null {
  const parts = [identity(r), leftOut(r), rejected(r, "Rows left out because they could not be read")].filter(p => p !== null);
  return parts.length ? section("Whom and what was counted", ...parts) : null;
}

// What was assumed, for the printed page, where the form is not.
function assumed(s: Summary): HTMLElement {
  const a = s.assumed, words = (id: string, value = "") => [...(document.getElementById(id) as HTMLSelectElement).options].find(o => o.value === value)?.text ?? value;
  const list: [string, string][] = [
    ["Made in", words("origin", a.origin)],
    ["Shipped from", words("from", a.from)],
    ["Travels by", words("mode", a.mode).replace(/ \(.*/, "")],
    ["Days under way", a.transitDays ?? "0"],
    ["Law", a.asOf ? `of ${day(a.asOf)} for all orders` : "of each order’s day of arrival"],
  ];
  if (a.hts) list.push(["Tariff number", a.hts]);
  return el("section", { class: "assumed" }, el("h3", {}, "Assumed"),
    el("dl", { class: "asked" }, ...list.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])),
    el("p", { class: "hint" }, `Law edition ${s.law.edition}, last checked ${day(s.law.verifiedThrough)}. An order is one shipment; its fees stand in its first row.`));
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
