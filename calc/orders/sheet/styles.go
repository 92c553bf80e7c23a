package sheet

import (
	"bytes"
	"strconv"
	"strings"
)

// A format is what a cell's number is.
type format struct {
	kind  kind
	zeros int    // how many digits it has at least
	money string // what stands for its currency
}

type kind uint8

const (
	number kind = iota
	date        // a day, and its time where it has one
	clock       // a time alone
	percent
)

// Styles are the formats of cells, by number.
type styles struct {
	codes map[int]string
	cells []format
	in    bool // within the formats of cells
}

func (s *styles) opened(name, attributes []byte) error {
	value := func(name string) string {
		v, _ := attribute(attributes, name)
		return string(plain(v))
	}
	switch string(name) {
	case "numFmt":
		if s.codes == nil {
			s.codes = map[int]string{}
		}
		if id, err := strconv.Atoi(value("numFmtId")); err == nil {
			s.codes[id] = value("formatCode")
		}
	case "cellXfs":
		s.in = true
	case "xf":
		if s.in {
			id, _ := strconv.Atoi(value("numFmtId"))
			code, ok := s.codes[id]
			if !ok {
				code = builtIn(id)
			}
			s.cells = append(s.cells, formatOf(code))
		}
	}
	return nil
}
func (s *styles) text([]byte) {}
func (s *styles) closed(name []byte) {
	if string(name) == "cellXfs" {
		s.in = false
	}
}

// of returns the format of a cell, by the number of its style.
func (s *styles) of(style []byte) *format {
	if len(style) == 0 {
		style = zero
	}
	if n, ok := small(style); ok && n < len(s.cells) {
		return &s.cells[n]
	}
	return &plainFormat
}

var zero, plainFormat = []byte("0"), format{}

// builtIn are the formats that have a number and no code (ECMA-376 part 1, 18.8.30),
// as far as they say more than that a number is one. Those from 27 on are dates of
// East Asia.
func builtIn(id int) string {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id >= 57 && id <= 58:
		return "y-m-d"
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return "h:m:s"
	case id == 9, id == 10:
		return "0%"
	case id >= 5 && id <= 8, id == 42, id == 44:
		return `"$"0.00`
	}
	return ""
}

// formatOf reads the code of a format, such as yyyy\-mm\-dd, 0.00% or [$€-407] #,##0.00.
func formatOf(code string) (f format) {
	section := code
	var bare []byte // the code's letters and signs that are not quoted
	var said []byte // what stands around the number as it is
	days, hours := false, false
scan:
	for i := 0; i < len(section); i++ {
		switch c := section[i]; c {
		case ';':
			break scan // the formats of negative numbers and of zero
		case '"':
			end := strings.IndexByte(section[i+1:], '"')
			if end < 0 {
				break scan
			}
			said = append(said, section[i+1:i+1+end]...)
			i += end + 1
		case '\\':
			if i+1 < len(section) {
				i++
				said = append(said, section[i])
			}
		case '_', '*': // room, and what fills it
			i++
		case '[':
			end := strings.IndexByte(section[i:], ']')
			if end < 0 {
				break scan
			}
			within := section[i+1 : i+end]
			if sign, ok := strings.CutPrefix(within, "$"); ok {
				sign, _, _ = strings.Cut(sign, "-")
				said = append(said, sign...)
			} else if l := strings.ToLower(within); strings.Trim(l, "hms") == "" {
				hours = true // [h]:mm counts hours beyond a day
			}
			i += end
		case 'y', 'Y', 'd', 'D':
			days = true
		case 'h', 'H', 's', 'S':
			hours = true
		case 'm', 'M':
			bare = append(bare, 'm')
		case '$', '%', '0', '#', '.', ',', '?':
			bare = append(bare, c)
		default:
			if c >= 0x80 {
				said = append(said, c)
			}
		}
	}
	// General, and words such as Standard in other languages, are no dates.
	if plainWord(code) {
		return f
	}
	switch {
	case days, !hours && bytes.IndexByte(bare, 'm') >= 0:
		f.kind = date
	case hours:
		f.kind = clock
	case bytes.IndexByte(bare, '%') >= 0:
		f.kind = percent
	case len(bare) > 1 && len(bytes.Trim(bare, "0")) == 0:
		f.zeros = len(bare)
	default:
		if bytes.IndexByte(bare, '$') >= 0 {
			said = append(said, '$')
		}
		f.money = currencyIn(string(said))
	}
	return f
}

// plainWord reports a code that is a word alone, such as General.
func plainWord(code string) bool {
	switch strings.ToLower(code) {
	case "", "general", "standard", "@", "estándar", "standaard", "常规", "通用格式":
		return true
	}
	return false
}

// currencyIn returns the sign or the code of a currency that stands around a number.
func currencyIn(said string) string {
	said = strings.TrimSpace(strings.ReplaceAll(said, "\u00a0", " "))
	if said == "" || len(said) > 5 {
		return ""
	}
	if strings.ContainsAny(said, "$€£¥₹₩円元₽₺₴₫฿₪") || strings.ContainsRune(said, '￥') {
		return said
	}
	if len(said) == 3 && strings.Trim(said, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return said
	}
	return ""
}

// small reads a short number of digits alone.
func small(text []byte) (n int, ok bool) {
	if len(text) == 0 || len(text) > 9 {
		return 0, false
	}
	for _, c := range text {
		if c-'0' > 9 {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

func (s *styles) quick([]byte) int { return 0 }
