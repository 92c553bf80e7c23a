import type { CheckAnswer, Failure } from "../../../wasm/host/contract";
import { byId } from "../dom";
import type { CheckRequest } from "../draft";
import { type Find, title } from "../hts";
import { of, t } from "../language";
import type { Choice } from "../questions";
import { bounds } from "./headline";
import { rows } from "./items";

// Where the tariff number is missing and words say what the goods are, the answer proposes the
// lines that fit the words, each with what would be paid.

const most = 4;

// The same words find the same lines, whatever else is typed.
let before: { of: string; found: ReturnType<Find> } | undefined;

function looked(words: string, date: string, find: Find): ReturnType<Find> {
  const of = `${date} ${words}`;
  if (before?.of !== of) {
    before = { of, found: find(words, most * 3) };
    // What could not be looked up is tried again.
    void before.found.then(found => typeof found === "string" && before?.of === of && (before = undefined));
  }
  return before.found;
}

type Asking = (q: CheckRequest) => Promise<CheckAnswer | Failure>;

/** Puts into the questions what is likely, each with what would be paid. */
export async function propose(q: CheckRequest, a: CheckAnswer, find: Find, ask: Asking): Promise<void> {
  await countries(q, a, ask);
  await lines(q, a, find, ask);
}

// Where goods may have been made anywhere, the countries that most parcels come from are offered.
async function countries(q: CheckRequest, a: CheckAnswer, ask: Asking): Promise<void> {
  const about = a.asks?.find(k => /^items\[\d+\]\.origin$/.test(k.field ?? "") && !k.options?.length), at = Number(/\d+/.exec(about?.field ?? "")?.[0]);
  if (!about) return;
  const often = [...byId("from").querySelector("optgroup")!.children] as HTMLOptionElement[], options: Choice[] = [];
  const answers = await Promise.all(often.map(({ value }) => ask({ ...q, items: q.items.map(({ origins, ...it }, i) => i === at ? { ...it, origin: value } : { ...it, ...(origins && { origins }) }) })));
  for (const [i, { value, text }] of often.entries()) {
    const answer = answers[i]!;
    if ("error" in answer) return;
    const { least, most } = bounds(answer);
    options.push({ answer: { origin: value }, text, ...(least && { least }), ...(most && { most }) });
  }
  about.options = options;
  about.more = t`Any other country can be chosen in the form.`;
  delete about.moreSay;
}

// Puts the likeliest lines into the question for the number that decides.
async function lines(q: CheckRequest, a: CheckAnswer, find: Find, ask: Asking): Promise<void> {
  const about = a.asks?.find(k => /^items\[\d+\]\.hts$/.test(k.field ?? "") && !k.options?.length);
  const at = Number(/\d+/.exec(about?.field ?? "")?.[0]), item = about && q.items[at], input = rows()[at]?.querySelector<HTMLElement>("[data-field=hts] input");
  if (!about || !item?.description || item.hts || !input) return;
  const found = await looked(item.description, q.date ?? "", find);
  // Lines that are guesses would be taken for more than that.
  if (typeof found === "string" || found.sure?.level === "guess") return;
  const fit = found.lines.filter((l, i, all) => all.findIndex(o => o.number === l.number) === i).slice(0, most);
  const options: Choice[] = [];
  const numbers = fit.map(line => line.statistical ?? line.number);
  const answers = await Promise.all(numbers.map(hts => ask({ ...q, items: q.items.map((it, i) => i === at ? { ...it, hts } : it) })));
  for (const [i, line] of fit.entries()) {
    const hts = numbers[i]!, answer = answers[i]!;
    if ("error" in answer) return;
    const { least, most } = bounds(answer);
    // Of two that are called the same, the heading tells which is which.
    const name = title(line.path), same = fit.some(o => o !== line && title(o.path) === name);
    options.push({ answer: { hts }, number: line.number, text: same ? of(name, line.path[0]!.replace(/:$/, "")) : name, ...(least && { least }), ...(most && { most }) });
  }
  about.options = options;
}
