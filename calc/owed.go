package calc

import (
	"slices"

	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// duty adds the lines of the duty of a shipment that is not free.
func (a *assessment) duty() {
	if a.trial.Exempt {
		a.prohibitions()
		return
	}
	if a.postal() {
		return
	}
	a.alsoOwed()
	if a.tariff == nil || a.tariff.Schedule == nil {
		a.noDuty(say.It("duty-without-tariff"))
		return
	}
	edition, ok := a.tariff.Schedule.At(string(a.s.Date))
	if !ok {
		a.noDuty(noTariff(a.s.Date))
		return
	}
	a.editions = []*law.Source{editionSource(edition)}
	entered := a.s.enteredValues(a.customs)
	for i := range a.s.Items {
		wait(a.until)
		g := goods{basis: &a.basis, item: i, it: &a.s.Items[i], entered: entered[i], edition: edition}
		d := g.duty()
		a.take(i, &d)
	}
	a.tellNotes()
}

// take puts the duty of an item into the answer.
func (a *assessment) take(item int, d *itemDuty) {
	a.result.join(&d.dutyResult)
	a.Lines = append(a.Lines, d.lines...)
	a.Asks = asked(a.Asks, d.asks...)
	a.Unsupported = append(a.Unsupported, d.gaps...)
	a.Assumed = append(a.Assumed, d.assumed...)
	a.Exemption.Because = append(a.Exemption.Because, d.because...)
	a.note(item, d.notes)
}

// prohibitions looks whether goods that are free of duty may enter at all.
func (a *assessment) prohibitions() {
	if a.tariff == nil {
		return
	}
	var all []itemDuty
	asks := false // of goods that may enter, nothing need be known
	for i := range a.s.Items {
		wait(a.until)
		g := goods{basis: &a.basis, item: i, it: &a.s.Items[i]}
		d := g.prohibition()
		asks = asks || d.prohibited || d.undecided
		all = append(all, d)
	}
	for i := range all {
		if !asks {
			all[i].asks = nil
		}
		a.take(i, &all[i])
	}
}

// alsoOwed names what is owed beside the duty that is computed.
func (a *assessment) alsoOwed() {
	owed := func(rule, what string) {
		if r := a.book.Rule(rule); r != nil {
			a.Unsupported = append(a.Unsupported, Gap{What: what, Text: r.Text, Cite: r.Cite})
		}
	}
	for _, facts := range a.facts {
		if slices.Contains(facts, "adcvd") && !a.result.unknown {
			a.result.unknown = true
			owed("adcvd-owed", "duty")
		}
		if (slices.Contains(facts, "alcohol") || slices.Contains(facts, "tobacco")) && !a.result.taxed {
			a.result.taxed = true
			owed("excise-owed", "tax")
		}
	}
	for i := range a.s.Items {
		if origin, _ := law.CountryOf(a.s.Items[i].Origin); origin.USTerritory {
			if r := a.book.Rule("us-goods-returned"); r != nil {
				a.Asks = append(a.Asks, Ask{Field: fieldOf(i, "origin"), Question: r.Text, Decides: say.It("decides-duty"), Effect: CouldLower, Cite: r.Cite})
			}
			break
		}
	}
}

func (a *assessment) noDuty(text say.Message) {
	a.result.unknown = true
	a.Unsupported = append(a.Unsupported, Gap{What: "duty", Text: text})
}

// noTariff says that no tariff of a day is at hand, and who has one.
func noTariff(day law.Date) say.Message {
	if day >= tariff.Oldest {
		return say.It("duty-elsewhere", say.Text("day", string(day)), say.Text("oldest", tariff.Oldest))
	}
	return say.It("duty-before-tariff", say.Text("day", string(day)))
}
