package calc

import (
	"slices"

	"github.com/shopspring/decimal"

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
	types := append([]string{e.Type}, e.Or...)
	if chosen := slices.Index(types, a.s.Entry); chosen > 0 {
		types[0], types[chosen] = types[chosen], types[0]
	} else if chosen < 0 && a.s.Entry != "" {
		a.NotApplied = append(a.NotApplied, NotApplied{Rule: "entry", Why: say.It("entry-not-possible", say.Text("entry", a.s.Entry), say.Words("possible", types)), Cite: e.Cite})
	}
	for _, t := range types {
		way := EntryAnswer{Type: t, Name: a.book.EntryNames[t], Text: e.OrIf, Cite: e.Cite}
		if t == e.Type {
			way.Text = a.fillThresholds(e.Text)
		}
		if a.Entry == nil {
			a.Entry = &way
		} else {
			a.Entry.Alternatives = append(a.Entry.Alternatives, way)
		}
	}
	c.Entry = types[0]
	if c.Entry == e.Type {
		c.EntryRule = e.Rule
	}
	if !e.Ask.Silent() && !slices.Contains(types, a.s.Entry) {
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

// An EntryWay is a way in which the goods may be entered, with what it costs. The first is
// the one answered.
type EntryWay struct {
	EntryAnswer
	Fees, Total decimal.NullDecimal
	Lines       []Line // of the fees
}

// entries works out every way in which the goods may be entered, supposing that they bear a
// duty of chapter 99 or not.
func (a *assessment) entries(chapter99 string) []EntryWay {
	c := a.circumstances()
	c.Chapter99 = chapter99
	e := a.book.Entry(c)
	if e == nil {
		return nil
	}
	types := append([]string{e.Type}, e.Or...)
	if slices.Contains(types, a.s.Entry) {
		types = []string{a.s.Entry}
	}
	var ways []EntryWay
	for _, t := range types {
		c.Entry, c.EntryRule = t, ""
		if t == e.Type {
			c.EntryRule = e.Rule
		}
		ways = append(ways, a.way(EntryAnswer{Type: t, Name: a.book.EntryNames[t], Cite: e.Cite}, c))
	}
	return ways
}

// way prices one type of entry.
func (a *assessment) way(e EntryAnswer, c *law.Circumstances) EntryWay {
	try := *a
	try.Answer, try.charged = &Answer{Entry: &e}, nil
	try.fees(c)
	return EntryWay{EntryAnswer: e, Fees: try.Fees, Lines: try.Lines}
}

// waysOfEntry prices the entry answered and its alternatives.
func (a *assessment) waysOfEntry() []EntryWay {
	if a.Entry == nil || a.Outcome == Prohibited {
		return nil
	}
	c := a.circumstances()
	e := a.book.Entry(c)
	var ways []EntryWay
	for _, answered := range append([]EntryAnswer{*a.Entry}, a.Entry.Alternatives...) {
		answered.Alternatives = nil
		c.Entry, c.EntryRule = answered.Type, ""
		if answered.Type == e.Type {
			c.EntryRule = e.Rule
		}
		way := a.way(answered, c)
		switch {
		case a.Outcome == Exempt:
			way.Fees, way.Total = a.Fees, a.Total
		case a.Total.Valid && way.Fees.Valid:
			way.Total = known(plus(a.Duty.Decimal, way.Fees.Decimal))
		}
		ways = append(ways, way)
	}
	return ways
}
