// What the page calls the parts of a comparison.

import { grouped, t } from "../language";
import { told } from "../told";
import { count, money, percent } from "../words";
export { percent };
import type { CostInPlay, Whose as Of, RouteAnswer } from "../../../wasm/host/contract";

// Each kind of cost as it stands alone, and as it stands within a sentence.
const names: Record<string, () => [alone: string, within: string]> = {
  "duty": () => [t`Duty`, t`duty`],
  "fees": () => [t`Customs fees`, t`customs fees`],
  "foreign": () => [t`Duty and tax abroad`, t`duty and tax abroad`],
  "freight": () => [t`Freight`, t`freight`],
  "clearance": () => [t`Clearance`, t`clearance`],
  "storage": () => [t`Storage`, t`storage`],
  "pick-pack": () => [t`Picking and packing`, t`picking and packing`],
  "last-mile": () => [t`Delivery in the US`, t`delivery in the US`],
  "returns": () => [t`Returns`, t`returns`],
  "capital": () => [t`Money tied up`, t`money tied up`],
  "setup": () => [t`Fixed costs`, t`fixed costs`],
};

/** The kinds of cost in the order they are stacked: what the law takes stands first. */
export const kinds = Object.keys(names);

/** A kind of cost in words. */
export function kind(name: string): string {
  return names[name]?.()[0] ?? name;
}

/** A kind of cost in words, within a sentence. */
export function kindWithin(name: string): string {
  return names[name]?.()[1] ?? name;
}

/** Where an amount comes from. */
export function origin(of: Of): string {
  return { law: t`law`, given: t`yours`, assumed: t`our estimate` }[of];
}

/** The unit of a price, in the money it is in. */
export function unit(of: string, currency = "USD"): string {
  const dollars = currency === "USD";
  switch (of) {
    case "parcel": return dollars ? t`dollars a parcel` : t`${currency} a parcel`;
    case "kg": return dollars ? t`dollars a kilogram` : t`${currency} a kilogram`;
    case "entry": return dollars ? t`dollars an entry` : t`${currency} an entry`;
    case "order": return dollars ? t`dollars an order` : t`${currency} an order`;
    case "month": return dollars ? t`dollars a month of storage` : t`${currency} a month of storage`;
    case "monthly": return dollars ? t`dollars a month` : t`${currency} a month`;
    case "percent": return t`percent`;
    case "days": return t`days`;
    case "count": return t`a month`;
    default: return of;
  }
}

/** A price with its unit: "$4.50", "12 %", "35 days". */
export function price(amount: string, of: CostInPlay["per"]): string {
  switch (of) {
    case "percent": return percent(amount);
    case "days": return days(amount);
    case "count": return t`${count(amount)} a month`;
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
  return n === "1" ? t`1 day` : t`${count(n)} days`;
}

/** "900" as "900 orders a month". */
export function ordersMonthly(n: string): string {
  return n === "1" ? t`1 order a month` : t`${count(n)} orders a month`;
}

/** The name of a route where there is little room. */
export function short(r: RouteAnswer): string {
  return told(r, "short");
}

/** What the law makes of the orders of a route. */
export function duty(r: RouteAnswer): string {
  if (r.exempt) return t`free of duty`;
  if (/[1-9]/.test(r.freeShare)) return t`${grouped(r.freeShare)} % of orders free`;
  return (r.lines ?? []).some(l => l.kind === "duty" && /[1-9]/.test(l.perOrder)) ? t`duty owed` : t`no duty owed`;
}
