package duty

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A Result is what is known of a shipment's duty.
type Result struct {
	Unknown    bool            // an amount is missing that has no bounds
	Prohibited bool            // an item may not be imported
	Taxed      bool            // a tax is owed that is not computed
	NoLeast    bool            // low is no lower bound
	Undecided  bool            // an item may perhaps not be imported
	Low, High  decimal.Decimal // bounds of the duty; equal when everything is known
}

// Join adds what is known of another part of the duty.
func (d *Result) Join(o *Result) {
	d.Unknown, d.Prohibited, d.Taxed = d.Unknown || o.Unknown, d.Prohibited || o.Prohibited, d.Taxed || o.Taxed
	d.NoLeast, d.Undecided = d.NoLeast || o.NoLeast, d.Undecided || o.Undecided
	d.Low, d.High = money.Plus(d.Low, o.Low), money.Plus(d.High, o.High)
}

func (d *Result) Known() bool { return !d.Unknown && !d.Undecided && d.Low.Equal(d.High) }

// Prohibition tells whether goods may not enter, or perhaps not.
func (g *Goods) Prohibition() (d Owed) {
	if !slices.ContainsFunc(g.Book.MeasuresOf(g.Item.Origin), func(m *law.Measure) bool {
		return m.Kind == law.Prohibition && m.InForce(g.Shipment.Date)
	}) {
		return d
	}
	var banned []calc.Reason
	variants := g.Variants()
	for i := range variants {
		candidates, asks := g.as(&variants[i]).candidates(law.Prohibition, law.Exemption)
		d.Asks = calc.Asked(d.Asks, effects(asks, nil, false)...)
		for _, c := range undisplaced(candidates) {
			switch {
			case c.Kind != law.Prohibition:
			case c.maybe != "":
				d.Undecided = true
			default:
				banned = append(banned, calc.Reason{Rule: c.ID, Text: c.Text, Cite: c.Cite})
			}
		}
	}
	switch {
	case len(banned) == 0:
	case len(banned) == len(variants):
		d.Prohibited, d.Because = true, banned[:1]
	default:
		d.Undecided = true
		d.Asks = append(d.Asks, calc.Ask{Subject: g.about(calc.FieldHTS), Question: say.It("hts-may-enter"), Decides: say.It("decides-may-enter"), Effect: calc.CouldRaise, Cite: banned[0].Cite})
	}
	return d
}

// special returns the special rate of the program claimed, and the program; none where
// the claim does not help, and why.
func (g *Goods) special() (rate tariff.Rate, program *law.Program, why say.Message) {
	claim := g.Item.Claim
	if claim == "" {
		return tariff.Rate{}, nil, say.Message{}
	}
	program = g.Book.Program(claim)
	refuse := func(why say.Message) (tariff.Rate, *law.Program, say.Message) { return tariff.Rate{}, nil, why }
	switch {
	case program == nil:
		return refuse(say.It("program-not-in-force", say.Text("program", claim), say.Text("day", string(g.Shipment.Date))))
	case !program.For(g.Item.Origin):
		return refuse(say.It("program-not-for", say.Text("program", claim), calc.Country("origin", g.Item.Origin)))
	}
	if slices.Contains(g.lists, program.LeavesOut(g.Item.Origin)) {
		return refuse(say.It("program-leaves-out", say.Text("program", claim), say.Text("number", tariff.Dotted(g.line.Number[:8])), calc.Country("origin", g.Item.Origin)))
	}
	rate, ok := g.line.SpecialRate(claim)
	if !ok {
		return refuse(say.It("program-no-rate", say.Text("number", tariff.Dotted(g.line.Number[:8])), say.Text("program", claim)))
	}
	if !rate.Unsupported.Silent() {
		return refuse(say.It("program-rate-not-computed", say.Text("program", claim), say.Say("why", rate.Unsupported)))
	}
	return rate, program, say.Message{}
}
