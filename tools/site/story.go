package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

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
	Rates, Limit       string // what stock in bulk paid then, and up to what an order was free
}

const storyQuestion = `{"date":"2026-09-01","against":"2021-10-21","breakEven":false,
	"product":{"description":"cotton T-shirt","hts":"6109.10.00.12","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4"},
	"orders":{"perMonth":"900","unitsPerOrder":"1"}}`

// readStory asks the calculator when the site is built.
func readStory(l *language.Language) (story, error) {
	type route struct {
		ID, PerOrder string
		Check        json.RawMessage
	}
	type side struct {
		Date   string
		Routes []route
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
	rates, limit, err := paid(a.Against.Routes[slices.IndexFunc(a.Against.Routes, func(r route) bool { return r.ID == "us-bulk" })].Check, l)
	if err != nil {
		return story{}, err
	}
	money := func(amount string) string { return l.Value(l.Money(amount)) }
	return story{Then: l.Day(a.Against.Date), Now: l.Day(a.Date), MexicoThen: money(mexico.StringFixed(2)), BulkThen: money(bulk.StringFixed(2)),
		Mexico: money(cost(a.side, "mexico")), Bulk: money(cost(a.side, "us-bulk")), Saved: money(bulk.Sub(mexico).StringFixed(2)),
		Rates: l.Value(rates), Limit: money(strings.TrimSuffix(limit, ".00"))}, nil
}

// paid tells the rates of duty that a shipment bears, and the limit of its day.
func paid(shipment []byte, l *language.Language) (rates, limit string, err error) {
	var a struct {
		Exemption struct{ Limit string }
		Lines     []struct{ Heading, Rate string }
	}
	if err := json.Unmarshal(native.Calculator().Answer("check", shipment), &a); err != nil {
		return "", "", err
	}
	var all []string
	for _, line := range a.Lines {
		if line.Heading != "" {
			all = append(all, l.Percent(line.Rate))
		}
	}
	if all == nil || a.Exemption.Limit == "" {
		return "", "", fmt.Errorf("the T-shirt in bulk in 2021 has no rates or no limit: %s", shipment)
	}
	return strings.Join(all, " + "), a.Exemption.Limit, nil
}
