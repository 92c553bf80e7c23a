// What draws an answer. It is a file of its own, which comes beside the engine: nobody waits
// for it to fill the form.

import * as place from "place";
import { byId } from "../dom";
import type { CheckRequest } from "../draft";
import { control } from "../fields";
import { offer } from "../programs";
import { rows } from "./items";

export { above, answer, spoken } from "./answer";
export { line } from "./headline";
export { plain } from "./plain";
export { propose } from "./propose";
export * as sofar from "./sofar";
export { timeline } from "./timeline";

// Beside an answer a form that is taller than the window stays where its end is seen.
const form = byId("form");
new ResizeObserver(() => form.style.setProperty("--tall", `${form.offsetHeight}px`)).observe(form);

// Which programs an item could use is seen in a fold: the list follows what is typed, and is made anew when a fold opens.
function programs(): void {
  for (const row of rows()) offer(control(row, "claim") as HTMLSelectElement, control(row, "origin").value, byId<HTMLInputElement>("date").value);
}
for (const event of ["input", "toggle"]) form.addEventListener(event, programs, true);
programs();

// What knows of antidumping orders comes behind this, before anything is answered: nothing is fetched because of what somebody asks.
let orders = place.orders();
orders?.catch(() => undefined);

/** Puts beside an answer which orders may cover the goods. It stands in no amount. */
export async function flag(request: CheckRequest): Promise<void> {
  try {
    const known = await orders;
    if (known) document.getElementById("flags")?.replaceChildren(...known.flags(request));
  } catch (error) {
    orders = place.orders(); // for the next answer
    throw error;
  }
}
