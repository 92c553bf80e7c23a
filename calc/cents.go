package calc

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// Cents are an exact amount of US dollars in hundredths, from 0 to MostCents, or
// Unknown.
type Cents int64

// Unknown stands for an amount that is not known. It is not zero.
const Unknown Cents = -1

// MostCents is the largest amount a shipment may be worth, a trillion dollars.
const MostCents Cents = 1e14

// CentsOf converts dollars, rounded half up to the cent.
func CentsOf(dollars decimal.Decimal) Cents { return Cents(dollars.Shift(2).Round(0).IntPart()) }

// Dollars converts a known amount.
func (c Cents) Dollars() decimal.Decimal { return decimal.New(int64(c), -2) }

// EvenDollars drops fractions under fifty cents and takes up the others, as 19
// CFR 159.3(a) does before an ad valorem rate is applied.
func (c Cents) EvenDollars() int64 { return (int64(c) + 50) / 100 }

// OrUnknown converts an amount that may not be known.
func OrUnknown(d decimal.NullDecimal) Cents {
	if !d.Valid {
		return Unknown
	}
	return CentsOf(d.Decimal)
}

// Times multiplies an amount by a fraction, rounded half up to the cent.
func (c Cents) Times(numerator, denominator int64) Cents {
	if denominator == 0 {
		return c
	}
	high, low := bits.Mul64(uint64(c), uint64(numerator))
	low, carry := bits.Add64(low, uint64(denominator)/2, 0)
	quotient, _ := bits.Div64(high+carry, low, uint64(denominator))
	return Cents(quotient)
}

// A Tally is an exact sum of cents times weights, none below 0.
type Tally struct{ high, low uint64 }

func (t *Tally) Add(cents, weight int64) {
	high, low := bits.Mul64(uint64(cents), uint64(weight))
	var carry uint64
	t.low, carry = bits.Add64(t.low, low, 0)
	t.high += high + carry
}

// Dollars returns the average of the tally times a number.
func (t *Tally) Dollars(times decimal.Decimal, weights int64) decimal.Decimal {
	var cents decimal.Decimal
	if t.high == 0 && t.low < 1<<63 {
		cents = decimal.New(int64(t.low), -2)
	} else {
		sum := new(big.Int).SetUint64(t.high)
		cents = decimal.NewFromBigInt(sum.Lsh(sum, 64).Or(sum, new(big.Int).SetUint64(t.low)), -2)
	}
	if weights == 1 {
		return cents.Mul(times)
	}
	return cents.Mul(times).Div(decimal.NewFromInt(weights))
}
