package check

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
	"section321/calc/say"
)

// Range is Until with what the total could be, and what each question decides.
func Range(u calc.Until, s calc.Shipment, t *calc.Tariff) (answer *calc.Answer, err error) {
	defer calc.UnlessStopped(&err)
	if slices.ContainsFunc(s.Items, func(it calc.Item) bool { return it.Origin == "" && len(it.Origins) > 0 }) {
		return checkOrigins(u, &s, t)
	}
	a, err := answered(u, s, t)
	if err != nil {
		return nil, err
	}
	a.SetRareApart()
	if a.Outcome != calc.Prohibited {
		a.Entries = a.EntryWays(a.Circumstances())
	}
	r := RangerOf(a)
	r.AnswerRange(a.Shipment)
	a.Sources = a.sources()
	return a.Answer, nil
}

// A ranger works out what the total of a shipment could be. Most of its questions change one
// thing of many: it remembers what does not change from one to the next.
type ranger struct {
	until  calc.Until
	tariff *calc.Tariff
	book   *law.Book
	answer *calc.Answer
	tried  *duty.Trials
	metal  string // what an answer says of it that is looked at
	kept   *Pattern
	Memory
}

func RangerOf(a *Assessment) *ranger {
	return &ranger{until: a.Until, tariff: a.Tariff, book: a.Book, answer: a.Answer, tried: a.Tried,
		Memory: Memory{map[string]*duty.Reach{}, map[string]*totals{}, map[string]*Assessment{ofFacts(a.Facts): a}}}
}

// totals are the span of totals, on the way to bounds.
type totals struct {
	duty.Span
	noMost  say.Message // why there is no most
	nothing say.Message // why nothing is known
	of      addends     // where they are kept
}

// join adds other totals.
func (t *totals) join(o *totals) {
	t.Span.Join(&o.Span)
	t.of.join(&o.of)
	duty.Tell(&t.noMost, o.noMost)
	duty.Tell(&t.nothing, o.nothing)
}

func (t *totals) bounds() calc.Bounds {
	switch {
	case !t.nothing.Silent():
		return calc.NoBounds(t.nothing)
	case !t.Some && t.noMost.Silent():
		return calc.NoBounds(say.It("no-bounds-banned"))
	case !t.Some:
		return calc.NoBounds(t.noMost)
	case !t.noMost.Silent():
		return calc.Bounds{Least: t.Low, Most: calc.Unknown, Why: t.noMost}
	}
	return calc.Bounds{Least: t.Low, Most: t.High}
}

// bounds returns what the total of a shipment could be, under every reading of what is open.
func (r *ranger) bounds(s *calc.Shipment) calc.Bounds {
	t := &totals{}
	r.add(t, s, r.book)
	for _, p := range r.book.OpenPoints(s.Mode) {
		if p.Fact == "" {
			r.add(t, s, r.book.Before(p))
		}
	}
	r.kept.keep(t)
	return t.bounds()
}

// mostWays bounds how many combinations of claims and presumptions are gone through one by
// one. Beyond it every item takes its own least and most.
const mostWays = 16

// add adds the totals of a shipment with everything claimed or not that could be, and with
// what is presumed so and not so.
func (r *ranger) add(t *totals, s *calc.Shipment, b *law.Book) {
	if r.tariff == nil || r.tariff.Schedule == nil { // then nothing is known, whatever is claimed
		r.under(t, s, b, nil, false)
		return
	}
	choices, ways, most := make([][]calc.Item, len(s.Items)), 1, 1
	loose := false
	for i := range s.Items {
		choices[i] = r.choices(s, i)
		ways, most = min(2*mostWays, ways*len(choices[i])), max(most, len(choices[i]))
		loose = loose || len(s.Items) > 1 && len(s.Items[i].HTS) < 10
	}
	way := func(n int, each bool) *calc.Shipment {
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
			calc.Wait(r.until)
			r.under(t, way(n, true), b, nil, loose)
		}
		return
	}
	for n := range most { // the same choice for every item bounds the fees of those between
		calc.Wait(r.until)
		r.under(t, way(n, false), b, choices, true)
	}
	a := &duty.Basis{Shipment: s, Book: b}
	for _, free := range []bool{false, true} { // the least and the most of mail, which adds up its items
		with := way(0, false)
		for i := range with.Items {
			k := slices.IndexFunc(choices[i], func(it calc.Item) bool { return spared(a, it.Origin, a.FactsOf(&it)) == free })
			if k < 0 && free { // what is not spared may have a program under which it is open
				k = slices.IndexFunc(choices[i], func(it calc.Item) bool { return openInMail(a, &it) })
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
func (r *ranger) choices(s *calc.Shipment, i int) []calc.Item {
	all := []calc.Item{s.Items[i]}
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
func (r *ranger) presumable(s *calc.Shipment, it *calc.Item) []string {
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
func (r *ranger) claimable(s *calc.Shipment, it *calc.Item) []string {
	if it.NoClaim || it.Claim != "" || r.tariff == nil || r.tariff.Schedule == nil || r.book.InColumn2(it.Origin) != nil {
		return nil
	}
	line := r.tried.Line(r.tariff, s.Date, it.HTS)
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
func (r *ranger) under(t *totals, s *calc.Shipment, b *law.Book, choices [][]calc.Item, loose bool) {
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
func (r *ranger) total(t *totals, s *calc.Shipment, b *law.Book, choices [][]calc.Item, loose bool) {
	a := r.opened(s)
	a.Book = b
	day := say.Text("day", string(s.Date))
	switch {
	case a.Trial.unknown:
		duty.Tell(&t.nothing, say.It("exemption-unknown", day))
		return
	case r.tariff == nil || r.tariff.Schedule == nil:
		duty.Tell(&t.nothing, say.It("duty-without-tariff"))
		return
	case a.Trial.Exempt:
		if a.AddDuty(); !a.Result.Prohibited {
			t.nothingOwed()
		}
		return
	}
	edition, ok := r.tariff.Schedule.At(string(s.Date))
	if !ok {
		duty.Tell(&t.nothing, noTariff(s.Date))
		return
	}
	sum := &duty.Reach{}
	sum.Duty[0].Add(0, 0)
	if a.postal() {
		if len(a.Unsupported) > 0 {
			duty.Tell(&t.nothing, a.Unsupported[0].Text)
			return
		}
		a.mailed(&sum.Duty[0])
		r.tried.Scale.Not()
	} else {
		a.Editions = []*law.Source{calc.EditionSource(edition)}
		entered := s.EnteredValues(a.Customs)
		for i := range s.Items {
			one := duty.Reach{}
			own := []calc.Item{s.Items[i]}
			if choices != nil {
				own = choices[i]
			}
			for k := range own {
				r.item(&one, a, i, &own[k], entered[i], loose)
			}
			sum = sum.Plus(&one)
		}
		a.alsoOwed()
	}
	duty.Tell(&t.noMost, sum.NoMost)
	if len(a.Unsupported) > 0 {
		duty.Tell(&t.noMost, a.Unsupported[0].Text)
	}
	if a.Trial.asks != nil {
		t.nothingOwed() // what was asked may free it after all
	}
	if loose || len(s.Items) > 1 {
		r.tried.Scale.Not()
	}
	for i := range sum.Duty {
		if sum.Duty[i].Some {
			r.addFees(t, a, sum, i, loose)
		}
	}
}

// nothingOwed adds that nothing is owed.
func (t *totals) nothingOwed() {
	t.Add(0, 0)
	t.of.nothing()
}

// item adds what one item may bear. Of several items the dollars that each is entered at may
// be one more or less, as numbers and claims put them together.
func (r *ranger) item(all *duty.Reach, a *Assessment, i int, it *calc.Item, entered decimal.Decimal, loose bool) {
	values := []decimal.Decimal{entered}
	if down := a.Customs[i].Floor(); loose {
		values = []decimal.Decimal{down, down.Add(decimal.NewFromInt(1))}
	}
	edition, _ := r.tariff.Schedule.At(string(a.Shipment.Date))
	origin, _ := law.CountryOf(it.Origin)
	for _, value := range values {
		g := duty.Goods{Basis: &a.Basis, Index: i, Item: it, Facts: a.FactsOf(it), Entered: value, Edition: edition}
		one := g.Reach(r.ofGoods(&g), r.alike)
		if origin.USTerritory {
			one.Bears(0, 0, "")
		}
		all.Join(one)
	}
}

// mailed sets the span of the postal duty that stands in place of all others.
func (a *Assessment) mailed(s *duty.Span) {
	s.Low, s.High = calc.CentsOf(a.Result.Low), calc.CentsOf(a.Result.High)
	if a.Alternatives != nil {
		x, y := calc.CentsOf(a.Alternatives[0].Duty), calc.CentsOf(a.Alternatives[1].Duty)
		s.Low, s.High = min(x, y), max(x, y)
	}
	if _, open := a.unsettledMail(); open != nil {
		s.Low = calc.CentsOf(a.postalLeast())
	}
}

// addFees adds the totals with the fees of each way in which the goods may be entered.
func (r *ranger) addFees(t *totals, a *Assessment, sum *duty.Reach, chapter99 int, loose bool) {
	c := a.Circumstances()
	c.Chapter99 = []string{"no", "yes"}[chapter99]
	owed := &sum.Duty[chapter99]
	e := a.Book.Entry(c)
	if e == nil {
		duty.Tell(&t.nothing, say.It("fees-without-entry"))
		return
	}
	types := a.types(e)
	if types[0] == a.Shipment.Entry {
		types = types[:1]
	}
	for _, way := range types {
		as := a.enteredAs(e, way, c)
		paid := as.Fees
		if !paid.Valid {
			duty.Tell(&t.nothing, say.It("fees-unknown", say.Text("day", string(a.Shipment.Date))))
			continue
		}
		fees := duty.Span{}
		fee := calc.CentsOf(paid.Decimal)
		if fees.Add(fee, fee); loose && fee > 0 { // a percentage of each line, whose dollars may be one more or less
			fees.Widen(calc.Cents(len(a.Shipment.Items)))
		}
		t.Add(owed.Low+fees.Low, owed.High+fees.High)
		t.of.add(sum, chapter99, as.Charged)
	}
}
