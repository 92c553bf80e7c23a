// A question about what comes back, and its answer; see refund in the description of the API.

import type { CheckRequest, LawState, Refund, Sources } from "../contract";

/** An import. `liquidated` is a day, or "no". */
export interface Entry {
  entry?: string; date?: string; type?: string; importer?: "own" | "broker" | "courier" | "post"; liquidated?: string; paid?: string;
  void?: string; duty?: string; ordinary?: string; program?: string; facts?: string[]; shipment?: CheckRequest;
}

export interface RefundRequest { on: string; entries: Entry[]; brief?: boolean }

/** A sentence with its sources; of how many entries, where it is said of several. */
export interface Told { text: string; cite?: string[]; entries?: number }

/** A word of the contract, and what a person reads for it. */
export interface Named { word: string; text: string }

/** One way to claim. In a brief answer it has no sentences. */
export interface Way { way: string; state: "open" | "unsure" | "later" | "closed"; lastDay?: string; amount: string | null; text?: string; letter?: string; cite?: string[] }

export interface Claim {
  entry?: string; order?: string; declare?: string; date: string; void: string | null; interest: string | null; interestCorporate: string | null;
  liquidated?: string; liquidationExpected?: string; ways: Way[]; refund?: Refund; assumed?: Told[]; doubts?: Told[];
}

export interface Sum { way: string; lastDay?: string; entries: number; void: string; interest: string; interestCorporate: string }

export interface RefundAnswer {
  on: string; entries: Claim[]; refused: { place: number; entry?: string; code: string; field: string; message: string }[];
  names: { ways: Named[]; states: Named[] }; sums: Sum[]; deadlines: Sum[]; said?: Told[];
  open: { id: string; text: string; note?: string; cite: string[] }[]; law: LawState; sources: Sources;
}
