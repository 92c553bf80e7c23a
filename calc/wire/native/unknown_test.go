package native

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"section321/calc/law"
	"section321/calc/tariff/lists"
	"section321/calc/tariff/schedule"
)

// The duty on goods is worked out in every combination of six facts that are not known of
// them: no number is on lists whose measures need more, whatever the origin, on any day on
// which the law or a list changes.
func TestNoGoodsHaveMoreThanSixUnknownFacts(t *testing.T) {
	const most = 6
	library := recent().Law
	all, err := lists.Load(schedule.Lists)
	if err != nil {
		t.Fatal(err)
	}
	on := map[string][]string{}
	for _, e := range all.Entries() {
		on[e.Number] = append(on[e.Number], fmt.Sprint(e.On))
	}
	unlike := map[string]string{} // a number for all that are on the same lists for the same days
	for number := range on {
		key := ""
		for length := 4; length <= len(number); length++ {
			key += fmt.Sprint(on[number[:length]])
		}
		for _, named := range library.Numbers {
			if strings.HasPrefix(number, named[1:]) {
				key += named
			}
		}
		unlike[key] = number
	}
	days := library.Days()
	for _, d := range all.Days() {
		days = append(days, law.Date(d))
	}
	slices.Sort(days)
	tried, highest := 0, 0
	for _, day := range slices.Compact(days) {
		book := library.At(day)
		for _, number := range unlike {
			names := all.On(number, string(day))
			facts := func(origin string) (needed []string) {
				for _, m := range book.Measures {
					if m.Ask.Silent() || !m.InForce(day) || origin != "" && !m.Covers(day, origin, "", number, names) || !m.Covers(day, anyOf(m), "", number, names) {
						continue
					}
					for _, fact := range m.Needs {
						if fact = strings.TrimPrefix(fact, "not-"); !slices.Contains(needed, fact) {
							needed = append(needed, fact)
						}
					}
				}
				return needed
			}
			tried++
			needed := facts("")
			if len(needed) > most { // of no one origin, it may be
				for _, origin := range book.UnlikeOrigins() {
					if n := facts(origin); len(n) > most {
						t.Errorf("%s of %s on %s: %q", number, origin, day, n)
					}
				}
				continue
			}
			highest = max(highest, len(needed))
		}
	}
	if tried < 100_000 || highest < 3 {
		t.Errorf("%d numbers were looked at, with up to %d facts", tried, highest)
	}
}

// anyOf is an origin of goods that a measure covers.
func anyOf(m *law.Measure) string {
	for _, origin := range m.Origins {
		if !slices.Contains(m.ExceptOrigins, origin) && origin != "*" {
			return origin
		}
	}
	return "none" // of all but some
}
