import type { ProductAnswer } from "../../../wasm/host/contract";
import { el } from "../dom";
import { grouped, t } from "../language";
import { behind, told } from "../told";
import { chosen, day, money } from "../words";

// A page of more rows is slow, and nobody reads them: the file has them all.
const shown = 500;

/** The answers in a table, the first of them. */
export function table(all: ProductAnswer[]): HTMLElement {
  const name = t`Duty of each product`;
  return el("section", {},
    all.length > shown ? el("p", { class: "hint" }, t`The first ${shown} answers stand here, and all ${grouped(String(all.length))} in the file.`) : null,
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, el("table", { class: "ledger" },
      el("thead", {}, el("tr", {}, ...[t`Product`, t`Made in`, t`Day`, t`Duty`, t`Fees`, t`Total`, t`It could be`, t`Cheapest`, t`What to know`].map(h => el("th", { scope: "col" }, h)))),
      el("tbody", {}, ...all.slice(0, shown).map(row)))));
}

function row(a: ProductAnswer): HTMLElement {
  const { least, most } = a.couldBe ?? {};
  const range = !least || least === most ? "" : most ? t`${money(least)} to ${money(most)}` : t`${money(least)} or more`;
  const know = a.problem ? told(a.problem, "message") : behind(helped(a), a.open && told(a, "open"));
  const amount = (text?: string) => el("td", {}, text ? money(text) : "");
  return el("tr", {},
    el("th", { scope: "row" }, a.sku || t`line ${a.line!}`), el("td", { class: "words" }, a.origin ? chosen("from", a.origin) : ""), el("td", {}, day(a.date, true)),
    amount(a.duty), amount(a.fees), amount(a.total), el("td", {}, range),
    el("td", { class: "words" }, a.cheapest === "yes" ? t`yes` : a.cheapest ? t`perhaps` : ""), el("td", { class: "words" }, folded(know)));
}

/** The program that would help, where one would. */
function helped({ program: p }: ProductAnswer): string {
  return p?.least ? t`With ${`${p.claim} ${told(p, "name")}`}: ${money(p.least)}.` : "";
}

// A question for the number lists what is under a heading: a table of them would be pages long, so a long one shows its first lines.
const long = 160;
function folded(text: string): HTMLElement | string {
  return text.length <= long ? text : el("details", { class: "lines" }, el("summary", {}, el("span", {}, text)));
}
