package wire_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/wire/native"
)

type routeLine struct {
	Kind, Cost, Layer, Heading, Of, PerOrder, PerMonth string
}

type routeAnswer struct {
	ID, Status, PerOrder, PerMonth string
	Exempt                         bool
	Entry                          struct{ Type string }
	Entries                        []struct{ Type, PerOrder string }
	FreeShare, EntriesPerMonth     string
	Check                          json.RawMessage
	Lines                          []routeLine
	Lacks                          []struct{ Field, Text string }
	Because                        []struct{ Rule, Text string }
	AssumedShare                   string
}

type comparison struct {
	Error              *struct{ Code, Field, Message string }
	Routes             []routeAnswer
	Cheapest, RunnerUp string
	Savings            []struct{ Route, PerOrder, PerMonth string }
	BreakEven          []struct {
		Of, At, Next, Below, Above, PerOrder, Other string
		Equal                                       bool
	}
	WouldWin []struct{ Route, Cost, Now, Needed string }
	Against  *comparison
	Changed  []struct {
		Route         string
		Before, After *string
		Because       []struct{ Rule, Text string }
	}
}

func (c *comparison) route(id string) *routeAnswer {
	for i := range c.Routes {
		if c.Routes[i].ID == id {
			return &c.Routes[i]
		}
	}
	return &routeAnswer{}
}

// A question is a compare request that a test changes.
type question map[string]any

func asked(t testing.TB, text string) question {
	t.Helper()
	var q question
	if err := json.Unmarshal([]byte(text), &q); err != nil {
		t.Fatal(err)
	}
	return q
}

// with returns the question with other fields.
func (q question) with(fields question) question {
	other := maps.Clone(q)
	maps.Copy(other, fields)
	return other
}

func (q question) answer(t testing.TB) *comparison {
	t.Helper()
	request, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	raw := native.Calculator().Answer("compare", request)
	var c comparison
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatalf("the answer is not what it should be: %v\n%s", err, raw)
	}
	if c.Error != nil && c.Error.Code == "internal" {
		t.Fatalf("%s of %s", c.Error.Message, request)
	}
	return &c
}

func cents(t testing.TB, amount string) decimal.Decimal {
	t.Helper()
	d, err := decimal.NewFromString(amount)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A routesCase is a comparison with known totals; see testdata/compare/README.md.
type routesCase struct {
	ID, Title string
	Request   question
	Expect    struct {
		Cheapest string
		Routes   map[string]struct {
			PerMonth, PerOrder, Duty, Arithmetic string
			Exempt                               bool
		}
	}
}

func routesCases(t testing.TB) []routesCase {
	t.Helper()
	f, err := os.Open("testdata/compare/routes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []routesCase
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c routesCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	return cases
}

func TestRoutesCostWhatTheArithmeticSays(t *testing.T) {
	for _, c := range routesCases(t) {
		t.Run(c.ID, func(t *testing.T) {
			a := c.Request.answer(t)
			if a.Cheapest != c.Expect.Cheapest {
				t.Errorf("cheapest: want %s, got %s", c.Expect.Cheapest, a.Cheapest)
			}
			if len(a.Routes) != len(c.Expect.Routes) {
				t.Errorf("want %d routes, got %d", len(c.Expect.Routes), len(a.Routes))
			}
			for _, r := range a.Routes {
				want := c.Expect.Routes[r.ID]
				duty, perMonth, perOrder := decimal.Zero, decimal.Zero, decimal.Zero
				for _, l := range r.Lines {
					perMonth, perOrder = perMonth.Add(cents(t, l.PerMonth)), perOrder.Add(cents(t, l.PerOrder))
					if l.Kind == "duty" {
						duty = duty.Add(cents(t, l.PerMonth))
					}
				}
				if r.PerMonth != want.PerMonth || r.PerOrder != want.PerOrder || duty.StringFixed(2) != want.Duty || r.Exempt != want.Exempt {
					t.Errorf("%s: want $%s a month, $%s an order, duty $%s, free %v = %s; got %s, %s, %s, %v: %v", r.ID,
						want.PerMonth, want.PerOrder, want.Duty, want.Exempt, want.Arithmetic, r.PerMonth, r.PerOrder, duty, r.Exempt, r.Lacks)
				}
				if perMonth.StringFixed(2) != r.PerMonth || perOrder.StringFixed(2) != r.PerOrder {
					t.Errorf("%s: the lines add up to %s a month and %s an order, not %s and %s", r.ID, perMonth, perOrder, r.PerMonth, r.PerOrder)
				}
			}
		})
	}
}

// shirts is a comparison at our own estimates.
const shirts = `{"date":"2026-09-01","product":{"description":"cotton T-shirt","hts":"6109.10.00.12","origin":"CN",
	"retailValue":"48.00","customsValue":"18.20","weightKg":"0.4"},"orders":{"perMonth":"900"}}`

// Every kind of cost at once: 100 orders a month of $50, bought for $20, weighing
// 2 kg, of goods that are free of every duty by treaty.
func TestEveryCostHasItsArithmetic(t *testing.T) {
	a := asked(t, `{"date":"2026-09-01","product":{"hts":"9403.60.80.89","origin":"MX","claim":"S","retailValue":"50.00","customsValue":"20.00","weightKg":"2"},
		"orders":{"perMonth":"100"},
		"routes":[{"id":"us-bulk","costs":{"stockFreightPerKg":"0.30","entryClearance":"80","entriesPerMonth":"2","storage":"0.90","stockDays":"40","stockTransitDays":"33",
			"pickPack":"1.10","lastMile":"4.00","returnRate":"10","returnCost":"7.00","capitalRate":"7.3","setup":"25","disbursement":"3"}},
			{"id":"canada","foreignDuty":"paid","costs":{"foreignDutyRate":"13","capitalRate":"7.3","stockDays":"0","stockTransitDays":"0"}},
			{"id":"mexico","foreignDuty":"refunded","costs":{"foreignDutyRate":"16","capitalRate":"7.3","refundDays":"50","stockDays":"0","stockTransitDays":"0"}}]}`).answer(t)
	want := map[string]string{
		"stockFreightPerKg": "60.00",  // 100 × 2 kg × 0.30
		"entryClearance":    "160.00", // 2 × 80
		"storage":           "120.00", // 100 × 0.90 × 40 ÷ 30
		"pickPack":          "110.00",
		"lastMile":          "400.00",
		"returnCost":        "70.00", // 100 × 10 % × 7
		"capitalRate":       "29.20", // 2,000 × 7.3 % × 73 ÷ 365 = 2,000 × 0.0146
		"setup":             "25.00",
	}
	bulk := a.route("us-bulk")
	for _, l := range bulk.Lines {
		if l.Cost != "" && l.PerMonth != want[l.Cost] {
			t.Errorf("%s: want %s, got %s", l.Cost, want[l.Cost], l.PerMonth)
		}
		delete(want, l.Cost)
		if l.Of == "assumed" {
			t.Errorf("%s was given, not assumed", l.Cost)
		}
	}
	if len(want) > 0 {
		t.Errorf("no lines of %v", want)
	}
	if bulk.PerMonth != "974.20" || bulk.PerOrder != "9.74" || bulk.AssumedShare != "0.0" {
		t.Errorf("want 974.20, 9.74 and 0.0 %%, got %s, %s and %s %%", bulk.PerMonth, bulk.PerOrder, bulk.AssumedShare)
	}
	for route, want := range map[string]string{
		"canada": "260.00", // 2,000 × 13 %
		"mexico": "3.20",   // 2,000 × 16 % × 7.3 % × 50 ÷ 365 = 320 × 0.01
	} {
		at := slices.IndexFunc(a.route(route).Lines, func(l routeLine) bool { return l.Kind == "foreign" })
		if at < 0 || a.route(route).Lines[at].PerMonth != want {
			t.Errorf("%s: want %s of foreign duty, got %v", route, want, a.route(route).Lines)
		}
	}
}

// The mean of $700 and $900 is $800, which was free; half of the orders were not. Of days
// before 2017 there is no tariff, so the rate is the user's.
func TestALimitCutsAMixNotItsMean(t *testing.T) {
	a := asked(t, `{"date":"2016-12-20","breakEven":false,"product":{"origin":"CN","retailValue":"800","weightKg":"1"},"orders":{"perMonth":"10",
		"mix":[{"share":"50","retailValue":"700.00"},{"share":"50","retailValue":"900.00"}]},"costs":{"dutyRate":"10","returnRate":"0"},
		"routes":[{"id":"canada","costs":{"parcelFreight":"1","stockFreightPerKg":"0","freeClearance":"1","dutyClearance":"3","storage":"0","pickPack":"0","lastMile":"0","capitalRate":"0","setup":"0"}}]}`).answer(t)
	r := a.route("canada")
	// 5 free orders: freight 1 + clearance 1. 5 dutiable: freight 1 + clearance 3 +
	// duty 90.00 + fee 2.00. In all 5 × 2 + 5 × 96.00 = 490.00.
	if r.FreeShare != "50.0" || r.PerMonth != "490.00" || r.Exempt {
		t.Errorf("want half free and 490.00, got %s %%, %s, %v", r.FreeShare, r.PerMonth, r.Lines)
	}
}

// changeOfWinner: what is cheapest on one day and the next, and whether the
// reasons say why.
func TestTheWinnerChangesWithTheLaw(t *testing.T) {
	bag := question{"hts": "4202.92.31.31", "origin": "VN", "retailValue": "420", "customsValue": "150", "weightKg": "0.9"}
	shirt := asked(t, shirts)["product"]
	for _, c := range []struct {
		name, before, after string
		product             any
		orders              string
		winner, then        string
		because             string
	}{
		{"Chinese goods lose the exemption", "2025-05-01", "2025-05-02", shirt, "900", "post", "us-bulk", "suspended-china"},
		{"every origin loses it", "2025-08-28", "2025-08-29", bag, "60", "post", "us-bulk", "suspended-all-origins"},
		{"mail pays the full duty", "2026-07-23", "2026-07-24", shirt, "500", "post", "us-bulk", "New: Ordinary duty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := question{"date": c.after, "against": c.before, "product": c.product, "orders": question{"perMonth": c.orders}}.answer(t)
			if a.Against.Cheapest != c.winner || a.Cheapest != c.then {
				t.Errorf("want %s, then %s; got %s, then %s", c.winner, c.then, a.Against.Cheapest, a.Cheapest)
			}
			said := ""
			for _, change := range a.Changed {
				if change.Route == c.winner {
					said = fmt.Sprint(change.Because)
				}
			}
			if !strings.Contains(said, c.because) {
				t.Errorf("the change of %s does not say %q: %s", c.winner, c.because, said)
			}
		})
	}
}

// Each route carries a check request; its answer must be what the route charges.
func TestTheLawOfARouteIsWhatCheckAnswers(t *testing.T) {
	for _, c := range routesCases(t) {
		for _, r := range c.Request.answer(t).Routes {
			var check struct {
				Outcome string
				Lines   []struct{ Layer, Heading, Amount string }
			}
			if err := json.Unmarshal(native.Calculator().Answer("check", r.Check), &check); err != nil {
				t.Fatal(err)
			}
			want, got := map[string]string{}, map[string]string{}
			for _, l := range check.Lines {
				month := cents(t, l.Amount).Mul(cents(t, r.EntriesPerMonth))
				want[l.Layer+l.Heading] = month.StringFixed(2)
			}
			for _, l := range r.Lines {
				if l.Of == "law" {
					got[l.Layer+l.Heading] = l.PerMonth
				}
			}
			if check.Outcome == "unsupported" { // no tariff of the day: duty at the rate given
				clear(want)
				clear(got)
			}
			if !maps.Equal(want, got) {
				t.Errorf("%s %s: check says %v, the route %v", c.ID, r.ID, want, got)
			}
		}
	}
}

func TestTheOrderOfRoutesChangesNothing(t *testing.T) {
	forward := asked(t, shirts).with(question{"routes": []question{{"id": "post"}, {"id": "us-bulk"}, {"id": "mexico"}}}).answer(t)
	back := asked(t, shirts).with(question{"routes": []question{{"id": "mexico"}, {"id": "us-bulk"}, {"id": "post"}}}).answer(t)
	if forward.Cheapest != back.Cheapest || fmt.Sprint(forward.Routes) != fmt.Sprint(back.Routes) || fmt.Sprint(forward.BreakEven) != fmt.Sprint(back.BreakEven) {
		t.Errorf("the answers differ:\n%v\n%v", forward, back)
	}
	if forward.Savings[0].PerOrder != "0.00" || back.Savings[slices.IndexFunc(back.Savings, func(s struct{ Route, PerOrder, PerMonth string }) bool { return s.Route == "mexico" })].PerOrder != "0.00" {
		t.Error("savings are not against the first route listed")
	}
}

func TestADearerPriceNeverMakesItsRouteCheaper(t *testing.T) {
	base := asked(t, shirts)
	prices := question{}
	for _, name := range strings.Fields("parcelFreight parcelFreightPerKg stockFreightPerKg freeClearance dutyClearance formalClearance entryClearance disbursement storage stockDays pickPack lastMile returnRate returnCost capitalRate stockTransitDays setup") {
		prices[name] = "1"
	}
	for _, day := range []string{"2025-05-01", "2026-09-01"} {
		before := base.with(question{"date": day, "costs": prices, "breakEven": false}).answer(t)
		for name := range prices {
			dearer := maps.Clone(prices)
			dearer[name] = "1.37"
			after := base.with(question{"date": day, "costs": dearer, "breakEven": false}).answer(t)
			for i, r := range after.Routes {
				if r.Status == "answered" && cents(t, r.PerMonth).LessThan(cents(t, before.Routes[i].PerMonth)) {
					t.Errorf("%s on %s: a dearer %s takes the month from %s to %s", r.ID, day, name, before.Routes[i].PerMonth, r.PerMonth)
				}
			}
		}
	}
}

// A break-even point put back in: up to it one route costs no more, one step on the
// other costs less, and where the answer calls it equal both cost the same.
func TestBreakEvenPointsHoldWhenPutBackIn(t *testing.T) {
	t.Run("under the tariff of the day", func(t *testing.T) { breakEvensHold(t, asked(t, shirts)) })
	t.Run("at the user's own rate, around the limit", func(t *testing.T) {
		breakEvensHold(t, asked(t, shirts).with(question{"date": "2021-10-21", "costs": question{"dutyRate": "24"}}))
	})
}

func breakEvensHold(t *testing.T, base question) {
	equal, points := 0, base.answer(t).BreakEven
	if len(points) < 10 {
		t.Fatalf("only %d points", len(points))
	}
	put := func(of, at, route string) routeAnswer {
		q := base.with(question{"breakEven": false})
		if of == "ordersPerMonth" {
			q["orders"] = question{"perMonth": at}
		} else {
			transaction := cents(t, "18.20").Mul(cents(t, at)).Div(cents(t, "48")).Round(2)
			q["product"] = question(base["product"].(map[string]any)).with(question{"retailValue": at, "customsValue": transaction.String()})
		}
		return *q.answer(t).route(route)
	}
	for _, p := range points {
		below, above := put(p.Of, p.At, p.Below), put(p.Of, p.At, p.Above)
		if cents(t, above.PerMonth).LessThan(cents(t, below.PerMonth)) {
			t.Errorf("%v: at %s %s is dearer: %s, %s", p, p.At, p.Below, below.PerMonth, above.PerMonth)
		}
		if below.PerOrder != p.PerOrder || above.PerOrder != p.Other || p.Equal != (p.PerOrder == p.Other) {
			t.Errorf("%v: an order costs %s and %s", p, below.PerOrder, above.PerOrder)
		}
		belowNext, aboveNext := put(p.Of, p.Next, p.Below), put(p.Of, p.Next, p.Above)
		if !cents(t, aboveNext.PerMonth).LessThan(cents(t, belowNext.PerMonth)) {
			t.Errorf("%v: at %s %s is not cheaper: %s, %s", p, p.Next, p.Above, aboveNext.PerMonth, belowNext.PerMonth)
		}
		jumps := below.Entry.Type != belowNext.Entry.Type || above.Entry.Type != aboveNext.Entry.Type
		if p.Equal {
			equal++
		} else if p.Of == "orderValue" && !jumps && cents(t, p.Other).Sub(cents(t, p.PerOrder)).Abs().GreaterThan(cents(t, "0.01")) {
			// Duty is of even dollars: from one value to the next a month's may step over the other route's.
			t.Errorf("%v: no limit of the law is crossed, and both do not cost the same", p)
		}
	}
	if equal < 5 { // whole orders rarely hit the cent
		t.Errorf("only %d of %d points are equal to the cent", equal, len(points))
	}
}

func TestAWinningPricePutBackInWins(t *testing.T) {
	base := asked(t, shirts)
	a := base.answer(t)
	if len(a.WouldWin) < 4 {
		t.Fatalf("only %v", a.WouldWin)
	}
	for _, w := range a.WouldWin {
		routes := []question{{"id": a.Cheapest}, {"id": a.RunnerUp}}
		for _, r := range routes {
			if r["id"] == w.Route {
				r["costs"] = question{w.Cost: w.Needed}
			}
		}
		now := base.with(question{"routes": routes, "breakEven": false}).answer(t)
		if cents(t, now.route(a.RunnerUp).PerMonth).GreaterThan(cents(t, now.route(a.Cheapest).PerMonth)) {
			t.Errorf("%v: %s still costs more: %s, %s", w, a.RunnerUp, now.route(a.RunnerUp).PerMonth, now.route(a.Cheapest).PerMonth)
		}
	}
}

func TestBadComparisonsNameTheField(t *testing.T) {
	base := asked(t, shirts)
	product := question(base["product"].(map[string]any))
	for _, c := range []struct {
		name        string
		change      question
		code, field string
	}{
		{"no orders", question{"orders": question{"perMonth": "0"}}, "invalid-quantity", "orders.perMonth"},
		{"orders below 0", question{"orders": question{"perMonth": "-900"}}, "invalid-quantity", "orders.perMonth"},
		{"10^12 orders", question{"orders": question{"perMonth": "1000000000000"}}, "invalid-quantity", "orders.perMonth"},
		{"10^10 orders", question{"orders": question{"perMonth": "10000000000"}}, "invalid-quantity", "orders.perMonth"},
		{"orders left out", question{"orders": question{}}, "invalid-quantity", "orders.perMonth"},
		{"a weight of 0", question{"product": product.with(question{"weightKg": "0"})}, "invalid-amount", "product.weightKg"},
		{"costs in a currency without a rate", question{"costs": question{"lastMile": "4"}, "currency": "CAD"}, "missing-exchange-rate", "currency"},
		{"a route's costs in a currency without a rate", question{"routes": []question{{"id": "canada", "currency": "CAD", "costs": question{"lastMile": "4"}}}}, "missing-exchange-rate", "routes[0].currency"},
		{"an unknown route", question{"routes": []question{{"id": "teleport"}}}, "invalid-route", "routes[0].id"},
		{"a route twice", question{"routes": []question{{"id": "post"}, {"id": "post"}}}, "duplicate-route", "routes[1].id"},
		{"an unknown cost", question{"costs": question{"bribe": "4"}}, "unknown-field", "costs.bribe"},
		{"an unknown field", question{"rutes": []question{}}, "unknown-field", "rutes"},
		{"a price below 0", question{"costs": question{"lastMile": "-4"}}, "invalid-amount", "costs.lastMile"},
		{"a mix of nothing", question{"orders": question{"perMonth": "9", "mix": []question{{"share": "0"}}}}, "invalid-quantity", "orders.mix"},
		{"an unknown origin", question{"product": product.with(question{"origin": "ZZ"})}, "invalid-country", "product.origin"},
		{"no date", question{"date": ""}, "missing-date", "date"},
		{"a courier that is a suitcase", question{"routes": []question{{"id": "express", "mode": "baggage"}}}, "invalid-mode", "routes[0].mode"},
		{"a cost the route does not have", question{"routes": []question{{"id": "us-bulk", "costs": question{"freeClearance": "1"}}}}, "unknown-field", "routes[0].costs.freeClearance"},
		{"no entries a month", question{"costs": question{"entriesPerMonth": "0"}}, "invalid-quantity", "costs.entriesPerMonth"},
		{"1,001 kinds of orders", question{"orders": question{"perMonth": "9", "mix": slices.Repeat([]question{{"share": "1"}}, 1001)}}, "too-many-items", "orders.mix"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := base.with(c.change).answer(t)
			if a.Error == nil || a.Error.Code != c.code || a.Error.Field != c.field {
				t.Errorf("want %s of %s, got %+v", c.code, c.field, a.Error)
			}
		})
	}
}

func TestARouteThatLacksAPriceSaysSoAndTheOthersAreAnswered(t *testing.T) {
	base := asked(t, shirts)
	noWeight := maps.Clone(base["product"].(map[string]any))
	delete(noWeight, "weightKg")
	for _, c := range []struct {
		name   string
		change question
		route  string
		field  string
	}{
		{"a price that is not known", question{"routes": []question{{"id": "express", "costs": question{"parcelFreight": nil}}, {"id": "us-bulk"}}}, "express", "routes.express.costs.parcelFreight"},
		{"duty paid in Canada, its rate not known", question{"routes": []question{{"id": "canada", "foreignDuty": "paid"}, {"id": "us-bulk"}}}, "canada", "routes.canada.costs.foreignDutyRate"},
		{"no weight where freight goes by it", question{"product": noWeight, "routes": []question{{"id": "post"}, {"id": "us-bulk", "costs": question{"stockFreightPerKg": "0"}}}}, "post", "product.weightKg"},
		{"duty paid in Mexico at the rate of all routes", question{"costs": question{"foreignDutyRate": nil}, "routes": []question{{"id": "mexico", "foreignDuty": "paid"}, {"id": "us-bulk"}}}, "mexico", "costs.foreignDutyRate"},
		{"a choice of postal duty not made", question{"date": "2025-06-15", "routes": []question{{"id": "post"}, {"id": "us-bulk"}}}, "post", "routes.post.postalMethod"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := base.with(c.change).answer(t)
			r := a.route(c.route)
			if r.Status != "incomplete" || len(r.Lacks) == 0 || r.Lacks[0].Field != c.field {
				t.Errorf("want it incomplete for %s, got %s %v", c.field, r.Status, r.Lacks)
			}
			if a.Cheapest != "us-bulk" || a.route("us-bulk").PerOrder == "" {
				t.Errorf("the other route is not answered: %v", a.route("us-bulk"))
			}
		})
	}
}

func TestRoutesThatCannotBeTakenStayVisibleWithTheReason(t *testing.T) {
	banned := asked(t, `{"date":"2026-10-01","product":{"hts":"2204.21.20.00","origin":"CA","retailValue":"20","customsValue":"8","weightKg":"1"},"orders":{"perMonth":"10"}}`).answer(t)
	for _, r := range banned.Routes {
		if r.Status != "unavailable" || len(r.Because) < 2 || r.PerMonth != "" {
			t.Errorf("Canadian wine by %s: %s %v", r.ID, r.Status, r.Because)
		}
	}
	for _, route := range []string{"ftz", "bonded"} {
		if r := asked(t, shirts).with(question{"product": question{"hts": "6109.10.00.12", "origin": "CN", "shippedFrom": "US", "retailValue": "48", "weightKg": "1"}}).answer(t).route(route); r.Status != "unavailable" {
			t.Errorf("goods that set out from the US to a %s: %s", route, r.Status)
		}
	}
	american := asked(t, `{"date":"2026-09-01","product":{"hts":"9403.60.80.89","origin":"US","retailValue":"50","customsValue":"20","weightKg":"2"},"orders":{"perMonth":"10"}}`).answer(t)
	if r := american.route("express"); r.Status != "unavailable" || len(r.Because) < 2 {
		t.Errorf("goods that set out from the US by courier: %s %v", r.Status, r.Because)
	}
}

// Metal furniture in October 2025 paid Section 232, 50 %, on the aluminum in it: $2 of
// each unit, in an entry as in a parcel.
func TestTheMetalOfStockIsThatOfAllItsUnits(t *testing.T) {
	a := asked(t, `{"date":"2025-10-01","breakEven":false,"product":{"hts":"9403.20.00.86","origin":"DE","retailValue":"20","customsValue":"10","weightKg":"1","metalValue":{"aluminum":"2"},"facts":["not-russian-aluminum"]},
		"orders":{"perMonth":"100","unitsPerOrder":"3"},"routes":[{"id":"express"},{"id":"us-bulk"}]}`).answer(t)
	for _, route := range []string{"express", "us-bulk"} {
		r := a.route(route)
		at := slices.IndexFunc(r.Lines, func(l routeLine) bool { return l.Layer == "section-232-aluminum" })
		if at < 0 || r.Lines[at].PerMonth != "300.00" { // 100 orders × 3 units × $2 × 50 %
			t.Errorf("%s: want 300.00 on the aluminum, got %v %v", route, r.Lines, r.Lacks)
		}
	}
}

// What was asked before must not show in an answer.
func TestTheSameComparisonGetsTheSameAnswerWhateverWasAskedBefore(t *testing.T) {
	ask := func(date, description string) string {
		return fmt.Sprintf(`{"date":"%s","breakEven":false,"product":{"description":"%s","hts":"6109.10.00.12","origin":"CN","retailValue":"48"},"orders":{"perMonth":"9"},"routes":[{"id":"express"}]}`, date, description)
	}
	first := native.Calculator().Answer("compare", []byte(ask("2026-09-05", "")))
	native.Calculator().Answer("compare", []byte(ask("2026-09-01", "somebody else's goods")))
	if again := native.Calculator().Answer("compare", []byte(ask("2026-09-05", ""))); string(again) != string(first) {
		t.Errorf("first %s\nagain %s", first, again)
	}
	if !strings.Contains(string(first), `"check":{"date":"2026-09-05"`) {
		t.Error("the check request is of another day")
	}
}

func TestAUsersRateDoesNotReplaceTheLaw(t *testing.T) {
	for _, c := range []struct{ name, request, route string }{
		{"the method of postal duty is open", `{"date":"2025-06-15","product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48","weightKg":"0.4"}`, "post"},
		{"an exclusion is open", `{"date":"2026-11-15","product":{"hts":"8483.50.90.40","origin":"CN","retailValue":"48","weightKg":"0.4"}`, "express"},
		{"wine owes excise tax as well", `{"date":"2021-06-01","product":{"hts":"2204.21.50.40","origin":"FR","retailValue":"48","weightKg":"1"}`, "us-bulk"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := asked(t, c.request+`,"orders":{"perMonth":"9"},"costs":{"dutyRate":"5"}}`)
			if r := q.answer(t).route(c.route); r.Status == "answered" {
				t.Errorf("%s is answered with %v", c.route, r.Lines)
			}
		})
	}
}

// 40¢ a kilogram and 10.4 % on both days: two parts of one duty, neither of which
// changed.
func TestACompoundDutyThatDidNotChangeIsNotCalledChanged(t *testing.T) {
	a := asked(t, `{"date":"2026-09-01","against":"2026-03-01","product":{"hts":"1704.90.68.00","origin":"CN","retailValue":"10","customsValue":"5","weightKg":"0.4","measures":{"kg":"0.4"}},
		"orders":{"perMonth":"100"},"routes":[{"id":"us-bulk"}]}`).answer(t)
	for _, change := range a.Changed {
		if strings.Contains(fmt.Sprint(change.Because), "Ordinary duty") {
			t.Errorf("it says %v", change.Because)
		}
	}
	if a.route("us-bulk").Status != "answered" {
		t.Error(a.route("us-bulk").Lacks)
	}
}

func TestAKindOfOrderThatNobodyPlacesDecidesNothing(t *testing.T) {
	a := asked(t, `{"date":"2021-10-21","product":{"origin":"CN","retailValue":"48","weightKg":"1"},"orders":{"perMonth":"10","mix":[{"share":"0","retailValue":"900"},{"share":"100"}]},"routes":[{"id":"express"}]}`).answer(t)
	if r := a.route("express"); r.Status != "answered" || !r.Exempt || r.Entry.Type != "321" {
		t.Errorf("%s %v %v %v", r.Status, r.Exempt, r.Entry, r.Lacks)
	}
}

// Under the agreement with Korea goods that were stored and picked elsewhere lose
// the preference; under USMCA Canada is a party.
func TestAClaimDoesNotSurviveStorageInAThirdCountry(t *testing.T) {
	request := `{"date":"2026-09-01","product":{"hts":"9403.60.80.89","origin":"%s","claim":"%s","retailValue":"50","weightKg":"1"},"orders":{"perMonth":"10"},"routes":[{"id":"canada"}]}`
	for _, c := range []struct {
		origin, claim string
		stays         bool
	}{{"KR", "KR", false}, {"MX", "S", true}} {
		r := asked(t, fmt.Sprintf(request, c.origin, c.claim)).answer(t).route("canada")
		said := strings.Contains(fmt.Sprint(r.Because), "stored-abroad")
		waived := !slices.ContainsFunc(r.Lines, func(l routeLine) bool { return l.Layer == "mpf-informal" })
		if said == c.stays || waived != c.stays {
			t.Errorf("%s claiming %s: %v %v", c.origin, c.claim, r.Because, r.Lines)
		}
	}
}

// A mug of $45 by mail in December 2026 bears duty of 10 % twice. By formal entry the
// processing fee is at least $34.58 and a broker takes the $40 that are given; by entry type 13
// there is no fee, and the post takes $10. The difference is 34.58 + 40 - 10 = 64.58.
func TestARouteIsPricedWithEachEntry(t *testing.T) {
	ask := func(entry string) routeAnswer {
		a := asked(t, `{"date":"2026-12-03","breakEven":false,"product":{"hts":"6912.00.44.00","origin":"CA","retailValue":"45","weightKg":"1"},"orders":{"perMonth":"300"},
			"routes":[{"id":"post","costs":{"formalClearance":"40","dutyClearance":"10"}`+entry+`}]}`).answer(t)
		return *a.route("post")
	}
	for entry, want := range map[string][]string{"": {"01", "13"}, `,"entry":"13"`: {"13", "01"}} {
		route := ask(entry)
		cost := map[string]decimal.Decimal{}
		var types []string
		for _, e := range route.Entries {
			types = append(types, e.Type)
			cost[e.Type] = decimal.RequireFromString(e.PerOrder)
		}
		if fmt.Sprint(types) != fmt.Sprint(want) || route.Entry.Type != want[0] || !cost[want[0]].Equal(decimal.RequireFromString(route.PerOrder)) {
			t.Errorf("%q is entered by %v at %v, the entries are %v", entry, route.Entry, route.PerOrder, route.Entries)
		}
		if got := cost["01"].Sub(cost["13"]).String(); got != "64.58" {
			t.Errorf("%q: formal entry is %s dearer: %v", entry, got, cost)
		}
	}
}
