package law

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestMeasuresNameMeasuresListsAndFacts(t *testing.T) {
	l := whole(t)
	ids, families := map[string]bool{}, map[string]bool{}
	for _, m := range l.Measures {
		if ids[m.ID] {
			t.Errorf("two measures are called %s", m.ID)
		}
		ids[m.ID] = true
		for _, family := range m.Families {
			families[family] = true
		}
	}
	for family := range families {
		if ids[family] {
			t.Errorf("%s is a measure and a family", family)
		}
		if !slices.ContainsFunc(l.Measures, func(m *Measure) bool { return slices.Contains(slices.Concat(m.Displaces, m.Charged), family) }) {
			t.Errorf("no measure speaks of the family %s", family)
		}
	}
	used := map[string]bool{}
	for _, m := range l.Measures {
		for _, name := range slices.Concat(m.Displaces, m.Charged) {
			if !ids[name] && !families[name] {
				t.Errorf("%s names %s, which is no measure and no family of them", m.ID, name)
			}
		}
		for _, list := range slices.Concat(m.Lists, m.ExceptLists) {
			used[list] = true
			if _, err := os.Stat("../../tools/lists/source/" + list + ".csv"); err != nil && !strings.HasPrefix(list, "=") {
				t.Errorf("%s: %v", m.ID, err)
			}
		}
		for _, fact := range m.Needs {
			if fact = strings.TrimPrefix(fact, "not-"); !slices.ContainsFunc(l.GoodsFacts, func(f GoodsFact) bool { return f.Fact == fact }) {
				t.Errorf("%s needs %q, which is not in facts.csv", m.ID, fact)
			}
		}
		for _, code := range slices.Concat(m.Origins, m.ExceptOrigins) {
			if _, ok := CountryOf(code); !ok && code != "*" {
				t.Errorf("%s: %q is not a country", m.ID, code)
			}
		}
		if !slices.Contains([]string{Additive, Floor, Exemption, Rest, Prohibition, Instead, Uncovered}, m.Kind) {
			t.Errorf("%s: %q is no kind of measure", m.ID, m.Kind)
		}
		if (m.Kind == Exemption || m.Kind == Rest) && len(m.Displaces) == 0 {
			t.Errorf("%s exempts from nothing", m.ID)
		}
		if m.Kind == Additive && len(m.Needs) > 0 && m.Ask.Silent() && len(m.Displaces) == 0 {
			t.Errorf("%s raises the duty on a fact that nobody is asked for", m.ID)
		}
	}
	files, err := os.ReadDir("../../tools/lists/source")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(f.Name(), ".csv"); !used[name] {
			t.Errorf("no measure uses the list %s", name)
		}
	}
}

// One origin never has two of the reciprocal or forced-labor rates at once.
func TestCountryRatesDoNotOverlap(t *testing.T) {
	l := whole(t)
	for _, c := range Countries() {
		for _, day := range []Date{"2025-04-07", "2025-04-09", "2025-04-20", "2025-06-01", "2025-09-01", "2025-12-01", "2026-03-01", "2026-08-01", "2026-12-01"} {
			var rates []string
			for _, m := range l.At(day).MeasuresOf(c.Code) {
				if (m.Kind == Additive || m.Kind == Floor) && len(m.Lists) == 0 && m.Covers(day, c.Code, "", "", nil) &&
					(strings.HasPrefix(m.ID, "recip-") && m.ID != "recip-base-10" || strings.HasPrefix(m.ID, "fl301-")) {
					rates = append(rates, m.ID)
				}
			}
			if len(rates) > 1 {
				t.Errorf("%s on %s: %v", c.Code, day, rates)
			}
		}
	}
}
