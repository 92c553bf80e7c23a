import { byId, el } from "./dom";
import { comma, t } from "./language";
import { unstopped } from "./told";

/** Tells those who hear the page what changed without their doing. */
export function announce(text: string): void {
  byId("announce").textContent = text;
}

/** Stands above the form: what a link brought that could not be taken as it came. */
export function notice(texts: string[], carried: string[] = []): void {
  const place = byId("notice");
  place.replaceChildren(...texts.map(t => el("p", {}, t)));
  if (carried.length) {
    place.append(
      el("p", {}, t`The link also says something this form has no field for: ${carried.join(comma)}. It counts in the answer and stays in the link.`),
      el("button", { type: "button", class: "quiet", id: "drop" }, t`Remove it`));
  }
  place.hidden = !place.hasChildNodes();
}

/** Says above the form why there is no answer. */
export function complain(all: string[]): void {
  const box = byId("errors");
  box.querySelector("ul")!.replaceChildren(...all.map(text => el("li", {}, text)));
  box.hidden = false;
  box.focus();
}

/** Says that the calculator did not load, with a button to try again. */
export function unloaded(): void {
  byId("engine").replaceChildren(t`The calculator did not load.`, " ", el("button", { type: "button", class: "quiet", id: "retry" }, t`Try again`));
}

/** What is wrong, which the engine says within a sentence, as one of its own. */
export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return unstopped(whole) === whole ? t`${whole}.` : whole;
}
