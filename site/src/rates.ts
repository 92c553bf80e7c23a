import { byId, el } from "./dom";
import { t } from "./language";
import { taken } from "./reading";

const group = () => byId("rates");

/** Shows one rate field for each foreign currency used, and keeps what was typed. */
export function need(currencies: string[]): void {
  const foreign = [...new Set(currencies)].filter(c => c && c !== "USD");
  const typed = rates();
  const rows = group().querySelector(".rows")!;
  const now = [...rows.children].map(r => (r as HTMLElement).dataset.currency);
  group().hidden = foreign.length === 0;
  if (now.join() === foreign.join()) return;
  rows.replaceChildren(...foreign.map(code => row(code, typed[code] ?? kept[code] ?? "")));
}

/** The rates typed, by currency. */
export function rates(): Record<string, string> {
  const found: Record<string, string> = {};
  if (group().hidden) return found;
  for (const input of group().querySelectorAll("input")) {
    kept[input.name] = input.value.trim();
    if (input.value.trim()) found[input.name] = taken(input);
  }
  return found;
}

/** Remembers rates, for when their currency is chosen. */
export function keep(fx: Record<string, string>): void {
  kept = { ...fx };
  group().querySelector(".rows")!.replaceChildren();
}

// A rate outlives its field, so that changing the currency and back loses nothing.
let kept: Record<string, string> = {};

function row(code: string, value: string): HTMLElement {
  const id = `fx-${code}`;
  const input = el("input", { id, name: code, class: "short", inputmode: "decimal", autocomplete: "off", required: "", "data-reads": "rate",
    "data-empty": t`Say how many US dollars one ${code} is worth` });
  input.value = value;
  const field = el("div", { class: "field", "data-path": `fx.${code}`, "data-currency": code },
    el("label", { for: id }, t`US dollars for 1 ${code}`), input);
  return field;
}
