import { t } from "../language";
import { told } from "../told";
import { cites } from "../sources";
import type { LawAnswer, Period } from "../../../wasm/host/contract";
import { el, svg } from "../dom";
import { day, money, span } from "../words";

const row = 46;
const top = 6;

/**
 * The law's periods as a picture and as a list. Most changes came within months after
 * decades without one, so each period is one step of the same height and its length is
 * written beside it; the bar's length is the limit. The chosen day is marked in its period.
 */
export function timeline(law: LawAnswer): HTMLElement | null {
  const periods = law.timeline ?? [];
  if (!periods.length) return null;
  const at = periods.findIndex(p => p.from <= law.date && (!p.to || law.date <= p.to));
  const figure = el("figure", { class: "timeline" });
  let drawn = 0;
  const fit = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width);
    if (!width || width === drawn) return;
    drawn = width;
    // The picture changes the height, which no browser likes while it is telling sizes.
    requestAnimationFrame(() => {
      figure.querySelector("svg")?.remove();
      figure.prepend(draw(periods, law.date, at, width));
    });
  });
  fit.observe(figure);
  figure.append(el("figcaption", { class: "hint" },
    t`Oldest first. Each step is one period, long or short; the longer the bar, the higher the limit.`));
  return el("div", {}, figure, table(periods, law, at));
}

function draw(periods: Period[], date: string, at: number, width: number): SVGElement {
  const axis = 116, start = axis + 14, room = width - start - 2;
  const highest = Math.max(...periods.map(limit), 1);
  // Limits have grown by hundreds of times; the square root keeps the small ones to be seen.
  const length = (p: Period) => Math.max(8, room * Math.sqrt(limit(p) / highest));
  const height = top * 2 + periods.length * row;
  const picture = svg("svg", {
    width, height, viewBox: `0 0 ${width} ${height}`, role: "img", class: "picture",
    "aria-label": t`The limit over time, in ${periods.length} periods. On ${day(date)}: ${periods[at] ? told(periods[at]) : t`no data`} The same as a list follows.`,
  });
  picture.append(svg("line", { class: "axis", x1: axis, x2: axis, y1: top, y2: height - top }));
  periods.forEach((p, i) => {
    const y = top + i * row, here = i === at;
    picture.append(
      svg("circle", { class: "tick", cx: axis, cy: y + 8, r: 3 }),
      svg("text", { class: here ? "from here" : "from", x: 0, y: y + 12 }, day(p.from, true)),
      svg("text", { class: "span", x: 0, y: y + 29 }, span(p.from, p.to)),
      svg("text", { class: here ? "what here" : "what", x: start, y: y + 12 }, short(p)),
      svg("rect", { class: `bar ${p.status}`, x: start, y: y + 19, width: p.status === "free" ? length(p) : room, height: 10, rx: 1 }),
    );
    if (here) picture.append(...mark(p, date, y, axis, width));
  });
  return picture;
}

// The mark stands as far down its step as the day is into the period, below the words
// of the step and above the next one.
function mark(p: Period, date: string, y: number, axis: number, width: number): SVGElement[] {
  const begin = Date.parse(p.from), end = p.to ? Date.parse(p.to) + 86_400_000 : NaN;
  const part = end > begin ? (Date.parse(date) - begin) / (end - begin) : 0.5;
  const my = y + 8 + part * row;
  return [
    svg("rect", { class: "chosen", x: axis - 8, y: y - 4, width: width - axis + 8, height: row - 3, rx: 2 }),
    svg("path", { class: "pin", d: `M${axis + 1} ${my}l-11 -6v12z` }),
    ...(width < 345 ? [] : [svg("text", { class: "span", x: width - 6, y: y + 11, "text-anchor": "end" }, t`your day`)]),
  ];
}

function table(periods: Period[], law: LawAnswer, at: number): HTMLElement {
  const items = periods.map((p, i) => el("li", i === at ? { "aria-current": "date" } : {},
    el("b", {}, p.to ? t`From ${day(p.from)} to ${day(p.to)}` : t`From ${day(p.from)}`),
    i === at ? el("span", { class: "tag" }, t`your day, ${day(law.date, true)}`) : null,
    el("p", {}, told(p)),
    cites(p.cite, law.sources ?? {})));
  return el("details", { class: "more" }, el("summary", {}, t`The same as a list, with sources`), el("ol", { class: "periods" }, ...items));
}

function short(p: Period): string {
  if (p.status === "free") return p.limit ? t`Free up to ${money(p.limit, true)}` : t`Free`;
  return p.status === "not-free" ? t`Not free: suspended` : t`No exemption`;
}

// For the length of a bar only.
function limit(p: Period): number {
  return p.status === "free" ? Number(p.limit ?? 0) : 0;
}
