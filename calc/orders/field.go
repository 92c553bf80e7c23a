package orders

import (
	"strings"
	"sync"
)

// A Field is what a column of an order file can be.
type Field uint8

// The fields, in the order in which a person is asked for them.
const (
	Order Field = iota
	Line
	Ordered
	Shipped
	Email
	Buyer
	Name
	Address
	Address2
	City
	Zip
	Country
	Item
	SKU
	Quantity
	Price
	Total
	Currency
	Status
	Cancelled
	Origin
	HTS
	Customs
	fieldCount
)

// A FieldInfo describes a field to a person.
type FieldInfo struct {
	Field string // its word in options
	Label string
	Hint  string
	names string // what files call it, in lower case letters and figures only
}

// Fields describes every field, in order. The names are those of exports of Shopify,
// Etsy, eBay, Amazon, WooCommerce and what people write into tables of their own.
var Fields = [fieldCount]FieldInfo{
	Order:     {"order", "Order number", "Rows with the same number are one shipment.", "order orderid ordernumber orderno ordername amazonorderid invoice invoiceno invoicenumber purchaseorder auftragsnummer bestellnummer commande pedido"},
	Line:      {"line", "Number of the order line", "Stands once in a file; the same number again is a duplicate.", "transactionid lineid lineitemid orderitemid orderitemcode"},
	Ordered:   {"ordered", "Day of the order", "Counts where the day of shipping is empty.", "createdat saledate orderdate date orderedat purchasedate invoicedate datepaid paidat paidondate bestelldatum datum fecha datedecommande 订单日期 日期"},
	Shipped:   {"shipped", "Day it was shipped", "The day of importation is this day and the days of transit.", "fulfilledat dateshipped shippedondate shipdate shippeddate shippedat dispatchdate versanddatum fechadeenvio datedexpedition 发货日期"},
	Email:     {"email", "Email address of the buyer", "", "email buyeremail customeremail emailaddress billingemail correo courriel 邮箱"},
	Buyer:     {"buyer", "Buyer’s number or user name", "", "buyer buyeruserid buyerusername customerid customer customernumber buyerid userid kunde kundennummer cliente client 买家"},
	Name:      {"name", "Name it is shipped to", "", "shippingname shipname shiptoname recipient recipientname fullname buyername customername name empfanger destinatario destinataire 收件人"},
	Address:   {"address", "Street it is shipped to", "", "shippingstreet shippingaddress1 shipaddress1 shiptoaddress1 street1 street address address1 shipaddress strasse direccion adresse 地址"},
	Address2:  {"address2", "Second line of the address", "", "shippingaddress2 shipaddress2 shiptoaddress2 street2 address2"},
	City:      {"city", "City it is shipped to", "", "shippingcity shipcity shiptocity city stadt ort ciudad ville 城市"},
	Zip:       {"zip", "ZIP code it is shipped to", "", "shippingzip shipzipcode shipzip shiptozip shippostalcode zip zipcode postcode postalcode plz 邮编"},
	Country:   {"country", "Country it is shipped to", "Only what goes to the United States is counted.", "shippingcountry shipcountry shiptocountry destinationcountry country countrycode land pais pays paese 国家"},
	Item:      {"item", "What the goods are", "", "lineitemname itemname itemtitle productname producttitle description product title artikel articulo article 商品名称 商品"},
	SKU:       {"sku", "Product number (SKU)", "Finds the product in your product table.", "sku lineitemsku customlabel stockcode itemsku productsku asin artikelnummer referencia reference 货号"},
	Quantity:  {"quantity", "Quantity", "1 where it is empty; below 0 is a return.", "quantity lineitemquantity qty quantitypurchased menge cantidad quantite anzahl 数量"},
	Price:     {"price", "Price of one", "What one sells for in the country it is shipped from.", "price lineitemprice soldfor unitprice itemprice einzelpreis preis precio prix prixunitaire 单价 价格"},
	Total:     {"total", "Price of the whole line", "Without shipping and tax.", "itemtotal linetotal ordervalue subtotal amount total totalprice gesamtpreis summe importe montant 金额 总价"},
	Currency:  {"currency", "Currency", "", "currency currencycode wahrung moneda devise 币种 货币"},
	Status:    {"status", "Status of the order or payment", "Cancelled and refunded orders are not counted.", "financialstatus status orderstatus itemstatus paymentstatus bestellstatus estado statut 状态 订单状态"},
	Cancelled: {"cancelled", "Day it was cancelled", "", "cancelledat canceledat datecancelled cancellationdate"},
	Origin:    {"origin", "Country it was made in", "", "origin countryoforigin madein ursprungsland paisdeorigen paysdorigine 原产国"},
	HTS:       {"hts", "Tariff number (HTS)", "", "hts htscode htsnumber hscode hs hstariffnumber tariffnumber harmonizedcode 海关编码"},
	Customs:   {"customs", "Customs value of one", "What duty is charged on; the price where it is empty.", "customsvalue declaredvalue unitcustomsvalue costperitem"},
}

// FieldNamed returns the field of a word, and false when there is none.
func FieldNamed(word string) (Field, bool) {
	for f := range fieldCount {
		if Fields[f].Field == word {
			return f, true
		}
	}
	return 0, false
}

var (
	signs   = sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer("-", " ", "_", " ", "/", " ") })
	accents = sync.OnceValue(func() *strings.Replacer {
		return strings.NewReplacer(" ", "", "ä", "a", "ö", "o", "ü", "u", "ß", "ss", "é", "e", "è", "e", "ó", "o", "í", "i", "á", "a", "ñ", "n")
	})
)

// plainName takes away what two spellings of a column's name differ in.
func plainName(name string) string { return accents().Replace(fold(signs().Replace(name))) }

// A meaning is the field that a column's name stands for, and how early it stands
// among the field's names: the earlier, the surer.
type meaning struct {
	field Field
	rank  int
}

var meanings = sync.OnceValue(func() map[string]meaning {
	known := map[string]meaning{}
	for f := range fieldCount {
		for rank, name := range strings.Fields(Fields[f].names) {
			if _, taken := known[name]; !taken {
				known[name] = meaning{f, rank}
			}
		}
	}
	return known
})

// guess returns what a column's name stands for.
func guess(name string) (m meaning, ok bool) {
	if len(name) > 60 {
		return m, false
	}
	m, ok = meanings()[plainName(name)]
	return m, ok
}
