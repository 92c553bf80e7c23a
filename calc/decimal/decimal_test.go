package decimal

import (
	"fmt"
	"testing"
)

func TestDecimals(t *testing.T) {
	n := RequireFromString
	for _, c := range []struct {
		what, want string
		got        Decimal
	}{
		{"the sum of different scales", "1.23", n("1.2").Add(n("0.03"))},
		{"the difference of different scales", "-0.03", n("1.2").Sub(n("1.23"))},
		{"a product of more than 64 bits", "12193263113702179522618503273362292333223746380111126352690", n("123456789012345678901234567890").Mul(n("98765432109876543210987654321"))},
		{"a negative product", "-1", n("-4").Mul(n("0.25"))},
		{"a third", "0.3333333333333333", n("1").Div(n("3"))},
		{"two thirds, up", "0.6666666666666667", n("2").Div(n("3"))},
		{"two thirds below zero, away from it", "-0.6666666666666667", n("-2").Div(n("3"))},
		{"a large number by a large one", "100000000000000000000", n("1e40").Div(n("1e20"))},
		{"half a cent, up", "1.01", n("1.005").Round(2)},
		{"half a cent below zero, away from it", "-1.01", n("-1.005").Round(2)},
		{"less than half a cent", "1", n("1.00499999999999999999999999").Round(2)},
		{"the nearest hundred", "100", n("149").Round(-2)},
		{"no scale to round to", "5", n("5").Round(2)},
		{"up to the cent", "1.02", n("1.0101").RoundCeil(2)},
		{"up to the cent below zero", "-1.01", n("-1.0199").RoundCeil(2)},
		{"down to the cent", "1.01", n("1.0199").RoundFloor(2)},
		{"down to the cent below zero", "-1.02", n("-1.0101").RoundFloor(2)},
		{"floor", "-2", n("-1.5").Floor()},
		{"floor of a whole number", "-2", n("-2.0").Floor()},
		{"ceiling", "-1", n("-1.5").Ceil()},
		{"ceiling above zero", "2", n("1.0000000000000000000000001").Ceil()},
		{"truncated", "-1.23", n("-1.239").Truncate(2)},
		{"shifted", "0.0125", n("1.25").Shift(-2)},
		{"the absolute value", "1.5", n("-1.5").Abs()},
		{"the opposite", "1.5", n("-1.5").Neg()},
		{"the opposite of nothing", "0", Zero.Neg()},
		{"the rest", "0.5", n("5.5").Mod(n("2.5"))},
		{"the most", "10", Max(n("9.99"), n("10.0"), n("-11"))},
		{"the least", "-11", Min(n("9.99"), n("10.0"), n("-11"))},
		{"an exponent", "1200", n("1.2E3")},
		{"a point first", "0.5", n(".5")},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if got := n("-0.005").StringFixed(2); got != "-0.01" {
		t.Errorf("fixed: %s", got)
	}
	if got := n("12.5").StringFixed(3); got != "12.500" {
		t.Errorf("fixed: %s", got)
	}
	if got := n("1234567890123456789.9").IntPart(); got != 1234567890123456789 {
		t.Errorf("whole: %d", got)
	}
	if got := fmt.Sprintf("%v %s %q", n("1.50"), n("-2"), n("0.10")); got != `1.5 -2 "0.1"` {
		t.Errorf("printed: %s", got)
	}
	if d := n("123456789012345678901234567890"); d.NumDigits() != 30 || New(0, 0).NumDigits() != 1 || New(-1000, 0).NumDigits() != 4 {
		t.Error("digits are counted wrong")
	}
	if !n("1.000000000000000000000000").IsInteger() || n("1.000000000000000000000001").IsInteger() || !n("1e5").IsInteger() {
		t.Error("whole numbers are told wrong")
	}
	if n("1.10").Cmp(n("1.1")) != 0 || n("-1").Cmp(n("0.001")) != -1 || n("1e30").Cmp(n("1e29")) != 1 {
		t.Error("numbers are compared wrong")
	}
	if f := n("0.1").InexactFloat64(); f != 0.1 {
		t.Errorf("float %v", f)
	}
}

func TestNotADecimal(t *testing.T) {
	for _, s := range []string{"", ".", "-", "1.2.3", "1e", "1e5e5", "1,5", ".-5", "abc", "1e10001", "1e-10001", "12345678901234567890a"} {
		if d, err := NewFromString(s); err == nil {
			t.Errorf("%q is %s", s, d)
		}
	}
}

func TestDivisionByZero(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a number divided by zero has an answer")
		}
	}()
	New(1, 0).Div(Zero)
}
