package duties

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
)

// testdata/origins-9903-89.csv has what the schedule of 2021, revision 3, prints above each
// heading of the dispute over large civil aircraft. The rows say it shorter, with the EU
// and exceptions: here both are the same countries.
func TestTheCountriesOfTheAircraftDisputeAreThoseOfTheSchedule(t *testing.T) {
	codes := map[string]string{
		"Austria": "AT", "Belgium": "BE", "Bulgaria": "BG", "Croatia": "HR", "Cyprus": "CY", "Republic of Cyprus": "CY",
		"Czech Republic": "CZ", "Denmark": "DK", "Estonia": "EE", "Finland": "FI", "France": "FR", "Germany": "DE",
		"Greece": "GR", "Hungary": "HU", "Ireland": "IE", "Italy": "IT", "Latvia": "LV", "Lithuania": "LT",
		"Luxembourg": "LU", "Malta": "MT", "Netherlands": "NL", "Poland": "PL", "Portugal": "PT", "Romania": "RO",
		"Slovakia": "SK", "Slovenia": "SI", "Spain": "ES", "Sweden": "SE", "United Kingdom": "GB",
	}
	var union []string
	for name, code := range codes {
		if name != "United Kingdom" && name != "Cyprus" {
			union = append(union, code)
		}
	}
	f, err := os.Open("testdata/origins-9903-89.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := map[string][]string{}
	for _, row := range read(t, f)[1:] {
		names, found := strings.CutPrefix(row[1], "Articles the product of ")
		if !found {
			t.Fatalf("%s: %q", row[0], row[1])
		}
		var countries []string
		for _, name := range strings.Split(strings.NewReplacer(", or ", ", ", " or ", ", ").Replace(names), ", ") {
			name = strings.TrimPrefix(strings.TrimPrefix(name, "of "), "the ")
			if codes[name] == "" {
				t.Fatalf("%s: which country is %q?", row[0], name)
			}
			countries = append(countries, codes[name])
		}
		slices.Sort(countries)
		want[row[0]] = countries
	}
	if len(union) != 27 || len(want) != 19 {
		t.Fatalf("%d countries of the EU, %d headings", len(union), len(want))
	}

	rows, err := csv.NewReader(strings.NewReader(Before)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		heading := column(row, "heading")
		if want[heading] == nil {
			continue
		}
		seen[heading] = true
		var got []string
		for _, origin := range strings.Fields(column(row, "origins")) {
			if origin == "EU" {
				got = append(got, union...)
			} else {
				got = append(got, origin)
			}
		}
		except := strings.Fields(column(row, "except_origins"))
		got = slices.DeleteFunc(got, func(c string) bool { return slices.Contains(except, c) })
		slices.Sort(got)
		if !slices.Equal(got, want[heading]) {
			t.Errorf("%s, %s: %q, the schedule says %q", column(row, "id"), heading, got, want[heading])
		}
	}
	if len(seen) != len(want) {
		t.Errorf("%d of %d headings are rows", len(seen), len(want))
	}
}
