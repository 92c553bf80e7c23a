import { grouped, t } from "../language";
import { told, toldAll } from "../told";
import { money, percent } from "../words";
import type { Charge, History, Layer, LayerPeriod } from "../../../wasm/host/contract";

/** A bar of the picture: a stretch of days and what holds in them. */
export interface Span {
  from: string;
  to: string;
  kind: "free" | "not-free" | "none" | "all" | "some";
  /** In a few letters, to stand in the bar. */
  short: string;
  /** In words. */
  what: string[];
  except: string[];
  cite: string[];
}

/** One thing through time: the exemption, or a duty. */
export interface Track {
  /** Names it in an address. */
  key: string;
  name: string;
  /** Whether it never reached all goods. */
  some: boolean;
  spans: Span[];
}

/** The exemption and every duty, as one list of the same kind. */
export function tracks(h: History): Track[] {
  return [{
    key: "exemption",
    name: t`The exemption`,
    some: false,
    spans: h.timeline.map(p => ({
      from: p.from, to: p.to, kind: p.status, what: [told(p)], except: [], cite: p.cite ?? [],
      short: p.status === "free" && p.limit ? money(p.limit, true) : p.status === "not-free" ? t`suspended` : t`repealed`,
    })),
  }, ...h.layers.map(track)];
}

function track(l: Layer): Track {
  return {
    key: l.layer,
    name: told(l, "name"),
    some: l.periods.every(p => p.charges.every(c => c.goods === "some")),
    spans: l.periods.map(p => ({
      from: p.from, to: p.to, kind: p.charges.some(c => c.goods === "all") ? "all" : "some",
      short: short(p), what: what(p.charges), except: toldAll(p, "except"), cite: p.cite,
    })),
  };
}

// What is charged by each; of the two methods of a carrier it chose one.
function what(all: Charge[]): string[] {
  const [one, other] = all.map(words), kinds = all.map(c => c.kind);
  return all.length === 2 && kinds.includes("specific") && kinds.includes("ad-valorem") ? [t`${one!} or ${other!}`] : all.map(words);
}

/** What is charged, in the words that the page has without scripts too. */
export function words(c: Charge): string {
  switch (c.kind) {
    case "additive": return percent(c.rate ?? "");
    case "floor": return t`at least ${percent(c.rate ?? "")} together with the ordinary duty`;
    case "ad-valorem": return t`${percent(c.rate ?? "")} of the value`;
    case "specific": return t`${money(c.amount ?? "", true)} an item`;
    default: return told(c);
  }
}

// The lowest and the highest rate, of what all goods pay if there is such a thing. For the
// letters in a bar only: they are compared, never computed with.
function short(p: LayerPeriod): string {
  const all = p.charges.filter(c => c.goods === "all"), of = all.length ? all : p.charges;
  const rates = [...new Set(of.flatMap(c => c.rate ?? []))].sort((a, b) => Number(a) - Number(b));
  const amount = of.find(c => c.amount)?.amount;
  const share = rates.length > 1 ? `${grouped(rates[0]!)}–${percent(rates.at(-1)!)}` : rates.length ? percent(rates[0]!) : "";
  return amount && share ? t`${share} or ${money(amount, true)}` : share || (amount ? money(amount, true) : "");
}

/** The span of a track that a day lies in. */
export function at(track: Track, date: string): Span | undefined {
  return track.spans.find(s => s.from <= date && (!s.to || date <= s.to));
}

/** The days on which anything changes, in order. */
export function days(all: Track[], h: History): string[] {
  const starts = all.flatMap(track => track.spans.flatMap(s => s.to ? [s.from, next(s.to)] : [s.from]));
  return [...new Set([...starts, ...h.changes.map(c => c.date)])].sort();
}

/** The day after, or before, by a number of days. */
export function next(date: string, by = 1): string {
  return new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10);
}
