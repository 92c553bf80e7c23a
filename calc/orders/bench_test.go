package orders

import (
	"bytes"
	"testing"

	"section321/calc/orders/sample"
)

// sampleFile is an order file of n rows.
func sampleFile(tb testing.TB, n int) []byte {
	tb.Helper()
	var file bytes.Buffer
	if err := sample.Write(&file, n); err != nil {
		tb.Fatal(err)
	}
	return file.Bytes()
}

// opened reads a file as it would be read on a page, in chunks, believing every guess.
func opened(tb testing.TB, file []byte, change func(*Options)) (*Reader, *Table) {
	tb.Helper()
	guess, err := Sniff(file, Fixed{Header: -1})
	if err != nil {
		tb.Fatal(err)
	}
	if change != nil {
		change(&guess.Options)
	}
	r, err := NewReader(guess.Options)
	if err != nil {
		tb.Fatal(err)
	}
	for rest := file; len(rest) > 0; {
		n := min(len(rest), 512<<10)
		if _, err := r.Write(rest[:n]); err != nil {
			tb.Fatal(err)
		}
		rest = rest[n:]
	}
	table, err := r.End()
	if err != nil {
		tb.Fatal(err)
	}
	return r, table
}

const benchRows = 200_000

// BenchmarkRead reads a file of 200,000 rows of 146 bytes.
func BenchmarkRead(b *testing.B) {
	file := sampleFile(b, benchRows)
	b.ReportAllocs()
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		opened(b, file, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchRows, "µs/row")
}

// BenchmarkAnswer answers what BenchmarkRead reads.
func BenchmarkAnswer(b *testing.B) {
	_, table := opened(b, sampleFile(b, benchRows), nil)
	b.ReportAllocs()
	for b.Loop() {
		a, err := table.Answer(nil, Assumptions{Mode: "express", From: "CN", Origin: "CN", Filing: "automated", ECCF: true}, InTurn)
		if err != nil {
			b.Fatal(err)
		}
		a.Summary(nil)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchRows, "µs/row")
}

// BenchmarkWrite writes the result of what BenchmarkRead reads.
func BenchmarkWrite(b *testing.B) {
	file := sampleFile(b, benchRows)
	_, table := opened(b, file, nil)
	a, err := table.Answer(nil, Assumptions{Mode: "express", From: "CN", Origin: "CN", Filing: "automated", ECCF: true}, InTurn)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		p := NewPass(a, CSV)
		for rest := file; len(rest) > 0; {
			n := min(len(rest), 512<<10)
			if _, err := p.Write(rest[:n]); err != nil {
				b.Fatal(err)
			}
			rest = rest[n:]
		}
		if _, err := p.End(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchRows, "µs/row")
}
