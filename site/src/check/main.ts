import * as place from "place";
import { copy, follow as anchor } from "../address";
import type { CheckAnswer, Failure, Fault, LawAnswer } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import { byId, el } from "../dom";
import * as errors from "../errors";
import * as facts from "../facts";
import * as hts from "../hts";
import { comma, t } from "../language";
import { carryOver, fragment, read } from "../link";
import * as loading from "../loading";
import { released } from "../pressing";
import * as reading from "../reading";
import { busy } from "../ready";
import { saveAnswer } from "../save";
import { announce, notice } from "../say";
import { brief, day } from "../words";
import * as form from "./form";
import type { Headline } from "./headline";
import * as items from "./items";
import { sort } from "./link";

const calculator = loading.calculator({
  without: t`The page still tells whether the parcel is free, how it enters and the fees, but no duty and no tariff numbers.`,
  again: () => void (asked ? check(true) : calculator.load().then(() => loading.status(t`The calculator is ready.`), () => undefined)),
  stocked() {
    follow(false, 0);
    if (calculator.tariff !== "there") return;
    hts.describeAll();
    void calculator.teach();
  },
  restarted: stale,
  beside: async () => shown = await import("./shown"),
});
const page = byId<HTMLFormElement>("form");
const result = byId("answer");

// After the first check what is missing or wrong is said as one types; before, the answer only follows.
let asked = false;
let last: { question: CheckRequest; answer: CheckAnswer } | undefined;
let turn = 0;
// What draws an answer, once it is there.
let shown: typeof import("./shown") | undefined;
let pause = 0;
let telling = 0;
let keeping = 0;
// When something was typed last.
let typed = -Infinity;
// How many questions are being answered, and whether another waits for them.
let underWay = 0;
let again = false;
// What the engine found wrong with what is in the form now.
let found: Fault[] = [];

const find = loading.finder(calculator);
hts.attach(page, find, form.goods);
place.begin({ name: "check", prices: list => place.prices(list) && follow(false, 0) });
place.prices();
open();
loading.early(calculator);

page.addEventListener("submit", event => {
  event.preventDefault();
  asked = true;
  void check(true);
});
page.addEventListener("input", event => {
  const target = event.target as HTMLInputElement | HTMLSelectElement;
  const row = target.closest<HTMLElement>(".item");
  clearTimeout(telling); // What was answered before is no longer told to who types on.
  if (event.isTrusted) typed = event.timeStamp;
  if (row) facts.heed(row, target);
  if (target instanceof HTMLInputElement) reading.heed(target);
  form.heed(target);
  if (target.id === "date") hts.describeAll();
  form.refresh();
  // Words and beginnings of a tariff number are a search, not an answer yet.
  if (begun(target)) {
    clearTimeout(pause);
    found = found.filter(f => errors.control(f.field!) !== target);
    return;
  }
  follow(false, 0);
});
// What is wrong with a field is said when it is left, and not while it is filled. What is pressed next must not move away meanwhile.
page.addEventListener("change", event => setTimeout(async () => {
  await released();
  if (begun(event.target as HTMLInputElement)) await check(false);
  const wrong = [...errors.missing(), ...found].filter(f => f.code !== "missing");
  if (!asked && wrong.some(f => errors.control(f.field!) === event.target)) errors.mark(wrong);
}, 250));
document.addEventListener("click", event => {
  const target = event.target as HTMLElement;
  const button = target.closest("button");
  const example = place.framed && target.closest<HTMLAnchorElement>('a[href^="#check="]');
  if (example) {
    event.preventDefault(); // What the page around told stays in the address.
    return open(example.hash);
  }
  if (anchor(event)) return;
  if (button?.id === "add-item") items.add().querySelector("input")?.focus();
  else if (button?.matches(".remove")) removeItem(button);
  else if (button?.id === "copy") void copy(button);
  else if (button?.id === "copy-text") void copy(button, last ? shown!.plain(last.question, last.answer) : "");
  else if (button?.id === "print") print();
  else if (button?.id === "json" && last) saveAnswer(`parcel-${last.question.date}`, last.question, last.answer);
  else if (button?.matches(".unsay")) unsay(button);
  else if (button?.id === "drop") drop();
  if (button?.matches("#add-item, .remove, .unsay")) page.dispatchEvent(new Event("input"));
});
place.follow(() => open());
// A new version of the page starts with what was typed.
addEventListener("restart", () => history.replaceState(null, "", fragment("check", form.request())));
// What was begun goes along to the page in another language.
carryOver("check", form.request, () => {
  const { date: _, purpose: __, items: all, ...rest } = form.request(), [{ quantity: ___, currency: ____, ...first } = {}, ...more] = all;
  return Object.keys({ ...rest, ...first }).length > 0 || more.length > 0;
});

// A number that is not yet as long as one.
function begun(field: HTMLInputElement | HTMLSelectElement): boolean {
  return hts.takesNumber(field) && field.value.trim() !== "" && !hts.isNumber(field.value);
}

// Takes the question from the address or another link, or starts an empty one.
function open(link = location.hash): void {
  const begun = read(link, "draft"), held = begun ?? read(link, "check");
  const question = held === null || typeof held === "string" ? held : sort(held);
  errors.clear();
  if (question === null || typeof question === "string") {
    // What is still being answered is of the form before.
    turn++;
    clearTimeout(pause);
    clearTimeout(keeping);
    again = asked = false;
    form.start(place.preset());
    last = undefined;
    result.hidden = true;
    still();
    notice(question ? [t`The link could not be read. ${question} Here is an empty form instead.`] : []);
    return;
  }
  const lost = form.fill(question);
  notice(lost.length ? [t`The link has something no field can hold: ${lost.join(comma)}. Fill it in again.`] : [], form.carried());
  asked = begun === null;
  hts.describeAll();
  reading.heedAll(page);
  void check(asked);
}

// Answers what is in the form by and by.
function follow(moving: boolean, after: number): void {
  clearTimeout(pause);
  pause = window.setTimeout(() => underWay ? (again = true) : void check(moving), after);
}

/** Answers the form. `moving`: the person asked for it just now and is taken to what comes of it. */
async function check(moving: boolean): Promise<void> {
  underWay++;
  try {
    await settle(moving);
  } finally {
    underWay--;
  }
  // What was typed meanwhile is one question, however many letters it has.
  if (underWay || !again) return;
  again = false;
  void check(false);
}

async function settle(moving: boolean): Promise<void> {
  clearTimeout(pause);
  const mine = ++turn;
  found = [];
  const missing = errors.missing();
  if (missing.length && asked) return wrong(missing, moving);
  const question = form.request();
  // Without a number each way would be worked out for the whole schedule.
  if (missing.some(f => f.field !== "mode" || f.code !== "missing") || missing.length && question.items.some(i => !i.hts)) return still(missing);
  if (asked && !calculator.ready) loading.status(t`Getting the calculator ready. Your answer comes as soon as it is.`);
  // Before the tariff is there, no amount is known. Who only begins to fill the form waits for it unawares.
  if (!asked && calculator.tariff === "awaited") return;
  const ask = (q: CheckRequest) => calculator.ask<CheckAnswer | Failure>("check", q);
  let a: CheckAnswer | Failure;
  try {
    await calculator.load();
    if (missing.length) {
      const ways = await shown!.sofar.byEachWay(question, ask);
      await released();
      if (mine === turn && "error" in ways) still(found = errors.all(ways.error));
      else if (mine === turn) put(shown!.sofar.ways(ways as Exclude<typeof ways, Failure>, mode => reply("mode", mode)), shown!.sofar.over(ways as Exclude<typeof ways, Failure>));
      return;
    }
    a = await ask(question);
    if (mine === turn && !("error" in a) && calculator.tariff === "there") await shown!.propose(question, a, find, ask);
    await released();
  } catch {
    return; // It was said below the form.
  }
  if (mine !== turn) return;
  loading.status("");
  if ("error" in a) return asked ? wrong(errors.all(a.error), moving) : still(found = errors.all(a.error));
  errors.clear();
  show(question, a, moving);
  // Without the tariff it is not the whole answer yet, and the page around would take it for one.
  if (!place.framed || calculator.tariff !== "awaited") {
    // To write into the address takes the browser longer than to show the answer. It waits for a pause in the typing.
    clearTimeout(keeping);
    if (place.framed || moving || performance.now() - typed > 1000) place.keep("check", question, a);
    else keeping = window.setTimeout(() => place.keep("check", question, a), 150);
  }
  await draw(question, mine).catch(() => undefined); // It was said below the form.
}

// Says what is still to be said before there is an amount.
function still(missing = errors.missing()): void {
  if (!asked && missing.every(f => f.code === "missing")) errors.clear();
  // Of a field that is filled just now it is too early to say that it is wrong.
  if (!asked) errors.mark(missing.filter(f => f.code !== "missing" && errors.control(f.field ?? "") !== document.activeElement));
  byId("still").querySelector("ul")!.replaceChildren(...missing.map(f => {
    const field = errors.control(f.field ?? "");
    return el("li", {}, field ? el("a", { href: `#${field.id}` }, f.message) : f.message);
  }));
  bar(missing[0]?.message ?? "");
  if (last) stale();
  else result.hidden = true;
}

// What is always in view in a narrow window.
function bar(words: string, kind = "open"): void {
  byId("bar").className = kind;
  byId("bar").textContent = words;
}

function wrong(faults: Parameters<typeof errors.show>[0], moving: boolean): void {
  place.failed(faults);
  loading.status("");
  errors.show(faults);
  bar(faults[0]?.message ?? "");
  stale();
  if (moving) errors.focus();
}

// What is shown stays, and is marked as old.
function stale(): void {
  if (result.hidden) return;
  result.classList.add("stale");
  announce(t`The answer below is for what you entered before.`);
}

function show(question: CheckRequest, a: CheckAnswer, moving: boolean): void {
  last = { question, answer: a };
  put(shown!.answer(question, a, calculator.tariff, reply), shown!.above(a, calculator.tariff));
  void busy(shown!.flag(question)).catch(() => undefined); // What did not load is asked for again with the next answer.
  if (moving) {
    byId("verdict").focus({ preventScroll: true });
    result.scrollIntoView({ block: "start" });
  } else {
    // Who hears the page is told when the typing pauses.
    clearTimeout(telling);
    telling = window.setTimeout(() => announce(shown!.spoken(a)), 500);
  }
}

// Puts what there is to say into the place of what was said before. What says the same stays as it is.
function put(parts: HTMLElement[], top: Headline): void {
  const title = (s: Element) => s.textContent.replace(/\d+/, "");
  const open = new Set([...result.querySelectorAll("details[open] > summary")].map(title));
  const focused = result.contains(document.activeElement) ? document.activeElement : null;
  const old = [...result.children], picture = document.getElementById("timeline");
  let at = result.firstElementChild;
  for (const part of parts) {
    // What was open stays open, and the picture stays until the new one is drawn.
    for (const s of part.querySelectorAll("summary")) if (open.has(title(s))) s.parentElement!.setAttribute("open", "");
    const now = part.id === "timeline" && picture || old.find(o => o.isEqualNode(part)) || part;
    if (now === at) at = at.nextElementSibling;
    else result.insertBefore(now, at);
  }
  while (at) {
    const next: Element | null = at.nextElementSibling;
    at.remove();
    at = next;
  }
  // A question that was answered is gone; the next ones are where it was.
  if (focused && document.activeElement !== focused) {
    const again = [focused.id, "questions", "verdict"].map(id => id && document.getElementById(id)).find(e => e);
    if (again) again.focus({ preventScroll: true });
  }
  result.classList.remove("stale");
  result.hidden = false;
  byId("skip-answer").hidden = false;
  bar(shown!.line(top), top.kind);
}

// Draws the law's periods for the first origin that is shown, or the one chosen.
async function draw(question: CheckRequest, mine: number, origin = ""): Promise<void> {
  const origins = [...new Set(question.items.flatMap(i => items.anywhere(i) ? i.origins!.filter(o => o !== "*") : i.origin ?? ""))];
  origin ||= origins[0] ?? "";
  const of = [question.date, origin, question.mode, ...origins].join(), drawn = document.getElementById("timeline");
  // The picture of the same law stays.
  if (drawn?.dataset.of === of && drawn.hasChildNodes()) return;
  const law = await calculator.ask<LawAnswer | Failure>("law", { date: question.date, origin, mode: question.mode });
  if (mine !== turn) return;
  const place = document.getElementById("timeline");
  if (!place) return;
  place.dataset.of = of;
  const picture = "error" in law ? null : shown!.timeline(law);
  if (!picture) return place.replaceChildren();
  const country = (code: string) => [...byId<HTMLSelectElement>("from").options].find(o => o.value === code)?.text ?? code;
  const choice = el("select", { id: "timeline-origin" }, ...origins.map(o => new Option(country(o), o, false, o === origin)));
  choice.addEventListener("change", () => void draw(question, turn, choice.value).then(() => byId("timeline-origin").focus()));
  const mode = brief("mode", byId<HTMLSelectElement>("mode").value);
  place.replaceChildren(
    el("h3", {}, t`The limit over time`),
    el("p", {}, t`Made in ${country(origin)}, sent by: ${mode}. Your day, ${day(question.date ?? "")}, is marked.`),
    ...(origins.length > 1 ? [el("p", {}, el("label", { for: "timeline-origin" }, t`Made in`), " ", choice)] : []),
    picture);
}

// Puts the answer to a question into the form, and asks again.
function reply(path: string, value: string): void {
  form.put(path, value);
  void check(false);
}

function unsay(button: HTMLElement): void {
  const row = button.closest<HTMLElement>(".item")!;
  button.closest("li")!.remove();
  row.querySelector("summary")?.focus();
}

function removeItem(button: HTMLElement): void {
  const row = button.closest<HTMLElement>(".item")!;
  const next = row.previousElementSibling ?? row.nextElementSibling;
  form.removeItem(row);
  next?.querySelector<HTMLElement>("input")?.focus();
}

function drop(): void {
  form.dropCarried();
  notice([]);
  page.querySelector<HTMLElement>("input")?.focus();
  void check(false);
}

