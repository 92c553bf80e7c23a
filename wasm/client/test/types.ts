// Compiles only where the types say what they should.
import { local, remote, RequestError, type CheckRequest, type Section321 } from "../../../build/client/index.js";

const request: CheckRequest = { date: "2026-09-01", mode: "express", from: "CN", items: [{ origin: "CN", retailValue: "24.00" }] };

async function use(calculator: Section321): Promise<string> {
  const answer = await calculator.check(request);
  for await (const each of calculator.checkAll([request])) if ("error" in each) return each.error.code;
  const cheapest: string = (await calculator.compare({ date: "2026-09-01", product: { origin: "CN", retailValue: "24.00" }, orders: { perMonth: "900" } })).cheapest;
  // @ts-expect-error goods do not arrive by camel
  await calculator.check({ ...request, mode: "camel", eccf: true });
  const heading: string = (await calculator.law({ date: "2026-09-01" })).measures[0]!.heading;
  const back: string | null = (await calculator.refund({ on: "2026-07-15", entries: [{ date: "2025-06-01", type: "01" }] })).entries[0]!.void;
  const flagged: string[] = (await calculator.flags(request)).orders.map((o) => o.case);
  if (flagged.length > 0) return flagged[0]!;
  if (back === null) return (await calculator.bill({ shipment: request, bill: { duty: "1.00" } })).verdict;
  // @ts-expect-error an amount is text
  const sum: number = answer.total;
  // @ts-expect-error the day is required
  await calculator.law({ origin: "CN" });
  return cheapest + heading + String(sum);
}

export async function both(): Promise<string[]> {
  try {
    return [await use(await local()), await use(remote("http://127.0.0.1"))];
  } catch (error) {
    return error instanceof RequestError ? [error.code] : [];
  }
}
