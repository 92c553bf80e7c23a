// Package route compares what ways of sending the same goods to the United States cost.
package route

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/prices"
	"section321/calc/rate"
	"section321/calc/say"
)

// A Comparison is the question which route costs least for the same goods.
type Comparison struct {
	Date      law.Date
	Product   Product
	Orders    Orders
	Routes    []RouteChoice // empty for all
	Costs     Costs         // of all routes that have such a cost
	Currency  string        // of Costs
	Rates     map[string]decimal.Decimal
	Against   law.Date // another day to compare with, or ""
	BreakEven bool     // whether to look for the values at which the answer flips
}

// Costs are what the user pays, by the names of package prices. One that is not
// Valid is unknown, and shall not be assumed either.
type Costs map[string]decimal.NullDecimal

// A Product is what is sold. Its Item is one unit.
type Product struct {
	calc.Item
	CustomsKnown bool                // whether CustomsValue was given, or is the retail value for want of it
	WeightKg     decimal.NullDecimal // of one unit
	ShippedFrom  string              // country the goods set out from, usually that of origin
}

// Orders are how the product sells.
type Orders struct {
	PerMonth decimal.Decimal
	Units    decimal.Decimal // in one order
	Mix      []OrderShare    // orders of different kinds, or none
}

// An OrderShare is a kind of order and its share of all orders, on any scale.
// What is not Valid is as in the product.
type OrderShare struct {
	Share                                      decimal.Decimal
	Units, RetailValue, CustomsValue, WeightKg decimal.NullDecimal
}

// A RouteChoice is a route to compare, with what differs from the usual.
type RouteChoice struct {
	ID           string
	Mode         calc.Mode         // how the goods arrive
	PostalMethod calc.PostalMethod // "" where the carrier could choose
	Entry        string            // the type of entry, where several are possible
	Value        string            // retail or transaction: the value duty is charged on
	ForeignDuty  string            // deferred, refunded or paid: duty of the country of storage
	Currency     string            // of Costs
	Costs        Costs
}

// A RouteStatus is whether a route was answered.
type RouteStatus string

const (
	Answered    RouteStatus = "answered"
	Lacking     RouteStatus = "incomplete"
	Unavailable RouteStatus = "unavailable"
	NotCovered  RouteStatus = "unsupported"
)

// Whose tells where an amount comes from; "" where nobody said it.
type Whose string

const (
	OfLaw   Whose = "law"
	Given   Whose = "given"
	Assumed Whose = "assumed"
)

// A Varied quantity is what a curve or a break-even varies.
type Varied string

const (
	OrderValue     Varied = "orderValue" // in dollars
	OrdersPerMonth Varied = "ordersPerMonth"
)

// An Answer is what each route costs.
type Answer struct {
	Date               law.Date
	Routes             []*RouteAnswer
	Cheapest, RunnerUp string // "" where fewer routes are answered
	Savings            []Saving
	BreakEvens         []BreakEven
	Curves             []Curve
	WouldWin           []WinningPrice
	Costs              []CostInPlay
	Against            *Answer
	Changed            []RouteChange
	Law                calc.LawStamp
	Sources            []*law.Source
}

// A RouteAnswer is what one route costs and why.
type RouteAnswer struct {
	ID             string
	Name, Short    say.Message
	Status         RouteStatus
	Steps          []say.Message
	Because        []calc.Reason
	Lacks          []Lack
	Value          string // retail or transaction
	Exempt         bool   // every order is free
	FreeShare      decimal.Decimal
	Entry          *calc.EntryAnswer
	EntryWays      []RouteEntry    // each way of entry and what the route costs with it, the first is Entry
	Entries        decimal.Decimal // in a month
	OrdersPerEntry decimal.Decimal
	Shipment       *calc.Shipment // one entry, as Check answers it
	Lines          []CostLine
	PerOrder       decimal.NullDecimal
	PerMonth       decimal.NullDecimal
	DoorDays       decimal.NullDecimal
	AssumedShare   decimal.Decimal // percent of the total
	Asks           []calc.Ask

	routing *routing
}

// A RouteEntry is a way in which a route's goods may be entered, with what the route costs.
type RouteEntry struct {
	calc.EntryAnswer
	PerOrder, PerMonth decimal.NullDecimal
}

// A Lack is something without which a route cannot be answered.
type Lack struct {
	Subject  calc.Subject
	Text     say.Message // all that is said of it
	Question say.Message
}

func lack(of calc.Subject, question say.Message) Lack { return Lack{of, question, question} }

// A CostLine is one part of what a route costs.
type CostLine struct {
	Kind     string
	Cost     string // the name of the cost, "" for duty and customs fees
	Layer    string // of duty and customs fees
	Heading  string
	Label    say.Message
	Of       Whose
	PerOrder decimal.Decimal
	PerMonth decimal.Decimal
	Working  say.Message
	Cite     []string
}

// A Saving is what a route saves against the first; negative when it costs more.
type Saving struct {
	Route              string
	PerOrder, PerMonth decimal.Decimal
}

// A RouteChange is what another day's law does to a route.
type RouteChange struct {
	Route         string
	Before, After decimal.NullDecimal // cost of an order on the earlier and the later day
	Because       []calc.Reason
}

// Compare answers a comparison for somebody who may not wait for the answer: then the error is
// Cancelled. The Rater remembers what it worked out for the next one. Any other error is of
// type Problems.
func Compare(u calc.Until, r *rate.Rater, c Comparison) (answer *Answer, err error) {
	r.While(u)
	defer r.While(nil)
	defer calc.UnlessStopped(&err)
	if problems := c.Validate(); problems != nil {
		return nil, problems
	}
	answer = c.on(c.Date, r)
	if c.Against != "" {
		other := c
		other.BreakEven = false
		answer.Against = other.on(c.Against, r)
		answer.Changed = changed(answer, answer.Against)
	}
	return answer, nil
}

// on answers the comparison under the law of a day.
func (c *Comparison) on(day law.Date, r *rate.Rater) *Answer {
	book := r.Tariff.At(day)
	a := &Answer{Date: day}
	kinds := c.kinds()
	all := stockOf(kinds)
	routes := book.RoutesFrom(c.Product.ShippedFrom)
	if len(routes) == 0 {
		c.noRoutes(a, book)
	}
	for _, route := range routes {
		choice, chosen := c.choice(route.Route)
		if !chosen {
			continue
		}
		rt := &routing{c: c, day: day, book: book, route: route, choice: choice, rater: r, kinds: kinds, stock: all}
		a.Routes = append(a.Routes, rt.answer())
		a.Costs = append(a.Costs, rt.costs...)
	}
	c.rank(a)
	if c.BreakEven {
		c.flips(a)
	}
	a.Law = calc.Stamp(book, c.ahead(book))
	a.Sources = a.sources(book)
	return a
}

// noRoutes says of each route that the data do not reach back to the day.
func (c *Comparison) noRoutes(a *Answer, b *law.Book) {
	for _, route := range b.Routes {
		if _, chosen := c.choice(route.Route); chosen && !slices.ContainsFunc(a.Routes, func(r *RouteAnswer) bool { return r.ID == route.Route }) {
			a.Routes = append(a.Routes, &RouteAnswer{ID: route.Route, Name: route.Name, Short: route.Short, Status: NotCovered, Steps: route.Steps, Value: route.Value, routing: &routing{},
				Because: []calc.Reason{{Rule: "unsupported", Text: say.It("value-unknown", say.Text("day", string(a.Date)))}}})
		}
	}
}

// choice returns what was chosen for a route, and false when it was left out.
func (c *Comparison) choice(route string) (RouteChoice, bool) {
	for _, choice := range c.Routes {
		if choice.ID == route {
			return choice, true
		}
	}
	return RouteChoice{ID: route}, len(c.Routes) == 0
}

// rank finds the cheapest routes and what they save. Of routes that cost the same
// the first in the order of the data counts as cheaper.
func (c *Comparison) rank(a *Answer) {
	var answered []*RouteAnswer
	for _, r := range a.Routes {
		if r.Status == Answered {
			answered = append(answered, r)
		}
	}
	if len(answered) == 0 {
		return
	}
	ranked := slices.Clone(answered)
	slices.SortStableFunc(ranked, func(x, y *RouteAnswer) int { return x.PerMonth.Decimal.Cmp(y.PerMonth.Decimal) })
	a.Cheapest = ranked[0].ID
	if len(ranked) > 1 {
		a.RunnerUp = ranked[1].ID
		a.WouldWin = winningPrices(ranked[0], ranked[1])
	}
	first := answered[0]
	for _, choice := range c.Routes {
		if at := slices.IndexFunc(answered, func(r *RouteAnswer) bool { return r.ID == choice.ID }); at >= 0 {
			first = answered[at]
			break
		}
	}
	for _, r := range answered {
		a.Savings = append(a.Savings, Saving{r.ID, first.PerOrder.Decimal.Sub(r.PerOrder.Decimal), first.PerMonth.Decimal.Sub(r.PerMonth.Decimal)})
	}
}

// changed says what the law of the other day does to each route: the reasons are
// those of the later day that the earlier did not have.
func changed(a, b *Answer) []RouteChange {
	if b.Date < a.Date {
		a, b = b, a
	}
	var changes []RouteChange
	for i, before := range a.Routes {
		after := b.Routes[i]
		if before.PerMonth.Valid == after.PerMonth.Valid && before.PerMonth.Decimal.Equal(after.PerMonth.Decimal) && before.Status == after.Status {
			continue
		}
		change := RouteChange{Route: before.ID, Before: before.PerOrder, After: after.PerOrder}
		for _, r := range after.Because {
			if !slices.ContainsFunc(before.Because, func(o calc.Reason) bool { return o.Rule == r.Rule }) {
				change.Because = append(change.Because, r)
			}
		}
		change.Because = append(change.Because, layerChanges(before, after)...)
		changes = append(changes, change)
	}
	return changes
}

// layerChanges names the duties, fees and prices that came, went or changed.
func layerChanges(before, after *RouteAnswer) []calc.Reason {
	var reasons []calc.Reason
	old, now := summed(before.Lines), summed(after.Lines)
	for _, l := range now {
		mark := ""
		if l.Of == Assumed {
			mark = "-estimated"
		}
		at := slices.IndexFunc(old, l.same)
		switch {
		case at < 0:
			reasons = append(reasons, calc.Reason{Rule: l.Cost + l.Layer, Text: say.It("cost-new"+mark, say.Say("cost", l.Label), say.Price("price", l.PerOrder.Round(2))), Cite: l.Cite})
		case !old[at].PerOrder.Round(2).Equal(l.PerOrder.Round(2)):
			reasons = append(reasons, calc.Reason{Rule: l.Cost + l.Layer, Text: say.It("cost-became"+mark, say.Say("cost", l.Label), say.Price("was", old[at].PerOrder.Round(2)), say.Price("price", l.PerOrder.Round(2))), Cite: l.Cite})
		}
	}
	for _, l := range old {
		if !slices.ContainsFunc(now, l.same) {
			reasons = append(reasons, calc.Reason{Rule: l.Cost + l.Layer, Text: say.It("cost-gone", say.Say("cost", l.Label), say.Price("price", l.PerOrder.Round(2))), Cite: l.Cite})
		}
	}
	return reasons
}

// summed adds up the lines of one cost, or of one layer and heading.
func summed(lines []CostLine) []CostLine {
	var sums []CostLine
	for _, l := range lines {
		at := slices.IndexFunc(sums, l.same)
		if at < 0 {
			sums = append(sums, l)
			continue
		}
		sums[at].PerMonth, sums[at].PerOrder = sums[at].PerMonth.Add(l.PerMonth), sums[at].PerOrder.Add(l.PerOrder)
	}
	return sums
}

// same reports whether two lines are of one cost, or of one layer and heading.
func (l CostLine) same(o CostLine) bool {
	return l.Cost == o.Cost && l.Layer == o.Layer && l.Heading == o.Heading && l.Label.Same(o.Label)
}

// ahead lists what is known to change after the day for goods of the origin.
func (c *Comparison) ahead(b *law.Book) []calc.Change {
	changes := calc.ChangesAhead(b, []string{"general"}, []string{c.Product.Origin}, "")
	return calc.InOrder(append(changes, calc.FeeChange(b)...))
}

func (a *Answer) sources(b *law.Book) []*law.Source {
	var editions []*law.Source
	cites := calc.Cite(b)
	for _, r := range a.Routes {
		for _, reason := range r.Because {
			cites.Add(reason.Cite)
		}
		if r.Entry != nil {
			cites.Add(r.Entry.Cite)
		}
		for _, l := range r.Lines {
			cites.Add(l.Cite)
		}
		for _, q := range r.Asks {
			cites.Add(q.Cite)
		}
		if editions == nil {
			editions = r.routing.editions
		}
	}
	for _, change := range a.Law.Ahead {
		cites.Add(change.Cite)
	}
	cites.Others = editions
	return cites.Sources()
}

func ofProduct(field calc.Field) calc.Subject { return calc.About(field).In(calc.FieldProduct) }

func ofMix(kind int, field calc.Field) calc.Subject {
	return calc.Subject{Within: calc.FieldOrders, List: calc.FieldMix, At: kind, Field: field}
}

// Validate returns everything wrong with the comparison, nil when nothing is.
func (c *Comparison) Validate() calc.Problems {
	ck := calc.Checker{Item: -1}
	if c.Date == "" {
		ck.Add("missing-date", calc.FieldDate, say.It("importation-day-missing", say.Text("field", calc.FieldDate.String())))
	}
	ck.Country(ofProduct(calc.FieldOrigin), c.Product.Origin)
	ck.Country(ofProduct(calc.FieldShippedFrom), c.Product.ShippedFrom)
	s := calc.Shipment{Rates: c.Rates}
	goods := calc.Checker{Item: -1}
	s.ValidateItem(&goods, &c.Product.Item)
	for _, p := range goods.Problems {
		if p.Subject.Field != calc.FieldOrigin {
			p.Subject = p.Subject.In(calc.FieldProduct)
			ck.Problems = ck.Problems.Add(p)
		}
	}
	if w := c.Product.WeightKg; w.Valid && !w.Decimal.IsPositive() {
		ck.Of("invalid-amount", ofProduct(calc.FieldWeight), say.It("weight-zero"))
	}
	c.Orders.validate(&ck)
	if len(ck.Problems) == 0 {
		c.validateWorth(&ck)
	}
	c.validateRoutes(&ck)
	return ck.Problems
}

// validateWorth refuses months worth more than amounts are exact for.
func (c *Comparison) validateWorth(ck *calc.Checker) {
	s := calc.Shipment{Rates: c.Rates}
	most := calc.MostCents.Dollars()
	orders := decimal.Max(decimal.NewFromInt(1), c.Orders.PerMonth)
	tooMuch := func(of calc.Subject, value, units decimal.Decimal) {
		if s.Dollars(value.Mul(units), c.Product.Currency).Mul(orders).GreaterThan(most) {
			ck.Of("invalid-amount", of, say.It("month-worth-too-much", say.Money("most", most)))
		}
	}
	p := &c.Product
	tooMuch(ofProduct(calc.FieldRetailValue), p.RetailValue, c.Orders.Units)
	tooMuch(ofProduct(calc.FieldCustomsValue), p.CustomsValue, c.Orders.Units)
	for i, k := range c.Orders.Mix {
		units := orElse(k.Units, c.Orders.Units)
		retail := orElse(k.RetailValue, p.RetailValue)
		tooMuch(ofMix(i, calc.FieldRetailValue), retail, units)
		tooMuch(ofMix(i, calc.FieldCustomsValue), transactionValue(p, k, retail), units)
	}
	c.validateMetals(ck)
}

// validateMetals refuses metals that are worth more than the goods, as a check of one of
// the orders would.
func (c *Comparison) validateMetals(ck *calc.Checker) {
	if len(c.Product.MetalValue) == 0 {
		return
	}
	s := calc.Shipment{Rates: c.Rates, Items: []calc.Item{c.Product.Item}}
	for _, k := range c.kinds() {
		s.Items[0].Quantity = k.units
		if problems := s.MetalsExceed([]decimal.Decimal{min(k.retail, k.transaction).Dollars()}); problems != nil {
			ck.Of("invalid-amount", ofProduct(calc.FieldMetalValue), problems[0].Message)
			return
		}
	}
}

// MaxOrders is the most orders a month that are compared, MaxMix the most kinds
// of orders, MaxRoutes the most routes that are looked at.
const (
	MaxOrders = 1_000_000_000
	MaxMix    = 1000
	MaxRoutes = 100
)

func (o *Orders) validate(ck *calc.Checker) {
	switch {
	case !o.PerMonth.IsPositive():
		ck.Of("invalid-quantity", calc.About(calc.FieldPerMonth).In(calc.FieldOrders), say.It("orders-none", say.Number("given", o.PerMonth)))
	case !o.PerMonth.Equal(o.PerMonth.Truncate(4)):
		ck.Of("invalid-quantity", calc.About(calc.FieldPerMonth).In(calc.FieldOrders), say.It("orders-decimals", say.Number("given", o.PerMonth)))
	case o.PerMonth.GreaterThan(decimal.NewFromInt(MaxOrders)):
		ck.Of("invalid-quantity", calc.About(calc.FieldPerMonth).In(calc.FieldOrders), say.It("orders-too-many", say.Number("given", o.PerMonth), say.Count("most", MaxOrders)))
	}
	if !o.Units.IsPositive() {
		ck.Of("invalid-quantity", calc.About(calc.FieldUnitsPerOrder).In(calc.FieldOrders), say.It("units-none", say.Number("given", o.Units)))
	}
	if len(o.Mix) > MaxMix {
		ck.Of("too-many-items", calc.About(calc.FieldMix).In(calc.FieldOrders), say.It("kinds-too-many", say.Count("given", len(o.Mix)), say.Count("most", MaxMix)))
		return
	}
	shares := decimal.Zero
	for i, k := range o.Mix {
		shares = shares.Add(k.Share)
		if k.Share.GreaterThan(decimal.NewFromInt(MaxOrders)) {
			ck.Of("invalid-quantity", ofMix(i, calc.FieldShare), say.It("share-too-large", say.Number("given", k.Share), say.Count("most", MaxOrders)))
		}
		for _, f := range []struct {
			name  calc.Field
			value decimal.NullDecimal
		}{{calc.FieldUnitsPerOrder, k.Units}, {calc.FieldWeight, k.WeightKg}} {
			if f.value.Valid && !f.value.Decimal.IsPositive() {
				ck.Of("invalid-quantity", ofMix(i, f.name), say.It("field-zero", say.Text("field", string(f.name))))
			}
		}
	}
	if len(o.Mix) > 0 && shares.LessThan(decimal.New(1, -4)) {
		ck.Of("invalid-quantity", calc.About(calc.FieldMix).In(calc.FieldOrders), say.It("shares-zero"))
	}
}

// modesOf lists how goods may arrive by a route.
func modesOf(route string) []string {
	var modes []string
	for _, r := range law.All().Routes {
		if r.Route == route {
			modes = calc.Texts(r.Modes)
		}
	}
	return modes
}

func (c *Comparison) validateRoutes(ck *calc.Checker) {
	c.validateCosts(ck, "", calc.Subject{}, c.Currency, c.Costs)
	var known []string
	for _, r := range law.All().Routes {
		if !slices.Contains(known, r.Route) {
			known = append(known, r.Route)
		}
	}
	for i, choice := range c.Routes {
		at := calc.Subject{List: calc.FieldRoutes, At: i, Field: calc.FieldID}
		switch {
		case choice.ID == "":
			ck.Of("missing-route", at, say.It("route-missing", say.Words("known", known)))
		case !slices.Contains(known, choice.ID):
			ck.Of("invalid-route", at, say.It("route-invalid", calc.Given(choice.ID), say.Words("known", known)))
		case slices.ContainsFunc(c.Routes[:i], func(o RouteChoice) bool { return o.ID == choice.ID }):
			ck.Of("duplicate-route", at, say.It("route-twice", say.Text("route", choice.ID)))
		}
		optional := func(name calc.Field, word string, words []string) {
			if word != "" && !slices.Contains(words, word) {
				of := at
				of.Field = name
				ck.Of("invalid-"+name.String(), of, calc.NotOneOf(word, calc.About(name), words))
			}
		}
		optional(calc.FieldMode, string(choice.Mode), modesOf(choice.ID))
		optional(calc.FieldPostalMethod, string(choice.PostalMethod), calc.PostalMethods)
		optional(calc.FieldEntry, choice.Entry, law.All().EntryTypes)
		optional(calc.FieldValue, choice.Value, []string{"retail", "transaction"})
		optional(calc.FieldForeignDuty, choice.ForeignDuty, foreignDuties)
		currency := choice.Currency
		if currency == "" {
			currency = c.Currency
		}
		c.validateCosts(ck, choice.ID, at, currency, choice.Costs)
	}
}

func (c *Comparison) validateCosts(ck *calc.Checker, route string, of calc.Subject, currency string, costs Costs) {
	if len(costs) > 0 && currency != "USD" && !c.Rates[currency].IsPositive() {
		of.Field = calc.FieldCurrency
		ck.Of("missing-exchange-rate", of, say.It("exchange-rate-missing-costs", say.Text("currency", calc.Shorten(currency))))
	}
	of.Field = calc.FieldCosts
	for _, name := range costNames(costs) {
		if !slices.ContainsFunc(prices.Costs(), func(known prices.Cost) bool { return known.Name == name }) {
			ck.Of("unknown-field", of.Called(calc.Shorten(name)), say.It("cost-unknown", calc.Given(name), say.Words("known", prices.Names())))
		} else if route != "" && !prices.Has(route, name) {
			ck.Of("unknown-field", of.Called(name), say.It("route-without-cost", say.Text("route", route), say.Text("cost", name)))
		} else if name == "entriesPerMonth" && costs[name].Valid && !costs[name].Decimal.IsPositive() {
			ck.Of("invalid-quantity", of.Called(name), say.It("entries-none"))
		}
	}
}
