//go:build !checkonly

package calc

import "slices"

// Price answers a shipment of one item as CheckRange does, in numbers. What its total could be
// is worked out only where something is open: whether it is goes by the goods and by the limits
// that their value is within, and is looked at once for all of a kind. Goods that were priced
// at a worth are not priced again. The lines of the result hold until the next call.
func (r *Rater) Price(s *Shipment) (p *Price, err error) {
	defer unlessStopped(&err)
	g, err := r.Goods(s)
	if err != nil {
		return nil, err
	}
	it := &s.Items[0]
	retail := s.retail(it)
	if len(it.Measures)+len(it.MetalValue) > 0 || g.frame.slow || !retail.Equal(retail.Round(2)) || validateWorth(retail, s.customs(it)) != nil {
		p, _, err := r.whole(g, s, &pattern{refused: true})
		return p, err
	}
	worth := Worth{Retail: CentsOf(retail), Customs: CentsOf(s.customs(it))}
	of := [2]Cents{worth.Retail, worth.Customs}
	if p := g.priced[of]; p != nil {
		return p, nil
	}
	var amounts *Amounts // not known where the duty follows the worth in no way that a Rater has
	in := limits{at: g.frame.compare(worth.Retail, worth.Retail, worth.Customs)}
	if !g.plain.check && !g.mail.check {
		rated := r.Rate([]*Goods{g}, []Worth{worth}, 0)
		amounts, in = &rated, limits{regime: rated.regime}
		if g.settled[in.regime] {
			return &Price{Amounts: rated, Could: Bounds{Least: rated.Total, Most: rated.Total}}, nil
		}
	}
	if k := g.patterns[in]; k != nil {
		if p, ok := k.price(amounts, worth); ok {
			return p, nil
		}
	}
	k := &pattern{refused: !slices.Contains(g.seen, in)} // the first may be the only one
	if k.refused {
		g.seen = append(g.seen, in)
	}
	p, open, err := r.whole(g, s, k)
	if err != nil {
		return nil, err
	}
	if g.settled == nil {
		g.settled, g.priced, g.patterns = map[*regime]bool{}, map[[2]Cents]*Price{}, map[limits]*pattern{}
	}
	switch {
	case in.regime != nil && !open:
		g.settled[in.regime] = true
		return p, nil
	case k.serves(p, amounts, worth, r.tariff.at(s.Date).YearFees()):
		g.patterns[in] = k
		r.held += aBrief
	default:
		g.priced[of] = p
	}
	r.held += aBrief
	return p, nil
}

// Ranged is how much was worked out of what totals could be: how often goods were looked at in one
// way or another, a few of which take a tenth of a millisecond.
func (r *Rater) Ranged() int { return r.ranged }

// whole prices a shipment of goods without what is known of others of its kind, and keeps in a
// pattern what serves others. It reports whether anything of it is open at some worth within the
// same limits.
func (r *Rater) whole(g *Goods, s *Shipment, k *pattern) (p *Price, unsettled bool, err error) {
	a := open(s, r.tariff)
	a.until, a.without = r.until, r.without
	defer r.share(g.frame, s, a)()
	a, problems := a.work()
	if problems == nil {
		problems = s.metalsExceed(a.customs)
	}
	if problems != nil {
		return nil, true, problems
	}
	a.setRareApart()
	if a.Outcome != Prohibited {
		a.Entries = a.entries(a.circumstances())
	}
	of := rangerOf(a)
	// The fees of two ways of entry may be the same at one worth and not at another.
	if k.refused = k.refused || len(a.Entries) > 1 || len(a.book.OpenPoints(s.Mode)) > 0; !k.refused {
		a.tried.kept = k
	}
	unsettled = of.answerRange(s)
	r.ranged += of.memory.size()
	p = &Price{Amounts: a.amounts([]*Goods{g}), Could: *a.CouldBe, Asks: a.Asks, Unsupported: a.Unsupported}
	p.Answer, k.unsupported, k.charged = nil, a.Unsupported, a.charged // the answer of this shipment has all its words
	return p, unsettled || len(a.Entries) > 1, nil
}
