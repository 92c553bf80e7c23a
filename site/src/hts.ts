import type { FoundLine } from "./contract";
import { el } from "./dom";
import { t } from "./language";
import { announce } from "./say";

// The search for a tariff number, as one types: a text field with a list below it, after
// the combobox pattern of WAI-ARIA. The focus stays in the field.

/** Looks lines up; a string is the reason why there are none. */
export type Find = (query: string, most: number) => Promise<FoundLine[] | string>;

const lines = new WeakMap<HTMLElement, FoundLine[]>();
let find: Find;
let pause = 0;

/** Makes the tariff fields below an element searchable. */
export function attach(place: HTMLElement, by: Find): void {
  find = by;
  place.addEventListener("input", event => {
    const input = field(event.target);
    if (!input) return;
    clearTimeout(pause);
    if (isNumber(input.value) || !input.value.trim()) void describe(input);
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

/** Says beside every number what it stands for, and finds what is being looked for: there is something new to look in. */
export function describeAll(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("#form [role=combobox]")) {
    void (input !== document.activeElement || isNumber(input.value) ? describe(input) : look(input));
  }
}

async function describe(input: HTMLInputElement): Promise<void> {
  close(input);
  const place = input.closest(".search")!.querySelector<HTMLElement>(".found")!;
  const value = input.value, found = isNumber(value) ? await find(value, 1) : [];
  const line = typeof found === "string" ? undefined : found[0];
  if (value !== input.value) return;
  place.hidden = !line;
  place.replaceChildren(...(line ? told(line) : []));
}

async function look(input: HTMLInputElement): Promise<void> {
  const query = input.value.trim();
  if (query.length < 2) return close(input);
  const found = await find(query, 10);
  if (query !== input.value.trim() || document.activeElement !== input) return;
  const list = listOf(input), none = input.closest(".search")!.querySelector<HTMLElement>(".none")!;
  close(input);
  input.closest(".search")!.querySelector<HTMLElement>(".found")!.hidden = true;
  if (typeof found === "string" || !found.length) {
    none.textContent = typeof found === "string" ? found : t`Nothing found. Try the material and the kind of thing, such as “leather handbag”. A word such as “gift” says too little.`;
    none.hidden = false;
    announce(none.textContent);
    return;
  }
  lines.set(list, found);
  list.replaceChildren(...found.map((line, i) =>
    el("li", { role: "option", id: `${input.id}-option-${i}`, "aria-selected": "false" },
      el("span", { class: "number" }, number(line)), " ", ...told(line))));
  list.hidden = false;
  list.scrollTop = 0;
  input.setAttribute("aria-expanded", "true");
  announce(found.length === 1 ? t`1 line found. Choose with the arrow keys.` : t`${found.length} lines found. Choose with the arrow keys.`);
}

// What a key does. Reports whether it did anything.
function press(input: HTMLInputElement, key: string): boolean {
  const list = listOf(input);
  if (list.hidden) {
    if (key !== "ArrowDown" || isNumber(input.value)) return false;
    void look(input);
    return true;
  }
  const options = [...list.children] as HTMLElement[], at = options.findIndex(o => o.ariaSelected === "true");
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
  const line = lines.get(listOf(input))![[...option.parentElement!.children].indexOf(option)]!;
  input.value = number(line);
  close(input);
  announce(t`Chosen: ${number(line)}`);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function close(input: HTMLInputElement): void {
  const list = listOf(input);
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  input.closest(".search")!.querySelector<HTMLElement>(".none")!.hidden = true;
}

function number(line: FoundLine): string {
  return line.statistical ?? line.number;
}

// The rate, and the descriptions from the heading down. The last one names the goods.
function told(line: FoundLine): HTMLElement[] {
  const path = line.path.map(p => p.replace(/:$/, "")), own = path.pop() ?? "";
  return [
    el("span", { class: "rate", "data-label": t`Ordinary rate` }, line.general),
    el("span", { class: "path" }, el("b", {}, own)),
    ...(path.length ? [el("span", { class: "path above" }, path.join(" › "))] : []),
  ];
}

function field(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.matches("[role=combobox]") ? target : null;
}

function listOf(input: HTMLInputElement): HTMLElement {
  return input.parentElement!.querySelector<HTMLElement>("[role=listbox]")!;
}
