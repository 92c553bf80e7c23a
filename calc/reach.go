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
	loaded        []law.Date  // days of loading that decide
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
	for _, day := range o.loaded {
		if !slices.Contains(r.loaded, day) {
			r.loaded = append(r.loaded, day)
		}
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
	if len(g.it.HTS) < 4 && len(g.it.MetalValue) == 0 && len(g.it.Measures) == 0 {
		return g.reachRanked(k)
	}
	return g.reachOf(k.variants)
}

func (g *goods) reachOf(variants []variant) reach {
	var all reach
	for i := range variants {
		wait(g.until)
		all.join(g.reachAt(&variants[i]))
	}
	return all
}

// reachAt is the reach of goods of one number.
func (g *goods) reachAt(v *variant) reach {
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
	left := g.it.CustomsValue
	for _, content := range g.it.MetalValue {
		left = left.Sub(content)
	}
	with := func(metal string) map[string]decimal.Decimal {
		all := map[string]decimal.Decimal{}
		for name, content := range g.it.MetalValue {
			all[name] = content
		}
		for _, name := range open {
			all[name] = decimal.Zero
		}
		if metal != "" {
			all[metal] = decimal.Max(decimal.Zero, left)
		}
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
		if m.LoadedBefore != "" && g.s.Loaded == "" && !slices.Contains(r.loaded, m.LoadedBefore) {
			r.loaded = append(r.loaded, m.LoadedBefore)
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

// A ranking is numbers in the order of what they bear at a value so large that cents do not
// matter, each way of bearing it once.
type ranking struct {
	low, high []ranked // from the least, from the most
	noMost    say.Message
	banned    bool
	loaded    []law.Date
}

type ranked struct {
	*variant
	rate decimal.Decimal // of the value
}

// reference is the value in dollars at which numbers are put in order.
var reference = decimal.NewFromInt(1_000_037)

// reachRanked is the reach of goods of which no digit is known. It works out only numbers
// that can have the least or the most.
func (g *goods) reachRanked(k *kind) reach {
	r := g.ranking(k)
	all := reach{noMost: r.noMost, banned: r.banned, loaded: r.loaded}
	rounding := decimal.New(6, -2)
	for i := range r.low {
		if s := all.whole(); s.some && r.low[i].rate.Mul(g.entered).Sub(rounding).GreaterThan(s.low) {
			break
		}
		all.join(g.reachAt(r.low[i].variant))
	}
	for i := range r.high {
		if s := all.whole(); s.some && r.high[i].rate.Mul(g.entered).Add(rounding).LessThan(s.high) {
			break
		}
		all.join(g.reachAt(r.high[i].variant))
	}
	if s := all.whole(); s.some { // which of the others bear chapter 99 is not looked at
		all.with, all.without = s, s
	}
	return all
}

// ranking returns the numbers of a kind in order, worked out once.
func (g *goods) ranking(k *kind) *ranking {
	g.tariff.kinds.Lock()
	defer g.tariff.kinds.Unlock()
	r := k.ranks[g.stance()]
	if r == nil {
		r = g.rank(k)
		if len(k.ranks) > 4*mostKinds {
			clear(k.ranks)
		}
		k.ranks[g.stance()] = r
	}
	return r
}

// stance names what a ranking depends on beside the day and the origin.
func (g *goods) stance() string {
	return g.it.Claim + " " + string(g.s.Loaded) + " " + strings.Join(g.facts[g.item], ",") + " " + strings.Join(Names(g.it.MetalWeight), ",") + g.weights()
}

func (g *goods) weights() string {
	all := ""
	for _, metal := range Names(g.it.MetalWeight) {
		all += " " + g.it.MetalWeight[metal].String()
	}
	return all
}

func (g *goods) rank(k *kind) *ranking {
	r := &ranking{}
	at := *g
	at.entered = reference
	it := *g.it
	it.Quantity, it.Currency, it.CustomsValue = decimal.NewFromInt(1), "USD", reference
	at.it = &it
	type bears struct{ low, high string }
	seen := map[bears]bool{}
	for i := range k.variants {
		wait(g.until)
		v := &k.variants[i]
		one := at.reachAt(v)
		s := one.whole()
		r.banned = r.banned || one.banned
		for _, day := range one.loaded {
			if !slices.Contains(r.loaded, day) {
				r.loaded = append(r.loaded, day)
			}
		}
		if !one.noMost.Silent() {
			r.noMost = one.noMost
		}
		if !s.some {
			continue
		}
		key := bears{s.low.String(), s.high.String()}
		if !seen[key] || !one.noMost.Silent() {
			seen[key] = true
			r.low = append(r.low, ranked{v, s.low.Div(reference)})
			r.high = append(r.high, ranked{v, s.high.Div(reference)})
		}
	}
	sort.SliceStable(r.low, func(i, j int) bool { return r.low[i].rate.LessThan(r.low[j].rate) })
	sort.SliceStable(r.high, func(i, j int) bool { return r.high[i].rate.GreaterThan(r.high[j].rate) })
	return r
}
