import type { Amounts, Bounds, Option, Sources } from "../../wasm/host/contract";
import type { Ask, Item } from "./draft";
import { el } from "./dom";
import { control } from "./errors";
import * as facts from "./facts";
import { t } from "./language";
import { behind, told } from "./told";
import { label } from "./quantities";
import { marks } from "./sources";
import { dotted, money } from "./words";

/** Takes an answer: the path of the request and what belongs there. */
export type Reply = (path: string, value: string) => void;

/** An answer with questions, and the items they are about. */
export interface Asking {
  asks?: Ask[];
  sources?: Sources;
}

/** What the answer still needs, each question with the means to answer it; the one that decides most stands first. */
export function needed(items: Item[], a: Asking, reply: Reply): HTMLElement | null {
  const all = a.asks ?? [], first = all[0], asks = all.filter(k => k.effect !== "could-lower" || k === first && decides(k));
  if (!asks.length) return null;
  // Where an answer says what each decides, they come in that order.
  if (!decides(asks[0]!)) asks.sort((x, y) => rank(x) - rank(y));
  return el("section", { class: "questions" },
    el("h3", { id: "questions", tabindex: "-1" }, asks.some(k => k.effect === "could-raise") ? t`The answer needs this`
      : decides(asks[0]!) ? t`This decides what is paid` : t`This could change the answer`),
    el("ul", {}, ...together(asks).map(k => question(k, items, a.sources ?? {}, reply))));
}

/** What could lower the amount, for those it is true of. */
export function lower(items: Item[], a: Asking, reply: Reply): HTMLElement | null {
  const all = a.asks ?? [], asks = together(all.filter((k, i) => k.effect === "could-lower" && !(i === 0 && decides(k))));
  if (!asks.length) return null;
  return el("details", { class: "more questions" },
    el("summary", { id: "lower" }, t`This could lower it (${asks.length})`),
    el("ul", {}, ...asks.map(k => question(k, items, a.sources ?? {}, reply))));
}

function decides(k: Ask): boolean {
  return Number(k.narrows ?? 0) > 0;
}

/** The questions alone, in words for a person. */
export function worded(asks: Ask[]): string[] {
  return together(asks).map(k => behind(k.text, ...k.more));
}

function rank(k: Ask): number {
  return k.effect === "could-raise" ? 0 : 1;
}

/** A question, and everything that is said about it. */
interface Question {
  field: string;
  fact: string;
  text: string;
  more: string[];
  cite: string[];
  options: Option[];
}

// The same fact can decide several duties. It is asked once.
function together(asks: Ask[]): Question[] {
  const all = new Map<string, Question>();
  for (const ask of asks) {
    const { fact, text, more } = split(ask), field = ask.field ?? "";
    const key = `${field} ${fact || text}`, known = all.get(key);
    if (known) {
      known.more.push(...more.filter(m => !known.more.includes(m)));
      known.cite = [...new Set([...known.cite, ...(ask.cite ?? [])])];
    } else all.set(key, { field, fact, text, more, cite: ask.cite ?? [], options: ask.options ?? [] });
  }
  return [...all.values()];
}

// A question about a fact is one with yes and no for an answer, which a program writes otherwise.
function split(ask: Ask): Pick<Question, "fact" | "text" | "more"> {
  const fact = ask.fact ?? "", more = told(ask, "more");
  // The lines stand below it, each a button with its number.
  if (ask.field?.endsWith(".hts") && ask.narrows !== undefined && ask.options?.length) return { fact, text: t`Which is it? The duty depends on it.`, more: [] };
  if (!fact) {
    // The others say themselves what they decide.
    const decides = ask.effect === "could-change-entry" && ask.decides ? [t`This decides ${told(ask, "decides")}.`] : [];
    // Behind the question may stand what an answer needs.
    return ask.question && more ? { fact, text: told(ask, "question"), more: [more, ...decides] } : { fact, text: told(ask), more: decides };
  }
  if (ask.effect === "could-raise") return { fact, text: behind(told(ask, "question"), more), more: [] };
  return { fact, text: t`${facts.label(fact) || fact}?`, more: more ? [more] : [] };
}

function question(k: Question, items: Item[], sources: Sources, reply: Reply): HTMLElement {
  const id = `ask-${`${k.field} ${k.fact}`.trim().replace(/[^A-Za-z0-9]+/g, "-")}`;
  return el("li", {},
    el("p", { class: "ask" }, el("b", { id }, whose(k.field, items) + k.text), marks(k.cite, sources)),
    ...k.more.map(text => el("p", { class: "hint" }, text)),
    means(k, id, reply));
}

// Of several items, the one meant.
function whose(field: string, items: Item[]): string {
  const at = /^items\[(\d+)\]/.exec(field);
  if (!at || items.length < 2) return "";
  const i = Number(at[1]), name = items[i]?.description;
  return `${name ? t`Item ${i + 1}, ${name}:` : t`Item ${i + 1}:`} `;
}

// The means to answer: buttons, a field, or the way to the form's own field.
function means(k: Question, id: string, reply: Reply): HTMLElement | null {
  // Of what several metals are worth, each has a field: the first of them is gone to.
  const metals = [...new Set(k.options.flatMap(o => Object.keys(o.answer.metalValue ?? o.answer.metalWeight ?? {})))];
  const own = k.field ? control(metals.length ? `${k.field}.${metals[0]}` : k.field) : null;
  if (k.options.length) return own && (metals.length || k.field.endsWith(".hts"))
    ? el("div", {}, priced(k, id, reply), el("p", {}, el("a", { href: `#${own.id}` }, metals.length ? t`Fill it in` : t`Another tariff number`)))
    : priced(k, id, reply);
  if (k.fact) return buttons(k, id, [[t`Yes`, k.fact], [t`No`, `not-${k.fact}`]], reply);
  if (k.field === "loaded") return entry(k, id, t`Day`, { type: "date" }, reply);
  const measure = /\.measures\.(.+)$/.exec(k.field);
  if (measure) return entry(k, id, label("measures", measure[1]!), { inputmode: "decimal", autocomplete: "off" }, reply);
  const field = k.field ? control(k.field) : null;
  if (field instanceof HTMLSelectElement && choices(field).length <= 4) return buttons(k, id, choices(field), reply);
  // A price nobody has named yet has no field.
  if (!field && /\bcosts\.\w+$/.test(k.field)) return entry(k, id, t`Your figure`, { inputmode: "decimal", autocomplete: "off" }, reply);
  if (!field) return null;
  const words = field.getAttribute("role") === "combobox" ? t`Find the number` : t`Fill it in`;
  return el("p", {}, el("a", { class: "button", href: `#${field.id}` }, words));
}

// Each answer with what the total becomes.
function priced(k: Question, id: string, reply: Reply): HTMLElement {
  const item = /^items\[\d+\]\./.exec(k.field)?.[0] ?? "";
  return el("div", { class: "replies", role: "group", "aria-labelledby": id, ...(k.field.endsWith(".hts") && { "data-lines": "" }) }, ...k.options.map(o => {
    const all = Object.entries(o.answer).flatMap(([field, value]: [string, string | string[] | Amounts]) => typeof value === "string" || Array.isArray(value)
      ? [value].flat().map(v => [item + field, v] as const) : Object.entries(value).map(([name, v]) => [`${item}${field}.${name}`, v] as const));
    const b = el("button", { type: "button", class: "button", id: `${id}-${o.answer.metalValue || o.answer.metalWeight ? all.map(a => a[0].split(".").at(-1)).join("-") : all[0]?.[1] ?? ""}` }, el("span", "hts" in o.answer ? { lang: "en" } : {}, capital(named(o))), " ", el("span", { class: "to" }, span(o)));
    b.addEventListener("click", () => all.forEach(([path, value]) => reply(path, value)));
    return b;
  }));
}

/** An answer to choose, and the number that it is named by if that is not the one it sets. */
export type Choice = Option & { number?: string };

// A line of the tariff is known by its number: many are called "Other".
function named(o: Choice): string {
  const number = o.number ?? (o.answer.hts && dotted(o.answer.hts));
  return number ? `${told(o)} (${number})` : told(o);
}

/** Bounds in a few words: one amount where they are one. */
export function span({ least, most }: Bounds): string {
  if (least && most) return least === most ? money(least) : t`${money(least)} to ${money(most)}`;
  return least && Number(least) > 0 ? t`${money(least)} or more` : most ? t`Up to ${money(most)}` : "";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function buttons(k: Question, id: string, options: [string, string][], reply: Reply): HTMLElement {
  return el("div", { class: "replies", role: "group", "aria-labelledby": id }, ...options.map(([words, value]) => {
    const b = el("button", { type: "button", class: "button", id: `${id}-${value}` }, words);
    b.addEventListener("click", () => reply(k.field, value));
    return b;
  }));
}

function entry(k: Question, id: string, words: string, attributes: Record<string, string>, reply: Reply): HTMLElement {
  const input = el("input", { ...attributes, class: "short", id: `${id}-value`, "aria-describedby": id });
  const row = el("form", { class: "replies" },
    el("label", { for: input.id }, words), input,
    el("button", { class: "button", id: `${id}-use` }, t`Use this`));
  row.addEventListener("submit", event => {
    event.preventDefault();
    if (input.value.trim()) reply(k.field, input.value.trim());
    else input.focus();
  });
  return row;
}

function choices(list: HTMLSelectElement): [string, string][] {
  return [...list.options].filter(o => o.value).map(o => [o.text, o.value]);
}

