package wire

import (
	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/say"
)

// The fields of each object of a compare request.
var (
	compareFields = []string{"date", "product", "orders", "routes", "costs", "currency", "fx", "against", "breakEven"}
	productFields = []string{"description", "hts", "origin", "shippedFrom", "retailValue", "customsValue", "currency",
		"weightKg", "measures", "metalValue", "metalWeight", "claim", "facts"}
	ordersFields = []string{"perMonth", "unitsPerOrder", "mix"}
	mixFields    = []string{"share", "unitsPerOrder", "retailValue", "customsValue", "weightKg"}
	routeFields  = []string{"id", "mode", "postalMethod", "entry", "value", "foreignDuty", "currency", "costs"}
)

// decodeCompare reads a compare request.
func decodeCompare(request []byte) (calc.Comparison, calc.Problems) {
	r := &reader{}
	c := calc.Comparison{BreakEven: true, Currency: "USD"}
	c.Product.Currency, c.Product.Quantity = "USD", decimal.NewFromInt(1)
	c.Orders.Units = decimal.NewFromInt(1)
	productGiven := false
	r.parse(request, func() {
		r.fields(compareFields, func(field string) {
			switch field {
			case "date":
				r.dateInto(&c.Date)
			case "product":
				productGiven = true
				c.Product.CustomsKnown = r.goods(&c.Product.Item, productFields, func(field string) {
					switch field {
					case "shippedFrom":
						r.textInto(&c.Product.ShippedFrom)
					case "weightKg":
						r.maybeAmountInto(&c.Product.WeightKg)
					}
				})
			case "orders":
				r.orders(&c.Orders)
			case "routes":
				r.elements(calc.MaxRoutes, "too-many-routes", "routes-too-many", func() {
					c.Routes = append(c.Routes, calc.RouteChoice{})
					r.route(&c.Routes[len(c.Routes)-1])
				})
			case "costs":
				r.costsInto(&c.Costs)
			case "currency":
				r.textInto(&c.Currency)
			case "fx":
				r.amountsInto(&c.Rates)
			case "against":
				r.dateInto(&c.Against)
			case "breakEven":
				r.flagInto(&c.BreakEven)
			}
		})
		if !productGiven && !r.broken {
			r.path = append(r.path, step{name: "product"})
			r.problem("missing-product", say.It("product-missing"))
			r.up()
		}
	})
	if c.Product.ShippedFrom == "" {
		c.Product.ShippedFrom = c.Product.Origin
	}
	return c, r.problems
}

func (r *reader) orders(o *calc.Orders) {
	r.fields(ordersFields, func(field string) {
		switch field {
		case "perMonth":
			r.amountInto(&o.PerMonth, "invalid-quantity")
		case "unitsPerOrder":
			r.amountInto(&o.Units, "invalid-quantity")
		case "mix":
			r.elements(calc.MaxMix, "too-many-items", "kinds-too-many", func() {
				o.Mix = append(o.Mix, calc.OrderShare{})
				r.orderShare(&o.Mix[len(o.Mix)-1])
			})
		}
	})
}

func (r *reader) orderShare(k *calc.OrderShare) {
	r.fields(mixFields, func(field string) {
		switch field {
		case "share":
			r.amountInto(&k.Share, "invalid-quantity")
		case "unitsPerOrder":
			r.maybeAmountInto(&k.Units)
		case "retailValue":
			r.maybeAmountInto(&k.RetailValue)
		case "customsValue":
			r.maybeAmountInto(&k.CustomsValue)
		case "weightKg":
			r.maybeAmountInto(&k.WeightKg)
		}
	})
}

func (r *reader) route(c *calc.RouteChoice) {
	r.fields(routeFields, func(field string) {
		switch field {
		case "id":
			r.textInto(&c.ID)
		case "mode":
			r.textInto(&c.Mode)
		case "postalMethod":
			r.textInto(&c.PostalMethod)
		case "entry":
			r.textInto(&c.Entry)
		case "value":
			r.textInto(&c.Value)
		case "foreignDuty":
			r.textInto(&c.ForeignDuty)
		case "currency":
			r.textInto(&c.Currency)
		case "costs":
			r.costsInto(&c.Costs)
		}
	})
}

// maybeAmountInto reads an amount that was given.
func (r *reader) maybeAmountInto(into *decimal.NullDecimal) {
	r.amountInto(&into.Decimal, "invalid-amount")
	into.Valid = true
}

// costsInto reads an object of prices. One that is null is not known.
func (r *reader) costsInto(into *calc.Costs) {
	namedInto(r, (*map[string]decimal.NullDecimal)(into), func() (price decimal.NullDecimal) {
		if r.kind() == "null" {
			r.skip()
		} else {
			r.maybeAmountInto(&price)
		}
		return price
	})
}

func (w *writer) compare(a *calc.CompareAnswer) {
	w.comparison(a)
	if a.Against != nil {
		w.object("against", func() { w.comparison(a.Against) })
		list(w, "changed", a.Changed, func(c calc.RouteChange) {
			w.object("", func() {
				w.text("route", c.Route)
				w.moneyOrNull("before", c.Before)
				w.moneyOrNull("after", c.After)
				w.because(c.Because)
			})
		})
	}
}

func (w *writer) comparison(a *calc.CompareAnswer) {
	w.text("date", string(a.Date))
	list(w, "routes", a.Routes, func(r *calc.RouteAnswer) { w.object("", func() { w.routeAnswer(r) }) })
	w.text("cheapest", a.Cheapest)
	w.text("runnerUp", a.RunnerUp)
	list(w, "savings", a.Savings, func(s calc.Saving) {
		w.object("", func() {
			w.text("route", s.Route)
			w.money("perOrder", s.PerOrder)
			w.money("perMonth", s.PerMonth)
		})
	})
	list(w, "breakEven", a.BreakEvens, func(b calc.BreakEven) {
		w.object("", func() {
			list(w, "between", []string{b.Below, b.Above}, w.value)
			w.text("of", b.Of)
			w.text("at", point(b.Of, b.At))
			w.text("next", point(b.Of, b.Next))
			w.text("below", b.Below)
			w.text("above", b.Above)
			w.money("perOrder", b.PerOrder)
			w.money("other", b.Other)
			w.flag("equal", b.PerOrder.Equal(b.Other))
		})
	})
	list(w, "curves", a.Curves, func(c calc.Curve) {
		w.object("", func() {
			w.text("of", c.Of)
			list(w, "at", c.At, func(d decimal.Decimal) { w.value(point(c.Of, d)) })
			list(w, "routes", c.Routes, func(r calc.CurveRoute) {
				w.object("", func() {
					w.text("id", r.ID)
					list(w, "perOrder", r.PerOrder, w.moneyValue)
				})
			})
		})
	})
	list(w, "wouldWin", a.WouldWin, func(p calc.WinningPrice) {
		w.object("", func() {
			w.text("route", p.Route)
			w.text("cost", p.Cost)
			w.said("label", p.Label)
			w.text("of", p.Of)
			w.text("now", p.Now.String())
			w.text("needed", p.Needed.String())
		})
	})
	list(w, "costs", a.Costs, func(c calc.CostInPlay) {
		w.object("", func() {
			w.text("route", c.Route)
			w.text("cost", c.Name)
			w.text("kind", c.Kind)
			w.said("label", c.Label)
			w.text("per", c.Per)
			if c.Amount.Valid {
				w.text("amount", c.Amount.Decimal.String())
			} else {
				w.key("amount")
				w.raw("null")
			}
			w.text("of", c.Of)
			w.maybeSaid("text", c.Text)
			if c.Estimate {
				w.flag("estimate", true)
			}
			w.maybe("link", c.Link)
		})
	})
	w.stamp(&a.Law)
	w.sources(a.Sources)
}

// point writes a point of what is varied: dollars, or a number of orders.
func point(of string, d decimal.Decimal) string {
	if of == "orderValue" {
		return d.StringFixed(2)
	}
	return d.String()
}

func (w *writer) routeAnswer(r *calc.RouteAnswer) {
	w.text("id", r.ID)
	w.said("name", r.Name)
	w.said("short", r.Short)
	w.text("status", r.Status)
	w.flag("available", r.Status != calc.Unavailable)
	w.saidAll("steps", r.Steps)
	w.because(r.Because)
	list(w, "lacks", r.Lacks, func(l calc.Lack) {
		w.object("", func() {
			w.text("field", l.Field)
			w.said("text", l.Text)
			w.said("question", l.Question)
		})
	})
	w.text("value", r.Value)
	w.flag("exempt", r.Exempt)
	w.text("freeShare", r.FreeShare.StringFixed(1))
	w.entryOrNull(r.Entry)
	w.objects("entries", len(r.EntryWays), func(i int) {
		e := &r.EntryWays[i]
		w.text("type", e.Type)
		w.said("name", e.Name)
		w.maybeSaid("text", e.Text)
		w.moneyOrNull("perOrder", e.PerOrder)
		w.moneyOrNull("perMonth", e.PerMonth)
		w.cite(e.Cite)
	})
	w.text("entriesPerMonth", r.Entries.Round(2).String())
	w.text("ordersPerEntry", r.OrdersPerEntry.Round(2).String())
	if r.Shipment != nil {
		w.object("check", func() { w.question(r.Shipment) })
	}
	list(w, "lines", r.Lines, func(l calc.CostLine) {
		w.object("", func() {
			w.text("kind", l.Kind)
			w.maybe("cost", l.Cost)
			w.maybe("layer", l.Layer)
			w.maybe("heading", l.Heading)
			w.said("label", l.Label)
			w.text("of", l.Of)
			w.money("perOrder", l.PerOrder)
			w.money("perMonth", l.PerMonth)
			w.maybeSaid("working", l.Working)
			w.cite(l.Cite)
		})
	})
	w.moneyOrNull("perOrder", r.PerOrder)
	w.moneyOrNull("perMonth", r.PerMonth)
	if r.DoorDays.Valid {
		w.text("daysDoorToDoor", r.DoorDays.Decimal.String())
	}
	w.text("assumedShare", r.AssumedShare.StringFixed(1))
	w.asks(r.Asks, false)
}

// question writes a shipment as the check request that asks about it.
func (w *writer) question(s *calc.Shipment) {
	w.text("date", string(s.Date))
	w.text("mode", s.Mode)
	w.text("from", s.From)
	w.object("person", func() {
		w.maybe("id", s.Person.ID)
		w.text("kind", s.Person.Kind)
	})
	w.maybe("withdrawnFrom", s.WithdrawnFrom)
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
	w.maybe("postalMethod", s.PostalMethod)
	w.maybe("entry", s.Entry)
	w.text("filing", s.Filing)
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
