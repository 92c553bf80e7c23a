import type { Amounts } from "../../wasm/host/contract";
import type { Item } from "./draft";
import { el } from "./dom";
import { t } from "./language";
import { called } from "./told";
import * as reading from "./reading";

const metals = { steel: t`Steel`, aluminum: t`Aluminum`, copper: t`Copper` };

/** The groups of amounts an item can have, each with the fields that always stand there. */
export const groups = {
  measures: { kg: t`Kilograms`, no: t`Pieces`, prs: t`Pairs`, doz: t`Dozens`, liter: t`Liters`, m2: t`Square meters` },
  metalWeight: metals,
  metalValue: metals,
} satisfies Partial<Record<keyof Item, Amounts>>;

/** The name of a group. */
export type Group = keyof typeof groups;

/** What an amount is of, in words. */
export function label(group: Group, name: string): string {
  const part = /^value-(.+)/.exec(name)?.[1];
  const words = (groups[group] as Amounts)[name] ?? (part ? t`Value: ${called("part", part)}` : called("unit", name));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Puts amounts into an item's fields, and makes a field for what has none. */
export function fill(row: HTMLElement, item: Item): void {
  for (const group of Object.keys(groups) as Group[]) {
    for (const name of Object.keys(groups[group])) reading.set(put(row, group, name, ""), item[group]?.[name] ?? "");
    for (const [name, value] of Object.entries(item[group] ?? {})) reading.set(put(row, group, name, value), value);
  }
}

/** Puts one amount into its field, and returns that. */
export function put(row: HTMLElement, group: Group, name: string, value: string): HTMLInputElement {
  const place = row.querySelector<HTMLElement>(`[data-field=${group}] .pairs`)!;
  let field = place.querySelector<HTMLElement>(`[data-field="${group}.${name}"]`);
  if (!field) {
    field = el("div", { class: "field", "data-field": `${group}.${name}`, "data-name": name },
      el("label", {}, label(group, name)),
      el("input", { inputmode: "decimal", autocomplete: "off", "data-reads": group === "metalValue" ? "money" : "count" }));
    place.append(field);
  }
  const input = field.querySelector("input")!;
  input.value = value;
  return input;
}

/** The amounts of an item that were given, by group. */
export function given(row: HTMLElement): Pick<Item, Group> {
  const all: Pick<Item, Group> = {};
  for (const group of Object.keys(groups) as Group[]) {
    const amounts: Amounts = {};
    for (const field of row.querySelectorAll<HTMLElement>(`[data-field=${group}] [data-name]`)) {
      const value = reading.taken(field.querySelector("input")!);
      if (value) amounts[field.dataset.name!] = value;
    }
    if (Object.keys(amounts).length) all[group] = amounts;
  }
  return all;
}
