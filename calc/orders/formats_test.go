package orders

import (
	"fmt"
	"strings"
	"testing"

	"section321/calc"
)

// A layout is an export as the shop writes it: its columns with what stands in each,
// and its words for what becomes of an order. Counted words begin with +.
type layout struct {
	format    string
	columns   string // name=what, in order; what is nothing where the cell is empty
	statuses  string
	delimiter string
	comma     bool // decimals stand behind a comma
	currency  string
	us, other string // countries, as the shop calls them
	date      string // layout of the day: ymd, mdy, dmy or iso
}

var layouts = []layout{
	{format: "shopify", columns: "Name=order|Email=email|Financial Status=status|Paid at=|Fulfillment Status=|Fulfilled at=|Accepts Marketing=|Currency=currency|Subtotal=net|Shipping=postage|Taxes=|Total=|Discount Code=|Discount Amount=off|Shipping Method=|Created at=day|Lineitem quantity=quantity|Lineitem name=item|Lineitem price=price|Lineitem compare at price=|Lineitem sku=sku|Lineitem requires shipping=ships|Lineitem taxable=|Lineitem fulfillment status=|Shipping Country=country|Cancelled at=|Refunded Amount=|Lineitem discount=",
		statuses: "+paid|+partially_paid|refunded|voided|pending|authorized|expired|unpaid", us: "US", other: "CA"},
	{format: "shopify-drafts", columns: "Name=order|Status=status|Created At=day|Invoice Sent At=|Completed At=|Email=email|Currency=currency|Subtotal=net|Discount=off|Shipping=postage|Tax=|Total=|Lineitem quantity=quantity|Lineitem name=item|Lineitem price=price|Lineitem sku=sku|Shipping Country=country",
		statuses: "+completed|open|invoice_sent|cancelled", us: "US", other: "CA"},
	{format: "matrixify", columns: "ID=|Name=order|Email=email|Currency=currency|Created At=day|Cancelled At=|Payment: Status=status|Shipping: Country Code=country|Price: Total=|Line: Type=linekind|Line: Title=item|Line: SKU=sku|Line: Quantity=quantity|Line: Price=price|Line: Discount=less|Line: Total=|Line: Requires Shipping=ships",
		statuses: "+paid|+partially_refunded|refunded|voided|pending|authorized|expired", us: "US", other: "CA"},
	{format: "squarespace", columns: "Order ID=order|Email=email|Financial Status=status|Paid at=|Fulfillment Status=|Fulfilled at=|Currency=currency|Subtotal=|Shipping=postage|Taxes=|Amount Refunded=|Total=|Discount Code=|Discount Amount=off|Shipping Method=|Created at=day|Lineitem quantity=quantity|Lineitem name=item|Lineitem price=price|Lineitem sku=sku|Lineitem variant=|Lineitem requires shipping=ships|Shipping Country=country|Cancelled at=",
		statuses: "+PAID|+PENDING FULFILLMENT|REFUNDED|CANCELED", us: "United States", other: "Canada"},
	{format: "etsy-items", columns: "Sale Date=day|Item Name=item|Buyer=buyer|Quantity=quantity|Price=price|Coupon Code=|Coupon Details=|Discount Amount=off|Shipping Discount=|Order Shipping=postage|Order Sales Tax=|Item Total=|Currency=currency|Transaction ID=line|Listing ID=|Date Paid=|Date Shipped=|Ship Name=|Ship Country=country|Order ID=order|Variations=|Order Type=|Listings Type=|SKU=sku",
		statuses: "+", us: "United States", other: "France", date: "mdy"},
	{format: "etsy-orders", columns: "Sale Date=day|Order ID=order|Buyer User ID=buyer|Full Name=|Number of Items=|Payment Method=|Date Shipped=|Ship Country=country|Currency=currency|Order Value=total|Coupon Code=|Discount Amount=off|Shipping=postage|Sales Tax=|Order Total=|Status=status|Card Processing Fees=|Order Net=",
		statuses: "+Completed|+Paid|+Not Shipped|Canceled|Refunded", us: "United States", other: "Germany", date: "mdy"},
	{format: "ebay", columns: "Sales Record Number=|Order Number=order|Buyer Username=buyer|Ship To Country=country|Item Number=item|Item Title=item|Custom Label=sku|Quantity=quantity|Sold For=dollars|Shipping And Handling=postage|Total Price=|Sale Date=day|Shipped On Date=|Transaction ID=line",
		statuses: "+", us: "United States", other: "Canada", date: "mdy", currency: "$"},
	{format: "ebay", columns: "Verkaufsprotokollnummer=|Bestellnummer=order|Nutzername des Käufers=buyer|Land des Empfängers=country|Artikelnummer=item|Angebotstitel=item|Bestandseinheit=sku|Anzahl=quantity|Verkauft für=price|Verpackung und Versand=postage|Gesamtbetrag=|Verkauft am=day|Verschickt am - Datum=",
		statuses: "+", us: "Vereinigte Staaten von Amerika", other: "Österreich", delimiter: ";", comma: true},
	{format: "ebay", columns: "Numéro d'enregistrement de la vente=|Numéro de commande=order|Pseudo de l'acheteur=buyer|Pays du destinataire=country|Numéro de l'objet=item|Titre de l'objet=item|Quantité=quantity|Vendu pour=price|Date de vente=day",
		statuses: "+", us: "États-Unis", other: "Belgique", delimiter: ";", comma: true},
	{format: "ebay", columns: "Número de registro de ventas=|Número de pedido=order|Nombre de usuario del comprador=buyer|País del destinatario=country|Número de artículo=item|Título del artículo=item|Cantidad=quantity|Vendido por=price|Fecha de venta=day",
		statuses: "+", us: "Estados Unidos", other: "México", delimiter: ";", comma: true},
	{format: "ebay", columns: "Numero registro vendite=|Numero ordine=order|Nome utente acquirente=buyer|Paese di destinazione=country|Numero oggetto=item|Titolo inserzione=item|Quantità=quantity|Venduto per=price|Data di vendita=day",
		statuses: "+", us: "Stati Uniti", other: "Svizzera", delimiter: ";", comma: true},
	{format: "amazon", columns: "amazon-order-id=order|merchant-order-id=|purchase-date=iso|last-updated-date=|order-status=status|product-name=item|sku=sku|item-status=|quantity=quantity|currency=currency|item-price=total|item-tax=|shipping-price=postage|item-promotion-discount=off|ship-country=country",
		statuses: "+Shipped|+Unshipped|+Shipped - Delivered to Buyer|Cancelled|Pending|Shipped - Returned to Seller", us: "US", other: "CA", delimiter: "\t"},
	{format: "amazon-orders", columns: "order-id=order|order-item-id=line|purchase-date=iso|payments-date=|buyer-email=email|sku=sku|product-name=item|quantity-purchased=quantity|currency=currency|item-price=total|item-tax=|shipping-price=postage|ship-country=country",
		statuses: "+", us: "US", other: "MX", delimiter: "\t"},
	{format: "amazon-shipments", columns: "amazon-order-id=order|shipment-id=|shipment-item-id=line|purchase-date=|shipment-date=iso|buyer-email=email|sku=sku|product-name=item|quantity-shipped=quantity|currency=currency|item-price=total|item-tax=|item-promotion-discount=off|ship-country=country",
		statuses: "+", us: "US", other: "MX", delimiter: "\t"},
	{format: "amazon-date-range", columns: "date/time=iso|settlement id=|type=status|order id=order|sku=sku|description=item|quantity=quantity|marketplace=|product sales=total|product sales tax=|shipping credits=postage|promotional rebates=off|selling fees=|total=|Ship country=country",
		statuses: "+Order|Refund|Transfer|Service Fee|Adjustment", us: "US", other: "CA"},
	{format: "amazon-settlement", columns: "settlement-id=|transaction-type=status|order-id=order|amount-type=|amount-description=principal|amount=total|currency=currency|posted-date=day|posted-date-time=iso|sku=sku|quantity-purchased=quantity|ship-country=country",
		statuses: "+Order|Refund|ServiceFee", us: "US", other: "CA", delimiter: "\t"},
	{format: "stripe", columns: "id=order|Created date (UTC)=day|Amount=total|Amount Refunded=|Currency=currency|Captured=|Status=status|Customer Email=email|Shipping Address Country=country",
		statuses: "+Paid|Failed|Refunded|Pending|Uncaptured|Requires payment method", us: "US", other: "GB"},
	{format: "paypal", columns: "Date=day|Time=|TimeZone=|Name=|Type=kind|Status=status|Currency=currency|Gross=total|Fee=|Net=|From Email Address=email|Transaction ID=order|Item Title=item|Country Code=country",
		statuses: "+Completed|Pending|Denied|Reversed|Refunded|Expired", us: "US", other: "GB"},
	{format: "woocommerce", columns: "Order Number=order|Order Status=status|Order Date=day|Customer Note=|Email (Billing)=email|Country Code (Billing)=|Country Code (Shipping)=country|Payment Method Title=|Cart Discount Amount=|Order Subtotal Amount=|Order Shipping Amount=postage|Order Refund Amount=|Order Total Amount=|SKU=sku|Item #=|Item Name=item|Quantity (- Refund)=quantity|Item Cost=price|Order Currency=currency",
		statuses: "+Completed|+Processing|On hold|Pending payment|Cancelled|Refunded|Failed|Draft", us: "US", other: "GB"},
	{format: "wix", columns: "Order number=order|Date created=day|Contact email=email|Item=item|SKU=sku|Qty=quantity|Price=price|Delivery country=country|Payment status=status|Fulfillment status=|Currency=currency|Shipping rate=postage|Total tax=",
		statuses: "+Paid|+Partially paid|Unpaid|Refunded|Canceled", us: "United States", other: "Canada"},
	{format: "square", columns: "Date=day|Time=|Time Zone=|Category=|Item=item|Qty=quantity|SKU=sku|Gross Sales=linedollars|Discounts=minus|Net Sales=|Tax=|Transaction ID=order|Payment ID=|Event Type=status|Customer ID=buyer|Country=country",
		statuses: "+Payment|Refund", us: "US", other: "CA", currency: "$"},
	{format: "bigcommerce", columns: "Order ID=order|Customer ID=|Customer Name=|Customer Email=email|Order Date=day|Order Status=status|Subtotal (inc tax)=|Subtotal (ex tax)=total|Tax Total=|Shipping Cost (ex tax)=postage|Order Total (ex tax)=|Total Quantity=quantity|Order Currency Code=currency|Shipping Country=country|Product Details=item",
		statuses: "+Completed|+Shipped|+Awaiting Fulfillment|+Awaiting Shipment|+Awaiting Pickup|+Partially Shipped|Pending|Incomplete|Awaiting Payment|Declined|Cancelled|Refunded|Disputed|Manual Verification Required", us: "United States", other: "Canada"},
	{format: "magento", columns: "ID=order|Purchase Point=|Purchase Date=day|Bill-to Name=|Ship-to Name=|Grand Total (Base)=|Grand Total (Purchased)=|Status=status|Customer Email=email|Subtotal=total|Shipping and Handling=postage|Total Refunded=|Shipping Country=country|Currency=currency",
		statuses: "+Processing|+Complete|Closed|Canceled|Pending|On Hold|Payment Review|Suspected Fraud|Pending Payment", us: "US", other: "DE"},
	{format: "prestashop", columns: "ID=|Reference=order|New client=|Delivery=country|Customer=buyer|Total=total|Payment=|Status=status|Date=day|Currency=currency",
		statuses: "+Payment accepted|+Processing in progress|+Shipped|+Delivered|Canceled|Refunded|Payment error|Awaiting bank wire payment", us: "United States", other: "France"},
	{format: "prestashop", columns: "ID=|Référence=order|Nouveau client=|Livraison=country|Client=buyer|Total=total|Paiement=|État=status|Date=day|Devise=currency",
		statuses: "+Paiement accepté|+En cours de préparation|+Expédié|+Livré|Annulé|Remboursé|Erreur de paiement|En attente de virement bancaire", us: "États-Unis", other: "France", delimiter: ";", comma: true},
	{format: "tiktok", columns: "Order ID=order|Order Status=status|Order Substatus=|Cancelation/Return Type=|SKU ID=|Seller SKU=sku|Product Name=item|Quantity=quantity|Sku Quantity of return=|SKU Unit Original Price=price|SKU Platform Discount=|SKU Seller Discount=off|SKU Subtotal After Discount=|Shipping Fee After Discount=postage|Order Amount=|Order Refund Amount=|Created Time=day|Shipped Time=|Cancelled Time=|Buyer Username=buyer|Recipient=|Country=country|State=|Currency=currency",
		statuses: "+Completed|+Shipped|+To ship|+Delivered|Canceled|Unpaid|On hold", us: "United States", other: "Mexico", date: "mdy"},
	{format: "shipstation", columns: "Order - Number=order|Order - Status=status|Date - Order Date=day|Date - Shipped Date=|Customer Email=email|Ship To - Country=country|Item - Name=item|Item - SKU=sku|Item - Qty=quantity|Item - Price=price|Amount - Order Shipping=postage|Currency=currency",
		statuses: "+Shipped|+awaiting_shipment|awaiting_payment|on_hold|cancelled", us: "US", other: "CA"},
	{format: "shipworks", columns: "OrderID=|OrderNumber=order|OrderDate=day|Status=status|ShipDate=|ItemQTY=quantity|ItemName=item|ItemSKU=sku|ItemTotal=|UnitPrice=price|ShipAddressCountryCode=country|ShipAddressEmail=email|Currency=currency",
		statuses: "+Shipped|+In process|Cancelled|On hold", us: "US", other: "GB"},
	{format: "stamps", columns: "Order ID (required)=order|Order Date=day|Order Value=total|Ship Date=|Recipient Email=email|Full Name=|Country Code=country|Currency=currency",
		statuses: "+", us: "US", other: "CA"},
	{format: "royal-mail", columns: "Order reference=order|Order date=day|Email address=email|Full name=|Country=country|Product SKU=sku|Product name=item|Quantity=quantity|Unit price=price|Shipping costs=postage|Currency code=currency|Status=status",
		statuses: "+Despatched|+New|+Label generated|Cancelled", us: "United States", other: "France"},
	{format: "chit-chats", columns: "Shipment ID=order|Recipient=name|Address 1=street|Country Code=country|Description=item|Value=total|Value Currency=currency|Created At=day|Status=status",
		statuses: "+Released|+Inducted|+Delivered|+In transit|Canceled", us: "US", other: "CA"},
	{format: "shipandco", columns: "OrderName=order|CurrencyCode=currency|RecipientCountryCode=country|Date=day|RecipientMail=email|ProductName=item|ProductQuantity=quantity|ProductPrice=price|ProductSKU=sku",
		statuses: "+", us: "US", other: "FR"},
	{format: "etsy-checkout", columns: "Payment ID=line|Buyer Username=buyer|Buyer Name=|Order ID=order|Gross Amount=total|Fees=|Net Amount=|Posted Gross=|Adjusted Gross=|Currency=currency|VAT Amount=|Status=status|Funds Available=|Order Date=day|Refund Amount=|Country=country",
		statuses: "+Settled|+Open|Refunded|Canceled", us: "United States", other: "Germany", date: "mdy"},
	{format: "shopify-transactions", columns: "Order=|Name=order|Kind=kind|Gateway=|Created At=day|Status=status|Amount=total|Currency=currency|Card Type=|Country=country",
		statuses: "+success|failure|pending|error", us: "US", other: "CA"},
	{format: "stripe-balance", columns: "id=|Type=status|Source=order|Amount=total|Fee=|Net=|Currency=currency|Created (UTC)=iso|Available On (UTC)=|Description=|shipping_address_country=country",
		statuses: "+charge|+payment|refund|payout|stripe_fee|adjustment|transfer", us: "US", other: "GB"},
	{format: "stripe-invoices", columns: "id=|Amount Due=|Currency=currency|Customer=buyer|Date (UTC)=iso|Number=order|Subtotal=total|Total Discount Amount=off|Tax=|Total=|Amount Paid=|Status=status|Customer Address Country=country",
		statuses: "+paid|open|void|draft|uncollectible", us: "US", other: "GB"},
	{format: "woocommerce-analytics", columns: "Date=day|Order #=order|Status=status|Customer=buyer|Customer type=|Product(s)=item|Items sold=|Coupon(s)=|N. Revenue=total|Country=country",
		statuses: "+Completed|+Processing|Refunded|Failed|Cancelled|On hold|Pending payment", us: "US", other: "GB"},
	{format: "woocommerce-import", columns: "order_id=|order_number=order|order_date=day|status=status|shipping_total=postage|cart_discount=off|discount_total=off|order_total=|order_subtotal=total|order_key=|order_currency=currency|billing_email=email|billing_country=|shipping_country=country|line_item_1=item",
		statuses: "+completed|+processing|on-hold|pending|cancelled|refunded|failed", us: "US", other: "GB"},
	{format: "woocommerce-suite", columns: "order_id=|order_number=order|date=day|status=status|shipping_total=postage|order_currency=currency|billing_email=email|shipping_country=country|item_name=item|item_sku=sku|item_quantity=quantity|item_total=total|refunded_total=",
		statuses: "+completed|+processing|on-hold|pending|cancelled|refunded|failed", us: "US", other: "GB"},
}

// TestEveryFormatIsKnownAndAddedUp gives each format a hundred orders of all its
// statuses and compares with sums that are worked out here: order n sells 1 + n mod 3
// of what costs 10 + n dollars, less a discount of one dollar where the format has
// one, and every fifth goes abroad.
func TestEveryFormatIsKnownAndAddedUp(t *testing.T) {
	for _, l := range layouts {
		name, _, _ := strings.Cut(l.columns, "=")
		t.Run(l.format+" "+name, func(t *testing.T) {
			text, want, counted := l.write(100)
			guess, err := Sniff([]byte(text), Fixed{Header: -1})
			if err != nil {
				t.Fatal(err)
			}
			if guess.Format.ID != l.format {
				t.Errorf("taken for %s", guess.Format.ID)
			}
			for _, q := range guess.Questions {
				if q.Subject.Field == calc.FieldStatuses {
					t.Errorf("asks: %s", q.Text)
				}
			}
			reader, table := opened(t, []byte(text), func(o *Options) { o.Rates = rates })
			report := reader.Report(nil)
			if report.Retail != want || table.counts[Counted] != counted {
				t.Errorf("%d rows of $%s count, want %d of $%s; statuses %v", table.counts[Counted], AppendCents(nil, report.Retail), counted, AppendCents(nil, want), report.Statuses)
			}
			if report.Rejected > 0 {
				t.Errorf("line %d is not read: %s: %s", report.FirstRejected[0].Line, report.FirstRejected[0].Column, report.FirstRejected[0].Reason)
			}
		})
	}
}

func (l *layout) write(orders int) (text string, want calc.Cents, counted int) {
	delimiter := l.delimiter
	if delimiter == "" {
		delimiter = ","
	}
	var names, whats []string
	for c := range strings.SplitSeq(l.columns, "|") {
		name, what, _ := strings.Cut(c, "=")
		names, whats = append(names, name), append(whats, what)
	}
	lines := []string{strings.Join(names, delimiter)}
	statuses := strings.Split(l.statuses, "|")
	discounted := strings.Contains(l.columns, "=off") || strings.Contains(l.columns, "=minus") || strings.Contains(l.columns, "=less")
	one := strings.Contains(l.columns, "=quantity")
	for n := range orders {
		status, good := strings.CutPrefix(statuses[n%len(statuses)], "+")
		price, quantity, off, country := calc.Cents(1000+100*n), calc.Cents(1+n%3), calc.Cents(0), l.us
		if !one {
			quantity = 1
		}
		if discounted {
			off = 100
		}
		if n%5 == 4 {
			country = l.other
		}
		if good && n%5 != 4 {
			counted++
			want += price*quantity - off
		}
		amount := func(c calc.Cents) string {
			text := string(AppendCents(nil, c))
			if l.comma {
				text = strings.ReplaceAll(text, ".", ",")
			}
			return text
		}
		day := fmt.Sprintf("2026-%02d-%02d", 1+n%9, 13+n%15)
		if l.date == "mdy" {
			day = fmt.Sprintf("%02d/%02d/2026", 1+n%9, 13+n%15)
		}
		currency := l.currency
		if currency == "" {
			currency = "USD"
		}
		cell := map[string]string{"": "", "order": fmt.Sprint("A-", 1000+n), "line": fmt.Sprint("T", n), "email": fmt.Sprintf("b%d@example.com", n), "buyer": fmt.Sprint("buyer", n),
			"name": fmt.Sprint("Buyer ", n), "street": fmt.Sprint(n+1, " Main St"), "country": country, "item": "Mug", "sku": "MUG", "quantity": fmt.Sprint(quantity), "price": amount(price), "total": amount(price * quantity),
			"off": amount(off), "minus": "-$" + amount(off), "less": "-" + amount(off), "linekind": "Line Item", "net": amount(price*quantity - off), "postage": amount(499), "day": day, "iso": fmt.Sprintf("2026-%02d-%02dT15:00:00+00:00", 1+n%9, 13+n%15), "currency": currency, "status": status,
			"dollars": "$" + amount(price), "linedollars": "$" + amount(price*quantity), "ships": "true", "principal": "Principal", "kind": "Express Checkout Payment"}
		var cells []string
		for _, what := range whats {
			cells = append(cells, cell[what])
		}
		lines = append(lines, strings.Join(cells, delimiter))
	}
	return strings.Join(lines, "\n") + "\n", want, counted
}
