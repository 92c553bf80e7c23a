package wire_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"testing"

	"section321/calc/law"
	"section321/calc/wire/native"
)

// No answer has a value's place in it where the value belongs: the law's own texts are filled
// on each day on which anything changes, and whatever travels.
func TestTheLawIsToldWithItsAmounts(t *testing.T) {
	place := regexp.MustCompile(`\{[a-z]`)
	limits := 0
	for _, day := range law.All().Days() {
		for _, mode := range []string{"", "post", "ocean"} {
			answer := native.Calculator().Answer("law", fmt.Appendf(nil, `{"date":%q,"mode":%q}`, day, mode))
			var a any
			if err := json.Unmarshal(answer, &a); err != nil {
				t.Fatal(err)
			}
			texts(a, func(text string) {
				if place.MatchString(text) {
					t.Errorf("%s %s: %q", day, mode, text)
				}
				if text == "A shipment worth more than $2,500 needs a formal entry." || text == "A shipment worth more than $2500 needs a formal entry." {
					limits++
				}
			})
		}
	}
	if limits == 0 {
		t.Error("no day has the limit of an informal entry in its text")
	}
}

// texts visits every text of a value.
func texts(value any, visit func(string)) {
	switch value := value.(type) {
	case string:
		visit(value)
	case []any:
		for _, v := range value {
			texts(v, visit)
		}
	case map[string]any:
		for _, v := range value {
			texts(v, visit)
		}
	}
}
