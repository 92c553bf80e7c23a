package route

import (
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/money"
	"section321/calc/prices"
	"section321/calc/say"
)

// A CostInPlay is a price a comparison uses.
type CostInPlay struct {
	Route string
	prices.Cost
	Amount decimal.NullDecimal // dollars, percent, days or a number
	Of     Whose
	Text   say.Message // why we assume it
	Link   string
	// Estimate is whether the text says itself that it is our estimate.
	Estimate bool
}

// foreignDuties are what can become of the duty of the country of storage.
var foreignDuties = []string{"deferred", "refunded", "paid"}

// What a cost is multiplied with.
const (
	ofOrder    = iota // orders a month
	ofMonth           // once a month
	ofEntry           // entries a month
	ofFree            // importations that are free
	ofDutiable        // importations that owe duty, entered informally
	ofFormal          // importations entered formally
	ofLaw             // duty and customs fees of a month, dollars
	ofValue           // transaction value of a month's goods, dollars
	quantities
)

// Coefficients are dollars for each of the quantities, or the quantities.
type coefficients [quantities]decimal.Decimal

func (c *coefficients) of(q *coefficients) decimal.Decimal {
	sum := decimal.Zero
	for i := range c {
		if !c[i].IsZero() && !q[i].IsZero() {
			sum = sum.Add(c[i].Mul(q[i]))
		}
	}
	return sum
}

// costCoefficients are one line of cost.
type costCoefficients struct {
	coefficients
	kind, cost string
	label      say.Message
	costs      []string // the prices it is a product of
	from       Whose
	working    func() say.Message
}

// price finds every price of the route and turns them into lines. What is missing
// is recorded as lacking.
func (rt *routing) price(a *RouteAnswer) {
	for _, c := range prices.Costs() {
		in := CostInPlay{Route: rt.route.Route, Cost: c, Of: Given}
		estimate, usual := prices.Assumed(rt.route.Route, c.Name, rt.day)
		switch given, currency, ok := rt.given(c.Name, usual); {
		case ok && !given.Valid && c.Name == "dutyRate":
			continue
		case ok && !given.Valid:
			// Whether it is lacking shows when it is needed.
		case ok:
			in.Amount = given
			if currency != "USD" && isMoney(c.Per) {
				in.Amount.Decimal = given.Decimal.Mul(rt.c.Rates[currency])
			}
		case usual && c.Name == "parcelFreightPerKg" && rt.hasGiven("parcelFreight"):
			in.Amount, in.Text = money.Known(decimal.Zero), say.It("parcel-any-weight")
		case usual:
			in.Amount, in.Of, in.Text, in.Link, in.Estimate = money.Known(estimate.Amount), Assumed, estimate.Text, estimate.Link, estimate.Estimate
		default:
			continue
		}
		rt.costs = append(rt.costs, in)
	}
	rt.linesOf(a)
}

// given returns what the user wrote for a cost, of the route or of all routes.
func (rt *routing) given(cost string, usual bool) (price decimal.NullDecimal, currency string, ok bool) {
	if price, ok = rt.choice.Costs[cost]; ok {
		if rt.choice.Currency != "" {
			return price, rt.choice.Currency, true
		}
		return price, rt.c.Currency, true
	}
	price, ok = rt.c.Costs[cost]
	return price, rt.c.Currency, ok && (usual || cost == "dutyRate" || cost == "foreignDutyRate" && rt.route.ShippedFrom != "")
}

func (rt *routing) hasGiven(cost string) bool {
	_, _, ok := rt.given(cost, true)
	return ok
}

// about is a field of the route.
func (rt *routing) about(field calc.Field) calc.Subject {
	return calc.Subject{Within: calc.FieldRoutes, Of: rt.route.Route, Field: field}
}

// ofCost is a cost of the route, or of all where that is said.
func (rt *routing) ofCost(cost string) calc.Subject {
	if _, ok := rt.choice.Costs[cost]; !ok {
		if _, all := rt.c.Costs[cost]; all {
			return calc.About(calc.FieldCosts).Called(cost)
		}
	}
	return rt.about(calc.FieldCosts).Called(cost)
}

// isMoney reports whether a cost is an amount of money, not percent or days.
func isMoney(per string) bool { return !slices.Contains([]string{"percent", "days", "count"}, per) }

func (rt *routing) inPlay(cost string) *CostInPlay {
	for i := range rt.costs {
		if rt.costs[i].Name == cost {
			return &rt.costs[i]
		}
	}
	return nil
}

// known returns a price, not Valid where the route has none.
func (rt *routing) known(cost string) decimal.NullDecimal {
	if in := rt.inPlay(cost); in != nil {
		return in.Amount
	}
	return decimal.NullDecimal{}
}

// amount returns a price, 0 where the route has none.
func (rt *routing) amount(cost string) decimal.Decimal { return rt.known(cost).Decimal }

// priced is a price in a message.
func (rt *routing) priced(cost string) *say.Value { return say.Price("price", rt.amount(cost)) }

// linesOf turns prices into lines.
func (rt *routing) linesOf(a *RouteAnswer) {
	rt.lines, rt.sum = nil, coefficients{}
	for _, c := range []struct {
		cost string
		of   int
		per  string
	}{
		{"parcelFreight", ofOrder, "parcel"}, {"freeClearance", ofFree, "free-parcel"}, {"dutyClearance", ofDutiable, "dutiable-parcel"},
		{"formalClearance", ofFormal, "formal-entry"}, {"entryClearance", ofEntry, "entry"}, {"pickPack", ofOrder, "order"},
		{"lastMile", ofOrder, "order"}, {"setup", ofMonth, "month"},
	} {
		if rt.route.EachOrder || c.of != ofFree && c.of != ofDutiable && c.of != ofFormal {
			rt.line(c.of, rt.amount(c.cost), func() say.Message { return say.It("per-"+c.per, rt.priced(c.cost)) }, c.cost)
		}
	}
	rt.byWeight(a, "parcelFreightPerKg")
	rt.byWeight(a, "stockFreightPerKg")
	hundred, year, thirty := decimal.NewFromInt(100), decimal.NewFromInt(36500), decimal.NewFromInt(30)
	days := func(name string) *say.Value { return say.Number("days", rt.amount(name)) }
	percent := func(name string) *say.Value { return say.Number("rate", rt.amount(name)) }

	rt.line(ofLaw, rt.amount("disbursement").Div(hundred), func() say.Message { return say.It("of-duty-and-fees", percent("disbursement")) }, "disbursement")
	rt.line(ofOrder, rt.amount("storage").Mul(rt.amount("stockDays")).Div(thirty), func() say.Message { return say.It("stored-days", rt.priced("storage"), days("stockDays")) }, "storage", "stockDays")
	rt.line(ofOrder, rt.amount("returnRate").Mul(rt.amount("returnCost")).Div(hundred), func() say.Message { return say.It("share-of-price", percent("returnRate"), rt.priced("returnCost")) }, "returnCost", "returnRate")
	held := rt.amount("stockTransitDays").Add(rt.amount("stockDays"))
	rt.line(ofValue, rt.amount("capitalRate").Mul(held).Div(year), func() say.Message {
		return say.It("capital-in-goods", percent("capitalRate"), say.Number("days", held))
	}, "capitalRate", "stockDays", "stockTransitDays")
	if !rt.route.EachOrder && rt.route.Withdrawn == "" {
		rt.line(ofLaw, rt.amount("capitalRate").Mul(rt.amount("stockDays")).Div(year), func() say.Message {
			return say.It("capital-in-duty", percent("capitalRate"), days("stockDays"))
		}, "capitalRate", "stockDays")
		rt.lines[len(rt.lines)-1].label = say.It("money-tied-up")
	}
	rt.foreignDuty(a)
	rt.lawFactor = rt.sum[ofLaw].Add(decimal.NewFromInt(1))
}

// line adds a line of prices: the first names it, and it is given when all are.
func (rt *routing) line(of int, each decimal.Decimal, working func() say.Message, costs ...string) {
	l := costCoefficients{cost: costs[0], costs: costs, from: Given, working: working}
	for _, name := range costs {
		in := rt.inPlay(name)
		if in != nil && in.Of == Assumed {
			l.from = Assumed
		}
		if name == costs[0] && in != nil {
			l.kind, l.label = in.Kind, in.Line
		}
	}
	l.coefficients[of] = each
	rt.lines = append(rt.lines, l)
	rt.sum[of] = rt.sum[of].Add(each)
}

// missing records the prices that nobody knows and the month needs.
func (rt *routing) missing(a *RouteAnswer, m *month) {
	needed := map[string]int{"freeClearance": ofFree, "dutyClearance": ofDutiable, "formalClearance": ofFormal}
	for i := range rt.costs {
		in := &rt.costs[i]
		of, depends := needed[in.Name]
		deferred := in.Kind == "foreign" && (rt.choice.ForeignDuty == "" || rt.choice.ForeignDuty == "deferred")
		if in.Amount.Valid || deferred || depends && m.quantities[of].IsZero() {
			continue
		}
		a.Lacks = append(a.Lacks, lack(rt.ofCost(in.Name), say.It("price-unknown", say.Say("cost", in.Label))))
	}
}

// byWeight adds a line of a price for each kilogram.
func (rt *routing) byWeight(a *RouteAnswer, cost string) {
	price := rt.amount(cost)
	if price.IsZero() {
		return
	}
	kg := decimal.Zero
	for _, k := range rt.kinds {
		if !k.kg.Valid {
			a.Lacks = append(a.Lacks, lack(ofProduct(calc.FieldWeight), say.It("weight-missing")))
			return
		}
		kg = kg.Add(k.kg.Decimal.Mul(decimal.NewFromInt(k.share)))
	}
	kg = kg.Div(decimal.NewFromInt(sharesOf(rt.kinds)))
	rt.line(ofOrder, price.Mul(kg), func() say.Message {
		return say.It("by-weight", say.Number("kg", kg.Round(3)), say.Price("price", price))
	}, cost)
}

// foreignDuty adds the duty of the country where stock waits: nothing while it is
// deferred, the money tied up until it is refunded, or all of it.
func (rt *routing) foreignDuty(a *RouteAnswer) {
	rate, hundred := rt.known("foreignDutyRate"), decimal.NewFromInt(100)
	if rt.choice.ForeignDuty == "" || rt.choice.ForeignDuty == "deferred" {
		return
	}
	if !rate.Valid && rt.inPlay("foreignDutyRate") == nil {
		a.Lacks = append(a.Lacks, lack(rt.ofCost("foreignDutyRate"), say.It("foreign-duty-missing")))
		return
	}
	if rt.choice.ForeignDuty == "paid" {
		rt.line(ofValue, rate.Decimal.Div(hundred), func() say.Message { return say.It("of-what-goods-cost", say.Number("rate", rate.Decimal)) }, "foreignDutyRate")
		return
	}
	days := rt.amount("refundDays")
	rt.line(ofValue, rate.Decimal.Mul(rt.amount("capitalRate")).Mul(days).Div(hundred).Div(decimal.NewFromInt(36500)),
		func() say.Message {
			return say.It("foreign-duty-refunded", say.Number("rate", rate.Decimal), say.Number("days", days), say.Number("capital", rt.amount("capitalRate")))
		}, "foreignDutyRate", "capitalRate", "refundDays")
}

// inOrderOfCosts sorts the lines as the costs stand in their file.
func (rt *routing) inOrderOfCosts() {
	place := func(l *costCoefficients) int {
		return slices.IndexFunc(prices.Costs(), func(c prices.Cost) bool { return c.Name == l.cost })
	}
	sort.SliceStable(rt.lines, func(i, j int) bool { return place(&rt.lines[i]) < place(&rt.lines[j]) })
}
