package wire

import (
	"github.com/shopspring/decimal"
	"github.com/valyala/fastjson"

	"section321/calc"
	"section321/calc/tariff"
)

// The fields of each object of a request.
var (
	checkFields = []string{"date", "mode", "from", "purpose", "person", "withdrawnFrom", "items", "priorToday",
		"splitFromOneOrder", "postalMethod", "filing", "eccf", "loaded", "fx"}
	personFields = []string{"id", "kind"}
	itemFields   = []string{"description", "hts", "origin", "quantity", "retailValue", "customsValue", "currency",
		"measures", "metalValue", "metalWeight", "claim", "recipient", "facts"}
	lawFields  = []string{"date", "origin", "mode"}
	findFields = []string{"date", "query", "most"}
)

// decodeCheck reads a check request. What it does not say gets the contract's
// default; what it says wrong is a problem.
func decodeCheck(request []byte) (calc.Shipment, calc.Problems) {
	r := &reader{}
	s := calc.Shipment{Purpose: "sale", Person: calc.Person{Kind: "buyer"}, Filing: "automated"}
	eccfGiven := false
	r.parse(request, func(v *fastjson.Value) {
		r.object(v, checkFields, func(field string, v *fastjson.Value) {
			switch field {
			case "date":
				r.date(&s.Date, v)
			case "mode":
				r.text(&s.Mode, v)
			case "from":
				r.text(&s.From, v)
			case "purpose":
				r.text(&s.Purpose, v)
			case "person":
				r.person(&s.Person, v)
			case "withdrawnFrom":
				r.text(&s.WithdrawnFrom, v)
			case "items":
				s.Items = r.items(v)
			case "priorToday":
				r.amount("invalid-amount", &s.PriorToday, v)
			case "splitFromOneOrder":
				r.flag(&s.SplitOrder, v)
			case "postalMethod":
				r.text(&s.PostalMethod, v)
			case "filing":
				r.text(&s.Filing, v)
			case "eccf":
				eccfGiven = true
				r.flag(&s.ECCF, v)
			case "loaded":
				r.date(&s.Loaded, v)
			case "fx":
				r.amounts(&s.Rates, v)
			}
		})
	})
	if !eccfGiven {
		s.ECCF = s.Mode == "express"
	}
	return s, r.problems
}

func (r *reader) person(p *calc.Person, v *fastjson.Value) {
	r.object(v, personFields, func(field string, v *fastjson.Value) {
		switch field {
		case "id":
			r.text(&p.ID, v)
		case "kind":
			r.text(&p.Kind, v)
		}
	})
}

func (r *reader) items(v *fastjson.Value) []calc.Item {
	values, _ := v.Array()
	if len(values) > calc.MaxItems {
		r.fail("too-many-items", "%d items were given; one shipment takes at most %d", len(values), calc.MaxItems)
		return nil
	}
	items := make([]calc.Item, 0, len(values))
	r.list(v, func(v *fastjson.Value) {
		items = append(items, calc.Item{Quantity: decimal.NewFromInt(1), Currency: "USD"})
		r.item(&items[len(items)-1], v)
	})
	return items
}

func (r *reader) item(it *calc.Item, v *fastjson.Value) {
	retailGiven, customsGiven := false, false
	r.object(v, itemFields, func(field string, v *fastjson.Value) {
		switch field {
		case "description":
			r.text(&it.Description, v)
		case "hts":
			r.tariffNumber(&it.HTS, v)
		case "origin":
			r.text(&it.Origin, v)
		case "quantity":
			r.amount("invalid-quantity", &it.Quantity, v)
		case "retailValue":
			retailGiven = true
			r.amount("invalid-amount", &it.RetailValue, v)
		case "customsValue":
			customsGiven = true
			r.amount("invalid-amount", &it.CustomsValue, v)
		case "currency":
			r.text(&it.Currency, v)
		case "measures":
			r.amounts(&it.Measures, v)
		case "metalValue":
			r.amounts(&it.MetalValue, v)
		case "metalWeight":
			r.amounts(&it.MetalWeight, v)
		case "claim":
			r.text(&it.Claim, v)
		case "recipient":
			r.text(&it.Recipient, v)
		case "facts":
			r.list(v, func(v *fastjson.Value) {
				var fact string
				r.text(&fact, v)
				it.Facts = append(it.Facts, fact)
			})
		}
	})
	if !retailGiven && v.Type() == fastjson.TypeObject {
		r.path = append(r.path, step{name: "retailValue"})
		r.fail("missing-amount", "the retail value is missing; write what one unit sells for in the country of shipment")
		r.up()
	}
	if !customsGiven {
		it.CustomsValue = it.RetailValue
	}
}

func (r *reader) tariffNumber(into *string, v *fastjson.Value) {
	var number string
	r.text(&number, v)
	if number == "" {
		return
	}
	digits, err := tariff.ParseNumber(number)
	if err != nil {
		r.fail("invalid-hts", "%v", err)
	}
	*into = digits
}

// decodeLaw reads a law request.
func decodeLaw(request []byte) (calc.LawQuestion, calc.Problems) {
	r := &reader{}
	var q calc.LawQuestion
	r.parse(request, func(v *fastjson.Value) {
		r.object(v, lawFields, func(field string, v *fastjson.Value) {
			switch field {
			case "date":
				r.date(&q.Date, v)
			case "origin":
				r.text(&q.Origin, v)
			case "mode":
				r.text(&q.Mode, v)
			}
		})
	})
	return q, r.problems
}

// decodeFind reads a find request.
func decodeFind(request []byte) (calc.Search, calc.Problems) {
	r := &reader{}
	s := calc.Search{Most: decimal.NewFromInt(10)}
	r.parse(request, func(v *fastjson.Value) {
		r.object(v, findFields, func(field string, v *fastjson.Value) {
			switch field {
			case "date":
				r.date(&s.Date, v)
			case "query":
				r.text(&s.Query, v)
			case "most":
				r.amount("invalid-quantity", &s.Most, v)
			}
		})
	})
	return s, r.problems
}
