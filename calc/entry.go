package calc

import (
	"section321/calc/law"
	"section321/calc/say"
)

// entry finds the type of entry, names it and says what could change it.
func (a *assessment) entry(c *law.Circumstances) {
	e := a.book.Entry(c)
	if e == nil || a.trial.unknown {
		a.Unsupported = append(a.Unsupported, Gap{What: "entry", Text: say.It("entry-unknown", say.Text("day", string(a.s.Date)))})
		return
	}
	c.Entry, c.EntryRule = e.Type, e.Rule
	a.Entry = &EntryAnswer{Type: e.Type, Name: a.book.EntryNames[e.Type], Text: a.fillThresholds(e.Text), Cite: e.Cite}
	for _, other := range e.Or {
		a.Entry.Alternatives = append(a.Entry.Alternatives,
			EntryAnswer{Type: other, Name: a.book.EntryNames[other], Text: e.OrIf, Cite: e.Cite})
	}
	if !e.Ask.Silent() {
		a.Asks = append(a.Asks, Ask{Field: "items[0].hts", Question: e.Ask, Decides: say.It("decides-entry"), Effect: "could-change-entry", Cite: e.Cite})
	}
}

// fillThresholds puts the amounts of the day into a text that names thresholds.
func (a *assessment) fillThresholds(text say.Message) say.Message {
	var amounts []*say.Value
	for _, t := range a.book.Thresholds {
		if t.InForce(a.s.Date) && text.Names(t.Name) {
			amounts = append(amounts, say.Money(t.Name, t.Amount))
		}
	}
	return text.With(amounts...)
}
