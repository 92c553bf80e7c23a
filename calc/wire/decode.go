package wire

import (
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/find"
	"section321/calc/inforce"
	"section321/calc/say"
	"section321/calc/tariff"
)

// The fields of requests are read by what tools/contract writes from the description of the
// contract. Here is what a description cannot say: what a field means that is no plain value,
// and what follows from which fields were given.

// decodeCheck reads a check request. What it does not say gets the contract's
// default; what it says wrong is a problem.
func decodeCheck(request []byte) (calc.Shipment, calc.Problems) {
	r := &reader{}
	var s calc.Shipment
	r.parse(request, func() { r.checkRequest(&s) })
	return s, r.problems
}

func (r *reader) shipmentRead(s *calc.Shipment, g present) {
	if !g.has(checkRequestNames, "eccf") {
		s.ECCF = s.Mode == "express"
	}
}

func (r *reader) itemRead(it *calc.Item, g present) { r.goodsRead(it, itemNames, g) }

// goodsRead sees to it that goods have a value, and reports whether the customs value was given.
func (r *reader) goodsRead(it *calc.Item, names []string, g present) (customsGiven bool) {
	if g != noObject && !g.has(names, "retailValue") {
		r.missing("retailValue", "missing-amount", "retail-value-missing")
	}
	if customsGiven = g.has(names, "customsValue"); !customsGiven {
		it.CustomsValue = it.RetailValue
	}
	return customsGiven
}

// originsInto reads the countries that goods may have been made in.
func (r *reader) originsInto(origins *[]string) {
	r.elements(check.MaxOrigins, "too-many-origins", "origins-too-many", func() {
		var origin string
		r.textInto(&origin)
		*origins = append(*origins, origin)
	})
}

// claim reads the program that is claimed, or that it is said that none is.
func (r *reader) claim(it *calc.Item) {
	if r.textInto(&it.Claim); it.Claim == "none" {
		it.Claim, it.NoClaim = "", true
	}
}

// measuresInto reads quantities, and gives units of two words, such as "doz prs", the hyphen of
// the others.
func (r *reader) measuresInto(measures *map[string]decimal.Decimal) {
	r.amountsInto(measures)
	for name, quantity := range *measures {
		hyphenated := strings.ReplaceAll(name, " ", "-")
		if _, given := (*measures)[hyphenated]; !given && tariff.IsMeasure(hyphenated) {
			delete(*measures, name)
			(*measures)[hyphenated] = quantity
		}
	}
}

func (r *reader) tariffNumber(into *string) {
	var number string
	r.textInto(&number)
	if number == "" {
		return
	}
	digits, err := tariff.ParseNumber(number)
	if err != nil {
		r.problem("invalid-hts", say.Told(err))
	}
	*into = digits
}

// decodeLaw reads a law request.
func decodeLaw(request []byte) (inforce.Question, calc.Problems) {
	r := &reader{}
	var q inforce.Question
	r.parse(request, func() { r.lawRequest(&q) })
	return q, r.problems
}

// decodeFind reads a find request.
func decodeFind(request []byte) (find.PricedSearch, calc.Problems) {
	r := &reader{}
	var s find.PricedSearch
	r.parse(request, func() { r.findRequest(&s) })
	return s, r.problems
}

// searchRead asks for the value of goods whose duty is asked for.
func (r *reader) searchRead(s *find.PricedSearch, g present) {
	valued := g.has(findRequestNames, "value")
	s.Priced = valued || g.has(findRequestNames, "origin") || g.has(findRequestNames, "mode")
	if s.Priced && !valued && r.problems == nil {
		r.missing("value", "missing-amount", "value-missing")
	}
}
