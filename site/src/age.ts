import { el } from "./dom";
import { t } from "./language";
import { apart, today } from "./words";

// A page is made on the day its law was checked, and read on a later one: it says how long ago
// that was, and which day it tells as yet to come has passed since.

/** Says so beside what the page tells of the law. */
export function age(): void {
  const now = today();
  for (const said of document.querySelectorAll<HTMLElement>("[data-checked]")) {
    const checked = said.dataset.checked!;
    if (checked < now) said.after(el("p", { class: "hint" }, t`Last checked ${apart(checked, now)} ago.`));
  }
  for (const change of document.querySelectorAll<HTMLElement>("[data-due]")) change.querySelector("b")!.after(...due(change.dataset.due!));
}

/** What stands behind a day on which the law was set to change, once that day has come. */
export function due(on: string): Node[] {
  return on > today() ? [] : [document.createTextNode(" "), el("em", {}, t`(was due, not checked since)`)];
}
