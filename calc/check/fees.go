package check

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
)

// fees adds a line for each customs fee that falls due. A free shipment owes
// none.
func (a *Assessment) fees(c *law.Circumstances) {
	if a.Trial.Exempt {
		if c.ECCF {
			if r := a.Book.Rule("carrier-pays-eccf"); r != nil {
				a.NotApplied = append(a.NotApplied, calc.NotApplied{Layer: "eccf", Why: r.Text, Cite: r.Cite})
			}
		}
		return
	}
	if a.Entry == nil {
		a.feesUnknown(say.It("fees-without-entry"))
		return
	}
	year := a.Book.YearFees()
	if year == nil {
		a.feesUnknown(say.It("fees-unknown", say.Text("day", string(a.Shipment.Date))))
		return
	}
	a.findWaivers()
	entered := a.Shipment.EnteredValues(a.Customs)
	sum, begin := decimal.Zero, len(a.Lines)
	for _, ch := range a.Book.Charges {
		if !ch.InForce(a.Shipment.Date) || !ch.When.Holds(a.Book, c) {
			continue
		}
		items := a.chargeable(ch.Layer)
		if len(items) == 0 {
			continue
		}
		a.Charged = append(a.Charged, ch)
		line := a.charge(ch, year, items, entered)
		a.Lines = append(a.Lines, line)
		sum = money.Plus(sum, line.Amount)
	}
	a.Fees, a.ofFees = money.Known(sum), a.Lines[begin:]
	a.waiversApplied()
	if r := a.Book.Rule("eccf-instead"); r != nil && slices.ContainsFunc(a.Lines, func(l calc.Line) bool { return l.Layer == "eccf" }) &&
		!slices.ContainsFunc(a.Lines, func(l calc.Line) bool { return l.Layer == "mpf" }) {
		a.NotApplied = append(a.NotApplied, calc.NotApplied{Layer: "mpf-informal", Why: r.Text, Cite: r.Cite})
	}
}

func (a *Assessment) feesUnknown(text say.Message) {
	a.Unsupported = append(a.Unsupported, calc.Gap{What: "fees", Text: text})
}

// charge computes one fee on items. A percentage is taken of each line of the
// entry and rounded, and the fee is the sum, as the entry summary has it. Where
// that, a minimum or a maximum takes the place of the percentage of the whole, the
// line shows the amount without base and rate, which would not multiply to it.
func (a *Assessment) charge(ch *law.Charge, year *law.Fees, items []int, entered []decimal.Decimal) calc.Line {
	line := calc.Line{Item: -1, Layer: ch.Layer, Name: ch.Text, Text: ch.Text, Cite: ch.Sources(year)}
	if fixed, ok := year.Value(ch.Amount); ok {
		line.Amount = fixed
		return line
	}
	rate, _ := year.Value(ch.Rate)
	value, base := decimal.Zero, decimal.Zero
	for _, i := range items {
		value, base = money.Plus(value, a.Customs[i]), money.Plus(base, entered[i])
		line.Amount = money.Plus(line.Amount, entered[i].Mul(rate).Shift(-2).Round(2))
	}
	line.Value = money.Known(value)
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
		line.Base, line.Rate = money.Known(base), money.Known(rate)
	} else {
		line.Text = say.Then(ch.Text, say.It("fee-of-lines", say.Number("rate", rate)))
	}
	return line
}

// chargeable returns the items that no waiver frees from a fee.
func (a *Assessment) chargeable(layer string) (items []int) {
	for i := range a.Shipment.Items {
		if a.Waiver(layer, i) == nil {
			items = append(items, i)
		}
	}
	return items
}

// Waiver returns what frees one item from a fee, nil when nothing does.
func (a *Assessment) Waiver(layer string, item int) *law.Waiver {
	for _, w := range a.waivers[item] {
		if slices.Contains(w.Layers, layer) {
			return w
		}
	}
	return nil
}

// findWaivers finds what frees each item from fees.
func (a *Assessment) findWaivers() {
	a.waivers = make([][]*law.Waiver, len(a.Shipment.Items))
	c := law.Circumstances{Mode: a.Shipment.Mode, Entry: a.Entry.Type, Origins: make([]string, 1), Claims: make([]string, 1)}
	for i := range a.Shipment.Items {
		c.Origins[0], c.Claims[0], c.Facts = a.Shipment.Items[i].Origin, a.Rightful(&a.Shipment.Items[i]), a.Facts[i]
		for _, w := range a.Book.Waivers {
			if w.InForce(a.Shipment.Date) && w.When.Holds(a.Book, &c) {
				a.waivers[i] = append(a.waivers[i], w)
			}
		}
	}
}

// waiversApplied says which fees were waived, for which reason.
func (a *Assessment) waiversApplied() {
	var said []string
	for _, layer := range []string{"mpf", "mpf-informal"} {
		for i := range a.Shipment.Items {
			if w := a.Waiver(layer, i); w != nil && !slices.Contains(said, layer+w.Text.ID()) {
				said = append(said, layer+w.Text.ID())
				a.NotApplied = append(a.NotApplied, calc.NotApplied{Layer: layer, Why: w.Text, Cite: w.Cite})
			}
		}
	}
}
