package calc

import (
	"slices"
	"sort"
	"strings"

	"section321/calc/law"
)

// A mix is the kinds of goods of a shipment, as far as exemptions, entries and
// fees look at them.
type mix struct {
	stances map[uint32]*stance
	regimes map[uint32]*regime
}

// A stance is whether goods of some value are free.
type stance struct{ free, suspended bool }

// A regime is the entry and the fees of goods of some value, and an answer of
// that kind.
type regime struct {
	answer      *Answer
	limit       Cents
	fees        []fee
	known, owed bool // whether the fees are known, and whether the total is once the duty is
}

// A fee is a charge in whole cents: an amount, or a rate within bounds.
type fee struct {
	line        Line
	fixed       Cents // Unknown when it is a rate
	rate        rate
	least, most Cents
	waived      []string // signs of the goods it is not charged on
}

// Rate answers the shipment of these goods, which must be of one frame: kinds
// that differ in their item only. prior is what the person already imported that
// day. The slices of the result hold until the next call.
func (r *Rater) Rate(goods []*Goods, worth []Worth, prior Cents) Amounts {
	wait(r.until)
	f := goods[0].frame
	retail, customs := Cents(0), Cents(0)
	slow := f.slow
	for i, g := range goods {
		retail, customs = retail+worth[i].Retail, customs+worth[i].Customs
		slow = slow || g.plain.check || g.mail.check || worth[i].Measures != nil && (g.plain.unknown || g.mail.unknown)
	}
	if slow || retail > most || customs > most {
		return r.check(goods, worth, prior)
	}
	m := f.mixOf(goods)
	at := f.compare(prior+retail, retail, customs)
	if prior > 0 {
		at |= 1 << 29 // the answer's reasons mention it
	}
	st := m.stances[at]
	if st == nil {
		a := open(r.shipment(goods, worth, prior), r.tariff)
		a.exemption()
		st = &stance{a.trial.Exempt, a.trial.suspended}
		m.stances[at] = st
	}
	if st.suspended && slices.ContainsFunc(goods, func(g *Goods) bool { return g.mail.postal != goods[0].mail.postal }) {
		return r.check(goods, worth, prior)
	}
	r.fit(len(goods))
	amounts := Amounts{Aggregate: prior + retail, Duties: r.due, Lines: r.parts[:0]}
	chapter99 := "no"
	if !st.free {
		chapter99 = r.duties(goods, worth, st.suspended, &amounts)
	}
	switch chapter99 {
	case "yes":
		at |= 1 << 30
	case "":
		at |= 1 << 31
	}
	re := m.regimes[at]
	if re == nil {
		re = r.regime(goods, worth, prior)
		m.regimes[at] = re
	}
	re.fill(&amounts, goods, r.dollars, r.sums)
	amounts.regime = re
	r.parts = amounts.Lines
	return amounts
}

// fit makes room for the items of a shipment, whose duties are nothing yet.
func (r *Rater) fit(items int) {
	if cap(r.due) < items {
		r.due, r.units = make([]Cents, items), make([]string, items)
		r.worth, r.dollars = make([]Cents, items), make([]int64, items)
	}
	r.due, r.units, r.worth, r.dollars = r.due[:items], r.units[:items], r.worth[:items], r.dollars[:items]
	clear(r.due)
}

// check lets Check answer.
func (r *Rater) check(goods []*Goods, worth []Worth, prior Cents) Amounts {
	r.checked++
	a := open(r.shipment(goods, worth, prior), r.tariff)
	a.until, a.without = r.until, r.without
	defer r.share(goods[0].frame, a.s, a)()
	a, problems := a.work()
	if problems != nil {
		a = &assessment{Answer: &Answer{Outcome: Unsupported, Unsupported: []Gap{{What: "duty", Text: problems.Message()}}}}
	}
	return amountsOf(a, goods)
}

// amountsOf is what the answer to a shipment of these goods says in numbers.
func amountsOf(a *assessment, goods []*Goods) Amounts {
	amounts := Amounts{Outcome: a.Outcome, Answer: a.Answer, Aggregate: CentsOf(a.Exemption.Aggregate),
		Limit: orUnknown(a.Exemption.Limit), Duty: orUnknown(a.Duty), Fees: orUnknown(a.Fees), Total: orUnknown(a.Total),
		Duties: make([]Cents, len(goods))}
	for i := range a.Lines {
		line := &a.Lines[i]
		amounts.Lines = append(amounts.Lines, Part{line, line.Item, CentsOf(line.Amount)})
		if line.Item >= 0 {
			amounts.Duties[line.Item] += CentsOf(line.Amount)
		}
	}
	if !a.Duty.Valid || slices.ContainsFunc(a.Lines, func(l Line) bool { return l.Item < 0 && strings.HasPrefix(l.Layer, "postal-") }) && len(goods) > 1 {
		for i := range amounts.Duties {
			amounts.Duties[i] = Unknown
		}
	} else if len(goods) == 1 {
		amounts.Duties[0] = amounts.Duty
	}
	return amounts
}

func (f *frame) mixOf(goods []*Goods) *mix {
	first := goods[0]
	alone := true
	for _, g := range goods[1:] {
		alone = alone && g == first
	}
	if alone && first.alone != nil {
		return first.alone
	}
	signs := make([]string, len(goods))
	for i, g := range goods {
		signs[i] = g.sign
		if g.plain.unknown || g.mail.unknown {
			signs[i] += " " + kindOf(&g.item)
		}
	}
	sort.Strings(signs)
	key := strings.Join(slices.Compact(signs), "|")
	m := f.mixes[key]
	if m == nil {
		m = &mix{map[uint32]*stance{}, map[uint32]*regime{}}
		f.mixes[key] = m
	}
	if alone {
		first.alone = m
	}
	return m
}

// compare tells on which side of the limit and of each threshold a shipment is.
func (f *frame) compare(aggregate, retail, customs Cents) uint32 {
	at := uint32(0)
	if aggregate > f.limit {
		at = 1
	}
	for i, t := range f.thresholds {
		if retail > t {
			at |= 2 << (2 * i)
		}
		if customs > t {
			at |= 4 << (2 * i)
		}
	}
	return at
}

// duties adds the duty of each item and reports whether chapter 99 duty is due:
// yes, no, or "" when that is not known.
func (r *Rater) duties(goods []*Goods, worth []Worth, suspended bool, amounts *Amounts) string {
	for i, g := range goods {
		r.units[i], r.worth[i] = g.unit, worth[i].Customs
	}
	enteredDollars(r.units, r.worth, r.dollars)
	chapter99, unknown := "no", false
	for i, g := range goods {
		levy := g.plain
		if suspended {
			levy = g.mail
		}
		if levy.unknown {
			amounts.Duties[i], unknown = Unknown, true
			continue
		}
		for k := range levy.rates {
			rt := &levy.rates[k]
			due := rt.of(r.dollars[i], r.worth[i])
			amounts.Duties[i] += due
			amounts.Duty += due
			if !r.sums {
				amounts.Lines = append(amounts.Lines, Part{&rt.line, i, due})
			}
			if rt.chapter99 && due > 0 {
				chapter99 = "yes"
			}
		}
	}
	if unknown {
		amounts.Duty = Unknown
		return ""
	}
	return chapter99
}

// regime lets Check work out a shipment of its kind.
func (r *Rater) regime(goods []*Goods, worth []Worth, prior Cents) *regime {
	a := open(r.shipment(goods, worth, prior), r.tariff)
	a.until = r.until
	defer r.share(goods[0].frame, a.s, a)()
	a, _ = a.work()
	re := &regime{answer: r.kept(a.Answer), limit: orUnknown(a.Exemption.Limit), known: a.Fees.Valid, owed: a.Total.Valid}
	if a.trial.Exempt || a.Entry == nil {
		return re
	}
	year := a.book.YearFees()
	for _, ch := range a.charged {
		fe := feeOf(ch, year)
		for i, g := range goods {
			if a.waiver(ch.Layer, i) != nil {
				fe.waived = append(fe.waived, g.sign)
			}
		}
		re.fees = append(re.fees, fe)
	}
	return re
}

// kept is what is remembered of an answer.
func (r *Rater) kept(a *Answer) *Answer {
	if !r.brief {
		r.held += anAnswer
		return a
	}
	r.held += aBrief
	return &Answer{Outcome: a.Outcome, Exemption: a.Exemption, Entry: a.Entry, Asks: a.Asks, Unsupported: a.Unsupported, Duty: a.Duty, Fees: a.Fees, Total: a.Total}
}

func feeOf(ch *law.Charge, year *law.Fees) fee {
	fe := fee{line: Line{Item: -1, Layer: ch.Layer, Name: ch.Text, Text: ch.Text, Cite: ch.Sources(year)}, fixed: Unknown, most: MostCents}
	if fixed, ok := year.Value(ch.Amount); ok {
		fe.fixed = CentsOf(fixed)
		return fe
	}
	percent, _ := year.Value(ch.Rate)
	fe.rate = rate{percent: percent.Shift(4).IntPart(), dollars: true}
	if least, ok := year.Value(ch.Minimum); ok {
		fe.least = CentsOf(least)
	}
	if most, ok := year.Value(ch.Maximum); ok {
		fe.most = CentsOf(most)
	}
	return fe
}

// due computes the fee on goods of these entered values.
func (fe *fee) due(goods []*Goods, dollars []int64) Cents {
	if fe.fixed != Unknown {
		return fe.fixed
	}
	due := Cents(0)
	for i, g := range goods {
		if !slices.Contains(fe.waived, g.sign) {
			due += fe.rate.of(dollars[i], 0)
		}
	}
	return min(max(due, fe.least), fe.most)
}

// fill states the amounts of a shipment of the regime, whose duty is known.
func (re *regime) fill(amounts *Amounts, goods []*Goods, dollars []int64, sums bool) {
	a := re.answer
	amounts.Answer, amounts.Outcome, amounts.Limit = a, a.Outcome, re.limit
	amounts.Fees, amounts.Total = Unknown, Unknown
	if re.known {
		amounts.Fees = 0
	}
	for i := range re.fees {
		due := re.fees[i].due(goods, dollars)
		amounts.Fees += due
		if !sums {
			amounts.Lines = append(amounts.Lines, Part{&re.fees[i].line, -1, due})
		}
	}
	if !a.Duty.Valid {
		amounts.Duty = Unknown
	}
	if re.owed && amounts.Duty != Unknown && amounts.Fees != Unknown {
		amounts.Total = amounts.Duty + amounts.Fees
	}
}
