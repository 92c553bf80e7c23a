package calc

import (
	"slices"

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
	types := a.types(e)
	if a.s.Entry != "" && a.s.Entry != types[0] {
		a.NotApplied = append(a.NotApplied, NotApplied{Rule: "entry", Why: say.It("entry-not-possible", say.Text("entry", a.s.Entry), say.Words("possible", types)), Cite: e.Cite})
	}
	first := a.entryAs(e, types[0])
	a.Entry = &first
	for _, t := range types[1:] {
		first.Alternatives = append(first.Alternatives, a.entryAs(e, t))
	}
	c.Entry = types[0]
	if c.Entry == e.Type {
		c.EntryRule = e.Rule
	}
	if !e.Ask.Silent() && a.s.Entry != types[0] {
		a.Asks = append(a.Asks, Ask{Field: "items[0].hts", Question: e.Ask, Decides: say.It("decides-entry"), Effect: CouldChangeEntry, Cite: e.Cite})
	}
}

// types are the types of an entry that are possible, the one chosen first.
func (a *assessment) types(e *law.Entry) []string {
	types := append([]string{e.Type}, e.Or...)
	if chosen := slices.Index(types, a.s.Entry); chosen > 0 {
		types[0], types[chosen] = types[chosen], types[0]
	}
	return types
}

// entryAs is the answer that an entry has one of its types.
func (a *assessment) entryAs(e *law.Entry, t string) EntryAnswer {
	text := e.OrIf
	if t == e.Type {
		text = fillThresholds(a.book, e.Text)
	}
	return EntryAnswer{Type: t, Name: a.book.EntryNames[t], Text: text, Cite: e.Cite}
}

// entries prices every way in which the goods may be entered in some circumstances.
func (a *assessment) entries(c *law.Circumstances) []EntryWay {
	e := a.book.Entry(c)
	if e == nil || a.trial.unknown {
		return nil
	}
	var ways []EntryWay
	for _, t := range a.types(e) {
		way := EntryWay{EntryAnswer: a.entryAs(e, t)}
		if a.Entry != nil && a.Entry.Type == t && a.Fees.Valid {
			way.Fees, way.Lines = a.Fees, a.ofFees
			if a.Total.Valid {
				way.Total = known(plus(a.Duty.Decimal, a.Fees.Decimal))
			}
			ways = append(ways, way)
			continue
		}
		try := a.enteredAs(e, t, c)
		way.Fees, way.Lines = try.Fees, try.Lines
		if a.Outcome == Exempt {
			way.Fees = a.Fees
		}
		if a.Total.Valid && way.Fees.Valid {
			way.Total = known(plus(a.Duty.Decimal, way.Fees.Decimal))
		}
		ways = append(ways, way)
	}
	return ways
}

// enteredAs is the assessment with the fees of one type of an entry, and nothing else.
func (a *assessment) enteredAs(e *law.Entry, t string, c *law.Circumstances) *assessment {
	if c.Entry, c.EntryRule = t, ""; t == e.Type {
		c.EntryRule = e.Rule
	}
	try := *a
	try.Answer = &Answer{Entry: &EntryAnswer{Type: t}}
	try.fees(c)
	return &try
}
