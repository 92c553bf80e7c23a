import { copy } from "../address";
import { byId, el } from "../dom";
import { grouped, t } from "../language";
import { enough, force, legible, parse, type Scheme } from "./colors";
import { choose } from "../fields";
import { carryOver, read } from "../link";
import { fault, heed, taken } from "../reading";
import * as snippet from "./snippet";

// The page on which somebody chooses how the calculator stands on their own site.

type Control = HTMLInputElement | HTMLSelectElement;

// Written in this order; what is left empty is not written.
const plain = ["view", "language", "color-scheme", "accent", "radius", "font", "name", "contact", "fees", "origin", "shipped-from", "mode", "hts", "date"];
const form = byId<HTMLFormElement>("form");
const kinds = { html: snippet.html, wordpress: snippet.wordpress, react: snippet.react, frame: snippet.frame };
let pause = 0;

for (const place of [form, byId("kinds-of")]) {
  place.addEventListener("input", event => {
    if (event.target instanceof HTMLInputElement) heed(event.target);
    clearTimeout(pause);
    pause = window.setTimeout(show, 150);
  });
}
// What is wrong with a value is said once it is written.
form.addEventListener("focusout", () => setTimeout(show));
form.addEventListener("submit", event => event.preventDefault());
document.addEventListener("click", event => {
  const button = (event.target as HTMLElement).closest<HTMLElement>("[data-copies]");
  if (button) void copy(button, byId(button.dataset.copies!).textContent.trim());
});
// The settings are the controls of the form, and go along to the page in another language.
const settings = [...document.querySelectorAll<Control>("#form [id]:is(input, select), #form [type=checkbox], #kinds-of :is(input, select)")].filter(c => c.id || c.value);
const name = (c: Control) => c.id || `${c.type} ${c.value}`;
const state = (c: Control) => c.type === "checkbox" ? (c as HTMLInputElement).checked ? "on" : "" : c.value;
const written = () => Object.fromEntries(settings.map(c => [name(c), state(c)]));
const before = JSON.stringify(written());
const begun = read(location.hash, "draft");
if (begun && typeof begun === "object") for (const c of settings) {
  const value = begun[name(c)];
  if (typeof value !== "string") continue;
  if (c.type === "checkbox") (c as HTMLInputElement).checked = value === "on";
  else choose(c, value);
}
// Without a connection there is no preview, and nothing is asked for in vain: what stands in other pages is not kept for offline use.
const load = () => document.head.append(el("script", { src: form.dataset.loader!, async: "" }));
if (navigator.onLine) load();
else addEventListener("online", load, { once: true });
carryOver("embed", written, () => JSON.stringify(written()) !== before);
show();

function show(): void {
  const a = attributes(), from = source(), into = value("into") as keyof typeof kinds;
  byId("version-field").hidden = into === "frame";
  byId("fees-field").hidden = value("view") === "orders";
  byId("fees-said").textContent = charges().map(fault).filter(Boolean).join(" ");
  byId("snippet").firstElementChild!.textContent = kinds[into](a, from);
  byId("policy").firstElementChild!.textContent = snippet.policy(from, fees());
  byId("privacy").textContent = privacy();
  byId("into-hint").textContent = hint(into);
  byId("accent-said").textContent = accents();
  byId("contact-said").textContent = contact();
  for (const scheme of ["light", "dark"] as const) preview(scheme, a);
}

function value(id: string): string {
  return byId<Control>(id).value.trim();
}

function beingWritten(id: string): boolean {
  return document.activeElement === byId(id);
}

function attributes(): snippet.Attributes {
  const all: snippet.Attributes = [];
  for (const name of plain) {
    let v = name === "accent" ? accent() : name === "fees" ? fees() : value(name);
    if (name === "view" && v === "check" || name === "fees" && value("view") === "orders") v = "";
    if (v) all.push([name, v]);
  }
  const boxes = [...byId("events").querySelectorAll<HTMLInputElement>(":checked")];
  const events = boxes.filter(b => b.id !== "inputs").map(b => b.value);
  if (events.length) all.push(["events", events.join(" ")]);
  if (byId<HTMLInputElement>("inputs").checked) all.push(["inputs", ""]);
  return all;
}

function charges(): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("[data-fee]")];
}

// The fees that were written here, or the address of a list of them.
function fees(): string {
  const costs = charges().filter(c => c.value.trim() && !fault(c)).map(c => [c.dataset.fee!, taken(c)]);
  return costs.length ? JSON.stringify({ costs: Object.fromEntries(costs) }) : value("fees");
}

// A color for dark alone has no place of its own, so light gets the same and leaves it if it cannot be read.
function accent(): string {
  const light = value("accent-light").replace(/\s+/g, ""), dark = value("accent-dark").replace(/\s+/g, "");
  return [light || dark, light && dark].filter(Boolean).join(" ");
}

function source(): snippet.Source {
  const { loader = "", pinned = "", loaderIntegrity = "" } = form.dataset;
  const fixed = value("version") === "pinned", absolute = (name: string) => new URL(name, location.href).href;
  const language = value("language"), folder = language && language !== "en" ? `${language}/` : "";
  const pages = { check: "index.html", compare: "compare.html", orders: "orders.html" };
  const root = absolute(loader).replace(/embed\/v\d+\/embed\.js$/, "");
  return {
    loader: absolute(fixed ? pinned : loader),
    integrity: fixed ? loaderIntegrity : "",
    frame: absolute(loader).replace("embed.js", `${folder}${value("view")}.html`),
    page: root + folder + pages[value("view") as keyof typeof pages],
  };
}

function preview(scheme: Scheme, a: snippet.Attributes): void {
  const place = byId(`preview-${scheme}`), shown = place.firstElementChild ?? el("section-321-calculator" as "div");
  const told = new Map(a.filter(([name]) => !["events", "inputs"].includes(name)));
  if (!told.has("color-scheme")) told.set("color-scheme", scheme);
  // A price list is on the other site, and its address means nothing here.
  if (!told.get("fees")?.startsWith("{")) told.delete("fees");
  for (const name of plain) {
    const v = told.get(name);
    if (v === undefined) shown.removeAttribute(name);
    else if (shown.getAttribute(name) !== v) shown.setAttribute(name, v);
  }
  if (!shown.isConnected) place.append(shown);
}

function accents(): string {
  const said = (["light", "dark"] as const).map(scheme => {
    const field = value(`accent-${scheme}`) ? `accent-${scheme}` : "accent-light", text = value(field);
    if (!text) return "";
    const color = parse(text.replace(/\s+/g, ""));
    if (!color) return beingWritten(field) ? "" : t`“${text}” is not a color. Write it as #0a4d8c.`;
    const contrast = legible(color, scheme);
    if (contrast >= enough) return "";
    return scheme === "light" ? t`“${text}” is hard to read on a light page (contrast ${grouped(contrast.toFixed(1))}, ${grouped(String(enough))} is needed). Our color stays there.`
      : t`“${text}” is hard to read on a dark page (contrast ${grouped(contrast.toFixed(1))}, ${grouped(String(enough))} is needed). Our color stays there.`;
  });
  force("auto");
  return [...new Set(said)].filter(Boolean).join(" ");
}

function contact(): string {
  const to = value("contact");
  if (to && !/^(https|mailto|tel):./i.test(to)) return beingWritten("contact") ? "" : t`This does not begin with https:, mailto: or tel:, so it would not be shown.`;
  return to && !value("name") ? t`Give your name too: the link is shown under it.` : "";
}

function hint(into: keyof typeof kinds): string {
  switch (into) {
    case "wordpress": return t`Paste it into a block of custom HTML. WordPress keeps scripts and frames only of people who may publish unfiltered HTML, such as administrators.`;
    case "react": return t`A component for your page. The calculator’s types are beside its script, in embed.d.ts.`;
    case "frame": return t`This needs no script in your page. The frame has a fixed height, and a price list and messages to your page need the script.`;
    case "html": return "";
  }
}

function privacy(): string {
  const { host } = location;
  const events = byId("events").querySelector<HTMLInputElement>("[value=answer]")!.checked, inputs = byId<HTMLInputElement>("inputs").checked;
  return [
    t`This page shows a customs calculator from ${host}. To load it your browser asks ${host} for its files, so that server sees your network address, but not which page you are on.`,
    t`The calculator works on your device: what you type is not sent to ${host}. It sets no cookies and stores nothing in your browser.`,
    ...(events ? [inputs ? t`This site receives the calculator’s answers and what you type into it.` : t`This site receives the calculator’s answers, but not what you type into it.`] : []),
  ].join(" ");
}
