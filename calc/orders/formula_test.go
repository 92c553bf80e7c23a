package orders

import (
	"strings"
	"testing"
	"time"
)

// Cells of a megabyte in which every place has to be looked at, and half of them guarded,
// take as long as 16 cells that are as long together, and not 16 times as long.
func TestGuardingACellTakesLinearTime(t *testing.T) {
	for _, piece := range []string{";=", "\t \t ", "\" \t", ";-1;", "\u00a0\t\u00a0", ";\"\""} {
		least := [2]time.Duration{time.Hour, time.Hour}
		for range 12 { // by turns and as much of both: a machine that is busy is so for both
			for i, cells := range []int{16, 1} {
				p := Pass{split: splitter{delimiter: ','}}
				text := []byte(strings.Repeat(piece, MaxRecord/cells/len(piece)))
				begin := time.Now()
				for range cells {
					p.guarded(text)
				}
				least[i] = min(least[i], time.Since(begin))
			}
		}
		t.Logf("%q: %v in 16 cells, %v in one", piece, least[0], least[1])
		if least[1] > 8*max(least[0], time.Millisecond) {
			t.Errorf("%q: %v in 16 cells, %v in one of as many bytes", piece, least[0], least[1])
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
