package calc

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A dutyResult is what is known of a shipment's duty.
type dutyResult struct {
	unknown    bool            // an amount is missing that has no bounds
	prohibited bool            // an item may not be imported
	taxed      bool            // a tax is owed that is not computed
	noLeast    bool            // low is no lower bound
	undecided  bool            // an item may perhaps not be imported
	low, high  decimal.Decimal // bounds of the duty; equal when everything is known
}

// join adds what is known of another part of the duty.
func (d *dutyResult) join(o *dutyResult) {
	d.unknown, d.prohibited, d.taxed = d.unknown || o.unknown, d.prohibited || o.prohibited, d.taxed || o.taxed
	d.noLeast, d.undecided = d.noLeast || o.noLeast, d.undecided || o.undecided
	d.low, d.high = plus(d.low, o.low), plus(d.high, o.high)
}

func (d *dutyResult) known() bool { return !d.unknown && !d.undecided && d.low.Equal(d.high) }

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
		g := goods{basis: &a.basis, item: i, it: &a.s.Items[i], facts: a.facts[i], entered: entered[i], edition: edition}
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
		g := goods{basis: &a.basis, item: i, it: &a.s.Items[i], facts: a.facts[i]}
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

// prohibition tells whether goods may not enter, or perhaps not.
func (g *goods) prohibition() (d itemDuty) {
	if !slices.ContainsFunc(g.book.MeasuresOf(g.it.Origin), func(m *law.Measure) bool {
		return m.Kind == law.Prohibition && m.InForce(g.s.Date)
	}) {
		return d
	}
	var banned []Reason
	variants := g.variants()
	for i := range variants {
		candidates, asks := g.as(&variants[i]).candidates(law.Prohibition, law.Exemption)
		d.asks = asked(d.asks, effects(asks, nil, false)...)
		for _, c := range undisplaced(candidates) {
			switch {
			case c.Kind != law.Prohibition:
			case c.maybe != "":
				d.undecided = true
			default:
				banned = append(banned, Reason{Rule: c.ID, Text: c.Text, Cite: c.Cite})
			}
		}
	}
	switch {
	case len(banned) == 0:
	case len(banned) == len(variants):
		d.prohibited, d.because = true, banned[:1]
	default:
		d.undecided = true
		d.asks = append(d.asks, Ask{Field: g.field("hts"), Question: say.It("hts-may-enter"), Decides: say.It("decides-may-enter"), Effect: CouldRaise, Cite: banned[0].Cite})
	}
	return d
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

// noTariff says that no tariff of a day is at hand, and who has one.
func noTariff(day law.Date) say.Message {
	if day >= tariff.Oldest {
		return say.It("duty-elsewhere", say.Text("day", string(day)), say.Text("oldest", tariff.Oldest))
	}
	return say.It("duty-before-tariff", say.Text("day", string(day)))
}

func (a *assessment) noDuty(text say.Message) {
	a.result.unknown = true
	a.Unsupported = append(a.Unsupported, Gap{What: "duty", Text: text})
}

// special returns the special rate of the program claimed, and the program; none where
// the claim does not help, and why.
func (g *goods) special() (rate tariff.Rate, program *law.Program, why say.Message) {
	claim := g.it.Claim
	if claim == "" {
		return tariff.Rate{}, nil, say.Message{}
	}
	program = g.book.Program(claim)
	refuse := func(why say.Message) (tariff.Rate, *law.Program, say.Message) { return tariff.Rate{}, nil, why }
	switch {
	case program == nil:
		return refuse(say.It("program-not-in-force", say.Text("program", claim), say.Text("day", string(g.s.Date))))
	case !program.For(g.it.Origin):
		return refuse(say.It("program-not-for", say.Text("program", claim), country("origin", g.it.Origin)))
	}
	if slices.Contains(g.lists, program.LeavesOut(g.it.Origin)) {
		return refuse(say.It("program-leaves-out", say.Text("program", claim), say.Text("number", dotted(g.line.Number[:8])), country("origin", g.it.Origin)))
	}
	rate, ok := g.line.SpecialRate(claim)
	if !ok {
		return refuse(say.It("program-no-rate", say.Text("number", dotted(g.line.Number[:8])), say.Text("program", claim)))
	}
	if !rate.Unsupported.Silent() {
		return refuse(say.It("program-rate-not-computed", say.Text("program", claim), say.Say("why", rate.Unsupported)))
	}
	return rate, program, say.Message{}
}
