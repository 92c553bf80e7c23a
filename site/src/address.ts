import * as place from "place";
import { byId, el } from "./dom";
import { t } from "./language";
import { fragment } from "./link";
import { announce } from "./say";

/**
 * Follows the page's own anchors, opening what hides their target. An anchor must not
 * write into the address: the question lives there. Links that hold a question are none. Reports whether it was one.
 */
export function follow(event: Event): boolean {
  const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[href^="#"]:not([href*="="])');
  if (!link) return false;
  event.preventDefault();
  const target = byId(link.hash.slice(1));
  const to = target.matches("input, select, button") ? target : target.querySelector<HTMLElement>("input, select, #verdict") ?? target;
  for (let d = to.closest("details"); d; d = d.parentElement!.closest("details")) d.open = true;
  to.focus({ preventScroll: true });
  (to.closest(".field") ?? target).scrollIntoView({ block: "start" });
  return true;
}

/** The address of another page of the site with a question in it. */
export function whole(page: string, verb: string, request: object): string {
  return place.home() + page + fragment(verb, request);
}

/** Copies the address, which holds the question, or another text. */
export async function copy(button: HTMLElement, text = ""): Promise<void> {
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(text || place.here());
    announce(text ? t`Copied.` : t`Link copied.`);
    button.textContent = text ? t`Copied` : t`Link copied`;
    setTimeout(() => (button.textContent = words), 3000);
  } catch {
    // Some browsers forbid it; then it is laid out to be copied by hand.
    const field = text
      ? el("textarea", { readonly: "", rows: "12", "aria-label": t`This answer as text` }, text)
      : el("input", { readonly: "", "aria-label": t`Link to this answer`, value: place.here() });
    button.replaceWith(field);
    field.select();
  }
}
