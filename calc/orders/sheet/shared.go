package sheet

// Shared are the texts that cells refer to by number, as CSV writes them, behind one
// another.
type shared struct {
	all    []byte
	ends   []uint32
	now    []byte // the text at hand
	inText bool
	aside  int // within how it is pronounced, which is no part of it
}

func (s *shared) opened(name, _ []byte) error {
	switch string(name) {
	case "t":
		s.inText = s.aside == 0
	case "rPh":
		s.aside++
	case "si":
		s.now = s.now[:0]
	}
	if len(s.all) > mostTexts || len(s.now) > mostHeld {
		return tooLarge()
	}
	return nil
}

func (s *shared) text(part []byte) {
	if s.inText {
		s.now = append(s.now, part...)
	}
}

func (s *shared) closed(name []byte) {
	switch string(name) {
	case "t":
		s.inText = false
	case "rPh":
		s.aside--
	case "si":
		s.all = appendCell(s.all, plain(s.now))
		s.ends = append(s.ends, uint32(len(s.all)))
	}
}

// settle gives back the room that the texts grew into and did not take.
func (s *shared) settle() {
	if cap(s.all)-len(s.all) > 1<<20 {
		s.all = append(make([]byte, 0, len(s.all)), s.all...)
	}
}

// at returns a text as CSV writes it.
func (s *shared) at(n int) ([]byte, bool) {
	if n < 0 || n >= len(s.ends) {
		return nil, false
	}
	from := uint32(0)
	if n > 0 {
		from = s.ends[n-1]
	}
	return s.all[from:s.ends[n]], true
}

// appendCell appends a cell, in quotes where it needs them. Line ends become spaces:
// a row of the sheet is a line of the text.
func appendCell(out, text []byte) []byte {
	special := false
	for _, c := range text {
		special = special || c == ',' || c == '"' || c < ' '
	}
	if !special {
		return append(out, text...)
	}
	out = append(out, '"')
	for _, c := range text {
		switch {
		case c == '"':
			out = append(out, '"', '"')
		case c < ' ' && c != '\t':
			if out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
		default:
			out = append(out, c)
		}
	}
	return append(out, '"')
}

func (s *shared) quick([]byte) int { return 0 }
