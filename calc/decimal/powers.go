package decimal

var (
	zeroInt = newInteger(0)
	oneInt  = newInteger(1)
	fiveInt = newInteger(5)
	tenInt  = newInteger(10)
)

// pow10Table holds 10^0 ... 10^127, its values must not be modified.
var pow10Table = func() []*integer {
	t := make([]*integer, 128)
	t[0] = newInteger(1)
	for i := 1; i < len(t); i++ {
		t[i] = new(integer).Mul(t[i-1], tenInt)
	}
	return t
}()

// pow10Uint64 holds 10^0 ... 10^19.
var pow10Uint64 = func() (t [20]uint64) {
	t[0] = 1
	for i := 1; i < len(t); i++ {
		t[i] = t[i-1] * 10
	}
	return t
}()

// pow10 returns 10^n for n >= 0, the result must not be modified.
func pow10(n int64) *integer {
	if n < int64(len(pow10Table)) {
		return pow10Table[n]
	}
	half := pow10(n / 2)
	return new(integer).Mul(new(integer).Mul(half, half), pow10(n%2))
}

const zeros = "0000000000000000000000000000000000000000000000000000000000000000"
