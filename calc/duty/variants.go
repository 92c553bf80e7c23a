package duty

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A Variant is a tariff number with the product lists it is on. A number of 8
// digits has one for each set of lists that the 10-digit numbers below it are on,
// and so has a number of 10 digits that is not in the edition of the day.
type Variant struct {
	Number string
	What   string
	lists  []string
}

func (g *Goods) Variants() []Variant {
	day, number := string(g.Shipment.Date), g.Item.HTS
	own := Variant{Number: number, lists: g.Tariff.ListsOf(number, day)}
	if line, err := g.Tariff.Schedule.Line(day, number); err == nil {
		if len(line.Number) > 8 {
			return []Variant{own}
		}
		number = line.Number // ten digits that the edition lacks tell no more than their eight
	}
	var variants []Variant
	for _, n := range g.Tariff.Schedule.Below(day, number) {
		on := g.Tariff.ListsOf(n, day)
		if slices.ContainsFunc(variants, func(v Variant) bool { return slices.Equal(v.lists, on) }) {
			continue
		}
		if line, err := g.Tariff.Schedule.Line(day, n); err == nil {
			variants = append(variants, Variant{n, strings.TrimSuffix(line.Path[len(line.Path)-1], ":"), on})
		}
	}
	if len(variants) == 0 {
		return []Variant{own}
	}
	// A number that a list names may be newer than the edition.
	if len(g.Item.HTS) > len(number) && !slices.ContainsFunc(variants, func(v Variant) bool { return slices.Equal(v.lists, own.lists) }) &&
		!slices.Equal(own.lists, g.Tariff.ListsOf(number, day)) {
		variants = append(variants, own)
	}
	return variants
}

// ofVariants works out the duty under every variant. Where it is the same, it is that of the
// first, with what each asks; where it is not, it asks for all ten digits and has bounds.
func (g *Goods) ofVariants(variants []Variant) (d Owed, same bool) {
	each := make([]Owed, len(variants))
	for i := range variants {
		each[i] = g.as(&variants[i]).compute()
	}
	d, same = each[0], true
	all, banned := d.Result, d.Prohibited
	for i := range each[1:] {
		o := &each[i+1]
		same = same && o.like(all) && slices.EqualFunc(d.Lines, o.Lines, func(a, b calc.Line) bool {
			return a.Heading == b.Heading && a.Amount.Equal(b.Amount)
		})
		all.Low, all.High = decimal.Min(all.Low, o.Low), decimal.Max(all.High, o.High)
		all.Unknown, all.NoLeast = all.Unknown || o.Unknown, all.NoLeast || o.NoLeast
		banned = banned && o.Prohibited
		all.Undecided = all.Undecided || o.Undecided || o.Prohibited != all.Prohibited
	}
	if same || banned { // what may not enter owes nothing, whatever its number
		for i := range each[1:] { // what would lower the duty under another number only
			d.Asks = calc.Asked(d.Asks, each[i+1].Asks...)
		}
		return d, true
	}
	all.Prohibited = false
	return Owed{Result: all, Asks: []calc.Ask{g.askDigits(variants, each)}}, false
}

// askDigits asks for all ten digits of a number whose variants bear different duty.
func (g *Goods) askDigits(variants []Variant, each []Owed) calc.Ask {
	var choices []say.Message
	for i, v := range variants {
		number, what, least := say.Text("number", tariff.Dotted(v.Number)), say.Text("goods", v.What), say.Money("least", each[i].Low)
		choice := say.It("hts-duty", number, what, least)
		switch {
		case each[i].Prohibited:
			choice = say.It("hts-prohibited", number, what)
		case !each[i].High.Equal(each[i].Low):
			choice = say.It("hts-duty-between", number, what, least, say.Money("most", each[i].High))
		}
		choices = append(choices, choice)
	}
	text := say.It("hts-differ", say.Text("number", tariff.Dotted(g.line.Number)), say.List("choices", choices))
	if g.padded() {
		text = say.Then(g.unknownNumber(), text)
	}
	return calc.Ask{Subject: g.about(calc.FieldHTS), Question: text, Decides: say.It("decides-duty"), Effect: calc.CouldRaise}
}

// padded reports whether the number has ten digits that the edition of the day
// does not hold, while it holds the eight before them.
func (g *Goods) padded() bool { return len(g.Item.HTS) > len(g.line.Number) }

// padding says that ten digits were answered by what every number that exists
// in their place bears.
func (g *Goods) padding() []calc.Assumption {
	if !g.padded() {
		return nil
	}
	return []calc.Assumption{{Subject: g.about(calc.FieldHTS), Text: say.Then(g.noSuchNumber(), say.It("hts-all-alike", say.Text("number", tariff.Dotted(g.line.Number)))), Cite: []string{g.Editions[0].ID}}}
}

func (d Result) like(o Result) bool {
	return d.Low.Equal(o.Low) && d.High.Equal(o.High) && d.Unknown == o.Unknown && d.Prohibited == o.Prohibited && d.Undecided == o.Undecided
}
