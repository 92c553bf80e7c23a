// Package decimal is what this project uses of github.com/shopspring/decimal 1.6.0, by
// the name and under the license of that package, on whole numbers of its own: with
// math/big, databases, floats and logarithms it would be a tenth of the engine that a
// page fetches. What it answers is the same.
package decimal

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// DivisionPrecision is the number of decimal places of what Div returns when it does
// not divide exactly.
const DivisionPrecision = 16

// MaxDecodeExponent is the largest exponent that NewFromString reads, so that a short
// text cannot be a number of a billion digits.
const MaxDecodeExponent = 10000

// Zero is 0. Compare with Equal or IsZero, not with ==.
var Zero = Decimal{}

// Decimal represents a fixed-point decimal. It is immutable.
// number = value * 10 ^ exp
type Decimal struct {
	value *integer // nil is 0
	exp   int32
}

func (d Decimal) getValue() *integer {
	if d.value == nil {
		return zeroInt
	}
	return d.value
}

// New returns a new fixed-point decimal, value * 10 ^ exp.
func New(value int64, exp int32) Decimal {
	return Decimal{
		value: newInteger(value),
		exp:   exp,
	}
}

// NewFromInt converts an int64 to Decimal.
//
// Example:
//
//	NewFromInt(123).String() // output: "123"
//	NewFromInt(-10).String() // output: "-10"
func NewFromInt(value int64) Decimal {
	return Decimal{
		value: newInteger(value),
		exp:   0,
	}
}

// NewFromUint64 converts an uint64 to Decimal.
//
// Example:
//
//	NewFromUint64(123).String() // output: "123"
func NewFromUint64(value uint64) Decimal {
	return Decimal{
		value: &integer{low: value},
		exp:   0,
	}
}

// NewFromString returns a new Decimal from a string representation.
// Trailing zeroes are not trimmed.
//
// Example:
//
//	d, err := NewFromString("-123.45")
//	d2, err := NewFromString(".0001")
//	d3, err := NewFromString("1.47000")
func NewFromString(value string) (Decimal, error) {
	originalInput := value
	var exp int64

	// Accept Unicode minus sign (U+2212) in addition to ASCII '-'.
	value = strings.Replace(value, "\u2212", "-", -1)

	// Check if number is using scientific notation and find dots
	eIndex := -1
	pIndex := -1
	for i, r := range value {
		if r == 'E' || r == 'e' {
			if eIndex > -1 {
				return Decimal{}, fmt.Errorf("can't convert %s to decimal: multiple 'E' characters found", value)
			}
			eIndex = i
			continue
		}

		if r == '.' {
			if pIndex > -1 {
				return Decimal{}, fmt.Errorf("can't convert %s to decimal: too many .s", value)
			}
			pIndex = i
		}
	}

	if eIndex != -1 {
		expInt, err := strconv.ParseInt(value[eIndex+1:], 10, 32)
		if err != nil {
			if e, ok := err.(*strconv.NumError); ok && e.Err == strconv.ErrRange {
				return Decimal{}, fmt.Errorf("can't convert %s to decimal: fractional part too long", value)
			}
			return Decimal{}, fmt.Errorf("can't convert %s to decimal: exponent is not numeric", value)
		}
		value = value[:eIndex]
		exp = expInt
	}

	numLen := len(value)
	if pIndex != -1 {
		if pIndex+1 < len(value) && (value[pIndex+1] == '-' || value[pIndex+1] == '+') {
			// ParseInt and SetString would accept the sign once the point is removed, as in ".-5"
			return Decimal{}, fmt.Errorf("can't convert %s to decimal", value)
		}
		numLen--
		expInt := -len(value[pIndex+1:])
		exp += int64(expInt)
	}

	var dValue *integer
	// parsing in an int64 is faster than new(integer).SetString so this is just a shortcut for strings we know won't overflow
	if numLen <= 18 {
		parsed64, ok := parseInt64SkipIndex(value, pIndex)
		if !ok {
			return Decimal{}, fmt.Errorf("can't convert %s to decimal", value)
		}
		dValue = newInteger(parsed64)
	} else {
		intString := value
		if pIndex != -1 {
			intString = value[:pIndex] + value[pIndex+1:]
		}
		dValue = new(integer)
		if !dValue.setString(intString) {
			return Decimal{}, fmt.Errorf("can't convert %s to decimal", value)
		}
	}

	if exp < math.MinInt32 || exp > math.MaxInt32 {
		// NOTE(vadim): I doubt a string could realistically be this long
		return Decimal{}, fmt.Errorf("can't convert %s to decimal: fractional part too long", originalInput)
	}
	if exp > MaxDecodeExponent || exp < -MaxDecodeExponent {
		return Decimal{}, fmt.Errorf("can't convert %s to decimal: exponent %d exceeds MaxDecodeExponent (%d)", originalInput, exp, MaxDecodeExponent)
	}

	return Decimal{
		value: dValue,
		exp:   int32(exp),
	}, nil
}

// parseInt64SkipIndex parses s without the byte at index skip as strconv.ParseInt(s, 10, 64) would,
// s must have at most 18 other bytes so that the result can't overflow.
func parseInt64SkipIndex(s string, skip int) (int64, bool) {
	i, neg := 0, false
	if len(s) > 0 && skip != 0 && (s[0] == '+' || s[0] == '-') {
		i, neg = 1, s[0] == '-'
	}
	var n int64
	digits := 0
	for ; i < len(s); i++ {
		if i == skip {
			continue
		}
		c := s[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
		digits++
	}
	if neg {
		n = -n
	}
	return n, digits > 0
}

// RequireFromString returns a new Decimal from a string representation
// or panics if NewFromString had returned an error.
//
// Example:
//
//	d := RequireFromString("-123.45")
//	d2 := RequireFromString(".0001")
func RequireFromString(value string) Decimal {
	dec, err := NewFromString(value)
	if err != nil {
		panic(err)
	}
	return dec
}

// rescale returns a rescaled version of the decimal. Returned
// decimal may be less precise if the given exponent is bigger
// than the initial exponent of the Decimal.
// NOTE: this will truncate, NOT round
//
// Example:
//
//	d1 := New(12345, -4)
//	d2 := d1.rescale(-1)
//	d3 := d2.rescale(-4)
//	fmt.Println(d1)
//	fmt.Println(d2)
//	fmt.Println(d3)
//
// Output:
//
//	1.2345
//	1.2
//	1.2
func (d Decimal) rescale(exp int32) Decimal {
	if d.exp == exp {
		return Decimal{
			new(integer).Set(d.getValue()),
			d.exp,
		}
	}

	// NOTE(vadim): must convert exps to float64 before - to prevent overflow
	diff := math.Abs(float64(exp) - float64(d.exp))
	value := new(integer)
	if exp > d.exp {
		value.Quo(d.getValue(), pow10(int64(diff)))
	} else {
		value.Mul(d.getValue(), pow10(int64(diff)))
	}

	return Decimal{
		value: value,
		exp:   exp,
	}
}

// Abs returns the absolute value of the decimal.
func (d Decimal) Abs() Decimal {
	if !d.IsNegative() {
		return d
	}
	d2Value := new(integer).Abs(d.getValue())
	return Decimal{
		value: d2Value,
		exp:   d.exp,
	}
}

// Add returns d + d2.
func (d Decimal) Add(d2 Decimal) Decimal {
	// rescale returns a new value, so the sum can be stored in it
	if d.exp < d2.exp {
		r := d2.rescale(d.exp)
		r.value.Add(d.getValue(), r.value)
		return r
	} else if d.exp > d2.exp {
		r := d.rescale(d2.exp)
		r.value.Add(r.value, d2.getValue())
		return r
	}

	d3Value := new(integer).Add(d.getValue(), d2.getValue())
	return Decimal{
		value: d3Value,
		exp:   d.exp,
	}
}

// Sub returns d - d2.
func (d Decimal) Sub(d2 Decimal) Decimal {
	// rescale returns a new value, so the difference can be stored in it
	if d.exp < d2.exp {
		r := d2.rescale(d.exp)
		r.value.Sub(d.getValue(), r.value)
		return r
	} else if d.exp > d2.exp {
		r := d.rescale(d2.exp)
		r.value.Sub(r.value, d2.getValue())
		return r
	}

	d3Value := new(integer).Sub(d.getValue(), d2.getValue())
	return Decimal{
		value: d3Value,
		exp:   d.exp,
	}
}

// Neg returns -d.
func (d Decimal) Neg() Decimal {
	val := new(integer).Neg(d.getValue())
	return Decimal{
		value: val,
		exp:   d.exp,
	}
}

// Mul returns d * d2.
func (d Decimal) Mul(d2 Decimal) Decimal {
	expInt64 := int64(d.exp) + int64(d2.exp)
	if expInt64 > math.MaxInt32 || expInt64 < math.MinInt32 {
		// NOTE(vadim): better to panic than give incorrect results, as
		// Decimals are usually used for money
		panic(fmt.Sprintf("exponent %v overflows an int32!", expInt64))
	}

	d3Value := new(integer).Mul(d.getValue(), d2.getValue())
	return Decimal{
		value: d3Value,
		exp:   int32(expInt64),
	}
}

// Shift shifts the decimal in base 10.
// It shifts left when shift is positive and right if shift is negative.
// In simpler terms, the given value for shift is added to the exponent
// of the decimal.
// Shift panics if the resulting exponent does not fit in an int32.
func (d Decimal) Shift(shift int32) Decimal {
	exp := int64(d.exp) + int64(shift)
	if exp > math.MaxInt32 || exp < math.MinInt32 {
		panic(fmt.Sprintf("exponent %v overflows an int32!", exp))
	}
	return Decimal{
		value: d.getValue(),
		exp:   int32(exp),
	}
}

// Div returns d / d2. If it doesn't divide exactly, the result will have
// DivisionPrecision digits after the decimal point. Use DivRound to choose the precision per call.
func (d Decimal) Div(d2 Decimal) Decimal {
	return d.DivRound(d2, DivisionPrecision)
}

// QuoRem does division with remainder
// d.QuoRem(d2,precision) returns quotient q and remainder r such that
//
//	d = d2 * q + r, q an integer multiple of 10^(-precision)
//	0 <= r < abs(d2) * 10 ^(-precision) if d>=0
//	0 >= r > -abs(d2) * 10 ^(-precision) if d<0
//
// Note that precision<0 is allowed as input.
func (d Decimal) QuoRem(d2 Decimal, precision int32) (Decimal, Decimal) {
	return d.quoRem(d2, precision, nil)
}

// quoRem is QuoRem that also sets bb, if not nil, to the divisor in the units of the remainder.
func (d Decimal) quoRem(d2 Decimal, precision int32, bb *integer) (Decimal, Decimal) {
	if d2.getValue().Sign() == 0 {
		panic("decimal division by 0")
	}
	scale := -precision
	e := int64(d.exp) - int64(d2.exp) - int64(scale)
	if precision == math.MinInt32 || e > math.MaxInt32 || e < math.MinInt32 {
		panic("overflow in decimal QuoRem")
	}
	if bb == nil {
		bb = new(integer)
	}
	var aa integer
	var scalerest int32
	// d = a 10^ea
	// d2 = b 10^eb
	if e < 0 {
		aa = *d.getValue()
		bb.Mul(d2.getValue(), pow10(-e))
		scalerest = d.exp
		// now aa = a
		//     bb = b 10^(scale + eb - ea)
	} else {
		aa.Mul(d.getValue(), pow10(e))
		*bb = *d2.getValue()
		scalerest = scale + d2.exp
		// now aa = a ^ (ea - eb - scale)
		//     bb = b
	}
	var q, r integer
	q.QuoRem(&aa, bb, &r)
	dq := Decimal{value: &q, exp: scale}
	dr := Decimal{value: &r, exp: scalerest}
	return dq, dr
}

// DivRound divides and rounds to a given precision
// i.e. to an integer multiple of 10^(-precision)
//
//	for a positive quotient digit 5 is rounded up, away from 0
//	if the quotient is negative then digit 5 is rounded down, away from 0
//
// Note that precision<0 is allowed as input.
func (d Decimal) DivRound(d2 Decimal, precision int32) Decimal {
	// quoRem already checks initialization
	var bb integer
	q, r := d.quoRem(d2, precision, &bb)
	// the actual rounding decision is based on comparing r*10^precision and d2/2,
	// which is comparing 2*|r.value| and |bb|
	var rv2 integer
	rv2.Abs(r.getValue())
	rv2.Add(&rv2, &rv2)
	if rv2.CmpAbs(&bb) < 0 {
		return q
	}

	if d.getValue().Sign()*d2.getValue().Sign() < 0 {
		q.value.Sub(q.value, oneInt)
	} else {
		q.value.Add(q.value, oneInt)
	}
	return q
}

// Mod returns d % d2.
func (d Decimal) Mod(d2 Decimal) Decimal {
	_, r := d.QuoRem(d2, 0)
	return r
}

// NumDigits returns the number of digits of the decimal coefficient (d.Value)
func (d Decimal) NumDigits() int {
	v := d.getValue()
	if v.IsInt64() {
		u := uint64(v.Int64())
		if u == 0 {
			return 1
		}
		if v.Sign() < 0 {
			u = -u
		}
		// Not math.Log10, which rounds an exact 1eN like 1e15 down (see #420).
		// bits.Len64(u)*1233>>12 is floor(log10(2^bits)), the digit count or one less.
		n := bits.Len64(u) * 1233 >> 12
		if u >= pow10Uint64[n] {
			n++
		}
		return n
	}

	return len(new(integer).Abs(v).String())
}

// IsInteger returns true when decimal can be represented as an integer value, otherwise, it returns false.
func (d Decimal) IsInteger() bool {
	// The most typical case, all decimal with exponent higher or equal 0 can be represented as integer
	if d.exp >= 0 {
		return true
	}
	v := d.getValue()
	if v.Sign() == 0 {
		return true
	}
	if d.exp >= -18 && v.IsInt64() {
		return v.Int64()%int64(pow10Uint64[-d.exp]) == 0
	}
	// When the exponent is negative we have to check every number after the decimal place
	// If all of them are zeroes, we are sure that given decimal can be represented as an integer
	var r integer
	q := new(integer).Set(v)
	for z := abs(d.exp); z > 0; z-- {
		q.QuoRem(q, tenInt, &r)
		if r.Sign() != 0 {
			return false
		}
	}
	return true
}

// Abs calculates absolute value of any int32. Used for calculating absolute value of decimal's exponent.
func abs(n int32) int32 {
	if n < 0 {
		return -n
	}
	return n
}

// Cmp compares the numbers represented by d and d2 and returns:
//
//	-1 if d <  d2
//	 0 if d == d2
//	+1 if d >  d2
func (d Decimal) Cmp(d2 Decimal) int {
	if d.exp == d2.exp {
		return d.getValue().Cmp(d2.getValue())
	}
	if s, s2 := d.Sign(), d2.Sign(); s != s2 {
		if s > s2 {
			return 1
		}
		return -1
	} else if s == 0 {
		return 0
	}

	var scaled integer
	if d.exp < d2.exp {
		return d.getValue().Cmp(scaled.Mul(d2.getValue(), pow10(int64(d2.exp)-int64(d.exp))))
	}
	return scaled.Mul(d.getValue(), pow10(int64(d.exp)-int64(d2.exp))).Cmp(d2.getValue())
}

// Equal returns whether the numbers represented by d and d2 are equal.
func (d Decimal) Equal(d2 Decimal) bool {
	return d.Cmp(d2) == 0
}

// GreaterThan (GT) returns true when d is greater than d2.
func (d Decimal) GreaterThan(d2 Decimal) bool {
	return d.Cmp(d2) == 1
}

// GreaterThanOrEqual (GTE) returns true when d is greater than or equal to d2.
func (d Decimal) GreaterThanOrEqual(d2 Decimal) bool {
	cmp := d.Cmp(d2)
	return cmp == 1 || cmp == 0
}

// LessThan (LT) returns true when d is less than d2.
func (d Decimal) LessThan(d2 Decimal) bool {
	return d.Cmp(d2) == -1
}

// LessThanOrEqual (LTE) returns true when d is less than or equal to d2.
func (d Decimal) LessThanOrEqual(d2 Decimal) bool {
	cmp := d.Cmp(d2)
	return cmp == -1 || cmp == 0
}

// Sign returns:
//
//	-1 if d <  0
//	 0 if d == 0
//	+1 if d >  0
func (d Decimal) Sign() int {
	return d.getValue().Sign()
}

// IsPositive return
//
//	true if d > 0
//	false if d == 0
//	false if d < 0
func (d Decimal) IsPositive() bool {
	return d.Sign() == 1
}

// IsNegative return
//
//	true if d < 0
//	false if d == 0
//	false if d > 0
func (d Decimal) IsNegative() bool {
	return d.Sign() == -1
}

// IsZero return
//
//	true if d == 0
//	false if d > 0
//	false if d < 0
func (d Decimal) IsZero() bool {
	return d.Sign() == 0
}

// Exponent returns the exponent, or scale component of the decimal.
func (d Decimal) Exponent() int32 {
	return d.exp
}

// CoefficientInt64 returns the coefficient of the decimal as int64. It is scaled by 10^Exponent()
// If coefficient cannot be represented in an int64, the result will be undefined.
func (d Decimal) CoefficientInt64() int64 {
	return d.getValue().Int64()
}

// IntPart returns the integer component of the decimal.
func (d Decimal) IntPart() int64 {
	if v := d.getValue(); d.exp <= 0 && d.exp >= -18 && v.IsInt64() {
		return v.Int64() / int64(pow10Uint64[-d.exp])
	}
	scaledD := d.rescale(0)
	return scaledD.getValue().Int64()
}

// InexactFloat64 returns the nearest float64 value for d.
func (d Decimal) InexactFloat64() float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}

// String returns the string representation of the decimal
// with the fixed point.
//
// Example:
//
//	d := New(-12345, -3)
//	println(d.String())
//
// Output:
//
//	-12.345
func (d Decimal) String() string {
	return d.string(true)
}

// StringFixed returns a rounded fixed-point string with places digits after
// the decimal point.
//
// Example:
//
//	NewFromFloat(0).StringFixed(2) // output: "0.00"
//	NewFromFloat(0).StringFixed(0) // output: "0"
//	NewFromFloat(5.45).StringFixed(0) // output: "5"
//	NewFromFloat(5.45).StringFixed(1) // output: "5.5"
//	NewFromFloat(5.45).StringFixed(2) // output: "5.45"
//	NewFromFloat(5.45).StringFixed(3) // output: "5.450"
//	NewFromFloat(545).StringFixed(-1) // output: "550"
func (d Decimal) StringFixed(places int32) string {
	rounded := d.Round(places)
	return rounded.string(false)
}

// Round rounds the decimal to places decimal places.
// If places < 0, it will round the integer part to the nearest 10^(-places).
//
// Example:
//
//	NewFromFloat(5.45).Round(1).String() // output: "5.5"
//	NewFromFloat(545).Round(-1).String() // output: "550"
func (d Decimal) Round(places int32) Decimal {
	if d.exp == -places {
		return d
	}
	// truncate to places + 1
	ret := d.rescale(-places - 1)

	// add sign(d) * 0.5
	if ret.value.Sign() < 0 {
		ret.value.Sub(ret.value, fiveInt)
	} else {
		ret.value.Add(ret.value, fiveInt)
	}

	// truncate towards zero
	ret.value.Quo(ret.value, tenInt)
	ret.exp++

	return ret
}

// RoundCeil rounds the decimal towards +infinity.
//
// Example:
//
//	NewFromFloat(545).RoundCeil(-2).String()   // output: "600"
//	NewFromFloat(500).RoundCeil(-2).String()   // output: "500"
//	NewFromFloat(1.1001).RoundCeil(2).String() // output: "1.11"
//	NewFromFloat(-1.454).RoundCeil(1).String() // output: "-1.4"
func (d Decimal) RoundCeil(places int32) Decimal {
	if d.exp >= -places {
		return d.rescale(-places)
	}

	// q is d truncated to places, r is not 0 when digits were dropped and has the sign of d
	var r integer
	q := new(integer)
	q.QuoRem(d.getValue(), pow10(-int64(places)-int64(d.exp)), &r)
	if r.Sign() > 0 {
		q.Add(q, oneInt)
	}

	return Decimal{value: q, exp: -places}
}

// RoundFloor rounds the decimal towards -infinity.
//
// Example:
//
//	NewFromFloat(545).RoundFloor(-2).String()   // output: "500"
//	NewFromFloat(-500).RoundFloor(-2).String()   // output: "-500"
//	NewFromFloat(1.1001).RoundFloor(2).String() // output: "1.1"
//	NewFromFloat(-1.454).RoundFloor(1).String() // output: "-1.5"
func (d Decimal) RoundFloor(places int32) Decimal {
	if d.exp >= -places {
		return d.rescale(-places)
	}

	// q is d truncated to places, r is not 0 when digits were dropped and has the sign of d
	var r integer
	q := new(integer)
	q.QuoRem(d.getValue(), pow10(-int64(places)-int64(d.exp)), &r)
	if r.Sign() < 0 {
		q.Sub(q, oneInt)
	}

	return Decimal{value: q, exp: -places}
}

// Floor returns the nearest integer value less than or equal to d.
func (d Decimal) Floor() Decimal {
	if d.exp >= 0 {
		return d
	}

	// NOTE(vadim): must negate after casting to prevent int32 overflow
	var m integer
	z := new(integer).QuoRem(d.getValue(), pow10(-int64(d.exp)), &m)
	if m.Sign() < 0 {
		z.Sub(z, oneInt)
	}
	return Decimal{value: z, exp: 0}
}

// Ceil returns the nearest integer value greater than or equal to d.
func (d Decimal) Ceil() Decimal {
	if d.exp >= 0 {
		return d
	}

	// NOTE(vadim): must negate after casting to prevent int32 overflow
	var m integer
	z := new(integer).QuoRem(d.getValue(), pow10(-int64(d.exp)), &m)
	if m.Sign() > 0 {
		z.Add(z, oneInt)
	}
	return Decimal{value: z, exp: 0}
}

// Truncate truncates off digits from the number, without rounding.
//
// If precision >= 0, it specifies the number of decimal places to keep.
// If precision < 0, it truncates the integer part to the nearest 10^(-precision)
// towards zero.
//
// Example:
//
//	decimal.RequireFromString("123.456").Truncate(2).String() // output: "123.45"
//	decimal.RequireFromString("5432").Truncate(-2).String()   // output: "5400"
//	decimal.RequireFromString("-5432").Truncate(-2).String()  // output: "-5400"
func (d Decimal) Truncate(precision int32) Decimal {
	if -precision > d.exp {
		return d.rescale(-precision)
	}
	return d
}

func (d Decimal) string(trimTrailingZeros bool) string {
	if d.exp == 0 {
		return d.getValue().String()
	}
	if d.exp >= 0 {
		return d.rescale(0).value.String()
	}

	str := d.getValue().String()
	sign := ""
	if str[0] == '-' {
		sign, str = "-", str[1:]
	}

	var intPart, leadingZeros, fractionalPart string

	// NOTE(vadim): this cast to int will cause bugs if d.exp == INT_MIN
	// and you are on a 32-bit machine. Won't fix this super-edge case.
	dExpInt := int(d.exp)
	if len(str) > -dExpInt {
		intPart = str[:len(str)+dExpInt]
		fractionalPart = str[len(str)+dExpInt:]
	} else {
		intPart = "0"

		num0s := -dExpInt - len(str)
		if num0s <= len(zeros) {
			leadingZeros = zeros[:num0s]
		} else {
			leadingZeros = strings.Repeat("0", num0s)
		}
		fractionalPart = str
	}

	if trimTrailingZeros {
		i := len(fractionalPart) - 1
		for ; i >= 0; i-- {
			if fractionalPart[i] != '0' {
				break
			}
		}
		fractionalPart = fractionalPart[:i+1]
		if fractionalPart == "" {
			leadingZeros = ""
		}
	}

	if len(leadingZeros)+len(fractionalPart) > 0 {
		return sign + intPart + "." + leadingZeros + fractionalPart
	}
	return sign + intPart
}

// Min returns the smallest Decimal that was passed in the arguments.
//
// To call this function with an array, you must do:
//
//	Min(arr[0], arr[1:]...)
//
// This makes it harder to accidentally call Min with 0 arguments.
func Min(first Decimal, rest ...Decimal) Decimal {
	ans := first
	for _, item := range rest {
		if item.Cmp(ans) < 0 {
			ans = item
		}
	}
	return ans
}

// Max returns the largest Decimal that was passed in the arguments.
//
// To call this function with an array, you must do:
//
//	Max(arr[0], arr[1:]...)
//
// This makes it harder to accidentally call Max with 0 arguments.
func Max(first Decimal, rest ...Decimal) Decimal {
	ans := first
	for _, item := range rest {
		if item.Cmp(ans) > 0 {
			ans = item
		}
	}
	return ans
}
