package orders

import (
	"encoding/binary"
	"math/bits"
)

// The rows of an order stand together and begin alike: its number, its day and its buyer
// are the same in each. What stands in those columns was read with the row above.

// above is the row before the one at hand, and what this one has in common with it.
type above struct {
	begin, end int // of its record, counted from the file's beginning
	good       bool
	order      uint32 // that of the last row that says one
	sum        bool   // and whether it names a sum of others
	columns    int    // how many columns, from the first on, say the very same
}

// compare finds out how far the row at hand begins as the one above does. Of two
// records without broken quotes, what is the same in letters is the same in cells.
func (r *Reader) compare() {
	a, s := &r.above, &r.split
	a.columns = 0
	good := s.open == 0 && s.broken == 0
	if a.good && good && a.begin >= s.before {
		if n := alike(s.text[a.begin-s.before:a.end-s.before], s.text[s.begin:s.end]); n > 8 {
			for a.columns+1 < len(s.cells) && int(s.cells[a.columns+1].from)-s.begin <= n {
				a.columns++
			}
		}
	}
	a.begin, a.end, a.good = s.before+s.begin, s.before+s.end, good
}

// repeats reports whether all of these fields say what they said in the row above, or
// are not in the file.
func (r *Reader) repeats(fields ...Field) bool {
	for _, f := range fields {
		if r.columns[f] >= r.above.columns {
			return false
		}
	}
	return true
}

// alike returns how many bytes two texts begin with alike.
func alike(a, b []byte) int {
	n := min(len(a), len(b))
	i := 0
	for ; i+8 <= n; i += 8 {
		if x := binary.LittleEndian.Uint64(a[i:]) ^ binary.LittleEndian.Uint64(b[i:]); x != 0 {
			return i + bits.TrailingZeros64(x)>>3
		}
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}
