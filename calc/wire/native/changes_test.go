package native_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

type owed struct{ Total, AtLeast, AtMost string }

type altered struct {
	Changes []struct {
		Goods         int
		Date, Turn    string
		Before, After owed
		Monthly       string
		Lines         []struct {
			Layer, Heading string
			Before, After  *struct{ Rate, Amount string }
			Cite           []string
		}
	}
	Unchanged    []int
	Monthly      string
	MonthlyLacks []int
	Sources      map[string]struct{ Title, URL string }
	Error        *struct{ Code, Field string }
}

func changes(t *testing.T, request string) (a altered) {
	t.Helper()
	if err := json.Unmarshal(native.Calculator().Answer("changes", []byte(request)), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// A shirt of China, $24 by courier, 900 a month, in 2026: 16.5 % of the tariff, 7.5 % under Section 301,
// 10 % under Section 122 until 23 July and 12.5 % for forced labor from 24 July; the facility's fee is $1.34,
// and $1.38 from 1 October. 3.96 + 1.80 + 2.40 + 1.34 = 9.50; 3.96 + 1.80 + 3.00 + 1.34 = 10.10; 10.14 then.
// 900 × 0.60 are 540.00 a month, 900 × 0.04 are 36.00.
func TestChangesBetweenTwoDays(t *testing.T) {
	a := changes(t, `{"from":"2026-03-01","to":"2026-12-31","mode":"express","goods":[{"hts":"6109.10.00.12","origin":"CN","value":"24","perMonth":"900"}]}`)
	if a.Error != nil || len(a.Changes) != 2 || len(a.Unchanged) != 0 || a.Monthly != "576.00" || len(a.MonthlyLacks) != 0 {
		t.Fatalf("%+v", a)
	}
	for i, want := range []struct{ date, before, after, monthly string }{{"2026-07-24", "9.50", "10.10", "540.00"}, {"2026-10-01", "10.10", "10.14", "36.00"}} {
		c := a.Changes[i]
		if c.Date != want.date || c.Turn != "rises" || c.Before.Total != want.before || c.After.Total != want.after || c.Monthly != want.monthly {
			t.Errorf("%+v, want %+v", c, want)
		}
	}
	said := ""
	for _, l := range a.Changes[0].Lines {
		figure := func(f *struct{ Rate, Amount string }) string {
			if f == nil {
				return "none"
			}
			return f.Rate + " % " + f.Amount
		}
		said += l.Heading + " " + figure(l.Before) + " → " + figure(l.After) + "\n"
		for _, id := range l.Cite {
			if a.Sources[id].URL == "" {
				t.Errorf("%s is no source of the answer", id)
			}
		}
	}
	if want := "9903.03.01 10 % 2.40 → none\n9903.05.31 none → 12.5 % 3.00\n"; said != want {
		t.Errorf("%s\nwant %s", said, want)
	}
	// The same days the other way: nothing changes after the last of them.
	if b := changes(t, `{"from":"2026-10-01","to":"2026-10-02","mode":"express","goods":[{"hts":"6109.10.00.12","origin":"CN","value":"24"}]}`); len(b.Changes) != 0 || !slices.Equal(b.Unchanged, []int{0}) || b.Monthly != "" {
		t.Errorf("%+v", b)
	}
}

// On every day of two years the answer is that of the change before it: no day is missed.
func TestNoDayOfChangeIsMissed(t *testing.T) {
	for _, goods := range []struct{ hts, origin, mode string }{{"6109.10.00.12", "CN", "express"}, {"7323.93.00.80", "IN", "ocean"}, {"8544.42.90.90", "VN", "ocean"}} {
		a := changes(t, fmt.Sprintf(`{"from":"2025-01-01","to":"2026-12-31","mode":%q,"goods":[{"hts":%q,"origin":%q,"value":"1200"}]}`, goods.mode, goods.hts, goods.origin))
		if a.Error != nil || len(a.Changes) < 3 {
			t.Fatalf("%+v: %+v", goods, a)
		}
		now, next := a.Changes[0].Before, 0
		for year, month := 2025, 1; year < 2027; month++ {
			if month > 12 {
				year, month = year+1, 1
			}
			for d := 1; d <= 28 && year < 2027; d += 3 {
				day := fmt.Sprintf("%d-%02d-%02d", year, month, d)
				for ; next < len(a.Changes) && a.Changes[next].Date <= day; next++ {
					now = a.Changes[next].After
				}
				var check owed
				request := fmt.Sprintf(`{"date":%q,"mode":%q,"from":%q,"items":[{"hts":%q,"origin":%q,"retailValue":"1200"}]}`, day, goods.mode, goods.origin, goods.hts, goods.origin)
				if err := json.Unmarshal(native.Calculator().Answer("check", []byte(request)), &check); err != nil || check != now {
					t.Errorf("%+v on %s: %+v by the changes, %+v by the check (%v)", goods, day, now, check, err)
				}
			}
		}
	}
}

// What is wrong is said of the goods and of the days.
func TestChangesRefused(t *testing.T) {
	good := `{"hts":"6109.10.00.12","origin":"CN","value":"24"}`
	for request, want := range map[string]string{
		`{}`: "missing-date from",
		`{"from":"2026-03-01","goods":[` + good + `]}`:                                                                                        "missing-date to",
		`{"from":"2026-03-02","to":"2026-03-01","mode":"air","goods":[` + good + `]}`:                                                         "invalid-date to",
		`{"from":"2026-03-01","to":"2026-04-01","mode":"air"}`:                                                                                "missing-goods goods",
		`{"from":"2026-03-01","to":"2026-04-01","mode":"pigeon","goods":[` + good + `]}`:                                                      "invalid-mode mode",
		`{"from":"2026-03-01","to":"2026-04-01","mode":"air","goods":[` + good + `,{"hts":"6109.10.00.12","origin":"ZZ","value":"24"}]}`:      "invalid-country goods[1].origin",
		`{"from":"2026-03-01","to":"2026-04-01","mode":"air","goods":[{"hts":"6109.10.00.12","origin":"CN","value":"-1"}]}`:                   "invalid-amount goods[0].value",
		`{"from":"2026-03-01","to":"2026-04-01","mode":"air","goods":[{"hts":"61091","origin":"CN","value":"1","x":1}]}`:                      "invalid-hts goods[0].hts",
		`{"from":"2026-03-01","to":"2026-04-01","mode":"air","goods":[` + strings.Repeat(good+",", 1000) + good + `]}`:                        "too-many-goods goods",
		`{"from":"2018-01-01","to":"2026-12-31","mode":"air","goods":[` + strings.Repeat(good+",", 999) + good + `]}`:                         "too-many-goods goods",
		`{"from":"2026-03-01","to":"2026-04-01","mode":"air","goods":[{"hts":"6109.10.00.12","origin":"CN","value":"24","perMonth":"lots"}]}`: "invalid-quantity goods[0].perMonth",
	} {
		a := changes(t, request)
		if a.Error == nil || a.Error.Code+" "+a.Error.Field != want {
			t.Errorf("%.120s: %+v, want %s", request, a.Error, want)
		}
	}
}
