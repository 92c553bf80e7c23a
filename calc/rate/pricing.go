package rate

import (
	"slices"

	"section321/calc"
	"section321/calc/check"
)

// A Price is what a shipment of one item bears, and what it could.
type Price struct {
	Amounts
	Could       calc.Bounds
	Asks        []calc.Ask // what is open, what decides most first
	Unsupported []calc.Gap
}

// Price answers a shipment of one item as check.Range does, in numbers. What its total could be
// is worked out only where something is open: whether it is goes by the goods and by the limits
// that their value is within, and is looked at once for all of a kind. Goods that were priced
// at a worth are not priced again. The lines of the result hold until the next call.
func (r *Rater) Price(s *calc.Shipment) (p *Price, err error) {
	defer calc.UnlessStopped(&err)
	g, err := r.Goods(s)
	if err != nil {
		return nil, err
	}
	it := &s.Items[0]
	retail := s.Retail(it)
	if len(it.Measures)+len(it.MetalValue) > 0 || g.Importation.slow || !retail.Equal(retail.Round(2)) || calc.ValidateWorth(retail, s.Customs(it)) != nil {
		k := &pattern{}
		k.Not()
		p, _, err := r.whole(g, s, k)
		return p, err
	}
	worth := Worth{Retail: calc.CentsOf(retail), Customs: calc.CentsOf(s.Customs(it))}
	of := [2]calc.Cents{worth.Retail, worth.Customs}
	if p := g.priced[of]; p != nil {
		return p, nil
	}
	var amounts *Amounts // not known where the duty follows the worth in no way that a Rater has
	in := limits{at: g.Importation.compare(worth.Retail, worth.Retail, worth.Customs)}
	if !g.plain.check && !g.mail.check {
		rated := r.Rate([]*Goods{g}, []Worth{worth}, 0)
		amounts, in = &rated, limits{entry: rated.entry}
		if g.settled[in.entry] {
			return &Price{Amounts: rated, Could: calc.Bounds{Least: rated.Total, Most: rated.Total}}, nil
		}
	}
	if k := g.patterns[in]; k != nil {
		if p, ok := k.price(amounts, worth); ok {
			return p, nil
		}
	}
	k := &pattern{}
	if !slices.Contains(g.seen, in) { // the first may be the only one
		g.seen = append(g.seen, in)
		k.Not()
	}
	p, open, err := r.whole(g, s, k)
	if err != nil {
		return nil, err
	}
	if g.settled == nil {
		g.settled, g.priced, g.patterns = map[*entry]bool{}, map[[2]calc.Cents]*Price{}, map[limits]*pattern{}
	}
	switch {
	case in.entry != nil && !open:
		g.settled[in.entry] = true
		return p, nil
	case k.serves(p, amounts, worth, r.Tariff.At(s.Date).YearFees()):
		g.patterns[in] = k
		r.held += aBrief
	default:
		g.priced[of] = p
	}
	r.held += aBrief
	return p, nil
}

// limits are those that the worth of goods is within, by how they are entered where that is known.
type limits struct {
	entry *entry
	at    uint32
}

// Ranged is how much was worked out of what totals could be: how often goods were looked at in one
// way or another, a few of which take a tenth of a millisecond.
func (r *Rater) Ranged() int { return r.ranged }

// whole prices a shipment of goods without what is known of others of its kind, and keeps in a
// pattern what serves others. It reports whether anything of it is open at some worth within the
// same limits.
func (r *Rater) whole(g *Goods, s *calc.Shipment, k *pattern) (p *Price, unsettled bool, err error) {
	a := check.Open(s, r.Tariff)
	a.Until, a.Without = r.Until, r.without
	defer r.share(g.Importation, s, a)()
	a, problems := a.Work()
	if problems == nil {
		problems = s.MetalsExceed(a.Customs)
	}
	if problems != nil {
		return nil, true, problems
	}
	a.SetRareApart()
	if a.Outcome != calc.Prohibited {
		a.Entries = a.EntryWays(a.Circumstances())
	}
	of := check.RangerOf(a)
	// The fees of two ways of entry may be the same at one worth and not at another.
	if len(a.Entries) > 1 || len(a.Book.OpenPoints(s.Mode)) > 0 {
		k.Not()
	}
	if k.On() {
		of.KeepIn(&k.Pattern)
	}
	unsettled = of.AnswerRange(s)
	r.ranged += of.Memory.Size()
	p = &Price{Amounts: amountsOf(a, []*Goods{g}), Could: *a.CouldBe, Asks: a.Asks, Unsupported: a.Unsupported}
	p.Answer, k.unsupported, k.charged = nil, a.Unsupported, a.Charged // the answer of this shipment has all its words
	return p, unsettled || len(a.Entries) > 1, nil
}
