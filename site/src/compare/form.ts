import * as place from "place";
import * as bearing from "../bearing";
import type { CompareRequest, Item, Product } from "../draft";
import { fillCurrencies } from "../currencies";
import { byId } from "../dom";
import type { Preset } from "../embed/owner";
import * as facts from "../facts";
import { choose, control, identify, lost as unheld } from "../fields";
import { carry, type Part, type Question, written } from "../link";
import { offer } from "../programs";
import * as quantities from "../quantities";
import * as rates from "../rates";
import { taken } from "../reading";
import { today } from "../words";
import * as mix from "./mix";
import * as prices from "./prices";

type Control = HTMLInputElement | HTMLSelectElement;
const dates = ["date", "against"] as const;
const texts = ["description", "hts", "origin", "shippedFrom", "retailValue", "customsValue", "currency", "weightKg", "claim"] as const;
const form = () => byId<HTMLFormElement>("form");
const product = () => byId("product");
const every = () => [...byId("asked").querySelectorAll<HTMLInputElement>("input")];
const boxes = () => [...byId("routes").querySelectorAll<HTMLInputElement>("[type=checkbox]")];

// What came with a link and has no field. It stays part of the question until it is removed.
let extra: Part[] = [];

/** Makes the fields that the page's own words leave out. */
export function furnish(): void {
  fillCurrencies(control(product(), "currency") as HTMLSelectElement);
  fillCurrencies(byId<HTMLSelectElement>("currency"));
}

/** An empty form under today's law, or with what it shall begin with. */
export function start({ date, from, origin, hts }: Preset = {}): void {
  const product = { ...(origin && { origin }), ...(hts && { hts }), ...(from && { shippedFrom: from }) };
  fill({ request: { date: date ?? today(), product, orders: {}, ...(!place.framed && { routes: sides().map(id => ({ id })) }) }, extra: [] });
}

/** Puts a question into the form. Returns what the form cannot show as it came, in words for the person. */
export function fill({ request, extra: more }: Question<CompareRequest>): string[] {
  const lost: string[] = [];
  extra = [...more];
  for (const name of dates) {
    const value = request[name] ?? "";
    // A date field empties itself over what is no date, and complains of it.
    byId<HTMLInputElement>(name).value = /^\d{4}-\d\d-\d\d$/.test(value) ? value : "";
    if (byId<HTMLInputElement>(name).value !== value) lost.push(unheld(name, value));
  }
  const p = request.product;
  for (const name of texts) choose(control(product(), name), p[name] ?? (name === "currency" ? "USD" : ""));
  quantities.fill(product(), p as Item);
  identify(product(), "product", "product");
  product().querySelector(".said")!.replaceChildren();
  for (const b of product().querySelectorAll<HTMLInputElement>("[data-field=facts] [type=checkbox]")) b.checked = false;
  const all = p.facts ?? [];
  const known = all.filter((f, i) => facts.known(f) && all.indexOf(f) === i && !all.includes(`not-${f}`));
  for (const f of known) facts.say(product(), f);
  if (known.length < all.length) extra.push({ path: ["product", "facts"], value: all });

  choose(byId<Control>("perMonth"), request.orders.perMonth ?? "");
  choose(byId<Control>("unitsPerOrder"), request.orders.unitsPerOrder ?? "1");
  mix.fill(request.orders.mix ?? []);

  const chosen = request.routes?.map(r => r.id ?? "") ?? [], two = sides();
  ask(chosen.length === two.length && two.every(id => chosen.includes(id)) ? "each" : "all");
  for (const b of boxes()) b.checked = !chosen.length || chosen.includes(b.value);
  request.routes?.forEach((r, i) => {
    if (!boxes().some(b => b.value === r.id)) extra.push({ path: ["routes", i], value: r });
  });
  prices.fill(request);
  choose(byId<Control>("currency"), request.currency ?? "USD");
  rates.keep(request.fx ?? {});
  refresh();
  for (const d of form().querySelectorAll("details")) d.open = changed(d);
  return lost;
}

/** The question the form asks now, in the contract's order, with nothing that was left empty. */
export function request(): CompareRequest {
  const value = (name: string) => taken(byId<Control>(name));
  const goods: Product = {};
  for (const name of texts) {
    const v = taken(control(product(), name));
    if (v) goods[name] = v;
  }
  Object.assign(goods, quantities.given(product()));
  const said = facts.said(product());
  if (said.length) goods.facts = said;

  const kinds = mix.mix(), fx = rates.rates(), currency = value("currency");
  const chosen = boxes().filter(b => b.checked).map(b => b.value);
  const own = prices.request(chosen, chosen.length === boxes().length);
  const ordered: Record<string, unknown> = {
    date: value("date"),
    product: goods,
    orders: { perMonth: value("perMonth"), unitsPerOrder: value("unitsPerOrder"), ...(kinds.length && { mix: kinds }) },
    routes: own.routes,
    costs: own.costs,
    currency: currency === "USD" ? "" : currency,
    fx: Object.keys(fx).length ? fx : "",
    against: value("against"),
  };
  for (const [name, v] of Object.entries(ordered)) if (!v) delete ordered[name];
  carry(ordered, extra);
  return ordered as unknown as CompareRequest;
}

/** The paths of what the form has no field for. */
export function carried(): string[] {
  return extra.map(part => written(part.path));
}

/** Drops what the form has no field for. */
export function dropCarried(): void {
  extra = [];
}

/** Shows and hides the fields that depend on others. */
export function refresh(): void {
  offer(control(product(), "claim") as HTMLSelectElement, control(product(), "origin").value, ...dates.map(d => byId<HTMLInputElement>(d).value));
  rates.need([control(product(), "currency").value, byId<Control>("currency").value, ...prices.currencies()]);
}

/** The routes between which it is asked whether goods go in bulk or each order by itself: the first is the bulk. */
export function sides(): string[] {
  const { bulk = "", each = "" } = every()[0]!.dataset;
  return [bulk, ...each.split(" ")];
}

/** Takes in which question was chosen: which routes it is about. */
export function heed(target: HTMLElement): void {
  if (!every().some(r => r === target)) return;
  ask((target as HTMLInputElement).value);
  const two = sides(), each = (target as HTMLInputElement).value === "each";
  for (const b of boxes()) b.checked = !each || two.includes(b.value);
}

// Which routes there are is chosen where all are asked for.
function ask(which: string): void {
  for (const r of every()) r.checked = r.value === which;
  byId("routes").hidden = which === "each";
}

/** What the form says of the goods, on one of the routes: the number is the same on all. */
export function goods(): bearing.Goods {
  const chosen = boxes().filter(b => b.checked), route = chosen.find(b => b.value === "express") ?? chosen[0];
  return bearing.goods(product(), route?.dataset.mode ?? "", route?.labels?.[0]?.textContent.trim() ?? "");
}

/** Puts a value into the field that a path of the request names, or says a fact. */
export function put(path: string, value: string): void {
  if (!path.startsWith("product.")) return prices.put(path, value);
  const [group = "", name] = path.replace(/^product\./, "").split(".");
  if (group === "facts") facts.say(product(), value);
  else if (name !== undefined && group in quantities.groups) {
    quantities.put(product(), group as quantities.Group, name, value);
    identify(product(), "product", "product");
  } else choose(control(product(), group), value);
  refresh();
}

// Opens what a link has filled in, so that nothing counts unseen.
function changed(d: HTMLDetailsElement): boolean {
  if (d.id === "mix") return mix.mix().length > 0;
  return [...d.querySelectorAll<Control>("input, select")].some(c => c.type === "checkbox" ? (c as HTMLInputElement).checked : c.value !== "");
}
