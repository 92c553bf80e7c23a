package duty

import (
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
	"section321/calc/tariff"
)

// mostTried bounds of how many numbers the duty is worked out for one question, where
// numbers are not whole: each takes some hundredths of a millisecond.
const mostTried = 5_000

// Trials remember the numbers under a heading for a question, and count those that were
// tried. They go by the question alone, so that the answer is always the same.
type Trials struct {
	numbers int
	Under   map[string][]Variant
	lines   map[string]tariff.Line
	inForce map[dayOf][]*law.Measure
	Scale   *Scale // where what is looked at is kept for goods of another worth
}

// A dayOf is a day under the law as it is read, for goods of an origin that arrive in some way.
type dayOf struct {
	book   *law.Book
	day    law.Date
	origin string
	mode   calc.Mode
}

// inForce are the measures that reach goods of the origin on the day of the question, as far
// as their number does not decide: a few of those of all days.
func (g *Goods) inForce() []*law.Measure {
	of := dayOf{g.Book, g.Shipment.Date, g.Item.Origin, g.Shipment.Mode}
	all, known := g.Tried.inForce[of]
	if !known {
		for _, m := range g.Book.MeasuresOf(of.origin) {
			if m.Reaches(of.day, of.origin, of.mode) {
				all = append(all, m)
			}
		}
		if g.Tried.inForce == nil {
			g.Tried.inForce = map[dayOf][]*law.Measure{}
		}
		g.Tried.inForce[of] = all
	}
	return all
}

// Line is the line of a number on the day of the question, or none.
func (t *Trials) Line(of *calc.Tariff, day law.Date, number string) tariff.Line {
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
func (g *Goods) under() []Variant {
	t, day := g.Tried, string(g.Shipment.Date)
	if t.numbers > mostTried {
		return nil
	}
	all, known := t.Under[g.Item.HTS]
	if known {
		return all
	}
	seen := map[string]bool{}
	lines, _ := g.Tariff.Schedule.Children(day, g.Item.HTS)
	for i := range lines {
		l := &lines[i]
		of := Goods{Basis: g.Basis, Item: &calc.Item{HTS: l.Number}}
		for _, v := range of.Variants() {
			if like := v.like(l, g.Book); !seen[like] {
				seen[like] = true
				all = append(all, v)
			}
		}
	}
	if t.Under == nil {
		t.Under = map[string][]Variant{}
	}
	t.Under[g.Item.HTS] = all
	return all
}

// like is what the duty on a number depends on: numbers of a heading of which it is the same
// bear the same.
func (v *Variant) like(l *tariff.Line, b *law.Book) string {
	return v.Number[:4] + "|" + l.General + "|" + l.Special + "|" + l.Column2 + "|" + strings.Join(v.lists, " ") + "|" + b.RareOf(v.Number)
}

// alike works out the duty of goods of which only the heading or subheading is known where
// every number under it bears the same, with nothing to ask. It reports whether they do.
func (g *Goods) alike() (d Owed, alike bool) {
	prefix := g.Item.HTS
	lines, all, _ := g.Tariff.Schedule.FirstChildren(string(g.Shipment.Date), prefix, 2)
	if all == 0 || lines[0].General != lines[len(lines)-1].General {
		return d, false // as most do
	}
	// Where the first numbers do not, all others need not be looked at.
	var variants []Variant
	for i := range lines {
		of := Goods{Basis: g.Basis, Item: &calc.Item{HTS: lines[i].Number}}
		variants = append(variants, of.Variants()[0])
	}
	for range 2 {
		alike = false
		for i, v := range variants {
			one := g.apart(&v).compute()
			if !one.sure() || i > 0 && !sameCharges(d.Lines, one.Lines) {
				return d, false
			}
			if alike = true; i == 0 {
				d = one
			}
		}
		variants = g.under()
	}
	for i := range d.Lines {
		if l := &d.Lines[i]; !strings.HasPrefix(l.Heading, "99") {
			l.Heading = tariff.Dotted(prefix)
		}
	}
	if alike {
		d.Assumed = append(d.Assumed, calc.Assumption{Subject: g.about(calc.FieldHTS), Text: say.It("hts-alike", say.Text("number", tariff.Dotted(prefix))), Cite: []string{g.Editions[0].ID}})
	}
	return d, alike
}

// sure reports whether the duty is known, with nothing to ask.
func (d *Owed) sure() bool {
	return d.Result.Known() && len(d.Asks)+len(d.Gaps) == 0
}

// apart are the goods under a number that is tried for a question.
func (g *Goods) apart(v *Variant) *Goods {
	calc.Wait(g.Until)
	g.Tried.numbers++
	of := g.as(v)
	if line := g.Tried.Line(g.Tariff, g.Shipment.Date, v.Number); line.Number != "" {
		of.line = line
	}
	return of
}

// sameCharges reports whether lines charge the same, whatever number they are of.
func sameCharges(x, y []calc.Line) bool {
	return slices.EqualFunc(x, y, func(a, b calc.Line) bool {
		return a.Layer == b.Layer && a.Amount.Equal(b.Amount) && money.Equal(a.Rate, b.Rate) && (a.Heading == b.Heading || !strings.HasPrefix(a.Heading, "99"))
	})
}
