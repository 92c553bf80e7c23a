// Package money writes dollars.
package money

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Append appends an amount of dollars with two decimals, rounded half away from zero.
// Those of at most two decimals, nearly all, take a short way.
func Append(to []byte, d decimal.Decimal) []byte {
	if d.Exponent() < -2 || d.Exponent() > 0 || d.IsNegative() || d.NumDigits() > 15 {
		return append(to, d.StringFixed(2)...)
	}
	cents := d.CoefficientInt64()
	for range 2 + d.Exponent() {
		cents *= 10
	}
	to = strconv.AppendInt(to, cents/100, 10)
	return append(to, '.', byte('0'+cents/10%10), byte('0'+cents%10))
}

// InWords writes an amount of two decimals as a sentence does: $800, $2,500, $9.35.
func InWords(amount string) string {
	return "$" + strings.TrimSuffix(Grouped(amount), ".00")
}

// Grouped puts commas between the thousands of a number of digits: 32,463.00.
func Grouped(number string) string {
	whole, _, _ := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		number = number[:i] + "," + number[i:]
	}
	return number
}
