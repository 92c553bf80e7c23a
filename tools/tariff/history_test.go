package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"section321/calc/tariff"
	"section321/calc/tariff/schedule"
)

func TestTheCommittedErasAreWhatTheSourcesMake(t *testing.T) {
	eras, data, err := compileEras("sources", schedule.Data)
	if err != nil {
		t.Fatal(err)
	}
	if len(eras) != len(schedule.Eras) {
		t.Fatalf("the sources make the eras %v", eras)
	}
	for i, e := range schedule.Eras {
		if e.Name != eras[i] || !bytes.Equal(data[e.Name], e.Data) {
			t.Errorf("calc/tariff/schedule/eras/%s.bin is not what the sources make: go run ./tools/tariff", e.Name)
		}
	}
}

// Read back, every edition has the rates and statistical numbers that its source has.
func TestEveryRowOfEveryEraCanBeLookedUp(t *testing.T) {
	editions, err := erasOfSources()
	if err != nil {
		t.Fatal(err)
	}
	for _, era := range schedule.Eras {
		s, err := era.Open()
		if err != nil {
			t.Fatal(era.Name, err)
		}
		for _, e := range editions[era.Name] {
			lines, rates := 0, row{}
			for _, r := range e.rows {
				if r.general != "" {
					lines, rates = lines+1, r
				}
				if len(r.number) < 8 || r.general == "" && len(r.number) < 10 {
					continue
				}
				line, err := s.Line(e.from, r.number)
				if err != nil || line.General != rates.general || line.Special != rates.special || line.Column2 != rates.column2 || line.Edition != e.name {
					t.Fatalf("%s %s: %+v %v, the source has %+v", e.name, r.number, line, err, rates)
				}
				if len(r.number) == 10 && (line.Number != r.number || strings.Join(line.Units, " ") != r.units) {
					t.Fatalf("%s %s: %+v, the source has %+v", e.name, r.number, line, r)
				}
			}
			if lines < 11_000 {
				t.Errorf("%s has %d lines", e.name, lines)
			}
			t.Logf("%s from %s: %d lines", e.name, e.from, lines)
		}
	}
}

// A rate that is not understood would be no number, but a gap. The texts that are not are
// named here.
func TestTheRatesOfTheErasAreUnderstood(t *testing.T) {
	known := []string{""} // 9006.59.10 has no rate in column 2
	editions, err := erasOfSources()
	if err != nil {
		t.Fatal(err)
	}
	bad := map[string]string{}
	for _, all := range editions {
		for _, e := range all {
			for _, r := range e.rows {
				if r.general == "" {
					continue
				}
				for _, text := range []string{r.general, r.column2} {
					if _, err := tariff.ParseRate(text); err != nil && !slices.Contains(known, text) {
						bad[text] = e.name + " " + r.number
					}
				}
				if _, err := tariff.ParseSpecial(r.special); err != nil {
					bad[r.special] = e.name + " " + r.number
				}
			}
		}
	}
	for text, where := range bad {
		t.Errorf("%s: %q", where, text)
	}
}
