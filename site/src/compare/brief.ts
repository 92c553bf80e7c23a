import { el } from "../dom";
import { beyond } from "../reasons";
import { comma, grouped, semicolon, t } from "../language";
import { behind, told } from "../told";
import { chosen, day, money } from "../words";
import type { CompareAnswer, CostInPlay, Comparison as Day, RouteAnswer } from "../../../wasm/host/contract";
import type { CompareRequest, OrderShare } from "../draft";
import { shown } from "./curves";
import { inOne } from "./flips";
import { headline } from "./headline";
import { letter, mark, place, ranked, route } from "./ranking";
import { picture, scale } from "./stacked";
import { duty, kind, kinds, percent, price, short } from "./words";

/**
 * The comparison on one printed page: the answer, what was asked, every route, the prices
 * it rests on, what is open, and the sources. It is seen in print only.
 */
export function brief(q: CompareRequest, a: CompareAnswer): HTMLElement[] {
  const title = headline(a);
  title.querySelector("h2")!.removeAttribute("id");
  return [
    title,
    beyond(a.law, a.date),
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
    [t`Goods`, [p.description, p.hts && `HTS ${p.hts}`].filter(Boolean).join(comma)],
    [t`Made in`, country(p.origin)],
    [t`Leaves from`, p.shippedFrom && country(p.shippedFrom)],
    [t`Buyer pays, maker gets`, t`${in_(p.retailValue)}, ${in_(p.customsValue)} a unit`],
    [t`Weight`, p.weightKg && t`${p.weightKg} kg a unit`],
    [t`Said`, [...p.facts ?? [], p.claim && t`program ${p.claim}`, ...Object.entries(p.metalWeight ?? {}).map(([m, v]) => metal(m, v))].filter(Boolean).join(comma)],
    [t`Orders`, o.unitsPerOrder === "1" ? t`${o.perMonth ?? ""} a month, 1 unit each` : t`${o.perMonth ?? ""} a month, ${o.unitsPerOrder ?? ""} units each`],
    [t`Mix`, o.mix?.map(k => share(k, k.retailValue ? in_(k.retailValue) : t`as above`)).join(semicolon)],
    [t`Law of`, q.date && day(q.date)],
  ];
  return el("dl", { class: "asked" }, ...all.flatMap(([term, value]) => value ? [el("dt", {}, term), el("dd", {}, value)] : []));
}

function share({ share, unitsPerOrder }: OrderShare, value: string): string {
  if (!unitsPerOrder) return t`${share ?? ""} × ${value}`;
  return unitsPerOrder === "1" ? t`${share ?? ""} × ${value}, 1 unit` : t`${share ?? ""} × ${value}, ${unitsPerOrder} units`;
}

function metal(name: string, n: string): string {
  switch (name) {
    case "steel": return t`${grouped(n)} % steel`;
    case "aluminum": return t`${grouped(n)} % aluminum`;
    case "copper": return t`${grouped(n)} % copper`;
    default: return `${percent(n)} ${name}`;
  }
}

function flips(a: CompareAnswer): HTMLElement {
  const name = (id: string) => {
    const r = route(a, id);
    return r ? short(r) : id;
  };
  const near = shown(a).slice(0, 3).map(b => el("li", {}, inOne(a, b)));
  const win = (a.wouldWin ?? []).slice(0, 2).map(w => {
    const per = a.costs.find(c => c.route === w.route && c.cost === w.cost)?.per ?? "";
    return el("li", {}, t`${name(a.runnerUp)} would win if ${name(w.route)} paid ${price(w.needed, per)} instead of ${price(w.now, per)}: ${told(w, "label")}.`);
  });
  const other = (a.changed ?? []).length && a.against ? [el("li", {}, under(a, a.against))] : [];
  return el("ul", { class: "points" }, ...near, ...win, ...other);
}

function under(a: CompareAnswer, d: Day): string {
  const totals = d.routes.filter(r => r.perOrder).map(r => `${letter(place(a, r.id))} ${money(r.perOrder!)}`).join(comma);
  return totals ? t`Under the law of ${day(d.date)}: ${totals}.` : t`Under the law of ${day(d.date)}: no totals.`;
}

function routes(a: CompareAnswer): HTMLElement {
  const all = ranked(a), longest = scale(all);
  const used = kinds.filter(k => all.some(r => r.lines?.some(l => l.kind === k)));
  return el("div", {},
    el("table", { class: "grid" },
      el("thead", {}, el("tr", {}, ...[t`Route`, t`An order`, t`A month`, t`Days`, t`Estimated`, t`Duty`, t`What it is made of`].map(title => el("th", { scope: "col" }, title)))),
      el("tbody", {}, ...all.map(r => el("tr", {}, el("th", { scope: "row" }, mark(a, r.id), " ", short(r)),
        ...(r.perOrder ? total(r, longest) : [el("td", { colspan: "6", class: "words" }, reason(r))]))))),
    el("ul", { class: "legend" }, ...used.map(k => el("li", {}, el("span", { class: `swatch k-${k}` }), kind(k))),
      el("li", {}, el("span", { class: "swatch estimate" }), t`striped: estimate`)));
}

function total(r: RouteAnswer, longest: number): HTMLElement[] {
  return [
    el("td", {}, money(r.perOrder!)), el("td", {}, money(r.perMonth!)), el("td", {}, r.daysDoorToDoor ?? ""), el("td", {}, percent(r.assumedShare)),
    el("td", { class: "words" }, duty(r)), el("td", { class: "drawn" }, picture(r, longest)),
  ];
}

function reason(r: RouteAnswer): string {
  return behind(...(r.lacks ?? []).map(l => told(l))) || told(r.because.at(-1));
}

// Every price of every route in one table; the person's own are set apart.
function prices(a: CompareAnswer): HTMLElement {
  const all = a.routes.filter(r => a.costs.some(c => c.route === r.id));
  const names = [...new Map(a.costs.map(c => [c.cost, c]))];
  const find = (r: RouteAnswer, cost: string) => a.costs.find(c => c.route === r.id && c.cost === cost);
  const written = (c: CostInPlay | undefined) => !c ? "" : c.amount ?? t`unknown`;
  return el("table", { class: "grid small" },
    el("caption", {}, t`Prices it rests on, in dollars, percent or days. Bold: yours. The others are estimates.`),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, ""), ...all.map(r => el("th", { scope: "col" }, mark(a, r.id))))),
    el("tbody", {}, ...names.filter(([cost]) => all.some(r => /[1-9]/.test(find(r, cost)?.amount ?? "") || find(r, cost)?.of === "given")).map(([cost, c]) =>
      el("tr", {}, el("th", { scope: "row" }, told(c, "label")), ...all.map(r => {
        const own = find(r, cost);
        return el("td", {}, own?.of === "given" ? el("b", {}, written(own)) : written(own));
      })))));
}

function questions(a: CompareAnswer): HTMLElement | null {
  const asks = new Set(a.routes.flatMap(r => [...(r.lacks ?? []).map(l => told(l)), ...(r.asks ?? []).map(k => told(k))]));
  return el("p", {}, el("b", {}, t`Open questions:`), " ", asks.size ? behind(...asks) : t`none.`);
}

// Only what the amounts rest on. The page itself lists the rest.
function sources(a: CompareAnswer): HTMLElement {
  const used = new Set(a.routes.flatMap(r => [...(r.lines ?? []).flatMap(l => l.cite ?? []), ...r.because.flatMap(b => b.cite ?? []), ...(r.entry?.cite ?? [])]));
  return el("p", { class: "sources" }, el("b", {}, t`Sources (edition ${a.law.edition}, last checked ${day(a.law.verifiedThrough)}):`), " ",
    [...used].flatMap(id => a.sources?.[id] ?? []).map(s => `${s.title}${comma}${s.url.replace(/^https?:\/\/(www\.)?/, "")}`).join(semicolon) + ".");
}
