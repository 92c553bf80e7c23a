import type { Message } from "../contract";
import { el } from "../dom";
import { grouped, t } from "../language";
import { told } from "../told";
import { chosen, day, money } from "../words";

/** What one product bears in one way, as package articles of the calculator tells it. Amounts that are not known are "". */
export interface Answer {
  sku: string;
  line: number;
  origin: string;
  mode: string;
  date: string;
  outcome: string;
  duty: string;
  fees: string;
  total: string;
  least: string;
  most: string;
  cheapest: "" | "yes" | "perhaps";
  program: string;
  withProgram: string;
  question: string;
  questionSay?: Message;
  problem: string;
  problemSay?: Message;
}

// A page of more rows is slow, and nobody reads them: the file has them all.
const shown = 500;

/** The answers in a table, the first of them. */
export function table(all: Answer[]): HTMLElement {
  const name = t`Duty of each product`;
  return el("section", {},
    all.length > shown ? el("p", { class: "hint" }, t`The first ${shown} answers stand here, and all ${grouped(String(all.length))} in the file.`) : null,
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, el("table", { class: "ledger" },
      el("thead", {}, el("tr", {}, ...[t`Product`, t`Made in`, t`Day`, t`Duty`, t`Fees`, t`Total`, t`It could be`, t`Cheapest`, t`What to know`].map(h => el("th", { scope: "col" }, h)))),
      el("tbody", {}, ...all.slice(0, shown).map(row)))));
}

function row(a: Answer): HTMLElement {
  const range = a.problem || a.least === a.most ? "" : a.most ? t`${money(a.least)} to ${money(a.most)}` : t`${money(a.least)} or more`;
  const know = a.problem ? told(a, "problem") : [a.program && t`With ${a.program}: ${money(a.withProgram)}.`, told(a, "question")].filter(Boolean).join(" ");
  const amount = (text: string) => el("td", {}, text ? money(text) : "");
  return el("tr", {},
    el("th", { scope: "row" }, a.sku || t`line ${a.line}`), el("td", { class: "words" }, a.origin && chosen("from", a.origin)), el("td", {}, day(a.date, true)),
    amount(a.duty), amount(a.fees), amount(a.total), el("td", {}, range),
    el("td", { class: "words" }, a.cheapest === "yes" ? t`yes` : a.cheapest ? t`perhaps` : ""), el("td", { class: "words" }, know));
}
