package main

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"section321/calc/wire/native"
	"section321/tools/site/language"
)

// A story is what an order of one T-shirt of China cost in 2021 and costs since, from a
// warehouse in Mexico and from stock imported in bulk: the first of the examples of the
// compare page, in dollars.
type story struct {
	Then, Now          string // the days
	MexicoThen, Mexico string
	BulkThen, Bulk     string
	Saved              string // an order by Mexico, then
}

const storyQuestion = `{"date":"2026-09-01","against":"2021-10-21","breakEven":false,
	"product":{"description":"cotton T-shirt","hts":"6109.10.00.12","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4"},
	"orders":{"perMonth":"900","unitsPerOrder":"1"}}`

// readStory asks the calculator when the site is built.
func readStory(l *language.Language) (story, error) {
	type side struct {
		Date   string
		Routes []struct{ ID, PerOrder string }
	}
	var a struct {
		side
		Against side
	}
	if err := json.Unmarshal(native.Calculator().Answer("compare", []byte(storyQuestion)), &a); err != nil {
		return story{}, err
	}
	cost := func(s side, route string) string {
		for _, r := range s.Routes {
			if r.ID == route {
				return r.PerOrder
			}
		}
		return ""
	}
	mexico, err := decimal.NewFromString(cost(a.Against, "mexico"))
	if err != nil {
		return story{}, fmt.Errorf("the T-shirt's order by Mexico in 2021: %w", err)
	}
	bulk, err := decimal.NewFromString(cost(a.Against, "us-bulk"))
	if err != nil {
		return story{}, fmt.Errorf("the T-shirt's order in bulk in 2021: %w", err)
	}
	money := func(amount string) string { return l.Value(l.Money(amount)) }
	return story{Then: l.Day(a.Against.Date), Now: l.Day(a.Date), MexicoThen: money(mexico.StringFixed(2)), BulkThen: money(bulk.StringFixed(2)),
		Mexico: money(cost(a.side, "mexico")), Bulk: money(cost(a.side, "us-bulk")), Saved: money(bulk.Sub(mexico).StringFixed(2))}, nil
}
