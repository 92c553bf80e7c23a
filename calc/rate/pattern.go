package rate

import (
	"slices"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/duty"
	"section321/calc/law"
)

// A pattern prices goods of a kind by what was worked out of one of them.
type pattern struct {
	check.Pattern
	unsupported []calc.Gap
	fees        map[*law.Charge]*fee
	charged     []*law.Charge // beside a duty that is not known
	amounts     Amounts       // of goods whose duty is not known, but for the fees
}

// serves reports whether the pattern of goods of a worth, whose price this is, serves for others of
// the kind: it has all of what was worked out of them.
func (k *pattern) serves(p *Price, amounts *Amounts, w Worth, year *law.Fees) bool {
	if !k.On() || k.Turns() == 0 || amounts == nil && (p.Duty != calc.Unknown || p.Total != calc.Unknown || p.Outcome == calc.Prohibited) {
		return false
	}
	if slices.ContainsFunc(k.Asks(), asksOfDollars) || slices.ContainsFunc(k.unsupported, func(g calc.Gap) bool { return g.Text.Dollars() }) {
		return false
	}
	k.amounts = p.Amounts
	k.amounts.Lines = nil
	k.fees = map[*law.Charge]*fee{}
	keep := func(charged []*law.Charge) {
		for _, ch := range charged {
			if k.fees[ch] == nil {
				of := feeOf(ch, year)
				k.fees[ch] = &of
			}
		}
	}
	keep(k.charged)
	k.Once()
	for turn := range k.Turns() {
		for _, x := range k.Addends(turn) {
			keep(x.Charged)
		}
	}
	same, ok := k.price(amounts, w)
	return ok && same.Outcome == p.Outcome && same.Duty == p.Duty && same.Fees == p.Fees && same.Total == p.Total && same.Could.Same(&p.Could) &&
		slices.EqualFunc(same.Asks, p.Asks, func(x, y calc.Ask) bool {
			return x.Subject == y.Subject && x.Text().Same(y.Text()) && slices.EqualFunc(x.Options, y.Options, func(x, y calc.Option) bool { return x.Same(&y.Bounds) })
		})
}

// asksOfDollars reports whether a question names dollars, which may be those of the goods.
func asksOfDollars(q calc.Ask) bool {
	return q.Question.Dollars() || q.More.Dollars() || q.Decides.Dollars()
}

// of is what the total is for goods entered at so many dollars. It is not known where a
// percentage comes to nothing, on which other things depend.
func (k *pattern) of(x *check.Addend, dollars int64) (total calc.Cents, ok bool) {
	ok = true
	duty.Percents(x.Percents, func(percent int64) {
		due := rate{percent: percent, dollars: true}.of(dollars, 0)
		ok = ok && due > 0
		total += due
	})
	for _, ch := range x.Charged {
		total += k.fees[ch].of(dollars)
	}
	return total, ok
}

// price prices goods of the kind that are worth something else, of which these amounts are known,
// or none where the duty is not known of any.
func (k *pattern) price(amounts *Amounts, w Worth) (p *Price, ok bool) {
	dollars := w.Customs.EvenDollars()
	if amounts == nil {
		of := k.amounts
		of.Aggregate = w.Retail
		if of.Fees != calc.Unknown {
			of.Fees = 0
			for _, ch := range k.charged {
				of.Fees += k.fees[ch].of(dollars)
			}
		}
		amounts = &of
	}
	of := func(x *check.Addend) (calc.Cents, bool) { return k.of(x, dollars) }
	could, ok := k.Bounds(0, of)
	if !ok {
		return nil, false
	}
	could.Include(amounts.Total)
	a := &calc.Answer{Outcome: amounts.Outcome, CouldBe: &could, Asks: k.Asks()}
	open, turn := len(a.Asks) > 0, 1
	for i := range a.Asks {
		for n := range a.Asks[i].Options {
			if a.Asks[i].Options[n].Bounds, ok = k.Bounds(turn, of); !ok {
				return nil, false
			}
			turn++
		}
	}
	check.RankAsks(a)
	if !open && amounts.Total != calc.Unknown {
		could = calc.Bounds{Least: amounts.Total, Most: amounts.Total}
	}
	return &Price{Amounts: *amounts, Could: could, Asks: a.Asks, Unsupported: k.unsupported}, true
}

// of is the fee on goods entered at so many dollars, none of which it is waived on.
func (fe *fee) of(dollars int64) calc.Cents {
	if fe.fixed != calc.Unknown {
		return fe.fixed
	}
	return min(max(fe.rate.of(dollars, 0), fe.least), fe.most)
}
