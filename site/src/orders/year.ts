import { el } from "../dom";
import { colon, semicolon, t } from "../language";
import { money } from "../words";
import type { Summary } from "./contract";
import { count, month, orders } from "./words";

// The picture of the year: for each month of arrival how many orders were free and how many were
// not, and what they owe. A month opens its rows.

const parts = ["free", "owing", "unclear"] as const;
type Parts = Record<(typeof parts)[number], number>;

/** The months as bars, each a button that opens the rows of its month. */
export function year(s: Summary): HTMLElement {
  const most = Math.max(...s.months.map(m => m.orders));
  const used = new Set<string>();
  const bars = s.months.map(m => {
    const of: Parts = { free: m.exempt, owing: m.dutiable, unclear: m.orders - m.exempt - m.dutiable };
    const bar = el("span", { class: "months-bar", "aria-hidden": "true" }, ...parts.filter(p => of[p] > 0).map(p => {
      used.add(p);
      const piece = el("span", { class: p });
      piece.style.width = `${of[p] / most * 100}%`;
      return piece;
    }));
    return el("li", {}, el("button", { type: "button", class: "month", "data-month": m.month },
      el("span", { class: "when" }, month(m.month)), el("span", { class: "unseen" }, colon),
      el("span", { class: "due" }, m.unknown === m.orders ? t`not known` : t`${money(m.total)} owed`), bar,
      el("span", { class: "unseen" }, semicolon), el("span", { class: "of" }, counted(m.orders, of))));
  });
  const key = [["free", t`Free`], ["owing", t`Not free`], ["unclear", t`Not known, or not to be imported`]] as const;
  return el("div", { class: "year" },
    el("ul", { class: "legend" }, ...key.filter(([p]) => used.has(p)).map(([p, text]) => el("li", {}, el("span", { class: `swatch ${p}`, "aria-hidden": "true" }), text))),
    el("ol", { class: "months", "aria-label": t`The year by month of arrival; a month opens its rows` }, ...bars));
}

function counted(all: number, of: Parts): string {
  const said = [orders(all), of.free === 1 ? t`1 free` : t`${count(of.free)} free`, of.owing === 1 ? t`1 not free` : t`${count(of.owing)} not free`];
  if (of.unclear) said.push(t`${count(of.unclear)} not known or not to be imported`);
  return said.join(" · ");
}
