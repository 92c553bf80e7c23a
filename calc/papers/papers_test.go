package papers

import (
	"slices"
	"testing"

	"section321/calc/law"
)

func TestWhichGoodsNeedADeclaration(t *testing.T) {
	for _, c := range []struct {
		day    law.Date
		number string
		want   []string
	}{
		{"2026-09-01", "4414100000", []string{"4414"}}, // wooden frames, phase three
		{"2009-09-30", "4414100000", nil},              // the day before it
		{"2026-09-01", "4412990600", nil},              // spared by that phase
		{"2026-09-01", "94", nil},                      // no heading
		{"2026-09-01", "9401", []string{"940169"}},     // of a heading, one under it
		{"2026-09-01", "4202292000", []string{"4202292000"}},
		{"2021-09-30", "4202292000", nil},
		{"2026-09-01", "6109100012", nil},
	} {
		var got []string
		m := Lacey(c.day, c.number)
		if m != nil {
			got = m.Numbers
			if m.Document == nil || m.Document.URL == "" {
				t.Errorf("%s has no document", c.number)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s on %s: %v, want %v", c.number, c.day, got, c.want)
		}
	}
	for _, s := range []*law.Source{Entries(), Rest(), Others()} {
		if s == nil || s.URL == "" {
			t.Error("a document is missing")
		}
	}
	for _, p := range list().phases {
		for _, n := range append(p.Numbers, p.except...) {
			if len(n) < 4 || len(n)%2 != 0 || len(n) > 10 {
				t.Errorf("%s is no number", n)
			}
		}
	}
}
