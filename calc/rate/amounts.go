package rate

import (
	"slices"
	"sort"
	"strings"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/law"
)

// A consignment is the kinds of goods of a shipment, as far as exemptions, entries and
// fees look at them.
type consignment struct {
	exemptions map[uint32]*exemption
	entries    map[uint32]*entry
}

// An exemption is whether goods of some value are free.
type exemption struct{ free, suspended bool }

// An entry is the entry and the fees of goods of some value, and an answer of
// that kind.
type entry struct {
	answer      *calc.Answer
	limit       calc.Cents
	fees        []fee
	known, owed bool // whether the fees are known, and whether the total is once the duty is
}

// A fee is a charge in whole cents: an amount, or a rate within bounds.
type fee struct {
	line        calc.Line
	fixed       calc.Cents // Unknown when it is a rate
	rate        rate
	least, most calc.Cents
	waived      []string // goods it is not charged on, by what fees go by
}

// Rate answers the shipment of these goods, which must be of one importation: kinds
// that differ in their item only. prior is what the person already imported that
// day. The slices of the result hold until the next call.
func (r *Rater) Rate(goods []*Goods, worth []Worth, prior calc.Cents) Amounts {
	calc.Wait(r.Until)
	f := goods[0].Importation
	retail, customs := calc.Cents(0), calc.Cents(0)
	slow := f.slow
	for i, g := range goods {
		retail, customs = retail+worth[i].Retail, customs+worth[i].Customs
		slow = slow || g.plain.check || g.mail.check || worth[i].Measures != nil && (g.plain.unknown || g.mail.unknown)
	}
	if slow || retail > most || customs > most {
		return r.check(goods, worth, prior)
	}
	m := f.consignmentOf(goods)
	at := f.compare(prior+retail, retail, customs)
	if prior > 0 {
		at |= 1 << 29 // the answer's reasons mention it
	}
	st := m.exemptions[at]
	if st == nil {
		a := check.Open(r.Shipment(goods, worth, prior), r.Tariff)
		a.TryExemption()
		st = &exemption{a.Trial.Exempt, a.Trial.Suspended}
		m.exemptions[at] = st
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
	re := m.entries[at]
	if re == nil {
		re = r.entry(goods, worth, prior)
		m.entries[at] = re
	}
	re.fill(&amounts, goods, r.dollars, r.sums)
	amounts.entry = re
	r.parts = amounts.Lines
	return amounts
}

// fit makes room for the items of a shipment, whose duties are nothing yet.
func (r *Rater) fit(items int) {
	if cap(r.due) < items {
		r.due, r.units = make([]calc.Cents, items), make([]string, items)
		r.worth, r.dollars = make([]calc.Cents, items), make([]int64, items)
	}
	r.due, r.units, r.worth, r.dollars = r.due[:items], r.units[:items], r.worth[:items], r.dollars[:items]
	clear(r.due)
}

// check lets Check answer.
func (r *Rater) check(goods []*Goods, worth []Worth, prior calc.Cents) Amounts {
	r.checked++
	a := check.Open(r.Shipment(goods, worth, prior), r.Tariff)
	a.Until, a.Without = r.Until, r.without
	defer r.share(goods[0].Importation, a.Shipment, a)()
	a, problems := a.Work()
	if problems != nil {
		a = &check.Assessment{Answer: &calc.Answer{Outcome: calc.Unsupported, Unsupported: []calc.Gap{{What: "duty", Text: problems.Message(calc.Subject.String)}}}}
	}
	return amountsOf(a, goods)
}

// amountsOf is what the answer to a shipment of these goods says in numbers.
func amountsOf(a *check.Assessment, goods []*Goods) Amounts {
	amounts := Amounts{Outcome: a.Outcome, Answer: a.Answer, Aggregate: calc.CentsOf(a.Exemption.Aggregate),
		Limit: calc.OrUnknown(a.Exemption.Limit), Duty: calc.OrUnknown(a.Duty), Fees: calc.OrUnknown(a.Fees), Total: calc.OrUnknown(a.Total),
		Duties: make([]calc.Cents, len(goods))}
	for i := range a.Lines {
		line := &a.Lines[i]
		amounts.Lines = append(amounts.Lines, Part{line, line.Item, calc.CentsOf(line.Amount)})
		if line.Item >= 0 {
			amounts.Duties[line.Item] += calc.CentsOf(line.Amount)
		}
	}
	if !a.Duty.Valid || slices.ContainsFunc(a.Lines, func(l calc.Line) bool { return l.Item < 0 && strings.HasPrefix(l.Layer, "postal-") }) && len(goods) > 1 {
		for i := range amounts.Duties {
			amounts.Duties[i] = calc.Unknown
		}
	} else if len(goods) == 1 {
		amounts.Duties[0] = amounts.Duty
	}
	return amounts
}

func (f *Importation) consignmentOf(goods []*Goods) *consignment {
	first := goods[0]
	alone := true
	for _, g := range goods[1:] {
		alone = alone && g == first
	}
	if alone && first.alone != nil {
		return first.alone
	}
	looked := make([]string, len(goods))
	for i, g := range goods {
		looked[i] = g.feesBy
		if g.plain.unknown || g.mail.unknown {
			looked[i] += " " + kindOf(&g.Item)
		}
	}
	sort.Strings(looked)
	key := strings.Join(slices.Compact(looked), "|")
	m := f.consignments[key]
	if m == nil {
		m = &consignment{map[uint32]*exemption{}, map[uint32]*entry{}}
		f.consignments[key] = m
	}
	if alone {
		first.alone = m
	}
	return m
}

// compare tells on which side of the limit and of each threshold a shipment is.
func (f *Importation) compare(aggregate, retail, customs calc.Cents) uint32 {
	at := uint32(0)
	if aggregate > f.Limit {
		at = 1
	}
	for i, t := range f.Thresholds {
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
	calc.EnteredDollars(r.units, r.worth, r.dollars)
	chapter99, unknown := "no", false
	for i, g := range goods {
		owed := g.plain
		if suspended {
			owed = g.mail
		}
		if owed.unknown {
			amounts.Duties[i], unknown = calc.Unknown, true
			continue
		}
		for k := range owed.rates {
			rt := &owed.rates[k]
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
		amounts.Duty = calc.Unknown
		return ""
	}
	return chapter99
}

// entry lets Check work out a shipment of its kind.
func (r *Rater) entry(goods []*Goods, worth []Worth, prior calc.Cents) *entry {
	a := check.Open(r.Shipment(goods, worth, prior), r.Tariff)
	a.Until = r.Until
	defer r.share(goods[0].Importation, a.Shipment, a)()
	a, _ = a.Work()
	re := &entry{answer: r.kept(a.Answer), limit: calc.OrUnknown(a.Exemption.Limit), known: a.Fees.Valid, owed: a.Total.Valid}
	if a.Trial.Exempt || a.Entry == nil {
		return re
	}
	year := a.Book.YearFees()
	for _, ch := range a.Charged {
		fe := feeOf(ch, year)
		for i, g := range goods {
			if a.Waiver(ch.Layer, i) != nil {
				fe.waived = append(fe.waived, g.feesBy)
			}
		}
		re.fees = append(re.fees, fe)
	}
	return re
}

// kept is what is remembered of an answer.
func (r *Rater) kept(a *calc.Answer) *calc.Answer {
	if !r.brief {
		r.held += anAnswer
		return a
	}
	r.held += aBrief
	return &calc.Answer{Outcome: a.Outcome, Exemption: a.Exemption, Entry: a.Entry, Asks: a.Asks, Unsupported: a.Unsupported, Duty: a.Duty, Fees: a.Fees, Total: a.Total}
}

func feeOf(ch *law.Charge, year *law.Fees) fee {
	fe := fee{line: calc.Line{Item: -1, Layer: ch.Layer, Name: ch.Text, Text: ch.Text, Cite: ch.Sources(year)}, fixed: calc.Unknown, most: calc.MostCents}
	if fixed, ok := year.Value(ch.Amount); ok {
		fe.fixed = calc.CentsOf(fixed)
		return fe
	}
	percent, _ := year.Value(ch.Rate)
	fe.rate = rate{percent: percent.Shift(4).IntPart(), dollars: true}
	if least, ok := year.Value(ch.Minimum); ok {
		fe.least = calc.CentsOf(least)
	}
	if most, ok := year.Value(ch.Maximum); ok {
		fe.most = calc.CentsOf(most)
	}
	return fe
}

// due computes the fee on goods of these entered values.
func (fe *fee) due(goods []*Goods, dollars []int64) calc.Cents {
	if fe.fixed != calc.Unknown {
		return fe.fixed
	}
	due := calc.Cents(0)
	for i, g := range goods {
		if !slices.Contains(fe.waived, g.feesBy) {
			due += fe.rate.of(dollars[i], 0)
		}
	}
	return min(max(due, fe.least), fe.most)
}

// fill states the amounts of a shipment under the entry, whose duty is known.
func (re *entry) fill(amounts *Amounts, goods []*Goods, dollars []int64, sums bool) {
	a := re.answer
	amounts.Answer, amounts.Outcome, amounts.Limit = a, a.Outcome, re.limit
	amounts.Fees, amounts.Total = calc.Unknown, calc.Unknown
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
		amounts.Duty = calc.Unknown
	}
	if re.owed && amounts.Duty != calc.Unknown && amounts.Fees != calc.Unknown {
		amounts.Total = amounts.Duty + amounts.Fees
	}
}
