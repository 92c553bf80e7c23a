import { byId, el } from "../dom";
import { read } from "../embed/fees";
import * as frame from "../embed/frame";
import { owner } from "../embed/owner";
import { choose } from "../fields";
import { t } from "../language";
import { told } from "../told";
import { set, taken } from "../reading";
import type { CompareAnswer, CostInPlay, Costs, Whose as Of, RouteChoice } from "../../../wasm/host/contract";
import type { CompareRequest } from "../draft";
import { cent, origin, unit } from "./words";

// The prices the answer uses, a field each, in a group for every route. What the person
// writes is kept here and goes into the question; everything else is the answer's own.

/** The group of prices that are the same on every route. */
const every = "";

// What a route can be told beside its prices. What is not told is left to the law and to us.
const options = {
  mode: () => ({ label: t`Stock arrives by`, choices: { "": t`As usual`, ocean: t`Ship`, air: t`Air`, truck: t`Truck`, rail: t`Rail` } }),
  value: () => ({ label: t`Duty is charged on`, choices: { "": t`What the law takes for this route`, transaction: t`What you pay the maker`, retail: t`What the buyer pays` } }),
  postalMethod: () => ({ label: t`Duty method the carrier chose`, choices: { "": t`Not known`, "ad-valorem": t`A percentage of the value`, specific: t`A flat amount for each item` } }),
  foreignDuty: () => ({ label: t`Duty and tax where the stock lies`, choices: { "": t`Deferred, never paid`, refunded: t`Paid and refunded`, paid: t`Paid for good` } }),
};
type Option = keyof typeof options;

let given: Record<string, Costs> = {};
// The price list of the owner of a page around. Its prices count as written until others are.
let offered: Record<string, Costs> = {};
let settled: Record<string, Partial<Record<Option | "currency", string>>> = {};
let inPlay: CostInPlay[] = [];
// The field whose text is the person's own until they leave it.
let typed: HTMLElement | undefined;

const list = () => byId("price-list");
const shared = () => (byId("prices").dataset.shared ?? "").split(" ");
const key = (route: string, cost: string) => `${route || "every"}-${cost}`;

/** Takes the prices of a question. */
export function fill(q: CompareRequest): void {
  given = {};
  settled = {};
  for (const [route, costs] of Object.entries(offered)) given[route] = { ...costs };
  given[every] = { ...given[every], ...q.costs };
  for (const { id = "", costs, ...rest } of q.routes ?? []) {
    given[id] = { ...given[id], ...costs };
    settled[id] = rest;
  }
  list().replaceChildren();
  inPlay = [];
}

/** Takes the price list of the owner of a page around, null when it could not be had. Reports whether it has prices. */
export function take(list: string | null): boolean {
  const routes = [...byId("routes").querySelectorAll<HTMLInputElement>("[type=checkbox]")].map(b => b.value);
  const fees = list === null ? "the price list did not load" : read(list, document.body.dataset.costs!.split(" "), routes);
  if (typeof fees === "string") {
    frame.refused(list === null ? "fees-not-loaded" : "fees-invalid", fees);
    byId("prices-hint").before(el("p", { class: "notice" }, t`The price list of this page’s owner could not be read. Our estimates stand in its place.`));
    return false;
  }
  offered = fees.costs;
  for (const [route, costs] of Object.entries(offered)) given[route] = { ...costs, ...given[route] };
  if (fees.currency !== "USD") choose(byId<HTMLSelectElement>("currency"), fees.currency);
  return true;
}

/** Where a price of a route in an answer comes from, in words. */
export function whose(of: Of, route: string, cost = ""): string {
  return of === "given" && listed(written(route, cost) === undefined ? every : route, cost) ? theirPrice() : origin(of);
}

function theirPrice(): string {
  const o = owner();
  return o ? t`${o.name}’s price` : t`price of this page’s owner`;
}

// Whether a price is the one of the list.
function listed(route: string, cost: string): boolean {
  const price = written(route, cost);
  return price !== undefined && price === offered[route]?.[cost];
}

/** What the question says of routes and prices: nothing where nothing was chosen. */
export function request(chosen: string[], all: boolean): { routes?: RouteChoice[]; costs?: Costs } {
  const routes = chosen.map((id): RouteChoice => {
    const own = Object.fromEntries(Object.entries(settled[id] ?? {}).filter(([, v]) => v));
    return { id, ...own, ...(filled(given[id]) && { costs: given[id]! }) };
  });
  // The engine names a fault by the route's place among those asked about.
  for (const f of list().querySelectorAll<HTMLElement>("[data-of]")) {
    const { route = "", of = "" } = f.dataset;
    f.dataset.path = route === every ? `costs.${of}` : `routes[${chosen.indexOf(route)}].${of in options ? of : `costs.${of}`}`;
  }
  const plain = all && routes.every(r => Object.keys(r).length === 1);
  return { ...(!plain && { routes }), ...(filled(given[every]) && { costs: given[every]! }) };
}

/** The currencies of single routes, which only a link can set. */
export function currencies(): string[] {
  return Object.values(settled).flatMap(t => t.currency ?? []);
}

/** Shows the prices of an answer. What is being typed stays as it is. */
export function show(a: CompareAnswer): void {
  inPlay = a.costs;
  byId("prices-hint").textContent = t`Ours are estimates for a small shipper, not offers. Write what you really pay; leave a field empty to take our estimate again.`;
  const groups = [...a.routes.map(r => ({ id: r.id, name: told(r, "name") })), { id: every, name: t`Every route` }];
  const first = list().childElementCount === 0;
  for (const g of groups) {
    const rows = of(g.id);
    const group = place(g.id, g.name);
    const parts = group.querySelector<HTMLElement>(".rows")!;
    if (g.id !== every) furnish(parts, g.id, rows);
    for (const c of rows) row(parts, g.id, c);
    for (const f of [...parts.children] as HTMLElement[]) {
      if (!(f.dataset.of! in options) && !rows.some(c => c.cost === f.dataset.of)) f.remove();
    }
    const known = rows.filter(c => written(g.id, c.cost) !== undefined).length;
    const yours = rows.filter(c => written(g.id, c.cost) !== undefined && !listed(g.id, c.cost)).length;
    group.querySelector("summary")!.replaceChildren(g.name, el("span", { class: "count" }, counted(yours, known - yours, rows.length)));
    group.hidden = rows.length === 0;
    if (first) group.toggleAttribute("open", known > 0 || Object.values(settled[g.id] ?? {}).some(v => v));
  }
  for (const group of [...list().children] as HTMLElement[]) {
    if (!groups.some(g => g.id === group.dataset.route)) group.remove();
  }
  byId("reset").hidden = !Object.values(given).some(filled);
}

function counted(yours: number, listed: number, all: number): string {
  if (yours) return t`${yours} of ${all} yours`;
  if (listed) return t`${listed} of ${all}: ${theirPrice()}`;
  return all === 1 ? t`1 estimate` : t`${all} estimates`;
}

/** Takes in what a person typed or chose in a field of the list. Reports whether it was one. */
export function heed(target: HTMLElement): boolean {
  const field = target.closest<HTMLElement>("#price-list [data-of]");
  if (!field) return false;
  const { route = "", of = "" } = field.dataset;
  typed = target;
  const value = taken(target as HTMLInputElement);
  if (of in options) (settled[route] ??= {})[of as Option] = value;
  else if (value) (given[route] ??= {})[of] = value;
  else delete given[route]?.[of];
  return true;
}

/** Takes our estimate again, for one field or, without one, everywhere. */
export function reset(button?: HTMLElement): void {
  const field = button?.closest<HTMLElement>("[data-of]");
  typed = undefined;
  if (!field) given = {};
  else {
    delete given[field.dataset.route!]?.[field.dataset.of!];
    field.querySelector("input")!.focus();
  }
}

/** Takes the answer to a question: the path of a price or of what can be told of a route. */
export function put(path: string, value: string): void {
  const [, route = every, of = ""] = /^(?:routes\.([\w-]+)\.)?(?:costs\.)?(\w+)$/.exec(path) ?? [];
  if (!(of in options)) (given[route] ??= {})[of] = value;
  else {
    (settled[route] ??= {})[of as Option] = value;
    choose(document.getElementById(key(route, of)) as HTMLSelectElement, value);
  }
}

// The prices of a group. Those that are estimated or given for every route stand
// together, unless a route has its own.
function of(route: string): CostInPlay[] {
  const common = [...new Set([...shared(), ...Object.keys(given[every] ?? {})])];
  if (route !== every) return inPlay.filter(c => c.route === route && (!common.includes(c.cost) || written(route, c.cost) !== undefined));
  return common.flatMap(cost => inPlay.find(c => c.cost === cost && written(c.route, cost) === undefined) ?? []);
}

function written(route: string, cost: string): string | null | undefined {
  const own = given[route];
  return own && Object.hasOwn(own, cost) ? own[cost] : undefined;
}

function filled(costs: Costs | undefined): boolean {
  return costs !== undefined && Object.keys(costs).length > 0;
}

function place(id: string, name: string): HTMLElement {
  const known = [...list().children].find(g => (g as HTMLElement).dataset.route === id);
  if (known) return known as HTMLElement;
  const group = el("details", { class: "more", "data-route": id }, el("summary", {}, name), el("div", { class: "rows" }));
  list().append(group);
  return group;
}

// What can be told about a route depends on what it costs: stock has to arrive, and
// only abroad does a country of storage ask for duty.
function furnish(parts: HTMLElement, route: string, rows: CostInPlay[]): void {
  if (parts.querySelector("[data-of=value]")) return;
  const has = (cost: string) => rows.some(c => c.cost === cost);
  for (const name of Object.keys(options) as Option[]) {
    if (name === "mode" && !has("entriesPerMonth") || name === "foreignDuty" && !has("refundDays") || name === "postalMethod" && route !== "post") continue;
    const { label, choices } = options[name]();
    const select = el("select", { id: key(route, name) }, ...Object.entries(choices).map(([value, words]) => new Option(words, value)));
    choose(select, settled[route]?.[name] ?? "");
    parts.append(el("div", { class: "field", "data-of": name, "data-route": route, "data-path": "routes", "data-alias": `routes.${route}.${name}` },
      el("label", { for: select.id }, label), select));
  }
}

function row(parts: HTMLElement, route: string, c: CostInPlay): void {
  const id = key(route, c.cost);
  let f = document.getElementById(id)?.closest<HTMLElement>("[data-of]");
  if (!f) {
    f = el("div", { class: "field price", "data-of": c.cost, "data-route": route, "data-path": "costs", "data-alias": `${route === every ? "" : `routes.${route}.`}costs.${c.cost}` },
      el("label", { for: id }, told(c, "label")),
      el("input", { id, inputmode: "decimal", autocomplete: "off", "data-reads": "count", "aria-describedby": `${id}-why` }),
      el("span", { class: "unit" }),
      el("p", { class: "hint", id: `${id}-why` }));
    parts.append(f);
  }
  const value = written(route, c.cost), input = f.querySelector("input")!;
  const theirs = value !== undefined;
  if (input !== typed || input !== document.activeElement) set(input, value ?? (theirs ? "" : usual(c)));
  f.classList.toggle("yours", theirs);
  f.querySelector(".unit")!.textContent = unit(c.per, theirs ? settled[route]?.currency || byId<HTMLSelectElement>("currency").value : "USD");
  // Most of our reasons say themselves that they are an estimate.
  const alone = !theirs && c.of === "assumed" && c.estimate;
  const why = f.querySelector(".hint")!;
  why.replaceChildren(
    alone ? "" : el("b", { class: "of" }, theirs ? listed(route, c.cost) ? theirPrice() : origin("given") : c.of === "given" ? t`follows from yours` : origin("assumed")), " ",
    value === null ? t`Marked as not known: the route cannot be added up.` : theirs ? "" : told(c), " ",
    ...(!theirs && c.link && /^https:/.test(c.link) ? [el("a", { href: c.link, rel: "noopener noreferrer" }, t`Published price`)] : []),
    ...(theirs ? [el("button", { type: "button", class: "quiet reset" }, t`Take our estimate`)] : []));
}

function usual(c: CostInPlay): string {
  return c.amount === null || ["percent", "days", "count"].includes(c.per) ? c.amount ?? "" : cent(c.amount);
}
