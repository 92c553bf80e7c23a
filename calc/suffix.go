package calc

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
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
	own := variant{number: number, lists: g.tariff.Lists.On(number, day)}
	if line, err := g.tariff.Schedule.Line(day, number); err == nil {
		if len(line.Number) > 8 {
			return []variant{own}
		}
		number = line.Number // ten digits that the edition lacks tell no more than their eight
	}
	var variants []variant
	for _, n := range g.tariff.Schedule.Below(day, number) {
		on := g.tariff.Lists.On(n, day)
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
		!slices.Equal(own.lists, g.tariff.Lists.On(number, day)) {
		variants = append(variants, own)
	}
	return variants
}

// sameDuty reports whether the duty is the same under every variant. Where it is
// not, it asks for all ten digits and bounds the duty.
func (g *goods) sameDuty(variants []variant) bool {
	var results []dutyResult
	var lines [][]Line
	for _, v := range variants {
		try := *g.assessment
		try.Answer, try.result, try.notes = &Answer{}, dutyResult{}, nil
		item := *g
		item.assessment = &try
		item.compute(v)
		results, lines = append(results, try.result), append(lines, try.Lines)
	}
	same, banned := true, results[0].prohibited
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
		return true // what may not enter owes nothing, whatever its number
	}
	g.result.low, g.result.high = g.result.low.Add(all.low), g.result.high.Add(all.high)
	g.result.unknown, g.result.noLeast = g.result.unknown || all.unknown, g.result.noLeast || all.noLeast
	g.result.undecided = g.result.undecided || all.undecided
	text := fmt.Sprintf("%s has numbers of ten digits below it that pay different duty. Which are the goods?", dotted(g.line.Number))
	if g.padded() {
		text = fmt.Sprintf("%s is not a number of the tariff schedule (%s).", dotted(g.it.HTS), g.edition.Name) + " " + text
	}
	for i, v := range variants {
		text += fmt.Sprintf(" %s %s (%s", dotted(v.number), v.what, dollarsInWords(results[i].low))
		switch {
		case results[i].prohibited:
			text = strings.TrimSuffix(text, dollarsInWords(results[i].low)) + "prohibited"
		case !results[i].high.Equal(results[i].low):
			text += " to " + dollarsInWords(results[i].high)
		}
		text += ");"
	}
	g.Asks = append(g.Asks, Ask{Field: g.field("hts"), Text: strings.TrimSuffix(text, ";") + ".", Decides: "the duty", Effect: "could-raise"})
	return false
}

// padded reports whether the number has ten digits that the edition of the day
// does not hold, while it holds the eight before them.
func (g *goods) padded() bool { return len(g.it.HTS) > len(g.line.Number) }

// tellPadded says that ten digits were answered by what every number that exists
// in their place bears.
func (g *goods) tellPadded() {
	if g.padded() {
		a := Assumption{Field: g.field("hts"), Text: g.noSuchNumber() + fmt.Sprintf(" Every number below %s that is known bears this duty.", dotted(g.line.Number)), Cite: []string{g.editions[0].ID}}
		g.Assumed = append(g.Assumed, a)
	}
}

func (d dutyResult) like(o dutyResult) bool {
	return d.low.Equal(o.low) && d.high.Equal(o.high) && d.unknown == o.unknown && d.prohibited == o.prohibited && d.undecided == o.undecided
}
