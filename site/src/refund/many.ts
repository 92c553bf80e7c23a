import { cell } from "../cell";
import { value } from "../claims";
import type { Claim, Failure, RefundAnswer, RefundSum as Sum, Told } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { comma, t } from "../language";
import { told } from "../told";
import type { Checker } from "../orders/checker";
import * as progress from "../orders/progress";
import { count } from "../orders/words";
import { save } from "../save";
import { faults, show, work } from "../orders/worked";
import { sentence } from "../say";
import { day, money, today } from "../words";
import { name } from "./names";
import { answered, asOrders, inquire, type OrdersFile } from "../orders/inquire";
import type { Report } from "../orders/contract";

// As many as one declaration takes, and as many bytes as one file of entries may have.
const mostDeclared = 9999, mostBytes = 100_000_000;

/** An answer to a file: its claims are without sentences, which stand beside them once. */
interface FileAnswer extends RefundAnswer {
  said: (Told & { entries: number })[];
  file: { lines: number[]; bad: { line: number; message: string }[]; columns: Record<string, string>; unused: string[]; byLine: boolean; repeated: number; orders?: { outside: number; nothing: number } };
}

/** Answers a file of entries on the page: sums by way and last day, each entry, what was not counted and why, and the files to declare. */
export function fileOfEntries(checker: Checker): void {
  const input = byId<HTMLInputElement>("file");
  let file: File | undefined, orders: OrdersFile | undefined;
  input.addEventListener("change", () => {
    file = input.files?.[0];
    // The same file can be chosen again after it was mended.
    input.value = "";
    orders = undefined;
    byId("orders").hidden = true;
    void answer({});
  });
  byId("orders-answer").addEventListener("click", () => void answerOrders());
  // On paper nothing can be unfolded, and how columns are read is nothing to read there.
  addEventListener("beforeprint", () => {
    for (const d of byId("many").querySelectorAll("details")) d.open = !d.querySelector("select");
  });
  byId("cancel").addEventListener("click", () => checker.cancel());

  async function answer(columns: Record<string, string>): Promise<void> {
    if (!file) return;
    if (file.size > mostBytes) return show(el("p", { class: "notice" }, t`The file is larger than 100 MB. Divide it.`));
    const chosen = file, { size } = file;
    await work(chosen, async () => {
      const a = await checker.entries<FileAnswer>(chosen, { on: value("on") || today(), importer: value("importer"), columns }, p => progress.at(p, size));
      const map = await mapping(columns, "error" in a ? undefined : (a as FileAnswer).file.columns);
      if (!("error" in a)) return show(...found(a as FileAnswer), map);
      orders = (a as Failure).error.code === "missing-column" ? await asOrders(checker, chosen) : undefined;
      if (!orders) return show(...faults(a as Failure), map);
      map?.removeAttribute("open"); // entries under other names can look like orders
      show(map);
      inquire(orders, t`${chosen.name} is a file of orders. Each order on which duty was void is taken for an entry of its own.`);
      byId("orders-title").focus();
    });
  }

  async function answerOrders(): Promise<void> {
    const { file, guess } = orders!;
    await work(file, async () => {
      const { answer, report } = await answered<FileAnswer>(checker, { file, guess }, Object.fromEntries(["mode", "from", "origin", "hts", "transitDays"].map(f => [f, value(f)])), "entries-orders", { on: value("on") || today(), importer: value("importer") }, p => progress.at(p, file.size));
      if ("error" in answer) show(...faults(answer as Failure));
      else show(...found(answer as FileAnswer, report));
    });
  }

  // Which column holds what; nothing where the file has no columns at all.
  async function mapping(named: Record<string, string>, used: Record<string, string> | undefined): Promise<HTMLElement | null> {
    const a = await checker.ask<{ heading: string[]; fields: { field: string; label: string }[] }>("entries-fields", {});
    if ("error" in a || (a as { heading: string[] }).heading.length < 2) return null;
    const { heading, fields: all } = a as { heading: string[]; fields: { field: string; label: string }[] };
    const chosen = { ...used, ...named };
    const selects = all.map(f => {
      const select = el("select", { id: `column-${f.field}` }, el("option", { value: "" }, t`none`), ...heading.filter(Boolean).map(h => el("option", { value: h }, h)));
      select.value = chosen[f.field] ?? "";
      return { field: f.field, label: told(f, "label"), select };
    });
    const again = el("button", { type: "button", class: "quiet" }, t`Read the file so`);
    again.addEventListener("click", () => void answer(Object.fromEntries(selects.filter(s => s.select.value).map(s => [s.field, s.select.value]))));
    return el("details", used ? {} : { open: "" }, el("summary", {}, t`Which column holds what`),
      ...selects.map(s => el("div", { class: "field" }, el("label", { for: s.select.id }, s.label), s.select)), el("p", { class: "actions" }, again));
  }

  function found(a: FileAnswer, report?: Report): (HTMLElement | null)[] {
    const { file: read } = a;
    const wrong = [...read.bad, ...a.refused.map(r => ({ ...r, line: read.lines[r.place]! }))].sort((x, y) => x.line - y.line);
    const doubted = a.entries.filter(c => c.ways[0]?.way === "cape" && c.ways[0].state === "open" && !c.declare);
    const declared = a.entries.flatMap(c => c.declare ?? []);
    const unknown = a.entries.filter(c => c.void === null).length;
    const heads = input.dataset.void ?? "";
    return [
      el("h3", {}, t`Entries in the file that were answered: ${count(a.entries.length)}`),
      table(t`By way`, a.sums, t`First last day`, a),
      unknown ? el("p", { class: "notice" }, t`How much was void is not known of ${unknown} entries; they count as nothing in the sums.`) : null,
      read.byLine ? el("p", {}, t`The file has a row for each tariff line: the void part of an entry is the sum of its lines with headings ${heads}.`,
        " ", t`Where such a duty took the place of another, or filled a rate up, less comes back: what would have been owed instead does not stand in the file.`) : null,
      read.repeated ? el("p", {}, t`Lines that stand in the file twice and were counted once: ${read.repeated}`) : null,
      read.unused.length ? el("p", {}, t`Columns that were not used: ${read.unused.join(comma)}`) : null,
      ...read.orders ? ofOrders(read.orders, report) : [],
      list(t`Presumed, and in doubt`, a.said.map(s => `${told(s)} (${count(s.entries)})`)),
      list(t`Not counted`, wrong.map(w => t`Line ${w.line}: ${sentence(told(w, "message"))}`)),
      list(t`Not put into the declaration: the entry number is not right`, doubted.map(c => c.entry ?? "")),
      el("p", { class: "actions" }, ...parts(declared).map((part, i) =>
        saving(t`Save entry numbers for CAPE, file ${i + 1} (${count(part.length)})`, `cape-${i + 1}.csv`, () => `Entry Number\r\n${part.join("\r\n")}\r\n`)),
        a.entries.length ? saving(t`Save what comes back of each entry`, "what-comes-back.csv", () => asCSV(a)) : null),
      declared.length ? el("p", { class: "hint" }, t`Compare the heading with the template in the CAPE tab of the ACE Portal before you upload it. A declaration cannot be amended.`) : null,
      a.deadlines.length > a.sums.length ? el("details", {}, el("summary", {}, t`By last day`), table(t`By last day`, a.deadlines.slice(0, mostShown), t`Last day`, a), more(a.deadlines.length)) : null,
      a.entries.length ? el("details", {}, el("summary", {}, t`Each entry`), each(a), more(a.entries.length)) : null,
    ];
  }
}

// Which orders stand in no sum, and which lines of their file were no orders that count.
function ofOrders(counts: { outside: number; nothing: number }, report?: Report): (HTMLElement | null)[] {
  const left = report?.statuses.filter(s => s.rows && s.status !== "counted") ?? [];
  return [
    el("p", {}, t`Each order is taken for an entry of its own, of the type that its goods take.`),
    el("p", {}, t`Orders that arrived on days without void duties: ${count(counts.outside)}`),
    el("p", {}, t`Orders on which nothing was void: ${count(counts.nothing)}`),
    list(t`Lines of the file that do not count`, left.map(s => `${told(s)}: ${count(s.rows)}`)),
    list(t`Not understood`, report?.rejected.first.map(r => t`Line ${r.line}: ${sentence(told(r, "reason"))}`) ?? []),
  ];
}

// As many lines of a list as are written; what is behind them stands in the file that can be saved.
const mostShown = 100;

function more(all: number): HTMLElement | null {
  return all > mostShown ? el("p", {}, t`and ${count(all - mostShown)} more`) : null;
}

function saving(label: string, file: string, text: () => string): HTMLElement {
  const button = el("button", { type: "button", class: "quiet" }, label);
  button.addEventListener("click", () => save(file, "text/csv", text()));
  return button;
}

function ledger(label: string, head: string[], body: string[][]): HTMLElement {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, el("table", { class: "ledger" },
    el("thead", {}, el("tr", {}, ...head.map(h => el("th", { scope: "col" }, h)))),
    el("tbody", {}, ...body.map(([first, ...cells]) => el("tr", {}, el("th", { scope: "row" }, first!), ...cells.map(c => el("td", {}, c)))))));
}

function table(label: string, sums: Sum[], last: string, a: FileAnswer): HTMLElement {
  return ledger(label, [t`Way`, t`Entries`, t`Void`, t`Interest`, t`To a corporation`, last],
    sums.map(s => [name(a.names.ways, s.way), count(s.entries), money(s.void), money(s.interest), money(s.interestCorporate), s.lastDay ? day(s.lastDay) : ""]));
}

function each(a: FileAnswer): HTMLElement {
  return ledger(t`Each entry`, [t`Entry`, t`Void`, t`Interest`, t`To a corporation`, t`Way`, t`Last day`], a.entries.slice(0, mostShown).map(c => {
    const way = c.ways[0], amount = (s: string | null) => s === null ? t`not known` : money(s);
    return [c.entry ?? c.order ?? day(c.date), amount(c.void), amount(c.interest), amount(c.interestCorporate), way ? t`${name(a.names.ways, way.way)}: ${name(a.names.states, way.state)}` : "", way?.lastDay ? day(way.lastDay) : ""];
  }));
}

// In the words of the contract, for another program: its columns are those that this page reads.
function asCSV(a: FileAnswer): string {
  const row = (c: Claim) => [c.entry ?? c.order, c.date, c.void, c.interest, c.interestCorporate, c.ways[0]?.way, c.ways[0]?.state, c.ways[0]?.lastDay, c.declare];
  const all: (string | null | undefined)[][] = [["entry", "date", "void", "interest", "interestCorporate", "way", "state", "lastDay", "declared as"], ...a.entries.map(row)];
  return all.map(cells => cells.map(c => cell(c ?? "")).join(",") + "\r\n").join("");
}

// A list that can be long: the first of it are written, and how many more there are.
function list(heading: string, all: string[]): HTMLElement | null {
  if (all.length === 0) return null;
  return el("details", { open: "" }, el("summary", {}, `${heading} (${count(all.length)})`),
    el("ul", {}, ...all.slice(0, mostShown).map(s => el("li", {}, s))), more(all.length));
}

function parts(all: string[]): string[][] {
  return Array.from({ length: Math.ceil(all.length / mostDeclared) }, (_, i) => all.slice(i * mostDeclared, (i + 1) * mostDeclared));
}
