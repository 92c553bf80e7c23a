package orders

import (
	"strings"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// Assumptions are what a file of orders does not say: how the goods travelled, from
// where, what they are, and under which law they are to be looked at.
type Assumptions struct {
	Mode          calc.Mode
	From          string // country of shipment
	Origin        string // of goods of which neither the product table nor the file says it
	HTS           string
	Claim         string
	Facts         []string
	TransitDays   int      // from the file's day to the day of importation
	AsOf          law.Date // the day whose law holds for all orders, "" for each its own
	Filing        calc.Filing
	ECCF          bool
	PostalMethod  calc.PostalMethod
	WithdrawnFrom calc.Storage
	Products      Products
}

// MostTransitDays is the longest a shipment may be under way.
const MostTransitDays = 365

// A class is a kind of goods: what articles with the same tariff number, origin and
// facts have in common.
type class struct {
	item     calc.Item
	products int
}

// A classing is the classes of a table's products under assumptions.
type classing struct {
	classes []class
	of      []uint32   // of each product
	entries []*Product // of each product: its row of the product table, or nil
}

// classify resolves what every product is.
func (t *Table) classify(a *Assumptions) (*classing, calc.Problems) {
	c := &classing{}
	seen := map[string]uint32{}
	var problems calc.Problems
	add := func(code string, of calc.Subject, message say.Message) {
		if len(problems) < 20 {
			problems = append(problems, calc.Problem{Code: code, Subject: of, Message: message})
		}
	}
	for n := range uint32(t.products.entries.n) {
		sku, origin, number := t.productCells(n)
		item := calc.Item{HTS: a.HTS, Origin: a.Origin, Claim: a.Claim, Facts: a.Facts, Quantity: one.decimal(), Currency: "USD"}
		var entry *Product
		if p, ok := a.Products[sku]; ok && sku != "" {
			entry = &p
			if p.HTS != "" {
				item.HTS = p.HTS
			}
			if p.Origin != "" {
				item.Origin = p.Origin
			}
			if p.Claim != "" {
				item.Claim = p.Claim
			}
			if p.Facts != nil {
				item.Facts = p.Facts
			}
			if _, known := t.rateOf(p.Currency); p.valued && !known {
				add("missing-exchange-rate", calc.About(calc.FieldRates).Called(p.Currency), say.It("product-without-rate", say.Text("product", sku), say.Text("currency", p.Currency)))
			}
		}
		if origin != "" {
			if code, ok := countryOf(origin); ok {
				item.Origin = code
			} else if t.byProduct[n] > 0 {
				add("invalid-country", calc.About(calc.FieldOrigin), say.It("product-made-nowhere", say.Text("product", sku), say.Text("origin", origin)))
			}
		}
		if digits, err := hts(number); err == nil && digits != "" {
			item.HTS = digits
		} else if err != nil && t.byProduct[n] > 0 {
			add("invalid-hts", calc.About(calc.FieldHTS), say.It("product-number", say.Text("product", sku), say.Say("why", say.Told(err))))
		}
		if item.Origin == "" && t.byProduct[n] > 0 && len(problems) == 0 {
			what := say.It("the-goods")
			if sku != "" {
				what = say.Verbatim(sku)
			}
			add("missing-country", calc.About(calc.FieldOrigin), say.It("product-made-unknown", say.Say("product", what)))
		}
		key := item.HTS + " " + item.Origin + " " + item.Claim + " " + strings.Join(item.Facts, ",")
		at, ok := seen[key]
		if !ok {
			at = uint32(len(c.classes))
			seen[key] = at
			c.classes = append(c.classes, class{item: item})
		}
		c.classes[at].products += t.byProduct[n]
		c.of, c.entries = append(c.of, at), append(c.entries, entry)
	}
	return c, problems
}

// productCells returns a product's number, and its origin and tariff number where
// the file says them.
func (t *Table) productCells(n uint32) (sku, origin, number string) {
	sku, rest, _ := strings.Cut(t.products.text(n), "\t")
	origin, number, _ = strings.Cut(rest, "\t")
	return sku, origin, number
}

func (t *Table) rateOf(currency string) (number, bool) {
	if currency == "USD" {
		return one, true
	}
	n, ok := numberOf(t.Rates[currency])
	return n, ok && !n.zero()
}

// shipmentOf returns the question a shipment of goods of a class on a day is.
func (a *Assumptions) shipmentOf(item calc.Item, day int32) calc.Shipment {
	return calc.Shipment{Date: a.lawOf(day), Mode: a.Mode, From: a.From, Purpose: "sale", Person: calc.Person{Kind: "buyer"},
		WithdrawnFrom: a.WithdrawnFrom, PostalMethod: a.PostalMethod, Filing: a.Filing, ECCF: a.ECCF, Items: []calc.Item{item}}
}

// lawOf returns the day whose law holds for what the file says is of a day.
func (a *Assumptions) lawOf(day int32) law.Date {
	if a.AsOf != "" {
		return a.AsOf
	}
	return law.Date(writeDay(nil, a.arrival(day)))
}

// arrival returns the day of importation.
func (a *Assumptions) arrival(day int32) int32 { return day + int32(a.TransitDays) }
