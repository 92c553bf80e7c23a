import { byId } from "../dom";
import { choose, control, identify } from "../fields";
import { t } from "../language";
import { taken } from "../reading";
import type { OrderShare } from "../draft";

const fields = ["share", "unitsPerOrder", "retailValue", "customsValue", "weightKg"] as const;
const list = () => byId("mix").querySelector<HTMLElement>(".rows")!;

/** The kinds of orders that were given, none when all are alike. */
export function mix(): OrderShare[] {
  return rows().map(row => {
    const kind: OrderShare = {};
    for (const name of fields) {
      const value = taken(control(row, name));
      if (value) kind[name] = value;
    }
    return kind;
  });
}

/** Shows these kinds of orders and no others. */
export function fill(kinds: OrderShare[]): void {
  list().replaceChildren();
  for (const k of kinds) add(k);
}

/** Adds a kind of order, empty or as given. */
export function add(kind: OrderShare = {}): HTMLElement {
  const pattern = byId<HTMLTemplateElement>("share").content.cloneNode(true) as DocumentFragment;
  const row = pattern.firstElementChild as HTMLElement;
  for (const name of fields) choose(control(row, name), kind[name] ?? "");
  list().append(row);
  number();
  return row;
}

/** Takes a kind of order away. */
export function remove(row: HTMLElement): void {
  row.remove();
  number();
}

function rows(): HTMLElement[] {
  return [...list().children] as HTMLElement[];
}

function number(): void {
  rows().forEach((row, i) => {
    row.querySelector("legend")!.textContent = t`Orders of kind ${i + 1}`;
    row.querySelector(".remove")!.setAttribute("aria-label", t`Remove orders of kind ${i + 1}`);
    identify(row, `orders.mix[${i}]`, `share-${i}`);
  });
}
