import { el } from "../dom";
import { grouped, t } from "../language";
import { behind, told } from "../told";
import { money } from "../words";
import type { CompareAnswer, RouteAnswer } from "../../../wasm/host/contract";
import { mark, ranked, wanting } from "./ranking";
import { days, duty, percent } from "./words";

/** Every route with its one total, the cheapest first. Those without a total say why. */
export function table(a: CompareAnswer): HTMLElement {
  return el("section", {},
    el("h3", { id: "routes-title" }, t`The routes`),
    el("table", { class: "routes", "aria-labelledby": "routes-title" },
      el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, t`Route`), el("th", { scope: "col" }, t`An order`),
        el("th", { scope: "col", class: "wide" }, t`A month`), el("th", { scope: "col", class: "wide" }, t`Days`),
        el("th", { scope: "col", class: "wide" }, t`Estimated`))),
      el("tbody", {}, ...ranked(a).map(r => r.perOrder ? priced(a, r) : open(a, r)))));
}

function priced(a: CompareAnswer, r: RouteAnswer): HTMLElement {
  const door = r.daysDoorToDoor, share = r.assumedShare, month = money(r.perMonth!);
  return el("tr", r.id === a.cheapest ? { class: "best" } : {},
    el("th", { scope: "row" }, mark(a, r.id), " ", told(r, "name"),
      // What is so of every route tells none from another.
      ranked(a).some(o => duty(o) !== duty(r)) ? el("span", { class: "law" }, duty(r)) : null,
      // The amount is by the first way of entry; another may be open to some.
      ...(r.entries ?? []).slice(1).flatMap(e => e.perOrder ? [el("span", { class: "law" }, t`By ${told(e, "name")}: ${money(e.perOrder)} an order`)] : []),
      // Where the columns have no room their content stands here.
      el("span", { class: "narrow" }, door ? t`${month} a month, ${days(door)}, ${grouped(share)} % estimated` : t`${month} a month, ${grouped(share)} % estimated`)),
    el("td", { class: "total" }, money(r.perOrder!)),
    el("td", { class: "wide" }, month),
    el("td", { class: "wide" }, door ?? ""),
    el("td", { class: "wide" }, percent(share)));
}

function open(a: CompareAnswer, r: RouteAnswer): HTMLElement {
  const lacks = r.lacks?.map(l => told(l)) ?? [];
  const last = told(r.because.at(-1));
  return el("tr", { class: "without" },
    el("th", { scope: "row" }, mark(a, r.id), " ", told(r, "name")),
    el("td", { colspan: "4" }, el("b", {}, state(r), " "), r.status === "incomplete" && wanting(a) ? "" : behind(...lacks.length ? lacks : [last])));
}

function state(r: RouteAnswer): string {
  switch (r.status) {
    case "answered": return "";
    case "incomplete": return t`Something is missing.`;
    case "unavailable": return t`Not open.`;
    case "unsupported": return t`Not known.`;
  }
}
