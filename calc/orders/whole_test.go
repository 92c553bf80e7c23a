package orders

import (
	"testing"

	"github.com/shopspring/decimal"
)

// TestExportsAsShopsWriteThemWhole has exports with all the columns that the shops write,
// and beside each the arithmetic of what its buyers paid for goods.
func TestExportsAsShopsWriteThemWhole(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		// Item subtotal: 40.00. A refund, a fee, a label and a payout are no sales.
		"eBay’s transactions below what they are about, with two dashes for nothing": {"Transaction report\n" +
			"\n" +
			"Seller,shop_x\n" +
			"Start date,1 Jan 2026\n" +
			"End date,31 Jan 2026\n" +
			"\n" +
			"Transaction creation date,Type,Order number,Legacy order ID,Buyer username,Buyer name,Ship to city,Ship to province/region/state,Ship to zip,Ship to country,Net amount,Payout currency,Payout date,Payout ID,Item ID,Transaction ID,Item title,Custom label,Quantity,Item subtotal,Shipping and handling,eBay collected tax,Final Value Fee - fixed,Gross transaction amount,Transaction currency,Exchange rate,Reference ID,Description\n" +
			"\"Jan 13, 2026\",Order,01-1,,ann,,,,,US,40.00,,,,--,,--,,2,40.00,5.00,,,45.00,USD,--,,\n" +
			"\"Jan 14, 2026\",Refund,01-0,,bob,,,,,US,-10.00,,,,,,,,1,-10.00,,,,-10.00,USD,,,\n" +
			"\"Jan 15, 2026\",Other fee,--,,--,,,,,--,-2.00,,,,,,,,--,--,,,,-2.00,USD,,,\n" +
			"\"Jan 16, 2026\",Shipping label,01-1,,ann,,,,,US,-4.00,,,,,,,,--,--,,,,-4.00,USD,,,\n" +
			"\"Jan 17, 2026\",Payout,,,,,,,,,-24.00,,,,,,,,--,--,,,,,USD,,,\n", "40.00"},
		// 2 × 15.00 less 6.00 of the seller’s; what the platform gives is its own.
		"TikTok’s explanations below the names, and tabs behind its numbers": {"\ufeffOrder ID,Order Status,Order Substatus,Cancelation/Return Type,Normal or Pre-order,SKU ID,Seller SKU,Product Name,Variation,Quantity,Sku Quantity of return,SKU Unit Original Price,SKU Subtotal Before Discount,SKU Platform Discount,SKU Seller Discount,SKU Subtotal After Discount,Shipping Fee After Discount,Original Shipping Fee,Taxes,Order Amount,Order Refund Amount,Created Time,Paid Time,Shipped Time,Delivered Time,Cancelled Time,Buyer Username,Recipient,Country,State,City,Zipcode\n" +
			"Platform unique order ID.,Order status,,,,,,,,SKU sold quantity in the order,,SKU original unit price,,,,,,,,,,Order created time.,,,,,,,Country,,,\n" +
			"5764\t,Completed\t,Completed\t,,,17\t,MUG,Mug,,2,0,15.00,30.00,4.00,6.00,20.00,,,,25.00,,01/13/2026 8:45:00 AM\t,,,,,ann,,United States,,,\n" +
			"5765\t,Canceled\t,Canceled\t,Cancel,,17\t,MUG,Mug,,1,0,15.00,,0,0,15.00,,,,,,01/14/2026 8:45:00 AM\t,,,,01/14/2026 9:45:00 AM\t,bob,,United States,,,\n", "24.00"},
		// 2 × 15 + 10; the second order is not paid.
		"Wix in German": {"Bestellnummer,Erstellungsdatum,Uhrzeit,Gesamtmenge,Kontakt-E-Mail,Artikel,Variante,Artikelnummer,Menge,Erstattete Menge,Preis,Gewicht,Lieferart,Name des Empfängers,Lieferland,Lieferbundesland,Lieferort,Lieferadresse,Liefer-PLZ,Rechnungsname,Rechnungsland,Zahlungsstatus,Zahlungsmethode,Gutscheincode,Versandkosten,Gesamtsteuer,Gesamt,Währung,Erstatteter Betrag,Fulfillment-Status\n" +
			"10001,13.01.2026,,,a@x.com,Tasse,,MUG,2,0,15,,,,Vereinigte Staaten,,,,,,,Bezahlt,,,5,,45,USD,,Ausgeführt\n" +
			"10001,13.01.2026,,,a@x.com,Kappe,,CAP,1,,10,,,,Vereinigte Staaten,,,,,,,Bezahlt,,,,,,USD,,\n" +
			"10002,14.01.2026,,,b@x.com,Kappe,,CAP,1,,10,,,,Vereinigte Staaten,,,,,,,Nicht bezahlt,,,,,,USD,,\n", "40.00"},
		// 2 × 15.00 + 10.00; the second order was cancelled.
		"Square’s online orders, which say the order’s facts once": {"Order,Order Date,Currency,Order Subtotal,Order Shipping Price,Order Tax Total,Order Total,Order Refunded Amount,Fulfillment Date,Fulfillment Type,Fulfillment Status,Channels,Fulfillment Location,Fulfillment Notes,Recipient Name,Recipient Email,Recipient Phone,Recipient Address,Recipient Address 2,Recipient Postal Code,Recipient City,Recipient Region,Recipient Country,Item Quantity,Item Name,Item SKU,Item Variation,Item Modifiers,Item Price,Item Options Total Price,Item Total Price\n" +
			"11,2026/01/13,USD,40.00,5,2,47,0,,Shipment,Completed,,,,Ann,a@x.com,,,,,,,US,2,Mug,MUG,,,15.00,,30.00\n" +
			"11,,,,,,,,,,,,,,,,,,,,,,,1,Cap,CAP,,,10.00,,10.00\n" +
			"12,2026/01/14,USD,10.00,,,10,0,,Shipment,Canceled,,,,Bob,b@x.com,,,,,,,US,1,Cap,CAP,,,10.00,,10.00\n", "40.00"},
		// 30.00 less 3.00.
		"WooCommerce for import": {"order_id,order_number,order_date,paid_date,status,shipping_total,shipping_tax_total,fee_total,fee_tax_total,tax_total,cart_discount,order_discount,discount_total,order_total,order_subtotal,order_key,order_currency,payment_method,payment_method_title,transaction_id,customer_ip_address,shipping_method,customer_id,customer_user,customer_email,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,billing_address_1,billing_city,billing_state,billing_postcode,billing_country,shipping_first_name,shipping_last_name,shipping_address_1,shipping_city,shipping_state,shipping_postcode,shipping_country,customer_note,wt_import_key,tax_items,shipping_items,fee_items,coupon_items,refund_items,order_notes,line_item_1,line_item_2\n" +
			"11,11,2026-01-13 10:00:00,,completed,5.00,,,,0,3.00,,3.00,32.00,30.00,,USD,,,,,,,,a@x.com,,,,a@x.com,,,,,,US,,,,,,,US,,,,,,,,,name:Mug|product_id:1|sku:MUG|quantity:2|total:20.00,name:Cap|product_id:2|sku:CAP|quantity:1|total:10.00\n" +
			"12,12,2026-01-14 10:00:00,,refunded,5.00,,,,,,,,15.00,10.00,,USD,,,,,,,,b@x.com,,,,b@x.com,,,,,,US,,,,,,,US,,,,,,,,,name:Cap|quantity:1|total:10.00,\n", "27.00"},
		// 30.00 euros at 1.10; one failed, one waits for the bank, one goes to Austria.
		"PrestaShop in German": {"ID;Referenz;Neukunde;Lieferung;Kunde;Gesamt;Zahlung;Status;Datum\n" +
			"1;ABC;1;USA;A. Ana;30,00 €;;Zahlung eingegangen;13.01.2026 10:00\n" +
			"2;ABD;1;USA;B. Ben;20,00 €;;Fehler bei der Bezahlung;13.01.2026 10:00\n" +
			"3;ABE;1;USA;C. Cy;20,00 €;;Warten auf Banküberweisung;13.01.2026 10:00\n" +
			"4;ABF;1;Österreich;C. Cy;20,00 €;;Versandt;13.01.2026 10:00\n", "33.00"},
	} {
		t.Run(name, func(t *testing.T) {
			got := worth(t, c.text, func(o *Options) {
				o.Rates = map[string]decimal.Decimal{"EUR": decimal.RequireFromString("1.10")}
			})
			if got != c.want {
				t.Errorf("got $%s, want $%s", got, c.want)
			}
		})
	}
}
