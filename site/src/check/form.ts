import * as bearing from "../bearing";
import type { Mode } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import { byId } from "../dom";
import type { Preset } from "../embed/owner";
import { choose, control, lost as unheld } from "../fields";
import * as facts from "../facts";
import * as items from "./items";
import { carry, type Part, type Question, written } from "../link";
import * as quantities from "../quantities";
import * as rates from "../rates";
import * as reading from "../reading";
import { brief, today } from "../words";

type Control = HTMLInputElement | HTMLSelectElement;
const plain = ["date", "mode", "from", "withdrawnFrom", "priorToday", "postalMethod", "filing", "entry", "loaded"] as const;
const form = () => byId<HTMLFormElement>("form");
const radio = (name: string) => form().elements.namedItem(name) as RadioNodeList;

// What came with a link and has no field. It stays part of the question until it is removed.
let extra: Part[] = [];

/** An empty form for a parcel that arrives today, or with what it shall begin with. */
export function start({ origin, hts, mode, ...rest }: Preset = {}): void {
  fill({ request: { date: today(), ...(mode && { mode: mode as Mode }), ...rest, items: [{ ...(origin && { origin }), ...(hts && { hts }) }] }, extra: [] });
}

/**
 * Puts a question into the form. Returns what the form cannot show as it came, in
 * words for the person: a date that is none cannot stand in a date field.
 */
export function fill(question: Question<CheckRequest>): string[] {
  const { request } = question;
  const lost: string[] = [];
  extra = [...question.extra];
  delete byId("from").dataset.follows;
  for (const name of plain) {
    const c = byId<Control>(name), value = name === "filing" && request[name] === "automated" ? "" : request[name] ?? "";
    // A date field empties itself over what is no date, and complains of it.
    choose(c, c.type === "date" && !/^\d{4}-\d\d-\d\d$/.test(value) ? "" : value);
    if (c.value !== value) lost.push(unheld(name, value));
  }
  pick("purpose", ["purpose"], request.purpose ?? "sale");
  pick("kind", ["person", "kind"], request.person?.kind ?? "buyer");
  byId<HTMLInputElement>("person-id").value = request.person?.id ?? "";
  byId<HTMLInputElement>("splitFromOneOrder").checked = request.splitFromOneOrder ?? false;
  rates.keep(request.fx ?? {});
  items.clear();
  request.items.forEach((item, i) => {
    const unknown = items.unknownFacts(item);
    if (unknown.length) extra.push({ path: ["items", i, "facts"], value: item.facts });
    if (item.origins && !items.anywhere(item)) extra.push({ path: ["items", i, "origins"], value: item.origins });
    items.add(item.quantity === undefined ? { ...item, quantity: "1" } : item);
  });
  if (request.items.length === 0) items.add({ quantity: "1" });
  refresh();
  for (const d of form().querySelectorAll("details")) d.open = changed(d);
  return lost;

  function pick(name: string, path: Part["path"], value: string): void {
    const buttons = [...radio(name)] as HTMLInputElement[];
    const button = buttons.find(b => b.value === value);
    if (!button) extra.push({ path, value });
    (button ?? buttons[0]!).checked = true;
  }
}

/** The question the form asks now, in the contract's order, with nothing that was left empty. */
export function request(): CheckRequest {
  const value = (name: string) => reading.taken(byId<Control>(name));
  const purpose = radio("purpose").value, kind = radio("kind").value;
  const id = value("person-id"), fx = rates.rates();
  const q: CheckRequest = { items: items.items(purpose === "gift") };
  const ordered: Record<string, unknown> = {
    date: value("date"),
    mode: value("mode"),
    from: value("from"),
    purpose,
    person: id || kind !== "buyer" ? { ...(id && { id }), kind } : "",
    withdrawnFrom: value("withdrawnFrom"),
    items: q.items,
    priorToday: value("priorToday"),
    splitFromOneOrder: byId<HTMLInputElement>("splitFromOneOrder").checked,
    postalMethod: value("postalMethod"),
    filing: value("filing"),
    entry: value("entry"),
    loaded: value("loaded"),
    fx: Object.keys(fx).length ? fx : "",
  };
  for (const [name, v] of Object.entries(ordered)) if (!v) delete ordered[name];
  carry(ordered, extra);
  return ordered as unknown as CheckRequest;
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
  items.recipients(radio("purpose").value === "gift");
  rates.need(items.items(false).map(item => item.currency ?? ""));
}

/** Most goods leave from where they were made: until something else is said, the one follows the other, to be seen and changed. */
export function heed(target: HTMLElement): void {
  const from = byId<HTMLSelectElement>("from");
  if (target.matches("[data-field=origin] select")) items.heed(target as HTMLSelectElement);
  if (target === from) delete from.dataset.follows;
  else if (target.id === "item-0-origin" && !(target as HTMLSelectElement).value.startsWith("[") && (!from.value || from.dataset.follows !== undefined)) {
    choose(from, (target as HTMLSelectElement).value);
    from.dataset.follows = "";
  }
}

/** Removes an item and what came with it from a link. */
export function removeItem(row: HTMLElement): void {
  const at = items.rows().indexOf(row);
  extra = extra.flatMap(({ path, value }): Part[] => {
    const i = path[0] === "items" && typeof path[1] === "number" ? path[1] : -1;
    if (i === at) return [];
    return [{ path: i > at ? ["items", i - 1, ...path.slice(2)] : path, value }];
  });
  items.remove(row);
  refresh();
}

/** What the form says of the goods whose number a field asks for. */
export function goods(input: HTMLElement): bearing.Goods {
  const mode = byId<HTMLSelectElement>("mode");
  return bearing.goods(input.closest<HTMLElement>(".item")!, mode.value, brief("mode", mode.value));
}

/** Puts a value into the field that a path of the request names, or says a fact. */
export function put(path: string, value: string): void {
  const [, at, field = ""] = /^items\[(\d+)\]\.(.+)$/.exec(path) ?? [];
  const row = at === undefined ? undefined : items.rows()[Number(at)];
  if (!row) choose(byId<Control>(path), value);
  else if (field === "facts") facts.say(row, value);
  else {
    const [group = "", name] = field.split(".");
    if (name === undefined) choose(control(row, group), value);
    else {
      quantities.put(row, group as quantities.Group, name, value);
      items.number();
    }
  }
  refresh();
}

// Opens what a link has filled in, so that nothing counts unseen.
function changed(d: HTMLDetailsElement): boolean {
  return [...d.querySelectorAll<Control>("input, select")].some(c =>
    c instanceof HTMLSelectElement ? c.value !== ""
      : c.type === "checkbox" || c.type === "radio" ? c.checked && !c.defaultChecked : c.value !== "");
}
