package check_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/example"
	"section321/calc/law"
	"section321/calc/tariff"
)

// Ten digits that no edition of the day holds never have a duty that some number
// in their place does not have: the answer is that of the eight digits, or open.
func TestPaddedNumbersAreAnsweredAsTheirEightDigits(t *testing.T) {
	whole := example.Tariff(t)
	r := rand.New(rand.NewPCG(14, 4))
	tried := 0
	for _, day := range []law.Date{"2025-05-10", "2025-10-15", "2026-03-15", "2026-09-01"} {
		lines, err := whole.Schedule.Children(string(day), "8")
		if err != nil {
			t.Fatal(err)
		}
		for range 60 {
			line := lines[r.IntN(len(lines))]
			padded := line.Number + "01"
			if l, err := whole.Schedule.Line(string(day), padded); err != nil || len(l.Number) == 10 || len(children(t, whole.Schedule, day, line.Number)) == 0 {
				continue
			}
			tried++
			answers := [2]*calc.Answer{}
			for i, number := range []string{line.Number, padded} {
				s := example.Parcel(day, "CN", "CN")
				s.Items[0].HTS = number
				if answers[i], err = check.Shipment(s, whole); err != nil {
					t.Fatal(err)
				}
			}
			eight, ten := answers[0], answers[1]
			if len(ten.Assumed) == 0 && ten.Outcome == calc.Dutiable {
				t.Errorf("%s %s: %v is stated and nobody told that the number does not exist", day, padded, ten.Duty)
			}
			if eight.Outcome != ten.Outcome || fmt.Sprint(eight.Duty, eight.AtLeast, eight.AtMost) != fmt.Sprint(ten.Duty, ten.AtLeast, ten.AtMost) {
				t.Errorf("%s %s: %s %v %v %v, its eight digits %s %v %v %v", day, padded, ten.Outcome, ten.Duty, ten.AtLeast, ten.AtMost, eight.Outcome, eight.Duty, eight.AtLeast, eight.AtMost)
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d numbers were tried", tried)
	}
}

func children(t *testing.T, s *tariff.Schedule, day law.Date, number string) []tariff.Line {
	t.Helper()
	lines, err := s.Children(string(day), number)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// Every fact is refused together with its denial.
func TestNoFactStandsBesideItsDenial(t *testing.T) {
	for _, f := range law.All().GoodsFacts {
		s := example.Parcel("2026-09-01", "GB", "GB")
		s.Items[0].Facts = []string{"not-" + f.Fact, f.Fact}
		if problems := s.Validate(); len(problems) != 1 || problems[0].Code != "contradicting-facts" {
			t.Errorf("%s and its denial: %v", f.Fact, problems)
		}
	}
}

// A rate within what a currency has been worth is taken; where its inverse is
// none that it has had, the inverse is refused.
func TestInvertedRatesAreRefused(t *testing.T) {
	one := example.Dollars("1")
	for code, c := range law.All().Currencies {
		if !c.Least.LessThan(c.Most) {
			t.Errorf("%s has been worth %s to %s", code, c.Least, c.Most)
		}
		middle := c.Least.Add(c.Most).Div(example.Dollars("2"))
		if c.Inverted(c.Least) || c.Inverted(c.Most) || c.Inverted(middle) {
			t.Errorf("%s: a rate it has had is refused", code)
		}
		inverse := one.Div(middle)
		if within := !inverse.LessThan(c.Least) && !inverse.GreaterThan(c.Most); c.Inverted(inverse) == within {
			t.Errorf("%s: %s dollars, the inverse of %s", code, inverse, middle)
		}
	}
}

// Codes that people write for a country are none themselves and name one.
func TestWrongCodesHintAtCountries(t *testing.T) {
	for code, want := range map[string]string{"UK": "GB", "EL": "GR", "CHN": "CN", "cn": "CN", "SP": "ES", "XX": "", "": ""} {
		if got := law.MeantCountry(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

// While the exemption is suspended for every origin, that is the first reason at
// any value, and the limit is none.
func TestTheSuspensionIsTheFirstReason(t *testing.T) {
	for _, value := range []string{"1", "799.99", "800.01", "2500.01", "100000"} {
		s := example.Parcel("2026-09-01", "VN", "VN")
		s.Items[0].RetailValue, s.Items[0].CustomsValue = example.Dollars(value), example.Dollars(value)
		a, err := check.Shipment(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, reason := range a.Exemption.Because {
			if i == 0 && reason.Rule != "suspended-all-origins" || reason.Rule == "over-limit" {
				t.Errorf("$%s: reason %d is %s", value, i, reason.Rule)
			}
		}
	}
}
