package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"section321/calc/tariff"
	"section321/calc/tariff/schedule"
)

// The sources are read once for all tests that only look at them: to unpack them takes most of their time.
var (
	editionsOfSources = sync.OnceValues(func() ([]edition, error) { return readEditions("sources") })
	erasOfSources     = sync.OnceValues(func() (map[string][]edition, error) {
		_, editions, err := readEras("sources")
		return editions, err
	})
)

func TestTheCommittedFileIsWhatTheSourcesMake(t *testing.T) {
	for range 2 {
		data, err := compile("sources")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, schedule.Data) {
			t.Fatal("calc/tariff/schedule/schedule.bin is not what the sources make: go run ./tools/tariff")
		}
	}
}

// Read back, every edition has every row that its source has, and nothing else.
func TestEveryRowOfEveryEditionCanBeLookedUp(t *testing.T) {
	editions, err := editionsOfSources()
	if err != nil {
		t.Fatal(err)
	}
	s, err := schedule.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range editions {
		lines, statistical := 0, 0
		rates := row{}
		for _, r := range e.rows {
			if r.general != "" {
				lines++
				rates = r
				line, err := s.Line(e.from, r.number[:8])
				if err != nil || line.General != r.general || line.Special != r.special || line.Column2 != r.column2 || line.Edition != e.name {
					t.Fatalf("%s %s: %+v %v, the source has %+v", e.name, r.number, line, err, r)
				}
			}
			if len(r.number) != 10 {
				continue
			}
			statistical++
			line, err := s.Line(e.from, r.number)
			if err != nil || line.Number != r.number || line.General != rates.general || line.Path[len(line.Path)-1] != r.description || strings.Join(line.Units, " ") != r.units {
				t.Fatalf("%s %s: %+v %v, the source has %+v", e.name, r.number, line, err, r)
			}
		}
		var have []tariff.Line
		for _, digit := range "0123456789" {
			below, err := s.Children(e.from, string(digit))
			if err != nil {
				t.Fatal(err)
			}
			have = append(have, below...)
		}
		numbers := 0
		for _, line := range have {
			below, _ := s.Children(e.from, line.Number)
			numbers += len(below)
		}
		if len(have) != lines || numbers != statistical {
			t.Errorf("%s: %d lines and %d statistical numbers, the source has %d and %d", e.name, len(have), numbers, lines, statistical)
		}
		t.Logf("%s: %d lines, %d statistical numbers", e.name, lines, statistical)
	}
}

func TestMergeKeepsTheOrderOfEachEdition(t *testing.T) {
	rows := func(text string) edition {
		var e edition
		for _, c := range text {
			e.rows = append(e.rows, row{description: string(c)})
		}
		return e
	}
	texts := []string{"abcdef", "abxdef", "bcdefg", "", "abcdef", "fedcba"}
	var editions []edition
	for _, text := range texts {
		editions = append(editions, rows(text))
	}
	all := merge(editions)
	for i, want := range texts {
		got := ""
		for _, r := range all {
			if r.editions>>i&1 == 1 {
				got += r.description
			}
		}
		if got != want {
			t.Errorf("edition %d is %q, want %q", i, got, want)
		}
	}
	if len(all) > 14 {
		t.Errorf("%d rows for six editions of the same six letters", len(all))
	}
}
