package orders

import (
	"slices"
	"strings"
	"testing"
)

// asksFor returns the question about a field, and whether there is one.
func asksFor(t *testing.T, text, field string) (Question, bool) {
	t.Helper()
	guess, err := Sniff([]byte(text), Fixed{Header: -1})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range guess.Questions {
		if q.Subject.Field.String() == field {
			return q, true
		}
	}
	return Question{}, false
}

// TestTotalsOfWholeOrders has sums that a reader can work out beside each.
func TestTotalsOfWholeOrders(t *testing.T) {
	const h = "Order,Date,Email,Country,Currency,"
	const at = ",2026-05-03,a@x.com,US,USD,"
	areWorth(t, map[string]sum{
		// 48.00 has 5.00 for shipping and 3.00 tax in it.
		"shipping and tax are in it": {h + "Shipping,Tax,Order Total\n1" + at + "5.00,3.00,48.00\n", "40.00"},
		"in a table of another language": {"Bestellnummer;Datum;E-Mail;Land;Währung;Versandkosten;Bestellsumme\n1;03.05.2026;a@x.com;US;USD;5,00;45,00\n" +
			"2;14.05.2026;b@x.com;US;USD;0,00;20,00\n", "60.00"},
		// Order 1 is 50.00, whatever the number of its lines; order 2 is 20.00.
		"on each line of the order":                  {h + "Item,Order Total\n1" + at + "Mug,50.00\n1" + at + "Bowl,50.00\n2" + at + "Bowl,20.00\n", "70.00"},
		"on the first line only":                     {h + "Item,Order Total\n1" + at + "Mug,50.00\n1" + at + "Bowl,\n", "50.00"},
		"on lines of unlike quantities, by any name": {h + "SKU,Qty,Total\n1" + at + "M,2,50.00\n1" + at + "B,1,50.00\n2" + at + "B,1,20.00\n", "70.00"},
		"lines that differ are lines":                {h + "SKU,Qty,Total\n1" + at + "M,2,50.00\n1" + at + "B,1,20.00\n2" + at + "B,1,20.00\n", "90.00"},
		"what was paid has its discount off":         {h + "Item,Discount,Order Total\n1" + at + "Mug,5.00,45.00\n", "45.00"},
		"the first line was cancelled":               {h + "Item,Item status,Order Total\n1" + at + "Mug,Cancelled,50.00\n1" + at + "Bowl,Shipped,50.00\n", "50.00"},
		// A payment is 55.00, 5.00 of them for shipping.
		"PayPal": {"Date,Time,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID,Shipping and Handling Amount,Country Code\n" +
			"05/03/2026,10:00:00,Website Payment,Completed,USD,55.00,-1.90,53.10,a@x.com,T1,5.00,US\n", "50.00"},
	})
}

func TestWhatATotalIsIsAskedWhereNothingTellsIt(t *testing.T) {
	const h = "Order,Date,Email,Country,Currency,"
	const at = ",2026-05-03,a@x.com,US,USD,"
	repeated := h + "SKU,Total\n1" + at + "A,30.00\n1" + at + "B,30.00\n"
	beside := h + "Shipping,Total\n1" + at + "5.00,45.00\n"
	for text, sums := range map[string]map[string]string{
		repeated: {TotalOfLine: "60.00", TotalOfOrder: "30.00", TotalPaid: "30.00"},
		beside:   {TotalOfOrder: "45.00", TotalPaid: "40.00"},
	} {
		q, asked := asksFor(t, text, "totals")
		if !asked || q.Answer != "" || len(q.Choices) != len(sums) {
			t.Errorf("asks %+v of\n%s", q, text)
		}
		for _, choice := range q.Choices {
			if got := worth(t, text, func(o *Options) { o.Totals = choice.Value }); got != sums[choice.Value] {
				t.Errorf("%s: got $%s, want $%s", choice.Value, got, sums[choice.Value])
			}
		}
	}
	// What the goods of a line are called says that it is a line.
	if q, asked := asksFor(t, h+"SKU,Shipping,Total\n1"+at+"A,5.00,45.00\n", "totals"); asked {
		t.Errorf("asks %+v", q)
	}
}

func TestColumnsAreKnownWithoutTheWordsInFront(t *testing.T) {
	for name, want := range map[string]Field{
		"lineItemUnitPrice": Price, "line_item_quantity": Quantity, "Product Qty": Quantity, "product_unit_price": Price, "LineItemSKU": SKU,
		"Order Shipping Price": Postage, "Order Refunded Amount": Refund, "Order Tax Total": Tax, "orderDiscount": OrderDiscount, "Product discount": Discount,
		"Prix unitaire HT": Price, "price excl vat": Price, "Unit price (net)": Price, "Amount paid": Total,
	} {
		if m, ok := guess(name); !ok || m.field != want {
			t.Errorf("%s: taken for %s (%v), want %s", name, Fields[m.field].Field, ok, Fields[want].Field)
		}
	}
	for _, name := range []string{"Discount %", "Tax percent", "Rabatt in Prozent", "Product weight", "Line number", "Order type"} {
		if m, ok := guess(name); ok && slices.Contains(inFigures, m.field) {
			t.Errorf("%s: taken for %s", name, Fields[m.field].Field)
		}
	}
	// Without the tax is what the goods cost.
	if got := worth(t, "Order,Date,Email,Country,Quantity,Price incl VAT,Price excl VAT,VAT,Currency\n1,2026-05-03,a@x.com,US,2,24.00,20.00,4.00,USD\n", nil); got != "40.00" {
		t.Errorf("got $%s", got)
	}
}

func TestADiscountIsPartOfTheArithmetic(t *testing.T) {
	const h = "Order,Date,Email,Country,Currency,SKU,Quantity,"
	const at = ",2026-05-03,a@x.com,US,USD,"
	areWorth(t, map[string]sum{
		// 2 × 20.00 − 4.00 = 36.00, and 10.00.
		"in the total of the line": {h + "Unit price,Line discount,Line total\n1" + at + "M,2,20.00,4.00,36.00\n1" + at + "B,1,10.00,0.00,10.00\n", "46.00"},
		// 2 × 50.00 − 20.00 = 80.00.
		"in the total of the order":   {h + "Price,Discount,Order Total\n1" + at + "M,2,50.00,20.00,80.00\n", "80.00"},
		"a price of one is called so": {h + "Unit price,Order Total\n1" + at + "M,2,50.00,80.00\n", "100.00"},
		// 2 × 20.00 less ten in a hundred.
		"a share by any name":          {h + "Unit price,Discount,Line amount\n1" + at + "M,2,20.00,10,36.00\n2" + at + "M,2,20.00,0,40.00\n", "76.00"},
		"a share of one":               {h + "Price,Discount,Line amount\n1" + at + "M,1,40.00,10,36.00\n", "36.00"},
		"a status that may be a state": {"Pedido,Fecha,Correo,País de destino,Cant.,Precio ud.,Moneda,Estado\n1,2026-05-03,a@x.com,Estados Unidos,2,20.00,USD,Enviado\n2,2026-05-03,b@x.com,Estados Unidos,2,20.00,USD,Cancelado\n", "40.00"},
		// 40.00 less 10 %.
		"a share in its own column":       {h + "Price,Discount %\n1" + at + "M,2,20.00,10\n", "36.00"},
		"fees bear none of it":            {"Order,Date,Email,Country,Currency,Item,Quantity,Price\n1" + at + "Mug,2,20.00\n1" + at + "Shipping,1,8.00\n1" + at + "Sales tax,1,3.00\n1" + at + "Discount,1,-5.00\n", "35.00"},
		"a line of its own for a refund":  {h + "Price,Type\n1" + at + "M,2,20.00,Sale\n1" + at + "M,-1,20.00,Refund\n", "20.00"},
		"two statuses, and both must say": {h + "Price,Order status,Payment status\n1" + at + "M,1,1.00,Complete,Paid\n2" + at + "M,1,2.00,Open,Failed\n3" + at + "M,1,4.00,Complete,Refunded\n", "1.00"},
		"the other way round":             {h + "Price,Financial status,Order status\n1" + at + "M,1,1.00,Paid,Complete\n2" + at + "M,1,2.00,Paid,Cancelled\n", "1.00"},
		"whether it was cancelled":        {h + "Price,Cancelled\n1" + at + "M,1,1.00,FALSE\n2" + at + "M,1,2.00,TRUE\n3" + at + "M,1,4.00,no\n", "5.00"},
		"whether it was refunded":         {h + "Price,Refunded\n1" + at + "M,1,1.00,no\n2" + at + "M,1,2.00,yes\n", "1.00"},
	})
}

func TestCountriesWithTheStatesBehindThem(t *testing.T) {
	for name, want := range map[string]string{
		"United States, US": "US", "Puerto Rico (US)": "PR", "Guam (US)": "GU", "Guam, United States": "GU", "Virgin Islands, U.S.": "VI", "US Virgin Islands": "VI", "アメリカ合衆国（USA）": "US", "Canada (US)": "", "Korea, Republic of": "KR",
	} {
		if got, _ := countryOf(name); got != want {
			t.Errorf("%s: taken for %q, want %q", name, got, want)
		}
	}
	if got := worth(t, strings.Join([]string{"Order,Date,Email,Country,Price,Currency", "1,2026-05-03,a@x.com,Puerto Rico (US),10.00,USD", "2,2026-05-03,b@x.com,Guam (US),20.00,USD", ""}, "\n"), nil); got != "10.00" {
		t.Errorf("got $%s", got)
	}
}
