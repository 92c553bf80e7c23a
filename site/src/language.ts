// The page's language. The messages are written in English where they are used, the law's
// sentences come in English from the engine; site/languages has what they are in the
// others. The build makes a page's script once for each language, with its words inside.

import countries from "words/countries";
import format from "words/format";
import law from "words/law";
import scripts from "words/scripts";

/**
 * A message in the page's language. It is written in English where it is used; the words
 * with {0}, {1}… for the values are the key of its translation.
 */
export function t(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  const key = parts.reduce((all, part, i) => `${all}{${i - 1}}${part}`);
  return put(scripts[key] ?? key, values.map(String));
}

/** A sentence, several of them, or a name that the engine wrote, in the page's language. */
export function said(text: string): string {
  return anyOther(law) ? inWords(text) : text;
}

/** What stands between words in a row: ", ". */
export const comma: string = format.comma;

/** What stands between sentences: a space, or nothing. */
export const gap: string = format.gap;

/** Words in a row as the page's language joins them: "a, b and c". */
export function list(words: string[]): string {
  return words.length < 2 ? words.join("") : words.slice(0, -1).join(format.comma) + format.and + words.at(-1);
}

// Whether there is anything to translate into. A loop, so that nothing is counted at each sentence.
function anyOther(words: object): boolean {
  for (const _ in words) return true;
  return false;
}

function put(into: string, values: string[]): string {
  return into.replace(/\{(\d+)\}/g, (_, i: string) => values[Number(i)] ?? "");
}

const boundary = /(?<=[.?!:]) (?=[A-Z0-9“"$(])/;

// A text is one known sentence, or one with values in it, or several in a row. What is
// not known stays in English, which is better than nothing.
function inWords(text: string): string {
  const whole = phrase(text);
  if (whole !== undefined) return whole;
  const sentences = text.split(boundary);
  for (let n = sentences.length - 1; n > 0; n--) {
    const first = phrase(sentences.slice(0, n).join(" "));
    if (first !== undefined) return `${first}${format.gap}${inWords(sentences.slice(n).join(" "))}`;
  }
  return sentences.length > 1 ? `${sentences[0]}${format.gap}${inWords(sentences.slice(1).join(" "))}` : text;
}

function phrase(text: string): string | undefined {
  const exact = law[text] ?? countries[text];
  if (exact !== undefined) return exact;
  for (const p of patterns()) {
    const found = p.english.exec(text);
    // A value is never a sentence and more.
    if (found && !found.slice(1).some(v => boundary.test(v))) return put(p.words, found.slice(1).map(value));
  }
  return undefined;
}

/** A sentence with values in it. */
interface Pattern {
  english: RegExp;
  words: string;
  /** How many letters are not values. The more, the surer it is the one meant. */
  fixed: number;
}

let kept: Pattern[] | undefined;

function patterns(): Pattern[] {
  return kept ??= Object.entries(law).filter(([english]) => english.includes("{0}")).map(([english, words]) => {
    const parts = english.split(/\{\d+\}/);
    const escaped = parts.map(p => p.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return { english: new RegExp(`^${escaped.join("(.+?)")}$`), words, fixed: parts.join("").length };
  }).sort((a, b) => b.fixed - a.fixed);
}

// What stands in a sentence: an amount, a day, or words that are known themselves.
function value(text: string): string {
  const amount = /^\$([\d,]+(?:\.\d+)?)$/.exec(text);
  if (amount) return dollars(amount[1]!.replaceAll(",", ""));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(text);
  const exact = phrase(text);
  if (exact !== undefined) return exact;
  const several = text.split(/, | and /);
  return several.length > 1 && several.every(w => phrase(w) !== undefined) ? list(several.map(w => phrase(w)!)) : text;
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
