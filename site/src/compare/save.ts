import { cell } from "../cell";
import { t } from "../language";
import { behind, told } from "../told";
import { checked } from "../reasons";
import { save, saveAnswer } from "../save";
import type { CompareAnswer, Comparison as Day } from "../../../wasm/host/contract";
import type { CompareRequest } from "../draft";

/** Saves the question and its answer as they went to the calculator and came from it. */
export function json(q: CompareRequest, a: CompareAnswer): void {
  saveAnswer(`routes-${a.date}`, q, a);
}

/** Saves every line of every route, of both days if there are two, as a table. */
export function csv(a: CompareAnswer): void {
  save(`routes-${a.date}.csv`, "text/csv", table(a));
}

// The columns have the names of the JSON, so that a program can read the file.
const head = ["date", "route", "name", "status", "kind", "line", "of", "heading", "perOrder", "perMonth", "working", "sources"];

/** The lines as comma-separated values, each route followed by its total. */
export function table(a: CompareAnswer): string {
  const days = [a, a.against].filter(d => d !== undefined);
  const rows = [head, ...days.flatMap(d => d.routes.flatMap(r => lines(d, r))),
    ...days.filter(d => d.law.beyondVerified).map(d => [d.date, "", "", "", "law", checked(d.law, d.date), "", "", "", "", "", ""])];
  return rows.map(r => r.map(cell).join(",") + "\r\n").join("");
}

function lines(d: Day, r: Day["routes"][number]): string[][] {
  const start = [d.date, r.id, told(r, "name"), r.status];
  const title = (ids: string[] = []) => ids.map(id => d.sources?.[id]?.url ?? id).join(" ");
  return [
    ...(r.lines ?? []).map(l => [...start, l.kind, told(l, "label"), l.of, l.heading ?? "", l.perOrder, l.perMonth, told(l, "working"), title(l.cite)]),
    r.perOrder ? [...start, "total", t`Total`, "", "", r.perOrder, r.perMonth ?? "", "", ""]
      : [...start, "total", behind(...(r.lacks ?? []).map(l => told(l))) || told(r.because.at(-1)), "", "", "", "", "", ""],
  ];
}
