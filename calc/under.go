package calc

import (
	"slices"
	"strings"
	"sync"

	"section321/calc/law"
	"section321/calc/tariff"
)

// kinds remembers, for a few questions, which numbers under a beginning differ in duty: to
// go through the whole schedule takes some milliseconds.
type kinds struct {
	sync.Mutex
	of map[string]*kind
}

// A kind is the numbers of which each bears another duty than the others, by what
// they are worth: see rank.
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
	key := string(g.s.Date) + " " + g.it.Origin + " " + g.s.Mode + " " + g.it.HTS
	t := g.tariff
	if whole {
		t.kinds.Lock()
		defer t.kinds.Unlock()
		if k := t.kinds.of[key]; k != nil {
			return k
		}
	}
	k := &kind{variants: g.differing(), ranks: map[string]*ranking{}}
	if whole {
		if t.kinds.of == nil || len(t.kinds.of) >= mostKinds {
			t.kinds.of = map[string]*kind{}
		}
		t.kinds.of[key] = k
	}
	return k
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
		}
	})
	return variants
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
