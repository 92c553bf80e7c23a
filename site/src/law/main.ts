import { copy, follow } from "../address";
import { due } from "../age";
import { Calculator } from "../calculator";
import type { Failure, History } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { bytes } from "../../../wasm/host/engine";
import { comma, list as row, of, t } from "../language";
import { learn, told } from "../told";
import { fragment, read } from "../link";
import { notice, sentence } from "../say";
import { byTitle, cites } from "../sources";
import { brief, chosen, day, today } from "../words";
import { changes } from "./changes";
import { ask, type Question } from "./link";
import { picture, type Picture, step } from "./picture";
import { tables } from "./tables";
import { at, type Track, tracks } from "./tracks";

const { engine = "", integrity = "", tariff = "", tariffIntegrity = "", worker = "", history = "", historyIntegrity = "" } = document.body.dataset;
const calculator = new Calculator({ url: engine, integrity }, { url: tariff, integrity: tariffIntegrity }, worker, failed, stocked, () => undefined);
const first: Question = { origin: byId("form").dataset.origin!, mode: "", date: "" };
const builtIn = bytes(history, historyIntegrity).then(b => JSON.parse(new TextDecoder().decode(b)) as History);

// What is asked, and what the page shows: a day within the history of some goods.
let question = first;
let shown: { history: History; tracks: Track[]; picture: Picture } | undefined;
let turn = 0;

builtIn.catch(console.error);
open();
void calculator.load().catch(() => undefined);

byId("form").addEventListener("change", () => {
  const value = (id: string) => byId<HTMLInputElement | HTMLSelectElement>(id).value;
  notice([]);
  void go({ origin: value("origin") || first.origin, mode: value("mode"), date: value("date") });
});
byId("form").addEventListener("submit", event => event.preventDefault());
document.addEventListener("click", event => {
  if (follow(event)) return;
  const button = (event.target as HTMLElement).closest("button");
  if (button?.id === "copy") void copy(button);
  else if (button?.id === "earlier") move("ArrowLeft");
  else if (button?.id === "later") move("ArrowRight");
  else if (button?.id === "retry") {
    say(t`Trying again.`);
    void (calculator.ready ? calculator.stock() : calculator.load().catch(() => undefined));
  }
});
// The address names the duty that was opened last, so that it is a link to it.
byId("tracks").addEventListener("click", event => {
  const part = (event.target as HTMLElement).closest("summary")?.parentElement;
  if (!part?.matches(".track")) return;
  const { duty: _, ...rest } = question;
  question = part.matches("[open]") ? rest : { ...rest, duty: part.id.slice("duty-".length) };
  remember(question);
});
addEventListener("hashchange", open);

// Takes the question from the address, or starts with what is built in.
function open(): void {
  const held = read(location.hash, "law");
  if (held === null || typeof held === "string") {
    notice(held ? [t`The link could not be read. ${held} Here is the law for one country instead: ${chosen("origin", first.origin)}.`] : []);
    return void go(first, false);
  }
  const { question, lost } = ask(held, first);
  notice(lost.length ? [t`The link asks for something this page does not have: ${lost.join(comma)}. The rest is shown.`] : []);
  void go(question);
}

/** Shows what is asked for. `linked`: the address takes it up. */
async function go(next: Question, linked = true): Promise<void> {
  const mine = ++turn;
  question = next;
  for (const name of ["origin", "mode", "date"] as const) byId<HTMLInputElement | HTMLSelectElement>(name).value = next[name] || (name === "date" ? today() : "");
  if (linked) remember(next);
  if (!shows(next)) {
    const told = await tell(next);
    if (mine !== turn || !told) return;
    show(told);
  }
  mark();
  if (linked && next.duty) reveal(next.duty);
}

// Opens a duty's words and brings them into view.
function reveal(duty: string): void {
  const part = document.getElementById(`duty-${duty}`) as HTMLDetailsElement | null;
  if (!part) return;
  part.open = true;
  part.scrollIntoView({ block: "start" });
}

function shows(q: Question): boolean {
  return shown?.history.origin === q.origin && shown.history.mode === q.mode;
}

function remember(q: Question): void {
  const held = Object.fromEntries(Object.entries(q).filter(([, value]) => value));
  window.history.replaceState(null, "", fragment("law", held));
}

// The history that is asked for: the built-in one, or the calculator's.
async function tell(q: Question): Promise<History | undefined> {
  if (q.origin === first.origin && q.mode === first.mode) {
    const [own] = await Promise.all([builtIn.catch(() => undefined), learn().catch(() => undefined)]);
    if (own) return own;
  }
  if (calculator.tariff === "awaited") {
    say(t`Getting the calculator ready. Your choice is shown as soon as it is.`);
    await calculator.load().then(() => calculator.stock(), () => undefined);
  }
  if (calculator.tariff !== "there") return undefined; // It was said below the form.
  await calculator.everyMeasure(); // Without the earlier ones the words say from when the duties are told.
  say("");
  const answer = await calculator.ask<History | Failure>("history", { origin: q.origin, mode: q.mode });
  if (!("error" in answer)) return answer;
  notice([sentence(told(answer.error, "message"))]);
  return undefined;
}

function show(h: History): void {
  const all = tracks(h);
  shown = { history: h, tracks: all, picture: picture(all, h, date => void go({ ...question, date })) };
  const country = chosen("origin", h.origin), mode = brief("mode", h.mode);
  byId("course-title").textContent = h.mode ? t`Made in ${country}, sent by: ${mode}` : t`Made in ${country}`;
  byId("words-of").textContent = h.mode
    ? t`Made in ${country}, sent by: ${mode}. Where a duty has no period, it is not charged. Duties that ended before ${day(h.dutyFrom)} are not in our data, and neither are the ordinary rates of the tariff schedule here: they depend on the tariff number.`
    : t`Made in ${country}, however it travels. Where a duty has no period, it is not charged. Duties that ended before ${day(h.dutyFrom)} are not in our data, and neither are the ordinary rates of the tariff schedule here: they depend on the tariff number.`;
  const place = byId("picture"), held = place.contains(document.activeElement);
  place.replaceChildren(shown.picture.element);
  // Whoever went on to the picture while the answer was worked out stays there.
  if (held) place.querySelector<HTMLElement>("[role=slider]")!.focus();
  byId("tracks").replaceChildren(...tables(all, h));
  byId("ahead").querySelector("ul")!.replaceChildren(...(h.law.ahead ?? []).map(c =>
    el("li", {}, el("p", {}, el("b", {}, day(c.date)), ...due(c.date), ` ${told(c)}`), cites(c.cite, h.sources, true))));
  byId("sources").querySelector("ul")!.replaceWith(byTitle(h.sources));
  byId("course").hidden = false;
}

// Marks the day in the picture and tells what changes on it.
function mark(): void {
  byId("at").textContent = day(question.date || today(), true);
  if (!shown) return;
  const { history: h, tracks: all, picture } = shown, date = question.date || today();
  const found = changes(all, h, date);
  picture.mark(date, found.length ? t`${day(date)}: ${found[0]!.text}` : t`${day(date)}: no change on this day`);
  const later = picture.days.find(d => d > date);
  byId("change").replaceChildren(
    el("h3", {}, day(date)),
    found.length ? el("ul", { class: "reasons" }, ...found.map(c => el("li", {},
      el("p", {}, c.text), ...c.more.map(m => el("p", { class: "hint" }, m)), cites(c.cite, h.sources, true))))
      : el("p", {}, later ? t`Nothing changes on this day. The next change is on ${day(later)}.` : t`Nothing changes on this day, and no later change is known.`),
    date > h.law.verifiedThrough ? el("p", { class: "hint" }, t`This is ahead of ${day(h.law.verifiedThrough)}, the last day for which we checked the law.`) : "");
  byId("force").querySelector("div")!.replaceChildren(...all.flatMap(track => {
    const span = at(track, date);
    return span ? [el("p", {}, el("b", {}, of(track.name, "")), row(span.what))] : [];
  }));
}

function move(key: string): void {
  if (!shown) return;
  const to = step(shown.picture.days, question.date || today(), key);
  if (to) void go({ ...question, date: to });
}

function stocked(): void {
  if (calculator.tariff === "failed") return failed();
  say("");
  if (!shows(question)) void go(question, Boolean(location.hash));
}

function failed(): void {
  byId("engine").replaceChildren(t`The calculator did not load, so only the law for one country can be shown: ${chosen("origin", first.origin)}.`, " ",
    el("button", { type: "button", class: "quiet", id: "retry" }, t`Try again`));
}

function say(text: string): void {
  byId("engine").replaceChildren(text);
}
