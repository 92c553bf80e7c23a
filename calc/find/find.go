// Package find finds the tariff numbers whose descriptions fit words, and what goods under
// each of them would bear.
package find

import (
	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A Search looks for tariff lines by the words of their descriptions, or by the
// beginning of their number.
type Search struct {
	Date  law.Date
	Query string
	Most  decimal.Decimal // how many lines at most, 1 to 100
}

// Found is what a Search finds, the best first.
type Found struct {
	Search
	Edition string
	Lines   []FoundLine
	Vague   []string       // words of the query that say too little; alone they find no lines
	Sure    *tariff.Surety // nil where digits were asked for, or nothing was found
	Decides *Decides       // nil where no distinction of the tariff's tree changes the duty, or that was not asked
}

// A FoundLine is a tariff line with its rates. Numbers have dots.
type FoundLine struct {
	Number      string
	Statistical string   // the 10-digit number below it that fits best, or ""
	Likely      string   // the most exact number that is likely, which nothing said need tell apart
	Path        []string // descriptions, from the heading down to the line
	General     string
	Rate        say.Message // the general rate, for each language to say in its own words
	Special     string
	Column2     string
	Units       []string
	Bears       *Bearing // what the goods would bear on it; nil where that was not asked
	SameAs      string   // the first line before it that bears the same, or ""
}

// Until searches the tariff of a day. The error, when there is one, is of type Problems:
// Cancelled where nobody waits any more for what is found.
func Until(u calc.Until, s Search, t *calc.Tariff) (f *Found, err error) {
	defer calc.UnlessStopped(&err)
	c := calc.Checker{Item: -1}
	if s.Date == "" {
		c.Add("missing-date", calc.FieldDate, say.It("date-missing", say.Text("field", "date")))
	}
	if s.Query == "" {
		c.Add("missing-query", calc.FieldQuery, say.It("query-missing", say.Text("field", "query")))
	}
	most := s.Most.IntPart()
	if !s.Most.IsInteger() || most < 1 || most > 100 {
		c.Add("invalid-quantity", calc.FieldMost, say.It("most-invalid", say.Text("field", "most"), say.Number("given", s.Most)))
	}
	if c.Problems == nil && t == nil {
		c.Of("no-tariff", calc.Subject{}, say.It("tariff-not-loaded"))
	}
	if c.Problems != nil {
		return nil, c.Problems
	}
	first := t.First()
	if s.Date < tariff.Oldest {
		first = tariff.Oldest // whether or not it is at hand here
	}
	t = t.On(s.Date)
	edition, ok := t.Schedule.At(string(s.Date))
	if !ok {
		c.Add("no-tariff", calc.FieldDate, say.It("find-before-tariff", say.Text("day", string(s.Date)), say.Text("first", string(first))))
		return nil, c.Problems
	}
	found, err := t.Schedule.FindWhile(func() { calc.Wait(u) }, string(s.Date), s.Query, int(most))
	if err != nil {
		c.Add("no-tariff", calc.FieldDate, say.Told(err))
		return nil, c.Problems
	}
	f = &Found{Search: s, Edition: edition.Name, Vague: found.Vague, Sure: found.Sure}
	for _, x := range found.Lines {
		l := FoundLine{Number: tariff.Dotted(x.Line.Number), Path: x.Line.Path, General: x.Line.General, Rate: x.Line.GeneralRate().Say(),
			Special: x.Line.Special, Column2: x.Line.Column2, Units: x.Line.Units}
		if x.Statistical != "" {
			l.Statistical = tariff.Dotted(x.Statistical)
		}
		l.Likely = l.Number
		if x.Likely != "" {
			l.Likely = tariff.Dotted(x.Likely)
		}
		f.Lines = append(f.Lines, l)
	}
	return f, nil
}
