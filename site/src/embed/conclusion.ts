// What of an answer the page around is told when it did not ask for what the visitor typed:
// what the law says in the end, and nothing that names goods, values, places or people. The
// fields to tell are listed, so that whatever an answer has beside them stays here.

type Json = Record<string, unknown>;

/** What a field holds that is told: all of it, or some of its own fields. */
interface Fields { [name: string]: true | Fields }

const law: Fields = { edition: true, verifiedThrough: true, beyondVerified: true };
const day: Fields = {
  date: true, cheapest: true, runnerUp: true, law,
  routes: { id: true, name: true, status: true, exempt: true, perOrder: true, perMonth: true, daysDoorToDoor: true, assumedShare: true },
};
const outcomes: Record<string, Fields> = {
  check: {
    outcome: true, duty: true, fees: true, total: true, atLeast: true, atMost: true, couldBe: { least: true, most: true }, law,
    exemption: { provision: true, limit: true, statutoryLimit: true, exempt: true },
    entry: { type: true, name: true },
  },
  compare: { ...day, against: day },
  orders: { orders: true, rows: true, duty: true, fees: true, total: true, personDaysOver: true, outcomes: { outcome: true, orders: true, rows: true, duty: true, fees: true, total: true }, law },
};

/** The conclusion of an answer to a verb. */
export function conclusion(verb: string, answer: object): object {
  return part(answer as Json, outcomes[verb] ?? {});
}

function part(from: Json, fields: Fields): Json {
  const told: Json = {};
  for (const [name, which] of Object.entries(fields)) {
    const value = from[name];
    if (value === undefined) continue;
    if (which === true) told[name] = value;
    else if (Array.isArray(value)) told[name] = value.map(v => part(v as Json, which));
    else told[name] = value === null ? null : part(value as Json, which);
  }
  return told;
}
