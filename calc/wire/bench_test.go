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
