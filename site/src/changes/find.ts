// What the law alters for goods between two days: each day on which their answer becomes another.

import type { CheckAnswer, Failure } from "../contract";

// What is read here of the course of the law.
interface HistoryAnswer {
  timeline: { from: string; to?: string }[];
  layers: { periods: { from: string; to?: string }[] }[];
  changes: { date: string }[];
  law: { ahead?: { date: string }[] };
}

/** Goods that somebody imports again and again. */
export interface Goods {
  name: string;
  hts: string;
  origin: string;
}

/** What is asked of each of them. */
export interface Asked {
  from: string;
  to: string;
  mode: string;
  value: string;
}

/** From a day on the answer for goods is another. */
export interface Change {
  goods: Goods;
  date: string;
  before: CheckAnswer;
  after: CheckAnswer;
}

type Ask = <Answer>(verb: string, request: object) => Promise<Answer | Failure>;

/** The changes for goods, the first first. An answer that the calculator refuses is returned instead. */
export async function changes(goods: Goods[], asked: Asked, ask: Ask): Promise<Change[] | Failure> {
  const found: Change[] = [];
  for (const g of goods) {
    const known = new Map<string, CheckAnswer>();
    const on = async (date: string): Promise<CheckAnswer> => {
      let answer = known.get(date);
      if (!answer) {
        const said = await ask<CheckAnswer>("check", { date, mode: asked.mode, from: g.origin, items: [{ hts: g.hts, origin: g.origin, retailValue: asked.value }] });
        if ("error" in said) throw said;
        known.set(date, answer = said);
      }
      return answer;
    };
    // Halves a stretch whose ends differ, until the day is found.
    const search = async (a: string, b: string): Promise<void> => {
      if (same(await on(a), await on(b))) return;
      if (next(a) === b) return void found.push({ goods: g, date: b, before: await on(a), after: await on(b) });
      const middle = between(a, b);
      await search(a, middle);
      await search(middle, b);
    };
    try {
      const days = await turns(g, asked, ask);
      for (let i = 1; i < days.length; i++) {
        const [a, b] = [days[i - 1]!, days[i]!];
        if (next(a) !== b) await search(a, before(b));
        await search(next(a) === b ? a : before(b), b);
      }
    } catch (error) {
      if (error && typeof error === "object" && "error" in error) return error as Failure;
      throw error;
    }
  }
  return found.sort((a, b) => a.date < b.date ? -1 : a.date > b.date ? 1 : 0);
}

// The days on which the data tell of a change for an origin, between the two that are asked about, and these.
async function turns(g: Goods, { from, to, mode }: Asked, ask: Ask): Promise<string[]> {
  const said = await ask<HistoryAnswer>("history", { origin: g.origin, mode });
  if ("error" in said) throw said;
  const periods = [...said.timeline, ...said.layers.flatMap(l => l.periods)];
  const days = [...periods.map(p => p.from), ...periods.flatMap(p => p.to ? [next(p.to)] : []), ...said.changes.map(c => c.date), ...(said.law.ahead ?? []).map(c => c.date)];
  return [...new Set([from, ...days.filter(d => from < d && d < to), to])].sort();
}

/** The lines of an answer by layer and heading, with what each charges. */
export function figures(a: CheckAnswer): Map<string, { line: CheckAnswer["lines"][number]; says: string }> {
  const all = new Map<string, { line: CheckAnswer["lines"][number]; says: string }>();
  for (const line of a.lines) {
    const key = `${line.layer} ${line.heading ?? ""}`, says = line.rate ? `${line.rate} %` : `$${line.amount}`, had = all.get(key);
    all.set(key, { line, says: had ? `${had.says} + ${says}` : says });
  }
  return all;
}

function same(a: CheckAnswer, b: CheckAnswer): boolean {
  const key = (c: CheckAnswer) => JSON.stringify([c.outcome, c.total, c.atLeast, c.atMost, [...figures(c)].map(([k, { says }]) => [k, says])]);
  return key(a) === key(b);
}

const day = 86_400_000;
const written = (time: number) => new Date(time).toISOString().slice(0, 10);
const next = (date: string) => written(Date.parse(date) + day);
const before = (date: string) => written(Date.parse(date) - day);
const between = (a: string, b: string) => written(Date.parse(a) + Math.floor((Date.parse(b) - Date.parse(a)) / day / 2) * day);
