package rate_test

import (
	"encoding/json"
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

// shipments draws shipments that lie close to where the law changes its mind: on
// the days of changes, at the limits, of goods with duties of every kind.
type shipments struct {
	*rand.Rand
	days []law.Date
}

func oneOf[T any](r shipments, of ...T) T { return of[r.IntN(len(of))] }

func (r shipments) frame() calc.Shipment {
	day := r.days[r.IntN(len(r.days))].AddDays(r.IntN(3) - 1)
	if r.IntN(4) > 0 {
		day = law.Date(fmt.Sprintf("%04d-%02d-%02d", 2019+r.IntN(9), 1+r.IntN(12), 1+r.IntN(28)))
	}
	s := calc.Shipment{Date: day, Purpose: "sale", Person: calc.Person{Kind: calc.PersonKind(oneOf(r, "buyer", "buyer", "owner", "retailer"))},
		Mode: calc.Mode(oneOf(r, "post", "express", "truck", "ocean", "air")), From: oneOf(r, "CN", "CA", "MX", "DE"), Filing: calc.Filing(oneOf(r, "automated", "automated", "manual"))}
	s.ECCF = s.Mode == "express"
	s.WithdrawnFrom = calc.Storage(oneOf(r, "", "", "", "ftz"))
	s.PostalMethod = calc.PostalMethod(oneOf(r, "", "ad-valorem", "specific"))
	return s
}

func (r shipments) item() calc.Item {
	return calc.Item{Quantity: example.Dollars("1"), Currency: "USD",
		HTS:    oneOf(r, "", "6109100012", "61091000", "4202923131", "7326908688", "8471300100", "3926909989", "9503000073", "2204215040", "8517130000", "0402101000", "3303003000", "73239300", "7616995190"),
		Origin: oneOf(r, "CN", "CN", "VN", "MX", "CA", "DE", "RU", "KR"), Claim: oneOf(r, "", "", "", "S", "KR"),
		Facts:      oneOf(r, nil, nil, nil, []string{"pga"}, []string{"adcvd"}, []string{"informational"}, []string{"donation"}),
		MetalValue: oneOf(r, nil, nil, nil, nil, map[string]decimal.Decimal{"aluminum": example.Dollars("0.75"), "steel": example.Dollars("3")})}
}

// worth draws a value, often at an amount of the law or a cent beside it.
func (r shipments) worth() calc.Cents {
	switch r.IntN(12) {
	case 0:
		return calc.Cents(r.IntN(40_000_000))
	case 1, 2, 3, 4, 5, 6, 7:
		return calc.Cents(r.IntN(400_000))
	}
	return max(0, oneOf[calc.Cents](r, 0, 50, 500, 10000, 20000, 25000, 80000, 80000, 200000, 250000, 250000)+calc.Cents(r.IntN(3)-1))
}

// TestARaterOfSomeGoodsSaysWhatCheckSaysOnEachDay holds that nothing that bears on goods
// changes within what a Rater that is told of them takes for one period of their law.
func TestARaterOfSomeGoodsSaysWhatCheckSaysOnEachDay(t *testing.T) {
	tariff := example.Tariff(t)
	r := shipments{rand.New(rand.NewPCG(88, 321)), tariff.Law.Days()}
	for range 40 {
		items := []calc.Item{r.item(), r.item()}
		rater := rate.New(tariff, items...)
		s := r.frame()
		for range 120 {
			s.Date = r.frame().Date
			it := items[r.IntN(2)]
			w := rate.Worth{Retail: r.worth()}
			w.Customs = max(w.Retail, 375)
			it.RetailValue, it.CustomsValue = w.Retail.Dollars(), w.Customs.Dollars()
			s.Items = []calc.Item{it}
			want, err := check.Shipment(s, tariff)
			if err != nil {
				t.Fatal(err)
			}
			g, err := rater.Goods(&s)
			if err != nil {
				t.Fatal(err)
			}
			got := rater.Rate([]*rate.Goods{g}, []rate.Worth{w}, 0)
			heard := func(a *calc.Answer) (said []string) {
				for _, because := range a.Exemption.Because {
					said = append(said, because.Rule)
				}
				for _, l := range a.Lines {
					said = append(said, l.Layer+" "+l.Heading)
				}
				for _, n := range a.NotApplied {
					said = append(said, n.Layer+": "+n.Why.String())
				}
				for _, q := range a.Asks {
					said = append(said, fmt.Sprint(q.Subject)+": "+q.Text().String())
				}
				return said
			}
			is := fmt.Sprint(got.Outcome, amount(got.Limit), amount(got.Duty), amount(got.Fees), amount(got.Total), heard(got.Answer))
			if right := fmt.Sprint(want.Outcome, amountOf(want.Exemption.Limit), amountOf(want.Duty), amountOf(want.Fees), amountOf(want.Total), heard(want)); is != right {
				text, _ := json.Marshal(s)
				t.Errorf("the rater says\n%s\nCheck\n%s\nof %s", is, right, text)
			}
		}
	}
}

// TestTheRaterSaysWhatCheckSays holds the fast way equal to the exact one.
func TestTheRaterSaysWhatCheckSays(t *testing.T) {
	tariff := example.Tariff(t)
	r := shipments{rand.New(rand.NewPCG(321, 1321)), tariff.Law.Days()}
	rater := rate.New(tariff)
	var s calc.Shipment
	var items []calc.Item
	for i := range 6000 {
		if i%12 == 0 { // a dozen of a kind, so that what is remembered is used
			s, items = r.frame(), []calc.Item{r.item(), r.item()}
		}
		n := oneOf(r, 1, 1, 2, 3)
		goods, worth := []*rate.Goods{}, []rate.Worth{}
		whole := s
		prior := oneOf(r, 0, 0, r.worth())
		whole.PriorToday = prior.Dollars()
		for range n {
			it := items[r.IntN(len(items))]
			w := rate.Worth{Retail: r.worth(), Customs: r.worth()}
			if it.MetalValue != nil {
				w.Customs = max(w.Customs, 375) // what the metals are worth
			}
			if r.IntN(2) == 0 {
				w.Measures = map[string]decimal.Decimal{"kg": example.Dollars("2.5"), "liter": example.Dollars("3")}
			}
			it.RetailValue, it.CustomsValue, it.Measures = w.Retail.Dollars(), w.Customs.Dollars(), w.Measures
			whole.Items = append(whole.Items, it)
			one := s
			one.Items = []calc.Item{it}
			g, err := rater.Goods(&one)
			if err != nil {
				t.Fatal(err)
			}
			goods, worth = append(goods, g), append(worth, w)
		}
		want, err := check.Shipment(whole, tariff)
		if err != nil {
			t.Fatal(err)
		}
		got := rater.Rate(goods, worth, prior)
		say := func(what string, got, want any) {
			if fmt.Sprint(got) != fmt.Sprint(want) {
				text, _ := json.Marshal(whole)
				t.Errorf("%s: the rater says %v, Check %v, of %s", what, got, want, text)
			}
		}
		say("outcome", got.Outcome, want.Outcome)
		say("aggregate", amount(got.Aggregate), want.Exemption.Aggregate.StringFixed(2))
		say("limit", amount(got.Limit), amountOf(want.Exemption.Limit))
		say("duty", amount(got.Duty), amountOf(want.Duty))
		say("fees", amount(got.Fees), amountOf(want.Fees))
		say("total", amount(got.Total), amountOf(want.Total))
		say("reasons", len(got.Answer.Exemption.Because), len(want.Exemption.Because))
		if got.Duty != calc.Unknown {
			ofItems := make([]decimal.Decimal, n)
			for _, l := range want.Lines {
				if l.Item >= 0 {
					ofItems[l.Item] = ofItems[l.Item].Add(l.Amount)
				}
			}
			for i, d := range got.Duties {
				if d != calc.Unknown && n > 1 {
					say("duty of item", amount(d), ofItems[i].StringFixed(2))
				}
			}
			lines := calc.Cents(0)
			for _, p := range got.Lines {
				lines += p.Amount
			}
			if got.Total != calc.Unknown {
				say("lines", lines, got.Total)
			}
		}
		if t.Failed() {
			return
		}
	}
}

func amount(c calc.Cents) string {
	if c == calc.Unknown {
		return "unknown"
	}
	return c.Dollars().StringFixed(2)
}

func amountOf(d decimal.NullDecimal) string {
	if !d.Valid {
		return "unknown"
	}
	return d.Decimal.StringFixed(2)
}

// BenchmarkRate rates one order after another, as a file of orders does;
// BenchmarkRateByCheck lets Check answer the same orders.
func BenchmarkRate(b *testing.B) {
	rater, goods := rate.New(example.Tariff(b)), order(b)
	g, err := rater.Goods(&goods)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		worth := calc.Cents(4800 + i%3000)
		rater.Rate([]*rate.Goods{g}, []rate.Worth{{Retail: worth, Customs: worth}}, 0)
	}
}

func BenchmarkRateByCheck(b *testing.B) {
	tariff, s := example.Tariff(b), order(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.Items[0].RetailValue = calc.Cents(4800 + i%3000).Dollars()
		s.Items[0].CustomsValue = s.Items[0].RetailValue
		if _, err := check.Shipment(s, tariff); err != nil {
			b.Fatal(err)
		}
	}
}

func order(testing.TB) calc.Shipment {
	s := example.Parcel("2026-09-01", "CN", "CN")
	s.Items[0].HTS = "6109100012"
	return s
}
