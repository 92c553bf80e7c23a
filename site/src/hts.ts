import { asks, basis, bears, decides, type Goods, measured, open } from "./bearing";
import type { FindAnswer, FoundLine } from "../../wasm/host/contract";
import { el } from "./dom";
import { t } from "./language";
import { behind, told as said } from "./told";
import { announce } from "./say";
import { percent } from "./words";

// The search for a tariff number, as one types: a text field with a list below it, after
// the combobox pattern of WAI-ARIA. The focus stays in the field.

/** Looks lines up, with what goods bear on each where that is asked; a string is the reason why there are none. */
export type Find = (query: string, most: number, goods?: ReturnType<typeof asks>) => Promise<FindAnswer | string>;

// How many lines are asked for, and what is seen of them at first: headings, and lines of each.
const asked = 24, headings = 5, each = 2;

// What was chosen from the words of a field: when the words become others, it is not meant any more.
const byWords = new WeakMap<HTMLInputElement, string>();
const lines = new WeakMap<HTMLElement, FoundLine[]>();
const searched = new WeakMap<HTMLElement, string>();
let find: Find;
let goodsOf: (input: HTMLInputElement) => Goods;
let pause = 0;

/** Makes the tariff fields below an element searchable. `goods` are what the form says of the goods of a field. */
export function attach(place: HTMLElement, by: Find, goods: (input: HTMLInputElement) => Goods): void {
  find = by;
  goodsOf = goods;
  place.addEventListener("input", event => {
    const input = field(event.target);
    if (!input) return;
    clearTimeout(pause);
    const number = numberOf(input);
    if (number !== input && byWords.get(input) === number.value && number.value) {
      number.value = "";
      byWords.delete(input);
      void describe(number);
    }
    if (number !== input && !input.value.trim()) close(input);
    else if (number === input && isNumber(input.value) || !input.value.trim()) void describe(input);
    else pause = window.setTimeout(() => void look(input), 120);
  });
  place.addEventListener("keydown", event => {
    const input = field(event.target);
    if (input && press(input, event.key)) event.preventDefault();
  });
  place.addEventListener("focusout", event => {
    const input = field(event.target);
    if (input) close(input);
  });
  // Pressing an option must not take the focus away from the field, which closes the list.
  place.addEventListener("mousedown", event => (event.target as HTMLElement).closest("[role=option]") && event.preventDefault());
  place.addEventListener("click", event => {
    const option = (event.target as HTMLElement).closest<HTMLElement>("[role=option]");
    if (option) choose(option.closest(".combo")!.querySelector("input")!, option);
  });
}

/** Whether a text is a whole number of the schedule, and no words or beginning of one. */
export function isNumber(text: string): boolean {
  return /^[\d.\s]+$/.test(text) && /^\d{8}(\d\d)?$/.test(text.replace(/\D/g, ""));
}

/** Whether a field is one for a tariff number, and not for the words that find it. */
export function takesNumber(field: Element): boolean {
  return field.role === "combobox" && !field.closest("[data-field=description]");
}

// Words are looked up in the field that says what the goods are; the number goes into its own field beside it.
function numberOf(input: HTMLInputElement): HTMLInputElement {
  return takesNumber(input) ? input : input.closest(".item")!.querySelector<HTMLInputElement>("[data-field=hts] input")!;
}

/** Says beside every number what it stands for, and finds what is being looked for: there is something new to look in. */
export function describeAll(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("#form [role=combobox]")) {
    if (input === document.activeElement && !(isNumber(input.value) && takesNumber(input))) void look(input);
    else if (takesNumber(input)) void describe(input);
  }
}

async function describe(input: HTMLInputElement): Promise<void> {
  close(input);
  const place = input.closest(".search")!.querySelector<HTMLElement>(".found")!;
  const value = input.value, found = isNumber(value) ? await find(value, 1) : "";
  const line = typeof found === "string" ? undefined : found.lines[0];
  if (value !== input.value) return;
  place.hidden = !line;
  place.replaceChildren(...(line ? [...told(line, line.path), el("span", { class: "path" }, t`The importer declares the number and answers for it.`, " ", rulings(searched.get(input) ?? title(line.path)))] : []));
}

async function look(input: HTMLInputElement): Promise<void> {
  const query = input.value.trim();
  if (query.length < 2) return close(input);
  const goods = goodsOf(input);
  let found = await find(query, asked, asks(goods));
  // Where goods as they are described cannot be priced, the form says why; the lines are found all the same.
  if (typeof found === "string" && asks(goods)) found = await find(query, asked);
  if (query !== input.value.trim() || document.activeElement !== input) return;
  const list = listOf(input);
  close(input);
  if (takesNumber(input)) input.closest(".search")!.querySelector<HTMLElement>(".found")!.hidden = true;
  if (typeof found === "string") return say(input, found);
  if (!found.lines.length) return say(input, nothing(found.vague), rulings(query));
  searched.set(input, query);
  const groups = new Map<string, FoundLine[]>();
  for (const line of found.lines) {
    const heading = line.number.slice(0, 4);
    groups.set(heading, [...(groups.get(heading) ?? []), line]);
  }
  const words = query.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(w => w.length > 2 && !/^\d+$/.test(w));
  const shown: FoundLine[] = [];
  list.replaceChildren(...[...groups].map(([heading, all], g) => {
    const id = `${input.id}-heading-${heading}`;
    return el("div", { role: "group", "aria-labelledby": id, ...(g >= headings && { hidden: "" }) },
      el("p", { class: "heading", id, lang: "en" }, `${heading} `, ...marked(bare(all[0]!.path[0] ?? ""), words)),
      ...all.map((line, i) => el("div", { role: "option", id: `${input.id}-option-${shown.push(line) - 1}`, "aria-selected": "false", ...(groups.size > 1 && i >= each && { hidden: "" }) },
        el("span", { class: "number" }, number(line)), " ", ...told(line, line.path.slice(1), words))));
  }));
  const first = list.firstElementChild!, last = [...list.children].findLast(g => !g.hasAttribute("hidden"))!;
  first.firstElementChild!.after(el("p", { class: "basis" }, behind(open(found), basis(found, goods))));
  last.append(el("p", { class: "basis" }, measured(found)));
  first.after(...question(input, found));
  lines.set(list, shown);
  const folded = [...list.querySelectorAll<HTMLElement>("[role=option]")].filter(o => o.hidden || o.parentElement!.hidden).length;
  if (folded) list.append(el("li", { role: "option", id: `${input.id}-more`, class: "other", "data-does": "unfold", "aria-selected": "false" },
    folded === 1 ? t`1 more line` : t`${folded} more lines`));
  list.append(el("li", { role: "option", id: `${input.id}-none`, class: "other", "data-does": "none", "aria-selected": "false" }, t`None of these fits`));
  list.dataset.of = query;
  list.hidden = false;
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", "true");
  const seen = shown.length - folded;
  announce(seen === 1 ? t`1 line found. Choose with the arrow keys.` : t`${seen} lines found. Choose with the arrow keys.`);
}

// The distinction that changes the duty, each branch a choice that leaves its own lines.
function question(input: HTMLInputElement, found: FindAnswer): HTMLElement[] {
  const d = decides(found);
  if (!d) return [];
  const id = `${input.id}-decides`;
  return [el("div", { role: "group", class: "decides", "aria-labelledby": id },
    el("p", { class: "heading", id }, t`Which is it? The duty depends on it.`, ...(d.under.length ? [" ", el("span", { lang: "en" }, title(d.under))] : [])),
    ...d.choices.map((c, i) => el("div", { role: "option", id: `${id}-${i}`, class: "branch", "data-does": "narrow", "data-numbers": c.numbers.join(" "), "aria-selected": "false" },
      el("b", { lang: "en" }, d.under.length ? bare(c.path.at(-1)!) : `${c.numbers[0]!.slice(0, 4)} ${bare(c.path[0]!)}`), el("span", { class: "bears" }, c.text))))];
}

// Leaves the lines of a branch.
function narrow(list: HTMLElement, numbers: string[]): void {
  for (const hidden of list.querySelectorAll("[hidden]")) hidden.removeAttribute("hidden");
  for (const option of list.querySelectorAll<HTMLElement>("[role=group] > [role=option]")) {
    if (!numbers.includes(lineOf(list, option)?.number ?? "")) option.remove();
  }
  for (const other of list.querySelectorAll("[role=group], [data-does=unfold]")) if (!other.querySelector("[role=option]")) other.remove();
}

/** What to do where no line was found, or none that fits. */
function nothing(vague: string[] = []): string {
  if (vague.length) return t`“${vague.join("”, “")}” says too little. Add what the thing is and what it is made of, such as “leather handbag”.`;
  return t`Nothing found. Try the material and the kind of thing, such as “leather handbag”.`;
}

function say(input: HTMLInputElement, text: string, ...more: Node[]): void {
  const none = input.closest(".search")!.querySelector<HTMLElement>(".none")!;
  none.replaceChildren(text, ...more.flatMap(m => [" ", m]));
  none.hidden = false;
  announce(text);
}

// What customs ruled on such goods, in the words of the search.
function rulings(query: string): HTMLElement {
  const href = `https://rulings.cbp.gov/search?term=${encodeURIComponent(query.slice(0, 200))}`;
  return el("a", { href, rel: "noopener noreferrer", target: "_blank" }, t`Rulings of US customs on such goods`);
}

// What a key does. Reports whether it did anything.
function press(input: HTMLInputElement, key: string): boolean {
  const list = listOf(input);
  if (list.hidden) {
    if (key !== "ArrowDown" || isNumber(input.value) && takesNumber(input)) return false;
    void look(input);
    return true;
  }
  const options = optionsOf(list), at = options.findIndex(o => o.ariaSelected === "true");
  const last = options.length - 1;
  switch (key) {
    case "ArrowDown": mark(input, options, at === last ? 0 : at + 1); return true;
    case "ArrowUp": mark(input, options, at <= 0 ? last : at - 1); return true;
    case "Escape": close(input); return true;
    case "Enter":
      if (at < 0) return false;
      choose(input, options[at]!);
      return true;
  }
  return false;
}

function mark(input: HTMLInputElement, options: HTMLElement[], at: number): void {
  options.forEach((o, i) => o.setAttribute("aria-selected", String(i === at)));
  input.setAttribute("aria-activedescendant", options[at]!.id);
  options[at]!.scrollIntoView({ block: "nearest" });
}

function choose(input: HTMLInputElement, option: HTMLElement): void {
  const list = listOf(input);
  if (option.dataset.does === "unfold") {
    const first = optionsOf(list).indexOf(option);
    for (const hidden of list.querySelectorAll("[hidden]")) hidden.removeAttribute("hidden");
    option.remove();
    const options = optionsOf(list);
    return mark(input, options, Math.min(first, options.length - 1));
  }
  if (option.dataset.does === "none") {
    close(input);
    return say(input, t`Then none is chosen. Say the material and the kind of thing in other words, or go on without a number: the duty is then not known.`, rulings(input.value.trim()));
  }
  if (option.dataset.does === "narrow") {
    narrow(list, option.dataset.numbers!.split(" "));
    return mark(input, optionsOf(list), 0);
  }
  const line = lineOf(list, option)!, to = numberOf(input);
  to.value = number(line);
  close(input);
  if (to !== input) {
    byWords.set(input, to.value);
    searched.set(to, searched.get(input)!);
  }
  announce(t`Chosen: ${number(line)}`);
  to.dispatchEvent(new Event("input", { bubbles: true }));
}

function close(input: HTMLInputElement): void {
  const list = listOf(input);
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  input.closest(".search")!.querySelector<HTMLElement>(".none")!.hidden = true;
}

function lineOf(list: HTMLElement, option: HTMLElement): FoundLine | undefined {
  return option.dataset.does ? undefined : lines.get(list)![Number(option.id.slice(option.id.lastIndexOf("-") + 1))];
}

function number(line: FoundLine): string {
  return line.statistical ?? line.number;
}

// The rate, what the line is, and the descriptions above it. The tariff is in English on every page.
function told(line: FoundLine, path: string[], words: string[] = []): HTMLElement[] {
  const above = path.slice(0, -1).map(bare).filter(p => !/^other$/i.test(p));
  return [
    el("span", { class: "rate", "data-label": t`Ordinary rate` }, /^[\d.]+%$/.test(line.general) ? percent(line.general.slice(0, -1)) : el("span", line.rateSay ? {} : { lang: "en" }, said(line, "rate") || line.general)),
    ...bears(line),
    el("span", { class: "path", lang: "en" }, el("b", {}, ...marked(title(line.path), words))),
    ...(above.length ? [el("span", { class: "path above", lang: "en" }, ...marked(above.join(" › "), words))] : []),
  ];
}

/** What a line is called: words that say nothing by themselves, "Other", "Of cotton", stand behind what they divide. */
export function title(path: string[]): string {
  let at = path.length - 1, said = bare(path[at] ?? "");
  while (at > 0 && /^(other|not|of|for|with|without|containing|valued|having|measuring|weighing|over|in|each|if)\b|^[^A-Z]/i.test(said)) {
    const above = bare(path[--at]!);
    if (/^other$/i.test(above)) continue;
    said = `${first(above)}, ${said[0]!.toLowerCase()}${said.slice(1)}`;
  }
  return said;
}

// Of a long description its first goods are enough.
function first(description: string): string {
  return description.length > 60 ? description.split(/[,;(]/)[0]!.trim() : bare(description);
}

function bare(description: string): string {
  return description.replace(/:$/, "").trim();
}

// A text with the words of the search marked in it, and what begins with them.
function marked(text: string, words: string[]): (Node | string)[] {
  return text.split(/([\p{L}\p{N}]+)/u).map(part =>
    words.some(w => part.toLowerCase().startsWith(w.replace(/e?s$/, ""))) ? el("mark", {}, part) : part);
}

function optionsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[role=option]")].filter(o => !o.closest("li[hidden], div[hidden]"));
}

function field(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.matches("[role=combobox]") ? target : null;
}

function listOf(input: HTMLInputElement): HTMLElement {
  return input.parentElement!.querySelector<HTMLElement>("[role=listbox]")!;
}
