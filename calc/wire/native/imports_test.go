package native_test

import (
	"encoding/json"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// Goods whose void duty is worked out by hand.
const (
	// 2 × 9.10 are 18.20, entered as 18: 20 % over fentanyl 3.60, 10 % reciprocal 1.80: 5.40.
	shirtsOfChina = `{"date":"2025-10-15","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","quantity":"2","retailValue":"24.00","customsValue":"9.10"}]}`
	// The reciprocal duty fills 6.3 % up to 15: 8.7 % of 3,000 are 261.
	curtainsOfGermany = `{"date":"2025-11-03","mode":"air","from":"DE","items":[{"hts":"6304.92.00.00","origin":"DE","retailValue":"3000.00"}]}`
	// 10 % reciprocal and 40 % on Brazil of 100: 50.
	shirtsOfBrazil = `{"date":"2025-11-03","mode":"express","from":"BR","items":[{"hts":"6109.10.00.12","origin":"BR","retailValue":"100.00"}]}`
	// 30 % reciprocal of 100: 30; leather handbags bear 9 %, and nothing under AGOA.
	bagOfSouthAfrica = `{"date":"2025-12-01","mode":"express","from":"ZA","items":[{"hts":"4202.21.90.00","origin":"ZA","retailValue":"100.00"}]}`
)

// Imports of every way, asked about on 15 July 2026, to the cent and the day.
//
// Days: 79 days before are 27 April (3 left of April, 31, 30, 15), 81 are 25 April, 179 are
// 17 January (14, 28, 31, 30, 31, 30, 15), 181 are 15 January. CAPE takes until 80 days
// after: 27 April gives 16 July. A protest until 180: 27 April gives 24 October (3, 31, 30,
// 31, 31, 30, 24), 25 April 22 October, 17 January 16 July, 10 February 9 August.
//
// Interest: 7 % to 31 March 2026, 6 % for the 91 days of April to June, 7 % for 14 days of
// July, each day on the sum of the day before:
//
//	from 1 June 2025      (1 + .07/365)^304 × (1 + .06/365)^91 × (1 + .07/365)^14 = 1.078896
//	from 15 October 2025  168 days of 7 % in place of 304                         = 1.051122
//	from 3 November 2025  149                                                     = 1.047300
//	from 1 December 2025  121                                                     = 1.041691
//	from 10 February 2026  50                                                     = 1.027605
//	from 10 March 2025    387                                                     = 1.096205
func TestTwentyImportsToTheCentAndTheDay(t *testing.T) {
	void := func(amount string) string { return `"void":"` + amount + `"` }
	goods := func(shipment string) string { return `"shipment":` + shipment }
	for name, test := range map[string]struct{ entry, amount, interest, ways string }{
		"formal, not liquidated":             {`"type":"01","liquidated":"no",` + goods(curtainsOfGermany), "261.00", "12.35", "cape open, protest later"},
		"formal, 79 days ago":                {`"date":"2025-06-01","type":"01","liquidated":"2026-04-27",` + void("1000"), "1000.00", "78.90", "cape open 2026-07-16, protest open 2026-10-24"},
		"formal, 81 days ago":                {`"date":"2025-06-01","type":"01","liquidated":"2026-04-25",` + void("1000"), "1000.00", "78.90", "protest open 2026-10-22, cape closed"},
		"formal by a broker, 179 days ago":   {`"date":"2025-03-10","type":"01","importer":"broker","liquidated":"2026-01-17",` + void("123.45"), "123.45", "11.88", "protest open 2026-07-16, cape closed"},
		"formal by a broker, 181 days ago":   {`"date":"2025-03-10","type":"01","importer":"broker","liquidated":"2026-01-15",` + void("123.45"), "123.45", "11.88", "court unsure 2027-03-10, cape closed, protest closed"},
		"informal, not liquidated":           {`"type":"11","liquidated":"no",` + goods(shirtsOfBrazil), "50.00", "2.36", "cape open, protest later"},
		"informal, liquidated on entry":      {`"date":"2026-02-10","type":"11",` + void("75"), "75.00", "2.07", "protest open 2026-08-09, cape closed"},
		"informal of 2025":                   {`"type":"11",` + goods(shirtsOfChina), "5.40", "0.28", "court unsure 2027-10-15, cape closed, protest closed"},
		"informal, 79 days ago":              {`"date":"2026-02-10","type":"11","liquidated":"2026-04-27",` + void("75"), "75.00", "2.07", "cape open 2026-07-16, protest open 2026-10-24"},
		"informal, 181 days ago":             {`"type":"11","liquidated":"2026-01-15",` + goods(shirtsOfBrazil), "50.00", "2.36", "court unsure 2027-11-03, cape closed, protest closed"},
		"courier, not liquidated":            {`"date":"2026-02-10","type":"01","importer":"courier","liquidated":"no",` + void("75"), "75.00", "2.07", "courier open"},
		"courier, 79 days ago":               {`"date":"2026-02-10","type":"11","importer":"courier","liquidated":"2026-04-27",` + void("75"), "75.00", "2.07", "courier open 2026-07-16"},
		"courier, 81 days ago":               {`"date":"2026-02-10","type":"11","importer":"courier","liquidated":"2026-04-25",` + void("75"), "75.00", "2.07", "courier open 2026-10-22"},
		"courier, 179 days ago":              {`"type":"11","importer":"courier","liquidated":"2026-01-17",` + goods(shirtsOfBrazil), "50.00", "2.36", "courier open 2026-07-16"},
		"courier, 181 days ago":              {`"type":"11","importer":"courier","liquidated":"2026-01-15",` + goods(shirtsOfBrazil), "50.00", "2.36", "courier unsure"},
		"courier, informal of 2025":          {`"type":"11","importer":"courier",` + goods(shirtsOfChina), "5.40", "0.28", "courier unsure"},
		"mail":                               {`"date":"2025-10-15","importer":"post",` + void("20"), "20.00", "1.02", "none closed"},
		"warehouse entry, not liquidated":    {`"type":"21","liquidated":"no",` + goods(curtainsOfGermany), "261.00", "12.35", "protest later, cape closed"},
		"warehouse entry, 79 days ago":       {`"date":"2025-06-01","type":"21","liquidated":"2026-04-27",` + void("1000"), "1000.00", "78.90", "protest open 2026-10-24, cape closed"},
		"withdrawal, not liquidated":         {`"type":"31","liquidated":"no",` + goods(curtainsOfGermany), "261.00", "12.35", "cape open, protest later"},
		"withdrawal, 81 days ago":            {`"date":"2025-06-01","type":"31","liquidated":"2026-04-25",` + void("1000"), "1000.00", "78.90", "protest open 2026-10-22, cape closed"},
		"of a type that CAPE does not take":  {`"date":"2025-06-01","type":"08","liquidated":"no",` + void("1000"), "1000.00", "78.90", "protest later, cape closed"},
		"under AGOA, from the goods":         {`"type":"11","liquidated":"no","program":"D",` + goods(bagOfSouthAfrica), "30.00", "1.25", "cape open, agoa open 2026-08-02 9.00, protest later"},
		"perhaps under AGOA, from the goods": {`"type":"11","liquidated":"no",` + goods(bagOfSouthAfrica), "30.00", "1.25", "cape open, agoa open 2026-08-02 9.00, protest later"},
	} {
		a := comesBack(t, name, test.entry)
		if len(a.Entries) != 1 {
			t.Errorf("%s: refused: %v", name, a.Refused)
			continue
		}
		e := a.Entries[0]
		var ways []string
		for _, w := range e.Ways {
			way := strings.TrimSpace(w.Way + " " + w.State + " " + w.LastDay)
			if w.Amount != e.Void {
				way += " " + w.Amount
			}
			ways = append(ways, way)
		}
		if got := strings.Join(ways, ", "); e.Void != test.amount || e.Interest != test.interest || got != test.ways {
			t.Errorf("%s: %s and %s by %q, not %s and %s by %q", name, e.Void, e.Interest, got, test.amount, test.interest, test.ways)
		}
	}
}

// What a program gives back is counted beside what was void, where somebody said that the
// goods were under it.
func TestWhatAProgramGivesBackIsCountedOnce(t *testing.T) {
	for program, sums := range map[string]string{`,"program":"D"`: "cape 30.00, agoa 9.00", "": "cape 30.00"} {
		a := comesBack(t, program, `"type":"11","liquidated":"no","shipment":`+bagOfSouthAfrica+program)
		var got []string
		for _, s := range a.Sums {
			got = append(got, s.Way+" "+s.Void)
		}
		if strings.Join(got, ", ") != sums {
			t.Errorf("%q: %v, not %s", program, got, sums)
		}
	}
}

type comingBack struct {
	Entries []struct {
		Void, Interest string
		Ways           []struct{ Way, State, LastDay, Amount string }
	}
	Refused []struct{ Code string }
	Sums    []struct{ Way, Void string }
}

func comesBack(t *testing.T, name, entry string) (a comingBack) {
	t.Helper()
	answer := native.Calculator().Answer("refund", []byte(`{"on":"2026-07-15","entries":[{`+entry+`}]}`))
	if err := json.Unmarshal(answer, &a); err != nil || strings.HasPrefix(string(answer), `{"error"`) {
		t.Fatalf("%s: %v %.300s", name, err, answer)
	}
	return a
}

// Three bills in the shapes that couriers send, to the cent.
func TestThreeShapesOfABill(t *testing.T) {
	for name, test := range map[string]struct {
		shipment, bill, published, verdict string
		lines, says                        []string
	}{
		// Duty, the customs fee and one charge for advancing both, which is a flat 17.00:
		// 9.72 + 1.34 + 17.00 = 28.06. 17.00 of 11.06 are 153.71 %. The duty is 16.5 + 20 + 10
		// + 7.5 % of 18: 2.97 + 3.60 + 1.80 + 1.35 = 9.72, and 5.40 of it was void.
		"duty, fee and a flat charge": {shirtsOfChina, `"duty":"9.72","fees":"1.34","advancement":"17.00","total":"28.06"`, `"advancement":"17.00"`,
			"agrees", []string{"duty 0.00", "fees 0.00", "advancement 0.00"}, []string{"153.71 %", "This part of the duty was void"}},
		// Entry preparation as brokerage, 2 % for the disbursement, and a sales tax on both: the
		// duty is that of men's fibers, 32.00, where 16.50 is owed. 2 % of 33.34 are 0.67;
		// brokerage and disbursement are 10.67, and 8.25 % of them 0.88. In all 44.89.
		"brokerage, disbursement and tax": {`{"date":"2026-09-15","mode":"express","from":"DE","items":[{"hts":"6109.10.00.12","origin":"DE","retailValue":"100.00"}]}`,
			`"duty":"32.00","fees":"1.34","brokerage":"10.00","disbursement":"0.67","carrierTax":"0.88","total":"44.89"`, `"brokerage":"9.50"`,
			"differs", []string{"duty 15.50", "fees 0.00", "brokerage 0.50", "disbursement ", "carrierTax "}, []string{"2.01 %", "8.25 %", "another tariff number", "6109.90.10"}},
		// A formal entry of the first day without the void duty, with that duty still on it:
		// 25 % and 6.3 % of 3,000 are 939.00 where 489.00 is owed; the customs fee stands as
		// processing, 33.58; 2 % of 939 for the disbursement are 18.78. In all 991.36, but the
		// bill says 1,000.00: 8.64 stand nowhere.
		"a void duty and a total that is not the sum": {`{"date":"2026-02-24","mode":"air","from":"IN","items":[{"hts":"6304.92.00.00","origin":"IN","retailValue":"3000.00"}]}`,
			`"duty":"939.00","processing":"33.58","disbursement":"18.78","total":"1000.00"`, ``,
			"differs", []string{"duty 450.00", "processing ", "disbursement "}, []string{"do not add up", "when void duties were still collected", "2 %", "customs fee for processing the entry"}},
	} {
		var a struct {
			Verdict string
			Lines   []struct{ Line, Difference string }
			Causes  []struct{ Cause, Text, Amount string }
		}
		answer := native.Calculator().Answer("bill", []byte(`{"shipment":`+test.shipment+`,"bill":{`+test.bill+`},"published":{`+test.published+`}}`))
		if err := json.Unmarshal(answer, &a); err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, l := range a.Lines {
			lines = append(lines, l.Line+" "+l.Difference)
		}
		if got, want := strings.Join(lines, ", "), strings.Join(test.lines, ", "); a.Verdict != test.verdict || got != want {
			t.Errorf("%s: %s, %q, not %s, %q; %.200s", name, a.Verdict, got, test.verdict, want, answer)
		}
		said := ""
		for _, c := range a.Causes {
			said += c.Text + " (" + c.Amount + ") "
		}
		for _, words := range test.says {
			if !strings.Contains(said, words) {
				t.Errorf("%s: no %q in %q", name, words, said)
			}
		}
	}
}
