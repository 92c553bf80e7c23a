// Package example has the goods and the tariff that tests of the calculation ask about.
package example

import (
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/tariff/schedule"
)

// Dollars reads an amount.
func Dollars(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// Parcel is an express parcel from a country with items made in these countries,
// $50 each.
func Parcel(date law.Date, from string, origins ...string) calc.Shipment {
	s := calc.Shipment{Date: date, Mode: "express", From: from, Purpose: "sale", Person: calc.Person{Kind: "buyer"}, Filing: "automated", ECCF: true}
	for _, origin := range origins {
		s.Items = append(s.Items, calc.Item{Origin: origin, Quantity: Dollars("1"), RetailValue: Dollars("50"), CustomsValue: Dollars("50"), Currency: "USD"})
	}
	return s
}

// Tariff is the tariff that programs carry.
func Tariff(t testing.TB) *calc.Tariff {
	t.Helper()
	tariff, err := calc.LoadTariff(calc.PackTariff(schedule.Data, schedule.Lists, duties.Measures))
	if err != nil {
		t.Fatal(err)
	}
	return tariff
}
