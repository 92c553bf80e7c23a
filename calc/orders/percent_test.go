package orders

import (
	"testing"

	"section321/calc"
)

// TestDiscountsInPercent has beside each file what its buyer paid.
func TestDiscountsInPercent(t *testing.T) {
	const h = "Order,Date,Email,Country,SKU,Qty,Unit price,Currency,"
	const at = "2026-05-03,a@x.com,US,MUG,"
	areWorth(t, map[string]sum{
		// 2 × 40.00 less a quarter, and 40.00.
		"figures alone":          {h + "Discount (%)\n1," + at + "2,40.00,USD,25\n2," + at + "1,40.00,USD,0\n", "100.00"},
		"with the sign":          {h + "Discount rate\n1," + at + "2,40.00,USD,25%\n2," + at + "1,40.00,USD,\n", "100.00"},
		"in German":              {h + "Rabatt %\n1," + at + "2,40.00,USD,-12.5 %\n", "70.00"},
		"beside amounts":         {h + "Discount\n1," + at + "2,40.00,USD,25%\n2," + at + "1,40.00,USD,5.00\n", "95.00"},
		"and the amount of it":   {h + "Discount %,Discount\n1," + at + "2,40.00,USD,25,20.00\n", "60.00"},
		"of what was kept":       {h + "Discount %,Qty returned\n1," + at + "4,10.00,USD,10,1\n", "27.00"},
		"everything":             {h + "Discount %\n1," + at + "2,40.00,USD,100\n2," + at + "1,40.00,USD,0\n", "40.00"},
		"more than there is":     {h + "Discount %\n1," + at + "2,40.00,USD,250\n", "80.00"},
		"off the shipping":       {h + "Shipping discount %\n1," + at + "2,40.00,USD,50\n", "80.00"},
		"half a cent is rounded": {h + "Discount %\n1," + at + "1,0.99,USD,50\n", "0.49"},
		// What is left to pay has it off already.
		"in the total": {"Order,Date,Email,Country,SKU,Qty,Line total,Currency,Discount %\n1," + at + "2,60.00,USD,25\n", "60.00"},
	})
}

// TestAddressesTellTheCountry: the file says where its orders went, only not in a column of its own.
func TestAddressesTellTheCountry(t *testing.T) {
	for address, want := range map[string]string{
		"Ann, 1 Main St, Austin TX 78701, USA": "US", "1 Main St\nAustin TX 78701\nUnited States": "US", "1 Main St, Austin TX 78701 USA": "US",
		"1 Queen St, Toronto ON M5V 2T6, Canada": "CA", "Hauptstr. 3, 10115 Berlin, Deutschland": "DE",
		"12 Marine Dr, Hagatna GU 96910, USA": "GU", "5 Calle Sol, San Juan 00901, Puerto Rico": "PR",
		// Two letters may be a state, and a name a person's.
		"1 Main St, Los Angeles, CA": "", "1 Main St, Austin, TX 78701": "", "Smith, Jordan": "", "12 Chad": "TD",
	} {
		if got, _ := countryIn(address); got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
	areWorth(t, map[string]sum{
		"ship to":          {"Order,Date,Email,Ship to,SKU,Qty,Unit price,Currency\n1,2026-05-03,a@x.com,\"Ann, 1 Main St, Austin TX 78701, USA\",MUG,2,50.00,USD\n2,2026-05-03,b@x.com,\"Ben, 1 Queen St, Toronto ON M5V 2T6, Canada\",MUG,2,50.00,USD\n", "100.00"},
		"delivery address": {"Order,Date,Email,Delivery address,SKU,Qty,Unit price,Currency\n1,2026-05-03,a@x.com,\"1 Main St\nAustin TX 78701\nUnited States\",MUG,2,50.00,USD\n2,2026-05-03,b@x.com,\"1 Queen St\nToronto\nCanada\",MUG,2,50.00,USD\n", "100.00"},
	})
}

// TestSalesAndWhatGoesBackByTheKindOfOrder: 50.00 was sold, 30.00 came back, and a replacement
// is goods sent free.
func TestSalesAndWhatGoesBackByTheKindOfOrder(t *testing.T) {
	const h = "Order,Date,Email,Country,SKU,Qty,Unit price,Currency,"
	reader, table := table(t, h+"Order type\n1,2026-05-03,a@x.com,US,MUG,1,50.00,USD,Sale\n2,2026-05-03,a@x.com,US,MUG,1,0.00,USD,Replacement\n3,2026-05-03,c@x.com,US,MUG,1,30.00,USD,Return\n", nil)
	if got := reader.Report(nil).Retail; got != calc.Cents(5000) || table.counts[Free] != 1 || table.counts[Returned] != 1 {
		t.Errorf("got $%s, statuses %v", AppendCents(nil, got), table.counts)
	}
	// Kinds that say something else leave every order a sale.
	areWorth(t, map[string]sum{
		"of wares": {h + "Order type\n1,2026-05-03,a@x.com,US,MUG,1,50.00,USD,Hardware\n2,2026-05-03,a@x.com,US,MUG,1,20.00,USD,Fashion\n", "70.00"},
		"in German": {"Bestellnr;Datum;E-Mail;Land;Artikel;Menge;Einzelpreis;Währung;Belegart\n1;13.05.2026;a@x.com;USA;Tasse;2;50,00;USD;Rechnung\n2;14.05.2026;b@x.com;USA;Tasse;2;50,00;USD;Gutschrift\n" +
			"3;15.05.2026;c@x.com;USA;Tasse;1;50,00;USD;Storno\n", "100.00"},
	})
}

// TestDraftsThatAreOpenWereNotSold: 2 × 20.00 of the draft that became an order.
func TestDraftsThatAreOpenWereNotSold(t *testing.T) {
	areWorth(t, map[string]sum{"Shopify": {"Name,Status,Created At,Invoice Sent At,Completed At,Email,Currency,Subtotal,Discount,Shipping,Tax,Total,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Country\n" +
		"#D1,completed,2026-05-01 10:00:00 -0400,,2026-05-01,a@x.com,USD,40.00,0,5,0,45.00,2,Mug,20.00,MUG,US\n" +
		"#D2,open,2026-05-02 10:00:00 -0400,,,b@x.com,USD,10.00,0,5,0,15.00,1,Cap,10.00,CAP,US\n" +
		"#D3,invoice_sent,2026-05-02 10:00:00 -0400,2026-05-02,,c@x.com,USD,10.00,0,5,0,15.00,1,Cap,10.00,CAP,US\n", "40.00"}})
}

// TestATotalOfALineMayHaveItsShippingInIt: 2 mugs for 35.00, of which 5.00 are for shipping, is asked.
func TestATotalOfALineMayHaveItsShippingInIt(t *testing.T) {
	text := "Numero ordine;Paese destinatario;Titolo oggetto;Quantità;Spese di spedizione;Prezzo totale;Data vendita;Valuta\n1;Stati Uniti;Tazza;2;5,00;35,00;2026-05-03;USD\n"
	if _, asked := asksFor(t, text, "totals"); !asked {
		t.Error("is not asked")
	}
	for way, want := range map[string]string{TotalOfLine: "35.00", TotalPaid: "30.00"} {
		if got := worth(t, text, func(o *Options) { o.Totals = way }); got != want {
			t.Errorf("%s: got $%s, want $%s", way, got, want)
		}
	}
}
