package calc

import "github.com/shopspring/decimal"

func equal(a, b decimal.NullDecimal) bool {
	return a.Valid == b.Valid && a.Decimal.Equal(b.Decimal)
}

func known(d decimal.Decimal) decimal.NullDecimal { return decimal.NewNullDecimal(d) }

func sum(amounts []decimal.Decimal) decimal.Decimal {
	total := decimal.Zero
	for _, d := range amounts {
		total = plus(total, d)
	}
	return total
}

// plus adds. Nothing is made of adding nothing, which is most of what there is to add.
func plus(x, y decimal.Decimal) decimal.Decimal {
	switch {
	case y.IsZero():
		return x
	case x.IsZero():
		return y
	}
	return x.Add(y)
}
