package wire_test

import (
	"fmt"
	"testing"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// BenchmarkCheck asks about five items, another shipment each time.
func BenchmarkCheck(b *testing.B) {
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		wire.Answer("check", fmt.Appendf(nil, `{"date":"2026-%02d-%02d","mode":"express","from":"CN","items":[`+
			`{"description":"shirt","hts":"6109.10.00.12","origin":"CN","quantity":"%d","retailValue":"24.00","customsValue":"9.10"},`+
			`{"description":"bag","hts":"4202.92.31","origin":"VN","quantity":"1","retailValue":"%d.50"},`+
			`{"description":"mug","origin":"CN","quantity":"3","retailValue":"7.25"},`+
			`{"description":"case","origin":"CN","quantity":"1","retailValue":"3.10","facts":["pga"]},`+
			`{"description":"lamp","origin":"GB","quantity":"2","retailValue":"39.99"}]}`, 1+i%12, 1+i%28, 1+i%9, i%300))
	}
}

// BenchmarkDuty asks for the duty on five items, another shipment each time.
func BenchmarkDuty(b *testing.B) {
	b.ReportAllocs()
	calculator := native.Calculator()
	for i := 0; b.Loop(); i++ {
		calculator.Answer("check", fmt.Appendf(nil, `{"date":"2026-%02d-%02d","mode":"express","from":"CN","items":[`+
			`{"hts":"6109.10.00.12","origin":"CN","quantity":"%d","retailValue":"24.00","customsValue":"9.10"},`+
			`{"hts":"4202.92.31.31","origin":"VN","retailValue":"%d.50"},`+
			`{"hts":"6912.00.35.10","origin":"CN","quantity":"3","retailValue":"7.25"},`+
			`{"hts":"3926.90.99.89","origin":"CN","retailValue":"3.10","facts":["pga"]},`+
			`{"hts":"8518.30.20.00","origin":"GB","quantity":"2","retailValue":"39.99"}]}`, 1+i%12, 1+i%28, 1+i%9, i%300))
	}
}

// BenchmarkCompare compares all routes for one product, another order value each
// time; BenchmarkCompareFlips looks for the values at which the answer flips, too.
func BenchmarkCompare(b *testing.B)      { benchmarkCompare(b, false) }
func BenchmarkCompareFlips(b *testing.B) { benchmarkCompare(b, true) }

func benchmarkCompare(b *testing.B, flips bool) {
	b.ReportAllocs()
	calculator := native.Calculator()
	for i := 0; b.Loop(); i++ {
		calculator.Answer("compare", fmt.Appendf(nil, `{"date":"2026-09-01","breakEven":%t,"product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"%d.00","customsValue":"18.20","weightKg":"0.4"},"orders":{"perMonth":"900"}}`, flips, 30+i%100))
	}
}

// BenchmarkCompareMix compares all routes for orders of 1,000 values.
func BenchmarkCompareMix(b *testing.B) {
	b.ReportAllocs()
	calculator := native.Calculator()
	for i := 0; b.Loop(); i++ {
		request := fmt.Appendf(nil, `{"date":"2026-09-01","product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4"},"orders":{"perMonth":"900","mix":[{"share":"1"}`)
		for k := range 999 {
			request = fmt.Appendf(request, `,{"share":"%d","retailValue":"%d.%02d"}`, 1+k%9, 5+k*3+i%7, k%100)
		}
		calculator.Answer("compare", append(request, `]}}`...))
	}
}
