import { el } from "../dom";
import { t } from "../language";
import { told } from "../told";
import type { Guess } from "./contract";
import { count } from "./words";

// More columns than this nobody reads, and a browser takes long to lay out.
const most = 100;

/** The first rows as they stand, with what each column is taken for. */
export function preview(g: Guess): HTMLElement {
  const shown = g.columns.slice(0, most), more = g.columns.length - shown.length;
  const label = (field: string) => told(g.fields.find(f => f.field === field), "label");
  const caption = !more ? t`The first rows of the file`
    : more === 1 ? t`The first ${most} columns, and 1 more that is not shown` : t`The first ${most} columns, and ${count(more)} more that are not shown`;
  return el("table", { class: "ledger preview" },
    el("caption", { class: more ? "hint" : "unseen" }, caption),
    el("thead", {},
      el("tr", {}, ...shown.map(c => el("th", { scope: "col" }, c.name || c.column))),
      el("tr", { class: "taken" }, ...shown.map(c => el("td", {}, label(c.field) || t`not used`)))),
    el("tbody", {}, ...g.rows.slice(0, 5).map(r => el("tr", {}, ...shown.map((_, i) => el("td", {}, r[i] ?? ""))))));
}
