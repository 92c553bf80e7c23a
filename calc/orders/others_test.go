package orders

import (
	"slices"
	"testing"
)

// TestOtherDiscountsAreToldAndNotTakenOff: a shop has a column for each of its discounts.
// One is taken off. What stands in the others is told, and so are their names; a gift card
// that pays is no discount, and what another column says again is told once.
func TestOtherDiscountsAreToldAndNotTakenOff(t *testing.T) {
	text := "Order,Date,Email,Country,Item,Quantity,Price,Discount,Coupon Discount,Loyalty discount,Discount again,Discount code,Shipping discount,Gift card,Currency\n" +
		"1,2026-03-13,a@example.com,US,Mug,2,20.00,5.00,-3.00,1.00,5.00,1234,4.00,10.00,USD\n" +
		"2,2026-03-14,b@example.com,US,Hat,1,50.00,0.00,0.00,0.00,0.00,,0.00,0.00,USD\n" +
		"3,2026-03-14,c@example.com,CA,Hat,1,50.00,0.00,7.00,0.00,0.00,,0.00,0.00,USD\n"
	reader, table := table(t, text, nil)
	if got := reader.Report(nil).Retail; got != 2*2000-500+5000 {
		t.Errorf("$%s of goods, want 2 × 20.00 − 5.00 + 50.00", AppendCents(nil, got))
	}
	if table.counts[Counted] != 2 {
		t.Errorf("%d rows count", table.counts[Counted])
	}
	m := remarkOf(reader, "other-discounts")
	if m == nil || m.Amount != 300+100 || m.Rows != 1 || !slices.Equal(m.Words, []string{"Coupon Discount", "Loyalty discount"}) {
		t.Errorf("got %+v, want 3.00 + 1.00 in one line, of two columns", m)
	}
}
