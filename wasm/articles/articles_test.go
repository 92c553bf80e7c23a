package articles

import (
	"fmt"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

func ask(t testing.TB, table string, q Question) ([]Product, []Answer) {
	t.Helper()
	all, _, err := Read(strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := Ask(native.Calculator(), all, q)
	if err != nil {
		t.Fatal(err)
	}
	return all, answers
}

var asked = Question{Origins: []string{"CN", "MX"}, Modes: []string{"express"}, Days: []string{"2026-09-01"}}

// A shirt of 24.00 pays 16.5% (3.96), 12.5% (3.00) and, from China, 7.5% (1.80); the waybill
// costs 1.34. From Mexico it pays 16.5% and 10% (2.40), and neither under USMCA.
func TestAProductFromEachOrigin(t *testing.T) {
	products, answers := ask(t, "\ufeffSKU,Colour,HTS,value\nA-1,red,6109.10.00.12,24\n", asked)
	if len(products) != 1 || products[0].SKU() != "A-1" || len(answers) != 2 {
		t.Fatal(products, answers)
	}
	china, mexico := answers[0], answers[1]
	if china.Duty != "8.76" || china.Fees != "1.34" || china.Total != "10.10" || china.Cheapest != "" || china.Program != "" {
		t.Errorf("%+v", china)
	}
	if mexico.Duty != "6.36" || mexico.Cheapest != "yes" || mexico.Program != "S USMCA" || mexico.WithProgram != "1.34" || mexico.Least != "1.34" {
		t.Errorf("%+v", mexico)
	}
}

// The cheapest is only perhaps so where the ranges overlap, as those of a heading do.
func TestWhatIsOpenIsNotDecided(t *testing.T) {
	_, answers := ask(t, "sku,hts,value\nmug,6912,10\npot,7323.93.00.80,40\n", asked)
	for _, a := range answers {
		if a.Cheapest == "yes" || a.Least == a.Most || a.Question == "" {
			t.Errorf("%+v", a)
		}
	}
	if answers[0].Total != "" || answers[0].Outcome != "incomplete" {
		t.Errorf("%+v", answers[0])
	}
}

func TestTheCheapestOrigin(t *testing.T) {
	for _, test := range []struct{ what, got, want string }{
		{"apart", marks(Answer{Total: "5", Least: "5", Most: "6"}, Answer{Total: "7", Least: "6", Most: "9"}), "yes,"},
		{"overlapping", marks(Answer{Total: "5", Least: "5", Most: "8"}, Answer{Total: "7", Least: "6", Most: "9"}), "perhaps,"},
		{"alike", marks(Answer{Total: "5", Least: "5", Most: "5"}, Answer{Total: "5", Least: "5", Most: "5"}), "yes,yes"},
		{"one without bounds", marks(Answer{Total: "5", Least: "5", Most: "5"}, Answer{}), "perhaps,"},
		{"one that may not come in", marks(Answer{Total: "5", Least: "5", Most: "5"}, Answer{Outcome: "prohibited"}), "yes,"},
		{"one that cannot be answered", marks(Answer{Total: "5", Least: "5", Most: "5"}, Answer{Problem: "x"}), "perhaps,"},
		{"alone", marks(Answer{Total: "5", Least: "5", Most: "5"}), ""},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
}

func marks(all ...Answer) string {
	markCheapest(all)
	var words []string
	for _, a := range all {
		words = append(words, a.Cheapest)
	}
	return strings.Join(words, ",")
}

// 20 EUR at 1.10 are 22.00: 16.5% is 3.63, 12.5% 2.75 and 7.5% 1.65, together 8.03.
func TestACurrency(t *testing.T) {
	q := asked
	q.Origins, q.Rates = nil, map[string]string{"EUR": "1.10"}
	_, answers := ask(t, "sku,hts,value,currency,origin\nA,6109.10.00.12,20,EUR,CN\nB,6109.10.00.12,20,GBP,CN\n", q)
	if answers[0].Duty != "8.03" || answers[1].Problem == "" {
		t.Errorf("%+v", answers)
	}
}

func TestBadTables(t *testing.T) {
	for table, says := range map[string]string{
		"":                   "the first line names the columns",
		"name,price\n":       "needs a column sku",
		"sku,hts\n":          "value or customsValue",
		"sku,value,SKU\n":    "stands twice",
		"sku,value\nA,\"1\n": "reading the table",
		"sku,value\n" + strings.Repeat("A,1\n", Most+1): "more than 100000 products",
	} {
		if _, _, err := Read(strings.NewReader(table)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.30q: %v", table, err)
		}
	}
	q := asked
	q.Days = make([]string, 30)
	if _, err := Ask(native.Calculator(), make([]Product, Most), q); err == nil || !strings.Contains(err.Error(), "6000000 answers") {
		t.Error(err)
	}
	_, answers := ask(t, "sku,hts,value,measures\nA,12,1,\nB,6109.10.00.12,x,\nC,6109.10.00.12,1,kg\nD\n", asked)
	for _, a := range answers {
		if a.Problem == "" || a.Total != "" {
			t.Errorf("%+v", a)
		}
	}
}

// Ten thousand products of seven numbers and many values.
func BenchmarkTenThousandProducts(b *testing.B) {
	numbers := []string{"6109.10.00.12", "7117.19.90.00", "4202.22.15.00", "3926.90.99.89", "8518.30.20.00", "9503.00.00.73", "6402.99.31.65"}
	var table strings.Builder
	table.WriteString("sku,hts,value,origin\n")
	for i := range 10_000 {
		fmt.Fprintf(&table, "%d,%s,%d.%02d,CN\n", i, numbers[i%len(numbers)], 5+i%300, i%100)
	}
	q := asked
	q.Origins = nil
	for b.Loop() {
		if _, answers := ask(b, table.String(), q); len(answers) != 10_000 {
			b.Fatal(len(answers))
		}
	}
}
