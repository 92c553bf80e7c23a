// Fields by their names: `data-field` says which part of its row a field holds.

import { byId } from "./dom";
import { t } from "./language";
import { set } from "./reading";

type Control = HTMLInputElement | HTMLSelectElement;

/** The field of a row with this name. */
export function field(row: HTMLElement, name: string): HTMLElement {
  return row.querySelector<HTMLElement>(`[data-field="${name}"]`)!;
}

/** What is typed or chosen in the field of a row. */
export function control(row: HTMLElement, name: string): Control {
  return field(row, name).querySelector<Control>("input, select")!;
}

/** Sets a control. A list gets the value as a choice of its own if it has none like it. */
export function choose(c: Control, value: string): void {
  if (c instanceof HTMLSelectElement && ![...c.options].some(o => o.value === value)) {
    c.append(new Option(value, value));
  }
  if (c instanceof HTMLInputElement && c.dataset.reads) set(c, value);
  else c.value = value;
}

/** What a field cannot hold, under the name that the page has for it. */
export function lost(name: string, value: string): string {
  return t`${byId<Control>(name).labels![0]?.textContent ?? name}: “${value}”`;
}

/**
 * Names a row and its fields by the row's path in the request, so that labels, hints and
 * the engine's words for a field all find it. The ids begin with `id`.
 */
export function identify(row: HTMLElement, path: string, id: string): void {
  row.dataset.path = path;
  for (const f of row.querySelectorAll<HTMLElement>("[data-field]")) {
    const name = f.dataset.field!;
    f.dataset.path = `${path}.${name}`;
    const c = f.querySelector<HTMLElement>("input, select")!;
    c.id = `${id}-${name}`;
    f.querySelector(":scope > label")?.setAttribute("for", c.id);
    const hint = f.querySelector(".hint") ?? row.querySelector(`[data-hints="${name}"]`);
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
  const other = row.querySelector<HTMLElement>("[data-adds]");
  if (other) {
    other.id = `${id}-other`;
    other.parentElement!.querySelector("label")!.setAttribute("for", other.id);
  }
}
