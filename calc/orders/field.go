package orders

import (
	"slices"
	"strings"
	"sync"
	"unicode"
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
	State
	Country
	Billing
	Item
	SKU
	Quantity
	ReturnedQuantity
	Price
	Total
	Discount
	OrderDiscount
	Refund
	Subtotal
	Postage
	Tax
	Ships
	Currency
	Status
	OtherStatus
	LineStatus
	RowKind
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
}

// Fields describes every field, in order. What files call them stands in
// data/columns.txt.
var Fields = [fieldCount]FieldInfo{
	Order:            {"order", "Order number", "Rows with the same number are one shipment."},
	Line:             {"line", "Number of the order line", "Stands once in a file; the same line again is a duplicate."},
	Ordered:          {"ordered", "Day of the order", "Counts where the day of shipping is empty."},
	Shipped:          {"shipped", "Day it was shipped", "The day of importation is this day and the days of transit."},
	Email:            {"email", "Email address of the buyer", ""},
	Buyer:            {"buyer", "Buyer’s number or user name", ""},
	Name:             {"name", "Name it is shipped to", ""},
	Address:          {"address", "Street it is shipped to", ""},
	Address2:         {"address2", "Second line of the address", ""},
	City:             {"city", "City it is shipped to", ""},
	Zip:              {"zip", "ZIP code it is shipped to", ""},
	State:            {"state", "State it is shipped to", "Guam and other islands lie outside the customs territory."},
	Country:          {"country", "Country it is shipped to", "Only what goes to the United States is counted."},
	Billing:          {"billing", "Country of the buyer", "Counts where nothing says where the order goes."},
	Item:             {"item", "What the goods are", ""},
	SKU:              {"sku", "Product number (SKU)", "Finds the product in your product table; the name of the goods where it is empty."},
	Quantity:         {"quantity", "Quantity", "1 where it is empty; below 0 is a return."},
	ReturnedQuantity: {"returned", "Quantity sent back", "Is taken off the quantity."},
	Price:            {"price", "Price of one", "What one sells for in the country it is shipped from."},
	Total:            {"total", "Price of the whole line", "Without shipping and tax."},
	Discount:         {"discount", "Discount on the line", "Is taken off the line."},
	OrderDiscount:    {"orderDiscount", "Discount on the order", "Is taken off all lines of the order."},
	Refund:           {"refund", "Amount given back for the order", "Is taken off all lines of the order."},
	Subtotal:         {"subtotal", "Sum of the order’s goods", "Tells whether the prices have the discounts taken off."},
	Postage:          {"postage", "What the buyer paid for shipping", "Is not counted; what it comes to is told."},
	Tax:              {"tax", "Tax", "Is not counted; what it comes to is told."},
	Ships:            {"ships", "Whether the line is shipped", "Gift cards, downloads and services are no goods."},
	Currency:         {"currency", "Currency", ""},
	Status:           {"status", "Status of the order or payment", "Cancelled, refunded and unpaid orders are not counted."},
	OtherStatus:      {"otherStatus", "Another status of the order", "Where the file has one for the order and one for its payment, both count."},
	LineStatus:       {"lineStatus", "Status of the line", "Cancelled and refunded lines are not counted."},
	RowKind:          {"kind", "What the row is", "Only sales are counted, not payments and fees."},
	Cancelled:        {"cancelled", "Day it was cancelled", "Or whether it was: yes or no."},
	Origin:           {"origin", "Country it was made in", ""},
	HTS:              {"hts", "Tariff number (HTS)", ""},
	Customs:          {"customs", "Customs value of one", "What duty is charged on; the price where it is empty."},
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

var accents = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss", "é", "e", "è", "e", "ê", "e", "ë", "e", "à", "a", "â", "a", "á", "a", "ã", "a",
		"ó", "o", "ò", "o", "ô", "o", "õ", "o", "í", "i", "ì", "i", "î", "i", "ï", "i", "ú", "u", "ù", "u", "û", "u", "ñ", "n", "ç", "c", "º", "", "°", "")
})

// plainName takes away what two spellings of a column's name differ in.
func plainName(name string) string {
	var b strings.Builder
	for _, r := range accents().Replace(strings.ToLower(name)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '#' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// A meaning is the field that a column's name stands for, and how early it stands
// among the field's names: the earlier, the surer.
type meaning struct {
	field Field
	rank  int
}

var meanings = sync.OnceValue(func() map[string]meaning {
	known := map[string]meaning{}
	for _, l := range listed(columnWords) {
		f, ok := FieldNamed(l.name)
		if !ok {
			panic("orders:columns.txt:" + l.name)
		}
		for rank, name := range l.parts {
			if _, taken := known[plainName(name)]; !taken {
				known[plainName(name)] = meaning{f, rank}
			}
		}
	}
	return known
})

// aside is how much less sure a name is that stands for something only without what
// is in its brackets, or by one of its words.
const aside = 1000

// byWord are fields that a word of a column's name tells where the whole name says
// nothing, unless another word makes it something else.
var byWord = []Field{Email, Country, Quantity, Currency}

// known reports whether a cell is a name that columns have.
func known(name string) bool {
	if len(name) > 60 || name == "" || name[0]-'0' <= 9 {
		return false
	}
	_, ok := meanings()[plainName(name)]
	return ok
}

// guess returns what a column's name stands for.
func guess(name string) (m meaning, ok bool) {
	if len(name) > 60 {
		return m, false
	}
	if m, ok = guessed(name); ok && inPercent(name) && slices.Contains(inFigures, m.field) {
		return m, false
	}
	return m, ok
}

// inFigures are the fields that hold money or quantities.
var inFigures = []Field{Quantity, ReturnedQuantity, Price, Total, Discount, OrderDiscount, Refund, Subtotal, Postage, Tax, Customs}

// inPercent reports whether a column is called a share of something.
func inPercent(name string) bool { return nameParts()["percent"].has(strings.ToLower(name)) }

func guessed(name string) (m meaning, ok bool) {
	if m, ok = meanings()[plainName(name)]; ok {
		return m, true
	}
	// Created (UTC), Price [USD], Menge (Stück)
	bare := name
	if i := strings.IndexAny(bare, "([（"); i > 0 {
		bare = bare[:i]
	}
	code := currencyInName(name)
	if code != "" {
		bare = strings.NewReplacer(code, "", "€", "", "£", "", "$", "", "¥", "", "￥", "", "RMB", "").Replace(bare)
	}
	taxed := nameParts()["tax-included"].has(strings.ToLower(name))
	for _, filler := range nameParts()["fillers"].parts {
		bare = strings.TrimSpace(bare)
		if n := len(bare) - len(filler) - 1; n > 0 && bare[n] == ' ' && strings.EqualFold(bare[n+1:], filler) {
			bare = bare[:n]
		}
	}
	if m, ok = meanings()[plainName(bare)]; ok {
		if m.rank += aside; taxed || code != "" && code != "USD" {
			m.rank++ // the price without the tax is surer, and the one in dollars
		}
		return m, true
	}
	words := wordsOf(name)
	if m, ok = ofPart(words); ok {
		return m, true
	}
	is := func(list string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(nameParts()[list].parts, w) })
	}
	for _, f := range byWord {
		if word := Fields[f].Field; is(word) && !is(word+"-not") {
			return meaning{f, 2 * aside}, true
		}
	}
	return m, false
}

// What a column of a line or of an order can be, where its name says which of them it is of.
var (
	ofLine  = []Field{Item, SKU, Quantity, ReturnedQuantity, Price, Total, Discount, Tax, Currency, LineStatus, HTS, Origin, Customs}
	ofOrder = []Field{OrderDiscount, Refund, Postage, Tax, Currency, Country, Email, Status}
)

// ofPart finds what a name stands for without the words in front that say of what it is:
// line item unit price, order shipping amount.
func ofPart(words []string) (m meaning, ok bool) {
	for n := 1; n < len(words); n++ {
		may := ofLine
		switch word := words[n-1]; {
		case n == 1 && slices.Contains(nameParts()["of-order"].parts, word):
			may = ofOrder
		case !slices.Contains(nameParts()["of-line"].parts, word):
			return m, false
		}
		if m, ok = meanings()[strings.Join(words[n:], "")]; !ok {
			continue
		}
		switch {
		case m.field == OrderDiscount && slices.Contains(may, Discount):
			m.field = Discount
		case m.field == Status && slices.Contains(may, LineStatus):
			m.field = LineStatus
		}
		m.rank += aside
		return m, slices.Contains(may, m.field)
	}
	return m, false
}

// wordsOf takes a name apart: Ship to country, ship_to_country, ShipToCountry.
func wordsOf(name string) (words []string) {
	var spaced strings.Builder
	lower := false
	for _, r := range name {
		switch {
		case unicode.IsUpper(r) && lower:
			spaced.WriteByte(' ')
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			r = ' '
		}
		lower = unicode.IsLower(r)
		spaced.WriteRune(r)
	}
	for w := range strings.FieldsSeq(spaced.String()) {
		words = append(words, plainName(w))
	}
	return words
}

// currencyInName returns the currency that a column's name says its amounts are in:
// Price (USD), Amount EUR, Preis in €.
func currencyInName(name string) string {
	small := strings.ToLower(name)
	for _, m := range money {
		letters := strings.Trim(m.sign, "abcdefghijklmnopqrstuvwxyz .\\") == ""
		if !letters && strings.Contains(small, m.sign) {
			return m.currency
		}
	}
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if isCurrency(word) && knownCurrency(word) {
			return word
		}
		if code, ok := currencies()[strings.ToLower(word)]; ok && isCurrency(code) && len(word) > 2 {
			return code
		}
	}
	return ""
}
