package calc

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// An Effect is what the answer to a question can do.
type Effect string

const (
	CouldLower       Effect = "could-lower"
	CouldRaise       Effect = "could-raise"
	CouldChangeEntry Effect = "could-change-entry"
)

// An Ask is a fact that is missing.
type Ask struct {
	Subject Subject
	Fact    string // the fact that answers it with yes, and its denial with no; "" where the answer is another

	Question say.Message
	More     say.Message // what else is said of it, or silence
	Write    say.Message // how a program answers, or silence
	Decides  say.Message
	Effect   Effect
	Cite     []string

	Metals  []string // whose value or weight is asked
	Day     law.Date // before which it is asked that something was
	Options []Option
	Narrows Cents // range that an answer takes away, on the average; Unknown where there is no most before it
}

// Text is all that is said of the question.
func (q *Ask) Text() say.Message { return say.Then(q.Question, q.More, q.Write) }

// Same reports whether two questions say the same.
func (q *Ask) Same(o *Ask) bool {
	return q.Question.Same(o.Question) && q.More.Same(o.More) && q.Write.Same(o.Write)
}

// Asked adds questions to others, each once.
func Asked(asks []Ask, more ...Ask) []Ask {
	for i := range more {
		q := &more[i]
		if !slices.ContainsFunc(asks, func(o Ask) bool { return o.Subject == q.Subject && o.Same(q) }) {
			asks = append(asks, *q)
		}
	}
	return asks
}

// About is what a question is about: a field of an item, -1 for the shipment, and the fact
// or the quantity of it that is asked for.
func (q *Ask) About() (item int, field Field, of string) {
	if q.Effect == CouldChangeEntry {
		return -1, FieldEntry, ""
	}
	switch {
	case q.Fact != "":
		of = q.Fact
	case q.Subject.Name != "":
		of = q.Subject.Name
	case q.Day != "":
		of = string(q.Day)
	case len(q.Metals) > 0:
		of = q.Metals[0]
	}
	return q.Subject.Item(), q.Subject.Field, of
}

// Rank puts a question before others: first the number, without which little else can be
// said, then what there is no bound without, then by the dollars that it takes away.
func (q *Ask) Rank() Cents {
	switch {
	case q.Narrows != Unknown:
		return q.Narrows
	case q.Subject.Field == FieldHTS && q.Effect != CouldChangeEntry:
		return 2 * MostCents
	}
	return MostCents
}

// An Option is an answer to a question, and what the total becomes with it.
type Option struct {
	Answer Setting
	Text   say.Message
	Bounds
}

// A Setting is what an answer sets in the request: a field of the item, or of the shipment
// where Item is below 0. Key names which quantity of the field, where it has several.
type Setting struct {
	Item       int
	Field      Field
	Key, Value string
	None       []string // other quantities of the field, of which there is nothing
}

// On returns the shipment with a field set.
func (x *Setting) On(s *Shipment) *Shipment {
	with := *s
	with.Items = slices.Clone(s.Items)
	it := &Item{}
	if x.Item >= 0 {
		it = &with.Items[x.Item]
	}
	switch x.Field {
	case FieldLoaded:
		with.Loaded = law.Date(x.Value)
	case FieldPostalMethod:
		with.PostalMethod = PostalMethod(x.Value)
	case FieldEntry:
		with.Entry = x.Value
	case FieldOrigin:
		it.Origin = x.Value
	case FieldHTS:
		it.HTS = x.Value
	case FieldClaim:
		if it.NoClaim = x.Value == "none"; !it.NoClaim {
			it.Claim = x.Value
		}
	case FieldFacts:
		it.Facts = append(slices.Clone(it.Facts), x.Value)
	case FieldMetalValue:
		it.MetalValue = x.amount(it.MetalValue)
	case FieldMetalWeight:
		it.MetalWeight = x.amount(it.MetalWeight)
	}
	return &with
}

func (x *Setting) amount(of map[string]decimal.Decimal) map[string]decimal.Decimal {
	all := map[string]decimal.Decimal{}
	for name, amount := range of {
		all[name] = amount
	}
	all[x.Key], _ = decimal.NewFromString(x.Value)
	for _, name := range x.None {
		all[name] = decimal.Zero
	}
	return all
}
