// The words in which the checker of order files is asked and answers, under the names that
// its page has for them.

import type { FileFilter, FileOptions, OutcomeSum, OrdersSummary, MonthSum, OriginSum, PersonDayOver } from "../../../wasm/host/contract";

export type {
  FileAssumptions as Assumptions, FileExplained as Explained, FileFilter as Filter, FileGuess as Guess, FileHead as Head, FileOptions as Options, FileProduct as Product,
  FileProducts as ProductsRead, FileQuestion as Question, FileRemark as Remark, FileReport as Report, FileRow as RowAnswer, FileSheet as Sheet, Outcome,
} from "../../../wasm/host/contract";

/** What a person decided already; the rest is guessed. */
export type Fixed = Partial<Pick<FileOptions, "encoding" | "delimiter" | "header" | "columns">>;

// Of sums every amount is known: they leave out what is not.
type Known<T> = { [K in keyof T]: Exclude<T[K], null> };

/** Counts, and the sums of what is known. */
export type Sums = Known<Omit<OutcomeSum, "outcome">>;

/** The answer for the whole file. */
export type Summary = Known<Omit<OrdersSummary, "outcomes" | "months" | "origins" | "over">> & {
  outcomes: Known<OutcomeSum>[];
  months: Known<MonthSum>[];
  origins: Known<OriginSum>[];
  over: DayAnswer[];
};

/** What one person imports on one day. */
export type DayAnswer = Omit<PersonDayOver, "aggregate"> & { aggregate: NonNullable<PersonDayOver["aggregate"]> };

/** A window on rows or person-days. */
export interface View {
  sort: string;
  descending: boolean;
  filter: FileFilter;
}
