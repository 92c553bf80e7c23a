package orders

import (
	"fmt"
	"strings"
	"testing"
)

// TestASeriesNumbersTextsAsAMapDoes: texts that go on are not looked for, and all others are
// found again, whatever broke the series.
func TestASeriesNumbersTextsAsAMapDoes(t *testing.T) {
	rising := func(from, to int) (all []string) {
		for n := from; n <= to; n++ {
			all = append(all, fmt.Sprint("#", n))
		}
		return all
	}
	falling := rising(1, 300)
	for i, j := 0, len(falling)-1; i < j; i, j = i+1, j-1 {
		falling[i], falling[j] = falling[j], falling[i]
	}
	for name, all := range map[string][]string{
		"upwards":           rising(998, 1300),
		"downwards":         falling,
		"back again":        append(rising(1, 200), "#7", "#201", "#200", "#202", "#7"),
		"twice in a row":    {"#1", "#1", "#2", "#2", "#3", "#1"},
		"a turn":            {"#5", "#6", "#5", "#4", "#6"},
		"other letters":     {"A1", "A2", "B3", "A2", "A3", "B3"},
		"zeros in front":    {"#9", "#10", "#010", "#11", "#010", "#10"},
		"no number":         {"#1", "#2", "gift", "#3", "#1", "gift"},
		"letters of length": {"1001", "1002", "x1003", "1001", "x1003"},
		"many digits":       {"1", "9999999999999999999999", "2", "9999999999999999999999", "1"},
		"nothing":           {"#1", "", "#2", "", "#1"},
	} {
		t.Run(name, func(t *testing.T) {
			series := texts{}
			series.series.on = true
			known := map[string]uint32{}
			for _, text := range all {
				want, before := known[text]
				if !before {
					want = uint32(len(known))
					known[text] = want
				}
				if got, fresh := series.place([]byte(text)); got != want || fresh == before {
					t.Fatalf("%q is %d and new: %v, want %d", text, got, fresh, want)
				}
			}
			for text, at := range known {
				if got := series.text(at); got != text {
					t.Errorf("%d is %q, want %q", at, got, text)
				}
			}
		})
	}
}

// TestAnOrderThatComesBackIsTheSameOrder: rows of an order behind others are one shipment.
func TestAnOrderThatComesBackIsTheSameOrder(t *testing.T) {
	var text strings.Builder
	text.WriteString("Order,Date,Email,Country,SKU,Price,Currency\n")
	for n := 1; n <= 5000; n++ {
		fmt.Fprintf(&text, "#%d,2026-05-03,b%d@x.com,US,A,10.00,USD\n", n, n)
	}
	text.WriteString("#17,2026-05-03,b17@x.com,US,B,5.00,USD\n")
	reader, table := table(t, text.String(), nil)
	// 5000 × 10.00 + 5.00 in 5000 orders.
	if got := reader.Report(nil).Retail; got != 5_000_500 || table.shipments.n != 5000 {
		t.Errorf("$%s in %d shipments", AppendCents(nil, got), table.shipments.n)
	}
}
