// The words of the calculator's requests and answers that the page uses. Amounts,
// rates and dates are text: the page shows them and never computes with them.

/** What is said, for those who render it themselves: an id and values, or several messages one behind the other. */
export type Message = [id: string, values: Record<string, MessageValue>] | Message[];
/** A value in a message: a text as the contract writes it, several of them, or a message. */
export type MessageValue = string | string[] | Message;

/** Amounts as text, by what they are of. */
export type Amounts = Record<string, string>;

/** One kind of goods in a shipment. */
export interface Item {
  description?: string;
  hts?: string;
  origin?: string;
  quantity?: string;
  retailValue?: string;
  customsValue?: string;
  currency?: string;
  /** Quantities of all pieces together, by the schedule's units. */
  measures?: Amounts;
  /** Value of the metal in one piece, by metal. */
  metalValue?: Amounts;
  /** Percent of the weight, by metal. */
  metalWeight?: Amounts;
  claim?: string;
  recipient?: string;
  facts?: string[];
}

/** A question about one shipment. */
export interface CheckRequest {
  date?: string;
  mode?: string;
  from?: string;
  purpose?: string;
  person?: { id?: string; kind?: string };
  withdrawnFrom?: string;
  items: Item[];
  priorToday?: string;
  splitFromOneOrder?: boolean;
  postalMethod?: string;
  filing?: string;
  /** The type of entry that is made, where several are possible. */
  entry?: string;
  loaded?: string;
  fx?: Record<string, string>;
}

/** A text of the law or about it. */
export interface Source {
  title: string;
  url: string;
  published?: string;
  checked?: string;
  confidence?: "official" | "secondary" | "background";
}

/** Sources by the ids that `cite` lists. */
export type Sources = Record<string, Source>;

/** A sentence with the sources it rests on, their own words, and what is doubtful about it. */
export interface Reason {
  text: string;
  excerpt?: string;
  /** Where the excerpt is ours and no quotation. */
  excerptSay?: Message;
  note?: string;
  cite?: string[];
}

/** One amount the importer owes. */
export interface Line {
  item?: number;
  layer: string;
  /** Tariff number, or the heading of chapter 99. */
  heading?: string;
  value?: string;
  base?: string;
  rate?: string;
  amount: string;
  text?: string;
  say?: Message;
  cite?: string[];
}

/** A fact that is missing, as a question. */
export interface Ask {
  field?: string;
  /** The fact that answers it with yes, if one does. */
  fact?: string;
  text: string;
  say?: Message | undefined;
  /** The question alone; what more is said of it follows apart. */
  question?: string;
  questionSay?: Message | undefined;
  more?: string;
  decides?: string;
  effect?: string;
  cite?: string[];
  /** The field that is asked for: of an item, or of the shipment without one. */
  about?: { item?: number; field: string; of?: string };
  /** What the total becomes with each answer that can be named. */
  options?: Option[];
  /** Dollars of range that an answer takes away; left out where there was no upper bound. */
  narrows?: string;
}

/** Bounds of the total; one that is not known is left out. */
export interface Bounds {
  least?: string;
  most?: string;
}

/** An answer to a question: what it sets in the request, and the total with it. */
export interface Option extends Bounds {
  answer: Partial<Pick<Item, "hts" | "claim" | "facts" | "metalValue" | "metalWeight" | "measures">> &
    Partial<Pick<CheckRequest, "entry" | "loaded" | "postalMethod">>;
  text: string;
}

/** A way in which the goods may be entered, with what it costs. */
export interface EntryWay {
  type: string;
  name: string;
  text?: string;
  fees: string | null;
  total: string | null;
  lines: Line[];
  cite?: string[];
}

/** What was due since the law was last checked and could not be seen. */
export interface OpenPoint {
  id: string;
  text: string;
  since: string;
  readings: (Bounds & { text: string })[];
  cite?: string[];
}

/** The duty by one method the carrier could have chosen. */
export interface Alternative {
  method: string;
  duty: string;
  lines?: Line[];
}

/** An entry type, and why. */
export interface Entry {
  type: string;
  name: string;
  text?: string;
  cite?: string[];
  alternatives?: Entry[];
}

/** How the day's limit was applied. */
export interface Exemption {
  provision?: string;
  limit: string | null;
  statutoryLimit?: string | null;
  aggregate?: string;
  headroom?: string | null;
  exempt: boolean;
  because?: (Reason & { rule: string })[];
  recipients?: { recipient: string; aggregate: string; exempt: boolean }[];
}

/** How far the law's data reaches. */
export interface LawState {
  edition: string;
  verifiedThrough: string;
  beyondVerified: boolean;
  ahead?: (Reason & { date: string })[];
}

/** The answer to a check. */
export interface CheckAnswer {
  outcome: "exempt" | "dutiable" | "incomplete" | "prohibited" | "unsupported";
  exemption?: Exemption | null;
  entry?: Entry | null;
  lines?: Line[];
  notApplied?: { rule?: string; layer?: string; why: string; cite?: string[] }[];
  asks?: Ask[];
  unsupported?: (Reason & { what: string })[];
  /** What was presumed and not said: the field that says otherwise, and the fact whose denial does. */
  assumed?: { field: string; fact?: string; text: string; cite?: string[] }[];
  duty?: string | null;
  fees?: string | null;
  total?: string | null;
  /** Bounds of the duty, where it is not known and they are. */
  atLeast?: string | null;
  atMost?: string | null;
  /** Bounds of the total over everything not known, claimed or chosen; why says why one is not known. */
  couldBe?: Bounds & { why?: string };
  /** Each way in which the goods may be entered; the first is the one answered. */
  entries?: EntryWay[];
  open?: OpenPoint[];
  /** The duty by each method the carrier could have chosen. */
  alternatives?: Alternative[];
  refund?: Refund;
  law: LawState;
  sources?: Sources;
}

/** The part of the duty that was void. */
export interface Refund {
  /** What comes back, and the duty without it; null where a fact is missing. */
  void: string | null;
  owed: string | null;
  lines: Line[];
  instead: Line[];
  kept: Line[];
  text: string;
  cite?: string[];
}

/** A stretch of time under one rule. `to` is empty when no end is known. */
export interface Period {
  from: string;
  to: string;
  status: "free" | "not-free" | "none";
  limit?: string | null;
  text: string;
  cite?: string[];
}

/** The part of a law answer that the page draws. */
export interface LawAnswer {
  date: string;
  timeline?: Period[];
  sources?: Sources;
}

/** A line of the tariff that was looked for. */
export interface FoundLine {
  number: string;
  statistical?: string;
  /** The likeliest number, as exact as there is: a guess where nothing said tells numbers apart. */
  hts: string;
  /** Descriptions, from the heading down. */
  path: string[];
  general: string;
  units: string[];
  /** What the goods would bear on the line, where origin, mode and value were given; null where it is not known. */
  duty?: string | null;
  atLeast?: string;
  atMost?: string;
  /** The first line before it that bears the same. */
  sameAs?: string;
}

/** What a search of the tariff found, the best first. */
export interface FindAnswer {
  edition: string;
  lines: FoundLine[];
  /** Words that say too little; alone they find no lines. */
  vague?: string[];
  /** How far the first heading may be trusted: so many of so many such searches that were measured. */
  sure?: { level: "clear" | "choose" | "guess"; right: string; of: string };
  /** The distinction of the tariff that changes the duty. */
  decides?: { under?: string; choices: { text: string; numbers: string[]; least?: string; most?: string }[] };
}

/** One thing wrong with a request. */
export interface Fault {
  code: string;
  field?: string;
  message: string;
  also?: Fault[];
}

/** What the engine says instead of an answer. */
export interface Failure {
  error: Fault;
}
