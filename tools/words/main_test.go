package main

import (
	"strings"
	"testing"

	"section321/calc/tariff/schedule"
)

// The tool refuses a number that the newest edition lacks, so that every number exists.
func TestTheVocabularyIsWhatTheSourcesMake(t *testing.T) {
	t.Chdir("../..")
	text, names, err := compile("tools/words/source")
	if err != nil {
		t.Fatal(err)
	}
	if text != schedule.Words {
		t.Fatal("calc/tariff/schedule/words.txt is not what the sources make: go run ./tools/words")
	}
	if names < 8000 {
		t.Errorf("%d names", names)
	}
}

// A name finds one of its own numbers among the first ten lines: one name in forty is tried.
func TestNamesFindTheirOwnNumber(t *testing.T) {
	s, err := schedule.Open()
	if err != nil {
		t.Fatal(err)
	}
	tried, lost := 0, 0
	i := 0
	for line := range strings.Lines(schedule.Words) {
		names, numbers, _ := strings.Cut(strings.TrimSpace(line), "=")
		if numbers[0] > '9' || numbers[0] == '?' {
			continue
		}
		for name := range strings.SplitSeq(names, ",") {
			if i++; i%40 != 0 {
				continue
			}
			found, err := s.Find("2026-09-01", name+" ", 10)
			if err != nil {
				t.Fatal(err)
			}
			own := false
			for _, f := range found.Lines {
				for n := range strings.FieldsSeq(numbers) {
					own = own || strings.HasPrefix(f.Line.Number, n[:min(8, len(n))])
				}
			}
			if tried++; !own {
				lost++
				t.Logf("%q does not find %s", name, numbers)
			}
		}
	}
	if tried < 200 || lost*50 > tried {
		t.Errorf("%d of %d names do not find their own number", lost, tried)
	}
}
