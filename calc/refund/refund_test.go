package refund

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/law"
)

func amount(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

// waysOf writes the ways of an entry as way state last-day.
func waysOf(c *Claim) string {
	var all []string
	for _, w := range c.Ways {
		all = append(all, strings.TrimSpace(w.Way+" "+string(w.State)+" "+string(w.LastDay)))
	}
	return strings.Join(all, ", ")
}

// Imports of every way, asked about on 15 July 2026. Days are counted by hand: 80 days
// after 27 April are 3 of April, 31, 30 and 16: 16 July.
func TestImportsOfEveryWay(t *testing.T) {
	const day = "2026-07-15"
	for name, test := range map[string]struct {
		Entry
		ways string
	}{
		"formal, not liquidated": {Entry{Date: "2025-11-03", Type: "01", Importer: "own", Unliquidated: true}, "cape open, protest later"},
		"formal, 79 days ago":    {Entry{Date: "2025-06-01", Type: "01", Importer: "own", Liquidated: "2026-04-27"}, "cape open 2026-07-16, protest open 2026-10-24"},
		"formal, 80 days ago":    {Entry{Date: "2025-06-01", Type: "01", Importer: "own", Liquidated: "2026-04-26"}, "cape open 2026-07-15, protest open 2026-10-23"},
		"formal, 81 days ago":    {Entry{Date: "2025-06-01", Type: "01", Importer: "own", Liquidated: "2026-04-25"}, "protest open 2026-10-22, cape closed"},
		"formal, 179 days ago":   {Entry{Date: "2025-03-10", Type: "01", Importer: "broker", Liquidated: "2026-01-17"}, "protest open 2026-07-16, cape closed"},
		"formal, 180 days ago":   {Entry{Date: "2025-03-10", Type: "01", Importer: "broker", Liquidated: "2026-01-16"}, "protest open 2026-07-15, cape closed"},
		"formal, 181 days ago":   {Entry{Date: "2025-03-10", Type: "01", Importer: "broker", Liquidated: "2026-01-15"}, "court unsure 2027-03-10, cape closed, protest closed"},
		// 314 days after 3 November 2025 are 13 September 2026: not yet.
		"formal, liquidation not told, young": {Entry{Date: "2025-11-03", Type: "01", Importer: "own"}, "cape open, protest later"},
		// 314 days after 1 June 2025 are 11 April 2026, 95 days ago.
		"formal, liquidation not told, old": {Entry{Date: "2025-06-01", Type: "03", Importer: "own"}, "protest open 2026-10-08, cape closed"},
		"informal, own, 2026":               {Entry{Date: "2026-02-10", Type: "11", Importer: "own"}, "protest open 2026-08-09, cape closed"},
		"informal, own, 2025":               {Entry{Date: "2025-10-15", Type: "11", Importer: "own"}, "court unsure 2027-10-15, cape closed, protest closed"},
		"courier, not liquidated":           {Entry{Date: "2026-02-20", Type: "01", Importer: "courier", Unliquidated: true}, "courier open"},
		"courier, 79 days ago":              {Entry{Date: "2026-02-20", Type: "11", Importer: "courier", Liquidated: "2026-04-27"}, "courier open 2026-07-16"},
		"courier, informal of 2026":         {Entry{Date: "2026-02-10", Type: "11", Importer: "courier"}, "courier open 2026-08-09"},
		"courier, informal of 2025":         {Entry{Date: "2025-10-15", Type: "11", Importer: "courier"}, "courier unsure"},
		"mail":                              {Entry{Date: "2025-10-15", Importer: "post"}, "none closed"},
		"warehouse entry":                   {Entry{Date: "2025-11-03", Type: "21", Importer: "own", Unliquidated: true}, "protest later, cape closed"},
		"withdrawal":                        {Entry{Date: "2025-11-03", Type: "31", Importer: "own", Unliquidated: true}, "cape open, protest later"},
		"drawback entry":                    {Entry{Date: "2025-11-03", Type: "47", Importer: "own", Unliquidated: true}, "protest later, cape closed"},
		"under protest":                     {Entry{Date: "2025-06-01", Type: "01", Importer: "own", Liquidated: "2026-04-27", Facts: []law.EntryFact{"open-protest"}}, "protest open 2026-10-24, cape closed"},
		"drawback claimed":                  {Entry{Date: "2025-11-03", Type: "01", Importer: "own", Unliquidated: true, Facts: []law.EntryFact{"drawback"}}, "protest later, cape closed"},
		"to be reconciled":                  {Entry{Date: "2025-11-03", Type: "01", Importer: "own", Unliquidated: true, Facts: []law.EntryFact{"reconciliation"}}, "cape open, protest later"},
		"a type nobody saw":                 {Entry{Date: "2025-11-03", Type: "02", Importer: "own", Unliquidated: true}, "cape unsure, protest later"},
	} {
		test.Entry.Void = amount("1000.00")
		a, _ := Claims(nil, Question{On: day, Entries: []Entry{test.Entry}}, nil)
		if len(a.Claims) != 1 {
			t.Errorf("%s: refused: %v", name, a.Refused)
			continue
		}
		if got := waysOf(&a.Claims[0]); got != test.ways {
			t.Errorf("%s: %q, not %q", name, got, test.ways)
		}
		for _, w := range a.Claims[0].Ways {
			if w.Text.Silent() || len(w.Cite) == 0 || w.State == "open" && w.Letter.Silent() {
				t.Errorf("%s: %s says %q, cites %v, asks %q", name, w.Way, w.Text, w.Cite, w.Letter)
			}
		}
		if len(a.Open) == 0 {
			t.Errorf("%s: nothing is said of what is not settled", name)
		}
	}
}

// Before 29 June 2026 CAPE took no entries that are to be reconciled, and until 6 July it
// was not known to refuse warehouse entries.
func TestWaysChangeWithTheDay(t *testing.T) {
	for _, test := range []struct {
		on    law.Date
		entry Entry
		ways  string
	}{
		{"2026-04-19", Entry{Date: "2025-11-03", Type: "01", Importer: "own", Unliquidated: true}, "protest later"},
		{"2026-06-28", Entry{Date: "2025-11-03", Type: "01", Importer: "own", Unliquidated: true, Facts: []law.EntryFact{"reconciliation"}}, "protest later, cape closed"},
		{"2026-06-29", Entry{Date: "2025-11-03", Type: "01", Importer: "own", Unliquidated: true, Facts: []law.EntryFact{"reconciliation"}}, "cape open, protest later"},
		{"2026-07-06", Entry{Date: "2025-11-03", Type: "21", Importer: "own", Unliquidated: true}, "cape unsure, protest later"},
	} {
		test.entry.Void = amount("10")
		a, _ := Claims(nil, Question{On: test.on, Entries: []Entry{test.entry}}, nil)
		if len(a.Claims) != 1 || waysOf(&a.Claims[0]) != test.ways {
			t.Errorf("%s: %v, not %q", test.on, a.Claims, test.ways)
		}
	}
}

// AGOA: the ordinary duty of 1 October 2025 to 3 February 2026, until 2 August 2026.
func TestTheDutyOfAProgramComesBack(t *testing.T) {
	e := Entry{Date: "2025-12-01", Type: "01", Importer: "own", Unliquidated: true, Program: "D", Ordinary: amount("165.00")}
	for on, ways := range map[law.Date]string{"2026-08-02": "agoa open 2026-08-02", "2026-08-03": "agoa closed 2026-08-02"} {
		a, _ := Claims(nil, Question{On: on, Entries: []Entry{e}}, nil)
		if got := waysOf(&a.Claims[0]); got != ways {
			t.Errorf("%s: %q, not %q", on, got, ways)
		}
		if w := a.Claims[0].Ways[0]; words(w.Amount) != "165.00" || words(a.Claims[0].Individual) != "unknown" {
			t.Errorf("%s: %s with %s interest", on, words(w.Amount), words(a.Claims[0].Individual))
		}
	}
}

func TestWhatIsWrongIsNamedAndNotCounted(t *testing.T) {
	good := Entry{Number: "ABC-1234567-1", Date: "2025-06-01", Type: "01", Importer: "own", Unliquidated: true, Void: amount("100")}
	with := func(change func(*Entry)) Entry {
		e := good
		e.Number = ""
		change(&e)
		return e
	}
	a, _ := Claims(nil, Question{On: "2026-07-15", Entries: []Entry{
		good,
		good,
		with(func(e *Entry) { e.Date = "2025-02-03" }),
		with(func(e *Entry) { e.Date = "2026-02-24" }),
		with(func(e *Entry) { e.Liquidated = "2025-05-31" }),
		with(func(e *Entry) { e.Liquidated = "2026-07-16" }),
		with(func(e *Entry) { e.Duty = amount("99.99") }),
		with(func(e *Entry) { e.Paid = "2026-07-16" }),
	}}, nil)
	var codes []string
	for _, r := range a.Refused {
		codes = append(codes, fmt.Sprint(r.Place, " ", r.Code))
	}
	want := "1 twice, 2 outside-period, 3 outside-period, 4 liquidated-before-entry, 5 after-the-day, 6 above-duty, 7 invalid-paid"
	if got := strings.Join(codes, ", "); got != want {
		t.Errorf("refused %s, not %s", got, want)
	}
	if len(a.Sums) != 1 || a.Sums[0].Entries != 1 || a.Sums[0].Void.String() != "100" {
		t.Errorf("counted %v", a.Sums)
	}
}

// The digits after the filer's code A = 1, B = 2, C = 3: 1 2 3 1 2 3 4 5 6 7; from the
// right every other one doubled: 14→5, 6, 10→1, 4, 6, 2, 2, 3, 4, 1 make 34: the check
// digit is 6. S to Z begin at 2.
func TestEntryNumbers(t *testing.T) {
	for number, want := range map[string]string{
		"ABC-1234567-6": "ABC-1234567-6",
		"abc12345676":   "ABC-1234567-6",
		"JKL-1234567-6": "JKL-1234567-6", // J, K, L are 1, 2, 3 too
		"ABC-1234567-1": "",
		"ABC-123456-1":  "",
		"ABC-12345X7-6": "",
	} {
		got, err := entryNumber(number)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v; not %q", number, got, err, want)
		}
	}
}

func BenchmarkTenThousandEntries(b *testing.B) {
	q := Question{On: "2026-07-15"}
	for i := range 10000 {
		q.Entries = append(q.Entries, Entry{Number: fmt.Sprintf("ABC-%07d-0", i), Date: law.Date("2025-04-05").AddDays(i % 300), Type: "01", Importer: "own", Void: amount("123.45")})
	}
	for b.Loop() {
		Claims(nil, q, nil)
	}
}
