package orders

import (
	"testing"

	"github.com/shopspring/decimal"
)

// TestFilesOfOtherDesksOfTheSameShops has, beside each file, the arithmetic of what its buyers
// paid for goods.
func TestFilesOfOtherDesksOfTheSameShops(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		// 2 × 1500 yen at 0.01; what is sent to France does not count, nor what was cancelled.
		"thousands of a currency without decimals": {"注文番号,注文日時,ステータス,商品名,個数,単価,小計,送料,通貨,送付先国,注文者メールアドレス\n" +
			"11,2026/01/13 10:00:00,発送済み,マグカップ,2,\"1,500\",\"3,000\",800,JPY,アメリカ合衆国,a@x.com\n" +
			"12,2026/01/14 10:00:00,キャンセル,帽子,1,\"1,000\",\"1,000\",800,JPY,アメリカ合衆国,b@x.com\n" +
			"13,2026/01/14 10:00:00,発送済み,帽子,1,\"1,000\",\"1,000\",800,JPY,フランス,c@x.com\n", "30.00"},
		// 2 × 1015.50 − 31.00 euros at 1.10. The second was cancelled, the third is not paid.
		"a payment that is open": {"Bestellnr.;Bestelldatum;E-Mail;Land;Artikel;Menge;Einzelpreis;Rabatt;Währung;Zahlungsstatus\n" +
			"11;13.01.2026;a@x.com;USA;Tasse;2;1.015,50 €;31,00 €;EUR;Bezahlt\n" +
			"12;14.01.2026;b@x.com;USA;Kappe;1;10,00 €;0,00 €;EUR;Storniert\n" +
			"13;14.01.2026;b@x.com;USA;Kappe;1;10,00 €;0,00 €;EUR;Offen\n", "2200.00"},
		// An order that is open is one: 20.00 + 10.00.
		"an order that is open": {"Order,Date,Email,Country,Price,Currency,Order status\n" +
			"1,2026-05-03,a@x.com,US,20.00,USD,Open\n2,2026-05-03,b@x.com,US,10.00,USD,Closed won\n", "30.00"},
		// 30.00 less 3.00, which two columns say and the surest name says nothing of.
		"a discount under its second name": {"order_id,order_date,billing_email,shipping_country,order_currency,order_discount,cart_discount,discount_total,order_subtotal\n" +
			"11,2026-01-13,a@x.com,US,USD,0.00,3.00,3.00,30.00\n", "27.00"},
		// A capture is a payment, what was only authorized is none: 30.00 + 20.00.
		"payments of a shop": {"Order,Name,Kind,Gateway,Created At,Status,Amount,Currency,Shipping Country\n" +
			"1,#1001,sale,card,2026-01-13 10:00:00 -0500,success,30.00,USD,US\n" +
			"2,#1002,authorization,card,2026-01-13 10:00:00 -0500,success,20.00,USD,US\n" +
			"2,#1002,capture,card,2026-01-14 10:00:00 -0500,success,20.00,USD,US\n" +
			"3,#1003,sale,card,2026-01-14 10:00:00 -0500,failure,7.00,USD,US\n", "50.00"},
		// What was not captured was not paid: 30.00 alone.
		"charges that were not captured": {"id,Created (UTC),Amount,Amount Refunded,Currency,Status,Captured,Customer Email,Shipping Address Country\n" +
			"ch_1,2026-01-13 04:00,30.00,0.00,usd,Paid,true,a@x.com,US\nch_2,2026-01-13 10:00,20.00,0.00,usd,Paid,false,b@x.com,US\n", "30.00"},
		// 3 × 15.00 less 3.00, of which one of three came back: 30.00 − 2.00.
		"a discount goes back with what is sent back": {"Order,Date,Email,Country,SKU,Qty,Returned quantity,Unit price,Line discount,Currency\n" +
			"1,2026-05-03,a@x.com,US,MUG,3,1,15.00,3.00,USD\n", "28.00"},
		// 30.00 less 3.00. What is open is not paid.
		"invoices": {"id,Amount Due,Currency,Customer,Date (UTC),Number,Paid,Subtotal,Total Discount Amount,Tax,Total,Amount Paid,Status,Customer Address Country\n" +
			"in_1,27.00,usd,cus_1,2026-01-13 10:00,A-1,true,30.00,3.00,0,27.00,27.00,paid,US\nin_2,30.00,usd,cus_2,2026-01-13 10:00,A-2,false,30.00,0.00,0,30.00,0,open,US\n", "27.00"},
		// 2 × 15.00 + 10.00 less 4.00, which stands on both lines. The other order was closed.
		"an order that is called increment": {"increment_id,created_at,status,customer_email,order_currency_code,discount_amount,shipping_country_id,sku,qty_ordered,price\n" +
			"11,2026-01-13 10:00:00,complete,a@x.com,USD,-4.00,US,MUG,2.0000,15.0000\n11,2026-01-13 10:00:00,complete,a@x.com,USD,-4.00,US,CAP,1.0000,10.0000\n" +
			"12,2026-01-14 10:00:00,closed,b@x.com,USD,0,US,CAP,1.0000,10.0000\n", "36.00"},
		// A box for gift cards is goods, a gift card is none: 10.00 + 4.00 of 10.00 + 25.00 + 4.00 + 6.00.
		"names of what is no goods": {"Order,Date,Email,Country,Item,Price,Currency\n1,2026-05-03,a@x.com,US,Gift card BOX,10.00,USD\n" +
			"2,2026-05-03,b@x.com,US,E-Gift Card $25,25.00,USD\n3,2026-05-03,c@x.com,US,Tip jar,4.00,USD\n4,2026-05-03,d@x.com,US,Tip,6.00,USD\n", "14.00"},
	} {
		t.Run(name, func(t *testing.T) {
			got := worth(t, c.text, func(o *Options) {
				o.Rates = map[string]decimal.Decimal{"EUR": decimal.RequireFromString("1.10"), "JPY": decimal.RequireFromString("0.01")}
			})
			if got != c.want {
				t.Errorf("got $%s, want $%s", got, c.want)
			}
		})
	}
}

func TestCountriesInTraditionalChinese(t *testing.T) {
	for name, want := range map[string]string{"台灣": "TW", "臺灣": "TW", "美國": "US", "中國": "CN", "德國": "DE", "英國": "GB", "加拿大": "CA", "澳洲": "AU",
		"紐西蘭": "NZ", "南韓": "KR", "義大利": "IT", "意大利": "IT", "西班牙": "ES", "法國": "FR", "泰國": "TH", "越南": "VN", "波多黎各": "PR", "俄羅斯": "RU", "印度": "IN", "阿拉伯聯合大公國": "AE", "미국": "US"} {
		if got, ok := countryOf(name); !ok || got != want {
			t.Errorf("%s: got %q, want %s", name, got, want)
		}
	}
}

// TestPostageIsNoPriceOfGoods: what a seller paid for labels is not what the buyer paid.
func TestPostageIsNoPriceOfGoods(t *testing.T) {
	guess, err := Sniff([]byte("Date Printed,Recipient,Status,Tracking #,Carrier,Class/Service,Insured Value,Amount Paid,Order ID\n1/13/2026,Ann A,Delivered,9400,USPS,First Class,$0.00,$4.50,11\n"), Fixed{Header: -1})
	if err != nil {
		t.Fatal(err)
	}
	if guess.Format.ID != "postage" || len(guess.Missing) != 1 || guess.Missing[0] != "price" {
		t.Errorf("%s lacks %v: %v", guess.Format.ID, guess.Missing, guess.Options.Columns)
	}
}

// TestOrdersThatAreNotNumberedAreSaidToBe: each line is an order then, with its own fees.
func TestOrdersThatAreNotNumberedAreSaidToBe(t *testing.T) {
	for text, want := range map[string]bool{"Date,Email,Country,Price,Currency\n2026-05-03,a@x.com,US,20.00,USD\n": true,
		"Order,Date,Email,Country,Price,Currency\n1,2026-05-03,a@x.com,US,20.00,USD\n": false} {
		reader, _ := table(t, text, nil)
		said := false
		for _, m := range reader.Report(nil).Remarks {
			said = said || m.Word == "order" && m.Rows == 1
		}
		if said != want {
			t.Errorf("%q is said: %v", text, said)
		}
	}
}
