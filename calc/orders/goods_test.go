package orders

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"section321/calc"
)

// Why an order's answer is open may name a day. Whichever part comes first, it is that of the
// first order under the law of its day.
func TestTheWordsOfAnAnswerDoNotHangOnWhoIsFirst(t *testing.T) {
	file := []byte("Order,Date,Email,Unit price,Quantity,HTS,Shipping Country\n")
	for n := range 2*partSize + 100 { // days of one law, the first of them last
		file = fmt.Appendf(file, "%d,2019-02-%02d,a%d@example.com,900.00,1,8708.29.51.60,US\n", n, 28-n%20, n)
	}
	_, table := opened(t, file, nil)
	inTurn := answered(t, table, express())
	backwards, err := table.Answer(theTariff(), express(), func(n int, do func(int)) {
		for part := n - 1; part >= 0; part-- {
			do(part)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for n := range uint32(table.rows.n) {
		if x, y := inTurn.Row(n), backwards.Row(n); !reflect.DeepEqual(x, y) {
			t.Fatalf("row %d: %+v, %+v", n, x, y)
		}
	}
	summary := inTurn.Summary(theTariff())
	if len(summary.Reasons) == 0 || !slices.ContainsFunc(summary.Reasons, func(r ReasonCount) bool { return strings.Contains(r.Text.String(), " of 2019-02-09 ") }) {
		t.Errorf("the reasons are %v", summary.Reasons)
	}
}

// Three numbers of two origins under two laws are twelve kinds of goods.
func TestKindsOfGoodsAreCounted(t *testing.T) {
	var file bytes.Buffer
	file.WriteString("Order,Date,Email,Unit price,Quantity,HTS,Origin,Shipping Country\n")
	for n := range 240 {
		fmt.Fprintf(&file, "%d,%s,a%d@example.com,9.00,1,%s,%s,US\n", n, []string{"2021-03-01", "2021-03-02", "2026-09-02"}[n%3], n,
			[]string{"6109.10.00.12", "3926.90.99.89", "8517.13.00.00"}[n/3%3], []string{"CN", "DE"}[n/9%2])
	}
	_, table := opened(t, file.Bytes(), nil)
	for most, refused := range map[int]bool{0: false, 12: false, 11: true} {
		table.MostGoods = most
		_, err := table.Answer(theTariff(), express(), InTurn)
		problems, _ := err.(calc.Problems)
		if got := len(problems) == 1 && problems[0].Code == "too-many-goods"; got != refused || !refused && err != nil {
			t.Errorf("at most %d: %v", most, err)
		}
	}
}
