package calc_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
)

func dollars(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// parcel is an express parcel from a country with items made in these countries,
// $50 each.
func parcel(date law.Date, from string, origins ...string) calc.Shipment {
	s := calc.Shipment{Date: date, Mode: "express", From: from, Purpose: "sale", Person: calc.Person{Kind: "buyer"}, Filing: "automated", ECCF: true}
	for _, origin := range origins {
		s.Items = append(s.Items, calc.Item{Origin: origin, Quantity: dollars("1"), RetailValue: dollars("50"), CustomsValue: dollars("50"), Currency: "USD"})
	}
	return s
}

func ExampleCheck() {
	answer, err := calc.Check(parcel("2021-10-21", "MX", "CN"), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(answer.Outcome, answer.Exemption.Provision)
	fmt.Println(answer.Exemption.Because[0].Text)
	// Output:
	// exempt 19 USC 1321(a)(2)(C)
	// $50 for this person on this day is within the $800 limit.
}

func check(t *testing.T, s calc.Shipment) *calc.Answer {
	t.Helper()
	a, err := calc.Check(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Every day from the first to beyond the last known change, for origins with
// histories of their own.
func TestTheAnswerOnlyChangesOnDaysTheTimelineKnows(t *testing.T) {
	for _, origin := range []string{"CN", "HK", "MO", "VN", "US"} {
		for _, mode := range calc.Modes {
			inForce, err := calc.InForce(calc.LawQuestion{Date: "2026-01-01", Origin: origin, Mode: mode})
			if err != nil {
				t.Fatal(err)
			}
			starts := map[law.Date]calc.Period{}
			for _, p := range inForce.Timeline {
				starts[p.From] = p
			}
			var period calc.Period
			for day := law.Date("2024-12-01"); day < "2027-08-01"; day = day.AddDays(1) {
				if p, ok := starts[day]; ok {
					period = p
				} else if period.From == "" {
					period = inForce.Timeline[slices.IndexFunc(inForce.Timeline, func(p calc.Period) bool { return p.From <= day && day <= p.To })]
				}
				s := parcel(day, "CA", origin)
				s.Mode = mode
				if a := check(t, s); a.Exemption.Exempt != (period.Status == "free") {
					t.Fatalf("%s by %s on %s: exempt %v, but the timeline says %s since %s", origin, mode, day, a.Exemption.Exempt, period.Status, period.From)
				}
			}
		}
	}
}

func TestTheTimelineHasNoGaps(t *testing.T) {
	for _, origin := range []string{"", "CN", "VN"} {
		a, err := calc.InForce(calc.LawQuestion{Date: "2026-01-01", Origin: origin})
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range a.Timeline[1:] {
			if a.Timeline[i].To.AddDays(1) != p.From {
				t.Errorf("%q: %s ends, %s begins", origin, a.Timeline[i].To, p.From)
			}
		}
		if last := a.Timeline[len(a.Timeline)-1]; last.To != "" || last.Status != "none" {
			t.Errorf("%q: the last period is %+v", origin, last)
		}
	}
}

func TestTheOrderOfItemsDoesNotMatter(t *testing.T) {
	for _, day := range []law.Date{"2021-10-21", "2025-05-06", "2026-09-01", "2026-11-01"} {
		s := parcel(day, "CN", "CN", "VN", "GB")
		s.Items[1].Facts = []string{"informational"}
		s.Items[2].Facts = []string{"perfume"}
		a := check(t, s)
		slices.Reverse(s.Items)
		b := check(t, s)
		if a.Outcome != b.Outcome || a.Entry.Type != b.Entry.Type || !a.Exemption.Aggregate.Equal(b.Exemption.Aggregate) || len(a.Exemption.Because) != len(b.Exemption.Because) {
			t.Errorf("%s: %+v and %+v", day, a.Exemption, b.Exemption)
		}
	}
}

func TestWorthMoreIsNeverFreeWhenWorthLessIsNot(t *testing.T) {
	for _, purpose := range calc.Purposes {
		free := true
		for cents := int64(0); cents <= 100_000; cents += 101 {
			s := parcel("2024-06-01", "GB", "GB")
			s.Purpose, s.Mode = purpose, "post"
			s.Items[0].RetailValue = decimal.New(cents, -2)
			exempt := check(t, s).Exemption.Exempt
			if exempt && !free {
				t.Fatalf("%s: free at %d cents, but not at less", purpose, cents)
			}
			free = exempt
		}
		if free {
			t.Errorf("%s: $1,000 was free", purpose)
		}
	}
}

func TestCitationsAreListed(t *testing.T) {
	for day := law.Date("2015-11-01"); day < "2027-09-30"; day = day.AddDays(37) {
		a := check(t, parcel(day, "CN", "CN", "VN"))
		for _, r := range a.Exemption.Because {
			if len(r.Cite) == 0 || r.Text == "" {
				t.Errorf("%s: the reason %s has no text or no citation", day, r.Rule)
			}
			for _, id := range r.Cite {
				if !slices.ContainsFunc(a.Sources, func(s *law.Source) bool { return s.ID == id }) {
					t.Errorf("%s: %s is cited and not listed", day, id)
				}
			}
		}
	}
}

func TestProblemsNameEveryField(t *testing.T) {
	s := parcel("", "ZZ", "CN", "QQ")
	s.Items[1].Currency = "EUR"
	_, err := calc.Check(s, nil)
	var problems calc.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("got %v", err)
	}
	var fields []string
	for _, p := range problems {
		fields = append(fields, p.Field)
	}
	if want := []string{"date", "from", "items[1].origin", "items[1].currency"}; !slices.Equal(fields, want) {
		t.Errorf("got %v, want %v", fields, want)
	}
}
