import { scaleLinear } from "d3-scale";
import { el, svg } from "../dom";
import { comma, t } from "../language";
import { day } from "../words";
import type { History } from "../../../wasm/host/contract";
import { days, type Span, type Track } from "./tracks";

const row = 40;
const head = 122;
const title = 30;

/** The picture, and the means to mark a day in it. */
export interface Picture {
  element: HTMLElement;
  /** The days on which anything changes, in order. */
  days: string[];
  /** Marks a day and tells those who do not see the picture what it is. */
  mark(date: string, words: string): void;
}

/**
 * The exemption and every duty as bars over time. Most changes came within months after
 * decades without one, so longer stretches are drawn longer, but not in proportion. The
 * picture is one slider: arrow keys go from change to change, and so does a tap. `choose`
 * is told the day.
 */
export function picture(all: Track[], h: History, choose: (date: string) => void): Picture {
  const stops = days(all, h);
  let at = stops[0] ?? "", said = "", drawn = 0;
  const slider = el("div", { class: "slide", role: "slider", tabindex: "0", "aria-label": t`The law through time`,
    "aria-valuemin": "0", "aria-valuemax": String(stops.length - 1), "aria-orientation": "horizontal" });
  const window = el("div", { class: "window" }, slider);
  const element = el("figure", {}, window, el("figcaption", { class: "hint" },
    t`Longer stretches are drawn longer, but not in proportion. Green: free. Red: all goods pay. Outlined: some goods pay, by their tariff number. Hatched: ahead of the last day we checked. Tap a bar, or use the arrow keys.`));
  let x = scale(stops, 0);

  const fit = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width);
    if (!width || width === drawn) return;
    drawn = width;
    x = scale(stops, width);
    slider.replaceChildren(draw(all, h, stops, x));
    // In some languages a duty has a name longer than a telephone is wide.
    for (const name of slider.querySelectorAll<SVGTextElement>(".names text")) {
      if (name.getComputedTextLength() <= width - 16) continue;
      name.setAttribute("textLength", String(width - 16));
      name.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
    place();
  });
  fit.observe(window);
  // The names stay in sight while the bars move below them.
  window.addEventListener("scroll", () => follow());
  slider.addEventListener("keydown", event => {
    const to = step(stops, at, event.key);
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  });
  slider.addEventListener("click", event => {
    const far = event.clientX - slider.getBoundingClientRect().left;
    choose(stops.findLast(d => x(Date.parse(d)) <= far) ?? stops[0]!);
  });
  return { element, days: stops, mark };

  function mark(date: string, words: string): void {
    at = date;
    said = words;
    place();
  }

  function place(): void {
    slider.setAttribute("aria-valuenow", String(Math.max(0, stops.findLastIndex(d => d <= at))));
    slider.setAttribute("aria-valuetext", said);
    const line = slider.querySelector(".chosen");
    if (!line) return;
    const near = x(Math.min(Math.max(Date.parse(at), x.domain()[0]!), x.domain().at(-1)!));
    line.setAttribute("transform", `translate(${near} 0)`);
    if (near < window.scrollLeft + 40 || near > window.scrollLeft + window.clientWidth - 40) {
      window.scrollLeft = near - window.clientWidth / 2;
    }
    follow();
  }

  function follow(): void {
    slider.querySelector(".names")?.setAttribute("transform", `translate(${window.scrollLeft} 0)`);
  }
}

/** Where a key leads to from a day. */
export function step(stops: string[], from: string, key: string): string | undefined {
  switch (key) {
    case "ArrowRight": case "ArrowUp": return stops.find(d => d > from) ?? stops.at(-1);
    case "ArrowLeft": case "ArrowDown": return stops.findLast(d => d < from) ?? stops[0];
    case "PageUp": return stops[Math.min(stops.length - 1, stops.findLastIndex(d => d <= from) + 5)];
    case "PageDown": return stops[Math.max(0, stops.findIndex(d => d >= from) - 5)];
    case "Home": return stops[0];
    case "End": return stops.at(-1);
    default: return undefined;
  }
}

// Between two changes the room grows with the digits of their distance, and all of it
// fills the width if the width is nearly enough.
function scale(stops: string[], width: number) {
  const at = stops.map(d => Date.parse(d)), oneDay = 86_400_000;
  const room = (days: number) => 9 + 8 * Math.log10(Math.max(1, days));
  const edges = [8];
  for (let i = 1; i < at.length; i++) edges.push(edges[i - 1]! + room((at[i]! - at[i - 1]!) / oneDay));
  const end = edges.at(-1)! + 40, factor = end < width || width > end * 0.55 ? (width - 4) / end : 1;
  return scaleLinear([...at, at.at(-1)! + 365 * oneDay], [...edges, end].map(e => e * factor));
}

type Scale = ReturnType<typeof scale>;

function draw(all: Track[], h: History, stops: string[], x: Scale): SVGElement {
  const some = all.filter(track => track.some), general = all.filter(track => !track.some);
  const height = head + (general.length + some.length) * row + (some.length ? title : 0) + 4, width = Math.ceil(x.range().at(-1)!) + 4;
  const chart = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, class: "picture", "aria-hidden": "true" },
    svg("defs", {}, svg("pattern", { id: "coming", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { class: "stripe", width: 1, height: 6 }))));
  const checked = x(Date.parse(h.law.verifiedThrough));
  chart.append(svg("rect", { class: "coming", x: checked, y: head - 8, width: Math.max(0, width - checked), height: height - head + 8 }));
  dates(chart, stops, x, height);
  const names = svg("g", { class: "names" });
  let y = head;
  for (const track of [...general, ...some]) {
    if (track === some[0]) {
      names.append(svg("text", { class: "group", x: 4, y: y + 20 }, t`On some goods only`));
      y += title;
    }
    names.append(svg("text", { class: "what", x: 4, y: y + 14 }, track.name));
    for (const s of track.spans) chart.append(bar(s, x, y + 20, width));
    y += row;
  }
  chart.append(names, svg("g", { class: "chosen" }, svg("line", { y1: head - 14, y2: height }), svg("path", { d: `M0 ${head - 8}l-6 -10h12z` })));
  return chart;
}

function bar(s: Span, x: Scale, y: number, width: number): SVGElement {
  const start = x(Date.parse(s.from)), end = s.to ? x(Date.parse(s.to) + 86_400_000) : width;
  return svg("g", { class: `span-of ${s.kind}` },
    svg("title", {}, `${day(s.from, true)} – ${s.to ? day(s.to, true) : t`no end known`}: ${s.what.join(comma)}`),
    svg("rect", { x: start + 0.5, y, width: Math.max(3, end - start - 1.5), height: 16, rx: 1 }),
    end - start > s.short.length * 7 + 6 ? svg("text", { x: start + 4, y: y + 12 }, s.short) : null);
}

// A line for each change, and its day where there is room for one more.
function dates(chart: SVGElement, stops: string[], x: Scale, height: number): void {
  let year = "", free = 0;
  for (const d of stops) {
    const at = x(Date.parse(d)), own = d.slice(0, 4);
    chart.append(svg("line", { class: own === year ? "tick" : "tick year", x1: at, x2: at, y1: head - 8, y2: height }));
    year = own;
    if (at < free) continue;
    chart.append(svg("text", { class: "when", transform: `translate(${at + 4} ${head - 22}) rotate(-90)` }, day(d, true)));
    free = at + 12;
  }
}
