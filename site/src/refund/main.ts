import { parts } from "../check/refund";
import { page, put, value } from "../claims";
import { byId, el } from "../dom";
import { t } from "../language";
import { told } from "../told";
import { Checker } from "../orders/checker";
import { allSources } from "../reasons";
import { sentence } from "../say";
import { cites } from "../sources";
import { day, money, today } from "../words";
import type { Claim, RefundAnswer } from "../../../wasm/host/contract";
import { fileOfEntries } from "./many";
import { name } from "./names";

// What the link brought that no field shows: the goods, from which the void duty is worked out.
let goods: unknown;

put("on", today());
const { worker = "", engine = "", integrity = "", tariff = "", tariffIntegrity = "" } = document.body.dataset;
const checker = new Checker(worker, { url: engine, integrity }, { url: tariff, integrity: tariffIntegrity }, true);
page<object, RefundAnswer>("refund", { read: question, fill }, show, checker);
fileOfEntries(checker);

function question(): object {
  const entry = Object.fromEntries(["date", "importer", "type", "void", "entry"].map(f => [f, value(f)]).filter(([, v]) => v));
  const liquidated = byId<HTMLInputElement>("unliquidated").checked ? "no" : value("liquidated");
  return { on: value("on") || today(), entries: [{ ...entry, ...(liquidated && { liquidated }), ...(goods ? { shipment: goods } : {}) }] };
}

function fill(held: Record<string, unknown>): void {
  put("on", held.on);
  const entry = (Array.isArray(held.entries) ? held.entries[0] : undefined) as Record<string, unknown> | undefined;
  for (const f of ["date", "importer", "type", "void", "entry"]) put(f, entry?.[f]);
  byId<HTMLInputElement>("unliquidated").checked = entry?.liquidated === "no";
  if (entry?.liquidated !== "no") put("liquidated", entry?.liquidated);
  goods = entry?.shipment;
}

function show(a: RefundAnswer): HTMLElement[] {
  byId("unsettled").hidden = true; // the answer says it with its sources
  return [
    ...a.entries.flatMap(c => claim(c, a)),
    ...a.refused.map(r => el("div", {}, el("h2", {}, t`Not counted`), el("p", {}, sentence(told(r, "message"))))),
    el("h3", {}, t`What is not settled`),
    el("ul", { class: "reasons" }, ...a.open.map(o => el("li", {}, el("p", {}, told(o)), o.note ? el("p", { class: "hint" }, told(o, "note")) : null, cites(o.cite, a.sources)))),
    allSources(a.sources),
  ].filter(e => e !== null);
}

function claim(c: Claim, a: RefundAnswer): HTMLElement[] {
  return [
    el("h2", {}, c.void === null ? t`How much was void is not known` : t`${money(c.void)} was void`),
    c.interest !== null ? el("p", {}, t`Interest until ${day(a.on)}: ${money(c.interest)}, to a corporation ${money(c.interestCorporate ?? "")}.`) : null,
    c.liquidated ? el("p", {}, t`Liquidated on ${day(c.liquidated)}.`) : c.liquidationExpected ? el("p", {}, t`Liquidation is to be expected about ${day(c.liquidationExpected)}.`) : null,
    ...c.refund ? parts(c.refund, a.sources) : [],
    ...c.ways.map(w => el("section", {},
      el("h3", {}, t`${name(a.names.ways, w.way)}: ${name(a.names.states, w.state)}`),
      w.lastDay ? el("p", {}, el("b", {}, t`Last day: ${day(w.lastDay)}`)) : null,
      el("p", {}, told(w)),
      cites(w.cite, a.sources),
      w.letter ? el("blockquote", {}, told(w, "letter")) : null)),
    el("ul", {}, ...[...c.assumed ?? [], ...c.doubts ?? []].map(s => el("li", {}, told(s)))),
  ].filter(e => e !== null);
}
