package calc

import (
	"slices"
	"strconv"
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

// measures adds the lines of the duties on top of the ordinary one. Where facts
// that decide measures are not known, the duty has bounds: the least and the most
// of all their combinations. The lines are those without the facts.
func (g *goods) measures() {
	worlds, several := g.metalWorlds(g.candidates())
	candidates := worlds[0]
	facts := unknownFacts(candidates)
	charged := g.stack(candidates, nil)
	lines := g.amounts(charged)
	low := total(lines)
	high, metal := low, low
	for i, world := range worlds {
		for combination := range 1 << len(facts) {
			var so []string
			for i, fact := range facts {
				if combination>>i&1 == 1 {
					so = append(so, fact)
				}
			}
			duty := total(g.amounts(g.stack(world, so)))
			if i > 0 && len(so) == 0 {
				metal = decimal.Max(metal, duty)
			}
			if i > 0 && !several {
				break
			}
			low, high = decimal.Min(low, duty), decimal.Max(high, duty)
		}
	}
	for i, c := range charged {
		switch c.Kind {
		case law.Prohibition:
			g.result.prohibited = true
			g.Exemption.Because = append(g.Exemption.Because, Reason{Rule: c.ID, Text: c.Text, Cite: c.Cite})
		case law.Uncovered:
			g.result.unknown, g.result.noLeast = true, true
			g.Unsupported = append(g.Unsupported, Gap{What: "duty", Text: c.Text, Cite: c.Cite})
		case law.Floor:
			if g.floors {
				g.Lines = append(g.Lines, lines[i])
			}
		default:
			g.Lines = append(g.Lines, lines[i])
		}
	}
	if metal.GreaterThan(total(lines)) {
		g.metalRaises()
	}
	for _, c := range candidates {
		g.result.undecided = g.result.undecided || c.Kind == law.Prohibition && c.maybe != ""
		g.result.unknown = g.result.unknown || c.Kind == law.Uncovered && c.maybe != ""
	}
	open := slices.ContainsFunc(candidates, func(c *candidate) bool { return c.Kind == law.Exemption && c.maybe != "" })
	if high.Equal(total(lines)) && len(facts) > 0 && !open {
		// Whatever is not known of the goods can only lower the duty: the answer stands.
		// An exemption that asks is one of which nobody knows whether it is the law.
		low = high
		g.couldLower(candidates)
	}
	g.result.low, g.result.high = plus(g.result.low, low), plus(g.result.high, high)
	g.notCharged(candidates, charged)
}

// mostUnknown bounds the combinations that are tried; no goods are on lists with
// more facts than that.
const mostUnknown = 6

func unknownFacts(candidates []*candidate) []string {
	var facts []string
	for _, c := range candidates {
		if c.maybe != "" && !slices.Contains(facts, c.maybe) && len(facts) < mostUnknown {
			facts = append(facts, c.maybe)
		}
	}
	return facts
}

// couldLower corrects the questions about measures that would raise the duty by
// themselves, but take away more than they add.
func (g *goods) couldLower(candidates []*candidate) {
	facts := g.field("facts") // once: these are the questions of all items
	for i, q := range g.Asks {
		if q.Field == facts && slices.ContainsFunc(candidates, func(c *candidate) bool {
			return c.maybe != "" && c.Kind != law.Prohibition && c.Kind != law.Uncovered && q.Decides.Same(decidesLayer(c.Layer))
		}) {
			g.Asks[i].Effect = "could-lower"
		}
	}
}

func total(lines []Line) decimal.Decimal {
	t := decimal.Zero
	for _, l := range lines {
		t = plus(t, l.Amount)
	}
	return t
}

// candidates returns the measures that cover the goods and whose conditions hold
// or may hold. It asks for what would decide them.
// Only measures of the kinds given are looked at, of all kinds when none is.
func (g *goods) candidates(kinds ...string) []*candidate {
	var candidates []*candidate
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if len(kinds) > 0 && !slices.Contains(kinds, m.Kind) || g.without != nil && g.without.Takes(m.Layer) || m.Kind == law.Instead || !m.Covers(g.s.Date, g.it.Origin, g.s.Mode, g.it.HTS, g.lists) {
			continue
		}
		if c, applies := g.consider(m); applies {
			candidates = append(candidates, c)
		}
	}
	return candidates
}

// consider decides whether a measure applies to the goods it covers.
func (g *goods) consider(m *law.Measure) (*candidate, bool) {
	c := &candidate{Measure: m}
	if len(m.Claims) > 0 && !g.claims(m.Claims) || g.nothingOf(m) {
		return nil, false
	}
	if m.LoadedBefore != "" {
		in := m.InTransit(g.s.Loaded, g.s.Date)
		if m.Unless && !in && g.s.Loaded == "" && (m.EnteredBy == "" || g.s.Date <= m.EnteredBy) {
			g.ask(Ask{Field: "loaded", about: string(m.LoadedBefore), Question: say.It("loaded-before", say.Text("day", string(m.LoadedBefore))), Effect: "could-lower"}, m)
		}
		if in == m.Unless {
			if g.s.Loaded == "" && !m.Unless {
				g.ask(Ask{Field: "loaded", about: string(m.LoadedBefore), Question: say.It("loaded-before", say.Text("day", string(m.LoadedBefore))), More: m.Text, Effect: "could-lower"}, m)
			}
			return nil, false
		}
	}
	if fact, denied := g.missing(m.Needs); denied {
		return nil, false
	} else if fact != "" {
		if m.Ask.Silent() {
			if len(m.Lists) > 0 {
				g.askRelief(m, fact)
			}
			return nil, false
		}
		c.maybe = fact
		g.ask(Ask{Field: g.field("facts"), Fact: fact, Question: m.Ask, Write: say.It("write-fact", say.Text("fact", fact)), Effect: "could-raise"}, m)
	}
	if least, weighed := strings.CutPrefix(m.Base, "weight:"); weighed {
		light, known := g.lightMetal(least)
		if light {
			return nil, false
		}
		if c.open = !known; c.open {
			g.ask(Ask{Field: g.field("metalWeight"), about: m.Layer[strings.LastIndexByte(m.Layer, '-')+1:], Question: say.It("metal-weight", say.Text("least", least)), Effect: "could-lower"}, m)
		}
	}
	g.baseOf(c)
	return c, true
}

// decidesLayer names a layer of duty as what an answer decides.
func decidesLayer(layer string) say.Message {
	return say.It("decides-layer", say.Text("layer", layer))
}

// ask asks what decides a measure, once.
func (g *goods) ask(q Ask, m *law.Measure) {
	q.Decides, q.Cite = decidesLayer(m.Layer), m.Cite
	if !slices.ContainsFunc(g.Asks, func(o Ask) bool { return o.Field == q.Field && o.same(&q) }) {
		g.Asks = append(g.Asks, q)
	}
}

func (g *goods) askRelief(m *law.Measure, fact string) {
	label := say.Verbatim(fact)
	for _, f := range g.book.GoodsFacts {
		if f.Fact == fact {
			label = f.Label
		}
	}
	g.ask(Ask{Field: g.field("facts"), Fact: fact, Question: say.It("is-it", say.Say("fact", label)), More: m.Text, Effect: "could-lower"}, m)
}

// stack returns the candidates that are charged, once those are gone that others
// displace, supposing that some facts are so and the others that are not known
// are not. Section 232 is settled first, because other layers depend on it.
func (g *goods) stack(candidates []*candidate, so []string) []*candidate {
	var in []*candidate
	for _, c := range candidates {
		if len(c.Charged) == 0 && (c.maybe == "" || slices.Contains(so, c.maybe)) {
			in = append(in, c)
		}
	}
	in = undisplaced(in)
	for _, c := range candidates {
		if len(c.Charged) > 0 && (c.maybe == "" || slices.Contains(so, c.maybe)) && chargedOn(in, c) != nil {
			in = append(in, c)
		}
	}
	in = undisplaced(in)
	var charged []*candidate
	for _, c := range in {
		if c.Kind == law.Exemption || c.Kind == law.Rest {
			continue
		}
		left := *c
		for _, r := range in {
			if r.Kind == law.Rest && c.NamedBy(r.Displaces, r.Measure) {
				for _, metal := range chargedOn(in, r) {
					left.base = left.base.Sub(metal.base)
				}
			}
		}
		if left.base.IsPositive() || c.base.IsZero() {
			charged = append(charged, &left)
		}
	}
	return charged
}

// chargedOn returns the candidates that a condition on charged measures means.
func chargedOn(in []*candidate, c *candidate) []*candidate {
	var charged []*candidate
	for _, o := range in {
		if (o.Kind == law.Additive || o.Kind == law.Floor) && o.NamedBy(c.Measure.Charged, c.Measure) {
			charged = append(charged, o)
		}
	}
	return charged
}

// undisplaced drops the candidates that another displaces which is not itself
// displaced.
func undisplaced(in []*candidate) []*candidate {
	state := make([]int, len(in)) // 0 not looked at, 1 being looked at, 2 stays, 3 goes
	var goes func(i int) bool
	goes = func(i int) bool {
		if state[i] > 1 {
			return state[i] == 3
		}
		if state[i] == 1 {
			return false // two that displace each other: the data have none
		}
		state[i] = 1
		result := 2
		for j, by := range in {
			if by.Kind != law.Rest && in[i].NamedBy(by.Displaces, by.Measure) && !goes(j) {
				result = 3
				break
			}
		}
		state[i] = result
		return result == 3
	}
	var left []*candidate
	for i, c := range in {
		if !goes(i) {
			left = append(left, c)
		}
	}
	return left
}

// amounts computes a line for each measure that is charged.
func (g *goods) amounts(charged []*candidate) []Line {
	lines := make([]Line, len(charged))
	for i, c := range charged {
		line := Line{Item: g.item, Layer: c.Layer, Value: known(g.customs[g.item]), Name: c.Text, Text: c.Text, Cite: c.Cite}
		rate := c.Rate
		if c.Kind == law.Floor {
			g.floor(c, &line)
		} else if c.Kind == law.Additive {
			line.Base, line.Rate = known(c.base), known(rate)
			line.Amount = c.base.Mul(rate).Shift(-2).Round(2)
		}
		line.Heading = c.HeadingOf(g.it.Origin, g.it.HTS, g.lists, line.Amount.IsPositive())
		lines[i] = line
	}
	return lines
}

// floor brings the ordinary duty up to the floor. Where the ordinary rate is not
// a plain percentage, the line shows the difference in dollars.
func (g *goods) floor(c *candidate, line *Line) {
	switch {
	case !g.floors:
		g.result.unknown = true
	case g.rate.Valid:
		line.Base, line.Rate = known(c.base), known(decimal.Max(decimal.Zero, c.Rate.Sub(g.rate.Decimal)))
		line.Amount = line.Base.Decimal.Mul(line.Rate.Decimal).Shift(-2).Round(2)
		line.Text = say.It("floor", say.Say("duty", c.Text), say.Number("floor", c.Rate), say.Number("ordinary", g.rate.Decimal))
	default:
		upTo, ordinary := c.base.Mul(c.Rate).Shift(-2).Round(2), g.column
		if !c.base.Equal(g.entered) {
			ordinary = g.column.Mul(c.base).Div(g.entered).Round(2)
		}
		line.Amount = decimal.Max(decimal.Zero, upTo.Sub(ordinary))
		line.Text = say.It("floor-amount", say.Say("duty", c.Text), say.Number("floor", c.Rate), say.Money("base", c.base), say.Money("upTo", upTo), say.Money("ordinary", ordinary))
	}
}

// notCharged says of each layer that could touch such goods and does not why: an
// exemption, or the days it was in force.
func (g *goods) notCharged(candidates, charged []*candidate) {
	var said []string
	for _, c := range charged {
		said = append(said, c.Layer)
	}
	note := func(layer string, why say.Message, cite []string) {
		said = append(said, layer)
		g.note(layer, why, cite)
	}
	for _, c := range candidates {
		if c.maybe != "" || c.Kind == law.Exemption || c.Kind == law.Rest || slices.Contains(said, c.Layer) {
			continue
		}
		if by := instead(c, candidates, charged); by != nil {
			note(c.Layer, by.Text, by.Cite)
		}
	}
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if m.Kind != law.Additive && m.Kind != law.Floor || len(m.Lists) > 0 || m.InForce(g.s.Date) {
			continue
		}
		ended := m.To != "" && m.To < g.s.Date
		day := m.From
		if ended {
			day = m.To
		}
		if slices.Contains(said, m.Layer) || !m.Covers(day, g.it.Origin, g.s.Mode, g.it.HTS, g.lists) {
			continue
		}
		if ended {
			note(m.Layer, say.It("ended", say.Text("day", string(g.lastDay(m)))), m.Cite)
		} else {
			note(m.Layer, say.It("begins", say.Text("day", string(m.From))), m.Cite)
		}
	}
}

// instead returns what takes the place of a candidate that is not charged: what
// exempts the goods from it, before a duty of another layer, because a rate of its own
// layer is no reason. What depends on other duties counts only where they are charged.
func instead(c *candidate, candidates, charged []*candidate) *candidate {
	var other *candidate
	for _, by := range candidates {
		if by.maybe != "" || !c.NamedBy(by.Displaces, by.Measure) || len(by.Charged) > 0 && chargedOn(charged, by) == nil {
			continue
		}
		if by.Kind == law.Exemption {
			return by
		}
		if other == nil && (by.Kind == law.Rest || by.Layer != c.Layer) {
			other = by
		}
	}
	return other
}

// lastDay returns the last day of the layer's measures on the goods' origin that
// have ended.
func (g *goods) lastDay(m *law.Measure) law.Date {
	last := m.To
	for _, o := range g.book.MeasuresOf(g.it.Origin) {
		if o.Layer == m.Layer && o.To > last && o.To < g.s.Date && o.Covers(o.To, g.it.Origin, g.s.Mode, g.it.HTS, g.lists) {
			last = o.To
		}
	}
	return last
}

// A layerNote says why a layer is not charged on some items.
type layerNote struct {
	NotApplied
	items []int
}

// note records why a layer is not charged on the item, together with the other
// items of which the same is so.
func (g *goods) note(layer string, why say.Message, cite []string) {
	for i := range g.notes {
		if n := &g.notes[i]; n.Layer == layer && n.Why.Same(why) {
			n.items = append(n.items, g.item+1)
			return
		}
	}
	g.notes = append(g.notes, layerNote{NotApplied{Layer: layer, Why: why, Cite: cite}, []int{g.item + 1}})
}

// tellNotes adds the notes to the answer, naming the items unless it is so of all.
func (a *assessment) tellNotes() {
	for _, n := range a.notes {
		if len(n.items) < len(a.s.Items) {
			var items []string
			for _, item := range n.items {
				items = append(items, strconv.Itoa(item))
			}
			n.Why = say.It("of-items", say.Words("items", items), say.Say("why", n.Why))
		}
		a.NotApplied = append(a.NotApplied, n.NotApplied)
	}
}
