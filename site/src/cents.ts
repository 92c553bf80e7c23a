// The pages add and subtract a few amounts that an answer or a file gives line by line. They do
// so on whole cents, never on fractions of a dollar.

/** "12.30" as 1230n. An amount of an answer has two decimals. */
export function cents(amount: string): bigint {
  const [whole = "0", part = ""] = amount.replace("-", "").split(".");
  const all = BigInt(whole + part.padEnd(2, "0").slice(0, 2));
  return amount.startsWith("-") ? -all : all;
}

/** 1230n as "12.30". */
export function amount(all: bigint): string {
  const digits = String(all < 0n ? -all : all).padStart(3, "0");
  return `${all < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The sum of amounts. */
export function sum(amounts: string[]): string {
  return amount(amounts.reduce((total, a) => total + cents(a), 0n));
}

/** Which of two amounts is larger, for sorting. */
export function order(a: string, b: string): number {
  const difference = cents(a) - cents(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
