package law

import (
	"testing"
	"time"

	"section321/calc/law/duties"
)

// whole is the law with its measures.
func whole(t *testing.T) *Library {
	t.Helper()
	l, err := With(duties.Measures)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestEveryShipmentSinceTheFirstEntryRuleTakesAnEntry(t *testing.T) {
	for _, day := range []Date{"1993-12-08", "1998-07-02", "2013-01-07", "2019-09-28", "2025-05-02", "2025-08-29",
		"2026-06-24", "2026-07-24", "2026-09-22", "2026-10-22", "2027-07-01"} {
		b := At(day)
		for _, mode := range Modes {
			for _, free := range []string{"no", "general", "gift", "personal"} {
				for _, fact := range append(b.GoodsFacts, GoodsFact{}) {
					for _, origin := range []string{"CN", "VN", "FR", "RS"} {
						c := &Circumstances{Mode: mode, Free: free, Facts: []string{fact.Fact}, Origins: []string{origin}}
						if b.Entry(c) == nil {
							t.Errorf("%s %s free=%s fact=%s origin=%s: no entry", day, mode, free, fact.Fact, origin)
						}
					}
				}
			}
		}
	}
}

// The amounts of every fiscal year are the base amounts of 19 CFR 24.23 times
// one factor; a slip of the pen in one cell shows as a factor of its own.
func TestFeesOfAYearShareOneInflationFactor(t *testing.T) {
	fees := All().Fees
	base := fees[len(fees)-1].Amounts
	for _, f := range fees {
		factor := f.Amounts["mpf_max"].Div(base["mpf_max"])
		for _, column := range feeColumns {
			want := base[column].Mul(factor)
			if column == "mpf_rate" {
				want = base[column]
			}
			if diff := f.Amounts[column].Sub(want).Abs(); diff.StringFixed(2) > "0.01" {
				t.Errorf("%s %s: %s is %s away from the base times the year's factor", f.FiscalYear, column, f.Amounts[column], diff)
			}
		}
	}
}

func TestDates(t *testing.T) {
	for _, s := range []string{"2024-02-29", "1938-07-25", "9999-12-31"} {
		if d, err := ParseDate(s); err != nil || string(d) != s {
			t.Errorf("%s: %v %v", s, d, err)
		}
	}
	for _, s := range []string{"", "2026-02-30", "2025-02-29", "2026-13-01", "2026-1-01", "20260101", "2026-01-01T00:00", "２０２６-01"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}

// The calendar agrees with package time on every day of the data and some more.
func TestDaysFollowEachOther(t *testing.T) {
	day := time.Date(1895, 12, 1, 0, 0, 0, 0, time.UTC)
	for d := Date("1895-12-01"); d < "2105-01-01"; d = d.AddDays(1) {
		if want := day.Format(time.DateOnly); string(d) != want {
			t.Fatalf("got %s, want %s", d, want)
		}
		if back := d.AddDays(400).AddDays(-400); back != d {
			t.Fatalf("400 days on and back from %s is %s", d, back)
		}
		day = day.AddDate(0, 0, 1)
	}
}

func TestConditionsAreRefusedWhenMisspelt(t *testing.T) {
	for _, s := range []string{"mood=post", "mode", "mode=", "over informal-limit"} {
		if w, err := parseWhen(s); err == nil {
			t.Errorf("%q was read as %v", s, w)
		}
	}
}
