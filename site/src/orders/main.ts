import * as where from "place";
import { follow } from "../address";
import * as bearing from "../bearing";
import type { Failure, FindAnswer } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import * as errors from "../errors";
import * as facts from "../facts";
import * as hts from "../hts";
import { t } from "../language";
import { told } from "../told";
import { ahead, allSources } from "../reasons";
import { carryOver, read as fromLink } from "../link";
import { announce, sentence } from "../say";
import { brief, today } from "../words";
import * as assume from "./assume";
import { breakdown } from "./breakdown";
import { Cancelled, Checker, Stopped } from "./checker";
import type { Explained, Guess, Options, Report, RowAnswer, Summary } from "./contract";
import * as every from "./every";
import { headline, spoken } from "./headline";
import * as memory from "./memory";
import * as products from "./products";
import * as progress from "./progress";
import * as reading from "./reading";
import * as report from "./report";
import sample from "./sample.csv";
import { place, save } from "./save";
import { handOn } from "./together";
import * as whatif from "./whatif";
import * as why from "./why";
import { fault } from "./words";

/** How far the page is with the file. It stands in the page for style sheets. */
type State = "empty" | "looking" | "asks" | "reading" | "mapped" | "answering" | "answered" | "writing" | "error";

const { worker = "", engine = "", integrity = "", tariff = "", tariffIntegrity = "", words = "", wordsIntegrity = "" } = document.body.dataset;
const checker = new Checker(worker, { url: engine, integrity }, { url: tariff, integrity: tariffIntegrity });
const page = byId<HTMLFormElement>("form");
const result = byId("answer");

let state: State;
let file: File | undefined;
// Which sheet of it is read, where it is a workbook.
let sheet: string | undefined;
let read: Report | undefined;
let answered: Summary | undefined;
// What the file was last guessed to be. An older guess that arrives late is dropped.
let turn = 0;
// Whose turn it is: work for a file that another one replaced has nothing to say any more.
let current = 0;
// What the sample assumes, so that it is answered at once.
const assumed = { origin: "CN", from: "GB", mode: "express", transitDays: "3" };

reading.furnish();
assume.furnish();
hts.attach(page, find, goodsOf);
every.furnish(rows, r => void why.show(r, told(read!.statuses.find(s => s.status === r.status)), () => explain(r)));
enter("empty");
const begun = fromLink(location.hash, "draft"), first = JSON.stringify(assume.assumptions());
if (begun && typeof begun === "object") assume.fill(begun);
carryOver("orders", assume.assumptions, () => JSON.stringify(assume.assumptions()) !== first);
if (where.framed) begin();
else void load();

byId<HTMLInputElement>("file").addEventListener("change", event => {
  const chosen = (event.target as HTMLInputElement).files?.[0];
  if (chosen) void open(chosen);
});
// A file dropped beside the field is meant for it, and must not replace the page.
for (const kind of ["dragenter", "dragover"]) {
  addEventListener(kind, event => {
    event.preventDefault();
    byId("drop").classList.add("over");
  });
}
for (const kind of ["dragleave", "drop"]) addEventListener(kind, () => byId("drop").classList.remove("over"));
addEventListener("drop", event => {
  event.preventDefault();
  const dropped = event.dataTransfer?.files[0];
  if (dropped) void open(dropped);
});
byId<HTMLInputElement>("products-file").addEventListener("change", event => {
  const chosen = (event.target as HTMLInputElement).files?.[0];
  if (chosen) void products.load(chosen, checker).then(stale);
});
page.addEventListener("submit", event => {
  event.preventDefault();
  if (state === "mapped" || state === "answered") void answer(true);
});
page.addEventListener("input", event => {
  const target = event.target as HTMLInputElement | HTMLSelectElement;
  if (target.type === "file") return;
  if (byId("reading").contains(target)) {
    if (target.id === "sheet") return void open(file!, false, target.value);
    // A line number is typed digit by digit.
    if (target.id !== "header" && reading.heed(target)) void look(false);
    return;
  }
  assume.refresh();
  facts.heed(byId("assume"), target);
  products.heed(target);
  if (byId("assume").contains(target)) stale();
});
byId("header").addEventListener("change", event => reading.heed(event.target as HTMLInputElement) && void look(false));
document.addEventListener("click", event => {
  if (follow(event)) return;
  const button = (event.target as HTMLElement).closest("button");
  switch (button?.id) {
    case "sample": return void open(new File([sample], "sample-orders.csv", { type: "text/csv" }), true);
    case "retry": return void load();
    case "forget": return forget();
    case "read": return void readAll();
    case "cancel": return void (busy() && checker.cancel());
    case "more-products": return products.more();
    case "save-products": return products.saveTable();
    case "drop-products": return stale(), products.drop();
    case "save-csv": return void write("csv");
    case "save-jsonl": return void write("jsonl");
    case "save-own": return void write("own");
    case "save-packet": return void handOn(checker, file!.name);
    case "print": return print();
    case "show-over": return every.showOver();
    case "if": return void whatif.compare(answered!, checker).catch(trouble);
    case "if-keep": return assume.fill(whatif.assumptions(answered!)), void answer(true);
  }
  if (button?.dataset.month) return every.showMonth(button.dataset.month);
  if (button?.matches(".unsay")) {
    button.closest("li")!.remove();
    byId("special").querySelector("summary")!.focus();
    stale();
  }
});

// On paper nothing can be unfolded.
addEventListener("beforeprint", () => {
  for (const d of byId("answer").querySelectorAll<HTMLDetailsElement>("#as-read details, #breakdown details")) d.open = true;
});

// In a frame it loads once that is seen, and assumes what the page around says.
function begin(): void {
  where.begin({ name: "orders" });
  const { date, ...rest } = where.preset();
  assume.fill({ ...rest, ...(date && { asOf: date }) });
  void where.seen().then(load);
}

async function load(): Promise<void> {
  byId("engine").replaceChildren();
  try {
    await checker.load();
  } catch (error) {
    console.error(error);
    where.failed([{ code: "engine-not-loaded", message: "The calculator did not load." }]);
    byId("engine").replaceChildren(t`The calculator did not load, so no file can be read yet.`, " ",
      el("button", { type: "button", class: "quiet", id: "retry" }, t`Try again`));
  }
}

function busy(): boolean {
  return state === "reading" || state === "answering" || state === "writing";
}

// Shows what belongs to a state of the page.
function enter(next: State): void {
  state = next;
  document.body.dataset.state = next;
  if (!busy()) progress.end();
  byId("reading").hidden = ["empty", "looking", "error", "reading"].includes(next);
  if (!read) {
    byId("report").replaceChildren();
    byId("report").hidden = byId("assume").hidden = true;
  }
  if (next === "mapped" || next === "answered") byId("assume").hidden = byId("report").hidden = false;
  if (!answered) result.hidden = byId("skip-answer").hidden = true;
  byId("read").textContent = read ? t`Read the file again` : t`Read the file`;
  for (const b of document.querySelectorAll<HTMLButtonElement>("#read, #answer-them, #sample, #save-csv, #save-jsonl, #save-own, #if")) b.disabled = busy() || next === "looking";
  for (const f of document.querySelectorAll<HTMLInputElement>("#file, #products-file")) f.disabled = busy();
  byId("now").hidden = !["empty", "looking", "error"].includes(next);
}

// Takes a file: looks at its beginning and reads it at once if nothing has to be asked.
async function open(chosen: File, asSample = false, named?: string): Promise<void> {
  current++;
  if (busy() || read) checker.cancel();
  file = chosen;
  sheet = named;
  read = answered = undefined;
  reading.reset();
  errors.clear();
  if (asSample) assume.fill(assumed);
  enter("looking");
  byId("engine").replaceChildren(asSample ? "" : t`Looking at the file.`);
  if (await look(true) && await readAll() && asSample) await answer(true);
}

// Guesses how the file is read, after all that is decided. Reports whether a new file can be read
// without asking.
async function look(first: boolean): Promise<boolean> {
  const mine = ++turn;
  try {
    const guess = await guessed(first, mine);
    if (!guess) return false;
    const remembered = first && reading.remember(guess);
    const g = remembered ? await guessed(false, mine) : guess;
    if (!g) return false;
    reading.show(g, file!, remembered);
    if (!first) {
      stale();
      if (read) announce(t`The file must be read again for this.`);
      return false;
    }
    if (!reading.asks()) return true;
    enter("asks");
    heading("reading-title");
    return false;
  } catch (error) {
    if (mine === turn) trouble(error);
    return false;
  }
}

// The guess, or nothing when there is none or another one was asked for since.
async function guessed(first: boolean, mine: number): Promise<Guess | undefined> {
  const head = first ? await checker.head(file!, sheet) : undefined;
  if (mine !== turn) return undefined;
  if (head && !("error" in head)) {
    ({ sheet } = head);
    reading.offer(head);
  }
  const guess = head && "error" in head ? head : await checker.ask<Guess>("orders-sniff", reading.believed());
  if (mine !== turn) return undefined;
  byId("engine").replaceChildren();
  if (!("error" in guess)) return guess;
  if (first) enter("error");
  wrong(guess);
  return undefined;
}

// Reads the file to its end. Reports whether it was read.
async function readAll(): Promise<boolean> {
  const missing = reading.missing();
  errors.show(missing);
  if (missing.length) {
    errors.focus();
    return false;
  }
  const options: Options = { ...reading.options(), bytes: file!.size }, mine = current, { name } = file!;
  // A new worker has the memory for itself that the last reading took.
  const again = read !== undefined;
  read = answered = undefined;
  enter("reading");
  progress.begin(t`Reading ${name}`);
  try {
    if (again) {
      checker.cancel();
      await checker.head(file!, sheet);
    }
    const found = await checker.read<Report>(file!, options, p => progress.at(p, file!.size));
    if ("error" in found) {
      enter("asks");
      wrong(found);
      return false;
    }
    const decided = reading.worthKeeping();
    if (Object.keys(decided).length) memory.keep(reading.header(), decided);
    read = found;
    byId("save-own").hidden = !options.columns.hts && !options.columns.origin;
    report.show(found);
    products.offer(found.withoutProduct);
    enter("mapped");
    byId("assume").hidden = !report.any(found);
    heading("report-title");
    return report.any(found);
  } catch (error) {
    if (mine === current) trouble(error, "asks");
    return false;
  }
}

// Asks the law about everything read.
async function answer(moving: boolean): Promise<void> {
  const missing = errors.missing();
  errors.show(missing);
  if (missing.length) return errors.focus();
  const mine = current;
  enter("answering");
  progress.begin(t`Working out every order`);
  try {
    const table = await checker.ask<object>("orders-products", products.csv());
    const summary = "error" in table ? table as Failure : await checker.ask<Summary>("orders-answer", assume.assumptions());
    if ("error" in summary) {
      enter(answered ? "answered" : "mapped");
      return wrong(summary);
    }
    answered = summary;
    result.classList.remove("stale");
    result.hidden = false;
    byId("skip-answer").hidden = false;
    enter("answered");
    byId("headline").replaceChildren(headline(summary));
    byId("as-read").replaceChildren(report.remarks(read!, reading.notes()) ?? "");
    byId("breakdown").replaceChildren(...breakdown(read!, summary).filter(p => p !== null));
    whatif.show(summary);
    every.show(read!, summary);
    byId("law").replaceChildren(...[ahead(summary.law, summary.sources ?? {}), allSources(summary.sources ?? {})].filter(p => p !== null));
    where.answered("orders", summary);
    if (moving) heading("verdict");
    else announce(spoken(summary));
  } catch (error) {
    if (mine !== current) return;
    // The worker that had read the file is gone.
    read = answered = undefined;
    trouble(error, "asks");
  }
}

// Saves the rows as they came with what the law says of each.
async function write(as: "csv" | "jsonl" | "own"): Promise<void> {
  const kind = as === "jsonl" ? as : "csv";
  const name = `${file!.name.replace(/\.[^.]*$/, "")}-${as === "own" ? t`filled` : "section321"}.${kind}`;
  const into = await place(name, kind === "csv" ? "text/csv" : "application/jsonl", `.${kind}`);
  if (into === null) return;
  const mine = current, target = into?.name ?? name;
  enter("writing");
  progress.begin(t`Writing ${target}`);
  byId("progress").scrollIntoView({ block: "nearest" });
  try {
    const made = await checker.write(file!, as, into, p => progress.at(p, file!.size));
    enter("answered");
    if (made && "error" in made) return wrong(made);
    if (made) save(name, made);
    announce(t`${target} is saved.`);
    byId(`save-${as}`).focus({ preventScroll: true });
  } catch (error) {
    if (mine !== current) return;
    if (!(error instanceof Cancelled)) return trouble(error);
    // What was read is gone with the worker. The file is still there to be read again.
    read = answered = undefined;
    trouble(error, "asks");
  }
}

// Says what stopped the work. The file stays chosen, and what was typed stays.
function trouble(error: unknown, next: State = "error"): void {
  byId("engine").replaceChildren();
  if (error instanceof Cancelled) {
    enter(next);
    const cancelled = t`Cancelled. Nothing of the file is kept in memory.`;
    announce(cancelled);
    byId("engine").replaceChildren(cancelled, " ", t`It is still chosen and can be read again.`);
    byId(next === "asks" ? "read" : "file").focus();
    // The new worker has not seen the file.
    if (next === "asks") void checker.head(file!, sheet).catch(() => undefined);
    return;
  }
  if (error instanceof Stopped) checker.cancel();
  read = answered = undefined;
  enter("error");
  errors.show([{ code: "stopped", field: "file", message: error instanceof Stopped ? error.message : t`The calculator did not load, so no file can be read. Try again in a moment.` }]);
  errors.focus();
  if (!(error instanceof Stopped)) void load();
}

function wrong(failure: Failure): void {
  where.failed(errors.all(failure.error));
  errors.show(errors.all(failure.error).map(f => ({ ...f, field: f.field ?? (state === "error" ? "file" : ""), message: fault(f.message) })));
  errors.focus();
}

// What stands below was answered for what the form said before.
function stale(): void {
  if (!answered || result.classList.contains("stale")) return;
  result.classList.add("stale");
  announce(t`The answer below is for what you entered before. Check the orders again.`);
}

function forget(): void {
  memory.forget(reading.header());
  reading.reset();
  read = answered = undefined;
  void look(false).then(() => {
    enter("asks");
    heading("reading-title");
  });
}

function heading(id: string): void {
  byId(id).focus({ preventScroll: true });
  byId(id).scrollIntoView({ block: "start" });
}

async function rows(verb: "orders-rows" | "orders-days", request: object): ReturnType<every.Fetch> {
  try {
    const part = await checker.ask<NonNullable<Awaited<ReturnType<every.Fetch>>>>(verb, request);
    return "error" in part ? null : part;
  } catch {
    return null; // The worker is gone, and the table with it.
  }
}

async function explain(r: RowAnswer): Promise<Explained | string> {
  try {
    const known = await checker.ask<Explained>("orders-explain", { row: r.row });
    return "error" in known ? sentence(told(known.error, "message")) : known;
  } catch {
    return t`The calculator is not there any more. Read the file again.`;
  }
}

// What is known of the goods whose number is looked for: of a product, or of all that the file does not tell of.
function goodsOf(input: HTMLElement): bearing.Goods {
  const mode = byId<HTMLSelectElement>("mode"), way = brief("mode", mode.value), origin = byId<HTMLSelectElement>("origin").value;
  const row = input.closest<HTMLElement>(".product"), goods = bearing.goods(row ?? page, mode.value, way);
  return { ...goods, origin: row && goods.origin || origin, value: row ? goods.value : "" };
}

async function find(query: string, most: number, goods?: object): Promise<FindAnswer | string> {
  try {
    const date = byId<HTMLInputElement>("asOf").value || today();
    if (/[^\d.\s]/.test(query)) await checker.teach(words, wordsIntegrity).catch(() => undefined);
    const found = await checker.ask<FindAnswer>("find", { date, query, most: String(most), ...goods });
    return "error" in found ? sentence(told(found.error, "message")) : found;
  } catch {
    return t`The tariff table did not load, so nothing can be found.`;
  }
}
