package calc

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// An Option is an answer to a question, and what the total becomes with it.
type Option struct {
	Answer Setting
	Text   say.Message
	Bounds
}

// A Setting is what an answer sets in the request: a field of the item, or of the shipment
// where Item is below 0. Key names which quantity of the field, where it has several.
type Setting struct {
	Item              int
	Field, Key, Value string
}

// on returns the shipment with a field set.
func (x *Setting) on(s *Shipment) *Shipment {
	with := *s
	switch x.Field {
	case "loaded":
		with.Loaded = law.Date(x.Value)
	case "postalMethod":
		with.PostalMethod = x.Value
	case "entry":
		with.Entry = x.Value
	}
	if x.Item < 0 {
		return &with
	}
	with.Items = slices.Clone(s.Items)
	it := &with.Items[x.Item]
	amount := func(into *map[string]decimal.Decimal) {
		d, _ := decimal.NewFromString(x.Value)
		all := map[string]decimal.Decimal{}
		maps.Copy(all, *into)
		all[x.Key] = d
		*into = all
	}
	switch x.Field {
	case "hts":
		it.HTS = x.Value
	case "claim":
		it.Claim, it.NoClaim = x.Value, x.Value == "none"
		if it.NoClaim {
			it.Claim = ""
		}
	case "facts":
		it.Facts = append(slices.Clone(it.Facts), x.Value)
	case "metalValue":
		amount(&it.MetalValue)
	case "metalWeight":
		amount(&it.MetalWeight)
	}
	return &with
}

// About is what a question is about: a field of an item, -1 for the shipment, and the fact
// or the quantity of it that is asked for.
func (q *Ask) About() (item int, field, of string) {
	of = q.Fact
	if of == "" {
		of = q.about
	}
	rest, inItem := strings.CutPrefix(q.Field, "items[")
	if !inItem {
		return -1, q.Field, of
	}
	number, field, _ := strings.Cut(rest, "].")
	item, _ = strconv.Atoi(number)
	if measure, is := strings.CutPrefix(field, "measures."); is {
		field, of = "measures", measure
	}
	if q.Effect == "could-change-entry" {
		return -1, "entry", ""
	}
	return item, field, of
}

// mostPriced is how many items a shipment may have whose questions are priced: to price a
// question is to look at the shipment anew.
const mostPriced = 20

// answerRange adds to the answer what its total could be and what each question decides.
func (r *ranger) answerRange(s *Shipment) {
	a := r.answer
	if a.Outcome == Prohibited {
		a.CouldBe = &Bounds{Why: say.It("no-bounds-banned")}
		return
	}
	r.asks(s)
	all := Bounds{Least: a.Total, Most: a.Total}
	if len(a.Asks) > 0 || !a.Total.Valid || r.points(s) {
		t := r.totals(s)
		if a.Total.Valid && t.nothing.Silent() {
			t.add(a.Total.Decimal, a.Total.Decimal)
		}
		all = t.bounds()
	}
	a.CouldBe = &all
	if len(s.Items) <= mostPriced {
		r.price(s)
	}
	r.readings(s)
	if len(a.Asks) == 0 && len(a.Open) == 0 && a.Total.Valid {
		a.CouldBe = &Bounds{Least: a.Total, Most: a.Total}
	}
}

// asks adds the questions about what could be claimed, chosen or said otherwise than was
// presumed.
func (r *ranger) asks(s *Shipment) {
	a := r.answer
	if a.Outcome == Exempt {
		return
	}
	r.entryByNumber(s)
	numberAsked, presumed := map[string]bool{}, map[string][]Assumption{}
	for _, q := range a.Asks {
		numberAsked[q.Field] = true
	}
	for _, p := range a.Assumed {
		if p.Fact != "" {
			presumed[p.Field] = append(presumed[p.Field], p)
		}
	}
	for i := range s.Items {
		it := &s.Items[i]
		for _, p := range presumed[fieldOf(i, "facts")] {
			a.Asks = append(a.Asks, Ask{Field: p.Field, Fact: p.Fact, Question: r.factQuestion(p.Fact), More: p.Text, Decides: r.factDecides(p.Fact), Effect: "could-raise", Cite: p.Cite})
		}
		if !numberAsked[fieldOf(i, "hts")] {
			for _, fact := range r.presumable(s, it) {
				if kind, not := strings.CutPrefix(fact, "not-"); !not {
					a.Asks = append(a.Asks, Ask{Field: fieldOf(i, "facts"), Fact: kind, Question: r.factQuestion(kind), Decides: r.factDecides(kind), Effect: "could-lower"})
				}
			}
		}
		if it.NoClaim || it.Claim != "" {
			continue
		}
		if symbols := r.claimable(s, it); len(symbols) > 0 {
			p := r.book.Program(symbols[0])
			a.Asks = append(a.Asks, Ask{Field: fieldOf(i, "claim"), Question: say.It("claim-program", say.Say("program", p.Name)), More: p.Paper,
				Decides: say.It("decides-duty"), Effect: "could-lower", Cite: p.Cite})
		}
	}
	if a.Entry != nil && len(a.Entry.Alternatives) > 0 && s.Entry == "" && !slices.ContainsFunc(a.Asks, func(q Ask) bool { return q.Effect == "could-change-entry" }) {
		a.Asks = append(a.Asks, Ask{Field: "entry", Question: say.It("entry-which"), More: a.Entry.Alternatives[0].Text, Decides: say.It("decides-entry"), Effect: "could-change-entry", Cite: a.Entry.Cite})
	}
}

// entryByNumber drops the question about duties of chapter 99 where there is no number yet,
// which tells it: the question for the number then says that it decides the entry.
func (r *ranger) entryByNumber(s *Shipment) {
	a := r.answer
	number := slices.IndexFunc(a.Asks, func(q Ask) bool { return strings.HasSuffix(q.Field, ".hts") && q.Effect == "could-raise" })
	entry := slices.IndexFunc(a.Asks, func(q Ask) bool { return q.Effect == "could-change-entry" })
	if number < 0 || entry < 0 || len(s.Items) > 1 || s.Mode != "post" {
		return
	}
	q := &a.Asks[number]
	q.More, q.Cite = say.Then(q.More, say.It("entry-by-number")), a.Asks[entry].Cite
	a.Asks = slices.Delete(a.Asks, entry, entry+1)
}

func (r *ranger) factQuestion(fact string) say.Message {
	return say.It("is-it", say.Say("fact", r.factOf(fact).Label))
}

func (r *ranger) factDecides(fact string) say.Message { return r.factOf(fact).Decides }

func (r *ranger) factOf(fact string) law.GoodsFact {
	for _, f := range r.book.GoodsFacts {
		if f.Fact == strings.TrimPrefix(fact, "not-") {
			return f
		}
	}
	return law.GoodsFact{Fact: fact, Label: say.Verbatim(fact), Decides: say.It("decides-duty")}
}

// price works out what each answer to each question makes of the total, drops the
// questions that change nothing and puts first what decides the most.
func (r *ranger) price(s *Shipment) {
	a := r.answer
	whole := a.CouldBe.Width()
	var asks []Ask
	for _, q := range a.Asks {
		if q.Fact != "" && slices.ContainsFunc(asks, func(o Ask) bool { return o.Field == q.Field && o.Fact == q.Fact }) {
			continue // of another layer
		}
		q.Options = r.options(s, &q)
		changes := len(q.Options) < 2 || !a.CouldBe.Least.Valid
		for i := range q.Options {
			o := &q.Options[i]
			o.Bounds = r.bounds(o.Answer.on(s))
			changes = changes || !o.Bounds.same(a.CouldBe) || !o.Bounds.same(&q.Options[0].Bounds)
		}
		if !changes && !r.differs(s, &q) {
			continue
		}
		q.Narrows = narrows(whole, q.Options)
		asks = append(asks, q)
	}
	if asks == nil && len(a.Asks) > 0 {
		asks = []Ask{}
	}
	a.Asks = asks
	number := func(q *Ask) bool { return strings.HasSuffix(q.Field, ".hts") && q.Effect != "could-change-entry" }
	sort.SliceStable(a.Asks, func(i, j int) bool {
		x, y := &a.Asks[i], &a.Asks[j]
		switch nx, ny := number(x) && !x.Narrows.Valid, number(y) && !y.Narrows.Valid; {
		case nx != ny:
			return nx
		case x.Narrows.Valid != y.Narrows.Valid:
			return !x.Narrows.Valid
		}
		return x.Narrows.Decimal.GreaterThan(y.Narrows.Decimal)
	})
}

// differs reports whether an answer changes what is known, though not what could be.
func (r *ranger) differs(s *Shipment, q *Ask) bool {
	now := r.answer
	for i := range q.Options {
		a, problems := assess(r.until, q.Options[i].Answer.on(s), r.tariff)
		if problems == nil && (!equal(now.Total, a.Total) || !equal(now.AtLeast, a.AtLeast) || !equal(now.AtMost, a.AtMost) || now.Outcome != a.Outcome) {
			return true
		}
	}
	return false
}

// narrows is how many dollars of range an answer takes away, on the average of the answers.
func narrows(whole decimal.NullDecimal, options []Option) decimal.NullDecimal {
	if !whole.Valid || len(options) == 0 {
		return decimal.NullDecimal{}
	}
	left := decimal.Zero
	for i := range options {
		if width := options[i].Width(); width.Valid {
			left = left.Add(width.Decimal)
		}
	}
	return known(whole.Decimal.Sub(left.Div(decimal.NewFromInt(int64(len(options))))).Round(2))
}

// options are the answers to a question that can be named.
func (r *ranger) options(s *Shipment, q *Ask) []Option {
	item, field, of := q.About()
	set := func(key, value string, text say.Message) Option {
		return Option{Answer: Setting{Item: item, Field: field, Key: key, Value: value}, Text: text}
	}
	switch field {
	case "facts":
		if of == "" {
			return nil
		}
		deny := "not-" + of
		if fact, not := strings.CutPrefix(of, "not-"); not {
			deny = fact
		}
		return []Option{set("", of, say.It("answer-yes")), set("", deny, say.It("answer-no"))}
	case "claim":
		return r.claims(s, item, set)
	case "hts":
		return r.numbers(s, item, set)
	case "metalValue":
		left := s.Items[item].CustomsValue
		for _, content := range s.Items[item].MetalValue {
			left = left.Sub(content)
		}
		return []Option{set(of, "0", say.It("answer-none")), set(of, left.String(), say.It("answer-all"))}
	case "metalWeight":
		return []Option{set(of, "0", say.It("answer-none")), set(of, "100", say.It("answer-all"))}
	case "loaded":
		return []Option{set("", string(law.Date(of).AddDays(-1)), say.It("answer-yes")), set("", of, say.It("answer-no"))}
	case "postalMethod":
		return []Option{set("", "ad-valorem", say.It("answer-percentage")), set("", "specific", say.It("answer-amount"))}
	case "entry":
		var all []Option
		if e := r.answer.Entry; e != nil {
			all = append(all, set("", e.Type, e.Name))
			for _, other := range e.Alternatives {
				all = append(all, set("", other.Type, other.Name))
			}
		}
		return all
	}
	return nil
}

func (r *ranger) claims(s *Shipment, item int, set func(key, value string, text say.Message) Option) []Option {
	it := &s.Items[item]
	if it.Claim != "" {
		return nil
	}
	var all []Option
	for _, symbol := range r.claimable(s, it) {
		all = append(all, set("", symbol, r.book.Program(symbol).Name))
	}
	return append(all, set("", "none", say.It("answer-no-program")))
}

// mostNumbers is how many numbers are answers to choose from.
const mostNumbers = 12

// numbers are the lines under a number that is not whole, or the numbers of a line that
// bear different duty. Where they are many, they are the subheadings.
func (r *ranger) numbers(s *Shipment, item int, set func(key, value string, text say.Message) Option) []Option {
	it, day := &s.Items[item], string(s.Date)
	if len(it.HTS) < 4 {
		return nil
	}
	var all []Option
	if len(it.HTS) >= 8 {
		a := open(s, r.tariff)
		g := goods{assessment: a, item: item, it: it}
		for _, v := range g.variants() {
			all = append(all, set("", v.number, say.Verbatim(v.what)))
		}
		return all
	}
	for digits := 8; digits > len(it.HTS); digits -= 2 {
		all = all[:0]
		lines, _ := r.tariff.Schedule.Children(day, it.HTS)
		for _, l := range lines {
			number := l.Number[:digits]
			if len(all) > 0 && all[len(all)-1].Answer.Value == number {
				continue
			}
			what := l.Path[len(l.Path)-1]
			if digits < 8 && len(l.Path) > 1 {
				what = l.Path[1]
			}
			all = append(all, set("", number, say.Verbatim(strings.TrimSuffix(what, ":"))))
		}
		if len(all) <= mostNumbers {
			break
		}
	}
	return all
}
