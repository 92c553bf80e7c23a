import { el } from "../dom";
import { amount, cents, order, sum } from "../cents";
import type { CompareAnswer, Comparison as Day, RouteAnswer, Sources } from "../../../wasm/host/contract";
import { behind, told } from "../told";
import { kinds } from "./words";

const standing = ["answered", "incomplete", "unsupported", "unavailable"];

/** The routes from cheapest to dearest, and after them those without an amount. */
export function ranked(a: Day): RouteAnswer[] {
  return [...a.routes].sort((x, y) =>
    standing.indexOf(x.status) - standing.indexOf(y.status) || order(x.perMonth ?? "0", y.perMonth ?? "0"));
}

/** The sources of an answer, and behind them those of the other day. */
export function bothDays(a: CompareAnswer): Sources {
  return { ...a.sources, ...a.against?.sources };
}

/** The route with this id. */
export function route(a: Day, id: string): RouteAnswer | undefined {
  return a.routes.find(r => r.id === id);
}

/** What every route without an amount lacks, where it is the same: then it is said once. */
export function wanting(a: Day): string {
  const open = a.routes.filter(r => r.status === "incomplete"), all = new Set(open.map(r => behind(...(r.lacks ?? []).map(l => told(l)))));
  return open.length > 1 && all.size === 1 ? [...all][0]! : "";
}

/** The mark by which a route is known in every table and picture: its letter and its color. */
export function mark(a: Day, id: string): HTMLElement {
  const i = place(a, id);
  return el("span", { class: `key r${i}` }, letter(i));
}

/** The place of a route, which keeps its letter and color whatever it costs. */
export function place(a: Day, id: string): number {
  return a.routes.findIndex(r => r.id === id);
}

/** The letter of a place. */
export function letter(i: number): string {
  return String.fromCharCode(65 + i);
}

/** What an order costs by kind, in the order of the kinds; kinds without an amount are left out. */
export function byKind(r: RouteAnswer): Map<string, string> {
  const lines = r.lines ?? [];
  const names = [...new Set([...kinds, ...lines.map(l => l.kind)])];
  const sums = names.map((kind): [string, string] => [kind, sum(lines.filter(l => l.kind === kind).map(l => l.perOrder))]);
  return new Map(sums.filter(([, total]) => cents(total) !== 0n));
}

/** By how much one route is cheaper than another, by kind, the largest first. */
export function differences(cheap: RouteAnswer, dear: RouteAnswer): { kind: string; amount: string }[] {
  const a = byKind(cheap), b = byKind(dear);
  return [...new Set([...a.keys(), ...b.keys()])]
    .map(kind => ({ kind, amount: amount(cents(b.get(kind) ?? "0") - cents(a.get(kind) ?? "0")) }))
    .sort((x, y) => order(y.amount, x.amount));
}
