import { el } from "../dom";
import { t } from "../language";
import { told } from "../told";
import { count, money } from "../words";
import type { BreakEven, CompareAnswer, WinningPrice } from "../../../wasm/host/contract";
import { curves, type Here, shown } from "./curves";
import { whose as origin } from "./prices";
import { route } from "./ranking";
import { cent, ordersMonthly, origin as plain, price, short } from "./words";

/** Where the answer flips: in pictures, in words, and by which price. */
export function flips(a: CompareAnswer, here: Here): HTMLElement[] {
  const near = shown(a), far = (a.breakEven ?? []).filter(b => !near.includes(b));
  const pictures = curves(a, here);
  if (!pictures.length) return [];
  return [
    el("section", {},
      el("h3", {}, t`Where the answer flips`),
      near.length ? el("ul", { class: "reasons" }, ...near.map(b => sentence(a, b)))
        : el("p", {}, t`No value of an order and no number of orders within reach makes another route cheaper than ${name(a, a.cheapest)}.`),
      far.length ? el("details", { class: "more", "data-key": "far" }, el("summary", {}, t`Between the other routes (${far.length})`),
        el("ul", { class: "reasons" }, ...far.map(b => sentence(a, b)))) : null),
    ...pictures,
    ...winning(a),
  ];
}

function sentence(a: CompareAnswer, b: BreakEven): HTMLElement {
  const at = quantity(b.of, b.at);
  const below = name(a, b.below), above = name(a, b.above);
  return el("li", {}, el("p", {}, el("b", {}, t`${at}.`, " "),
    t`Up to there “${below}” costs no more than “${above}”; from ${quantity(b.of, b.next)} on “${above}” is cheaper.`,
    b.equal && " ", b.equal && t`At ${at} both cost ${money(b.perOrder)} an order.`));
}

/** Where the cheaper of two routes changes, in one sentence. */
export function inOne(a: CompareAnswer, b: BreakEven): string {
  const below = name(a, b.below), above = name(a, b.above);
  if (b.of === "orderValue") return t`Up to ${money(cent(b.at))} an order “${below}” costs no more than “${above}”, and above that more.`;
  return b.at === "1" ? t`Up to 1 order a month “${below}” costs no more than “${above}”, and above that more.`
    : t`Up to ${count(b.at)} orders a month “${below}” costs no more than “${above}”, and above that more.`;
}

/** At how many orders a month the cheaper of two routes changes, and "" where it does not. */
export function turning(a: CompareAnswer, one: string, other: string): string {
  const b = (a.breakEven ?? []).find(b => b.of === "ordersPerMonth" && [b.below, b.above].includes(one) && [b.below, b.above].includes(other));
  return b ? inOne(a, b) : "";
}

function quantity(of: BreakEven["of"], n: string): string {
  return of === "orderValue" ? t`${money(cent(n))} an order` : ordersMonthly(n);
}

// What would have to change for the second to win: first the prices that are nearest to it.
function winning(a: CompareAnswer): HTMLElement[] {
  const far = (w: WinningPrice) => Math.abs(Math.log(Math.max(Number(w.needed), 0.001) / Math.max(Number(w.now), 0.001)));
  const all = [...a.wouldWin ?? []].sort((x, y) => far(x) - far(y));
  if (!all.length) return [];
  const rest = all.slice(4);
  return [el("section", {},
    el("h3", {}, t`What would have to change for ${name(a, a.runnerUp)} to win`),
    el("p", { class: "hint" }, t`Each price alone, the others as they are.`),
    needed(a, all.slice(0, 4)),
    rest.length ? el("details", { class: "more", "data-key": "needed" }, el("summary", {}, t`Other prices (${rest.length})`), needed(a, rest)) : null)];
}

function needed(a: CompareAnswer, all: WinningPrice[]): HTMLElement {
  return el("table", { class: "needed" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t`Price`), el("th", { scope: "col" }, t`Now`), el("th", { scope: "col" }, t`Needed`))),
    el("tbody", {}, ...all.map(w => el("tr", {},
      el("th", { scope: "row" }, told(w, "label"), el("span", { class: "sums" }, whose(a, w))),
      el("td", {}, amount(a, w, w.now)), el("td", {}, amount(a, w, w.needed))))));
}

function whose(a: CompareAnswer, w: WinningPrice): string {
  if (w.of !== "given") return t`${name(a, w.route)}, our estimate`;
  const from = origin(w.of, w.route, w.cost);
  return from === plain(w.of) ? t`${name(a, w.route)}, yours` : t`${name(a, w.route)}: ${from}`;
}

function amount(a: CompareAnswer, w: WinningPrice, n: string): string {
  return price(n, a.costs.find(c => c.route === w.route && c.cost === w.cost)?.per ?? "");
}

function name(a: CompareAnswer, id: string): string {
  const r = route(a, id);
  return r ? short(r) : id;
}
