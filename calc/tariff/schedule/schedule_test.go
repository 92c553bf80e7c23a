package schedule

import (
	"bytes"
	"testing"

	"github.com/andybalholm/brotli"

	"section321/calc/tariff"
)

// What the page fetches, as a server sends it.
const budget = 400_000

func TestTheFileIsSmallEnoughToFetch(t *testing.T) {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	if _, err := w.Write(Data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("schedule.bin: %d bytes, %d under brotli", len(Data), out.Len())
	if out.Len() > budget {
		t.Errorf("%d bytes under brotli are more than %d", out.Len(), budget)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tariff.Load(Data); err != nil {
			b.Fatal(err)
		}
	}
}

// The first search of a schedule makes its index of words.
func BenchmarkFirstFind(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		s, err := tariff.Load(Data)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Find("2026-09-01", "cotton", 10); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	s, _ := Open()
	for b.Loop() {
		if _, err := s.Find("2026-09-01", "women's cotton dress knit", 10); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	s, _ := Open()
	for b.Loop() {
		if _, err := s.Line("2026-09-01", "6109100012"); err != nil {
			b.Fatal(err)
		}
	}
}
