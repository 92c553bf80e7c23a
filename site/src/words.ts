import format from "words/format";
import { dollars, grouped, t } from "./language";
export { day } from "./language";

/** "1234.50" as "$1,234.50"; whole dollars lose their cents when short. Less than nothing has a minus before the sign. */
export function money(amount: string, short = false): string {
  if (amount.startsWith("-")) return "−" + money(amount.slice(1), short);
  return dollars(short ? amount.replace(/\.0*$/, "") : amount);
}

/** "1234.5" as "1,234.5". */
export function count(n: number | string): string {
  return grouped(String(n));
}

/** Today in Washington, where the law's days begin and end. */
export function today(): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: "America/New_York", year: "numeric", month: "2-digit", day: "2-digit",
  }).formatToParts(new Date());
  const part = (type: string) => parts.find(p => p.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** How long a period lasts, to the nearest word a person would use. */
export function span(from: string, to: string): string {
  if (!to) return t`from here on`;
  return lasting(Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1);
}

/** How far two days are apart. */
export function apart(from: string, to: string): string {
  return lasting(Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

function lasting(days: number): string {
  if (days < 60) return days === 1 ? t`1 day` : t`${days} days`;
  const months = Math.round(days / 30.4), years = Math.round(days / 365.25);
  if (days < 700) return months === 1 ? t`1 month` : t`${months} months`;
  return years === 1 ? t`1 year` : t`${years} years`;
}

/** What the choice with this value is called in a list of the form. */
export function chosen(select: string, value: string): string {
  return optionOf(select, value)?.text ?? value;
}

/** The same without the examples that the list has with it. */
export function brief(select: string, value: string): string {
  const option = optionOf(select, value);
  return option?.dataset.short ?? option?.text ?? value;
}

function optionOf(select: string, value: string): HTMLOptionElement | undefined {
  const list = document.getElementById(select) as HTMLSelectElement | null;
  return [...(list?.options ?? [])].find(o => o.value === value);
}

/** "12.5" as "12.5 %". */
export function percent(rate: string): string {
  return grouped(rate) + format.percent;
}

/** A tariff number with its dots, as "6109.10.00.12"; one that has them, and what is none, as it is. */
export function dotted(number: string): string {
  return number.replace(/^(\d{4})(\d\d)?(\d\d)?(\d\d)?$/, (_, ...parts: (string | undefined)[]) => parts.slice(0, 4).filter(Boolean).join("."));
}
