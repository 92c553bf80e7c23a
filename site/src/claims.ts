import { copy, follow } from "./address";
import { Calculator } from "./calculator";
import type { Failure, Fault } from "./contract";
import { byId, el } from "./dom";
import { t } from "./language";
import { told } from "./told";
import { fragment, read } from "./link";
import { announce, notice, sentence } from "./say";

/** What a page that asks one question from one form does: take it from the address, ask, show. It gives back how to ask another. */
export function page<Request extends object, Answer extends object>(verb: string, form: { read: () => Request; fill: (held: Record<string, unknown>) => void }, show: (a: Answer) => HTMLElement[]): (request: Request) => Promise<Answer | undefined> {
  const { engine = "", integrity = "", tariff = "", tariffIntegrity = "", worker = "" } = document.body.dataset;
  const failed = () => byId("engine").replaceChildren(t`The calculator did not load.`, " ", el("button", { type: "button", class: "quiet", id: "retry" }, t`Try again`));
  const calculator = new Calculator({ url: engine, integrity }, { url: tariff, integrity: tariffIntegrity }, worker, failed, () => calculator.tariff === "failed" ? failed() : byId("engine").replaceChildren(), () => undefined);
  void calculator.load().catch(() => undefined);

  async function answerTo(request: Request): Promise<Answer | undefined> {
    byId("engine").replaceChildren(t`Working it out.`);
    await calculator.load().then(() => calculator.stock(), () => undefined);
    if (calculator.tariff !== "there") return void failed();
    const answer = await calculator.ask<Answer | Failure>(verb, request);
    byId("engine").replaceChildren();
    if ("error" in answer) return void faults((answer as Failure).error);
    byId("errors").hidden = true;
    return answer as Answer;
  }

  async function ask(): Promise<void> {
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
    const held = read(location.hash, verb);
    notice(typeof held === "string" ? [t`The link could not be read. ${held}`] : []);
    if (held && typeof held === "object") form.fill(held);
  }

  byId("form").addEventListener("submit", event => { event.preventDefault(); void ask(); });
  document.addEventListener("click", event => {
    if (follow(event)) return;
    const button = (event.target as HTMLElement).closest("button");
    if (button?.id === "copy") void copy(button);
    else if (button?.id === "print") print();
    else if (button?.id === "retry") void ask();
  });
  addEventListener("hashchange", open);
  open();
  return answerTo;
}

// What the engine would not answer, above the form.
function faults(fault: Fault): void {
  const all = [fault, ...(fault.also ?? [])];
  const box = byId("errors");
  box.querySelector("ul")!.replaceChildren(...all.map(f => el("li", {}, sentence(told(f, "message")))));
  box.hidden = false;
  box.focus();
}

/** What stands in a field. */
export function value(id: string): string {
  return byId<HTMLInputElement | HTMLSelectElement>(id).value.trim();
}

/** Puts a text into a field. */
export function put(id: string, text: unknown): void {
  if (typeof text === "string") byId<HTMLInputElement | HTMLSelectElement>(id).value = text;
}
