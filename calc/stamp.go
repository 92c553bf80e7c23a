package calc

import (
	"slices"
	"sort"

	"section321/calc/law"
	"section321/calc/say"
)

// Stamp says how current the law of a day is, and what of it is ahead.
func Stamp(b *law.Book, ahead []Change) LawStamp {
	return LawStamp{Edition: b.Edition, Hash: b.Hash, VerifiedThrough: b.VerifiedThrough, BeyondVerified: b.BeyondVerified(), Ahead: ahead}
}

// ChangesAhead lists the changes after the book's day to the exemptions and
// entries of goods of any of these origins arriving by this mode ("" for any).
func ChangesAhead(b *law.Book, provisions, origins []string, mode Mode) []Change {
	var changes []Change
	ahead := func(f *law.Fact) bool { return !f.Change.Silent() && f.From > b.Day }
	add := func(f *law.Fact) { changes = append(changes, Change{f.From, f.Change, f.Cite}) }
	for _, l := range b.Limits {
		if ahead(&l.Fact) && slices.Contains(provisions, l.Provision) {
			add(&l.Fact)
		}
	}
	for _, s := range b.Suspensions {
		if ahead(&s.Fact) && slices.Contains(provisions, s.Provision) && s.Concerns(origins, mode) {
			add(&s.Fact)
		}
	}
	for _, e := range b.Entries {
		if ahead(&e.Fact) && e.Concerns(origins, mode) {
			add(&e.Fact)
		}
	}
	return changes
}

// FeeChange returns the next adjustment of the customs fees.
func FeeChange(b *law.Book) []Change {
	rule := b.Rule("fees-adjusted")
	if rule == nil {
		return nil
	}
	var next *law.Fees
	for _, f := range b.Fees {
		if f.From > b.Day && (next == nil || f.From < next.From) {
			next = f
		}
	}
	if next == nil {
		return nil
	}
	return []Change{{next.From, FillFees(next, rule.Text), next.Cite}}
}

// FillFees puts the fees of a year into a text that names them.
func FillFees(year *law.Fees, text say.Message) say.Message {
	var amounts []*say.Value
	for _, amount := range year.Said {
		if text.Names(amount.Name) {
			amounts = append(amounts, amount)
		}
	}
	return text.With(amounts...)
}

// InOrder sorts changes by day and drops repetitions.
func InOrder(changes []Change) []Change {
	sort.SliceStable(changes, func(i, j int) bool { return changes[i].Date < changes[j].Date })
	return slices.CompactFunc(changes, func(x, y Change) bool { return x.Date == y.Date && x.Text.Same(y.Text) })
}

// FillThresholds puts the amounts of the day into a text that names thresholds.
func FillThresholds(b *law.Book, text say.Message) say.Message {
	var amounts []*say.Value
	for _, t := range b.Thresholds {
		if t.InForce(b.Day) && text.Names(t.Name) {
			amounts = append(amounts, say.Money(t.Name, t.Amount))
		}
	}
	return text.With(amounts...)
}
