// Amounts as people write them, read in one place for every page: "$1,433.66", "1.433,66 €",
// "1 433,66", "４８". The engine takes digits and a point.

/** What a text says: a number, or two where a mark may stand between thousands or before decimals. */
export type Reading = { value: string; currency: string } | { either: [string, string]; currency: string };

const signs: [string, string][] = [
  ["us$", "USD"], ["ca$", "CAD"], ["c$", "CAD"], ["au$", "AUD"], ["a$", "AUD"], ["nz$", "NZD"], ["hk$", "HKD"], ["nt$", "TWD"], ["s$", "SGD"], ["mx$", "MXN"], ["r$", "BRL"],
  ["€", "EUR"], ["£", "GBP"], ["cn¥", "CNY"], ["jp¥", "JPY"], ["rmb", "CNY"], ["元", "CNY"], ["円", "JPY"], ["₹", "INR"], ["₩", "KRW"], ["₫", "VND"], ["$", "$"], ["¥", "¥"],
];
const several: Record<string, string[]> = {
  "$": ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL"],
  "¥": ["JPY", "CNY"],
};

/** Reads an amount, or nothing where it is none. */
export function read(text: string): Reading | undefined {
  const { rest, currency } = sign(text.normalize("NFKC").toLowerCase().replace(/[\s’'٬]+/g, " ").trim());
  const digits = rest.replace(/^\+/, "");
  // A mark that stands once, with three digits behind it, may be either.
  const one = /^([1-9]\d{0,2})[.,](\d{3})$/.exec(digits);
  if (one) return { either: [one[1]! + one[2]!, `${one[1]!}.${one[2]!}`], currency };
  const value = plain(digits, ".") ?? plain(digits, ",");
  return value === undefined ? undefined : { value, currency };
}

/** Whether an amount with this sign or code may be in a currency. */
export function agrees(named: string, code: string): boolean {
  return !named || named === code || (several[named] ?? []).includes(code);
}

// Digits with a point, from those that have decimals behind a mark and the other signs between thousands.
function plain(text: string, mark: "." | ","): string | undefined {
  const at = text.indexOf(mark), whole = at < 0 ? text : text.slice(0, at), part = at < 0 ? "" : text.slice(at + 1);
  const group = mark === "." ? "," : "\\.";
  // In India thousands are followed by hundreds of them: 1,23,456.50.
  const grouped = new RegExp(`^(\\d+|[1-9]\\d{0,2}(${group}\\d{3})+|[1-9]\\d{0,2}( \\d{3})+|[1-9]\\d?(${group}\\d{2})+${group}\\d{3})?$`);
  if (!grouped.test(whole) || !/^\d*$/.test(part) || !whole && !part) return undefined;
  return (whole.replace(/\D/g, "") || "0") + (part && `.${part}`);
}

// Takes the signs and codes of money away that stand before or behind an amount: $12 USD.
function sign(text: string): { rest: string; currency: string } {
  let rest = text, currency = "";
  for (let turn = 0; turn < 2; turn++) {
    const code = /^([a-z]{3}) ?(?=[\d.,])|(?<=[\d.,]) ?([a-z]{3})$/.exec(rest);
    const known = signs.find(([s]) => rest.startsWith(s) || rest.endsWith(s));
    const named = known ? known[1] : (code?.[1] ?? code?.[2] ?? "").toUpperCase();
    // Two that contradict each other are no amount.
    if (!named || currency && !agrees(named, currency) && !agrees(currency, named)) break;
    rest = (known ? rest.startsWith(known[0]) ? rest.slice(known[0].length) : rest.slice(0, -known[0].length) : rest.replace(code![0], "")).trim();
    currency = !currency || currency in several ? named : currency;
  }
  return { rest, currency };
}
