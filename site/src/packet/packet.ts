import type { Message } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import type { Sources } from "../../../wasm/host/contract";

// A packet as package packet of the calculator makes it.

export interface Packet {
  format: string;
  version: number;
  law: { edition: string; hash?: string; verifiedThrough: string; beyondVerified: boolean };
  request: CheckRequest;
  outcome: string;
  entry: { type: string; name: string; text: string } | null;
  lines: Line[];
  fees: Row[];
  totals: { duty: string | null; fees: string | null; total: string | null; atLeast: string; atMost: string; couldBeLeast: string; couldBeMost: string };
  invoice: { description: string; number: string; origin: string; quantity: string; customsValue: string; currency: string; claim: string }[];
  questions: Question[];
  assumed: Statement[];
  unknown: Statement[];
  notApplied: Statement[];
  flags: Flag[];
  about: Statement[];
  sources: Sources;
}

export interface Line {
  line: string;
  description: string;
  origin: string;
  rows: Row[];
  quantity: string;
}

export interface Row extends Said {
  number: string;
  enteredValue: string;
  rate: string;
  amount: string;
  place: string;
}

export interface Statement extends Said {
  field: string;
  about: string;
}

export interface Question extends Statement {
  fact: string;
  effect: string;
  mark: "" | "confirmed" | "changed" | "needed";
  answer: string;
}

export interface Flag extends Said {
  case: string;
  items: number[];
  latest: string;
  deposits: string;
}

interface Said {
  text: string;
  say?: Message;
  cite: string[] | null;
}

/** What the calculator tells of a packet: itself, the worksheet of its lines, and the words of the declaration for mail. */
export interface Handed {
  packet: Packet;
  csv: string;
  mail?: string;
}

/** Where two packets differ. */
export interface Difference {
  at: string;
  a: string;
  b: string;
}

/** The most bytes of a packet. */
export const mostBytes = 2 << 20;
