package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
)

// postal adds the postal duty, which took the place of all others for mail that
// would have been free but for a suspension, and reports whether there is one.
// Where the carrier could choose the method and is not known to have, both are
// answered.
func (a *Assessment) postal() bool {
	if a.Shipment.Mode != "post" || !a.Trial.Suspended {
		return false
	}
	if a.mixedMail() {
		a.noDuty(say.It("mixed-mail"))
		return true
	}
	adValorem, specific := a.postalLines("ad-valorem", nil), a.postalLines("specific", nil)
	before := len(a.Lines)
	switch {
	case adValorem == nil && specific == nil:
		return false
	case specific == nil || a.Shipment.PostalMethod == "ad-valorem":
		a.addPostal(adValorem)
	case adValorem == nil || a.Shipment.PostalMethod == "specific":
		a.addPostal(specific)
	default:
		x, y := duty.Total(adValorem), duty.Total(specific)
		a.Result.Low, a.Result.High = decimal.Min(x, y), decimal.Max(x, y)
		a.Alternatives = []calc.Alternative{{Method: "ad-valorem", Duty: x, Lines: adValorem}, {Method: "specific", Duty: y, Lines: specific}}
		if x.Equal(y) {
			a.Result.Unknown = true
		}
		a.Asks = append(a.Asks, calc.Ask{Subject: calc.About(calc.FieldPostalMethod), Question: say.It("postal-method"), Decides: say.It("decides-postal-duty"), Effect: calc.CouldRaise, Cite: adValorem[0].Cite})
	}
	if item, rule := a.unsettledMail(); rule != nil {
		a.Lines, a.Result.Low = a.Lines[:before], a.postalLeast()
		a.Asks = append(a.Asks, calc.Ask{Subject: calc.OfItem(item, calc.FieldClaim), Question: rule.Text, Decides: say.It("decides-postal-duty"), Effect: calc.CouldRaise, Cite: rule.Cite})
	}
	return true
}

// unsettledMail returns the first item that claims a program under which the duties
// that the postal duty stands for would not be owed, and the rule that says that
// this is open; nil where there is none.
func (a *Assessment) unsettledMail() (int, *law.Rule) {
	for i := range a.Shipment.Items {
		if a.unsettled(i) {
			return i, a.Book.Rule("postal-program-open")
		}
	}
	return -1, nil
}

// unsettled reports whether it is open if an item bears the postal duty, because of the
// program that it claims.
func (a *Assessment) unsettled(item int) bool { return openInMail(&a.Basis, &a.Shipment.Items[item]) }

// openInMail is unsettled of goods as they could be said to be.
func openInMail(b *duty.Basis, it *calc.Item) bool {
	return slices.ContainsFunc(b.Book.MeasuresOf(it.Origin), func(m *law.Measure) bool {
		return m.Kind == law.Exemption && strings.HasPrefix(m.Layer, "ieepa-") && m.InForce(b.Shipment.Date) && slices.Contains(m.Claims, it.Claim) && b.Rightful(it) != ""
	})
}

// postalLeast is the postal duty if no item of which that is open bears it, by the method
// that takes less where both are possible.
func (a *Assessment) postalLeast() decimal.Decimal {
	adValorem, specific := duty.Total(a.postalLines("ad-valorem", a.unsettled)), duty.Total(a.postalLines("specific", a.unsettled))
	switch {
	case a.postalLines("specific", nil) == nil || a.Shipment.PostalMethod == "ad-valorem":
		return adValorem
	case a.postalLines("ad-valorem", nil) == nil || a.Shipment.PostalMethod == "specific":
		return specific
	}
	return decimal.Min(adValorem, specific)
}

func (a *Assessment) addPostal(lines []calc.Line) {
	a.Lines = append(a.Lines, lines...)
	a.Result.Low = a.Result.Low.Add(duty.Total(lines))
	a.Result.High = a.Result.Low
}

// mixedMail reports whether some items of the mail have a postal duty and others
// have not.
func (a *Assessment) mixedMail() bool {
	with, without := false, false
	for i := range a.Shipment.Items {
		if a.Book.PostalDuties(a.Shipment.Items[i].Origin, "ad-valorem") != nil {
			with = true
		} else if !a.freeInMail(i) {
			without = true
		}
	}
	return with && without
}

// freeInMail reports whether the suspension that made the mail dutiable spares an
// item for what it is, such as a book beside other goods.
func (a *Assessment) freeInMail(item int) bool {
	return spared(&a.Basis, a.Shipment.Items[item].Origin, a.Facts[item])
}

func spared(b *duty.Basis, origin string, facts []string) bool {
	for _, s := range b.Book.Suspensions {
		if s.InForce(b.Shipment.Date) && s.Reaches(origin, b.Shipment.Mode, nil) && !s.Reaches(origin, b.Shipment.Mode, facts) {
			return true
		}
	}
	return false
}

// postalLines returns the lines of one method, nil when it was not offered. A
// percentage is charged on each item's value as it is; an amount is charged once
// for the postal item, the highest of its origins. Items that are spared are left out.
func (a *Assessment) postalLines(method string, spared func(item int) bool) []calc.Line {
	var lines []calc.Line
	var once *calc.Line
	for i := range a.Shipment.Items {
		origin := a.Shipment.Items[i].Origin
		if a.freeInMail(i) || spared != nil && spared(i) {
			continue
		}
		ieepa, cite := duty.IeepaRate(a.Book, origin)
		for _, p := range a.Book.PostalDuties(origin, method) {
			if !p.IsFor(ieepa) {
				continue
			}
			line := calc.Line{Item: i, Layer: "postal-" + method, Name: p.Text, Text: p.Text, Cite: p.Cite}
			if p.Amount.Valid {
				line.Item, line.Amount = -1, p.Amount.Decimal
				if once == nil || once.Amount.LessThan(line.Amount) {
					once = &line
				}
				continue
			}
			rate := p.Rate.Decimal
			if !p.Rate.Valid {
				rate, line.Cite = ieepa, slices.Concat(p.Cite, cite)
			}
			value := a.Customs[i]
			line.Value, line.Base, line.Rate, line.Of = money.Known(value), money.Known(value), money.Known(rate), calc.ExactValue
			line.Amount = value.Mul(rate).Shift(-2).Round(2)
			lines = append(lines, line)
		}
	}
	if once != nil {
		lines = append(lines, *once)
	}
	return lines
}
