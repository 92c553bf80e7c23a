package wire_test

import (
	"testing"

	"section321/calc/wire/native"
	"section321/tools/cases"
)

func readCases(t testing.TB) []cases.Case {
	t.Helper()
	all, err := cases.Known()
	if err != nil || len(all) == 0 {
		t.Fatal(len(all), err)
	}
	return all
}

func TestCases(t *testing.T) {
	ran, waiting := 0, 0
	for _, c := range readCases(t) {
		if c.Waits != "" {
			waiting++
			t.Logf("waiting: %s %s: %s", c.File, c.ID, c.Waits)
			continue
		}
		ran++
		t.Run(c.ID, func(t *testing.T) {
			answer := native.Calculator().Answer("check", c.Request)
			for _, fails := range c.Fails(answer) {
				t.Errorf("%s: %v\n%.4000s", c.Title, fails, answer)
			}
		})
	}
	t.Logf("%d cases ran, %d wait", ran, waiting)
}

func TestCaseIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range readCases(t) {
		if seen[c.ID] {
			t.Errorf("two cases are called %s", c.ID)
		}
		seen[c.ID] = true
		if c.Source == "" || c.Confidence == "" {
			t.Errorf("%s has no source or confidence", c.ID)
		}
	}
}
