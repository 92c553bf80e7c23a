import type { Item } from "./contract";
import { fillCurrencies } from "./currencies";
import { byId } from "./dom";
import * as facts from "./facts";
import * as quantities from "./quantities";

type Name = keyof Item;
const texts = ["description", "origin", "quantity", "retailValue", "customsValue", "currency", "hts", "claim", "recipient"] as const;

const list = () => byId("items");

/** The rows of the form, one for each kind of goods. */
export function rows(): HTMLElement[] {
  return [...list().children] as HTMLElement[];
}

/** Adds a row, empty or for an item. A new row starts with the country and money of the one before. */
export function add(item?: Item): HTMLElement {
  const template = byId<HTMLTemplateElement>("item");
  const row = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const countries = byId<HTMLSelectElement>("from");
  control(row, "origin").append(...[...countries.children].map(o => o.cloneNode(true)));
  fillCurrencies(control(row, "currency") as HTMLSelectElement);

  const last = rows().at(-1);
  fill(row, item ?? { quantity: "1" });
  if (!item && last) {
    set(row, "origin", control(last, "origin").value);
    set(row, "currency", control(last, "currency").value);
  }
  list().append(row);
  number();
  return row;
}

/** Takes a row away. */
export function remove(row: HTMLElement): void {
  row.remove();
  number();
}

/** Takes all rows away. */
export function clear(): void {
  list().replaceChildren();
}

/** What the rows say, with what was left empty left out. */
export function items(gift: boolean): Item[] {
  return rows().map(row => {
    const item: Item = {};
    for (const name of texts) {
      const value = control(row, name).value.trim();
      if (value && (name !== "recipient" || gift)) item[name] = value;
    }
    Object.assign(item, quantities.given(row));
    const said = facts.said(row);
    if (said.length) item.facts = said;
    return item;
  });
}

/** Shows or hides who gets each item. */
export function recipients(shown: boolean): void {
  for (const row of rows()) field(row, "recipient").hidden = !shown;
}

/** The facts of an item that the form cannot show: unknown ones, and those that contradict another. */
export function unknownFacts(item: Item): string[] {
  return (item.facts ?? []).filter((f, i, all) => !facts.known(f) || all.indexOf(f) < i || all.includes(`not-${f}`));
}

function fill(row: HTMLElement, item: Item): void {
  for (const name of texts) set(row, name, item[name] ?? (name === "currency" ? "USD" : ""));
  quantities.fill(row, item);
  for (const fact of item.facts ?? []) if (facts.known(fact)) facts.say(row, fact);
}

/** Sets a field. A list gets the value as a choice of its own if it has none like it. */
export function choose(c: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (c instanceof HTMLSelectElement && ![...c.options].some(o => o.value === value)) {
    c.append(new Option(value, value));
  }
  c.value = value;
}

function set(row: HTMLElement, name: Name, value: string): void {
  choose(control(row, name), value);
}

function field(row: HTMLElement, name: Name): HTMLElement {
  return row.querySelector<HTMLElement>(`[data-field=${name}]`)!;
}

function control(row: HTMLElement, name: Name): HTMLInputElement | HTMLSelectElement {
  return field(row, name).querySelector<HTMLInputElement | HTMLSelectElement>("input, select")!;
}

/**
 * Names every row and its fields by its place, so that labels, hints and the engine's
 * words for a field all find it.
 */
export function number(): void {
  const all = rows();
  all.forEach((row, i) => {
    row.dataset.path = `items[${i}]`;
    const title = all.length > 1 ? `Item ${i + 1}` : "The goods";
    row.querySelector("legend")!.textContent = title;
    const button = row.querySelector<HTMLButtonElement>(".remove")!;
    button.hidden = all.length === 1;
    button.setAttribute("aria-label", `Remove item ${i + 1}`);
    for (const f of row.querySelectorAll<HTMLElement>("[data-field]")) {
      const name = f.dataset.field!;
      f.dataset.path = `items[${i}].${name}`;
      const c = f.querySelector<HTMLElement>("input, select")!;
      c.id = `item-${i}-${name}`;
      f.querySelector(":scope > label")?.setAttribute("for", c.id);
      const hint = f.querySelector(".hint") ?? (name === "retailValue" ? row.querySelector(".price-hint") : null);
      if (hint) {
        hint.id = `${c.id}-hint`;
        c.setAttribute("aria-describedby", hint.id);
      }
      const list = f.querySelector("[role=listbox]");
      if (list) {
        list.id = `${c.id}-list`;
        c.setAttribute("aria-controls", list.id);
      }
    }
    const other = row.querySelector<HTMLElement>("[data-adds]")!;
    other.id = `item-${i}-other`;
    other.parentElement!.querySelector("label")!.setAttribute("for", other.id);
  });
}
