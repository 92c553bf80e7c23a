package calc

import (
	"slices"
	"strings"

	"section321/calc/say"
	"section321/calc/tariff"
)

// mostTried bounds of how many numbers the duty is worked out for one question, where
// numbers are not whole: each takes some hundredths of a millisecond.
const mostTried = 5_000

// trials remember the numbers under a heading for a question, and count those that were
// tried. They go by the question alone, so that the answer is always the same.
type trials struct {
	numbers int
	under   map[string][]variant
}

// under returns one number for each way in which the numbers under a heading or subheading
// may bear duty: they differ in a rate or in a list they are on. It returns none where too
// many were tried already.
func (g *goods) under() []variant {
	t, day := g.tried, string(g.s.Date)
	if t.numbers > mostTried {
		return nil
	}
	all, known := t.under[g.it.HTS]
	if known {
		return all
	}
	seen := map[string]bool{}
	lines, _ := g.tariff.Schedule.Children(day, g.it.HTS)
	for i := range lines {
		l := &lines[i]
		of := goods{assessment: g.assessment, it: &Item{HTS: l.Number}}
		for _, v := range of.variants() {
			key := l.General + "|" + l.Special + "|" + l.Column2 + "|" + strings.Join(v.lists, " ")
			if !seen[key] {
				seen[key] = true
				all = append(all, v)
			}
		}
	}
	if t.under == nil {
		t.under = map[string][]variant{}
	}
	t.under[g.it.HTS] = all
	return all
}

// alike answers goods of which only the heading or subheading is known where every number
// under it bears the same duty, with nothing to ask. It reports whether they are.
func (g *goods) alike() bool {
	prefix := g.it.HTS
	lines, all, _ := g.tariff.Schedule.FirstChildren(string(g.s.Date), prefix, 2)
	if all == 0 || lines[0].General != lines[len(lines)-1].General || !g.firstAlike(lines) {
		return false // as most do
	}
	variants := g.under()
	var first *assessment
	for i := range variants {
		try := g.one(&variants[i])
		if !try.sure() || first != nil && !sameCharges(first.Lines, try.Lines) {
			return false
		}
		first = try
	}
	if first == nil {
		return false
	}
	g.line = lines[0]
	begin := len(g.Lines)
	g.compute(variants[0])
	for i := range g.Lines[begin:] {
		if l := &g.Lines[begin+i]; !strings.HasPrefix(l.Heading, "99") {
			l.Heading = dotted(prefix)
		}
	}
	g.Assumed = append(g.Assumed, Assumption{Field: g.field("hts"), Text: say.It("hts-alike", say.Text("number", dotted(prefix))), Cite: []string{g.editions[0].ID}})
	return true
}

// firstAlike reports whether the first lines bear the same duty, with nothing to ask. Where they
// do not, all others need not be looked at.
func (g *goods) firstAlike(lines []tariff.Line) bool {
	var first *assessment
	for i := range lines {
		of := goods{assessment: g.assessment, it: &Item{HTS: lines[i].Number}}
		try := g.one(&of.variants()[0])
		if !try.sure() || first != nil && !sameCharges(first.Lines, try.Lines) {
			return false
		}
		first = try
	}
	return true
}

// one answers the goods under a number.
func (g *goods) one(v *variant) *assessment {
	item := g.apart(v)
	item.compute(*v)
	return item.assessment
}

// sure reports whether the duty is known, with nothing to ask.
func (a *assessment) sure() bool {
	return a.result.known() && len(a.Asks)+len(a.Unsupported) == 0
}

// apart are the goods under a number, with an answer of their own.
func (g *goods) apart(v *variant) *goods {
	wait(g.until)
	g.tried.numbers++
	try := *g.assessment
	try.Answer, try.result, try.notes = &Answer{}, dutyResult{}, nil
	number, item := *g.it, *g
	number.HTS = v.number
	item.assessment, item.it, item.lists = &try, &number, v.lists
	if line, err := g.tariff.Schedule.Line(string(g.s.Date), v.number); err == nil {
		item.line = line
	}
	return &item
}

// sameCharges reports whether lines charge the same, whatever number they are of.
func sameCharges(x, y []Line) bool {
	return slices.EqualFunc(x, y, func(a, b Line) bool {
		return a.Layer == b.Layer && a.Amount.Equal(b.Amount) && equal(a.Rate, b.Rate) && (a.Heading == b.Heading || !strings.HasPrefix(a.Heading, "99"))
	})
}
