package native_test

import (
	"fmt"
	"strings"
	"testing"

	"section321/calc/law"
	"section321/calc/wire/native"
)

// manyEntries asks about entries as a page does that has read a file of them.
func manyEntries(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"on":"2026-07-15","brief":true,"entries":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"entry":"ABC-%07d-0","date":"%s","type":"01","importer":"own","void":"123.45"}`, i, law.Date("2025-04-05").AddDays(i%300))
	}
	return []byte(b.String() + "]}")
}

func BenchmarkTenThousandEntries(b *testing.B) {
	request := manyEntries(10_000)
	b.ReportAllocs()
	for b.Loop() {
		if a := native.Calculator().Answer("refund", request); strings.HasPrefix(string(a), `{"error"`) {
			b.Fatal(string(a[:200]))
		}
	}
}
