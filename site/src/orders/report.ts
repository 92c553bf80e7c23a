import { byId, el } from "../dom";
import { day, money } from "../words";
import type { Report } from "./contract";
import { count, many, month } from "./words";

/** Says what was found in the file, before anything is asked about it. */
export function show(r: Report): void {
  const counted = r.statuses.find(s => s.status === "counted")?.rows ?? 0;
  byId("report").replaceChildren(
    el("h2", { id: "report-title", tabindex: "-1" }, `${many(r.orders, "order")} found`),
    el("p", {}, counted
      ? `${count(counted)} of ${many(r.rows, "row")} count: ${many(r.orders, "order")} by ${many(r.people, "person", "people")}, ${span(r)}, ${money(r.retail)} of goods.`
      : `None of the ${many(r.rows, "row")} counts. Below stands why.`),
    identity(r) ?? "",
    ...r.warnings.map(w => el("p", { class: "notice" }, w)),
    leftOut(r) ?? "",
    rejected(r) ?? "");
  byId("report").hidden = false;
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
  const parts = r.identity.map(i => `${i.text} (${many(i.people, "person", "people")}, ${many(i.rows, "row")})`);
  return el("p", { class: "hint" }, `Buyers are told apart by ${parts.join("; ")}.`);
}

/** What was not counted, and why. */
export function leftOut(r: Report): HTMLElement | null {
  const others = r.statuses.filter(s => s.status !== "counted");
  if (!others.length) return null;
  return el("details", { class: "more", "data-key": "left-out" },
    el("summary", {}, `Not counted: ${many(others.reduce((n, s) => n + s.rows, 0), "row")}`),
    el("table", { class: "ledger" },
      el("caption", { class: "unseen" }, "Rows that are not counted, by the reason"),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Reason"), el("th", { scope: "col" }, "Rows"))),
      el("tbody", {}, ...others.map(s => el("tr", {}, el("th", { scope: "row" }, s.text), el("td", {}, count(s.rows)))))));
}

/** The rows that could not be read, each with its line and the reason, in a box with a name of its own. */
export function rejected(r: Report, label = "Rows that could not be read"): HTMLElement | null {
  const { rows, first } = r.rejected;
  if (!rows) return null;
  return el("details", { class: "more", "data-key": "rejected" },
    el("summary", {}, `${many(rows, "row")} could not be read`),
    el("p", { class: "hint" }, rows > first.length ? `The first ${first.length}. The saved file names the reason beside each one.` : "They change no other row’s answer."),
    el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": label },
      el("table", { class: "ledger" },
        el("caption", { class: "unseen" }, "Rows that could not be read"),
        el("thead", {}, el("tr", {}, ...["Line", "Column", "Reason"].map(t => el("th", { scope: "col" }, t)))),
        el("tbody", {}, ...first.map(x => el("tr", {}, el("th", { scope: "row" }, count(x.line)), el("td", { class: "words" }, x.column), el("td", { class: "words" }, x.reason)))))));
}

function span(r: Report): string {
  return r.from === r.to ? `on ${day(r.from)}` : `from ${day(r.from)} to ${day(r.to)}`;
}
