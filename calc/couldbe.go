package calc

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// Bounds are the least and the most of a total over everything that is not known and
// everything that could be claimed or chosen and was not. One that is not Valid has no
// known bound; Why says why.
type Bounds struct {
	Least, Most decimal.NullDecimal
	Why         say.Message
}

// Width is how far apart the bounds are; not Valid where one is not known.
func (b *Bounds) Width() decimal.NullDecimal {
	if !b.Least.Valid || !b.Most.Valid {
		return decimal.NullDecimal{}
	}
	return known(b.Most.Decimal.Sub(b.Least.Decimal))
}

func (b *Bounds) same(o *Bounds) bool { return equal(b.Least, o.Least) && equal(b.Most, o.Most) }

// CheckRange is CheckUntil with what the total could be, and what each question decides.
func CheckRange(u Until, s Shipment, t *Tariff) (answer *Answer, err error) {
	defer unlessStopped(&err)
	a, err := check(u, s, t)
	if err != nil {
		return nil, err
	}
	r := &ranger{until: u, tariff: t, book: a.book, answer: a.Answer, items: map[string]reach{}, numbersOpen: map[string]bool{}, tried: trials{kinds: map[string]*kind{}, ranks: map[string]*ranking{}}}
	a.Entries = a.waysOfEntry()
	r.answerRange(a.s)
	a.Sources = a.sources()
	return a.Answer, nil
}

// A ranger works out what the total of a shipment could be. It remembers what single items
// could bear, because most of its questions change one item of many.
type ranger struct {
	until       Until
	tariff      *Tariff
	book        *law.Book
	answer      *Answer
	items       map[string]reach
	numbersOpen map[string]bool // by tariff number and origin
	tried       trials

	loose bool // the dollars of one item may depend on what another turns out to be
}

// A total is the span of totals, on the way to bounds.
type totals struct {
	span
	noLeast bool
	noMost  say.Message
	nothing say.Message // why nothing is known
}

func (t *totals) join(o totals) {
	t.span.join(o.span)
	t.noLeast = t.noLeast || o.noLeast
	if t.noMost.Silent() {
		t.noMost = o.noMost
	}
	if t.nothing.Silent() {
		t.nothing = o.nothing
	}
}

func (t *totals) bounds() Bounds {
	switch {
	case !t.nothing.Silent():
		return Bounds{Why: t.nothing}
	case !t.some && !t.noMost.Silent():
		return Bounds{Why: t.noMost}
	case !t.some:
		return Bounds{Why: say.It("no-bounds-banned")}
	case !t.noMost.Silent():
		return Bounds{Least: known(t.low), Why: t.noMost}
	}
	return Bounds{Least: known(t.low), Most: known(t.high)}
}

// bounds returns what the total of a shipment could be.
func (r *ranger) bounds(s *Shipment) Bounds {
	t := r.totals(s)
	return t.bounds()
}

func (r *ranger) totals(s *Shipment) totals {
	var all totals
	ways, each := r.ways(s)
	r.loose = len(s.Items) > 1 && (!each || r.numberOpen(s))
	for _, way := range ways {
		wait(r.until)
		all.join(r.under(way))
	}
	if p := r.pointOfEntries(s); p != nil {
		before := *r
		before.book = r.book.Before(p)
		for _, way := range ways {
			all.join(before.under(way))
		}
	}
	return all
}

// numberOpen reports whether the number of an item may be asked for.
func (r *ranger) numberOpen(s *Shipment) bool {
	for i := range s.Items {
		number := s.Items[i].HTS + s.Items[i].Origin
		open, known := r.numbersOpen[number]
		if !known {
			g := goods{assessment: &assessment{s: s, tariff: r.tariff, book: r.book}, item: i, it: &s.Items[i]}
			open = r.tariff != nil && r.tariff.Schedule != nil && (len(g.it.HTS) < 8 || g.differ())
			r.numbersOpen[number] = open
		}
		if open {
			return true
		}
	}
	return false
}

// mostWays bounds how many combinations of claims and presumptions are gone through one by
// one. Beyond it every item takes its own least and most.
const mostWays = 16

// ways returns the shipment with everything claimed or not that could be, and with what is
// presumed so and not so; and whether these are all combinations.
func (r *ranger) ways(s *Shipment) (all []*Shipment, each bool) {
	all = []*Shipment{s}
	for i := range s.Items {
		choices := r.choices(s, i)
		if len(choices) == 1 {
			continue
		}
		if len(all)*len(choices) > mostWays {
			return r.extremes(s), false
		}
		var more []*Shipment
		for _, before := range all {
			for c := range choices {
				way := *before
				way.Items = slices.Clone(before.Items)
				way.Items[i] = choices[c]
				more = append(more, &way)
			}
		}
		all = more
	}
	return all, true
}

// extremes are the shipments with the same choice for every item: what the fees of those
// between are bounded by.
func (r *ranger) extremes(s *Shipment) []*Shipment {
	most := 1
	for i := range s.Items {
		most = max(most, len(r.choices(s, i)))
	}
	var all []*Shipment
	for k := range most {
		way := *s
		way.Items = slices.Clone(s.Items)
		for i := range way.Items {
			choices := r.choices(s, i)
			way.Items[i] = choices[min(k, len(choices)-1)]
		}
		all = append(all, &way)
	}
	return all
}

// choices returns an item as it stands, with each program claimed, and with each
// presumption denied.
func (r *ranger) choices(s *Shipment, i int) []Item {
	it := s.Items[i]
	all := []Item{it}
	if !it.NoClaim && it.Claim == "" {
		for _, symbol := range r.claimable(s, &it) {
			with := it
			with.Claim = symbol
			all = append(all, with)
		}
	}
	for _, p := range r.presumable(s, &it) {
		for _, before := range slices.Clone(all) {
			with := before
			with.Facts = append(slices.Clone(before.Facts), p)
			all = append(all, with)
		}
	}
	return all
}

// presumable returns what would say otherwise than what is presumed of an item, or what
// could be presumed of the number it turns out to have.
func (r *ranger) presumable(s *Shipment, it *Item) []string {
	var all []string
	add := func(kind string, headings []string, deny bool) {
		if slices.Contains(it.Facts, kind) || slices.Contains(it.Facts, "not-"+kind) || slices.Contains(all, kind) {
			return
		}
		is, could := false, false
		for _, h := range headings {
			is = is || strings.HasPrefix(it.HTS, h)
			could = could || strings.HasPrefix(h, it.HTS)
		}
		switch {
		case is && deny:
			all = append(all, "not-"+kind)
		case !is && could:
			all = append(all, kind)
		}
	}
	for _, p := range r.book.Presumptions {
		if p.InForce(s.Date) {
			add(p.Kind, p.Headings, true)
		}
	}
	if len(it.HTS) >= 4 {
		for _, x := range r.book.Exclusions {
			if x.InForce(s.Date) {
				add(x.Kind, x.Headings, false)
			}
		}
	}
	return all
}

// claimable returns the symbols of programs that could be claimed for an item.
func (r *ranger) claimable(s *Shipment, it *Item) []string {
	if r.book.InColumn2(it.Origin) != nil {
		return nil
	}
	var all []string
	for _, p := range r.book.Programs {
		if !p.InForce(s.Date) || !p.For(it.Origin) {
			continue
		}
		offered := p.Symbols
		if len(it.HTS) >= 8 && r.tariff.Schedule != nil {
			if line, err := r.tariff.Schedule.Line(string(s.Date), it.HTS); err == nil {
				offered = slices.DeleteFunc(slices.Clone(p.Symbols), func(symbol string) bool { _, has := line.SpecialRate(symbol); return !has })
			}
			if len(offered) == 0 {
				offered = p.Symbols[:1]
			}
		}
		all = append(all, offered...)
	}
	return all
}

// under works out the totals of a shipment of which nothing is open but what its items are.
func (r *ranger) under(s *Shipment) totals {
	a := open(s, r.tariff)
	a.book, a.until = r.book, r.until
	a.exemption()
	switch {
	case a.trial.unknown:
		return totals{nothing: say.It("exemption-unknown", say.Text("day", string(s.Date)))}
	case r.tariff == nil || r.tariff.Schedule == nil:
		return totals{nothing: say.It("duty-without-tariff")}
	case a.trial.Exempt:
		a.duty()
		if a.result.prohibited {
			return totals{}
		}
		return totals{span: span{some: true}}
	}
	edition, ok := r.tariff.Schedule.At(string(s.Date))
	if !ok {
		return totals{nothing: say.It("duty-before-tariff", say.Text("day", string(s.Date)))}
	}
	var t totals
	duty := r.mail(a, &t)
	if duty == nil {
		a.editions = []*law.Source{editionSource(edition)}
		sum := reach{without: span{some: true}}
		entered := s.enteredValues(a.customs)
		for i := range s.Items {
			one := r.item(a, i, entered[i])
			sum = sum.plus(one)
		}
		duty = &sum
	}
	r.addFees(a, &t, duty)
	if a.trial.asks != nil {
		t.add(decimal.Zero, decimal.Zero) // what was asked may free it after all
	}
	return t
}

// plus is the reach of two items together.
func (r *reach) plus(o reach) reach {
	sum := reach{banned: r.banned || o.banned, noMost: r.noMost}
	if sum.noMost.Silent() {
		sum.noMost = o.noMost
	}
	both := func(x, y span, into *span) {
		if x.some && y.some {
			into.add(x.low.Add(y.low), x.high.Add(y.high))
		}
	}
	both(r.without, o.without, &sum.without)
	both(r.with, o.with, &sum.with)
	both(r.with, o.without, &sum.with)
	both(r.without, o.with, &sum.with)
	return sum
}

// item returns what one item may bear. Of several items the dollars that each is entered
// at may be one more or less, as numbers and claims put them together.
func (r *ranger) item(a *assessment, i int, entered decimal.Decimal) reach {
	it := &a.s.Items[i]
	key := strconv.Itoa(i) + it.kind() + " " + strings.Join(Names(it.Measures), ",") + strconv.FormatBool(it.NoClaim) + string(a.s.Loaded)
	values := []decimal.Decimal{entered}
	if down := a.customs[i].Floor(); r.loose {
		values = []decimal.Decimal{down}
		if !down.Equal(a.customs[i]) {
			values = append(values, down.Add(decimal.NewFromInt(1)))
		}
	}
	var all reach
	for _, value := range values {
		key := key + " " + value.String()
		one, known := r.items[key]
		if !known {
			g := goods{assessment: a, item: i, it: it, entered: value}
			if e, ok := r.tariff.Schedule.At(string(a.s.Date)); ok {
				g.edition = e
			}
			if g.tried = &r.tried; r.tried.afford(it) {
				one = g.reach()
			} else {
				one = reach{noMost: say.It("no-most-facts"), without: span{some: true}}
			}
			if origin, _ := law.CountryOf(it.Origin); origin.USTerritory {
				one.without.add(decimal.Zero, decimal.Zero)
			}
			r.items[key] = one
		}
		all.join(one)
	}
	return all
}

// mail returns the postal duty that stands in place of all others, nil where there is none.
func (r *ranger) mail(a *assessment, t *totals) *reach {
	if !a.postal() {
		return nil
	}
	sum := &reach{}
	if len(a.Unsupported) > 0 {
		t.nothing = a.Unsupported[0].Text
		return sum
	}
	low, high := a.result.low, a.result.high
	if a.Alternatives != nil {
		x, y := a.Alternatives[0].Duty, a.Alternatives[1].Duty
		low, high = decimal.Min(x, y), decimal.Max(x, y)
		if _, open := a.unsettledMail(); open != nil {
			low = decimal.Zero
		}
	}
	sum.without.add(low, high)
	return sum
}

// addFees adds the totals with the fees of each way in which the goods may be entered.
func (r *ranger) addFees(a *assessment, t *totals, duty *reach) {
	if !duty.noMost.Silent() && t.noMost.Silent() {
		t.noMost = duty.noMost
	}
	a.alsoOwed()
	for _, gap := range a.Unsupported {
		if t.noMost.Silent() {
			t.noMost = gap.Text
		}
	}
	for i, s := range []span{duty.without, duty.with} {
		if !s.some {
			continue
		}
		ways := a.entries([]string{"no", "yes"}[i])
		if len(ways) == 0 && t.nothing.Silent() {
			t.nothing = say.It("fees-without-entry")
		}
		for _, way := range ways {
			if !way.Fees.Valid {
				t.nothing = say.It("fees-unknown", say.Text("day", string(a.s.Date)))
				continue
			}
			low, high := way.Fees.Decimal, way.Fees.Decimal
			if r.loose && low.IsPositive() { // a percentage of each line, whose dollars may be one more or less
				slack := decimal.New(int64(len(a.s.Items)), -2)
				low, high = decimal.Max(decimal.Zero, low.Sub(slack)), high.Add(slack)
			}
			t.add(s.low.Add(low), s.high.Add(high))
		}
	}
}
