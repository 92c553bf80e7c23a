package check

import (
	"slices"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
)

// entry finds the type of entry, names it and says what could change it.
func (a *Assessment) entry(c *law.Circumstances) {
	e := a.Book.Entry(c)
	if e == nil || a.Trial.unknown {
		a.Unsupported = append(a.Unsupported, calc.Gap{What: "entry", Text: say.It("entry-unknown", say.Text("day", string(a.Shipment.Date)))})
		return
	}
	types := a.types(e)
	if a.Shipment.Entry != "" && a.Shipment.Entry != types[0] {
		a.NotApplied = append(a.NotApplied, calc.NotApplied{Rule: "entry", Why: say.It("entry-not-possible", say.Text("entry", a.Shipment.Entry), say.Words("possible", types)), Cite: e.Cite})
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
	if !e.Ask.Silent() && a.Shipment.Entry != types[0] {
		a.Asks = append(a.Asks, calc.Ask{Subject: calc.OfItem(0, calc.FieldHTS), Question: e.Ask, Decides: say.It("decides-entry"), Effect: calc.CouldChangeEntry, Cite: e.Cite})
	}
}

// types are the types of an entry that are possible, the one chosen first.
func (a *Assessment) types(e *law.Entry) []string {
	types := append([]string{e.Type}, e.Or...)
	if chosen := slices.Index(types, a.Shipment.Entry); chosen > 0 {
		types[0], types[chosen] = types[chosen], types[0]
	}
	return types
}

// entryAs is the answer that an entry has one of its types.
func (a *Assessment) entryAs(e *law.Entry, t string) calc.EntryAnswer {
	text := e.OrIf
	if t == e.Type {
		text = calc.FillThresholds(a.Book, e.Text)
	}
	return calc.EntryAnswer{Type: t, Name: a.Book.EntryNames[t], Text: text, Cite: e.Cite}
}

// EntryWays prices every way in which the goods may be entered in some circumstances.
func (a *Assessment) EntryWays(c *law.Circumstances) []calc.EntryWay {
	e := a.Book.Entry(c)
	if e == nil || a.Trial.unknown {
		return nil
	}
	var ways []calc.EntryWay
	for _, t := range a.types(e) {
		way := calc.EntryWay{EntryAnswer: a.entryAs(e, t)}
		if a.Entry != nil && a.Entry.Type == t && a.Fees.Valid {
			way.Fees, way.Lines = a.Fees, a.ofFees
			if a.Total.Valid {
				way.Total = money.Known(money.Plus(a.Duty.Decimal, a.Fees.Decimal))
			}
			ways = append(ways, way)
			continue
		}
		try := a.enteredAs(e, t, c)
		way.Fees, way.Lines = try.Fees, try.Lines
		if a.Outcome == calc.Exempt {
			way.Fees = a.Fees
		}
		if a.Total.Valid && way.Fees.Valid {
			way.Total = money.Known(money.Plus(a.Duty.Decimal, way.Fees.Decimal))
		}
		ways = append(ways, way)
	}
	return ways
}

// enteredAs is the assessment with the fees of one type of an entry, and nothing else.
func (a *Assessment) enteredAs(e *law.Entry, t string, c *law.Circumstances) *Assessment {
	if c.Entry, c.EntryRule = t, ""; t == e.Type {
		c.EntryRule = e.Rule
	}
	try := *a
	try.Answer = &calc.Answer{Entry: &calc.EntryAnswer{Type: t}}
	try.fees(c)
	return &try
}
