package check_test

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/example"
	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/tariff/schedule"
)

func metals(words string) map[string]decimal.Decimal {
	all := map[string]decimal.Decimal{}
	for _, word := range strings.Fields(words) {
		name, worth, _ := strings.Cut(word, "=")
		all[name] = example.Dollars(worth)
	}
	return all
}

// Perfume stands on both lists of derivatives from 18 August 2025. Section 232 is charged
// on the metal, 50 %, and takes the duties of Canada and of Brazil away from the article;
// the reciprocal duty is charged on what is not metal. Where it is said that there is no
// metal, the article is none of metal.
func TestMetalThatIsNotThereTakesNothingAway(t *testing.T) {
	tariff := example.Tariff(t)
	for _, c := range []struct{ origin, worth, metal, want string }{
		{"BR", "100", "steel=0 aluminum=0", "50"},           // 10 % + 40 % of 100
		{"BR", "100", "steel=20 aluminum=0", "18"},          // 50 % of 20 + 10 % of 80
		{"BR", "100", "steel=0 aluminum=100", "50"},         // 50 % of 100
		{"BR", "100", "steel=0.01 aluminum=0", "10"},        // a trace: no dollar of steel, 10 % of 100
		{"CA", "100", "steel=0 aluminum=0", "35"},           // 35 % of 100
		{"CA", "100", "steel=40 aluminum=0", "20"},          // 50 % of 40
		{"CN", "100", "steel=0 aluminum=0", "55"},           // 10 % + 20 % + list 3, 25 %, of 100
		{"CN", "100", "steel=60 aluminum=0", "79"},          // 50 % of 60, 10 % of 40, 20 % + 25 % of 100
		{"KR", "138", "steel=0 aluminum=0", "20.7"},         // 15 % of 138
		{"KR", "138", "steel=33.50 aluminum=33.50", "44.5"}, // 50 % of 34, twice, 15 % of 70
		{"KR", "100", "steel=50.50 aluminum=49.50", "50"},   // nothing but metal: 50 % of 100, not of 51 + 50
	} {
		s := example.Parcel("2025-09-10", c.origin, c.origin)
		it := &s.Items[0]
		it.HTS, it.RetailValue, it.CustomsValue, it.MetalValue = "3303003000", example.Dollars(c.worth), example.Dollars(c.worth), metals(c.metal)
		it.Facts = []string{"not-russian-aluminum"}
		a, err := check.Shipment(s, tariff)
		if err != nil {
			t.Fatal(err)
		}
		if !a.Duty.Valid || !a.Duty.Decimal.Equal(example.Dollars(c.want)) {
			t.Errorf("%s, %s: the duty is %v, not %s", c.origin, c.metal, a.Duty, c.want)
		}
	}
}

// with is a tariff whose measures are changed: change gets each by the names of its
// columns and reports whether it stays.
func with(t *testing.T, change func(m map[string]string) bool) *calc.Tariff {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(duties.Measures)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	text := &strings.Builder{}
	w := csv.NewWriter(text)
	w.Write(rows[0])
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		if !change(m) {
			continue
		}
		for i, name := range rows[0] {
			row[i] = m[name]
		}
		w.Write(row)
	}
	w.Flush()
	tariff, err := calc.LoadTariff(calc.PackTariff(schedule.Data, schedule.Lists, text.String()))
	if err != nil {
		t.Fatal(err)
	}
	return tariff
}

// For every list that is charged on the worth of a metal: no metal is not to be on the
// list, and nothing but metal is the whole value.
func TestNoMetalIsNoListAndAllMetalTheWholeValue(t *testing.T) {
	whole := example.Tariff(t)
	r := rand.New(rand.NewPCG(7, 232))
	tried := map[string]int{}
	for _, metal := range calc.Metals {
		off := with(t, func(m map[string]string) bool { return m["base"] != metal })
		full := with(t, func(m map[string]string) bool {
			if m["base"] == metal {
				m["base"] = "full"
			}
			return m["base"] == "full" || strings.HasPrefix(m["base"], "weight:")
		})
		for _, day := range []law.Date{"2025-03-20", "2025-05-10", "2025-07-10", "2025-09-10", "2026-01-20", "2026-03-10"} {
			var numbers []string
			for _, m := range whole.Law.Measures {
				if m.Base == metal && m.InForce(day) {
					numbers = append(numbers, on(t, whole, day, m)...)
				}
			}
			for range min(40, len(numbers)) {
				origin := []string{"BR", "CA", "MX", "CN", "DE", "GB", "IN", "RU", "KR", "JP"}[r.IntN(10)]
				s := example.Parcel(day, origin, origin)
				it := &s.Items[0]
				it.HTS = numbers[r.IntN(len(numbers))]
				answer := func(tariff *calc.Tariff, worth string) string {
					it.MetalValue = map[string]decimal.Decimal{}
					for _, other := range calc.Metals {
						it.MetalValue[other] = decimal.Zero
					}
					it.MetalValue[metal] = example.Dollars(worth)
					a, err := check.Shipment(s, tariff)
					if err != nil {
						t.Fatal(err)
					}
					tried[metal]++
					lines := ""
					for _, l := range a.Lines {
						if l.Amount.IsPositive() {
							lines += fmt.Sprintln(l.Layer, l.Heading, l.Base.Decimal, l.Rate.Decimal, l.Amount)
						}
					}
					return fmt.Sprintln(a.Outcome, a.Duty, a.AtLeast, a.AtMost) + lines
				}
				if none, not := answer(whole, "0"), answer(off, "0"); none != not {
					t.Errorf("%s of %s on %s: without %s\n%snot on its list\n%s", it.HTS, origin, day, metal, none, not)
				}
				if all, not := answer(whole, "50"), answer(full, "50"); all != not {
					t.Errorf("%s of %s on %s: nothing but %s\n%son the full value\n%s", it.HTS, origin, day, metal, all, not)
				}
			}
		}
		if tried[metal] < 100 {
			t.Errorf("only %d answers about %s", tried[metal], metal)
		}
	}
}

// on returns the numbers that stand on the lists of a measure.
func on(t *testing.T, tariff *calc.Tariff, day law.Date, m *law.Measure) (numbers []string) {
	t.Helper()
	for digit := range 10 {
		for _, line := range children(t, tariff.Schedule, day, fmt.Sprint(digit)) {
			for _, l := range append(children(t, tariff.Schedule, day, line.Number), line) {
				lists := tariff.Lists.On(l.Number, string(day))
				if slices.ContainsFunc(m.Lists, func(list string) bool { return slices.Contains(lists, list) }) {
					numbers = append(numbers, l.Number)
				}
			}
		}
	}
	return numbers
}
