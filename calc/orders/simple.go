package orders

import (
	"encoding/binary"
	"math/bits"
)

// mostSimple is the most cells a record may have that is taken apart at a glance.
const mostSimple = 256

// simple takes the record that begins at s.at apart if there is nothing odd about it:
// no quote within a cell, no line end within quotes. It reports false where there is.
func (s *splitter) simple() bool {
	if s.literal {
		return false
	}
	if cap(s.cells) < mostSimple {
		s.cells = make([]cell, mostSimple)
	}
	n, end := simpleCells((*[mostSimple]cell)(s.cells[:mostSimple]), s.text[:s.whole], s.at, s.delimiter)
	if end < 0 {
		return false
	}
	s.cells, s.end, s.at = s.cells[:n], end, end+1
	s.next++
	return true
}

// simpleCells finds the cells of a simple record, and the place of its line end, below 0
// where it is none. It looks at eight bytes at a time and calls nothing, because this is
// what reading a file waits for.
func simpleCells(cells *[mostSimple]cell, text []byte, from int, delimiter byte) (n, end int) {
	delimiters, lineEnds, quotes := uint64(delimiter)*everyByte, uint64('\n')*everyByte, uint64('"')*everyByte
next:
	for from < len(text) && n < mostSimple {
		if text[from] == '"' {
			to := from + 1
			for ; to+8 <= len(text); to += 8 {
				word := binary.LittleEndian.Uint64(text[to:])
				if found := zeros(word^quotes) | zeros(word^lineEnds); found != 0 {
					to += bits.TrailingZeros64(found) >> 3
					break
				}
			}
			if to+2 >= len(text) || text[to] != '"' {
				return 0, -1
			}
			cells[n] = cell{from: int32(from + 1), to: int32(to), quoted: true}
			n++
			switch after := text[to+1]; {
			case after == delimiter:
				from = to + 2
				continue
			case after == '\n':
				return n, to + 1
			case after == '\r' && text[to+2] == '\n':
				return n, to + 2
			}
			return 0, -1
		}
		for i := from; i+8 <= len(text); i += 8 {
			word := binary.LittleEndian.Uint64(text[i:])
			for ends := zeros(word^delimiters) | zeros(word^lineEnds); ends != 0; ends &= ends - 1 {
				at := i + bits.TrailingZeros64(ends)>>3
				cells[n] = cell{from: int32(from), to: int32(at)}
				if text[at] == '\n' {
					if at > from && text[at-1] == '\r' {
						cells[n].to--
					}
					return n + 1, at
				}
				n++
				from = at + 1
				if n == mostSimple || from >= len(text) || text[from] == '"' {
					continue next
				}
			}
		}
		break
	}
	return 0, -1
}
