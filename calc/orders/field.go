package orders

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"section321/calc/say"
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
	Field  string // its word in options
	hinted bool
}

// Label is what a person calls it.
func (f *FieldInfo) Label() say.Message { return say.It("field-" + f.Field) }

// Hint says more of it, or nothing.
func (f *FieldInfo) Hint() say.Message {
	if !f.hinted {
		return say.Message{}
	}
	return say.It("field-" + f.Field + "-hint")
}

// Fields describes every field, in order. What files call them stands in
// data/columns.txt.
var Fields = [fieldCount]FieldInfo{
	Order:            {"order", true},
	Line:             {"line", true},
	Ordered:          {"ordered", true},
	Shipped:          {"shipped", true},
	Email:            {"email", false},
	Buyer:            {"buyer", false},
	Name:             {"name", false},
	Address:          {"address", false},
	Address2:         {"address2", false},
	City:             {"city", false},
	Zip:              {"zip", false},
	State:            {"state", true},
	Country:          {"country", true},
	Billing:          {"billing", true},
	Item:             {"item", false},
	SKU:              {"sku", true},
	Quantity:         {"quantity", true},
	ReturnedQuantity: {"returned", true},
	Price:            {"price", true},
	Total:            {"total", true},
	Discount:         {"discount", true},
	OrderDiscount:    {"orderDiscount", true},
	Refund:           {"refund", true},
	Subtotal:         {"subtotal", true},
	Postage:          {"postage", true},
	Tax:              {"tax", true},
	Ships:            {"ships", true},
	Currency:         {"currency", false},
	Status:           {"status", true},
	OtherStatus:      {"otherStatus", true},
	LineStatus:       {"lineStatus", true},
	RowKind:          {"kind", true},
	Cancelled:        {"cancelled", true},
	Origin:           {"origin", false},
	HTS:              {"hts", false},
	Customs:          {"customs", true},
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
	if plain, ok := plainASCII(name); ok {
		return plain
	}
	var b strings.Builder
	for _, r := range accents().Replace(strings.ToLower(name)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '#' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainASCII is plainName for a name of ASCII alone.
func plainASCII(name string) (string, bool) {
	plain := make([]byte, 0, len(name))
	for i := range len(name) {
		switch c := name[i]; {
		case c >= utf8.RuneSelf:
			return "", false
		case c-'A' < 26:
			plain = append(plain, c|0x20)
		case c-'a' < 26 || c-'0' <= 9 || c == '#':
			plain = append(plain, c)
		}
	}
	return string(plain), true
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
