package duty

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
)

// A Basis is a shipment with all that its duty depends on: the law and the tariff of its day,
// and what is known of its items. Working out a duty changes nothing of it.
type Basis struct {
	Shipment        *calc.Shipment
	Until           calc.Until // somebody waits for the answer
	Book            *law.Book
	Tariff          *calc.Tariff      // of the day
	Whole           *calc.Tariff      // of all days that are at hand
	Facts           [][]string        // of each item: those given and those its tariff number tells
	Retail, Customs []decimal.Decimal // value of each item in dollars
	Editions        []*law.Source     // of the tariff schedule that are cited
	Without         *law.Void         // duties that are left out, to see what is owed without them
	Tried           *Trials
}

// FactsOf returns the facts given of an item and those its tariff number tells, or
// lets presume where they are not denied.
func (b *Basis) FactsOf(it *calc.Item) []string {
	facts := it.Facts
	for _, x := range b.Book.Exclusions {
		if x.InForce(b.Shipment.Date) && x.Is(it.HTS) && !slices.Contains(facts, x.Kind) {
			facts = append(slices.Clone(facts), x.Kind)
		}
	}
	for _, p := range b.Book.Presumptions {
		if p.InForce(b.Shipment.Date) && p.Is(it.HTS) && !slices.Contains(facts, p.Kind) && !slices.Contains(facts, "not-"+p.Kind) {
			facts = append(slices.Clone(facts), p.Kind)
		}
	}
	return facts
}

// Rightful returns the program an item claims, or "" where goods of its origin
// cannot claim it: such a claim is refused and frees from no fee.
func (b *Basis) Rightful(it *calc.Item) string {
	if p := b.Book.Program(it.Claim); p != nil && p.For(it.Origin) {
		return it.Claim
	}
	return ""
}
