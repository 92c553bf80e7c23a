import { el } from "../dom";
import { t } from "../language";
import { told } from "../told";
import { reasons } from "../reasons";
import { day, money } from "../words";
import { amount, cents } from "../cents";
import type { CompareAnswer, Comparison as Day } from "../../../wasm/host/contract";
import { bothDays, mark, route } from "./ranking";
import { short } from "./words";

/** The same goods under the law of two days, side by side, and why the routes changed. */
export function otherDay(a: CompareAnswer): HTMLElement | null {
  const b = a.against;
  if (!b) return null;
  const [earlier, later] = a.date < b.date ? [a, b] : [b, a] as [Day, Day];
  const sources = bothDays(a);
  const changes = a.changed ?? [], from = day(earlier.date), to = day(later.date);
  return el("section", {},
    el("h3", {}, t`${from} and ${to}`),
    el("p", {}, winner(earlier), " ", winner(later)),
    el("table", { class: "days" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t`An order`),
        el("th", { scope: "col" }, day(earlier.date, true)), el("th", { scope: "col" }, day(later.date, true)), el("th", { scope: "col" }, t`Change`))),
      el("tbody", {}, ...a.routes.map(r => {
        const before = total(earlier, r.id), after = total(later, r.id);
        return el("tr", {}, el("th", { scope: "row" }, mark(a, r.id), " ", short(r)),
          cell(before, earlier.cheapest === r.id), cell(after, later.cheapest === r.id),
          el("td", {}, before && after ? signed(amount(cents(after) - cents(before))) : ""));
      }))),
    changes.length ? el("p", { class: "hint" }, t`Open a route for what changed and why.`)
      : earlier.cheapest ? el("p", {}, t`Nothing changed for any route.`) : null,
    ...changes.filter(c => c.because?.length).map(c => el("details", { class: "more", "data-key": `change-${c.route}` },
      el("summary", {}, mark(a, c.route), " ", step(name(a, c.route), c.before, c.after)),
      el("ul", { class: "reasons" }, ...reasons(c.because!, sources)))),
    ...without(earlier, later));
}

function winner(d: Day): string {
  const best = route(d, d.cheapest);
  return best ? t`On ${day(d.date)} the cheapest is ${short(best)}, ${money(best.perOrder!)} an order.` : t`On ${day(d.date)} no route has a total.`;
}

// A route without a total on one of the days says why.
function without(...days: Day[]): HTMLElement[] {
  const all = days.flatMap(d => d.routes.filter(r => !r.perOrder).map(r =>
    el("li", {}, el("p", {}, el("b", {}, t`${day(d.date)}, ${short(r)}:`), " ", told(r.lacks?.[0] ?? r.because.at(-1))))));
  return all.length ? [el("details", { class: "more", "data-key": "without" }, el("summary", {}, t`Why some routes have no total`), el("ul", { class: "reasons" }, ...all))] : [];
}

function name(a: Day, id: string): string {
  const r = route(a, id);
  return r ? short(r) : id;
}

function total(d: Day, id: string): string | null {
  return route(d, id)?.perOrder ?? null;
}

function cell(value: string | null, best: boolean): HTMLElement {
  return el("td", best ? { class: "best" } : {}, value ? money(value) : t`no total`);
}

function step(route: string, before: string | null, after: string | null): string {
  if (before && after) return t`${route}: ${money(before)} to ${money(after)}`;
  if (before) return t`${route}: ${money(before)} to no total`;
  return after ? t`${route}: no total to ${money(after)}` : t`${route}: no total on either day`;
}

function signed(change: string): string {
  return cents(change) > 0n ? `+${money(change)}` : cents(change) < 0n ? money(change) : t`none`;
}
