package check_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/example"
	"section321/calc/law"
)

// bought checks goods in words: day, mode, country of shipment, origin, number and value.
func bought(t *testing.T, words string) *calc.Answer {
	t.Helper()
	w := strings.Fields(words)
	s := example.Parcel(law.Date(w[0]), w[2], w[3])
	s.Mode, s.ECCF = calc.Mode(w[1]), w[1] == "express"
	it := &s.Items[0]
	it.HTS = strings.Trim(w[4], "-")
	it.RetailValue, it.CustomsValue = example.Dollars(w[5]), example.Dollars(w[5])
	a, err := check.Shipment(s, example.Tariff(t))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func linesOf(lines []calc.Line) string {
	var said []string
	for _, l := range lines {
		said = append(said, l.Layer+" "+l.Amount.StringFixed(2))
	}
	return strings.Join(said, ", ")
}

// What was void, worked out by hand from the rates of the day.
func TestWhatComesBack(t *testing.T) {
	tests := map[string]struct {
		request             string
		void, owed          string
		lines, instead, not string
	}{
		// Cotton T-shirts of China, $18 in even dollars: 20 % over fentanyl is 3.60 and
		// 10 % reciprocal 1.80; 16.5 % and 7.5 % stay: 2.97 + 1.35.
		"two layers on top": {"2025-10-15 express CN CN 6109100012 18.20", "5.40", "4.32", "ieepa-fentanyl 3.60, ieepa-reciprocal 1.80", "", "eccf 1.34"},
		// Porcelain of Germany pays 8 %: the floor of 15 % added 7 %.
		"a floor over the ordinary duty": {"2025-10-15 express DE DE 6911105200 1000", "70.00", "80.00", "ieepa-reciprocal 70.00", "", "eccf 1.34"},
		// Cotton T-shirts of Germany pay 16.5 %, more than the floor: nothing was void.
		"a floor that the ordinary duty fills": {"2025-10-15 express DE DE 6109100012 1000", "", "", "", "", ""},
		// Steel tubes of Canada: 25 % over fentanyl took the place of 25 % on steel.
		"it displaced another duty": {"2025-05-10 truck CA CA 7306305025 1000", "0.00", "250.00", "ieepa-fentanyl 250.00", "section-232-steel 250.00", "mpf-informal 2.62"},
		// Curtains of India on the last day and on the next.
		"the last day":       {"2026-02-23 air IN IN 6304920000 3000", "750.00", "189.00", "ieepa-reciprocal 750.00", "", "mpf 33.58"},
		"the day after":      {"2026-02-24 air IN IN 6304920000 3000", "", "", "", "", ""},
		"the day before":     {"2025-02-03 air CN CN 6109100012 3000", "", "", "", "", ""},
		"the first day":      {"2025-02-04 air CN CN 6109100012 3000", "300.00", "720.00", "ieepa-fentanyl 300.00", "", "mpf 32.71"},
		"no number, no sum":  {"2025-03-15 air CN CN - 3000", "unknown", "unknown", "ieepa-fentanyl 600.00", "", "mpf 32.71"},
		"mail has no way":    {"2025-10-15 post DE DE 6109100012 100", "0.00", "unknown", "", "", "postal-ad-valorem 15.00, postal-specific 80.00"},
		"exempt goods, none": {"2025-04-15 express CN CN 6109100012 100", "", "", "", "", ""},
	}
	for name, test := range tests {
		a := bought(t, test.request)
		if test.void == "" {
			if a.Refund != nil {
				t.Errorf("%s: a refund of %v", name, a.Refund)
			}
			continue
		}
		r := a.Refund
		if r == nil {
			t.Errorf("%s: no refund", name)
			continue
		}
		for what, pair := range map[string][2]string{
			"void": {test.void, amountOf(r.Void)}, "owed": {test.owed, amountOf(r.Owed)},
			"lines": {test.lines, linesOf(r.Lines)}, "instead": {test.instead, linesOf(r.Instead)}, "kept": {test.not, linesOf(r.Kept)},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s is %q, not %q", name, what, pair[1], pair[0])
			}
		}
		if len(r.Cite) == 0 || !strings.HasSuffix(r.Text.String(), ".") {
			t.Errorf("%s: says %q, cites %v", name, r.Text, r.Cite)
		}
		for _, id := range r.Cite {
			found := false
			for _, s := range a.Sources {
				found = found || s.ID == id
			}
			if !found {
				t.Errorf("%s: %s is not among the sources", name, id)
			}
		}
	}
}

func amountOf(d decimal.NullDecimal) string {
	if !d.Valid {
		return "unknown"
	}
	return d.Decimal.StringFixed(2)
}
