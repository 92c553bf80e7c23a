package refund

import (
	"strings"

	"section321/calc/say"
)

// Bare is an entry number without what may be written between its parts.
func Bare(number string) string { return strings.ToUpper(marks.Replace(number)) }

var marks = strings.NewReplacer("-", "", " ", "")

// entryNumber reads an entry number, XXX-NNNNNNN-C: the filer's code, the filer's number
// and the check digit, with or without hyphens.
func entryNumber(s string) (string, error) {
	n := Bare(s)
	if len(n) != 11 {
		return "", say.Err("entry-number-length", say.Count("given", len(n)))
	}
	sum := 0
	for i := range len(n) {
		d := 0
		switch c := n[i]; {
		case c >= '0' && c <= '9':
			d = int(c - '0')
		case i < 3 && c >= 'A' && c <= 'I':
			d = int(c-'A') + 1
		case i < 3 && c >= 'J' && c <= 'R':
			d = int(c-'J') + 1
		case i < 3 && c >= 'S' && c <= 'Z':
			d = int(c-'S') + 2
		default:
			return "", say.Err("entry-number-digits")
		}
		if i%2 == 1 && i < 10 { // every other digit, from the last before the check digit
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	if sum%10 != 0 {
		return "", say.Err("entry-number-check")
	}
	return n[:3] + "-" + n[3:10] + "-" + n[10:], nil
}
