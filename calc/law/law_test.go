package law

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"section321/calc/law/duties"
)

// A dated fact, with what makes it one of a series: facts of the same key take
// turns and must not overlap.
type dated struct {
	file, key string
	Fact
}

// whole is the law with its measures.
func whole(t *testing.T) *Library {
	t.Helper()
	l, err := With(duties.Measures)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func everyFact(t *testing.T) []dated {
	t.Helper()
	l := whole(t)
	var facts []dated
	add := func(file, key string, f Fact) { facts = append(facts, dated{file, key, f}) }
	for _, x := range l.Limits {
		add("limits.csv", x.Provision+" "+strings.Join(x.ShippedFrom, " "), x.Fact)
	}
	for _, x := range l.Suspensions {
		for _, mode := range []string{"post", "express", "truck", "rail", "air", "ocean", "baggage"} {
			if x.Modes.has(mode) {
				add("suspensions.csv", x.Rule+" "+mode, x.Fact)
			}
		}
	}
	for _, x := range l.Exclusions {
		add("exclusions.csv", x.Rule, x.Fact)
	}
	for _, x := range l.Rules {
		add("rules.csv", x.Rule, x.Fact)
	}
	for _, x := range l.Thresholds {
		add("thresholds.csv", x.Name, x.Fact)
	}
	for _, x := range l.Entries {
		add("entries.csv", x.Rule, x.Fact)
	}
	for _, x := range l.Fees {
		add("fees.csv", "fees", x.Fact)
	}
	for _, x := range l.Charges {
		add("charges.csv", fmt.Sprint(x.Layer, x.Amount, x.Rate, x.When), x.Fact)
	}
	for _, x := range l.Waivers {
		add("waivers.csv", x.Text.String(), x.Fact)
	}
	for _, x := range l.Reaches {
		add("chapter99_reach.csv", x.Reach, x.Fact)
	}
	for _, x := range l.Routes {
		add("routes.csv", x.Route+" "+strings.Join(x.GoodsFrom, " "), x.Fact)
	}
	for _, x := range l.Measures {
		add("measures.csv", x.ID, x.Fact)
	}
	return facts
}

func TestFactsOfOneSeriesFollowEachOtherNewestFirst(t *testing.T) {
	last := map[string]dated{}
	for _, f := range everyFact(t) {
		series := f.file + " " + f.key
		newer, follows := last[series]
		last[series] = f
		switch {
		case !follows:
		case f.overlaps(&newer.Fact):
			t.Errorf("%s: %s–%s overlaps %s–%s", series, f.From, f.To, newer.From, newer.To)
		case f.From > newer.From:
			t.Errorf("%s: %s stands below %s; the newest comes first", series, f.From, newer.From)
		case f.To.AddDays(1) != newer.From:
			t.Errorf("%s: nothing holds between %s and %s", series, f.To, newer.From)
		}
	}
}

func TestEveryFactSaysWhereItStands(t *testing.T) {
	l := whole(t)
	for _, f := range everyFact(t) {
		if f.Text.Silent() && f.file != "fees.csv" {
			t.Errorf("%s %s: no text", f.file, f.key)
		}
		for _, id := range f.Cite {
			if _, ok := l.Sources[id]; !ok {
				t.Errorf("%s %s: %q is not a source", f.file, f.key, id)
			}
		}
		if f.Confidence != "official" && f.Excerpt.Silent() && f.Note.Silent() && f.file != "fees.csv" {
			t.Errorf("%s %s: %s, with neither an excerpt nor a note on the doubt", f.file, f.key, f.Confidence)
		}
		if len(f.Excerpt.String()) > 300 {
			t.Errorf("%s %s: the excerpt is not short", f.file, f.key)
		}
	}
	for id, s := range l.Sources {
		if u, err := url.Parse(s.URL); err != nil || !strings.HasPrefix(u.Scheme, "http") || u.Host == "" {
			t.Errorf("%s: %q is not a link", id, s.URL)
		}
		if s.Title == "" || s.Published == "" || s.Checked == "" {
			t.Errorf("%s: title %q, published %q, checked %q", id, s.Title, s.Published, s.Checked)
		}
		if s.Checked > "2100" || s.Checked < l.VerifiedThrough {
			t.Errorf("%s: checked %s, but the edition says verified through %s", id, s.Checked, l.VerifiedThrough)
		}
	}
}

func TestWordsInTheDataMeanSomething(t *testing.T) {
	l := All()
	country := func(file string, codes set) {
		for _, code := range codes {
			if _, ok := CountryOf(code); !ok && code != "*" {
				t.Errorf("%s: %q is not a country", file, code)
			}
		}
	}
	isFact := func(file string, words set) {
		for _, w := range words {
			if w != "*" && !slices.ContainsFunc(l.GoodsFacts, func(f GoodsFact) bool { return f.Fact == w }) {
				t.Errorf("%s: %q is not in facts.csv", file, w)
			}
		}
	}
	threshold := func(file string, words set) {
		for _, w := range words {
			if w != "*" && !slices.ContainsFunc(l.Thresholds, func(x *Threshold) bool { return x.Name == w }) {
				t.Errorf("%s: %q is not in thresholds.csv", file, w)
			}
		}
	}
	when := func(file string, w When) {
		country(file, w.words("origin"))
		isFact(file, w.words("fact"))
		threshold(file, w.words("over"))
		threshold(file, w.words("upto"))
		for _, e := range w.words("entry") {
			if _, ok := l.EntryNames[e]; !ok && e != "*" {
				t.Errorf("%s: %q is not in entry_types.csv", file, e)
			}
		}
		for _, r := range w.words("entry-rule") {
			if r != "*" && !slices.ContainsFunc(l.Entries, func(e *Entry) bool { return e.Rule == r }) {
				t.Errorf("%s: %q is not a rule of entries.csv", file, r)
			}
		}
	}
	for _, x := range l.Limits {
		country("limits.csv", x.ShippedFrom)
	}
	for _, x := range l.Suspensions {
		country("suspensions.csv", x.Origins)
		isFact("suspensions.csv", x.ExceptFacts)
	}
	for _, x := range l.Exclusions {
		isFact("exclusions.csv", set{x.Kind})
		if x.UnlessUpto != "" {
			threshold("exclusions.csv", set{x.UnlessUpto})
		}
	}
	for _, x := range l.Reaches {
		country("chapter99_reach.csv", x.Origins)
	}
	for _, x := range l.Entries {
		when("entries.csv", x.When)
		for _, typ := range append(x.Or, x.Type) {
			if l.EntryNames[typ].Silent() {
				t.Errorf("entries.csv: %q is not in entry_types.csv", typ)
			}
		}
		if len(x.Or) > 0 && x.OrIf.Silent() {
			t.Errorf("entries.csv %s: other types, but not when", x.Rule)
		}
	}
	for _, x := range l.Waivers {
		when("waivers.csv", x.When)
	}
	for _, x := range l.Charges {
		when("charges.csv", x.When)
		for _, f := range l.Fees {
			for _, column := range []string{x.Amount, x.Rate, x.Minimum, x.Maximum} {
				if _, ok := f.Value(column); column != "" && !ok {
					t.Errorf("charges.csv %s: %q is neither a number nor a column of fees.csv", x.Layer, column)
				}
			}
		}
	}
}

func TestEveryShipmentSinceTheFirstEntryRuleTakesAnEntry(t *testing.T) {
	for _, day := range []Date{"1993-12-08", "1998-07-02", "2013-01-07", "2019-09-28", "2025-05-02", "2025-08-29",
		"2026-06-24", "2026-07-24", "2026-09-22", "2026-10-22", "2027-07-01"} {
		b := At(day)
		for _, mode := range []string{"post", "express", "truck", "rail", "air", "ocean", "baggage"} {
			for _, free := range []string{"no", "general", "gift", "personal"} {
				for _, fact := range append(b.GoodsFacts, GoodsFact{}) {
					for _, origin := range []string{"CN", "VN", "FR", "RS"} {
						c := &Circumstances{Mode: mode, Free: free, Facts: []string{fact.Fact}, Origins: []string{origin}}
						if b.Entry(c) == nil {
							t.Errorf("%s %s free=%s fact=%s origin=%s: no entry", day, mode, free, fact.Fact, origin)
						}
					}
				}
			}
		}
	}
}

// The amounts of every fiscal year are the base amounts of 19 CFR 24.23 times
// one factor; a slip of the pen in one cell shows as a factor of its own.
func TestFeesOfAYearShareOneInflationFactor(t *testing.T) {
	fees := All().Fees
	base := fees[len(fees)-1].Amounts
	for _, f := range fees {
		factor := f.Amounts["mpf_max"].Div(base["mpf_max"])
		for _, column := range feeColumns {
			want := base[column].Mul(factor)
			if column == "mpf_rate" {
				want = base[column]
			}
			if diff := f.Amounts[column].Sub(want).Abs(); diff.StringFixed(2) > "0.01" {
				t.Errorf("%s %s: %s is %s away from the base times the year's factor", f.FiscalYear, column, f.Amounts[column], diff)
			}
		}
	}
}

func TestDates(t *testing.T) {
	for _, s := range []string{"2024-02-29", "1938-07-25", "9999-12-31"} {
		if d, err := ParseDate(s); err != nil || string(d) != s {
			t.Errorf("%s: %v %v", s, d, err)
		}
	}
	for _, s := range []string{"", "2026-02-30", "2025-02-29", "2026-13-01", "2026-1-01", "20260101", "2026-01-01T00:00", "２０２６-01"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}

// The calendar agrees with package time on every day of the data and some more.
func TestDaysFollowEachOther(t *testing.T) {
	day := time.Date(1895, 12, 1, 0, 0, 0, 0, time.UTC)
	for d := Date("1895-12-01"); d < "2105-01-01"; d = d.AddDays(1) {
		if want := day.Format(time.DateOnly); string(d) != want {
			t.Fatalf("got %s, want %s", d, want)
		}
		if back := d.AddDays(400).AddDays(-400); back != d {
			t.Fatalf("400 days on and back from %s is %s", d, back)
		}
		day = day.AddDate(0, 0, 1)
	}
}

func TestConditionsAreRefusedWhenMisspelt(t *testing.T) {
	for _, s := range []string{"mood=post", "mode", "mode=", "over informal-limit"} {
		if w, err := parseWhen(s); err == nil {
			t.Errorf("%q was read as %v", s, w)
		}
	}
}
