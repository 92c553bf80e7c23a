package orders

import (
	"fmt"
	"strings"
	"testing"
)

// TestAnOrderOfMoreRowsThanWaitForEachOther: an order of 40,000 lines is settled in
// parts. The same line twice in it is two of the same goods, wherever the parts begin;
// after another order it is a duplicate.
func TestAnOrderOfMoreRowsThanWaitForEachOther(t *testing.T) {
	line := func(order, i int) string { return fmt.Sprintf("%d,2025-03-01,a@x.com,US,1,0.0%d\n", order, i) }
	all := strings.Repeat(line(1, 1), 2*mostBlock+10)
	_, once := table(t, head+all, nil)
	if once.counts[Counted] != 2*mostBlock+10 || once.counts[Duplicate] != 0 {
		t.Errorf("%d lines count, %d are duplicates", once.counts[Counted], once.counts[Duplicate])
	}
	_, twice := table(t, head+all+line(2, 1)+strings.Repeat(line(1, 1), 5)+line(1, 2), nil)
	if twice.counts[Counted] != 2*mostBlock+10+2 || twice.counts[Duplicate] != 5 {
		t.Errorf("%d lines count, %d are duplicates; 5 came again behind another order", twice.counts[Counted], twice.counts[Duplicate])
	}
}
