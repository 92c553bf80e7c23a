// The calculator as an element of any page: its attributes and what it tells the page.
// Amounts are decimal text such as "10.10"; days are written 2026-09-01.

/** What every `section321-…` event says first: which view it is from. */
export type View = "check" | "compare" | "orders";

/** The state of the law an answer rests on. */
export interface Law {
  edition: string;
  verifiedThrough: string;
  beyondVerified: boolean;
}

/** The frame is there. */
export interface Ready {
  view: View;
  /** As in HTML's `lang`. */
  language: string;
  /** The edition of the law's data. */
  edition: string;
}

/** Is it free, and what is owed. With `inputs` it has every field of the calculator's answer. */
export interface CheckAnswer {
  verb: "check";
  outcome: "exempt" | "dutiable" | "incomplete" | "prohibited" | "unsupported";
  exemption?: { provision?: string; limit: string | null; statutoryLimit?: string | null; exempt: boolean } | null;
  entry?: { type: string; name: string } | null;
  duty?: string | null;
  fees?: string | null;
  total?: string | null;
  atLeast?: string | null;
  atMost?: string | null;
  /** What the total could be, where an answer is missing; an exempt one may come to owe something. */
  couldBe?: { least?: string; most?: string };
  law: Law;
  /** What the visitor asked, with the attribute `inputs` only. */
  request?: object;
}

/** What a route costs. */
export interface Route {
  id: string;
  name: string;
  status: "answered" | "incomplete" | "unavailable" | "unsupported";
  exempt: boolean;
  perOrder: string | null;
  perMonth: string | null;
  daysDoorToDoor?: string;
  assumedShare: string;
}

/** Which route is cheapest. */
export interface CompareAnswer {
  verb: "compare";
  cheapest: string;
  runnerUp: string;
  routes: Route[];
  law: Law;
  against?: { date?: string; cheapest: string; runnerUp: string; routes: Route[]; law: Law };
  /** What the visitor asked, with the attribute `inputs` only. */
  request?: object;
}

/** What a file of orders adds up to. Nothing of the file itself is ever told. */
export interface OrdersAnswer {
  verb: "orders";
  rows: number;
  orders: number;
  duty: string;
  fees: string;
  total: string;
  personDaysOver: number;
  outcomes: { outcome: string; rows: number; orders: number; duty: string; fees: string; total: string }[];
  law: Law;
}

export type Answer = CheckAnswer | CompareAnswer | OrdersAnswer;

/** What went wrong. A message about what was typed comes with the attribute `inputs` only. */
export interface Failure {
  verb: View;
  errors: { code: string; field?: string; message?: string }[];
}

/** The attributes, all of them optional. */
export interface CalculatorAttributes {
  view?: View;
  language?: "en" | "es" | "fr" | "zh";
  "color-scheme"?: "light" | "dark" | "auto";
  /** A color, or one for light and one for dark: "#0a4d8c #92c5f7". */
  accent?: string;
  /** Pixels, 0 to 24. */
  radius?: string | number;
  /** "system", "serif", "mono" or a family that visitors have. */
  font?: string;
  /** Two letters, as "CN". */
  origin?: string;
  mode?: "post" | "express" | "truck" | "rail" | "air" | "ocean" | "baggage";
  "shipped-from"?: string;
  hts?: string;
  date?: string;
  name?: string;
  /** https:, mailto: or tel: */
  contact?: string;
  /** The address of a price list, or the list itself; for "check" and "compare". */
  fees?: string;
  /** Of "ready", "answer" and "error", with spaces between them. */
  events?: string;
  inputs?: "" | boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "section-321-calculator": HTMLElement;
  }
  interface GlobalEventHandlersEventMap {
    "section321-ready": CustomEvent<Ready>;
    "section321-answer": CustomEvent<Answer>;
    "section321-error": CustomEvent<Failure>;
  }
}
