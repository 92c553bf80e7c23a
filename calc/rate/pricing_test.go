package rate_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/example"
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
		want, err := check.Range(nil, s, tariff)
		if err != nil {
			t.Fatal(err)
		}
		got, err := rater.Price(&s)
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
		is := fmt.Sprint(got.Outcome, amount(got.Duty), amount(got.Fees), amount(got.Total), amount(got.Could.Least), amount(got.Could.Most), asked(got.Asks), len(got.Unsupported))
		right := fmt.Sprint(want.Outcome, amountOf(want.Duty), amountOf(want.Fees), amountOf(want.Total), amount(want.CouldBe.Least), amount(want.CouldBe.Most), asked(want.Asks), len(want.Unsupported))
		if is != right {
			t.Fatalf("the price is\n%s\nCheckRange says\n%s\nof %+v", is, right, s)
		}
	}
}
