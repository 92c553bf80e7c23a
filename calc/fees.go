package calc

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc/law"
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
		a.feesUnknown("Without the type of entry the fees are not known.")
		return
	}
	year := a.book.YearFees()
	if year == nil {
		a.feesUnknown(fmt.Sprintf("The fee amounts for %s are not in the data.", a.s.Date))
		return
	}
	a.findWaivers()
	sum := decimal.Zero
	for _, ch := range a.book.Charges {
		if !ch.InForce(a.s.Date) || !ch.When.Holds(a.book, c) {
			continue
		}
		value, due := a.chargeable(ch.Layer)
		if !due {
			continue
		}
		a.charged = append(a.charged, ch)
		line := charge(ch, year, value)
		a.Lines = append(a.Lines, line)
		sum = plus(sum, line.Amount)
	}
	a.Fees = known(sum)
	a.waiversApplied()
	if r := a.book.Rule("eccf-instead"); r != nil && slices.ContainsFunc(a.Lines, func(l Line) bool { return l.Layer == "eccf" }) &&
		!slices.ContainsFunc(a.Lines, func(l Line) bool { return l.Layer == "mpf" }) {
		a.NotApplied = append(a.NotApplied, NotApplied{Layer: "mpf-informal", Why: r.Text, Cite: r.Cite})
	}
}

func (a *assessment) feesUnknown(text string) {
	a.Unsupported = append(a.Unsupported, Gap{What: "fees", Text: text})
}

// charge computes one fee on a value. Where a minimum or maximum takes the
// place of the percentage, the line shows the amount without base and rate,
// which would not multiply to it.
func charge(ch *law.Charge, year *law.Fees, value decimal.Decimal) Line {
	line := Line{Item: -1, Layer: ch.Layer, Text: ch.Text, Cite: ch.Sources(year)}
	if fixed, ok := year.Value(ch.Amount); ok {
		line.Amount = fixed
		return line
	}
	rate, _ := year.Value(ch.Rate)
	base := evenDollars(value)
	line.Value, line.Amount = known(value), base.Mul(rate).Shift(-2).Round(2)
	if lowest, ok := year.Value(ch.Minimum); ok && line.Amount.LessThan(lowest) {
		line.Text += fmt.Sprintf(" %s %% of %s is %s; the minimum is %s.", rate, dollarsInWords(base), dollarsInWords(line.Amount), dollarsInWords(lowest))
		line.Amount = lowest
		return line
	}
	if highest, ok := year.Value(ch.Maximum); ok && line.Amount.GreaterThan(highest) {
		line.Text += fmt.Sprintf(" %s %% of %s is %s; the maximum is %s.", rate, dollarsInWords(base), dollarsInWords(line.Amount), dollarsInWords(highest))
		line.Amount = highest
		return line
	}
	line.Base, line.Rate = known(base), known(rate)
	return line
}

// chargeable returns the value of the items that no waiver frees from a fee, and
// false when every item is waived.
func (a *assessment) chargeable(layer string) (value decimal.Decimal, due bool) {
	for i := range a.s.Items {
		if a.waiver(layer, i) == nil {
			value, due = plus(value, a.customs[i]), true
		}
	}
	return value, due
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

// rightful returns the program an item claims, or "" where goods of its origin
// cannot claim it: such a claim is refused and frees from no fee.
func (a *assessment) rightful(it *Item) string {
	if p := a.book.Program(it.Claim); p != nil && p.For(it.Origin) {
		return it.Claim
	}
	return ""
}

// waiversApplied says which fees were waived, for which reason.
func (a *assessment) waiversApplied() {
	var said []string
	for _, layer := range []string{"mpf", "mpf-informal"} {
		for i := range a.s.Items {
			if w := a.waiver(layer, i); w != nil && !slices.Contains(said, layer+w.Text) {
				said = append(said, layer+w.Text)
				a.NotApplied = append(a.NotApplied, NotApplied{Layer: layer, Why: w.Text, Cite: w.Cite})
			}
		}
	}
}
