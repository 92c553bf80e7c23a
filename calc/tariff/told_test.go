package tariff_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"section321/calc"
	"section321/calc/wire/native"

	. "section321/calc/tariff"
)

func alike(a, b string) bool {
	without := strings.NewReplacer(" ", "", ",", "")
	return without.Replace(a) == without.Replace(b)
}

// Every rate of the schedule is a message whose English is what the schedule writes, but for how
// the columns of the printed page set spaces. A few misprints have none, and stand as they are.
func TestARateIsSaidAsTheScheduleWritesIt(t *testing.T) {
	whole, err := calc.LoadTariff(native.Tariff())
	if err != nil {
		t.Fatal(err)
	}
	said, odd := map[string]bool{}, map[string]bool{}
	for _, day := range []string{"2025-02-20", "2026-09-01"} {
		for digit := range 10 {
			lines, err := whole.Schedule.Children(day, strconv.Itoa(digit))
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				for _, rate := range []Rate{l.GeneralRate(), l.Column2Rate()} {
					if !rate.IsFree() && len(rate.Parts) == 0 {
						continue // it is not understood, and quoted
					}
					if m := rate.Say(); m.ID() == "" {
						odd[rate.Text] = true
					} else if said[rate.Text] = true; !alike(m.String(), rate.Text) {
						t.Errorf("%q is said as %q", rate.Text, m)
					}
				}
			}
		}
	}
	if len(said) < 1300 || len(odd) > 6 {
		t.Errorf("%d rates are messages, these are not: %q", len(said), slices.Collect(maps.Keys(odd)))
	}
}
