package calc

import "github.com/shopspring/decimal"

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

// evenDollars drops fractions under fifty cents and takes up the others, as 19
// CFR 159.3(a) does before an ad valorem rate is applied.
func (c Cents) evenDollars() int64 { return (int64(c) + 50) / 100 }

// orUnknown converts an amount that may not be known.
func orUnknown(d decimal.NullDecimal) Cents {
	if !d.Valid {
		return Unknown
	}
	return CentsOf(d.Decimal)
}
