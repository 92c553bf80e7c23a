package wire_test

import (
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// A quantity whose unit is spelled otherwise was asked for again without a word.
func TestAnUnknownUnitIsNamedWithTheOneMeant(t *testing.T) {
	for given, meant := range map[string]string{
		"l": "did you mean liter?", "pcs": "did you mean no?", "pairs": "did you mean prs?", "dz": "did you mean doz?",
		"sqm": "did you mean m2?", "sq m": "did you mean m2?", "lb": "one lb is 0.45359237 kg", "oz": "one oz is 0.028349523125 kg",
		"ml": "one ml is 0.001 liter", "furlongs": "write the unit that the question for it names",
	} {
		answer := string(checkOf(`"measures": {"` + given + `": "100"}`))
		for _, words := range []string{`"unknown-measure"`, `"items[0].measures"`, `\"` + given + `\" is no unit`, meant} {
			if !strings.Contains(answer, words) {
				t.Errorf("%s: %s does not say %s", given, answer, words)
			}
		}
	}
}

// Ten dozen pairs are 120 pairs, however the unit's two words are held together.
func TestAUnitOfTwoWordsCountsWithASpace(t *testing.T) {
	space, hyphen := checkOf(`"measures": {"doz prs": "10"}`), checkOf(`"measures": {"doz-prs": "10"}`)
	if string(space) != string(hyphen) || strings.Contains(string(space), `"error"`) {
		t.Errorf("%s\nis not\n%s", space, hyphen)
	}
}

// checkOf asks for wine with another field.
func checkOf(field string) []byte {
	return native.Calculator().Answer("check", []byte(`{"date": "2026-09-01", "mode": "ocean", "from": "FR", "items": [{"origin": "FR", "hts": "2204.21.50.40", "retailValue": "100", `+field+`}]}`))
}
