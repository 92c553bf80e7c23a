package orders

import (
	"testing"

	"github.com/shopspring/decimal"
)

// TestCellsAsProgramsAndPeopleWriteThem has sums that a reader can work out beside each.
func TestCellsAsProgramsAndPeopleWriteThem(t *testing.T) {
	const h = "Order,Date,Email,Country,"
	const at = ",2026-05-03,a@x.com,US,"
	for name, c := range map[string]struct{ text, want string }{
		"formulas that keep zeros": {"Order,Date,Email,Country,Qty,Price,Currency\n=\"1001\",=\"2026-05-03\",a@x.com,=\"US\",=\"2\",\"20.00\",USD\n\"=\"\"1002\"\"\",\"=\"\"2026-05-04\"\"\",b@x.com,\"=\"\"US\"\"\",1,\"=\"\"10.00\"\"\",USD\n", "50.00"},
		// 2 + 3 + 4 + 1 of 10.00.
		"quantities with words":           {h + "Qty,Price,Currency\n1" + at + "2 pcs,10.00,USD\n2" + at + "x3,10.00,USD\n3" + at + "4 Stk.,10.00,USD\n4" + at + "1.0,10.00,USD\n", "100.00"},
		"currencies by their names":       {h + "Price,Currency\n1" + at + "10.00,US Dollar\n2" + at + "10.00,usd\n3" + at + "10.00,Euro\n", "31.00"},
		"a currency in the price":         {h + "Price (RMB)\n1" + at + "10.00\n", "2.00"},
		"the price in dollars first":      {h + "Total (EUR),Total (USD)\n1" + at + "20.00,24.00\n", "24.00"},
		"sums among the lines":            {h + "Item,Amount,Currency\n1" + at + "Mug,20.00,USD\n1" + at + "Bowl,10.00,USD\n1" + at + "Order total,30.00,USD\n2" + at + "Bowl,10.00,USD\n2" + at + "Order total,10.00,USD\n", "40.00"},
		"what is physical":                {h + "Price,Physical,Currency\n1" + at + "20.00,yes,USD\n1" + at + "5.00,no,USD\n", "20.00"},
		"a type of goods":                 {h + "Price,Type,Currency\n1" + at + "20.00,Physical,USD\n1" + at + "50.00,Digital,USD\n", "20.00"},
		"a way of fulfillment":            {h + "Price,Fulfillment type,Currency\n1" + at + "20.00,Shipment,USD\n1" + at + "5.00,Digital,USD\n", "20.00"},
		"a known export with other names": {"Order Number,Order Status,Order Date,Email (Billing),Country Code (Shipping),Order Currency,Product Name,Qty,Product Price\n1,Completed,2026-05-03,a@x.com,US,USD,Mug,3,10.00\n", "30.00"},
		// 55.00 were charged, 30.00 after a refund: 25.00 of 50.00 came back.
		"Etsy’s adjusted totals": {"Sale Date,Order ID,Buyer User ID,Ship Country,Currency,Order Value,Discount Amount,Shipping,Order Total,Status,Order Net,Adjusted Order Total\n" +
			"05/03/26,1,ann,United States,USD,50.00,0.00,5.00,55.00,Sold,50.00,30.00\n05/03/26,2,bob,United States,USD,10.00,0.00,0.00,10.00,Sold,9.00,0.00\n", "35.00"},
		"a sum with a day": {h + "Amount,Currency\n1" + at + "20.00,USD\nTotal,2026-05-31,,,20.00,USD\n", "20.00"},
	} {
		t.Run(name, func(t *testing.T) {
			got := worth(t, c.text, func(o *Options) {
				o.Rates = map[string]decimal.Decimal{"EUR": decimal.RequireFromString("1.10"), "CNY": decimal.RequireFromString("0.20")}
			})
			if got != c.want {
				t.Errorf("got $%s, want $%s", got, c.want)
			}
		})
	}
}

// TestWhatCannotBeReadIsNotTakenForNothing holds that a column which is called a quantity,
// a country or a currency is not passed over because of what stands in it.
func TestWhatCannotBeReadIsNotTakenForNothing(t *testing.T) {
	for name, text := range map[string]string{
		"quantity": "Order,Date,Email,Country,Qty,Price,Currency\n1,2026-05-03,a@x.com,US,a few,10.00,USD\n",
		"country":  "Order,Date,Email,Shipping country,Price,Currency\n1,2026-05-03,a@x.com,Ruritania,10.00,USD\n",
		"currency": "Order,Date,Email,Country,Price,Currency\n1,2026-05-03,a@x.com,US,10.00,Ruritanian crowns\n",
	} {
		t.Run(name, func(t *testing.T) {
			reader, got := table(t, text, nil)
			if report := reader.Report(nil); report.Retail != 0 || got.counts[Rejected] != 1 {
				t.Errorf("counted: %v", report.Statuses)
			}
		})
	}
}
