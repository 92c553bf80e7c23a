package orders

import (
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
)

// Of quantities that some goods of a kind do not have, nothing is known of all of them.
func TestQuantitiesOfAllGoodsOfAKind(t *testing.T) {
	of := func(pairs ...any) map[string]decimal.Decimal {
		all := map[string]decimal.Decimal{}
		for i := 0; i < len(pairs); i += 2 {
			all[pairs[i].(string)] = decimal.NewFromInt(int64(pairs[i+1].(int)))
		}
		return all
	}
	var sum map[string]decimal.Decimal
	lacking := map[string]bool{}
	for i, more := range []map[string]decimal.Decimal{of("kg", 2, "no", 1), of("kg", 3), of("kg", 4, "no", 5)} {
		sum = together(sum, more, i > 0, lacking)
	}
	if len(sum) != 1 || !sum["kg"].Equal(decimal.NewFromInt(9)) {
		t.Errorf("%v, want 9 kg and nothing else", sum)
	}
}

func filed(t *testing.T, text string) *Answers {
	_, table := opened(t, []byte(text), func(o *Options) {
		o.Country, o.Currency = "US", "USD"
	})
	return answered(t, table, express())
}

// Three orders of two days: 2 mugs at 10.00, 3 mugs at 11.00 and a shirt at 24.00, and one that
// was free by itself in 2021. The mugs are one line of 53.00, the shirt another of 24.00.
func TestOrdersPutTogether(t *testing.T) {
	a := filed(t, "Order,Date,Email,SKU,Quantity,Unit price,HTS,Origin\n"+
		"1,2026-08-30,a@x.com,MUG,2,10.00,6912.00.44.00,CN\n"+
		"2,2026-09-01,b@x.com,BIG,3,11.00,6912.00.44.00,CN\n"+
		"3,2026-09-01,c@x.com,TEE,1,24.00,6109.10.00.12,CN\n"+
		"4,2021-10-21,d@x.com,TEE,1,24.00,6109.10.00.12,CN\n")
	whole, err := a.Together("")
	if err != nil {
		t.Fatal(err)
	}
	s := whole.Shipment
	if whole.Orders != 3 || whole.Free != 1 || whole.First != "2026-08-30" || whole.Last != "2026-09-01" || s.Date != "2026-09-01" || len(s.Items) != 2 {
		t.Fatalf("%+v", whole)
	}
	for i, want := range []struct{ about, value string }{{"BIG, MUG", "53"}, {"TEE", "24"}} {
		if it := s.Items[i]; it.Description != want.about || it.CustomsValue.String() != want.value || it.RetailValue.String() != want.value || it.Origin != "CN" {
			t.Errorf("%+v, want %s of %s", it, want.about, want.value)
		}
	}
	if later, err := a.Together("2026-10-01"); err != nil || later.Shipment.Date != "2026-10-01" {
		t.Error(later, err)
	}
	free := filed(t, "Order,Date,Email,SKU,Quantity,Unit price,HTS,Origin\n4,2021-10-21,d@x.com,TEE,1,24.00,6109.10.00.12,CN\n")
	if _, err := free.Together(""); err == nil || err.(calc.Problems)[0].Code != "nothing-owed" {
		t.Error(err)
	}
}
