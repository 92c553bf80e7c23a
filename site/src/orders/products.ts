import { cell } from "../cell";
import { fillCurrencies } from "../currencies";
import { byId, el } from "../dom";
import { choose, control, identify } from "../fields";
import { t } from "../language";
import { told } from "../told";
import type { Checker } from "./checker";
import type { Product, ProductsRead } from "./contract";
import { save } from "./save";
import { count, rows as rowsOf } from "./words";

// The product table: what is known of goods that differ from the rest. It can come from a
// file, be typed for the products sold most, and be saved.

const head = ["sku", "hts", "origin", "customsValue", "currency", "claim", "facts", "measures"] as const;
const typed = ["hts", "origin", "customsValue", "currency"] as const;
const step = 10;

const table = new Map<string, Product>();
let sold: { sku: string; rows: number }[] = [];
let shown = step;

/** Offers the products of a file, those sold most first. */
export function offer(products: { sku: string; rows: number }[]): void {
  sold = products;
  shown = step;
  list();
}

/** Shows more of them. */
export function more(): void {
  const first = shown;
  shown += step;
  list();
  byId("product-list").querySelectorAll<HTMLElement>(".product")[first]?.querySelector("input")?.focus();
}

/** Takes in what was typed of a product. Reports whether it was one. */
export function heed(target: HTMLElement): boolean {
  const row = target.closest<HTMLElement>(".product");
  if (!row) return false;
  const sku = row.dataset.sku!, p: Product = { ...table.get(sku), sku };
  for (const name of typed) {
    const value = control(row, name).value.trim();
    if (value) p[name] = value;
    else delete p[name];
  }
  // The currency alone says nothing of a product.
  if (head.some(name => name !== "sku" && name !== "currency" && p[name] !== undefined)) table.set(sku, p);
  else table.delete(sku);
  buttons();
  return true;
}

/** Loads a product table from a file, in place of what there was. */
export async function load(file: File, checker: Checker): Promise<void> {
  const read = await checker.ask<ProductsRead>("orders-products", await file.text());
  if ("error" in read) {
    say(told(read.error, "message"));
    return;
  }
  table.clear();
  for (const p of read.table ?? []) table.set(p.sku, p);
  say(read.products === 1 ? t`1 product loaded from ${file.name}.` : t`${count(read.products)} products loaded from ${file.name}.`,
    read.problems.map(p => told(p, "message")));
  list();
}

/** Takes the table away. */
export function drop(): void {
  table.clear();
  byId<HTMLInputElement>("products-file").value = "";
  say(t`The product table is taken away.`);
  list();
}

/** Saves the table as a file that can be loaded again. */
export function saveTable(): void {
  save("products.csv", new Blob([csv()], { type: "text/csv" }));
}

/** The table as the checker reads it, "" when nothing is known of any product. */
export function csv(): string {
  if (!table.size) return "";
  return [head, ...[...table.values()].map(p => head.map(name => written(p, name)))].map(cells => cells.map(cell).join(",") + "\r\n").join("");
}

function written(p: Product, name: typeof head[number]): string {
  if (name === "facts") return (p.facts ?? []).join(" ");
  if (name === "measures") return Object.entries(p.measures ?? {}).map(([unit, amount]) => `${unit}=${amount}`).join(" ");
  return p[name] ?? "";
}

function list(): void {
  byId("product-list").replaceChildren(...sold.slice(0, shown).map(field));
  byId("more-products").hidden = sold.length <= shown;
  buttons();
}

function buttons(): void {
  byId("save-products").hidden = byId("drop-products").hidden = !table.size;
}

function field({ sku, rows }: { sku: string; rows: number }, i: number): HTMLElement {
  const row = byId<HTMLTemplateElement>("product").content.querySelector<HTMLElement>(".product")!.cloneNode(true) as HTMLElement;
  row.dataset.sku = sku;
  row.querySelector("legend")!.append(sku, el("span", { class: "hint" }, ` ${rowsOf(rows)}`));
  fillCurrencies(control(row, "currency") as HTMLSelectElement);
  identify(row, `products.${sku}`, `product-${i}`);
  const known = table.get(sku);
  for (const name of typed) choose(control(row, name), known?.[name] ?? (name === "currency" ? "USD" : ""));
  return row;
}

function say(text: string, problems: string[] = []): void {
  byId("products-said").replaceChildren(text, ...problems.length ? [el("ul", {}, ...problems.slice(0, 20).map(p => el("li", {}, p)))] : []);
}
