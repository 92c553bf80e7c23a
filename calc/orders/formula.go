package orders

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// separators end a cell, or a line, for a program that takes the file for one with other
// delimiters than its own, and so does not see that the cell stands in quotes.
const separators = ",;|\t\r\n"

// disarmed returns a cell with an apostrophe before each part that a spreadsheet would run
// as a formula, and whether there was such a part.
func (p *Pass) disarmed(text []byte) ([]byte, bool) {
	if bytes.IndexAny(text, "=@+-\t\r\n＝＋－＠") < 0 {
		return text, false
	}
	var safe []byte
	kept := 0
	arm := func(at int) {
		safe = append(append(safe, text[kept:at]...), '\'')
		kept = at
	}
	if runs(text) {
		arm(0)
	}
	for i, c := range text {
		if c == p.split.delimiter || bytes.IndexByte([]byte(separators), c) < 0 {
			continue
		}
		part := text[i+1:]
		if end := bytes.IndexAny(part, separators); end >= 0 {
			part = part[:end]
		}
		if runs(part) {
			arm(i + 1)
		}
	}
	if kept == 0 && safe == nil {
		return text, false
	}
	return append(safe, text[kept:]...), true
}

// runs reports whether a spreadsheet would run a cell as a formula. Numbers with a
// sign are no formulas.
func runs(text []byte) bool {
	if len(text) == 0 || text[0] > '@' && text[0] < utf8.RuneSelf || text[0]-'0' <= 9 {
		return false
	}
	switch text[0] {
	case '\t', '\r', '\n':
		return true
	}
	text = bytes.TrimLeftFunc(text, unseen)
	sign, size := utf8.DecodeRune(text)
	switch sign {
	case '=', '@', '＝', '＋', '－', '＠':
		return true
	case '+', '-':
		for _, c := range text[size:] {
			if c-'0' > 9 && c != '.' && c != ',' {
				return true
			}
		}
	}
	return false
}

// unseen reports whether a letter shows nothing, so that a spreadsheet may drop it from
// the beginning of a cell.
func unseen(r rune) bool {
	return r <= ' ' || r == utf8.RuneError || unicode.IsSpace(r) ||
		r > unicode.MaxASCII && (unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point))
}
