package wire

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"section321/calc"
	"section321/calc/say"
)

// A scanner walks through JSON text once, strictly as RFC 8259 has it. The first
// thing that is not JSON breaks it: it stands at the end from then on, and says
// what was wrong at which line and column.
//
// A library would build a tree of the request that is thrown away, accept fields
// given twice and escapes that are none, and add 12 KB to the engine.
type scanner struct {
	text   []byte
	at     int
	depth  int
	broken bool
	why    say.Message // it is broken
}

// mostDeep bounds how deep values nest, well below what the stack holds.
const mostDeep = 200

func (s *scanner) fail(why string, values ...*say.Value) {
	if s.broken {
		return
	}
	before := s.text[:min(s.at, len(s.text))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	s.broken, s.why = true, say.It("json-at", say.Say("why", say.It(why, values...)), say.Count("line", line), say.Count("column", column))
	s.at = len(s.text)
}

// peek returns the first byte of what comes next, 0 at the end.
func (s *scanner) peek() byte {
	for ; s.at < len(s.text); s.at++ {
		switch s.text[s.at] {
		case ' ', '\t', '\n', '\r':
		default:
			return s.text[s.at]
		}
	}
	return 0
}

func (s *scanner) accept(c byte) bool {
	if s.peek() == c && !s.broken {
		s.at++
		return true
	}
	return false
}

func (s *scanner) expect(c byte, what string) {
	if !s.accept(c) {
		s.fail("json-expected", say.Say("what", say.It(what)))
	}
}

// object calls field for each name, which must consume its value. The name is
// good until then.
func (s *scanner) object(field func(name []byte)) {
	s.nest(func() {
		s.expect('{', "an-object")
		if s.accept('}') {
			return
		}
		for !s.broken {
			name := s.bytes()
			if !s.accept(':') {
				s.fail("json-colon", say.Text("name", calc.Shorten(string(name))))
			}
			field(name)
			if s.accept('}') {
				return
			}
			s.expect(',', "json-comma-or-brace")
		}
	})
}

// list calls element for each element, which must consume it.
func (s *scanner) list(element func(i int)) {
	s.nest(func() {
		s.expect('[', "a-list")
		if s.accept(']') {
			return
		}
		for i := 0; !s.broken; i++ {
			element(i)
			if s.accept(']') {
				return
			}
			s.expect(',', "json-comma-or-bracket")
		}
	})
}

func (s *scanner) nest(read func()) {
	if s.depth++; s.depth > mostDeep {
		s.fail("json-too-deep", say.Count("most", mostDeep))
	} else {
		read()
	}
	s.depth--
}

// string reads a string. A surrogate without its other half becomes U+FFFD.
func (s *scanner) string() string { return string(s.bytes()) }

// bytes reads a string where it stands in the text, unless it has escapes.
func (s *scanner) bytes() []byte {
	if s.peek() != '"' {
		s.fail("json-string")
		return nil
	}
	s.at++
	plain := s.at
	for s.at < len(s.text) && s.text[s.at] >= 0x20 && s.text[s.at] != '"' && s.text[s.at] != '\\' {
		s.at++
	}
	if s.at < len(s.text) && s.text[s.at] == '"' {
		s.at++
		return s.text[plain : s.at-1]
	}
	read := append([]byte(nil), s.text[plain:s.at]...)
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == '"':
			s.at++
			return read
		case c < 0x20:
			s.fail("json-control")
		case c == '\\':
			read = s.escape(read)
		default:
			read = append(read, c)
			s.at++
		}
	}
	s.fail("json-ends")
	return nil
}

func (s *scanner) escape(read []byte) []byte {
	if s.at++; s.at == len(s.text) {
		return read
	}
	c := s.text[s.at]
	s.at++
	if i := bytes.IndexByte([]byte(`"\/bfnrt`), c); i >= 0 {
		return append(read, "\"\\/\b\f\n\r\t"[i])
	}
	if c != 'u' {
		s.fail("json-escape", say.Text("escape", string(rune(c))))
		return read
	}
	r := s.hex()
	if utf16.IsSurrogate(r) {
		r = utf8.RuneError
		if low := s.at; bytes.HasPrefix(s.text[low:], []byte(`\u`)) {
			first := s.back(4)
			s.at += 2
			if r = utf16.DecodeRune(first, s.hex()); r == utf8.RuneError && !s.broken {
				s.at = low // the second is a character of its own
			}
		}
	}
	return utf8.AppendRune(read, r)
}

// back reads the four hexadecimal digits just behind.
func (s *scanner) back(n int) rune {
	s.at -= n
	return s.hex()
}

func (s *scanner) hex() rune {
	r := rune(0)
	for range 4 {
		if s.at == len(s.text) {
			s.fail("json-hex")
			return 0
		}
		i := bytes.IndexByte([]byte("0123456789abcdefABCDEF"), s.text[s.at])
		if i < 0 {
			s.fail("json-hex")
			return 0
		}
		if i > 15 {
			i -= 6
		}
		r = r<<4 | rune(i)
		s.at++
	}
	return r
}

// number reads a number and returns its text.
func (s *scanner) number() string {
	s.peek()
	start := s.at
	s.one('-')
	if !s.one('0') && s.digits() == 0 {
		s.fail("json-value")
	}
	if s.one('.') && s.digits() == 0 {
		s.fail("json-digit")
	}
	if s.one('e') || s.one('E') {
		if !s.one('+') {
			s.one('-')
		}
		if s.digits() == 0 {
			s.fail("json-exponent")
		}
	}
	if s.broken {
		return ""
	}
	return string(s.text[start:s.at])
}

func (s *scanner) one(c byte) bool {
	if s.at < len(s.text) && s.text[s.at] == c {
		s.at++
		return true
	}
	return false
}

func (s *scanner) digits() int {
	start := s.at
	for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
		s.at++
	}
	return s.at - start
}

// word reads one of the words true, false and null.
func (s *scanner) word() string {
	s.peek()
	for _, w := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(s.text[s.at:], []byte(w)) {
			s.at += len(w)
			return w
		}
	}
	s.fail("json-value")
	return ""
}

// skip reads over any value.
func (s *scanner) skip() {
	switch c := s.peek(); {
	case c == '{':
		s.object(func([]byte) { s.skip() })
	case c == '[':
		s.list(func(int) { s.skip() })
	case c == '"':
		s.bytes()
	case c == 't' || c == 'f' || c == 'n':
		s.word()
	default:
		s.number()
	}
}

// end breaks the scanner unless nothing follows.
func (s *scanner) end() {
	if s.peek() != 0 || s.at < len(s.text) {
		s.fail("json-end")
	}
}

// kind names the value that comes next.
func (s *scanner) kind() string {
	switch s.peek() {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a string"
	case 't':
		return "true"
	case 'f':
		return "false"
	case 'n':
		return "null"
	}
	return "a number"
}
