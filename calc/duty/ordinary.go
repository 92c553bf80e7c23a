package duty

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A column is the ordinary duty, of the column of the schedule that the goods are under, or
// the duty that stands in its place.
type column struct {
	Owed
	dollars decimal.Decimal
	rate    decimal.NullDecimal // in percent, when it is nothing else
	known   bool                // which floors need
	in99    bool                // it is one of chapter 99 that stands in the place of the ordinary one
}

// ordinary works out the ordinary duty, or the one that stands in its place.
func (g *Goods) ordinary() *column {
	var asks []calc.Ask
	for _, m := range g.insteads() {
		applies, open := g.consider(m)
		if asks = calc.Asked(asks, open...); applies != nil {
			return g.instead(m)
		}
	}
	c := g.scheduled()
	if !c.known || c.dollars.IsPositive() { // there is nothing less than nothing
		c.Asks = calc.Asked(c.Asks, asks...)
	}
	return c
}

// insteads are the measures that may stand in place of the ordinary duty.
func (g *Goods) insteads() (all []*law.Measure) {
	for _, m := range g.inForce() {
		if m.Kind == law.Instead && m.IsOn(g.Item.HTS, g.lists) {
			all = append(all, m)
		}
	}
	return all
}

// instead is a duty that stands in place of the ordinary one.
func (g *Goods) instead(m *law.Measure) *column {
	c := &column{rate: money.Known(m.Rate), known: true, in99: strings.HasPrefix(m.Heading, "99"), dollars: g.Entered.Mul(m.Rate).Shift(-2).Round(2)}
	c.add(calc.Line{Item: g.Index, Layer: m.Layer, Heading: m.Heading, Value: money.Known(g.Customs[g.Index]), Base: money.Known(g.Entered), Rate: c.rate, Amount: c.dollars, Name: m.Text, Text: m.Text, Cite: m.Cite, Of: calc.WholeDollars})
	return c
}

// scheduled is the ordinary duty by the schedule: column 2, a special rate that is claimed
// and offered, or the general rate.
func (g *Goods) scheduled() *column {
	c := &column{}
	layer, rate, cite := "base", g.line.GeneralRate(), []string{g.Editions[0].ID}
	if of := g.Book.InColumn2(g.Item.Origin); of != nil {
		layer, rate, cite = "column-2", g.line.Column2Rate(), append(cite, of.Cite...)
	} else if special, program, why := g.special(); program != nil {
		layer, rate, cite = "special", special, append(cite, program.Cite...)
	} else if !why.Silent() {
		c.Notes = append(c.Notes, calc.NotApplied{Layer: "special", Why: why})
	}
	amounts, err := rate.Duty(g.Entered, g.Item.Measures, tariff.WholeUnits)
	c.known = err == nil
	if err != nil {
		g.notComputed(c, &rate, err)
	}
	line := calc.Line{Item: g.Index, Layer: layer, Heading: tariff.Dotted(g.line.Number[:8]), Value: money.Known(g.Customs[g.Index]), Cite: cite}
	if err == nil && len(amounts) == 0 {
		line.Base, line.Rate, line.Text = money.Known(g.Entered), money.Known(decimal.Zero), say.It("rate", say.Say("rate", rate.Say()))
		c.rate, line.Of = money.Known(decimal.Zero), calc.WholeDollars
		c.add(line)
	}
	for _, amount := range amounts {
		part := line
		id, times, rate := "rate", "rate-times", say.Say("rate", amount.Part.Say())
		if amount.Part.OfPart() {
			id, times = "rate-of-part", "rate-times-of-part"
		}
		part.Text = say.It(id, rate)
		if amount.Part.IsAdValorem() {
			part.Base, part.Rate = money.Known(amount.On), money.Known(amount.Part.Percent)
			if len(amount.Part.Of) == 0 {
				part.Of = calc.WholeDollars
			}
			if len(amounts) == 1 && part.Of == calc.WholeDollars {
				c.rate = money.Known(amount.Part.Percent)
			}
		} else {
			part.Text = say.It(times, say.Number("of", amount.On), rate)
		}
		part.Amount = amount.Duty.Round(2)
		c.dollars = money.Plus(c.dollars, part.Amount)
		c.add(part)
	}
	return c
}

// notComputed says why a rate gives no duty, or no whole one, and asks for what it lacks.
func (g *Goods) notComputed(c *column, rate *tariff.Rate, err error) {
	var missing *tariff.MissingError
	var unsupported *tariff.UnsupportedError
	switch {
	case errors.As(err, &missing):
		for _, m := range missing.Measures {
			c.lack(calc.Ask{Subject: g.about(calc.FieldMeasures).Called(m), Question: howMuch(m), More: say.It("the-rate-is", say.Say("rate", rate.Say())), Decides: say.It("decides-ordinary-duty"), Effect: calc.CouldRaise})
		}
	case errors.As(err, &unsupported):
		c.gap(calc.Gap{What: "duty", Text: say.It("rate-not-computed", say.Text("rate", rate.Text), say.Text("number", tariff.Dotted(g.line.Number[:8])), say.Say("why", unsupported.Why))})
	default:
		c.gap(calc.Gap{What: "duty", Text: say.Told(err)})
	}
}

// howMuch asks for a measure.
func howMuch(measure string) say.Message {
	if component, ok := strings.CutPrefix(measure, "value-"); ok {
		return say.It("how-much", say.Say("part", say.It("part-"+component)))
	}
	return say.It("how-many", say.Say("unit", unitName(measure)))
}

// unitName is a unit of the schedule in words.
func unitName(unit string) say.Message {
	switch unit {
	case "no", "doz", "prs", "kg", "liter", "m2":
		return say.It("unit-" + unit)
	}
	return say.Verbatim(unit)
}
