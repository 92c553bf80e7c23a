import { page, put, value } from "../claims";
import { byId, el } from "../dom";
import { t } from "../language";
import { fragment } from "../link";
import { needed, span } from "../questions";
import { told, toldAll } from "../told";
import { day, money } from "../words";
import type { BillAnswer } from "../../../wasm/host/contract";
import type { Item } from "../draft";

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

byId<HTMLSelectElement>("origin").options[0]!.after(new Option(t`Not sure`, "*"));

page("bill", { read: question, fill }, show);

function question(): object {
  const items = Array.isArray(shipment.items) ? shipment.items as Record<string, unknown>[] : [];
  const given = (fields: string[]) => Object.fromEntries(fields.map(f => [f, value(f)]).filter(([, v]) => v));
  const bill = Object.fromEntries(lines.map(l => [l, value("bill-" + l)]).filter(([, v]) => v));
  const published = Object.fromEntries(own.map(l => [l, value("published-" + l)]).filter(([, v]) => v));
  const said = value("origin"), first = { ...items[0], ...given(["hts", "retailValue"]) } as Record<string, unknown>;
  if (said === "*") {
    delete first.origin;
    first.origins = ["*"];
  } else if (said || !first.origins) {
    delete first.origins;
    if (said || value("from")) first.origin = said || value("from");
  }
  return { shipment: { ...shipment, ...given(["date", "mode", "from"]), items: [first, ...items.slice(1)] }, bill, ...(Object.keys(published).length ? { published } : {}) };
}

function fill(held: Record<string, unknown>): void {
  shipment = (held.shipment ?? {}) as Record<string, unknown>;
  const item = (Array.isArray(shipment.items) ? shipment.items[0] : {}) as Record<string, unknown>;
  for (const f of ["date", "mode", "from"]) put(f, shipment[f]);
  for (const f of ["origin", "hts", "retailValue"]) put(f, item?.[f]);
  if (Array.isArray(item?.origins) && item.origins.includes("*")) put("origin", "*");
  for (const [l, amount] of Object.entries((held.published ?? {}) as object)) if (own.includes(l)) put("published-" + l, amount);
  for (const [l, amount] of Object.entries((held.bill ?? {}) as object)) if (lines.includes(l)) put("bill-" + l, amount);
}

// Who looks for the number among the words takes along what the form says.
byId("find-number").addEventListener("click", event => {
  (event.currentTarget as HTMLAnchorElement).hash = fragment("draft", (question() as { shipment: object }).shipment);
});

// Puts the answer to a question where it belongs, in a field or in what the link brought, and asks again.
let again = 0;
function reply(path: string, value: string): void {
  const [, place = "", field = path] = /^items\[(\d+)\]\.(.+)$/.exec(path) ?? [], [name = "", of] = field.split(".");
  if (place <= "0" && document.getElementById(name) instanceof HTMLElement) put(name, value);
  else {
    const items = [...Array.isArray(shipment.items) ? shipment.items as Record<string, unknown>[] : [{}]], at = Number(place);
    const into = place ? items[at] = { ...items[at] } : shipment;
    into[name] = name === "facts" ? [...into.facts as string[] ?? [], value] : of ? { ...into[name] as object, [of]: value } : value;
    if (place) shipment = { ...shipment, items };
  }
  clearTimeout(again);
  again = window.setTimeout(() => byId<HTMLFormElement>("form").requestSubmit());
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
        el("td", {}, l.ours !== null ? money(l.ours) : l.line === "total" && span(a.answer.couldBe ?? {}) || t`not known`),
        el("td", {}, l.difference ? money(l.difference) : "")))))),
    // What is missing is asked as long as it can change what the bill is held beside.
    a.verdict === "agrees" ? null : needed((question() as { shipment: { items: Item[] } }).shipment.items, a.answer, reply),
    a.causes.length ? el("section", {}, el("h3", {}, t`What explains it`), el("ul", {}, ...a.causes.map(c => el("li", {}, el("p", {}, told(c)), el("p", {}, el("b", {}, told(c, "question"))))))) : null,
    a.dispute.length ? el("section", {}, el("h3", {}, t`How to dispute it`), ...toldAll(a, "dispute").map(d => el("p", {}, d)),
      a.protestUntil ? el("p", {}, el("b", {}, t`Last day: ${day(a.protestUntil)}`)) : null) : null,
  ].filter(e => e !== null);
}
