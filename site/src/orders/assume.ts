import { byId } from "../dom";
import * as facts from "../facts";
import { choose, control, identify } from "../fields";
import { t } from "../language";
import { offer } from "../programs";
import type { Assumptions } from "./contract";

// What the file does not say: how the goods travelled, from where, and what they are.

type Text = "origin" | "from" | "mode" | "transitDays" | "withdrawnFrom" | "filing" | "postalMethod";
const texts: Text[] = ["origin", "from", "mode", "transitDays", "withdrawnFrom", "filing", "postalMethod"];
const place = () => byId("assume");

/** Names the fields that other pages have too by their paths here. */
export function furnish(): void {
  identify(place(), "", "goods");
  for (const f of place().querySelectorAll<HTMLElement>("[data-field]")) f.dataset.path = f.dataset.field!;
  refresh();
}

/** The assumptions as the form has them, without what was left empty. */
export function assumptions(): Assumptions {
  const a: Assumptions = {};
  for (const name of texts) {
    const value = byId<HTMLInputElement>(name).value.trim();
    if (value) a[name] = value;
  }
  for (const name of ["hts", "claim"] as const) {
    const value = control(byId("assume"), name).value.trim();
    if (value) a[name] = value;
  }
  const said = facts.said(place());
  if (said.length) a.facts = said;
  if (oneDay()) a.asOf = byId<HTMLInputElement>("asOf").value;
  return a;
}

/** Puts assumptions into the form. */
export function fill(a: Assumptions): void {
  for (const name of texts) {
    const value = a[name];
    if (value !== undefined) choose(byId<HTMLInputElement | HTMLSelectElement>(name), name === "filing" && value === "automated" ? "" : value);
  }
  for (const name of ["hts", "claim"] as const) if (a[name]) choose(control(place(), name), a[name]);
  for (const f of a.facts ?? []) if (facts.known(f)) facts.say(place(), f);
  byId<HTMLInputElement>(a.asOf ? "one-day" : "own-day").checked = true;
  byId<HTMLInputElement>("asOf").value = a.asOf ?? "";
  refresh();
}

/** Shows and hides what depends on other fields. */
export function refresh(): void {
  const day = byId<HTMLInputElement>("asOf");
  day.hidden = !oneDay();
  if (oneDay()) {
    day.required = true;
    day.dataset.empty = t`Give the day whose law counts`;
  } else day.required = false;
  offer(control(place(), "claim") as HTMLSelectElement, byId<HTMLSelectElement>("origin").value, oneDay() ? day.value : "");
}

function oneDay(): boolean {
  return byId<HTMLInputElement>("one-day").checked;
}
