// Package refund answers what of duties that were void comes back: how much, with
// interest, by which way and until when.
//
// Claims is a function of its argument and the law. The day it is asked on is part of
// the question. What it had to presume, what it refuses and why, and the law that is not
// settled stand in the answer.
package refund

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/law"
	"section321/calc/say"
)

// MostEntries is how many entries one question takes.
const MostEntries = 20000

// MostItems is how many items the goods of all entries of a question have together: each is
// worked out as in a check.
const MostItems = 1500

// MostBegun is how many of them have a number of which only the beginning is known: every
// number that it may be is looked at.
const MostBegun = 150

// Importers are who can have been importer of record, or have filed for the payer.
var Importers = []law.Importer{law.Own, law.Broker, law.Courier, law.ByPost}

// Facts are what can be so of an entry that decides its way.
var Facts = []law.EntryFact{law.OpenProtest, law.Drawback, law.Reconciliation}

// A Question is imports and the day on which it is asked what comes back of them.
type Question struct {
	On      law.Date
	Entries []Entry
	Brief   bool // without sentences for each entry
}

// An Entry is one import.
type Entry struct {
	Number       string // XXX-NNNNNNN-C, or any name; "" for none
	Order        string // the shop’s order, where it is known and the number is not
	Date         law.Date
	Type         string
	Importer     law.Importer
	Liquidated   law.Date
	Unliquidated bool
	Paid         law.Date            // the day the duty was paid; "" for the day of entry
	Void         decimal.NullDecimal // the void duty, where it is known
	Duty         decimal.NullDecimal // all duty that was paid, to compare
	Ordinary     decimal.NullDecimal // the ordinary duty, for the refund of a program
	Program      string
	Facts        []law.EntryFact
	Goods        *calc.Shipment // to work the void duty out
}

// A Claim is what comes back of one entry.
type Claim struct {
	Entry               *Entry
	Number              string
	Parts               *calc.Refund // of the duty, by layer, where the goods were given
	Declare             string       // the number as CAPE takes it, where the entry can be declared now
	Void                decimal.NullDecimal
	Individual, Company decimal.NullDecimal // interest
	Ways                []Way               // the one to take first
	Liquidation         law.Date            // given or presumed, "" while there is none
	Expected            law.Date            // when liquidation is to be expected, if there is none yet
	Assumed, Doubts     []Said
	Ordinary            decimal.NullDecimal // what a program gives back
	perhaps             string              // that program, where nobody said that the goods are under it
	unclaimed           decimal.NullDecimal // the duty of goods for which no program is claimed
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
	number  string   // of the entry, "" where it has none
	date    law.Date // of entry
}

// Written are the words to send, with what the entry fills in.
func (y *Way) Written() say.Message {
	number, amount := say.It("letter-number"), say.It("letter-amount")
	if y.number != "" {
		number = say.Verbatim(y.number)
	}
	if y.Amount.Valid {
		amount = say.It("price", say.Price("price", y.Amount.Decimal.Round(2)))
	}
	return y.Letter.With(say.Say("entry", number), say.Text("date", string(y.date)), say.Say("amount", amount))
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

// A Told sentence is said of so many entries.
type Told struct {
	Said
	Entries int
}

// An Answer is what comes back of all.
type Answer struct {
	On        law.Date // the day of the question
	Claims    []Claim
	Refused   []Refused
	Sums      []Sum  // by way
	Deadlines []Sum  // by way and last day, the first day first
	Told      []Told // what is presumed or doubted of the entries, each once
	Open      []*law.OpenPoint
	Law       calc.LawStamp
	Sources   []*law.Source
}

// An inquiry is a question at work: what is the same for all its entries.
type inquiry struct {
	until  calc.Until
	on     law.Date
	tariff *calc.Tariff
	all    *law.Library
	void   *law.Void // the duties that come back
	growth *growth
	seen   map[string]bool
	told   map[string]int // the place in Answer.Told of what is said, by its English
	asked  int            // items whose open facts were gone through
	*Answer
}

// Claims answers what comes back. The error is calc.Cancelled where nobody waits for the
// answer any more.
func Claims(u calc.Until, q Question, t *calc.Tariff) (*Answer, error) {
	items, begun := 0, 0
	for _, e := range q.Entries {
		if e.Goods == nil {
			continue
		}
		items += len(e.Goods.Items)
		for _, it := range e.Goods.Items {
			if len(it.HTS) >= 4 && len(it.HTS) < 8 {
				begun++
			}
		}
	}
	if items > MostItems {
		return nil, calc.Problems{{Code: "too-many-items", Subject: calc.About(calc.FieldEntries), Message: say.It("entries-items-too-many", say.Count("given", items), say.Count("most", MostItems))}}
	}
	if begun > MostBegun {
		return nil, calc.Problems{{Code: "too-many-items", Subject: calc.About(calc.FieldEntries), Message: say.It("entries-begun-too-many", say.Count("given", begun), say.Count("most", MostBegun))}}
	}
	all := law.All()
	in := &inquiry{until: u, on: q.On, tariff: t, all: all, growth: grow(all.Refunds.Interest), seen: map[string]bool{}, told: map[string]int{},
		Answer: &Answer{On: q.On, Law: calc.Stamp(law.At(q.On), nil), Claims: make([]Claim, 0, len(q.Entries))}}
	in.void = all.Voids[slices.IndexFunc(all.Voids, func(v *law.Void) bool { return v.Kind == "refunded" })]
	cites := calc.Cite(t.At(q.On))
	for i := range q.Entries {
		if u != nil && u.Err() != nil {
			return nil, calc.Cancelled
		}
		e := &q.Entries[i]
		c, problem := in.claim(e)
		if problem != nil && problem.Code == calc.Cancelled[0].Code {
			return nil, calc.Cancelled
		}
		if number := c.Number; problem == nil && number != "" {
			if in.seen[number] {
				problem = &calc.Problem{Code: "twice", Subject: calc.About(calc.FieldEntry), Message: say.It("entry-twice")}
			}
			in.seen[number] = true
		}
		if problem != nil {
			in.Refused = append(in.Refused, Refused{i, e.Number, *problem})
			continue
		}
		in.Claims = append(in.Claims, c)
		in.add(&c)
		for _, w := range c.Ways {
			cites.Add(w.Cite)
			if w.State == "closed" || w.State == "unsure" { // why an entry is not declared, once for all
				in.tell(Said{w.Text, w.Cite})
			}
		}
		if c.Parts != nil {
			cites.Add(c.Parts.Cite)
			for _, l := range slices.Concat(c.Parts.Lines, c.Parts.Instead, c.Parts.Kept) {
				cites.Add(l.Cite)
			}
		}
		for _, all := range [...][]Said{c.Assumed, c.Doubts} {
			for _, s := range all {
				cites.Add(s.Cite)
				in.tell(s)
			}
		}
	}
	for _, o := range all.Refunds.Open {
		if o.InForce(q.On) {
			in.Open = append(in.Open, o)
			cites.Add(o.Cite)
		}
	}
	for _, r := range all.Refunds.Interest {
		cites.Add(r.Cite)
	}
	slices.SortStableFunc(in.Deadlines, func(x, y Sum) int { return strings.Compare(string(x.LastDay), string(y.LastDay)) })
	in.Sources = cites.Sources()
	return in.Answer, nil
}

// tell counts of how many entries something is said.
func (in *inquiry) tell(s Said) {
	english := s.Text.String()
	at, known := in.told[english]
	if !known {
		at = len(in.Told)
		in.told[english], in.Told = at, append(in.Told, Told{Said: s})
	}
	in.Told[at].Entries++
}

// claim works one entry out.
func (in *inquiry) claim(e *Entry) (Claim, *calc.Problem) {
	on := in.on
	c := Claim{Entry: e, Number: e.Number, Void: e.Void}
	refuse := func(code string, field calc.Field, message say.Message) (Claim, *calc.Problem) {
		return c, &calc.Problem{Code: code, Subject: calc.About(field), Message: message}
	}
	number, wrong := entryNumber(e.Number)
	if wrong == nil {
		c.Number = number
	} else if e.Number != "" {
		c.Doubts = append(c.Doubts, Said{Text: say.Told(wrong)})
	}
	switch {
	case e.Program == "" && !in.void.InForce(e.Date):
		return refuse("outside-period", calc.FieldDate, say.It("entry-outside-period", say.Text("day", string(e.Date))))
	case e.Date > on:
		return refuse("after-the-day", calc.FieldDate, say.It("entry-after-the-day", say.Text("day", string(on))))
	case e.Liquidated != "" && e.Liquidated < e.Date:
		return refuse("liquidated-before-entry", calc.FieldLiquidated, say.It("entry-liquidated-before", say.Text("liquidated", string(e.Liquidated)), say.Text("day", string(e.Date))))
	case e.Liquidated > on:
		return refuse("after-the-day", calc.FieldLiquidated, say.It("liquidation-after-the-day", say.Text("day", string(on))))
	case e.Paid != "" && (e.Paid < e.Date.AddDays(-30) || e.Paid > on):
		return refuse("invalid-paid", calc.FieldPaid, say.It("entry-paid", say.Text("paid", string(e.Paid)), say.Text("day", string(e.Date))))
	}
	if e.Goods != nil {
		if problem := in.work(&c, e); problem != nil {
			return c, problem
		}
	}
	if e.Duty.Valid && c.Void.Valid && c.Void.Decimal.GreaterThan(e.Duty.Decimal) {
		return refuse("above-duty", calc.FieldVoid, say.It("void-above-duty", say.Text("void", c.Void.Decimal.StringFixed(2)), say.Text("duty", e.Duty.Decimal.StringFixed(2))))
	}
	if problem := in.programs(&c, e); problem != nil {
		return c, problem
	}
	paid := e.Paid
	if paid == "" {
		paid = e.Date
	}
	if !c.nothing() || c.Ordinary.Valid { // of nothing, no day need be presumed
		c.liquidation(e, on, in.all)
		if e.Paid == "" {
			c.Assumed = append(c.Assumed, Said{Text: say.It("paid-on-entry")})
		}
	}
	if c.Void.Valid {
		c.Individual, c.Company = in.growth.on(c.Void.Decimal, paid, on)
		if !c.Individual.Valid {
			c.Doubts = append(c.Doubts, Said{Text: say.It("interest-unknown")})
		}
	}
	c.ways(e, on, paid, in.all)
	// A number that is not right would have the declaration rejected, or be somebody else's.
	if wrong == nil && slices.ContainsFunc(c.Ways, func(w Way) bool { return w.Way == "cape" && w.State == "open" }) {
		c.Declare = strings.ReplaceAll(c.Number, "-", "")
	}
	return c, nil
}

// work finds the void duty of the goods themselves.
func (in *inquiry) work(c *Claim, e *Entry) *calc.Problem {
	s := *e.Goods
	s.Date = e.Date
	answer, err := check.Until(in.until, s, in.tariff)
	if problems, ok := err.(calc.Problems); ok && problems[0].Code == calc.Cancelled[0].Code {
		return &problems[0]
	}
	if err != nil {
		return &calc.Problem{Code: "invalid-goods", Subject: calc.About(calc.FieldGoods), Of: err.(calc.Problems)}
	}
	if !slices.ContainsFunc(s.Items, func(it calc.Item) bool { return it.Claim != "" }) {
		c.unclaimed = answer.Duty
	}
	c.Parts = answer.Refund
	own := voidOf(answer)
	if !own.Valid {
		if own = in.whatever(&s); own.Valid && own.Decimal.IsZero() {
			c.Parts = nil
		}
	}
	if !own.Valid && !c.Void.Valid {
		c.Doubts = append(c.Doubts, Said{Text: say.It("void-unknown")})
	}
	switch {
	case !c.Void.Valid:
		c.Void = own
	case own.Valid && c.Void.Decimal.GreaterThan(own.Decimal):
		return &calc.Problem{Code: "above-duty", Subject: calc.About(calc.FieldVoid), Message: say.It("void-above-goods", say.Text("void", c.Void.Decimal.StringFixed(2)), say.Text("duty", own.Decimal.StringFixed(2)))}
	}
	return nil
}

// voidOf is what was void of the duty of goods, where that is known. Where no line of those that are
// certain is void, another may be.
func voidOf(a *calc.Answer) decimal.NullDecimal {
	switch {
	case a.Refund != nil:
		return a.Refund.Void
	case a.Outcome == calc.Incomplete || a.Outcome == calc.Unsupported:
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.Zero)
}

// mostAsked bounds how many facts are tried in all their combinations, mostTried the items of one
// question of which they are.
const (
	mostAsked = 3
	mostTried = 50
)

// whatever is what was void whatever the answers to the questions are, where it is the same.
func (in *inquiry) whatever(s *calc.Shipment) (void decimal.NullDecimal) {
	unknown := decimal.NullDecimal{}
	for i := range s.Items {
		if in.asked++; in.asked > mostTried || len(s.Items[i].HTS) < 8 { // what is asked of a heading is its number
			return unknown
		}
	}
	of, err := check.Range(in.until, *s, in.tariff) // without the questions that change nothing
	if err != nil || len(of.Asks) == 0 || len(of.Asks) > mostAsked || len(of.Unsupported) > 0 {
		return unknown
	}
	for world := range 1 << len(of.Asks) {
		with := *s
		with.Items = slices.Clone(s.Items)
		for i := range of.Asks {
			item, _, fact := of.Asks[i].About()
			if of.Asks[i].Fact == "" || item < 0 {
				return unknown
			}
			if world>>i&1 == 0 {
				fact = "not-" + fact
			}
			with.Items[item].Facts = append(slices.Clone(with.Items[item].Facts), fact)
		}
		a, err := check.Until(in.until, with, in.tariff)
		if err != nil {
			return unknown
		}
		one := voidOf(a)
		if !one.Valid || void.Valid && !one.Decimal.Equal(void.Decimal) {
			return unknown
		}
		void = one
	}
	return void
}

// programs finds what of the ordinary duty of the goods a trade program gives back, by the
// rows of the ways that are of a program: what they bore without the claim beyond what they
// bear with it.
func (in *inquiry) programs(c *Claim, e *Entry) *calc.Problem {
	c.Ordinary = e.Ordinary
	if e.Goods == nil || e.Ordinary.Valid {
		return nil
	}
	for _, w := range in.all.Refunds.Ways {
		if w.Program == "" || e.Program != "" && e.Program != w.Program || !w.InForce(in.on) || !w.For(e.Date, e.Type, e.Importer) {
			continue
		}
		var stopped error
		without := c.unclaimed
		if !without.Valid {
			without, stopped = in.claiming(e, "")
		}
		with, late := in.claiming(e, w.Program)
		switch {
		case stopped != nil || late != nil:
			return &calc.Cancelled[0]
		case !without.Valid || !with.Valid || !without.Decimal.GreaterThan(with.Decimal):
			continue
		}
		c.Ordinary = decimal.NewNullDecimal(without.Decimal.Sub(with.Decimal))
		if e.Program == "" {
			c.perhaps = w.Program
			c.Doubts = append(c.Doubts, Said{say.It("program-perhaps", say.Text("program", w.Program)), w.Cite})
		}
		return nil
	}
	return nil
}

// claiming is the duty of the goods where each of them claims a program, "" for none.
func (in *inquiry) claiming(e *Entry, program string) (decimal.NullDecimal, error) {
	s := *e.Goods
	s.Date, s.Items = e.Date, slices.Clone(e.Goods.Items)
	for i := range s.Items {
		s.Items[i].Claim = program
	}
	return check.Duty(in.until, s, in.tariff)
}

// nothing reports whether it is known that nothing was void, or comes back.
func (c *Claim) nothing() bool { return c.Void.Valid && c.Void.Decimal.IsZero() }

// liquidation takes the day that was given, or presumes one.
func (c *Claim) liquidation(e *Entry, on law.Date, all *law.Library) {
	c.Liquidation = e.Liquidated
	if c.Liquidation != "" || e.Importer == "post" { // mail has no entry
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
	nothing := c.nothing()
	switch {
	case nothing && c.Parts != nil:
		c.Doubts = append(c.Doubts, Said{c.Parts.Text, c.Parts.Cite}) // it was void, and is lost
	case nothing:
		c.Doubts = append(c.Doubts, Said{Text: say.It("nothing-void")})
	}
	since := 0
	if c.Liquidation != "" {
		since = on.DaysSince(c.Liquidation)
	}
	for _, w := range all.Refunds.Ways {
		if w.Program == "" && (nothing || e.Program != "" && !c.Void.Valid) {
			continue // nothing was void, or only the program’s refund is asked for
		}
		if !w.InForce(on) || !w.For(e.Date, e.Type, e.Importer) || w.Program != "" && w.Program != e.Program && w.Program != c.perhaps || w.GoodsFact != "" && !slices.Contains(e.Facts, w.GoodsFact) ||
			!w.Since(c.Liquidation != "", since) || slices.ContainsFunc(c.Ways, func(o Way) bool { return o.Way == w.Way }) {
			continue
		}
		way := Way{RefundWay: w, Amount: c.Void, number: c.Number, date: e.Date}
		if w.Program != "" {
			way.Amount = c.Ordinary
		}
		switch {
		case w.Last == "paid":
			way.LastDay = paid.AddDays(w.Days)
		case w.Last != "":
			way.LastDay = law.Date(w.Last)
		case w.Days >= 0 && c.Liquidation != "":
			way.LastDay = c.Liquidation.AddDays(w.Days)
		}
		c.Ways = append(c.Ways, way)
	}
	order := func(w Way) int { return slices.Index(states, w.State) }
	slices.SortStableFunc(c.Ways, func(x, y Way) int { return order(x) - order(y) })
}

// states are those of a way, in the order in which ways are told.
var states = []law.WayState{law.WayOpen, law.WayUnsure, law.WayLater, law.WayClosed}

// Named are the words of the contract that stand in answers, with what a person reads.
type Named struct {
	Word string
	Text say.Message
}

// Ways are the ways that the law knows.
func Ways() []Named {
	var named []Named
	for _, w := range append(law.All().Refunds.Ways, &law.RefundWay{Way: "none"}) {
		if !slices.ContainsFunc(named, func(n Named) bool { return n.Word == w.Way }) {
			named = append(named, Named{w.Way, say.It("way-" + w.Way)})
		}
	}
	return named
}

// States are what a way can be.
func States() []Named {
	var named []Named
	for _, word := range states {
		named = append(named, Named{string(word), say.It("way-state-" + string(word))})
	}
	return named
}

// ImportersNamed are Importers with what a person reads.
func ImportersNamed() []Named {
	var named []Named
	for _, word := range Importers {
		named = append(named, Named{string(word), say.It("importer-" + string(word))})
	}
	return named
}

// add counts a claim under the first of its ways, and what a program gives back beside it
// under that way: unless nobody said that the goods are under the program.
func (a *Answer) add(c *Claim) {
	first := true
	for i := range c.Ways {
		w := &c.Ways[i]
		if w.Program == "" && first || w.Program != "" && w.Program != c.perhaps {
			a.count(c, w)
		}
		first = first && w.Program != ""
	}
}

func (a *Answer) count(c *Claim, w *Way) {
	name, last := w.Way, w.LastDay
	if w.State == "closed" {
		name, last = "none", ""
	}
	i := slices.IndexFunc(a.Sums, func(s Sum) bool { return s.Way == name })
	if i < 0 {
		i, a.Sums = len(a.Sums), append(a.Sums, Sum{Way: name})
	}
	a.Sums[i].add(c, w, last)
	d := slices.IndexFunc(a.Deadlines, func(s Sum) bool { return s.Way == name && s.LastDay == last })
	if d < 0 {
		d, a.Deadlines = len(a.Deadlines), append(a.Deadlines, Sum{Way: name, LastDay: last})
	}
	a.Deadlines[d].add(c, w, last)
}

func (s *Sum) add(c *Claim, w *Way, last law.Date) {
	s.Entries++
	s.Void = s.Void.Add(w.Amount.Decimal)
	if w.Program == "" {
		s.Individual, s.Company = s.Individual.Add(c.Individual.Decimal), s.Company.Add(c.Company.Decimal)
	}
	if last != "" && (s.LastDay == "" || last < s.LastDay) {
		s.LastDay = last
	}
}
