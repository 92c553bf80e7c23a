// Shipments with known answers, which an edition carries and must give before it is used. Which words they expect stands in tools/cases/words.csv.

import { Refused } from "./note";
import { type Holds, words } from "./words";

interface Case {
  /** Its line among all cases of the edition; one of those has a name. */
  line?: number;
  id?: string;
  request: { date?: string };
  expect: Record<string, unknown>;
  waits?: string;
}

type Answer = Record<string, unknown> & { error?: unknown };

/**
 * Asks the known answers of an edition, a line of JSON each. It throws for the first that is not given, and
 * returns how many were. Of days before `from`, whose tariff is not at hand, none is asked; "" means that all is.
 */
export async function tried(cases: string, from: string, ask: (request: string) => string | Promise<string>, rest: () => Promise<void>): Promise<number> {
  let asked = 0, began = performance.now();
  for (const line of cases.split("\n").filter(line => line.trim())) {
    const known = JSON.parse(line) as Case;
    if (known.waits || (known.request.date ?? "") < from) continue;
    const said = await ask(JSON.stringify(known.request));
    // A number that the schedule at hand lacks may be one of the days before it.
    if (from && said.includes('"hts-unknown"')) continue;
    const wrong = fails(JSON.parse(said) as Answer, known.expect);
    if (wrong) throw new Refused("cases", `the edition fails its own case ${known.id ?? `in line ${known.line}`}, of ${known.request.date}: ${wrong}`);
    asked++;
    if (performance.now() - began < 20) continue;
    await rest();
    began = performance.now();
  }
  if (!asked) throw new Refused("cases", "the edition carries no known answers");
  return asked;
}

// What of an answer is not as it is known, "" where all is.
function fails(a: Answer, expect: Record<string, unknown>): string {
  if (!Object.keys(expect).length) return "nothing is expected";
  for (const [word, want] of Object.entries(expect)) {
    const [at, holds] = words[word] ?? [];
    if (at === undefined) return `the word ${word} is not one that a case may expect`;
    if (a.error && word !== "error") return `${word}: got the error ${JSON.stringify(a.error)}`;
    const got = at.split(".").reduce<unknown>((of, name) => (of as Answer | null)?.[name], a);
    if (!held(holds!, got, want)) return `${word}: expected ${JSON.stringify(want)}, got ${JSON.stringify(got ?? null)}`;
  }
  return "";
}

// Whether what an answer has is what is expected.
function held(holds: Holds, got: unknown, want: unknown): boolean {
  const list = (Array.isArray(want) ? want : []) as unknown[], objects = (Array.isArray(got) ? got : []) as Record<string, unknown>[];
  switch (holds) {
    case "is": return (got ?? null) === want;
    case "contains": return String(got ?? "").includes(String(want));
    case "rules": case "no rules": return list.every(rule => objects.some(o => o.rule === rule) === (holds === "rules"));
    case "one of": return (got ?? null) === want || list.includes(got ?? null);
    case "charges": return Object.entries(want as object).every(([layer, figure]: [string, unknown]) => {
      const line = objects.find(l => l.layer === layer), figures = typeof figure === "object" && figure ? figure : { rate: figure };
      return line && Object.entries(figures).every(([name, value]) => (line[name] ?? null) === value);
    });
    case "charges nothing of": return !objects.some(l => list.includes(l.layer));
    case "mentions": {
      const text = JSON.stringify(got ?? null);
      return list.every(part => text.includes(part as string));
    }
  }
}
