import { el } from "../dom";
import { money } from "../words";
import type { CompareAnswer, RouteAnswer } from "./contract";
import { mark, ranked } from "./ranking";
import { days, duty } from "./words";

/** Every route with its one total, the cheapest first. Those without a total say why. */
export function table(a: CompareAnswer): HTMLElement {
  return el("section", {},
    el("h3", { id: "routes-title" }, "The routes"),
    el("table", { class: "routes", "aria-labelledby": "routes-title" },
      el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, "Route"), el("th", { scope: "col" }, "An order"),
        el("th", { scope: "col", class: "wide" }, "A month"), el("th", { scope: "col", class: "wide" }, "Days"),
        el("th", { scope: "col", class: "wide" }, "Estimated"))),
      el("tbody", {}, ...ranked(a).map(r => r.perOrder ? priced(a, r) : open(a, r)))));
}

function priced(a: CompareAnswer, r: RouteAnswer): HTMLElement {
  const law = duty(r), door = r.daysDoorToDoor;
  return el("tr", r.id === a.cheapest ? { class: "best" } : {},
    el("th", { scope: "row" }, mark(a, r.id), " ", r.name,
      el("span", { class: "law" }, law),
      // Where the columns have no room their content stands here.
      el("span", { class: "narrow" }, [`${money(r.perMonth!)} a month`, door && days(door), `${r.assumedShare} % estimated`].filter(Boolean).join(", "))),
    el("td", { class: "total" }, money(r.perOrder!)),
    el("td", { class: "wide" }, money(r.perMonth!)),
    el("td", { class: "wide" }, door ?? ""),
    el("td", { class: "wide" }, `${r.assumedShare} %`));
}

const states = { answered: "", incomplete: "Something is missing", unavailable: "Not open", unsupported: "Not known" };

function open(a: CompareAnswer, r: RouteAnswer): HTMLElement {
  const lacks = r.lacks?.map(l => l.text) ?? [];
  const last = r.because.at(-1)?.text;
  return el("tr", { class: "without" },
    el("th", { scope: "row" }, mark(a, r.id), " ", r.name),
    el("td", { colspan: "4" }, el("b", {}, `${states[r.status]}. `), (lacks.length ? lacks : [last ?? ""]).join(" ")));
}
