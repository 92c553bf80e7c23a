// What the page and its worker say to each other. Each request has a number, and each
// answer the number of its request.

import type { Fault } from "../../../wasm/host/contract";

/** What the worker is started with. */
export interface Start {
  engine: WebAssembly.Module;
  law: Uint8Array;
  tariff: Uint8Array;
  /** Whether nothing is made ready for a file of orders. */
  calm?: boolean;
}

/** A request to the worker. */
export type Job =
  /** Asks the engine. */
  | { do: "ask"; verb: string; request: string }
  /** Hands the tariff of an era of earlier days over. */
  | { do: "era"; tariff: Uint8Array }
  /** Hands the beginning of a file over, of a workbook that of a sheet. */
  | { do: "head"; file: Blob; sheet?: string }
  /** Reads a file to its end with options, as JSON. */
  | { do: "read"; file: Blob; options: string }
  /** Reads a file of customs entries to its end, and tells what comes back. */
  | { do: "entries"; file: Blob; request: string }
  /** Writes the results beside the rows of the file, into `into` or else into a file of its own. */
  | { do: "write"; file: Blob; as: "csv" | "jsonl" | "own"; into?: FileSystemFileHandle };

/** How far the worker is. */
export interface Progress {
  bytes: number;
  rows: number;
}

/** What the worker says. `failed` is what stopped a job, in words for the person; `refused` says what the engine would not go on with. */
export type Said =
  | { ready: true }
  | { id: number; progress: Progress }
  | { id: number; answer: string }
  | { id: number; file: Blob }
  | { id: number; failed: string; technical?: string }
  | { id: number; refused: Fault };
