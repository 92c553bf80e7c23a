import { byId, el } from "../dom";
import { comma, list, t } from "../language";
import { told, toldAll } from "../told";
import { day, money } from "../words";
import type { Remark, Report } from "./contract";
import { count, month, orders, people, rows } from "./words";

/** Says what was found in the file, before anything is asked about it. */
export function show(r: Report): void {
  const counted = r.statuses.find(s => s.status === "counted")?.rows ?? 0;
  byId("report").replaceChildren(
    el("h2", { id: "report-title", tabindex: "-1" }, r.orders === 1 ? t`1 order found` : t`${count(r.orders)} orders found`),
    el("p", {}, what(r, counted)),
    identity(r) ?? "",
    ...toldAll(r, "warnings").map(w => el("p", { class: "notice" }, w)),
    remarks(r) ?? "",
    leftOut(r) ?? "",
    rejected(r) ?? "");
  byId("report").hidden = false;
}

// What was not understood stands first, so that it is in sight on a small screen too.
const notUnderstood = ["rejected", "unread-amount", "unknown-status", "broken-quote", "other-discounts", "columns"];

/** What was not understood, what was found out before the file was read, what was taken for granted, taken off and left out. */
export function remarks(r: Report, notes: string[] = []): HTMLElement | null {
  const others = r.statuses.filter(s => !["counted", "note"].includes(s.status));
  if (!r.remarks.length && !others.length && !notes.length) return null;
  return el("section", { class: "remarks" }, el("h3", {}, t`How the file was read`),
    el("ul", {}, ...[
      ...notes.map(n => el("li", { "data-what": "note" }, n)),
      ...r.remarks.map(m => el("li", { "data-what": m.what }, m.what === "columns" ? unused(m) : remark(m))),
      ...others.map(s => el("li", { "data-what": s.status }, notCounted(s))),
    ].sort((a, b) => place(a) - place(b))));
}

function place(e: HTMLElement): number {
  const at = notUnderstood.indexOf(e.dataset.what!);
  return at < 0 ? notUnderstood.length : at;
}

const mostNamed = 8;

// The columns that were not used, of which an export has many; the first of them in sight.
function unused(m: Remark): Node | string {
  if (m.words.length <= mostNamed) return remark(m);
  const few = m.words.slice(0, mostNamed - 2), text = told(m);
  return el("details", {}, el("summary", {}, t`${text}: ${few.join(comma)} and ${count(m.words.length - few.length)} more`), list(m.words));
}

function notCounted(s: Report["statuses"][number]): string {
  return worth(s) ? t`Not counted. ${told(s)}: ${rows(s.rows)}, ${money(s.worth)}` : t`Not counted. ${told(s)}: ${rows(s.rows)}`;
}

function worth(s: Report["statuses"][number]): boolean {
  return /[1-9]/.test(s.worth);
}

// What a remark names and comes to, behind its words.
function remark(m: Remark): string {
  const text = told(m);
  if (m.what === "currency") return t`${text} ${m.words.join()}: ${money(m.amount ?? "0.00")}`;
  if (m.words.length && m.amount) return t`${`${text} (${list(m.words)})`}: ${money(m.amount)}`;
  if (m.words.length) {
    const more = m.rows - m.words.length;
    return m.what === "broken-quote" && more > 0 ? t`${text}: ${list(m.words)} and ${count(more)} more` : t`${text}: ${list(m.words)}`;
  }
  if (m.amount) return t`${text}: ${money(m.amount)}`;
  return m.what === "payments" ? text : t`${text}: ${rows(m.rows)}`;
}

/** Whether there is anything the law could be asked about. */
export function any(r: Report): boolean {
  return r.orders > 0;
}

/** The months in which orders lie, for those who choose one. */
export function months(all: { month: string }[]): [string, string][] {
  return all.map(m => [m.month, month(m.month)]);
}

/** How people were told apart. */
export function identity(r: Report): HTMLElement | null {
  if (!r.identity.length) return null;
  const ways = r.identity.map(i => t`${told(i)} (${people(i.people)}, ${rows(i.rows)})`).reduce((all, next) => t`${all}; ${next}`);
  return el("p", { class: "hint" }, t`Buyers are told apart by ${ways}.`);
}

/** What was not counted, and why. */
export function leftOut(r: Report): HTMLElement | null {
  const others = r.statuses.filter(s => s.status !== "counted");
  if (!others.length) return null;
  const n = others.reduce((sum, s) => sum + s.rows, 0);
  return el("details", { class: "more", "data-key": "left-out" },
    el("summary", {}, n === 1 ? t`Not counted: 1 row` : t`Not counted: ${count(n)} rows`),
    el("table", { class: "ledger" },
      el("caption", { class: "unseen" }, t`Rows that are not counted, by the reason`),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t`Reason`), el("th", { scope: "col" }, t`Rows`), el("th", { scope: "col" }, t`Value`))),
      el("tbody", {}, ...others.map(s => el("tr", {}, el("th", { scope: "row" }, told(s)), el("td", {}, count(s.rows)), el("td", {}, worth(s) ? money(s.worth) : ""))))));
}

/** The rows that could not be read, each with its line and the reason, in a box with a name of its own; more of them stand in the file where one is saved. */
export function rejected(r: Report, label = t`Rows that could not be read`, saved = true): HTMLElement | null {
  const { rows: n, first } = r.rejected;
  if (!n) return null;
  return el("details", { class: "more", "data-key": "rejected" },
    el("summary", {}, n === 1 ? t`1 row could not be read` : t`${count(n)} rows could not be read`),
    el("p", { class: "hint" }, n > first.length ? saved ? t`The first ${first.length}. The saved file names the reason beside each one.` : t`and ${count(n - first.length)} more` : t`They change no other row’s answer.`),
    el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": label },
      el("table", { class: "ledger" },
        el("caption", { class: "unseen" }, t`Rows that could not be read`),
        el("thead", {}, el("tr", {}, ...[t`Line`, t`Column`, t`Reason`].map(h => el("th", { scope: "col" }, h)))),
        el("tbody", {}, ...first.map(x => el("tr", {}, el("th", { scope: "row" }, count(x.line)), el("td", { class: "words" }, x.column), el("td", { class: "words" }, told(x, "reason"))))))));
}

// How much of the file counts, and what it comes to.
function what(r: Report, counted: number): string {
  const bought = orders(r.orders), buyers = people(r.people), when = span(r), goods = money(r.retail);
  if (!counted) return r.rows === 1 ? t`None of the 1 row counts. Below stands why.` : t`None of the ${count(r.rows)} rows counts. Below stands why.`;
  if (r.rows === 1) return t`1 of 1 row counts: ${bought} by ${buyers}, ${when}, ${goods} of goods.`;
  if (counted === 1) return t`1 of ${count(r.rows)} rows counts: ${bought} by ${buyers}, ${when}, ${goods} of goods.`;
  return t`${count(counted)} of ${count(r.rows)} rows count: ${bought} by ${buyers}, ${when}, ${goods} of goods.`;
}

function span(r: Report): string {
  return r.from === r.to ? t`on ${day(r.from)}` : t`from ${day(r.from)} to ${day(r.to)}`;
}
