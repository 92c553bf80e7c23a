import { el } from "./dom";
import { t } from "./language";
import { agrees, read, type Reading } from "./numbers";
import { count, money } from "./words";

// Fields that take amounts: what was read stands beside the field, and where a text may be two
// amounts the person is asked which. `data-reads` says of a field what it takes.

// An amount that came with a link or was chosen among two is meant as it stands.
const exact = new WeakMap<HTMLInputElement, string>();

/** Puts an amount into a field that is written as the engine takes it. */
export function set(input: HTMLInputElement, value: string): void {
  input.value = value;
  exact.set(input, value);
}

/** What a field says as the engine takes it. What cannot be read stays as it was typed. */
export function taken(input: HTMLInputElement | HTMLSelectElement): string {
  const r = reading(input);
  return r && "value" in r ? r.value : input.value.trim();
}

/** What is wrong with what a field says, or "". */
export function fault(input: HTMLInputElement): string {
  const text = input.value.trim(), r = reading(input);
  if (!text || !input.dataset.reads) return "";
  if (!r) return input.dataset.reads === "money" ? t`“${text}” is not an amount, such as 1433.66` : t`“${text}” is not a number, such as 12`;
  if ("either" in r) return t`“${text}” can be two amounts: choose ${count(r.either[0])} or ${count(r.either[1])}`;
  if (input.dataset.worth !== undefined && !/[1-9]/.test(r.value)) return t`“${text}”: customs asks what the goods are worth, even if nobody paid for them`;
  if (input.dataset.reads === "pieces" && !/[1-9]/.test(r.value)) return t`“${text}”: there is at least one piece`;
  if (input.dataset.reads === "pieces" && !/^\d+(\.0*)?$/.test(r.value)) return t`“${text}”: pieces are counted in whole numbers`;
  const list = currencies(input);
  if (r.currency && list && !agrees(r.currency, list.value)) return t`“${text}” and the currency ${list.value} do not fit together`;
  if (r.currency && !list && !agrees(r.currency, "USD")) return t`“${text}” is not in US dollars`;
  return "";
}

/** Takes in what was just typed: the currency that stands with it is chosen, and what was read is said. */
export function heed(input: HTMLInputElement): void {
  if (!input.dataset.reads) return;
  const r = reading(input), list = currencies(input);
  if (r?.currency && list && !agrees(r.currency, list.value) && [...list.options].some(o => o.value === r.currency)) list.value = r.currency;
  said(input, r);
}

/** Says beside every field of a place what was read. */
export function heedAll(place: ParentNode): void {
  for (const input of place.querySelectorAll<HTMLInputElement>("[data-reads]")) said(input, reading(input));
}

function reading(input: HTMLInputElement | HTMLSelectElement): Reading | undefined {
  const text = input.value.trim();
  if (!(input instanceof HTMLInputElement) || !input.dataset.reads || !text) return undefined;
  if (exact.get(input) === text) return { value: text, currency: "" };
  const r = read(text);
  // No money is worth a thousand dollars: the mark stands before decimals.
  return r && "either" in r && input.dataset.reads === "rate" ? { value: r.either[1], currency: r.currency } : r;
}

function said(input: HTMLInputElement, r: Reading | undefined): void {
  input.parentElement!.querySelector(":scope > .read")?.remove();
  // So many pieces are rather a slip of the finger, and are asked back.
  const many = r && "value" in r && input.dataset.reads === "pieces" && Number(r.value) >= 10_000;
  if (!r || "value" in r && r.value === input.value.trim() && !many) return;
  const place = el("span", { class: "read" });
  if ("value" in r) {
    const list = currencies(input), foreign = list && list.value !== "USD" ? list.value : "";
    place.append("= ", input.dataset.reads !== "money" ? many ? t`${count(r.value)} pieces?` : count(r.value) : foreign ? `${count(r.value)} ${foreign}` : money(r.value));
  } else place.append(...r.either.map(value => {
    const button = el("button", { type: "button", class: "button" }, count(value));
    button.addEventListener("click", () => {
      set(input, value);
      input.focus();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  }));
  input.after(place);
}

// The list of the currency that belongs to a price.
function currencies(input: HTMLInputElement): HTMLSelectElement | null {
  return input.dataset.reads === "money" ? input.closest(".item, .product, [data-money]")?.querySelector<HTMLSelectElement>('[data-field="currency"] select') ?? null : null;
}
