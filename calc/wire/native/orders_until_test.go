package native_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// leaves waits for so many looks at it.
type leaves struct{ looks, after int }

func (l *leaves) Err() error {
	if l.looks++; l.looks > l.after {
		return context.Canceled
	}
	return nil
}

// The answers to a file end with who waits for them, and the file can be answered again.
func TestAnswersToAFileThatNobodyWaitsForEnd(t *testing.T) {
	file := []byte("Order,Date,Email,Unit price,Quantity,HTS,Origin,Shipping Country\n")
	const rows = 3000
	for n := range rows {
		file = fmt.Appendf(file, "%d,2026-%02d-%02d,a%d@example.com,%d.00,1,%d,%s,US\n", n, 1+n%9, 1+n%28, n, 900+n%90, 8400+n%30, []string{"CN", "MX", "DE"}[n%3])
	}
	o := wire.NewOrders(native.Calculator())
	ask := func(verb, request string) string { return string(bytes.Clone(o.Answer(verb, []byte(request)))) }
	ask("orders-head", string(file))
	var options string
	if _, after, found := strings.Cut(ask("orders-sniff", `{"encoding":"utf-8"}`), `"options":`); found {
		options, _, _ = strings.Cut(after, `,"questions"`)
	}
	const assumed = `{"mode":"express","from":"CN"}`
	for _, q := range [][2]string{{"orders-open", options}, {"orders-read", string(file)}, {"orders-end", ""}} {
		if answer := ask(q[0], q[1]); strings.HasPrefix(answer, `{"error"`) {
			t.Fatalf("%s %s: %s", q[0], q[1], answer)
		}
	}
	all := &leaves{after: 1 << 30}
	o.Until = all
	want := ask("orders-answer", assumed)
	if strings.HasPrefix(want, `{"error"`) || all.looks < rows {
		t.Fatalf("%d looks for %d orders: %.300s", all.looks, rows, want)
	}
	for _, after := range []int{0, 1, all.looks / 2} {
		early := &leaves{after: after}
		o.Until = early
		// One look more when it stops, and one when it is asked why.
		if answer := ask("orders-answer", assumed); !strings.HasPrefix(answer, `{"error":{"code":"cancelled"`) || early.looks > after+2 {
			t.Errorf("who left after %d looks: %d looks, %.200s", after, early.looks, answer)
		}
	}
	o.Until = nil
	if again := ask("orders-answer", assumed); again != want {
		t.Errorf("afterwards: %.300s", again)
	}
}
