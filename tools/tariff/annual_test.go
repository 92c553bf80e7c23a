package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/shopspring/decimal"

	"section321/calc/tariff"
	"section321/calc/tariff/schedule"
	"section321/calc/wire/native"
)

// readAnnual returns what the annual databases say, by day and number: the general rate
// and that of column 2.
func readAnnual(t *testing.T) map[string]map[string][2]string {
	t.Helper()
	f, err := os.Open("testdata/" + annualFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	content, err := io.ReadAll(brotli.NewReader(f))
	if err != nil {
		t.Fatal(err)
	}
	table, err := parseTable(annualFile, content)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string][2]string{}
	for _, r := range table {
		if all[r["day"]] == nil {
			all[r["day"]] = map[string][2]string{}
		}
		all[r["day"]][r["number"]] = [2]string{r["general"], r["column2"]}
	}
	return all
}

var spaces = regexp.MustCompile(`\s+|;`)

// alike writes rates that mean the same in the same way.
func alike(rate string) string {
	return spaces.ReplaceAllString(strings.ToLower(plain(rate)), "")
}

// The Commission publishes each year's rates a second time, in a database of its own.
// Where the two differ, testdata/annual-differences.csv says why, line by line.
func TestEachEditionAgreesWithTheAnnualDatabase(t *testing.T) {
	table, err := readTable("testdata/annual-differences.csv")
	if err != nil {
		t.Fatal(err)
	}
	explained := map[string]bool{}
	for _, d := range table {
		if d["why"] == "" {
			t.Errorf("%s is not explained", d["number"])
		}
		explained[d["number"]+" "+d["column"]+" "+d["export"]+" "+d["annual"]] = false
	}
	schedules := map[string]*tariff.Schedule{}
	for _, e := range schedule.Eras {
		if schedules[e.Name], err = e.Open(); err != nil {
			t.Fatal(err)
		}
	}
	for day, rates := range readAnnual(t) {
		var s *tariff.Schedule
		for _, e := range schedule.Eras {
			if e.From <= day && day < e.Until {
				s = schedules[e.Name]
			}
		}
		same := 0
		for number, want := range rates {
			line, err := s.Line(day, number)
			have := [2]string{line.General, line.Column2}
			if err != nil {
				have = [2]string{"", ""}
			}
			for i, column := range []string{"general", "column2"} {
				if err == nil && alike(have[i]) == alike(want[i]) {
					same++
					continue
				}
				key := number + " " + column + " " + have[i] + " " + want[i]
				if _, ok := explained[key]; ok {
					explained[key] = true
					continue
				}
				t.Errorf("%s %s,%s,%q,%q", day, number, column, have[i], want[i])
			}
		}
		t.Logf("%s: %d rates are the same", day, same)
	}
	for key, seen := range explained {
		if !seen {
			t.Errorf("annual-differences.csv explains %q, which does not differ", key)
		}
	}
}

// The rates of 2017 that are not those of 2018 rest on the database alone. What they do is
// checked by itself: an ordinary rate in percent goes down a step or stays, year by year, as the
// agreements of these years have it, and no rate of a line goes up.
func TestOrdinaryRatesOnlyGoDown(t *testing.T) {
	editions, err := erasOfSources()
	if err != nil {
		t.Fatal(err)
	}
	all := editions["2018"]
	down := map[string]int{}
	for i := 1; i < len(all); i++ {
		before := map[string]string{}
		for _, r := range all[i-1].rows {
			if r.general != "" {
				before[r.number[:8]] = r.general
			}
		}
		for _, r := range all[i].rows {
			was, ok := before[r.number[:min(8, len(r.number))]]
			if r.general == "" || !ok || was == r.general {
				continue
			}
			a, b := percentOf(was), percentOf(r.general)
			if a == nil || b == nil {
				continue // a rate by weight, which the database writes in other words
			}
			if b.GreaterThan(*a) {
				t.Errorf("%s: %s went from %s to %s", all[i].name, r.number, was, r.general)
			}
			down[all[i].name]++
		}
	}
	t.Log(down)
	// The information technology agreement took a step on 1 July of 2017, 2018 and 2019.
	for _, name := range []string{"2017 July", "2018 Revision 11", "2019 Revision 15"} {
		if down[name] < 50 {
			t.Errorf("%s has %d rates that went down", name, down[name])
		}
	}
}

// percentOf is a rate that is a percentage and nothing else, or free.
func percentOf(text string) *decimal.Decimal {
	if text == "Free" {
		return &decimal.Zero
	}
	number, ok := strings.CutSuffix(text, "%")
	if !ok {
		return nil
	}
	d, err := decimal.NewFromString(number)
	if err != nil {
		return nil
	}
	return &d
}

// triples is how many goods are drawn; the same ones each time.
const triples = 10_000

// Whatever the number, the origin and the day since 2017: the answer is known, or says what
// it lacks, and the ordinary rate is that of the second source of its year.
func TestTenThousandGoodsOfTenYears(t *testing.T) {
	annual := readAnnual(t)
	editions, err := erasOfSources()
	if err != nil {
		t.Fatal(err)
	}
	later, err := editionsOfSources()
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Concat(editions["2018"], editions["2022"], later)
	r := rand.New(rand.NewPCG(20180101, 20261010))
	first, last := time.Date(2017, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 10, 0, 0, 0, 0, time.UTC)
	origins := []string{"CN", "CN", "MX", "CA", "DE", "GB", "JP", "IN", "VN", "KR", "TR", "BR", "RU", "CU", "AU", "KE"}
	answered, compared, lacking := 0, 0, 0
	for range triples {
		day := first.AddDate(0, 0, r.IntN(int(last.Sub(first).Hours()/24)+1)).Format(time.DateOnly)
		e := all[r.IntN(len(all))] // often of another era: such a number is refused
		number := ""
		for len(number) < 8 {
			number = e.rows[r.IntN(len(e.rows))].number
		}
		origin := origins[r.IntN(len(origins))]
		request := fmt.Sprintf(`{"date":%q,"mode":"ocean","from":%q,"items":[{"hts":%q,"origin":%q,"retailValue":"1000"}]}`, day, origin, number, origin)
		var a struct {
			Error       *struct{ Code string }
			Duty        *string
			Lines       []struct{ Layer, Heading, Rate, Base string }
			Asks        []any
			Unsupported []any
			Outcome     string
		}
		raw := native.Calculator().Answer("check", []byte(request))
		if err := json.Unmarshal(raw, &a); err != nil || a.Error != nil {
			t.Fatalf("%s: %s", request, raw)
		}
		switch {
		case a.Duty != nil:
			answered++
		case len(a.Asks) == 0 && len(a.Unsupported) == 0 && a.Outcome != "prohibited":
			t.Errorf("%s: no duty and no reason: %.300s", request, raw)
		default:
			lacking++
		}
		known := ""
		for d := range annual {
			if d[:4] == day[:4] && d <= day && d > known {
				known = d
			}
		}
		want, ok := annual[known][number[:8]]
		// On 27 January 2022 the numbers changed; what changed between the days compared is not asked.
		if !ok || day < "2022-01-28" && known >= "2022" || day >= "2018-04-01" && day < "2018-07-02" {
			continue
		}
		for _, l := range a.Lines {
			column := map[string]int{"base": 0, "column-2": 1}
			i, ordinary := column[l.Layer]
			if percent, plain := strings.CutSuffix(want[i], "%"); ordinary && plain && l.Base == "1000.00" && !strings.HasPrefix(l.Heading, "99") {
				rate, err := decimal.NewFromString(percent)
				have, _ := decimal.NewFromString(l.Rate)
				if err == nil && !have.Equal(rate) && number[:8] != "87044200" && number[:8] != "87082200" {
					t.Errorf("%s: the ordinary rate is %s %%, the annual database has %s", request, l.Rate, want[i])
				}
				compared++
			}
		}
	}
	t.Logf("%d of %d are known, %d say what they lack, %d rates were compared", answered, triples, lacking, compared)
	if answered < triples/2 || compared < 2000 {
		t.Errorf("only %d are known and %d compared", answered, compared)
	}
}
