package calc

import (
	"section321/calc/law"
	"section321/calc/say"
)

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
