//go:build !checkonly

package calc

import (
	"encoding/binary"
	"slices"

	"section321/calc/law"
)

// A pattern is what goods of a kind could bear, kept so that it serves goods of the kind that are
// worth something else: of each total the percentages and the fees that it adds up to. Facts,
// claims and lists do not change with the worth; within the same limits, only the amounts do.
//
// Where an amount follows the worth in another way, nothing is kept.
type pattern struct {
	refused bool      // something of it is no percentage of all that the goods are entered at
	all     []*totals // what was asked of, in turn: the total, and that with each option of each question
	asks    []Ask     // with their options, before they are ranked

	unsupported []Gap
	fees        map[*law.Charge]*fee
	charged     []*law.Charge // beside a duty that is not known
	amounts     Amounts       // of goods whose duty is not known, but for the fees
}

func (k *pattern) on() bool { return k != nil && !k.refused }

// not tells that what is looked at does not follow the worth.
func (k *pattern) not() {
	if k != nil {
		k.refused = true
	}
}

// keep keeps totals that were asked for.
func (k *pattern) keep(t *totals) {
	if k.on() {
		k.all = append(k.all, t)
	}
}

// priced keeps the questions that were priced.
func (k *pattern) priced(a *Answer) {
	if k.on() {
		k.asks = cloneAsks(a.Asks)
	}
}

// cloneAsks are the questions with options of their own.
func cloneAsks(asks []Ask) []Ask {
	asks = slices.Clone(asks)
	for i := range asks {
		asks[i].Options = slices.Clone(asks[i].Options)
	}
	return asks
}

// percents are those that make up what goods bear that these measures apply to.
func (k *pattern) percents(g *goods, charged []*candidate, lines []Line, c *column) string {
	var all []byte
	add := func(l *Line) {
		if l.Amount.IsZero() && !l.Rate.Valid {
			return // nothing is charged
		}
		percent := l.Rate.Decimal.Shift(4)
		// An amount that a percentage is too small for may be something at another worth.
		if l.of != wholeDollars || !l.Rate.Valid || !percent.IsInteger() || percent.IntPart() > 1e7 || percent.IsPositive() != l.Amount.IsPositive() {
			k.not()
			return
		}
		if percent.IsPositive() {
			all = binary.BigEndian.AppendUint64(all, uint64(percent.IntPart()))
		}
	}
	for i := range c.lines {
		add(&c.lines[i])
	}
	for i := range lines {
		switch charged[i].Kind {
		case law.Uncovered:
			all = all[:0] // as bear has it
		default:
			l := lines[i]
			if of := charged[i]; of.Kind == law.Floor && !c.rate.Valid && c.dollars.IsZero() { // all of it is up to the floor
				l.Rate, l.of = known(of.Rate), g.multiplied(of)
			}
			add(&l)
		}
	}
	return string(all)
}

// serves reports whether the pattern of goods of a worth, whose price this is, serves for others of
// the kind: it has all of what was worked out of them.
func (k *pattern) serves(p *Price, amounts *Amounts, w Worth, year *law.Fees) bool {
	if k.refused || len(k.all) == 0 || amounts == nil && (p.Duty != Unknown || p.Total != Unknown || p.Outcome == Prohibited) {
		return false
	}
	if slices.ContainsFunc(k.asks, asksOfDollars) || slices.ContainsFunc(k.unsupported, func(g Gap) bool { return g.Text.Dollars() }) {
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
	for _, t := range k.all {
		var once []addend
		for _, x := range t.of {
			if !slices.ContainsFunc(once, func(o addend) bool { return o.percents == x.percents && slices.Equal(o.charged, x.charged) }) {
				once = append(once, x)
			}
			keep(x.charged)
		}
		t.of = once
	}
	same, ok := k.price(amounts, w)
	return ok && same.Outcome == p.Outcome && same.Duty == p.Duty && same.Fees == p.Fees && same.Total == p.Total && same.Could.same(&p.Could) &&
		slices.EqualFunc(same.Asks, p.Asks, func(x, y Ask) bool {
			return x.Field == y.Field && x.same(&y) && slices.EqualFunc(x.Options, y.Options, func(x, y Option) bool { return x.same(&y.Bounds) })
		})
}

// asksOfDollars reports whether a question names dollars, which may be those of the goods.
func asksOfDollars(q Ask) bool {
	return q.Question.Dollars() || q.More.Dollars() || q.Decides.Dollars()
}

// of is what the total is for goods entered at so many dollars. It is not known where a
// percentage comes to nothing, on which other things depend.
func (k *pattern) of(x *addend, dollars int64) (total Cents, ok bool) {
	for p := x.percents; len(p) > 0; p = p[8:] {
		due := rate{percent: int64(binary.BigEndian.Uint64([]byte(p[:8]))), dollars: true}.of(dollars, 0)
		if due == 0 {
			return 0, false
		}
		total += due
	}
	for _, ch := range x.charged {
		total += k.fees[ch].of(dollars)
	}
	return total, true
}

// bounds are those of what was asked for in its turn.
func (k *pattern) bounds(turn int, dollars int64) (b Bounds, ok bool) {
	t := totals{noMost: k.all[turn].noMost, nothing: k.all[turn].nothing}
	for i := range k.all[turn].of {
		total, ok := k.of(&k.all[turn].of[i], dollars)
		if !ok {
			return b, false
		}
		t.add(total, total)
	}
	return t.bounds(), true
}

// price prices goods of the kind that are worth something else, of which these amounts are known,
// or none where the duty is not known of any.
func (k *pattern) price(amounts *Amounts, w Worth) (p *Price, ok bool) {
	dollars := w.Customs.evenDollars()
	if amounts == nil {
		of := k.amounts
		of.Aggregate = w.Retail
		if of.Fees != Unknown {
			of.Fees = 0
			for _, ch := range k.charged {
				of.Fees += k.fees[ch].of(dollars)
			}
		}
		amounts = &of
	}
	could, ok := k.bounds(0, dollars)
	if !ok {
		return nil, false
	}
	could.include(amounts.Total)
	a := &Answer{Outcome: amounts.Outcome, CouldBe: &could, Asks: cloneAsks(k.asks)}
	turn := 1
	for i := range a.Asks {
		for n := range a.Asks[i].Options {
			if a.Asks[i].Options[n].Bounds, ok = k.bounds(turn, dollars); !ok {
				return nil, false
			}
			turn++
		}
	}
	a.rankAsks()
	if len(k.asks) == 0 && amounts.Total != Unknown {
		could = Bounds{Least: amounts.Total, Most: amounts.Total}
	}
	return &Price{Amounts: *amounts, Could: could, Asks: a.Asks, Unsupported: k.unsupported}, true
}

// of is the fee on goods entered at so many dollars, none of which it is waived on.
func (fe *fee) of(dollars int64) Cents {
	if fe.fixed != Unknown {
		return fe.fixed
	}
	return min(max(fe.rate.of(dollars, 0), fe.least), fe.most)
}
