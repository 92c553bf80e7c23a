import type { CheckAnswer, Failure } from "../contract";
import type { CheckRequest } from "../draft";
import { asks } from "../bearing";
import { type Find, title } from "../hts";
import { of } from "../language";
import * as form from "./form";
import { bounds } from "./headline";
import { rows } from "./items";

// Where the tariff number is missing and words say what the goods are, the answer proposes the
// lines that fit the words, each with what would be paid.

const most = 4;

/** Puts the likeliest lines into the question for the number that decides. */
export async function propose(q: CheckRequest, a: CheckAnswer, find: Find, ask: (q: CheckRequest) => Promise<CheckAnswer | Failure>): Promise<void> {
  const about = a.asks?.find(k => /^items\[\d+\]\.hts$/.test(k.field ?? "") && !k.options?.length);
  const at = Number(/\d+/.exec(about?.field ?? "")?.[0]), item = about && q.items[at], input = rows()[at]?.querySelector<HTMLElement>("[data-field=hts] input");
  if (!about || !item?.description || item.hts || !input) return;
  const found = await find(item.description, most * 3, asks(form.goods(input)));
  // Lines that are guesses would be taken for more than that.
  if (typeof found === "string" || found.sure?.level === "guess") return;
  const lines = found.lines.filter((l, i, all) => all.findIndex(o => o.number === l.number) === i).slice(0, most);
  const options: NonNullable<typeof about.options> = [];
  for (const line of lines) {
    const hts = line.statistical ?? line.number;
    const answer = await ask({ ...q, items: q.items.map((it, i) => i === at ? { ...it, hts } : it) });
    if ("error" in answer) return;
    const { least, most } = bounds(answer);
    // Of two that are called the same, the heading tells which is which.
    const name = title(line.path), same = lines.some(o => o !== line && title(o.path) === name);
    options.push({ answer: { hts }, text: `${same ? of(name, line.path[0]!.replace(/:$/, "")) : name} (${line.number})`, ...(least && { least }), ...(most && { most }) });
  }
  about.options = options;
}
