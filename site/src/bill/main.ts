import { page, put, value } from "../claims";
import { el } from "../dom";
import { t } from "../language";
import { told, toldAll } from "../told";
import { day, money } from "../words";
import type { BillAnswer } from "../contract";

const verdicts = {
  agrees: t`The bill agrees with what is worked out here`,
  differs: t`The bill differs from what is worked out here`,
  cannot: t`The bill can’t be judged: something is missing`,
};
const lines = ["duty", "fees", "tax", "processing", "brokerage", "disbursement", "advancement", "carrier", "carrierTax", "total"];

// The carrier's own of them, with what it publishes.
const own = [...document.querySelectorAll("[id^=published-]")].map(e => e.id.slice("published-".length));

// What the link brought of the shipment that no field shows.
let shipment: Record<string, unknown> = {};

page("bill", { read: question, fill }, show);

function question(): object {
  const items = Array.isArray(shipment.items) ? shipment.items as Record<string, unknown>[] : [];
  const given = (fields: string[]) => Object.fromEntries(fields.map(f => [f, value(f)]).filter(([, v]) => v));
  const bill = Object.fromEntries(lines.map(l => [l, value("bill-" + l)]).filter(([, v]) => v));
  const published = Object.fromEntries(own.map(l => [l, value("published-" + l)]).filter(([, v]) => v));
  const origin = value("origin") || !items[0]?.origins && value("from");
  return { shipment: { ...shipment, ...given(["date", "mode", "from"]), items: [{ ...items[0], ...given(["hts", "retailValue"]), ...(origin && { origin }) }, ...items.slice(1)] }, bill, ...(Object.keys(published).length ? { published } : {}) };
}

function fill(held: Record<string, unknown>): void {
  shipment = (held.shipment ?? {}) as Record<string, unknown>;
  const item = (Array.isArray(shipment.items) ? shipment.items[0] : {}) as Record<string, unknown>;
  for (const f of ["date", "mode", "from"]) put(f, shipment[f]);
  for (const f of ["origin", "hts", "retailValue"]) put(f, item?.[f]);
  for (const [l, amount] of Object.entries((held.published ?? {}) as object)) if (own.includes(l)) put("published-" + l, amount);
  for (const [l, amount] of Object.entries((held.bill ?? {}) as object)) if (lines.includes(l)) put("bill-" + l, amount);
}

function name(line: string): string {
  return document.querySelector(`label[for="bill-${line}"]`)?.textContent ?? line;
}

function show(a: BillAnswer): HTMLElement[] {
  return [
    el("h2", {}, verdicts[a.verdict]),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": verdicts[a.verdict] }, el("table", { class: "amounts" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t`For`), el("th", { scope: "col" }, t`On the bill`), el("th", { scope: "col" }, t`Owed`), el("th", { scope: "col" }, t`Difference`))),
      el("tbody", {}, ...a.lines.map(l => el("tr", {},
        el("th", { scope: "row" }, name(l.line), l.text ? el("span", { class: "sums" }, told(l)) : null),
        el("td", {}, money(l.billed)),
        el("td", {}, l.ours === null ? t`not known` : money(l.ours)),
        el("td", {}, l.difference ? money(l.difference) : "")))))),
    a.causes.length ? el("section", {}, el("h3", {}, t`What explains it`), el("ul", {}, ...a.causes.map(c => el("li", {}, el("p", {}, told(c)), el("p", {}, el("b", {}, told(c, "question"))))))) : null,
    a.dispute.length ? el("section", {}, el("h3", {}, t`How to dispute it`), ...toldAll(a, "dispute").map(d => el("p", {}, d)),
      a.protestUntil ? el("p", {}, el("b", {}, t`Last day: ${day(a.protestUntil)}`)) : null) : null,
  ].filter(e => e !== null);
}
