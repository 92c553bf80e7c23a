import type { Fault } from "../../wasm/host/contract";
import { byId, el } from "./dom";
import { takesNumber } from "./hts";
import { of, t } from "./language";
import { told } from "./told";
import { fault } from "./reading";

/**
 * What is missing or cannot be read, known without the engine: an empty field says itself
 * what belongs there. Everything else is said by the engine, which knows what it was given.
 */
export function missing(): Fault[] {
  const faults: Fault[] = [];
  for (const c of form().querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")) {
    const { path, alias } = c.closest<HTMLElement>("[data-path]")!.dataset, field = alias ?? path!;
    if (c.validity.badInput) faults.push({ code: "invalid-date", field, message: t`This is not a whole day of the calendar` });
    else if (c.type === "date" && /^\d{5}/.test(c.value)) faults.push({ code: "invalid-date", field, message: t`A year has four digits, such as 2026` });
    else if (takesNumber(c) && /\p{L}/u.test(c.value)) faults.push({ code: "invalid-hts", field, message: t`Choose a tariff number from the list, or leave it empty` });
    else if (c instanceof HTMLInputElement && fault(c)) faults.push({ code: "invalid-amount", field, message: fault(c) });
    else if (c.required && !c.value.trim()) faults.push({ code: "missing", field, message: c.dataset.empty ?? t`Fill this in` });
  }
  return faults;
}

/** Everything the engine found wrong, in one list. */
export function all(error: Fault): Fault[] {
  const faults = [error, ...(error.also ?? [])].map(f => ({ ...f, message: begun(told(f, "message")) }));
  return faults.filter((f, i) => faults.findIndex(g => g.field === f.field && g.message === f.message) === i);
}

// The engine says what is wrong within a sentence.
function begun(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** Marks the fields and lists what is wrong above the form. What was typed stays. */
export function show(faults: Fault[]): void {
  // What is said already stays as it is: somebody may be about to follow a link of it.
  const said = JSON.stringify(faults);
  if (!summary().hidden && summary().dataset.said === said) return;
  clear();
  if (!faults.length) return;
  summary().hidden = false;
  summary().dataset.said = said;
  for (const fault of faults) {
    const field = find(fault);
    const control = field?.querySelector<HTMLElement>("input, select");
    summary().querySelector("ul")!.append(el("li", {},
      field && control
        ? el("a", { href: `#${control.id}` }, whose(field) + fault.message)
        : fault.message + (fault.field ? ` (${fault.field})` : "")));
  }
  mark(faults);
}

/** Marks the fields alone. */
export function mark(faults: Fault[]): void {
  for (const fault of faults) {
    const field = find(fault), control = field?.querySelector<HTMLElement>("input, select");
    if (field && control) note(field, control, fault.message);
  }
}

/** Takes all marks away. */
export function clear(): void {
  summary().hidden = true;
  summary().querySelector("ul")!.replaceChildren();
  for (const p of form().querySelectorAll("p.error")) {
    p.parentElement!.classList.remove("wrong");
    const control = p.parentElement!.querySelector("[aria-invalid]");
    control?.removeAttribute("aria-invalid");
    const rest = (control?.getAttribute("aria-describedby") ?? "").split(" ").filter(id => id !== p.id).join(" ");
    if (rest) control?.setAttribute("aria-describedby", rest);
    else control?.removeAttribute("aria-describedby");
    p.remove();
  }
}

/** Brings the person to the list. */
export function focus(): void {
  summary().focus();
  summary().scrollIntoView({ block: "start" });
}

const form = () => byId("form");
const summary = () => byId("errors");

function note(field: HTMLElement, control: HTMLElement, message: string): void {
  for (let d = field.closest("details"); d; d = d.parentElement!.closest("details")) d.open = true;
  const said = field.querySelector(":scope > p.error");
  if (said) return void (said.textContent = message);
  const p = el("p", { class: "error", id: `${control.id}-error` }, message);
  // Above the control and below its label, where it is read before the answer is changed.
  const before = [...field.children].find(c => c.matches("input, select, .choices, .combo, .pairs, label.choice")) ?? null;
  field.insertBefore(p, before);
  field.classList.add("wrong");
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", `${p.id} ${control.getAttribute("aria-describedby") ?? ""}`.trim());
}

/** The control of the field with this path, if the form has one. */
export function control(path: string): HTMLElement | null {
  const field = at(path);
  return field && !field.hidden ? field.querySelector<HTMLElement>("input, select") : null;
}

// The field a path names, or the nearest one around it. A currency without a rate is
// the fault of the rate's field.
function find(fault: Fault): HTMLElement | null {
  let path = fault.field ?? "";
  if (fault.code === "missing-exchange-rate" && !path.startsWith("fx.")) {
    const currency = at(path)?.querySelector("select")?.value;
    path = currency ? `fx.${currency}` : "fx";
  }
  for (; path; path = path.replace(/(\.|\[)?[^.[]*$/, "")) {
    const field = at(path);
    if (field && !field.hidden) return field;
  }
  return null;
}

function at(path: string): HTMLElement | undefined {
  path = path.replace(/\.origins(\[\d+\])?$/, ".origin");
  return [...form().querySelectorAll<HTMLElement>("[data-path]")].find(f => f.dataset.path === path || f.dataset.alias === path);
}

// Of several items, the one meant.
function whose(field: HTMLElement): string {
  const item = field.closest("#items > .item");
  return item && item.parentElement!.childElementCount > 1 ? of(item.querySelector("legend")!.textContent, "") : "";
}
