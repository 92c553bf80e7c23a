// Package articles answers what each of many articles would bear: from the origins, by the ways
// and on the days that are asked for, each as one shipment of one unit.
package articles

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/rate"
	"section321/calc/say"
)

// An Article is one unit of what a seller sells.
type Article struct {
	SKU string // what the seller calls it
	calc.Item
}

// A Question is what is asked of every article.
type Question struct {
	Origins []string // none for the origin of each article
	From    string   // country of shipment; "" for the origin
	Modes   []calc.Mode
	Days    []law.Date
	Rates   map[string]decimal.Decimal // dollars for one unit of a currency
}

// Answers is how many answers the question has for one article.
func (q *Question) Answers() int { return max(1, len(q.Origins)) * len(q.Modes) * len(q.Days) }

// An Answer is what one article bears in one way. Where it has problems, it has nothing else.
type Answer struct {
	Origin            string
	Mode              calc.Mode
	Day               law.Date
	Problems          calc.Problems
	Outcome           calc.Outcome
	Duty, Fees, Total calc.Cents
	Could             calc.Bounds // over all that is not known
	Cheapest          string      // yes, perhaps where open questions may change it, or ""
	Open              say.Message // the question that decides most, or what is not computed
	Program           string      // a program that would help, with its name and the least total with it
	ProgramName       say.Message
	WithProgram       calc.Cents
	Percent           decimal.NullDecimal // the duties together, in percent of the customs value
	NoPercent         say.Message         // why there is none
}

// A Pricer answers one article after the other, and remembers what it has worked out of their
// kinds. It is for one goroutine.
type Pricer struct{ rater *rate.Rater }

// New returns a Pricer. Whoever may not wait says so with u.
func New(t *calc.Tariff, u calc.Until) *Pricer {
	return &Pricer{rater: rate.New(t).Brief().While(u)}
}

// Ranged is how much was worked out of what totals could be; see calc.Rater.
func (p *Pricer) Ranged() int { return p.rater.Ranged() }

// Of answers the question of an article: for every way and day, for every origin.
func (p *Pricer) Of(it *calc.Item, q *Question) ([]Answer, error) {
	origins := q.Origins
	if len(origins) == 0 {
		origins = []string{it.Origin}
	}
	all := make([]Answer, 0, q.Answers())
	for _, mode := range q.Modes {
		for _, day := range q.Days {
			begin := len(all)
			for _, origin := range origins {
				all = append(all, Answer{Origin: origin, Mode: mode, Day: day})
				if err := p.answer(&all[len(all)-1], it, q); err != nil {
					return nil, err
				}
			}
			markCheapest(all[begin:])
		}
	}
	return all, nil
}

// Wrong is the answer to an article in a way that has problems instead.
func Wrong(a *Answer, problems calc.Problems) Answer {
	problems = slices.Clone(problems)
	for i := range problems {
		problems[i].Subject = problems[i].Subject.Alone()
	}
	return Answer{Origin: a.Origin, Mode: a.Mode, Day: a.Day, Problems: problems, Duty: calc.Unknown, Fees: calc.Unknown, Total: calc.Unknown,
		Could: calc.Bounds{Least: calc.Unknown, Most: calc.Unknown}, WithProgram: calc.Unknown}
}

func (p *Pricer) answer(a *Answer, it *calc.Item, q *Question) error {
	of := *it
	of.Origin = a.Origin
	from := q.From
	if from == "" {
		from = a.Origin
	}
	s := calc.Shipment{Date: a.Day, Mode: a.Mode, From: from, Purpose: "sale", Person: calc.Person{Kind: "buyer"}, Filing: "automated",
		ECCF: a.Mode == "express", Items: []calc.Item{of}}
	if rate, known := q.Rates[of.Currency]; known {
		s.Rates = map[string]decimal.Decimal{of.Currency: rate}
	}
	price, err := p.rater.Price(&s)
	if problems, wrong := err.(calc.Problems); wrong && problems[0].Code != calc.Cancelled[0].Code {
		*a = Wrong(a, problems)
		return nil
	}
	if err != nil {
		return err
	}
	a.Outcome, a.Duty, a.Fees, a.Total, a.Could = price.Outcome, price.Duty, price.Fees, price.Total, price.Could
	a.WithProgram = calc.Unknown
	switch {
	case len(price.Asks) > 0:
		a.Open = price.Asks[0].Question
	case len(price.Unsupported) > 0:
		a.Open = price.Unsupported[0].Text
	}
	for i := range price.Asks {
		if _, field, _ := price.Asks[i].About(); field == calc.FieldClaim {
			a.program(price.Asks[i].Options)
		}
	}
	a.percent(price.Lines)
	return nil
}

// program finds the program that would help most.
func (a *Answer) program(options []calc.Option) {
	for i := range options {
		o := &options[i]
		if o.Answer.Value != "none" && o.Least != calc.Unknown && (a.WithProgram == calc.Unknown || o.Least < a.WithProgram) {
			a.Program, a.ProgramName, a.WithProgram = o.Answer.Value, o.Text, o.Least
		}
	}
}

// percent adds up the rates of the duties, where a percentage of the customs value is all that
// they are.
func (a *Answer) percent(lines []rate.Part) {
	no := func(id string, values ...*say.Value) { a.NoPercent = say.It(id, values...) }
	switch {
	case a.Outcome == calc.Prohibited:
		no("no-percent-banned")
		return
	case a.Outcome == calc.Exempt:
		no("no-percent-exempt")
		return
	case a.Duty == calc.Unknown:
		no("no-percent-unknown", say.Say("why", a.Open))
		return
	}
	sum, whole := decimal.Zero, decimal.NullDecimal{}
	for i := range lines {
		l := &lines[i]
		if l.Item < 0 {
			continue // a fee of the shipment
		}
		if !whole.Valid {
			whole = l.Value
		}
		switch {
		case !l.Rate.Valid && l.Amount != 0:
			no("no-percent-quantity")
			return
		case l.Rate.Valid && (l.Value.Valid != whole.Valid || !l.Value.Decimal.Equal(whole.Decimal)):
			no("no-percent-part")
			return
		case l.Rate.Valid:
			sum = sum.Add(l.Rate.Decimal)
		}
	}
	a.Percent = decimal.NewNullDecimal(sum)
}

// markCheapest marks, of the origins of one article, way and day, the one that is cheapest: yes
// where its most is no more than the least of every other, whatever the open questions turn out
// to be, and perhaps where only its total is the lowest of those that are known. One origin alone
// is compared with nothing.
func markCheapest(all []Answer) {
	if len(all) < 2 {
		return
	}
	may := func(a *Answer) bool { return a.Problems == nil && a.Outcome != calc.Prohibited }
	lowest := calc.Unknown
	for i := range all {
		if a := &all[i]; may(a) && a.Total != calc.Unknown && (lowest == calc.Unknown || a.Total < lowest) {
			lowest = a.Total
		}
	}
	for i := range all {
		a := &all[i]
		if !may(a) {
			continue
		}
		sure := a.Could.Most != calc.Unknown && !slices.ContainsFunc(all[:i], a.mayExceed) && !slices.ContainsFunc(all[i+1:], a.mayExceed)
		switch {
		case sure:
			a.Cheapest = "yes"
		case a.Total != calc.Unknown && a.Total == lowest:
			a.Cheapest = "perhaps"
		}
	}
}

// mayExceed reports whether the article may cost more than from another origin.
func (a *Answer) mayExceed(other Answer) bool {
	return other.Outcome != calc.Prohibited && (other.Could.Least == calc.Unknown || other.Could.Least < a.Could.Most)
}
