package calc

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/tariff"
)

// kinds remembers, for a few questions, which numbers under a beginning differ in duty: to
// go through the whole schedule takes some milliseconds.
type kinds struct {
	sync.Mutex
	of map[string]*kind
}

// A kind is the numbers of which each bears another duty than the others; of the whole
// schedule those that may bear the least.
type kind struct {
	variants []variant
	ranks    map[string]*ranking
}

// mostKinds bounds what is remembered.
const mostKinds = 8

// under returns one number for each way in which the numbers under the item's could bear
// duty: they differ in a rate or in a list that a measure on the origin looks at.
func (g *goods) under() *kind {
	whole := len(g.it.HTS) < 4
	key := g.whole()
	t := g.tariff
	if k := g.tried.kinds[key]; k != nil {
		return k
	}
	if whole {
		t.kinds.Lock()
		defer t.kinds.Unlock()
		if k := t.kinds.of[key]; k != nil {
			g.tried.kinds[key] = k
			return k
		}
	}
	k := &kind{variants: g.differing(), ranks: map[string]*ranking{}}
	g.tried.kinds[key] = k
	if whole {
		if t.kinds.of == nil || len(t.kinds.of) >= mostKinds {
			t.kinds.of = map[string]*kind{}
		}
		t.kinds.of[key] = k
	}
	return k
}

// whole names what the numbers under the item's depend on.
func (g *goods) whole() string {
	return string(g.s.Date) + " " + g.it.Origin + " " + g.s.Mode + " " + g.it.HTS + " "
}

// bearing is what two numbers must have in common to bear the same.
type bearing struct {
	rates [2]uint16
	on    string // a byte for each list that matters
}

func (g *goods) differing() []variant {
	day := string(g.s.Date)
	lists, numbers := g.listsThatMatter()
	column2 := g.book.InColumn2(g.it.Origin) != nil
	special := slices.ContainsFunc(g.book.Programs, func(p *law.Program) bool { return p.InForce(g.s.Date) && p.For(g.it.Origin) })
	var variants []variant
	var on []string
	seen := map[bearing]bool{}
	walk := g.tariff.Lists.Walk(g.it.HTS)
	var places []uint32
	type placed struct {
		on     []string
		matter string
	}
	at := map[string]placed{}
	g.tariff.Schedule.Numbers(day, g.it.HTS, func(n tariff.Numbered) {
		places = walk.At(n.Number, places)
		key := make([]byte, 0, 16)
		for _, p := range places {
			key = append(key, byte(p), byte(p>>8), byte(p>>16))
		}
		p, known := at[string(key)]
		if !known {
			p.on = g.tariff.Lists.OnAt(places, day)
			matter := make([]byte, len(lists))
			for i, l := range lists {
				if slices.Contains(p.on, l) {
					matter[i] = 1
				}
			}
			p.matter = string(matter)
			at[string(key)] = p
		}
		b := bearing{on: p.matter}
		for i, prefix := range numbers {
			if strings.HasPrefix(n.Number, prefix) {
				b.on += string(rune('a' + i))
			}
		}
		switch {
		case column2:
			b.rates[0] = n.Column2
		case special:
			b.rates = [2]uint16{n.General, n.Special}
		default:
			b.rates[0] = n.General
		}
		if !seen[b] {
			seen[b] = true
			variants = append(variants, variant{number: n.Number, lists: p.on})
			on = append(on, b.on)
		}
	})
	if len(g.it.HTS) < 4 {
		return g.cheapest(variants, on)
	}
	return variants
}

// cheapest keeps of the numbers that are on the same lists those whose ordinary duty is the
// least, without a program and under each that could be claimed; the least first. What comes
// on top of the ordinary duty never takes away more than it.
func (g *goods) cheapest(variants []variant, on []string) []variant {
	claims := []string{""}
	for _, p := range g.book.Programs {
		if p.InForce(g.s.Date) && p.For(g.it.Origin) {
			claims = append(claims, p.Symbols...)
		}
	}
	type least struct {
		at   int
		rate decimal.Decimal
	}
	best := map[string]least{}
	var keys []string
	for i := range variants {
		line, err := g.tariff.Schedule.Line(string(g.s.Date), variants[i].number)
		if err != nil {
			continue
		}
		general := knownPart(line.GeneralRate())
		if g.book.InColumn2(g.it.Origin) != nil {
			general = knownPart(line.Column2Rate())
		}
		for c, claim := range claims {
			rate := general
			if special, has := line.SpecialRate(claim); c > 0 && has && special.Unsupported.Silent() {
				rate = knownPart(special)
			} else if c > 0 {
				continue
			}
			key := claim + " " + on[i]
			b, known := best[key]
			if !known {
				keys = append(keys, key)
			}
			if !known || rate.LessThan(b.rate) {
				best[key] = least{i, rate}
			}
		}
	}
	sort.SliceStable(keys, func(i, j int) bool { return best[keys[i]].rate.LessThan(best[keys[j]].rate) })
	var kept []variant
	seen := map[int]bool{}
	for _, key := range keys {
		if at := best[key].at; !seen[at] {
			seen[at] = true
			kept = append(kept, variants[at])
		}
	}
	return kept
}

// knownPart is what a rate comes to in percent of the value where quantities are not known.
func knownPart(rate tariff.Rate) decimal.Decimal {
	percent := decimal.Zero
	if !rate.Unsupported.Silent() {
		return percent
	}
	for _, p := range rate.Parts {
		if p.IsAdValorem() && len(p.Of) == 0 {
			percent = percent.Add(p.Percent)
		}
	}
	return percent
}

// listsThatMatter are the lists that measures on the origin look at that day, and the
// numbers that they name by themselves.
func (g *goods) listsThatMatter() (lists, numbers []string) {
	add := func(all []string) {
		for _, l := range all {
			if number, one := strings.CutPrefix(l, "="); one {
				numbers = append(numbers, number)
			} else if l != "below" && len(l) > 2 { // a country has two letters
				lists = append(lists, l)
			}
		}
	}
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if m.InForce(g.s.Date) {
			add(m.Lists)
			add(m.ExceptLists)
			add(m.HeadingsOf())
		}
	}
	slices.Sort(lists)
	slices.Sort(numbers)
	return slices.Compact(lists), slices.Compact(numbers)
}

// differ reports whether the numbers below that of the goods are on different lists, of
// those that matter.
func (g *goods) differ() bool {
	variants := g.variants()
	if len(variants) < 2 {
		return false
	}
	lists, numbers := g.listsThatMatter()
	on := func(v *variant) (all []bool) {
		for _, l := range lists {
			all = append(all, slices.Contains(v.lists, l))
		}
		for _, n := range numbers {
			all = append(all, strings.HasPrefix(v.number, n))
		}
		return all
	}
	first := on(&variants[0])
	return slices.ContainsFunc(variants[1:], func(v variant) bool { return !slices.Equal(on(&v), first) })
}
