package articles

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"section321/calc/day"
	"section321/calc/wire/native"
)

const shop = "sku,hts,origin,value,measures\n" +
	"TEE,6109.10.00.12,CN,24,\nTEE-L,6109100012,CN,48,\n" + // 16.5 + 12.5 + 7.5 = 36.5 percent
	"MANGO,0804.50.40.55,MX,30,kg=4\n" + // 6.6 cents a kilogram
	"MUG,6912,CN,10,\n" + // not decided
	"ODD,,CN,10,\n"

func table(t *testing.T, text string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		all = append(all, row)
	}
	return all
}

// A row with a country of destination is a rule, and one without says what no rule does.
func TestRulesForWooCommerce(t *testing.T) {
	q := asked
	q.Origins = nil
	products, answers := answered(t, shop, q)
	var b strings.Builder
	if err := WooCommerce(&b, native.Calculator().Law(), products, answers); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "Country,Type,Rate,Amount,Minimum,Maximum,Label,Taxable,Tax Class,Rule ID,From Country,To Country,Match Type,HS Code,Priority,Stacking Mode,Valuation Method,Depends On\n") {
		t.Error(b.String())
	}
	var rules, said []string
	for _, r := range table(t, b.String()) {
		if r["To Country"] == "" && r["Country"] == "" {
			said = append(said, r["Label"])
			continue
		}
		rules = append(rules, strings.Join([]string{r["From Country"], r["To Country"], r["Type"], r["Rate"], r["Match Type"], r["HS Code"], r["Priority"], r["Stacking Mode"]}, " "))
	}
	if want := []string{"CN US percentage 36.5 hs_code 6109.10.00.12,6109100012 10 exclusive"}; !slices.Equal(rules, want) {
		t.Errorf("%q", rules)
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"MANGO of MX: A duty is by weight", "MUG of CN: The duty is not known", "ODD of CN: ", "Fees are for a shipment", "by weight or number", "checked through"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said in\n%s", want, all)
		}
	}
}

func TestATableOfPrices(t *testing.T) {
	q := asked
	q.Origins, q.Days = nil, []day.Date{"2026-09-01", "2021-10-21"}
	products, answers := answered(t, shop, q)
	var b strings.Builder
	if err := Prices(&b, native.Calculator().Law(), products, answers); err != nil {
		t.Fatal(err)
	}
	rows := table(t, b.String())
	if r := rows[0]; r["percent"] != "36.5" || r["duty"] != "8.76" || r["date"] != "2026-09-01" {
		t.Errorf("%v", r)
	}
	if r := rows[1]; r["percent"] != "" || !strings.Contains(r["note"], "by person and day") {
		t.Errorf("%v", r)
	}
	if r := rows[4]; r["sku"] != "MANGO" || r["percent"] != "" || r["duty"] != "0.26" || !strings.Contains(r["note"], "weight or number") {
		t.Errorf("%v", r)
	}
	if !strings.Contains(b.String(), "least and most amounts") {
		t.Error("what a table cannot say is not in it")
	}
}

// A shop's own words run nowhere, and break no line of the extension's reader.
func TestAHostileTableForAShop(t *testing.T) {
	q := asked
	q.Origins = nil
	products, answers := answered(t, "sku,hts,origin,value\n\"=1+1\nX\",0804.50.40.55,MX,30\n", q)
	var b strings.Builder
	if err := WooCommerce(&b, native.Calculator().Law(), products, answers); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if n := len(table(t, strings.Join(woocommerce, ",")+"\n"+line)); n != 1 && !strings.HasPrefix(line, "Country,") {
			t.Errorf("%q is %d rows", line, n)
		}
	}
}
