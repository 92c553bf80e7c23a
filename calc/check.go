// Package calc answers what a shipment owes at the US border: whether Section
// 321 (19 U.S.C. 1321(a)(2)) frees it, which entry it takes and what customs
// charges, for any date.
//
// Check is a function of its argument and of the law in package law, nothing
// else: no clock, no files, no network. Amounts are exact decimals in US
// dollars, rounded half up to the cent where the law speaks of cents.
//
// An answer never guesses. What the data do not cover is listed in
// Answer.Unsupported, a fact that is missing in Answer.Asks, and an amount that
// depends on either is not Valid.
package calc

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// An assessment is one shipment under the law of its day, on its way to an answer.
type assessment struct {
	basis
	trial   trial // the provision that frees the shipment, or comes closest
	result  dutyResult
	notes   []layerNote     // why layers are not charged
	waivers [][]*law.Waiver // of each item, once the entry is known
	charged []*law.Charge   // the customs fees that are due
	ofFees  []Line          // their lines
	*Answer
}

// Check answers a shipment. The error, when there is one, is of type Problems
// and names every field that is wrong.
func Check(s Shipment, t *Tariff) (*Answer, error) { return CheckUntil(nil, s, t) }

// CheckUntil is Check for somebody who may not wait for the answer: then the error is
// Cancelled.
func CheckUntil(u Until, s Shipment, t *Tariff) (answer *Answer, err error) {
	defer unlessStopped(&err)
	a, err := check(u, s, t)
	if err != nil {
		return nil, err
	}
	a.Sources = a.sources()
	return a.Answer, nil
}

// check is all of an answer but the documents it cites.
func check(u Until, s Shipment, t *Tariff) (*assessment, error) {
	a, problems := checked(u, &s, t)
	if problems != nil {
		return nil, problems
	}
	a.Law = Stamp(a.book, a.changes())
	a.refund()
	return a, nil
}

// checked assesses a shipment that may be faulty.
func checked(u Until, s *Shipment, t *Tariff) (*assessment, Problems) {
	if problems := s.Validate(); problems != nil {
		return nil, problems
	}
	a, problems := assess(u, s, t)
	if problems == nil {
		problems = s.metalsExceed(a.customs)
	}
	if problems != nil {
		return nil, problems
	}
	return a, nil
}

// assess works out everything about a valid shipment but what is ahead and the
// documents it cites.
func assess(u Until, s *Shipment, t *Tariff) (*assessment, Problems) {
	a := open(s, t)
	a.until = u
	a.NotApplied, a.Lines, a.notes = make([]NotApplied, 0, 24), make([]Line, 0, 8), make([]layerNote, 0, 8)
	return a.work()
}

func (a *assessment) work() (*assessment, Problems) {
	if problems := validateWorth(plus(a.s.PriorToday, sum(a.retail)), sum(a.customs)); problems != nil {
		return nil, problems
	}
	a.exemption()
	a.duty()
	circumstances := a.circumstances()
	a.entry(circumstances)
	a.fees(circumstances)
	a.total()
	return a, nil
}

// open starts the assessment of a shipment with what its items are worth.
func open(s *Shipment, t *Tariff) *assessment {
	a := &assessment{basis: basis{tried: &trials{}, s: s, book: t.At(s.Date), tariff: t.On(s.Date), whole: t}, Answer: &Answer{}}
	n := len(s.Items)
	a.facts, a.retail, a.customs = make([][]string, 0, n), make([]decimal.Decimal, 0, n), make([]decimal.Decimal, 0, n)
	for i := range s.Items {
		it := &s.Items[i]
		a.facts = append(a.facts, a.factsOf(it))
		a.presume(i)
		retail := s.retail(it)
		customs := retail.Round(2)
		if !it.CustomsValue.Equal(it.RetailValue) {
			customs = s.customs(it)
		}
		a.retail, a.customs = append(a.retail, retail), append(a.customs, customs)
	}
	return a
}

// presume tells what is taken to be so of the item for its tariff number.
func (a *assessment) presume(item int) {
	it := &a.s.Items[item]
	for _, p := range a.book.Presumptions {
		if p.InForce(a.s.Date) && p.Is(it.HTS) && !slices.Contains(it.Facts, p.Kind) && slices.Contains(a.facts[item], p.Kind) {
			a.Assumed = append(a.Assumed, Assumption{Field: fieldOf(item, "facts"), Fact: p.Kind, Text: p.Text, Cite: p.Cite})
		}
	}
}

// circumstances gathers what the conditions of entries and fees look at.
func (a *assessment) circumstances() *law.Circumstances {
	c := &law.Circumstances{
		Free: "no", Suspended: a.trial.suspended, Mode: a.s.Mode, Purpose: string(a.s.Purpose),
		Withdrawn: string(a.s.WithdrawnFrom), Value: sum(a.customs), Filing: string(a.s.Filing), ECCF: a.s.ECCF,
	}
	if a.trial.Exempt {
		c.Free = a.trial.provision
	}
	if a.tariff != nil && !a.trial.Exempt && !a.result.unknown {
		c.Chapter99 = "no"
		if slices.ContainsFunc(a.Lines, func(l Line) bool { return strings.HasPrefix(l.Heading, "99") && l.Amount.IsPositive() }) {
			c.Chapter99 = "yes"
		}
	}
	for i := range a.s.Items {
		c.Origins = append(c.Origins, a.s.Items[i].Origin)
		c.Claims = append(c.Claims, a.s.Items[i].Claim)
		c.Facts = append(c.Facts, a.facts[i]...)
	}
	return c
}

// total states the outcome and the sums.
func (a *assessment) total() {
	r := &a.result
	switch {
	case r.prohibited:
		a.Outcome = Prohibited
		a.Lines, a.Fees, a.Exemption.Exempt = nil, decimal.NullDecimal{}, false
		return
	case a.trial.Exempt && r.undecided:
		a.Outcome, a.Exemption.Exempt = Incomplete, false
		return
	case a.trial.Exempt:
		a.Outcome = Exempt
		a.Duty, a.Fees, a.Total = known(decimal.Zero), known(decimal.Zero), known(decimal.Zero)
		return
	case a.trial.unknown:
		a.Unsupported = append(a.Unsupported, Gap{What: "exemption", Text: say.It("exemption-unknown", say.Text("day", string(a.s.Date)))})
	}
	mayBeFree := len(a.trial.asks) > 0 // what was asked may free it after all
	if r.known() && !mayBeFree {
		a.Duty = known(r.low)
		if a.Fees.Valid && !r.taxed {
			a.Total = known(plus(r.low, a.Fees.Decimal))
		}
	} else if !r.unknown && (mayBeFree || !r.low.Equal(r.high)) {
		a.AtLeast = known(plus(r.low, a.Fees.Decimal)) // fees not known are 0 here: owed or not, no less is
		if mayBeFree {
			a.AtLeast = known(decimal.Zero)
		}
		if a.Fees.Valid && !r.taxed {
			a.AtMost = known(plus(r.high, a.Fees.Decimal))
		}
	} else if r.unknown && !mayBeFree && !r.noLeast && r.low.IsPositive() {
		a.AtLeast = known(plus(r.low, a.Fees.Decimal))
	}
	switch {
	case len(a.trial.asks) > 0 || !r.known() && slices.ContainsFunc(a.Asks, func(q Ask) bool { return q.Effect == CouldRaise }):
		a.Outcome = Incomplete
	case len(a.Unsupported) > 0:
		a.Outcome = Unsupported
	default:
		a.Outcome = Dutiable
	}
}

// sources lists the documents behind every citation of the answer.
func (a *assessment) sources() []*law.Source {
	cites := Cite(a.book, a.editions...)
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
		for _, lines := range [][]Line{r.Lines, r.Instead, r.Kept} {
			for i := range lines {
				cites.Add(lines[i].Cite)
			}
		}
	}
	return cites.Sources()
}

// plain reports whether the duty is known and nothing else stands in the way.
func (a *assessment) plain() bool {
	return a.result.known() && !a.result.prohibited && !a.result.taxed && len(a.Unsupported) == 0
}

// DutyUntil is the duty that CheckUntil would answer, without what else an answer says: for
// those who try one shipment in many ways. Not Valid where it has no single amount.
func DutyUntil(u Until, s Shipment, t *Tariff) (duty decimal.NullDecimal, err error) {
	defer unlessStopped(&err)
	wait(u)
	if s.Validate() != nil {
		return decimal.NullDecimal{}, nil
	}
	a, problems := assess(u, &s, t)
	if problems != nil {
		return decimal.NullDecimal{}, nil
	}
	return a.Duty, nil
}
