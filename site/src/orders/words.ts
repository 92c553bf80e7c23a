import format from "words/format";
import { t } from "../language";
import { count as grouped } from "../words";
import type { Outcome } from "./contract";

/** 1234 as "1,234". */
export function count(n: number): string {
  return grouped(Math.round(n));
}

/** "1 order", "1,234 orders". */
export function orders(n: number): string {
  return n === 1 ? t`1 order` : t`${count(n)} orders`;
}

/** "1 row", "1,234 rows". */
export function rows(n: number): string {
  return n === 1 ? t`1 row` : t`${count(n)} rows`;
}

/** "1 person", "1,234 people". */
export function people(n: number): string {
  return n === 1 ? t`1 person` : t`${count(n)} people`;
}

/** "1 person-day", "1,234 person-days". */
export function personDays(n: number): string {
  return n === 1 ? t`1 person-day` : t`${count(n)} person-days`;
}

/** A number of bytes as people say it. */
export function size(bytes: number): string {
  if (bytes >= 1e6) return t`${(bytes / 1e6).toFixed(bytes >= 1e8 ? 0 : 1).replace(".", format.decimal)} MB`;
  if (bytes >= 1000) return t`${Math.round(bytes / 1000)} KB`;
  return bytes === 1 ? t`1 byte` : t`${bytes} bytes`;
}

/** How long something will take, as roughly as it is known. */
export function time(seconds: number): string {
  if (seconds < 1.5) return t`a second`;
  if (seconds < 60) return t`${Math.ceil(seconds)} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? t`1 minute` : t`${count(minutes)} minutes`;
}

/** "2025-04" as "April 2025". */
export function month(yearAndMonth: string): string {
  const [y, m] = yearAndMonth.split("-");
  return new Date(Date.UTC(Number(y), Number(m) - 1)).toLocaleString(format.tag, { month: "long", year: "numeric", timeZone: "UTC" });
}

/** What the law makes of an order, in a word or two. */
export function outcome(of: Outcome): string {
  switch (of) {
    case "exempt": return t`Free`;
    case "dutiable": return t`Not free`;
    case "incomplete": return t`Something is missing`;
    case "prohibited": return t`May not be imported`;
    case "unsupported": return t`Outside our data`;
  }
}

/** What the engine found wrong, which begins small. */
export function fault(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
