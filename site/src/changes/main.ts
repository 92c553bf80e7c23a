import { calculator, page, put, value } from "../claims";
import type { CheckAnswer, Failure } from "../contract";
import { byId, el } from "../dom";
import { day, of, t } from "../language";
import { save } from "../save";
import { cites } from "../sources";
import { told } from "../told";
import { money, today } from "../words";
import { type Asked, type Change, changes, figures, type Goods } from "./find";

type Question = Asked & { goods: string };
type Found = { changes: Change[]; goods: Goods[]; asked: Asked };

const engine = calculator();
let last: Found | undefined;

for (const [id, text] of [["from", today()], ["to", `${Number(today().slice(0, 4)) + 1}${today().slice(4).replace("02-29", "02-28")}`]] as const) byId<HTMLInputElement>(id).value = text;

page<Question, Found>("changes", {
  read: () => ({ goods: byId<HTMLTextAreaElement>("goods").value, from: value("from"), to: value("to"), mode: value("mode"), value: value("value") }),
  fill(held) {
    for (const f of ["from", "to", "mode", "value"]) put(f, held[f]);
    if (typeof held.goods === "string") byId<HTMLTextAreaElement>("goods").value = held.goods;
  },
}, show, { load: () => engine.load(), ask: <Answer>(_: string, request: object) => work(request as Question) as Promise<Answer | Failure> });

byId<HTMLInputElement>("file").addEventListener("change", event => {
  const [file] = (event.target as HTMLInputElement).files ?? [];
  void file?.text().then(text => (byId<HTMLTextAreaElement>("goods").value = text.trim()));
});

async function work(q: Question): Promise<Found | Failure> {
  const goods: Goods[] = [];
  for (const line of q.goods.split("\n").map(line => line.trim()).filter(line => /\d/.test(line))) {
    const hts = /\d[\d.]{5,}/.exec(line)?.[0] ?? "", rest = line.replace(hts, " "), origin = /(?:^|[\s,;"])([A-Za-z]{2})(?=$|[\s,;"])/.exec(rest)?.[1]?.toUpperCase() ?? "";
    if (!hts || !origin) return fault(t`This line has no tariff number, or no country of two letters: ${line}`);
    goods.push({ name: rest.replace(new RegExp(`\\b${origin}\\b`, "i"), " ").replace(/[\s,;"]+/g, " ").trim(), hts, origin });
  }
  if (!goods.length) return fault(t`Say which goods: a tariff number and the country where they were made, a line each.`);
  if (!q.from || !q.to || q.to <= q.from) return fault(t`The second day must be after the first.`);
  const found = await changes(goods, q, (verb, request) => engine.ask(verb, request));
  return "error" in found ? found : last = { changes: found, goods, asked: q };
}

const fault = (message: string) => ({ error: { code: "invalid-goods", message } }) as Failure;

function show({ changes: all, goods, asked }: Found): HTMLElement[] {
  const head = all.length ? t`What changes from ${day(asked.from)} to ${day(asked.to)}` : t`Nothing changes from ${day(asked.from)} to ${day(asked.to)}`;
  const still = goods.filter(g => !all.some(c => c.goods === g)).map(named);
  const calendar = el("button", { type: "button", class: "quiet", id: "ics" }, t`Save as a calendar file`);
  calendar.addEventListener("click", () => last && save("changes.ics", "text/calendar", ics(last.changes)));
  return [
    el("h2", {}, head),
    el("p", {}, t`A shipment of ${money(asked.value)} of each is worked out on every day on which the law becomes another, with no trade program claimed. What is already decided is known; what is decided later is not.`),
    ...all.map(c => el("section", { class: "change" },
      el("h3", {}, of(day(c.date), `${named(c.goods)}: ${total(c.before)} → ${total(c.after)}`)),
      el("ul", {}, ...lines(c)))),
    still.length && all.length ? el("p", {}, of(t`Nothing changes for`, still.join(", "))) : null,
    all.length ? el("p", {}, calendar) : null,
  ].filter(e => e !== null);
}

function named({ name, hts, origin }: Goods): string {
  return [name, hts, origin].filter(part => part).join(" ");
}

function total(a: CheckAnswer): string {
  if (a.total !== null) return money(a.total);
  if (a.atLeast && a.atMost) return t`${money(a.atLeast)} to ${money(a.atMost)}`;
  return a.atLeast ? t`${money(a.atLeast)} or more` : t`not known`;
}

// The lines of an answer that begin, end or charge something else.
function lines(c: Change): HTMLElement[] {
  return moved(c).map(({ line, was, is, sources }) => el("li", {},
    of(told(line) || line.layer, was && is ? `${was} → ${is}` : is ? t`begins: ${is}` : t`ends: ${was}`), cites(line.cite, sources)));
}

function moved({ before, after }: Change) {
  const was = figures(before), is = figures(after);
  return [
    ...[...was].filter(([key]) => !is.has(key)).map(([, w]) => ({ line: w.line, was: w.says, is: "", sources: before.sources })),
    ...[...is].filter(([key, i]) => was.get(key)?.says !== i.says).map(([key, i]) => ({ line: i.line, was: was.get(key)?.says ?? "", is: i.says, sources: after.sources })),
  ];
}

// A calendar file (RFC 5545) with an event of one day for each change.
function ics(all: Change[]): string {
  const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const events = all.flatMap((c, i) => {
    const date = c.date.replaceAll("-", "");
    const said = moved(c).map(({ line, was, is, sources }) => [`${told(line) || line.layer}: ${was || "–"} → ${is || "–"}`, ...(line.cite ?? []).map(id => `${sources[id]?.title ?? id}, ${sources[id]?.url ?? ""}`)].join("\n"));
    return ["BEGIN:VEVENT", `UID:${date}-${i}-${c.goods.hts.replace(/\D/g, "")}${c.goods.origin}@section321`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${date}`,
      `SUMMARY:${escaped(`${named(c.goods)}: ${total(c.before)} → ${total(c.after)}`)}`, `DESCRIPTION:${escaped(said.join("\n"))}`, "END:VEVENT"];
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
