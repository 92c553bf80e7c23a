package money

import "github.com/shopspring/decimal"

func Equal(a, b decimal.NullDecimal) bool {
	return a.Valid == b.Valid && a.Decimal.Equal(b.Decimal)
}

func Known(d decimal.Decimal) decimal.NullDecimal { return decimal.NewNullDecimal(d) }

func Sum(amounts []decimal.Decimal) decimal.Decimal {
	total := decimal.Zero
	for _, d := range amounts {
		total = Plus(total, d)
	}
	return total
}

// Plus adds. Nothing is made of adding nothing, which is most of what there is to add.
func Plus(x, y decimal.Decimal) decimal.Decimal {
	switch {
	case y.IsZero():
		return x
	case x.IsZero():
		return y
	}
	return x.Add(y)
}
