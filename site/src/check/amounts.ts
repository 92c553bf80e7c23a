import type { CheckAnswer, CheckRequest, Item, Line, Sources } from "../contract";
import { el } from "../dom";
import { cites } from "../sources";
import { chosen, money } from "../words";

// The layers that the tariff itself sets say only their rate; these are their names.
const ordinary: Record<string, string> = {
  "base": "Ordinary duty",
  "special": "Ordinary duty, trade program rate",
  "column-2": "Ordinary duty, column 2",
};

/** What is owed: the duty by item, the fees, and their sums. */
export function amounts(q: CheckRequest, a: CheckAnswer, sources: Sources): HTMLElement {
  const fees = (document.body.dataset.fees ?? "").split(" ");
  const lines = a.lines ?? [], duty = lines.filter(l => !fees.includes(l.layer)), rest = lines.filter(l => fees.includes(l.layer));
  return el("section", {},
    el("table", { class: "amounts" },
      el("caption", {}, "What is owed"),
      head(),
      ...byItem(duty, q, sources),
      rest.length ? group(duty.length ? "Fees" : "", rest, sources) : null,
      el("tfoot", {}, sum("Duty", a.duty, between(a)), sum("Fees", a.fees), sum("Total", a.total))),
    methods(q, a, sources));
}

/** The bounds of a duty that is not known, and "" where they are not known either. */
export function between(a: CheckAnswer): string {
  if (a.atLeast && a.atMost) return `between ${money(a.atLeast)} and ${money(a.atMost)}`;
  if (a.atLeast) return `at least ${money(a.atLeast)}`;
  return a.atMost ? `at most ${money(a.atMost)}` : "";
}

/** What an item is called among the others. */
export function name(item: Item, i: number, of: number): string {
  return item.description ?? (of > 1 ? `Item ${i + 1}` : "The goods");
}

// The choice was the carrier's, so both stand side by side.
function methods(q: CheckRequest, a: CheckAnswer, sources: Sources): HTMLElement | null {
  if (!a.alternatives?.length) return null;
  return el("div", { class: "methods" }, ...a.alternatives.map(m =>
    el("table", { class: "amounts" },
      el("caption", {}, `If the carrier chose: ${chosen("postalMethod", m.method).toLowerCase()}`),
      head(),
      ...byItem(m.lines ?? [], q, sources),
      el("tfoot", {}, sum("Duty", m.duty)))));
}

// One group for each item, and one for what is owed once for all of them.
function byItem(lines: Line[], q: CheckRequest, sources: Sources): HTMLElement[] {
  const items = [...new Set(lines.map(l => l.item))];
  return items.map(item => {
    const title = item === undefined ? "The whole parcel" : name(q.items[item] ?? {}, item, q.items.length);
    return group(q.items.length > 1 ? title : "", lines.filter(l => l.item === item), sources);
  });
}

function group(title: string, lines: Line[], sources: Sources): HTMLElement {
  return el("tbody", {},
    title ? el("tr", { class: "item-name" }, el("th", { colspan: "2", scope: "rowgroup" }, title)) : null,
    ...lines.map(l => line(l, sources)));
}

function line(l: Line, sources: Sources): HTMLElement {
  const own = ordinary[l.layer], text = l.text ?? l.layer;
  // A rate in words, such as 12¢/kg, stands where the percentage would.
  const rate = l.rate ? `${l.base ? `${money(l.base)} × ` : ""}${l.rate} %` : own && text !== own ? text : "";
  const sums = [l.heading, rate && `${rate} = ${money(l.amount)}`].filter(Boolean).join(" · ");
  return el("tr", {},
    el("th", { scope: "row" },
      own && !/\s\w+\s/.test(text) ? own : own ? `${own}: ${text}` : text,
      sums ? el("span", { class: "sums" }, sums) : null,
      cites(l.cite, sources)),
    el("td", {}, money(l.amount)));
}

function head(): HTMLElement {
  return el("thead", { class: "unseen" }, el("tr", {}, el("th", { scope: "col" }, "For"), el("th", { scope: "col" }, "Amount")));
}

function sum(label: string, amount: string | null | undefined, or = ""): HTMLElement {
  return el("tr", label === "Total" ? { class: "total" } : {}, el("th", { scope: "row" }, label),
    amount ? el("td", {}, money(amount)) : el("td", { class: "unknown" }, or || "not known"));
}
