package calc

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/say"
)

// A variant is a tariff number with the product lists it is on. A number of 8
// digits has one for each set of lists that the 10-digit numbers below it are on,
// and so has a number of 10 digits that is not in the edition of the day.
type variant struct {
	number string
	what   string
	lists  []string
}

func (g *goods) variants() []variant {
	day, number := string(g.s.Date), g.it.HTS
	own := variant{number: number, lists: g.tariff.listsOf(number, day)}
	if line, err := g.tariff.Schedule.Line(day, number); err == nil {
		if len(line.Number) > 8 {
			return []variant{own}
		}
		number = line.Number // ten digits that the edition lacks tell no more than their eight
	}
	var variants []variant
	for _, n := range g.tariff.Schedule.Below(day, number) {
		on := g.tariff.listsOf(n, day)
		if slices.ContainsFunc(variants, func(v variant) bool { return slices.Equal(v.lists, on) }) {
			continue
		}
		if line, err := g.tariff.Schedule.Line(day, n); err == nil {
			variants = append(variants, variant{n, strings.TrimSuffix(line.Path[len(line.Path)-1], ":"), on})
		}
	}
	if len(variants) == 0 {
		return []variant{own}
	}
	// A number that a list names may be newer than the edition.
	if len(g.it.HTS) > len(number) && !slices.ContainsFunc(variants, func(v variant) bool { return slices.Equal(v.lists, own.lists) }) &&
		!slices.Equal(own.lists, g.tariff.listsOf(number, day)) {
		variants = append(variants, own)
	}
	return variants
}

// ofVariants works out the duty under every variant. Where it is the same, it is that of the
// first, with what each asks; where it is not, it asks for all ten digits and has bounds.
func (g *goods) ofVariants(variants []variant) (d itemDuty, same bool) {
	each := make([]itemDuty, len(variants))
	for i := range variants {
		each[i] = g.as(&variants[i]).compute()
	}
	d, same = each[0], true
	all, banned := d.dutyResult, d.prohibited
	for i := range each[1:] {
		o := &each[i+1]
		same = same && o.like(all) && slices.EqualFunc(d.lines, o.lines, func(a, b Line) bool {
			return a.Heading == b.Heading && a.Amount.Equal(b.Amount)
		})
		all.low, all.high = decimal.Min(all.low, o.low), decimal.Max(all.high, o.high)
		all.unknown, all.noLeast = all.unknown || o.unknown, all.noLeast || o.noLeast
		banned = banned && o.prohibited
		all.undecided = all.undecided || o.undecided || o.prohibited != all.prohibited
	}
	if same || banned { // what may not enter owes nothing, whatever its number
		for i := range each[1:] { // what would lower the duty under another number only
			d.asks = asked(d.asks, each[i+1].asks...)
		}
		return d, true
	}
	all.prohibited = false
	return itemDuty{dutyResult: all, asks: []Ask{g.askDigits(variants, each)}}, false
}

// askDigits asks for all ten digits of a number whose variants bear different duty.
func (g *goods) askDigits(variants []variant, each []itemDuty) Ask {
	var choices []say.Message
	for i, v := range variants {
		number, what, least := say.Text("number", Dotted(v.number)), say.Text("goods", v.what), say.Money("least", each[i].low)
		choice := say.It("hts-duty", number, what, least)
		switch {
		case each[i].prohibited:
			choice = say.It("hts-prohibited", number, what)
		case !each[i].high.Equal(each[i].low):
			choice = say.It("hts-duty-between", number, what, least, say.Money("most", each[i].high))
		}
		choices = append(choices, choice)
	}
	text := say.It("hts-differ", say.Text("number", Dotted(g.line.Number)), say.List("choices", choices))
	if g.padded() {
		text = say.Then(g.unknownNumber(), text)
	}
	return Ask{Field: g.field("hts"), Question: text, Decides: say.It("decides-duty"), Effect: CouldRaise}
}

// padded reports whether the number has ten digits that the edition of the day
// does not hold, while it holds the eight before them.
func (g *goods) padded() bool { return len(g.it.HTS) > len(g.line.Number) }

// padding says that ten digits were answered by what every number that exists
// in their place bears.
func (g *goods) padding() []Assumption {
	if !g.padded() {
		return nil
	}
	return []Assumption{{Field: g.field("hts"), Text: say.Then(g.noSuchNumber(), say.It("hts-all-alike", say.Text("number", Dotted(g.line.Number)))), Cite: []string{g.editions[0].ID}}}
}

func (d dutyResult) like(o dutyResult) bool {
	return d.low.Equal(o.low) && d.high.Equal(o.high) && d.unknown == o.unknown && d.prohibited == o.prohibited && d.undecided == o.undecided
}
