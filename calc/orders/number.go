package orders

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"section321/calc"
)

// A number is an exact decimal as a cell states it: mantissa / 10^scale. It stands
// in place of decimal.Decimal where a file has millions of them; a test holds that
// both come to the same cents.
type number struct {
	mantissa uint64 // below 10^18
	scale    uint8  // at most 18
	negative bool
}

const mostDigits = 18

var one = number{mantissa: 1}

func (n number) zero() bool { return n.mantissa == 0 }

// decimal returns the number as a decimal.
func (n number) decimal() decimal.Decimal {
	d := decimal.New(int64(n.mantissa), -int32(n.scale))
	if n.negative {
		d = d.Neg()
	}
	return d
}

// numberOf returns a decimal as a number, and false where it has too many digits.
func numberOf(d decimal.Decimal) (number, bool) {
	n, ok := plainNumber([]byte(d.String()))
	return n, ok
}

// plainNumber reads digits with a point.
func plainNumber(text []byte) (n number, ok bool) {
	if len(text) > 0 && text[0] == '-' {
		n.negative = true
		text = text[1:]
	}
	digits := 0
	point := -1
	for i, c := range text {
		switch {
		case c-'0' <= 9:
			n.mantissa = n.mantissa*10 + uint64(c-'0')
			if n.mantissa > 0 {
				digits++
			}
		case c == '.' && point < 0:
			point = i
		default:
			return n, false
		}
	}
	if point >= 0 {
		n.scale = uint8(min(len(text)-1-point, 255))
	}
	return n, len(text) > 0 && text[len(text)-1] != '.' && digits <= mostDigits && n.scale <= mostDigits
}

// knownCurrency reports whether tables are in a currency.
func knownCurrency(code string) bool {
	return slices.Contains(nameParts()["currencies"].parts, code)
}

// money are the signs that stand around an amount, with the currency they name. Of
// the signs of several currencies the file must say which one is meant.
var money = []struct{ sign, currency string }{
	{"us $", "USD"}, {"us$", "USD"}, {"c $", "CAD"}, {"ca$", "CAD"}, {"c$", "CAD"}, {"au $", "AUD"}, {"au$", "AUD"}, {"a$", "AUD"},
	{"nz$", "NZD"}, {"hk$", "HKD"}, {"nt$", "TWD"}, {"sg$", "SGD"}, {"s$", "SGD"}, {"mx$", "MXN"}, {"r$", "BRL"},
	{"€", "EUR"}, {"£", "GBP"}, {"cn¥", "CNY"}, {"jp¥", "JPY"}, {"rmb", "CNY"}, {"元", "CNY"}, {"円", "JPY"}, {"₹", "INR"}, {"rs.", "INR"}, {"₩", "KRW"},
	{"zł", "PLN"}, {"kč", "CZK"}, {"₺", "TRY"}, {"₽", "RUB"}, {"₪", "ILS"}, {"฿", "THB"}, {"₫", "VND"}, {"₱", "PHP"}, {"₴", "UAH"}, {"fr.", "CHF"},
	{"$", "$"}, {"¥", "¥"}, {"￥", "¥"}, {"\\", "JPY"}, {"kr", "kr"},
}

// doubtful are the currencies a sign of several may mean.
var doubtful = map[string][]string{
	"$":  {"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL"},
	"¥":  {"JPY", "CNY"},
	"kr": {"SEK", "NOK", "DKK", "ISK"},
}

// agrees reports whether an amount with this sign or code may be in a currency.
func agrees(named, code string) bool {
	return named == "" || named == code || slices.Contains(doubtful[named], code)
}

// sign takes the sign or code of a currency away that stands before or behind an
// amount, in small letters.
func sign(s string) (rest, currency string) {
	if bare(s) {
		return s, ""
	}
	for _, m := range money {
		rest, found := strings.CutPrefix(s, m.sign)
		if !found {
			rest, found = strings.CutSuffix(s, m.sign)
		}
		if found {
			return strings.TrimSpace(rest), m.currency
		}
	}
	if len(s) > 3 {
		if code := strings.ToUpper(s[:3]); isCurrency(code) && knownCurrency(code) {
			return strings.TrimSpace(s[3:]), code
		}
		if code := strings.ToUpper(s[len(s)-3:]); isCurrency(code) && knownCurrency(code) {
			return strings.TrimSpace(s[:len(s)-3]), code
		}
	}
	return s, ""
}

// bare reports whether a text has nothing but figures and what stands between them.
func bare(s string) bool {
	for i := range len(s) {
		if c := s[i]; c-'0' > 9 && c != '.' && c != ',' && c != ' ' && c != '\'' {
			return false
		}
	}
	return true
}

var blanks = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2212", "-", "’", "'")
})

// readNumber reads an amount as people write it: $1,433.66, 1.433,66 €, US $12.00,
// (12.00), −5. comma says that the decimals stand behind a comma. It returns the
// currency that stands in the cell, if one does.
func readNumber(text []byte, comma bool) (n number, currency string, ok bool) {
	if n, ok := plainNumber(text); ok && (!comma || n.scale == 0) {
		return n, "", true
	}
	s := strings.ToLower(strings.TrimSpace(string(text)))
	s = blanks().Replace(s)
	negative := false
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		negative, s = true, s[1:len(s)-1]
	}
	minus := func() {
		if rest, found := strings.CutPrefix(s, "-"); found && !negative {
			negative, s = true, strings.TrimSpace(rest)
		}
		s = strings.TrimPrefix(s, "+")
	}
	minus()
	s, currency = sign(s)
	if rest, second := sign(s); currency != "" && second != "" && agrees(currency, second) {
		s, currency = rest, second // $12.00 USD
	} else if second != "" && agrees(second, currency) {
		s = rest // USD $12.00
	}
	minus()
	digits, ok := ungroup(s, comma)
	if !ok {
		return n, currency, false
	}
	n, ok = plainNumber(digits)
	n.negative = negative
	return n, currency, ok
}

// less returns what is left of a number when another one is taken off, and false when
// nothing is.
func (n number) less(off number) (number, bool) {
	left := n.decimal().Sub(off.decimal())
	if !left.IsPositive() {
		return number{}, false
	}
	return numberOf(left)
}

// readCount reads how many there are: 2, 2.0, 2 pcs, x3.
func readCount(text []byte, comma bool) (n number, ok bool) {
	if n, currency, ok := readNumber(text, comma); ok {
		return n, currency == ""
	}
	s := strings.ToLower(strings.TrimSpace(string(text)))
	for _, word := range nameParts()["count-words"].parts {
		if rest, found := strings.CutSuffix(s, word); found && rest != "" {
			n, _, ok = readNumber([]byte(strings.TrimSpace(rest)), comma)
		} else if rest, found := strings.CutPrefix(s, word); found && len(word) < 3 {
			n, _, ok = readNumber([]byte(strings.TrimSpace(rest)), comma)
		}
		if ok {
			return n, true
		}
	}
	return n, false
}

// ungroup takes the signs between thousands away and writes the decimals behind a
// point. Signs that do not stand between thousands are not taken for such.
func ungroup(s string, comma bool) ([]byte, bool) {
	point, group := ".", ",' "
	if comma {
		point, group = ",", ".' "
	}
	whole, fraction, pointed := strings.Cut(s, point)
	if whole == "" && fraction != "" {
		whole = "0"
	}
	if i := strings.IndexAny(whole, group); i >= 0 {
		parts := strings.Split(whole, whole[i:i+1])
		if len(parts[0]) == 0 || len(parts[0]) > 3 {
			return nil, false
		}
		// In India thousands are followed by hundreds of them: 1,23,456.50.
		lakh := len(parts) > 2 && len(parts[0]) <= 2 && len(parts[1]) == 2
		for i, p := range parts[1:] {
			if len(p) != 3 && !(lakh && len(p) == 2 && i < len(parts)-2) || lakh && len(p) == 3 && i < len(parts)-2 {
				return nil, false
			}
		}
		whole = strings.Join(parts, "")
	}
	if strings.Trim(whole+fraction, "0123456789") != "" || pointed && fraction == "" {
		return nil, false
	}
	if pointed {
		whole += "." + fraction
	}
	return []byte(whole), true
}

var powers = [20]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// cents returns price × quantity × rate in whole cents, rounded half up, and false
// when that is more than a shipment may be worth. Signs are not looked at.
func cents(price, quantity, rate number) (calc.Cents, bool) {
	scale := int(price.scale) + int(quantity.scale) + int(rate.scale) - 2
	if scale == 0 && price.small(quantity, rate) {
		total := price.mantissa * quantity.mantissa * rate.mantissa
		return calc.Cents(total), total <= uint64(calc.MostCents)
	}
	over, product := bits.Mul64(price.mantissa, quantity.mantissa)
	high, low := bits.Mul64(product, rate.mantissa)
	if over != 0 || scale > 19 || scale < -2 {
		return slowCents(price, quantity, rate)
	}
	if scale <= 0 {
		if high != 0 || low > uint64(calc.MostCents) {
			return 0, false
		}
		total := low * powers[-scale]
		return calc.Cents(total), total <= uint64(calc.MostCents)
	}
	by := powers[scale]
	if high == 0 {
		total := low / by
		if low%by >= by/2 {
			total++
		}
		return calc.Cents(total), total <= uint64(calc.MostCents)
	}
	if high >= by {
		return 0, false
	}
	total, rest := bits.Div64(high, low, by)
	if rest >= by/2 {
		total++
	}
	return calc.Cents(total), total <= uint64(calc.MostCents)
}

// small reports whether the product of three numbers needs no more than 64 bits, as
// nearly always.
func (n number) small(by, and number) bool {
	return n.mantissa < 1<<32 && by.mantissa < 1<<16 && and.mantissa < 1<<16
}

// restUnits are how many rests make a cent.
const restUnits = 1e9

// rest returns what rounding took off price × quantity × rate, or below zero what it put
// on, in parts of a cent.
func rest(price, quantity, rate number, rounded calc.Cents) int64 {
	scale := int(price.scale) + int(quantity.scale) + int(rate.scale) - 2
	if scale <= 0 {
		return 0
	}
	over, product := bits.Mul64(price.mantissa, quantity.mantissa)
	high, low := bits.Mul64(product, rate.mantissa)
	if over != 0 || high != 0 || scale > 9 {
		price.negative, quantity.negative, rate.negative = false, false, false
		exact := price.decimal().Mul(quantity.decimal()).Mul(rate.decimal()).Shift(2)
		return exact.Sub(decimal.NewFromInt(int64(rounded))).Shift(9).Round(0).IntPart()
	}
	by := powers[scale]
	left := int64(low % by)
	if low%by >= by/2 {
		left -= int64(by)
	}
	return left * int64(powers[9-scale])
}

func slowCents(price, quantity, rate number) (calc.Cents, bool) {
	price.negative, quantity.negative, rate.negative = false, false, false
	d := price.decimal().Mul(quantity.decimal()).Mul(rate.decimal()).Round(2)
	if d.GreaterThan(calc.MostCents.Dollars()) {
		return 0, false
	}
	return calc.CentsOf(d), true
}

// thousandths returns the number in thousandths where it is exactly so many and
// below four million.
func (n number) thousandths() (uint32, bool) {
	m, scale := n.mantissa, n.scale
	for scale > 3 && m%10 == 0 {
		m, scale = m/10, scale-1
	}
	if scale > 3 || m > 4e9 {
		return 0, false
	}
	m *= powers[3-scale]
	return uint32(m), m <= 4e9
}
