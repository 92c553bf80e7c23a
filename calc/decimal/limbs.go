package decimal

import (
	"math/bits"
	"strconv"
)

// limbs are the digits of a magnitude to the base 2^32, the lowest first and the
// highest not zero. No method changes what it is called with, but for timesPlus.
type limbs []uint32

func (a limbs) trim() limbs {
	for len(a) > 0 && a[len(a)-1] == 0 {
		a = a[:len(a)-1]
	}
	return a
}

// low returns the lowest 64 bits.
func (a limbs) low() (low uint64) {
	for i := range min(len(a), 2) {
		low |= uint64(a[i]) << (32 * i)
	}
	return low
}

func (a limbs) compare(b limbs) int {
	if len(a) != len(b) {
		if len(a) < len(b) {
			return -1
		}
		return 1
	}
	for i := len(a) - 1; i >= 0; i-- {
		if a[i] != b[i] {
			if a[i] < b[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (a limbs) plus(b limbs) limbs {
	if len(a) < len(b) {
		a, b = b, a
	}
	sum := make(limbs, len(a)+1)
	var carry uint64
	for i := range a {
		carry += uint64(a[i])
		if i < len(b) {
			carry += uint64(b[i])
		}
		sum[i] = uint32(carry)
		carry >>= 32
	}
	sum[len(a)] = uint32(carry)
	return sum
}

// minus takes b, which is not larger, from a.
func (a limbs) minus(b limbs) limbs {
	difference := make(limbs, len(a))
	var borrow uint64
	for i := range a {
		d := uint64(a[i]) - borrow
		if i < len(b) {
			d -= uint64(b[i])
		}
		difference[i] = uint32(d)
		borrow = d >> 63
	}
	return difference
}

func (a limbs) times(b limbs) limbs {
	product := make(limbs, len(a)+len(b))
	for i, x := range a {
		var carry uint64
		for j, y := range b {
			carry += uint64(x)*uint64(y) + uint64(product[i+j])
			product[i+j] = uint32(carry)
			carry >>= 32
		}
		product[i+len(b)] = uint32(carry)
	}
	return product
}

// timesPlus returns a*by + plus in the place of a.
func (a limbs) timesPlus(by, plus uint32) limbs {
	carry := uint64(plus)
	for i := range a {
		carry += uint64(a[i]) * uint64(by)
		a[i] = uint32(carry)
		carry >>= 32
	}
	if carry > 0 {
		a = append(a, uint32(carry))
	}
	return a
}

// overSmall divides by one limb.
func (a limbs) overSmall(b uint32) (quotient limbs, rest uint32) {
	quotient = make(limbs, len(a))
	var r uint64
	for i := len(a) - 1; i >= 0; i-- {
		r = r<<32 | uint64(a[i])
		quotient[i] = uint32(r / uint64(b))
		r %= uint64(b)
	}
	return quotient, uint32(r)
}

// shifted returns a*2^by for by below 32, with a limb more.
func (a limbs) shifted(by int) limbs {
	shifted := make(limbs, len(a)+1)
	var carry uint64
	for i := range a {
		carry |= uint64(a[i]) << by
		shifted[i] = uint32(carry)
		carry >>= 32
	}
	shifted[len(a)] = uint32(carry)
	return shifted
}

// over divides as on paper: each limb of the quotient is guessed from the highest limbs
// and mended when the guess was too high (Knuth, The Art of Computer Programming 4.3.1,
// algorithm D).
func (a limbs) over(b limbs) (quotient, rest limbs) {
	n := len(b)
	if n == 0 {
		panic("division by zero")
	}
	if a.compare(b) < 0 {
		return nil, a
	}
	if n == 1 {
		quotient, r := a.overSmall(b[0])
		return quotient, limbs{r}
	}
	// With the highest bit of the divisor set no guess is more than two too high.
	by := bits.LeadingZeros32(b[n-1])
	r := a.shifted(by)
	b = b.shifted(by)[:n]
	quotient = make(limbs, len(a)-n+1)
	for j := len(quotient) - 1; j >= 0; j-- {
		top := uint64(r[j+n])<<32 | uint64(r[j+n-1])
		guess, left := top/uint64(b[n-1]), top%uint64(b[n-1])
		for guess>>32 != 0 || guess*uint64(b[n-2]) > left<<32|uint64(r[j+n-2]) {
			guess--
			if left += uint64(b[n-1]); left>>32 != 0 {
				break
			}
		}
		var carry, borrow uint64
		for i := range b {
			carry += guess * uint64(b[i])
			d := uint64(r[i+j]) - borrow - carry&(1<<32-1)
			r[i+j] = uint32(d)
			borrow = d >> 63
			carry >>= 32
		}
		d := uint64(r[j+n]) - borrow - carry
		r[j+n] = uint32(d)
		if d>>63 != 0 {
			guess--
			carry = 0
			for i := range b {
				carry += uint64(r[i+j]) + uint64(b[i])
				r[i+j] = uint32(carry)
				carry >>= 32
			}
			r[j+n] += uint32(carry)
		}
		quotient[j] = uint32(guess)
	}
	rest = r[:n]
	for i := range rest {
		rest[i] = uint32((uint64(r[i+1])<<32 | uint64(r[i])) >> by)
	}
	return quotient, rest
}

// String writes the digits, from the last, by nine.
func (a limbs) String() string {
	text := ""
	for {
		quotient, nine := a.overSmall(1e9)
		if a = quotient.trim(); len(a) == 0 {
			return strconv.FormatUint(uint64(nine), 10) + text
		}
		text = strconv.FormatUint(1e9+uint64(nine), 10)[1:] + text
	}
}
