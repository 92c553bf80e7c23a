// The color scheme that was asked for, and the color of links and of the button in each.

import { ignored } from "./given";

export type Color = [red: number, green: number, blue: number];
export type Scheme = "light" | "dark";

/** What text needs against its background (WCAG 1.4.3). */
export const enough = 4.5;
const root = document.documentElement;
const night = matchMedia("(prefers-color-scheme: dark)");
// The rules of the sheets for a dark device.
const dark = new Set<CSSMediaRule>();
let worn: Partial<Record<Scheme, string[]>> = {};

night.addEventListener("change", wear);

/**
 * Takes a scheme and up to two accents, for light and for dark. One that cannot be read in its
 * scheme leaves ours there.
 */
export function choose(accents: string | undefined, scheme: string): void {
  worn = {};
  wear();
  force(scheme);
  // Where visitors chose all colors themselves there is none to choose.
  if (matchMedia("(forced-colors: active)").matches) return;
  const parts = accents?.match(/[^\s(]+(\([^)]*\))?/g) ?? [];
  if (parts.length > 2) ignored("accent", accents!, "it is one color, or one for light and one for dark");
  else worn = fit({ light: parts[0], dark: parts[1] ?? parts[0] }, scheme);
  force(scheme);
  wear();
}

function fit(asked: Record<Scheme, string | undefined>, scheme: string): Partial<Record<Scheme, string[]>> {
  const fit: Partial<Record<Scheme, string[]>> = {};
  for (const s of ["light", "dark"] as const) {
    const text = asked[s], color = text && parse(text);
    if (!text || scheme !== "auto" && scheme !== s) continue;
    if (!color) {
      ignored("accent", text, "it is a color without transparency, as #0a4d8c, rgb(10, 77, 140) or a name");
      continue;
    }
    const least = legible(color, s);
    if (least < enough) {
      ignored("accent", text, `its contrast against the ${s} background is ${least.toFixed(1)} and text needs ${enough}, so ours stays there${s === "dark" && asked.light === text ? "; a second color can be given for dark" : ""}`);
      continue;
    }
    // legible has left the page in this scheme.
    const [paper, ink] = [token("--paper"), token("--ink")];
    fit[s] = [css(color), css(contrast(paper, color) >= contrast(ink, color) ? paper : ink)];
  }
  return fit;
}

/** The least contrast of a color against what it stands on in a scheme, which the page is left in. */
export function legible(color: Color, scheme: Scheme): number {
  force(scheme);
  return Math.min(...["--paper", "--desk", "--notice"].map(name => contrast(token(name), color)));
}

/** Has the page in a scheme, or in the one of the visitor's device. */
export function force(scheme: string): void {
  root.style.colorScheme = scheme === "auto" ? "" : scheme;
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSMediaRule && /prefers-color-scheme: *dark/.test(rule.media.mediaText)) dark.add(rule);
    }
  }
  // A rule for a dark device that holds always, or never.
  for (const rule of dark) rule.media.mediaText = { light: "not all", dark: "all" }[scheme] ?? night.media;
}

// Links and the button in the accent of the scheme the page is in.
function wear(): void {
  const forced = root.style.colorScheme, now = forced ? forced === "dark" : night.matches;
  const [accent, on] = worn[now ? "dark" : "light"] ?? [];
  for (const [name, value] of [["--link", accent], ["--accent", accent], ["--on-accent", on]] as const) {
    if (value) root.style.setProperty(name, value);
    else root.style.removeProperty(name);
  }
}

function token(name: string): Color {
  return parse(getComputedStyle(root).getPropertyValue(name).trim())!;
}

/** Has the browser read a color. What depends on anything else than itself, or can be seen through, is none. */
export function parse(text: string): Color | undefined {
  if (!/^(#[\da-f]{3}|#[\da-f]{6}|[a-z]+|(rgb|hsl)\([\d\s.,%deg]+\))$/i.test(text)) return undefined;
  if (/^(currentcolor|transparent|inherit|initial|unset|revert)$/i.test(text)) return undefined;
  const probe = document.createElement("i");
  probe.style.color = text;
  if (!probe.style.color) return undefined;
  root.append(probe);
  const read = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
  probe.remove();
  return read ? [Number(read[1]), Number(read[2]), Number(read[3])] : undefined;
}

function css([red, green, blue]: Color): string {
  return `rgb(${red}, ${green}, ${blue})`;
}

function contrast(a: Color, b: Color): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + .05) / (Math.min(x, y) + .05);
}

function luminance(color: Color): number {
  const [r, g, b] = color.map(c => {
    const s = c / 255;
    return s <= .04045 ? s / 12.92 : ((s + .055) / 1.055) ** 2.4;
  });
  return .2126 * r! + .7152 * g! + .0722 * b!;
}
