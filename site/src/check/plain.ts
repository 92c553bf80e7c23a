import type { CheckAnswer, Line, Sources } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import { gap, of, semicolon, t } from "../language";
import { behind, told, unstopped } from "../told";
import { chosen, day, money, percent } from "../words";
import { between, name, what } from "./amounts";
import { missing, presumed, price } from "./receipt";
import { span } from "../questions";
import { owed, reason } from "./answer";
import { headline, line } from "./headline";
import { made } from "./items";
import { checked, edition } from "../reasons";

/** The answer as plain text, to be put into a letter: the question, the amounts, the reasons and the sources. */
export function plain(q: CheckRequest, a: CheckAnswer): string {
  const sources = a.sources ?? {};
  const forbidden = a.outcome === "prohibited";
  const sums = forbidden || a.total === undefined ? [] : [
    ...(a.lines ?? []).map(l => amount(l, sources)),
    t`Duty: ${a.duty ? money(a.duty) : t`not known`}`,
    t`Fees: ${a.fees ? money(a.fees) : t`not known`}`,
    t`Total: ${a.total ? money(a.total) : between(a) || t`not known`}`,
  ];
  return paragraphs(
    [t`${line(headline(a))}.`, owed(a), reason(a)],
    [a.law.beyondVerified ? checked(a.law, q.date ?? "") : "", ...forbidden ? [] : (a.open ?? []).map(p => behind(t`Open point of the law: ${told(p)}`, ...p.readings.map(r => `${told(r)} ${span(r)}`)))],
    [
      t`Arrives: ${day(q.date ?? "")}`,
      t`Travels by: ${chosen("mode", q.mode ?? "")}`,
      t`Shipped from: ${chosen("from", q.from ?? "")}`,
      ...q.items.map((item, i) => t`${name(item, i, q.items.length)}: ${item.quantity ?? "1"} × ${price(item, item.retailValue)}, made in ${made(item)}, HTS ${item.hts ?? t`not given`}`),
    ],
    sums,
    (a.asks ?? []).map(k => t`Open: ${told(k)}`),
    forbidden ? [] : missing(q).map(text => t`Not included: ${text}`),
    forbidden ? [] : presumed(q, a).map(p => t`Assumed: ${told(p)}`),
    forbidden ? [] : (a.exemption?.because ?? []).map(r => because(r, sources)),
    [edition(a.law), location.href]);
}

function amount(l: Line, sources: Sources): string {
  const rate = l.rate ? (l.base ? `${money(l.base)} × ` : "") + percent(l.rate) : "", name = unstopped(what(l)), under = l.heading ? `${name} ${l.heading}` : name;
  return because({ text: of(rate ? t`${under} (${rate})` : under, money(l.amount)), cite: l.cite }, sources);
}

// A statement and behind it where it stands.
function because(s: { text: string; cite?: string[] | undefined }, sources: Sources): string {
  const titles = (s.cite ?? []).flatMap(id => sources[id]?.title ?? []);
  return told(s) + (titles.length ? `${gap}[${titles.join(semicolon)}]` : "");
}

function paragraphs(...all: string[][]): string {
  return all.map(lines => lines.filter(l => l).join("\n")).filter(p => p).join("\n\n") + "\n";
}
