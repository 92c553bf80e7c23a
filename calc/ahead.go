package calc

import (
	"slices"
	"sort"

	"section321/calc/law"
)

func stamp(b *law.Book, ahead []Change) LawStamp {
	return LawStamp{Edition: b.Edition, VerifiedThrough: b.VerifiedThrough, BeyondVerified: b.BeyondVerified(), Ahead: ahead}
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
	}
	return inOrder(changes)
}

// changesAhead lists the changes after the book's day to the exemptions and
// entries of goods of any of these origins arriving by this mode ("" for any).
func changesAhead(b *law.Book, provisions, origins []string, mode string) []Change {
	var changes []Change
	ahead := func(f *law.Fact) bool { return f.Change != "" && f.From > b.Day }
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
	text := law.Fill(rule.Text, func(name string) string { return dollarsInWords(next.Amounts[name]) })
	return []Change{{next.From, text, next.Cite}}
}

// inOrder sorts changes by day and drops repetitions.
func inOrder(changes []Change) []Change {
	sort.SliceStable(changes, func(i, j int) bool { return changes[i].Date < changes[j].Date })
	return slices.CompactFunc(changes, func(x, y Change) bool { return x.Date == y.Date && x.Text == y.Text })
}
