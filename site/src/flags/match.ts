import documents from "../../../calc/dumping/documents.csv";
import orders from "../../../calc/dumping/orders.csv";
import places from "../../../calc/dumping/places.csv";
import read from "../../../calc/papers/documents.csv";
import lacey from "../../../calc/papers/lacey.csv";

// The orders and papers that packages dumping and papers of the calculator know, from the same
// files, matched in the same way. A test holds both to the same answers.

/** An antidumping or countervailing duty order that may cover goods. */
export interface Match {
  case: string;
  kind: "antidumping" | "countervailing";
  country: string;
  product: string;
  /** Whether the order names the number, or one that it is under; numbers under it; or others with the same eight digits. */
  how: "named" | "under" | "beside";
  document: { id: string; url: string };
  latest: string;
}

/** The rows of a table of the calculator, without its heading. */
export const rows = (text: string) => text.trim().split("\n").slice(1).map(line => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(m => (m[1] ?? m[2] ?? "").replaceAll('""', '"')));
const address = Object.fromEntries(rows(places).map(r => [r[0]!, r[2]!]));
const all = rows(orders).map(([id = "", country = "", product = "", numbers = "", document = ""]) => ({ case: id, country, product, numbers: numbers.split(" "), document }));

/** How many orders the list has, and the day of the latest document that was read. */
export const count = all.length;
export const last = rows(documents).map(r => r[1]!).sort().at(-1)!;

/** The orders that may cover goods of an origin, "*" for any, with a tariff number. */
export function mayCover(origin: string, number: string): Match[] {
  const digits = number.replace(/\D/g, "");
  if (digits.length < 4) return [];
  return all.filter(o => origin === "*" || o.country === origin).flatMap(o => {
    const is = (same: (n: string) => boolean) => o.numbers.some(same);
    const how = is(n => digits.startsWith(n)) ? "named" as const : is(n => n.startsWith(digits)) ? "under" as const
      : is(n => n.length === 10 && digits.length === 10 && n.slice(0, 8) === digits.slice(0, 8)) ? "beside" as const : undefined;
    return how ? [{ case: o.case, kind: o.case.startsWith("C") ? "countervailing" as const : "antidumping" as const, country: o.country, product: o.product, how,
      document: { id: o.document, url: address.document!.replaceAll("{document}", o.document) }, latest: address.latest!.replaceAll("{case}", o.case) }] : [];
  }).sort((a, b) => a.case < b.case ? -1 : a.case > b.case ? 1 : 0);
}

/** A phase of the Lacey Act's declaration that names the number of goods. */
export interface Asked {
  since: string;
  numbers: string[];
  document: string;
}

const papers = Object.fromEntries(rows(read).map(r => [r[0]!, { title: r[1]!, url: r[2]! }]));
const phases = rows(lacey).map(([since = "", numbers = "", except = "", document = ""]) => ({ since, numbers: numbers.split(" "), except: except.split(" ").filter(n => n), document }));

/** The first phase that names goods with a number on a day. */
export function asked(on: string, number: string): Asked | undefined {
  const digits = number.replace(/\D/g, "");
  if (digits.length < 4) return undefined;
  for (const { since, numbers, except, document } of phases) {
    if (on < since || except.some(n => digits.startsWith(n))) continue;
    const named = numbers.filter(n => digits.startsWith(n) || n.startsWith(digits));
    if (named.length) return { since, numbers: named, document };
  }
  return undefined;
}

/** A document about papers, by its name in the table. */
export const paper = (id: string): { title: string; url: string } => papers[id]!;
