package orders

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/rate"
	"section321/calc/say"
)

// Answers are what the law says of every shipment of a table under assumptions.
type Answers struct {
	*Table
	Assumptions
	classes   *classing
	shipments column[amounts]
	duties    column[calc.Cents] // of each row, Unknown where the order's is
	kinds     []Kind
}

// amounts are a shipment's answer.
type amounts struct {
	duty, fees calc.Cents
	kind       uint32 // in kinds
	owed       bool   // whether the sum of duty and fees is all that is owed
}

func (a *amounts) total() calc.Cents {
	if !a.owed || a.duty == calc.Unknown || a.fees == calc.Unknown {
		return calc.Unknown
	}
	return a.duty + a.fees
}

// A Kind is what many shipments' answers have in common: all but the amounts.
type Kind struct {
	Outcome   calc.Outcome
	Entry     string // the type that its goods take, "" where that is not known
	Rule      string
	Text      say.Message // why; without the shipment’s own amounts
	Cite      []string
	Asks      []calc.Ask
	Limit     calc.Cents // what was free that day
	Statutory calc.Cents // what the statute said
}

// Spread runs do for each of the parts 0 to n-1 in any order, perhaps several at once.
type Spread func(n int, do func(part int))

// InTurn is the Spread that runs one part after the other.
func InTurn(n int, do func(int)) {
	for i := range n {
		do(i)
	}
}

// partSize is how many shipments are a part.
const partSize = 1 << 14

// Answer answers every shipment. The error is of type calc.Problems and says which
// assumption is wrong or lacking.
func (t *Table) Answer(tariff *calc.Tariff, assumed Assumptions, spread Spread) (*Answers, error) {
	return t.answer(func(about ...calc.Item) *rate.Rater { return rate.New(tariff, about...) }, assumed, spread)
}

// Without answers every shipment again as it would be if void duties had never been.
func (a *Answers) Without(void *law.Void, tariff *calc.Tariff, spread Spread) (*Answers, error) {
	return a.answer(func(about ...calc.Item) *rate.Rater { return rate.NewWithout(tariff, void, about...) }, a.Assumptions, spread)
}

func (t *Table) answer(newRater func(...calc.Item) *rate.Rater, assumed Assumptions, spread Spread) (*Answers, error) {
	classes, problems := t.classify(&assumed)
	if problems = problems.With(t.validate(&assumed, classes)); problems != nil {
		return nil, problems
	}
	a := &Answers{Table: t, Assumptions: assumed, classes: classes}
	stretches := newRating(a, newRater).stretches()
	if t.MostGoods > 0 && a.differ(stretches, t.MostGoods) {
		return nil, calc.Problems{{Code: "too-many-goods", Message: say.It("order-goods-too-many", say.Count("most", t.MostGoods))}}
	}
	a.shipments, a.duties = sized[amounts](t.shipments.n), sized[calc.Cents](t.rows.n)
	parts := (t.shipments.n + partSize - 1) / partSize
	kinds := make([][]Kind, parts)
	raters := make(chan *rating, parts+1)
	spread(parts, func(part int) {
		var r *rating
		select {
		case r = <-raters:
		default:
			r = newRating(a, newRater)
			r.first = stretches
		}
		r.rater.While(t.Until)
		kinds[part] = r.part(part)
		raters <- r
	})
	if t.Until != nil && t.Until.Err() != nil {
		return nil, calc.Cancelled
	}
	a.number(kinds)
	return a, nil
}

// validate refuses assumptions that no shipment can be answered under.
func (t *Table) validate(a *Assumptions, c *classing) (problems calc.Problems) {
	for _, class := range c.classes {
		if class.products == 0 {
			continue
		}
		s := a.shipmentOf(class.item, 0)
		for _, p := range s.Validate() {
			p.Subject = p.Subject.Alone()
			if !slices.ContainsFunc(problems, p.Same) && len(problems) < 20 {
				problems = append(problems, p)
			}
		}
	}
	if a.TransitDays < 0 || a.TransitDays > MostTransitDays {
		problems = append(problems, calc.Problem{Code: "invalid-quantity", Subject: calc.About(calc.FieldTransitDays),
			Message: say.It("transit-days-invalid", say.Count("given", a.TransitDays), say.Count("most", MostTransitDays))})
	}
	return problems
}

// number gives the kinds that the parts found one numbering, in the order of the
// shipments, so that it does not matter which part was done first.
func (a *Answers) number(parts [][]Kind) {
	places := map[string]uint32{}
	for part, kinds := range parts {
		renumbered := make([]uint32, len(kinds))
		for i := range kinds {
			k := &kinds[i]
			key := k.key()
			at, ok := places[key]
			if !ok {
				at = uint32(len(a.kinds))
				places[key] = at
				a.kinds = append(a.kinds, *k)
			}
			renumbered[i] = at
		}
		for n := part * partSize; n < min((part+1)*partSize, a.shipments.n); n++ {
			s := a.shipments.at(uint32(n))
			s.kind = renumbered[s.kind]
		}
	}
}

// key names all that a kind says.
func (k *Kind) key() string {
	key := string(k.Outcome) + "\t" + k.Entry + "\t" + k.Rule + "\t" + k.Text.String() + "\t" + itoa(int(k.Limit)) + "\t" + itoa(int(k.Statutory))
	for _, q := range k.Asks {
		key += "\t" + q.Subject.Field.String() + q.Subject.Name + q.Text().String()
	}
	return key
}

// A rating answers shipments, one after the other.
type rating struct {
	*Answers
	rater     *rate.Rater
	first     map[int32]int32         // of each day the first one under the same law
	frames    map[int32][]*rate.Goods // by that first day: the goods of every class
	byDay     map[int32][]*rate.Goods
	day       int32
	today     []*rate.Goods // goods of every class on that day
	goods     []*rate.Goods
	worth     []rate.Worth
	rows      []uint32
	kinds     []Kind
	places    map[string]uint32       // of kinds, by what they say
	known     map[*calc.Answer]uint32 // their places by answers of theirs, the latest only
	forgotten int                     // how often the rater had forgotten its goods when these were found
	wide      int                     // the kind of shipments with too many lines, and one; 0 when there is none
}

func newRating(a *Answers, newRater func(...calc.Item) *rate.Rater) *rating {
	var about []calc.Item
	for _, c := range a.classes.classes {
		if c.products > 0 {
			about = append(about, c.item)
		}
	}
	return &rating{Answers: a, rater: newRater(about...).Brief().Sums(), frames: map[int32][]*rate.Goods{}, byDay: map[int32][]*rate.Goods{}}
}

// stretches returns of each day of the file the first one under the same law. Its answers
// stand for those of the others, whoever of several works them out first.
func (r *rating) stretches() map[int32]int32 {
	firsts, periods := map[string]int32{}, map[int32]string{}
	for n := range uint32(r.Table.days.n) {
		day := r.days.at(n).day
		period, known := periods[day]
		if !known {
			period = r.rater.Period(r.lawOf(day))
			periods[day] = period
			if first, known := firsts[period]; !known || day < first {
				firsts[period] = day
			}
		}
	}
	all := make(map[int32]int32, len(periods))
	for day, period := range periods {
		all[day] = firsts[period]
	}
	return all
}

// differ reports whether there are more kinds of goods than so many, those under another
// law counted anew: each of them is worked out.
func (a *Answers) differ(stretches map[int32]int32, most int) bool {
	seen := map[uint64]bool{}
	for n := range uint32(a.Table.shipments.n) {
		s := a.Table.shipments.at(n)
		first := stretches[a.days.at(s.day).day]
		for at := s.last; at != none; at = a.Table.rows.at(at).before {
			seen[uint64(uint32(first))<<32|uint64(a.classes.of[a.Table.rows.at(at).product])] = true
		}
		if len(seen) > most {
			return true
		}
	}
	return false
}

// part answers the shipments of a part and returns their kinds, or some where nobody waits
// for them any more.
func (r *rating) part(part int) []Kind {
	defer func() {
		if fault := recover(); fault != nil && !calc.Stopped(fault) {
			panic(fault)
		}
	}()
	r.kinds, r.places, r.known, r.wide = nil, map[string]uint32{}, map[*calc.Answer]uint32{}, 0
	for n := part * partSize; n < min((part+1)*partSize, r.shipments.n); n++ {
		r.answer(uint32(n))
	}
	return r.kinds
}

func (r *rating) answer(n uint32) {
	s := r.Table.shipments.at(n)
	day := r.days.at(s.day)
	out := r.shipments.at(n)
	r.rows = r.rows[:0]
	for at := s.last; at != none; at = r.Table.rows.at(at).before {
		r.rows = append(r.rows, at)
	}
	slices.Reverse(r.rows)
	if len(r.rows) > calc.MaxItems {
		out.duty, out.fees, out.kind = calc.Unknown, calc.Unknown, r.tooWide()
		r.spreadDuty(calc.Unknown, nil)
		return
	}
	r.collect(day.day)
	singly := r.rater.Checked()
	rated := r.rater.Rate(r.goods, r.worth, day.retail-s.retail)
	kind, ok := r.known[rated.Answer]
	if !ok {
		kind = r.kindOf(rated)
		if r.rater.Checked() == singly { // it may be the answer to others, too
			if len(r.known) >= mostKnown {
				clear(r.known)
			}
			r.known[rated.Answer] = kind
		}
	}
	*out = amounts{duty: rated.Duty, fees: rated.Fees, kind: kind, owed: rated.Total != calc.Unknown}
	r.spreadDuty(rated.Duty, rated.Duties)
}

// mostKnown is how many answers are kept to be known again. Each takes a kilobyte or two.
const mostKnown = 10_000

// kindOf returns the place of the kind of an answer that is not known yet.
func (r *rating) kindOf(rated rate.Amounts) uint32 {
	k := kindOf(rated)
	key := k.key()
	kind, ok := r.places[key]
	if !ok {
		kind = uint32(len(r.kinds))
		r.kinds, r.places[key] = append(r.kinds, k), kind
	}
	return kind
}

// collect fills goods and worth with the rows of a shipment.
func (r *rating) collect(day int32) {
	if day != r.day || r.today == nil {
		r.openDay(day)
	}
	r.goods, r.worth = r.goods[:0], r.worth[:0]
	for _, at := range r.rows {
		row := r.Table.rows.at(at)
		class := r.classes.of[row.product]
		g := r.today[class]
		if g == nil {
			g = r.goodsOf(class, day)
			r.today[class] = g
		}
		r.goods = append(r.goods, g)
		r.worth = append(r.worth, r.worthOf(at))
	}
}

// openDay finds the goods of a day. The law of many days is the same, and so are the goods.
func (r *rating) openDay(day int32) {
	r.day = day
	if r.today = r.byDay[day]; r.today != nil {
		return
	}
	first := r.first[day]
	if r.today = r.frames[first]; r.today == nil {
		r.today = make([]*rate.Goods, len(r.classes.classes))
		r.frames[first] = r.today
		r.rater.Hold(8 * len(r.today))
	}
	r.byDay[day] = r.today
}

func (r *rating) goodsOf(class uint32, day int32) *rate.Goods {
	s := r.shipmentOf(r.classes.classes[class].item, r.first[day])
	g, err := r.rater.Goods(&s)
	if err != nil {
		panic("orders: goods that were validated: " + err.Error())
	}
	if now := r.rater.Forgotten(); now != r.forgotten {
		r.forgotten = now
		clear(r.frames)
		clear(r.byDay)
		r.today = nil
		r.openDay(day)
	}
	return g
}

// worthOf returns what the goods of a row are worth.
func (a *Answers) worthOf(at uint32) rate.Worth {
	row := a.rows.at(at)
	w := rate.Worth{Retail: row.retail, Customs: row.retail}
	if p := a.classes.entries[row.product]; p != nil {
		quantity := number{mantissa: uint64(row.quantity), scale: 3}
		if p.valued {
			rate, _ := a.rateOf(p.Currency)
			if value, ok := cents(p.customs, quantity, rate); ok {
				w.Customs = value
			}
		}
		if p.Measures != nil {
			w.Measures = make(map[string]decimal.Decimal, len(p.Measures))
			for unit, of := range p.Measures {
				w.Measures[unit] = of.Mul(quantity.decimal())
			}
		}
	}
	if int(at) < a.customs.n && *a.customs.at(at) != calc.Unknown {
		w.Customs = *a.customs.at(at)
	}
	return w
}

// spreadDuty gives each row its duty. What is not one row's, such as an amount for a
// whole parcel, stands with the first.
func (r *rating) spreadDuty(duty calc.Cents, duties []calc.Cents) {
	left := duty
	for i, at := range r.rows {
		d := calc.Unknown
		if duty != calc.Unknown {
			if d = duties[i]; d == calc.Unknown {
				d = 0
			}
			left -= d
		}
		*r.duties.at(at) = d
	}
	if duty != calc.Unknown {
		*r.duties.at(r.rows[0]) += left
	}
}

func (r *rating) tooWide() uint32 {
	if r.wide == 0 {
		r.kinds = append(r.kinds, Kind{Outcome: calc.Unsupported, Rule: "too-many-items", Limit: calc.Unknown, Statutory: calc.Unknown,
			Text: say.It("order-too-wide", say.Count("most", calc.MaxItems))})
		r.wide = len(r.kinds)
	}
	return uint32(r.wide - 1)
}

// kindOf returns what an answer has in common with others.
func kindOf(rated rate.Amounts) Kind {
	a := rated.Answer
	k := Kind{Outcome: a.Outcome, Limit: rated.Limit, Statutory: calc.Unknown}
	if a.Exemption.Statutory.Valid {
		k.Statutory = calc.CentsOf(a.Exemption.Statutory.Decimal)
	}
	if a.Entry != nil {
		k.Entry = a.Entry.Type
	}
	reasons := a.Exemption.Because
	if a.Outcome == calc.Prohibited && len(reasons) > 0 {
		reasons = reasons[len(reasons)-1:]
	}
	for _, q := range a.Asks {
		// What could only be lower is left to the order's own page.
		if q.Effect == calc.CouldRaise || a.Outcome == calc.Incomplete {
			q.Subject = q.Subject.Alone()
			k.Asks = append(k.Asks, q)
		}
	}
	switch {
	case a.Outcome == calc.Incomplete && len(k.Asks) > 0:
		k.Rule, k.Text, k.Cite = "asks", k.Asks[0].Text(), k.Asks[0].Cite
	case a.Outcome == calc.Unsupported && len(a.Unsupported) > 0:
		k.Rule, k.Text, k.Cite = "unsupported", a.Unsupported[0].Text, a.Unsupported[0].Cite
	case len(reasons) > 0:
		if reasons[0].Rule == "over-limit" && k.Limit == 0 && len(reasons) > 1 {
			reasons = reasons[1:] // while suspended, being over the limit is not what decides
		}
		k.Rule, k.Text, k.Cite = reasons[0].Rule, reasons[0].Text, reasons[0].Cite
		if k.counts() {
			k.Text = k.Text.With() // each shipment has its own
		}
	}
	return k
}

// counts reports whether the reason names the amounts of a person-day.
func (k *Kind) counts() bool { return k.Text.Names("aggregate") }

// because says why, with the amounts of one person-day.
func (k *Kind) because(aggregate calc.Cents) say.Message {
	if !k.counts() {
		return k.Text
	}
	return k.Text.With(ofMoney("aggregate", aggregate), ofMoney("limit", k.Statutory), ofMoney("over", aggregate-k.Statutory))
}

func ofMoney(name string, c calc.Cents) *say.Value {
	return say.Text(name, string(AppendCents(nil, c)))
}
