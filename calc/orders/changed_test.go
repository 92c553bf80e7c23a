package orders

import (
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
)

// Four shirts of China at $24 and three mugs of Canada at $12, in five orders of three months. In 2026
// a shirt owes 16.5 % of the tariff and 7.5 % under Section 301, and until 23 July 10 % under Section
// 122, from 24 July 12.5 % for forced labor; a mug 10 % of the tariff and 10 % under either. So the
// shirts owe 34 % of $96, $32.64, and then 36.5 %, $35.04; the mugs 20 % of $36, $7.20, all the time.
// The facility's fee is $1.34 an order, from 1 October $1.38: $6.70 and $6.90 for five.
const threeMonths = `Order,Date,Email,Country,SKU,HTS,Origin,Quantity,Price,Currency
1,2026-06-01,a@x.com,US,SHIRT,6109.10.00.12,CN,1,24.00,USD
2,2026-06-15,b@x.com,US,SHIRT,6109.10.00.12,CN,2,24.00,USD
3,2026-07-10,c@x.com,US,MUG,6912.00.44.00,CA,1,12.00,USD
4,2026-08-10,d@x.com,US,MUG,6912.00.44.00,CA,1,12.00,USD
5,2026-08-30,e@x.com,US,SHIRT,6109.10.00.12,CN,1,24.00,USD
5,2026-08-30,e@x.com,US,MUG,6912.00.44.00,CA,1,12.00,USD
6,2026-08-30,e@x.com,GB,MUG,6912.00.44.00,CA,1,12.00,USD
`

func changed(t *testing.T, file string, a Assumptions, q ChangedQuestion) *ChangedFile {
	t.Helper()
	_, table := opened(t, []byte(file), nil)
	f, err := answered(t, table, a).Changed(q, theTariff(), InTurn)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWhatChangesForAFileOfOrdersIsSaidInDollarsAMonth(t *testing.T) {
	assumed := express()
	assumed.Origin, assumed.HTS = "", ""
	f := changed(t, threeMonths, assumed, ChangedQuestion{From: "2026-07-01", To: "2026-12-31"})
	if f.Orders != 5 || f.Lacking != 0 || f.Before != 4654 || f.After != 4914 {
		t.Errorf("%d orders, %d not known, %d to %d", f.Orders, f.Lacking, f.Before, f.After)
	}
	// 1 June to 30 August are 91 days: 91 × 12 / 365 = 2.99 months. 2.60 / 2.99 = 0.87.
	if f.Months.Decimal.String() != "2.99" || f.Monthly.Decimal.String() != "0.87" {
		t.Errorf("%s months, %s a month", f.Months.Decimal, f.Monthly.Decimal)
	}
	if len(f.Days) != 2 || f.Days[0].Date != "2026-07-24" || f.Days[1].Date != "2026-10-01" {
		t.Fatalf("%+v", f.Days)
	}
	shirts := f.Days[0].Goods
	if len(shirts) != 1 || f.Days[0].Fees != nil || shirts[0].Origin != "CN" || shirts[0].Rows != 3 || shirts[0].Before != 3264 || shirts[0].After != 3504 {
		t.Fatalf("%+v", f.Days[0])
	}
	var headings []string
	for _, m := range shirts[0].Lines {
		headings = append(headings, m.Heading)
		if len(m.Cite) == 0 || documentOf(f, m.Cite[0]) == nil {
			t.Errorf("%s has no document", m.Heading)
		}
	}
	if len(headings) != 2 || headings[0] != "9903.03.01" || headings[1] != "9903.05.31" {
		t.Error(headings)
	}
	if fees := f.Days[1].Fees; len(f.Days[1].Goods) != 0 || fees == nil || fees.Before != 670 || fees.After != 690 || len(fees.Lines) != 1 {
		t.Errorf("%+v", f.Days[1])
	}
}

func documentOf(f *ChangedFile, id string) *law.Source {
	for _, s := range f.Sources {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// The days of a short file do not tell how many orders come a month; a person can.
func TestAShortFileTellsNoMonths(t *testing.T) {
	const week = "Order,Date,Email,Country,SKU,HTS,Origin,Quantity,Price,Currency\n1,2026-06-01,a@x.com,US,S,6109.10.00.12,CN,1,24.00,USD\n2,2026-06-07,b@x.com,US,S,6109.10.00.12,CN,1,24.00,USD\n"
	q := ChangedQuestion{From: "2026-07-01", To: "2026-07-31"}
	if f := changed(t, week, express(), q); f.Months.Valid || f.Monthly.Valid || f.Days[0].Monthly.Valid || f.After-f.Before != 120 {
		t.Errorf("%+v", f) // 2.5 % of $48
	}
	q.Months = decimal.NewNullDecimal(decimal.RequireFromString("0.25"))
	if f := changed(t, week, express(), q); f.Monthly.Decimal.String() != "4.8" {
		t.Errorf("%s a month", f.Monthly.Decimal)
	}
}

// An order of which it is not known what it owes is in no sum, and says why; fees of a year that nobody
// announced go on as they were, and that is said.
func TestWhatIsNotKnownIsInNoSum(t *testing.T) {
	const file = "Order,Date,Email,Country,SKU,HTS,Origin,Quantity,Price,Currency\n1,2026-06-01,a@x.com,US,S,6109.10.00.12,CN,1,24.00,USD\n2,2026-06-30,b@x.com,US,?,,CN,1,50.00,USD\n"
	assumed := express()
	assumed.HTS = ""
	f := changed(t, file, assumed, ChangedQuestion{From: "2026-07-01", To: "2027-12-31"})
	if f.Orders != 1 || f.Lacking != 1 || f.LackingRetail != 5000 || len(f.Lacks) == 0 || f.Lacks[0].Orders != 1 {
		t.Errorf("%+v", f)
	}
	if f.FeesFrom != "2027-10-01" || len(f.FeesGoOn) != 1 || f.FeesGoOn[0].Orders != 1 {
		t.Errorf("fees from %q: %+v", f.FeesFrom, f.FeesGoOn)
	}
	sum := f.Before
	for _, d := range f.Days {
		if d.Before != sum {
			t.Errorf("%s begins with %d, and the day before ended with %d", d.Date, d.Before, sum)
		}
		parts := calc.Cents(0)
		for _, g := range d.Goods {
			parts += g.After - g.Before
		}
		if d.Fees != nil {
			parts += d.Fees.After - d.Fees.Before
		}
		if sum = d.After; parts != d.After-d.Before {
			t.Errorf("%s: the parts come to %d, the whole to %d", d.Date, parts, d.After-d.Before)
		}
	}
	if sum != f.After {
		t.Errorf("the steps come to %d, the whole to %d", sum, f.After)
	}
}

// Each sum is the one that the file's own summary has under the law of that day.
func TestSumsOfChangesAreThoseOfTheSummary(t *testing.T) {
	assumed := express()
	f := changed(t, string(file(t, "shopify.csv")), assumed, ChangedQuestion{From: "2025-04-01", To: "2026-12-31"})
	if len(f.Days) < 3 {
		t.Fatalf("%d days", len(f.Days))
	}
	_, table := opened(t, file(t, "shopify.csv"), nil)
	for _, d := range f.Days {
		assumed.AsOf = d.Date
		if s := answered(t, table, assumed).Summary(theTariff()); s.Unknown != 0 || s.Total != d.After {
			t.Errorf("%s: %d, the summary says %d and %d not known", d.Date, d.After, s.Total, s.Unknown)
		}
	}
}
