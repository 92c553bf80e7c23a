package calc

import (
	"fmt"

	"section321/calc/law"
)

// entry finds the type of entry, names it and says what could change it.
func (a *assessment) entry(c *law.Circumstances) {
	e := a.book.Entry(c)
	if e == nil || a.trial.unknown {
		a.Unsupported = append(a.Unsupported, Gap{What: "entry",
			Text: fmt.Sprintf("The data do not say which entry such a shipment took on %s.", a.s.Date)})
		return
	}
	c.Entry, c.EntryRule = e.Type, e.Rule
	a.Entry = &EntryAnswer{Type: e.Type, Name: a.book.EntryNames[e.Type], Text: a.fillThresholds(e.Text), Cite: e.Cite}
	for _, other := range e.Or {
		a.Entry.Alternatives = append(a.Entry.Alternatives,
			EntryAnswer{Type: other, Name: a.book.EntryNames[other], Text: e.OrIf, Cite: e.Cite})
	}
	if e.Ask != "" {
		a.Asks = append(a.Asks, Ask{Field: "items[0].hts", Text: e.Ask, Decides: "the type of entry", Effect: "could-change-entry", Cite: e.Cite})
	}
}

// fillThresholds puts the amounts of the day into a text that names thresholds.
func (a *assessment) fillThresholds(text string) string {
	return law.Fill(text, func(name string) string {
		if t := a.book.Threshold(name); t != nil {
			return dollarsInWords(t.Amount)
		}
		return name
	})
}
