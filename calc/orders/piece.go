package orders

import (
	"bytes"
	"unicode/utf8"
)

// A large file is read by several engines at once: the one that answers reads it from its
// beginning and hands pieces of it to others, each read by a Reader of its own. A piece
// begins and ends where one order's rows end and another's begin, a seam; what was read of
// it is packed, and the first Reader takes it as if it had read those rows itself. Where
// that would not be the same, because an order of the piece was there before or a quotation
// mark is open at its end, it is not taken and the first Reader reads the rows.

// A Share is what a Reader of a piece must know of the file beside its Options.
type Share struct {
	Header []string
	keys   keys
}

// Share returns what readers of pieces need, and whether the file can be read in pieces:
// it is UTF-8 text with line feeds, and the names of its columns were read.
func (r *Reader) Share() (Share, bool) {
	return Share{r.header, r.lines}, r.Encoding == "utf-8" && r.LineEnd != "cr" && r.header != nil && r.decoder.begun && r.failed == nil && !r.ended
}

// NewPiece returns a Reader of a piece of a file.
func NewPiece(o Options, s Share) (*Reader, error) {
	r, err := NewReader(o)
	if err != nil {
		return nil, err
	}
	if r.header == nil {
		if problems := r.begin(s.Header); problems != nil {
			return nil, problems
		}
	}
	r.lines, r.decoder.begun = s.keys, true
	r.piece = &piece{adjusts: r.adjusts}
	r.remarked = [remarkCount]remarked{} // what the names of the columns say, the first Reader says
	return r, nil
}

// A piece is what a Reader notes that reads one.
type piece struct {
	adjusts  bool   // what Reader.adjusts was before any row
	unfit    bool   // what was read hangs on rows before the piece
	begun    bool   // the first row was read
	first    []byte // the order it names
	goesOn   bool   // it belongs to the rows above, whatever order they are of
	fraction column[bool]
}

// opens notes how the piece begins.
func (p *piece) opens(r *Reader) {
	p.begun = true
	p.first = bytes.Clone(r.field(Order))
	p.goesOn = r.noteRow() || r.maps(Order) && len(p.first) == 0
}

// Seam finds where a piece may begin: in text, which is of the file's rows from anywhere
// on, the first row of another order than the row above it. It returns where the row begins
// and its order, and false where there is none. Whether the text has been taken apart as
// the file would be is seen when the piece is taken.
func (r *Reader) Seam(text []byte) (at int, order []byte, ok bool) {
	from := bytes.IndexByte(text, '\n') + 1
	if from == 0 {
		return 0, nil, false
	}
	probe := Reader{Table: r.Table, split: splitter{delimiter: r.Delimiter[0], literal: r.format.literal, width: r.split.width, next: 1}}
	s := &probe.split
	s.write(text[from:])
	above, begun := "", false
	for s.record() {
		order := probe.field(Order)
		if s.open > 0 || s.broken > 0 || !utf8.Valid(order) {
			begun = false
			continue
		}
		if begun && !probe.noteRow() && (!r.maps(Order) || len(order) > 0 && above != "" && string(order) != above) {
			return from + s.begin, bytes.Clone(order), true
		}
		above, begun = string(order), true
	}
	return 0, nil, false
}

// closed reports whether what was read ends with a whole row, and nothing of it is waiting.
func (s *splitter) closed() bool {
	return s.at == len(s.text) && s.vain == 0 && !s.wide && !s.long
}

// Pack ends a piece and returns what was read of it, for Take. Next is the order of the row
// behind it; the file ends with the piece where last is true.
func (r *Reader) Pack(next []byte, last bool) []byte {
	if last {
		r.split.finish()
		r.records()
	}
	goesOn := false
	if n := len(r.block); n > 0 && !last && r.maps(Order) {
		order := r.block[n-1].order
		goesOn = order < noOrder && bytes.Equal(r.orders.bytes(r.orders.entries.at(order)), next)
	}
	r.settle()
	p := r.piece
	if r.failed != nil || p.unfit || p.goesOn || goesOn || !r.split.closed() || len(r.late) > 0 || len(r.warnings) > 0 ||
		r.adjusts != p.adjusts || r.remarked[brokenQuote].rows > 0 || r.rows.n == 0 {
		return nil
	}
	return r.packed()
}
