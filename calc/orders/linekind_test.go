package orders

import "testing"

// TestLinesThatSayWhatTheyAreAreNoGoods: an export that has the shipping, the discounts and
// the payments of an order in lines of their own says in each what it is.
func TestLinesThatSayWhatTheyAreAreNoGoods(t *testing.T) {
	text := "Name,Email,Currency,Created At,Payment: Status,Shipping: Country Code,Line: Type,Line: Title,Line: SKU,Line: Quantity,Line: Price,Line: Discount,Line: Total,Transaction: Amount\n" +
		"#1001,a@x.com,USD,2026-03-03 10:11:12 -0500,paid,US,Line Item,Mug,MUG,2,25.00,-5.00,45.00,\n" +
		"#1001,a@x.com,USD,2026-03-03 10:11:12 -0500,paid,US,Discount,TEN,,,,-5.00,,\n" +
		"#1001,a@x.com,USD,2026-03-03 10:11:12 -0500,paid,US,Shipping Line,Standard,,1,5.00,,5.00,\n" +
		"#1001,a@x.com,USD,2026-03-03 10:11:12 -0500,paid,US,Transaction,,,,,,,50.00\n" +
		"#1002,b@x.com,USD,2026-03-04 10:11:12 -0500,partially_refunded,US,Line Item,Cap,CAP,2,20.00,0.00,40.00,\n" +
		"#1002,b@x.com,USD,2026-03-04 10:11:12 -0500,partially_refunded,US,Refund Line,Cap,CAP,-1,20.00,0.00,-20.00,\n"
	reader, table := table(t, text, nil)
	if got := reader.Report(nil).Retail; got != 2*2500-500+2*2000-2000 || table.format.ID != "matrixify" {
		t.Errorf("%s: $%s, want 2 × 25.00 − 5.00 + 2 × 20.00 − 20.00", table.format.ID, AppendCents(nil, got))
	}
}

// TestWhatIsLeftAfterTheFeesOfAMarketIsNotThePrice: Mercado Libre’s total is what it pays
// out. The goods are worth what was paid for them.
func TestWhatIsLeftAfterTheFeesOfAMarketIsNotThePrice(t *testing.T) {
	text := "# de venta;Fecha de venta;Estado;Unidades;Ingresos por productos (USD);Ingresos por envío (USD);Cargo por venta e impuestos (USD);Total (USD);SKU;Título de la publicación;Precio unitario de venta de la publicación (USD);Comprador;País\n" +
		"2000001;3 de marzo de 2026 10:11 hs.;Entregado;2;30,00;5,00;-4,00;31,00;MUG;Taza;15,00;Ana A;Estados Unidos\n" +
		"2000002;4 de marzo de 2026 10:11 hs.;Venta cancelada;1;20,00;0,00;-2,00;0,00;CAP;Gorra;20,00;Beto B;Estados Unidos\n"
	reader, _ := table(t, text, nil)
	if got := reader.Report(nil).Retail; got != 2*1500 {
		t.Errorf("$%s, want 2 × 15.00", AppendCents(nil, got))
	}
}
