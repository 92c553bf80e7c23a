package calc

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// Bounds are the least and the most of a total over everything that is not known and
// everything that could be claimed or chosen and was not. One that is Unknown has no known
// bound; Why says why.
type Bounds struct {
	Least, Most Cents
	Why         say.Message
}

// width is how far apart the bounds are, or Unknown.
func (b *Bounds) width() Cents {
	if b.Least == Unknown || b.Most == Unknown {
		return Unknown
	}
	return b.Most - b.Least
}

func (b *Bounds) same(o *Bounds) bool { return b.Least == o.Least && b.Most == o.Most }

// CheckRange is CheckUntil with what the total could be, and what each question decides.
func CheckRange(u Until, s Shipment, t *Tariff) (answer *Answer, err error) {
	defer unlessStopped(&err)
	if slices.ContainsFunc(s.Items, func(it Item) bool { return it.Origin == "" && len(it.Origins) > 0 }) {
		return checkOrigins(u, &s, t)
	}
	a, err := check(u, s, t)
	if err != nil {
		return nil, err
	}
	a.setRareApart()
	if a.Outcome != Prohibited {
		a.Entries = a.entries(a.circumstances())
	}
	r := rangerOf(a)
	r.answerRange(a.s)
	a.Sources = a.sources()
	return a.Answer, nil
}

// A ranger works out what the total of a shipment could be. Most of its questions change one
// thing of many: it remembers what does not change from one to the next.
type ranger struct {
	until  Until
	tariff *Tariff
	book   *law.Book
	answer *Answer
	tried  *trials
	metal  string // what an answer says of it that is looked at
	memory
}

func rangerOf(a *assessment) *ranger {
	return &ranger{until: a.until, tariff: a.tariff, book: a.book, answer: a.Answer, tried: a.tried,
		memory: memory{map[string]*reach{}, map[string]*totals{}, map[string]*assessment{ofFacts(a.facts): a}}}
}

// totals are the span of totals, on the way to bounds.
type totals struct {
	span
	noMost  say.Message // why there is no most
	nothing say.Message // why nothing is known
	of      []addend    // where they are kept
}

// An addend is one total that could be: duties, and the fees that are charged.
type addend struct {
	percents string // in ten-thousandths of a percent of the dollars entered, of eight bytes each
	charged  []*law.Charge
}

// tell keeps the first reason.
func tell(why *say.Message, m say.Message) {
	if why.Silent() {
		*why = m
	}
}

// join adds other totals.
func (t *totals) join(o *totals) {
	t.span.join(&o.span)
	t.of = append(t.of, o.of...)
	tell(&t.noMost, o.noMost)
	tell(&t.nothing, o.nothing)
}

func (t *totals) bounds() Bounds {
	switch {
	case !t.nothing.Silent():
		return Bounds{Unknown, Unknown, t.nothing}
	case !t.some && t.noMost.Silent():
		return Bounds{Unknown, Unknown, say.It("no-bounds-banned")}
	case !t.some:
		return Bounds{Unknown, Unknown, t.noMost}
	case !t.noMost.Silent():
		return Bounds{t.low, Unknown, t.noMost}
	}
	return Bounds{Least: t.low, Most: t.high}
}

// bounds returns what the total of a shipment could be, under every reading of what is open.
func (r *ranger) bounds(s *Shipment) Bounds {
	t := &totals{}
	r.add(t, s, r.book)
	for _, p := range r.book.OpenPoints(s.Mode) {
		if p.Fact == "" {
			r.add(t, s, r.book.Before(p))
		}
	}
	r.tried.kept.keep(t)
	return t.bounds()
}

// mostWays bounds how many combinations of claims and presumptions are gone through one by
// one. Beyond it every item takes its own least and most.
const mostWays = 16

// add adds the totals of a shipment with everything claimed or not that could be, and with
// what is presumed so and not so.
func (r *ranger) add(t *totals, s *Shipment, b *law.Book) {
	if r.tariff == nil || r.tariff.Schedule == nil { // then nothing is known, whatever is claimed
		r.under(t, s, b, nil, false)
		return
	}
	choices, ways, most := make([][]Item, len(s.Items)), 1, 1
	loose := false
	for i := range s.Items {
		choices[i] = r.choices(s, i)
		ways, most = min(2*mostWays, ways*len(choices[i])), max(most, len(choices[i]))
		loose = loose || len(s.Items) > 1 && len(s.Items[i].HTS) < 10
	}
	way := func(n int, each bool) *Shipment {
		with := *s
		with.Items = slices.Clone(s.Items)
		for i := range with.Items {
			if each {
				with.Items[i] = choices[i][n%len(choices[i])]
				n /= len(choices[i])
			} else {
				with.Items[i] = choices[i][min(n, len(choices[i])-1)]
			}
		}
		return &with
	}
	if ways <= mostWays {
		for n := range ways {
			wait(r.until)
			r.under(t, way(n, true), b, nil, loose)
		}
		return
	}
	for n := range most { // the same choice for every item bounds the fees of those between
		wait(r.until)
		r.under(t, way(n, false), b, choices, true)
	}
	a := &basis{s: s, book: b}
	for _, free := range []bool{false, true} { // the least and the most of mail, which adds up its items
		with := way(0, false)
		for i := range with.Items {
			k := slices.IndexFunc(choices[i], func(it Item) bool { return a.spared(it.Origin, a.factsOf(&it)) == free })
			if k < 0 && free { // what is not spared may have a program under which it is open
				k = slices.IndexFunc(choices[i], func(it Item) bool { return a.openInMail(&it) })
			}
			if k >= 0 {
				with.Items[i] = choices[i][k]
			}
		}
		r.under(t, with, b, choices, true)
	}
}

// choices returns an item as it stands, with each program claimed, and with each
// presumption said otherwise.
func (r *ranger) choices(s *Shipment, i int) []Item {
	all := []Item{s.Items[i]}
	for _, symbol := range r.claimable(s, &s.Items[i]) {
		with := s.Items[i]
		with.Claim = symbol
		all = append(all, with)
	}
	for _, fact := range r.presumable(s, &s.Items[i]) {
		for _, with := range all {
			with.Facts = append(slices.Clone(with.Facts), fact)
			all = append(all, with)
		}
	}
	return all
}

// presumable returns what would say otherwise than what is presumed of an item, or what
// could be presumed of the number it turns out to have.
func (r *ranger) presumable(s *Shipment, it *Item) []string {
	var all []string
	add := func(f *law.Fact, kind string, headings []string, presumed bool) {
		if !f.InForce(s.Date) || slices.Contains(it.Facts, kind) || slices.Contains(it.Facts, "not-"+kind) || slices.Contains(all, kind) {
			return
		}
		is, could := false, false
		for _, h := range headings {
			is = is || strings.HasPrefix(it.HTS, h)
			could = could || strings.HasPrefix(h, it.HTS)
		}
		switch {
		case is && presumed:
			all = append(all, "not-"+kind)
		case !is && could:
			all = append(all, kind)
		}
	}
	for _, p := range r.book.Presumptions {
		add(&p.Fact, p.Kind, p.Headings, true)
	}
	if len(it.HTS) >= 4 {
		for _, x := range r.book.Exclusions {
			add(&x.Fact, x.Kind, x.Headings, false)
		}
	}
	return all
}

// claimable returns the symbols of programs that could be claimed for an item and are not:
// those its number has a rate for, or the first, which may free from another duty or a fee.
func (r *ranger) claimable(s *Shipment, it *Item) []string {
	if it.NoClaim || it.Claim != "" || r.tariff == nil || r.tariff.Schedule == nil || r.book.InColumn2(it.Origin) != nil {
		return nil
	}
	line := r.tried.line(r.tariff, s.Date, it.HTS)
	var all []string
	for _, p := range r.book.Programs {
		if !p.InForce(s.Date) || !p.For(it.Origin) || line.Number != "" && slices.Contains(r.tariff.Lists.On(line.Number, string(s.Date)), p.LeavesOut(it.Origin)) {
			continue
		}
		before := len(all)
		for _, symbol := range p.Symbols {
			if _, has := line.SpecialRate(symbol); has || line.Number == "" {
				all = append(all, symbol)
			}
		}
		if len(all) == before {
			all = append(all, p.Symbols[0])
		}
	}
	return all
}

// under adds the totals of a shipment of which nothing is open but what its items are: of
// each item as it stands or, where choices are given, with any of them.
func (r *ranger) under(t *totals, s *Shipment, b *law.Book, choices [][]Item, loose bool) {
	if choices != nil {
		r.total(t, s, b, choices, loose)
		return
	}
	key := r.key(s, b, loose)
	one := r.totals[key]
	if one == nil {
		one = &totals{}
		r.total(one, s, b, nil, loose)
		r.totals[key] = one
	}
	t.join(one)
}

// total works out what under adds.
func (r *ranger) total(t *totals, s *Shipment, b *law.Book, choices [][]Item, loose bool) {
	a := r.opened(s)
	a.book = b
	day := say.Text("day", string(s.Date))
	switch {
	case a.trial.unknown:
		tell(&t.nothing, say.It("exemption-unknown", day))
		return
	case r.tariff == nil || r.tariff.Schedule == nil:
		tell(&t.nothing, say.It("duty-without-tariff"))
		return
	case a.trial.Exempt:
		if a.duty(); !a.result.prohibited {
			t.nothingOwed()
		}
		return
	}
	edition, ok := r.tariff.Schedule.At(string(s.Date))
	if !ok {
		tell(&t.nothing, noTariff(s.Date))
		return
	}
	sum := &reach{}
	sum.duty[0].add(0, 0)
	if a.postal() {
		if len(a.Unsupported) > 0 {
			tell(&t.nothing, a.Unsupported[0].Text)
			return
		}
		a.mailed(&sum.duty[0])
		r.tried.kept.not()
	} else {
		a.editions = []*law.Source{editionSource(edition)}
		entered := s.enteredValues(a.customs)
		for i := range s.Items {
			one := reach{}
			own := []Item{s.Items[i]}
			if choices != nil {
				own = choices[i]
			}
			for k := range own {
				r.item(&one, a, i, &own[k], entered[i], loose)
			}
			sum = sum.plus(&one)
		}
		a.alsoOwed()
	}
	tell(&t.noMost, sum.noMost)
	if len(a.Unsupported) > 0 {
		tell(&t.noMost, a.Unsupported[0].Text)
	}
	if a.trial.asks != nil {
		t.nothingOwed() // what was asked may free it after all
	}
	if loose || len(s.Items) > 1 {
		r.tried.kept.not()
	}
	for i := range sum.duty {
		if sum.duty[i].some {
			r.addFees(t, a, &sum.duty[i], sum.of[i], []string{"no", "yes"}[i], loose)
		}
	}
}

// nothingOwed adds that nothing is owed.
func (t *totals) nothingOwed() {
	t.add(0, 0)
	t.of = append(t.of, addend{})
}

// plus is the reach of two items together.
func (r *reach) plus(o *reach) *reach {
	sum := &reach{banned: r.banned || o.banned, noMost: r.noMost, of: o.of}
	tell(&sum.noMost, o.noMost)
	for i := range r.duty {
		for k := range o.duty {
			if x, y := &r.duty[i], &o.duty[k]; x.some && y.some {
				sum.duty[i|k].add(x.low+y.low, x.high+y.high)
			}
		}
	}
	return sum
}

// item adds what one item may bear. Of several items the dollars that each is entered at may
// be one more or less, as numbers and claims put them together.
func (r *ranger) item(all *reach, a *assessment, i int, it *Item, entered decimal.Decimal, loose bool) {
	values := []decimal.Decimal{entered}
	if down := a.customs[i].Floor(); loose {
		values = []decimal.Decimal{down, down.Add(decimal.NewFromInt(1))}
	}
	own := a.basis
	own.facts = slices.Clone(a.facts)
	own.facts[i] = a.factsOf(it)
	edition, _ := r.tariff.Schedule.At(string(a.s.Date))
	origin, _ := law.CountryOf(it.Origin)
	for _, value := range values {
		g := goods{basis: &own, item: i, it: it, entered: value, edition: edition}
		one := g.reach(r.ofGoods(&own, i, it.Claim, value), r.alike)
		if origin.USTerritory {
			one.bears(0, 0, "")
		}
		all.join(one)
	}
}

// mailed sets the span of the postal duty that stands in place of all others.
func (a *assessment) mailed(s *span) {
	s.low, s.high = CentsOf(a.result.low), CentsOf(a.result.high)
	if a.Alternatives != nil {
		x, y := CentsOf(a.Alternatives[0].Duty), CentsOf(a.Alternatives[1].Duty)
		s.low, s.high = min(x, y), max(x, y)
	}
	if _, open := a.unsettledMail(); open != nil {
		s.low = CentsOf(a.postalLeast())
	}
}

// addFees adds the totals with the fees of each way in which the goods may be entered.
func (r *ranger) addFees(t *totals, a *assessment, duty *span, of []string, chapter99 string, loose bool) {
	c := a.circumstances()
	c.Chapter99 = chapter99
	e := a.book.Entry(c)
	if e == nil {
		tell(&t.nothing, say.It("fees-without-entry"))
		return
	}
	types := a.types(e)
	if types[0] == a.s.Entry {
		types = types[:1]
	}
	for _, way := range types {
		as := a.enteredAs(e, way, c)
		paid := as.Fees
		if !paid.Valid {
			tell(&t.nothing, say.It("fees-unknown", say.Text("day", string(a.s.Date))))
			continue
		}
		fees := span{}
		fee := CentsOf(paid.Decimal)
		if fees.add(fee, fee); loose && fee > 0 { // a percentage of each line, whose dollars may be one more or less
			fees.widen(Cents(len(a.s.Items)))
		}
		t.add(duty.low+fees.low, duty.high+fees.high)
		for _, percents := range of {
			t.of = append(t.of, addend{percents, as.charged})
		}
	}
}
