// What the page around a frame and the frame say to each other.
//
// When the frame has loaded, its host sends a Hello with one end of a channel, addressed to
// the frame's origin, and from then on both speak over the channel alone: nobody else has
// an end of it, so no other page, frame or script can speak in the name of one of the two.

/** The version both sides speak. A frame does not answer one it does not know. */
export const protocol = 1;

/** What a host can ask to be told of. */
export const kinds = ["ready", "answer", "error"] as const;
export type Kind = (typeof kinds)[number];

/** The host's first words. */
export interface Hello {
  section321: typeof protocol;
  /** What it wants to be told of: nothing unless it says so. */
  events: Kind[];
  /** Whether it wants to be told what the visitor typed. */
  inputs: boolean;
}

/** What the host says later: its price list, as text, or that it cannot be had. */
export interface Prices {
  fees: string | null;
}

/** What the frame says. */
export type Said =
  | { ready: true }
  /** The height of what it holds, in CSS pixels. */
  | { height: number }
  /** How far down the visitor shall be taken. */
  | { show: number }
  | { event: Kind; detail: object };
