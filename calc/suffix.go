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

// sameDuty reports whether the duty is the same under every variant, and what each asks.
// Where it is not, it asks for all ten digits and bounds the duty.
func (g *goods) sameDuty(variants []variant) (same bool, asks []Ask) {
	var results []dutyResult
	var lines [][]Line
	for _, v := range variants {
		try := *g.assessment
		try.Answer, try.result, try.notes = &Answer{}, dutyResult{}, nil
		item := *g
		item.assessment = &try
		item.compute(v)
		results, lines, asks = append(results, try.result), append(lines, try.Lines), append(asks, try.Asks...)
	}
	same = true
	banned := results[0].prohibited
	all := results[0]
	for i, r := range results[1:] {
		same = same && r.like(all) && slices.EqualFunc(lines[0], lines[i+1], func(a, b Line) bool {
			return a.Heading == b.Heading && a.Amount.Equal(b.Amount)
		})
		all.low, all.high = decimal.Min(all.low, r.low), decimal.Max(all.high, r.high)
		all.unknown, all.noLeast = all.unknown || r.unknown, all.noLeast || r.noLeast
		banned = banned && r.prohibited
		all.undecided = all.undecided || r.undecided || r.prohibited != all.prohibited
	}
	if same || banned {
		return true, asks // what may not enter owes nothing, whatever its number
	}
	g.result.low, g.result.high = g.result.low.Add(all.low), g.result.high.Add(all.high)
	g.result.unknown, g.result.noLeast = g.result.unknown || all.unknown, g.result.noLeast || all.noLeast
	g.result.undecided = g.result.undecided || all.undecided
	var choices []say.Message
	for i, v := range variants {
		number, what, least := say.Text("number", dotted(v.number)), say.Text("goods", v.what), say.Money("least", results[i].low)
		choice := say.It("hts-duty", number, what, least)
		switch {
		case results[i].prohibited:
			choice = say.It("hts-prohibited", number, what)
		case !results[i].high.Equal(results[i].low):
			choice = say.It("hts-duty-between", number, what, least, say.Money("most", results[i].high))
		}
		choices = append(choices, choice)
	}
	text := say.It("hts-differ", say.Text("number", dotted(g.line.Number)), say.List("choices", choices))
	if g.padded() {
		text = say.Then(g.unknownNumber(), text)
	}
	g.Asks = append(g.Asks, Ask{Field: g.field("hts"), Question: text, Decides: say.It("decides-duty"), Effect: "could-raise"})
	return false, nil
}

// padded reports whether the number has ten digits that the edition of the day
// does not hold, while it holds the eight before them.
func (g *goods) padded() bool { return len(g.it.HTS) > len(g.line.Number) }

// tellPadded says that ten digits were answered by what every number that exists
// in their place bears.
func (g *goods) tellPadded() {
	if g.padded() {
		a := Assumption{Field: g.field("hts"), Text: say.Then(g.noSuchNumber(), say.It("hts-all-alike", say.Text("number", dotted(g.line.Number)))), Cite: []string{g.editions[0].ID}}
		g.Assumed = append(g.Assumed, a)
	}
}

func (d dutyResult) like(o dutyResult) bool {
	return d.low.Equal(o.low) && d.high.Equal(o.high) && d.unknown == o.unknown && d.prohibited == o.prohibited && d.undecided == o.undecided
}
