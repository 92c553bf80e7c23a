package duty

import (
	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// IeepaRate returns the sum of the rates under IEEPA on goods of an origin,
// whatever the goods are, and its sources.
func IeepaRate(b *law.Book, origin string) (decimal.Decimal, []string) {
	var in []*candidate
	for _, m := range b.MeasuresOf(origin) {
		if (m.Kind == law.Additive || m.Kind == law.Floor) && len(m.Lists) == 0 && len(m.Claims) == 0 && len(m.Needs) == 0 &&
			len(m.Layer) > 5 && m.Layer[:6] == "ieepa-" && m.Covers(b.Day, origin, "", "", nil) {
			in = append(in, &candidate{Measure: m})
		}
	}
	rate := decimal.Zero
	var cites []string
	for _, c := range undisplaced(in) {
		rate = rate.Add(c.Rate)
		cites = append(cites, c.Cite...)
	}
	return rate, cites
}
