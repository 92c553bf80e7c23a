// Package duty works out what one item owes: lines, questions, notes and bounds are the
// value of a function of the item, the law and the tariff of its day. Nothing that decides
// writes into an answer; whoever asks puts the values together.
package duty

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
	"section321/calc/tariff"
)

// Goods are one item whose duty is to be worked out, with all that it depends on. What is
// worked out is returned, as an Owed or a part of one; nothing of the goods changes by it.
type Goods struct {
	*Basis
	Index   int
	Item    *calc.Item
	Facts   []string        // what is so of them, by what is said or presumed
	Entered decimal.Decimal // value in even dollars
	Edition tariff.Edition
	line    tariff.Line
	lists   []string // product lists the number is on
}

// An Owed is the duty of one item: its bounds, its lines, and all that is to be said and
// asked about it.
type Owed struct {
	Result
	Lines   []calc.Line
	Asks    []calc.Ask
	Notes   []calc.NotApplied // why layers are not charged
	Gaps    []calc.Gap
	Assumed []calc.Assumption
	Because []calc.Reason // why the goods may not enter
}

// add adds a line that is charged.
func (d *Owed) add(line calc.Line) {
	d.Lines = append(d.Lines, line)
	d.Low, d.High = money.Plus(d.Low, line.Amount), money.Plus(d.High, line.Amount)
}

// lack adds a question without whose answer the duty has no upper bound.
func (d *Owed) lack(q calc.Ask) {
	d.Unknown = true
	d.Asks = append(d.Asks, q)
}

// gap adds what cannot be computed.
func (d *Owed) gap(g calc.Gap) {
	d.Unknown = true
	d.Gaps = append(d.Gaps, g)
}

// join adds what another part of the duty says.
func (d *Owed) join(o *Owed) {
	d.Result.Join(&o.Result)
	d.Lines = append(d.Lines, o.Lines...)
	d.Asks = calc.Asked(d.Asks, o.Asks...)
	d.Notes = append(d.Notes, o.Notes...)
	d.Gaps = append(d.Gaps, o.Gaps...)
	d.Assumed = append(d.Assumed, o.Assumed...)
	d.Because = append(d.Because, o.Because...)
}

func (g *Goods) about(field calc.Field) calc.Subject { return calc.OfItem(g.Index, field) }

// Owes works out the duty of the goods.
func (g *Goods) Owes() Owed {
	if g.Item.HTS == "" {
		return g.unnumbered(say.It("hts-missing"))
	}
	if len(g.Item.HTS) < 8 {
		if d, alike := g.alike(); alike {
			return d
		}
		return g.unnumbered(g.children())
	}
	line, err := g.Tariff.Schedule.Line(string(g.Shipment.Date), g.Item.HTS)
	if err != nil {
		return g.unnumbered(g.ofOtherDays())
	}
	of := *g
	of.line = line
	d, same := of.ofVariants(of.Variants())
	if !same {
		return d
	}
	d.Assumed = slices.Concat(of.padding(), of.rewording(), d.Assumed)
	return d
}

// unnumbered is the duty of goods whose number is not known well enough for more than what is
// owed on every product, with the question for the number.
func (g *Goods) unnumbered(question say.Message) Owed {
	d := g.everyProduct()
	d.lack(calc.Ask{Subject: g.about(calc.FieldHTS), Question: question, Decides: say.It("decides-duty"), Effect: calc.CouldRaise})
	return d
}

// as are the goods under a number.
func (g *Goods) as(v *Variant) *Goods {
	of, it := *g, *g.Item
	it.HTS = v.Number
	of.Item, of.lists = &it, v.lists
	return &of
}

// compute works out the duty of goods whose number is known.
func (g *Goods) compute() Owed {
	c := g.ordinary()
	d := c.Owed
	of := g.measures(c)
	d.join(&of)
	return d
}

// everyProduct is what the measures charge that hold for every product of the
// origin, which is owed whatever the tariff number turns out to be: those that
// no measure on some products can take away.
func (g *Goods) everyProduct() (d Owed) {
	var in []*candidate
	for _, m := range g.Book.MeasuresOf(g.Item.Origin) {
		if len(m.Lists) > 0 || len(m.Charged) > 0 || m.Kind == law.Instead || !m.Covers(g.Shipment.Date, g.Item.Origin, g.Shipment.Mode, "", nil) {
			continue
		}
		c, asks := g.consider(m)
		d.Asks = calc.Asked(d.Asks, asks...)
		if c != nil && c.maybe == "" {
			in = append(in, c)
		}
	}
	for _, c := range undisplaced(in) {
		if c.Kind == law.Additive && len(c.ExceptLists) == 0 && !g.onSomeProducts(c.Measure) {
			d.add(g.charge(c))
		}
	}
	d.Asks = effects(d.Asks, nil, false)
	return d
}

// onSomeProducts reports whether a measure on some products, or on what others
// charge, can displace another.
func (g *Goods) onSomeProducts(m *law.Measure) bool {
	return slices.ContainsFunc(g.Book.MeasuresOf(g.Item.Origin), func(o *law.Measure) bool {
		return o.InForce(g.Shipment.Date) && (len(o.Lists) > 0 || len(o.Charged) > 0) && m.NamedBy(o.Displaces, o)
	})
}

// claims reports whether the item claims one of these programs, rightly.
func (g *Goods) claims(programs []string) bool {
	return slices.Contains(programs, g.Item.Claim) && g.Rightful(g.Item) != ""
}

// missing returns the first of the facts that is not known to be so, and whether
// it is known not to be: a fact is denied by "not-" before it.
func (g *Goods) missing(facts []string) (fact string, denied bool) {
	for _, f := range facts {
		if slices.Contains(g.Facts, "not-"+f) || slices.Contains(g.Facts, strings.TrimPrefix(f, "not-")) && strings.HasPrefix(f, "not-") {
			return f, true
		}
		if !slices.Contains(g.Facts, f) && fact == "" {
			fact = f
		}
	}
	return fact, false
}
