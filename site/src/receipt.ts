import type { CheckAnswer, CheckRequest, Entry, Exemption, Item, Line, Sources } from "./contract";
import { el, svg } from "./dom";
import { cites } from "./sources";
import { chosen, day, money } from "./words";

/** The numbers of an answer as a receipt: what was asked, the day's limit, entry, amounts. */
export function receipt(request: CheckRequest, a: CheckAnswer): HTMLElement {
  const sources = a.sources ?? {};
  return el("div", { class: "receipt" },
    asked(request),
    a.exemption ? limit(a.exemption) : null,
    a.entry ? entry(a.entry, sources) : null,
    amounts(request, a, sources),
    el("div", { class: "actions" },
      el("button", { type: "button", class: "quiet", id: "copy" }, "Copy link to this answer"),
      el("button", { type: "button", class: "quiet", id: "print" }, "Print")),
    el("p", { class: "hint edition" }, `Law edition ${a.law.edition}, last checked ${day(a.law.verifiedThrough)}`));
}

function asked(q: CheckRequest): HTMLElement {
  const country = (code = "") => chosen("from", code);
  const made = [...new Set(q.items.map(i => country(i.origin)))].join(", ");
  return el("dl", { class: "asked" },
    ...pair("Arrives", q.date ? day(q.date) : ""),
    ...pair("Travels by", chosen("mode", q.mode ?? "").replace(/ \(.*/, "")),
    ...pair("Shipped from", country(q.from)),
    ...pair("Made in", made),
    ...q.items.flatMap((item, i) => pair(name(item, i, q.items.length), `${item.quantity ?? "1"} × ${price(item)}`)));
}

function pair(term: string, value: string): HTMLElement[] {
  return [el("dt", {}, term), el("dd", {}, value)];
}

function name(item: Item, i: number, of: number): string {
  return item.description ?? (of > 1 ? `Item ${i + 1}` : "The goods");
}

function price(item: Item): string {
  const value = item.retailValue ?? "";
  return item.currency && item.currency !== "USD" ? `${value} ${item.currency}` : money(value);
}

function limit(x: Exemption): HTMLElement {
  const people = x.recipients ?? [];
  const counted = x.aggregate && !people.length ? `Counted for this person and day: ${money(x.aggregate)}.` : "";
  const suspended = x.statutoryLimit && x.limit !== null && x.statutoryLimit !== x.limit;
  const of = x.limit === null ? "No exemption applies."
    : `Limit${people.length ? " for each person" : ""}: ${money(x.limit, true)}${suspended ? ` (suspended; ${money(x.statutoryLimit!, true)} in the statute)` : ""}.`;
  const left = x.exempt && x.headroom && !people.length ? `Left that day: ${money(x.headroom)}.` : "";
  return el("section", {},
    el("h3", {}, "The day’s limit"),
    x.aggregate && x.limit !== null && !people.length ? bar(Number(x.aggregate), Number(x.limit), Number(x.statutoryLimit ?? 0)) : null,
    el("p", { class: "figures" }, [counted, of, left].filter(Boolean).join(" ")),
    people.length ? each(people) : null,
    x.provision ? el("p", { class: "hint" }, `Under ${x.provision}`) : null);
}

// The words below it say the same, so the bar itself is silent.
function bar(used: number, limit: number, statute: number): SVGElement {
  const full = Math.max(used, limit, statute) || 1;
  const x = (n: number) => `${Math.min(100, (n / full) * 100)}%`;
  return svg("svg", { class: `bar-used${used > limit ? " over" : ""}`, width: "100%", height: 18, "aria-hidden": "true" },
    svg("rect", { class: "room", width: "100%", y: 3, height: 12 }),
    svg("rect", { class: "used", width: x(used), y: 3, height: 12 }),
    limit < full ? svg("rect", { class: "mark", x: x(limit), y: 0, width: 2, height: 18 }) : null);
}

function each(list: NonNullable<Exemption["recipients"]>): HTMLElement {
  return el("dl", { class: "asked" }, ...list.flatMap(p =>
    pair(p.recipient || "Not named", `${money(p.aggregate)}, ${p.exempt ? "free" : "not free"}`)));
}

function entry(e: Entry, sources: Sources): HTMLElement {
  // Some names say their type already.
  const title = (x: Entry) => (x.type === "none" || x.name.includes(x.type) ? capital(x.name) : `Entry type ${x.type}: ${x.name}`);
  return el("section", {},
    el("h3", {}, "How it enters"),
    el("p", { class: "figures" }, title(e)),
    e.text ? el("p", {}, e.text) : null,
    cites(e.cite, sources),
    ...(e.alternatives ?? []).flatMap(o => [
      el("p", { class: "or" }, el("b", {}, `Or: ${title(o)}. `), o.text ?? ""),
      cites(o.cite, sources)]));
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function amounts(q: CheckRequest, a: CheckAnswer, sources: Sources): HTMLElement {
  const sum = (label: string, amount: string | null | undefined, total = false, or = "not known") =>
    el("tr", total ? { class: "total" } : {}, el("th", { scope: "row" }, label),
      amount ? el("td", {}, money(amount)) : el("td", { class: "unknown" }, or));
  return el("section", {}, el("table", { class: "amounts" },
    el("caption", {}, "What is owed"),
    el("thead", { class: "unseen" }, el("tr", {}, el("th", { scope: "col" }, "For"), el("th", { scope: "col" }, "Amount"))),
    el("tbody", {}, ...(a.lines ?? []).map(l => line(l, q, sources))),
    el("tfoot", {}, sum("Duty", a.duty, false, bounds(a)), sum("Fees", a.fees), sum("Total", a.total, true))),
    ...methods(a));
}

// The choice was the carrier's, so both are shown.
function methods(a: CheckAnswer): HTMLElement[] {
  if (!a.alternatives?.length) return [];
  return [
    el("p", { class: "or" }, "The duty depends on the method the carrier chose:"),
    el("dl", { class: "asked" }, ...a.alternatives.flatMap(m => pair(chosen("postalMethod", m.method), money(m.duty)))),
  ];
}

function bounds(a: CheckAnswer): string {
  if (a.atLeast && a.atMost) return `${money(a.atLeast)} to ${money(a.atMost)}`;
  if (a.atLeast) return `at least ${money(a.atLeast)}`;
  return a.atMost ? `at most ${money(a.atMost)}` : "not known";
}

function line(l: Line, q: CheckRequest, sources: Sources): HTMLElement {
  const item = l.item !== undefined && q.items.length > 1 ? `${name(q.items[l.item] ?? {}, l.item, q.items.length)}: ` : "";
  const sums = l.rate ? `${l.base ? `${money(l.base)} × ` : ""}${l.rate} %` : "";
  return el("tr", {},
    el("th", { scope: "row" }, item + (l.text ?? l.layer), sums && el("span", { class: "dates" }, sums), cites(l.cite, sources)),
    el("td", {}, money(l.amount)));
}
