import { byId, el } from "./dom";
import { t } from "./language";

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
      el("p", {}, t`The link also says something this form has no field for: ${carried.join(", ")}. It counts in the answer and stays in the link.`),
      el("button", { type: "button", class: "quiet", id: "drop" }, t`Remove it`));
  }
  place.hidden = !place.hasChildNodes();
}

/** The engine's words, which begin small, as a sentence; one that has its full stop keeps it. */
export function sentence(text: string, maybe = false): string {
  if (maybe && /[.?!。？！]$/.test(text)) return text.charAt(0).toUpperCase() + text.slice(1);
  return t`${text.charAt(0).toUpperCase() + text.slice(1)}.`;
}
