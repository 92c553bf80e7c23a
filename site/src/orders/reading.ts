import type { Fault } from "../../../wasm/host/contract";
import { fillCurrencies } from "../currencies";
import { byId, el } from "../dom";
import { choose } from "../fields";
import { t } from "../language";
import { told, toldAll } from "../told";
import * as rates from "../rates";
import { columns } from "./columns";
import type { Fixed, Guess, Head, Options, Question } from "./contract";
import { type Decided, recall } from "./memory";
import { preview } from "./preview";
import { count, size } from "./words";

// How the file is read: what was guessed, and over it what the person decided.

type Text = "dates" | "decimal" | "identity" | "currency" | "country";
const texts: Text[] = ["identity", "dates", "decimal", "currency", "country"];
// And what is only ever asked.
type Asked = Text | "totals";
const asked: Asked[] = [...texts, "totals"];

let guess: Guess;
let decided: Decided = {};
let fixed: Fixed = {};
let sheet: string | undefined;

/** Makes the lists that the page's own words leave out. */
export function furnish(): void {
  fillCurrencies(byId<HTMLSelectElement>("currency"));
}

/** Offers the sheets of a workbook. The letters of one and what stands between its columns are known. */
export function offer(head: Head): void {
  const sheets = head.sheets ?? [];
  sheet = head.sheet;
  byId("sheet").replaceChildren(...sheets.map(s => new Option(s.hidden ? t`${s.name} (hidden)` : s.name, s.name, false, s.name === sheet)));
  byId("sheet").closest<HTMLElement>(".field")!.hidden = sheets.length < 2;
  for (const id of ["encoding", "delimiter"]) byId(id).closest<HTMLElement>(".field")!.hidden = sheet !== undefined;
}

/** Forgets what was decided about the file before. */
export function reset(): void {
  decided = {};
  fixed = {};
  rates.keep({});
}

/** Takes over what was decided about files with the columns of this guess. Reports whether there was anything. */
export function remember(g: Guess): boolean {
  const known = recall(header(g));
  if (!known) return false;
  decided = { ...known };
  if (known.columns) fixed = { ...fixed, columns: known.columns };
  rates.keep(known.fx ?? {});
  return true;
}

/** The names of the columns, by which a file is known again. */
export function header(g = guess): string[] {
  return g.columns.map(c => c.name);
}

/** What the next guess must believe. */
export function believed(): Fixed {
  return fixed;
}

/** What is worth remembering for the next file with these columns. */
export function worthKeeping(): Decided {
  const o = options(), kept: Decided = { ...decided };
  for (const q of guess.questions) {
    if (asked.includes(q.field as Asked)) kept[q.field as Asked] = o[q.field as Asked];
  }
  if (fixed.columns) kept.columns = fixed.columns;
  if (Object.keys(o.fx).length) kept.fx = o.fx;
  if (Object.keys(o.statuses).length) kept.statuses = o.statuses;
  return kept;
}

/** Shows a guess. */
export function show(g: Guess, file: File, remembered: boolean): void {
  guess = g;
  const o = { ...g.options, ...decided };
  const used = g.columns.filter(c => c.field).length, encoding = encodings[g.encoding] ?? g.encoding;
  byId("recognised").replaceChildren(
    el("b", {}, g.format === "csv" ? t`A table:` : t`${told(g, "name")}:`), " ",
    sheet === undefined ? t`${file.name}, ${size(file.size)}, ${encoding}, ${between(g.delimiter)}.` : t`${file.name}, ${size(file.size)}, the sheet ${sheet}.`);
  byId("remembered").hidden = !remembered;
  byId("notes").replaceChildren(...toldAll(g, "notes").map(n => el("li", {}, n)));
  for (const name of texts) {
    const control = byId<HTMLSelectElement>(name);
    choose(control, o[name]);
    // What is asked is answered where it is asked.
    control.closest<HTMLElement>(".field")!.hidden = g.questions.some(q => q.field === name);
  }
  byId<HTMLSelectElement>("encoding").value = g.encoding;
  byId<HTMLSelectElement>("delimiter").value = g.delimiter;
  byId<HTMLInputElement>("header").value = String(g.header);
  byId("questions").replaceChildren(...g.questions.filter(q => !q.field.startsWith("fx.")).map(q => question(q, o)));
  needRates();
  byId("mapping").querySelector("summary")!.textContent =
    g.missing.length ? t`Columns: say which one holds what`
      : used === 1 ? t`Columns: 1 of ${count(g.columns.length)} is used` : t`Columns: ${used} of ${count(g.columns.length)} are used`;
  byId<HTMLDetailsElement>("mapping").open = g.missing.length > 0 || byId<HTMLDetailsElement>("mapping").open;
  byId("columns").replaceChildren(columns(g));
  byId("preview-box").replaceChildren(preview(g));
  byId<HTMLDetailsElement>("preview").open = g.missing.length > 0 || g.questions.length > 0;
}

/** Takes in what the person chose. Reports whether the file must be guessed anew. */
export function heed(control: HTMLInputElement | HTMLSelectElement): boolean {
  const path = control.closest<HTMLElement>("[data-path]")?.dataset.path ?? "";
  if (path.startsWith("columns.")) {
    const all = { ...guess.options.columns };
    delete all[path.slice(8)];
    fixed = { ...fixed, columns: control.value ? { ...all, [path.slice(8)]: control.value } : all };
    return true;
  }
  if (path === "encoding" || path === "delimiter") {
    fixed = { [path]: control.value };
    return true;
  }
  if (path === "header" && /^\d+$/.test(control.value)) {
    fixed = { ...fixed, header: Number(control.value) };
    delete fixed.columns;
    return true;
  }
  if (path.startsWith("statuses.")) decided.statuses = { ...decided.statuses, [path.slice(9)]: control.value };
  if (asked.includes(path as Asked)) {
    decided[path as Asked] = control.value;
    if (path === "currency") needRates();
  }
  return false;
}

/** What the person must still say, so that the file can be read. */
export function missing(): Fault[] {
  const o = options();
  return [
    ...guess.missing.map(field => ({ code: "missing-column", field: `columns.${field}`, message: wanted(field) })),
    ...guess.questions.filter(open).map(q => ({ code: "missing", field: q.field, message: told(q) })),
    ...foreign(o).filter(code => !o.fx[code]).map(code => ({ code: "missing", field: `fx.${code}`, message: t`Say how many US dollars one ${code} is worth` })),
  ];
}

function wanted(field: string): string {
  switch (field) {
    case "price": return t`Say which column has the price of one`;
    case "ordered": return t`Say which column has the day of the order`;
    default: return t`Say which column has this: ${label(field)}`;
  }
}

function label(field: string): string {
  return told(guess.fields.find(f => f.field === field), "label") || field;
}

/** What was found out of how the file is read, and nobody was asked. */
export function notes(): string[] {
  return toldAll(guess, "notes");
}

/** Whether something is asked that the person has not been asked before. Rates change, so they are asked again. */
export function asks(): boolean {
  return guess.missing.length > 0 || foreign(options()).length > 0 || guess.questions.some(q => decision(q) === undefined);
}

/** How the file is to be read. */
export function options(): Options {
  const statuses = guess.questions.filter(q => q.field.startsWith("statuses.")).map(q => [q.field.slice(9), decision(q) ?? q.answer]);
  return { ...guess.options, ...decided, columns: guess.options.columns, statuses: { ...decided.statuses, ...Object.fromEntries(statuses) }, fx: rates.rates() };
}

// What was decided about a question, nothing when it was not.
function decision(q: Question): string | undefined {
  return q.field.startsWith("statuses.") ? decided.statuses?.[q.field.slice(9)] : decided[q.field as Asked];
}

function open(q: Question): boolean {
  if (q.field.startsWith("fx.") || q.answer || decision(q) !== undefined) return false;
  return true;
}

function foreign(o: Options): string[] {
  const rated = guess.questions.filter(q => q.field.startsWith("fx.")).map(q => q.field.slice(3));
  return [...new Set([...rated, o.currency])].filter(code => code !== "USD");
}

function needRates(): void {
  rates.need(foreign({ ...guess.options, ...decided }));
}

const encodings: Record<string, string> = {
  "utf-8": "UTF-8", "windows-1252": "Windows-1252", "utf-16le": "UTF-16", "utf-16be": "UTF-16", gbk: "GBK", big5: "Big5", "shift-jis": "Shift-JIS", "euc-jp": "EUC-JP", "euc-kr": "EUC-KR",
  "windows-1250": "Windows-1250", "windows-1251": "Windows-1251", "windows-1253": "Windows-1253", "windows-1254": "Windows-1254",
};

function between(delimiter: string): string {
  switch (delimiter) {
    case ",": return t`commas between the columns`;
    case ";": return t`semicolons between the columns`;
    case "\t": return t`tabs between the columns`;
    case "|": return t`upright lines between the columns`;
    default: return t`${delimiter} between the columns`;
  }
}

function question(q: Question, o: Options): HTMLElement {
  const id = `question-${q.field.replace(/\W/g, "-")}`;
  const now = decision(q) ?? (q.answer || undefined);
  if (q.field === "currency" && !q.choices.length) {
    const list = el("select", { id, class: "short" });
    fillCurrencies(list);
    choose(list, o.currency);
    return el("div", { class: "field", "data-path": q.field }, el("label", { for: id }, told(q)), list);
  }
  return el("fieldset", { class: "field", "data-path": q.field },
    el("legend", {}, told(q)),
    el("div", { class: "choices stack" }, ...q.choices.map((c, i) => {
      const radio = el("input", { type: "radio", name: id, value: c.value, id: i ? `${id}-${i}` : id });
      radio.checked = c.value === now;
      return el("label", { class: "choice" }, radio, el("span", {}, told(c)));
    })));
}
