import type { Calculator } from "../calculator";
import type { CompareAnswer, RouteAnswer } from "../../../wasm/host/contract";
import type { Ask, CompareRequest, Item } from "../draft";
import { el } from "../dom";
import { grouped, list, t } from "../language";
import { behind, called, told } from "../told";
import { lower, needed, type Reply } from "../questions";
import { beyond } from "../reasons";
import { amount, cents } from "../cents";
import { sides } from "./form";
import { turning } from "./flips";
import { bothDays, differences, ranked, route, wanting } from "./ranking";
import { kindWithin, short } from "./words";
import { day, money } from "../words";

/** The answer in a few lines: the cheapest route, the second, and what makes the difference. */
export function headline(a: CompareAnswer): HTMLElement {
  const { title, figures, reason, share } = verdict(a);
  return el("div", { class: `verdict ${a.cheapest ? "decided" : "open"}` },
    el("h2", { id: "verdict", tabindex: "-1" }, title),
    figures ? el("p", { class: "owed" }, figures) : null,
    reason ? el("p", { class: "reason" }, reason) : null,
    share ? el("p", { class: "hint" }, share) : null);
}

/** The headline in one breath, for those who hear it. */
export function spoken(a: CompareAnswer): string {
  const { title, figures, reason } = verdict(a);
  return behind(t`${title}.`, figures, reason);
}

function verdict(a: CompareAnswer): { title: string; figures: string; reason: string; share: string } {
  const best = route(a, a.cheapest), second = route(a, a.runnerUp);
  if (!best) {
    const open = a.routes.filter(r => r.status === "incomplete").length;
    return { title: open ? t`Not enough is known yet` : t`No route can be answered`, figures: "",
      reason: open ? wanting(a) || t`Each route below says what it lacks.` : t`Each route below says why.`, share: "" };
  }
  const order = figures(money(best.perOrder!), money(best.perMonth!), best.daysDoorToDoor), share = estimated(best);
  const two = sides(), priced = a.routes.filter(r => r.perOrder), bulk = two[0]!;
  if (a.routes.length === two.length && a.routes.every(r => two.includes(r.id)) && priced.length > 1) {
    const others = ranked(a).filter(r => r !== best && r.perOrder), rival = best.id === bulk ? others[0]! : route(a, bulk);
    return {
      title: best.id === bulk ? t`In bulk is cheaper` : t`Each order by itself is cheaper`,
      figures: t`${short(best)}: ${order}`,
      reason: behind(...others.map(r => t`${short(r)}: ${money(r.perOrder!)}.`), rival ? turning(a, best.id, rival.id) : ""),
      share,
    };
  }
  return {
    title: t`Cheapest: ${told(best, "name")}`,
    figures: order,
    reason: second ? behind(t`Second: ${short(second)}, ${money(second.perOrder!)}.`, why(best, second)) : t`No other route can be compared with it.`,
    share,
  };
}

function figures(order: string, month: string, days?: string): string {
  if (!days) return t`${order} an order, ${month} a month.`;
  return days === "1" ? t`${order} an order, ${month} a month, 1 day to the door.` : t`${order} an order, ${month} a month, ${days} days to the door.`;
}

function why(best: RouteAnswer, second: RouteAnswer): string {
  const gap = cents(second.perOrder!) - cents(best.perOrder!);
  if (gap === 0n) return t`Both cost the same to the cent.`;
  const saved = differences(best, second).filter(d => cents(d.amount) > 0n).slice(0, 2);
  return t`That is ${money(amount(gap))} more, above all for ${list(saved.map(d => t`${kindWithin(d.kind)} (${money(d.amount)})`))}.`;
}

function estimated(best: RouteAnswer): string {
  if (!/[1-9]/.test(best.assumedShare)) return t`Nothing in it is an estimate of ours.`;
  return t`${grouped(best.assumedShare)} % of it is our estimate of prices. Put yours in its place under “Prices”.`;
}

/** What a person must know before the numbers, and what the answer still needs. */
export function needs(q: CompareRequest, a: CompareAnswer, tariff: Calculator["tariff"], reply: Reply): HTMLElement[] {
  const notes = [
    beyond(a.law, a.date),
    tariff === "there" ? null : el("p", { class: "lacking" },
      t`The tariff table did not load, so no duty is known and no route that owes it. Below the form it can be loaded again.`),
    q.against && a.against?.law.beyondVerified && !a.law.beyondVerified ? el("p", {},
      t`${day(q.against)} is later than the last check of our law data.`) : null,
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
  const asks = a.routes.flatMap(r => r.asks ?? []).map(ofOneUnit);
  const lacks = [a, ...(a.against ? [a.against] : [])].flatMap(d => d.routes).flatMap(r => (r.lacks ?? [])
    .filter(l => !asks.some(k => k.field === l.field && k.effect !== "could-lower")).map(l => ofOneUnit(lack(r, l))));
  return { asks: [...asks, ...lacks], sources: bothDays(a) };
}

function lack(r: RouteAnswer, of: NonNullable<RouteAnswer["lacks"]>[number]): Ask {
  const { field } = of;
  // The rate of all duties is one for every route; a price is the route's own.
  if (field.endsWith(".costs.dutyRate")) {
    return { field: "costs.dutyRate", text: behind(told(of, "question"), t`If you know the rate of all duties together, write it here, in percent.`), effect: "could-raise" };
  }
  return { ...field.startsWith("routes.") ? { text: t`${short(r)}: ${told(of)}` } : of, field, effect: "could-raise" };
}

// The engine asks about a whole entry, and says behind the question what it is for.
function ofOneUnit(k: Ask): Ask {
  const [, measure] = /\.measures\.([\w-]+)$/.exec(k.field ?? "") ?? [];
  if (!measure) return k;
  const question = howMuch(measure);
  return { ...k, text: behind(question, told(k, "more")), say: undefined, question, questionSay: undefined };
}

function howMuch(measure: string): string {
  switch (measure) {
    case "kg": return t`How many kilograms in one unit?`;
    case "no": return t`How many pieces in one unit?`;
    case "prs": return t`How many pairs in one unit?`;
    case "doz": return t`How many dozens in one unit?`;
    case "liter": return t`How many liters in one unit?`;
    case "m2": return t`How many square meters in one unit?`;
  }
  const part = measure.replace(/^value-/, "");
  return part === measure ? t`How many ${measure} in one unit?`
    : t`What is the ${called("part", part)} worth in one unit, in dollars?`;
}
