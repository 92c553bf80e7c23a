package duty

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
)

// A candidate is a measure that covers the goods, and whether it applies.
type candidate struct {
	*law.Measure
	maybe string // the fact that is not known and decides it, or ""
	base  decimal.Decimal
	open  bool // how much metal there is, which the measure depends on, was not stated
}

// measures works out the duties on top of the ordinary one. Where facts that decide
// measures are not known, the duty has bounds: the least and the most of all their
// combinations. The lines are those without the facts.
func (g *Goods) measures(c *column) (d Owed) {
	candidates, asks := g.candidates()
	metals := openMetals(candidates)
	asks = append(asks, g.askMetals(candidates, metals)...)
	worlds := metalWorlds(candidates, metals)
	candidates = worlds[0]
	facts := unknownFacts(candidates)
	if len(facts) > mostUnknown {
		d.gap(calc.Gap{What: "duty", Text: say.It("no-most-facts")})
		d.NoLeast, facts = true, facts[:mostUnknown]
	}
	charged := stack(candidates, nil)
	lines := g.amounts(charged, c)
	shown := Total(lines)
	low, high, metal := shown, shown, shown
	for i, world := range worlds {
		for combination := range 1 << len(facts) {
			var so []string
			for i, fact := range facts {
				if combination>>i&1 == 1 {
					so = append(so, fact)
				}
			}
			in := stack(world, so)
			d.Unknown = d.Unknown || !c.known && slices.ContainsFunc(in, func(c *candidate) bool { return c.Kind == law.Floor })
			duty := Total(g.amounts(in, c))
			if i > 0 && len(so) == 0 {
				metal = decimal.Max(metal, duty)
			}
			if i > 0 && len(metals) < 2 {
				break
			}
			low, high = decimal.Min(low, duty), decimal.Max(high, duty)
		}
	}
	for i, of := range charged {
		switch {
		case of.Kind == law.Prohibition:
			d.Prohibited = true
			d.Because = append(d.Because, calc.Reason{Rule: of.ID, Text: of.Text, Cite: of.Cite})
		case of.Kind == law.Uncovered:
			d.NoLeast = true
			d.gap(calc.Gap{What: "duty", Text: of.Text, Cite: of.Cite})
		case of.Kind != law.Floor || c.known:
			d.Lines = append(d.Lines, lines[i])
		}
	}
	for _, of := range candidates {
		d.Undecided = d.Undecided || of.Kind == law.Prohibition && of.maybe != ""
		d.Unknown = d.Unknown || of.Kind == law.Uncovered && of.maybe != ""
	}
	// Whatever is not known of the goods may only lower the duty: then the answer stands. An
	// exemption that asks is one of which nobody knows whether it is the law.
	lowers := high.Equal(shown) && len(facts) > 0 &&
		!slices.ContainsFunc(candidates, func(c *candidate) bool { return c.Kind == law.Exemption && c.maybe != "" })
	var lowering []*candidate
	if lowers {
		low, lowering = high, candidates
	}
	d.Low, d.High = low, high
	d.Asks = effects(asks, lowering, metal.GreaterThan(shown))
	d.Notes = g.notCharged(candidates, charged)
	return d
}

// mostUnknown bounds the combinations that are tried. No goods are on lists with more facts
// than that, which a test holds; there would be no bounds of their duty.
const mostUnknown = 6

func unknownFacts(candidates []*candidate) []string {
	var facts []string
	for _, c := range candidates {
		if c.maybe != "" && !slices.Contains(facts, c.maybe) {
			facts = append(facts, c.maybe)
		}
	}
	return facts
}

// effects says of the questions what their answers could do to the duty where only the
// bounds tell. A fact raises it that a measure needs to be charged; of goods whose bounds
// show that such measures take away more than they add, it lowers it. So does the metal in
// the goods, unless more or less of it than the lines show would raise the duty.
func effects(asks []calc.Ask, lowering []*candidate, metalRaises bool) []calc.Ask {
	for i := range asks {
		q := &asks[i]
		switch {
		case q.Fact != "" && q.Effect == "":
			q.Effect = calc.CouldRaise
			if slices.ContainsFunc(lowering, func(c *candidate) bool {
				return c.maybe != "" && c.Kind != law.Prohibition && c.Kind != law.Uncovered && q.Decides.Same(decidesLayer(c.Layer))
			}) {
				q.Effect = calc.CouldLower
			}
		case q.Effect == "":
			q.Effect = calc.CouldLower
			if metalRaises {
				q.Effect = calc.CouldRaise
			}
		}
	}
	return asks
}

func Total(lines []calc.Line) decimal.Decimal {
	t := decimal.Zero
	for _, l := range lines {
		t = money.Plus(t, l.Amount)
	}
	return t
}

// candidates returns the measures that cover the goods and whose conditions hold
// or may hold, and asks what would decide them.
// Only measures of the kinds given are looked at, of all kinds when none is.
func (g *Goods) candidates(kinds ...string) (candidates []*candidate, asks []calc.Ask) {
	for _, m := range g.inForce() {
		if len(kinds) > 0 && !slices.Contains(kinds, m.Kind) || g.Without != nil && g.Without.Takes(m.Layer) || m.Kind == law.Instead || !m.IsOn(g.Item.HTS, g.lists) {
			continue
		}
		c, more := g.consider(m)
		asks = calc.Asked(asks, more...)
		if c != nil {
			candidates = append(candidates, c)
		}
	}
	return candidates, asks
}

// consider decides whether a measure applies to the goods it covers, and asks what would
// decide it; it returns no candidate where the measure does not apply.
func (g *Goods) consider(m *law.Measure) (c *candidate, asks []calc.Ask) {
	if len(m.Claims) > 0 && !g.claims(m.Claims) || g.nothingOf(m) {
		return nil, nil
	}
	if m.LoadedBefore != "" {
		in := m.InTransit(g.Shipment.Loaded, g.Shipment.Date)
		if loaded := g.askLoaded(m, in); loaded != nil {
			asks = append(asks, *loaded)
		}
		if in == m.Unless {
			return nil, asks
		}
	}
	c = &candidate{Measure: m}
	if fact, denied := g.missing(m.Needs); denied {
		return nil, asks
	} else if fact != "" {
		if m.Ask.Silent() {
			if len(m.Lists) > 0 {
				asks = append(asks, g.askRelief(m, fact))
			}
			return nil, asks
		}
		c.maybe = fact
		asks = append(asks, askOf(m, calc.Ask{Subject: g.about(calc.FieldFacts), Fact: fact, Question: m.Ask, Write: say.It("write-fact", say.Text("fact", fact))}))
	}
	if least, weighed := strings.CutPrefix(m.Base, "weight:"); weighed {
		light, known := g.lightMetal(least)
		if light {
			return nil, asks
		}
		if c.open = !known; c.open {
			asks = append(asks, askOf(m, calc.Ask{Subject: g.about(calc.FieldMetalWeight), Metals: []string{m.Layer[strings.LastIndexByte(m.Layer, '-')+1:]}, Question: say.It("metal-weight", say.Text("least", least))}))
		}
	}
	g.baseOf(c)
	return c, asks
}

// askLoaded asks when the goods were loaded where that decides a measure, nil where it does
// not.
func (g *Goods) askLoaded(m *law.Measure, in bool) *calc.Ask {
	if in || g.Shipment.Loaded != "" || m.Unless && m.EnteredBy != "" && g.Shipment.Date > m.EnteredBy {
		return nil
	}
	q := askOf(m, calc.Ask{Subject: calc.About(calc.FieldLoaded), Day: m.LoadedBefore, Question: say.It("loaded-before", say.Text("day", string(m.LoadedBefore))), Effect: calc.CouldLower})
	if !m.Unless {
		q.More = m.Text
	}
	return &q
}

// decidesLayer names a layer of duty as what an answer decides.
func decidesLayer(layer string) say.Message {
	return say.It("decides-layer", say.Text("layer", layer))
}

// askOf is a question about what decides a measure.
func askOf(m *law.Measure, q calc.Ask) calc.Ask {
	q.Decides, q.Cite = decidesLayer(m.Layer), m.Cite
	return q
}

func (g *Goods) askRelief(m *law.Measure, fact string) calc.Ask {
	label := say.Verbatim(fact)
	for _, f := range g.Book.GoodsFacts {
		if f.Fact == fact {
			label = f.Label
		}
	}
	return askOf(m, calc.Ask{Subject: g.about(calc.FieldFacts), Fact: fact, Question: say.It("is-it", say.Say("fact", label)), More: m.Text, Effect: calc.CouldLower})
}

// amounts computes a line for each measure that is charged. Where the ordinary duty is not
// known, nor are those of floors, and they are nothing.
func (g *Goods) amounts(charged []*candidate, c *column) []calc.Line {
	lines := make([]calc.Line, len(charged))
	for i, of := range charged {
		if of.Kind != law.Floor {
			lines[i] = g.charge(of)
		} else if c.known {
			lines[i] = g.floor(of, c)
		}
	}
	return lines
}

// charge computes the line of a measure but for floors.
func (g *Goods) charge(c *candidate) calc.Line {
	line := g.lineOf(c)
	if c.Kind == law.Additive {
		line.Base, line.Rate, line.Of = money.Known(c.base), money.Known(c.Rate), g.multiplied(c)
		line.Amount = c.base.Mul(c.Rate).Shift(-2).Round(2)
	}
	line.Heading = c.HeadingOf(g.Item.Origin, g.Item.HTS, g.lists, line.Amount.IsPositive())
	return line
}

func (g *Goods) lineOf(c *candidate) calc.Line {
	return calc.Line{Item: g.Index, Layer: c.Layer, Value: money.Known(g.Customs[g.Index]), Name: c.Text, Text: c.Text, Cite: c.Cite}
}

// multiplied is what a measure multiplies: all that the goods are entered at, or a part.
func (g *Goods) multiplied(c *candidate) calc.Multiplied {
	if c.base.Equal(g.Entered) {
		return calc.WholeDollars
	}
	return calc.AnotherBase
}

// floor brings the ordinary duty up to the floor. Where the ordinary rate is not
// a plain percentage, the line shows the difference in dollars.
func (g *Goods) floor(c *candidate, to *column) calc.Line {
	line := g.lineOf(c)
	if to.rate.Valid {
		line.Base, line.Rate = money.Known(c.base), money.Known(decimal.Max(decimal.Zero, c.Rate.Sub(to.rate.Decimal)))
		line.Of = g.multiplied(c)
		line.Amount = line.Base.Decimal.Mul(line.Rate.Decimal).Shift(-2).Round(2)
		line.Text = say.It("floor", say.Say("duty", c.Text), say.Number("floor", c.Rate), say.Number("ordinary", to.rate.Decimal))
	} else {
		upTo, ordinary := c.base.Mul(c.Rate).Shift(-2).Round(2), to.dollars
		if !c.base.Equal(g.Entered) {
			ordinary = to.dollars.Mul(c.base).Div(g.Entered).Round(2)
		}
		line.Amount = decimal.Max(decimal.Zero, upTo.Sub(ordinary))
		line.Text = say.It("floor-amount", say.Say("duty", c.Text), say.Number("floor", c.Rate), say.Money("base", c.base), say.Money("upTo", upTo), say.Money("ordinary", ordinary))
	}
	line.Heading = c.HeadingOf(g.Item.Origin, g.Item.HTS, g.lists, line.Amount.IsPositive())
	return line
}
