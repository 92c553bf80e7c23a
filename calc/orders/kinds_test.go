package orders

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"section321/calc"
)

// worth reads a text, believing every guess, and returns what its goods come to.
func worth(t *testing.T, text string, change func(*Options)) string {
	t.Helper()
	reader, _ := table(t, text, change)
	return string(AppendCents(nil, reader.Report(nil).Retail))
}

// A sum is a text and what its goods come to.
type sum struct{ text, want string }

func areWorth(t *testing.T, sums map[string]sum) {
	t.Helper()
	for name, c := range sums {
		t.Run(name, func(t *testing.T) {
			if got := worth(t, c.text, nil); got != c.want {
				t.Errorf("got $%s, want $%s", got, c.want)
			}
		})
	}
}

// TestWhatTheBuyerPaidIsTheValue has sums that a reader can work out beside each.
func TestWhatTheBuyerPaidIsTheValue(t *testing.T) {
	const h = "Order,Date,Email,Country,Currency,SKU,Quantity,Price,"
	areWorth(t, map[string]sum{
		"a discount on the line": {h + "Line discount\n1,2026-05-03,a@x.com,US,USD,A,2,50.00,30.00\n", "70.00"},
		// 20.00 off 100.00, said once for two lines.
		"a discount on the order": {h + "Discount amount\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,20.00\n1,2026-05-03,a@x.com,US,USD,B,1,40.00,\n", "80.00"},
		"a discount below zero":   {h + "Discounts\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,-20.00\n", "40.00"},
		"the same discount twice": {h + "Discount amount\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,20.00\n1,2026-05-03,a@x.com,US,USD,B,1,40.00,20.00\n", "80.00"},
		"discounts that differ":   {h + "Discount amount\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,20.00\n1,2026-05-03,a@x.com,CA,USD,B,1,40.00,0\n", "40.00"},
		"a part given back":       {h + "Refunded amount\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,15.00\n", "45.00"},
		"all given back":          {h + "Refunded amount\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,60.00\n2,2026-05-03,b@x.com,US,USD,A,1,9.00,0\n", "9.00"},
		// Two of three are kept: 2 × 12.00. The refund of 12.00 is that of the third.
		"a quantity sent back":  {h + "Quantity returned,Refund amount\n1,2026-05-03,a@x.com,US,USD,A,3,12.00,1,12.00\n", "24.00"},
		"more than was paid":    {h + "Discount amount\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,75.00\n2,2026-05-03,b@x.com,US,USD,A,1,9.00,0\n", "9.00"},
		"a download":            {h + "Requires shipping\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,false\n1,2026-05-03,a@x.com,US,USD,B,1,9.00,true\n", "9.00"},
		"whether it is digital": {h + "Is digital\n1,2026-05-03,a@x.com,US,USD,A,1,60.00,yes\n1,2026-05-03,a@x.com,US,USD,B,1,9.00,no\n", "9.00"},
		// Half of the order's 10.00 was taken off the gift card.
		"a line below zero":      {h[:len(h)-1] + "\n1,2026-05-03,a@x.com,US,USD,A,3,12.00\n1,2026-05-03,a@x.com,US,USD,A,-1,12.00\n", "24.00"},
		"a discount in its line": {"Order,Date,Email,Country,Currency,Item,Quantity,Price\n1,2026-05-03,a@x.com,US,USD,Scarf,1,50.00\n1,2026-05-03,a@x.com,US,USD,Coupon TEN,1,-10.00\n", "40.00"},
		"a gift card":            {"Order,Date,Email,Country,Currency,Item,Quantity,Price,Discount\n1,2026-05-03,a@x.com,US,USD,E-Gift Card,1,50.00,10.00\n1,2026-05-03,a@x.com,US,USD,Scarf,1,50.00,\n", "45.00"},
		"a box for gift cards":   {"Order,Date,Email,Country,Currency,Item,Quantity,Price\n1,2026-05-03,a@x.com,US,USD,Gift card box,1,5.00\n", "5.00"},
	})
}

func TestTheSubtotalTellsWhatADiscountIs(t *testing.T) {
	const h = "Name,Email,Financial Status,Currency,Subtotal,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Shipping Country,Lineitem discount\n"
	const woo = "Order Number,Order Status,Order Date,Email (Billing),Country Code (Shipping),Order Currency,Order Subtotal Amount,Cart Discount Amount,SKU,Quantity (- Refund),Item Cost\n"
	areWorth(t, map[string]sum{
		"off the goods":             {h + "#1,a@x.com,paid,USD,80.00,20.00,2026-05-03,1,Scarf,100.00,US,0.00\n", "80.00"},
		"off the shipping":          {h + "#1,a@x.com,paid,USD,100.00,8.00,2026-05-03,1,Scarf,100.00,US,0.00\n", "100.00"},
		"that of the line again":    {h + "#1,a@x.com,paid,USD,70.00,30.00,2026-05-03,1,Scarf,100.00,US,30.00\n", "70.00"},
		"in no column":              {h + "#1,a@x.com,paid,USD,90.00,,2026-05-03,1,Scarf,100.00,US,\n", "90.00"},
		"not yet in the prices":     {woo + "1,Completed,2026-05-03,a@x.com,US,USD,50.00,10.00,A,2,25.00\n", "40.00"},
		"in the prices already":     {woo + "1,Completed,2026-05-03,a@x.com,US,USD,50.00,10.00,A,2,20.00\n", "40.00"},
		"and nothing to tell it by": {strings.ReplaceAll(woo, "Order Subtotal Amount,", "") + "1,Completed,2026-05-03,a@x.com,US,USD,10.00,A,2,20.00\n", "40.00"},
	})
}

func TestWhatOneRowSaysHoldsForItsOrder(t *testing.T) {
	const h = "Order,Date,Shipped on,Email,Country,Status,SKU,Quantity,Price,Currency\n"
	for name, c := range map[string]struct {
		text string
		days map[string]string
	}{
		"said first": {"1,2026-05-01,2026-05-03,a@x.com,US,paid,A,1,10.00,USD\n1,2026-05-01,,a@x.com,,,B,2,5.00,\n", map[string]string{"a@x.com 2026-05-03": "20.00"}},
		"said last":  {"1,2026-05-01,,,,,A,1,10.00,\n1,2026-05-01,2026-05-03,a@x.com,US,paid,B,2,5.00,USD\n", map[string]string{"a@x.com 2026-05-03": "20.00"}},
		"said in between, of an order that comes back": {"1,2026-05-01,,a@x.com,US,paid,A,1,10.00,USD\n2,2026-05-01,,b@x.com,US,paid,A,1,1.00,USD\n1,2026-05-01,,,,,B,2,5.00,\n",
			map[string]string{"a@x.com 2026-05-01": "20.00", "b@x.com 2026-05-01": "1.00"}},
		"said at the end, of an order that began": {"1,2026-05-01,,,,,B,2,5.00,\n2,2026-05-01,,b@x.com,US,paid,A,1,1.00,USD\n1,2026-05-01,,a@x.com,US,paid,A,1,10.00,USD\n",
			map[string]string{"a@x.com 2026-05-01": "20.00", "b@x.com 2026-05-01": "1.00"}},
		"refunded":                     {"1,2026-05-01,,a@x.com,US,refunded,A,1,10.00,USD\n1,2026-05-01,,a@x.com,,,B,2,5.00,\n2,2026-05-01,,b@x.com,US,paid,A,1,1.00,USD\n", map[string]string{"b@x.com 2026-05-01": "1.00"}},
		"no number on the lines below": {"1,2026-05-01,,a@x.com,US,paid,A,1,10.00,USD\n,,,,,,B,2,5.00,\n", map[string]string{"a@x.com 2026-05-01": "20.00"}},
	} {
		t.Run(name, func(t *testing.T) {
			reader, got := table(t, h+c.text, nil)
			if fmt.Sprint(dayTotals(got)) != fmt.Sprint(c.days) {
				t.Errorf("got %v, want %v; %v", dayTotals(got), c.days, reader.Report(nil).FirstRejected)
			}
		})
	}
}

func TestLinesThatAreNoLinesOfAnOrderAreToldByWhatTheyAre(t *testing.T) {
	const h = "Order,Date,Email,Country,SKU,Item,Quantity,Price,Currency\n"
	for name, c := range map[string]struct {
		text   string
		status RowStatus
		want   string
	}{
		"the sum of the order first": {"1,2026-05-01,a@x.com,US,,,3,28.00,USD\n1,2026-05-01,a@x.com,US,A,Mug,1,13.00,USD\n1,2026-05-01,a@x.com,US,B,Cup,1,15.00,USD\n", TotalsLine, "28.00"},
		"the sum of the order last":  {"1,2026-05-01,a@x.com,US,A,Mug,2,13.00,USD\n1,2026-05-01,a@x.com,US,B,Cup,1,15.00,USD\n1,2026-05-01,a@x.com,US,,,1,41.00,USD\n", TotalsLine, "41.00"},
		"a line called a total":      {"1,2026-05-01,a@x.com,US,A,Mug,1,13.00,USD\n1,2026-05-01,a@x.com,US,B,Cup,1,15.00,USD\n1,2026-05-01,a@x.com,US,,Total,1,28.00,USD\n", TotalsLine, "28.00"},
		"a line that is no sum":      {"1,2026-05-01,a@x.com,US,A,Mug,1,13.00,USD\n1,2026-05-01,a@x.com,US,,,1,5.00,USD\n", Counted, "18.00"},
		"the sum of the file":        {"1,2026-05-01,a@x.com,US,A,Mug,1,13.00,USD\nTotal,,,,,,1,13.00,\n", TotalsLine, "13.00"},
		"the sum of it in German":    {"1,2026-05-01,a@x.com,US,A,Mug,1,13.00,USD\n,,,,,Summe,1,13.00,\n", TotalsLine, "13.00"},
		"the names again":            {"1,2026-05-01,a@x.com,US,A,Mug,1,13.00,USD\n" + h, Note, "13.00"},
		"what the columns mean":      {"Number of the order,Day it was made,Mail,Where to,Number,Name,How many,In dollars,Which\n1,2026-05-01,a@x.com,US,A,Mug,1,13.00,USD\n", Note, "13.00"},
	} {
		t.Run(name, func(t *testing.T) {
			reader, got := table(t, h+c.text, nil)
			if retail := string(AppendCents(nil, reader.Report(nil).Retail)); retail != c.want || got.counts[c.status] == 0 {
				t.Errorf("got $%s, statuses %v, want $%s and one %s; %v", retail, got.counts, c.want, c.status, reader.Report(nil).FirstRejected)
			}
		})
	}
}

func TestThePriceIsThatOfOneOrOfTheLineByArithmetic(t *testing.T) {
	areWorth(t, map[string]sum{
		"the product stands beside it":   {"Order,Date,Email,Country,Qty,Price,Amount due,Currency\n1,2026-05-03,a@x.com,US,3,10.00,30.00,USD\n2,2026-05-03,b@x.com,US,2,5.00,10.00,USD\n", "40.00"},
		"the quotient stands beside it":  {"Order,Date,Email,Country,Qty,Price,Per piece,Currency\n1,2026-05-03,a@x.com,US,3,30.00,10.00,USD\n2,2026-05-03,b@x.com,US,2,10.00,5.00,USD\n", "40.00"},
		"the order comes to less":        {"Order,Date,Email,Country,Qty,Price,Order Total,Currency\n1,2026-05-03,a@x.com,US,3,90.00,95.00,USD\n2,2026-05-03,b@x.com,US,2,40.00,45.00,USD\n", "130.00"},
		"the order's sum is the prices'": {"Order,Date,Email,Country,Qty,Price,Order sum,Currency\n1,2026-05-03,a@x.com,US,3,30.00,36.00,USD\n1,2026-05-03,a@x.com,US,1,6.00,36.00,USD\n2,2026-05-03,b@x.com,US,2,10.00,10.00,USD\n", "46.00"},
	})
	guess, err := Sniff([]byte("Order,Date,Email,Country,Qty,Price,Currency\n1,2026-05-03,a@x.com,US,3,10.00,USD\n"), Fixed{Header: -1})
	if err != nil || len(guess.Notes) != 1 || !strings.Contains(guess.Notes[0].String(), "nothing in the file confirms") {
		t.Errorf("that nothing confirms it is not said: %v %v", guess.Notes, err)
	}
}

func TestALineIsADuplicateOnlyWhenAllOfItIs(t *testing.T) {
	const h = "Order,Line ID,Date,Email,Country,SKU,Price,Currency\n"
	line := "1,L1,2026-05-03,a@x.com,US,A,10.00,USD\n"
	if got := worth(t, h+line+line, nil); got != "10.00" {
		t.Errorf("the same line twice comes to $%s", got)
	}
	if got := worth(t, h+line+strings.Replace(line, ",A,", ",B,", 1), nil); got != "20.00" {
		t.Errorf("two lines with one number come to $%s", got)
	}
}

func TestStatusesByTheirMeaning(t *testing.T) {
	for status, words := range map[RowStatus]string{
		Counted:        "paid|Completed|Processing|partially_refunded|Unshipped|unfulfilled|Awaiting Shipment|Bezahlt|Versandt|Payée|Expédiée|Pagado|Enviado|Pagato|Spedito|已付款|已发货|発送済み|Partially shipped|Delivered",
		CancelledOrder: "Cancelled|canceled|voided|Storniert|Annulée|Anulado|Annullato|已取消|キャンセル|wc-cancelled",
		Refunded:       "refunded|closed|Erstattet|Remboursé|Reembolsado|Rimborsato|已退款",
		Returned:       "Returned|Shipped - Returned to Seller|Retourniert|Retournée|Devuelto|Restituito",
		Unpaid:         "failed|pending|Pending payment|expired|authorized|unpaid|On hold|declined|draft|Fehlgeschlagen|Ausstehend|Abgelaufen|Échouée|En attente|Pendiente|Fallido|In attesa di pagamento|Scaduto|未付款|待付款",
	} {
		for word := range strings.SplitSeq(words, "|") {
			if got, ok := fate(word); got != status || !ok {
				t.Errorf("%s: taken for %s (known %v), want %s", word, got, ok, status)
			}
		}
	}
	text := "Order,Date,Email,Country,Price,Currency,Status\n1,2026-05-03,a@x.com,US,10.00,USD,Frobnicated\n"
	guess, err := Sniff([]byte(text), Fixed{Header: -1})
	if err != nil || !slices.ContainsFunc(guess.Questions, func(q Question) bool { return q.Subject == calc.About(calc.FieldStatuses).Called("frobnicated") }) {
		t.Errorf("a word that is not known is not asked: %v %v", guess.Questions, err)
	}
	if got := worth(t, text, func(o *Options) { o.Statuses = map[string]string{"frobnicated": "cancelled"} }); got != "0.00" {
		t.Errorf("what a person said of a status is not heard: $%s", got)
	}
}

func TestIslandsOutsideTheCustomsTerritoryAreElsewhere(t *testing.T) {
	const h = "Order,Date,Email,Country,State,ZIP,Price,Currency\n"
	for name, c := range map[string]struct{ address, want string }{
		"a State":                {"US,GA,30301", "10.00"},
		"Puerto Rico":            {"US,PR,00901", "10.00"},
		"Puerto Rico by name":    {"Puerto Rico,,00901", "10.00"},
		"Hawaii":                 {"US,HI,96813", "10.00"},
		"Guam":                   {"United States,GU,96910", "0.00"},
		"Guam by its name":       {"US,Guam,96910", "0.00"},
		"the Virgin Islands":     {"US,VI,00802", "0.00"},
		"Virgin Islands by ZIP":  {"US,,00802", "0.00"},
		"American Samoa":         {"US,AS,96799", "0.00"},
		"the Northern Marianas":  {"US,MP,96950", "0.00"},
		"Guam as a country":      {"Guam,,", "0.00"},
		"States with the letter": {"US,MA,02108", "10.00"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := worth(t, h+"1,2026-05-03,a@x.com,"+c.address+",10.00,USD\n", nil); got != c.want {
				t.Errorf("got $%s, want $%s", got, c.want)
			}
		})
	}
}

func TestCountriesAsShopsWriteThem(t *testing.T) {
	for name, want := range map[string]string{"United States (US)": "US", "United Kingdom (UK)": "GB", "US - United States": "US", "Deutschland / Germany": "DE",
		"Stati Uniti": "US", "Etats-Unis": "US", "ETATS UNIS": "US", "Estados Unidos": "US", "EE. UU.": "US", "United States of America (the)": "US",
		"Vereinigte Staaten (USA)": "US", "Mexico": "MX", "México": "MX", "Osterreich": "AT", "Paesi Bassi": "NL", "Royaume-Uni": "GB"} {
		if got, ok := countryOf(name); !ok || got != want {
			t.Errorf("%s: got %q, want %s", name, got, want)
		}
	}
	for _, none := range []string{"Germany (US)", "Ana Adams", "US / CA"} {
		if got, ok := countryOf(none); ok {
			t.Errorf("%s is taken for %s", none, got)
		}
	}
}

func TestCurrencyFromSigns(t *testing.T) {
	const h = "Order,Date,Email,Country,Price\n"
	question := func(text string) *Question {
		guess, err := Sniff([]byte(text), Fixed{Header: -1})
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range guess.Questions {
			if q.Subject.Field == calc.FieldCurrency {
				return &q
			}
		}
		return nil
	}
	if q := question(h + "1,2026-05-03,a@x.com,US,\"¥12,345\"\n"); q == nil || q.Answer != "" || len(q.Choices) != 2 {
		t.Errorf("¥ is not asked: %+v", q)
	}
	if q := question(h + "1,2026-05-03,a@x.com,US,$12.00\n"); q == nil || q.Answer != "USD" {
		t.Errorf("$ is not asked: %+v", q)
	}
	if q := question(h + "1,2026-05-03,a@x.com,US,€12.00\n"); q != nil {
		t.Errorf("€ is asked: %+v", q)
	}
	for name, c := range map[string]struct{ text, currency, want string }{
		"yen that were asked for":     {h + "1,2026-05-03,a@x.com,US,\"¥12,000\"\n", "JPY", "120.00"},
		"euros by the sign":           {h + "1,2026-05-03,a@x.com,US,€10.00\n", "", "11.00"},
		"euros by the column's name":  {"Order,Date,Email,Country,Price (EUR)\n1,2026-05-03,a@x.com,US,10.00\n", "", "11.00"},
		"a sign and the column agree": {"Order,Date,Email,Country,Price,Currency\n1,2026-05-03,a@x.com,US,¥3000,JPY\n", "", "30.00"},
		"a sign and it do not agree":  {"Order,Date,Email,Country,Price,Currency\n1,2026-05-03,a@x.com,US,¥3000,EUR\n", "", "0.00"},
	} {
		t.Run(name, func(t *testing.T) {
			got := worth(t, c.text, func(o *Options) {
				o.Rates = map[string]decimal.Decimal{"JPY": decimal.RequireFromString("0.01"), "EUR": decimal.RequireFromString("1.10")}
				if c.currency != "" {
					o.Currency = c.currency
				}
			})
			if got != c.want {
				t.Errorf("got $%s, want $%s", got, c.want)
			}
		})
	}
}

func TestFilesOfOfficeProgramsAreRead(t *testing.T) {
	plain := "订单号,日期,国家,商品名称,数量,单价,货币\n1,2026-05-03,美国,茶杯,2,20.00,USD\n2,2026-05-03,法国,茶杯,1,20.00,USD\n"
	taiwan := "訂單編號,訂單日期,國家,商品名稱,數量,單價,幣別\n1,2026-05-03,美國,馬克杯,2,20.00,USD\n2,2026-05-03,加拿大,馬克杯,1,20.00,USD\n"
	korea := "주문번호,주문일,국가,상품명,수량,단가,통화\n1,2026-05-03,미국,머그컵,2,20.00,USD\n2,2026-05-03,프랑스,머그컵,1,20.00,USD\n"
	japan := "注文番号,注文日,国,商品名,数量,単価,通貨\n1,2026-05-03,アメリカ合衆国,ティーカップ,2,20.00,USD\n2,2026-05-03,フランス,ティーカップ,1,20.00,USD\n"
	german := "Bestellnummer;Datum;Land;Artikel;Menge;Preis;Währung\n1;2026-05-03;Vereinigte Staaten;Küchenmesser für Gäste;2;20,00;USD\n2;2026-05-03;Österreich;Löffel;1;20,00;USD\n"
	polish := "order,date,country,item,quantity,price,currency\n1,2026-05-03,US,łyżka i żółty młynek,2,20.00,USD\n2,2026-05-03,DE,łyżka,1,20.00,USD\n"
	russian := "order,date,country,item,quantity,price,currency\n1,2026-05-03,США,синяя чашка большая,2,20.00,USD\n2,2026-05-03,DE,чашка,1,20.00,USD\n"
	utf16 := func(text string, low int) string {
		var b strings.Builder
		for _, c := range text {
			pair := [2]byte{byte(c >> 8), byte(c >> 8)}
			pair[low] = byte(c)
			b.Write(pair[:])
		}
		return b.String()
	}
	ascii := "order,date,country,item,quantity,price,currency\n1,2026-05-03,US,Cup,2,20.00,USD\n2,2026-05-03,FR,Cup,1,20.00,USD\n"
	in := func(e encoding.Encoding, text string) string {
		out, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, c := range map[string]struct{ text, encoding string }{
		"GBK":                        {in(simplifiedchinese.GBK, plain), "gbk"},
		"Shift-JIS":                  {in(japanese.ShiftJIS, japan), "shift-jis"},
		"EUC-JP":                     {in(japanese.EUCJP, japan), "euc-jp"},
		"Big5":                       {in(traditionalchinese.Big5, taiwan), "big5"},
		"EUC-KR":                     {in(korean.EUCKR, korea), "euc-kr"},
		"Windows-1252":               {in(charmap.Windows1252, german), "windows-1252"},
		"Windows-1250":               {in(charmap.Windows1250, polish), "windows-1250"},
		"Windows-1251":               {in(charmap.Windows1251, russian), "windows-1251"},
		"UTF-16 without a mark":      {utf16(ascii, 0), "utf-16le"},
		"UTF-16 the other way round": {utf16(ascii, 1), "utf-16be"},
		"carriage returns alone":     {strings.ReplaceAll(ascii, "\n", "\r"), "utf-8"},
		"sep= in the first line":     {"sep=;\r\n" + strings.ReplaceAll(ascii, ",", ";"), "utf-8"},
	} {
		t.Run(name, func(t *testing.T) {
			guess, err := Sniff([]byte(c.text), Fixed{Header: -1})
			if err != nil {
				t.Fatal(err)
			}
			if guess.Options.Encoding != c.encoding {
				t.Errorf("taken for %s", guess.Options.Encoding)
			}
			for _, size := range []int{1, 3, len(c.text)} {
				r, err := NewReader(guess.Options)
				if err != nil {
					t.Fatal(err)
				}
				for piece := range slices.Chunk([]byte(c.text), size) {
					if _, err := r.Write(piece); err != nil {
						t.Fatal(err)
					}
				}
				if _, err := r.End(); err != nil {
					t.Fatal(err)
				}
				report := r.Report(nil)
				if report.Retail != 4000 || r.counts[Elsewhere] != 1 {
					t.Errorf("in pieces of %d: $%s, want 2 × 20.00; %v", size, AppendCents(nil, report.Retail), report.FirstRejected)
				}
			}
		})
	}
}

func TestWhatIsTakenForGrantedIsSaid(t *testing.T) {
	reader, _ := table(t, "Date,Price,Colour\n2026-05-03,10.00,red\n", nil)
	for word, rows := range map[string]int{"quantity": 1, "country": 1, "currency": 1, "buyer": 1, "status": 1, "columns": 1} {
		if remark := remarkOf(reader, word); remark == nil || remark.Rows != rows {
			t.Errorf("%s: got %+v", word, remark)
		}
	}
	reader, _ = table(t, "Order,Date,Email,Country,Status,SKU,Quantity,Price,Currency,Shipping,Tax,Discount\n1,2026-05-03,a@x.com,US,paid,A,2,10.00,USD,4.99,1.60,3.00\n", nil)
	for word, amount := range map[string]calc.Cents{"shipping": 499, "tax": 160, "discounts": 300} {
		if remark := remarkOf(reader, word); remark == nil || remark.Amount != amount {
			t.Errorf("%s: got %+v, want %d cents", word, remark, amount)
		}
	}
}

func TestAColumnThatAPersonNamesIsBelievedBeforeDatesAreGuessed(t *testing.T) {
	text := "Ref,Made,Mail,Land,Each\n1,05/06/26,a@x.com,US,29.99\n2,05/13/26,b@x.com,US,29.99\n"
	guess, err := Sniff([]byte(text), Fixed{Header: -1, Over: map[string]string{"ordered": "Made", "price": "Each"}})
	if err != nil || guess.Options.Dates != MonthFirst {
		t.Errorf("got %q %v", guess.Options.Dates, err)
	}
}

func TestAZoneInTheNameOfAColumnHolds(t *testing.T) {
	for name, day := range map[string]string{"Created (UTC)": "2026-05-02", "Created at UTC": "2026-05-02", "Date": "2026-05-03", "Created (JST)": "2026-05-02"} {
		_, got := table(t, "order,"+name+",email,country,price,currency\n1,2026-05-03 01:00:00,a@x.com,US,20.00,USD\n", func(o *Options) { o.Columns["ordered"] = name })
		if totals := dayTotals(got); totals["a@x.com "+day] != "20.00" {
			t.Errorf("%s: got %v, want %s", name, totals, day)
		}
	}
}
