package wire_test

import (
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// A bill of more items than are explained is refused, and one of as many is not.
func TestTheGoodsOfABillAreBounded(t *testing.T) {
	item := `{"hts":"6109.10.00.12","origin":"DE","retailValue":"4.00"}`
	bill := func(items int) string {
		return string(native.Calculator().Answer("bill", []byte(`{"shipment":{"date":"2025-10-01","mode":"express","from":"DE","items":[`+strings.Repeat(item+",", items-1)+item+`]},"bill":{"duty":"1.23"}}`)))
	}
	if answer, want := bill(61), `{"error":{"code":"too-many-items","field":"shipment.items","message":"61 items were given; a bill is explained for at most 60"`; !strings.HasPrefix(answer, want) {
		t.Errorf("%.300s", answer)
	}
	if answer := bill(60); strings.HasPrefix(answer, `{"error"`) {
		t.Errorf("%.300s", answer)
	}
}

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
