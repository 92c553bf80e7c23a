// Package inforce tells what the law of a day is, and how it came to be.
package inforce

import (
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// A Question asks what was in force on a day. Origin and Mode narrow it; ""
// stands for any.
type Question struct {
	Date   law.Date
	Origin string
	Mode   calc.Mode
}

// An Answer is what was in force.
type Answer struct {
	Question
	Provisions  []ProvisionInForce
	Suspensions []RuleInForce
	Exclusions  []RuleInForce
	Rules       []RuleInForce
	Entries     []EntryInForce
	Fees        []FeeInForce
	Facts       []law.GoodsFact
	Measures    []*law.Measure
	Unsupported []calc.Gap
	Timeline    []Period
	Law         calc.LawStamp
	Sources     []*law.Source
}

// A ProvisionInForce is one exemption of Section 321 and what it frees.
type ProvisionInForce struct {
	*law.Limit
	Free decimal.Decimal // what it frees: zero while suspended for the origin and mode asked about
}

// A RuleInForce is one statement of law.
type RuleInForce struct {
	Rule string
	*law.Fact
}

// An EntryInForce is a rule that chooses a type of entry.
type EntryInForce struct {
	*law.Entry
	Name say.Message
}

// A FeeInForce is one customs fee of the day. Amount is dollars; Rate is percent
// of the entered value, within Minimum and Maximum.
type FeeInForce struct {
	*law.Charge
	Amount, Rate, Minimum, Maximum decimal.NullDecimal
	Cite                           []string
}

// On answers what the law was on a day. The error, when there is one, is
// of type Problems.
func On(q Question, t *calc.Tariff) (*Answer, error) { return Until(nil, q, t) }

// Until is InForce for somebody who may not wait for the answer: then the error is
// Cancelled.
func Until(u calc.Until, q Question, t *calc.Tariff) (a *Answer, err error) {
	defer calc.UnlessStopped(&err)
	c := calc.Checker{Item: -1}
	if q.Date == "" {
		c.Add("missing-date", calc.FieldDate, say.It("date-missing", say.Text("field", "date")))
	}
	if q.Origin != "" {
		c.Country(calc.About(calc.FieldOrigin), q.Origin)
	}
	c.Word(calc.About(calc.FieldMode), "mode", string(q.Mode), calc.Modes, true)
	if c.Problems != nil {
		return nil, c.Problems
	}
	b := t.At(q.Date)
	a = &Answer{Question: q, Facts: b.GoodsFacts}
	origins := []string{q.Origin}
	for _, s := range b.Suspensions {
		if s.InForce(q.Date) && s.Concerns(origins, q.Mode) {
			a.Suspensions = append(a.Suspensions, RuleInForce{s.Rule, &s.Fact})
		}
	}
	for _, l := range b.Limits {
		if l.InForce(q.Date) {
			p := ProvisionInForce{l, l.Amount}
			if l.Provision == "general" && len(a.Suspensions) > 0 {
				p.Free = decimal.Zero
			}
			a.Provisions = append(a.Provisions, p)
		}
	}
	for _, x := range b.Exclusions {
		if x.InForce(q.Date) {
			a.Exclusions = append(a.Exclusions, RuleInForce{x.Rule, &x.Fact})
		}
	}
	for _, r := range b.Rules {
		if f := inGeneral(b, r); f != nil && r.InForce(q.Date) {
			a.Rules = append(a.Rules, RuleInForce{r.Rule, f})
		}
	}
	for _, e := range b.Entries {
		if e.InForce(q.Date) && e.Concerns(origins, q.Mode) {
			filled := *e
			filled.Text = calc.FillThresholds(b, e.Text)
			a.Entries = append(a.Entries, EntryInForce{&filled, b.EntryNames[e.Type]})
		}
	}
	a.feesInForce(b)
	if t == nil {
		a.Unsupported = append(a.Unsupported, calc.Gap{What: "measures", Text: say.It("measures-without-tariff")})
	}
	for _, m := range b.Measures {
		calc.Wait(u)
		if m.InForce(q.Date) && (q.Origin == "" || m.Covers(q.Date, q.Origin, q.Mode, "", m.Lists)) {
			a.Measures = append(a.Measures, m)
		}
	}
	a.Timeline = timeline(u, b, origins, q.Mode)
	a.Law = calc.Stamp(b, calc.InOrder(append(calc.ChangesAhead(b, []string{"general"}, origins, q.Mode), calc.FeeChange(b)...)))
	a.Sources = a.sources(b)
	return a, nil
}

// inGeneral is a rule without the amounts of one shipment, and with the fees of the year if
// it names them; nil where they are not known.
func inGeneral(b *law.Book, r *law.Rule) *law.Fact {
	f := r.Fact
	switch {
	case r.Text.Names("aggregate"), r.Text.Names("prior"):
		f.Text = say.It("rule-" + r.Rule)
	case r.Text.Names("eccf"):
		year := b.YearFees()
		if year == nil {
			return nil
		}
		f.Text = calc.FillFees(year, r.Text)
	}
	return &f
}

func (a *Answer) feesInForce(b *law.Book) {
	year := b.YearFees()
	if year == nil {
		a.Unsupported = append(a.Unsupported, calc.Gap{What: "fees", Text: say.It("fees-unknown", say.Text("day", string(b.Day)))})
		return
	}
	amount := func(column string) decimal.NullDecimal {
		v, ok := year.Value(column)
		return decimal.NullDecimal{Decimal: v, Valid: ok}
	}
	for _, ch := range b.Charges {
		if ch.InForce(b.Day) {
			a.Fees = append(a.Fees, FeeInForce{ch, amount(ch.Amount), amount(ch.Rate), amount(ch.Minimum), amount(ch.Maximum), ch.Sources(year)})
		}
	}
}

// An ExemptionStatus is how the general exemption stood.
type ExemptionStatus string

const (
	StandsFree ExemptionStatus = "free"     // up to the limit
	NotFree    ExemptionStatus = "not-free" // suspended
	Repealed   ExemptionStatus = "none"     // repealed
)

// A Period is a stretch of days in which the general exemption stood the same.
type Period struct {
	From, To law.Date // To is "" while no end is known
	Status   ExemptionStatus
	Limit    decimal.Decimal
	Text     say.Message
	Cite     []string
}

// timeline returns the history of the general exemption for an origin and mode,
// the oldest period first, without gaps.
func timeline(u calc.Until, b *law.Book, origins []string, mode calc.Mode) []Period {
	var starts []law.Date
	mark := func(f *law.Fact) {
		starts = append(starts, f.From)
		if f.To != "" {
			starts = append(starts, f.To.AddDays(1))
		}
	}
	for _, l := range b.Limits {
		if l.Provision == "general" {
			mark(&l.Fact)
		}
	}
	for _, s := range b.Suspensions {
		if s.Provision == "general" && s.Concerns(origins, mode) {
			mark(&s.Fact)
		}
	}
	sort.SliceStable(starts, func(i, j int) bool { return starts[i] < starts[j] })
	var periods []Period
	for _, from := range slices.Compact(starts) {
		calc.Wait(u)
		p := periodAt(law.At(from), origins, mode)
		if n := len(periods); n > 0 {
			periods[n-1].To = from.AddDays(-1)
		}
		periods = append(periods, p)
	}
	return periods
}

func periodAt(b *law.Book, origins []string, mode calc.Mode) Period {
	limit := b.Limit("general", "")
	p := Period{From: b.Day, Status: StandsFree, Limit: limit.Amount, Text: limit.Text, Cite: limit.Cite}
	if limit.Amount.IsZero() {
		p.Status = Repealed
	}
	for _, s := range b.Suspensions {
		if s.Provision == "general" && s.InForce(b.Day) && s.Concerns(origins, mode) && p.Status == StandsFree {
			p = Period{From: b.Day, Status: NotFree, Text: s.Text, Cite: s.Cite}
		}
	}
	return p
}

func (a *Answer) sources(b *law.Book) []*law.Source {
	cites := calc.Cite(b)
	for _, p := range a.Provisions {
		cites.Add(p.Cite)
	}
	for _, rules := range [][]RuleInForce{a.Suspensions, a.Exclusions, a.Rules} {
		for _, r := range rules {
			cites.Add(r.Cite)
		}
	}
	for _, e := range a.Entries {
		cites.Add(e.Cite)
	}
	for _, f := range a.Fees {
		cites.Add(f.Cite)
	}
	for _, m := range a.Measures {
		cites.Add(m.Cite)
	}
	for _, p := range a.Timeline {
		cites.Add(p.Cite)
	}
	for _, c := range a.Law.Ahead {
		cites.Add(c.Cite)
	}
	return cites.Sources()
}
