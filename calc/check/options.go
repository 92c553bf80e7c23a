package check

import (
	"slices"
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
)

// mostPriced is how many items a shipment may have whose questions are priced: to price a
// question is to look at the shipment anew. Goods of which only the beginning of a number is
// told, under which there may be a hundred, count as asBegun.
const mostPriced, asBegun = 12, 4

// priceable reports whether the questions about a shipment are priced.
func priceable(s *calc.Shipment) bool {
	n := 0
	for i := range s.Items {
		if n++; s.Items[i].HTS != "" && len(s.Items[i].HTS) < 8 {
			n += asBegun - 1
		}
	}
	return n <= mostPriced
}

// AnswerRange adds to the answer what its total could be and what each question decides. It
// reports whether anything was open that it had to look at.
func (r *ranger) AnswerRange(s *calc.Shipment) (open bool) {
	a := r.answer
	if a.Outcome == calc.Prohibited && len(a.Asks) == 0 {
		none := calc.NoBounds(say.It("no-bounds-banned"))
		a.CouldBe = &none
		return true
	}
	r.asks(s)
	for i := range a.Asks {
		a.Asks[i].Narrows = calc.Unknown
	}
	total, settled := calc.OrUnknown(a.Total), len(a.Asks) == 0
	open = len(a.Asks) > 0 || !a.Total.Valid || len(r.book.OpenPoints(s.Mode)) > 0
	if open {
		all := r.bounds(s)
		all.Include(total)
		a.CouldBe = &all
		if priceable(s) {
			r.price(s)
			r.readings(s)
		}
	}
	if settled && len(a.Open) == 0 && a.Total.Valid {
		a.CouldBe = &calc.Bounds{Least: total, Most: total}
	}
	return open
}

// SetRareApart takes away the questions about reliefs that hardly any such goods have, and
// says that they are not counted on.
func (a *Assessment) SetRareApart() {
	a.Asks = slices.DeleteFunc(a.Asks, func(q calc.Ask) bool {
		item, _, _ := q.About()
		if item < 0 || q.Fact == "" || q.Effect != calc.CouldLower || !a.Book.Rare(q.Fact, a.Shipment.Items[item].HTS) {
			return false
		}
		if !slices.ContainsFunc(a.Assumed, func(o calc.Assumption) bool { return o.Subject == q.Subject && o.Fact == "not-"+q.Fact }) {
			a.Assumed = append(a.Assumed, calc.Assumption{Subject: q.Subject, Fact: "not-" + q.Fact, Text: say.Then(say.It("not-counted-on", say.Say("question", q.Question)), q.More), Cite: q.Cite})
		}
		return true
	})
}

// asks adds the questions about what could be claimed, chosen or said otherwise than was
// presumed.
func (r *ranger) asks(s *calc.Shipment) {
	a := r.answer
	if a.Outcome == calc.Prohibited {
		return
	}
	r.entryByNumber(s)
	numberAsked, presumed := make([]bool, len(s.Items)), make([][]*calc.Assumption, len(s.Items))
	entry := s.Entry
	for i := range a.Asks {
		if of := a.Asks[i].Subject; of.Item() >= 0 && of.Field == calc.FieldHTS {
			numberAsked[of.Item()] = true
		}
		if a.Asks[i].Effect == calc.CouldChangeEntry {
			entry = "asked"
		}
	}
	for i := range a.Assumed {
		if of := a.Assumed[i].Subject; of.Item() >= 0 && of.Field == calc.FieldFacts {
			presumed[of.Item()] = append(presumed[of.Item()], &a.Assumed[i])
		}
	}
	for i := range s.Items {
		for _, fact := range r.presumable(s, &s.Items[i]) {
			kind := strings.TrimPrefix(fact, "not-")
			q := &calc.Ask{Subject: calc.OfItem(i, calc.FieldFacts), Fact: kind, Effect: calc.CouldLower}
			var p *calc.Assumption
			for _, of := range presumed[i] {
				if of.Fact == kind {
					p = of
				}
			}
			if p == nil && a.Outcome == calc.Exempt {
				if !slices.ContainsFunc(r.book.Exclusions, func(x *law.Exclusion) bool { return x.Kind == kind }) {
					continue
				}
				q.Effect = calc.CouldRaise // the number may be one of goods that are never free
			}
			if p != nil {
				q.More, q.Cite, q.Effect = p.Text, p.Cite, calc.CouldRaise
			} else if numberAsked[i] {
				continue // the number tells
			}
			for k := range r.book.GoodsFacts {
				if f := &r.book.GoodsFacts[k]; f.Fact == kind {
					q.Question, q.Decides = say.It("is-it", say.Say("fact", f.Label)), f.Decides
				}
			}
			r.ask(q)
		}
		if a.Outcome == calc.Exempt {
			continue
		}
		if symbols := r.claimable(s, &s.Items[i]); symbols != nil {
			p := r.book.Program(symbols[0])
			r.ask(&calc.Ask{Subject: calc.OfItem(i, calc.FieldClaim), Question: say.It("claim-program", say.Say("program", p.Name)), More: p.Paper, Decides: say.It("decides-duty"), Effect: calc.CouldLower, Cite: p.Cite})
		}
	}
	if entry == "" && len(a.Entries) > 1 && !money.Equal(a.Entries[0].Fees, a.Entries[1].Fees) {
		w := &a.Entries[1]
		r.ask(&calc.Ask{Subject: calc.About(calc.FieldEntry), Question: say.It("entry-which"), More: w.Text, Decides: say.It("decides-entry"), Effect: calc.CouldChangeEntry, Cite: w.Cite})
	}
}

func (r *ranger) ask(q *calc.Ask) { r.answer.Asks = append(r.answer.Asks, *q) }

// entryByNumber drops the question about duties of chapter 99 where there is no number yet,
// which tells it: the question for the number then says that it decides the entry.
func (r *ranger) entryByNumber(s *calc.Shipment) {
	a := r.answer
	number, entry := -1, -1
	for i := range a.Asks {
		switch q := &a.Asks[i]; {
		case q.Effect == calc.CouldChangeEntry:
			entry = i
		case q.Subject.Field == calc.FieldHTS:
			number = i
		}
	}
	if number < 0 || entry < 0 || len(s.Items) > 1 || s.Mode != "post" {
		return
	}
	q := &a.Asks[number]
	q.More, q.Cite = say.Then(q.More, say.It("entry-by-number")), a.Asks[entry].Cite
	a.Asks = append(a.Asks[:entry], a.Asks[entry+1:]...)
}

// price works out what each answer to each question makes of the total, and ranks the
// questions by it.
func (r *ranger) price(s *calc.Shipment) {
	for i := range r.answer.Asks {
		q := &r.answer.Asks[i]
		q.Options = r.options(s, q)
		for k := range q.Options {
			o := &q.Options[k]
			if r.metal = ""; o.Answer.Key != "" {
				r.metal = o.Answer.Field.String() + o.Answer.Key + o.Answer.Value + strings.Join(o.Answer.None, " ")
			}
			o.Bounds = r.bounds(o.Answer.On(s))
		}
	}
	r.metal = ""
	r.kept.priced(r.answer)
	RankAsks(r.answer)
}

// RankAsks drops the questions that change nothing and puts first what decides the most, once
// what each of their answers makes of the total is known.
func RankAsks(a *calc.Answer) {
	asks := a.Asks[:0:0]
	for i := range a.Asks {
		q := &a.Asks[i]
		if q.Fact != "" && slices.ContainsFunc(asks, func(o calc.Ask) bool { return o.Subject == q.Subject && o.Fact == q.Fact }) {
			continue // of another layer
		}
		changes := len(q.Options) < 2 || a.CouldBe.Least == calc.Unknown || a.Outcome == calc.Incomplete && q.Effect == calc.CouldRaise
		left := calc.Cents(0)
		for k := range q.Options {
			o := &q.Options[k]
			changes = changes || !o.Same(a.CouldBe)
			left += max(0, o.Width())
		}
		q.Narrows = a.CouldBe.Width()
		if n := calc.Cents(len(q.Options)); q.Narrows != calc.Unknown && n > 0 {
			q.Narrows = max(0, q.Narrows-left/n)
		} else {
			q.Narrows = calc.Unknown
		}
		if changes {
			asks = append(asks, *q)
		}
	}
	if len(asks) == 0 && a.CouldBe.Width() != 0 {
		asks = a.Asks // each alone changes nothing, but together they do
	}
	a.Asks = asks
	sort.SliceStable(asks, func(i, j int) bool { return asks[i].Rank() > asks[j].Rank() })
}

// options are the answers to a question that can be named.
func (r *ranger) options(s *calc.Shipment, q *calc.Ask) []calc.Option {
	item, field, of := q.About()
	var all []calc.Option
	add := func(value string, text say.Message) {
		all = append(all, calc.Option{Answer: calc.Setting{Item: item, Field: field, Value: value}, Text: text})
	}
	yes, no := "answer-yes", "answer-no"
	two := func(first, second string) {
		add(first, say.It(yes))
		add(second, say.It(no))
	}
	switch field {
	case calc.FieldFacts:
		if fact, not := strings.CutPrefix(of, "not-"); not {
			two(of, fact)
		} else if of != "" {
			two(of, "not-"+of)
		}
	case calc.FieldClaim:
		for _, symbol := range r.claimable(s, &s.Items[item]) {
			add(symbol, r.book.Program(symbol).Name)
		}
		if all != nil {
			add("none", say.It("answer-no-program"))
		}
	case calc.FieldHTS:
		r.numbers(s, item, add)
	case calc.FieldMetalValue, calc.FieldMetalWeight:
		left, said := decimal.NewFromInt(100), s.Items[item].MetalWeight
		if field == calc.FieldMetalValue {
			left, said = s.Items[item].CustomsValue, s.Items[item].MetalValue
		}
		for _, metal := range said {
			left = left.Sub(metal)
		}
		metals := q.Metals
		add("0", say.It("answer-none"))
		all[0].Answer.None = metals[1:]
		for _, name := range metals {
			text := say.It("answer-all")
			if len(metals) > 1 {
				text = say.It("answer-metal-only", duty.Metal(name))
			}
			add(left.String(), text)
			all[len(all)-1].Answer.Key = name
		}
		all[0].Answer.Key = of
	case calc.FieldLoaded:
		two(string(law.Date(of).AddDays(-1)), of)
	case calc.FieldPostalMethod:
		yes, no = "answer-percentage", "answer-amount"
		two("ad-valorem", "specific")
	case calc.FieldEntry:
		for i := range r.answer.Entries {
			add(r.answer.Entries[i].Type, r.answer.Entries[i].Name)
		}
	}
	return all
}

// mostNumbers is how many numbers are answers to choose from.
const mostNumbers = 12

// numbers are the lines under a number that is not whole, or the numbers of a line that
// bear different duty. Where they are many, they are the subheadings.
func (r *ranger) numbers(s *calc.Shipment, item int, add func(value string, text say.Message)) {
	it := &s.Items[item]
	if len(it.HTS) < 4 {
		return
	}
	g := duty.Goods{Basis: &duty.Basis{Shipment: s, Tariff: r.tariff}, Index: item, Item: it}
	if len(it.HTS) >= 8 {
		for _, v := range g.Variants() {
			add(v.Number, say.Verbatim(v.What))
		}
		return
	}
	lines, _ := r.tariff.Schedule.Children(string(s.Date), it.HTS)
	digits, last := 8, ""
	if len(lines) > mostNumbers && len(it.HTS) < 6 {
		digits = 6
	}
	for i := range lines {
		number, path := lines[i].Number[:digits], lines[i].Path
		if number == last {
			continue
		}
		last = number
		what := path[len(path)-1]
		if digits < 8 {
			what = path[min(1, len(path)-1)]
		}
		add(number, say.Verbatim(strings.TrimSuffix(what, ":")))
	}
}
