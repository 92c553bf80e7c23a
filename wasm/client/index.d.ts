import type {
  BillAnswer, BillRequest, CatalogAnswer, CatalogRequest, CheckAnswer, CheckRequest, CompareAnswer, CompareRequest, Failure, FindAnswer, FindRequest, FlagsAnswer, LawAnswer, LawRequest, Problem, RefundAnswer,
  RefundRequest,
} from "./contract.js";

export type * from "./contract.js";

export interface Options {
  /** Ends the wait for the API. The calculator on this machine answers at once. */
  signal?: AbortSignal;
}

/** What the calculator answers, here or there. A request that cannot be answered rejects with a RequestError. */
export interface Section321 {
  /** Is this shipment free, and if not, what is owed? */
  check(request: CheckRequest, options?: Options): Promise<CheckAnswer>;
  /** The same for many, in order. One that cannot be answered yields its error and ends nothing. */
  checkAll(requests: Iterable<CheckRequest> | AsyncIterable<CheckRequest>, options?: Options): AsyncGenerator<CheckAnswer | Failure>;
  /** What do the same goods cost by other routes? */
  compare(request: CompareRequest, options?: Options): Promise<CompareAnswer>;
  /** What of void duties comes back, how much with interest, by which way and until when? */
  refund(request: RefundRequest, options?: Options): Promise<RefundAnswer>;
  /** Is a carrier's bill right? */
  bill(request: BillRequest, options?: Options): Promise<BillAnswer>;
  /** Which antidumping and countervailing duty orders may cover these goods? Never a rate, never that none does. */
  flags(request: CheckRequest, options?: Options): Promise<FlagsAnswer>;
  /** What was in force on a day? */
  law(request: LawRequest, options?: Options): Promise<LawAnswer>;
  /** What exists: the words of requests and answers, with what a person reads for them. */
  catalog(request?: CatalogRequest, options?: Options): Promise<CatalogAnswer>;
  /** Tariff lines whose descriptions fit the words, the best first. */
  find(request: FindRequest, options?: Options): Promise<FindAnswer>;
}

/** A request that cannot be answered, and why. */
export class RequestError extends Error {
  /** A stable word, such as invalid-date. */
  code: string;
  /** Where it is in the request, such as items[0].hts. */
  field: string | undefined;
  /** What else is wrong. */
  also: Problem[];
}

/**
 * Starts the calculator on this machine. It asks nobody anything. The program and its tariff are the files of
 * this package, unless given: as bytes, as an address, or compiled (in a Worker: import one from "section321/calculator.wasm").
 */
export function local(files?: {
  engine?: WebAssembly.Module | Uint8Array | ArrayBuffer | URL | string;
  law?: Uint8Array | ArrayBuffer | URL | string;
  tariff?: Uint8Array | ArrayBuffer | URL | string;
  /** The vocabulary that find reads. */
  words?: Uint8Array | ArrayBuffer | URL | string;
  /**
   * An edition of the law, as section321 law build writes it, in place of the law of this package. It is taken if one of the
   * trusted keys signed it, all of it arrived and it gives the known answers that it carries; else this rejects with an EditionError.
   */
  edition?: Uint8Array | ArrayBuffer | URL | string;
  /** Public keys of those whose editions are taken, as section321 law keys prints them. */
  trust?: string | string[];
  /** Where the tariff of earlier years stands, by the name of its file (tariff-2018.bin), read when a request names one of their days; null for nowhere. */
  era?: ((file: string) => Uint8Array | ArrayBuffer | URL | string) | null;
}): Promise<Section321>;

/** An edition of the law that is not taken, and why. */
export class EditionError extends Error {
  why: "unsigned" | "stranger" | "changed" | "newer-form" | "older" | "cut" | "cases" | "unreadable" | "unverifiable";
}

/** Speaks with the API at an address, such as https://duty.example.com. */
export function remote(address: URL | string, options?: { fetch?: typeof globalThis.fetch }): Section321;
