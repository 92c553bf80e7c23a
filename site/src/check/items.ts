import type { Item } from "../draft";
import { fillCurrencies } from "../currencies";
import { byId } from "../dom";
import { choose, control, field, identify } from "../fields";
import * as facts from "../facts";
import { t } from "../language";
import * as quantities from "../quantities";
import * as reading from "../reading";
import { chosen } from "../words";

type Name = keyof Item;
const texts = ["description", "origin", "quantity", "retailValue", "customsValue", "currency", "hts", "claim", "recipient"] as const;

const list = () => byId("items");
const trip = () => byId("trip");

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
  unsure(row, ["*"]);
  fillCurrencies(control(row, "currency") as HTMLSelectElement);

  const last = rows().at(-1);
  fill(row, item ?? { quantity: "1" });
  if (!item && last) {
    const some = origins(last);
    set(row, "origin", some ? unsure(row, some).value : control(last, "origin").value);
    set(row, "currency", control(last, "currency").value);
  }
  list().append(row);
  number();
  return row;
}

/** Takes a row away. */
export function remove(row: HTMLElement): void {
  list().after(trip());
  row.remove();
  number();
}

/** Takes all rows away. */
export function clear(): void {
  list().after(trip());
  list().replaceChildren();
}

/** What the rows say, with what was left empty left out. */
export function items(gift: boolean): Item[] {
  return rows().map(row => {
    const item: Item = {};
    for (const name of texts) {
      const value = reading.taken(control(row, name));
      const some = name === "origin" && origins(row);
      if (some) item.origins = some;
      else if (value && (name !== "recipient" || gift)) item[name] = value;
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

/** Whether it is not sure where an item was made. */
export function anywhere(item: Item): boolean {
  return !item.origin && !!item.origins?.length;
}

/** Where an item was made, in words. */
export function made({ origin = "", origins = [] }: Item): string {
  if (origin || !origins.length) return chosen("from", origin);
  return origins.includes("*") ? t`Not sure` : new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" }).format(origins.map(o => chosen("from", o)));
}

/** Who changes from one country to another may not be sure which of them it is: that is a choice as well. */
export function heed(list: HTMLSelectElement): void {
  if (!/^[A-Z]{2}$/.test(list.value)) return;
  const all = [...new Set([...(list.dataset.were ?? "").split(" ").filter(Boolean), list.value])].slice(-4);
  list.dataset.were = all.join(" ");
  list.querySelector("[data-were]")?.remove();
  if (all.length > 1) unsure(list.closest<HTMLElement>(".item")!, all).dataset.were = "";
}

// The countries of which it is one, where a choice of several is chosen.
function origins(row: HTMLElement): string[] | undefined {
  const option = (control(row, "origin") as HTMLSelectElement).selectedOptions[0];
  return option?.dataset.origins === undefined ? undefined : JSON.parse(option.value) as string[];
}

// Puts the choice that it was made in one of some countries behind the first of the list.
function unsure(row: HTMLElement, origins: string[]): HTMLOptionElement {
  const list = control(row, "origin") as HTMLSelectElement, value = JSON.stringify(origins);
  const known = [...list.options].find(o => o.value === value), option = known ?? new Option(made({ origins }), value);
  option.dataset.origins = "";
  if (!known) list.options[0]!.after(option);
  return option;
}

function fill(row: HTMLElement, item: Item): void {
  for (const name of texts) set(row, name, item[name] ?? (name === "currency" ? "USD" : ""));
  if (anywhere(item)) set(row, "origin", unsure(row, item.origins!).value);
  quantities.fill(row, item);
  for (const fact of item.facts ?? []) if (facts.known(fact)) facts.say(row, fact);
}

function set(row: HTMLElement, name: Name, value: string): void {
  choose(control(row, name), value);
}

/** Names every row and its fields by its place. */
export function number(): void {
  const all = rows();
  // How one thing goes is part of the sentence that says what it is; several go together.
  const focused = document.activeElement;
  if (all.length === 1) all[0]!.querySelector(".trip")!.append(trip());
  else list().after(trip());
  if (focused !== document.activeElement && focused instanceof HTMLElement) focused.focus();
  all.forEach((row, i) => {
    const title = all.length > 1 ? t`Item ${i + 1}` : t`The goods`;
    row.querySelector("legend")!.textContent = title;
    row.classList.toggle("only", all.length === 1);
    const button = row.querySelector<HTMLButtonElement>(".remove")!;
    button.hidden = all.length === 1;
    button.setAttribute("aria-label", t`Remove item ${i + 1}`);
    identify(row, `items[${i}]`, `item-${i}`);
  });
}
