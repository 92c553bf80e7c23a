// Package check answers what a shipment owes at the US border: whether Section
// 321 (19 U.S.C. 1321(a)(2)) frees it, which entry it takes and what customs
// charges, for any date.
//
// It is a function of its argument and of the law in package law, nothing
// else: no clock, no files, no network.
//
// An answer never guesses. What the data do not cover is listed in
// Answer.Unsupported, a fact that is missing in Answer.Asks, and an amount that
// depends on either is not Valid.
package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
)

// An Assessment is one shipment under the law of its day, on its way to an answer.
type Assessment struct {
	duty.Basis
	Trial   trial // the provision that frees the shipment, or comes closest
	Result  duty.Result
	notes   []layerNote     // why layers are not charged
	waivers [][]*law.Waiver // of each item, once the entry is known
	Charged []*law.Charge   // the customs fees that are due
	ofFees  []calc.Line     // their lines
	*calc.Answer
}

// Shipment answers a shipment. The error, when there is one, is of type Problems
// and names every field that is wrong.
func Shipment(s calc.Shipment, t *calc.Tariff) (*calc.Answer, error) { return Until(nil, s, t) }

// Until is Shipment for somebody who may not wait for the answer: then the error is
// Cancelled.
func Until(u calc.Until, s calc.Shipment, t *calc.Tariff) (answer *calc.Answer, err error) {
	defer calc.UnlessStopped(&err)
	a, err := answered(u, s, t)
	if err != nil {
		return nil, err
	}
	a.Sources = a.sources()
	return a.Answer, nil
}

// answered is all of an answer but the documents it cites.
func answered(u calc.Until, s calc.Shipment, t *calc.Tariff) (*Assessment, error) {
	a, problems := checked(u, &s, t)
	if problems != nil {
		return nil, problems
	}
	a.Law = calc.Stamp(a.Book, a.changes())
	a.refund()
	return a, nil
}

// checked assesses a shipment that may be faulty.
func checked(u calc.Until, s *calc.Shipment, t *calc.Tariff) (*Assessment, calc.Problems) {
	if problems := s.Validate(); problems != nil {
		return nil, problems
	}
	a, problems := Assess(u, s, t)
	if problems == nil {
		problems = s.MetalsExceed(a.Customs)
	}
	if problems != nil {
		return nil, problems
	}
	return a, nil
}

// Assess works out everything about a valid shipment but what is ahead and the
// documents it cites.
func Assess(u calc.Until, s *calc.Shipment, t *calc.Tariff) (*Assessment, calc.Problems) {
	a := Open(s, t)
	a.Until = u
	a.NotApplied, a.Lines, a.notes = make([]calc.NotApplied, 0, 24), make([]calc.Line, 0, 8), make([]layerNote, 0, 8)
	return a.Work()
}

func (a *Assessment) Work() (*Assessment, calc.Problems) {
	if problems := calc.ValidateWorth(money.Plus(a.Shipment.PriorToday, money.Sum(a.Retail)), money.Sum(a.Customs)); problems != nil {
		return nil, problems
	}
	a.TryExemption()
	a.AddDuty()
	circumstances := a.Circumstances()
	a.entry(circumstances)
	a.fees(circumstances)
	a.total()
	return a, nil
}

// Open starts the assessment of a shipment with what its items are worth.
func Open(s *calc.Shipment, t *calc.Tariff) *Assessment {
	a := &Assessment{Basis: duty.Basis{Tried: &duty.Trials{}, Shipment: s, Book: t.At(s.Date), Tariff: t.On(s.Date), Whole: t}, Answer: &calc.Answer{}}
	n := len(s.Items)
	a.Facts, a.Retail, a.Customs = make([][]string, 0, n), make([]decimal.Decimal, 0, n), make([]decimal.Decimal, 0, n)
	for i := range s.Items {
		it := &s.Items[i]
		a.Facts = append(a.Facts, a.FactsOf(it))
		a.presume(i)
		retail := s.Retail(it)
		customs := retail.Round(2)
		if !it.CustomsValue.Equal(it.RetailValue) {
			customs = s.Customs(it)
		}
		a.Retail, a.Customs = append(a.Retail, retail), append(a.Customs, customs)
	}
	return a
}

// presume tells what is taken to be so of the item for its tariff number.
func (a *Assessment) presume(item int) {
	it := &a.Shipment.Items[item]
	for _, p := range a.Book.Presumptions {
		if p.InForce(a.Shipment.Date) && p.Is(it.HTS) && !slices.Contains(it.Facts, p.Kind) && slices.Contains(a.Facts[item], p.Kind) {
			a.Assumed = append(a.Assumed, calc.Assumption{Subject: calc.OfItem(item, calc.FieldFacts), Fact: p.Kind, Text: p.Text, Cite: p.Cite})
		}
	}
}

// Circumstances gathers what the conditions of entries and fees look at.
func (a *Assessment) Circumstances() *law.Circumstances {
	c := &law.Circumstances{
		Free: "no", Suspended: a.Trial.Suspended, Mode: a.Shipment.Mode, Purpose: string(a.Shipment.Purpose),
		Withdrawn: string(a.Shipment.WithdrawnFrom), Value: money.Sum(a.Customs), Filing: string(a.Shipment.Filing), ECCF: a.Shipment.ECCF,
	}
	if a.Trial.Exempt {
		c.Free = a.Trial.provision
	}
	if a.Tariff != nil && !a.Trial.Exempt && !a.Result.Unknown {
		c.Chapter99 = "no"
		if slices.ContainsFunc(a.Lines, func(l calc.Line) bool { return strings.HasPrefix(l.Heading, "99") && l.Amount.IsPositive() }) {
			c.Chapter99 = "yes"
		}
	}
	for i := range a.Shipment.Items {
		c.Origins = append(c.Origins, a.Shipment.Items[i].Origin)
		c.Claims = append(c.Claims, a.Shipment.Items[i].Claim)
		c.Facts = append(c.Facts, a.Facts[i]...)
	}
	return c
}

// total states the outcome and the sums.
func (a *Assessment) total() {
	r := &a.Result
	switch {
	case r.Prohibited:
		a.Outcome = calc.Prohibited
		a.Lines, a.Fees, a.Exemption.Exempt = nil, decimal.NullDecimal{}, false
		return
	case a.Trial.Exempt && r.Undecided:
		a.Outcome, a.Exemption.Exempt = calc.Incomplete, false
		return
	case a.Trial.Exempt:
		a.Outcome = calc.Exempt
		a.Duty, a.Fees, a.Total = money.Known(decimal.Zero), money.Known(decimal.Zero), money.Known(decimal.Zero)
		return
	case a.Trial.unknown:
		a.Unsupported = append(a.Unsupported, calc.Gap{What: "exemption", Text: say.It("exemption-unknown", say.Text("day", string(a.Shipment.Date)))})
	}
	mayBeFree := len(a.Trial.asks) > 0 // what was asked may free it after all
	if r.Known() && !mayBeFree {
		a.Duty = money.Known(r.Low)
		if a.Fees.Valid && !r.Taxed {
			a.Total = money.Known(money.Plus(r.Low, a.Fees.Decimal))
		}
	} else if !r.Unknown && (mayBeFree || !r.Low.Equal(r.High)) {
		a.AtLeast = money.Known(money.Plus(r.Low, a.Fees.Decimal)) // fees not known are 0 here: owed or not, no less is
		if mayBeFree {
			a.AtLeast = money.Known(decimal.Zero)
		}
		if a.Fees.Valid && !r.Taxed {
			a.AtMost = money.Known(money.Plus(r.High, a.Fees.Decimal))
		}
	} else if r.Unknown && !mayBeFree && !r.NoLeast && r.Low.IsPositive() {
		a.AtLeast = money.Known(money.Plus(r.Low, a.Fees.Decimal))
	}
	switch {
	case len(a.Trial.asks) > 0 || !r.Known() && slices.ContainsFunc(a.Asks, func(q calc.Ask) bool { return q.Effect == calc.CouldRaise }):
		a.Outcome = calc.Incomplete
	case len(a.Unsupported) > 0:
		a.Outcome = calc.Unsupported
	default:
		a.Outcome = calc.Dutiable
	}
}

// sources lists the documents behind every citation of the answer.
func (a *Assessment) sources() []*law.Source {
	cites := calc.Cite(a.Book, a.Editions...)
	for _, r := range a.Exemption.Because {
		cites.Add(r.Cite)
	}
	if a.Entry != nil {
		cites.Add(a.Entry.Cite)
		for _, e := range a.Entry.Alternatives {
			cites.Add(e.Cite)
		}
	}
	for _, l := range a.Lines {
		cites.Add(l.Cite)
	}
	for _, n := range a.NotApplied {
		cites.Add(n.Cite)
	}
	for _, q := range a.Asks {
		cites.Add(q.Cite)
	}
	for _, p := range a.Assumed {
		cites.Add(p.Cite)
	}
	for _, g := range a.Unsupported {
		cites.Add(g.Cite)
	}
	for _, alt := range a.Alternatives {
		for _, l := range alt.Lines {
			cites.Add(l.Cite)
		}
	}
	for _, c := range a.Law.Ahead {
		cites.Add(c.Cite)
	}
	for _, e := range a.Entries {
		for _, l := range e.Lines {
			cites.Add(l.Cite)
		}
	}
	for _, p := range a.Open {
		cites.Add(p.Cite)
	}
	if r := a.Refund; r != nil {
		cites.Add(r.Cite)
		for _, lines := range [][]calc.Line{r.Lines, r.Instead, r.Kept} {
			for i := range lines {
				cites.Add(lines[i].Cite)
			}
		}
	}
	return cites.Sources()
}

// Plain reports whether the duty is known and nothing else stands in the way.
func (a *Assessment) Plain() bool {
	return a.Result.Known() && !a.Result.Prohibited && !a.Result.Taxed && len(a.Unsupported) == 0
}

// Duty is the duty that Until would answer, without what else an answer says: for
// those who try one shipment in many ways. Not Valid where it has no single amount.
func Duty(u calc.Until, s calc.Shipment, t *calc.Tariff) (duty decimal.NullDecimal, err error) {
	defer calc.UnlessStopped(&err)
	calc.Wait(u)
	if s.Validate() != nil {
		return decimal.NullDecimal{}, nil
	}
	a, problems := Assess(u, &s, t)
	if problems != nil {
		return decimal.NullDecimal{}, nil
	}
	return a.Duty, nil
}
