// Where the frame's page stands, and what it is told in its address behind the "#".

import { languageOf, languages } from "./words";

const views = ["check", "compare", "orders"];
/** What a frame that is there takes in when it changes. */
const looks = ["color-scheme", "accent", "radius", "font", "name", "contact"];
/** What the page in the frame reads. */
const told = [...looks, "origin", "mode", "shipped-from", "hts", "date"];
/** All that the element understands. */
export const known = [...told, "view", "language", "fees", "events", "inputs"];

// What any element may have.
const common = /^(id|class|style|slot|part|hidden|lang|dir|title|role|tabindex|inert|translate|nonce|is|key|ref|(data|aria|ng|v|x)-.*|(on|_|:|@).*)$/;

// The frames stand beside the script that was loaded: in the folder of its line of versions.
const script = (document.currentScript as HTMLScriptElement | null)?.src || document.querySelector<HTMLScriptElement>('script[src*="embed.js"]')?.src || location.href;
const base = new URL(/\/embed\/\d+\.\d+\.\d+\//.test(script) ? `../v${script.match(/\/embed\/(\d+)\./)![1]}/` : "./", script);

/** A place to load a frame from. */
export interface Address {
  url: string;
  origin: string;
  language: string;
  view: string;
  /** Changes when a new frame is needed. */
  content: string;
}

/** The address of an element's frame. */
export function address(e: Element): Address {
  const language = languageOf(e);
  let view = e.getAttribute("view") ?? "check";
  if (!views.includes(view)) {
    warn(`view="${view}" is not ${views.join(", ")}`);
    view = "check";
  }
  const url = new URL((language === "en" ? "" : language + "/") + view + ".html", base);
  const look = new URLSearchParams(), rest = new URLSearchParams();
  for (const name of told) {
    const value = e.getAttribute(name);
    if (value !== null) (looks.includes(name) ? look : rest).set(name, value);
  }
  const fees = e.getAttribute("fees")?.trim() ?? "";
  if (fees.startsWith("{")) rest.set("fees", fees);
  const content = `${url.href}#${rest}`;
  return { url: `${content}&${look}`, origin: url.origin, language, view, content };
}

/** Tells, in the console, what of an element's attributes is not understood. */
export function check(e: Element): void {
  for (const name of e.getAttributeNames()) if (!known.includes(name) && !common.test(name)) warn(`there is no attribute ${name}`);
  const language = e.getAttribute("language");
  if (language !== null && !languages.includes(language)) warn(`language="${language}" is not ${languages.join(", ")}`);
}

/** Says something to those who make the page. */
export function warn(text: string): void {
  console.warn(`section-321-calculator: ${text}`);
}
