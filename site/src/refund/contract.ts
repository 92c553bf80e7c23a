// What the engine says of what comes back; see refund in the description of the API.

import type { Reason, Sources } from "../contract";
import { said } from "../language";

export interface Way { way: string; state: string; lastDay?: string; amount: string | null; text: string; letter?: string; cite?: string[] }

export interface Claim {
  entry?: string; declare?: string; date: string; void: string | null; interest: string | null; interestCorporate: string | null;
  liquidated?: string; liquidationExpected?: string; ways: Way[]; assumed?: Reason[]; doubts?: Reason[];
}

export interface Sum { way: string; lastDay?: string; entries: number; void: string; interest: string; interestCorporate: string }

export interface Named { word: string; text: string }

export interface Answer {
  on: string; entries: Claim[]; refused: { place: number; message: string }[]; names: { ways: Named[]; states: Named[] };
  sums: Sum[]; deadlines: Sum[]; open: Reason[]; sources: Sources;
}

/** An answer to a file: its claims are without sentences, which stand beside them once. */
export interface FileAnswer extends Answer {
  said: { text: string; entries: number }[];
  file: { lines: number[]; bad: { line: number; message: string }[]; columns: Record<string, string>; unused: string[]; byLine: boolean; repeated: number };
}

/** What a person reads for a word of the contract. */
export function name(all: Named[], word: string): string {
  return said(all.find(n => n.word === word)?.text ?? word);
}

