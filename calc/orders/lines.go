package orders

import (
	"bytes"
	"strings"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// Lines takes a file of text that is not of orders apart into rows of cells, in the way
// of files of orders: its encoding and what stands between its columns are guessed from
// its beginning.
type Lines struct {
	decoder decoder
	split   splitter
	begun   bool
	head    []byte // what arrived before there was enough to guess from
	bytes   int64
}

// Write takes the next bytes of the file, and hands each row that is whole to row, with
// the line it begins in.
func (l *Lines) Write(chunk []byte, row func(line int, cells []string)) error {
	if l.bytes += int64(len(chunk)); l.bytes > MaxBytes {
		return calc.Problems{{Code: "file-too-large", Message: say.It("file-too-large", say.Text("most", size(MaxBytes)))}}
	}
	if l.begun {
		return l.rows(l.decoder.decode(chunk), row)
	}
	if l.head = append(l.head, chunk...); len(l.head) < first {
		return nil
	}
	return l.begin(row)
}

// End says that the file is at its end.
func (l *Lines) End(row func(line int, cells []string)) error {
	if !l.begun {
		if err := l.begin(row); err != nil {
			return err
		}
	}
	l.split.write(l.decoder.rest())
	l.split.finish()
	return l.rows(nil, row)
}

// Bytes is how much of the file has arrived.
func (l *Lines) Bytes() int64 { return l.bytes }

func (l *Lines) begin(row func(line int, cells []string)) error {
	if p := notText(l.head); p != nil {
		return p
	}
	l.decoder.encoding = encodingOf(l.head)
	guess := decoder{encoding: l.decoder.encoding}
	text := bytes.Clone(guess.decode(l.head))
	l.decoder.cr = lineEndOf(text) == "cr"
	if l.decoder.cr {
		text = bytes.ReplaceAll(text, []byte{'\r'}, newline)
	}
	l.split = splitter{delimiter: delimiterOf(text)[0], next: 1}
	l.begun = true
	head := l.head
	l.head = nil
	return l.rows(l.decoder.decode(head), row)
}

func (l *Lines) rows(text []byte, row func(line int, cells []string)) error {
	s := &l.split
	if len(text) > 0 {
		s.write(text)
	}
	for s.record() {
		cells := make([]string, len(s.cells))
		for i := range cells {
			cells[i] = strings.TrimSpace(string(notFormula(s.cell(i))))
		}
		row(s.line, cells)
	}
	switch {
	case s.wide:
		return calc.Problems{{Code: "too-many-columns", Message: tooManyColumns(s.line, string(s.delimiter))}}
	case s.long:
		return calc.Problems{{Code: "open-quote", Message: say.It("quote-open", say.Count("line", s.line), say.Text("most", size(MaxRecord)))}}
	}
	return nil
}

// Plain is a column's name without what exports write differently: case, marks, blanks.
func Plain(name string) string { return plainName(name) }

// Day reads the day that a cell names. Days in figures have the month first, as American
// reports do.
func Day(cell string) (law.Date, bool) {
	n, ok := readDate([]byte(cell), MonthFirst)
	if !ok {
		return "", false
	}
	return law.Date(writeDay(nil, n)), true
}
