package sheet

import (
	"bytes"

	"section321/calc/say"
)

const (
	mostRows    = 1 << 20  // of a sheet, as every program has it
	mostColumns = 4096     // as of any file of orders
	mostAtOnce  = 64 << 20 // of text, out of one piece of the sheet
)

// Rows turn a sheet's XML into the text of a CSV file, as it arrives.
type Rows struct {
	book *Book
	part Part
	xml  markup
	read int64
	out  []byte

	inRows bool
	line   int // the line of the text that is being written
	ended  bool
	column int // the next one of the row, from 0
	filled int // cells of the row that were written
	width  int // of the widest row
	wrong  error

	at      int // the column of the cell at hand
	kind    cellKind
	style   *format
	value   []byte // what stands in the cell
	pieces  int    // how many pieces of text that is
	formula bool
	in      place
	aside   int

	lastSerial, lastDay []byte

	uncomputed, hidden int
}

// A cellKind is what a cell's value is.
type cellKind uint8

const (
	aNumber cellKind = iota
	aShared
	aText // in the cell itself
	aBool
	anError
	aDay
)

// A place is where in a cell the text stands.
type place uint8

const (
	nowhere place = iota
	inValue
	inFormula
)

// Write takes the next bytes of the sheet and returns the next bytes of the text,
// good until the next call.
func (r *Rows) Write(chunk []byte) ([]byte, error) {
	r.out = r.out[:0]
	if r.read += int64(len(chunk)); grown(r.read, r.part) {
		return nil, tooLarge()
	}
	if err := r.xml.write(chunk, r); err != nil {
		return nil, err
	}
	return r.out, r.wrong
}

// End says that the sheet is at its end.
func (r *Rows) End() error {
	if err := r.xml.ended(); err != nil {
		return err
	}
	if !r.ended {
		return damaged(say.It("book-without-rows"))
	}
	return nil
}

// Width is how many cells the widest row had so far.
func (r *Rows) Width() int { return r.width }

// Notes say what a person should know of how the sheet was read.
func (r *Rows) Notes() (notes []say.Message) {
	if r.uncomputed > 0 {
		notes = append(notes, say.It("sheet-uncomputed", say.Count("cells", r.uncomputed)))
	}
	if r.hidden > 0 {
		notes = append(notes, say.It("sheet-hidden", say.Count("rows", r.hidden)))
	}
	return notes
}

func (r *Rows) opened(name, attributes []byte) error {
	if !r.inRows {
		r.inRows = string(name) == "sheetData"
		return nil
	}
	switch string(name) {
	case "c":
		return r.cell(attributes)
	case "v":
		r.in, r.value, r.pieces = inValue, r.value[:0], 0
	case "t":
		if r.aside == 0 {
			r.in = inValue
		}
	case "f":
		r.in, r.formula = inFormula, true
	case "is":
		r.value, r.pieces = r.value[:0], 0
	case "rPh":
		r.aside++
	case "row":
		return r.row(attributes)
	}
	return r.wrong
}

func (r *Rows) text(part []byte) {
	if r.in == inValue && r.inRows {
		if len(r.value) > mostHeld {
			r.wrong = tooLarge()
			return
		}
		r.value = append(r.value, part...)
		r.pieces++
	}
}

func (r *Rows) closed(name []byte) {
	switch string(name) {
	case "c":
		r.endCell()
	case "v", "t", "f":
		r.in = nowhere
	case "rPh":
		r.aside--
	case "row":
		r.endRow()
	case "sheetData":
		r.inRows, r.ended = false, true
	}
}

// row begins a row. Lines are empty where the sheet leaves rows out.
func (r *Rows) row(attributes []byte) error {
	number, next := r.line, false
	for {
		key, value, rest := nextAttribute(attributes)
		if key == nil {
			break
		}
		switch string(key) {
		case "r":
			number, next = small(value)
		case "hidden":
			if len(value) > 0 && (value[0] == '1' || value[0] == 't') {
				r.hidden++
			}
		}
		attributes = rest
	}
	if !next {
		number = r.line + 1
	}
	if number < r.line+1 || number > mostRows {
		return damaged(say.It("book-row-behind", say.Count("row", number), say.Count("before", r.line)))
	}
	for r.line++; r.line < number; r.line++ {
		r.out = append(r.out, '\n')
	}
	r.column, r.filled = 0, 0
	return nil
}

func (r *Rows) endRow() {
	r.width = max(r.width, r.filled)
	r.out = append(r.out, '\n')
	if len(r.out) > mostAtOnce {
		r.wrong = tooLarge()
	}
}

// cell begins a cell.
func (r *Rows) cell(attributes []byte) error {
	r.at, r.kind, r.value, r.formula, r.style = r.column, aNumber, r.value[:0], false, nil
	for {
		key, value, rest := nextAttribute(attributes)
		if key == nil {
			break
		}
		switch string(key) {
		case "r":
			r.at = columnOf(value)
		case "s":
			r.style = r.book.formats.of(value)
		case "t":
			r.kind = kindOf(value)
		}
		attributes = rest
	}
	if r.style == nil {
		r.style = r.book.formats.of(nil)
	}
	if r.at < r.column || r.at >= mostColumns {
		return damaged(say.It("book-cells-order", say.Count("row", r.line)))
	}
	r.column = r.at + 1
	return nil
}

// columnOf reads the letters of a cell's place, such as AB7, as a number from 0.
func columnOf(place []byte) int {
	n := 0
	for _, c := range place {
		if c = c &^ 0x20; c < 'A' || c > 'Z' || n > mostColumns {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}

func kindOf(t []byte) cellKind {
	switch string(t) {
	case "s":
		return aShared
	case "str", "inlineStr":
		return aText
	case "b":
		return aBool
	case "e":
		return anError
	case "d":
		return aDay
	}
	return aNumber
}

// endCell writes the cell, if something stands in it.
func (r *Rows) endCell() {
	value := r.value
	if len(value) == 0 {
		if r.formula && r.kind != aText {
			r.uncomputed++
		}
		return
	}
	var shared []byte
	if r.kind == aShared {
		n, ok := small(value)
		var known bool
		if shared, known = r.book.texts.at(n); !ok || !known {
			r.wrong = damaged(say.It("book-text-missing", say.Count("row", r.line)))
			return
		}
		if len(shared) == 0 {
			return
		}
	}
	// Each of a row's thousands of cells may be the same long text.
	if len(r.out) > mostAtOnce {
		r.wrong = tooLarge()
		return
	}
	r.commas(r.at)
	switch r.kind {
	case aShared:
		r.out = append(r.out, shared...)
	case aText, anError:
		r.out = appendCell(r.out, plain(value))
	case aBool:
		word := "FALSE"
		if value[0] == '1' || value[0] == 't' {
			word = "TRUE"
		}
		r.out = append(r.out, word...)
	case aDay:
		day, time, _ := bytes.Cut(value, []byte("T"))
		if r.out = append(r.out, day...); len(time) > 0 && !bytes.HasPrefix(time, []byte("00:00:00")) {
			r.out = append(append(r.out, ' '), time...)
		}
	default:
		r.out = r.appendValue(r.out, value, r.style)
	}
}
