package calc

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// A basis is a shipment with all that its duty depends on: the law and the tariff of its day,
// and what is known of its items. Working out a duty changes nothing of it.
type basis struct {
	s               *Shipment
	until           Until // somebody waits for the answer
	book            *law.Book
	tariff          *Tariff           // of the day
	whole           *Tariff           // of all days that are at hand
	facts           [][]string        // of each item: those given and those its tariff number tells
	retail, customs []decimal.Decimal // value of each item in dollars
	editions        []*law.Source     // of the tariff schedule that are cited
	without         *law.Void         // duties that are left out, to see what is owed without them
	tried           *trials
}

// factsOf returns the facts given of an item and those its tariff number tells, or
// lets presume where they are not denied.
func (b *basis) factsOf(it *Item) []string {
	facts := it.Facts
	for _, x := range b.book.Exclusions {
		if x.InForce(b.s.Date) && x.Is(it.HTS) && !slices.Contains(facts, x.Kind) {
			facts = append(slices.Clone(facts), x.Kind)
		}
	}
	for _, p := range b.book.Presumptions {
		if p.InForce(b.s.Date) && p.Is(it.HTS) && !slices.Contains(facts, p.Kind) && !slices.Contains(facts, "not-"+p.Kind) {
			facts = append(slices.Clone(facts), p.Kind)
		}
	}
	return facts
}

// rightful returns the program an item claims, or "" where goods of its origin
// cannot claim it: such a claim is refused and frees from no fee.
func (b *basis) rightful(it *Item) string {
	if p := b.book.Program(it.Claim); p != nil && p.For(it.Origin) {
		return it.Claim
	}
	return ""
}
