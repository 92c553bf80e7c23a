package calc

import (
	"slices"
	"sort"

	"section321/calc/law"
	"section321/calc/say"
)

func stamp(b *law.Book, ahead []Change) LawStamp {
	return LawStamp{Edition: b.Edition, Hash: b.Hash, VerifiedThrough: b.VerifiedThrough, BeyondVerified: b.BeyondVerified(), Ahead: ahead}
}

// changes lists what is already known to change after the shipment's day and
// bears on it, the next first.
func (a *assessment) changes() []Change {
	var origins []string
	for i := range a.s.Items {
		origins = append(origins, a.s.Items[i].Origin)
	}
	changes := changesAhead(a.book, []string{"general", a.trial.provision}, origins, a.s.Mode)
	if !a.trial.Exempt {
		changes = append(changes, feeChange(a.book)...)
		for i := range a.s.Items {
			changes = append(changes, a.dutiesAhead(&a.s.Items[i])...)
		}
	}
	return inOrder(changes)
}

// changesAhead lists the changes after the book's day to the exemptions and
// entries of goods of any of these origins arriving by this mode ("" for any).
func changesAhead(b *law.Book, provisions, origins []string, mode string) []Change {
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

// dutiesAhead lists the duties on an item that begin or end after both its day and
// the last day the law was checked for, and the end of the program it claims.
func (a *assessment) dutiesAhead(it *Item) []Change {
	var changes []Change
	if a.tariff == nil {
		return nil
	}
	ahead := func(d law.Date) bool { return d > a.s.Date && d > a.book.VerifiedThrough }
	add := func(on law.Date, text say.Message, cite []string) { changes = append(changes, Change{on, text, cite}) }
	var looked law.Date // most begin or end on the same day
	var lists []string
	covers := func(m *law.Measure, on law.Date) bool {
		if it.HTS == "" {
			return false
		}
		if looked != on {
			looked, lists = on, a.tariff.Lists.On(it.HTS, string(on))
		}
		return m.Covers(on, it.Origin, a.s.Mode, it.HTS, lists)
	}
	of := a.book.MeasuresOf(it.Origin)
	for _, m := range of {
		if ahead(m.From) && covers(m, m.From) {
			if m.Rate.IsPositive() {
				add(m.From, say.It("begins-at", say.Say("duty", m.Text), say.Number("rate", m.Rate)), m.Cite)
			} else {
				add(m.From, say.It("begins-duty", say.Say("duty", m.Text)), m.Cite)
			}
		}
		if m.To != "" && ahead(m.To) && m.From <= a.s.Date && covers(m, m.To) {
			add(m.To.AddDays(1), say.It("no-longer-duty", say.Say("duty", m.Text)), m.Cite)
		}
	}
	if p := a.book.Program(it.Claim); p != nil && p.To != "" && ahead(p.To) && p.For(it.Origin) {
		add(p.To.AddDays(1), say.It("program-ends", say.Text("program", it.Claim)), p.Cite)
	}
	return changes
}

// feeChange returns the next adjustment of the customs fees.
func feeChange(b *law.Book) []Change {
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
	return []Change{{next.From, fillFees(next, rule.Text), next.Cite}}
}

// fillFees puts the fees of a year into a text that names them.
func fillFees(year *law.Fees, text say.Message) say.Message {
	var amounts []*say.Value
	for _, amount := range year.Said {
		if text.Names(amount.Name) {
			amounts = append(amounts, amount)
		}
	}
	return text.With(amounts...)
}

// inOrder sorts changes by day and drops repetitions.
func inOrder(changes []Change) []Change {
	sort.SliceStable(changes, func(i, j int) bool { return changes[i].Date < changes[j].Date })
	return slices.CompactFunc(changes, func(x, y Change) bool { return x.Date == y.Date && x.Text.Same(y.Text) })
}
