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
			folded := fold(name)
			for _, spelling := range []string{folded, withoutAccents(folded)} {
				if codes[spelling] == "" {
					codes[spelling] = code
				}
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
	if code, ok = countryNamed()[fold(text)]; ok {
		return code, true
	}
	return countryApart(text)
}

// countryApart reads a name that stands with its code, or with itself in another
// language: United States (US), US - United States, Deutschland / Germany. Both must be
// of one country.
func countryApart(text string) (code string, ok bool) {
	if len(text) > 100 {
		return "", false
	}
	for _, article := range []string{" (the)", ", the"} {
		if n := len(text) - len(article); n > 0 && strings.EqualFold(text[n:], article) {
			text = text[:n]
		}
	}
	var parts []string
	for _, signs := range []string{"()（）", "-–", "/|:", ","} {
		if parts = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(signs, r) }); len(parts) == 2 {
			break
		}
	}
	if len(parts) != 2 {
		code, ok = countryNamed()[withoutAccents(fold(text))]
		return code, ok
	}
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if i == 1 && code != "" && isUS(part) && ofUS(code) {
			return code, true // Puerto Rico (US)
		}
		one, known := countryNamed()[fold(part)]
		if c, isCode := law.CountryOf(strings.ToUpper(part)); len(part) == 2 && isCode {
			one, known = c.Code, true
		}
		if !known || code != "" && one != code {
			return "", false
		}
		code = one
	}
	return code, true
}

// countryIn returns the code of the country of a cell: its name, or what an address ends
// with: 1 Main St, Austin TX 78701, USA. A name alone behind a comma may be a person's, and
// two letters a state.
func countryIn(text string) (code string, ok bool) {
	if code, ok = countryOf(text); ok || len(text) > 400 {
		return code, ok
	}
	text = strings.TrimRight(text, " .,;\r\n")
	digit := strings.LastIndexAny(text, "0123456789")
	at := max(digit, strings.LastIndexAny(text, ",;\n"))
	if digit < 0 || at == len(text)-1 {
		return "", false
	}
	last := strings.TrimSpace(text[at+1:])
	if len(last) < 4 && !isUS(last) {
		return "", false
	}
	if code, ok = countryOf(last); code == "US" {
		for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;\r\n", r) }) {
			if of := possession(nil, []byte(part)); of != "" {
				code = of
			}
		}
	}
	return code, ok
}

func isUS(name string) bool {
	return strings.EqualFold(name, "US") || countryNamed()[fold(name)] == "US"
}

// ofUS reports whether a country is a possession of the United States, which customs
// knows by its own code.
func ofUS(code string) bool {
	byState, _ := possessions()
	return toTheUS(code) || byState[strings.ToLower(code)] == code
}

func withoutAccents(name string) string { return accents().Replace(name) }

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
