package law

import (
	"regexp"
	"strings"
	"testing"
)

// A receipt prints one heading: every measure that charges has one for each of its
// origins on both sides of a floor, and its conditions are an origin, a list, digits or
// "below".
func TestEveryChargeHasOneHeadingForItsGoods(t *testing.T) {
	one := regexp.MustCompile(`^9903\.\d\d\.\d\d$`)
	condition := regexp.MustCompile(`^([A-Z]{2}|=\d{4,10}|below)$`)
	lists := map[string]bool{}
	for _, m := range whole(t).Measures {
		for _, l := range m.Lists {
			lists[l] = true
		}
	}
	charging := 0
	for _, m := range whole(t).Measures {
		if m.Kind != Additive && m.Kind != Floor && m.Kind != Instead {
			continue
		}
		if m.Heading == "" && strings.Contains(m.Note.String(), "the number may change") {
			continue // proclaimed under a number that another duty has since been given
		}
		charging++
		for _, h := range m.headings {
			for _, of := range h.of {
				if !condition.MatchString(of) && !lists[of] {
					t.Errorf("%s: %q is no origin, list, digits or \"below\"", m.ID, of)
				}
			}
		}
		origins := m.Origins
		if m.Origins.has("*") {
			origins = set{"VN", "RU", "GB"}
		}
		for _, origin := range origins {
			for _, below := range []bool{true, false} {
				if h := m.HeadingOf(origin, "9999999999", nil, below); !one.MatchString(h) {
					t.Errorf("%s: %q is the heading for %s", m.ID, h, origin)
				}
			}
		}
		if strings.Contains(m.Heading, "@") {
			t.Errorf("%s: the conditions are shown: %s", m.ID, m.Heading)
		}
	}
	if charging < 200 {
		t.Errorf("only %d measures charge", charging)
	}
}

// Which heading is whose, as the headings of chapter 99 say.
func TestTheHeadingIsThatOfTheGoods(t *testing.T) {
	find := func(id string) *Measure {
		for _, m := range whole(t).Measures {
			if m.ID == id {
				return m
			}
		}
		t.Fatalf("no measure %s", id)
		return nil
	}
	for _, c := range []struct {
		id, origin, list string
		below            bool
		want             string
	}{
		{"recip-aug7-20-2026-02-23", "VN", "", false, "9903.02.69"},
		{"recip-aug7-20-2026-02-23", "BD", "", false, "9903.02.05"},
		{"recip-floor-eu", "DE", "", true, "9903.02.20"},
		{"recip-floor-eu", "DE", "", false, "9903.02.19"},
		{"recip-floor-chli", "LI", "", true, "9903.02.88"},
		{"recip-floor-chli", "CH", "", false, "9903.02.82"},
		{"s232-a1a-steel", "RU", "", false, "9903.82.14"},
		{"s232-a1a-steel", "TR", "", false, "9903.82.02"},
		{"s232-steel-2025-06-04", "IN", "s232-steel-mill", false, "9903.81.87"},
		{"s232-steel-2025-06-04", "IN", "s232-steel-nails", false, "9903.81.89"},
		{"s232-steel-2025-06-04", "IN", "s232-steel-chapter", false, "9903.81.90"},
	} {
		if got := find(c.id).HeadingOf(c.origin, "", []string{c.list}, c.below); got != c.want {
			t.Errorf("%s of %s on %q, below %v: want %s, got %s", c.id, c.origin, c.list, c.below, c.want, got)
		}
	}
}
