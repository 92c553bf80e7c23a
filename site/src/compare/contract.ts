// The words of a comparison. As everywhere, amounts are text.

import type { Amounts, Ask, CheckRequest, Entry, Item, LawState, Reason, Sources } from "../contract";

/** What is sold, one unit of it. */
export interface Product extends Omit<Item, "quantity" | "recipient"> {
  /** Country the goods set out from, usually that of origin. */
  shippedFrom?: string;
  weightKg?: string;
}

/** A kind of order and its share of all orders, on any scale. What is left out is as in the product. */
export interface OrderShare {
  share?: string;
  unitsPerOrder?: string;
  retailValue?: string;
  customsValue?: string;
  weightKg?: string;
}

/** Prices by their names. One that is null is not known and shall not be assumed. */
export type Costs = Record<string, string | null>;

/** A route to compare, with what differs from the usual. */
export interface RouteChoice {
  id?: string;
  mode?: string;
  /** How the carrier of mail charges duty. */
  postalMethod?: string;
  /** The value duty is charged on. */
  value?: string;
  /** What becomes of the duty of the country of storage. */
  foreignDuty?: string;
  currency?: string;
  costs?: Costs;
}

/** The question which route costs least. */
export interface CompareRequest {
  date?: string;
  product: Product;
  orders: { perMonth?: string; unitsPerOrder?: string; mix?: OrderShare[] };
  routes?: RouteChoice[];
  /** Prices of all routes that have such a cost. */
  costs?: Costs;
  currency?: string;
  fx?: Amounts;
  /** Another day to compare with. */
  against?: string;
  /** False leaves out break-evens and curves, for speed. */
  breakEven?: boolean;
}

/** Where a price comes from. */
export type Of = "law" | "given" | "assumed";

/** One part of what a route costs. */
export interface CostLine {
  kind: string;
  cost?: string;
  layer?: string;
  heading?: string;
  label: string;
  of: Of;
  perOrder: string;
  perMonth: string;
  working?: string;
  cite?: string[];
}

/** What one route costs and why. */
export interface RouteAnswer {
  id: string;
  name: string;
  /** The name where there is little room. */
  short: string;
  status: "answered" | "incomplete" | "unavailable" | "unsupported";
  steps: string[];
  because: (Reason & { rule: string })[];
  lacks?: { field: string; text: string; question: string }[];
  value: string;
  exempt: boolean;
  /** Percent of the orders that are free. */
  freeShare: string;
  entry?: Entry | null;
  /** Each way in which an order may be entered, with what the route costs by it; the first is the one answered. */
  entries?: { type: string; name: string; text?: string; perOrder: string | null; perMonth: string | null; cite?: string[] }[];
  entriesPerMonth: string;
  ordersPerEntry: string;
  /** One entry, as a check would be asked about it. */
  check?: CheckRequest;
  lines?: CostLine[];
  perOrder: string | null;
  perMonth: string | null;
  daysDoorToDoor?: string;
  /** Percent of the total. */
  assumedShare: string;
  asks?: Ask[];
}

/** Where the cheaper of two routes changes: up to `at` it is `below`, from `next` on `above`. */
export interface BreakEven {
  of: "orderValue" | "ordersPerMonth";
  at: string;
  next: string;
  below: string;
  above: string;
  perOrder: string;
  equal: boolean;
}

/** What an order costs by each route as one quantity changes. */
export interface Curve {
  of: BreakEven["of"];
  at: string[];
  routes: { id: string; perOrder: (string | null)[] }[];
}

/** A price that a comparison uses. */
export interface CostInPlay {
  route: string;
  cost: string;
  kind: string;
  label: string;
  per: string;
  amount: string | null;
  of: "given" | "assumed" | "";
  text?: string;
  /** Present where the text says itself that it is our estimate. */
  estimate?: true;
  link?: string;
}

/** A price at which another route would be the cheapest. */
export interface WinningPrice {
  route: string;
  cost: string;
  label: string;
  now: string;
  needed: string;
  of: Of;
}

/** What the law of a day makes of the routes. */
export interface Day {
  date: string;
  routes: RouteAnswer[];
  cheapest: string;
  runnerUp: string;
  breakEven?: BreakEven[];
  curves?: Curve[];
  wouldWin?: WinningPrice[];
  costs: CostInPlay[];
  law: LawState;
  sources?: Sources;
}

/** The answer to a comparison. */
export interface CompareAnswer extends Day {
  against?: Day;
  changed?: { route: string; before: string | null; after: string | null; because?: (Reason & { rule: string })[] }[];
}
