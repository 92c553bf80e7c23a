package prices

import (
	"slices"
	"testing"

	"section321/calc/law"
)

func TestEveryEstimateIsOfAKnownCostAndRouteAndGivesItsReason(t *testing.T) {
	routes := []string{"*"}
	for _, r := range law.All().Routes {
		routes = append(routes, r.Route)
	}
	for _, p := range All() {
		if !slices.Contains(routes, p.Route) {
			t.Errorf("%s %s: there is no such route", p.Route, p.Cost)
		}
		if !slices.ContainsFunc(Costs(), func(c Cost) bool { return c.Name == p.Cost }) {
			t.Errorf("%s %s: there is no such cost", p.Route, p.Cost)
		}
		if p.Text.Silent() || p.Amount.IsNegative() {
			t.Errorf("%s %s: no reason, or an amount below 0", p.Route, p.Cost)
		}
	}
}

func TestEveryDayHasAtMostOneEstimateOfACost(t *testing.T) {
	days := []law.Date{"2000-01-01", "2100-01-01"}
	for _, p := range All() {
		for _, day := range []law.Date{p.From, p.To} {
			if day != "" {
				days = append(days, day.AddDays(-1), day, day.AddDays(1))
			}
		}
	}
	for _, p := range All() {
		for _, day := range days {
			n, first := 0, false
			for _, o := range All() {
				if o.Route == p.Route && o.Cost == p.Cost {
					first = first || o.From == ""
					if o.From <= day && (o.To == "" || day <= o.To) {
						n++
					}
				}
			}
			if n != 1 || !first {
				t.Errorf("%s %s has %d estimates on %s", p.Route, p.Cost, n, day)
			}
		}
	}
}
