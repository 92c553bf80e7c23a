package rate_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/example"
	"section321/calc/law"
	"section321/calc/rate"
)

// TestAPriceIsWhatCheckRangeSays holds prices, whose ranges are worked out only where something
// is open, equal to those of a question by itself: a dozen of each kind of goods, of all worths.
func TestAPriceIsWhatCheckRangeSays(t *testing.T) {
	tariff := example.Tariff(t)
	r := shipments{rand.New(rand.NewPCG(23, 321)), tariff.Law.Days()}
	rater := rate.New(tariff)
	var s calc.Shipment
	var items []calc.Item
	for i := range 2400 {
		if i%24 == 0 {
			s, items = r.frame(), []calc.Item{r.item(), r.item()}
			s.Rates = map[string]decimal.Decimal{}
		}
		it := items[r.IntN(2)]
		w := rate.Worth{Retail: r.worth(), Customs: r.worth()}
		if r.IntN(2) == 0 {
			w.Customs = w.Retail
		}
		if it.MetalValue != nil {
			w.Customs = max(w.Customs, 375)
		}
		it.RetailValue, it.CustomsValue = w.Retail.Dollars(), w.Customs.Dollars()
		if r.IntN(8) == 0 {
			it.RetailValue = it.RetailValue.Add(decimal.New(1, -3)) // a fraction of a cent, as exchange leaves
		}
		s.Items = []calc.Item{it}
		samePrice(t, rater, &s, tariff)
	}
}

// TestGoodsOfOneKindArePricedFromOne holds what is scaled from one worth to others equal to what
// is worked out of each: goods with questions of every sort, on days old and new. It holds that
// they are scaled, too: nothing is worked out of those that follow.
func TestGoodsOfOneKindArePricedFromOne(t *testing.T) {
	tariff := example.Tariff(t)
	r := shipments{rand.New(rand.NewPCG(2300, 321)), tariff.Law.Days()}
	for _, of := range []struct {
		number, origin string
		scaled         bool
	}{
		{"6109100012", "MX", true},  // a program
		{"6109100012", "KR", true},  // another
		{"61091000", "JO", true},    // numbers under it
		{"9403608093", "VN", true},  // facts that are not known
		{"9403608081", "VN", false}, // a number of another year, the question for which names dollars
		{"8708295160", "CA", false}, // metal, and many facts
		{"9503000073", "CN", true},  // an exclusion
		{"6104220010", "IL", true},  // an agreement
		{"7326908688", "CN", false}, // metal in them, of which the rest is made up
		{"2204215040", "FR", true},  // a rate that goes by the liter
	} {
		rater := rate.New(tariff)
		s := calc.Shipment{Date: law.Date(fmt.Sprintf("2026-%02d-%02d", 3+r.IntN(7), 1+r.IntN(28))), Purpose: "sale", Mode: oneOf[calc.Mode](r, "express", "ocean"), From: of.origin,
			Person: calc.Person{Kind: "buyer"}, Filing: "automated"}
		worked := 0
		for i := range 60 {
			w := r.worth().Dollars().Add(decimal.NewFromInt(20))
			if i%2 == 0 || i >= 40 { // within the same limits
				w = decimal.New(int64(2000+r.IntN(20000)), -2)
			}
			s.Items = []calc.Item{{HTS: of.number, Origin: of.origin, Quantity: decimal.NewFromInt(1), Currency: "USD", RetailValue: w, CustomsValue: w}}
			samePrice(t, rater, &s, tariff)
			if i == 39 {
				worked = rater.Ranged()
			}
		}
		if of.scaled && rater.Ranged() > worked {
			t.Errorf("%s of %s on %s by %s: the last twenty took %d more to work out", of.number, of.origin, s.Date, s.Mode, rater.Ranged()-worked)
		}
	}
}

// samePrice holds the price of a shipment equal to what CheckRange says.
func samePrice(t *testing.T, rater *rate.Rater, s *calc.Shipment, tariff *calc.Tariff) {
	t.Helper()
	want, err := check.Range(nil, *s, tariff)
	if err != nil {
		t.Fatal(err)
	}
	got, err := rater.Price(s)
	if err != nil {
		t.Fatal(err)
	}
	asked := func(asks []calc.Ask) (all []string) {
		for _, q := range asks {
			all = append(all, fmt.Sprint(q.Subject)+" "+q.Text().String())
			for _, o := range q.Options {
				all = append(all, fmt.Sprint(o.Answer, amount(o.Least), amount(o.Most)))
			}
		}
		return all
	}
	is := fmt.Sprint(got.Outcome, amount(got.Duty), amount(got.Fees), amount(got.Total), amount(got.Could.Least), amount(got.Could.Most), got.Could.Why, asked(got.Asks), len(got.Unsupported))
	right := fmt.Sprint(want.Outcome, amountOf(want.Duty), amountOf(want.Fees), amountOf(want.Total), amount(want.CouldBe.Least), amount(want.CouldBe.Most), want.CouldBe.Why, asked(want.Asks), len(want.Unsupported))
	if is != right {
		t.Fatalf("the price is\n%s\nCheckRange says\n%s\nof %+v", is, right, *s)
	}
}
