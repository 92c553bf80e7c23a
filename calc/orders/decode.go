package orders

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// A decoder turns a file's bytes into UTF-8 as they arrive.
type decoder struct {
	encoding string
	cr       bool                  // lines end with a carriage return alone
	letters  transform.Transformer // of an encoding that letters.go knows
	begun    bool
	marked   bool   // the file begins with a byte order mark
	carry    []byte // the part of a letter that has arrived
	out      []byte
	lines    []byte // out with line feeds
}

var utf8Mark = []byte("\ufeff")

// decode returns the text of a chunk, good until the next one.
func (d *decoder) decode(chunk []byte) []byte {
	if d.cr {
		return d.lineEnds(d.text(chunk))
	}
	return d.text(chunk)
}

func (d *decoder) text(chunk []byte) []byte {
	if legacy[d.encoding] != nil {
		return d.legacy(chunk, false)
	}
	switch d.encoding {
	case "windows-1252":
		return d.windows(chunk)
	case "utf-16le":
		return d.utf16(chunk, 0)
	case "utf-16be":
		return d.utf16(chunk, 1)
	}
	if d.begun {
		return chunk
	}
	// The mark that may stand at the beginning is no part of the first name.
	if len(d.carry) > 0 || len(chunk) < len(utf8Mark) {
		d.carry = append(d.carry, chunk...)
		chunk = d.carry
	}
	if len(chunk) < len(utf8Mark) && bytes.HasPrefix(utf8Mark, chunk) {
		return nil
	}
	d.begun, d.marked = true, bytes.HasPrefix(chunk, utf8Mark)
	return bytes.TrimPrefix(chunk, utf8Mark)
}

// rest returns what was held back when the file ended, once.
func (d *decoder) rest() []byte {
	switch {
	case legacy[d.encoding] != nil:
		return d.legacy(nil, true)
	case d.encoding == "utf-8" && !d.begun:
		return d.carry
	case (d.encoding == "utf-16le" || d.encoding == "utf-16be") && len(d.carry) > 0:
		// Half a letter, or half a unit, and a byte may follow that is half a unit.
		half := utf8.AppendRune(nil, utf8.RuneError)
		if len(d.carry) == 3 {
			half = append(half, half...)
		}
		return half
	}
	return nil
}

// windows1252 are the letters 0x80 to 0x9f; the others are those of Unicode. The
// five that Windows leaves open are kept as they are.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

func (d *decoder) windows(chunk []byte) []byte {
	d.out = d.out[:0]
	for _, c := range chunk {
		switch {
		case c < 0x80:
			d.out = append(d.out, c)
		case c < 0xa0:
			d.out = utf8.AppendRune(d.out, letter(int(c-0x80)))
		default:
			d.out = utf8.AppendRune(d.out, rune(c))
		}
	}
	return d.out
}

func letter(n int) rune {
	for _, r := range windows1252 {
		if n == 0 {
			return r
		}
		n--
	}
	return utf8.RuneError
}

// secondHalf is the first of the units that are the second half of a letter.
const secondHalf = 0xdc00

// utf16 decodes pairs of bytes, whose low one stands first (0) or second (1).
func (d *decoder) utf16(chunk []byte, low int) []byte {
	d.out = d.out[:0]
	in := append(d.carry, chunk...)
	unit := func(i int) rune { return rune(in[i+1-low])<<8 | rune(in[i+low]) }
	i := 0
	for ; i+1 < len(in); i += 2 {
		r := unit(i)
		switch {
		case !utf16.IsSurrogate(r):
		case r >= secondHalf:
			r = utf8.RuneError
		case i+3 >= len(in):
			d.carry = append(d.carry[:0], in[i:]...)
			return d.out
		default:
			// Half a letter, as where a text was cut, takes nothing of what follows it.
			if r = utf16.DecodeRune(r, unit(i+2)); r != utf8.RuneError {
				i += 2
			}
		}
		if r != 0xfeff || d.begun {
			d.out = utf8.AppendRune(d.out, r)
		}
		d.begun = true
	}
	d.carry = append(d.carry[:0], in[i:]...)
	return d.out
}
