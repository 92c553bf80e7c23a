package wire_test

import (
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// Six entries of 999 items each are more than are worked out at once.
func TestTheGoodsOfEntriesAreBoundedTogether(t *testing.T) {
	item := `{"hts":"6109.10.00.12","origin":"DE","retailValue":"4.00"}`
	entry := `{"type":"01","shipment":{"date":"2025-10-01","mode":"express","from":"DE","items":[` + strings.Repeat(item+",", 998) + item + `]}}`
	request := `{"on":"2026-07-15","entries":[` + strings.Repeat(entry+",", 5) + entry + `]}`
	answer := string(native.Calculator().Answer("refund", []byte(request)))
	if want := `{"error":{"code":"too-many-items","field":"entries","message":"5994 items were given in all entries; at most 5000 are worked out at once"`; !strings.HasPrefix(answer, want) {
		t.Errorf("%.300s", answer)
	}
}
