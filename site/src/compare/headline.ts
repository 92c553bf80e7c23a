import type { Calculator } from "../calculator";
import type { Ask, Item } from "../contract";
import { el } from "../dom";
import { lower, needed, type Reply } from "../questions";
import { beyond } from "../reasons";
import { amount, cents } from "./cents";
import type { CompareAnswer, CompareRequest, RouteAnswer } from "./contract";
import { differences, route } from "./ranking";
import { days, kind, short } from "./words";
import { day, money } from "../words";

/** The answer in a few lines: the cheapest route, the second, and what makes the difference. */
export function headline(a: CompareAnswer): HTMLElement {
  const { title, figures, reason, share } = said(a);
  return el("div", { class: `verdict ${a.cheapest ? "decided" : "open"}` },
    el("h2", { id: "verdict", tabindex: "-1" }, title),
    figures ? el("p", { class: "owed" }, figures) : null,
    reason ? el("p", { class: "reason" }, reason) : null,
    share ? el("p", { class: "hint" }, share) : null);
}

/** The headline in one breath, for those who hear it. */
export function spoken(a: CompareAnswer): string {
  const { title, figures, reason } = said(a);
  return [`${title}.`, figures, reason].filter(Boolean).join(" ");
}

function said(a: CompareAnswer): { title: string; figures: string; reason: string; share: string } {
  const best = route(a, a.cheapest), second = route(a, a.runnerUp);
  if (!best) {
    const open = a.routes.filter(r => r.status === "incomplete").length;
    return { title: open ? "Not enough is known yet" : "No route can be answered", figures: "",
      reason: open ? "Each route below says what it lacks." : "Each route below says why.", share: "" };
  }
  return {
    title: `Cheapest: ${best.name}`,
    figures: `${money(best.perOrder!)} an order, ${money(best.perMonth!)} a month${best.daysDoorToDoor ? `, ${days(best.daysDoorToDoor)} to the door` : ""}.`,
    reason: second ? `Second: ${short(second)}, ${money(second.perOrder!)}. ${why(best, second)}` : "No other route can be compared with it.",
    share: estimated(best),
  };
}

function why(best: RouteAnswer, second: RouteAnswer): string {
  const gap = cents(second.perOrder!) - cents(best.perOrder!);
  if (gap === 0n) return "Both cost the same to the cent.";
  const saved = differences(best, second).filter(d => cents(d.amount) > 0n).slice(0, 2);
  return `That is ${money(amount(gap))} more, above all for ${saved.map(d => `${kind(d.kind).toLowerCase().replace("in the us", "in the US")} (${money(d.amount)})`).join(" and ")}.`;
}

function estimated(best: RouteAnswer): string {
  if (!/[1-9]/.test(best.assumedShare)) return "Nothing in it is an estimate of ours.";
  return `${best.assumedShare} % of it is our estimate of prices. Put yours in its place under “Prices”.`;
}

/** What a person must know before the numbers, and what the answer still needs. */
export function needs(q: CompareRequest, a: CompareAnswer, tariff: Calculator["tariff"], reply: Reply): HTMLElement[] {
  const notes = [
    beyond(a.law),
    tariff === "there" ? null : el("p", { class: "lacking" },
      "The tariff table did not load, so no duty is known and no route that owes it. Below the form it can be loaded again."),
    q.against && a.against?.law.beyondVerified && !a.law.beyondVerified ? el("p", {},
      `${day(q.against)} is later than the last check of our law data.`) : null,
  ].filter(e => e !== null);
  return [
    notes.length ? el("div", { class: "notice" }, ...notes) : null,
    needed(items(q), asking(a), reply),
  ].filter(e => e !== null);
}

/** What could lower the duty, for those it is true of. */
export function relief(q: CompareRequest, a: CompareAnswer, reply: Reply): HTMLElement | null {
  return lower(items(q), asking(a), reply);
}

function items(q: CompareRequest): Item[] {
  return [q.product as Item];
}

// The routes ask about the same goods. The form holds one unit of them, an entry many.
// What a route lacks, on either day, is a question too.
function asking(a: CompareAnswer) {
  const asks = a.routes.flatMap(r => r.asks ?? []).map((k): Ask =>
    k.field?.includes(".measures.") ? { ...k, text: k.text.replace(/ in all\?/, " in one unit?") } : k);
  const lacks = [a, ...(a.against ? [a.against] : [])].flatMap(d => d.routes).flatMap(r => (r.lacks ?? [])
    .filter(l => !asks.some(k => k.field === l.field && k.effect !== "could-lower")).map(l => lack(r, l)));
  return { asks: [...asks, ...lacks], sources: { ...a.against?.sources, ...a.sources } };
}

function lack(r: RouteAnswer, { field, text }: { field: string; text: string }): Ask {
  // The rate of all duties is one for every route; a price is the route's own.
  if (field.endsWith(".costs.dutyRate")) {
    return { field: "costs.dutyRate", text: text.replace("write it as dutyRate", "write it here, in percent"), effect: "could-raise" };
  }
  return { field, text: field.startsWith("routes.") ? `${short(r)}: ${text}` : text, effect: "could-raise" };
}
