package orders

import (
	"strings"
	"testing"
	"time"
)

// Cells of a megabyte in which every place has to be looked at, and half of them guarded,
// take 16 times as long when they are 16 times as long, and not 256 times.
func TestGuardingACellTakesLinearTime(t *testing.T) {
	for _, piece := range []string{";=", "\t \t ", "\" \t", ";-1;", "\u00a0\t\u00a0", ";\"\""} {
		least := [2]time.Duration{time.Hour, time.Hour}
		for range 12 { // by turns: a machine that is busy is so for both
			for i, size := range []int{MaxRecord / 16, MaxRecord} {
				p := Pass{split: splitter{delimiter: ','}}
				text := []byte(strings.Repeat(piece, size/len(piece)))
				begin := time.Now()
				p.guarded(text)
				least[i] = min(least[i], time.Since(begin))
			}
		}
		small, large := least[0], least[1]
		t.Logf("%q: %v, 16 times as long: %v", piece, small, large)
		if large > 128*max(small, 100*time.Microsecond) {
			t.Errorf("%q: %v for %d bytes, %v for 16 times as many", piece, small, MaxRecord/16, large)
		}
	}
}

func TestAProductThatWasSavedGuardedIsFound(t *testing.T) {
	products, problems := ReadProducts([]byte("sku,hts\n'=A1,6109.10.00.12\n'-shirt,6109.10.00.12\n'plain,6109.10.00.12\na;'=b,6109.10.00.12\n"))
	for _, sku := range []string{"=A1", "-shirt", "'plain", "a;=b"} {
		if _, ok := products[sku]; !ok {
			t.Errorf("no %q among %v; %v", sku, products, problems)
		}
	}
}
