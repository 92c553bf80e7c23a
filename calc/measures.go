package calc

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
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
func (g *goods) measures(c *column) (d itemDuty) {
	candidates, asks := g.candidates()
	metals := openMetals(candidates)
	asks = append(asks, g.askMetals(candidates, metals)...)
	worlds := metalWorlds(candidates, metals)
	candidates = worlds[0]
	facts := unknownFacts(candidates)
	if len(facts) > mostUnknown {
		d.gap(Gap{What: "duty", Text: say.It("no-most-facts")})
		d.noLeast, facts = true, facts[:mostUnknown]
	}
	charged := stack(candidates, nil)
	lines := g.amounts(charged, c)
	shown := total(lines)
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
			d.unknown = d.unknown || !c.known && slices.ContainsFunc(in, func(c *candidate) bool { return c.Kind == law.Floor })
			duty := total(g.amounts(in, c))
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
			d.prohibited = true
			d.because = append(d.because, Reason{Rule: of.ID, Text: of.Text, Cite: of.Cite})
		case of.Kind == law.Uncovered:
			d.noLeast = true
			d.gap(Gap{What: "duty", Text: of.Text, Cite: of.Cite})
		case of.Kind != law.Floor || c.known:
			d.lines = append(d.lines, lines[i])
		}
	}
	for _, of := range candidates {
		d.undecided = d.undecided || of.Kind == law.Prohibition && of.maybe != ""
		d.unknown = d.unknown || of.Kind == law.Uncovered && of.maybe != ""
	}
	// Whatever is not known of the goods may only lower the duty: then the answer stands. An
	// exemption that asks is one of which nobody knows whether it is the law.
	lowers := high.Equal(shown) && len(facts) > 0 &&
		!slices.ContainsFunc(candidates, func(c *candidate) bool { return c.Kind == law.Exemption && c.maybe != "" })
	var lowering []*candidate
	if lowers {
		low, lowering = high, candidates
	}
	d.low, d.high = low, high
	d.asks = effects(asks, lowering, metal.GreaterThan(shown))
	d.notes = g.notCharged(candidates, charged)
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
func effects(asks []Ask, lowering []*candidate, metalRaises bool) []Ask {
	for i := range asks {
		q := &asks[i]
		switch {
		case q.Fact != "" && q.Effect == "":
			q.Effect = CouldRaise
			if slices.ContainsFunc(lowering, func(c *candidate) bool {
				return c.maybe != "" && c.Kind != law.Prohibition && c.Kind != law.Uncovered && q.Decides.Same(decidesLayer(c.Layer))
			}) {
				q.Effect = CouldLower
			}
		case q.Effect == "":
			q.Effect = CouldLower
			if metalRaises {
				q.Effect = CouldRaise
			}
		}
	}
	return asks
}

func total(lines []Line) decimal.Decimal {
	t := decimal.Zero
	for _, l := range lines {
		t = plus(t, l.Amount)
	}
	return t
}

// candidates returns the measures that cover the goods and whose conditions hold
// or may hold, and asks what would decide them.
// Only measures of the kinds given are looked at, of all kinds when none is.
func (g *goods) candidates(kinds ...string) (candidates []*candidate, asks []Ask) {
	for _, m := range g.inForce() {
		if len(kinds) > 0 && !slices.Contains(kinds, m.Kind) || g.without != nil && g.without.Takes(m.Layer) || m.Kind == law.Instead || !m.IsOn(g.it.HTS, g.lists) {
			continue
		}
		c, more := g.consider(m)
		asks = asked(asks, more...)
		if c != nil {
			candidates = append(candidates, c)
		}
	}
	return candidates, asks
}

// consider decides whether a measure applies to the goods it covers, and asks what would
// decide it; it returns no candidate where the measure does not apply.
func (g *goods) consider(m *law.Measure) (c *candidate, asks []Ask) {
	if len(m.Claims) > 0 && !g.claims(m.Claims) || g.nothingOf(m) {
		return nil, nil
	}
	if m.LoadedBefore != "" {
		in := m.InTransit(g.s.Loaded, g.s.Date)
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
		asks = append(asks, askOf(m, Ask{Field: g.field("facts"), Fact: fact, Question: m.Ask, Write: say.It("write-fact", say.Text("fact", fact))}))
	}
	if least, weighed := strings.CutPrefix(m.Base, "weight:"); weighed {
		light, known := g.lightMetal(least)
		if light {
			return nil, asks
		}
		if c.open = !known; c.open {
			asks = append(asks, askOf(m, Ask{Field: g.field("metalWeight"), about: m.Layer[strings.LastIndexByte(m.Layer, '-')+1:], Question: say.It("metal-weight", say.Text("least", least))}))
		}
	}
	g.baseOf(c)
	return c, asks
}

// askLoaded asks when the goods were loaded where that decides a measure, nil where it does
// not.
func (g *goods) askLoaded(m *law.Measure, in bool) *Ask {
	if in || g.s.Loaded != "" || m.Unless && m.EnteredBy != "" && g.s.Date > m.EnteredBy {
		return nil
	}
	q := askOf(m, Ask{Field: "loaded", about: string(m.LoadedBefore), Question: say.It("loaded-before", say.Text("day", string(m.LoadedBefore))), Effect: CouldLower})
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
func askOf(m *law.Measure, q Ask) Ask {
	q.Decides, q.Cite = decidesLayer(m.Layer), m.Cite
	return q
}

func (g *goods) askRelief(m *law.Measure, fact string) Ask {
	label := say.Verbatim(fact)
	for _, f := range g.book.GoodsFacts {
		if f.Fact == fact {
			label = f.Label
		}
	}
	return askOf(m, Ask{Field: g.field("facts"), Fact: fact, Question: say.It("is-it", say.Say("fact", label)), More: m.Text, Effect: CouldLower})
}

// amounts computes a line for each measure that is charged. Where the ordinary duty is not
// known, nor are those of floors, and they are nothing.
func (g *goods) amounts(charged []*candidate, c *column) []Line {
	lines := make([]Line, len(charged))
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
func (g *goods) charge(c *candidate) Line {
	line := g.lineOf(c)
	if c.Kind == law.Additive {
		line.Base, line.Rate, line.of = known(c.base), known(c.Rate), g.multiplied(c)
		line.Amount = c.base.Mul(c.Rate).Shift(-2).Round(2)
	}
	line.Heading = c.HeadingOf(g.it.Origin, g.it.HTS, g.lists, line.Amount.IsPositive())
	return line
}

func (g *goods) lineOf(c *candidate) Line {
	return Line{Item: g.item, Layer: c.Layer, Value: known(g.customs[g.item]), Name: c.Text, Text: c.Text, Cite: c.Cite}
}

// multiplied is what a measure multiplies: all that the goods are entered at, or a part.
func (g *goods) multiplied(c *candidate) multiplied {
	if c.base.Equal(g.entered) {
		return wholeDollars
	}
	return somethingElse
}

// floor brings the ordinary duty up to the floor. Where the ordinary rate is not
// a plain percentage, the line shows the difference in dollars.
func (g *goods) floor(c *candidate, to *column) Line {
	line := g.lineOf(c)
	if to.rate.Valid {
		line.Base, line.Rate = known(c.base), known(decimal.Max(decimal.Zero, c.Rate.Sub(to.rate.Decimal)))
		line.of = g.multiplied(c)
		line.Amount = line.Base.Decimal.Mul(line.Rate.Decimal).Shift(-2).Round(2)
		line.Text = say.It("floor", say.Say("duty", c.Text), say.Number("floor", c.Rate), say.Number("ordinary", to.rate.Decimal))
	} else {
		upTo, ordinary := c.base.Mul(c.Rate).Shift(-2).Round(2), to.dollars
		if !c.base.Equal(g.entered) {
			ordinary = to.dollars.Mul(c.base).Div(g.entered).Round(2)
		}
		line.Amount = decimal.Max(decimal.Zero, upTo.Sub(ordinary))
		line.Text = say.It("floor-amount", say.Say("duty", c.Text), say.Number("floor", c.Rate), say.Money("base", c.base), say.Money("upTo", upTo), say.Money("ordinary", ordinary))
	}
	line.Heading = c.HeadingOf(g.it.Origin, g.it.HTS, g.lists, line.Amount.IsPositive())
	return line
}
