package refund

import (
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// The rates to a person and to a corporation, quarter by quarter: those of customs' own notices
// for 2025 (90 FR 9036 of 5 February 2025 for the first quarter, unchanged for the others), and of
// Rev. Rul. 2026-10 and 2026-15 for the second and the third quarter of 2026.
func TestTheRatesOfEachQuarter(t *testing.T) {
	for quarter, want := range map[law.Date]string{
		"2025-01-01": "7 6", "2025-04-01": "7 6", "2025-07-01": "7 6", "2025-10-01": "7 6",
		"2026-01-01": "7 6", "2026-04-01": "6 5", "2026-07-01": "7 6", "2026-10-01": "7 6",
	} {
		for _, day := range []law.Date{quarter, quarter.AddDays(89)} {
			for _, r := range law.All().Refunds.Interest {
				if got := r.Individual.String() + " " + r.Corporate.String(); r.InForce(day) && got != want {
					t.Errorf("%s: %s, not %s", day, got, want)
				}
				if r.InForce(day) && len(r.Cite) == 0 {
					t.Errorf("%s: cites nothing", day)
				}
			}
		}
	}
}

// Ten computations by hand. A day's rate is the year's divided by 365, in a leap year by 366; the
// day of payment bears interest and that of the refund does not. Each line has the amount, the
// days at each rate, what a dollar becomes at them, and that times the amount, less the amount:
// to a person, then, at one percent less, to a corporation.
func TestTenComputationsByHand(t *testing.T) {
	d := decimal.NewFromInt
	data := grow(law.All().Refunds.Interest)
	// For the leap days: 8 % and 7 % from October 2023 to December 2024, 7 % and 6 % after.
	leap := grow([]*law.Interest{
		{Fact: law.Fact{From: "2025-01-01", To: "2025-12-31"}, Individual: d(7), Corporate: d(6)},
		{Fact: law.Fact{From: "2023-10-01", To: "2024-12-31"}, Individual: d(8), Corporate: d(7)},
	})
	for _, test := range []struct {
		by                   *growth
		amount               string
		paid, back           law.Date
		days                 int
		person, personBecame string
		company, became      string
	}{
		// Over the end of the first quarter of 2026: 1 day of 7/365 and 1 of 6/365.
		// 1.000191781 × 1.000164384 = 1.000356196; 1.000164384 × 1.000136986 = 1.000301392
		{data, "10000", "2026-03-31", "2026-04-02", 2, "3.56", "1.000356196", "3.01", "1.000301392"},
		// Over the end of the second: 1 day of 6/365 and 1 of 7/365, the same product.
		{data, "10000", "2026-06-30", "2026-07-02", 2, "3.56", "1.000356196", "3.01", "1.000301392"},
		// Over the end of the year, at one rate: 1.000191781² = 1.000383598; 1.000164384² = 1.000328794
		{data, "10000", "2025-12-31", "2026-01-02", 2, "3.84", "1.000383598", "3.29", "1.000328794"},
		// A whole quarter, 31 + 28 + 31 days of 7/365: 1.000191781^90 = 1.017408410; ^90 of 6/365 = 1.014903267
		{data, "10000", "2026-01-01", "2026-04-01", 90, "174.08", "1.017408410", "149.03", "1.014903267"},
		// From the first day to the fourth quarter: 421 days of 7, 91 of 6, 92 of 7.
		{data, "2500", "2025-02-04", "2026-10-01", 604, "300.01", "1.120003492", "254.06", "1.101625412"},
		// To a day in the fourth quarter: 149 of 7 (28 of November, 31, 31, 28, 31), 91 of 6, 149 of 7.
		{data, "3000", "2025-11-03", "2026-11-27", 389, "224.30", "1.074765910", "190.12", "1.063374323"},
		// To the last day of a quarter, which bears none itself: 336 of 7 and 90 of 6.
		{data, "842.17", "2025-04-30", "2026-06-30", 426, "69.44", "1.082448368", "58.86", "1.069890450"},
		// Over a leap day: 28 and 29 February 2024, 2 days of 8/366: 1.000218579² = 1.000437206
		{leap, "10000", "2024-02-28", "2024-03-01", 2, "4.37", "1.000437206", "3.83", "1.000382550"},
		// Into a leap year: 1 day of 8/365 and 1 of 8/366: 1.000219178 × 1.000218579 = 1.000437805
		{leap, "10000", "2023-12-31", "2024-01-02", 2, "4.38", "1.000437805", "3.83", "1.000383074"},
		// Out of it, with another rate: 308 days of 8/366 (2 of February, 31 + 30 + 31 + 30 + 31 +
		// 31 + 30 + 31 + 30 + 31), then 58 of 7/365 (31 + 27).
		{leap, "10000", "2024-02-28", "2025-02-28", 366, "815.96", "1.081595503", "708.31", "1.070830948"},
	} {
		amount := decimal.RequireFromString(test.amount)
		if got := test.back.DaysSince(test.paid); got != test.days {
			t.Errorf("%s to %s: %d days, not %d", test.paid, test.back, got, test.days)
		}
		individual, company := test.by.on(amount, test.paid, test.back)
		for _, c := range [][3]string{{words(individual), test.person, test.personBecame}, {words(company), test.company, test.became}} {
			if c[0] != c[1] {
				t.Errorf("%s from %s to %s: %s, not %s", test.amount, test.paid, test.back, c[0], c[1])
			}
			if by := amount.Mul(decimal.RequireFromString(c[2])).Sub(amount).StringFixed(2); by != c[1] {
				t.Errorf("%s × %s is %s more, and %s is written here", test.amount, c[2], by, c[1])
			}
		}
	}
}
