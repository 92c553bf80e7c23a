// Package refund answers what of duties that were void comes back: how much, with
// interest, by which way and until when.
//
// Claims is a function of its argument and the law. The day it is asked on is part of
// the question. What it had to presume, what it refuses and why, and the law that is not
// settled stand in the answer.
package refund

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// MostEntries is how many entries one question takes.
const MostEntries = 20000

// Importers are who can have been importer of record, or have filed for the payer.
var Importers = []string{"own", "broker", "courier", "post"}

// Facts are what can be so of an entry that decides its way.
var Facts = []string{"open-protest", "drawback", "reconciliation"}

// A Question is imports and the day on which it is asked what comes back of them.
type Question struct {
	On      law.Date
	Entries []Entry
}

// An Entry is one import.
type Entry struct {
	Number       string // XXX-NNNNNNN-C, or any name; "" for none
	Date         law.Date
	Type         string
	Importer     string
	Liquidated   law.Date
	Unliquidated bool
	Paid         law.Date            // the day the duty was paid; "" for the day of entry
	Void         decimal.NullDecimal // the void duty, where it is known
	Duty         decimal.NullDecimal // all duty that was paid, to compare
	Ordinary     decimal.Decimal     // the ordinary duty, for the refund of a program
	Program      string
	Facts        []string
	Goods        *calc.Shipment // to work the void duty out
}

// A Claim is what comes back of one entry.
type Claim struct {
	Entry               *Entry
	Number              string
	Declare             string // the number as CAPE takes it, where the entry can be declared now
	Void                decimal.NullDecimal
	Individual, Company decimal.NullDecimal // interest
	Ways                []Way               // the one to take first
	Liquidation         law.Date            // given or presumed, "" while there is none
	Expected            law.Date            // when liquidation is to be expected, if there is none yet
	Assumed, Doubts     []Said
}

// Said is a sentence with its sources.
type Said struct {
	Text say.Message
	Cite []string
}

// A Way is one way to claim.
type Way struct {
	*law.RefundWay
	LastDay law.Date // "" where none is fixed
	Amount  decimal.NullDecimal
}

// A Refused entry is named and not counted.
type Refused struct {
	Place  int // in the question, from 0
	Number string
	calc.Problem
}

// A Sum is what comes back by one way.
type Sum struct {
	Way                       string
	LastDay                   law.Date // the first of its days
	Entries                   int
	Void, Individual, Company decimal.Decimal
}

// An Answer is what comes back of all.
type Answer struct {
	Claims  []Claim
	Refused []Refused
	Sums    []Sum
	Open    []*law.OpenPoint
	Law     calc.LawStamp
	Sources []*law.Source
}

// Claims answers what comes back. The error is calc.Cancelled where nobody waits for the
// answer any more.
func Claims(u calc.Until, q Question, t *calc.Tariff) (*Answer, error) {
	all := law.All()
	a := &Answer{Law: calc.Stamp(q.On)}
	growth := grow(all.Refunds.Interest)
	seen := map[string]bool{}
	cites := calc.Cite(t, q.On)
	for i := range q.Entries {
		if u != nil && u.Err() != nil {
			return nil, calc.Cancelled
		}
		e := &q.Entries[i]
		c, problem := claim(u, e, q.On, t, all, growth)
		if problem != nil && problem.Code == calc.Cancelled[0].Code {
			return nil, calc.Cancelled
		}
		if number := c.Number; problem == nil && number != "" {
			if seen[number] {
				problem = &calc.Problem{Code: "twice", Field: "entry", Message: say.It("entry-twice")}
			}
			seen[number] = true
		}
		if problem != nil {
			a.Refused = append(a.Refused, Refused{i, e.Number, *problem})
			continue
		}
		a.Claims = append(a.Claims, c)
		a.add(&c)
		for _, w := range c.Ways {
			cites.Add(w.Cite)
		}
		for _, s := range slices.Concat(c.Assumed, c.Doubts) {
			cites.Add(s.Cite)
		}
	}
	for _, o := range all.Refunds.Open {
		if o.InForce(q.On) {
			a.Open = append(a.Open, o)
			cites.Add(o.Cite)
		}
	}
	for _, r := range all.Refunds.Interest {
		cites.Add(r.Cite)
	}
	a.Sources = cites.Sources()
	return a, nil
}

// claim works one entry out.
func claim(u calc.Until, e *Entry, on law.Date, t *calc.Tariff, all *law.Library, g *growth) (Claim, *calc.Problem) {
	c := Claim{Entry: e, Number: e.Number, Void: e.Void}
	refuse := func(code, field string, message say.Message) (Claim, *calc.Problem) {
		return c, &calc.Problem{Code: code, Field: field, Message: message}
	}
	if number, err := entryNumber(e.Number); err == nil {
		c.Number = number
	} else if e.Number != "" {
		c.Doubts = append(c.Doubts, Said{Text: say.Told(err)})
	}
	void := slices.IndexFunc(all.Voids, func(v *law.Void) bool { return v.Kind == "refunded" })
	switch {
	case e.Program == "" && !all.Voids[void].InForce(e.Date):
		return refuse("outside-period", "date", say.It("entry-outside-period", say.Text("day", string(e.Date))))
	case e.Date > on:
		return refuse("after-the-day", "date", say.It("entry-after-the-day", say.Text("day", string(on))))
	case e.Liquidated != "" && e.Liquidated < e.Date:
		return refuse("liquidated-before-entry", "liquidated", say.It("entry-liquidated-before", say.Text("liquidated", string(e.Liquidated)), say.Text("day", string(e.Date))))
	case e.Liquidated > on:
		return refuse("after-the-day", "liquidated", say.It("liquidation-after-the-day", say.Text("day", string(on))))
	case e.Paid != "" && (e.Paid < e.Date.AddDays(-30) || e.Paid > on):
		return refuse("invalid-paid", "paid", say.It("entry-paid", say.Text("paid", string(e.Paid)), say.Text("day", string(e.Date))))
	}
	if e.Goods != nil {
		if problem := c.work(u, e, t); problem != nil {
			return c, problem
		}
	}
	if e.Duty.Valid && c.Void.Valid && c.Void.Decimal.GreaterThan(e.Duty.Decimal) {
		return refuse("above-duty", "void", say.It("void-above-duty", say.Text("void", c.Void.Decimal.StringFixed(2)), say.Text("duty", e.Duty.Decimal.StringFixed(2))))
	}
	c.liquidation(e, on, all)
	paid := e.Paid
	if paid == "" {
		paid = e.Date
		c.Assumed = append(c.Assumed, Said{Text: say.It("paid-on-entry")})
	}
	if c.Void.Valid {
		c.Individual, c.Company = g.on(c.Void.Decimal, paid, on)
		if !c.Individual.Valid {
			c.Doubts = append(c.Doubts, Said{Text: say.It("interest-unknown")})
		}
	}
	c.ways(e, on, paid, all)
	// A number that is not right would have the declaration rejected, or be somebody else's.
	if _, err := entryNumber(e.Number); err == nil && len(c.Ways) > 0 && c.Ways[0].Way == "cape" && c.Ways[0].State == "open" {
		c.Declare = strings.ReplaceAll(c.Number, "-", "")
	}
	return c, nil
}

// work finds the void duty of the goods themselves.
func (c *Claim) work(u calc.Until, e *Entry, t *calc.Tariff) *calc.Problem {
	s := *e.Goods
	s.Date = e.Date
	answer, err := calc.CheckUntil(u, s, t)
	if problems, ok := err.(calc.Problems); ok && problems[0].Code == calc.Cancelled[0].Code {
		return &problems[0]
	}
	if err != nil {
		return &calc.Problem{Code: "invalid-goods", Field: "goods", Message: err.(calc.Problems).Message()}
	}
	own := decimal.NewNullDecimal(decimal.Zero)
	if answer.Refund != nil {
		own = answer.Refund.Void
	}
	switch {
	case !c.Void.Valid:
		c.Void = own
	case own.Valid && c.Void.Decimal.GreaterThan(own.Decimal):
		return &calc.Problem{Code: "above-duty", Field: "void", Message: say.It("void-above-goods", say.Text("void", c.Void.Decimal.StringFixed(2)), say.Text("duty", own.Decimal.StringFixed(2)))}
	}
	return nil
}

// liquidation takes the day that was given, or presumes one.
func (c *Claim) liquidation(e *Entry, on law.Date, all *law.Library) {
	c.Liquidation = e.Liquidated
	if c.Liquidation != "" {
		return
	}
	for _, l := range all.Refunds.Types {
		if !l.InForce(e.Date) || !l.For(e.Type) {
			continue
		}
		day := e.Date.AddDays(l.Days)
		if e.Unliquidated || day > on {
			if day > on {
				c.Expected = day
			}
			if !e.Unliquidated {
				c.Assumed = append(c.Assumed, Said{say.It("not-liquidated"), l.Cite})
			}
			return
		}
		c.Liquidation = day
		c.Assumed = append(c.Assumed, Said{l.Text, l.Cite})
		return
	}
}

// ways finds the ways to claim, the open ones first.
func (c *Claim) ways(e *Entry, on, paid law.Date, all *law.Library) {
	if c.Void.Valid && c.Void.Decimal.IsZero() && e.Program == "" {
		c.Doubts = append(c.Doubts, Said{Text: say.It("nothing-void")})
		return
	}
	for _, w := range all.Refunds.Ways {
		if w.Program == "" && e.Program != "" && !c.Void.Valid {
			continue // only the program’s refund is asked for
		}
		if !w.InForce(on) || !w.For(e.Date, e.Type, e.Importer) || w.Program != "" && w.Program != e.Program || w.GoodsFact != "" && !slices.Contains(e.Facts, w.GoodsFact) ||
			!c.since(w, on) || slices.ContainsFunc(c.Ways, func(o Way) bool { return o.Way == w.Way }) {
			continue
		}
		way := Way{RefundWay: w, Amount: c.Void}
		if w.Program != "" {
			way.Amount = decimal.NewNullDecimal(e.Ordinary)
		}
		days, err := strconv.Atoi(w.Days)
		switch {
		case w.Last == "paid":
			way.LastDay = paid.AddDays(days)
		case w.Last != "":
			way.LastDay = law.Date(w.Last)
		case err == nil && c.Liquidation != "":
			way.LastDay = c.Liquidation.AddDays(days)
		}
		c.Ways = append(c.Ways, way)
	}
	order := []string{"open", "unsure", "later", "closed"}
	slices.SortStableFunc(c.Ways, func(x, y Way) int { return slices.Index(order, x.State) - slices.Index(order, y.State) })
}

// since reports whether as many days have passed since liquidation as the way asks.
func (c *Claim) since(w *law.RefundWay, on law.Date) bool {
	from, fromErr := strconv.Atoi(w.SinceFrom)
	to, toErr := strconv.Atoi(w.SinceTo)
	switch {
	case w.SinceFrom == "":
		return true
	case c.Liquidation == "":
		return fromErr != nil // "no": while not liquidated
	case w.SinceTo == "no":
		return false
	}
	return (fromErr != nil || on >= c.Liquidation.AddDays(from)) && (toErr != nil || on <= c.Liquidation.AddDays(to))
}

// add counts a claim under its first way.
func (a *Answer) add(c *Claim) {
	if len(c.Ways) == 0 {
		return
	}
	w := c.Ways[0]
	name := w.Way
	if w.State == "closed" {
		name = "none"
	}
	i := slices.IndexFunc(a.Sums, func(s Sum) bool { return s.Way == name })
	if i < 0 {
		i, a.Sums = len(a.Sums), append(a.Sums, Sum{Way: name})
	}
	s := &a.Sums[i]
	s.Entries++
	s.Void = s.Void.Add(w.Amount.Decimal)
	if w.Program == "" {
		s.Individual, s.Company = s.Individual.Add(c.Individual.Decimal), s.Company.Add(c.Company.Decimal)
	}
	if w.LastDay != "" && name != "none" && (s.LastDay == "" || w.LastDay < s.LastDay) {
		s.LastDay = w.LastDay
	}
}
