// A carrier's bill beside what is owed; see bill in the description of the API.

import type { CheckAnswer, CheckRequest } from "../contract";

/** What stands on a bill, line by line. */
export interface Amounts {
  duty?: string; fees?: string; tax?: string; processing?: string; brokerage?: string; disbursement?: string; advancement?: string;
  carrier?: string; carrierTax?: string; total?: string;
}

export interface BillRequest { shipment: CheckRequest; bill: Amounts; published?: Amounts }

export interface BillAnswer {
  verdict: "agrees" | "differs" | "cannot";
  lines: { line: string; billed: string; ours: string | null; difference?: string; text?: string }[];
  causes: { cause: string; text: string; question: string; amount?: string }[];
  dispute: string[];
  protestUntil?: string;
  answer: CheckAnswer;
}
