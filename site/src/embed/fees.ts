// The price list of the one whose page is around: the part of a comparison's question that
// says prices, in the same words.
//
//   {"currency": "USD", "costs": {"entryClearance": "95.00"},
//    "routes": [{"id": "express", "costs": {"dutyClearance": "12.00"}}]}

import type { Costs } from "../../../wasm/host/contract";
import { isObject, text } from "../link";

/** The longest price list that is read. */
export const longest = 65_536;

/** A price list: what holds for every route stands under "". */
export interface Fees {
  currency: string;
  costs: Record<string, Costs>;
}

/** Reads a price list. A list with one mistake is none, because nobody could tell which of its prices count: then a sentence says what is wrong. */
export function read(list: string, costs: string[], routes: string[]): Fees | string {
  if (list.length > longest) return `the price list is longer than ${longest} letters`;
  let value: unknown;
  try {
    value = JSON.parse(list);
  } catch {
    return "the price list is not JSON";
  }
  if (!isObject(value)) return 'the price list is not an object such as {"costs": {"entryClearance": "95.00"}}';
  const { currency = "USD", costs: every = {}, routes: own = [], ...rest } = value;
  const [other] = Object.keys(rest);
  if (other !== undefined) return `the price list has “${other}”; it can have currency, costs and routes`;
  if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) return `currency is a code of three letters, as "USD"`;
  if (!Array.isArray(own)) return "routes is a list";
  const all: Fees = { currency, costs: {} };
  for (const [i, part] of [{ id: "", costs: every }, ...own as unknown[]].entries()) {
    const at = i ? `routes[${i - 1}]` : "";
    if (!isObject(part)) return `${at} is not an object with id and costs`;
    const { id, costs: prices = {}, ...more } = part;
    const [odd] = Object.keys(more);
    if (odd !== undefined) return `${at} has “${odd}”; it can have id and costs`;
    if (typeof id !== "string" || i && !routes.includes(id)) return `${at}.id is one of ${routes.join(", ")}`;
    if (Object.hasOwn(all.costs, id)) return `${at}.id is there twice: ${id}`;
    const taken = take(prices, i ? `${at}.costs` : "costs", costs);
    if (typeof taken === "string") return taken;
    all.costs[id] = taken;
  }
  return all;
}

function take(prices: unknown, at: string, names: string[]): Costs | string {
  if (!isObject(prices)) return `${at} is not an object with prices`;
  const costs: Costs = {};
  for (const [name, price] of Object.entries(prices)) {
    if (!names.includes(name)) return `${at}.${name.slice(0, 40)} is no cost; there are ${names.join(", ")}`;
    const amount = price === null ? null : text(price)?.trim();
    if (amount === undefined || amount !== null && !/^\d{1,9}(\.\d{1,6})?$/.test(amount)) {
      return `${at}.${name} is ${JSON.stringify(price).slice(0, 40)}; a price is an amount such as "95.00", or null if nobody knows it`;
    }
    costs[name] = amount;
  }
  return costs;
}
