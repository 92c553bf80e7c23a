package orders

import (
	"bytes"
	"unicode/utf8"
)

// The encodings in which office programs of some countries still save tables. Which of
// them a program has says legacy.

// legacy decodes a chunk. What is half a letter waits for the next one.
func (d *decoder) legacy(chunk []byte, last bool) []byte {
	if d.letters == nil {
		d.letters = legacy[d.encoding]()
	}
	in := append(d.carry, chunk...)
	d.out = d.out[:0]
	var room [4096]byte
	for {
		n, used, err := d.letters.Transform(room[:], in, last)
		d.out = append(d.out, room[:n]...)
		in = in[used:]
		if err == nil || n == 0 && used == 0 {
			break
		}
	}
	d.carry = append(d.carry[:0], in...)
	return d.out
}

// lineEnds writes line feeds for carriage returns, without changing the chunk.
func (d *decoder) lineEnds(text []byte) []byte {
	d.lines = append(d.lines[:0], text...)
	for i, c := range d.lines {
		if c == '\r' {
			d.lines[i] = '\n'
		}
	}
	return d.lines
}

// withoutMark returns the UTF-16 that a text without a mark is in, "" when it is in
// none: every second byte of Latin letters is zero.
func withoutMark(head []byte) string {
	if bytes.IndexByte(head, 0) < 0 {
		return ""
	}
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case half < 4:
	case zero[1] > half/2 && zero[0] <= half/50:
		return "utf-16le"
	case zero[0] > half/2 && zero[1] <= half/50:
		return "utf-16be"
	}
	return ""
}

// oldEncoding guesses the encoding of a text that is not UTF-8: the one the one
// that its bytes are like, or of those of two bytes the one in which more names of
// columns are known.
func oldEncoding(head []byte) string {
	common, rare := commonEncoding(head), rareEncoding(head)
	best, most := common, namesIn(head, common)
	for _, encoding := range [...]string{"big5", "euc-jp", "euc-kr", "gbk", "shift-jis"} {
		if n := namesIn(head, encoding); n > most {
			best, most = encoding, n
		}
	}
	if most == 0 && rare != "" {
		return rare
	}
	return best
}

// namesIn returns how many names of columns stand in one of the first lines of a text,
// read in an encoding, and -1 where it is not in that one.
func namesIn(head []byte, encoding string) (most int) {
	if legacy == nil || legacy[encoding] == nil && encoding != "windows-1252" {
		return 0
	}
	head = head[:min(len(head), 8<<10)]
	if end := bytes.LastIndexByte(head, '\n'); end > 0 {
		head = head[:end]
	}
	d := decoder{encoding: encoding}
	text := d.decode(head)
	if bytes.ContainsRune(text, utf8.RuneError) {
		return -1
	}
	lines := 0
	for line := range bytes.Lines(text) {
		names := 0
		for cell := range bytes.FieldsFuncSeq(line, func(r rune) bool { return r == ',' || r == ';' || r == '\t' || r == '|' || r == '"' }) {
			if name := string(bytes.TrimSpace(cell)); known(name) {
				names++
			}
		}
		if most = max(most, names); lines == 10 {
			break
		}
		lines++
	}
	return most
}

// rareEncoding returns what a text is most like whose columns tell nothing, "" when it is
// like none of those that are rarer than commonEncoding's.
func rareEncoding(head []byte) string {
	switch e := pairsOf(head); {
	case e.euc() && (e.kana*8 > e.all && e.kana > 1 || e.narrow > 0):
		return "euc-jp"
	case e.euc() && e.all > 30 && e.hangul*20 > e.letters*19:
		return "euc-kr"
	case e.big5 == e.all && e.low*6 > e.all && e.all > 20 && !japaneseText(head):
		return "big5"
	}
	return ""
}

func commonEncoding(head []byte) string {
	chinese, kana := doubleBytes(head)
	switch {
	case kana > 0 && japaneseText(head):
		return "shift-jis"
	case chinese > 0:
		return "gbk"
	case japaneseText(head):
		return "shift-jis"
	}
	return singleBytes(head)
}

// eastern are the pairs of bytes of a text, and how many of them are what.
type eastern struct {
	all, odd int // all, and how many are no pair of EUC
	kana     int // Japanese syllables in EUC
	narrow   int // narrow ones, which no other EUC writes so
	letters  int // beside signs and syllables
	hangul   int // in the rows of Korean syllables
	big5     int // of Big5
	low      int // whose second byte is of ASCII, as no EUC has it
}

func (e *eastern) euc() bool { return e.all > 0 && e.odd == 0 }

func pairsOf(head []byte) (e eastern) {
	for i := 0; i < len(head)-1; i++ {
		a, b := head[i], head[i+1]
		if a < 0x80 {
			continue
		}
		i++
		e.all++
		high := b >= 0xa1 && b <= 0xfe
		switch {
		case a == 0x8e && b >= 0xa1 && b <= 0xdf:
			e.narrow++
			continue
		case a < 0xa1 || a == 0xff || !high:
			e.odd++
		case a == 0xa4 || a == 0xa5:
			e.kana++
		case a >= 0xb0:
			if e.letters++; a <= 0xc8 {
				e.hangul++
			}
		}
		if a >= 0xa1 && a <= 0xf9 && (high || b >= 0x40 && b <= 0x7e) {
			if e.big5++; !high {
				e.low++
			}
		}
	}
	return e
}

// doubleBytes counts the pairs of bytes that are common Chinese letters, 0 when a
// byte does not fit, and those that would be Japanese syllables.
func doubleBytes(head []byte) (chinese, kana int) {
	fits := true
	for i := 0; i < len(head)-1; i++ {
		a, b := head[i], head[i+1]
		if a < 0x80 {
			continue
		}
		if a == 0x82 || a == 0x83 {
			kana++
		}
		switch {
		case a >= 0xa1 && a <= 0xf7 && b >= 0xa1 && b <= 0xfe:
			chinese++
		case a >= 0x81 && a <= 0xfe && b >= 0x40 && b != 0x7f && b <= 0xfe:
			// A rarer letter, or one of another encoding.
			if b < 0x80 {
				fits = false
			}
		default:
			fits = false
		}
		i++
	}
	if !fits {
		chinese = 0
	}
	return chinese, kana
}

// japaneseText reports whether a text is Shift-JIS, with more whole letters than
// narrow ones.
func japaneseText(head []byte) bool {
	wide, narrow := 0, 0
	for i := 0; i < len(head); i++ {
		a := head[i]
		switch {
		case a < 0x80:
		case a >= 0xa1 && a <= 0xdf:
			narrow++
		case (a >= 0x81 && a <= 0x9f || a >= 0xe0 && a <= 0xef) && i+1 < len(head):
			if b := head[i+1]; b < 0x40 || b == 0x7f || b > 0xfc {
				return false
			}
			wide++
			i++
		case i+1 < len(head):
			return false
		}
	}
	return wide > 0 && wide >= narrow
}

// singleBytes tells the Windows encodings apart by the letters that are common in
// one and rare in the others.
func singleBytes(head []byte) string {
	high, inRuns, greek, cyrillic, central, turkish, western := 0, 0, 0, 0, 0, 0, 0
	for i, c := range head {
		if c < 0x80 {
			continue
		}
		high++
		if i > 0 && head[i-1] >= 0xc0 && c >= 0xc0 {
			inRuns++
		}
		switch {
		case bytes.IndexByte([]byte("\xe0\xee\xe5\xe8\xed"), c) >= 0:
			cyrillic++
		case bytes.IndexByte([]byte("\xe1\xef\xe9\xf4\xf2\xdc\xdd\xde\xdf"), c) >= 0:
			greek++
		}
		switch {
		case bytes.IndexByte([]byte("\xb3\xb9\xbf\x9c\x9f\xa3\xa5\xaf\xf8\xec\xf9\xf5\xfb\xbe"), c) >= 0 && beside(head, i):
			central++
		case bytes.IndexByte([]byte("\xfd\xfe\xf0\xdd\xde\xd0"), c) >= 0 && beside(head, i):
			turkish++
		case bytes.IndexByte([]byte("\xe9\xe8\xe0\xf1\xe7\xea\xfc\xf6\xe4\xdf"), c) >= 0:
			western++
		}
	}
	switch {
	case high > 3 && inRuns*2 > high && greek > cyrillic:
		return "windows-1253"
	case high > 3 && inRuns*2 > high:
		return "windows-1251"
	case central > western:
		return "windows-1250"
	case turkish > western:
		return "windows-1254"
	}
	return "windows-1252"
}

// beside reports whether a byte stands beside a Latin letter.
func beside(head []byte, i int) bool {
	letter := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
	return i > 0 && letter(head[i-1]) || i+1 < len(head) && letter(head[i+1])
}

// cutLetter takes a letter away that the end of the head cut in two.
func cutLetter(head []byte) []byte {
	for range utf8.UTFMax - 1 {
		if utf8.Valid(head) {
			return head
		}
		head = head[:max(0, len(head)-1)]
	}
	return head
}
