import type { Failure } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { t } from "../language";
import type { Checker } from "./checker";
import type { Guess, Options, Question, Report } from "./contract";
import type { Progress } from "./messages";
import { told, toldAll } from "../told";

/** A file of orders, and what its beginning tells of how it is read. */
export interface OrdersFile { file: File; guess: Guess }

/** Whether a file holds orders. */
export async function asOrders(checker: Checker, file: File): Promise<OrdersFile | undefined> {
  if ("error" in await checker.head(file)) return undefined;
  const guess = await checker.ask<Guess>("orders-sniff", {});
  return "error" in guess || (guess as Guess).missing.length ? undefined : { file, guess: guess as Guess };
}

/** Shows what a file of orders does not say, behind what becomes of it. */
export function inquire({ guess }: OrdersFile, becomes: string): void {
  byId("orders-name").textContent = becomes;
  byId("orders-notes").replaceChildren(...toldAll(guess, "notes").map(n => el("li", {}, n)));
  byId("orders-asks").replaceChildren(...guess.questions.map(asked));
  byId("orders").hidden = false;
}

function asked(q: Question): HTMLElement {
  const id = `orders-${q.field}`;
  const control = q.choices.length
    ? el("select", { id, "data-option": q.field }, ...(q.answer ? [] : [el("option", { value: "" }, t`Choose`)]), ...q.choices.map(c => el("option", { value: c.value }, told(c))))
    : el("input", { id, class: "short", autocomplete: "off", "data-option": q.field });
  control.value = q.answer;
  return el("div", { class: "field" }, el("label", { for: id }, told(q)), control);
}

// How the file is read: as it was guessed, and as the person says where it was asked.
function options({ file, guess }: OrdersFile): Options {
  const o = structuredClone(guess.options) as Options & Record<string, unknown>;
  o.bytes = file.size;
  for (const control of byId("orders-asks").querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-option]")) {
    const [field = "", word] = control.dataset.option!.split(/\.(.*)/s);
    if (word === undefined) (o as Record<string, unknown>)[field] = control.value;
    else if (control.value) (o as unknown as Record<string, Record<string, string>>)[field]![word] = control.value;
  }
  return o;
}

/** Answers the orders under what a file does not say, and asks a verb about them; with it, how many lines count for what. */
export async function answered<Answer>(checker: Checker, orders: OrdersFile, assumed: Record<string, string>, verb: string, ask: object, at: (p: Progress) => void): Promise<{ answer: Answer | Failure; report?: Report }> {
  const report = await checker.read<Report>(orders.file, options(orders), at);
  if ("error" in report) return { answer: report as Failure };
  const summary = await checker.ask<object>("orders-answer", Object.fromEntries(Object.entries(assumed).filter(([, v]) => v)));
  if ("error" in summary) return { answer: summary as Failure };
  return { answer: await checker.ask<Answer>(verb, ask), report: report as Report };
}
