import type { LawState, Period, Reason, Sources } from "../contract";

// The words of the calculator's history. Rates and dates are text: the page shows them.

/** One way in which a duty is charged. */
export interface Charge {
  kind: string;
  rate?: string;
  amount?: string;
  /** Whether all goods pay it, or some: it depends on their tariff number or on facts. */
  goods: "all" | "some";
  text: string;
}

/** A stretch of time in which a duty was charged in the same way. */
export interface LayerPeriod {
  from: string;
  to: string;
  charges: Charge[];
  /** Who or what is exempt. */
  except: string[];
  cite: string[];
}

/** One duty through time. */
export interface Layer {
  layer: string;
  name: string;
  periods: LayerPeriod[];
}

/** The course of the law for goods of an origin. */
export interface History {
  origin: string;
  mode: string;
  timeline: Period[];
  layers: Layer[];
  changes: (Reason & { date: string })[];
  dutyFrom: string;
  law: LawState;
  sources: Sources;
}
