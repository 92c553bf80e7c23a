// Package changes tells on which days what goods owe rises or falls, and by which duty.
package changes

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/law"
	"section321/calc/say"
)

// MostWatched is how many goods one question about changes has at most, and mostWatchedDays
// on how many days, of all goods together, the law is looked at for them.
const (
	MostWatched     = 1000
	mostWatchedDays = 20_000
)

// Watched are goods that somebody imports again and again.
type Watched struct {
	Name        string
	HTS, Origin string
	Mode        calc.Mode       // how a shipment of them arrives, "" as the question says
	Value       decimal.Decimal // what a shipment of them is worth, dollars
	PerMonth    decimal.NullDecimal
}

// A Question asks what the law alters for goods after From, and to To.
type Question struct {
	From, To law.Date
	Mode     calc.Mode
	Goods    []Watched
}

// An Alteration is a day from which on a shipment of goods owes something else.
type Alteration struct {
	Goods         int // the index of them
	Date          law.Date
	Before, After Owed
	Turn          string              // rises, falls, same or unclear
	Monthly       decimal.NullDecimal // dollars a month more, of goods of which so many a month are shipped
	Lines         []Moved
}

// Owed is what a shipment owes, or between what where that is not known.
type Owed struct{ Total, AtLeast, AtMost decimal.NullDecimal }

// A Moved line begins, ends or charges something else.
type Moved struct {
	Layer, Heading string
	Text           say.Message
	Before, After  Figure
	Cite           []string
}

// A Figure is what the lines of a layer and heading charge. It has no amount where there are none,
// and no rate where they have several or none.
type Figure struct{ Rate, Amount decimal.NullDecimal }

func (f Figure) is(o Figure) bool { return same(f.Rate, o.Rate) && same(f.Amount, o.Amount) }

func same(a, b decimal.NullDecimal) bool {
	return a.Valid == b.Valid && (!a.Valid || a.Decimal.Equal(b.Decimal))
}

// Answer is what the law alters, the first first.
type Answer struct {
	Changes   []Alteration
	Unchanged []int // goods for which nothing changes
	Law       calc.LawStamp
	Sources   []*law.Source
}

// Seen is what goods owe under one state of the law, to hold another against.
type Seen struct {
	On      law.Date
	Answers []*calc.Answer
}

// Look works out what a shipment of each of the goods owes on a day.
func Look(u calc.Until, q Question, day law.Date, t *calc.Tariff) (*Seen, error) {
	seen := &Seen{On: day}
	for i := range q.Goods {
		a, err := q.on(u, i, day, t)
		if err != nil {
			return nil, err
		}
		seen.Answers = append(seen.Answers, a)
	}
	return seen, nil
}

// Against tells what is otherwise now than it was seen, under another edition of the law.
func (q Question) Against(u calc.Until, before *Seen, t *calc.Tariff) (*Answer, error) {
	after, err := Look(u, q, before.On, t)
	if err != nil {
		return nil, err
	}
	c := &Answer{}
	documents := map[string]*law.Source{}
	for i := range q.Goods {
		c.hold(&q.Goods[i], i, before.On, before.Answers[i], after.Answers[i], documents)
	}
	return c.finish(q, before.On, t, documents), nil
}

// Between tells what the law alters for goods from one day to another.
func Between(u calc.Until, q Question, t *calc.Tariff) (*Answer, error) {
	days, all := make([][]law.Date, len(q.Goods)), 0
	for i := range q.Goods {
		days[i] = t.Days(q.From, q.To, calc.Item{HTS: q.Goods[i].HTS, Origin: q.Goods[i].Origin})
		all += len(days[i])
	}
	if all > mostWatchedDays {
		return nil, calc.Problems{{Code: "too-many-goods", Subject: calc.About(calc.FieldGoods), Message: say.It("changes-too-many", say.Count("given", all), say.Count("most", mostWatchedDays))}}
	}
	c := &Answer{}
	documents := map[string]*law.Source{}
	for i := range q.Goods {
		was, err := q.on(u, i, q.From, t)
		if err != nil {
			return nil, err
		}
		for _, day := range days[i] {
			is, err := q.on(u, i, day, t)
			if err != nil {
				return nil, err
			}
			c.hold(&q.Goods[i], i, day, was, is, documents)
			was = is
		}
	}
	return c.finish(q, q.To, t, documents), nil
}

func (c *Answer) finish(q Question, day law.Date, t *calc.Tariff, documents map[string]*law.Source) *Answer {
	slices.SortStableFunc(c.Changes, func(a, b Alteration) int { return strings.Compare(string(a.Date), string(b.Date)) })
	for i := range q.Goods {
		if !slices.ContainsFunc(c.Changes, func(a Alteration) bool { return a.Goods == i }) {
			c.Unchanged = append(c.Unchanged, i)
		}
	}
	c.Law = calc.Stamp(t.At(day), nil)
	for _, s := range documents {
		c.Sources = append(c.Sources, s)
	}
	slices.SortFunc(c.Sources, func(a, b *law.Source) int { return strings.Compare(a.ID, b.ID) })
	return c
}

// on answers what a shipment of goods owes on a day. What is wrong is said of the goods.
func (q Question) on(u calc.Until, i int, day law.Date, t *calc.Tariff) (*calc.Answer, error) {
	g := &q.Goods[i]
	s := calc.Shipment{Date: day, Mode: g.Mode, From: g.Origin, Purpose: "sale", Person: calc.Person{Kind: "buyer"}, Filing: "automated",
		Items: []calc.Item{{HTS: g.HTS, Origin: g.Origin, Quantity: decimal.NewFromInt(1), RetailValue: g.Value, CustomsValue: g.Value, Currency: "USD"}}}
	if s.Mode == "" {
		s.Mode = q.Mode
	}
	s.ECCF = s.Mode == "express"
	a, err := check.Until(u, s, t)
	problems, wrong := err.(calc.Problems)
	if !wrong {
		return a, err
	}
	own := func(field calc.Field) calc.Subject { return calc.Subject{List: calc.FieldGoods, At: i, Field: field} }
	var told calc.Problems
	for _, p := range problems {
		switch ofItem, field := p.Subject.Item() == 0, p.Subject.Field; {
		case ofItem && (field == calc.FieldRetailValue || field == calc.FieldCustomsValue):
			p.Subject = own(calc.FieldValue)
		case ofItem:
			p.Subject = own(field).Called(p.Subject.Name)
		case p.Subject == calc.About(calc.FieldFrom): // the origin says it
			continue
		case p.Subject == calc.About(calc.FieldMode) && g.Mode != "":
			p.Subject = own(calc.FieldMode)
		}
		told = append(told, p)
	}
	return nil, told
}

// hold holds two answers to the same goods against one another.
func (c *Answer) hold(g *Watched, i int, day law.Date, a, b *calc.Answer, documents map[string]*law.Source) {
	change := Alteration{Goods: i, Date: day, Before: owed(a), After: owed(b), Lines: Movement(a, b, documents)}
	x, y := &change.Before, &change.After
	if len(change.Lines) == 0 && same(x.Total, y.Total) && same(x.AtLeast, y.AtLeast) && same(x.AtMost, y.AtMost) {
		return
	}
	change.Turn = turn(x, y)
	if g.PerMonth.Valid && x.Total.Valid && y.Total.Valid {
		change.Monthly = decimal.NewNullDecimal(y.Total.Decimal.Sub(x.Total.Decimal).Mul(g.PerMonth.Decimal))
	}
	c.Changes = append(c.Changes, change)
}

// Movement tells which lines end, begin or charge something else in the later of two answers about
// the same goods, and adds the documents behind them. What is not known of one of them does not end
// or begin for that: it is told as what it is, without figures.
func Movement(a, b *calc.Answer, documents map[string]*law.Source) (all []Moved) {
	was, is := figures(a.Lines), figures(b.Lines)
	said := map[[2]string]bool{}
	moved := func(lines []calc.Line, of *calc.Answer, mine bool) {
		for n := range lines {
			l := &lines[n]
			key := [2]string{l.Layer, l.Heading}
			_, goesOn := is[key]
			if said[key] || goesOn != mine || was[key].is(is[key]) || a.Fees.Valid != b.Fees.Valid && FeeLayer(l.Layer) {
				continue
			}
			said[key] = true
			name := l.Name
			if name.Silent() {
				name = l.Text
			}
			all = append(all, Moved{l.Layer, l.Heading, name, was[key], is[key], l.Cite})
			note(documents, of, l.Cite)
		}
	}
	moved(a.Lines, a, false) // those that end
	moved(b.Lines, b, true)
	for _, gap := range b.Unsupported {
		if slices.ContainsFunc(a.Unsupported, func(g calc.Gap) bool { return g.Text.String() == gap.Text.String() }) {
			continue
		}
		all = append(all, Moved{Layer: gap.What, Text: gap.Text, Cite: gap.Cite})
		note(documents, b, gap.Cite)
	}
	return all
}

func note(documents map[string]*law.Source, of *calc.Answer, cite []string) {
	for _, s := range of.Sources {
		if slices.Contains(cite, s.ID) {
			documents[s.ID] = s
		}
	}
}

// FeeLayer reports whether a layer is that of a customs fee.
func FeeLayer(layer string) bool {
	return slices.ContainsFunc(law.All().Charges, func(ch *law.Charge) bool { return ch.Layer == layer })
}

func owed(a *calc.Answer) Owed { return Owed{a.Total, a.AtLeast, a.AtMost} }

// figures are what the lines charge, by layer and heading.
func figures(lines []calc.Line) map[[2]string]Figure {
	of := map[[2]string]Figure{}
	for i := range lines {
		l := &lines[i]
		key := [2]string{l.Layer, l.Heading}
		f, several := of[key]
		if several {
			f.Rate = decimal.NullDecimal{}
		} else {
			f.Rate = l.Rate
		}
		f.Amount = decimal.NewNullDecimal(f.Amount.Decimal.Add(l.Amount))
		of[key] = f
	}
	return of
}

// turn tells which way what is owed goes. It is unclear where a bound is missing, and where
// the bounds go apart.
func turn(before, after *Owed) string {
	bounds := func(o *Owed) (least, most decimal.NullDecimal) {
		if o.Total.Valid {
			return o.Total, o.Total
		}
		return o.AtLeast, o.AtMost
	}
	l, m := bounds(before)
	least, most := bounds(after)
	if !l.Valid || !m.Valid || !least.Valid || !most.Valid {
		return "unclear"
	}
	switch a, b := least.Decimal.Cmp(l.Decimal), most.Decimal.Cmp(m.Decimal); {
	case a == 0 && b == 0:
		return "same"
	case a >= 0 && b >= 0:
		return "rises"
	case a <= 0 && b <= 0:
		return "falls"
	}
	return "unclear"
}
