import { el } from "./dom";
import { t } from "./language";

// A fact is a word about the goods; "not-" before it denies it. The usual ones have a
// box. The others, and denials, stand in a list where each can be taken back.

const denial = "not-";

/** What a fact is called, and "" for one that is not known. */
export function label(fact: string): string {
  const option = [...form().querySelectorAll<HTMLOptionElement>("[data-adds] option")].find(o => o.value === fact);
  const box = [...form().querySelectorAll<HTMLInputElement>("[data-field=facts] [type=checkbox]")].find(b => b.value === fact);
  return option?.text ?? box?.closest("label")!.querySelector("span")!.firstChild!.textContent ?? "";
}

/** Whether the form can show a fact or its denial. */
export function known(fact: string): boolean {
  return label(bare(fact)) !== "";
}

/** A fact or its denial in words. */
export function words(fact: string): string {
  const name = label(bare(fact));
  return fact === bare(fact) ? t`${name}: yes` : t`${name}: no`;
}

/** Everything said about an item. */
export function said(row: HTMLElement): string[] {
  return [
    ...boxes(row).filter(b => b.checked).map(b => b.value),
    ...[...list(row).children].map(li => (li as HTMLElement).dataset.fact!),
  ];
}

/** Says a fact or its denial, in place of what was said about it before. */
export function say(row: HTMLElement, fact: string): void {
  unsay(row, bare(fact));
  const box = boxes(row).find(b => b.value === fact);
  if (box) box.checked = true;
  else list(row).append(el("li", { "data-fact": fact }, words(fact), " ",
    el("button", { type: "button", class: "quiet unsay", "aria-label": t`Take back: ${words(fact)}` }, t`Take back`)));
}

/** Takes in what a person chose among the boxes and the list of a row. */
export function heed(row: HTMLElement, control: HTMLInputElement | HTMLSelectElement): void {
  if (control.matches("[data-field=facts] [type=checkbox]:checked")) say(row, control.value);
  if (control.matches("[data-adds]") && control.value) {
    say(row, control.value);
    control.value = "";
  }
}

/** Takes back a fact and its denial. */
export function unsay(row: HTMLElement, fact: string): void {
  for (const b of boxes(row)) if (b.value === fact) b.checked = false;
  for (const li of [...list(row).children] as HTMLElement[]) if (bare(li.dataset.fact!) === fact) li.remove();
}

// The boxes and the list stand in the page, or in its pattern for an item.
function form(): ParentNode {
  return document.querySelector<HTMLTemplateElement>("template#item")?.content ?? document;
}

function bare(fact: string): string {
  return fact.startsWith(denial) ? fact.slice(denial.length) : fact;
}

function boxes(row: HTMLElement): HTMLInputElement[] {
  return [...row.querySelectorAll<HTMLInputElement>("[data-field=facts] [type=checkbox]")];
}

function list(row: HTMLElement): HTMLElement {
  return row.querySelector<HTMLElement>(".said")!;
}
