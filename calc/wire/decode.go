package wire

import (
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/say"
	"section321/calc/tariff"
)

// The fields of each object of a request.
var (
	checkFields = []string{"date", "mode", "from", "purpose", "person", "withdrawnFrom", "items", "priorToday",
		"splitFromOneOrder", "postalMethod", "filing", "eccf", "entry", "loaded", "fx"}
	personFields = []string{"id", "kind"}
	itemFields   = []string{"description", "hts", "origin", "origins", "quantity", "retailValue", "customsValue", "currency",
		"measures", "metalValue", "metalWeight", "claim", "recipient", "facts"}
	lawFields  = []string{"date", "origin", "mode"}
	findFields = []string{"date", "query", "most", "origin", "mode", "value"}
)

// decodeCheck reads a check request. What it does not say gets the contract's
// default; what it says wrong is a problem.
func decodeCheck(request []byte) (calc.Shipment, calc.Problems) {
	r := &reader{}
	var s calc.Shipment
	r.parse(request, func() { r.shipment(&s) })
	return s, r.problems
}

func (r *reader) shipment(s *calc.Shipment) {
	*s = calc.Shipment{Purpose: "sale", Person: calc.Person{Kind: "buyer"}, Filing: "automated"}
	eccfGiven := false
	r.fields(checkFields, func(field string) {
		switch field {
		case "date":
			r.dateInto(&s.Date)
		case "mode":
			r.textInto(&s.Mode)
		case "from":
			r.textInto(&s.From)
		case "purpose":
			r.textInto(&s.Purpose)
		case "person":
			r.person(&s.Person)
		case "withdrawnFrom":
			r.textInto(&s.WithdrawnFrom)
		case "items":
			s.Items = r.items()
		case "priorToday":
			r.amountInto(&s.PriorToday, "invalid-amount")
		case "splitFromOneOrder":
			r.flagInto(&s.SplitOrder)
		case "postalMethod":
			r.textInto(&s.PostalMethod)
		case "filing":
			r.textInto(&s.Filing)
		case "eccf":
			eccfGiven = true
			r.flagInto(&s.ECCF)
		case "entry":
			r.textInto(&s.Entry)
		case "loaded":
			r.dateInto(&s.Loaded)
		case "fx":
			r.amountsInto(&s.Rates)
		}
	})
	if !eccfGiven {
		s.ECCF = s.Mode == "express"
	}
}

func (r *reader) person(p *calc.Person) {
	r.fields(personFields, func(field string) {
		switch field {
		case "id":
			r.textInto(&p.ID)
		case "kind":
			r.textInto(&p.Kind)
		}
	})
}

func (r *reader) items() []calc.Item {
	var items []calc.Item
	if !r.elements(calc.MaxItems, "too-many-items", "items-too-many", func() {
		items = append(items, calc.Item{Quantity: decimal.NewFromInt(1), Currency: "USD"})
		r.item(&items[len(items)-1])
	}) {
		return nil
	}
	return items
}

func (r *reader) item(it *calc.Item) {
	r.goods(it, itemFields, func(field string) {
		switch field {
		case "quantity":
			r.amountInto(&it.Quantity, "invalid-quantity")
		case "recipient":
			r.textInto(&it.Recipient)
		case "origins":
			r.elements(calc.MaxOrigins, "too-many-origins", "origins-too-many", func() {
				var origin string
				r.textInto(&origin)
				it.Origins = append(it.Origins, origin)
			})
		}
	})
}

// goods reads an object that describes goods, and reports whether the customs
// value was given. Fields that are not of goods in general are handed to other.
func (r *reader) goods(it *calc.Item, known []string, other func(field string)) (customsGiven bool) {
	retailGiven := false
	isObject := r.fields(known, func(field string) {
		switch field {
		case "description":
			r.textInto(&it.Description)
		case "hts":
			r.tariffNumber(&it.HTS)
		case "origin":
			r.textInto(&it.Origin)
		case "retailValue":
			retailGiven = true
			r.amountInto(&it.RetailValue, "invalid-amount")
		case "customsValue":
			customsGiven = true
			r.amountInto(&it.CustomsValue, "invalid-amount")
		case "currency":
			r.textInto(&it.Currency)
		case "measures":
			r.amountsInto(&it.Measures)
			hyphenate(it.Measures)
		case "metalValue":
			r.amountsInto(&it.MetalValue)
		case "metalWeight":
			r.amountsInto(&it.MetalWeight)
		case "claim":
			if r.textInto(&it.Claim); it.Claim == "none" {
				it.Claim, it.NoClaim = "", true
			}
		case "facts":
			r.factsInto(&it.Facts)
		default:
			other(field)
		}
	})
	if !retailGiven && isObject {
		r.path = append(r.path, step{name: "retailValue"})
		r.problem("missing-amount", say.It("retail-value-missing"))
		r.up()
	}
	if !customsGiven {
		it.CustomsValue = it.RetailValue
	}
	return customsGiven
}

// hyphenate gives units of two words, such as "doz prs", the hyphen of the others.
func hyphenate(measures map[string]decimal.Decimal) {
	for name, quantity := range measures {
		hyphenated := strings.ReplaceAll(name, " ", "-")
		if _, given := measures[hyphenated]; !given && tariff.IsMeasure(hyphenated) {
			delete(measures, name)
			measures[hyphenated] = quantity
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
func decodeLaw(request []byte) (calc.LawQuestion, calc.Problems) {
	r := &reader{}
	var q calc.LawQuestion
	r.parse(request, func() {
		r.fields(lawFields, func(field string) {
			switch field {
			case "date":
				r.dateInto(&q.Date)
			case "origin":
				r.textInto(&q.Origin)
			case "mode":
				r.textInto(&q.Mode)
			}
		})
	})
	return q, r.problems
}

// decodeFind reads a find request. Fields that are not of the search itself are handed to other.
func decodeFind(request []byte, other func(r *reader, field string)) (calc.Search, calc.Problems) {
	r := &reader{}
	s := calc.Search{Most: decimal.NewFromInt(10)}
	r.parse(request, func() {
		r.fields(findFields, func(field string) {
			switch field {
			case "date":
				r.dateInto(&s.Date)
			case "query":
				r.textInto(&s.Query)
			case "most":
				r.amountInto(&s.Most, "invalid-quantity")
			default:
				other(r, field)
			}
		})
	})
	return s, r.problems
}
