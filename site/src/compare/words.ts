// What the page calls the parts of a comparison.

import { money } from "../words";
import type { CostInPlay, Of, RouteAnswer } from "./contract";

/** The kinds of cost in the order they are stacked: what the law takes stands first. */
export const kinds: Record<string, string> = {
  "duty": "Duty",
  "fees": "Customs fees",
  "foreign": "Duty and tax abroad",
  "freight": "Freight",
  "clearance": "Clearance",
  "storage": "Storage",
  "pick-pack": "Picking and packing",
  "last-mile": "Delivery in the US",
  "returns": "Returns",
  "capital": "Money tied up",
  "setup": "Fixed costs",
};

/** A kind of cost in words. A kind that is new here still has its name. */
export function kind(name: string): string {
  return kinds[name] ?? name.replaceAll("-", " ");
}

/** Where an amount comes from. */
export const origins: Record<Of, string> = { law: "law", given: "yours", assumed: "our estimate" };

/** What a price is a price of. */
const per: Record<string, string> = {
  parcel: "dollars a parcel", kg: "dollars a kilogram", entry: "dollars an entry", order: "dollars an order",
  month: "dollars a month of storage", monthly: "dollars a month", percent: "percent", days: "days", count: "a month",
};

/** The unit of a price, in the money it is in. */
export function unit(of: string, currency = "USD"): string {
  const words = per[of] ?? of;
  return currency === "USD" ? words : words.replace("dollars", currency);
}

/** A price with its unit: "$4.50", "12 %", "35 days". */
export function price(amount: string, of: CostInPlay["per"]): string {
  switch (of) {
    case "percent": return `${amount} %`;
    case "days": return days(amount);
    case "count": return `${amount} a month`;
    default: return money(cent(amount));
  }
}

/** An amount with its two decimals, or more where it has more. */
export function cent(amount: string): string {
  const [whole, part = ""] = amount.split(".");
  return `${whole}.${part.padEnd(2, "0")}`;
}

/** "3" as "3 days". */
export function days(n: string): string {
  return `${n} ${n === "1" ? "day" : "days"}`;
}

/** The name of a route without what follows its comma. */
export function short(r: RouteAnswer): string {
  return r.name.replace(/,.*/, "");
}

/** What the law makes of the orders of a route. */
export function duty(r: RouteAnswer): string {
  if (r.exempt) return "free of duty";
  if (/[1-9]/.test(r.freeShare)) return `${r.freeShare} % of orders free`;
  return (r.lines ?? []).some(l => l.kind === "duty" && /[1-9]/.test(l.perOrder)) ? "duty owed" : "no duty owed";
}
