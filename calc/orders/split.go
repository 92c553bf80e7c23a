package orders

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

const (
	// MaxRecord is the most bytes one row may have: what is longer is a quote that
	// was never closed.
	MaxRecord = 1 << 20
	// MaxColumns is the most columns a row may have.
	MaxColumns = 4096
)

// A splitter takes text apart into records of cells as it arrives, in the way of
// RFC 4180 with everything real files do to it: a quote inside a cell that does
// not begin with one stands for itself, and so does one inside a quoted cell that
// is not at its end. A quote that is never closed, or only by the quote that opens
// another cell, stands for itself too, so that no line behind it is lost. Empty lines
// are no records.
type splitter struct {
	delimiter byte
	literal   bool // quotes mean nothing
	width     int  // how many cells records have, 0 when it is not known

	text  []byte // what has not become a record yet, and what arrived behind it
	at    int    // where the next record begins in text
	whole int    // a record that begins before this place may have arrived whole
	line  int    // the line the record begins in, from 1
	next  int    // and the one behind it
	final bool   // nothing more will arrive

	cells    []cell
	begin    int  // where the record begins in text
	end      int  // and the line end behind it
	open     int  // the cell, from 1, whose quote is still open where the text ends
	openLine int  // the line that quote stands in
	broken   int  // the cell, from 1, whose quote was not closed as it should be
	before   int  // how many bytes stood before text
	vain     int  // how far ends of quoted cells were looked for that have none
	wide     bool // the record has more than MaxColumns cells
	long     bool // the record is longer than MaxRecord
}

// A cell is a piece of the splitter's text, without its quotes.
type cell struct {
	from, to int32
	quoted   bool // it stood in quotes
	doubled  bool // there are quotes within, doubled
}

var newline = []byte{'\n'}

// write adds text. Cells handed out before are no longer good.
func (s *splitter) write(chunk []byte) {
	rest := copy(s.text, s.text[s.at:])
	s.before += s.at
	s.at = 0
	s.text = append(s.text[:rest], chunk...)
	s.whole = 0
	if i := bytes.LastIndexByte(chunk, '\n'); i >= 0 {
		s.whole = rest + i + 1
	} else if rest > MaxRecord {
		s.long = true
	}
}

// over takes the first text there is as it stands, without a copy.
func (s *splitter) over(text []byte) {
	s.text, s.whole = text, bytes.LastIndexByte(text, '\n')+1
}

// finish says that nothing more will arrive.
func (s *splitter) finish() {
	s.final, s.whole = true, len(s.text)
}

// record takes the next record apart into s.cells. It reports false when none has
// arrived whole, or when one is too wide or too long to be one.
func (s *splitter) record() bool {
	for s.at < s.whole && !s.wide && !s.long {
		text := s.text
		s.line = s.next
		if c := text[s.at]; c == '\n' || c == '\r' && s.at+1 < len(text) && text[s.at+1] == '\n' {
			if c == '\r' {
				s.at++
			}
			s.at++
			s.next++
			continue
		}
		if !s.cut() {
			s.whole = s.at
			s.long = len(text)-s.at > 2*MaxRecord
			return false
		}
		return true
	}
	return false
}

// cut finds the cells of the record that begins at s.at, and moves s.at and s.next
// behind it. It reports false when the record's end has not arrived.
func (s *splitter) cut() bool {
	s.open, s.broken, s.begin = 0, 0, s.at
	if s.simple() {
		return true
	}
	cells := s.cells[:0]
	text, delimiter := s.text, s.delimiter
	lines := 0
	for i := s.at; ; i++ {
		if len(cells) > MaxColumns {
			s.wide = true
			return false
		}
		if i < len(text) && text[i] == '"' && !s.literal {
			c, after, within, ok := s.quoted(i+1, lines, len(cells))
			if s.open < 0 {
				s.open = len(cells) + 1
			}
			if !ok {
				return false
			}
			if after < 0 {
				s.vain += within
			}
			if after >= 0 {
				cells = append(cells, c)
				lines += within
				i = after
				if i >= len(text) {
					s.end, s.at = len(text), len(text)
					break
				}
				if text[i] == '\n' {
					s.end, s.at = i, i+1
					lines++
					break
				}
				continue
			}
			s.broken = len(cells) + 1
		}
		var ended bool
		if cells, i, ended = plainCells(cells, text, i, delimiter, s.literal); !ended && !s.final {
			return false
		}
		if i < len(text) && text[i] != '\n' || len(cells) > MaxColumns {
			i-- // a quoted cell begins, or there are too many
			continue
		}
		if i >= len(text) {
			s.end, s.at = len(text), len(text)
			break
		}
		if text[i] == '\n' {
			s.end, s.at = i, i+1
			lines++
			break
		}
	}
	if s.wide = len(cells) > MaxColumns; s.wide {
		return false
	}
	s.cells = cells
	s.next += lines
	return true
}

// plainCells finds the cells from i on, up to the end of the record or a quoted cell.
// It returns the place of the line end or of the quote, or the text's end and false.
// One cell more than MaxColumns is the last it looks for.
// It looks at eight bytes at a time, because this is what reading a file waits for.
func plainCells(cells []cell, text []byte, i int, delimiter byte, literal bool) ([]cell, int, bool) {
	from := i
	delimiters, lineEnds := uint64(delimiter)*everyByte, uint64('\n')*everyByte
	for ; i+8 <= len(text); i += 8 {
		word := binary.LittleEndian.Uint64(text[i:])
		for ends := zeros(word^delimiters) | zeros(word^lineEnds); ends != 0; ends &= ends - 1 {
			at := i + bits.TrailingZeros64(ends)>>3
			if text[at] == '\n' {
				return append(cells, lastCell(text, from, at)), at, true
			}
			cells = append(cells, cell{from: int32(from), to: int32(at)})
			from = at + 1
			if len(cells) > MaxColumns || from < len(text) && text[from] == '"' && !literal {
				return cells, from, true
			}
		}
	}
	for ; i < len(text); i++ {
		if text[i] == '\n' {
			return append(cells, lastCell(text, from, i)), i, true
		}
		if text[i] == delimiter {
			cells = append(cells, cell{from: int32(from), to: int32(i)})
			from = i + 1
			if len(cells) > MaxColumns || from < len(text) && text[from] == '"' && !literal {
				return cells, from, true
			}
		}
	}
	return append(cells, lastCell(text, from, i)), i, false
}

// lastCell returns the cell before a line end, which may be of two letters.
func lastCell(text []byte, from, to int) cell {
	if to > from && text[to-1] == '\r' {
		to--
	}
	return cell{from: int32(from), to: int32(to)}
}

const everyByte = 0x0101010101010101

// zeros marks each zero byte of a word by its highest bit.
func zeros(word uint64) uint64 {
	return ^((word&(0x7f*everyByte) + 0x7f*everyByte) | word | 0x7f*everyByte)
}

// quoted finds the end of a quoted cell whose text begins at from, and the
// delimiter, line end or end of the text behind it. after is below 0 where the quote
// is not closed as it should be: where a quote inside has none behind it in its line
// that ends the cell, or where one in a line below opens another cell; lines then is
// how far it was looked for.
func (s *splitter) quoted(from, before, cells int) (c cell, after, lines int, ok bool) {
	c = cell{from: int32(from), quoted: true}
	text := s.text
	until := len(text)
	if s.begin+MaxRecord < until {
		until = s.begin + MaxRecord // what is longer was never closed
	}
	stray := false // a quote inside was not doubled
	lineEnd := -1  // of the first line, once it was looked for
	steps := 0
	vain := func(at int) int { return steps<<3 + (at-from)>>4 }
	// A file in which so many ends were looked for in vain has no cells of several lines.
	tired := s.vain > s.before+from+1<<16
	for i := from; ; i++ {
		steps++
		q := bytes.IndexByte(text[i:until], '"')
		if stray && lines == 0 {
			if lineEnd < 0 {
				if lineEnd = bytes.IndexByte(text[i:until], '\n'); lineEnd >= 0 {
					lineEnd += i
				} else {
					lineEnd = until
				}
			}
			if lineEnd < until && (q < 0 || lineEnd < i+q) && s.fits(from-1, lineEnd, cells) {
				return c, -1, vain(lineEnd), true
			}
		}
		if q < 0 {
			// A line end at the very end of the file is none within the cell.
			within := bytes.Count(bytes.TrimRight(text[i:until], "\r\n"), newline)
			switch {
			case lines+within > 0 && (tired || s.final || until < len(text)):
				return c, -1, vain(until), true
			case !s.final:
				return c, 0, 0, false
			}
			c.to = int32(len(text))
			s.open, s.openLine = -1, s.next+before
			return c, len(text), lines + bytes.Count(text[i:until], newline), true
		}
		lines += bytes.Count(text[i:i+q], newline)
		i += q
		if tired && lines > 0 {
			return c, -1, vain(i), true
		}
		rest := text[i+1:]
		opens := i > from && (text[i-1] == s.delimiter || text[i-1] == '\n')
		switch {
		case len(rest) == 0 || len(rest) == 1 && rest[0] == '\r':
			if !s.final {
				return c, 0, 0, false
			}
			c.to = int32(i)
			return c, len(text), lines, true
		case rest[0] == s.delimiter || rest[0] == '\n':
			c.to = int32(i)
			return c, i + 1, lines, true
		case rest[0] == '\r' && rest[1] == '\n':
			c.to = int32(i)
			return c, i + 2, lines, true
		case rest[0] == '"':
			if opens && lines > 0 {
				// An empty cell below, or a quote that is doubled?
				switch {
				case len(rest) == 1 && !s.final:
					return c, 0, 0, false
				case len(rest) == 1 || rest[1] == s.delimiter || rest[1] == '\n' || rest[1] == '\r':
					return c, -1, vain(i), true
				}
			}
			c.doubled = true
			i++
		case opens && (lines > 0 || stray):
			return c, -1, vain(i), true
		default:
			stray = true
		}
	}
}

// fits reports whether the line is as wide as records are when the quote that stands
// at from means nothing.
func (s *splitter) fits(from, to, cells int) bool {
	return s.width == 0 || cells+bytes.Count(s.text[from:to], []byte{s.delimiter})+1 == s.width
}

// cell returns the text of the record's cell i, nothing where the record has no
// such cell. It is good until the next write.
func (s *splitter) cell(i int) []byte {
	if uint(i) >= uint(len(s.cells)) {
		return nil
	}
	c := &s.cells[i]
	if c.doubled {
		return undouble(s.text[c.from:c.to])
	}
	return s.text[c.from:c.to]
}

// undouble takes one of each two quotes away.
func undouble(text []byte) []byte {
	single := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		single = append(single, text[i])
		if text[i] == '"' && i+1 < len(text) && text[i+1] == '"' {
			i++
		}
	}
	return single
}
