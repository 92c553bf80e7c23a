package sheet

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"section321/calc/say"
)

// mostHeld is the most bytes that are kept of a tag or a text which has not ended: a
// cell of a spreadsheet holds 32,767 letters.
const mostHeld = 1 << 20

// A markup takes XML apart as it arrives, as far as workbooks use it: tags, texts,
// CDATA. It declares no entities, so none can grow.
type markup struct {
	held  []byte // what has not ended yet
	depth int
	begun bool
}

// A listener is told what stands in the XML. Names come without their prefix.
type listener interface {
	opened(name, attributes []byte) error
	text(part []byte)
	closed(name []byte)
	// quick may take as much of what follows as it knows at a glance; 0 for none.
	quick(text []byte) int
}

// write takes the next bytes. What it hands to the listener is good until it returns.
func (m *markup) write(chunk []byte, to listener) error {
	text := chunk
	if len(m.held) > 0 {
		m.held = append(m.held, chunk...)
		text = m.held
	}
	rest, err := m.take(text, to)
	if err != nil {
		return err
	}
	if len(rest) > mostHeld {
		return damaged(say.It("book-tag-open"))
	}
	m.held = append(m.held[:0], rest...)
	return nil
}

// ended reports an XML that is not whole.
func (m *markup) ended() error {
	if !m.begun || m.depth != 0 {
		return damaged(say.It("book-ends"))
	}
	return nil
}

// take hands over all that has arrived whole, and returns the rest.
func (m *markup) take(text []byte, to listener) (rest []byte, err error) {
	for {
		text = text[to.quick(text):]
		open := bytes.IndexByte(text, '<')
		if open < 0 {
			return text, nil
		}
		tag := text[open:]
		end := tagEnd(tag)
		if end < 0 {
			return text, nil // with the text before it, which is handed over once
		}
		if open > 0 {
			to.text(text[:open])
		}
		text = tag[end:]
		switch tag = tag[1 : end-1]; {
		case len(tag) == 0:
			return nil, damaged(say.It("book-tag-nameless"))
		case tag[0] == '!':
			if bytes.HasPrefix(tag, []byte("!DOCTYPE")) {
				return nil, damaged(say.It("book-type"))
			}
			if data, ok := bytes.CutPrefix(tag, []byte("![CDATA[")); ok {
				to.text(escape(data[:len(data)-2]))
			}
		case tag[0] == '?':
		case tag[0] == '/':
			m.depth--
			name := tag[1:]
			for len(name) > 0 && name[len(name)-1] <= ' ' {
				name = name[:len(name)-1]
			}
			to.closed(local(name))
		default:
			m.begun = true
			single := tag[len(tag)-1] == '/'
			if single {
				tag = tag[:len(tag)-1]
			}
			name := tag
			var attributes []byte
			for i, c := range tag {
				if c <= ' ' {
					name, attributes = tag[:i], tag[i:]
					break
				}
			}
			name = local(name)
			if err := to.opened(name, attributes); err != nil {
				return nil, err
			}
			if single {
				to.closed(name)
			} else {
				m.depth++
			}
		}
	}
}

// tagEnd returns the place behind a tag, a comment or CDATA that begins a text, -1
// when its end has not arrived.
func tagEnd(tag []byte) int {
	if len(tag) > 1 && tag[1] == '!' {
		for _, kind := range [...]struct{ begin, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}} {
			if bytes.HasPrefix(tag, []byte(kind.begin)) {
				if i := bytes.Index(tag[len(kind.begin):], []byte(kind.end)); i >= 0 {
					return len(kind.begin) + i + len(kind.end)
				}
				return -1
			}
			if bytes.HasPrefix([]byte(kind.begin), tag) {
				return -1
			}
		}
	}
	quote := byte(0)
	for i, c := range tag {
		switch {
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return -1
}

// local returns a name without its prefix.
func local(name []byte) []byte {
	return name[bytes.IndexByte(name, ':')+1:]
}

// attribute returns the value of an attribute, by its name without prefix.
func attribute(attributes []byte, name string) (value []byte, ok bool) {
	for {
		key, v, rest := nextAttribute(attributes)
		if key == nil {
			return nil, false
		}
		if string(local(key)) == name {
			return v, true
		}
		attributes = rest
	}
}

// nextAttribute returns the first attribute, and those behind it.
func nextAttribute(text []byte) (key, value, rest []byte) {
	i := 0
	for i < len(text) && text[i] <= ' ' {
		i++
	}
	from := i
	for i < len(text) && text[i] != '=' && text[i] > ' ' {
		i++
	}
	key = text[from:i]
	for i < len(text) && (text[i] <= ' ' || text[i] == '=') {
		i++
	}
	if i >= len(text) || text[i] != '"' && text[i] != '\'' {
		return nil, nil, nil
	}
	quote := text[i]
	i++
	end := bytes.IndexByte(text[i:], quote)
	if end < 0 {
		return nil, nil, nil
	}
	return key, text[i : i+end], text[i+end+1:]
}

// plain returns a text with its entities and Excel's escapes, such as _x000D_, in
// letters.
func plain(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 && !bytes.Contains(text, []byte("_x")) {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '&':
			if end := bytes.IndexByte(text[i:min(len(text), i+12)], ';'); end > 0 {
				if r, ok := entity(string(text[i+1 : i+end])); ok {
					out = utf8.AppendRune(out, r)
					i += end + 1
					continue
				}
			}
		case c == '_' && i+7 <= len(text) && text[i+1] == 'x' && text[i+6] == '_':
			if n, err := strconv.ParseUint(string(text[i+2:i+6]), 16, 16); err == nil {
				out = utf8.AppendRune(out, rune(n))
				i += 7
				continue
			}
		}
		out = append(out, text[i])
		i++
	}
	return out
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), err == nil && n <= utf8.MaxRune
}

// escape writes CDATA as a text elsewhere is written.
func escape(data []byte) []byte {
	return bytes.ReplaceAll(data, []byte("&"), []byte("&amp;"))
}
