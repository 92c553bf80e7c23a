package main

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"section321/calc/wire/native"
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
func readStory(day func(string) string) (story, error) {
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
	s := story{Then: day(a.Against.Date), Now: day(a.Date), MexicoThen: cost(a.Against, "mexico"), Mexico: cost(a.side, "mexico"),
		BulkThen: cost(a.Against, "us-bulk"), Bulk: cost(a.side, "us-bulk")}
	mexico, err := decimal.NewFromString(s.MexicoThen)
	if err != nil {
		return s, fmt.Errorf("the T-shirt's order by Mexico in 2021: %w", err)
	}
	bulk, err := decimal.NewFromString(s.BulkThen)
	if err != nil {
		return s, fmt.Errorf("the T-shirt's order in bulk in 2021: %w", err)
	}
	s.Saved = bulk.Sub(mexico).StringFixed(2)
	return s, nil
}
