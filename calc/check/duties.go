package check

import (
	"slices"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// AddDuty adds the lines of the duty of a shipment that is not free.
func (a *Assessment) AddDuty() {
	if a.Trial.Exempt {
		a.prohibitions()
		return
	}
	if a.postal() {
		return
	}
	a.alsoOwed()
	if a.Tariff == nil || a.Tariff.Schedule == nil {
		a.noDuty(say.It("duty-without-tariff"))
		return
	}
	edition, ok := a.Tariff.Schedule.At(string(a.Shipment.Date))
	if !ok {
		a.noDuty(noTariff(a.Shipment.Date))
		return
	}
	a.Editions = []*law.Source{calc.EditionSource(edition)}
	entered := a.Shipment.EnteredValues(a.Customs)
	for i := range a.Shipment.Items {
		calc.Wait(a.Until)
		g := duty.Goods{Basis: &a.Basis, Index: i, Item: &a.Shipment.Items[i], Facts: a.Facts[i], Entered: entered[i], Edition: edition}
		d := g.Owes()
		a.take(i, &d)
	}
	a.tellNotes()
}

// take puts the duty of an item into the answer.
func (a *Assessment) take(item int, d *duty.Owed) {
	a.Result.Join(&d.Result)
	a.Lines = append(a.Lines, d.Lines...)
	a.Asks = calc.Asked(a.Asks, d.Asks...)
	a.Unsupported = append(a.Unsupported, d.Gaps...)
	a.Assumed = append(a.Assumed, d.Assumed...)
	a.Exemption.Because = append(a.Exemption.Because, d.Because...)
	a.note(item, d.Notes)
}

// prohibitions looks whether goods that are free of duty may enter at all.
func (a *Assessment) prohibitions() {
	if a.Tariff == nil {
		return
	}
	all, barred := make([]duty.Owed, len(a.Shipment.Items)), false
	for i := range all {
		calc.Wait(a.Until)
		g := duty.Goods{Basis: &a.Basis, Index: i, Item: &a.Shipment.Items[i], Facts: a.Facts[i]}
		all[i] = g.Prohibition()
		barred = barred || all[i].Prohibited || all[i].Undecided
	}
	if !barred {
		return // of goods that may enter, nothing need be known
	}
	for i := range all {
		a.take(i, &all[i])
	}
}

// alsoOwed names what is owed beside the duty that is computed.
func (a *Assessment) alsoOwed() {
	owed := func(rule, what string) {
		if r := a.Book.Rule(rule); r != nil {
			a.Unsupported = append(a.Unsupported, calc.Gap{What: what, Text: r.Text, Cite: r.Cite})
		}
	}
	for _, facts := range a.Facts {
		if slices.Contains(facts, "adcvd") && !a.Result.Unknown {
			a.Result.Unknown = true
			owed("adcvd-owed", "duty")
		}
		if (slices.Contains(facts, "alcohol") || slices.Contains(facts, "tobacco")) && !a.Result.Taxed {
			a.Result.Taxed = true
			owed("excise-owed", "tax")
		}
	}
	for i := range a.Shipment.Items {
		if origin, _ := law.CountryOf(a.Shipment.Items[i].Origin); origin.USTerritory {
			if r := a.Book.Rule("us-goods-returned"); r != nil {
				a.Asks = append(a.Asks, calc.Ask{Subject: calc.OfItem(i, calc.FieldOrigin), Question: r.Text, Decides: say.It("decides-duty"), Effect: calc.CouldLower, Cite: r.Cite})
			}
			break
		}
	}
}

func (a *Assessment) noDuty(text say.Message) {
	a.Result.Unknown = true
	a.Unsupported = append(a.Unsupported, calc.Gap{What: "duty", Text: text})
}

// noTariff says that no tariff of a day is at hand, and who has one.
func noTariff(day law.Date) say.Message {
	if day >= tariff.Oldest {
		return say.It("duty-elsewhere", say.Text("day", string(day)), say.Text("oldest", tariff.Oldest))
	}
	return say.It("duty-before-tariff", say.Text("day", string(day)))
}
