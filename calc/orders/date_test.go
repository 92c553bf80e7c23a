package orders

import (
	"testing"
	"time"
	_ "time/tzdata"

	"section321/calc/day"
)

func TestDatesInTheFormsFilesHave(t *testing.T) {
	for _, c := range []struct{ text, order, want string }{
		{"2025-12-06", YearFirst, "2025-12-06"},
		{"2025-12-06 10:37:33", YearFirst, "2025-12-06"},
		{"2025/1/6", DayFirst, "2025-01-06"},
		{"20251206", DayFirst, "2025-12-06"},
		{"03/04/2025", MonthFirst, "2025-03-04"},
		{"03/04/2025", DayFirst, "2025-04-03"},
		{"3.4.25", DayFirst, "2025-04-03"},
		{"12/6/2025 10:37 PM", MonthFirst, "2025-12-06"},
		{"Dec-06-25", MonthFirst, "2025-12-06"},
		{"Dec 6, 2025", YearFirst, "2025-12-06"},
		{"December 6th, 2025", YearFirst, "2025-12-06"},
		{"Sat, 6 Dec 2025", YearFirst, "2025-12-06"},
		{"6 de diciembre de 2025", YearFirst, "2025-12-06"},
		{"6 déc. 2025", YearFirst, "2025-12-06"},
		{"6 août 2025", YearFirst, "2025-08-06"},
		{"1er mai 2025", YearFirst, "2025-05-01"},
		{"6. Dezember 2025", YearFirst, "2025-12-06"},
		{"2025年12月6日", YearFirst, "2025-12-06"},
		{"2025年12月6日 23:59:59", YearFirst, "2025-12-06"},
		{"45997", YearFirst, "2025-12-06"}, // 45658 is 2025-01-01, and 339 days later
		{"45997.5", YearFirst, "2025-12-06"},
		{"1768305600", YearFirst, "2026-01-13"},    // 20,466 days and 12 hours of UTC: 07:00 in New York
		{"1768273200000", YearFirst, "2026-01-12"}, // 20,466 days and 3 hours: 22:00 the day before
		{"2025-12-06 10:37:33 -0500", YearFirst, "2025-12-06"},
		{"2025-12-06 22:37:33 -0800", YearFirst, "2025-12-07"}, // 01:37 in New York
		{"2025-12-06T03:00:00Z", YearFirst, "2025-12-05"},      // 22:00 in New York
		{"2025-07-06T04:30:00+00:00", YearFirst, "2025-07-06"}, // 00:30 in summer time
		{"2025-07-06T03:30:00.000Z", YearFirst, "2025-07-05"},
		{"2024-02-29", YearFirst, "2024-02-29"},
		{"2025-02-29", YearFirst, ""},
		{"25/12/2025", MonthFirst, ""},
		{"2025-13-01", YearFirst, ""},
		{"yesterday", YearFirst, ""},
		{"12.50", YearFirst, ""},
		{"", YearFirst, ""},
		{"1925-01-01", YearFirst, ""},
		{"2025-12-06 25:00", YearFirst, ""},
	} {
		day, ok := readDate([]byte(c.text), c.order)
		got := ""
		if ok {
			got = string(writeDay(nil, day))
		}
		if got != c.want {
			t.Errorf("%q as %s: got %q, want %q", c.text, c.order, got, c.want)
		}
	}
}

func TestDaysAreThoseOfTheCalendar(t *testing.T) {
	at := time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC)
	for ; at.Year() <= lastYear; at = at.AddDate(0, 0, 1) {
		n := int32(at.Unix() / 86400)
		if at.Unix() < 0 {
			n = -int32(-at.Unix() / 86400)
		}
		if got := day.Number(at.Year(), int(at.Month()), at.Day()); got != n {
			t.Fatalf("%s: got %d, want %d", at, got, n)
		}
		if got := string(writeDay(nil, n)); got != at.Format(time.DateOnly) {
			t.Fatalf("%d: got %s, want %s", n, got, at.Format(time.DateOnly))
		}
	}
}

func TestEasternTimeIsThatOfNewYork(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	from := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
	for at := from; at.Year() < 2030; at = at.Add(29 * time.Minute) {
		if got, want := string(writeDay(nil, easternDay(at.Unix()/60))), at.In(newYork).Format(time.DateOnly); got != want {
			t.Fatalf("%s: got %s, want %s", at, got, want)
		}
	}
}
