package check

import (
	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// changes lists what is already known to change after the shipment's day and
// bears on it, the next first.
func (a *Assessment) changes() []calc.Change {
	var origins []string
	for i := range a.Shipment.Items {
		origins = append(origins, a.Shipment.Items[i].Origin)
	}
	changes := calc.ChangesAhead(a.Book, []string{"general", a.Trial.provision}, origins, a.Shipment.Mode)
	if !a.Trial.Exempt {
		changes = append(changes, calc.FeeChange(a.Book)...)
		for i := range a.Shipment.Items {
			changes = append(changes, a.dutiesAhead(&a.Shipment.Items[i])...)
		}
	}
	return calc.InOrder(changes)
}

// dutiesAhead lists the duties on an item that begin or end after both its day and
// the last day the law was checked for, and the end of the program it claims.
func (a *Assessment) dutiesAhead(it *calc.Item) []calc.Change {
	var changes []calc.Change
	if a.Tariff == nil {
		return nil
	}
	ahead := func(d law.Date) bool { return d > a.Shipment.Date && d > a.Book.VerifiedThrough }
	add := func(on law.Date, text say.Message, cite []string) {
		changes = append(changes, calc.Change{Date: on, Text: text, Cite: cite})
	}
	var looked law.Date // most begin or end on the same day
	var lists []string
	covers := func(m *law.Measure, on law.Date) bool {
		if it.HTS == "" {
			return false
		}
		if looked != on {
			looked, lists = on, a.Tariff.Lists.On(it.HTS, string(on))
		}
		return m.Covers(on, it.Origin, a.Shipment.Mode, it.HTS, lists)
	}
	of := a.Book.MeasuresOf(it.Origin)
	for _, m := range of {
		if ahead(m.From) && covers(m, m.From) {
			if m.Rate.IsPositive() {
				add(m.From, say.It("begins-at", say.Say("duty", m.Text), say.Number("rate", m.Rate)), m.Cite)
			} else {
				add(m.From, say.It("begins-duty", say.Say("duty", m.Text)), m.Cite)
			}
		}
		if m.To != "" && ahead(m.To) && m.From <= a.Shipment.Date && covers(m, m.To) {
			add(m.To.AddDays(1), say.It("no-longer-duty", say.Say("duty", m.Text)), m.Cite)
		}
	}
	if p := a.Book.Program(it.Claim); p != nil && p.To != "" && ahead(p.To) && p.For(it.Origin) {
		add(p.To.AddDays(1), say.It("program-ends", say.Text("program", it.Claim)), p.Cite)
	}
	return changes
}
