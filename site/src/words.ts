const months = ["January", "February", "March", "April", "May", "June", "July",
  "August", "September", "October", "November", "December"];

/** "2026-09-01" as "1 September 2026", or "1 Sep 2026" when short. */
export function day(date: string, short = false): string {
  const [y, m, d] = date.split("-");
  const month = months[Number(m) - 1];
  if (!y || !d || !month) return date;
  return `${Number(d)} ${short ? month.slice(0, 3) : month} ${y}`;
}

/** "1234.50" as "$1,234.50"; whole dollars lose their cents when short. Less than nothing has a minus before the sign. */
export function money(amount: string, short = false): string {
  if (amount.startsWith("-")) return "−" + money(amount.slice(1), short);
  const [whole = "", cents = ""] = amount.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return "$" + grouped + (cents && !(short && /^0*$/.test(cents)) ? "." + cents : "");
}

/** "1234.5" as "1,234.5". */
export function count(n: number | string): string {
  const [whole = "", part] = String(n).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part === undefined ? "" : `.${part}`);
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
  if (!to) return "from here on";
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"}`;
  if (days < 60) return count(days, "day");
  if (days < 700) return count(Math.round(days / 30.4), "month");
  return count(Math.round(days / 365.25), "year");
}

/** What the choice with this value is called in a list of the form. */
export function chosen(select: string, value: string): string {
  const list = document.getElementById(select) as HTMLSelectElement | null;
  const option = [...(list?.options ?? [])].find(o => o.value === value);
  return option?.text ?? value;
}
