package find

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/money"
	"section321/calc/tariff"
)

// A PricedSearch asks of each line that is found what goods of a value would bear there.
type PricedSearch struct {
	Search
	Origin string
	Mode   calc.Mode
	Value  decimal.Decimal // of the goods, in dollars
	Priced bool            // whether any of these was given
}

// A Bearing is the duty of a line, or its bounds where it is not known.
type Bearing struct {
	Duty, AtLeast, AtMost decimal.NullDecimal
}

func (b Bearing) same(c Bearing) bool {
	return money.Equal(b.Duty, c.Duty) && money.Equal(b.AtLeast, c.AtLeast) && money.Equal(b.AtMost, c.AtMost)
}

// known reports whether the duty is known, or at least within bounds.
func (b Bearing) known() bool { return b.Duty.Valid || b.AtLeast.Valid && b.AtMost.Valid }

// Decides is the distinction between lines that changes the duty.
type Decides struct {
	Under   string // what the choices have in common, or "" where they are headings
	Choices []DutyChoice
}

// A DutyChoice is a branch of the tariff's tree and what its lines bear: the least and
// the most, which are not Valid where the duty of one is not known.
type DutyChoice struct {
	Text        string
	Numbers     []string
	Least, Most decimal.NullDecimal
}

// Priced searches the tariff of a day and says what each line bears. The error, when
// there is one, is of type Problems, or Cancelled.
func Priced(u calc.Until, s PricedSearch, t *calc.Tariff) (*Found, error) {
	f, err := Until(u, s.Search, t)
	if err != nil {
		return nil, err
	}
	shipment := s.shipment("")
	if problems := shipment.Validate(); problems != nil {
		return nil, s.asked(problems)
	}
	for i, l := range f.Lines {
		number := l.Number
		if l.Statistical != "" {
			number = l.Statistical
		}
		a, err := check.Until(u, s.shipment(strings.ReplaceAll(number, ".", "")), t)
		if problems, ok := err.(calc.Problems); ok {
			return nil, s.asked(problems)
		}
		if err != nil {
			return nil, err
		}
		bears := Bearing{a.Duty, a.AtLeast, a.AtMost}
		f.Lines[i].Bears = &bears
		if first := slices.IndexFunc(f.Lines[:i], func(b FoundLine) bool { return b.Bears.known() && b.Bears.same(bears) }); first >= 0 {
			f.Lines[i].SameAs = f.Lines[first].Number
		}
	}
	f.decide()
	return f, nil
}

// shipment is one unit of the goods, sold to a buyer in the US and sent from where it was made.
func (s *PricedSearch) shipment(number string) calc.Shipment {
	return calc.Shipment{Date: s.Date, Mode: s.Mode, From: s.Origin, Purpose: "sale", Person: calc.Person{ID: "buyer", Kind: "buyer"},
		Filing: "automated", ECCF: s.Mode == "express",
		Items: []calc.Item{{HTS: number, Origin: s.Origin, Quantity: decimal.NewFromInt(1), RetailValue: s.Value, CustomsValue: s.Value, Currency: "USD"}}}
}

// asked gives problems of the shipment the names of the fields of the search, each once.
func (s *PricedSearch) asked(problems calc.Problems) calc.Problems {
	var all calc.Problems
	for _, p := range problems {
		switch s := p.Subject; {
		case s == calc.About(calc.FieldFrom) || s == calc.OfItem(0, calc.FieldOrigin):
			p.Subject = calc.About(calc.FieldOrigin)
		case s == calc.OfItem(0, calc.FieldRetailValue) || s == calc.OfItem(0, calc.FieldCustomsValue):
			p.Subject = calc.About(calc.FieldValue)
		}
		if !slices.ContainsFunc(all, func(q calc.Problem) bool { return q.Subject == p.Subject && !p.Subject.None() }) {
			all = append(all, p)
		}
	}
	return all
}

// decide looks for the distinction that changes the duty: among the lines of the best
// heading, from the top of its tree down to the best line, and between headings; between
// headings first where the words do not say clearly which it is.
func (f *Found) decide() {
	var best, all []int
	for i, l := range f.Lines {
		all = append(all, i)
		if l.Number[:4] == f.Lines[0].Number[:4] {
			best = append(best, i)
		}
	}
	if len(all) == 0 {
		return
	}
	if f.Sure != nil && f.Sure.Level != tariff.Clear {
		f.Decides = f.apart(all, 0)
	}
	for level := 1; len(best) > 1 && f.Decides == nil; level++ {
		f.Decides = f.apart(best, level)
		best = slices.DeleteFunc(best, func(i int) bool { return f.at(i, level) != f.at(0, level) || len(f.Lines[i].Path) <= level })
	}
	if f.Decides == nil {
		f.Decides = f.apart(all, 0)
	}
}

// at returns the description of a line at a level of the tree, from the heading down.
func (f *Found) at(i, level int) string {
	path := f.Lines[i].Path
	return strings.TrimSuffix(path[min(level, len(path)-1)], ":")
}

// apart returns the choice between the branches of a level, if they bear different duties.
func (f *Found) apart(lines []int, level int) *Decides {
	d := &Decides{}
	if level > 0 {
		d.Under = f.at(0, level-1)
	}
	var of [][]int // the lines of each choice
	for _, i := range lines {
		text := f.at(i, level)
		n := slices.IndexFunc(d.Choices, func(c DutyChoice) bool { return c.Text == text })
		if n < 0 {
			n = len(d.Choices)
			d.Choices, of = append(d.Choices, DutyChoice{Text: text}), append(of, nil)
		}
		d.Choices[n].Numbers, of[n] = append(d.Choices[n].Numbers, f.Lines[i].Number), append(of[n], i)
	}
	differ := false
	for n := range d.Choices {
		c := &d.Choices[n]
		c.Least, c.Most = f.bounds(of[n])
		differ = differ || !money.Equal(c.Least, d.Choices[0].Least) || !money.Equal(c.Most, d.Choices[0].Most)
	}
	if !differ {
		return nil
	}
	return d
}

// bounds returns the least and the most that lines bear, or nothing where one is not known.
func (f *Found) bounds(lines []int) (least, most decimal.NullDecimal) {
	for n, i := range lines {
		b := f.Lines[i].Bears
		low, high := b.AtLeast, b.AtMost
		if b.Duty.Valid {
			low, high = b.Duty, b.Duty
		}
		if !low.Valid || !high.Valid {
			return decimal.NullDecimal{}, decimal.NullDecimal{}
		}
		if n == 0 || low.Decimal.LessThan(least.Decimal) {
			least = low
		}
		if n == 0 || high.Decimal.GreaterThan(most.Decimal) {
			most = high
		}
	}
	return least, most
}
