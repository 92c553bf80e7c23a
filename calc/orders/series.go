package orders

// A series is texts that are numbers behind the same letters, each above the one before or
// each below it, as shops number their orders: #1001, #1002. A text that goes on with it
// cannot have been there, so it need not be looked for among all others.
type series struct {
	on     bool
	begun  bool
	letter []byte // what stands before the number
	last   uint64
	way    int8 // 1 upwards, -1 downwards, 0 while there is one text
}

// next reports whether a text goes on with the series. One that does not ends it.
func (s *series) next(text []byte) bool {
	from := len(text)
	for from > 0 && text[from-1]-'0' <= 9 {
		from--
	}
	digits := text[from:]
	// A number with a zero in front is another text than without it.
	if len(digits) == 0 || len(digits) > mostDigits || digits[0] == '0' {
		s.on = false
		return false
	}
	n := uint64(0)
	for _, c := range digits {
		n = n*10 + uint64(c-'0')
	}
	switch {
	case !s.begun:
		s.begun, s.letter = true, append(s.letter[:0], text[:from]...)
	case len(s.letter) != from || !same(s.letter, text[:from]):
		s.on = false
	case n > s.last && s.way >= 0:
		s.way = 1
	case n < s.last && s.way <= 0:
		s.way = -1
	default:
		s.on = false
	}
	s.last = n
	return s.on
}
