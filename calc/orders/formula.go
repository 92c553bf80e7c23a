package orders

import (
	"bytes"
	"strings"
	"unicode"
)

// between are the signs that spreadsheets take to stand between columns, each where the
// person has set it so.
const between = ",;\t|"

// formulas finds what a spreadsheet would run in a text.
type formulas struct {
	text  []byte
	blank int // where the last stretch that cannot be seen ended, so that none is gone over twice
}

// runs reports whether a spreadsheet would run what begins at a place as a formula.
func (f *formulas) runs(at int) bool {
	text := f.text[at:]
	if len(text) == 0 || text[0] > '@' && text[0] < 0xc2 || text[0]-'0' <= 9 {
		return false
	}
	if text[0] == '\t' || text[0] == '\r' || text[0] == '\n' {
		return true
	}
	// What cannot be seen before a sign does not keep it from being one.
	if at >= f.blank {
		f.blank = len(f.text) - len(bytes.TrimLeftFunc(text, unseen))
	}
	text = f.text[f.blank:]
	if len(text) == 0 {
		return false
	}
	switch text[0] {
	case '=', '@':
		return true
	case '+', '-':
		for _, c := range text[1:] {
			if c-'0' > 9 && c != '.' && c != ',' {
				return true
			}
		}
		return false
	}
	for _, sign := range [...]string{"＝", "＋", "－", "＠"} {
		if bytes.HasPrefix(text, []byte(sign)) {
			return true
		}
	}
	return false
}

func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
}

// unguarded takes the apostrophes away that a table was saved with before what runs.
func unguarded(cell string) string {
	f := formulas{text: []byte(cell)}
	var out []byte
	for i := range len(cell) {
		if cell[i] == '\'' && (i == 0 || strings.IndexByte(between, cell[i-1]) >= 0) {
			begin := i + 1
			for i > 0 && begin < len(cell) && cell[begin] == '"' {
				begin++
			}
			if f.runs(begin) {
				continue
			}
		}
		out = append(out, cell[i])
	}
	return string(out)
}
