package tariff_test

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/tariff"
	"section321/calc/tariff/schedule"
)

// The newest day that every edition compiled covers.
const newest = "2026-09-01"

func readTable(t *testing.T, name string, comma rune) []map[string]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	if strings.HasSuffix(name, ".gz") {
		unpacked, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		r = csv.NewReader(unpacked)
	}
	r.Comma = comma
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(name, err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func open(t testing.TB) *tariff.Schedule {
	t.Helper()
	s, err := schedule.Open()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// kind says of a rate what the other reading says of it: what kind it is, and
// the rate as a fraction where it is one percentage of the value.
func kind(text string) string {
	rate, _ := tariff.ParseRate(text)
	var percent, specific, component int
	for _, p := range rate.Parts {
		switch {
		case !p.IsAdValorem():
			specific++
		case len(p.Of) > 0:
			component++
		default:
			percent++
		}
	}
	switch {
	case rate.IsFree():
		return "free 0"
	case !rate.Unsupported.Silent():
		return "conditional"
	case component > 0:
		return "component"
	case percent > 0 && specific > 0:
		return "compound"
	case percent > 0:
		return "ad_valorem " + rate.Parts[0].Percent.Shift(-2).Round(4).String()
	}
	return "specific"
}

func theirs(disposition, rate string) string {
	if rate == "" {
		return disposition
	}
	d, err := decimal.NewFromString(rate)
	if err != nil {
		return disposition + " " + rate
	}
	return disposition + " " + d.String()
}

// The Axiom Foundation read the base and the column 2 rate of every line by
// itself. Where its reading differs from ours, divergences.csv says why.
func TestEveryRateAgreesWithAnIndependentReading(t *testing.T) {
	s := open(t)
	explained := map[string]map[string]string{}
	for _, row := range readTable(t, "divergences.csv", ',') {
		if row["reason"] == "" {
			t.Errorf("%s %s: a divergence without a reason", row["number"], row["column"])
		}
		explained[row["number"]+" "+row["column"]] = row
	}
	seen := map[string]bool{}
	compared := 0
	for _, row := range readTable(t, "axiom-hts-rates.tsv.gz", '\t') {
		number := fmt.Sprintf("%010s", row["hts_line"])
		if number >= "98" {
			continue
		}
		compared++
		line, err := s.Line(newest, number[:8])
		if err != nil {
			t.Errorf("%s is a line of theirs and none of ours: %v", number, err)
			continue
		}
		seen[number[:8]] = true
		for _, column := range []struct{ name, ours, theirs string }{
			{"general", kind(line.General), theirs(row["general_disposition"], row["general_rate"])},
			{"column2", kind(line.Column2), theirs(row["column2_disposition"], row["column2_rate"])},
		} {
			key := number + " " + column.name
			x, known := explained[key]
			delete(explained, key)
			switch {
			case column.ours == column.theirs && known:
				t.Errorf("%s: the divergence is explained and there is none", key)
			case column.ours != column.theirs && !known:
				t.Errorf("DIV,%s,%s,%s,%s,%s,%s", number, column.name, column.ours, column.theirs, line.General, line.Column2)
			case known && (x["ours"] != column.ours || x["theirs"] != column.theirs):
				t.Errorf("%s: ours %s, theirs %s; divergences.csv says %s and %s", key, column.ours, column.theirs, x["ours"], x["theirs"])
			}
		}
	}
	for key := range maps.Keys(explained) {
		t.Errorf("%s: a divergence of a line that is not theirs", key)
	}
	for _, line := range everyLine(t, newest) {
		if !seen[line.Number] {
			t.Errorf("MISSING %s is a line of ours and none of theirs", line.Number)
		}
	}
	t.Logf("%d lines compared", compared)
}

// everyLine returns the lines of 8 digits of a day.
func everyLine(t testing.TB, date string) []tariff.Line {
	t.Helper()
	var all []tariff.Line
	for chapter := range 97 {
		lines, err := open(t).Children(date, fmt.Sprintf("%02d", chapter+1))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, lines...)
	}
	return slices.Clip(all)
}
