package contract

// A RefundRequest asks what of void duties comes back.
//
//contract:go refund.Question
//contract:then questionRead
type RefundRequest struct {
	// The day of the question, to which interest runs.
	On      Date          `json:"on"`
	Entries []RefundEntry `json:"entries,omitempty" maxItems:"20000" most:"refund.MostEntries too-many-entries entries-too-many"`
	// Whether entries are without sentences, which stand under said once, with the number of entries. More than 5,000 entries are answered only so.
	Brief bool `json:"brief,omitempty"`
}

// A RefundEntry is an entry, with the void duty or the goods it was on.
//
//contract:go refund.Entry
//contract:then entryRead
type RefundEntry struct {
	// The entry number, XXX-NNNNNNN-C, or a name.
	Entry string `json:"entry,omitempty" go:"Number"`
	// Day of entry; that of the shipment where it is left out.
	Date Date `json:"date,omitempty"`
	// Type of entry, such as 01 or 11. Mail has none.
	Type     string   `json:"type,omitempty" pattern:"^[0-9]{2}$" read:"entryType"`
	Importer Importer `json:"importer,omitempty" default:"own" read:"importer"`
	// Day of liquidation, or no.
	Liquidated string `json:"liquidated,omitempty" pattern:"^(no|[0-9]{4}-[0-9]{2}-[0-9]{2})?$" read:"liquidated" go:"-"`
	// The day the duty was paid; that of entry where it is left out.
	Paid Date `json:"paid,omitempty"`
	// The part of the duty that was void.
	Void Amount `json:"void,omitempty"`
	// All duty that was paid, to compare.
	Duty Amount `json:"duty,omitempty"`
	// The ordinary duty that a trade program gives back.
	Ordinary Amount `json:"ordinary,omitempty"`
	// That program, by its symbol.
	Program string       `json:"program,omitempty"`
	Facts   []RefundFact `json:"facts,omitempty" read:"refundFacts"`
	// The goods, to work the amounts out.
	Shipment CheckRequest `json:"shipment,omitempty" go:"Goods"`
}

// A RefundAnswer says what comes back, by which way and until when.
//
//contract:go refund.Answer
type RefundAnswer struct {
	On      Date    `json:"on"`
	Entries []Claim `json:"entries" go:"Claims"`
	// Entries that are counted nowhere.
	Refused []Refusal `json:"refused"`
	// What a person reads for the words.
	Names RefundNames `json:"names" by:"refundNames"`
	// By way.
	Sums []RefundSum `json:"sums"`
	// By way and last day.
	Deadlines []RefundSum `json:"deadlines"`
	// In a brief answer.
	Said []Told `json:"said,omitempty" go:"Told" when:"w.brief"`
	// Law that is not settled.
	Open    []Unsettled `json:"open"`
	Law     Law         `json:"law"`
	Sources Sources     `json:"sources"`
}

// A Claim is what comes back for one entry.
//
//contract:go refund.Claim
type Claim struct {
	Entry string `json:"entry,omitempty" go:"Number"`
	// The order of a file it stands in.
	Order string `json:"order,omitempty" page:"yes" go:"Entry.Order"`
	// The number as a CAPE declaration has it, where the entry can be declared now.
	Declare string `json:"declare,omitempty"`
	Date    Date   `json:"date" go:"Entry.Date"`
	Void    *Money `json:"void"`
	// Up to the day of the question, at the rate for all but corporations.
	Interest            *Money `json:"interest" go:"Individual"`
	InterestCorporate   *Money `json:"interestCorporate" go:"Company"`
	Liquidated          Date   `json:"liquidated,omitempty" go:"Liquidation"`
	LiquidationExpected Date   `json:"liquidationExpected,omitempty" go:"Expected"`
	// The one to take first stands first.
	Ways    []Way      `json:"ways"`
	Refund  VoidPart   `json:"refund,omitempty" go:"Parts" when:"!w.brief && x.Parts != nil"`
	Assumed []Sentence `json:"assumed,omitempty" when:"!w.brief"`
	Doubts  []Sentence `json:"doubts,omitempty" when:"!w.brief"`
}

// A Way is one way to claim. In a brief answer it has no sentences.
//
//contract:go refund.Way
type Way struct {
	Way     string   `json:"way"`
	State   WayState `json:"state"`
	LastDay Date     `json:"lastDay,omitempty"`
	Amount  *Money   `json:"amount"`
	Text    string   `json:"text,omitempty" when:"!w.brief"`
	Say     Say      `json:"say,omitempty"`
	// Words to send.
	Letter    string `json:"letter,omitempty" go:"=x.Written()" when:"!w.brief"`
	LetterSay Say    `json:"letterSay,omitempty"`
	Cite      Cite   `json:"cite,omitempty" when:"!w.brief"`
}

// A Refusal is an entry that cannot be right, and is counted nowhere.
//
//contract:go refund.Refused
type Refusal struct {
	// In the question, from 0.
	Place      int    `json:"place"`
	Entry      string `json:"entry,omitempty" go:"Number"`
	Code       string `json:"code"`
	Field      string `json:"field" go:"Subject"`
	Message    string `json:"message" go:"=told(x.Message, x.Of)"`
	MessageSay Say    `json:"messageSay,omitempty"`
}

// What a person reads for the words.
type RefundNames struct {
	Ways   []Named `json:"ways"`
	States []Named `json:"states"`
}

// Unsettled is law about refunds that is not settled.
//
//contract:go law.OpenPoint
type Unsettled struct {
	ID      string `json:"id" go:"Point"`
	Text    string `json:"text"`
	Say     Say    `json:"say,omitempty"`
	Note    string `json:"note,omitempty"`
	NoteSay Say    `json:"noteSay,omitempty"`
	Cite    Cite   `json:"cite"`
}

// A RefundSum adds up what is claimed in one way.
//
//contract:go refund.Sum
type RefundSum struct {
	Way string `json:"way"`
	// The first of the last days.
	LastDay           Date  `json:"lastDay,omitempty"`
	Entries           int   `json:"entries"`
	Void              Money `json:"void"`
	Interest          Money `json:"interest" go:"Individual"`
	InterestCorporate Money `json:"interestCorporate" go:"Company"`
}

// A Sentence stands with its sources.
//
//contract:go refund.Said
type Sentence struct {
	Text string `json:"text"`
	Say  Say    `json:"say,omitempty"`
	Cite Cite   `json:"cite"`
}

// Told is a sentence, and of how many entries it is said.
//
//contract:go refund.Told
type Told struct {
	Sentence
	Entries int `json:"entries"`
}

// Named is a word of the contract, and what a person reads for it.
//
//contract:go refund.Named
type Named struct {
	Word string `json:"word"`
	Text string `json:"text"`
	Say  Say    `json:"say,omitempty"`
}

// Importer is who was importer of record.
type Importer string

const (
	ImporterOwn     Importer = "own"
	ImporterBroker  Importer = "broker"
	ImporterCourier Importer = "courier"
	ImporterPost    Importer = "post"
)

// RefundFact is what else is so of an entry.
type RefundFact string

const (
	RefundFactOpenProtest    RefundFact = "open-protest"
	RefundFactDrawback       RefundFact = "drawback"
	RefundFactReconciliation RefundFact = "reconciliation"
)

// WayState is whether a way is open.
type WayState string

const (
	WayStateOpen   WayState = "open"
	WayStateUnsure WayState = "unsure"
	WayStateLater  WayState = "later"
	WayStateClosed WayState = "closed"
)
