// Shipments with known answers, which an edition carries and must give before it is used. tools/cases has the same rules in Go.

import { Refused } from "./note";

interface Case {
  /** Its line among all cases of the edition; one of those has a name. */
  line?: number;
  id?: string;
  request: { date?: string };
  expect: Record<string, unknown>;
  waits?: string;
}

type Answer = Record<string, unknown> & { error?: { code: string }; exemption: Record<string, unknown> };

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
    const got = found(a, word, want);
    if (got !== true) return `${word}: expected ${JSON.stringify(want)}, got ${JSON.stringify(got)}`;
  }
  return "";
}

// True where an answer has what is expected under a word, else what it has.
function found(a: Answer, word: string, want: unknown): unknown {
  if (a.error) return word === "error" && a.error.code === want ? true : a.error.code;
  const same = (got: unknown) => got === want || (got ?? null);
  switch (word) {
    case "outcome": case "duty": case "fees": case "total": case "atLeast": case "atMost": return same(a[word]);
    case "exempt": case "limit": case "statutoryLimit": case "aggregate": case "headroom": return same(a.exemption[word]);
    case "provision": return String(a.exemption.provision).includes(String(want)) || a.exemption.provision;
    case "because": case "notBecause": {
      const has = (a.exemption.because as { rule: string }[]).map(b => b.rule);
      return (want as string[]).every(rule => has.includes(rule) === (word === "because")) || has;
    }
    case "entry": {
      const type = (a.entry as { type: string } | null)?.type ?? null;
      return Array.isArray(want) ? want.includes(type) || type : same(type);
    }
    case "lines": {
      const lines = a.lines as Record<string, unknown>[];
      return Object.entries(want as object).every(([layer, figure]: [string, unknown]) => {
        const line = lines.find(l => l.layer === layer), figures = typeof figure === "object" && figure ? figure : { rate: figure };
        return line && Object.entries(figures).every(([name, value]) => (line[name] ?? null) === value);
      }) || lines;
    }
    case "noLines": return !(a.lines as { layer: string }[]).some(l => (want as string[]).includes(l.layer)) || a.lines;
    case "asks": case "assumed": case "unsupported": case "notApplied": {
      const text = JSON.stringify(a[word]);
      return (want as string[]).every(part => text.includes(part)) || a[word];
    }
    default: return "a word that no case may expect";
  }
}
