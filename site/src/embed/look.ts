// How the frame shall look, taken from its address before anything is drawn, and again when
// the address changes.

import { choose } from "./colors";
import { given, ignored } from "./given";

/** The farthest that corners are rounded, in pixels. */
const roundest = 24;

const root = document.documentElement;
const fonts: Record<string, string> = {
  system: "",
  serif: 'ui-serif, Georgia, "Times New Roman", "Noto Serif", serif',
  mono: "var(--mono)",
};
// Letters, digits and spaces: nothing that could be anything but a family's name.
const family = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u;

function dress(): void {
  const told = given();
  const scheme = schemeOf(told.get("color-scheme"));
  choose(told.get("accent"), scheme);
  put("--round", roundOf(told.get("radius")));
  put("--sans", fontOf(told.get("font")));
}

function schemeOf(value = "auto"): string {
  if (["light", "dark", "auto"].includes(value)) return value;
  ignored("color-scheme", value, "it is light, dark or auto");
  return "auto";
}

function roundOf(value?: string): string {
  if (value === undefined) return "";
  if (/^\d{1,2}$/.test(value) && Number(value) <= roundest) return `${value}px`;
  ignored("radius", value, `it is a whole number of pixels from 0 to ${roundest}`);
  return "";
}

function fontOf(value?: string): string {
  if (value === undefined) return "";
  if (Object.hasOwn(fonts, value)) return fonts[value]!;
  if (family.test(value)) return `"${value}", ui-sans-serif, system-ui, sans-serif`;
  ignored("font", value, "it is system, serif, mono or the name of a font family");
  return "";
}

function put(name: string, value: string): void {
  if (value) root.style.setProperty(name, value);
  else root.style.removeProperty(name);
}

dress();
addEventListener("hashchange", dress);
