import { page, put, value } from "../claims";
import type { Alteration, ChangesAnswer, ChangesRequest, Failure, Mode, Owed } from "../../../wasm/host/contract";
import { byId, el } from "../dom";
import { comma, day, of, t } from "../language";
import { Checker } from "../orders/checker";
import { save } from "../save";
import { behind } from "../told";
import { money, today } from "../words";
import { fileOf } from "./file";
import { line, lines, monthly } from "./line";

type Question = { goods: string; from: string; to: string; mode: string; value: string; perMonth: string };
type Goods = { name: string; hts: string; origin: string };
type Found = { answer: ChangesAnswer; goods: Goods[]; value: string };

const { worker = "", engine: program = "", integrity = "", tariff = "", tariffIntegrity = "" } = document.body.dataset;
const engine = new Checker(worker, { url: program, integrity }, { url: tariff, integrity: tariffIntegrity }, true);
let last: Found | undefined;

for (const [id, text] of [["from", today()], ["to", `${Number(today().slice(0, 4)) + 1}${today().slice(4).replace("02-29", "02-28")}`]] as const) byId<HTMLInputElement>(id).value = text;

page<Question, Found>("changes", {
  read: () => ({ goods: byId<HTMLTextAreaElement>("goods").value, from: value("from"), to: value("to"), mode: value("mode"), value: value("value"), perMonth: value("perMonth") }),
  fill(held) {
    for (const f of ["from", "to", "mode", "value", "perMonth"]) put(f, held[f]);
    if (typeof held.goods === "string") byId<HTMLTextAreaElement>("goods").value = held.goods;
  },
}, show, { load: () => engine.load(), ask: <Answer>(_: string, request: object) => work(request as Question) as Promise<Answer | Failure> });

fileOf(engine, text => (byId<HTMLTextAreaElement>("goods").value = text.trim()));

async function work(q: Question): Promise<Found | Failure> {
  const goods: Goods[] = [];
  for (const line of q.goods.split("\n").map(line => line.trim()).filter(line => /\d/.test(line))) {
    const hts = /\d[\d.]{5,}/.exec(line)?.[0] ?? "", rest = line.replace(hts, " "), origin = /(?:^|[\s,;"])([A-Za-z]{2})(?=$|[\s,;"])/.exec(rest)?.[1]?.toUpperCase() ?? "";
    if (!hts || !origin) return fault(t`This line has no tariff number, or no country of two letters: ${line}`);
    goods.push({ name: rest.replace(new RegExp(`\\b${origin}\\b`, "i"), " ").replace(/[\s,;"]+/g, " ").trim(), hts, origin });
  }
  if (!goods.length) return fault(t`Say which goods: a tariff number and the country where they were made, a line each.`);
  if (!q.from || !q.to || q.to <= q.from) return fault(t`The second day must be after the first.`);
  const answer = await engine.ask<ChangesAnswer>("changes", {
    from: q.from, to: q.to, mode: q.mode as Mode,
    goods: goods.map(({ hts, origin }) => ({ hts, origin, value: q.value, ...(q.perMonth && { perMonth: q.perMonth }) })),
  } satisfies ChangesRequest);
  return "error" in answer ? answer : last = { answer, goods, value: q.value };
}

const fault = (message: string) => ({ error: { code: "invalid-goods", message } }) as Failure;

function show({ answer: a, goods, value }: Found): HTMLElement[] {
  const to = a.to!, some = a.changes.length > 0;
  const head = some ? t`What changes from ${day(a.from)} to ${day(to)}` : t`Nothing changes from ${day(a.from)} to ${day(to)}`;
  const calendar = el("button", { type: "button", class: "quiet", id: "ics" }, t`Save as a calendar file`);
  calendar.addEventListener("click", () => last && save("changes.ics", "text/calendar", ics(last)));
  return [
    el("h2", {}, head),
    el("p", {}, t`A shipment of ${money(value)} of each is worked out on every day on which the law becomes another, with no trade program claimed. What is already decided is known; what is decided later is not.`),
    a.monthly === undefined ? null : el("p", { id: "monthly" }, behind(
      t`All of them together, from the first day to the last: ${monthly(a.monthly)}`,
      a.monthlyLacks?.length ? t`Without ${a.monthlyLacks.map(i => named(goods[i]!)).join(comma)}, whose amount is not known at some time.` : undefined)),
    ...a.changes.map(c => el("section", { class: "change" },
      el("h3", {}, of(day(c.date), of(named(goods[c.goods]!), `${total(c.before)} → ${total(c.after)}`))),
      c.monthly ? el("p", {}, monthly(c.monthly)) : null,
      lines(c.lines, a.sources))),
    a.unchanged.length && some ? el("p", {}, of(t`Nothing changes for`, a.unchanged.map(i => named(goods[i]!)).join(comma))) : null,
    some ? el("p", {}, calendar) : null,
  ].filter(e => e !== null);
}

function named({ name, hts, origin }: Goods): string {
  return [name, hts, origin].filter(part => part).join(" ");
}

function total(o: Owed): string {
  if (o.total !== null) return money(o.total);
  if (o.atLeast && o.atMost) return t`${money(o.atLeast)} to ${money(o.atMost)}`;
  return o.atLeast ? t`${money(o.atLeast)} or more` : t`not known`;
}

// A calendar file (RFC 5545) with an event of one day for each change.
function ics({ answer, goods }: Found): string {
  const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const events = answer.changes.flatMap((c: Alteration, i) => {
    const date = c.date.replaceAll("-", ""), { hts, origin } = goods[c.goods]!;
    const said = c.lines.flatMap(l => [line(l), ...l.cite.map(id => `${answer.sources[id]?.title ?? id}, ${answer.sources[id]?.url ?? ""}`)]);
    return ["BEGIN:VEVENT", `UID:${date}-${i}-${hts.replace(/\D/g, "")}${origin}@section321`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${date}`,
      `SUMMARY:${escaped(of(named(goods[c.goods]!), `${total(c.before)} → ${total(c.after)}`))}`, `DESCRIPTION:${escaped(said.join("\n"))}`, "END:VEVENT"];
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//section321//changes//EN", ...events, "END:VCALENDAR"].map(folded).join("\r\n") + "\r\n";
}

// No line of a calendar file has more than 75 bytes, and no letter is broken.
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = "", n = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (n + size > 74) {
      out += "\r\n ";
      n = 1;
    }
    out += letter;
    n += size;
  }
  return out;
}
