package orders

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"section321/calc/law"
)

// names are what countries are called, a line each: code|name|name…
//
//go:embed data/countries.txt
var names string

var countryNamed = sync.OnceValue(func() map[string]string {
	codes := make(map[string]string, 6000)
	for line := range strings.Lines(names) {
		code, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "|")
		for name := range strings.SplitSeq(rest, "|") {
			if folded := fold(name); codes[folded] == "" {
				codes[folded] = code
			}
		}
	}
	return codes
})

// countryOf returns the code of a country by its code or by one of its names.
func countryOf(text string) (code string, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) == 2 {
		if c, ok := law.CountryOf(strings.ToUpper(text)); ok {
			return c.Code, true
		}
	}
	code, ok = countryNamed()[fold(text)]
	return code, ok
}

// toTheUS reports whether goods that go to a country enter the customs territory
// of the United States.
func toTheUS(code string) bool {
	c, _ := law.CountryOf(code)
	return c.USTerritory
}

// fold takes away what two spellings of a name differ in: capitals, points, the
// article.
func fold(name string) string {
	var b strings.Builder
	space := false
	for _, r := range strings.ToLower(strings.TrimPrefix(strings.ToLower(name), "the ")) {
		switch {
		case r == '.' || r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}
