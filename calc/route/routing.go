package route

import (
	"slices"
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/rate"
	"section321/calc/say"
)

// A routing is one route on its way to its answer.
type routing struct {
	c        *Comparison
	day      law.Date
	book     *law.Book
	route    *law.Route
	choice   RouteChoice
	rater    *rate.Rater
	kinds    []orderKind
	stock    *stock // of the kinds
	goods    *rate.Goods
	other    bool // the route with another entry, priced beside it
	costs    []CostInPlay
	lines    []costCoefficients
	sum      coefficients
	usual    coefficients // the quantities of the month that was asked about
	editions []*law.Source

	// What total needs at each step.
	each      *sorts          // of one order after another, however many there are
	ownRate   bool            // the user’s rate of duty stands in for a tariff
	lawFactor decimal.Decimal // what a dollar of duty or fees costs in all
	only      [1]*rate.Goods
	one       [1]rate.Worth
}

// An orderKind is one kind of order, all its units together.
type orderKind struct {
	share               int64 // in ten-thousandths, on any scale
	retail, transaction calc.Cents
	units               decimal.Decimal
	kg                  decimal.NullDecimal
	measures            map[string]decimal.Decimal
}

// kinds lists the kinds of orders: one, or those of the mix.
func (c *Comparison) kinds() []orderKind {
	mix := c.Orders.Mix
	if len(mix) == 0 {
		mix = []OrderShare{{Share: decimal.NewFromInt(1)}}
	}
	s := calc.Shipment{Rates: c.Rates}
	kinds := make([]orderKind, 0, len(mix))
	for _, m := range mix {
		p := &c.Product
		units, retail := orElse(m.Units, c.Orders.Units), orElse(m.RetailValue, p.RetailValue)
		transaction := transactionValue(p, m, retail)
		k := orderKind{share: m.Share.Shift(4).Round(0).IntPart(), units: units, kg: p.WeightKg, measures: rate.Times(p.Measures, units),
			retail: calc.CentsOf(s.Dollars(retail.Mul(units), p.Currency)), transaction: calc.CentsOf(s.Dollars(transaction.Mul(units), p.Currency))}
		if m.WeightKg.Valid {
			k.kg = m.WeightKg
		}
		if k.kg.Valid {
			k.kg.Decimal = k.kg.Decimal.Mul(units)
		}
		if k.share > 0 {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) == 1 {
		kinds[0].share = 1
	}
	return kinds
}

// A stock is what orders of some kinds add up to, each counted with its share. It is
// added up once: only how many orders there are differs between the points of a curve.
type stock struct {
	shares              int64
	retail, transaction calc.Tally
	units               decimal.Decimal
	measures            map[string]decimal.Decimal
}

func stockOf(kinds []orderKind) *stock {
	s := &stock{shares: sharesOf(kinds)}
	for i := range kinds {
		k := &kinds[i]
		share := decimal.NewFromInt(k.share)
		s.retail.Add(int64(k.retail), k.share)
		s.transaction.Add(int64(k.transaction), k.share)
		s.units = s.units.Add(k.units.Mul(share))
		for name, q := range k.measures {
			if s.measures == nil {
				s.measures = map[string]decimal.Decimal{}
			}
			s.measures[name] = s.measures[name].Add(q.Mul(share))
		}
	}
	return s
}

// transactionValue is what the maker gets for a unit of a kind of order: a dearer
// one costs its seller more as well, unless it says otherwise.
func transactionValue(p *Product, m OrderShare, retail decimal.Decimal) decimal.Decimal {
	switch {
	case m.CustomsValue.Valid:
		return m.CustomsValue.Decimal
	case m.RetailValue.Valid && p.RetailValue.IsPositive():
		return p.CustomsValue.Mul(retail).Div(p.RetailValue)
	}
	return p.CustomsValue
}

func orElse(d decimal.NullDecimal, otherwise decimal.Decimal) decimal.Decimal {
	if d.Valid {
		return d.Decimal
	}
	return otherwise
}

func sharesOf(kinds []orderKind) (shares int64) {
	for i := range kinds {
		shares += kinds[i].share
	}
	return shares
}

// scaled returns the kinds of orders as they would be at another retail value:
// the transaction value changes in proportion, the weight does not.
func scaled(kinds []orderKind, retail calc.Cents) []orderKind {
	k := kinds[0]
	k.transaction, k.retail = k.transaction.Times(int64(retail), int64(k.retail)), retail
	return []orderKind{k}
}

// shipment is one importation of the route, without what the goods are worth.
func (rt *routing) shipment() *calc.Shipment {
	p := &rt.c.Product
	s := &calc.Shipment{Date: rt.day, Mode: rt.route.Mode, From: rt.route.ShippedFrom, Purpose: "sale", Person: calc.Person{Kind: calc.PersonKind(rt.route.Person)},
		WithdrawnFrom: calc.Storage(rt.route.Withdrawn), Filing: "automated", Items: []calc.Item{p.Item}}
	if rt.choice.Mode != "" {
		s.Mode = rt.choice.Mode
	}
	s.PostalMethod, s.Entry = rt.choice.PostalMethod, rt.choice.Entry
	if s.From == "" {
		s.From = p.ShippedFrom
	}
	s.ECCF = s.Mode == "express"
	if program := rt.book.Program(p.Claim); rt.route.ShippedFrom != "" && program != nil && !program.For(rt.route.ShippedFrom) {
		s.Items[0].Claim = ""
	}
	s.Items[0].Currency, s.Items[0].Measures = "USD", nil
	if p.Currency != "USD" {
		s.Items[0].MetalValue = rate.Times(p.MetalValue, rt.c.Rates[p.Currency])
	}
	return s
}

// value is the value duty is charged on: retail or transaction.
func (rt *routing) value() string {
	if rt.choice.Value != "" {
		return rt.choice.Value
	}
	return rt.route.Value
}

// dutiable is what a kind of order is worth to customs.
func (rt *routing) dutiable(k *orderKind) calc.Cents {
	if rt.value() == "transaction" {
		return k.transaction
	}
	return k.retail
}

// A month is what the law takes of a month's orders, and how many orders and
// entries there are of each sort.
type month struct {
	quantities coefficients
	parts      []lawPart
	shipment   rate.Worth // of an entry that stands for the route's words
	unknown    bool
}

// A lawPart is a duty or fee of a month.
type lawPart struct {
	*calc.Line
	amount calc.Tally
}

// entries is how many entries a month's orders take.
func (rt *routing) entries(orders decimal.Decimal) decimal.Decimal {
	if rt.route.EachOrder {
		return orders
	}
	if entries := rt.amount("entriesPerMonth"); entries.IsPositive() {
		return decimal.Min(orders, entries.RoundCeil(4))
	}
	return decimal.Min(orders, decimal.NewFromInt(1))
}

// month answers a month of orders of these kinds. Words says whether the parts
// are wanted one by one.
func (rt *routing) month(kinds []orderKind, orders decimal.Decimal, words bool) *month {
	m := &month{}
	usual := &kinds[0] == &rt.kinds[0]
	all := rt.stock
	if !usual {
		all = stockOf(kinds)
	}
	entries := rt.entries(orders)
	m.quantities[ofOrder], m.quantities[ofMonth], m.quantities[ofEntry] = orders, decimal.NewFromInt(1), entries
	m.quantities[ofValue] = all.transaction.Dollars(orders, all.shares)
	if !rt.route.EachOrder {
		m.settle(rt.answers([]rate.Worth{rt.entry(all, orders.Div(entries))}, []int64{1}, m, words), entries, 1)
		return m
	}
	if words || !usual || rt.each == nil {
		worth, weights := make([]rate.Worth, len(kinds)), make([]int64, len(kinds))
		for i := range kinds {
			k := &kinds[i]
			worth[i], weights[i] = rate.Worth{Retail: k.retail, Customs: rt.dutiable(k), Measures: k.measures, Units: k.units}, k.share
		}
		s := rt.answers(worth, weights, m, words)
		if usual {
			rt.each = &s
		}
		m.settle(s, orders, all.shares)
		return m
	}
	m.settle(*rt.each, orders, all.shares)
	return m
}

// entry is what the goods of one entry of stock are worth.
func (rt *routing) entry(all *stock, orders decimal.Decimal) rate.Worth {
	each := orders.Div(decimal.NewFromInt(all.shares))
	customs := &all.retail
	if rt.value() == "transaction" {
		customs = &all.transaction
	}
	return rate.Worth{Retail: calc.CentsOf(all.retail.Dollars(orders, all.shares)), Customs: calc.CentsOf(customs.Dollars(orders, all.shares)),
		Measures: rate.Times(all.measures, each), Units: all.units.Mul(each)}
}

// sorts are the law's takings of importations, by what becomes of them.
type sorts struct {
	unknown bool
	law     calc.Tally
	of      [quantities]int64 // ofFree, ofDutiable and ofFormal
}

// answers adds up importations, each worth this much and counted with a weight.
func (rt *routing) answers(worth []rate.Worth, weights []int64, m *month, words bool) (s sorts) {
	heaviest := int64(0)
	for i := range worth {
		a := rt.rater.Rate(rt.only[:], worth[i:i+1], 0)
		if rt.ownRate && a.Duty == calc.Unknown && a.Fees != calc.Unknown {
			rt.atGivenRate(&a, worth[i], rt.amount("dutyRate"))
		}
		if weights[i] > heaviest && !s.unknown || a.Total == calc.Unknown && !s.unknown {
			m.shipment, heaviest = worth[i], weights[i]
		}
		if a.Total == calc.Unknown {
			s.unknown = true
			continue
		}
		s.law.Add(int64(a.Total), weights[i])
		s.of[rt.sort(&a)] += weights[i]
		if words {
			m.addParts(a.Lines, weights[i])
		}
	}
	return s
}

func (m *month) addParts(lines []rate.Part, weight int64) {
	for _, p := range lines {
		at := slices.IndexFunc(m.parts, func(o lawPart) bool {
			return o.Layer == p.Layer && o.Heading == p.Heading && o.Rate.Valid == p.Rate.Valid && o.Rate.Decimal.Equal(p.Rate.Decimal)
		})
		switch {
		case at < 0:
			line := *p.Line
			m.parts = append(m.parts, lawPart{Line: &line})
			at = len(m.parts) - 1
		case !p.Name.Silent() && !m.parts[at].Text.Same(p.Text): // what is said of one order's amounts is not so of all
			m.parts[at].Text = p.Name
		}
		m.parts[at].amount.Add(int64(p.Amount), weight)
	}
}

// settle turns weights into importations of a month.
func (m *month) settle(s sorts, importations decimal.Decimal, weights int64) {
	m.unknown = s.unknown
	m.quantities[ofLaw] = s.law.Dollars(importations, weights)
	for of, weight := range s.of {
		switch weight {
		case 0:
		case weights:
			m.quantities[of] = importations
		default:
			m.quantities[of] = importations.Mul(decimal.NewFromInt(weight)).Div(decimal.NewFromInt(weights))
		}
	}
}

// atGivenRate takes the user's own rate of duty where the data know none.
func (rt *routing) atGivenRate(a *rate.Amounts, worth rate.Worth, percent decimal.Decimal) {
	base := decimal.NewFromInt(worth.Customs.EvenDollars())
	a.Duty = calc.CentsOf(base.Mul(percent).Shift(-2))
	a.Total, a.Outcome = a.Duty+a.Fees, calc.Dutiable
	a.Lines = slices.DeleteFunc(a.Lines, func(p rate.Part) bool { return p.Item >= 0 })
	a.Lines = append(a.Lines, rate.Part{Line: &calc.Line{Layer: givenLayer, Rate: money.Known(percent)}, Amount: a.Duty})
}

// tariffless reports whether the data hold no tariff of the day, so that the
// user's own rate may stand in. Where they hold one, what is unknown has another
// reason, which a rate does not settle. Taxes on alcohol and tobacco are no duty.
func (rt *routing) tariffless() bool {
	t := rt.rater.Tariff
	if t == nil || t.Schedule == nil {
		return false
	}
	_, covered := t.On(rt.day).Schedule.At(string(rt.day))
	facts := check.Open(rt.rater.Shipment(rt.only[:], rt.one[:], 0), t).Facts[0]
	return !covered && !slices.Contains(facts, "alcohol") && !slices.Contains(facts, "tobacco")
}

// givenLayer is the layer of duty at the user's own rate.
const givenLayer = "given"

// total is what a month of orders costs by the route, to the cent, and false when
// that is not known.
func (rt *routing) total(kinds []orderKind, orders decimal.Decimal) (decimal.Decimal, bool) {
	if len(kinds) > 1 || len(kinds[0].measures) > 0 || len(rt.goods.Item.MetalValue) > 0 || rt.ownRate {
		m := rt.month(kinds, orders, false)
		return m.quantities[ofLaw].Add(rt.sum.of(&m.quantities)).Round(2), !m.unknown
	}
	// The same for orders all alike, with as few steps as it can be done in.
	k := &kinds[0]
	worth, importations := rate.Worth{Retail: k.retail, Customs: rt.dutiable(k)}, orders
	if !rt.route.EachOrder {
		importations = rt.entries(orders)
		each, in := orders.Shift(4).IntPart(), importations.Shift(4).IntPart()
		worth.Retail, worth.Customs = worth.Retail.Times(each, in), worth.Customs.Times(each, in)
	}
	rt.one[0] = worth
	a := rt.rater.Rate(rt.only[:], rt.one[:], 0)
	if a.Total == calc.Unknown {
		return decimal.Zero, false
	}
	total := a.Total.Dollars().Mul(rt.lawFactor).Add(rt.sum[ofEntry]).Add(rt.sum[rt.sort(&a)]).Mul(importations)
	each := rt.sum[ofOrder]
	if !rt.sum[ofValue].IsZero() {
		each = each.Add(rt.sum[ofValue].Mul(k.transaction.Dollars()))
	}
	return total.Add(each.Mul(orders)).Add(rt.sum[ofMonth]).Round(2), true
}

// sort tells what becomes of an importation: ofFree, ofDutiable or ofFormal.
func (rt *routing) sort(a *rate.Amounts) int {
	switch {
	case a.Outcome == calc.Exempt:
		return ofFree
	case a.Answer.Entry != nil && rt.book.IsFormal(a.Answer.Entry.Type):
		return ofFormal
	}
	return ofDutiable
}

// answer works the route out.
func (rt *routing) answer() *RouteAnswer {
	a := &RouteAnswer{ID: rt.route.Route, Name: rt.route.Name, Short: rt.route.Short, Steps: rt.route.Steps, Value: rt.value(), Status: Answered, routing: rt}
	text := calc.Reason{Rule: rt.route.Route, Text: rt.route.Text, Excerpt: rt.route.Excerpt, Cite: rt.route.Cite}
	if rt.choice.Value != "" && rt.choice.Value != rt.route.Value {
		text.Text = say.Then(text.Text, say.It("chose-"+rt.choice.Value))
	}
	a.Because = []calc.Reason{text}
	if stored := rt.shipment(); stored.Items[0].Claim != rt.c.Product.Claim {
		if r := rt.book.Rule("stored-abroad"); r != nil {
			a.Because = append(a.Because, calc.Reason{Rule: r.Rule, Text: r.Text, Cite: r.Cite})
		}
	}
	rt.price(a)
	var err error
	s := rt.shipment()
	if from, _ := law.CountryOf(s.From); from.USTerritory {
		a.Status = Unavailable
		a.Because = append(a.Because, calc.Reason{Rule: "not-imported", Text: say.It("route-not-imported", calc.Country("from", s.From))})
		return a
	}
	if rt.goods, err = rt.rater.Goods(s); err != nil {
		a.Status = NotCovered
		a.Because = append(a.Because, calc.Reason{Rule: err.(calc.Problems)[0].Code, Wrong: err.(calc.Problems)})
		return a
	}
	rt.only[0] = rt.goods
	rt.ownRate = rt.known("dutyRate").Valid && rt.tariffless()
	orders := rt.c.Orders.PerMonth
	m := rt.month(rt.kinds, orders, true)
	rt.usual = m.quantities
	a.Entries = rt.entries(orders)
	a.OrdersPerEntry = orders.Div(a.Entries)
	a.FreeShare = m.quantities[ofFree].Mul(decimal.NewFromInt(100)).Div(a.Entries).Round(1)
	a.Exempt = m.quantities[ofFree].Equal(a.Entries)
	if !a.Exempt && m.quantities[ofFree].IsPositive() {
		a.Because = append(a.Because, calc.Reason{Rule: "mix", Text: say.It("some-free", say.Number("share", a.FreeShare))})
	}
	a.Shipment = rt.rater.Shipment([]*rate.Goods{rt.goods}, []rate.Worth{m.shipment}, 0)
	a.Shipment.Date, a.Shipment.Items[0].Description = rt.day, rt.c.Product.Description
	rt.words(a, m)
	rt.missing(a, m)
	rt.valueAsked(a)
	a.DoorDays = rt.known("doorDays")
	if a.Status == Answered && len(a.Lacks) == 0 {
		rt.state(a, m, orders)
		rt.entryWays(a)
	} else if a.Status == Answered {
		a.Status = Lacking
	}
	return a
}

// entryWays prices the route with each other entry that is possible.
func (rt *routing) entryWays(a *RouteAnswer) {
	if a.Entry == nil || len(a.Entry.Alternatives) == 0 || rt.other {
		return
	}
	a.EntryWays = []RouteEntry{{*a.Entry, a.PerOrder, a.PerMonth}}
	for _, way := range a.Entry.Alternatives {
		other := &routing{c: rt.c, day: rt.day, book: rt.book, route: rt.route, choice: rt.choice, rater: rt.rater, kinds: rt.kinds, stock: rt.stock, other: true}
		other.choice.Entry = way.Type
		with := other.answer()
		a.EntryWays = append(a.EntryWays, RouteEntry{way, with.PerOrder, with.PerMonth})
	}
}

// valueAsked asks for what the maker was paid, where duty is on it and it was not
// given.
func (rt *routing) valueAsked(a *RouteAnswer) {
	if rt.value() == "transaction" && !rt.c.Product.CustomsKnown {
		a.Asks = append(a.Asks, calc.Ask{Subject: ofProduct(calc.FieldCustomsValue), Question: say.It("paid-to-maker"),
			Decides: say.It("decides-duty"), Effect: calc.CouldLower, Cite: rt.route.Cite})
	}
}

// words lets Check say why the entry is what it is and what is not known.
func (rt *routing) words(a *RouteAnswer, m *month) {
	check, problems := check.Assess(rt.rater.Until, a.Shipment, rt.rater.Tariff)
	if problems != nil {
		a.Status = NotCovered
		a.Because = append(a.Because, calc.Reason{Rule: problems[0].Code, Wrong: problems})
		return
	}
	rt.editions = check.Editions
	for _, r := range check.Exemption.Because {
		if !strings.HasPrefix(r.Rule, "person-") { // the route says who imports
			a.Because = append(a.Because, r)
		}
	}
	a.Entry = check.Entry
	for _, q := range check.Asks {
		switch s := &q.Subject; {
		case s.Item() == 0:
			*s = ofProduct(s.Field).Called(s.Name)
		case *s == calc.About(calc.FieldPostalMethod):
			*s = rt.about(s.Field)
		}
		a.Asks = append(a.Asks, q)
		if m.unknown && q.Effect == calc.CouldRaise {
			a.Lacks = append(a.Lacks, Lack{q.Subject, q.Text(), q.Question})
		}
	}
	for _, g := range check.Unsupported {
		a.Because = append(a.Because, calc.Reason{Rule: "unsupported", Text: g.Text, Cite: g.Cite})
		if m.unknown && g.What == "duty" && check.Fees.Valid {
			a.Lacks = append(a.Lacks, Lack{rt.about(calc.FieldCosts).Called("dutyRate"), say.Then(g.Text, say.It("give-duty-rate", say.Text("rate", "dutyRate"))), g.Text})
		}
	}
	switch {
	case check.Outcome == calc.Prohibited:
		a.Status, a.Lacks = Unavailable, nil
	case m.unknown && len(a.Lacks) == 0:
		a.Status = NotCovered
	}
}

// ordinaryDuty names a layer whose lines say nothing but their rate, others not at all.
func ordinaryDuty(layer string) say.Message {
	switch layer {
	case "base":
		return say.It("ordinary-duty")
	case "special":
		return say.It("special-duty")
	case "column-2":
		return say.It("column-2-duty")
	}
	return say.Message{}
}

// state writes the lines and the totals.
func (rt *routing) state(a *RouteAnswer, m *month, orders decimal.Decimal) {
	importations, weights := a.Entries, int64(1)
	if rt.route.EachOrder {
		weights = sharesOf(rt.kinds)
	}
	for _, p := range m.parts {
		line := CostLine{Kind: "duty", Layer: p.Layer, Heading: p.Heading, Label: say.It("named", say.Say("of", p.Text)), Of: OfLaw, PerMonth: p.amount.Dollars(importations, weights), Cite: p.Cite}
		if p.Item < 0 && !strings.HasPrefix(p.Layer, "postal-") {
			line.Kind = "fees"
		}
		if p.Layer == givenLayer {
			in := rt.inPlay("dutyRate")
			line.Of, line.Cost, line.Label = in.Of, in.Name, in.Line
		}
		if p.Rate.Valid {
			line.Working = say.It("percent", say.Number("rate", p.Rate.Decimal))
		}
		if name := ordinaryDuty(p.Layer); !name.Silent() {
			line.Label = name
			if !p.Rate.Valid {
				line.Working = p.Text
			}
		}
		a.Lines = append(a.Lines, line)
	}
	rt.inOrderOfCosts()
	for i := range rt.lines {
		l := &rt.lines[i]
		amount := l.of(&m.quantities)
		if amount.IsZero() {
			continue
		}
		a.Lines = append(a.Lines, CostLine{Kind: l.kind, Cost: l.cost, Label: l.label, Of: l.from, PerMonth: amount, Working: l.working()})
	}
	total := m.quantities[ofLaw].Add(rt.sum.of(&m.quantities)).Round(2)
	a.PerMonth = money.Known(total)
	a.PerOrder = money.Known(total.Div(orders).Round(2))
	addUp(a.Lines, total, orders)
	assumed := decimal.Zero
	for _, l := range a.Lines {
		if l.Of == Assumed {
			assumed = assumed.Add(l.PerMonth)
		}
	}
	if total.IsPositive() {
		a.AssumedShare = assumed.Mul(decimal.NewFromInt(100)).Div(total).Round(1)
	}
}

// addUp rounds the lines to cents so that they add up to the total, a month and
// an order: the largest fractions are taken up.
func addUp(lines []CostLine, total, orders decimal.Decimal) {
	months, each := make([]decimal.Decimal, len(lines)), make([]decimal.Decimal, len(lines))
	for i, l := range lines {
		months[i], each[i] = l.PerMonth, l.PerMonth.Div(orders)
	}
	roundTo(months, total)
	roundTo(each, total.Div(orders).Round(2))
	for i := range lines {
		lines[i].PerMonth, lines[i].PerOrder = months[i], each[i]
	}
}

// roundTo rounds amounts to cents that add up to total.
func roundTo(amounts []decimal.Decimal, total decimal.Decimal) {
	order := make([]int, len(amounts))
	fractions := make([]decimal.Decimal, len(amounts))
	left := total
	for i, d := range amounts {
		order[i] = i
		amounts[i] = d.RoundFloor(2)
		fractions[i] = d.Sub(amounts[i])
		left = left.Sub(amounts[i])
	}
	sort.SliceStable(order, func(i, j int) bool { return fractions[order[i]].GreaterThan(fractions[order[j]]) })
	cent := decimal.New(1, -2)
	for _, i := range order {
		if !left.IsPositive() {
			break
		}
		amounts[i], left = amounts[i].Add(cent), left.Sub(cent)
	}
}

func costNames(costs Costs) []string {
	names := make([]string, 0, len(costs))
	for name := range costs {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
