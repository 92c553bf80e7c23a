import { byId } from "../dom";
import { announce } from "../say";
import type { Progress } from "./messages";
import { count, time } from "./words";

// What the person sees of long work, and hears a few times of it.

let begun = 0;
let heard = 0;

/** Begins to show work under a title. */
export function begin(title: string): void {
  begun = performance.now();
  heard = 0;
  byId("progress").hidden = false;
  byId("progress-title").textContent = title;
  byId("pace").textContent = "";
  byId("bar").removeAttribute("value");
  announce(title);
}

/** Shows how far it is, of a number of bytes. */
export function at(p: Progress, of: number): void {
  const seconds = (performance.now() - begun) / 1000, part = of ? p.bytes / of : 1;
  byId<HTMLProgressElement>("bar").value = part;
  const left = seconds / part - seconds;
  byId("pace").textContent = [
    p.rows ? `${count(p.rows)} rows done` : `${Math.floor(part * 100)} % done`,
    p.rows && seconds > .2 ? `${count(p.rows / seconds)} rows a second` : "",
    seconds > .5 && part < 1 ? `about ${time(left)} left` : "",
  ].filter(Boolean).join(", ");
  // Whoever hears the page is told at every quarter, if it takes long enough to matter.
  const quarter = Math.floor(part * 4);
  if (quarter > heard && quarter < 4 && left > 2) announce(`${quarter * 25} percent. About ${time(left)} left.`);
  heard = Math.max(heard, quarter);
}

/** Takes it away. */
export function end(): void {
  byId("progress").hidden = true;
}
