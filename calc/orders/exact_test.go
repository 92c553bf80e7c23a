package orders

import (
	"fmt"
	"strings"
	"testing"
)

// TestAPersonsDayIsSummedExactlyAndRoundedOnce: the limit is on the sum.
func TestAPersonsDayIsSummedExactlyAndRoundedOnce(t *testing.T) {
	for _, c := range []struct {
		lines int
		price string
		want  string
	}{
		{100, "8.004", "800.40"},  // 800.00 if each were rounded
		{100, "7.996", "799.60"},  // 800.00
		{1001, "0.799", "799.80"}, // 800.80: over the limit
		{3, "0.005", "0.02"},      // 0.015, rounded half up
		{900, "0.004", "3.60"},    // nothing at all
		{7, "9.99", "69.93"},
		{1000, "0.80000000000001", "800.00"},
	} {
		for _, orders := range []int{1, c.lines} {
			var file strings.Builder
			file.WriteString(head)
			for i := range c.lines {
				fmt.Fprintf(&file, "%d,2025-03-01,a@x.com,US,1,%s\n", i%orders+1, c.price)
			}
			reader, got := table(t, file.String(), nil)
			if total := dayTotals(got)["a@x.com 2025-03-01"]; total != c.want {
				t.Errorf("%d × $%s in %d orders: $%s, want $%s", c.lines, c.price, orders, total, c.want)
			}
			if total := string(AppendCents(nil, reader.Report(nil).Retail)); total != c.want {
				t.Errorf("%d × $%s in %d orders: $%s in all, want $%s", c.lines, c.price, orders, total, c.want)
			}
		}
	}
}

// TestTheLimitIsOnTheExactSum: 100 × $8.004 is over $800, 1,001 × $0.799 is not.
func TestTheLimitIsOnTheExactSum(t *testing.T) {
	for price, c := range map[string]struct {
		lines   int
		outcome string
	}{"8.004": {100, "dutiable"}, "0.799": {1001, "exempt"}} {
		file := head
		for i := range c.lines {
			file += fmt.Sprintf("%d,2025-03-01,a@x.com,US,1,%s\n", i, price)
		}
		_, read := table(t, file, nil)
		a := answered(t, read, express())
		if got := a.Row(0).Outcome; string(got) != c.outcome {
			t.Errorf("%d × $%s is %s, want %s", c.lines, price, got, c.outcome)
		}
	}
}
