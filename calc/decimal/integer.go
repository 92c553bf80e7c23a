package decimal

import (
	"math/bits"
	"strconv"
)

// An integer is a whole number of any size, with the methods of big.Int that decimals
// use and with their meaning. Nearly all numbers of a shipment are below 2^64 and take
// the short ways; the others are worked out as on paper.
type integer struct {
	neg  bool
	low  uint64 // the magnitude, when more is nil
	more limbs  // the magnitude, when it has more than 64 bits
}

func newInteger(n int64) *integer {
	if n < 0 {
		return &integer{neg: true, low: -uint64(n)}
	}
	return &integer{low: uint64(n)}
}

// small and large set z. Zero is not negative.
func (z *integer) small(neg bool, magnitude uint64) *integer {
	*z = integer{neg: neg && magnitude != 0, low: magnitude}
	return z
}

func (z *integer) large(neg bool, magnitude limbs) *integer {
	magnitude = magnitude.trim()
	if len(magnitude) <= 2 {
		return z.small(neg, magnitude.low())
	}
	*z = integer{neg: neg, more: magnitude}
	return z
}

func (z *integer) magnitude() limbs {
	if z.more != nil {
		return z.more
	}
	return limbs{uint32(z.low), uint32(z.low >> 32)}.trim()
}

// Set shares the magnitude, which nothing changes in its place.
func (z *integer) Set(x *integer) *integer {
	*z = *x
	return z
}

func (z *integer) Sign() int {
	switch {
	case z.neg:
		return -1
	case z.low == 0 && z.more == nil:
		return 0
	}
	return 1
}

func (z *integer) Abs(x *integer) *integer {
	z.Set(x)
	z.neg = false
	return z
}

func (z *integer) Neg(x *integer) *integer {
	z.Set(x)
	z.neg = x.Sign() > 0
	return z
}

func (z *integer) Add(x, y *integer) *integer { return z.sum(x, y, y.neg) }
func (z *integer) Sub(x, y *integer) *integer { return z.sum(x, y, !y.neg) }

// sum adds x and the magnitude of y with the sign neg.
func (z *integer) sum(x, y *integer, neg bool) *integer {
	if x.neg == neg {
		if x.more == nil && y.more == nil {
			if sum, carry := bits.Add64(x.low, y.low, 0); carry == 0 {
				return z.small(neg, sum)
			}
		}
		return z.large(neg, x.magnitude().plus(y.magnitude()))
	}
	if x.CmpAbs(y) < 0 {
		x, y = y, x
	} else {
		neg = x.neg
	}
	if x.more == nil {
		return z.small(neg, x.low-y.low)
	}
	return z.large(neg, x.more.minus(y.magnitude()))
}

func (z *integer) Mul(x, y *integer) *integer {
	neg := x.neg != y.neg
	if x.more == nil && y.more == nil {
		if high, low := bits.Mul64(x.low, y.low); high == 0 {
			return z.small(neg, low)
		}
	}
	return z.large(neg, x.magnitude().times(y.magnitude()))
}

// QuoRem divides towards zero; the rest has the sign of x.
func (z *integer) QuoRem(x, y, rest *integer) *integer {
	neg, negRest := x.neg != y.neg, x.neg
	if x.more == nil && y.more == nil {
		a, b := x.low, y.low
		rest.small(negRest, a%b)
		return z.small(neg, a/b)
	}
	quotient, r := x.magnitude().over(y.magnitude())
	rest.large(negRest, r)
	return z.large(neg, quotient)
}

func (z *integer) Quo(x, y *integer) *integer { return z.QuoRem(x, y, new(integer)) }

func (z *integer) Cmp(y *integer) int {
	switch {
	case z.neg != y.neg:
		if z.neg {
			return -1
		}
		return 1
	case z.neg:
		return -z.CmpAbs(y)
	}
	return z.CmpAbs(y)
}

// CmpAbs compares the magnitudes.
func (z *integer) CmpAbs(y *integer) int {
	switch {
	case z.more != nil || y.more != nil:
		return z.magnitude().compare(y.magnitude())
	case z.low < y.low:
		return -1
	case z.low > y.low:
		return 1
	}
	return 0
}

func (z *integer) IsInt64() bool {
	return z.more == nil && (z.low < 1<<63 || z.neg && z.low == 1<<63)
}

// Int64 returns the lowest 64 bits.
func (z *integer) Int64() int64 {
	n := z.low
	if z.more != nil {
		n = z.more.low()
	}
	if z.neg {
		return -int64(n)
	}
	return int64(n)
}

func (z *integer) String() string {
	var digits string
	if z.more == nil {
		digits = strconv.FormatUint(z.low, 10)
	} else {
		digits = z.more.String()
	}
	if z.neg {
		return "-" + digits
	}
	return digits
}

// setString reads digits, which a sign may precede.
func (z *integer) setString(s string) bool {
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg, s = s[0] == '-', s[1:]
	}
	if s == "" {
		return false
	}
	var magnitude limbs
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		magnitude = magnitude.timesPlus(10, uint32(s[i]-'0'))
	}
	z.large(neg, magnitude)
	return true
}
