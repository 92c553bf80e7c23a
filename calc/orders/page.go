package orders

import (
	"cmp"
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// A RowAnswer is a row of the file and what the law says of it. Amounts that are not
// known, and those of rows that are not counted, are calc.Unknown.
type RowAnswer struct {
	Row       int // from 0
	Line      int
	Status    RowStatus
	Day       law.Date // of importation
	Person    string
	By        string // how the person is known
	PersonDay int    // -1 when the row is not counted
	Order     string
	SKU       string
	Origin    string
	Country   string
	Retail    calc.Cents
	Outcome   calc.Outcome
	Aggregate calc.Cents
	Limit     calc.Cents
	Duty      calc.Cents // of this row
	Fees      calc.Cents // of the order, with its first row; 0 with the others
	Total     calc.Cents
	Why       say.Message
}

// Row returns the answer of a row.
func (a *Answers) Row(n uint32) RowAnswer {
	row := a.rows.at(n)
	r := a.numbers(n)
	r.Row, r.Line, r.Order, r.Why = int(n), int(row.line), a.orderText(row.order), a.why(n)
	r.SKU, _, _ = a.productCells(row.product)
	if row.country > 0 {
		r.Country = a.countries[row.country-1]
	}
	if row.day != noDay {
		r.Day = law.Date(writeDay(nil, a.arrival(row.day)))
	}
	if r.PersonDay >= 0 {
		r.Person, r.By = a.person(a.days.at(uint32(r.PersonDay)).person)
		r.Origin = a.classes.classes[a.classes.of[row.product]].item.Origin
	}
	return r
}

// numbers returns the answer of a row but for its words.
func (a *Answers) numbers(n uint32) RowAnswer {
	row := a.rows.at(n)
	r := RowAnswer{Status: row.status, PersonDay: -1,
		Retail: calc.Unknown, Aggregate: calc.Unknown, Limit: calc.Unknown, Duty: calc.Unknown, Fees: calc.Unknown, Total: calc.Unknown}
	if row.shipment == none {
		return r
	}
	s, answer := a.Table.shipments.at(row.shipment), a.shipments.at(row.shipment)
	kind := &a.kinds[answer.kind]
	r.PersonDay = int(s.day)
	r.Retail, r.Aggregate, r.Limit, r.Outcome = row.retail, a.days.at(s.day).retail, kind.Limit, kind.Outcome
	if r.Duty = *a.duties.at(n); n == s.first || answer.fees == calc.Unknown {
		r.Fees = answer.fees
	} else {
		r.Fees = 0
	}
	if answer.total() != calc.Unknown {
		r.Total = r.Duty + r.Fees
	}
	return r
}

// why says in a sentence why a row's answer is what it is.
func (a *Answers) why(n uint32) say.Message {
	row := a.rows.at(n)
	switch {
	case row.status == Rejected:
		why := a.reasonOf(n)
		if why.Column == "" {
			return why.Reason
		}
		return say.It("refused-column", say.Text("column", why.Column), say.Say("reason", why.Reason))
	case row.shipment == none:
		return say.It("not-counted", say.Say("status", row.status.Text()))
	}
	s := a.Table.shipments.at(row.shipment)
	return a.kinds[a.shipments.at(row.shipment).kind].because(a.days.at(s.day).retail)
}

// A DayAnswer is what one person imports on one day, and what the law says of it.
type DayAnswer struct {
	PersonDay         int
	Day               law.Date
	Person, By        string
	Orders, Rows      int
	Aggregate, Limit  calc.Cents
	Over              calc.Cents // over the limit; Unknown when it is not
	Outcome           calc.Outcome
	Duty, Fees, Total calc.Cents
}

// Day returns the answer of a person-day.
func (a *Answers) Day(n uint32) DayAnswer {
	d := a.days.at(n)
	kind, worst := a.ofDay(n)
	day := DayAnswer{PersonDay: int(n), Day: law.Date(writeDay(nil, a.arrival(d.day))), Orders: int(d.shipments), Rows: int(d.rows),
		Aggregate: d.retail, Limit: kind.Limit, Over: calc.Unknown, Outcome: Outcomes[worst]}
	day.Person, day.By = a.person(d.person)
	if kind.Limit != calc.Unknown && d.retail > kind.Limit {
		day.Over = d.retail - kind.Limit
	}
	sum := func(into *calc.Cents, c calc.Cents) {
		if *into != calc.Unknown && c != calc.Unknown {
			*into += c
		} else {
			*into = calc.Unknown
		}
	}
	for at := d.last; at != none; at = a.Table.shipments.at(at).before {
		s := a.shipments.at(at)
		sum(&day.Duty, s.duty)
		sum(&day.Fees, s.fees)
		sum(&day.Total, s.total())
	}
	return day
}

// A View is a choice of rows or person-days in an order.
type View struct {
	Sort       string
	Descending bool
	Filter
}

// A Filter says which rows or person-days are shown; what is empty does not matter.
type Filter struct {
	Status    string
	Outcome   string
	Month     string // of importation, YYYY-MM
	Text      string // a part of person, order or product number
	Over      bool   // only those over the limit
	PersonDay int    // -1 for all
}

// What rows and person-days can be sorted by.
var (
	RowSorts = []string{"line", "day", "person", "order", "sku", "retail", "aggregate", "outcome", "duty", "fees", "total"}
	DaySorts = []string{"day", "person", "orders", "aggregate", "over"}
)

// FindRows returns the places of the rows a view shows, in its order.
func (a *Answers) FindRows(v View) []uint32 {
	var places []uint32
	match := a.matcher(v.Filter)
	for n := range uint32(a.rows.n) {
		if match(n) {
			places = append(places, n)
		}
	}
	if v.Sort == "" || v.Sort == "line" {
		if v.Descending {
			slices.Reverse(places)
		}
		return places
	}
	return arrange(places, a.rowKey(v.Sort), v.Descending)
}

// FindDays returns the places of the person-days a view shows, in its order.
func (a *Answers) FindDays(v View) []uint32 {
	var places []uint32
	found := textMatcher(&a.people, v.Text)
	for n := range uint32(a.days.n) {
		d := a.days.at(n)
		if v.Month != "" && a.monthOf(d.day) != v.Month || found != nil && !found(d.person) {
			continue
		}
		if kind, _ := a.ofDay(n); v.Over && (kind.Limit == calc.Unknown || d.retail <= kind.Limit) {
			continue
		}
		places = append(places, n)
	}
	var key func(uint32) int64
	switch v.Sort {
	case "person":
		ranks := ranked(&a.people)
		key = func(n uint32) int64 { return int64(ranks[a.days.at(n).person]) }
	case "orders":
		key = func(n uint32) int64 { return int64(a.days.at(n).shipments) }
	case "aggregate":
		key = func(n uint32) int64 { return int64(a.days.at(n).retail) }
	case "over":
		key = func(n uint32) int64 {
			kind, _ := a.ofDay(n)
			return int64(a.days.at(n).retail - max(kind.Limit, 0))
		}
	default:
		key = func(n uint32) int64 { return int64(a.days.at(n).day) }
	}
	return arrange(places, key, v.Descending)
}

// arrange sorts places by a key; equal ones keep their order.
func arrange(places []uint32, key func(uint32) int64, descending bool) []uint32 {
	type keyed struct {
		key   int64
		place uint32
	}
	all := make([]keyed, len(places))
	for i, n := range places {
		all[i] = keyed{key(n), n}
		if descending {
			all[i].key = -all[i].key
		}
	}
	slices.SortFunc(all, func(x, y keyed) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.place, y.place)) })
	for i := range all {
		places[i] = all[i].place
	}
	return places
}

// ranked returns the place of each text among all of them in alphabetical order.
func ranked(t *texts) []uint32 {
	places := make([]uint32, t.entries.n)
	for i := range places {
		places[i] = uint32(i)
	}
	slices.SortFunc(places, func(x, y uint32) int { return strings.Compare(t.text(x), t.text(y)) })
	ranks := make([]uint32, len(places))
	for rank, n := range places {
		ranks[n] = uint32(rank)
	}
	return ranks
}

// rowKey returns by what rows are sorted.
func (a *Answers) rowKey(by string) func(uint32) int64 {
	amount := func(of func(r *RowAnswer) calc.Cents) func(uint32) int64 {
		return func(n uint32) int64 {
			if a.rows.at(n).shipment == none {
				return -2
			}
			r := a.numbers(n)
			return int64(of(&r))
		}
	}
	switch by {
	case "day":
		return func(n uint32) int64 { return int64(a.rows.at(n).day) }
	case "person":
		ranks := ranked(&a.people)
		return func(n uint32) int64 {
			if s := a.rows.at(n).shipment; s != none {
				return int64(ranks[a.days.at(a.Table.shipments.at(s).day).person])
			}
			return -1
		}
	case "order":
		ranks := ranked(&a.orders)
		return func(n uint32) int64 {
			if o := a.rows.at(n).order; o < noOrder {
				return int64(ranks[o])
			}
			return -1
		}
	case "sku":
		ranks := ranked(&a.products)
		return func(n uint32) int64 { return int64(ranks[a.rows.at(n).product]) }
	case "outcome":
		return func(n uint32) int64 {
			if s := a.rows.at(n).shipment; s != none {
				return int64(slices.Index(Outcomes, a.kinds[a.shipments.at(s).kind].Outcome))
			}
			return int64(len(Outcomes)) + int64(a.rows.at(n).status)
		}
	case "retail":
		return amount(func(r *RowAnswer) calc.Cents { return r.Retail })
	case "aggregate":
		return amount(func(r *RowAnswer) calc.Cents { return r.Aggregate })
	case "duty":
		return amount(func(r *RowAnswer) calc.Cents { return r.Duty })
	case "fees":
		return amount(func(r *RowAnswer) calc.Cents { return r.Fees })
	}
	return amount(func(r *RowAnswer) calc.Cents { return r.Total })
}

// matcher returns whether a row passes a filter.
func (a *Answers) matcher(f Filter) func(uint32) bool {
	person, order, product := textMatcher(&a.people, f.Text), textMatcher(&a.orders, f.Text), textMatcher(&a.products, f.Text)
	return func(n uint32) bool {
		row := a.rows.at(n)
		if f.Status != "" && row.status.String() != f.Status || f.Month != "" && (row.day == noDay || a.monthOf(row.day) != f.Month) {
			return false
		}
		counted := row.shipment != none
		if !counted && (f.Outcome != "" || f.Over || f.PersonDay >= 0) {
			return false
		}
		var s *shipment
		if counted {
			s = a.Table.shipments.at(row.shipment)
			kind := &a.kinds[a.shipments.at(row.shipment).kind]
			if f.Outcome != "" && string(kind.Outcome) != f.Outcome || f.PersonDay >= 0 && int(s.day) != f.PersonDay ||
				f.Over && (kind.Limit == calc.Unknown || a.days.at(s.day).retail <= kind.Limit) {
				return false
			}
		}
		return f.Text == "" || row.order < noOrder && order(row.order) || product(row.product) || counted && person(a.days.at(s.day).person)
	}
}

// textMatcher returns whether the text at a place has a part, in any case; nil when
// the part is empty. Each text is looked at once.
func textMatcher(t *texts, part string) func(uint32) bool {
	if part == "" {
		return nil
	}
	part = strings.ToLower(part)
	has := make([]bool, t.entries.n)
	for n := range has {
		text := t.text(uint32(n))
		has[n] = strings.Contains(strings.ToLower(text), part)
	}
	return func(n uint32) bool { return has[n] }
}

func (a *Answers) monthOf(day int32) string { return string(writeDay(nil, a.arrival(day))[:7]) }

// A ranking keeps the places with the greatest keys.
type ranking struct {
	most int
	all  []rankedPlace
}

type rankedPlace struct {
	place uint32
	key   int64
}

func newRanking(most int) *ranking { return &ranking{most: most} }

func (r *ranking) add(place uint32, key int64) {
	r.all = append(r.all, rankedPlace{place, key})
	if len(r.all) == 4*r.most {
		r.cut()
	}
}

func (r *ranking) cut() {
	slices.SortStableFunc(r.all, func(x, y rankedPlace) int { return cmp.Or(cmp.Compare(y.key, x.key), cmp.Compare(x.place, y.place)) })
	r.all = r.all[:min(len(r.all), r.most)]
}

func (r *ranking) places() (places []uint32) {
	r.cut()
	for _, p := range r.all {
		places = append(places, p.place)
	}
	return places
}
