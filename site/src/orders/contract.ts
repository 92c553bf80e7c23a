// The words in which the checker of order files is asked and answers. Amounts are
// decimal text, null where they are not known; days are YYYY-MM-DD.

import type { CheckAnswer, CheckRequest, LawState, Sources } from "../../../wasm/host/contract";

/** How a file is to be read. */
export interface Options {
  /** Size of the file. */
  bytes?: number;
  format: string;
  encoding: string;
  delimiter: string;
  /** How lines end: "lf", also for CR LF, or "cr". */
  lineEnd: string;
  /** Line the names of the columns stand in, 0 for none. */
  header: number;
  /** Columns by the field they hold. */
  columns: Record<string, string>;
  dates: string;
  decimal: string;
  /** What a total is: "line", "order" or "paid". */
  totals: string;
  /** Whose day is counted. */
  identity: string;
  /** Of rows that do not say. */
  currency: string;
  country: string;
  /** What becomes of orders with a status that is not known, by its word. */
  statuses: Record<string, string>;
  /** US dollars for one of another currency. */
  fx: Record<string, string>;
}

/** What a person decided already; the rest is guessed. */
export type Fixed = Partial<Pick<Options, "encoding" | "delimiter" | "header" | "columns">>;

/** A column of the file, and which field it is taken for. */
export interface Column {
  name: string;
  /** How options call it. */
  column: string;
  /** "" when it is not used. */
  field: string;
  samples: string[];
}

/** Something only a person can say. `field` is its path in the options. */
export interface Question {
  field: string;
  text: string;
  answer: string;
  choices: { value: string; text: string }[];
}

/** What the first bytes of a file tell of it. */
export interface Guess {
  format: string;
  name: string;
  encoding: string;
  delimiter: string;
  header: number;
  columns: Column[];
  rows: string[][];
  fields: { field: string; label: string; hint: string }[];
  options: Options;
  questions: Question[];
  /** Fields without which nothing can be answered. */
  missing: string[];
  notes: string[];
}

/** What was read of the file. */
export interface Report {
  rows: number;
  lines: number;
  bytes: number;
  /** `worth` is what rows say that do not count. */
  statuses: { status: string; text: string; rows: number; worth: string }[];
  people: number;
  personDays: number;
  orders: number;
  products: number;
  identity: { by: string; text: string; people: number; rows: number }[];
  from: string;
  to: string;
  retail: string;
  currencies: { currency: string; rows: number }[];
  countries: { country: string; name: string; rows: number }[];
  withoutProduct: { sku: string; rows: number }[];
  rejected: { rows: number; first: { line: number; column: string; reason: string }[] };
  warnings: string[];
  remarks: Remark[];
}

/** What a person must know of how a file was read. */
export interface Remark {
  /** What was taken for granted, taken off the value, left out of it, or is told as it is. */
  kind: "presumed" | "taken-off" | "left-out" | "as-it-is";
  what: string;
  text: string;
  rows: number;
  amount: string | null;
  /** Columns, lines or words that it names. */
  words: string[];
}

/** What the file does not say. */
export interface Assumptions {
  mode?: string;
  from?: string;
  origin?: string;
  hts?: string;
  claim?: string;
  facts?: string[];
  transitDays?: string;
  /** The day whose law holds, "" for each order's own. */
  asOf?: string;
  filing?: string;
  eccf?: boolean;
  postalMethod?: string;
  withdrawnFrom?: string;
  /** False leaves the rows as they were answered before. */
  keep?: boolean;
}

/** How the law takes an order. */
export type Outcome = CheckAnswer["outcome"];

/** Counts, and the sums of what is known. */
export interface Sums {
  rows: number;
  orders: number;
  personDays: number;
  retail: string;
  duty: string;
  fees: string;
  total: string;
  /** Orders whose amounts are not known and not in the sums. */
  unknown: number;
  /** What fees of theirs are known. */
  openFees: string;
}

/** The answer for the whole file. */
export interface Summary extends Sums {
  assumed: Assumptions;
  people: number;
  personDaysOver: number;
  /** Over the limit of the statute, suspended or not. */
  personDaysOverStatute: number;
  outcomes: (Sums & { outcome: Outcome })[];
  months: (Sums & Record<Outcome, number> & { month: string })[];
  origins: { origin: string; name: string; rows: number; retail: string; duty: string }[];
  reasons: { outcome: Outcome; rule: string; text: string; orders: number; cite?: string[] }[];
  asks: { field: string; text: string; decides: string; effect: string; orders: number; cite?: string[] }[];
  over: DayAnswer[];
  law: LawState;
  sources?: Sources;
}

/** A row of the file and its answer. */
export interface RowAnswer {
  row: number;
  line: number;
  status: string;
  day: string;
  person: string;
  by: string;
  personDay: number | null;
  order: string;
  sku: string;
  origin: string;
  country: string;
  retail: string | null;
  outcome: Outcome | "";
  aggregate: string | null;
  limit: string | null;
  duty: string | null;
  fees: string | null;
  total: string | null;
  why: string;
}

/** What one person imports on one day. */
export interface DayAnswer {
  personDay: number;
  day: string;
  person: string;
  by: string;
  orders: number;
  rows: number;
  aggregate: string;
  limit: string | null;
  over: string | null;
  outcome: Outcome;
  duty: string | null;
  fees: string | null;
  total: string | null;
}

/** Which rows are shown. */
export interface Filter {
  status?: string;
  outcome?: string;
  month?: string;
  text?: string;
  over?: boolean;
  personDay?: number | null;
}

/** A window on rows or person-days. */
export interface View {
  sort: string;
  descending: boolean;
  filter: Filter;
}

/** The order of a row, as a question to the calculator and its answer. */
export interface Explained {
  request: CheckRequest;
  answer: CheckAnswer;
}

/** What was read of a product table. */
export interface ProductsRead {
  products: number;
  problems: { code: string; field?: string; message: string }[];
  table?: Product[];
}

/** What is known of a product. */
export interface Product {
  sku: string;
  hts?: string;
  origin?: string;
  customsValue?: string;
  currency?: string;
  claim?: string;
  facts?: string[];
  measures?: Record<string, string>;
}

/** A sheet of a workbook. */
export interface Sheet {
  name: string;
  hidden: boolean;
}

/** What the beginning of a file told: of a workbook its sheets, and which of them is read. */
export interface Head {
  bytes: number;
  sheets?: Sheet[];
  sheet?: string;
}
