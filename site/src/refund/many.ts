import { value } from "../claims";
import { byId, el } from "../dom";
import { t } from "../language";
import { told } from "../told";
import { save } from "../save";
import { announce } from "../say";
import { day, money, today } from "../words";
import { readEntries, type Reading } from "./file";
import type { Answer } from "./main";

// As many as one declaration, and as one question to the engine, take.
const mostDeclared = 9999, mostAsked = 20_000, mostBytes = 100_000_000;

/** Answers a file of entries on the page: sums by way, what was not counted and why, and the files to declare. */
export function fileOfEntries(ask: (request: object) => Promise<Answer | undefined>, names: Record<string, string>): void {
  const input = byId<HTMLInputElement>("file"), heads = (input.dataset.void ?? "").split(", ");
  input.addEventListener("change", () => void answer());

  async function answer(): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > mostBytes) return show(el("p", { class: "notice" }, t`The file is larger than 100 MB. Divide it.`));
    const read = readEntries(await file.text(), value("importer"), heads);
    // The same file can be chosen again after it was mended.
    input.value = "";
    if (typeof read === "string") return show(el("p", { class: "notice" }, read));
    if (read.entries.length > mostAsked) return show(el("p", { class: "notice" }, t`The file has ${read.entries.length} entries; at most ${mostAsked} are answered at once. Divide it.`));
    const a = await ask({ on: value("on") || today(), entries: read.entries });
    if (a) show(...found(a, read));
  }

  function found(a: Answer, read: Reading): (HTMLElement | null)[] {
    const wrong = [...read.bad, ...a.refused.map(r => ({ line: read.lines[r.place]!, message: told(r, "message") }))].sort((x, y) => x.line - y.line);
    const doubted = a.entries.filter(c => c.ways[0]?.way === "cape" && c.ways[0].state === "open" && !c.declare);
    const declared = a.entries.flatMap(c => c.declare ?? []);
    const unknown = a.entries.filter(c => c.void === null).length;
    const presumed = new Map<string, number>();
    for (const c of a.entries) for (const s of [...c.assumed, ...c.doubts]) presumed.set(told(s), (presumed.get(told(s)) ?? 0) + 1);
    return [
      el("h3", {}, t`Entries in the file that were answered: ${a.entries.length}`),
      el("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "many-heading" }, el("table", { class: "ledger" },
        el("thead", {}, el("tr", {}, ...[t`Way`, t`Entries`, t`Void`, t`Interest`, t`To a corporation`, t`First last day`].map(h => el("th", { scope: "col" }, h)))),
        el("tbody", {}, ...a.sums.map(s => el("tr", {}, el("th", { scope: "row" }, names[s.way] ?? s.way),
          ...[String(s.entries), money(s.void), money(s.interest), money(s.interestCorporate), s.lastDay ? day(s.lastDay) : ""].map(c => el("td", {}, c))))))),
      unknown ? el("p", { class: "notice" }, t`How much was void is not known of ${unknown} entries; they count as nothing in the sums.`) : null,
      read.byLine ? el("p", {}, t`The file has a row for each tariff line: the void part of an entry is the sum of its lines with headings ${heads.join(", ")}.`) : null,
      read.repeated ? el("p", {}, t`Lines that stand in the file twice and were counted once: ${read.repeated}`) : null,
      read.unknown.length ? el("p", {}, t`Columns that were not used: ${read.unknown.join(", ")}`) : null,
      list(t`Presumed, and in doubt`, [...presumed].map(([text, n]) => `${text} (${n})`)),
      list(t`Not counted`, wrong.map(w => t`Line ${w.line}: ${w.message}`)),
      list(t`Not put into the declaration: the entry number is not right`, doubted.map(c => c.entry ?? "")),
      declared.length ? el("p", { class: "actions" }, ...parts(declared).map((part, i) => {
        const button = el("button", { type: "button", class: "quiet" }, t`Save entry numbers for CAPE, file ${i + 1} (${part.length})`);
        button.addEventListener("click", () => save(`cape-${i + 1}.csv`, "text/csv", `Entry Number\r\n${part.join("\r\n")}\r\n`));
        return button;
      })) : null,
      declared.length ? el("p", { class: "hint" }, t`Compare the heading with the template in the CAPE tab of the ACE Portal before you upload it. A declaration cannot be amended.`) : null,
    ];
  }

  function show(...all: (HTMLElement | null)[]): void {
    const place = byId("many");
    place.hidden = false;
    place.replaceChildren(...all.filter(e => e !== null));
    place.focus();
    announce(place.firstElementChild?.textContent ?? "");
  }
}

// A list that can be long: the first thousand are written, and how many more there are.
function list(heading: string, all: string[]): HTMLElement | null {
  if (all.length === 0) return null;
  const more = all.length - 1000;
  return el("details", { open: "" }, el("summary", {}, `${heading} (${all.length})`),
    el("ul", {}, ...all.slice(0, 1000).map(s => el("li", {}, s)), more > 0 ? el("li", {}, t`and ${more} more`) : null));
}

function parts(all: string[]): string[][] {
  return Array.from({ length: Math.ceil(all.length / mostDeclared) }, (_, i) => all.slice(i * mostDeclared, (i + 1) * mostDeclared));
}
