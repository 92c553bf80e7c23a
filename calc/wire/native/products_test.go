package native_test

import (
	"fmt"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// What a product with many questions and metal in it could be takes milliseconds, for each worth anew:
// twenty thousand of them would take most of a minute, and are refused before they do. Those that can be
// scaled from one worth to others, or have no question, are answered by the thousand.
func TestOpenProductsOfOneRequestAreBounded(t *testing.T) {
	ask := func(n int, number, origin string, worths int) string {
		all := make([]string, n)
		for i := range all {
			all[i] = fmt.Sprintf(`{"hts":"%s","origin":"%s","retailValue":"%d.00"}`, number, origin, 90+i%worths)
		}
		request := `{"dates":["2026-03-24"],"modes":["express"],"products":[` + strings.Join(all, ",") + `]}`
		return string(native.Calculator().Answer("products", []byte(request)))
	}
	if a := ask(2000, "8708.29.51.60", "MX", 2000); !strings.Contains(a, `"code":"too-many-open"`) {
		t.Errorf("2,000 parts of cars: %.200s", a)
	}
	for name, a := range map[string]string{
		"500 parts of cars":        ask(500, "8708.29.51.60", "MX", 500),
		"10,000 with one question": ask(10_000, "6109.10.00.12", "MX", 10_000),
		"20,000 with no doubt":     ask(20_000, "6109.10.00.12", "CN", 700),
	} {
		if !strings.HasPrefix(a, `{"answers":[{`) {
			t.Errorf("%s: %.200s", name, a)
		}
	}
}
