// What a page says of the law that it answers from: at its foot, and with a choice where a newer edition can be had.

import { byId, el } from "../dom";
import { t } from "../language";
import { busy } from "../ready";
import { day } from "../words";
import { type Change, chosen, hear, offered, type State, take, type Trial } from "./chosen";
import type { Refused } from "../../../wasm/host/note";

/** The law that the page's engine is to be given. The page says which it is, where it is another than the site's own. */
export function law(trial: Trial): Promise<Uint8Array> {
  hear(state => {
    if (state.is === "used") foot(state.note.name, state.note.through);
    else say(...(state.is === "offered" ? offer(state, trial) : [refusal(state.error, state.name)]));
  });
  return chosen(trial);
}

function foot(name: string, through: string): void {
  const place = document.getElementById("law-data");
  if (!place) return;
  place.replaceChildren(t`Law data: edition ${name}, last checked on ${day(through)}. Not legal advice, and not a page of the US government: customs has the last word.`);
  place.dataset.edition = name;
}

function say(...what: (Node | string)[]): void {
  const place = document.getElementById("edition");
  if (!place) return;
  place.hidden = false;
  place.replaceChildren(...what);
  byId("offline-said").textContent = typeof what[0] === "string" ? what[0] : what[0]!.textContent;
}

function offer({ note, changes }: State & { is: "offered" }, trial: Trial): Node[] {
  const button = el("button", { type: "button", class: "quiet", id: "take-edition" }, t`Use it now`);
  button.addEventListener("click", () => {
    button.disabled = true;
    void busy(take(offered!, trial).then(() => {
      dispatchEvent(new Event("restart"));
      location.reload();
    }, (error: unknown) => say(refusal(error as Refused, note.name))));
  });
  const text = el("p", {}, t`A newer edition of the law is here: ${note.name}, checked through ${day(note.through)}. The page starts again with it, and what you typed stays.`, " ", button);
  return changes.length ? [text, el("details", {}, el("summary", {}, t`What it changes`), el("ul", {}, ...changes.map(c => el("li", {}, changed(c)))))] : [text];
}

function changed({ text, from, before, after, source }: Change): string {
  const what = before && after ? `${text} ${before} → ${after}` : before ? t`${text} It was ${before} and ends.` : after ? t`${text} New: ${after}.` : text;
  return [from ? t`From ${day(from)}: ${what}` : what, source && `(${source})`].filter(part => part).join(" ");
}

function refusal(error: Refused, name = ""): string {
  const edition = name || t`that the site offers`;
  return t`The edition ${edition} was not taken: ${reason(error)} Answers stay with the edition named above.`;
}

function reason({ why, message }: Refused): string {
  switch (why) {
    case "unsigned": return t`nobody signed it.`;
    case "stranger": return t`nobody whom this site trusts signed it.`;
    case "changed": return t`it was changed after it was signed.`;
    case "newer-form": return t`it needs a newer version of this site.`;
    case "older": return t`it is older than the one in use.`;
    case "cut": return t`it did not arrive whole.`;
    case "cases": return t`it fails known answers that it carries itself.`;
    case "unverifiable": return t`this browser cannot verify signatures here.`;
    default: return t`it cannot be read (${message}).`;
  }
}
