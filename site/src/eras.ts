import type { Era } from "../../wasm/host/eras";

/** The eras that the page names, the oldest first. */
export function eras(): Era[] {
  const words = (globalThis.document?.body.dataset.eras ?? "").split(" ");
  return Array.from({ length: Math.floor(words.length / 4) }, (_, i) => {
    const [from, until, url, integrity] = words.slice(4 * i) as [string, string, string, string];
    return { from, until, url, integrity };
  });
}
