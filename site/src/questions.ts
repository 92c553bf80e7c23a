import type { Ask, Item, Sources } from "./contract";
import { el } from "./dom";
import { control } from "./errors";
import * as facts from "./facts";
import { t } from "./language";
import { behind, told } from "./told";
import { label } from "./quantities";
import { cites } from "./sources";

/** Takes an answer: the path of the request and what belongs there. */
export type Reply = (path: string, value: string) => void;

/** An answer with questions, and the items they are about. */
export interface Asking {
  asks?: Ask[];
  sources?: Sources;
}

/** What the answer still needs, each question with the means to answer it. */
export function needed(items: Item[], a: Asking, reply: Reply): HTMLElement | null {
  const asks = (a.asks ?? []).filter(k => k.effect !== "could-lower");
  if (!asks.length) return null;
  asks.sort((x, y) => rank(x) - rank(y));
  const raises = asks[0]!.effect === "could-raise";
  return el("section", { class: "questions" },
    el("h3", { id: "questions", tabindex: "-1" }, raises ? t`The answer needs this` : t`This could change the answer`),
    el("ul", {}, ...together(asks).map(k => question(k, items, a.sources ?? {}, reply))));
}

/** What could lower the amount, for those it is true of. */
export function lower(items: Item[], a: Asking, reply: Reply): HTMLElement | null {
  const asks = together((a.asks ?? []).filter(k => k.effect === "could-lower"));
  if (!asks.length) return null;
  return el("details", { class: "more questions" },
    el("summary", { id: "lower" }, t`This could lower it (${asks.length})`),
    el("ul", {}, ...asks.map(k => question(k, items, a.sources ?? {}, reply))));
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
    } else all.set(key, { field, fact, text, more, cite: ask.cite ?? [] });
  }
  return [...all.values()];
}

// A question about a fact is one with yes and no for an answer, which a program writes otherwise.
function split(ask: Ask): Pick<Question, "fact" | "text" | "more"> {
  const fact = ask.fact ?? "", more = told(ask, "more");
  if (!fact) {
    // The others say themselves what they decide.
    const decides = ask.effect === "could-change-entry" && ask.decides ? [t`This decides ${told(ask, "decides")}.`] : [];
    return { fact, text: told(ask), more: decides };
  }
  if (ask.effect === "could-raise") return { fact, text: behind(told(ask, "question"), more), more: [] };
  return { fact, text: t`${facts.label(fact) || fact}?`, more: more ? [more] : [] };
}

function question(k: Question, items: Item[], sources: Sources, reply: Reply): HTMLElement {
  const id = `ask-${`${k.field} ${k.fact}`.trim().replace(/[^A-Za-z0-9]+/g, "-")}`;
  return el("li", {},
    el("p", { class: "ask", id }, el("b", {}, whose(k.field, items) + k.text)),
    ...k.more.map(text => el("p", { class: "hint" }, text)),
    means(k, id, reply),
    cites(k.cite, sources));
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

