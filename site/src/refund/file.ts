import { amount, cents } from "../cents";
import { t } from "../language";
import { agrees, read } from "../numbers";
import { headings, plain } from "./layout";
import { rows } from "./rows";

export interface Entry { [field: string]: string }

/** What a file holds: its entries, the lines they begin on, and what was not understood. */
export interface Reading { entries: Entry[]; lines: number[]; bad: { line: number; message: string }[]; unknown: string[]; byLine: boolean; repeated: number }

const dayFields = ["date", "liquidated", "paid"];

/** Reads a CSV file of entries, or of the tariff lines of entries; `importer` is who imported where the file does not say, `heads` how the headings of void duties begin. */
export function readEntries(text: string, importer: string, heads: string[]): Reading | string {
  const [head, ...all] = rows(text);
  const names = head?.cells.map(plain) ?? [];
  const at: Record<string, number> = {};
  for (const [field, known] of Object.entries(headings)) {
    const found = names.flatMap((n, i) => known.includes(n) ? [i] : []);
    if (found.length > 1) return t`Two columns of the file can be the same: ${found.map(i => head!.cells[i]).join(", ")}. Leave one of them.`;
    if (found.length) at[field] = found[0]!;
  }
  if (at.date === undefined || at.entry === undefined) return t`The file has no column “Entry Number” or none “Entry Date”. Its columns are ${head?.cells.join(", ") ?? ""}.`;
  const byLine = at.hts !== undefined && at.lineDuty !== undefined && at.void === undefined;
  const r: Reading = { entries: [], lines: [], bad: [], unknown: head!.cells.filter((c, i) => c && !Object.values(at).includes(i)), byLine, repeated: 0 };
  // A thirteenth first number says that a column has the day first; then none of its days is certain.
  const dayFirst = new Set(dayFields.filter(f => all.some(({ cells }) => Number(/^(\d{1,2})\/\d{1,2}\/\d{4}/.exec(cells[at[f] ?? -1] ?? "")?.[1]) > 12)));
  const isVoid = (hts: string) => heads.some(h => hts.replace(/\D/g, "").startsWith(h.replace(".", "")));
  const groups = new Map<string, { place: number; void: bigint; seen: Set<string>; spoilt: boolean }>();

  for (const { line, cells } of all) {
    const cell = (f: string) => cells[at[f] ?? -1] ?? "";
    const number = cell("entry").toUpperCase().replace(/[-\s]/g, "");
    const group = byLine && number ? groups.get(number) : undefined;
    const spoil = (message: string) => {
      r.bad.push({ line, message });
      // One line that cannot be read leaves the whole entry unknown.
      if (group) group.spoilt = true;
      else if (byLine && number) groups.set(number, { place: -1, void: 0n, seen: new Set(), spoilt: true });
    };
    if (cells.length !== head!.cells.length) {
      spoil(t`The line has ${cells.length} cells and the heading ${head!.cells.length}.`);
      continue;
    }
    const entry: Entry = { importer };
    let wrong = "";
    for (const f of dayFields) if (cell(f)) {
      const read = dayFirst.has(f) && cell(f).includes("/") ? "" : isoDay(cell(f));
      if (read) entry[f] = read;
      else wrong ||= t`“${cell(f)}” is not a day; write YYYY-MM-DD or MM/DD/YYYY.`;
    }
    if (!entry.date) wrong ||= t`The day of entry is missing.`;
    const type = /^(\d{1,2})(?!\d)/.exec(cell("type"))?.[1];
    if (type) entry.type = type.padStart(2, "0");
    else if ((cell("importer") || importer) !== "post") wrong ||= t`“${cell("type")}” is not a type of entry; write its two digits, such as 01 or 11.`;
    if (cell("importer")) entry.importer = cell("importer").toLowerCase();
    if (!["own", "broker", "courier", "post"].includes(entry.importer!)) wrong ||= t`“${cell("importer")}” is not own, broker, courier or post.`;
    if (cell("entry")) entry.entry = cell("entry");
    if (!entry.liquidated && /^(un|not )/i.test(cell("status"))) entry.liquidated = "no";
    // Without its day every way and last day would be counted from a presumption the file itself denies.
    else if (!entry.liquidated && /^(re)?liq/i.test(cell("status"))) wrong ||= t`The entry is liquidated, and the day of liquidation is missing.`;
    for (const f of ["void", "duty"]) if (cell(f)) {
      const read = dollars(cell(f));
      if (read === undefined) wrong ||= t`“${cell(f)}” is not an amount in dollars, such as 1,234.56.`;
      else entry[f] = read;
    }
    let lineVoid = 0n;
    if (byLine && isVoid(cell("hts"))) {
      const read = dollars(cell("lineDuty"));
      if (read === undefined) wrong ||= t`“${cell("lineDuty")}” is not an amount in dollars, such as 1,234.56.`;
      else lineVoid = cents(read);
    }
    if (byLine && !number) wrong ||= t`The entry number is missing.`;
    if (wrong) {
      spoil(wrong);
      continue;
    }
    if (!byLine) {
      r.entries.push(entry), r.lines.push(line);
      continue;
    }
    const key = at.line === undefined ? "" : cells.join("\u0000");
    if (!group) {
      groups.set(number, { place: r.entries.length, void: lineVoid, seen: new Set([key]), spoilt: false });
      r.entries.push(entry), r.lines.push(line);
      continue;
    }
    if (key && group.seen.has(key)) {
      r.repeated++;
      continue;
    }
    group.seen.add(key);
    group.void += lineVoid;
    const first = r.entries[group.place];
    if (first && ["date", "type", "importer", "liquidated", "paid"].some(f => first[f] !== entry[f])) spoil(t`The line says something else of its entry than line ${r.lines[group.place]!}.`);
  }
  if (byLine) {
    const kept = [...groups.values()].filter(g => !g.spoilt);
    for (const g of kept) r.entries[g.place]!.void = amount(g.void);
    r.lines = kept.map(g => r.lines[g.place]!);
    r.entries = kept.map(g => r.entries[g.place]!);
  }
  return r;
}

function isoDay(s: string): string {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[ T].*)?$/.exec(s);
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(s);
  const day = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : us ? `${us[3]}-${us[1]!.padStart(2, "0")}-${us[2]!.padStart(2, "0")}` : "";
  const there = new Date(`${day}T00:00:00Z`);
  return day && !Number.isNaN(+there) && there.toISOString().startsWith(day) ? day : "";
}

// What a cell says in dollars, as the engine takes it: 1,234.5 as 1234.50.
function dollars(s: string): string | undefined {
  const r = read(s, "point");
  return r && "value" in r && agrees(r.currency, "USD") && /^\d{1,10}(\.\d{1,2})?$/.test(r.value) ? amount(cents(r.value)) : undefined;
}
