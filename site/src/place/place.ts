// Where a page stands: at an address of its own, or in a frame of somebody else's page. The
// build puts one of the two in the place of "place".

import type { CheckAnswer, Fault } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import type { View } from "../embed/frame";
import type { Preset } from "../embed/owner";
import type * as frame from "./frame";
import type * as page from "./page";

export interface Place {
  /** Whether it is a frame: its address is not the visitor's, and nothing is kept. */
  readonly framed: boolean;
  /** Begins to listen to the page around, if there is one. */
  begin(view: View): void;
  /** What the page around fills in. */
  preset(): Preset;
  /** Waits until the page can be seen. */
  seen(): Promise<void>;
  /** What stands before the name of another page of the site. */
  home(): string;
  /** The address that holds the question. */
  here(): string;
  /** Keeps a question that was answered where a link to it is found. */
  keep(verb: string, request: object, answer: object): void;
  /** Tells the page around of an answer to what has no link. */
  answered(verb: string, answer: object): void;
  /** Takes the price list of the page's owner, null when it could not be had, and reports whether it has prices. */
  prices(list?: string | null): boolean;
  /** What the page's owner takes for a parcel, beside what customs takes. */
  own(request: CheckRequest, answer: CheckAnswer): HTMLElement | null;
  /** Tells the page around that there is no answer. */
  failed(faults: Pick<Fault, "code" | "field" | "message">[]): void;
  /** Opens the question of the address whenever that changes. */
  follow(open: () => void): void;
  /** Goes to a question, so that the way back leads to the one before. */
  go(link: string): void;
  /** What knows of antidumping orders, where the place has room for it. */
  orders(): Promise<typeof import("../flags/dumping")> | undefined;
}

// Both are one, which the compiler holds.
type Is<T extends Place> = T;
export type Page = Is<typeof page>;
export type Frame = Is<typeof frame>;
