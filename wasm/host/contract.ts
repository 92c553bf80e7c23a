// The requests and answers of the calculator. Amounts, rates and dates are text: a page shows
// them and never computes with them.
//
// tools/contract writes this file from calc/wire/contract.

/** A value in a message: a text as the contract writes it, several of them, or a message. */
export type MessageValue = string | string[] | Message;

/** A BillRequest asks whether a carrier's bill is right. */
export interface BillRequest {
  shipment: CheckRequest;
  /** What the bill says, line by line. */
  bill: BillAmounts;
  /** What the carrier publishes for its own charges. */
  published?: BillAmounts;
}

/** BillAmounts are the lines of a bill, by what they are for. */
export interface BillAmounts {
  duty?: Amount;
  fees?: Amount;
  tax?: Amount;
  processing?: Amount;
  brokerage?: Amount;
  disbursement?: Amount;
  advancement?: Amount;
  carrier?: Amount;
  carrierTax?: Amount;
  total?: Amount;
}

/** A BillAnswer has each line of the bill beside what is owed. */
export interface BillAnswer {
  verdict: BillVerdict;
  lines: BillLine[];
  causes: Cause[];
  dispute: string[];
  disputeSay?: Message[];
  protestUntil?: Date;
  answer: CheckAnswer;
}

/** A BillLine is a line of the bill beside ours; null where ours has no single amount. */
export interface BillLine {
  line: string;
  billed: Money;
  ours: Money | null;
  difference?: Money;
  text?: string;
  say?: Message;
}

/** A Cause explains a difference, with the question that settles it. */
export interface Cause {
  cause: string;
  text: string;
  say?: Message;
  /** What settles it. */
  question: string;
  questionSay?: Message;
  amount?: Money;
}

/** BillVerdict is whether the bill agrees with what is owed. */
export type BillVerdict = "agrees" | "differs" | "cannot";

/** A CatalogRequest asks what exists. */
export interface CatalogRequest {
  /** The ids of all messages of the calculator, which are many, too. */
  messages?: boolean;
}

/** A CatalogAnswer is what exists as of the last day for which the law was checked: the words that requests may use and answers have, with what a person reads for them. */
export interface CatalogAnswer {
  law: LawState;
  /** The first day whose duties are computed. The tariff of years before 2025 may be fetched when one of their days is asked for. */
  dutyFrom: DateOrNone;
  words: Words;
  /** Layers of duty, and fees. */
  layers: LayerName[];
  /** What else can be said of goods. */
  facts: FactName[];
  programs: Program[];
  countries: CountryName[];
  entries: EntryName[];
  routes: RouteName[];
  costs: CostName[];
  /** Law about refunds that is not settled. */
  unsettled: string[];
  unsettledSay?: Message[];
  /** How the headings begin under which duties were charged that come back. */
  voidHeadings: string[];
  /** Who can be importer of record. */
  importers: Named[];
  /** The ids of all messages, where they were asked for. */
  messages?: string[];
}

/** Words are those that a field of a request may be. */
export interface Words {
  mode: Mode[];
  purpose: Purpose[];
  kind: PersonKind[];
  withdrawnFrom: Storage[];
  filing: Filing[];
  postalMethod: PostalMethod[];
  metal: string[];
}

/** A LayerName is what a layer of duty or a fee is called. */
export interface LayerName {
  layer: string;
  name: string;
  nameSay?: Message;
  fee: boolean;
}

/** A FactName is a word that says what else is so of goods. */
export interface FactName extends GoodsFact {
  /** It decides whether goods are free or how they enter; the others matter to few. */
  usual: boolean;
}

/** A Program is a trade program that goods can claim, by its symbols. */
export interface Program {
  symbols: string[];
  name: string;
  nameSay?: Message;
  origins: Country[];
  from: DateOrNone;
  to: DateOrNone;
}

/** A CountryName is a country by its code, with its name in English. */
export interface CountryName {
  code: Country;
  name: string;
}

/** An EntryName is what a type of entry is called. */
export interface EntryName {
  type: string;
  name: string;
  nameSay?: Message;
  formal: boolean;
  /** Whether the name says the type already. */
  numbered: boolean;
}

/** A RouteName is a route that can be compared. */
export interface RouteName {
  route: string;
  /** How goods usually travel by it. */
  mode: Mode;
  name: string;
  nameSay?: Message;
  /** The name where there is little room. */
  short: string;
  shortSay?: Message;
  text: string;
  say?: Message;
  steps: string[];
  stepsSay?: Message[];
}

/** A CostName is a price that can be given. */
export interface CostName {
  cost: string;
  kind: string;
  per: string;
  label: string;
  labelSay?: Message;
  /** It is assumed to be the same on every route. */
  shared: boolean;
}

/** A ChangesRequest asks what the law alters for goods that are imported again and again, after the first day and to the last. What is already decided is known; what is decided later is not. */
export interface ChangesRequest {
  from: Date;
  to: Date;
  /** How the goods arrive that do not say it themselves. */
  mode?: Mode;
  goods: WatchedGoods[];
}

/** WatchedGoods are what somebody imports again and again. */
export interface WatchedGoods {
  /** What they are called. It does not bear on the answer. */
  name?: string;
  hts: string;
  origin: Country;
  mode?: Mode;
  /** What a shipment of them is worth, in dollars. */
  value: Amount;
  /** How many shipments of them come a month. */
  perMonth?: Amount;
}

/** A ChangesAnswer has the days on which what a shipment owes becomes another, the first first. */
export interface ChangesAnswer {
  from: Date;
  to?: Date;
  /** The edition that another is held against, on the first day, in place of the last. */
  before?: string;
  changes: Alteration[];
  /** The goods for which nothing changes, counted from 0. */
  unchanged: number[];
  /** Dollars a month more at the end than at the beginning, or less, of the goods with perMonth. */
  monthly?: Money;
  /** Those of them that are not in it: what they owe is not known at some time. */
  monthlyLacks?: number[];
  law: LawState;
  sources: Sources;
}

/** An Alteration is a day from which on a shipment of goods owes something else. */
export interface Alteration {
  /** Which goods, counted from 0. */
  goods: number;
  date: Date;
  turn: Turn;
  before: Owed;
  after: Owed;
  /** Dollars a month more, or less, of goods with perMonth; null where a total is not known. */
  monthly?: Money | null;
  lines: Moved[];
}

/** Turn is which way what is owed goes. */
export type Turn = "rises" | "falls" | "same" | "unclear";

/** Owed is what a shipment owes; where that is not known, between what as far as that is known. */
export interface Owed {
  total: Money | null;
  atLeast?: Money;
  atMost?: Money;
}

/** A Moved line of an answer begins, ends or charges something else. With neither before nor after it says what is not known any more. */
export interface Moved {
  layer: string;
  heading?: string;
  text: string;
  say?: Message;
  before: Figure | null;
  after: Figure | null;
  cite: Cite;
}

/** A Figure is what is charged: percent where one rate says it, and dollars. */
export interface Figure {
  rate?: Rate;
  amount: Money;
}

/** An OrdersChangesRequest asks what the law alters for the orders of a file, as if all of them arrived on the first day, on each on which the law becomes another, and on the last. */
export interface OrdersChangesRequest {
  from: Date;
  to: Date;
  /** How many months of orders the file has. Where it is not said, its days tell it, from 28 on. */
  months?: Amount;
}

/** An OrdersChanges has the days on which the orders of a file owe something else, the first first. Its sums are those of the orders whose total is known on all of these days. */
export interface OrdersChanges {
  from: Date;
  to: Date;
  /** The days of the first and the last order of the file. */
  first: DateOrNone;
  last: DateOrNone;
  /** How many months of orders the file has; null where its days are too few to tell. */
  months: Amount | null;
  /** Orders in the sums. */
  orders: number;
  /** Orders that are not in them: what they owe is not known on some day. */
  lacking: number;
  lackingRetail: Money | null;
  lacks: OrdersReason[];
  /** Orders in the sums whose fees are known at first and not from a later day on, feesFrom: they go on in the sums as they were. */
  feesGoOn: OrdersReason[];
  feesFrom: DateOrNone;
  before: Money | null;
  after: Money | null;
  /** Dollars a month more at the end than at the beginning, or less; null where the months are not known. */
  monthly: Money | null;
  days: ChangedDay[];
  law: LawState;
  sources: Sources;
}

/** A ChangedDay is a day from which on the orders of a file owe something else. */
export interface ChangedDay {
  date: Date;
  before: Money | null;
  after: Money | null;
  monthly: Money | null;
  goods: ChangedGoods[];
  /** Fees of whole orders, where they change. */
  fees?: ChangedFees | null;
}

/** ChangedGoods are goods of one number and origin, and the duty on all of them. */
export interface ChangedGoods {
  hts: string;
  origin: Country;
  claim?: string;
  facts?: string[];
  /** How many products they are, and a few of their names. */
  products: number;
  names: string[];
  rows: number;
  retail: Money | null;
  before: Money | null;
  after: Money | null;
  monthly: Money | null;
  /** The lines of the order that changes most. */
  lines: Moved[];
}

/** ChangedFees are the fees of whole orders. */
export interface ChangedFees {
  before: Money | null;
  after: Money | null;
  monthly: Money | null;
  lines: Moved[];
}

/** A CheckRequest asks about one shipment: is it free, and if not, what is owed? */
export interface CheckRequest {
  /** Day of importation. */
  date: Date;
  mode: Mode;
  /** Country of shipment. */
  from: Country;
  purpose?: Purpose;
  person?: Person;
  withdrawnFrom?: Storage | "";
  items: Item[];
  priorToday?: Amount;
  splitFromOneOrder?: boolean;
  postalMethod?: PostalMethod | "";
  filing?: Filing;
  /** Cleared at an express consignment facility; true for express where it is left out. */
  eccf?: boolean;
  /** The type of entry that is made, where several are possible. */
  entry?: string;
  loaded?: DateOrNone;
  /** US dollars for one of each foreign currency. */
  fx?: Amounts;
}

/** A Person is whose day is counted. */
export interface Person {
  id?: string;
  kind?: PersonKind;
}

/** An Item is one kind of goods in a shipment. */
export interface Item {
  description?: string;
  /** 8 or 10 digits, with or without dots. */
  hts?: string;
  /** Where it was made. One of origin and origins is needed. */
  origin?: Country;
  /** While origin is left out: the countries it may have been made in, at most 12, or * for any. All items together may have been made in 150 ways, and ways times items are at most 900. */
  origins?: string[];
  quantity?: Amount;
  /** Fair retail value of one unit in the country of shipment. */
  retailValue: Amount;
  /** Value of one unit that duty is charged on; the retail value where it is left out. */
  customsValue?: Amount;
  currency?: string;
  /** Quantities of all units together, by the tariff's units: kg, no, doz … */
  measures?: Amounts;
  /** Value of the metal in one unit. */
  metalValue?: Amounts;
  /** Percent of the weight. */
  metalWeight?: Amounts;
  /** Symbol of a program, such as S. */
  claim?: string;
  recipient?: string;
  /** What else is so of the goods; law lists the words. */
  facts?: string[];
}

/** A CheckAnswer says what the shipment owes and which law says so. */
export interface CheckAnswer {
  outcome: Outcome;
  exemption: Exemption;
  entry: Entry | null;
  lines: Line[];
  notApplied: NotApplied[];
  asks: Ask[];
  unsupported: Gap[];
  /** What was presumed and not said: the field that says otherwise, and the fact whose denial does. */
  assumed: Assumption[];
  duty: Money | null;
  fees: Money | null;
  total: Money | null;
  atLeast?: Money;
  atMost?: Money;
  /** Bounds of total over everything that is not known, and everything that could be claimed or chosen and was not. Equal where nothing is open; a bound that is not known is left out, and why says why. */
  couldBe?: CouldBe;
  /** Each way in which the goods may be entered, with what it costs; the first is the one answered. */
  entries?: EntryWay[];
  /** What was due since the law was last checked and could not be seen, and bears on the total: under each reading. */
  open?: OpenPoint[];
  alternatives: Alternative[];
  /** The part of the duty that was void; absent where none was. */
  refund?: Refund;
  law: LawState;
  sources: Sources;
}

/** NotApplied is a rule or a duty that did not apply, and why. */
export interface NotApplied {
  rule?: string;
  layer?: string;
  why: string;
  whySay?: Message;
  cite: Cite;
}

/** An Assumption is what was presumed and not said. */
export interface Assumption {
  field: string;
  fact?: string;
  text: string;
  say?: Message;
  cite: Cite;
}

/** Bounds of total over everything that is not known, and everything that could be claimed or chosen and was not. Equal where nothing is open; a bound that is not known is left out, and why says why. */
export interface CouldBe extends Bounds {
  why?: string;
  whySay?: Message;
}

/** An EntryWay is a way in which the goods may be entered, with what it costs. */
export interface EntryWay {
  type: string;
  name: string;
  nameSay?: Message;
  /** Who may use it, or why it is the one. */
  text?: string;
  say?: Message;
  fees: Money | null;
  total: Money | null;
  lines: Line[];
  cite: Cite;
}

/** An OpenPoint is what was due since the law was last checked and could not be seen. */
export interface OpenPoint {
  id: string;
  text: string;
  say?: Message;
  since: Date;
  readings: Reading[];
  cite: Cite;
}

/** A Reading is what an open point would mean, with the bounds of the total under it. */
export interface Reading extends Bounds {
  text: string;
  say?: Message;
}

/** An Alternative is the duty by one method the carrier could have chosen. */
export interface Alternative {
  method: string;
  duty: Money;
  lines: Line[];
}

/** The part of the duty that was void; absent where none was. */
export interface Refund {
  /** What the void duties added, which comes back; null where a fact is missing. */
  void: Money | null;
  /** The duty without them. */
  owed: Money | null;
  /** The void duties as they were charged. */
  lines: Line[];
  /** What other duties would have charged without them. */
  instead: Line[];
  /** What does not come back; text says why. */
  kept: Line[];
  text: string;
  say?: Message;
  cite: Cite;
}

/** An Exemption says how the limit of the day was applied. */
export interface Exemption {
  provision: string;
  limit: Money | null;
  statutoryLimit: Money | null;
  aggregate: Money;
  headroom: Money | null;
  exempt: boolean;
  because: Reason[];
  recipients?: Recipient[];
}

/** A Recipient is one of several people whom a gift package is for. */
export interface Recipient {
  recipient: string;
  aggregate: Money;
  exempt: boolean;
}

/** An Entry is the type of entry, and why. */
export interface Entry extends EntryAlternative {
  alternatives: EntryAlternative[];
}

/** An EntryAlternative is another type of entry that is possible. */
export interface EntryAlternative {
  /** none, 321, 86, 11, 01, 03, 02, 13, mail and others. */
  type: string;
  name: string;
  nameSay?: Message;
  text: string;
  say?: Message;
  cite: Cite;
}

/** An Ask is a fact that is missing, as a question. */
export interface Ask {
  field: string;
  /** The fact that answers it with yes, and not- before it with no; left out where the answer is another. */
  fact?: string;
  text: string;
  say?: Message;
  /** The question alone, without what text says of it. */
  question?: string;
  questionSay?: Message;
  /** What is said of the question, where something is. */
  more?: string;
  moreSay?: Message;
  decides: string;
  decidesSay?: Message;
  effect: Effect;
  cite: Cite;
  /** What is asked: a field of an item, or of the shipment where item is left out; of is the fact, the measure or the metal. In answers to check. */
  about?: About;
  /** Answers that can be named, and what the total becomes with each. Empty where the answer is a number that nobody can guess, and in shipments of more than 12 items, of which one with only the beginning of its number counts as four. */
  options?: Option[];
  /** Dollars of range that an answer takes away, on the average of the options. Left out where there is no upper bound before it is answered. */
  narrows?: string;
}

/** What is asked: a field of an item, or of the shipment where item is left out; of is the fact, the measure or the metal. In answers to check. */
export interface About {
  item?: number;
  /** claim, hts, facts, measures, metalValue, metalWeight, entry, loaded, postalMethod and others. */
  field: string;
  of?: string;
}

/** An Option is an answer to a question, and the total with it. */
export interface Option extends Bounds {
  /** The field as the request has it: {"claim": "S"}. Facts are added to those given, amounts to those of other names. */
  answer: OptionAnswer;
  text: string;
  say?: Message;
}

/** The field as the request has it: {"claim": "S"}. Facts are added to those given, amounts to those of other names. */
export interface OptionAnswer {
  hts?: string;
  origin?: Country;
  claim?: string;
  facts?: string[];
  metalValue?: Amounts;
  metalWeight?: Amounts;
  entry?: string;
  loaded?: Date;
  postalMethod?: PostalMethod;
}

/** Mode is how the goods arrive. */
export type Mode = "post" | "express" | "truck" | "rail" | "air" | "ocean" | "baggage";

/** Purpose is what the goods are sent for. */
export type Purpose = "sale" | "gift" | "personal";

/** Storage is where goods come out of that lay in the US without an entry. */
export type Storage = "ftz" | "bonded";

/** PostalMethod is what the carrier of mail chose, while there was a choice. */
export type PostalMethod = "ad-valorem" | "specific";

/** Filing is how an entry is filed. */
export type Filing = "automated" | "manual" | "cbp";

/** PersonKind is whose day is counted. */
export type PersonKind = "buyer" | "retailer" | "warehouse" | "owner";

/** Outcome is how a check ends. */
export type Outcome = "exempt" | "dutiable" | "incomplete" | "prohibited" | "unsupported";

/** Effect is what the answer to a question can do. */
export type Effect = "could-lower" | "could-raise" | "could-change-entry";

/** Bounds are those of the total; one that is not known is left out. */
export interface Bounds {
  least?: Money;
  most?: Money;
}

/** A CompareRequest asks what the same goods cost by other routes. */
export interface CompareRequest {
  date: Date;
  product: Product;
  orders: Orders;
  routes?: RouteChoice[];
  costs?: Costs;
  currency?: string;
  fx?: Amounts;
  /** Another day to compare with. */
  against?: DateOrNone;
  /** Whether to look for the points where the answer flips; true where it is left out. */
  breakEven?: boolean;
}

/** A Product is one unit of what is sold. */
export interface Product {
  description?: string;
  /** 8 or 10 digits, with or without dots. */
  hts?: string;
  /** Where it was made. */
  origin: Country;
  /** Country parcels leave from; the origin where it is left out. */
  shippedFrom?: Country;
  /** Fair retail value of one unit in the country of shipment. */
  retailValue: Amount;
  /** Value of one unit that duty is charged on; the retail value where it is left out. */
  customsValue?: Amount;
  currency?: string;
  /** Weight of one unit. */
  weightKg?: Amount;
  /** Quantities of all units together, by the tariff's units: kg, no, doz … */
  measures?: Amounts;
  /** Value of the metal in one unit. */
  metalValue?: Amounts;
  /** Percent of the weight. */
  metalWeight?: Amounts;
  /** Symbol of a program, such as S. */
  claim?: string;
  /** What else is so of the goods; law lists the words. */
  facts?: string[];
}

/** Orders are how many there are in a month, and of what. */
export interface Orders {
  perMonth: Amount;
  unitsPerOrder?: Amount;
  mix?: OrderShare[];
}

/** An OrderShare is a kind of order and its share of all orders, on any scale. What is left out is as in the product. */
export interface OrderShare {
  share: Amount;
  unitsPerOrder?: Amount;
  retailValue?: Amount;
  customsValue?: Amount;
  weightKg?: Amount;
}

/** A RouteChoice is a route to compare, with what differs from the usual. */
export interface RouteChoice {
  id: string;
  mode?: string;
  postalMethod?: PostalMethod | "";
  /** The type of entry, where several are possible. */
  entry?: string;
  value?: string;
  foreignDuty?: string;
  currency?: string;
  costs?: Costs;
}

/** Prices by name; null where nobody knows. */
export type Costs = Record<string, Amount | null>;

/** A CompareAnswer is what the routes cost, under the law of the day and perhaps of another. */
export interface CompareAnswer extends Comparison {
  /** The same on the other day. */
  against?: Comparison;
  changed?: RouteChange[];
}

/** A RouteChange is what the other day makes of a route. */
export interface RouteChange {
  route: string;
  before: Money | null;
  after: Money | null;
  because: Reason[];
}

/** A Comparison is what the law of a day makes of the routes. */
export interface Comparison {
  date: Date;
  routes: RouteAnswer[];
  cheapest: string;
  runnerUp: string;
  savings: Saving[];
  breakEven: BreakEven[];
  curves: Curve[];
  wouldWin: WinningPrice[];
  costs: CostInPlay[];
  law: LawState;
  sources: Sources;
}

/** A Saving is what a route saves against the first. */
export interface Saving {
  route: string;
  perOrder: Money;
  perMonth: Money;
}

/** A BreakEven is where the cheaper of two routes changes: up to at it is below, from next on above. */
export interface BreakEven {
  between: string[];
  of: Varied;
  at: Rate;
  next: Rate;
  below: string;
  above: string;
  perOrder: Money;
  other: Money;
  equal: boolean;
}

/** A Curve is what an order costs by each route as one quantity changes. */
export interface Curve {
  of: Varied;
  at: Rate[];
  routes: CurveRoute[];
}

/** A CurveRoute is one route of a curve. */
export interface CurveRoute {
  id: string;
  perOrder: (Money | null)[];
}

/** A WinningPrice is a price at which another route would be the cheapest. */
export interface WinningPrice {
  route: string;
  cost: string;
  label: string;
  labelSay?: Message;
  of: string;
  now: Rate;
  needed: Rate;
}

/** A CostInPlay is a price that a comparison uses. */
export interface CostInPlay {
  route: string;
  cost: string;
  kind: string;
  label: string;
  labelSay?: Message;
  per: string;
  /** null where nobody knows it. */
  amount: Rate | null;
  of: Whose;
  text?: string;
  say?: Message;
  /** Present where the text says itself that it is our estimate. */
  estimate?: boolean;
  link?: string;
}

/** A Route is what one route costs, and why. */
export interface RouteAnswer {
  id: string;
  name: string;
  nameSay?: Message;
  /** The name where there is little room. */
  short?: string;
  shortSay?: Message;
  status: RouteStatus;
  available: boolean;
  steps: string[];
  stepsSay?: Message[];
  because: Reason[];
  lacks: Lack[];
  value: string;
  exempt: boolean;
  freeShare: Rate;
  entry: Entry | null;
  /** Each way in which the goods may be entered, where there are several, with what the route costs; the first is the one answered. */
  entries?: RouteEntry[];
  entriesPerMonth: Rate;
  ordersPerEntry: Rate;
  /** The check request of one of its entries. */
  check?: CheckRequest;
  lines: CostLine[];
  perOrder: Money | null;
  perMonth: Money | null;
  daysDoorToDoor?: Rate;
  assumedShare: Rate;
  asks: Ask[];
}

/** A Lack is what a route needs to be added up and nobody said. */
export interface Lack {
  field: string;
  text: string;
  say?: Message;
  /** The question alone, without what text says of it. */
  question: string;
  questionSay?: Message;
}

/** A CostLine is one part of what a route costs. */
export interface CostLine {
  kind: string;
  cost?: string;
  layer?: string;
  heading?: string;
  label: string;
  labelSay?: Message;
  of: Whose;
  perOrder: Money;
  perMonth: Money;
  working?: string;
  workingSay?: Message;
  cite: Cite;
}

/** Varied is the quantity that a curve or a break-even varies. */
export type Varied = "orderValue" | "ordersPerMonth";

/** Whose says where an amount comes from; empty where nobody said it. */
export type Whose = "law" | "given" | "assumed";

/** RouteStatus is whether a route was answered. */
export type RouteStatus = "answered" | "incomplete" | "unavailable" | "unsupported";

/** A RouteEntry is a way in which the goods of a route may be entered, with what it costs then. */
export interface RouteEntry {
  type: string;
  name: string;
  nameSay?: Message;
  /** Who may use it, or why it is the one. */
  text?: string;
  say?: Message;
  perOrder: Money | null;
  perMonth: Money | null;
  cite: Cite;
}

/** FileOptions are how a file is to be read. */
export interface FileOptions {
  /** Size of the file. */
  bytes?: number;
  format: string;
  encoding: string;
  delimiter: string;
  /** How lines end: lf, also for CR LF, or cr. */
  lineEnd: string;
  /** Line the names of the columns stand in, 0 for none. */
  header: number;
  /** Columns by the field they hold. */
  columns: Record<string, string>;
  dates: string;
  decimal: string;
  /** What a total is: line, order or paid. */
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

/** A FileColumn is a column of the file, and which field it is taken for. */
export interface FileColumn {
  name: string;
  /** How options call it. */
  column: string;
  /** Empty where it is not used. */
  field: string;
  samples: string[];
}

/** A FileQuestion is something that only a person can say. */
export interface FileQuestion {
  /** Its path in the options. */
  field: string;
  text: string;
  say?: Message;
  answer: string;
  choices: FileChoice[];
}

/** A FileChoice is one answer to choose. */
export interface FileChoice {
  value: string;
  text: string;
  say?: Message;
}

/** A FileField is something a column can hold. */
export interface FileField {
  field: string;
  label: string;
  labelSay?: Message;
  hint: string;
  hintSay?: Message;
}

/** A FileGuess is what the first bytes of a file tell of it. */
export interface FileGuess {
  format: string;
  name: string;
  nameSay?: Message;
  encoding: string;
  delimiter: string;
  header: number;
  columns: FileColumn[];
  rows: string[][];
  fields: FileField[];
  options: FileOptions;
  questions: FileQuestion[];
  /** Fields without which nothing can be answered. */
  missing: string[];
  notes: string[];
  notesSay?: Message[];
}

/** A FileReport is what was read of a file. */
export interface FileReport {
  rows: number;
  lines: number;
  bytes: number;
  statuses: FileStatus[];
  people: number;
  personDays: number;
  orders: number;
  products: number;
  identity: FileIdentity[];
  from: DateOrNone;
  to: DateOrNone;
  retail: Money;
  currencies: FileCurrency[];
  countries: FileCountry[];
  withoutProduct: FileSKU[];
  rejected: FileRejected;
  warnings: string[];
  warningsSay?: Message[];
  remarks: FileRemark[];
}

/** A FileStatus counts the rows of a status. */
export interface FileStatus {
  status: string;
  text: string;
  say?: Message;
  rows: number;
  /** What rows say that do not count. */
  worth: Money;
}

/** A FileIdentity counts the buyers that one thing told apart. */
export interface FileIdentity {
  by: string;
  text: string;
  say?: Message;
  people: number;
  rows: number;
}

/** A FileCurrency counts the rows in a currency. */
export interface FileCurrency {
  currency: string;
  rows: number;
}

/** A FileCountry counts the rows of goods that went to a country. */
export interface FileCountry {
  country: string;
  name: string;
  rows: number;
}

/** A FileSKU counts the rows of a product of which no table tells. */
export interface FileSKU {
  sku: string;
  rows: number;
}

/** FileRejected are the rows that could not be read. */
export interface FileRejected {
  rows: number;
  first: FileRejection[];
}

/** A FileRejection is why a row could not be read. */
export interface FileRejection {
  line: number;
  column: string;
  reason: string;
  reasonSay?: Message;
}

/** A FileRemark is what a person must know of how a file was read. */
export interface FileRemark {
  kind: RemarkKind;
  what: string;
  text: string;
  say?: Message;
  rows: number;
  amount: Money | null;
  /** Columns, lines or words that it names. */
  words: string[];
}

/** A RemarkKind is whether something was taken for granted, taken off the value, left out of it, or is told as it is. */
export type RemarkKind = "presumed" | "taken-off" | "left-out" | "as-it-is";

/** FileAssumptions are what a file does not say. */
export interface FileAssumptions {
  mode?: string;
  from?: string;
  origin?: string;
  hts?: string;
  claim?: string;
  facts?: string[];
  transitDays?: string;
  /** The day whose law holds, empty for each order's own. */
  asOf?: string;
  filing?: string;
  eccf?: boolean;
  postalMethod?: string;
  withdrawnFrom?: string;
  /** False leaves the rows as they were answered before. */
  keep?: boolean;
}

/** A FileRow is a row of the file and its answer, as a table shows it. */
export interface FileRow {
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
  retail: Money | null;
  outcome: Outcome | "";
  aggregate: Money | null;
  limit: Money | null;
  duty: Money | null;
  fees: Money | null;
  total: Money | null;
  why: string;
  whySay?: Message;
}

/** FileRows is a window on the rows. */
export interface FileRows {
  rows: FileRow[];
  from: number;
  of: number;
}

/** FileDays is a window on the person-days. */
export interface FileDays {
  days: PersonDayOver[];
  from: number;
  of: number;
}

/** A FileFilter tells which rows are shown. */
export interface FileFilter {
  status?: string;
  outcome?: string;
  month?: string;
  text?: string;
  over?: boolean;
  personDay?: number | null;
}

/** A FileExplained is the order of a row, as a question to the calculator and its answer. */
export interface FileExplained {
  request: CheckRequest;
  answer: CheckAnswer;
}

/** A FileProducts is what was read of a product table. */
export interface FileProducts {
  products: number;
  problems: Problem[];
  table?: FileProduct[];
}

/** A FileProduct is what is known of a product. */
export interface FileProduct {
  sku: string;
  hts?: string;
  origin?: string;
  customsValue?: string;
  currency?: string;
  claim?: string;
  facts?: string[];
  measures?: Record<string, string>;
}

/** A FileSheet is a sheet of a workbook. */
export interface FileSheet {
  name: string;
  hidden: boolean;
}

/** A FileHead is what the beginning of a file told: of a workbook its sheets, and which of them is read. */
export interface FileHead {
  bytes: number;
  sheets?: FileSheet[];
  sheet?: string;
}

/** A FindRequest searches the tariff. */
export interface FindRequest {
  date: Date;
  query: string;
  /** At most so many lines; 10 where it is left out. */
  most?: Amount;
  /** Country the goods were made in, and are sent from. With origin, mode and value each line says what the goods would bear there, and all three are needed. */
  origin?: string;
  /** How the goods arrive, as in a check. */
  mode?: string;
  /** What the goods are worth, in dollars. */
  value?: Amount;
}

/** A FindAnswer has the tariff lines whose descriptions fit the words, the best first. */
export interface FindAnswer {
  date: Date;
  query: string;
  /** Edition of the tariff schedule. */
  edition: string;
  lines: FoundLine[];
  /** Words of the query that say too little, such as gift or parts; alone they find no lines. */
  vague?: string[];
  /** How far the first heading may be trusted, as it was measured on goods that others described: of so many descriptions of the same kind it was the right one for so many. It is left out where digits were asked for. */
  sure?: Sure;
  /** The distinction of the tariff that changes the duty. It is left out where the lines bear the same. */
  decides?: Distinction;
}

/** A FoundLine is a line of the tariff, with its descriptions from the heading down. */
export interface FoundLine {
  number: string;
  /** The 10-digit number below the line that fits the words best. */
  statistical?: string;
  /** The most exact number that is likely. It may rest on what such goods usually are, not on the words. */
  hts: string;
  path: string[];
  general: string;
  /** The general rate once more, as a message. The schedule writes general. */
  rate?: string;
  rateSay?: Message;
  special: string;
  column2: string;
  units: string[];
  /** What the goods would bear on this line; null where it is not known. */
  duty?: Money | null;
  atLeast?: Money;
  atMost?: Money;
  /** The first line before it that bears the same: between the two the number does not change what is paid. */
  sameAs?: string;
}

/** How far the first heading may be trusted, as it was measured on goods that others described: of so many descriptions of the same kind it was the right one for so many. It is left out where digits were asked for. */
export interface Sure {
  /** clear: one heading stands far before the others; choose: several fit; guess: no word of the query names goods that are known. */
  level: Certainty;
  right: string;
  of: string;
}

/** The distinction of the tariff that changes the duty. It is left out where the lines bear the same. */
export interface Distinction {
  /** What the choices have in common; left out where they are headings. */
  under?: string;
  choices: Branch[];
}

/** A Branch is one side of a distinction. */
export interface Branch {
  text: string;
  numbers: string[];
  /** The least its lines bear; left out where one is not known. */
  least?: Money;
  most?: Money;
}

/** Certainty is how far a search may be trusted. */
export type Certainty = "clear" | "choose" | "guess";

/** A FlagsAnswer names the antidumping and countervailing duty orders that may cover goods. It has no rate, and that it names none says nothing: an order's words decide, and the list of orders is not whole. */
export interface FlagsAnswer {
  orders: FlaggedOrder[];
  /** Papers that an agency usually needs of such goods, where an official text says so by number. None that is named never means that none is needed. */
  papers?: FlaggedPaper[];
  /** How far the list reaches, and what follows from it. */
  about: string[];
  aboutSay?: Message[];
  cite: Cite;
  /** The day of the latest notice that the list is made of. */
  listedThrough: Date;
  sources: Sources;
}

/** A FlaggedOrder may cover some of the goods. */
export interface FlaggedOrder {
  case: string;
  kind: OrderKind;
  /** Which of the goods, counted from 0. */
  items: number[];
  /** What the order calls its goods. */
  product: string;
  country: Country;
  how: FlagHow;
  /** The numbers of the order that are so. */
  numbers: string[];
  text: string;
  say?: Message;
  /** Where the latest notices of the case are. */
  latest: string;
  /** Where the rates of the day are looked up. */
  deposits: string;
  cite: Cite;
}

/** A FlaggedPaper is one that an agency usually needs of some of the goods. */
export interface FlaggedPaper {
  /** Which of the goods, counted from 0. */
  items: number[];
  /** The numbers of the text that name them or are under theirs. */
  numbers: string[];
  /** The day from which it is asked for. */
  since: Date;
  text: string;
  say?: Message;
  cite: Cite;
}

/** OrderKind is what an order charges. */
export type OrderKind = "antidumping" | "countervailing";

/** FlagHow is how an order's numbers stand to the goods' own: it names it, numbers under it, or others that begin with the same eight digits. */
export type FlagHow = "named" | "under" | "beside";

/** Health is what the service says of itself. */
export interface Health {
  status: "ok";
  law: HealthLaw;
}

/** Editions are those of the law that the service has, the newest first. */
export interface Editions {
  /** The hash of the one that answers come from. */
  inUse: string;
  editions: HealthLaw[];
}

/** HealthLaw is how far the law of the service reaches. */
export interface HealthLaw {
  edition: string;
  hash?: string;
  verifiedThrough: Date;
}

/** A HistoryRequest asks for the course of the law for goods of an origin, on all days. */
export interface HistoryRequest {
  origin: Country;
  mode?: Mode | "";
}

/** A History is the course of the general exemption, and of every duty on top of the ordinary one. Duties that ended before dutyFrom are not in the data. */
export interface History {
  origin: Country;
  mode: Mode | "";
  timeline: Period[];
  layers: Layer[];
  /** Those that the data tell in words. */
  changes: Change[];
  dutyFrom: DateOrNone;
  law: LawState;
  sources: Sources;
}

/** A Layer is one duty through time, the oldest period first. Where none is, the duty is not charged. */
export interface Layer {
  layer: string;
  name: string;
  nameSay?: Message;
  periods: LayerPeriod[];
}

/** A LayerPeriod is a stretch of days in which a duty was charged in the same way. */
export interface LayerPeriod {
  from: Date;
  to: DateOrNone;
  charges: Charge[];
  /** Who or what is exempt. */
  except: string[];
  exceptSay?: Message[];
  cite: Cite;
}

/** A Charge is one way in which a duty is charged. */
export interface Charge {
  kind: string;
  rate?: Rate;
  amount?: Money;
  goods: Reach;
  text: string;
  say?: Message;
}

/** Reach is whether all goods pay a duty, or some: it depends on their tariff number or on facts about them. */
export type Reach = "all" | "some";

/** A LawRequest asks what was in force on a day. */
export interface LawRequest {
  date: Date;
  origin?: CountryOrNone;
  mode?: Mode | "";
}

/** A LawAnswer is what was in force on a day. */
export interface LawAnswer {
  date: Date;
  origin: CountryOrNone;
  mode: string;
  provisions: Provision[];
  suspensions: Rule[];
  exclusions: Rule[];
  rules: Rule[];
  entries: EntryRule[];
  fees: Fee[];
  facts: GoodsFact[];
  measures: Measure[];
  unsupported: Gap[];
  timeline: Period[];
  law: LawState;
  sources: Sources;
}

/** A Provision is an exemption, and what it frees: 0.00 while it is suspended. */
export interface Provision {
  id: string;
  provision: string;
  shippedFrom: string[];
  limit: Money;
  statutoryLimit: Money;
  from: DateOrNone;
  to: DateOrNone;
  text: string;
  say?: Message;
  excerpt?: string;
  excerptSay?: Message;
  note?: string;
  noteSay?: Message;
  confidence: string;
  cite: Cite;
}

/** A Rule is a statement of law. */
export interface Rule {
  rule: string;
  from: DateOrNone;
  to: DateOrNone;
  text: string;
  say?: Message;
  excerpt?: string;
  excerptSay?: Message;
  note?: string;
  noteSay?: Message;
  confidence: string;
  cite: Cite;
}

/** An EntryRule chooses a type of entry. */
export interface EntryRule {
  rule: string;
  type: string;
  name: string;
  nameSay?: Message;
  from: DateOrNone;
  to: DateOrNone;
  text: string;
  say?: Message;
  excerpt?: string;
  excerptSay?: Message;
  note?: string;
  noteSay?: Message;
  confidence: string;
  cite: Cite;
}

/** A Fee is one customs fee of the day: an amount, or a rate within bounds. */
export interface Fee {
  layer: string;
  amount?: Money;
  rate?: Rate;
  minimum?: Money;
  maximum?: Money;
  text: string;
  say?: Message;
  cite: Cite;
}

/** A GoodsFact is a word that says what else is so of goods. */
export interface GoodsFact {
  fact: string;
  label: string;
  labelSay?: Message;
  decides: string;
  decidesSay?: Message;
}

/** A Measure is a duty on top of the ordinary one, or an exemption from it. */
export interface Measure {
  id: string;
  layer: string;
  heading: string;
  kind: string;
  rate?: Rate;
  origins: string[];
  lists: string[];
  needs: string[];
  from: DateOrNone;
  to: DateOrNone;
  text: string;
  say?: Message;
  excerpt?: string;
  note?: string;
  noteSay?: Message;
  confidence: string;
  cite: Cite;
}

/** A Period is a stretch of days in which the general exemption stood the same; to is empty while no end is known. */
export interface Period {
  from: Date;
  to: DateOrNone;
  status: ExemptionStatus;
  limit: Money;
  text: string;
  say?: Message;
  cite: Cite;
}

/** ExemptionStatus is how the general exemption stood. */
export type ExemptionStatus = "free" | "not-free" | "none";

/** An OrdersSummary adds up what a file of orders owes. */
export interface OrdersSummary {
  assumed: OrdersAssumed;
  rows: number;
  orders: number;
  personDays: number;
  retail: Money | null;
  duty: Money | null;
  fees: Money | null;
  total: Money | null;
  unknown: number;
  openFees: Money | null;
  people: number;
  personDaysOver: number;
  personDaysOverStatute: number;
  outcomes: OutcomeSum[];
  months: MonthSum[];
  origins: OriginSum[];
  reasons: OrdersReason[];
  asks: OrdersAsk[];
  over: PersonDayOver[];
  law: LawState;
  sources: Sources;
}

/** OrdersAssumed is what was said of all rows. */
export interface OrdersAssumed {
  mode: string;
  from: string;
  origin: string;
  hts: string;
  claim: string;
  facts: string[];
  transitDays: string;
  asOf: DateOrNone;
  filing: string;
  eccf: boolean;
  postalMethod: string;
  withdrawnFrom: string;
}

/** An OutcomeSum adds up the rows of one outcome. */
export interface OutcomeSum {
  outcome: Outcome;
  rows: number;
  orders: number;
  personDays: number;
  retail: Money | null;
  duty: Money | null;
  fees: Money | null;
  total: Money | null;
  unknown: number;
  openFees: Money | null;
}

/** A MonthSum adds up the rows of a month. */
export interface MonthSum {
  month: string;
  rows: number;
  orders: number;
  personDays: number;
  retail: Money | null;
  duty: Money | null;
  fees: Money | null;
  total: Money | null;
  unknown: number;
  openFees: Money | null;
  exempt: number;
  dutiable: number;
  incomplete: number;
  unsupported: number;
  prohibited: number;
}

/** An OriginSum adds up the rows of goods of one origin. */
export interface OriginSum {
  origin: string;
  name: string;
  rows: number;
  retail: Money | null;
  duty: Money | null;
}

/** An OrdersReason is why, of so many orders. */
export interface OrdersReason {
  outcome: Outcome;
  rule: string;
  text: string;
  say?: Message;
  orders: number;
  cite: Cite;
}

/** An OrdersAsk is a question about so many orders. */
export interface OrdersAsk {
  field: string;
  text: string;
  say?: Message;
  /** The question alone, without what text says of it. */
  question?: string;
  questionSay?: Message;
  /** What is said of the question, where something is. */
  more?: string;
  moreSay?: Message;
  decides: string;
  decidesSay?: Message;
  effect: string;
  orders: number;
  cite: Cite;
}

/** A PersonDayOver is one person's day that is over the limit. */
export interface PersonDayOver {
  personDay: number;
  day: Date;
  person: string;
  by: string;
  orders: number;
  rows: number;
  aggregate: Money | null;
  limit: Money | null;
  over: Money | null;
  outcome: Outcome;
  duty: Money | null;
  fees: Money | null;
  total: Money | null;
}

/** An OrdersRow is a row of the file with what it owes. */
export interface OrdersRow {
  line: number;
  row: Record<string, string>;
  status: string;
  day: DateOrNone;
  person: string;
  outcome: string;
  aggregate: Money | null;
  limit: Money | null;
  duty: Money | null;
  fees: Money | null;
  total: Money | null;
  why: string;
  whySay?: Message;
}

/** A ProductsRequest asks what each of many products would bear, as one shipment of one unit: from every origin, by every way and on every day that is named. */
export interface ProductsRequest {
  /** Products times origins, modes and dates are at most 20,000, and fewer where much of them is open. */
  products: Article[];
  /** Countries to compare; the origin of each product where none is named. */
  origins?: Country[];
  /** Country of shipment; the origin where it is left out. */
  from?: CountryOrNone;
  modes: Mode[];
  /** Days of importation. */
  dates: Date[];
  /** US dollars for one of each foreign currency. */
  fx?: Amounts;
}

/** An Article is what a seller sells, one unit of it. */
export interface Article {
  /** What the seller calls it. */
  sku?: string;
  description?: string;
  /** 8 or 10 digits, with or without dots. */
  hts?: string;
  /** Where it was made; needed where the request names no origins. */
  origin?: Country;
  /** Fair retail value of one unit in the country of shipment. */
  retailValue: Amount;
  /** Value of one unit that duty is charged on; the retail value where it is left out. */
  customsValue?: Amount;
  currency?: string;
  /** Quantities by the tariff's units: kg, no, doz … */
  measures?: Amounts;
  /** Value of the metal in one unit. */
  metalValue?: Amounts;
  /** Percent of the weight. */
  metalWeight?: Amounts;
  /** Symbol of a program, such as S. */
  claim?: string;
  /** What else is so of the goods; law lists the words. */
  facts?: string[];
}

/** A ProductsAnswer has an answer for each product, mode, date and origin, in this order. */
export interface ProductsAnswer {
  answers: ProductAnswer[];
  law: LawState;
}

/** A ProductAnswer is what one product bears in one way: nothing but the problem where it has one. Amounts that are not known are left out. */
export interface ProductAnswer {
  /** Which of the products, counted from 0. */
  product: number;
  sku?: string;
  /** Of the table it stands in. */
  line?: number;
  origin?: string;
  mode: string;
  date: Date;
  problem?: ProductProblem;
  outcome?: Outcome;
  duty?: Money;
  fees?: Money;
  /** Of duty and fees, with nothing claimed that the product does not claim. */
  total?: Money;
  /** Bounds of total, as check has them. */
  couldBe?: CouldBe;
  /** Of the origins that were compared, whether this is the cheapest: yes, whatever the open questions turn out to be, or perhaps. */
  cheapest?: Cheapest;
  /** The question that decides most, or what is not computed. */
  open?: string;
  openSay?: Message;
  program?: ProductSaving;
  /** The duties together, in percent of the customs value, where that is all they are. */
  percent?: Rate;
  noPercent?: string;
  noPercentSay?: Message;
}

/** A ProductProblem is why a product is not answered. */
export interface ProductProblem {
  code: string;
  field?: string;
  message: string;
  messageSay?: Message;
}

/** A ProductSaving is a program that would help, with the least total under it. */
export interface ProductSaving {
  claim: string;
  name: string;
  nameSay?: Message;
  least?: Money;
}

/** Cheapest is how sure it is that nothing costs less. */
export type Cheapest = "yes" | "perhaps";

/** A RefundRequest asks what of void duties comes back. */
export interface RefundRequest {
  /** The day of the question, to which interest runs. */
  on: Date;
  entries?: RefundEntry[];
  /** Whether entries are without sentences, which stand under said once, with the number of entries. More than 5,000 entries are answered only so. */
  brief?: boolean;
}

/** A RefundEntry is an entry, with the void duty or the goods it was on. */
export interface RefundEntry {
  /** The entry number, XXX-NNNNNNN-C, or a name. */
  entry?: string;
  /** Day of entry; that of the shipment where it is left out. */
  date?: Date;
  /** Type of entry, such as 01 or 11. Mail has none. */
  type?: string;
  importer?: Importer;
  /** Day of liquidation, or no. */
  liquidated?: string;
  /** The day the duty was paid; that of entry where it is left out. */
  paid?: Date;
  /** The part of the duty that was void. */
  void?: Amount;
  /** All duty that was paid, to compare. */
  duty?: Amount;
  /** The ordinary duty that a trade program gives back. */
  ordinary?: Amount;
  /** That program, by its symbol. */
  program?: string;
  facts?: RefundFact[];
  /** The goods, to work the amounts out. */
  shipment?: CheckRequest;
}

/** A RefundAnswer says what comes back, by which way and until when. */
export interface RefundAnswer {
  on: Date;
  entries: Claim[];
  /** Entries that are counted nowhere. */
  refused: Refusal[];
  /** What a person reads for the words. */
  names: RefundNames;
  /** By way. */
  sums: RefundSum[];
  /** By way and last day. */
  deadlines: RefundSum[];
  /** In a brief answer. */
  said?: Told[];
  /** Law that is not settled. */
  open: Unsettled[];
  law: LawState;
  sources: Sources;
}

/** A Claim is what comes back for one entry. */
export interface Claim {
  entry?: string;
  /** The order of a file it stands in. */
  order?: string;
  /** The number as a CAPE declaration has it, where the entry can be declared now. */
  declare?: string;
  date: Date;
  void: Money | null;
  /** Up to the day of the question, at the rate for all but corporations. */
  interest: Money | null;
  interestCorporate: Money | null;
  liquidated?: Date;
  liquidationExpected?: Date;
  /** The one to take first stands first. */
  ways: Way[];
  refund?: Refund;
  assumed?: Sentence[];
  doubts?: Sentence[];
}

/** A Way is one way to claim. In a brief answer it has no sentences. */
export interface Way {
  way: string;
  state: WayState;
  lastDay?: Date;
  amount: Money | null;
  text?: string;
  say?: Message;
  /** Words to send. */
  letter?: string;
  letterSay?: Message;
  cite?: Cite;
}

/** A Refusal is an entry that cannot be right, and is counted nowhere. */
export interface Refusal {
  /** In the question, from 0. */
  place: number;
  entry?: string;
  code: string;
  field: string;
  message: string;
  messageSay?: Message;
}

/** What a person reads for the words. */
export interface RefundNames {
  ways: Named[];
  states: Named[];
}

/** Unsettled is law about refunds that is not settled. */
export interface Unsettled {
  id: string;
  text: string;
  say?: Message;
  note?: string;
  noteSay?: Message;
  cite: Cite;
}

/** A RefundSum adds up what is claimed in one way. */
export interface RefundSum {
  way: string;
  /** The first of the last days. */
  lastDay?: Date;
  entries: number;
  void: Money;
  interest: Money;
  interestCorporate: Money;
}

/** A Sentence stands with its sources. */
export interface Sentence {
  text: string;
  say?: Message;
  cite: Cite;
}

/** Told is a sentence, and of how many entries it is said. */
export interface Told extends Sentence {
  entries: number;
}

/** Named is a word of the contract, and what a person reads for it. */
export interface Named {
  word: string;
  text: string;
  say?: Message;
}

/** Importer is who was importer of record. */
export type Importer = "own" | "broker" | "courier" | "post";

/** RefundFact is what else is so of an entry. */
export type RefundFact = "open-protest" | "drawback" | "reconciliation";

/** WayState is whether a way is open. */
export type WayState = "open" | "unsure" | "later" | "closed";

/** US dollars with two decimals. Only savings and differences can be below 0. */
export type Money = string;

/** A rate or quantity: 12.5 is 12.5 percent where it is a rate. */
export type Rate = string;

/** An amount of 0 or more: at most 12 digits before the point and 20 after it. A number is read from its literal text. */
export type Amount = string;

/** Amounts by what they are of. */
export type Amounts = Record<string, Amount>;

/** A day in Eastern time. */
export type Date = string;

/** A day in Eastern time, or empty. */
export type DateOrNone = string;

/** ISO 3166-1 alpha-2. */
export type Country = string;

/** ISO 3166-1 alpha-2, or empty. */
export type CountryOrNone = string;

/** Names under sources. */
export type Cite = string[];

/** What is said, for those who render it in a language of their own: [id, {name: value}], or a list of such messages, one behind the other. A value is a text as the contract writes it (7.91, 2026-07-23, CN), a list of texts, or a message. Beside a field text it stands as say, beside any other field under that field's name with Say: why and whySay. */
export type Message = [id: string, values: Record<string, MessageValue>] | Message[];

/** A Source is a text of the law or about it. */
export interface Source {
  title: string;
  url: string;
  published: DateOrNone;
  checked: DateOrNone;
  confidence: Confidence;
}

/** Sources by the names that cite lists. */
export type Sources = Record<string, Source>;

/** Law is how far the data of the law reach, and what is known to change. */
export interface LawState {
  edition: string;
  /** Names the files of this edition exactly: with it, the answer can be asked for again. */
  hash?: string;
  verifiedThrough: Date;
  /** The day asked about lies after the last day the law was checked for. */
  beyondVerified: boolean;
  ahead: Change[];
}

/** A Change is what begins or ends on a day. */
export interface Change {
  date: Date;
  text: string;
  say?: Message;
  cite: Cite;
}

/** A Problem is one thing wrong with a request. */
export interface Problem {
  /** A stable word. */
  code: string;
  /** Where it is in the request, such as items[0].hts. */
  field?: string;
  /** What was given, what was expected, what to write instead. */
  message: string;
  messageSay?: Message;
}

/** An Error stands instead of an answer. */
export interface Failure {
  error: Fault;
}

/** A Fault is the first problem of a request, and the others. */
export interface Fault extends Problem {
  /** The other problems. Of more than 100 in all, the last says how many are not named. */
  also?: Problem[];
}

/** A Reason is a sentence with the sources it rests on, and their own words. */
export interface Reason {
  rule: string;
  text: string;
  say?: Message;
  /** The document's own words. */
  excerpt?: string;
  excerptSay?: Message;
  cite: Cite;
}

/** A Gap is what the data do not cover. */
export interface Gap {
  what: string;
  text: string;
  say?: Message;
  cite: Cite;
}

/** A Line is one amount the importer owes. */
export interface Line {
  /** Place of the item in the request; absent for fees. */
  item?: number;
  layer: string;
  heading?: string;
  /** What was given, in dollars. */
  value?: Money;
  /** What the law multiplies. */
  base?: Money;
  rate?: Rate;
  amount: Money;
  text?: string;
  say?: Message;
  cite: Cite;
}

/** Confidence is what kind of text a source is. */
export type Confidence = "official" | "secondary" | "background";
