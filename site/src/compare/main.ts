import * as place from "place";
import { copy, follow } from "../address";
import type { CompareAnswer, Failure } from "../../../wasm/host/contract";
import { byId } from "../dom";
import { given } from "../embed/given";
import * as errors from "../errors";
import * as facts from "../facts";
import * as hts from "../hts";
import { comma, t } from "../language";
import { behind } from "../told";
import { carryOver, fragment, read } from "../link";
import * as reading from "../reading";
import * as loading from "../loading";
import { ahead, allSources } from "../reasons";
import { announce, notice, sentence } from "../say";
import type { CompareRequest } from "../draft";
import { move } from "./curves";
import { brief } from "./brief";
import { offer } from "./examples";
import { flips } from "./flips";
import * as form from "./form";
import { headline, needs, relief, spoken } from "./headline";
import { sort } from "./link";
import * as mix from "./mix";
import { otherDay } from "./otherday";
import * as prices from "./prices";
import { bothDays } from "./ranking";
import * as save from "./save";
import * as sliders from "./sliders";
import { stacked } from "./stacked";
import { table } from "./table";

const calculator = loading.calculator({
  without: t`The page still tells which routes the law leaves free, but no duty and no tariff numbers.`,
  again: () => void (asked ? compare(true) : calculator.load().then(() => loading.status(t`The calculator is ready.`), () => undefined)),
  stocked() {
    if (asked) void compare(waiting);
    if (calculator.tariff === "there") hts.describeAll();
  },
  restarted: () => result.classList.toggle("stale", !result.hidden),
});
const page = byId<HTMLFormElement>("form");
const result = byId("answer");

// After the first answer it follows what is typed.
let asked = false;
// Whether the person waits for an answer and is taken to it.
let waiting = false;
let turn = 0;
let pause = 0;
let frame = 0;
let last: { question: CompareRequest; answer: CompareAnswer } | undefined;

form.furnish();
offer(question => {
  const link = fragment("compare", question);
  place.go(link);
  open(link);
});
hts.attach(page, loading.finder(calculator), form.goods);
if (place.framed) listen();
open();
loading.early(calculator);

page.addEventListener("submit", event => {
  event.preventDefault();
  asked = true;
  void compare(true);
});
page.addEventListener("input", event => {
  const target = event.target as HTMLInputElement | HTMLSelectElement;
  if (target instanceof HTMLInputElement) reading.heed(target);
  form.heed(target);
  prices.heed(target);
  facts.heed(byId("product"), target);
  sliders.release();
  if (target.id === "date") hts.describeAll();
  form.refresh();
  // Words and beginnings of a tariff number are a search, not an answer yet.
  if (!asked || target.role === "combobox" && target.value.trim() && !hts.isNumber(target.value)) return;
  later(400);
});
byId("try").addEventListener("input", event => {
  sliders.heed(event.target as HTMLInputElement);
  move(sliders.here());
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    void glance();
  });
  later(250);
});
document.addEventListener("click", event => {
  if (follow(event)) return;
  const button = (event.target as HTMLElement).closest("button");
  if (button?.id === "add-share") mix.add().querySelector("input")!.focus();
  else if (button?.matches(".share .remove")) removeShare(button);
  else if (button?.id === "copy") void copy(button);
  else if (button?.id === "print") print();
  else if (button?.id === "csv") last && save.csv(last.answer);
  else if (button?.id === "json") last && save.json(last.question, last.answer);
  else if (button?.matches(".unsay")) unsay(button);
  else if (button?.id === "drop") drop();
  else if (button?.matches(".reset")) prices.reset(button);
  else if (button?.id === "reset") prices.reset();
  if (button?.matches(".share .remove, .unsay, .reset, #reset") && asked) void compare(false);
});
place.follow(() => open());
// A new version of the page starts with what was typed.
addEventListener("restart", () => history.replaceState(null, "", fragment("compare", form.request())));

carryOver("compare", form.request, () => {
  const { product: { currency: _, ...goods }, orders: { perMonth, mix }, costs, against } = form.request();
  return Object.keys(goods).length > 0 || Boolean(perMonth || mix || costs || against);
});

// Takes the question from the address or another link, or starts an empty one.
function open(link = location.hash): void {
  const begun = read(link, "draft"), held = begun ?? read(link, "compare");
  const question = held === null || typeof held === "string" ? held : sort(held);
  errors.clear();
  sliders.release();
  if (question === null || typeof question === "string") {
    form.start(place.preset());
    notice(question ? [behind(t`The link could not be read.`, question, t`Here is an empty form instead.`)] : []);
    return;
  }
  const lost = form.fill(question);
  notice(lost.length ? [t`The link has something no field can hold: ${lost.join(comma)}. Fill it in again.`] : [], form.carried());
  hts.describeAll();
  // Who comes from another page is not told of faults in what they were not asked yet.
  const lacking = errors.missing();
  asked = !lacking.length || lacking.some(f => f.code !== "missing");
  if (asked) return void compare(true);
  if (begun) return notice([], form.carried());
  const first = errors.control(lacking[0]!.field ?? "");
  notice([...lost.length ? [t`The link has something no field can hold: ${lost.join(comma)}. Fill it in again.`] : [], ...lacking.map(f => sentence(f.message))], form.carried());
  first?.focus();
}

// Takes the price list of the page around, which stands in the address or comes later.
function listen(): void {
  place.begin({ name: "compare", prices: list => prices.take(list) && asked && void compare(false) });
  const list = given().get("fees");
  if (list) prices.take(list);
}

function later(milliseconds: number): void {
  clearTimeout(pause);
  pause = window.setTimeout(() => void compare(false), milliseconds);
}

/** Answers the form. `moving`: the person asked for it just now and is taken to what comes of it. */
async function compare(moving: boolean): Promise<void> {
  const mine = ++turn;
  const missing = errors.missing();
  if (missing.length) return wrong(missing, moving);
  const question = form.request();
  waiting = moving;
  if (!calculator.ready || calculator.tariff === "awaited") {
    // Duty is a part of nearly every total, so the answer waits for the tariff.
    loading.status(t`Getting the calculator ready. Your answer comes as soon as it is.`);
    await calculator.load().catch(() => undefined);
    if (calculator.tariff === "awaited") return;
  }
  const a = await ask(question);
  if (!a || mine !== turn) return;
  loading.status("");
  if ("error" in a) return wrong(errors.all(a.error), moving);
  errors.clear();
  waiting = false;
  last = { question, answer: a };
  show(question, a, moving);
  place.keep("compare", question, a);
}

// While a slider moves only what follows at once is worked out.
async function glance(): Promise<void> {
  if (errors.missing().length) return;
  const { against, ...question } = form.request();
  const a = await ask({ ...question, breakEven: false });
  if (!a || "error" in a) return;
  draw("headline", headline(a));
  draw("table", table(a));
  draw("stacked", stacked(a));
  byId("flips").classList.add("waiting");
  byId("other-day").classList.add("waiting");
}

async function ask(question: CompareRequest): Promise<CompareAnswer | Failure | undefined> {
  try {
    return await calculator.ask<CompareAnswer | Failure>("compare", question);
  } catch {
    return undefined; // It was said below the form.
  }
}

function wrong(faults: Parameters<typeof errors.show>[0], moving: boolean): void {
  place.failed(faults);
  loading.status("");
  errors.show(faults);
  if (!result.hidden) {
    result.classList.add("stale");
    announce(t`The answer below is for what you entered before.`);
  }
  if (moving) errors.focus();
}

function show(q: CompareRequest, a: CompareAnswer, moving: boolean): void {
  prices.show(a);
  draw("headline", headline(a));
  draw("needs", ...needs(q, a, calculator.tariff, reply));
  sliders.set();
  draw("table", table(a));
  draw("stacked", stacked(a));
  draw("flips", ...flips(a, sliders.here()));
  draw("other-day", otherDay(a));
  draw("rest", relief(q, a, reply));
  draw("law", ahead(a.law, a.sources ?? {}), allSources(bothDays(a)));
  draw("brief", ...brief(q, a));
  for (const part of ["flips", "other-day"]) byId(part).classList.remove("waiting");
  result.classList.remove("stale");
  result.hidden = false;
  byId("skip-answer").hidden = false;
  if (moving) {
    byId("verdict").focus({ preventScroll: true });
    result.scrollIntoView({ block: "start" });
  } else announce(spoken(a));
}

// Puts a part of the answer in its place. What was open stays open, and the focus stays
// where it was or goes to the verdict.
function draw(id: string, ...parts: (HTMLElement | null)[]): void {
  const place = byId(id);
  const key = (d: Element) => d.getAttribute("data-key") ?? String([...place.querySelectorAll("details")].indexOf(d as HTMLDetailsElement));
  const open = new Set([...place.querySelectorAll("details[open]")].map(key));
  const active = place.contains(document.activeElement) ? document.activeElement! : null;
  const within = active?.matches("summary") ? key(active.parentElement!) : "";
  const focused = active?.id ?? "";
  place.replaceChildren(...parts.filter(p => p !== null));
  for (const d of place.querySelectorAll("details")) {
    d.open = open.has(key(d));
    if (within && key(d) === within) d.querySelector("summary")!.focus({ preventScroll: true });
  }
  if (active && !within) (document.getElementById(focused || "verdict") ?? byId("verdict")).focus({ preventScroll: true });
}

// Puts the answer to a question into the form, and asks again.
function reply(path: string, value: string): void {
  form.put(path, value);
  void compare(false);
}

function unsay(button: HTMLElement): void {
  button.closest("li")!.remove();
  byId("product").querySelector("summary")!.focus();
}

function removeShare(button: HTMLElement): void {
  mix.remove(button.closest<HTMLElement>(".share")!);
  byId("add-share").focus();
}

function drop(): void {
  form.dropCarried();
  notice([]);
  page.querySelector<HTMLElement>("input")?.focus();
  void compare(false);
}
