import { byId } from "../dom";
import { t } from "../language";
import { behind } from "../told";
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
    done(p.rows, part),
    p.rows && seconds > .2 ? speed(Math.round(p.rows / seconds)) : "",
    seconds > .5 && part < 1 ? t`about ${time(left)} left` : "",
  ].filter(Boolean).reduce((all, next) => t`${all}, ${next}`);
  // Whoever hears the page is told at every quarter, if it takes long enough to matter.
  const quarter = Math.floor(part * 4);
  if (quarter > heard && quarter < 4 && left > 2) announce(behind(t`${quarter * 25} percent.`, t`About ${time(left)} left.`));
  heard = Math.max(heard, quarter);
}

function done(rows: number, part: number): string {
  if (!rows) return t`${Math.floor(part * 100)} % done`;
  return rows === 1 ? t`1 row done` : t`${count(rows)} rows done`;
}

function speed(rows: number): string {
  return rows === 1 ? t`1 row a second` : t`${count(rows)} rows a second`;
}

/** Takes it away. */
export function end(): void {
  byId("progress").hidden = true;
}
