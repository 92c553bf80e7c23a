package calc

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// fees adds a line for each customs fee that falls due. A free shipment owes
// none.
func (a *assessment) fees(c *law.Circumstances) {
	if a.trial.Exempt {
		if c.ECCF {
			if r := a.book.Rule("carrier-pays-eccf"); r != nil {
				a.NotApplied = append(a.NotApplied, NotApplied{Layer: "eccf", Why: r.Text, Cite: r.Cite})
			}
		}
		return
	}
	if a.Entry == nil {
		a.feesUnknown(say.It("fees-without-entry"))
		return
	}
	year := a.book.YearFees()
	if year == nil {
		a.feesUnknown(say.It("fees-unknown", say.Text("day", string(a.s.Date))))
		return
	}
	a.findWaivers()
	entered := a.s.enteredValues(a.customs)
	sum, begin := decimal.Zero, len(a.Lines)
	for _, ch := range a.book.Charges {
		if !ch.InForce(a.s.Date) || !ch.When.Holds(a.book, c) {
			continue
		}
		items := a.chargeable(ch.Layer)
		if len(items) == 0 {
			continue
		}
		a.charged = append(a.charged, ch)
		line := a.charge(ch, year, items, entered)
		a.Lines = append(a.Lines, line)
		sum = plus(sum, line.Amount)
	}
	a.Fees, a.ofFees = known(sum), a.Lines[begin:]
	a.waiversApplied()
	if r := a.book.Rule("eccf-instead"); r != nil && slices.ContainsFunc(a.Lines, func(l Line) bool { return l.Layer == "eccf" }) &&
		!slices.ContainsFunc(a.Lines, func(l Line) bool { return l.Layer == "mpf" }) {
		a.NotApplied = append(a.NotApplied, NotApplied{Layer: "mpf-informal", Why: r.Text, Cite: r.Cite})
	}
}

func (a *assessment) feesUnknown(text say.Message) {
	a.Unsupported = append(a.Unsupported, Gap{What: "fees", Text: text})
}

// charge computes one fee on items. A percentage is taken of each line of the
// entry and rounded, and the fee is the sum, as the entry summary has it. Where
// that, a minimum or a maximum takes the place of the percentage of the whole, the
// line shows the amount without base and rate, which would not multiply to it.
func (a *assessment) charge(ch *law.Charge, year *law.Fees, items []int, entered []decimal.Decimal) Line {
	line := Line{Item: -1, Layer: ch.Layer, Name: ch.Text, Text: ch.Text, Cite: ch.Sources(year)}
	if fixed, ok := year.Value(ch.Amount); ok {
		line.Amount = fixed
		return line
	}
	rate, _ := year.Value(ch.Rate)
	value, base := decimal.Zero, decimal.Zero
	for _, i := range items {
		value, base = plus(value, a.customs[i]), plus(base, entered[i])
		line.Amount = plus(line.Amount, entered[i].Mul(rate).Shift(-2).Round(2))
	}
	line.Value = known(value)
	if lowest, ok := year.Value(ch.Minimum); ok && line.Amount.LessThan(lowest) {
		line.Text = say.Then(ch.Text, say.It("fee-minimum", say.Number("rate", rate), say.Money("base", base), say.Money("amount", line.Amount), say.Money("minimum", lowest)))
		line.Amount = lowest
		return line
	}
	if highest, ok := year.Value(ch.Maximum); ok && line.Amount.GreaterThan(highest) {
		line.Text = say.Then(ch.Text, say.It("fee-maximum", say.Number("rate", rate), say.Money("base", base), say.Money("amount", line.Amount), say.Money("maximum", highest)))
		line.Amount = highest
		return line
	}
	if base.Mul(rate).Shift(-2).Round(2).Equal(line.Amount) {
		line.Base, line.Rate = known(base), known(rate)
	} else {
		line.Text = say.Then(ch.Text, say.It("fee-of-lines", say.Number("rate", rate)))
	}
	return line
}

// chargeable returns the items that no waiver frees from a fee.
func (a *assessment) chargeable(layer string) (items []int) {
	for i := range a.s.Items {
		if a.waiver(layer, i) == nil {
			items = append(items, i)
		}
	}
	return items
}

// waiver returns what frees one item from a fee, nil when nothing does.
func (a *assessment) waiver(layer string, item int) *law.Waiver {
	for _, w := range a.waivers[item] {
		if slices.Contains(w.Layers, layer) {
			return w
		}
	}
	return nil
}

// findWaivers finds what frees each item from fees.
func (a *assessment) findWaivers() {
	a.waivers = make([][]*law.Waiver, len(a.s.Items))
	c := law.Circumstances{Mode: a.s.Mode, Entry: a.Entry.Type, Origins: make([]string, 1), Claims: make([]string, 1)}
	for i := range a.s.Items {
		c.Origins[0], c.Claims[0], c.Facts = a.s.Items[i].Origin, a.rightful(&a.s.Items[i]), a.facts[i]
		for _, w := range a.book.Waivers {
			if w.InForce(a.s.Date) && w.When.Holds(a.book, &c) {
				a.waivers[i] = append(a.waivers[i], w)
			}
		}
	}
}

// waiversApplied says which fees were waived, for which reason.
func (a *assessment) waiversApplied() {
	var said []string
	for _, layer := range []string{"mpf", "mpf-informal"} {
		for i := range a.s.Items {
			if w := a.waiver(layer, i); w != nil && !slices.Contains(said, layer+w.Text.ID()) {
				said = append(said, layer+w.Text.ID())
				a.NotApplied = append(a.NotApplied, NotApplied{Layer: layer, Why: w.Text, Cite: w.Cite})
			}
		}
	}
}
