// The page's language. Its own messages are written in English where they are used;
// site/languages has what they are in the others. The build makes a page's script once for
// each language, with its words inside. What the engine says stands in told.ts.

import format from "words/format";

/**
 * A message in the page's language. It is written in English where it is used. The build
 * puts its translation there: the English with {0}, {1}… for the values is the key.
 */
export function t(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce((all, part, i) => all + String(values[i - 1]) + part);
}

/** What stands between words in a row: ", ". */
export const comma: string = format.comma;

/** What stands between statements in a row: "; ". */
export const semicolon: string = format.semicolon;

/** What stands between sentences one behind the other: " ". */
export const gap: string = format.gap;

/** What stands behind a name of which something is said: ": ". */
export const colon: string = format.colon;

/** A name and what is said of it: "Duty: $6.57". */
export function of(name: string, what: string): string {
  return name + format.colon + what;
}

/** Words in a row as the page's language joins them: "a, b and c". */
export function list(words: string[]): string {
  return words.length < 2 ? words.join("") : words.slice(0, -1).join(format.comma) + format.and + words.at(-1);
}

/** "2026-09-01" as "1 September 2026", or "1 Sep 2026" when short. */
export function day(date: string, short = false): string {
  const [y, m, d] = date.split("-");
  const month = (short ? format.shortMonths : format.months)[Number(m) - 1];
  if (!y || !d || !month) return date;
  return (short ? format.short : format.day).replace("{day}", d === "01" ? format.first : String(Number(d))).replace("{month}", month).replace("{year}", y);
}

/** "1234.50" as "$1,234.50". */
export function dollars(amount: string): string {
  return format.money.replace("{amount}", () => grouped(amount));
}

/** "1234.50" as "1,234.50". */
export function grouped(amount: string): string {
  const [whole = "", part] = amount.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, format.group) + (part ? format.decimal + part : "");
}
