import { copy, follow } from "./address";
import { Calculator } from "./calculator";
import type { Failure, Fault } from "../../wasm/host/contract";
import { byId, el } from "./dom";
import { choose } from "./fields";
import { t } from "./language";
import { told } from "./told";
import { carryOver, fragment, read } from "./link";
import * as reading from "./reading";
import { announce, complain, notice, sentence, unloaded } from "./say";

/** Who answers: the engine, wherever it works. */
export interface Asked {
  /** Has it ready. It fails when it did not load, and can be tried again. */
  load(): Promise<unknown>;
  ask<Answer>(verb: string, request: object): Promise<Answer | Failure>;
}

// The engine as the pages have it that ask one question at a time.
export function calculator(): Asked {
  const { engine = "", integrity = "", tariff = "", tariffIntegrity = "", worker = "" } = document.body.dataset;
  const nothing = () => undefined;
  const made = new Calculator({ url: engine, integrity }, { url: tariff, integrity: tariffIntegrity }, worker, nothing, nothing, nothing);
  return {
    load: async () => {
      await made.load();
      await made.stock();
      if (made.tariff !== "there") throw new Error("no tariff");
    },
    ask: (verb, request) => made.ask(verb, request),
  };
}

/** What a page that asks one question from one form does: take it from the address, ask, show. */
export function page<Request extends object, Answer extends object>(verb: string, form: { read: () => Request; fill: (held: Record<string, unknown>) => void }, show: (a: Answer) => HTMLElement[], engine = calculator()): void {
  void engine.load().catch(unloaded);

  async function answerTo(request: Request): Promise<Answer | undefined> {
    byId("engine").replaceChildren(t`Working it out.`);
    let answer: Answer | Failure;
    try {
      await engine.load();
      answer = await engine.ask<Answer>(verb, request);
    } catch (error) {
      console.error(error);
      return void unloaded();
    }
    byId("engine").replaceChildren();
    if ("error" in answer) return void faults((answer as Failure).error);
    byId("errors").hidden = true;
    return answer as Answer;
  }

  async function ask(): Promise<void> {
    const wrong = [...byId("form").querySelectorAll<HTMLInputElement>("[data-reads]")].map(reading.fault).filter(Boolean);
    if (wrong.length) return complain(wrong.map(sentence));
    const request = form.read();
    const answer = await answerTo(request);
    const place = byId("answer");
    place.hidden = !answer;
    if (!answer) return;
    history.replaceState(null, "", fragment(verb, request));
    place.replaceChildren(...show(answer), el("p", { class: "actions" },
      el("button", { type: "button", class: "quiet", id: "copy" }, t`Copy link to this answer`),
      el("button", { type: "button", class: "quiet", id: "print" }, t`Print`)));
    place.focus();
    announce(place.querySelector("h2")?.textContent ?? "");
  }

  function open(): void {
    const held = read(location.hash, "draft") ?? read(location.hash, verb);
    notice(typeof held === "string" ? [t`The link could not be read. ${held}`] : []);
    if (held && typeof held === "object") form.fill(held);
  }

  byId("form").addEventListener("input", event => event.target instanceof HTMLInputElement && reading.heed(event.target));
  byId("form").addEventListener("submit", event => { event.preventDefault(); void ask(); });
  document.addEventListener("click", event => {
    if (follow(event)) return;
    const button = (event.target as HTMLElement).closest("button");
    if (button?.id === "copy") void copy(button);
    else if (button?.id === "print") print();
    else if (button?.id === "retry") void ask();
  });
  const empty = JSON.stringify(form.read());
  carryOver(verb, form.read, () => JSON.stringify(form.read()) !== empty);
  addEventListener("hashchange", open);
  open();
}

// What the engine would not answer, above the form.
function faults(fault: Fault): void {
  complain([fault, ...(fault.also ?? [])].map(f => sentence(told(f, "message"))));
}

/** What stands in a field. */
export function value(id: string): string {
  return reading.taken(byId<HTMLInputElement | HTMLSelectElement>(id));
}

/** Puts a text into a field. */
export function put(id: string, text: unknown): void {
  if (typeof text === "string") choose(byId<HTMLInputElement | HTMLSelectElement>(id), text);
}
