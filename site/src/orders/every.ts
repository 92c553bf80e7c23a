import { byId } from "../dom";
import { t } from "../language";
import { told } from "../told";
import { announce } from "../say";
import { day, money } from "../words";
import type { DayAnswer, Filter, Report, RowAnswer, Summary } from "./contract";
import { months } from "./report";
import { type Column, LongTable } from "./table";
import { outcome, personDays, rows } from "./words";

// Every row and every person-day, with what one can look for in them.

const dollars = (amount: string | null, otherwise: string) => amount === null ? otherwise : money(amount);
const known = (r: RowAnswer) => r.outcome ? t`not known` : "";
const limit = (r: { limit: string | null }) => dollars(r.limit, "");

const rowColumns = (): Column<RowAnswer>[] => [
  { name: t`Line`, sort: "line", kind: "line", cell: r => String(r.line) },
  { name: t`Outcome`, sort: "outcome", kind: "words", cell: r => r.outcome ? outcome(r.outcome) : statuses.get(r.status) ?? r.status },
  { name: t`Arrives`, sort: "day", kind: "date", cell: r => r.day && day(r.day, true) },
  { name: t`Buyer`, sort: "person", kind: "who", cell: r => r.person },
  { name: t`Order`, sort: "order", cell: r => r.order },
  { name: t`SKU`, sort: "sku", cell: r => r.sku },
  { name: t`Value`, sort: "retail", kind: "amount", cell: r => dollars(r.retail, "") },
  { name: t`That day`, sort: "aggregate", kind: "amount", cell: r => dollars(r.aggregate, "") },
  { name: t`Limit`, kind: "amount", cell: limit },
  { name: t`Duty`, sort: "duty", kind: "amount", cell: r => dollars(r.duty, known(r)) },
  { name: t`Fees`, sort: "fees", kind: "amount", cell: r => dollars(r.fees, known(r)) },
  { name: t`Total`, sort: "total", kind: "amount", cell: r => dollars(r.total, known(r)) },
];

const dayColumns = (): Column<DayAnswer>[] => [
  { name: t`Day`, sort: "day", kind: "date", cell: d => day(d.day, true) },
  { name: t`Buyer`, sort: "person", kind: "who", cell: d => d.person },
  { name: t`Outcome`, kind: "words", cell: d => outcome(d.outcome) },
  { name: t`Orders`, sort: "orders", kind: "amount", cell: d => String(d.orders) },
  { name: t`Rows`, kind: "amount", cell: d => String(d.rows) },
  { name: t`Value`, sort: "aggregate", kind: "amount", cell: d => money(d.aggregate) },
  { name: t`Limit`, kind: "amount", cell: limit },
  { name: t`Over by`, sort: "over", kind: "amount", cell: d => dollars(d.over, "") },
  { name: t`Duty`, kind: "amount", cell: d => dollars(d.duty, t`not known`) },
  { name: t`Fees`, kind: "amount", cell: d => dollars(d.fees, t`not known`) },
  { name: t`Total`, kind: "amount", cell: d => dollars(d.total, t`not known`) },
];

const statuses = new Map<string, string>();

/** Brings rows or person-days and how many there are, or null when they are no longer to be had. */
export type Fetch = (verb: "orders-rows" | "orders-days", request: object) => Promise<{ rows?: RowAnswer[]; days?: DayAnswer[]; of: number } | null>;

/** Makes the tables. `why` opens a row. */
export function furnish(fetch: Fetch, why: (row: RowAnswer) => void): void {
  const columns = { rows: rowColumns(), days: dayColumns() };
  const told = (of: number) => {
    byId("found-rows").textContent = shown() === "rows" ? of ? rows(of) : t`No row is like that.`
      : of ? personDays(of) : t`No person-day is like that.`;
  };
  const arrange = (by: string) => {
    const now = sorting[shown()];
    // Amounts are wanted from the largest down.
    const down = !["line", "day", "person", "order", "sku"].includes(by);
    sorting[shown()] = { sort: by, descending: now.sort === by ? !now.descending : down };
    const name = columns[shown()].find(c => c.sort === by)?.name ?? by;
    announce(sorting[shown()].descending ? t`Sorted by ${name}, from the last or largest.` : t`Sorted by ${name}, from the first or smallest.`);
    void tables[shown()].restart(sorting[shown()]);
  };
  tables.rows = new LongTable(t`Every row of the file`, columns.rows, async (from, count) => {
    const part = await fetch("orders-rows", { from, count, ...sorting.rows, filter: filter() });
    return part && { rows: part.rows ?? [], of: part.of };
  }, why, arrange, told);
  tables.days = new LongTable(t`Every person-day`, columns.days, async (from, count) => {
    const { month, text, over } = filter();
    const part = await fetch("orders-days", { from, count, ...sorting.days, filter: { month, text, over } });
    return part && { rows: part.days ?? [], of: part.of };
  }, showDay, arrange, told);
  let pause = 0;
  byId("every").addEventListener("input", event => {
    const target = event.target as HTMLElement;
    if (target.id === "text") {
      clearTimeout(pause);
      pause = window.setTimeout(again, 250);
    } else again();
  });
  byId("all-days").addEventListener("click", () => {
    only = null;
    again();
    byId("text").focus();
  });
}

/** Shows the rows of a new answer. */
export function show(r: Report, s: Summary): void {
  statuses.clear();
  for (const x of r.statuses) statuses.set(x.status, told(x));
  choices("outcome", t`All`, s.outcomes.map(o => [o.outcome, outcome(o.outcome)]));
  choices("status", t`All`, r.statuses.map(x => [x.status, told(x)]));
  choices("month", t`All`, months(s.months));
  byId<HTMLInputElement>("text").value = "";
  byId<HTMLInputElement>("over").checked = false;
  byId("every").querySelector<HTMLInputElement>("[value=rows]")!.checked = true;
  only = null;
  sorting.rows = { sort: "line", descending: false };
  sorting.days = { sort: "day", descending: false };
  again();
}

/** Shows the person-days over the limit, those furthest over first. */
export function showOver(): void {
  byId("every").querySelector<HTMLInputElement>("[value=days]")!.checked = true;
  byId<HTMLInputElement>("over").checked = true;
  sorting.days = { sort: "over", descending: true };
  again();
  byId("every-title").focus({ preventScroll: true });
  byId("every").scrollIntoView({ block: "start" });
}

/** Shows the rows of one month. */
export function showMonth(month: string): void {
  byId("every").querySelector<HTMLInputElement>("[value=rows]")!.checked = true;
  for (const id of ["outcome", "status", "text"]) byId<HTMLInputElement>(id).value = "";
  byId<HTMLInputElement>("over").checked = false;
  byId<HTMLSelectElement>("month").value = month;
  only = null;
  again();
  byId("every-title").focus({ preventScroll: true });
  byId("every").scrollIntoView({ block: "start" });
}

const tables = {} as { rows: LongTable<RowAnswer>; days: LongTable<DayAnswer> };
const sorting = { rows: { sort: "line", descending: false }, days: { sort: "day", descending: false } };
// The one person-day whose rows are shown, if any.
let only: DayAnswer | null = null;

function shown(): "rows" | "days" {
  return byId("every").querySelector<HTMLInputElement>("[name=shown]:checked")!.value as "rows" | "days";
}

function filter(): Filter {
  const value = (id: string) => byId<HTMLInputElement>(id).value;
  return {
    outcome: value("outcome"), status: value("status"), month: value("month"), text: value("text").trim(),
    over: byId<HTMLInputElement>("over").checked, personDay: only?.personDay ?? null,
  };
}

function again(): void {
  const which = shown();
  for (const f of byId("every").querySelectorAll<HTMLElement>(".rows-only")) f.hidden = which === "days";
  byId("one-day-only").hidden = which === "days" || !only;
  if (only) byId("one-day-only").firstElementChild!.textContent = t`Only what ${only.person} imported on ${day(only.day)}.`;
  const { box } = tables[which];
  if (!box.isConnected) byId("table").replaceChildren(box);
  void tables[which].restart(sorting[which]);
}

// The rows of one person-day, whatever else was looked for.
function showDay(d: DayAnswer): void {
  only = d;
  byId("every").querySelector<HTMLInputElement>("[value=rows]")!.checked = true;
  for (const id of ["outcome", "status", "month", "text"]) byId<HTMLInputElement>(id).value = "";
  byId<HTMLInputElement>("over").checked = false;
  again();
  announce(t`The rows of ${d.person} on ${day(d.day)}.`);
  byId("all-days").focus({ preventScroll: true });
}

function choices(id: string, all: string, list: [string, string][]): void {
  byId(id).replaceChildren(new Option(all, ""), ...list.map(([value, text]) => new Option(text, value)));
}

