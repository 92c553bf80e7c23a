package articles

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/articles"
	"section321/calc/day"
	"section321/calc/law"
	"section321/calc/wire/native"
)

func answered(t testing.TB, table string, q articles.Question) ([]Product, []Answer) {
	t.Helper()
	all, _, err := Read(strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := NewClerk(native.Calculator(), nil).Ask(all, &q)
	if err != nil {
		t.Fatal(err)
	}
	return all, answers
}

var asked = articles.Question{Origins: []string{"CN", "MX"}, Modes: []law.Mode{"express"}, Days: []day.Date{"2026-09-01"}}

// A shirt of 24.00 pays 16.5% (3.96), 12.5% (3.00) and, from China, 7.5% (1.80); the waybill
// costs 1.34. From Mexico it pays 16.5% and 10% (2.40), and neither under USMCA.
func TestAProductFromEachOrigin(t *testing.T) {
	products, answers := answered(t, "\ufeffSKU,Colour,HTS,value\nA-1,red,6109.10.00.12,24\n", asked)
	if len(products) != 1 || products[0].SKU() != "A-1" || len(answers) != 2 {
		t.Fatal(products, answers)
	}
	china, mexico := answers[0], answers[1]
	if china.Duty != 876 || china.Fees != 134 || china.Total != 1010 || china.Cheapest != "" || china.Program != "" {
		t.Errorf("%+v", china)
	}
	if mexico.Duty != 636 || mexico.Cheapest != "yes" || mexico.Program != "S" || mexico.ProgramName.String() != "USMCA" || mexico.WithProgram != 134 || mexico.Could.Least != 134 {
		t.Errorf("%+v", mexico)
	}
}

// The cheapest is only perhaps so where the ranges overlap, as those of a heading do.
func TestWhatIsOpenIsNotDecided(t *testing.T) {
	_, answers := answered(t, "sku,hts,value\nmug,6912,10\npot,7323.93.00.80,40\n", asked)
	for _, a := range answers {
		if a.Cheapest == "yes" || a.Could.Least == a.Could.Most || a.Open.Silent() {
			t.Errorf("%+v", a)
		}
	}
	if answers[0].Total != calc.Unknown || answers[0].Outcome != "incomplete" {
		t.Errorf("%+v", answers[0])
	}
}

// 20 EUR at 1.10 are 22.00: 16.5% is 3.63, 12.5% 2.75 and 7.5% 1.65, together 8.03.
func TestACurrency(t *testing.T) {
	q := asked
	q.Origins, q.Rates = nil, map[string]decimal.Decimal{"EUR": decimal.RequireFromString("1.10")}
	_, answers := answered(t, "sku,hts,value,currency,origin\nA,6109.10.00.12,20,EUR,CN\nB,6109.10.00.12,20,GBP,CN\n", q)
	if answers[0].Duty != 803 || answers[1].Problems == nil {
		t.Errorf("%+v", answers)
	}
}

func TestBadTables(t *testing.T) {
	for table, says := range map[string]string{
		"":                   "first line names the columns",
		"name,price\n":       "needs a column sku",
		"sku,hts\n":          "value or customsValue",
		"sku,value,SKU\n":    "stands twice",
		"sku,value\nA,\"1\n": "Line 2 of the table cannot be read",
		"sku,value\n" + strings.Repeat("A,1\n", articles.Most+1): "more than 100000 products",
	} {
		if _, _, err := Read(strings.NewReader(table)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.30q: %v", table, err)
		}
	}
	_, answers := answered(t, "sku,hts,value,measures\nA,12,1,\nB,6109.10.00.12,x,\nC,6109.10.00.12,1,kg\nD\n", asked)
	for _, a := range answers {
		if a.Problems == nil || a.Total != calc.Unknown {
			t.Errorf("%+v", a)
		}
	}
}

// What a table says with each product is what check says of its shipment: for goods that are
// known, open and of a heading, below and above each limit.
func TestATableSaysWhatCheckSays(t *testing.T) {
	var table strings.Builder
	table.WriteString("sku,hts,value\n")
	for i, value := range []string{"0.01", "4.50", "19.99", "199", "800", "800.01", "2500", "2500.01", "31000.49"} {
		for _, number := range []string{"6109.10.00.12", "3926.90.99.89", "6912", "7323.93.00.80", "9503.00.00.73", "9102.11.10.10", "4911.91.40.20"} {
			fmt.Fprintf(&table, "%d,%s,%s\n", i, number, value)
		}
	}
	q := asked
	q.Modes, q.Days = []law.Mode{"express", "post", "ocean"}, []day.Date{"2021-10-21", "2026-09-01"}
	products, answers := answered(t, table.String(), q)
	for i := range answers {
		a := &answers[i]
		p := &products[a.Product]
		request := fmt.Sprintf(`{"date":%q,"mode":%q,"from":%q,"items":[{"hts":%q,"origin":%q,"retailValue":%q}]}`, a.Day, a.Mode, a.Origin, p.Number(), a.Origin, p.cells["value"])
		var said struct {
			Outcome           string
			Duty, Fees, Total *string
			CouldBe           struct{ Least, Most string }
			Asks              []struct{ Question string }
		}
		if err := json.Unmarshal(native.Calculator().Answer("check", []byte(request)), &said); err != nil {
			t.Fatal(err)
		}
		or := func(s *string) string {
			if s == nil {
				return ""
			}
			return *s
		}
		is := fmt.Sprint(a.Outcome, " ", amount(a.Duty), " ", amount(a.Fees), " ", amount(a.Total), " ", amount(a.Could.Least), " ", amount(a.Could.Most))
		if want := fmt.Sprint(said.Outcome, " ", or(said.Duty), " ", or(said.Fees), " ", or(said.Total), " ", said.CouldBe.Least, " ", said.CouldBe.Most); is != want {
			t.Errorf("%s: %s, check says %s", request, is, want)
		}
		if len(said.Asks) > 0 && said.Asks[0].Question != a.Open.String() {
			t.Errorf("%s: asks %q, check %q", request, a.Open, said.Asks[0].Question)
		}
	}
}

// Ten thousand products of seven numbers and as many values, one of which has a question.
func BenchmarkTenThousandProducts(b *testing.B) {
	numbers := []string{"6109.10.00.12", "7117.19.90.00", "4202.22.15.00", "3926.90.99.89", "8518.30.20.00", "9503.00.00.73", "6402.99.31.65"}
	var table strings.Builder
	table.WriteString("sku,hts,value,origin\n")
	for i := range 10_000 {
		fmt.Fprintf(&table, "%d,%s,%d.%02d,CN\n", i, numbers[i%len(numbers)], 5+i%211, i/211)
	}
	q := asked
	q.Origins = nil
	for b.Loop() {
		if _, answers := answered(b, table.String(), q); len(answers) != 10_000 {
			b.Fatal(len(answers))
		}
	}
}
