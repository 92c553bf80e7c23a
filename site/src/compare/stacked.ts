import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { el, svg } from "../dom";
import { t } from "../language";
import { behind, told, toldAll } from "../told";
import { whole } from "../address";
import { reasons } from "../reasons";
import { marks } from "../sources";
import type { Sources } from "../../../wasm/host/contract";
import { count, money } from "../words";
import { cents, sum } from "../cents";
import type { CompareAnswer, RouteAnswer } from "../../../wasm/host/contract";
import { whose } from "./prices";
import { byKind, mark, ranked } from "./ranking";
import { kind, kinds } from "./words";

/**
 * What an order costs by each route, as bars of the kinds of cost. A bar opens to its
 * lines. The same numbers follow as a table.
 */
export function stacked(a: CompareAnswer): HTMLElement | null {
  const all = ranked(a).filter(r => r.perOrder);
  if (!all.length) return null;
  const longest = scale(all);
  const used = [...new Set(all.flatMap(r => [...byKind(r).keys()]))];
  used.sort((x, y) => rank(x) - rank(y));
  return el("section", {},
    el("h3", {}, t`What an order’s cost is made of`),
    legend(used),
    el("div", { class: "bars" }, ...all.map(r => bar(a, r, longest))),
    table(a, all, used));
}

/** How long the longest bar is. One that dwarfs the others is cut, so that they can be told apart. */
export function scale(all: RouteAnswer[]): number {
  const [first = 0, second = first] = all.map(r => Number(r.perOrder ?? 0)).sort((x, y) => y - x);
  return Math.min(first, second * 1.5 || first);
}

/** A bar without its lines. Its length is a share of the longest. */
export function picture(r: RouteAnswer, longest: number): SVGElement {
  const x = scaleLinear([0, longest || 1], [0, 100]);
  const parts = segments(r);
  const series = stack<null, Segment>().keys(parts).value((_, part) => Number(part.amount))([null]);
  return svg("svg", { class: "bar", width: "100%", height: 22, "aria-hidden": "true" },
    ...series.flatMap(s => {
      const [[from, to]] = s as unknown as [[number, number]];
      const place = { x: `${x(from)}%`, width: `${x(to - from)}%`, y: 0, height: 22 };
      return [
        svg("rect", { ...place, class: `part ${part(s.key.kind)}` }),
        ...(s.key.assumed ? [svg("rect", { ...place, fill: "url(#estimate)" })] : []),
      ];
    }),
    ...Number(r.perOrder) > longest ? [svg("svg", { x: "97%", width: 14, height: 22, overflow: "visible" }, svg("path", { class: "cut", d: "M4 24L9 14L3 9L8 -2" }))] : []);
}

interface Segment { kind: string; assumed: boolean; amount: string }

// What is ours within a kind stands behind what is known.
function segments(r: RouteAnswer): Segment[] {
  return [...byKind(r).keys()].flatMap(kind => [false, true].map(assumed => ({
    kind, assumed, amount: sum((r.lines ?? []).filter(l => l.kind === kind && (l.of === "assumed") === assumed).map(l => l.perOrder)),
  }))).filter(s => cents(s.amount) > 0n);
}

function bar(a: CompareAnswer, r: RouteAnswer, longest: number): HTMLElement {
  const lines = el("div", { class: "lines" });
  const details = el("details", { "data-key": `bar-${r.id}` },
    el("summary", { "data-open": t`Open the lines`, "data-close": t`Close the lines` },
      el("span", { class: "name" }, mark(a, r.id), " ", told(r, "name")),
      el("span", { class: "total" }, money(r.perOrder!)),
      picture(r, longest)),
    lines);
  // Made when they are looked at: a bar is drawn anew with every step of a slider.
  details.addEventListener("toggle", () => details.open && !lines.hasChildNodes() && lines.append(...opened(a, r)));
  return details;
}

function opened(a: CompareAnswer, r: RouteAnswer): (HTMLElement | string)[] {
  const sources = a.sources ?? {};
  return [
    el("ol", { class: "steps" }, ...toldAll(r, "steps").map(s => el("li", {}, s))),
    el("table", { class: "amounts" },
      el("caption", {}, t`An order, line by line`),
      el("thead", { class: "unseen" }, el("tr", {}, el("th", { scope: "col" }, t`For`), el("th", { scope: "col" }, t`Amount`))),
      el("tbody", {}, ...(r.lines ?? []).map(l => el("tr", {},
        el("th", { scope: "row" }, told(l, "label"), " ", el("span", { class: `of ${l.of}` }, whose(l.of, r.id, l.cost)),
          el("span", { class: "sums" }, [...new Set([l.heading, told(l, "working"), t`${money(l.perMonth)} a month`])].filter(Boolean).join(" · ")),
          marks(l.cite, sources)),
        el("td", {}, money(l.perOrder))))),
      el("tfoot", {}, el("tr", { class: "total" }, el("th", { scope: "row" }, t`Total`), el("td", {}, money(r.perOrder!))))),
    entry(r, sources),
    el("h4", {}, t`Why`),
    el("ul", { class: "reasons" }, ...reasons(r.because, sources)),
    ...(r.check ? [el("p", {}, el("a", { href: whole("index.html", "check", r.check) },
      r.ordersPerEntry === "1" ? t`One order’s parcel, checked in full` : t`One entry, checked in full`)),
      el("p", {}, el("a", { href: whole("packet.html", "packet", r.check) }, t`Hand to a broker`))] : []),
  ];
}

function entry(r: RouteAnswer, sources: Sources): HTMLElement | string {
  if (!r.entry) return "";
  const name = told(r.entry, "name"), orders = r.ordersPerEntry;
  const each = orders === "1" ? t`Each order is an entry of its own: ${name}.`
    : r.entriesPerMonth === "1" ? t`1 entry a month, ${count(orders)} orders in each: ${name}.`
    : t`${count(r.entriesPerMonth)} entries a month, ${count(orders)} orders in each: ${name}.`;
  const ways = (r.entries ?? []).filter(e => e.perOrder).slice(1);
  return el("div", {}, el("p", {}, behind(each, told(r.entry))),
    ...ways.map(e => el("p", {}, behind(t`By ${told(e, "name")}: ${money(e.perOrder!)} an order.`, told(e)), marks(e.cite, sources))));
}

function legend(used: string[]): HTMLElement {
  return el("ul", { class: "legend" },
    ...used.map(k => el("li", {}, el("span", { class: `swatch ${part(k)}` }), kind(k))),
    el("li", {}, el("span", { class: "swatch estimate" }), t`Striped: our estimate`));
}

function table(a: CompareAnswer, all: RouteAnswer[], used: string[]): HTMLElement {
  return el("details", { class: "more", "data-key": "kinds" },
    el("summary", {}, t`The same as a table`),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t`Cost of an order by kind and route` },
      el("table", { class: "grid" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t`Dollars an order`), ...all.map(r => el("th", { scope: "col" }, mark(a, r.id), " ", told(r, "name"))))),
        el("tbody", {}, ...used.map(k => el("tr", {}, el("th", { scope: "row" }, kind(k)),
          ...all.map(r => el("td", {}, byKind(r).get(k) ?? "0.00"))))),
        el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, t`Total`), ...all.map(r => el("td", {}, r.perOrder!)))))));
}

function rank(kind: string): number {
  const at = kinds.indexOf(kind);
  return at < 0 ? 99 : at;
}

// A kind that is new here is drawn in the last color.
function part(kind: string): string {
  return kinds.includes(kind) ? `k-${kind}` : "k-other";
}
