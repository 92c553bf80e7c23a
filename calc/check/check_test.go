package check_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/example"
	"section321/calc/inforce"
	"section321/calc/law"
)

func ExampleShipment() {
	answer, err := check.Shipment(example.Parcel("2021-10-21", "MX", "CN"), nil)
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

func answered(t *testing.T, s calc.Shipment) *calc.Answer {
	t.Helper()
	a, err := check.Shipment(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Every day from the first to beyond the last known change, for origins with
// histories of their own.
func TestTheAnswerOnlyChangesOnDaysTheTimelineKnows(t *testing.T) {
	for _, origin := range []string{"CN", "HK", "MO", "VN", "US"} {
		for _, mode := range law.Modes {
			inForce, err := inforce.On(inforce.Question{Date: "2026-01-01", Origin: origin, Mode: mode}, nil)
			if err != nil {
				t.Fatal(err)
			}
			starts := map[law.Date]inforce.Period{}
			for _, p := range inForce.Timeline {
				starts[p.From] = p
			}
			var period inforce.Period
			for day := law.Date("2024-12-01"); day < "2027-08-01"; day = day.AddDays(1) {
				if p, ok := starts[day]; ok {
					period = p
				} else if period.From == "" {
					period = inForce.Timeline[slices.IndexFunc(inForce.Timeline, func(p inforce.Period) bool { return p.From <= day && day <= p.To })]
				}
				s := example.Parcel(day, "CA", origin)
				s.Mode = mode
				if a := answered(t, s); a.Exemption.Exempt != (period.Status == "free") {
					t.Fatalf("%s by %s on %s: exempt %v, but the timeline says %s since %s", origin, mode, day, a.Exemption.Exempt, period.Status, period.From)
				}
			}
		}
	}
}

func TestTheTimelineHasNoGaps(t *testing.T) {
	for _, origin := range []string{"", "CN", "VN"} {
		a, err := inforce.On(inforce.Question{Date: "2026-01-01", Origin: origin}, nil)
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
		s := example.Parcel(day, "CN", "CN", "VN", "GB")
		s.Items[1].Facts = []string{"informational"}
		s.Items[2].Facts = []string{"perfume"}
		a := answered(t, s)
		slices.Reverse(s.Items)
		b := answered(t, s)
		if a.Outcome != b.Outcome || a.Entry.Type != b.Entry.Type || !a.Exemption.Aggregate.Equal(b.Exemption.Aggregate) || len(a.Exemption.Because) != len(b.Exemption.Because) {
			t.Errorf("%s: %+v and %+v", day, a.Exemption, b.Exemption)
		}
	}
}

func TestWorthMoreIsNeverFreeWhenWorthLessIsNot(t *testing.T) {
	for _, purpose := range calc.Purposes {
		free := true
		for cents := int64(0); cents <= 100_000; cents += 101 {
			s := example.Parcel("2024-06-01", "GB", "GB")
			s.Purpose, s.Mode = calc.Purpose(purpose), "post"
			s.Items[0].RetailValue = decimal.New(cents, -2)
			exempt := answered(t, s).Exemption.Exempt
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
		a := answered(t, example.Parcel(day, "CN", "CN", "VN"))
		for _, r := range a.Exemption.Because {
			if len(r.Cite) == 0 || r.Text.Silent() {
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
	s := example.Parcel("", "ZZ", "CN", "QQ")
	s.Items[1].Currency = "EUR"
	_, err := check.Shipment(s, nil)
	var problems calc.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("got %v", err)
	}
	var subjects []calc.Subject
	for _, p := range problems {
		subjects = append(subjects, p.Subject)
	}
	want := []calc.Subject{calc.About(calc.FieldDate), calc.About(calc.FieldFrom), calc.OfItem(1, calc.FieldOrigin), calc.OfItem(1, calc.FieldCurrency)}
	if !slices.Equal(subjects, want) {
		t.Errorf("got %v, want %v", subjects, want)
	}
}

// Three shirts of one number count as a unit: 9.60 + 9.60 + 9.60 = 28.80 is $29,
// not three times $10. With a mug of $5.40 the invoice is 34.20, so $34: of .80
// and .40 the larger fraction is taken up, 29 + 5 = 34.
func TestItemsAtOneRateAreRoundedAsAUnit(t *testing.T) {
	s := example.Parcel("2026-09-01", "CN", "CN", "CN", "CN", "CN")
	for i := range s.Items {
		s.Items[i].HTS, s.Items[i].RetailValue, s.Items[i].CustomsValue = "6109100012", example.Dollars("9.60"), example.Dollars("9.60")
	}
	s.Items[3].HTS, s.Items[3].RetailValue, s.Items[3].CustomsValue = "6912003510", example.Dollars("5.40"), example.Dollars("5.40")
	a, err := check.Shipment(s, example.Tariff(t))
	if err != nil {
		t.Fatal(err)
	}
	bases := map[int]decimal.Decimal{}
	for _, l := range a.Lines {
		if l.Layer == "base" {
			bases[l.Item] = l.Base.Decimal
		}
	}
	if shirts := bases[0].Add(bases[1]).Add(bases[2]); !shirts.Equal(example.Dollars("29")) || !bases[3].Equal(example.Dollars("5")) {
		t.Errorf("the bases are %v", bases)
	}
}

// goodsOfManyKinds are a shirt, a bag, a steel rack, a car part, a medicine, a
// cheese with a rate by the kilogram and a watch.
var goodsOfManyKinds = []string{"6109100012", "4202923131", "7323930080", "8708998180", "3004909291", "0406905700", "9102111000"}

// The duty of every kind of goods from every kind of origin never falls as the
// value rises. The law has no step down on these; postal amounts are flat.
func TestDutyNeverFallsAsTheValueRises(t *testing.T) {
	tariff := example.Tariff(t)
	for _, day := range []law.Date{"2025-03-15", "2025-06-15", "2025-10-20", "2026-01-15", "2026-03-01", "2026-05-01", "2026-09-20", "2026-11-01"} {
		for _, origin := range []string{"CN", "CA", "MX", "DE", "JP", "BR", "IN", "GB", "RU", "VN", "RS"} {
			for _, hts := range goodsOfManyKinds {
				last := decimal.Zero
				for _, value := range []string{"0.30", "1", "9.49", "9.50", "99.99", "801", "2501", "100000"} {
					s := example.Parcel(day, "SG", origin)
					it := &s.Items[0]
					it.HTS, it.RetailValue, it.CustomsValue = hts, example.Dollars(value), example.Dollars(value)
					it.Facts = []string{"not-auto-part", "not-truck-part", "generic", "not-patented", "not-annex-iii-company"}
					it.Measures = map[string]decimal.Decimal{"kg": example.Dollars("2"), "no": example.Dollars("1"), "jewel": example.Dollars("7"), "value-case": example.Dollars("1"), "value-strap": example.Dollars("1"), "value-battery": example.Dollars("1")}
					a, err := check.Shipment(s, tariff)
					if err != nil {
						t.Fatal(err)
					}
					total := decimal.Zero
					for _, l := range a.Lines {
						if l.Item >= 0 {
							total = total.Add(l.Amount)
						}
						if len(l.Cite) == 0 {
							t.Errorf("%s %s %s: the line %s has no source", day, origin, hts, l.Layer)
						}
					}
					if total.LessThan(last) {
						t.Errorf("%s %s %s: duty falls from %s to %s at a value of %s", day, origin, hts, last, total, value)
					}
					last = total
				}
			}
		}
	}
}

// On a day on which no measure begins or ends and no edition of the schedule
// comes into force, every rate is that of the day before.
func TestADayWithoutAChangeHasTheRatesOfTheDayBefore(t *testing.T) {
	tariff := example.Tariff(t)
	changes := map[law.Date]bool{}
	for _, e := range tariff.Schedule.Editions() {
		changes[law.Date(e.From)] = true
	}
	for _, m := range tariff.Law.Measures {
		changes[m.From] = true
		if m.To != "" {
			changes[m.To.AddDays(1)] = true
		}
	}
	// Days on which a product list of a measure changes by itself.
	for _, day := range []law.Date{"2025-04-05", "2025-07-31", "2025-08-01", "2025-08-18", "2025-09-07", "2025-09-08", "2025-10-13", "2025-10-14", "2025-11-13", "2026-06-08", "2026-11-10"} {
		changes[day] = true
	}
	rates := func(day law.Date, origin, hts string) string {
		s := example.Parcel(day, "SG", origin)
		s.Mode = "ocean"
		s.Items[0].HTS = hts
		s.Items[0].RetailValue, s.Items[0].CustomsValue = example.Dollars("5000"), example.Dollars("5000")
		a, err := check.Shipment(s, tariff)
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, l := range a.Lines {
			if l.Item >= 0 {
				text += fmt.Sprint(l.Layer, l.Heading, l.Rate.Decimal, l.Amount, " ")
			}
		}
		return text
	}
	for _, origin := range []string{"CN", "CA", "DE", "BR", "IN", "VN"} {
		for _, hts := range goodsOfManyKinds {
			last := ""
			for day := law.Date("2025-01-01"); day < "2026-12-01"; day = day.AddDays(1) {
				now := rates(day, origin, hts)
				if last != "" && now != last && !changes[day] {
					t.Errorf("%s %s: on %s the rates change from %s to %s", origin, hts, day, last, now)
				}
				last = now
			}
		}
	}
}

func TestTheOrderOfItemsDoesNotChangeTheDuty(t *testing.T) {
	tariff := example.Tariff(t)
	for _, day := range []law.Date{"2025-06-15", "2025-10-20", "2026-05-01", "2026-09-20"} {
		s := example.Parcel(day, "SG", "CN", "DE", "CN", "JP", "CN", "DE", "RU")
		for i := range s.Items {
			it := &s.Items[i]
			it.HTS = goodsOfManyKinds[i]
			it.RetailValue = decimal.New(int64(1950+i*137), -2)
			it.CustomsValue = it.RetailValue
			it.Facts = []string{"not-auto-part", "not-truck-part", "generic", "not-patented", "not-annex-iii-company"}
			it.Measures = map[string]decimal.Decimal{"kg": example.Dollars("2"), "no": example.Dollars("1"), "value-case": example.Dollars("1"), "value-strap": example.Dollars("1"), "value-battery": example.Dollars("1")}
		}
		a, err := check.Shipment(s, tariff)
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(s.Items)
		b, err := check.Shipment(s, tariff)
		if err != nil {
			t.Fatal(err)
		}
		if !a.Duty.Valid || !a.Duty.Decimal.Equal(b.Duty.Decimal) || !a.Fees.Decimal.Equal(b.Fees.Decimal) {
			t.Errorf("%s: %v and %v, asks %v", day, a.Duty, b.Duty, a.Asks)
		}
	}
}
