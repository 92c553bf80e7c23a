package calc

import (
	"slices"
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// A reach is what the duty on goods may come to over everything about them that is not
// known. It keeps apart whether they bear a duty of chapter 99, on which entry and fees
// depend.
type reach struct {
	without, with span        // duties of chapter 99
	banned        bool        // they may perhaps not enter, and then nothing is owed
	noMost        say.Message // why there is no upper bound; silent where there is one
}

// A span is from the least to the most of some amounts; the zero span is of none.
type span struct {
	some      bool
	low, high decimal.Decimal
}

func (s *span) add(low, high decimal.Decimal) {
	if !s.some {
		*s = span{true, low, high}
		return
	}
	s.low, s.high = decimal.Min(s.low, low), decimal.Max(s.high, high)
}

func (s *span) join(o span) {
	if o.some {
		s.add(o.low, o.high)
	}
}

// whole is the span of both.
func (r *reach) whole() span {
	all := r.without
	all.join(r.with)
	return all
}

func (r *reach) join(o reach) {
	r.without.join(o.without)
	r.with.join(o.with)
	r.banned = r.banned || o.banned
	if r.noMost.Silent() {
		r.noMost = o.noMost
	}
}

// reach works out what the duty on one item may come to.
func (g *goods) reach() reach {
	if len(g.it.HTS) >= 8 {
		line, err := g.tariff.Schedule.Line(string(g.s.Date), g.it.HTS)
		if err != nil {
			return reach{noMost: say.It("no-most-number")}
		}
		g.line = line
		return g.reachOf(g.variants())
	}
	k := g.under()
	if len(k.variants) == 0 {
		return reach{noMost: say.It("no-most-number")}
	}
	if len(g.it.HTS) < 4 {
		return g.leastOfAll(k)
	}
	return g.reachOf(k.variants)
}

func (g *goods) reachOf(variants []variant) reach {
	var all reach
	for i := range variants {
		all.join(g.reachAt(&variants[i]))
	}
	return all
}

// reachAt is the reach of goods of one number.
func (g *goods) reachAt(v *variant) reach {
	wait(g.until)
	g.tried.numbers++
	try := *g.assessment
	try.Answer, try.result, try.notes = &Answer{}, dutyResult{}, nil
	item := *g
	item.assessment = &try
	number := *g.it
	number.HTS = v.number
	item.it, item.lists = &number, v.lists
	if line, err := g.tariff.Schedule.Line(string(g.s.Date), v.number); err == nil {
		item.line = line
	}
	return item.worlds()
}

// worlds goes through everything that may be so of goods of a number: which facts hold
// that are not known, and how much metal there is.
func (g *goods) worlds() reach {
	var r reach
	if !g.instead() {
		g.ordinary()
	}
	lacking := !g.floors
	if lacking {
		// What is not known can only add to the part that is, and a floor takes from what it
		// adds no more than there is.
		r.noMost = say.It("no-most-quantity")
		if len(g.Unsupported) > 0 {
			r.noMost = g.Unsupported[0].Text
		}
		g.floors, g.rate = true, decimal.NullDecimal{}
	}
	contents := g.metalContents()
	for _, content := range contents {
		it := *g.it
		it.MetalValue = content
		g.it = &it
		g.tryFacts(&r, lacking)
	}
	if len(contents) > 2 { // in even dollars the metals may come to one more than the goods
		for _, s := range []*span{&r.with, &r.without} {
			s.high = s.high.Add(g.dearestMetal().Shift(-2))
		}
	}
	if len(contents) > 1 && g.fractions() { // amounts between may round otherwise
		cent := decimal.New(1, -2)
		for _, s := range []*span{&r.with, &r.without} {
			s.low, s.high = decimal.Max(decimal.Zero, s.low.Sub(cent)), s.high.Add(cent)
		}
	}
	return r
}

// fractions reports whether two measures have rates that are no whole percent: of even
// dollars all others are whole cents.
func (g *goods) fractions() bool {
	n := 0
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if !m.Rate.IsInteger() && m.Covers(g.s.Date, g.it.Origin, g.s.Mode, g.it.HTS, g.lists) {
			n++
		}
	}
	return n > 1
}

// dearestMetal is the highest rate that is charged on metal content.
func (g *goods) dearestMetal() decimal.Decimal {
	most := decimal.Zero
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if m.Base != "full" && m.Covers(g.s.Date, g.it.Origin, g.s.Mode, g.it.HTS, g.lists) {
			most = decimal.Max(most, m.Rate)
		}
	}
	return most
}

// metalContents returns what the metal in the goods may be worth where that is not said:
// nothing, or one of them all there is.
func (g *goods) metalContents() []map[string]decimal.Decimal {
	var open []string
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if m.Base == "full" || strings.HasPrefix(m.Base, "weight:") || slices.Contains(open, m.Base) {
			continue
		}
		if _, stated := g.it.MetalValue[m.Base]; !stated && m.Covers(g.s.Date, g.it.Origin, g.s.Mode, g.it.HTS, g.lists) {
			open = append(open, m.Base)
		}
	}
	if len(open) == 0 {
		return []map[string]decimal.Decimal{g.it.MetalValue}
	}
	with := func(metal string) map[string]decimal.Decimal {
		all := map[string]decimal.Decimal{}
		for name, content := range g.it.MetalValue {
			all[name] = content
		}
		for _, name := range open {
			all[name] = decimal.Zero
		}
		delete(all, metal) // what is not said counts as all there is left
		return all
	}
	contents := []map[string]decimal.Decimal{with("")}
	for _, metal := range open {
		contents = append(contents, with(metal))
	}
	return contents
}

// mostOpen bounds how many facts are tried in all their combinations.
const mostOpen = 9

// tryFacts adds to r what goods bear in every combination of facts that are not known.
func (g *goods) tryFacts(r *reach, lacking bool) {
	var all []*possible
	var facts []string
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if g.without != nil && g.without.Takes(m.Layer) || m.Kind == law.Instead || !m.Covers(g.s.Date, g.it.Origin, g.s.Mode, g.it.HTS, g.lists) {
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
		r.noMost = say.It("no-most-facts")
		r.without.add(decimal.Zero, decimal.Zero)
		return
	}
	in := make([]*candidate, 0, len(all))
	for world := range 1 << len(facts) {
		in = in[:0]
		for _, p := range all {
			if p.holds(world, facts) {
				in = append(in, p.candidate)
			}
		}
		g.bear(r, in, lacking)
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

// possible returns a measure that may apply to the goods it covers, with what it needs; nil
// where it does not. It is what consider decides, with everything open that is asked.
func (g *goods) possible(m *law.Measure) *possible {
	p := &possible{candidate: &candidate{Measure: m}}
	if len(m.Claims) > 0 && !g.claims(m.Claims) {
		return nil
	}
	if m.LoadedBefore != "" {
		under := "loaded " + string(m.LoadedBefore)
		switch late := m.EnteredBy != "" && g.s.Date > m.EnteredBy; {
		case g.s.Loaded != "" || late:
			if m.InTransit(g.s.Loaded, g.s.Date) == m.Unless {
				return nil
			}
		case m.Unless:
			p.needs = append(p.needs, "not-"+under)
		default:
			p.needs = append(p.needs, under)
		}
	}
	given := g.facts[g.item]
	for _, need := range m.Needs {
		if slices.Contains(given, need) {
			continue
		}
		opposite := "not-" + need
		if fact, not := strings.CutPrefix(need, "not-"); not {
			opposite = fact
		}
		if slices.Contains(given, opposite) || m.Ask.Silent() && len(m.Lists) == 0 {
			return nil // denied, or never asked for: it must be claimed
		}
		p.needs = append(p.needs, need)
	}
	if least, weighed := strings.CutPrefix(m.Base, "weight:"); weighed {
		switch {
		case len(g.it.MetalWeight) == 0:
			p.needs = append(p.needs, "metal "+least)
		case g.lightMetal(least, m):
			return nil
		}
	}
	g.baseOf(p.candidate)
	return p
}

// bear adds to r what goods bear that these measures apply to.
func (g *goods) bear(r *reach, in []*candidate, lacking bool) {
	charged := g.stack(in, nil)
	duty, chapter99, floored := g.column, false, false
	for i, line := range g.amounts(charged) {
		switch charged[i].Kind {
		case law.Prohibition:
			r.banned = true
			return
		case law.Uncovered:
			r.noMost = charged[i].Text
			duty = decimal.Zero
			continue
		}
		duty = plus(duty, line.Amount)
		if line.Amount.IsPositive() && strings.HasPrefix(line.Heading, "99") {
			floored = floored || charged[i].Kind == law.Floor
			chapter99 = chapter99 || charged[i].Kind != law.Floor
		}
	}
	if chapter99 || floored {
		r.with.add(duty, duty)
	}
	if !chapter99 && (!floored || lacking) {
		r.without.add(duty, duty)
	}
}

// leastOfAll is the reach of goods of which no digit is known. Some rates go by quantity, so
// that there is no most; the least is that of a number which bears the least at any value.
func (g *goods) leastOfAll(k *kind) reach {
	r := g.ranking(k)
	all := reach{noMost: say.It("no-most-quantity")}
	rounding := decimal.New(6, -2) // what cents may come to between numbers
	for i := range r.numbers {
		s := all.whole()
		if s.some && (s.low.IsZero() || r.numbers[i].rate.Mul(g.entered).Sub(rounding).GreaterThan(s.low)) {
			break
		}
		one := g.reachAt(r.numbers[i].variant)
		all.with.join(one.with)
		all.without.join(one.without)
	}
	if s := all.whole(); s.some { // which of the others bear chapter 99 is not looked at
		all.with, all.without = s, s
	}
	return all
}

// A ranking is numbers in the order of what they bear at least, at a value so large that
// cents do not matter.
type ranking struct {
	numbers []ranked
}

type ranked struct {
	*variant
	rate decimal.Decimal // of the value
}

// reference is the value in dollars at which numbers are put in order.
var reference = decimal.NewFromInt(1_000_037)

// ranking returns the numbers of a kind in order, worked out once.
func (g *goods) ranking(k *kind) *ranking {
	stance := g.it.Claim + " " + string(g.s.Loaded) + " " + strings.Join(g.facts[g.item], ",") + g.weights()
	key := g.whole() + stance
	if r := g.tried.ranks[key]; r != nil {
		return r
	}
	g.tariff.kinds.Lock()
	defer g.tariff.kinds.Unlock()
	before := g.tried.numbers
	r := k.ranks[stance]
	if r == nil {
		r = g.rank(k)
		if len(k.ranks) > 4*mostKinds {
			clear(k.ranks)
		}
		k.ranks[stance] = r
	}
	g.tried.numbers, g.tried.ranks[key] = before+len(k.variants), r
	return r
}

func (g *goods) weights() string {
	all := ""
	for _, metal := range Names(g.it.MetalWeight) {
		all += " " + metal + " " + g.it.MetalWeight[metal].String()
	}
	return all
}

// rank puts numbers in order. The first that bears nothing ends it.
func (g *goods) rank(k *kind) *ranking {
	r := &ranking{}
	at := *g
	at.entered = reference
	it := *g.it
	it.Quantity, it.Currency, it.CustomsValue, it.MetalValue = decimal.NewFromInt(1), "USD", reference, nil
	at.it = &it
	for i := range k.variants {
		one := at.reachAt(&k.variants[i])
		s := one.whole()
		if !s.some {
			continue
		}
		if s.low.IsZero() {
			r.numbers = []ranked{{&k.variants[i], decimal.Zero}}
			return r
		}
		r.numbers = append(r.numbers, ranked{&k.variants[i], s.low.Div(reference)})
	}
	sort.SliceStable(r.numbers, func(i, j int) bool { return r.numbers[i].rate.LessThan(r.numbers[j].rate) })
	return r
}
