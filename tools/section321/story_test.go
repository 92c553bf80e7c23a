package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/wire/native"
)

// The README tells the story of 2021 with the amounts that the calculator answers for the
// first example of the compare page.
func TestTheReadmeTellsTheStoryAsItIsAnswered(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(readme)), " ")
	perOrder := func(day string) map[string]decimal.Decimal {
		request := fmt.Sprintf(`{"date":%q,"product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4"},"orders":{"perMonth":"900"}}`, day)
		var answer struct {
			Routes []struct{ ID, PerOrder string }
		}
		if err := json.Unmarshal(native.Calculator().Answer("compare", []byte(request)), &answer); err != nil {
			t.Fatal(err)
		}
		costs := map[string]decimal.Decimal{}
		for _, r := range answer.Routes {
			costs[r.ID] = decimal.RequireFromString(r.PerOrder)
		}
		return costs
	}
	then, now := perOrder("2021-10-21"), perOrder("2026-09-01")
	for _, told := range []string{
		fmt.Sprintf("A $48 T-shirt of China from a warehouse in Mexico cost $%s an order, free;", then["mexico"].StringFixed(2)),
		fmt.Sprintf("from stock imported in bulk at 16.5 + 7.5 %%, $%s: $%s saved.", then["us-bulk"].StringFixed(2), then["us-bulk"].Sub(then["mexico"]).StringFixed(2)),
		fmt.Sprintf("On 1 September 2026 it is $%s by Mexico and $%s in bulk", now["mexico"].StringFixed(2), now["us-bulk"].StringFixed(2)),
	} {
		if !strings.Contains(text, told) {
			t.Errorf("the README does not say %q", told)
		}
	}
	// In bulk 24 % of the customs value was owed on each, which the route through Mexico saved: 18.20 x 0.24 = $4.37.
	if !then["us-bulk"].GreaterThan(then["mexico"]) || !now["us-bulk"].LessThan(now["mexico"]) {
		t.Errorf("the cheaper route did not change: %v, %v", then, now)
	}
}
