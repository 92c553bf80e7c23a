package main

import (
	"encoding/csv"
	"os"
	"regexp"
	"strings"
	"testing"

	"section321/calc/law/duties"
)

// The law page names every heading of chapter 99 that charged from 2018 to 2023 and is not
// computed: it stands in the list of what is not covered, or for a row that computes nothing.
func TestTheLawPageNamesEveryDutyThatIsNotComputed(t *testing.T) {
	page, err := os.ReadFile("../../site/pages/law.html")
	if err != nil {
		t.Fatal(err)
	}
	_, gaps, _ := strings.Cut(string(page), `<section id="gaps"`)
	gaps, _, _ = strings.Cut(gaps, "</section>")
	type span struct{ from, to string }
	var named []span
	for _, m := range regexp.MustCompile(`(9903\.\d\d\.\d\d)(?: to (9903\.\d\d\.\d\d))?`).FindAllStringSubmatch(gaps, -1) {
		if m[2] == "" {
			m[2] = m[1]
		}
		named = append(named, span{m[1], m[2]})
	}
	rows := func(text string) [][]string {
		all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || len(all) < 2 {
			t.Fatal(err)
		}
		return all
	}
	computes := map[string]bool{} // the measures that charge
	before := rows(duties.Before)
	id, kind := column(t, before[0], "id"), column(t, before[0], "kind")
	for _, r := range before[1:] {
		computes[r[id]] = r[kind] != "uncovered"
	}
	charged, err := os.ReadFile("../../calc/law/duties/testdata/charged-before-2025.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows(string(charged))[1:] {
		heading, standsIn := r[0], r[4]
		is := false
		for _, s := range named {
			is = is || s.from <= heading && heading <= s.to
		}
		if want := standsIn != "" && !computes[standsIn]; is != want {
			t.Errorf("%s (%s): named on the page: %v, want %v", heading, standsIn, is, want)
		}
	}
}

func column(t *testing.T, head []string, name string) int {
	t.Helper()
	for i, n := range head {
		if n == name {
			return i
		}
	}
	t.Fatalf("no column %s in %v", name, head)
	return 0
}
