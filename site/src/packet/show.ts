import { whole } from "../address";
import { el } from "../dom";
import { of, t } from "../language";
import { folded, part } from "../reasons";
import { list, marks } from "../sources";
import { told } from "../told";
import { day, money } from "../words";
import type { Difference, Flag, Handed, Line, Packet, Question, Row, Statement } from "./packet";

/** What each mark is called. */
export const names = { "": t`Open`, confirmed: t`Confirmed`, changed: t`Changed`, needed: t`Needed` };

/** A packet on the page. The marks of its questions are the packet's own: what is chosen is written there. */
export function show({ packet: p, mail }: Handed, opened: boolean, changed: () => void): HTMLElement[] {
  const sources = p.sources;
  return [
    el("h2", { id: "packet-title", tabindex: "-1" }, opened ? t`A packet that was opened` : t`A packet for the broker`),
    el("p", {}, opened ? t`Its amounts follow from its facts under the same edition of the law; it was worked out again here.`
      : t`Save it and send it yourself. The broker opens the file on this page, marks each question and sends it back to you.`),
    opened ? back(p) : null,
    el("p", { class: "actions" },
      el("button", { type: "button", class: "button", id: "save" }, opened ? t`Save with the marks` : t`Save the packet`),
      el("button", { type: "button", class: "quiet", id: "csv" }, t`Save the worksheet (CSV)`),
      el("button", { type: "button", class: "quiet", id: "print" }, t`Print`),
      el("a", { class: "quiet", href: whole("index.html", "check", p.request) }, t`Open these facts in the calculator`)),
    el("section", {}, el("h3", {}, t`Entry worksheet (CBP Form 7501, blocks 27 to 34)`),
      el("p", {}, [p.entry ? t`Entry type ${p.entry.type}.` : "", p.request.date ? t`Arrives on ${day(p.request.date)}.` : ""].filter(s => s).join(" ")),
      scrolling(t`Entry worksheet`, worksheet(p))),
    el("section", {}, el("h3", {}, t`Invoice`), scrolling(t`Invoice`, invoice(p))),
    p.questions.length ? el("section", { id: "asked" }, el("h3", {}, t`Questions for the broker`),
      ...p.questions.map((q, i) => question(p, q, i, changed))) : null,
    part(t`Antidumping and countervailing duty`, "flags", p.flags.map(f => flag(p, f))),
    part(t`Not known`, "unknown", p.unknown.map(s => statement(p, s))),
    part(t`Assumed`, "assumed", p.assumed.map(s => statement(p, s))),
    folded(t`Rules that did not apply (${p.notApplied.length})`, p.notApplied.map(s => statement(p, s))),
    part(t`What a broker has to add`, "about", p.about.map(s => el("li", {}, told(s)))),
    mail ? el("section", {}, el("h3", {}, t`Words for the customs declaration CN22 or CN23`), el("pre", { class: "scroll", tabindex: "0" }, mail)) : null,
    el("section", {}, el("h3", {}, t`Sources`), list(sources),
      el("p", { class: "hint" }, t`Law edition ${p.law.hash ? `${p.law.edition} (${p.law.hash})` : p.law.edition}, last checked ${day(p.law.verifiedThrough)}`)),
  ].filter(e => e !== null);
}

// What came back: how far the questions are answered, and each answer.
function back(p: Packet): HTMLElement {
  const marked = p.questions.filter(q => q.mark);
  return el("section", { id: "back" }, el("h3", {}, t`What was marked: ${marked.length} of ${p.questions.length} questions`),
    marked.length ? el("ul", {}, ...marked.map(q => el("li", {}, el("b", {}, names[q.mark]), " ", el("span", {}, told(q)), q.answer ? el("q", {}, q.answer) : null)))
      : el("p", {}, t`No question has a mark yet: nothing differs from what the facts give.`));
}

function scrolling(name: string, table: HTMLElement): HTMLElement {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, table);
}

function head(...cells: string[]): HTMLElement {
  return el("thead", {}, el("tr", {}, ...cells.map(c => el("th", { scope: "col" }, c))));
}

function worksheet(p: Packet): HTMLElement {
  const t3 = p.totals;
  return el("table", { class: "ledger" },
    head(t`27 Line`, t`28 Description`, t`29A HTSUS number`, t`31 Net quantity`, t`32A Entered value`, t`33A Rate`, t`34 Duty`),
    ...p.lines.map(l => el("tbody", {}, ...lineRows(l, p))),
    el("tbody", {}, ...p.fees.map(r => el("tr", {}, el("td", {}), words(r, p), el("td", {}, r.number), el("td", {}), el("td", {}), el("td", {}, r.rate), el("td", {}, money(r.amount))))),
    el("tfoot", {}, sum(t`Duty`, t3.duty), sum(t`Fees`, t3.fees), sum(t`Total`, t3.total),
      t3.couldBeLeast === t3.couldBeMost ? null : sum(t`It could be, by the answers below`, t3.couldBeMost ? t`${money(t3.couldBeLeast)} to ${money(t3.couldBeMost)}` : t`${money(t3.couldBeLeast)} or more`, true)));
}

function lineRows(l: Line, p: Packet): HTMLElement[] {
  const goods = of(l.description || t`no description`, t`made in ${l.origin || "?"}`);
  if (!l.rows.length) return [el("tr", {}, el("th", { scope: "row" }, l.line), el("td", { class: "words" }, behindLine(goods, t`No amounts: see what is not known.`)), el("td", {}), el("td", {}, l.quantity), el("td", {}), el("td", {}), el("td", {}))];
  return l.rows.map((r, i) => el("tr", {},
    i ? el("td", {}) : el("th", { scope: "row" }, l.line),
    i ? words(r, p) : el("td", { class: "words" }, goods, el("br"), told(r), marks(r.cite ?? [], p.sources)),
    el("td", {}, r.number), el("td", {}, r.enteredValue ? l.quantity : ""), el("td", {}, r.enteredValue && money(r.enteredValue)), el("td", {}, r.rate), el("td", {}, money(r.amount))));
}

function behindLine(goods: string, text: string): HTMLElement {
  return el("span", {}, goods, el("br"), text);
}

function words(r: Row, p: Packet): HTMLElement {
  return el("td", { class: "words" }, told(r), marks(r.cite ?? [], p.sources));
}

function sum(name: string, amount: string | null, whole = false): HTMLElement {
  return el("tr", {}, el("th", { scope: "row", colspan: "6" }, name), el("td", {}, amount === null ? t`not known` : whole ? amount : money(amount)));
}

function invoice(p: Packet): HTMLElement {
  return el("table", { class: "ledger" },
    head(t`Goods`, t`Number`, t`Made in`, t`Quantity`, t`Customs value of one`, t`Currency`, t`Program`),
    el("tbody", {}, ...p.invoice.map(l => el("tr", {}, el("th", { scope: "row" }, l.description || t`no description`),
      el("td", {}, l.number || "?"), el("td", {}, l.origin || "?"), el("td", {}, l.quantity), el("td", {}, l.customsValue), el("td", {}, l.currency), el("td", {}, l.claim)))));
}

function question(p: Packet, q: Question, i: number, changed: () => void): HTMLElement {
  const said = el("input", { id: `said-${i}`, autocomplete: "off", value: q.answer, maxlength: "1000" });
  said.addEventListener("input", () => (q.answer = said.value, changed()));
  const choice = (mark: Question["mark"]) => {
    const radio = el("input", { type: "radio", name: `mark-${i}`, value: mark });
    radio.checked = q.mark === mark;
    radio.addEventListener("change", () => (q.mark = mark, changed()));
    return el("label", { class: "choice" }, radio, " ", names[mark]);
  };
  return el("fieldset", { class: "field mark", "data-field": "mark" }, el("legend", {}, told(q), marks(q.cite ?? [], p.sources)),
    el("div", { class: "choices" }, ...(["", "confirmed", "changed", "needed"] as const).map(choice)),
    el("label", { for: said.id }, t`What the broker says`), said);
}

function flag(p: Packet, f: Flag): HTMLElement {
  return el("li", {}, el("p", {}, told(f), marks(f.cite ?? [], p.sources)), el("p", {}, el("a", { href: f.latest, rel: "noopener noreferrer" }, t`Latest notices of ${f.case}`)));
}

function statement(p: Packet, s: Statement): HTMLElement {
  return el("li", {}, el("p", {}, told(s), marks(s.cite ?? [], p.sources)));
}

/** Where two packets differ, in a table. */
export function differences(all: Difference[], here: Packet): HTMLElement {
  return el("section", { id: "differences" }, el("h3", { tabindex: "-1" }, all.length ? t`Where the two differ: ${all.length}` : t`The two packets say the same`),
    all.length ? scrolling(t`Differences`, el("table", { class: "ledger" }, head(t`Place`, t`The other`, t`This one`),
      el("tbody", {}, ...all.map(d => el("tr", {}, el("th", { scope: "row" }, place(d.at, here)), el("td", { class: "words" }, d.a || "–"), el("td", { class: "words" }, d.b || "–")))))) : null);
}

// A place in words where it is one that people ask about.
function place(at: string, here: Packet): string {
  const [, n = "", what = ""] = /^questions\[(\d+)\]\.(mark|answer)$/.exec(at) ?? [], q = here.questions[Number(n)];
  if (!what || !q) return at;
  return of(told(q), what === "mark" ? t`mark` : t`answer`);
}

