/** The columns that a report of entries is known to have, in the order in which they are taken. */
export const headings: Record<string, string[]> = {
  entry: ["entry", "entry number", "entry no", "entry summary number", "entry summary no"],
  date: ["date", "entry date", "date of entry"],
  type: ["type", "entry type", "entry type code"],
  importer: ["importer"],
  liquidated: ["liquidated", "liquidation date", "date of liquidation"],
  status: ["liquidation status"],
  paid: ["paid", "payment date", "date paid"],
  void: ["void", "ieepa duty", "ieepa duty paid", "ieepa duties paid"],
  duty: ["duty", "total duty", "total duty paid", "total duties paid"],
  hts: ["hts number", "hts number full", "hts code", "tariff number", "line tariff hts number"],
  line: ["entry summary line number", "line number", "entry line number"],
  lineDuty: ["line tariff duty amount", "duty amount", "line duty amount", "tariff duty amount"],
};

/** A heading without what exports write differently: case, hyphens, marks, doubled spaces. */
export function plain(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}
