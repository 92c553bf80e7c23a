package law

import (
	"strings"
	"testing"
)

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
