package calc

// A Price is what a shipment of one item bears, and what it could.
type Price struct {
	Amounts
	Could       Bounds
	Asks        []Ask // what is open, what decides most first
	Unsupported []Gap
}

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
	if len(it.Measures)+len(it.MetalValue) > 0 || g.frame.slow || g.plain.check || g.mail.check || !retail.Equal(retail.Round(2)) || validateWorth(retail, s.customs(it)) != nil {
		p, _, err := r.whole(g, s)
		return p, err
	}
	worth := Worth{Retail: CentsOf(retail), Customs: CentsOf(s.customs(it))}
	of := [2]Cents{worth.Retail, worth.Customs}
	if p := g.priced[of]; p != nil {
		return p, nil
	}
	amounts := r.Rate([]*Goods{g}, []Worth{worth}, 0)
	if g.settled[amounts.regime] {
		return &Price{Amounts: amounts, Could: Bounds{Least: amounts.Total, Most: amounts.Total}}, nil
	}
	p, open, err := r.whole(g, s)
	if err != nil {
		return nil, err
	}
	if g.settled == nil {
		g.settled, g.priced = map[*regime]bool{}, map[[2]Cents]*Price{}
	}
	if amounts.regime != nil && !open {
		g.settled[amounts.regime] = true
	} else {
		g.priced[of] = p
		r.held += aBrief
	}
	return p, nil
}

// Ranged is how much was worked out of what totals could be: how often goods were looked at in one
// way or another, a few of which take a tenth of a millisecond.
func (r *Rater) Ranged() int { return r.ranged }

// whole prices a shipment of goods without what is known of others of its kind. It reports
// whether anything of it is open at some worth within the same limits.
func (r *Rater) whole(g *Goods, s *Shipment) (p *Price, unsettled bool, err error) {
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
	unsettled = of.answerRange(s)
	r.ranged += of.memory.size()
	p = &Price{Amounts: amountsOf(a, []*Goods{g}), Could: *a.CouldBe, Asks: a.Asks, Unsupported: a.Unsupported}
	p.Answer = nil // that of this shipment, with all its words
	// The fees of two ways of entry may be the same at one worth and not at another.
	return p, unsettled || len(a.Entries) > 1, nil
}
