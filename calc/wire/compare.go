//go:build !checkonly

package wire

import (
	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/route"
)

// decodeCompare reads a compare request.
func decodeCompare(request []byte) (route.Comparison, calc.Problems) {
	r := &reader{}
	var c route.Comparison
	c.Product.Quantity = decimal.NewFromInt(1) // what is said of a product is of one unit
	r.parse(request, func() { r.compareRequest(&c) })
	return c, r.problems
}

func (r *reader) comparisonRead(c *route.Comparison, g present) {
	if !g.has(compareRequestNames, "product") && !r.broken {
		r.missing("product", "missing-product", "product-missing")
	}
	if c.Product.ShippedFrom == "" {
		c.Product.ShippedFrom = c.Product.Origin
	}
}

func (r *reader) productRead(p *route.Product, g present) {
	p.CustomsKnown = r.goodsRead(&p.Item, productNames, g)
}

func (r *reader) productClaim(p *route.Product) { r.claim(&p.Item) }

// maybeAmountInto reads an amount that was given.
func (r *reader) maybeAmountInto(into *decimal.NullDecimal) {
	r.amountInto(&into.Decimal, "invalid-amount")
	into.Valid = true
}

// costsInto reads an object of prices. One that is null is not known.
func (r *reader) costsInto(into *route.Costs) {
	namedInto(r, (*map[string]decimal.NullDecimal)(into), func() (price decimal.NullDecimal) {
		if r.kind() == "null" {
			r.skip()
		} else {
			r.maybeAmountInto(&price)
		}
		return price
	})
}

// point writes a point of what is varied: dollars, or a number of orders.
func point(of route.Varied, d decimal.Decimal) string {
	if of == route.OrderValue {
		return d.StringFixed(2)
	}
	return d.String()
}

func points(of route.Varied, all []decimal.Decimal) []string {
	written := make([]string, 0, len(all))
	for _, d := range all {
		written = append(written, point(of, d))
	}
	return written
}

// routeCheck writes the question of one of a route's entries.
func (w *writer) routeCheck(r *route.RouteAnswer) {
	if r.Shipment != nil {
		w.object("check", func() { w.question(r.Shipment) })
	}
}

// question writes a shipment as the check request that asks about it.
func (w *writer) question(s *calc.Shipment) {
	w.text("date", string(s.Date))
	w.text("mode", string(s.Mode))
	w.text("from", s.From)
	w.object("person", func() {
		w.maybe("id", s.Person.ID)
		w.text("kind", string(s.Person.Kind))
	})
	w.maybe("withdrawnFrom", string(s.WithdrawnFrom))
	list(w, "items", s.Items, func(it calc.Item) {
		w.object("", func() {
			w.maybe("description", it.Description)
			w.maybe("hts", it.HTS)
			w.text("origin", it.Origin)
			w.money("retailValue", it.RetailValue)
			w.money("customsValue", it.CustomsValue)
			w.quantities("measures", it.Measures)
			w.quantities("metalValue", it.MetalValue)
			w.quantities("metalWeight", it.MetalWeight)
			w.maybe("claim", it.Claim)
			if len(it.Facts) > 0 {
				list(w, "facts", it.Facts, w.value)
			}
		})
	})
	w.money("priorToday", s.PriorToday)
	w.maybe("postalMethod", string(s.PostalMethod))
	w.maybe("entry", s.Entry)
	w.text("filing", string(s.Filing))
	w.flag("eccf", s.ECCF)
}

// quantities writes named quantities, in the order of their names, unless there
// are none.
func (w *writer) quantities(name string, quantities map[string]decimal.Decimal) {
	if len(quantities) == 0 {
		return
	}
	w.object(name, func() {
		for _, unit := range calc.Names(quantities) {
			w.text(unit, quantities[unit].String())
		}
	})
}
