package route

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/money"
	"section321/calc/say"
)

// A BreakEven is where the cheaper of two routes changes. Up to At the route Below
// costs no more than the other; from Next on Above costs less.
type BreakEven struct {
	Below, Above string
	Of           Varied
	At, Next     decimal.Decimal // a cent or an order apart
	PerOrder     decimal.Decimal // what an order by Below costs at At
	Other        decimal.Decimal // and by Above; the same to the cent unless a duty jumps there
}

// A Curve is what an order costs by each route as something varies.
type Curve struct {
	Of     Varied
	At     []decimal.Decimal
	Routes []CurveRoute
}

// A CurveRoute is one line of a curve; an amount that is not Valid is unknown.
type CurveRoute struct {
	ID       string
	PerOrder []decimal.NullDecimal
}

// A WinningPrice is what a price would have to be for the runner-up to win: one
// of its own that falls, or one of the cheapest route that rises.
type WinningPrice struct {
	Route, Cost string
	Of          Whose
	Label       say.Message
	Now, Needed decimal.Decimal
}

// An axis is what is varied to find where the answer flips, in whole steps: cents
// of order value or orders a month.
type axis struct {
	name   Varied
	points []int64
	value  func(step int64) decimal.Decimal
	total  func(rt *routing, step int64) cost
}

// flips finds where the cheaper of any two routes changes as the order value or
// the number of orders varies.
func (c *Comparison) flips(a *Answer) {
	var routes []*routing
	for _, r := range a.Routes {
		if r.Status == Answered {
			routes = append(routes, r.routing)
		}
	}
	if len(routes) == 0 {
		return
	}
	axes := []axis{c.volumes()}
	if len(c.Orders.Mix) == 0 && routes[0].kinds[0].retail > 0 {
		axes = slices.Insert(axes, 0, c.values(routes))
	}
	for _, x := range axes {
		totals := make([][]cost, len(routes))
		for i, rt := range routes {
			totals[i] = make([]cost, len(x.points))
			for k, p := range x.points {
				totals[i][k] = x.total(rt, p)
			}
		}
		a.Curves = append(a.Curves, x.curve(routes, totals))
		for i := range routes {
			for k := i + 1; k < len(routes); k++ {
				a.BreakEvens = append(a.BreakEvens, x.flipsOf(routes[i], routes[k], totals[i], totals[k])...)
			}
		}
	}
}

// A cost is what orders of a month cost by one route.
type cost struct {
	perMonth, orders decimal.Decimal
	known            bool
}

func (c cost) perOrder() decimal.Decimal { return c.perMonth.Div(c.orders).Round(2) }

// values varies the retail value of an order from a twentieth of what it is to
// twenty times as much; the limits of the law are among the points.
func (c *Comparison) values(routes []*routing) axis {
	now := int64(routes[0].kinds[0].retail)
	low, high := max(1, now/20), now*20
	x := axis{name: OrderValue, value: func(step int64) decimal.Decimal { return decimal.New(step, -2) }, points: spread(low, high, now)}
	for _, rt := range routes {
		f := rt.goods.Importation
		for _, limit := range append(slices.Clone(f.Thresholds), f.Limit) {
			if low < int64(limit) && int64(limit) < high {
				x.points = append(x.points, int64(limit), int64(limit)+1)
			}
		}
	}
	slices.Sort(x.points)
	x.points = slices.Compact(x.points)
	x.total = func(rt *routing, step int64) cost {
		total, ok := rt.total(scaled(rt.kinds, calc.Cents(step)), c.Orders.PerMonth)
		return cost{total, c.Orders.PerMonth, ok}
	}
	return x
}

// volumes varies the number of orders from one a month to a hundred times as many
// as there are.
func (c *Comparison) volumes() axis {
	now := c.Orders.PerMonth.Ceil().IntPart()
	return axis{name: OrdersPerMonth, value: decimal.NewFromInt, points: spread(1, min(MaxOrders, max(1000, now*100)), now),
		total: func(rt *routing, step int64) cost {
			orders := decimal.NewFromInt(step)
			total, ok := rt.total(rt.kinds, orders)
			return cost{total, orders, ok}
		}}
}

// spread returns points from low to high, each about a third above the one
// before, with now among them.
func spread(low, high, now int64) []int64 {
	points := []int64{low, now, high}
	for p := low; p < high; p += max(1, p/3) {
		points = append(points, p)
	}
	slices.Sort(points)
	return slices.Compact(points)
}

func (x *axis) curve(routes []*routing, totals [][]cost) Curve {
	c := Curve{Of: x.name}
	for _, p := range x.points {
		c.At = append(c.At, x.value(p))
	}
	for i, rt := range routes {
		line := CurveRoute{rt.route.Route, make([]decimal.NullDecimal, len(x.points))}
		for k, t := range totals[i] {
			if t.known {
				line.PerOrder[k] = money.Known(t.perOrder())
			}
		}
		c.Routes = append(c.Routes, line)
	}
	return c
}

// flipsOf finds, between each two points where the cheaper of two routes differs,
// the step at which it changes.
func (x *axis) flipsOf(rt, other *routing, mine, theirs []cost) []BreakEven {
	var found []BreakEven
	last := -1 // the last point at which one of them was cheaper
	for k := range x.points {
		if !mine[k].known || !theirs[k].known {
			last = -1
			continue
		}
		now := mine[k].perMonth.Cmp(theirs[k].perMonth)
		if now == 0 {
			continue
		}
		if last >= 0 && now != mine[last].perMonth.Cmp(theirs[last].perMonth) {
			below, above := rt, other
			if now < 0 {
				below, above = other, rt
			}
			found = append(found, x.flip(below, above, x.points[last], x.points[k]))
		}
		last = k
	}
	return found
}

// flip finds the step between two at which above becomes cheaper than below.
func (x *axis) flip(below, above *routing, low, high int64) BreakEven {
	for high-low > 1 {
		middle := low + (high-low)/2
		if x.total(above, middle).perMonth.LessThan(x.total(below, middle).perMonth) {
			high = middle
		} else {
			low = middle
		}
	}
	return BreakEven{Below: below.route.Route, Above: above.route.Route, Of: x.name, At: x.value(low), Next: x.value(high),
		PerOrder: x.total(below, low).perOrder(), Other: x.total(above, low).perOrder()}
}

// winningPrices says, price by price, how far one alone would have to move for the
// runner-up to cost no more than the cheapest route. Amounts are in the cost's own
// unit, to the cent or the hundredth, on the winning side.
func winningPrices(cheapest, runnerUp *RouteAnswer) []WinningPrice {
	gap := runnerUp.PerMonth.Decimal.Sub(cheapest.PerMonth.Decimal)
	var needed []WinningPrice
	for _, r := range []*RouteAnswer{runnerUp, cheapest} {
		for i := range r.routing.costs {
			in := &r.routing.costs[i]
			if in.Per == "days" || in.Per == "count" || !in.Amount.Valid || !in.Amount.Decimal.IsPositive() {
				continue
			}
			if perKg := r.routing.inPlay("parcelFreightPerKg"); in.Name == "parcelFreight" && perKg != nil && perKg.Of == Assumed && perKg.Amount.Decimal.IsPositive() {
				continue // who gives the one takes the other away
			}
			slope := r.routing.slope(in)
			if !slope.IsPositive() {
				continue
			}
			w := WinningPrice{Route: r.ID, Cost: in.Name, Label: in.Label, Of: in.Of, Now: in.Amount.Decimal}
			if r == runnerUp {
				w.Needed = in.Amount.Decimal.Sub(gap.Div(slope)).RoundFloor(2)
			} else {
				w.Needed = in.Amount.Decimal.Add(gap.Div(slope)).RoundCeil(2)
			}
			if !w.Needed.IsNegative() {
				needed = append(needed, w)
			}
		}
	}
	return needed
}

// slope is what a month costs more for each unit that a price rises: every line is
// a product of prices.
func (rt *routing) slope(in *CostInPlay) decimal.Decimal {
	cost := decimal.Zero
	for i := range rt.lines {
		if l := &rt.lines[i]; slices.Contains(l.costs, in.Name) {
			cost = cost.Add(l.of(&rt.usual))
		}
	}
	return cost.Div(in.Amount.Decimal)
}
