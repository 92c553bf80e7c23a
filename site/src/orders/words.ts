import type { Outcome } from "./contract";

/** 1234 as "1,234". */
export function count(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 order", "1,234 orders". */
export function many(n: number, one: string, more = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : more}`;
}

/** A number of bytes as people say it. */
export function size(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(bytes >= 1e8 ? 0 : 1)} MB`;
  return bytes >= 1000 ? `${Math.round(bytes / 1000)} KB` : many(bytes, "byte");
}

/** How long something will take, as roughly as it is known. */
export function time(seconds: number): string {
  if (seconds < 1.5) return "a second";
  if (seconds < 60) return `${Math.ceil(seconds)} seconds`;
  return many(Math.ceil(seconds / 60), "minute");
}

/** "2025-04" as "April 2025". */
export function month(yearAndMonth: string): string {
  const [y, m] = yearAndMonth.split("-");
  const name = new Date(Date.UTC(2000, Number(m) - 1)).toLocaleString("en", { month: "long", timeZone: "UTC" });
  return `${name} ${y}`;
}

/** What the law makes of an order, in a word or two. */
export const outcomes: Record<Outcome, string> = {
  exempt: "Free",
  dutiable: "Not free",
  incomplete: "Something is missing",
  prohibited: "May not be imported",
  unsupported: "Outside our data",
};
