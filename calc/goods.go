package calc

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// goods are one item whose duty is to be worked out, with all that it depends on. What is
// worked out is returned, as an itemDuty or a part of one; nothing of the goods changes by it.
type goods struct {
	*basis
	item    int
	it      *Item
	facts   []string        // what is so of them, by what is said or presumed
	entered decimal.Decimal // value in even dollars
	edition tariff.Edition
	line    tariff.Line
	lists   []string // product lists the number is on
}

// An itemDuty is the duty of one item: its bounds, its lines, and all that is to be said and
// asked about it.
type itemDuty struct {
	dutyResult
	lines   []Line
	asks    []Ask
	notes   []NotApplied // why layers are not charged
	gaps    []Gap
	assumed []Assumption
	because []Reason // why the goods may not enter
}

// add adds a line that is charged.
func (d *itemDuty) add(line Line) {
	d.lines = append(d.lines, line)
	d.low, d.high = plus(d.low, line.Amount), plus(d.high, line.Amount)
}

// lack adds a question without whose answer the duty has no upper bound.
func (d *itemDuty) lack(q Ask) {
	d.unknown = true
	d.asks = append(d.asks, q)
}

// gap adds what cannot be computed.
func (d *itemDuty) gap(g Gap) {
	d.unknown = true
	d.gaps = append(d.gaps, g)
}

// join adds what another part of the duty says.
func (d *itemDuty) join(o *itemDuty) {
	d.dutyResult.join(&o.dutyResult)
	d.lines = append(d.lines, o.lines...)
	d.asks = asked(d.asks, o.asks...)
	d.notes = append(d.notes, o.notes...)
	d.gaps = append(d.gaps, o.gaps...)
	d.assumed = append(d.assumed, o.assumed...)
	d.because = append(d.because, o.because...)
}

// asked adds questions to others, each once.
func asked(asks []Ask, more ...Ask) []Ask {
	for i := range more {
		q := &more[i]
		if !slices.ContainsFunc(asks, func(o Ask) bool { return o.Field == q.Field && o.same(q) }) {
			asks = append(asks, *q)
		}
	}
	return asks
}

func (g *goods) field(name string) string { return fieldOf(g.item, name) }

// duty works out the duty of the goods.
func (g *goods) duty() itemDuty {
	if g.it.HTS == "" {
		return g.unnumbered(say.It("hts-missing"))
	}
	if len(g.it.HTS) < 8 {
		if d, alike := g.alike(); alike {
			return d
		}
		return g.unnumbered(g.children())
	}
	line, err := g.tariff.Schedule.Line(string(g.s.Date), g.it.HTS)
	if err != nil {
		return g.unnumbered(g.ofOtherDays())
	}
	of := *g
	of.line = line
	d, same := of.ofVariants(of.variants())
	if !same {
		return d
	}
	d.assumed = slices.Concat(of.padding(), of.rewording(), d.assumed)
	return d
}

// unnumbered is the duty of goods whose number is not known well enough for more than what is
// owed on every product, with the question for the number.
func (g *goods) unnumbered(question say.Message) itemDuty {
	d := g.everyProduct()
	d.lack(Ask{Field: g.field("hts"), Question: question, Decides: say.It("decides-duty"), Effect: CouldRaise})
	return d
}

// as are the goods under a number.
func (g *goods) as(v *variant) *goods {
	of, it := *g, *g.it
	it.HTS = v.number
	of.it, of.lists = &it, v.lists
	return &of
}

// compute works out the duty of goods whose number is known.
func (g *goods) compute() itemDuty {
	c := g.ordinary()
	d := c.itemDuty
	of := g.measures(c)
	d.join(&of)
	return d
}

// everyProduct is what the measures charge that hold for every product of the
// origin, which is owed whatever the tariff number turns out to be: those that
// no measure on some products can take away.
func (g *goods) everyProduct() (d itemDuty) {
	var in []*candidate
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if len(m.Lists) > 0 || len(m.Charged) > 0 || m.Kind == law.Instead || !m.Covers(g.s.Date, g.it.Origin, g.s.Mode, "", nil) {
			continue
		}
		c, asks := g.consider(m)
		d.asks = asked(d.asks, asks...)
		if c != nil && c.maybe == "" {
			in = append(in, c)
		}
	}
	for _, c := range undisplaced(in) {
		if c.Kind == law.Additive && len(c.ExceptLists) == 0 && !g.onSomeProducts(c.Measure) {
			d.add(g.charge(c))
		}
	}
	d.asks = effects(d.asks, nil, false)
	return d
}

// onSomeProducts reports whether a measure on some products, or on what others
// charge, can displace another.
func (g *goods) onSomeProducts(m *law.Measure) bool {
	return slices.ContainsFunc(g.book.MeasuresOf(g.it.Origin), func(o *law.Measure) bool {
		return o.InForce(g.s.Date) && (len(o.Lists) > 0 || len(o.Charged) > 0) && m.NamedBy(o.Displaces, o)
	})
}

// claims reports whether the item claims one of these programs, rightly.
func (g *goods) claims(programs []string) bool {
	return slices.Contains(programs, g.it.Claim) && g.rightful(g.it) != ""
}

// missing returns the first of the facts that is not known to be so, and whether
// it is known not to be: a fact is denied by "not-" before it.
func (g *goods) missing(facts []string) (fact string, denied bool) {
	for _, f := range facts {
		if slices.Contains(g.facts, "not-"+f) || slices.Contains(g.facts, strings.TrimPrefix(f, "not-")) && strings.HasPrefix(f, "not-") {
			return f, true
		}
		if !slices.Contains(g.facts, f) && fact == "" {
			fact = f
		}
	}
	return fact, false
}
