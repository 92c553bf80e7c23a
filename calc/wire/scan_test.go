package wire

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func scanned(text string) *scanner {
	s := &scanner{text: []byte(text)}
	s.skip()
	s.end()
	return s
}

// FuzzScanner holds that the scanner takes just what encoding/json takes, and
// reads strings as it does.
func FuzzScanner(f *testing.F) {
	for _, text := range []string{
		`{"a":[1,-0.5e+3,true,false,null,"x"],"b":{}}`, `[]`, ``, `{`, `[1,]`, `{"a":1,}`, `01`, `-`, `1.`, `1e`, `.5`, `+1`, `NaN`,
		`"\u00e9\ud83d\ude00"`, `"\ud800"`, `"\ud800\u0041"`, `"\ud800\ud800"`, `"\udc00\ud800\udc00"`, `"\u12"`, `"\x"`, `"\"\\\/\b\f\n\r\t"`,
		"\"\t\"", "\"\x00\"", "\x00", "1\x00", " \n\r\t1 ", `tru`, `nulll`, `"a" "b"`, `{"a" 1}`, `{1:2}`, `"` + "\u2028" + `"`, `"\u0000"`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Count(text, "[")+strings.Count(text, "{") > mostDeep {
			return
		}
		s := scanned(text)
		if got, want := !s.broken, json.Valid([]byte(text)); got != want {
			t.Fatalf("%q: taken %v, want %v (%s)", text, got, want, s.why)
		}
		var want string
		if !s.broken && json.Unmarshal([]byte(text), &want) == nil && s.text[strings.IndexFunc(text, func(r rune) bool { return r > ' ' })] == '"' {
			again := &scanner{text: []byte(text)}
			if got := again.string(); got != want {
				t.Fatalf("%q: got %q, want %q", text, got, want)
			}
		}
	})
}

func TestWhatIsNotJSONIsNamedWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"{\n  \"date\": ,\n}":           "expected a value, at line 2 column 11",
		`{"a":1`:                        "expected a comma or the end of the object, at line 1 column 7",
		`{"é" 1}`:                       `expected a colon behind the name "é", at line 1 column 6`,
		`{"a":1} x`:                     "expected the end of the text, at line 1 column 9",
		`"abc`:                          "the text ends inside a string, at line 1 column 5",
		strings.Repeat("[", mostDeep+1): "the values nest deeper than 200, at line 1 column 201",
	} {
		if got := scanned(text).why.String(); got != want {
			t.Errorf("%.40q: got %q, want %q", text, got, want)
		}
	}
}
