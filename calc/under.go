package calc

import (
	"slices"
	"strings"

	"section321/calc/law"
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
	lines   map[string]tariff.Line
	inForce map[dayOf][]*law.Measure
	kept    *pattern // what is kept for goods of another worth, or nothing
}

// A dayOf is a day under the law as it is read, for goods of an origin that arrive in some way.
type dayOf struct {
	book         *law.Book
	day          law.Date
	origin, mode string
}

// inForce are the measures that reach goods of the origin on the day of the question, as far
// as their number does not decide: a few of those of all days.
func (g *goods) inForce() []*law.Measure {
	of := dayOf{g.book, g.s.Date, g.it.Origin, g.s.Mode}
	all, known := g.tried.inForce[of]
	if !known {
		for _, m := range g.book.MeasuresOf(of.origin) {
			if m.Reaches(of.day, of.origin, of.mode) {
				all = append(all, m)
			}
		}
		if g.tried.inForce == nil {
			g.tried.inForce = map[dayOf][]*law.Measure{}
		}
		g.tried.inForce[of] = all
	}
	return all
}

// line is the line of a number on the day of the question, or none.
func (t *trials) line(of *Tariff, day law.Date, number string) tariff.Line {
	line, known := t.lines[number]
	if !known {
		if found, err := of.Schedule.Line(string(day), number); err == nil {
			line = found
		}
		if t.lines == nil {
			t.lines = map[string]tariff.Line{}
		}
		t.lines[number] = line
	}
	return line
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
		of := goods{basis: g.basis, it: &Item{HTS: l.Number}}
		for _, v := range of.variants() {
			if like := v.like(l, g.book); !seen[like] {
				seen[like] = true
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

// like is what the duty on a number depends on: numbers of a heading of which it is the same
// bear the same.
func (v *variant) like(l *tariff.Line, b *law.Book) string {
	return v.number[:4] + "|" + l.General + "|" + l.Special + "|" + l.Column2 + "|" + strings.Join(v.lists, " ") + "|" + b.RareOf(v.number)
}

// alike works out the duty of goods of which only the heading or subheading is known where
// every number under it bears the same, with nothing to ask. It reports whether they do.
func (g *goods) alike() (d itemDuty, alike bool) {
	prefix := g.it.HTS
	lines, all, _ := g.tariff.Schedule.FirstChildren(string(g.s.Date), prefix, 2)
	if all == 0 || lines[0].General != lines[len(lines)-1].General {
		return d, false // as most do
	}
	// Where the first numbers do not, all others need not be looked at.
	var variants []variant
	for i := range lines {
		of := goods{basis: g.basis, it: &Item{HTS: lines[i].Number}}
		variants = append(variants, of.variants()[0])
	}
	for range 2 {
		alike = false
		for i, v := range variants {
			one := g.apart(&v).compute()
			if !one.sure() || i > 0 && !sameCharges(d.lines, one.lines) {
				return d, false
			}
			if alike = true; i == 0 {
				d = one
			}
		}
		variants = g.under()
	}
	for i := range d.lines {
		if l := &d.lines[i]; !strings.HasPrefix(l.Heading, "99") {
			l.Heading = dotted(prefix)
		}
	}
	if alike {
		d.assumed = append(d.assumed, Assumption{Field: g.field("hts"), Text: say.It("hts-alike", say.Text("number", dotted(prefix))), Cite: []string{g.editions[0].ID}})
	}
	return d, alike
}

// sure reports whether the duty is known, with nothing to ask.
func (d *itemDuty) sure() bool {
	return d.dutyResult.known() && len(d.asks)+len(d.gaps) == 0
}

// apart are the goods under a number that is tried for a question.
func (g *goods) apart(v *variant) *goods {
	wait(g.until)
	g.tried.numbers++
	of := g.as(v)
	if line := g.tried.line(g.tariff, g.s.Date, v.number); line.Number != "" {
		of.line = line
	}
	return of
}

// sameCharges reports whether lines charge the same, whatever number they are of.
func sameCharges(x, y []Line) bool {
	return slices.EqualFunc(x, y, func(a, b Line) bool {
		return a.Layer == b.Layer && a.Amount.Equal(b.Amount) && equal(a.Rate, b.Rate) && (a.Heading == b.Heading || !strings.HasPrefix(a.Heading, "99"))
	})
}
