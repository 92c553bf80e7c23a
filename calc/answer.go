package calc

import (
	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// An Outcome is the answer in one word.
type Outcome string

const (
	Exempt      Outcome = "exempt"      // no duty, no tax
	Dutiable    Outcome = "dutiable"    // every amount is known
	Incomplete  Outcome = "incomplete"  // a fact the answer needs is missing
	Prohibited  Outcome = "prohibited"  // may not be imported
	Unsupported Outcome = "unsupported" // outside what the data cover
)

// An Answer is what the law says of a shipment. An amount that is not Valid is
// unknown, never zero.
type Answer struct {
	Outcome      Outcome
	Exemption    Exemption
	Entry        *EntryAnswer // nil when the data do not say
	Lines        []Line
	NotApplied   []NotApplied
	Asks         []Ask
	Unsupported  []Gap
	Assumed      []Assumption
	Duty         decimal.NullDecimal
	Fees         decimal.NullDecimal
	Total        decimal.NullDecimal
	AtLeast      decimal.NullDecimal // bounds of the total, duty and fees, where it is not known
	AtMost       decimal.NullDecimal
	Alternatives []Alternative // the duty by each method the carrier could choose
	Refund       *Refund       // nil where no duty was void
	CouldBe      *Bounds       // nil where nobody asked for it
	Entries      []EntryWay    // the first is Entry
	Open         []OpenPoint   // what nobody could check for the day
	Law          LawStamp
	Sources      []*law.Source // of every citation in the answer, by ID
}

// An Exemption is how one provision of Section 321 treats the shipment.
type Exemption struct {
	Provision  string              // the statute
	Limit      decimal.NullDecimal // what it frees on the day: zero while suspended or repealed
	Statutory  decimal.NullDecimal // what the statute says
	Aggregate  decimal.Decimal     // retail value of this person's day; of a gift, of the recipient with the most
	Headroom   decimal.NullDecimal // what the person could still import free that day
	Exempt     bool
	Because    []Reason
	Recipients []RecipientShare
}

// A RecipientShare is one person's part of a gift package.
type RecipientShare struct {
	Recipient string
	Aggregate decimal.Decimal
	Exempt    bool
}

// A Reason is a rule that applied.
type Reason struct {
	Rule    string
	Text    say.Message
	Excerpt say.Message
	Cite    []string
	Wrong   Problems // with the question, instead of a text
}

// A NotApplied is a rule or charge that did not apply, and why.
type NotApplied struct {
	Rule, Layer string // one of the two
	Why         say.Message
	Cite        []string
}

// An Assumption is what was presumed and not said.
type Assumption struct {
	Subject Subject // says otherwise
	Fact    string  // the fact presumed; its denial says otherwise; "" where it is none
	Text    say.Message
	Cite    []string
}

// A Gap is something the data do not cover.
type Gap struct {
	What string // duty, fees, entry, exemption or measures
	Text say.Message
	Cite []string
}

// An EntryAnswer is the type of entry a shipment takes.
type EntryAnswer struct {
	Type         string
	Name, Text   say.Message
	Cite         []string
	Alternatives []EntryAnswer
}

// A Line is one amount. Where a rate is given, Base × Rate % = Amount.
type Line struct {
	Item    int // index of the item, -1 for the whole shipment
	Layer   string
	Heading string              // tariff number, or heading of chapter 99
	Value   decimal.NullDecimal // what the goods are worth, dollars
	Base    decimal.NullDecimal // what the law multiplies
	Rate    decimal.NullDecimal // percent
	Amount  decimal.Decimal
	Name    say.Message // what is charged, in the law’s words; silent where a rate says it all
	Text    say.Message // the same with how it was worked out
	Cite    []string

	Of Multiplied
}

// An Alternative is another way the duty may have been charged.
type Alternative struct {
	Method string
	Duty   decimal.Decimal
	Lines  []Line
}

// A Refund is the part of a shipment's duty that was void.
type Refund struct {
	Void    decimal.NullDecimal // what the void duties added, which comes back
	Owed    decimal.NullDecimal // the duty without them
	Lines   []Line              // the void duties as they were charged
	Instead []Line              // what other duties would have charged without them
	Kept    []Line              // what does not come back; Text says why
	Text    say.Message
	Cite    []string
}

// A LawStamp says how current the law behind an answer is.
type LawStamp struct {
	Edition         string
	Hash            string // names exactly this law
	VerifiedThrough law.Date
	BeyondVerified  bool
	Ahead           []Change
}

// A Change is a change of the law on a day.
type Change struct {
	Date law.Date
	Text say.Message
	Cite []string
}

// An EntryWay is a way in which the goods may be entered, with what it costs. The first is
// the one answered.
type EntryWay struct {
	EntryAnswer
	Fees, Total decimal.NullDecimal
	Lines       []Line // of the fees
}

// What a line multiplies tells how its amount follows the value of the goods.
type Multiplied int8

const (
	AnotherBase  Multiplied = iota // a quantity, or a part of the value
	WholeDollars                   // the value in even dollars
	ExactValue
)
