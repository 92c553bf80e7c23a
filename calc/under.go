package calc

import (
	"slices"
	"strings"

	"section321/calc/say"
	"section321/calc/tariff"
)

// under returns one number for each way in which the numbers under a heading or subheading
// may bear duty: they differ in a rate or in a list they are on.
func (g *goods) under() []variant {
	var all []variant
	seen := map[string]bool{}
	lines, _ := g.tariff.Schedule.Children(string(g.s.Date), g.it.HTS)
	for i := range lines {
		l := &lines[i]
		for _, v := range g.below(l) {
			key := l.General + "|" + l.Special + "|" + l.Column2 + "|" + strings.Join(v.lists, " ")
			if !seen[key] {
				seen[key] = true
				all = append(all, v)
			}
		}
	}
	return all
}

// below are the numbers of a line, one for each set of lists.
func (g *goods) below(l *tariff.Line) []variant {
	of := goods{assessment: g.assessment, it: &Item{HTS: l.Number}}
	return of.variants()
}

// alike answers goods of which only the heading or subheading is known where every number
// under it bears the same duty, with nothing to ask. It reports whether they are.
func (g *goods) alike() bool {
	day, prefix := string(g.s.Date), g.it.HTS
	var first *assessment
	var answer variant
	lines, all, _ := g.tariff.Schedule.FirstChildren(day, prefix, 2) // most differ already
	if all == 0 {
		return false
	}
	for from := 0; ; from = 2 {
		for i := range lines[from:] {
			for _, v := range g.below(&lines[from+i]) {
				try := g.tried(&v, lines[from+i])
				if !try.result.known() || len(try.Asks)+len(try.Unsupported) > 0 || first != nil && !sameCharges(first.Lines, try.Lines) {
					return false
				}
				if first == nil {
					first, answer = try, v
					g.line = lines[i]
				}
			}
		}
		if len(lines) == all {
			break
		}
		lines, _ = g.tariff.Schedule.Children(day, prefix)
	}
	begin := len(g.Lines)
	g.compute(answer)
	for i := range g.Lines[begin:] {
		if l := &g.Lines[begin+i]; !strings.HasPrefix(l.Heading, "99") {
			l.Heading = dotted(prefix)
		}
	}
	g.Assumed = append(g.Assumed, Assumption{Field: g.field("hts"), Text: say.It("hts-alike", say.Text("number", dotted(prefix))), Cite: []string{g.editions[0].ID}})
	return true
}

// tried works out the duty of a number by itself.
func (g *goods) tried(v *variant, line tariff.Line) *assessment {
	try := *g.assessment
	try.Answer, try.result, try.notes = &Answer{}, dutyResult{}, nil
	item := *g
	item.assessment, item.line = &try, line
	item.compute(*v)
	return &try
}

// sameCharges reports whether lines charge the same, whatever number they are of.
func sameCharges(x, y []Line) bool {
	return slices.EqualFunc(x, y, func(a, b Line) bool {
		return a.Layer == b.Layer && a.Amount.Equal(b.Amount) && equal(a.Rate, b.Rate) && (a.Heading == b.Heading || !strings.HasPrefix(a.Heading, "99"))
	})
}
