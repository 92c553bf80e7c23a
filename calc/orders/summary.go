package orders

import (
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/day"
	"section321/calc/inforce"
	"section321/calc/law"
	"section321/calc/say"
)

// Sums are what some shipments come to. Duty and fees are those of shipments of which
// the total is known, and come to it; Unknown says of how many it is not. What fees of
// theirs are known stands apart.
type Sums struct {
	Rows, Orders, PersonDays int
	Retail                   calc.Cents
	Duty, Fees, Total        calc.Cents
	Unknown                  int
	OpenFees                 calc.Cents
}

// A Summary is what a file's answers come to.
type Summary struct {
	Assumed *Assumptions
	Sums
	People                int
	PersonDaysOver        int // whose value is over what was free that day, which is nothing while suspended
	PersonDaysOverStatute int // whose value is over what the statute says
	Outcomes              []OutcomeSums
	Months                []MonthSums
	Origins               []OriginSums
	Reasons               []ReasonCount
	Asks                  []AskCount
	Over                  []DayAnswer // the person-days furthest over the statute's limit
	Law                   calc.LawStamp
	Sources               []*law.Source
}

// OutcomeSums are those of the shipments with one outcome.
type OutcomeSums struct {
	Outcome calc.Outcome
	Sums
}

// MonthSums are those of the shipments imported in one month, YYYY-MM.
type MonthSums struct {
	Month string
	Sums
	Orders map[calc.Outcome]int
}

// OriginSums are those of the rows of goods made in one country.
type OriginSums struct {
	Origin string
	Rows   int
	Retail calc.Cents
	Duty   calc.Cents
}

// A ReasonCount is why so many shipments have their outcome.
type ReasonCount struct {
	Outcome calc.Outcome
	Rule    string
	Text    say.Message
	Cite    []string
	Orders  int
}

// An AskCount is a fact that would decide so many shipments.
type AskCount struct {
	calc.Ask
	Orders int
}

// Outcomes in the order in which answers list them, the best first.
var Outcomes = []calc.Outcome{calc.Exempt, calc.Dutiable, calc.Incomplete, calc.Unsupported, calc.Prohibited}

func (s *Sums) add(rows int, retail calc.Cents, a *amounts) {
	s.Rows += rows
	s.Orders++
	s.Retail += retail
	if total := a.total(); total != calc.Unknown {
		s.Duty += a.duty
		s.Fees += a.fees
		s.Total += total
		return
	}
	s.Unknown++
	if a.fees != calc.Unknown {
		s.OpenFees += a.fees
	}
}

// Summary adds everything up.
func (a *Answers) Summary(tariff *calc.Tariff) Summary {
	s := Summary{People: a.buyers()}
	outcomes := make([]OutcomeSums, len(Outcomes))
	months := &calendarMonths{arrival: a.arrival, of: map[int32]*MonthSums{}}
	perKind := make([]int, len(a.kinds))
	for n := range uint32(a.shipments.n) {
		what, answer := a.Table.shipments.at(n), a.shipments.at(n)
		kind := &a.kinds[answer.kind]
		perKind[answer.kind]++
		s.Sums.add(int(what.rows), what.retail, answer)
		outcomes[slices.Index(Outcomes, kind.Outcome)].add(int(what.rows), what.retail, answer)
		m := months.at(a.days.at(what.day).day)
		m.add(int(what.rows), what.retail, answer)
		m.Orders[kind.Outcome]++
	}
	a.addDays(&s, outcomes, months)
	for i := range outcomes {
		if outcomes[i].Outcome = Outcomes[i]; outcomes[i].Sums.Orders > 0 {
			s.Outcomes = append(s.Outcomes, outcomes[i])
		}
	}
	for _, m := range months.of {
		s.Months = append(s.Months, *m)
	}
	slices.SortFunc(s.Months, func(x, y MonthSums) int { return strings.Compare(x.Month, y.Month) })
	s.Origins = a.origins()
	a.words(&s, perKind)
	a.stamp(&s, tariff)
	return s
}

// CalendarMonths are sums by the month in which goods arrive.
type calendarMonths struct {
	arrival func(int32) int32
	of      map[int32]*MonthSums // by months since year 0
	day     int32                // the day asked for last
	last    *MonthSums
}

// at returns the sums of the month in which a day's goods arrive.
func (m *calendarMonths) at(n int32) *MonthSums {
	if m.last != nil && n == m.day {
		return m.last
	}
	year, month, _ := day.Of(m.arrival(n))
	key := int32(year*12 + month)
	sums := m.of[key]
	if sums == nil {
		sums = &MonthSums{Month: string(writeDay(nil, m.arrival(n))[:7]), Orders: map[calc.Outcome]int{}}
		m.of[key] = sums
	}
	m.day, m.last = n, sums
	return sums
}

// addDays counts the person-days, and those over the limit.
func (a *Answers) addDays(s *Summary, outcomes []OutcomeSums, months *calendarMonths) {
	furthest := newRanking(mostListed)
	for n := range uint32(a.days.n) {
		d := a.days.at(n)
		kind, worst := a.ofDay(n)
		s.PersonDays++
		outcomes[worst].PersonDays++
		months.at(d.day).PersonDays++
		if kind.Limit != calc.Unknown && d.retail > kind.Limit {
			s.PersonDaysOver++
		}
		if kind.Statutory != calc.Unknown && d.retail > kind.Statutory {
			s.PersonDaysOverStatute++
			furthest.add(n, int64(d.retail-kind.Statutory))
		}
	}
	for _, n := range furthest.places() {
		s.Over = append(s.Over, a.Day(n))
	}
}

// ofDay returns the kind of a person-day's last shipment, which stands for the limit
// of all of them, and the place of its worst outcome in Outcomes.
func (a *Answers) ofDay(n uint32) (kind *Kind, worst int) {
	for at := a.days.at(n).last; at != none; at = a.Table.shipments.at(at).before {
		k := &a.kinds[a.shipments.at(at).kind]
		if kind == nil || kind.Limit == calc.Unknown {
			kind = k
		}
		worst = max(worst, slices.Index(Outcomes, k.Outcome))
	}
	return kind, worst
}

// origins adds the rows up by where the goods were made.
func (a *Answers) origins() (sums []OriginSums) {
	places := map[string]int{}
	of := make([]int, len(a.classes.classes))
	for i, c := range a.classes.classes {
		if c.products == 0 {
			continue
		}
		at, ok := places[c.item.Origin]
		if !ok {
			at = len(sums)
			places[c.item.Origin] = at
			sums = append(sums, OriginSums{Origin: c.item.Origin})
		}
		of[i] = at
	}
	for n := range uint32(a.rows.n) {
		row := a.rows.at(n)
		if row.shipment == none {
			continue
		}
		o := &sums[of[a.classes.of[row.product]]]
		o.Rows++
		o.Retail += row.retail
		if d := *a.duties.at(n); d != calc.Unknown && a.shipments.at(row.shipment).total() != calc.Unknown {
			o.Duty += d
		}
	}
	slices.SortStableFunc(sums, func(x, y OriginSums) int {
		if x.Retail != y.Retail {
			return int(max(-1, min(1, y.Retail-x.Retail)))
		}
		return strings.Compare(x.Origin, y.Origin)
	})
	return sums
}

// words counts the reasons and the questions.
func (a *Answers) words(s *Summary, perKind []int) {
	reasons, asks := map[string]int{}, map[string]int{}
	for i := range a.kinds {
		k := &a.kinds[i]
		key := string(k.Outcome) + k.Rule + k.Text.String()
		at, ok := reasons[key]
		if !ok {
			at = len(s.Reasons)
			reasons[key] = at
			s.Reasons = append(s.Reasons, ReasonCount{k.Outcome, k.Rule, k.general(), k.Cite, 0})
		}
		s.Reasons[at].Orders += perKind[i]
		said := map[string]bool{}
		for _, q := range k.Asks {
			key := q.Subject.Field.String() + q.Subject.Name + q.Text().String()
			at, ok := asks[key]
			if !ok {
				at = len(s.Asks)
				asks[key] = at
				s.Asks = append(s.Asks, AskCount{q, 0})
			}
			if !said[key] {
				s.Asks[at].Orders += perKind[i]
			}
			said[key] = true
		}
	}
	slices.SortStableFunc(s.Reasons, func(x, y ReasonCount) int { return y.Orders - x.Orders })
	slices.SortStableFunc(s.Asks, func(x, y AskCount) int { return y.Orders - x.Orders })
	s.Reasons = s.Reasons[:min(len(s.Reasons), mostListed)]
	s.Asks = s.Asks[:min(len(s.Asks), mostListed)]
}

// general says the reason of many shipments, without the amounts of one.
func (k *Kind) general() say.Message {
	if !k.counts() {
		return k.Text
	}
	return say.It("orders-"+k.Rule, ofMoney("limit", k.Statutory))
}

// stamp says how current the law is, and names the documents behind the reasons.
func (a *Answers) stamp(s *Summary, tariff *calc.Tariff) {
	day := law.All().VerifiedThrough
	if a.days.n > 0 {
		last := a.days.at(0).day
		for n := range uint32(a.days.n) {
			last = max(last, a.days.at(n).day)
		}
		day = a.lawOf(last)
	}
	if in, err := inforce.On(inforce.Question{Date: day}, nil); err == nil {
		s.Law = in.Law
	}
	library := law.All()
	if tariff != nil {
		library = tariff.Law
	}
	cited := map[string]bool{}
	for _, r := range s.Reasons {
		for _, id := range r.Cite {
			cited[id] = true
		}
	}
	for _, q := range s.Asks {
		for _, id := range q.Cite {
			cited[id] = true
		}
	}
	for _, c := range s.Law.Ahead {
		for _, id := range c.Cite {
			cited[id] = true
		}
	}
	for _, source := range library.SourcesInOrder {
		if cited[source.ID] {
			s.Sources = append(s.Sources, source)
		}
	}
}
