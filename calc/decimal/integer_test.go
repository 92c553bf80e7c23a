package decimal

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// numbers are of all sizes, with many limbs that are 0, 1, all ones and the highest bit:
// those are where a carry or a guess goes wrong.
func number(r *rand.Rand) string {
	limbs := []uint32{0, 1, 2, 1<<31 - 1, 1 << 31, 1<<31 + 1, 1<<32 - 2, 1<<32 - 1}
	n := new(big.Int)
	for range r.IntN(8) {
		limb := r.Uint32()
		if r.IntN(3) > 0 {
			limb = limbs[r.IntN(len(limbs))]
		}
		n.Lsh(n, 32).Or(n, big.NewInt(int64(limb)))
	}
	if r.IntN(2) == 0 {
		n.Neg(n)
	}
	return n.String()
}

func read(t *testing.T, s string) (*integer, *big.Int) {
	t.Helper()
	n := new(integer)
	b, ok := new(big.Int).SetString(s, 10)
	if !ok || !n.setString(s) {
		t.Fatalf("%q is not read", s)
	}
	return n, b
}

// Whole numbers are what math/big says they are.
func TestAsBigInt(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		a, b := number(r), number(r)
		x, bx := read(t, a)
		y, by := read(t, b)
		same := func(what string, got *integer, want *big.Int) {
			if got.String() != want.String() || got.Sign() != want.Sign() || got.IsInt64() != want.IsInt64() || got.Int64() != want.Int64() ||
				got.more != nil && (len(got.more) < 3 || got.more[len(got.more)-1] == 0) {
				t.Fatalf("%s %s %s = %s, want %s", a, what, b, got, want)
			}
		}
		same("and", x, bx)
		same("+", new(integer).Add(x, y), new(big.Int).Add(bx, by))
		same("-", new(integer).Sub(x, y), new(big.Int).Sub(bx, by))
		same("*", new(integer).Mul(x, y), new(big.Int).Mul(bx, by))
		same("abs", new(integer).Abs(x), new(big.Int).Abs(bx))
		same("neg", new(integer).Neg(x), new(big.Int).Neg(bx))
		if x.Cmp(y) != bx.Cmp(by) || x.CmpAbs(y) != bx.CmpAbs(by) {
			t.Fatalf("%s and %s: compared %d, %d", a, b, x.Cmp(y), x.CmpAbs(y))
		}
		if by.Sign() != 0 {
			var rest integer
			quotient := new(integer).QuoRem(x, y, &rest)
			bq, br := new(big.Int).QuoRem(bx, by, new(big.Int))
			same("/", quotient, bq)
			same("%", &rest, br)
			// The product's own division, where guesses are often too high by one.
			product := new(integer).Sub(new(integer).Mul(x, y), oneInt)
			bp := new(big.Int).Sub(new(big.Int).Mul(bx, by), big.NewInt(1))
			bq, br = new(big.Int).QuoRem(bp, by, new(big.Int))
			same("*/", product.QuoRem(product, y, &rest), bq)
			same("*%", &rest, br)
		}
		same("after", x, bx)
		same("after", y, by)
		// In its own place, as decimals do it.
		same("+=", x.Add(x, y), bx.Add(bx, by))
		same("-=", y.Sub(x, y), by.Sub(bx, by))
		same("+ self", x.Add(x, x), bx.Add(bx, bx))
	}
}

func TestNotAnInteger(t *testing.T) {
	for _, s := range []string{"", "+", "-", "1_000", "--1", "1-", "0x1", " 1", "1.0", "１"} {
		if new(integer).setString(s) {
			t.Errorf("%q is read", s)
		}
	}
}

func TestPowersOfTen(t *testing.T) {
	for _, n := range []int64{0, 1, 18, 19, 20, 127, 128, 129, 1000, 10001} {
		want := new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
		if got := pow10(n).String(); got != want.String() {
			t.Errorf("10^%d = %s", n, got)
		}
	}
}
