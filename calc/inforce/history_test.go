package inforce_test

import (
	"slices"
	"testing"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/example"
	"section321/calc/inforce"
	"section321/calc/law"
)

func tell(t *testing.T, tariff *calc.Tariff, origin string, mode calc.Mode) *inforce.History {
	t.Helper()
	h, err := inforce.Tell(inforce.HistoryQuestion{Origin: origin, Mode: mode}, tariff)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// at returns the period of a layer that a day lies in, nil when there is none.
func at(h *inforce.History, layer string, day law.Date) *inforce.LayerPeriod {
	for _, l := range h.Layers {
		for i, p := range l.Periods {
			if l.Layer == layer && p.From <= day && (p.To == "" || day <= p.To) {
				return &l.Periods[i]
			}
		}
	}
	return nil
}

func TestTheDutyOnChinaRoseThreeTimesInAWeek(t *testing.T) {
	tariff := example.Tariff(t)
	h := tell(t, tariff, "CN", "express")
	for _, c := range []struct {
		day  law.Date
		rate string // executive orders 14257, 14259, 14266, 14298
	}{{"2025-04-04", ""}, {"2025-04-05", "10"}, {"2025-04-09", "84"}, {"2025-04-10", "125"}, {"2025-05-14", "10"}, {"2026-02-24", ""}} {
		p := at(h, "ieepa-reciprocal", c.day)
		switch {
		case p == nil && c.rate == "":
		case p == nil || c.rate == "" || len(p.Charges) != 1 || p.Charges[0].Some || p.Charges[0].Rate.Decimal.String() != c.rate:
			t.Errorf("%s: %+v, not %q %%", c.day, p, c.rate)
		}
	}
}

func TestWhatAllGoodsPayIsOnTheReceiptOfEachDay(t *testing.T) {
	tariff := example.Tariff(t)
	origins := []string{"CN", "HK", "CA", "MX", "VN", "GB", "BR", "IN", "CH", "NI"}
	for _, mode := range []calc.Mode{"express", "baggage"} {
		for _, origin := range origins {
			h := tell(t, tariff, origin, mode)
			for day := law.Date("2025-01-02"); day < "2027-09-01"; day = day.AddDays(1) {
				s := example.Parcel(day, origin, origin)
				s.Mode, s.Items[0].HTS = mode, "6109100012" // cotton T-shirts: in nobody's annex, and on China's list
				a, err := check.Shipment(s, tariff)
				if err != nil {
					t.Fatal(err)
				}
				if a.Exemption.Exempt {
					continue
				}
				lines := map[string][]string{}
				for _, l := range a.Lines {
					lines[l.Layer] = append(lines[l.Layer], l.Rate.Decimal.String())
				}
				for _, l := range h.Layers {
					p := at(h, l.Layer, day)
					if l.Layer == "column-2" || l.Layer == "postal" {
						continue
					}
					for _, rate := range lines[l.Layer] {
						if p == nil || !slices.ContainsFunc(p.Charges, func(c inforce.Charge) bool { return c.Kind == law.Floor || c.Rate.Decimal.String() == rate }) {
							t.Fatalf("%s by %s on %s: the receipt charges %s at %s %%, the history has %+v", origin, mode, day, l.Layer, rate, p)
						}
					}
					if p != nil && !p.Charges[0].Some && p.Charges[0].Kind == law.Additive && !slices.Equal(lines[l.Layer], []string{p.Charges[0].Rate.Decimal.String()}) {
						t.Fatalf("%s by %s on %s: the history has %s at %s %%, the receipt %v", origin, mode, day, l.Layer, p.Charges[0].Rate.Decimal, lines[l.Layer])
					}
				}
			}
		}
	}
}

func TestPeriodsFollowEachOtherAndHaveTheirSources(t *testing.T) {
	tariff := example.Tariff(t)
	for _, c := range law.Countries() {
		h := tell(t, tariff, c.Code, "")
		for _, l := range h.Layers {
			last := law.Date("0000-01-01")
			for _, p := range l.Periods {
				if p.From <= last || p.To != "" && p.To < p.From || len(p.Charges) == 0 || len(p.Cite) == 0 {
					t.Fatalf("%s, %s: %+v after %s", c.Code, l.Name, p, last)
				}
				last = p.To
				for _, id := range p.Cite {
					if !slices.ContainsFunc(h.Sources, func(s *law.Source) bool { return s.ID == id }) {
						t.Fatalf("%s, %s: %s is not among the sources", c.Code, l.Name, id)
					}
				}
			}
		}
	}
}

func TestTheRateOfPostDependsOnTheOrigin(t *testing.T) {
	tariff := example.Tariff(t)
	// Executive Order 14324: $80 under 16 %, $160 to 25 %, $200 above; China's fentanyl and
	// reciprocal duties made 20 + 10 = 30 %, Vietnam's reciprocal duty 20 %.
	for origin, want := range map[string]string{"CN": "200", "VN": "160", "GB": "80"} {
		p := at(tell(t, tariff, origin, "post"), "postal", "2025-09-01")
		if p == nil || !slices.ContainsFunc(p.Charges, func(c inforce.Charge) bool { return c.Amount.Valid && c.Amount.Decimal.String() == want }) {
			t.Errorf("%s: %+v, not $%s", origin, p, want)
		}
		if p := at(tell(t, tariff, origin, "truck"), "postal", "2025-09-01"); p != nil {
			t.Errorf("%s by truck: %+v", origin, p)
		}
	}
}

func TestAHistoryIsOfAKnownCountry(t *testing.T) {
	for _, origin := range []string{"", "XX"} {
		if _, err := inforce.Tell(inforce.HistoryQuestion{Origin: origin}, nil); err == nil {
			t.Errorf("%q has a history", origin)
		}
	}
}
