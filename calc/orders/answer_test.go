package orders

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/tariff/schedule"
)

var theTariff = sync.OnceValue(func() *calc.Tariff {
	t, err := calc.LoadTariff(calc.PackTariff(schedule.Data, schedule.Lists, duties.Measures))
	if err != nil {
		panic(err)
	}
	return t
})

// express is how the tests' goods travel, where they say nothing else.
func express() Assumptions {
	return Assumptions{Mode: "express", From: "CN", Origin: "CN", HTS: "6109100012", Filing: "automated", ECCF: true}
}

func answered(t *testing.T, table *Table, a Assumptions) *Answers {
	t.Helper()
	answers, err := table.Answer(theTariff(), a, InTurn)
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

// TestEveryShipmentIsAnsweredAsCheckAnswersIt asks check about each shipment of each
// file, under several laws and ways to travel.
func TestEveryShipmentIsAnsweredAsCheckAnswersIt(t *testing.T) {
	products, problems := ReadProducts([]byte("sku,hts,origin,customsValue,facts\nMUG,6912.00.35.10,GB,9.10,\nLAMP-1,9405.21.60.10,VN,,\nWATCH,9102.11.45.10,CH,600,\nNB-1,4901.99.00.93,,1.20,informational\n"))
	if problems != nil {
		t.Fatal(problems)
	}
	checked := 0
	for _, name := range []string{"uci_usa.csv", "shopify.csv", "shopify_inr.csv", "etsy_items.csv", "etsy_orders.csv", "ebay.csv", "amazon.txt", "german.csv"} {
		_, table := opened(t, file(t, name), func(o *Options) { withRates(o); o.Country = "US" })
		for _, day := range []law.Date{"", "2024-06-01", "2025-05-06", "2025-09-15", "2026-03-01", "2026-09-01", "2027-08-01"} {
			for _, mode := range []law.Mode{"express", "post", "truck"} {
				assumed := express()
				assumed.AsOf, assumed.Mode, assumed.ECCF, assumed.Products = day, mode, mode == "express", products
				if mode == "truck" {
					assumed.HTS, assumed.From = "", "MX"
				}
				a := answered(t, table, assumed)
				for n := range a.Shipments() {
					outcome, duty, fees, total, row := a.Amounts(n)
					s, ok := a.Shipment(row)
					if !ok {
						t.Fatalf("%s: row %d is in no shipment", name, row)
					}
					want, err := check.Shipment(s, theTariff())
					if err != nil {
						t.Fatal(err)
					}
					if outcome != want.Outcome || dollars(duty) != nullable(want.Duty) || dollars(fees) != nullable(want.Fees) || dollars(total) != nullable(want.Total) {
						t.Errorf("%s %s %s, shipment %d: got %s %s %s %s, check says %s %s %s %s", name, day, mode, n, outcome, dollars(duty), dollars(fees), dollars(total),
							want.Outcome, nullable(want.Duty), nullable(want.Fees), nullable(want.Total))
					}
					checked++
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d shipments were compared", checked)
	}
}

func TestAPersonDayOverTheLimitTakesAllItsOrdersWithIt(t *testing.T) {
	_, table := opened(t, file(t, "shopify.csv"), nil)
	a := answered(t, table, express())
	s := a.Summary(theTariff())
	// Ana's 800.01 on 2 April are one cent over 800; Ben's 149.00 are not. On 2 May goods
	// from China are no longer free at any value.
	if s.PersonDays != 3 || s.PersonDaysOverStatute != 1 || s.PersonDaysOver != 2 {
		t.Errorf("got %d person-days, %d over the statute, %d over what was free", s.PersonDays, s.PersonDaysOverStatute, s.PersonDaysOver)
	}
	if len(s.Over) != 1 || s.Over[0].Person != "ana@example.com" || s.Over[0].Aggregate != 80001 || s.Over[0].Over != 1 || s.Over[0].Orders != 2 {
		t.Errorf("got %+v", s.Over)
	}
	free := 0
	for _, o := range s.Outcomes {
		if o.Outcome == calc.Exempt {
			free = o.Orders
		}
	}
	if free != 1 || s.Orders != 4 {
		t.Errorf("%d of %d orders are free, want 1 of 4", free, s.Orders)
	}
	for row, why := range map[uint32]string{0: "$800.01 for this person on this day is $0.01 over the $800 limit", 3: "$149 for this person on this day is within the $800 limit", 4: "Not shipped to the United States"} {
		if got := a.Row(row).Why.String(); !strings.Contains(got, why) {
			t.Errorf("row %d: %s", row, got)
		}
	}
}

func TestUnderAnotherLawAndWithTransit(t *testing.T) {
	_, table := opened(t, file(t, "shopify.csv"), nil)
	assumed := express()
	assumed.AsOf = "2021-10-21"
	if s := answered(t, table, assumed).Summary(theTariff()); s.Outcomes[0].Orders != 2 {
		t.Errorf("in 2021 two orders are free, not %d", s.Outcomes[0].Orders)
	}
	// Thirty days later, Ben's parcel of 3 April arrives on 3 May, when goods from China
	// are no longer free.
	assumed = express()
	assumed.TransitDays = 30
	a := answered(t, table, assumed)
	if row := a.Row(3); row.Day != "2025-05-03" || row.Outcome == calc.Exempt {
		t.Errorf("got %s %s", row.Day, row.Outcome)
	}
}

func TestTheProductTableSaysWhatGoodsAre(t *testing.T) {
	products, problems := ReadProducts([]byte("SKU;HTS;Origin;Customs value;Currency;Measures\nMUG;6912.00.35.10;Vereinigtes Königreich;5.00;GBP;kg=0.4 no=1\n"))
	if problems != nil || products["MUG"].Origin != "GB" || products["MUG"].HTS != "6912003510" || products["MUG"].Measures["kg"].String() != "0.4" {
		t.Fatalf("got %+v %v", products, problems)
	}
	_, table := opened(t, file(t, "etsy_items.csv"), withRates)
	assumed := express()
	assumed.Products = products
	a := answered(t, table, assumed)
	// 40 × 5.00 × 1.27 = 254.00, and 40 × 0.4 kg.
	s, _ := a.Shipment(2)
	if it := s.Items[0]; it.Origin != "GB" || it.CustomsValue.String() != "254" || it.RetailValue.String() != "980" || it.Measures["kg"].String() != "16" {
		t.Errorf("got %+v", it)
	}
}

func TestAProductTableNamesItsBadLines(t *testing.T) {
	products, problems := ReadProducts([]byte("sku,hts,origin\nA,61,CN\nB,6109.10.00.12,Atlantis\nC,6109.10.00.12,CN\nC,6109.10.00.12,VN\n"))
	if len(products) != 1 || products["C"].Origin != "CN" || len(problems) != 3 {
		t.Errorf("got %v %v", products, problems)
	}
	if _, problems := ReadProducts([]byte("a,b\n1,2\n")); len(problems) != 1 || problems[0].Code != "missing-column" {
		t.Errorf("got %v", problems)
	}
}

func TestAssumptionsThatLackOrAreWrongAreNamed(t *testing.T) {
	_, table := opened(t, file(t, "shopify.csv"), nil)
	for name, c := range map[string]struct {
		change func(*Assumptions)
		field  string
	}{
		"no mode":        {func(a *Assumptions) { a.Mode = "" }, "mode"},
		"no origin":      {func(a *Assumptions) { a.Origin = "" }, "origin"},
		"no such origin": {func(a *Assumptions) { a.Origin = "XX" }, "origin"},
		"from the US":    {func(a *Assumptions) { a.From = "US" }, "from"},
		"no such fact":   {func(a *Assumptions) { a.Facts = []string{"nice"} }, "facts"},
	} {
		t.Run(name, func(t *testing.T) {
			assumed := express()
			c.change(&assumed)
			_, err := table.Answer(theTariff(), assumed, InTurn)
			problems, _ := err.(calc.Problems)
			if len(problems) != 1 || problems[0].Subject.Field.String() != c.field {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestSharedOutAndInTurnComeToTheSame answers parts in another order.
func TestSharedOutAndInTurnComeToTheSame(t *testing.T) {
	_, table := opened(t, sampleFile(t, 60_000), nil)
	inTurn := answered(t, table, express())
	backwards, err := table.Answer(theTariff(), express(), func(n int, do func(int)) {
		var wait sync.WaitGroup
		for part := n - 1; part >= 0; part-- {
			wait.Go(func() { do(part) })
		}
		wait.Wait()
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := table.shipments.n; n <= partSize {
		t.Fatalf("%d shipments are one part only", n)
	}
	for n := range uint32(table.rows.n) {
		if x, y := inTurn.Row(n), backwards.Row(n); !reflect.DeepEqual(x, y) {
			t.Fatalf("row %d: %+v, %+v", n, x, y)
		}
	}
}

// written writes the result of a file.
func written(t *testing.T, a *Answers, text []byte, render Render) string {
	t.Helper()
	p := NewPass(a, render)
	var out bytes.Buffer
	for len(text) > 0 {
		n := min(len(text), 100)
		part, err := p.Write(text[:n])
		if err != nil {
			t.Fatal(err)
		}
		out.Write(part)
		text = text[n:]
	}
	rest, err := p.End()
	if err != nil {
		t.Fatal(err)
	}
	return out.String() + string(rest)
}

func TestTheResultHasTheFilesColumnsAndOurs(t *testing.T) {
	for name, delimiter := range map[string]rune{"shopify.csv": ',', "etsy_items.csv": ',', "uci_usa.csv": ',', "german.csv": ';'} {
		text := file(t, name)
		_, table := opened(t, text, withRates)
		result := written(t, answered(t, table, express()), text, CSV)
		read := func(text string) [][]string {
			r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
			r.Comma = delimiter
			records, err := r.ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return records
		}
		d := decoder{encoding: table.Encoding}
		before, after := read(string(d.decode(text))), read(result)
		if len(after) != len(before) {
			t.Fatalf("%s: %d lines became %d", name, len(before), len(after))
		}
		for i, record := range before {
			if len(after[i]) != len(record)+len(ResultColumns) {
				t.Fatalf("%s, record %d: %d cells became %d", name, i, len(record), len(after[i]))
			}
			for k, cell := range record {
				if got := after[i][k]; got != cell && got != "'"+cell {
					t.Errorf("%s, record %d: %q became %q", name, i, cell, got)
				}
			}
		}
	}
}

func TestCellsThatASpreadsheetWouldRunAreNot(t *testing.T) {
	for cell, want := range map[string]bool{"=1+1": true, "@SUM(A1)": true, "+1+1": true, "-1+cmd|' /C calc'!A0": true, "\t=1": true, " =1": true, "＝1": true,
		"\n=1": true, "\n1": true, "\u00a0=1": true, "\u200b=1": true, "\ufeff=1": true, "\u2028+1+1": true, "\u2060@a": true, " \u200b -1+cmd": true, "\u00a0\u200b＝1": true, "\u0000=1": true,
		"\u00a0-5.00": false, "\u00a0x=1": false, "é=1": false, "\u200b": false, "¥5": false,
		"-5.00": false, "+49": false, "12": false, "a=b": false, "": false, "-": false, "Größe": false} {
		if got := (&formulas{text: []byte(cell)}).runs(0); got != want {
			t.Errorf("%q: got %v", cell, got)
		}
	}
	text := file(t, "shopify.csv")
	_, table := opened(t, text, nil)
	if result := written(t, answered(t, table, express()), text, CSV); !strings.Contains(result, `"'=HYPERLINK(""http://example.com"")"`) {
		t.Error("the formula in the goods' name stands as it was")
	}
}

func TestAFileThatChangedMeanwhileIsNotWritten(t *testing.T) {
	text := file(t, "uci_usa.csv")
	_, table := opened(t, text, withRates)
	a := answered(t, table, express())
	p := NewPass(a, CSV)
	if _, err := p.Write(bytes.Replace(text, []byte("3.95"), []byte("9.95"), 1)); err == nil || !strings.Contains(err.Error(), "line 2 ") {
		t.Errorf("another price: %v", err)
	}
	p = NewPass(a, CSV)
	if _, err := p.Write(text[:2000]); err != nil {
		t.Fatal(err)
	}
	if _, err := p.End(); err == nil {
		t.Error("a shorter file was taken for the same")
	}
}

func TestRowsAreFilteredAndSorted(t *testing.T) {
	_, table := opened(t, file(t, "shopify.csv"), nil)
	a := answered(t, table, express())
	for name, c := range map[string]struct {
		view View
		want []uint32
	}{
		"all in the file's order":  {View{Filter: Filter{PersonDay: -1}}, []uint32{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
		"the last line first":      {View{Sort: "line", Descending: true, Filter: Filter{PersonDay: -1, Outcome: "exempt"}}, []uint32{3}},
		"a person's":               {View{Filter: Filter{PersonDay: -1, Text: "ANA@"}}, []uint32{0, 1, 2, 10}},
		"a product's":              {View{Filter: Filter{PersonDay: -1, Text: "nb-1"}}, []uint32{5, 7, 10}},
		"the dearest first":        {View{Sort: "retail", Descending: true, Filter: Filter{PersonDay: -1, Status: "counted"}}, []uint32{0, 1, 2, 3, 10}},
		"by month":                 {View{Filter: Filter{PersonDay: -1, Month: "2025-05", Status: "counted"}}, []uint32{10}},
		"of one person-day":        {View{Filter: Filter{PersonDay: 0}}, []uint32{0, 1, 2}},
		"over what was free":       {View{Filter: Filter{PersonDay: -1, Over: true}}, []uint32{0, 1, 2, 10}},
		"those sent back or so on": {View{Filter: Filter{PersonDay: -1, Status: "refund"}}, []uint32{6, 7}},
	} {
		t.Run(name, func(t *testing.T) {
			got := a.FindRows(c.view)
			if len(got) != len(c.want) {
				t.Fatalf("got %v, want %v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Fatalf("got %v, want %v", got, c.want)
				}
			}
		})
	}
}

// The columns of a result add up to the summary.
func TestRowsAddUpToTheSummary(t *testing.T) {
	_, table := opened(t, sampleFile(t, 5000), nil)
	for _, mode := range []law.Mode{"express", "post"} {
		assumed := express()
		assumed.Mode, assumed.ECCF = mode, mode == "express"
		a := answered(t, table, assumed)
		s := a.Summary(theTariff())
		var duty, fees, total calc.Cents
		for n := range uint32(table.rows.n) {
			r := a.Row(n)
			for _, sum := range []struct {
				into *calc.Cents
				of   calc.Cents
			}{{&duty, r.Duty}, {&fees, r.Fees}, {&total, r.Total}} {
				if sum.of != calc.Unknown {
					*sum.into += sum.of
				}
			}
		}
		if duty != s.Duty || total != s.Total || fees != s.Fees {
			t.Errorf("%s: rows come to %d, %d, %d, the summary to %d, %d, %d", mode, duty, fees, total, s.Duty, s.Fees, s.Total)
		}
	}
}

func dollars(c calc.Cents) string {
	if c == calc.Unknown {
		return "unknown"
	}
	return string(AppendCents(nil, c))
}

func nullable(d decimal.NullDecimal) string {
	if !d.Valid {
		return "unknown"
	}
	return d.Decimal.StringFixed(2)
}
