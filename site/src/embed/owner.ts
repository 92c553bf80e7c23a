// The one whose page is around the frame, as far as they say who they are, and what they
// want the form to begin with.

import { given, ignored } from "./given";

/** Who offers the calculator on their page. */
export interface Owner {
  name: string;
  /** Where they can be reached. Empty when they do not say. */
  contact: string;
}

/** What a form begins with. */
export interface Preset {
  date?: string;
  mode?: string;
  from?: string;
  origin?: string;
  hts?: string;
}

const longestName = 80, longestContact = 500;

/** Who offers it, if they say so. */
export function owner(): Owner | undefined {
  const { name, contact } = { name: given().get("name")?.trim(), contact: given().get("contact")?.trim() };
  if (!name) {
    if (contact) ignored("contact", contact, "it needs a name beside it");
    return undefined;
  }
  // Control characters, and those that turn the direction of what stands beside them.
  if (name.length > longestName || /[\p{Cc}\p{Cf}]/u.test(name)) {
    ignored("name", name, `it is up to ${longestName} letters in one line`);
    return undefined;
  }
  return { name, contact: reachable(contact) };
}

function reachable(contact = ""): string {
  if (!contact) return "";
  try {
    const url = new URL(contact);
    if (["https:", "mailto:", "tel:"].includes(url.protocol) && contact.length <= longestContact) return url.href;
  } catch {
    // Said below.
  }
  ignored("contact", contact, "it begins with https:, mailto: or tel:");
  return "";
}

/** What the form begins with. What it has no choice for is left out. */
export function preset(): Preset {
  const told = given(), p: Preset = {};
  const take = (name: string, as: keyof Preset, ok: (value: string) => boolean, is: string) => {
    const value = told.get(name)?.trim();
    if (!value) return;
    if (ok(value)) p[as] = value;
    else ignored(name, value, is);
  };
  const choice = (list: string) => (value: string) => [...document.querySelectorAll<HTMLOptionElement>(`${list} option`)].some(o => o.value === value);
  take("date", "date", v => /^\d{4}-\d\d-\d\d$/.test(v) && !Number.isNaN(Date.parse(v)), "it is a day such as 2026-09-01");
  // A page that does not ask how goods travel has no use for it.
  if (document.getElementById("mode")) take("mode", "mode", choice("#mode"), "it is post, express, truck, rail, air, ocean or baggage");
  take("shipped-from", "from", country, "it is a country's code of two letters, as CN");
  take("origin", "origin", country, "it is a country's code of two letters, as CN");
  take("hts", "hts", v => /^\d{4}(\.?\d\d){2,3}$/.test(v), "it is a tariff number of 8 or 10 digits, as 6109.10.00.12");
  return p;
}

function country(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && document.querySelector(`option[value="${code}"]`) !== null;
}
