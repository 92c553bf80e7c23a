// Package law knows what was in force on a date: the limits of the exemptions,
// what suspends or excludes them, which entry a shipment takes and what customs
// charges for it.
//
// The facts are the files in data, one row a fact, newest first, which a customs
// broker can read and correct. Every row carries the days it holds, the words a
// seller is told, and the document that says so, with a link, the day it was
// published and the day it was last checked. The Go code reads them and never
// states a rate, a limit, a date or a country of its own.
package law

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// A Book is the law of one day.
type Book struct {
	Day Date
	*Library

	entered Date // the day whose entries are those of the book, where it is another
}

// At opens the book of a day, without duty measures.
func At(day Date) *Book { return All().At(day) }

// At opens the library's book of a day.
func (l *Library) At(day Date) *Book { return &Book{Day: day, Library: l} }

// BeyondVerified reports whether the day is later than the last day the law was
// checked for. The law last verified, with every change known to be ahead of
// it, is then the answer.
func (b *Book) BeyondVerified() bool { return b.Day > b.VerifiedThrough }

// Limit returns the limit of a provision for goods shipped from a country, nil
// when the data know none for the day.
func (b *Book) Limit(provision, shippedFrom string) *Limit {
	var general *Limit
	for _, l := range b.Limits {
		if l.Provision != provision || !l.InForce(b.Day) || !l.ShippedFrom.has(shippedFrom) {
			continue
		}
		if l.ShippedFrom[0] != "*" {
			return l
		}
		general = l
	}
	return general
}

// Rule returns a rule by name, nil when it was not the law on the day.
func (b *Book) Rule(name string) *Rule {
	for _, r := range b.Rules {
		if r.Rule == name && r.InForce(b.Day) {
			return r
		}
	}
	return nil
}

// Threshold returns a named amount, nil when the data know none for the day.
func (b *Book) Threshold(name string) *Threshold {
	for _, t := range b.Thresholds {
		if t.Name == name && t.InForce(b.Day) {
			return t
		}
	}
	return nil
}

// Entry returns the type of entry that the circumstances call for, nil when the
// data know none for the day.
func (b *Book) Entry(c *Circumstances) *Entry {
	day := b.Day
	if b.entered != "" {
		day = b.entered
	}
	var best *Entry
	for _, e := range b.Entries {
		if e.InForce(day) && (best == nil || e.Rank < best.Rank) && e.When.Holds(b, c) {
			best = e
		}
	}
	return best
}

// YearFees returns the fee amounts of the day's fiscal year, nil when the data
// know none.
func (b *Book) YearFees() *Fees {
	for _, f := range b.Fees {
		if f.InForce(b.Day) {
			return f
		}
	}
	return nil
}

// Value returns what a charge's column says: a number as it stands or one of
// the year's amounts by its name. It reports false for an empty column.
func (f *Fees) Value(column string) (decimal.Decimal, bool) {
	if column == "" {
		return decimal.Zero, false
	}
	if v, ok := f.Amounts[column]; ok {
		return v, true
	}
	v, err := decimal.NewFromString(column)
	return v, err == nil
}

// Is reports whether a tariff number, written in digits only, is under one of
// the exclusion's headings.
func (x *Exclusion) Is(hts string) bool { return under(hts, x.Headings) }

// Is reports whether a tariff number is under one of the presumption's headings.
func (p *Presumption) Is(hts string) bool { return under(hts, p.Headings) }

func under(hts string, headings []string) bool {
	return slices.ContainsFunc(headings, func(h string) bool { return strings.HasPrefix(hts, h) })
}

// reach returns how much of the goods of these origins bear chapter 99 duty, the
// most any one of them does.
func (b *Book) reach(origins []string) string {
	for _, r := range b.Reaches { // the data list the widest reach first
		if r.InForce(b.Day) && r.Origins.meets(origins) {
			return r.Reach
		}
	}
	return ""
}

// Concerns reports whether the suspension could reach goods of one of these
// origins arriving by this mode; "" is any mode.
func (s *Suspension) Concerns(origins []string, mode Mode) bool {
	return s.Origins.meets(origins) && (mode == "" || s.Modes.has(string(mode)))
}

// Concerns reports whether the entry could be that of goods of one of these
// origins arriving by this mode; "" is any mode.
func (e *Entry) Concerns(origins []string, mode Mode) bool {
	return e.When.words("origin").meets(origins) && (mode == "" || e.When.words("mode").has(string(mode)))
}

// Sources returns the documents behind a charge: the year's notice, where it
// sets the amount, before those of the charge itself.
func (ch *Charge) Sources(year *Fees) []string {
	if _, yearly := year.Amounts[ch.Amount+ch.Rate]; yearly {
		return slices.Concat(year.Cite[:1], ch.Cite)
	}
	return ch.Cite
}
