package orders

import (
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
)

func TestAmountsAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		text     string
		comma    bool
		want     string // "" when it is no amount
		currency string
	}{
		{"12.50", false, "12.5", ""},
		{"$1,433.66", false, "1433.66", "$"},
		{"US $12.00", false, "12", "USD"},
		{"1.433,66 €", true, "1433.66", "EUR"},
		{"1 433,66", true, "1433.66", ""},
		{"1'433.66", false, "1433.66", ""},
		{"£3", false, "3", "GBP"},
		{"-5.00", false, "-5", ""},
		{"(12.00)", false, "-12", ""},
		{"-$5", false, "-5", "$"},
		{"$-5", false, "-5", "$"},
		{".5", false, "0.5", ""},
		{"USD 7", false, "7", "USD"},
		{"$12.00 CAD", false, "12", "CAD"},
		{"CAD $12.00", false, "12", "CAD"},
		{"¥12,345", false, "12345", "¥"},
		{"￥20.50", false, "20.5", "¥"},
		{"149 kr", false, "149", "kr"},
		{"12,50 zł", true, "12.5", "PLN"},
		{"1,234,567", false, "1234567", ""},
		{"12,5", false, "", ""},
		{"12.50", true, "", ""},
		{"1,43,366", false, "143366", ""}, // as in India
		{"₹1,23,45,678.50", false, "12345678.5", "INR"},
		{"1,43,36", false, "", ""},
		{"143,36,366", false, "", ""},
		{"1,433,66,366", false, "", ""},
		{"twelve", false, "", ""},
		{"12.", false, "", ""},
		{"1e3", false, "", ""},
		{"", false, "", ""},
		{"-", false, "", ""},
		{"1.2.3", false, "", ""},
		{"1234567890123456789", false, "", ""},
	} {
		n, currency, ok := readNumber([]byte(c.text), c.comma)
		if ok != (c.want != "") {
			t.Errorf("%q: read %v %v", c.text, n, ok)
		} else if ok && (!n.decimal().Equal(decimal.RequireFromString(c.want)) || currency != c.currency) {
			t.Errorf("%q: got %s %q, want %s %q", c.text, n.decimal(), currency, c.want, c.currency)
		}
	}
}

func TestCentsAreRoundedHalfUp(t *testing.T) {
	for _, c := range []struct {
		price, quantity, rate string
		want                  calc.Cents
	}{
		{"3.95", "7", "1", 2765},
		{"0.005", "1", "1", 1},
		{"0.0049", "1", "1", 0},
		{"2.55", "6", "1.27", 1943}, // 15.30 × 1.27 = 19.431
		{"10", "1", "0.0118", 12},   // 0.118
		{"999999999999.99", "1", "1", 99999999999999},
	} {
		n := func(s string) number {
			n, _ := plainNumber([]byte(s))
			return n
		}
		if got, ok := cents(n(c.price), n(c.quantity), n(c.rate)); !ok || got != c.want {
			t.Errorf("%s × %s × %s: got %d %v, want %d", c.price, c.quantity, c.rate, got, ok, c.want)
		}
	}
}

// FuzzCents holds the fixed-point arithmetic equal to decimals.
func FuzzCents(f *testing.F) {
	f.Add("3.95", "7", "1.27")
	f.Add("0.005", "0.001", "123456789")
	f.Add("999999999999.99", "1000000", "0.000001")
	f.Fuzz(func(t *testing.T, price, quantity, rate string) {
		p, ok1 := plainNumber([]byte(price))
		q, ok2 := plainNumber([]byte(quantity))
		r, ok3 := plainNumber([]byte(rate))
		if !ok1 || !ok2 || !ok3 {
			return
		}
		dp, err := decimal.NewFromString(price)
		if err != nil || !p.decimal().Equal(dp) {
			t.Fatalf("%q is read as %v; a decimal: %v %v", price, p, dp, err)
		}
		want := dp.Mul(decimal.RequireFromString(quantity)).Mul(decimal.RequireFromString(rate)).Abs().Round(2)
		got, ok := cents(p, q, r)
		switch within := !want.GreaterThan(calc.MostCents.Dollars()); {
		case ok != within:
			t.Errorf("%s × %s × %s = %s: %v", price, quantity, rate, want, ok)
		case ok && !got.Dollars().Equal(want):
			t.Errorf("%s × %s × %s: got %d cents, want %s", price, quantity, rate, got, want)
		}
	})
}
