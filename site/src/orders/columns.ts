import { el } from "../dom";
import { comma, t } from "../language";
import { told } from "../told";
import type { Guess } from "./contract";

/** A list for every field, with the columns it can be in. Fields the file has come first. */
export function columns(g: Guess): HTMLElement {
  const found = new Map(g.columns.filter(c => c.field).map(c => [c.field, c]));
  const has = (f: Guess["fields"][number]) => found.has(f.field) || g.missing.includes(f.field);
  const field = (f: Guess["fields"][number]) => {
    const id = `column-${f.field}`, column = found.get(f.field);
    const list = el("select", { id, ...(f.hint && { "aria-describedby": `${id}-hint` }) },
      new Option(t`Not in the file`, ""), ...g.columns.map(c => new Option(title(c.name, c.column), c.column)));
    list.value = column?.column ?? "";
    const sample = column?.samples.slice(0, 2).map(s => shorten(s)).join(comma);
    return el("div", { class: "field", "data-path": `columns.${f.field}` },
      el("label", { for: id }, told(f, "label")),
      f.hint ? el("p", { class: "hint", id: `${id}-hint` }, told(f, "hint")) : null,
      list,
      sample ? el("p", { class: "hint sample" }, t`For example ${sample}`) : null);
  };
  const rest = g.fields.filter(f => !has(f));
  return el("div", {},
    el("div", { class: "columns" }, ...g.fields.filter(has).map(field)),
    rest.length ? el("h3", {}, t`Not found in the file`) : null,
    el("div", { class: "columns" }, ...rest.map(field)));
}

function title(name: string, column: string): string {
  return name && name !== column ? `${column}: ${shorten(name)}` : shorten(column);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
