package sheet

// quick takes cells that are written as nearly all are, such as
//
//	<c r="B7" s="2" t="s"><v>31</v></c>
//
// from the beginning of a text, and returns how much of it they were. What is written
// in any other way, or has not arrived whole, is left to the markup; a test holds that
// both come to the same. Nearly all the time that a sheet takes is spent here.
func (r *Rows) quick(text []byte) int {
	i := 0
	for {
		t := text[i:]
		if len(t) < 8 || string(t[:6]) != `<c r="` {
			return i
		}
		j, at := 6, 0
		for ; j < len(t) && t[j]-'A' < 26 && at < mostColumns; j++ {
			at = at*26 + int(t[j]-'A') + 1
		}
		for at--; j < len(t) && t[j]-'0' <= 9; j++ {
		}
		if j >= len(t) || t[j] != '"' || at < r.column || at >= mostColumns {
			return i
		}
		style, kind := 0, aNumber
		for j++; len(t)-j > 6 && t[j] == ' ' && t[j+2] == '=' && t[j+3] == '"'; {
			switch name, first := t[j+1], t[j+4]; {
			case name == 's':
				from := j + 4
				for j = from; j < len(t) && t[j]-'0' <= 9 && j-from < 9; j++ {
					style = style*10 + int(t[j]-'0')
				}
				if j >= len(t) || t[j] != '"' {
					return i
				}
				j++
			case name == 't' && t[j+5] == '"' && (first == 's' || first == 'n'):
				if first == 's' {
					kind = aShared
				}
				j += 6
			default:
				return i
			}
		}
		if len(t)-j > 2 && t[j] == '/' && t[j+1] == '>' {
			r.column = at + 1
			i += j + 2
			continue
		}
		if len(t)-j < 12 || string(t[j:j+4]) != "><v>" {
			return i
		}
		from := j + 4
		for j = from; j < len(t) && t[j] != '<'; j++ {
		}
		value := t[from:j]
		if len(t)-j < 8 || string(t[j:j+8]) != "</v></c>" || len(value) == 0 || len(value) > 24 {
			return i
		}
		var shared []byte
		if kind == aShared {
			n, ok := small(value)
			if !ok || n >= len(r.book.texts.ends) {
				return i
			}
			shared, _ = r.book.texts.at(n)
		}
		r.column = at + 1
		i += j + 8
		if kind == aShared && len(shared) == 0 {
			continue
		}
		r.commas(at)
		if kind == aShared {
			r.out = append(r.out, shared...)
			continue
		}
		f := &plainFormat
		if style < len(r.book.formats.cells) {
			f = &r.book.formats.cells[style]
		}
		r.out = r.appendValue(r.out, value, f)
	}
}

// commas writes those before a cell: of the cells before it that nothing stands in, and
// its own.
func (r *Rows) commas(at int) {
	for n := max(r.filled, 1); n <= at; n++ {
		r.out = append(r.out, ',')
	}
	r.filled = at + 1
}
