import type { FindAnswer, FoundLine } from "../../wasm/host/contract";
import { el } from "./dom";
import { t } from "./language";
import { taken } from "./reading";
import { count, money } from "./words";

// What the goods of a form would bear on each line that was found, and the distinction that decides.

/** Goods as far as a form tells of them. */
export interface Goods {
  /** Where they were made, and how they travel: empty where the form does not say it. */
  origin: string;
  mode: string;
  /** What the page calls that way. */
  way: string;
  /** What one is worth in dollars; empty where that is not said in dollars. */
  value: string;
}

/** The goods of a row: in dollars where the row has dollars. */
export function goods(row: HTMLElement, mode: string, way: string): Goods {
  const said = (name: string) => {
    const field = row.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-field="${name}"] :is(input, select)`);
    return field ? taken(field) : "";
  };
  return { origin: said("origin").replace(/^\[.*/, ""), mode, way, value: said("currency") === "USD" ? said("customsValue") || said("retailValue") : "" };
}

/** What a search asks of goods, or nothing where too little is known of them. */
export function asks(goods: Goods): { origin: string; mode: string; value: string } | undefined {
  const { origin, mode } = goods;
  return origin && mode ? { origin, mode, value: worth(goods) } : undefined;
}

// Goods of which the form does not say what they are worth are taken for a round sum, and it is said.
function worth({ value }: Goods): string {
  return /^\d+(\.\d+)?$/.test(value) && Number(value) > 0 ? value : "100";
}

/** What the amounts beside the lines are, or what is missing for them. */
export function basis(found: FindAnswer, goods: Goods): string {
  if (found.lines[0]?.duty === undefined) return t`Say where it was made and how it travels, and each line shows its duty.`;
  const of = t`Duty on one worth ${money(worth(goods), true)}, sent by: ${goods.way}.`;
  const same = found.lines.length > 1 && found.lines[0].duty !== null && found.lines.every(l => l.duty === found.lines[0]!.duty);
  return same ? `${of} ${t`All lines found bear the same: which of them it is changes nothing that is paid.`}` : of;
}

/** What goods bear on a line, and which line bears the same. */
export function bears(line: FoundLine): HTMLElement[] {
  if (line.duty === undefined) return [];
  const duty = amount(line.duty ?? line.atLeast, line.duty ?? line.atMost);
  return [el("span", { class: "bears" }, line.sameAs ? t`${duty}, the same as ${line.sameAs}` : duty)];
}

function amount(least?: string, most?: string): string {
  if (!most && !least) return t`Duty not known`;
  if (!most) return t`Duty ${money(least!)} or more`;
  if (!least) return t`Duty up to ${money(most)}`;
  return least === most ? t`Duty ${money(least)}` : t`Duty ${money(least)} to ${money(most)}`;
}

/** What the person must know before choosing: that the words leave it open. */
export function open({ sure }: FindAnswer): string {
  switch (sure?.level) {
    case "choose": return t`Several headings fit your words.`;
    case "guess": return t`Your words name no goods known here: these are guesses.`;
    default: return "";
  }
}

/** How far the first heading may be trusted, as it was measured. */
export function measured({ sure }: FindAnswer): string {
  if (!sure) return "";
  return sure.level === "clear" ? t`Your words say clearly what it is. Of ${count(sure.of)} descriptions as clear, the first heading was right for ${count(sure.right)}.`
    : t`Of ${count(sure.of)} such descriptions, the first heading was right for ${count(sure.right)}.`;
}

/** A branch of the tariff's tree that bears a duty of its own. */
export interface Choice {
  path: string[];
  numbers: string[];
  text: string;
}

// How many branches are asked: those that the search holds for likeliest.
const most = 4;

/** The distinction that decides, with what its branches have in common; the residual branch last. */
export function decides(found: FindAnswer): { under: string[]; choices: Choice[] } | undefined {
  const d = found.decides;
  if (!d) return undefined;
  const choices = d.choices.slice(0, most).map(c => {
    const path = found.lines.find(l => l.number === c.numbers[0])!.path;
    // The same words may stand at several levels; the branch is where they stand below what it divides.
    const at = Math.max(0, path.findIndex((p, i) => plain(p) === c.text && (d.under === undefined ? i === 0 : plain(path[i - 1] ?? "") === d.under)));
    return { path: path.slice(0, at + 1), numbers: c.numbers, text: amount(c.least, c.most) };
  });
  if (choices.length < 2) return undefined;
  const last = (c: Choice) => Number(/^other:?$/i.test(c.path.at(-1)!));
  choices.sort((a, b) => last(a) - last(b));
  return { under: choices[0]!.path.slice(0, -1), choices };
}

function plain(description: string): string {
  return description.replace(/:$/, "");
}
