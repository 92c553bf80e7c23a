import { el } from "../dom";
import { reasons } from "../reasons";
import { day, money } from "../words";
import { amount, cents } from "./cents";
import type { CompareAnswer, Day } from "./contract";
import { mark, route } from "./ranking";
import { short } from "./words";

/** The same goods under the law of two days, side by side, and why the routes changed. */
export function otherDay(a: CompareAnswer): HTMLElement | null {
  const b = a.against;
  if (!b) return null;
  const [earlier, later] = a.date < b.date ? [a, b] : [b, a] as [Day, Day];
  const sources = { ...b.sources, ...a.sources };
  const changes = a.changed ?? [];
  return el("section", {},
    el("h3", {}, `${day(earlier.date)} and ${day(later.date)}`),
    el("p", {}, winner(earlier), " ", winner(later)),
    el("table", { class: "days" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "An order"),
        el("th", { scope: "col" }, day(earlier.date, true)), el("th", { scope: "col" }, day(later.date, true)), el("th", { scope: "col" }, "Change"))),
      el("tbody", {}, ...a.routes.map(r => {
        const before = total(earlier, r.id), after = total(later, r.id);
        return el("tr", {}, el("th", { scope: "row" }, mark(a, r.id), " ", short(r)),
          cell(before, earlier.cheapest === r.id), cell(after, later.cheapest === r.id),
          el("td", {}, before && after ? signed(amount(cents(after) - cents(before))) : ""));
      }))),
    changes.length ? el("p", { class: "hint" }, "Open a route for what changed and why.")
      : earlier.cheapest ? el("p", {}, "Nothing changed for any route.") : null,
    ...changes.filter(c => c.because?.length).map(c => el("details", { class: "more", "data-key": `change-${c.route}` },
      el("summary", {}, mark(a, c.route), ` ${name(a, c.route)}: ${step(c.before)} to ${step(c.after)}`),
      el("ul", { class: "reasons" }, ...reasons(c.because!, sources)))),
    ...without(earlier, later));
}

function winner(d: Day): string {
  const best = route(d, d.cheapest);
  return best ? `On ${day(d.date)} the cheapest is ${short(best)}, ${money(best.perOrder!)} an order.` : `On ${day(d.date)} no route has a total.`;
}

// A route without a total on one of the days says why.
function without(...days: Day[]): HTMLElement[] {
  const all = days.flatMap(d => d.routes.filter(r => !r.perOrder).map(r =>
    el("li", {}, el("p", {}, el("b", {}, `${day(d.date)}, ${short(r)}: `), r.lacks?.[0]?.text ?? r.because.at(-1)?.text ?? ""))));
  return all.length ? [el("details", { class: "more", "data-key": "without" }, el("summary", {}, "Why some routes have no total"), el("ul", { class: "reasons" }, ...all))] : [];
}

function name(a: Day, id: string): string {
  const r = route(a, id);
  return r ? short(r) : id;
}

function total(d: Day, id: string): string | null {
  return route(d, id)?.perOrder ?? null;
}

function cell(value: string | null, best: boolean): HTMLElement {
  return el("td", best ? { class: "best" } : {}, value ? money(value) : "no total");
}

function step(value: string | null): string {
  return value ? money(value) : "no total";
}

function signed(change: string): string {
  return cents(change) > 0n ? `+${money(change)}` : cents(change) < 0n ? money(change) : "none";
}
