package refund

import (
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// Each value is amount × (product of (1 + rate/365)^days − 1), with a 366th in a leap
// year: the exponents are in the notes, as to a person / to a corporation.
func TestInterest(t *testing.T) {
	data := grow(law.All().Refunds.Interest)
	d := decimal.NewFromInt
	leap := grow([]*law.Interest{
		{Fact: law.Fact{From: "2025-01-01", To: "2025-12-31"}, Individual: d(7), Corporate: d(6)},
		{Fact: law.Fact{From: "2023-10-01", To: "2024-12-31"}, Individual: d(8), Corporate: d(7)},
	})
	for _, test := range []struct {
		by                  *growth
		amount              string
		paid, back          law.Date
		individual, company string
	}{
		{data, "1000", "2025-06-01", "2026-07-15", "78.90", "66.88"},
		{data, "1000", "2025-05-02", "2026-05-12", "73.35", "62.38"},
		{data, "1000", "2025-03-31", "2025-04-01", "0.19", "0.16"},            // 1 day of 7 / 6
		{data, "1000", "2026-03-31", "2026-04-02", "0.36", "0.30"},            // 1 of 7 / 6, 1 of 6 / 5
		{data, "1000", "2026-06-30", "2026-07-02", "0.36", "0.30"},            // 1 of 6 / 5, 1 of 7 / 6
		{data, "1000", "2026-04-01", "2026-07-01", "15.07", "12.54"},          // 91 of 6 / 5: a whole quarter
		{data, "250000", "2025-02-04", "2026-12-31", "34929.88", "29556.75"},  // 421, 91, 183
		{data, "123456.78", "2025-08-29", "2026-09-30", "9434.07", "7996.73"}, // 215, 91, 91
		{data, "5.40", "2025-10-15", "2026-07-15", "0.28", "0.23"},            // 168, 91, 14
		{data, "1000", "2025-06-01", "2025-06-01", "0.00", "0.00"},            // the same day
		{leap, "100000", "2024-02-28", "2024-03-01", "43.72", "38.26"},        // 28 and 29 February of a leap year
		{leap, "100000", "2024-12-31", "2025-01-02", "41.04", "35.57"},        // a 366th, then a 365th
		{leap, "100000", "2024-02-28", "2025-03-01", "8180.29", "7100.70"},    // 308 of 8 / 7, 59 of 7 / 6
		{data, "1000", "2025-06-01", "2027-02-01", "unknown", "unknown"},      // no rate is known so far
		{data, "1000", "2024-12-31", "2025-02-01", "unknown", "unknown"},      // nor so early
	} {
		individual, company := test.by.on(decimal.RequireFromString(test.amount), test.paid, test.back)
		if got := words(individual); got != test.individual {
			t.Errorf("%s from %s to %s: %s to a person, not %s", test.amount, test.paid, test.back, got, test.individual)
		}
		if got := words(company); got != test.company {
			t.Errorf("%s from %s to %s: %s to a corporation, not %s", test.amount, test.paid, test.back, got, test.company)
		}
	}
}

func words(d decimal.NullDecimal) string {
	if !d.Valid {
		return "unknown"
	}
	return d.Decimal.StringFixed(2)
}
