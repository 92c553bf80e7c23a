import { el } from "../dom";
import { chosen, day, money } from "../words";
import type { CompareAnswer, CompareRequest, CostInPlay, RouteAnswer } from "./contract";
import { shown } from "./curves";
import { headline } from "./headline";
import { letter, mark, place, ranked, route } from "./ranking";
import { picture } from "./stacked";
import { cent, duty, kind, kinds, price, short } from "./words";

/**
 * The comparison on one printed page: the answer, what was asked, every route, the prices
 * it rests on, what is open, and the sources. It is seen in print only.
 */
export function brief(q: CompareRequest, a: CompareAnswer): HTMLElement[] {
  const title = headline(a);
  title.querySelector("h2")!.removeAttribute("id");
  return [
    title,
    el("div", { class: "columns" }, asked(q), flips(a)),
    routes(a),
    prices(a),
    questions(a),
    sources(a),
  ].filter(e => e !== null);
}

function asked(q: CompareRequest): HTMLElement {
  const p = q.product, o = q.orders;
  const in_ = (v = "") => p.currency && p.currency !== "USD" ? `${v} ${p.currency}` : money(v);
  const country = (code = "") => chosen("product-origin", code);
  const all: [string, string | undefined][] = [
    ["Goods", [p.description, p.hts && `HTS ${p.hts}`].filter(Boolean).join(", ")],
    ["Made in", country(p.origin)],
    ["Leaves from", p.shippedFrom && country(p.shippedFrom)],
    ["Buyer pays, maker gets", `${in_(p.retailValue)}, ${in_(p.customsValue)} a unit`],
    ["Weight", p.weightKg && `${p.weightKg} kg a unit`],
    ["Said", [...p.facts ?? [], p.claim && `program ${p.claim}`, ...Object.entries(p.metalWeight ?? {}).map(([m, v]) => `${v} % ${m}`)].filter(Boolean).join(", ")],
    ["Orders", `${o.perMonth} a month, ${o.unitsPerOrder} ${o.unitsPerOrder === "1" ? "unit" : "units"} each`],
    ["Mix", o.mix?.map(k => `${k.share} × ${k.retailValue ? in_(k.retailValue) : "as above"}${k.unitsPerOrder ? `, ${k.unitsPerOrder} units` : ""}`).join("; ")],
    ["Law of", q.date && day(q.date)],
  ];
  return el("dl", { class: "asked" }, ...all.flatMap(([term, value]) => value ? [el("dt", {}, term), el("dd", {}, value)] : []));
}

function flips(a: CompareAnswer): HTMLElement {
  const name = (id: string) => {
    const r = route(a, id);
    return r ? short(r) : id;
  };
  const near = shown(a).slice(0, 3).map(b => el("li", {},
    `Up to ${b.of === "orderValue" ? `${money(cent(b.at))} an order` : `${b.at} orders a month`} ${name(b.below)} costs no more than ${name(b.above)}, above that it does.`));
  const win = (a.wouldWin ?? []).slice(0, 2).map(w => {
    const per = a.costs.find(c => c.route === w.route && c.cost === w.cost)?.per ?? "";
    return el("li", {}, `${name(a.runnerUp)} would win if ${name(w.route)} paid ${price(w.needed, per)} instead of ${price(w.now, per)}: ${w.label}.`);
  });
  const other = (a.changed ?? []).length && a.against
    ? [el("li", {}, `Under the law of ${day(a.against.date)}: ${a.against.routes.filter(r => r.perOrder).map(r => `${letter(place(a, r.id))} ${money(r.perOrder!)}`).join(", ") || "no totals"}.`)] : [];
  return el("ul", { class: "points" }, ...near, ...win, ...other);
}

function routes(a: CompareAnswer): HTMLElement {
  const all = ranked(a), longest = Math.max(...all.map(r => Number(r.perOrder ?? 0)));
  const used = Object.keys(kinds).filter(k => all.some(r => r.lines?.some(l => l.kind === k)));
  return el("div", {},
    el("table", { class: "grid" },
      el("thead", {}, el("tr", {}, ...["Route", "An order", "A month", "Days", "Estimated", "Duty", "What it is made of"].map(t => el("th", { scope: "col" }, t)))),
      el("tbody", {}, ...all.map(r => el("tr", {}, el("th", { scope: "row" }, mark(a, r.id), " ", short(r)),
        ...(r.perOrder ? total(r, longest) : [el("td", { colspan: "6", class: "words" }, reason(r))]))))),
    el("ul", { class: "legend" }, ...used.map(k => el("li", {}, el("span", { class: `swatch k-${k}` }), kind(k))),
      el("li", {}, el("span", { class: "swatch estimate" }), "striped: estimate")));
}

function total(r: RouteAnswer, longest: number): HTMLElement[] {
  return [
    el("td", {}, money(r.perOrder!)), el("td", {}, money(r.perMonth!)), el("td", {}, r.daysDoorToDoor ?? ""), el("td", {}, `${r.assumedShare} %`),
    el("td", { class: "words" }, duty(r)), el("td", { class: "drawn" }, picture(r, longest)),
  ];
}

function reason(r: RouteAnswer): string {
  return r.lacks?.map(l => l.text).join(" ") || r.because.at(-1)?.text || "";
}

// Every price of every route in one table; the person's own are set apart.
function prices(a: CompareAnswer): HTMLElement {
  const all = a.routes.filter(r => a.costs.some(c => c.route === r.id));
  const names = [...new Map(a.costs.map(c => [c.cost, c]))];
  const find = (r: RouteAnswer, cost: string) => a.costs.find(c => c.route === r.id && c.cost === cost);
  const written = (c: CostInPlay | undefined) => !c ? "" : c.amount === null ? "open" : c.amount;
  return el("table", { class: "grid small" },
    el("caption", {}, "Prices it rests on, in dollars, percent or days. Bold: yours. The others are estimates."),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, ""), ...all.map(r => el("th", { scope: "col" }, mark(a, r.id))))),
    el("tbody", {}, ...names.filter(([cost]) => all.some(r => /[1-9]/.test(written(find(r, cost))) || find(r, cost)?.of === "given")).map(([cost, c]) =>
      el("tr", {}, el("th", { scope: "row" }, c.label), ...all.map(r => {
        const own = find(r, cost);
        return el("td", {}, own?.of === "given" ? el("b", {}, written(own)) : written(own));
      })))));
}

function questions(a: CompareAnswer): HTMLElement | null {
  const asks = new Set(a.routes.flatMap(r => [...(r.lacks ?? []).map(l => l.text), ...(r.asks ?? []).map(k => k.text)]));
  if (!asks.size) return el("p", {}, el("b", {}, "Open questions: "), "none.");
  return el("p", {}, el("b", {}, "Open questions: "), [...asks].join(" "));
}

// Only what the amounts rest on. The page itself lists the rest.
function sources(a: CompareAnswer): HTMLElement {
  const used = new Set(a.routes.flatMap(r => [...(r.lines ?? []).flatMap(l => l.cite ?? []), ...r.because.flatMap(b => b.cite ?? []), ...(r.entry?.cite ?? [])]));
  return el("p", { class: "sources" }, el("b", {}, `Sources (edition ${a.law.edition}, last checked ${day(a.law.verifiedThrough)}): `),
    [...used].flatMap(id => a.sources?.[id] ?? []).map(s => `${s.title}, ${s.url.replace(/^https?:\/\/(www\.)?/, "")}`).join("; ") + ".");
}
