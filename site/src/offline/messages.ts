/** What a page asks of the service worker. `tell` and `clean` may be repeated, `take over` is a person's wish. */
export type Asked = "tell" | "take over" | "clean";

/** Why the site is not whole on this device: a file did not arrive, was refused or is another one; no room; not allowed. */
export type Why = "unreachable" | "refused" | "wrong" | "full" | "blocked";

/** The worker's answer to `tell`: which version it keeps, and why not all of it is there, if so. */
export interface Told {
  version: string;
  why?: Why;
}

/** What the worker asks of a page before it takes files away. The page answers with its version. */
export const which = "which version";
