// The color scheme that was asked for, and the color of links and of the button in each.

import { ignored } from "./given";

type Color = [red: number, green: number, blue: number];
type Scheme = "light" | "dark";

/** What text needs against its background (WCAG 1.4.3). */
const enough = 4.5;
const root = document.documentElement;

/**
 * Takes a scheme and up to two accents, for light and for dark. One that cannot be read in its
 * scheme leaves ours there.
 */
export function choose(accents: string | undefined, scheme: string): void {
  for (const name of ["--link", "--accent", "--on-accent"]) root.style.removeProperty(name);
  const parts = accents?.match(/[^\s(]+(\([^)]*\))?/g) ?? [];
  if (parts.length > 2) ignored("accent", accents!, "it is one color, or one for light and one for dark");
  const asked: Record<Scheme, string | undefined> = { light: parts[0], dark: parts[1] ?? parts[0] };
  const fit: Partial<Record<Scheme, string[]>> = {};
  for (const s of ["light", "dark"] as const) {
    const text = asked[s];
    if (parts.length > 2 || text === undefined || scheme !== "auto" && scheme !== s) continue;
    const color = parse(text);
    if (!color) {
      ignored("accent", text, "it is a color without transparency, as #0a4d8c, rgb(10 77 140) or a name");
      break;
    }
    force(s);
    const papers = [read("--paper"), read("--desk"), read("--notice")];
    const least = Math.min(...papers.map(p => contrast(p, color)));
    if (least < enough) {
      ignored("accent", text, `its contrast against the ${s} background is ${least.toFixed(1)}, and text needs ${enough}. Ours stays there; a second color can be given for dark`);
      continue;
    }
    const [paper, ink] = [read("--paper"), read("--ink")];
    fit[s] = [css(color), css(contrast(paper, color) >= contrast(ink, color) ? paper : ink)];
  }
  force(scheme);
  current = fit;
  apply();
}

let current: Partial<Record<Scheme, string[]>> = {};

// Which of the two is worn when the visitor's device decides.
const night = matchMedia("(prefers-color-scheme: dark)");
night.addEventListener("change", apply);

function apply(): void {
  const dark = root.style.colorScheme ? root.style.colorScheme === "dark" : night.matches;
  const [accent, on] = current[dark ? "dark" : "light"] ?? [];
  for (const [name, value] of [["--link", accent], ["--accent", accent], ["--on-accent", on]] as const) {
    if (value) root.style.setProperty(name, value);
    else root.style.removeProperty(name);
  }
}

// The sheets change their colors in rules for a dark device. Forced, such a rule holds
// always or never.
function force(scheme: string): void {
  root.style.colorScheme = scheme === "auto" ? "" : scheme;
  const when = { light: "not all", dark: "all" }[scheme] ?? "(prefers-color-scheme: dark)";
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      if (/prefers-color-scheme/.test(rule.media.mediaText)) dark.add(rule);
    }
  }
  for (const rule of dark) rule.media.mediaText = when;
}

const dark = new Set<CSSMediaRule>();

function read(token: string): Color {
  return parse(getComputedStyle(root).getPropertyValue(token).trim())!;
}

// The browser reads the color. What depends on anything else than itself, or can be seen
// through, is none.
function parse(text: string): Color | undefined {
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
