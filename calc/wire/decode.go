package wire

import (
	"github.com/shopspring/decimal"
	"github.com/valyala/fastjson"

	"section321/calc"
	"section321/calc/tariff"
)

// decodeCheck reads a check request. What it does not say gets the contract's
// default; what it says wrong is a problem.
func decodeCheck(request []byte) (calc.Shipment, calc.Problems) {
	r := &reader{}
	s := calc.Shipment{Purpose: "sale", Person: calc.Person{Kind: "buyer"}, Filing: "automated"}
	v := r.parse(request)
	if v == nil {
		return s, r.problems
	}
	eccfGiven := false
	r.object("", v, []field{
		{"date", r.date(&s.Date)},
		{"mode", r.text(&s.Mode)},
		{"from", r.text(&s.From)},
		{"purpose", r.text(&s.Purpose)},
		{"person", func(at string, v *fastjson.Value) {
			r.object(at, v, []field{{"id", r.text(&s.Person.ID)}, {"kind", r.text(&s.Person.Kind)}})
		}},
		{"withdrawnFrom", r.text(&s.WithdrawnFrom)},
		{"items", r.items(&s.Items)},
		{"priorToday", r.amount("invalid-amount", &s.PriorToday)},
		{"splitFromOneOrder", r.flag(&s.SplitOrder)},
		{"postalMethod", r.text(&s.PostalMethod)},
		{"filing", r.text(&s.Filing)},
		{"eccf", func(at string, v *fastjson.Value) {
			eccfGiven = true
			r.flag(&s.ECCF)(at, v)
		}},
		{"loaded", r.date(&s.Loaded)},
		{"fx", r.amounts(&s.Rates)},
	})
	if !eccfGiven {
		s.ECCF = s.Mode == "express"
	}
	return s, r.problems
}

func (r *reader) items(into *[]calc.Item) func(string, *fastjson.Value) {
	return func(at string, v *fastjson.Value) {
		if values, err := v.Array(); err == nil && len(values) > calc.MaxItems {
			r.fail("too-many-items", at, "%d items were given; one shipment takes at most %d", len(values), calc.MaxItems)
			return
		}
		r.list(func(at string, v *fastjson.Value) {
			*into = append(*into, r.item(at, v))
		})(at, v)
	}
}

func (r *reader) item(at string, v *fastjson.Value) calc.Item {
	it := calc.Item{Quantity: decimal.NewFromInt(1), Currency: "USD"}
	retailGiven, customsGiven := false, false
	given := func(seen *bool, read func(string, *fastjson.Value)) func(string, *fastjson.Value) {
		return func(at string, v *fastjson.Value) {
			*seen = true
			read(at, v)
		}
	}
	r.object(at, v, []field{
		{"description", r.text(&it.Description)},
		{"hts", func(at string, v *fastjson.Value) {
			var number string
			r.text(&number)(at, v)
			if number == "" {
				return
			}
			digits, err := tariff.ParseNumber(number)
			if err != nil {
				r.fail("invalid-hts", at, "%v", err)
			}
			it.HTS = digits
		}},
		{"origin", r.text(&it.Origin)},
		{"quantity", r.amount("invalid-quantity", &it.Quantity)},
		{"retailValue", given(&retailGiven, r.amount("invalid-amount", &it.RetailValue))},
		{"customsValue", given(&customsGiven, r.amount("invalid-amount", &it.CustomsValue))},
		{"currency", r.text(&it.Currency)},
		{"measures", r.amounts(&it.Measures)},
		{"metalValue", r.amounts(&it.MetalValue)},
		{"metalWeight", r.amounts(&it.MetalWeight)},
		{"claim", r.text(&it.Claim)},
		{"recipient", r.text(&it.Recipient)},
		{"facts", r.list(func(at string, v *fastjson.Value) {
			var fact string
			r.text(&fact)(at, v)
			it.Facts = append(it.Facts, fact)
		})},
	})
	if !retailGiven && v.Type() == fastjson.TypeObject {
		r.fail("missing-amount", join(at, "retailValue"), "the retail value is missing; write what one unit sells for in the country of shipment")
	}
	if !customsGiven {
		it.CustomsValue = it.RetailValue
	}
	return it
}

// decodeLaw reads a law request.
func decodeLaw(request []byte) (calc.LawQuestion, calc.Problems) {
	r := &reader{}
	var q calc.LawQuestion
	if v := r.parse(request); v != nil {
		r.object("", v, []field{{"date", r.date(&q.Date)}, {"origin", r.text(&q.Origin)}, {"mode", r.text(&q.Mode)}})
	}
	return q, r.problems
}
