import type { History } from "../../../wasm/host/contract";
import { el } from "../dom";
import { t } from "../language";
import { cites } from "../sources";
import { day } from "../words";
import type { Track } from "./tracks";

/** Every period of every track as tables, in the words that the page has without scripts. */
export function tables(all: Track[], h: History): HTMLElement[] {
  return all.map(track => el("details", { class: "track", id: `duty-${track.key}` },
    el("summary", {}, el("h3", {}, track.name)),
    track.some ? el("p", { class: "hint" }, t`On some goods only: it depends on their tariff number, or on facts about them.`) : null,
    el("table", { class: "spans" },
      el("thead", {}, el("tr", {}, ...[t`From`, t`To`, t`What holds`, t`The law`].map(name => el("th", { scope: "col" }, name)))),
      el("tbody", {}, ...track.spans.map(s => el("tr", {},
        el("td", {}, day(s.from)),
        el("td", {}, s.to ? day(s.to) : t`no end known`),
        el("td", {}, ...s.what.map(w => el("p", {}, w))),
        el("td", {}, cites(s.cite, h.sources)))))),
    exceptions(track)));
}

function exceptions(track: Track): HTMLElement | null {
  const all = [...new Set(track.spans.flatMap(s => s.except))];
  return all.length ? el("details", { class: "more" }, el("summary", {}, t`Exceptions`), el("ul", {}, ...all.map(e => el("li", {}, e)))) : null;
}
