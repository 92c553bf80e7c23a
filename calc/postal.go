package calc

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// postal adds the postal duty, which took the place of all others for mail that
// would have been free but for a suspension, and reports whether there is one.
// Where the carrier could choose the method and is not known to have, both are
// answered.
func (a *assessment) postal() bool {
	if a.s.Mode != "post" || !a.trial.suspended {
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
	case specific == nil || a.s.PostalMethod == "ad-valorem":
		a.addPostal(adValorem)
	case adValorem == nil || a.s.PostalMethod == "specific":
		a.addPostal(specific)
	default:
		x, y := total(adValorem), total(specific)
		a.result.low, a.result.high = decimal.Min(x, y), decimal.Max(x, y)
		a.Alternatives = []Alternative{{"ad-valorem", x, adValorem}, {"specific", y, specific}}
		if x.Equal(y) {
			a.result.unknown = true
		}
		a.Asks = append(a.Asks, Ask{Field: "postalMethod", Question: say.It("postal-method"), Decides: say.It("decides-postal-duty"), Effect: CouldRaise, Cite: adValorem[0].Cite})
	}
	if item, rule := a.unsettledMail(); rule != nil {
		a.Lines, a.result.low = a.Lines[:before], a.postalLeast()
		a.Asks = append(a.Asks, Ask{Field: fieldOf(item, "claim"), Question: rule.Text, Decides: say.It("decides-postal-duty"), Effect: CouldRaise, Cite: rule.Cite})
	}
	return true
}

// unsettledMail returns the first item that claims a program under which the duties
// that the postal duty stands for would not be owed, and the rule that says that
// this is open; nil where there is none.
func (a *assessment) unsettledMail() (int, *law.Rule) {
	for i := range a.s.Items {
		if a.unsettled(i) {
			return i, a.book.Rule("postal-program-open")
		}
	}
	return -1, nil
}

// unsettled reports whether it is open if an item bears the postal duty, because of the
// program that it claims.
func (a *assessment) unsettled(item int) bool { return openInMail(&a.basis, &a.s.Items[item]) }

// openInMail is unsettled of goods as they could be said to be.
func openInMail(b *basis, it *Item) bool {
	return slices.ContainsFunc(b.book.MeasuresOf(it.Origin), func(m *law.Measure) bool {
		return m.Kind == law.Exemption && strings.HasPrefix(m.Layer, "ieepa-") && m.InForce(b.s.Date) && slices.Contains(m.Claims, it.Claim) && b.rightful(it) != ""
	})
}

// postalLeast is the postal duty if no item of which that is open bears it, by the method
// that takes less where both are possible.
func (a *assessment) postalLeast() decimal.Decimal {
	adValorem, specific := total(a.postalLines("ad-valorem", a.unsettled)), total(a.postalLines("specific", a.unsettled))
	switch {
	case a.postalLines("specific", nil) == nil || a.s.PostalMethod == "ad-valorem":
		return adValorem
	case a.postalLines("ad-valorem", nil) == nil || a.s.PostalMethod == "specific":
		return specific
	}
	return decimal.Min(adValorem, specific)
}

func (a *assessment) addPostal(lines []Line) {
	a.Lines = append(a.Lines, lines...)
	a.result.low = a.result.low.Add(total(lines))
	a.result.high = a.result.low
}

// mixedMail reports whether some items of the mail have a postal duty and others
// have not.
func (a *assessment) mixedMail() bool {
	with, without := false, false
	for i := range a.s.Items {
		if a.book.PostalDuties(a.s.Items[i].Origin, "ad-valorem") != nil {
			with = true
		} else if !a.freeInMail(i) {
			without = true
		}
	}
	return with && without
}

// freeInMail reports whether the suspension that made the mail dutiable spares an
// item for what it is, such as a book beside other goods.
func (a *assessment) freeInMail(item int) bool {
	return spared(&a.basis, a.s.Items[item].Origin, a.facts[item])
}

func spared(b *basis, origin string, facts []string) bool {
	for _, s := range b.book.Suspensions {
		if s.InForce(b.s.Date) && s.Reaches(origin, b.s.Mode, nil) && !s.Reaches(origin, b.s.Mode, facts) {
			return true
		}
	}
	return false
}

// postalLines returns the lines of one method, nil when it was not offered. A
// percentage is charged on each item's value as it is; an amount is charged once
// for the postal item, the highest of its origins. Items that are spared are left out.
func (a *assessment) postalLines(method string, spared func(item int) bool) []Line {
	var lines []Line
	var once *Line
	for i := range a.s.Items {
		origin := a.s.Items[i].Origin
		if a.freeInMail(i) || spared != nil && spared(i) {
			continue
		}
		ieepa, cite := ieepaRate(a.book, origin)
		for _, p := range a.book.PostalDuties(origin, method) {
			if !p.IsFor(ieepa) {
				continue
			}
			line := Line{Item: i, Layer: "postal-" + method, Name: p.Text, Text: p.Text, Cite: p.Cite}
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
			value := a.customs[i]
			line.Value, line.Base, line.Rate, line.of = known(value), known(value), known(rate), exactValue
			line.Amount = value.Mul(rate).Shift(-2).Round(2)
			lines = append(lines, line)
		}
	}
	if once != nil {
		lines = append(lines, *once)
	}
	return lines
}
