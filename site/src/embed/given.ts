// What the page around a frame tells it in its address, behind the "#", which browsers send
// to no server. Everything in it comes from outside and is looked at before it is used.

// Far more than all that can be told, with the longest list of prices.
const longest = 100_000;

// What a page around says of itself and of its prices. Opened by itself the frame stands at our
// address, where a link must not make another's name, contact or prices look like ours.
const ofThePageAround = ["name", "contact", "fees"];

/** What the address says, by name. */
export function given(): Map<string, string> {
  const told = inAddress();
  if (parent === window) for (const name of ofThePageAround) {
    const value = told.get(name);
    if (value) ignored(name, value, "no page is around this frame, so nobody could tell whose it is");
    told.delete(name);
  }
  return told;
}

function inAddress(): Map<string, string> {
  const text = location.hash.slice(1);
  if (text.length > longest) {
    ignored("address", `${text.slice(0, 20)}…`, "it is too long");
    return new Map();
  }
  return new Map(new URLSearchParams(text));
}

const said = new Set<string>();

/** Tells those who make the page around, once, what of theirs was not used and why. */
export function ignored(name: string, value: string, why: string): void {
  const text = `section-321-calculator: ${name}="${value.slice(0, 80)}" is not used: ${why}`;
  if (!said.has(text)) console.warn(text);
  said.add(text);
}
