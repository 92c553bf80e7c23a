import type { CheckAnswer, Line, Sources } from "../../../wasm/host/contract";
import type { CheckRequest, Item } from "../draft";
import { el } from "../dom";
import { of, t } from "../language";
import { told } from "../told";
import { span } from "../questions";
import { marks } from "../sources";
import { bounds } from "./headline";
import { chosen, money, percent } from "../words";

// The layers that the tariff itself sets say only their rate; these are the catalog's names for them.
const ordinary: Record<string, string> = {
  "base": t`Ordinary duty`,
  "special": t`Duty at the special rate claimed`,
  "column-2": t`Duty of column 2`,
};

/** What is owed: the duty by item, the fees, and their sums. */
export function amounts(q: CheckRequest, a: CheckAnswer, sources: Sources): HTMLElement {
  const fees = (document.body.dataset.fees ?? "").split(" ");
  const lines = a.lines ?? [], duty = lines.filter(l => !fees.includes(l.layer)), rest = lines.filter(l => fees.includes(l.layer));
  return el("section", {},
    el("table", { class: "amounts" },
      el("caption", {}, t`What is owed`),
      head(),
      ...byItem(duty, q, sources),
      rest.length ? group(duty.length ? t`Fees` : "", rest, sources) : null,
      el("tfoot", {}, sum(t`Duty`, a.duty), sum(t`Fees`, a.fees), sum(t`Total`, a.total, between(a), "total"))),
    methods(q, a, sources));
}

/** The bounds of a total that is not one amount, and "" where one of them is not known. */
export function between(a: CheckAnswer): string {
  const { least, most } = bounds(a);
  return least && most ? span({ least, most }) : "";
}

/** What an item is called among the others. */
export function name(item: Item, i: number, of: number): string {
  return item.description ?? (of > 1 ? t`Item ${i + 1}` : t`The goods`);
}

// The choice was the carrier's, so both stand side by side.
function methods(q: CheckRequest, a: CheckAnswer, sources: Sources): HTMLElement | null {
  if (!a.alternatives?.length) return null;
  return el("div", { class: "methods" }, ...a.alternatives.map(m =>
    el("table", { class: "amounts" },
      el("caption", {}, t`If the carrier chose: ${chosen("postalMethod", m.method)}`),
      head(),
      ...byItem(m.lines ?? [], q, sources),
      el("tfoot", {}, sum(t`Duty`, m.duty)))));
}

// One group for each item, and one for what is owed once for all of them.
function byItem(lines: Line[], q: CheckRequest, sources: Sources): HTMLElement[] {
  const items = [...new Set(lines.map(l => l.item))];
  return items.map(item => {
    const title = item === undefined ? t`The whole parcel` : name(q.items[item] ?? {}, item, q.items.length);
    return group(q.items.length > 1 ? title : "", lines.filter(l => l.item === item), sources);
  });
}

function group(title: string, lines: Line[], sources: Sources): HTMLElement {
  return el("tbody", {},
    title ? el("tr", { class: "item-name" }, el("th", { colspan: "2", scope: "rowgroup" }, title)) : null,
    ...lines.map(l => line(l, sources)));
}

/** What a line of the receipt is for. */
export function what(l: Line): string {
  const own = ordinary[l.layer], text = told(l) || l.layer, id = l.say?.[0];
  return own && (id === "rate" || id === "rate-times") ? own : own ? of(own, text) : text;
}

function line(l: Line, sources: Sources): HTMLElement {
  const own = ordinary[l.layer], text = told(l) || l.layer;
  // A rate that is on a part of the goods names it. One in words, such as 12¢/kg, stands where the percentage would.
  const rate = l.rate ? `${l.base ? `${money(l.base)} × ` : ""}${percent(l.rate)}` : own && text !== own ? text : "";
  const sums = [l.heading, rate && `${rate} = ${money(l.amount)}`].filter(Boolean).join(" · ");
  return el("tr", {},
    el("th", { scope: "row" },
      what(l), marks(l.cite, sources),
      sums ? el("span", { class: "sums" }, sums) : null),
    el("td", {}, money(l.amount)));
}

function head(): HTMLElement {
  return el("thead", { class: "unseen" }, el("tr", {}, el("th", { scope: "col" }, t`For`), el("th", { scope: "col" }, t`Amount`)));
}

function sum(label: string, amount: string | null | undefined, or = "", kind = ""): HTMLElement {
  return el("tr", kind ? { class: kind } : {}, el("th", { scope: "row" }, label),
    amount ? el("td", {}, money(amount)) : el("td", { class: "unknown" }, or || t`not known`));
}
