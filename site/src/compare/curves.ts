import { scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { el, svg } from "../dom";
import { grouped, t } from "../language";
import { told } from "../told";
import { count, money } from "../words";
import type { BreakEven, CompareAnswer, Curve } from "../../../wasm/host/contract";
import { letter, mark, place, ranked, route } from "./ranking";
import { short } from "./words";

/** Where the goods of the question stand on each axis. */
export type Here = Record<Curve["of"], number>;

const margin = { top: 14, right: 44, bottom: 40, left: 52 };
// A picture as wide as this has room for the names of its lines.
const roomy = 460;

/**
 * What an order costs by each route as its value or the number of orders changes, with
 * the points where the cheaper of two routes changes. Costs and quantities run over
 * factors of hundreds, so both scales grow by factors.
 */
export function curves(a: CompareAnswer, here: Here): HTMLElement[] {
  return (a.curves ?? []).filter(c => c.at.length > 1 && c.routes.length).map(c => {
    const figure = el("figure", { class: "curves", "data-of": c.of });
    let drawn = 0;
    const fit = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry!.contentRect.width);
      if (!width || width === drawn) return;
      drawn = width;
      // The picture changes the height, which no browser likes while it is telling sizes.
      requestAnimationFrame(() => {
        figure.querySelector("svg")?.remove();
        figure.prepend(chart(a, c, here[c.of], width));
      });
    });
    fit.observe(figure);
    figure.append(el("figcaption", { class: "hint" },
      t`Circles: where the cheapest route and another cost the same. Both scales grow by factors, so that small and large values can be read.`));
    return el("section", {}, el("h3", {}, title(c)), figure, keys(a, c), table(a, c));
  });
}

/** Moves the mark of the question in the pictures, while a slider moves. */
export function move(here: Here): void {
  for (const mark of document.querySelectorAll<SVGElement>(".curves .here")) {
    const { of, from = "", to = "", start = "", end = "" } = mark.dataset;
    const x = scaleLog([Number(from), Number(to)], [Number(start), Number(end)]).clamp(true);
    mark.setAttribute("transform", `translate(${x(here[of as Curve["of"]])} 0)`);
  }
}

function chart(a: CompareAnswer, c: Curve, here: number, width: number): SVGElement {
  const height = Math.round(Math.min(420, Math.max(260, width * 0.6)));
  const at = c.at.map(Number), floor = height - margin.bottom;
  const named = width >= roomy, called = (i: number) => short(a.routes[i]!);
  const end = width - (named ? 24 + 7 * Math.max(...c.routes.map(r => called(place(a, r.id)).length)) : margin.right);
  const strong = c.routes.length < 4 ? c.routes.map(r => r.id) : [a.cheapest, a.runnerUp];
  const all = c.routes.flatMap(r => r.perOrder).filter(v => v !== null).map(positive);
  const y = scaleLog([Math.min(...all) * 0.9, Math.max(...all) * 1.1], [floor, margin.top]), up = ticks(y.domain(), 6);
  const start = Math.max(margin.left, ...up.map(v => 10 + 8 * dollars(v).length));
  const x = scaleLog([at[0]!, at.at(-1)!], [start, end]);
  const picture = svg("svg", {
    width, height, viewBox: `0 0 ${width} ${height}`, role: "img", class: "picture",
    "aria-label": spoken(c),
  });
  for (const v of up) {
    picture.append(
      svg("line", { class: "grid", x1: start, x2: end, y1: y(v), y2: y(v) }),
      svg("text", { x: start - 6, y: y(v) + 4, "text-anchor": "end" }, dollars(v)));
  }
  for (const v of ticks(x.domain(), Math.floor(width / 70))) {
    picture.append(
      svg("line", { class: "axis", x1: x(v), x2: x(v), y1: floor, y2: floor + 5 }),
      svg("text", { x: x(v), y: floor + 18, "text-anchor": "middle" }, c.of === "orderValue" ? dollars(v) : count(v)));
  }
  picture.append(
    svg("line", { class: "axis", x1: start, x2: end, y1: floor, y2: floor }),
    svg("text", { class: "span", x: end, y: height - 4, "text-anchor": "end" }, `${axis(c)} →`));

  const point = svg("g", { class: "here", "data-of": c.of, "data-from": at[0]!, "data-to": at.at(-1)!, "data-start": start, "data-end": end,
    transform: `translate(${x.copy().clamp(true)(here)} 0)` },
    svg("line", { y1: margin.top, y2: floor }), svg("text", { class: "span", y: margin.top - 3, "text-anchor": "middle" }, t`your goods`));
  picture.append(point);

  const path = line<string | null>().defined(v => v !== null).x((_, i) => x(at[i]!)).y(v => y(positive(v!)));
  const labels: { y: number; i: number }[] = [];
  for (const r of c.routes) {
    const d = path(r.perOrder), i = place(a, r.id), last = r.perOrder.at(-1);
    if (!d) continue;
    picture.append(svg("path", { class: `line r${i}${strong.includes(r.id) ? "" : " other"}`, d }));
    if (last) labels.push({ y: y(positive(last)), i });
  }
  for (const b of shown(a, c.of)) {
    const bx = x(Number(b.at));
    if (bx >= start && bx <= end) picture.append(svg("circle", { class: "flip", cx: bx, cy: y(positive(b.perOrder)), r: 4 }));
  }
  // Letters that would cover each other move apart, with a thin line to their curve.
  labels.sort((p, q) => p.y - q.y);
  const places = labels.map(l => l.y), room = 17;
  for (let turn = 0; turn < 200; turn++) {
    for (let k = 1; k < places.length; k++) {
      const push = (room - (places[k]! - places[k - 1]!)) / 2;
      if (push > 0) [places[k - 1], places[k]] = [places[k - 1]! - push, places[k]! + push];
    }
    if (places.length) {
      places[0] = Math.max(places[0]!, margin.top);
      places[places.length - 1] = Math.min(places.at(-1)!, floor);
    }
  }
  labels.forEach((l, k) => picture.append(
    svg("line", { class: `lead r${l.i}`, x1: end, y1: l.y, x2: end + 14, y2: places[k]! }),
    ...named ? [svg("text", { class: `name r${l.i}`, x: end + 18, y: places[k]! + 4.5 }, called(l.i))]
      : [svg("rect", { class: `tag r${l.i}`, x: end + 15, y: places[k]! - 8, width: 16, height: 16, rx: 2 }),
        svg("text", { class: `letter r${l.i}`, x: end + 23, y: places[k]! + 4.5, "text-anchor": "middle" }, letter(l.i))]));
  return picture;
}

/** The break-even points that concern the cheapest route now, or all where there are few. */
export function shown(a: CompareAnswer, of?: Curve["of"]): BreakEven[] {
  return (a.breakEven ?? []).filter(b => (!of || b.of === of) && (b.below === a.cheapest || b.above === a.cheapest));
}

function keys(a: CompareAnswer, c: Curve): HTMLElement {
  return el("ul", { class: "legend" }, ...ranked(a).filter(r => c.routes.some(o => o.id === r.id)).map(r => el("li", {}, mark(a, r.id), told(r, "name"))));
}

function table(a: CompareAnswer, c: Curve): HTMLElement {
  return el("details", { class: "more", "data-key": `curve-${c.of}` },
    el("summary", {}, t`The same as a table`),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title(c) },
      el("table", { class: "grid" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, axis(c)), ...c.routes.map(r => el("th", { scope: "col" }, mark(a, r.id), " ", name(a, r.id))))),
        el("tbody", {}, ...c.at.map((v, i) => el("tr", {}, el("th", { scope: "row" }, c.of === "orderValue" ? money(v) : count(Number(v))),
          ...c.routes.map(r => el("td", {}, r.perOrder[i] ? grouped(r.perOrder[i]) : "–"))))))));
}

function title(c: Curve): string {
  return c.of === "orderValue" ? t`Cost of an order by its value` : t`Cost of an order by orders a month`;
}

function axis(c: Curve): string {
  return c.of === "orderValue" ? t`value of an order` : t`orders a month`;
}

function spoken(c: Curve): string {
  const n = c.routes.length;
  return n === 1 ? t`${title(c)}, a line for the one route. The same follows as a table and in words.`
    : t`${title(c)}, a line for each of ${n} routes. The same follows as a table and in words.`;
}

function name(a: CompareAnswer, id: string): string {
  const r = route(a, id);
  return r ? told(r, "name") : id;
}

// 1, 2 and 5 of every power of ten, and fewer of them where there is little room.
function ticks([from = 1, to = 1]: number[], most: number): number[] {
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const all: number[] = [];
    for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
      for (const s of steps) if (s * power >= from * 0.999 && s * power <= to * 1.001) all.push(s * power);
    }
    if (all.length <= most || steps.length === 1) return all;
  }
  return [];
}

// A scale of factors has no zero.
function positive(amount: string): number {
  return Math.max(Number(amount), 0.01);
}

function dollars(v: number): string {
  return money(v < 1 ? v.toFixed(2) : String(Math.round(v)));
}
