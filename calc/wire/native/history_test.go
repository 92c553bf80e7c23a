package native

import (
	"encoding/json"
	"slices"
	"testing"
)

type told struct {
	DutyFrom string
	Layers   []struct {
		Layer   string
		Periods []struct {
			From, To string
			Charges  []struct{ Kind, Rate string }
		}
	}
}

// rates returns what a layer charges on a day, percent.
func (h told) rates(layer, day string) []string {
	var all []string
	for _, l := range h.Layers {
		for _, p := range l.Periods {
			if l.Layer != layer || day < p.From || p.To != "" && p.To < day {
				continue
			}
			for _, c := range p.Charges {
				if c.Kind == "additive" {
					all = append(all, c.Rate)
				}
			}
		}
	}
	return all
}

func history(t *testing.T, origin string) told {
	t.Helper()
	var h told
	if err := json.Unmarshal(Calculator().Answer("history", []byte(`{"origin":"`+origin+`"}`)), &h); err != nil {
		t.Fatal(err)
	}
	return h
}

// The steps of the lists of China and of the duties on steel, by their notices and proclamations.
func TestTheHistoryReachesBackTo2018(t *testing.T) {
	for _, c := range []struct {
		origin, layer, day string
		rates              []string
	}{
		{"CN", "china-301", "2018-07-05", nil},
		{"CN", "china-301", "2018-07-06", []string{"25"}},                     // 83 FR 28710
		{"CN", "china-301", "2018-09-24", []string{"10", "25"}},               // 83 FR 47974
		{"CN", "china-301", "2019-05-10", []string{"25"}},                     // 84 FR 20459
		{"CN", "china-301", "2019-09-01", []string{"15", "25"}},               // 84 FR 45821
		{"CN", "china-301", "2020-02-14", []string{"7.5", "25"}},              // 85 FR 3741
		{"CN", "china-301", "2024-09-27", []string{"7.5", "25", "50", "100"}}, // 89 FR 76581
		{"CN", "china-301", "2025-01-01", []string{"7.5", "25", "50", "100"}},
		{"TR", "section-232-steel", "2018-08-12", []string{"25"}},
		{"TR", "section-232-steel", "2018-08-13", []string{"50"}}, // Proc. 9772
		{"TR", "section-232-steel", "2019-05-21", []string{"25"}}, // CSMS 19-000257
		{"CA", "section-232-steel", "2019-05-19", []string{"25"}},
		{"CA", "section-232-steel", "2019-05-20", nil}, // CSMS 19-000252
	} {
		if got := history(t, c.origin).rates(c.layer, c.day); !slices.Equal(got, c.rates) {
			t.Errorf("%s of %s on %s: %v, want %v", c.layer, c.origin, c.day, got, c.rates)
		}
	}
}

// A period ends on the day before the next of its layer, also where the eras meet.
func TestPeriodsOfTheHistoryFollowOneAnother(t *testing.T) {
	for _, origin := range []string{"CN", "DE", "CA", "RU", "TR", "MX", "GB"} {
		h := history(t, origin)
		if h.DutyFrom != "2017-01-01" {
			t.Errorf("%s: duties from %s", origin, h.DutyFrom)
		}
		for _, l := range h.Layers {
			for i := 1; i < len(l.Periods); i++ {
				if before := l.Periods[i-1]; before.To == "" || before.To >= l.Periods[i].From {
					t.Errorf("%s, %s: a period to %q is followed by one from %s", origin, l.Layer, before.To, l.Periods[i].From)
				}
			}
		}
	}
}
