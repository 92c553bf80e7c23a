package duty

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
)

// A Reach is what the duty on goods may come to over everything about them that is not
// known. It keeps apart whether they bear a duty of chapter 99, on which entry and fees
// depend.
type Reach struct {
	Duty   [2]Span     // without and with duties of chapter 99
	banned bool        // they may perhaps not enter, and then nothing is owed
	NoMost say.Message // why there is no upper bound; silent where there is one
	Of     Percentages // behind each amount, where they are kept; see Scale
}

// A Span is from the least to the most of some amounts; the zero span is of none.
type Span struct {
	Some      bool
	Low, High calc.Cents
}

func (s *Span) Add(low, high calc.Cents) {
	if !s.Some {
		*s = Span{true, low, high}
		return
	}
	s.Low, s.High = min(s.Low, low), max(s.High, high)
}

func (s *Span) Join(o *Span) {
	if o.Some {
		s.Add(o.Low, o.High)
	}
}

// Widen moves the bounds apart.
func (s *Span) Widen(by calc.Cents) { s.Low, s.High = max(0, s.Low-by), s.High+by }

// Bears adds what goods may bear: an amount, and the percentages that it is of their value.
func (r *Reach) Bears(chapter99 int, cents calc.Cents, percents string) {
	r.Duty[chapter99].Add(cents, cents)
	r.Of.add(chapter99, percents)
}

func (r *Reach) Join(o *Reach) {
	r.Of.join(&o.Of)
	r.Duty[0].Join(&o.Duty[0])
	r.Duty[1].Join(&o.Duty[1])
	r.banned = r.banned || o.banned
	if r.NoMost.Silent() {
		r.NoMost = o.NoMost
	}
}

// Reach works out what the duty on one item may come to. Where no digit of the number is
// known it may be nothing, and some rates go by quantity. What numbers that are alike bear
// is worked out once, and kept with what is said of the goods.
func (g *Goods) Reach(of string, kept map[string]*Reach) *Reach {
	r := &Reach{}
	var variants []Variant
	switch {
	case len(g.Item.HTS) < 4:
		r.Bears(0, 0, "")
		r.Bears(1, 0, "")
		r.NoMost = say.It("no-most-quantity")
		return r
	case len(g.Item.HTS) < 8:
		variants = g.under()
	default:
		if line := g.Tried.Line(g.Tariff, g.Shipment.Date, g.Item.HTS); line.Number != "" {
			g.line = line
			variants = g.Variants()
		}
	}
	if variants == nil {
		r.NoMost = say.It("no-most-number")
		if g.Tried.numbers > mostTried {
			r.NoMost = say.It("no-most-facts")
			r.Bears(0, 0, "")
			r.Bears(1, 0, "")
		}
	}
	for i := range variants {
		line := g.Tried.Line(g.Tariff, g.Shipment.Date, variants[i].Number)
		like := variants[i].like(&line, g.Book) + of
		if kept[like] == nil {
			kept[like] = g.apart(&variants[i]).worlds()
		}
		r.Join(kept[like])
	}
	return r
}

// openInstead returns the fact that is not known and decides whether another duty stands
// in place of the ordinary one.
func (g *Goods) openInstead() string {
	for _, m := range g.insteads() {
		if fact, denied := g.missing(m.Needs); fact != "" && !denied {
			return fact
		}
	}
	return ""
}

// saying returns the goods with one more fact.
func (g *Goods) saying(fact string) *Goods {
	of := *g
	of.Facts = append(slices.Clone(of.Facts), fact)
	return &of
}

// worlds goes through everything that may be so of goods of a number: which facts hold
// that are not known, and how much metal there is.
func (g *Goods) worlds() *Reach {
	r := &Reach{}
	if fact := g.openInstead(); fact != "" {
		for _, so := range []string{fact, "not-" + fact} {
			r.Join(g.saying(so).worlds())
		}
		return r
	}
	c := *g.ordinary()
	lacking := !c.known
	if lacking {
		// What is not known can only add to the part that is, and a floor takes from what it
		// adds no more than there is.
		r.NoMost = say.It("no-most-quantity")
		if len(c.Gaps) > 0 {
			r.NoMost = c.Gaps[0].Text
		}
		c.known, c.rate = true, decimal.NullDecimal{}
	}
	contents, slack := g.metalContents()
	for _, content := range contents {
		of, it := *g, *g.Item
		it.MetalValue = content
		of.Item = &it
		of.tryFacts(r, &c, lacking)
	}
	for i := range r.Duty {
		r.Duty[i].Widen(slack)
	}
	if len(contents) > 1 || contents[0] != nil {
		g.Tried.Scale.Not()
	}
	return r
}

// trace is so little of a metal that it bears no duty by itself.
var trace = decimal.New(1, -15)

// metalContents returns what the metal in the goods may be worth where that is not said.
// With the same metals in them the duty grows evenly with each: it is the least or the most
// where one is all there is left, or none is more than a trace. slack is how far rounding
// may take the amounts between from that.
func (g *Goods) metalContents() (contents []map[string]decimal.Decimal, slack calc.Cents) {
	var open []string
	fractions := 0
	for _, m := range g.inForce() {
		if !m.IsOn(g.Item.HTS, g.lists) {
			continue
		}
		if !m.Rate.IsInteger() { // of even dollars all others are whole cents
			fractions++
		}
		if !ofContent(m) || g.nothingOf(m) {
			continue
		}
		if _, stated := g.Item.MetalValue[m.Base]; !stated && !slices.Contains(open, m.Base) {
			open = append(open, m.Base)
		}
	}
	if open == nil {
		return []map[string]decimal.Decimal{g.Item.MetalValue}, 0
	}
	if fractions > 1 {
		slack++
	}
	for in := range 1 << len(open) {
		for rest := -1; rest < len(open); rest++ {
			if rest >= 0 && in>>rest&1 == 0 {
				continue
			}
			all := maps.Clone(g.Item.MetalValue)
			if all == nil {
				all = map[string]decimal.Decimal{}
			}
			for k, name := range open {
				switch {
				case in>>k&1 == 0:
					all[name] = decimal.Zero
				case k != rest: // what is not said counts as all there is left
					all[name] = trace
				}
			}
			contents = append(contents, all)
			if rest >= 0 && g.worthOf(g.Item.MetalValue).IsPositive() { // said, it may take a dollar from another
				said, left := maps.Clone(all), g.Item.CustomsValue
				for _, content := range all {
					left = left.Sub(content)
				}
				said[open[rest]] = left
				contents = append(contents, said)
			}
		}
	}
	return contents, slack
}

// mostOpen bounds how many facts are tried in all their combinations.
const mostOpen = 9

// tryFacts adds to r what goods bear in every combination of facts that are not known.
func (g *Goods) tryFacts(r *Reach, c *column, lacking bool) {
	var all []*possible
	var facts []string
	for _, m := range g.inForce() {
		if g.Without != nil && g.Without.Takes(m.Layer) || m.Kind == law.Instead || !m.IsOn(g.Item.HTS, g.lists) {
			continue
		}
		p := g.possible(m)
		if p == nil {
			continue
		}
		all = append(all, p)
		for _, need := range p.needs {
			if fact := strings.TrimPrefix(need, "not-"); !slices.Contains(facts, fact) {
				facts = append(facts, fact)
			}
		}
	}
	if len(facts) > mostOpen {
		r.NoMost = say.It("no-most-facts")
		r.Bears(0, 0, "")
		return
	}
	in := make([]*candidate, 0, len(all))
	for world := range 1 << len(facts) {
		if contradicts(world, facts) {
			continue
		}
		in = in[:0]
		for _, p := range all {
			if p.holds(world, facts) {
				in = append(in, p.candidate)
			}
		}
		g.bear(r, in, c, lacking)
	}
}

// A possible measure applies where all that it needs is so.
type possible struct {
	*candidate
	needs []string
}

func (p *possible) holds(world int, facts []string) bool {
	return !slices.ContainsFunc(p.needs, func(need string) bool {
		fact := strings.TrimPrefix(need, "not-")
		return (world>>slices.Index(facts, fact)&1 == 1) == (fact != need)
	})
}

// claimed stands before what is not so and must be claimed: goods of which nobody says either
// are relieved by neither.
const claimed = "="

// contradicts reports whether it is claimed of goods that something is not so which is.
func contradicts(world int, facts []string) bool {
	for i, claim := range facts {
		fact, denies := strings.CutPrefix(claim, claimed+"not-")
		if so := slices.Index(facts, fact); denies && so >= 0 && world>>i&1 == 1 && world>>so&1 == 1 {
			return true
		}
	}
	return false
}

// possible returns a measure that may apply to the goods it covers, with what it needs; nil
// where it does not. It is what consider decides, with everything open that is asked.
func (g *Goods) possible(m *law.Measure) *possible {
	p := &possible{candidate: &candidate{Measure: m}}
	if len(m.Claims) > 0 && !g.claims(m.Claims) || g.nothingOf(m) {
		return nil
	}
	if m.LoadedBefore != "" {
		under := "loaded " + string(m.LoadedBefore)
		switch late := m.EnteredBy != "" && g.Shipment.Date > m.EnteredBy; {
		case g.Shipment.Loaded != "" || late:
			if m.InTransit(g.Shipment.Loaded, g.Shipment.Date) == m.Unless {
				return nil
			}
		case m.Unless:
			p.needs = append(p.needs, "not-"+under)
		default:
			p.needs = append(p.needs, under)
		}
	}
	for _, need := range m.Needs {
		if slices.Contains(g.Facts, need) {
			continue
		}
		opposite := "not-" + need
		if fact, not := strings.CutPrefix(need, "not-"); not {
			opposite = fact
		}
		if slices.Contains(g.Facts, opposite) || m.Ask.Silent() && (len(m.Lists) == 0 || g.Book.Rare(need, g.Item.HTS)) {
			return nil // denied, or never asked for: it must be claimed
		}
		if strings.HasPrefix(need, "not-") && m.Ask.Silent() {
			need = claimed + need // that it is not so does not claim it
		}
		p.needs = append(p.needs, need)
	}
	if least, weighed := strings.CutPrefix(m.Base, "weight:"); weighed {
		switch light, known := g.lightMetal(least); {
		case light:
			return nil
		case !known:
			p.needs = append(p.needs, "metal "+least)
		}
	}
	g.baseOf(p.candidate)
	return p
}

// bear adds to r what goods bear that these measures apply to.
func (g *Goods) bear(r *Reach, in []*candidate, c *column, lacking bool) {
	charged := stack(in, nil)
	duty, chapter99, floored := c.dollars, c.in99 && c.dollars.IsPositive(), false
	lines := g.amounts(charged, c)
	for i, line := range lines {
		switch charged[i].Kind {
		case law.Prohibition:
			r.banned = true
			return
		case law.Uncovered:
			r.NoMost = charged[i].Text
			duty = decimal.Zero
			continue
		}
		duty = money.Plus(duty, line.Amount)
		if line.Amount.IsPositive() && strings.HasPrefix(line.Heading, "99") {
			floored = floored || charged[i].Kind == law.Floor
			chapter99 = chapter99 || charged[i].Kind != law.Floor
		}
	}
	cents, percents := calc.CentsOf(duty), g.Tried.Scale.percents(g, charged, lines, c)
	if chapter99 || floored {
		r.Bears(1, cents, percents)
	}
	if !chapter99 && (!floored || lacking) {
		r.Bears(0, cents, percents)
	}
}

// Plus is the reach of two items together.
func (r *Reach) Plus(o *Reach) *Reach {
	sum := &Reach{banned: r.banned || o.banned, NoMost: r.NoMost, Of: o.Of}
	Tell(&sum.NoMost, o.NoMost)
	for i := range r.Duty {
		for k := range o.Duty {
			if x, y := &r.Duty[i], &o.Duty[k]; x.Some && y.Some {
				sum.Duty[i|k].Add(x.Low+y.Low, x.High+y.High)
			}
		}
	}
	return sum
}

// Tell keeps the first reason.
func Tell(why *say.Message, m say.Message) {
	if why.Silent() {
		*why = m
	}
}
