package wire_test

import (
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// What a check of one of the orders would refuse, a comparison refuses too: steel for $1.50
// in goods of less than a cent, and in the cheaper one of two kinds of orders.
func TestAComparisonRefusesMetalsThatAreWorthMoreThanTheGoods(t *testing.T) {
	for request, refused := range map[string]bool{
		`"retailValue":"0.004","metalValue":{"steel":"1.50"}},"orders":{"perMonth":"5"}`:                                                       true,
		`"retailValue":"48.00","metalValue":{"steel":"1.50"}},"orders":{"perMonth":"5"}`:                                                       false,
		`"retailValue":"48.00","metalValue":{"steel":"1.50"}},"orders":{"perMonth":"5","mix":[{"share":"9"},{"share":"1","retailValue":"1"}]}`: true,
		`"retailValue":"1.50","metalValue":{"steel":"1.50"}},"orders":{"perMonth":"5"}`:                                                        false,
	} {
		answer := string(native.Calculator().Answer("compare", []byte(`{"date":"2025-11-14","product":{"hts":"7323.93.00.80","origin":"CN",`+request+`}`)))
		if got := strings.HasPrefix(answer, `{"error":{"code":"invalid-amount","field":"product.metalValue"`); got != refused {
			t.Errorf("%s: %.200s", request, answer)
		}
	}
}
