package orders

import (
	"bytes"
	"strings"

	"section321/calc"
	"section321/calc/say"
)

// A Pass reads a file a second time, to write its rows out with their answers. It
// must be given the same bytes as the Reader was.
type Pass struct {
	*Answers
	render  Render
	decoder decoder
	split   splitter
	part    Part
	row     uint32
	ended   string // how the file ends its lines
	begun   bool
	failed  calc.Problems
	out     []byte
}

// A Part is what a Pass stands at.
type Part int

// What a line of a file is.
const (
	Preamble Part = iota // a line before the names of the columns
	Header               // the names of the columns
	Row
)

// A Render appends what becomes of the part a Pass stands at.
type Render func(p *Pass, out []byte) []byte

// NewPass returns a Pass of the file that a was read from.
func NewPass(a *Answers, render Render) *Pass {
	p := &Pass{Answers: a, render: render, ended: "\n"}
	p.decoder.encoding, p.decoder.cr = a.Encoding, a.LineEnd == "cr"
	p.split = splitter{delimiter: a.Delimiter[0], literal: a.format.literal, next: 1}
	if a.Options.Header == 0 {
		p.part = Row
	}
	return p
}

// Write takes the next bytes of the file and returns the next bytes of the result,
// good until the next call.
func (p *Pass) Write(chunk []byte) ([]byte, error) {
	p.out = p.out[:0]
	p.split.write(p.decoder.decode(chunk))
	return p.records()
}

// End returns the last bytes of the result.
func (p *Pass) End() ([]byte, error) {
	p.out = p.out[:0]
	p.split.write(p.decoder.rest())
	p.split.finish()
	out, err := p.records()
	if err == nil && int(p.row) != p.Rows() {
		p.changed()
		return nil, p.failed
	}
	return out, err
}

func (p *Pass) records() ([]byte, error) {
	s := &p.split
	for p.failed == nil && s.record() {
		if p.part == Preamble && s.line >= p.Options.Header {
			p.part = Header
		}
		if !p.begun && s.end > s.begin && s.text[s.end-1] == '\r' {
			p.ended = "\r\n"
		}
		if p.part != Row {
			p.out = p.render(p, p.out)
			p.begun = true
			if p.part == Header {
				p.part = Row
				p.split.width = len(p.header) // as the Reader takes the lines below apart
			}
			continue
		}
		if int(p.row) >= p.Rows() || p.Table.rows.at(p.row).hash != p.lines.wide(s.text[s.begin:s.end]) {
			p.changed()
			break
		}
		p.out = p.render(p, p.out)
		p.begun = true
		p.row++
	}
	if p.failed != nil {
		return nil, p.failed
	}
	return p.out, nil
}

func (p *Pass) changed() {
	p.failed = calc.Problems{{Code: "file-changed", Message: say.It("file-changed", say.Count("line", p.split.line))}}
}

// Part returns what the Pass stands at.
func (p *Pass) Part() Part { return p.part }

// Place returns the number of the row the Pass stands at, from 0.
func (p *Pass) Place() uint32 { return p.row }

// Cells returns the number of cells of the line the Pass stands at.
func (p *Pass) Cells() int { return len(p.split.cells) }

// Cell returns the text of a cell, nothing where the line has no such cell.
func (p *Pass) Cell(i int) []byte { return p.split.cell(i) }

// ColumnNames returns the names of the columns.
func (t *Table) ColumnNames() []string { return t.header }

// ResultColumns are the names of the columns that a result has beside those of the
// file.
var ResultColumns = []string{"status", "day", "outcome", "aggregate", "limit", "duty", "fees", "total", "why"}

// CSV renders the file as it was, with the columns of the result behind its own. A
// cell that a spreadsheet would run as a formula gets an apostrophe before it.
func CSV(p *Pass, out []byte) []byte {
	if !p.begun && (p.decoder.marked || p.Encoding != "utf-8") {
		out = append(out, utf8Mark...)
	}
	if p.part == Preamble {
		for i := range p.split.cells {
			if i > 0 {
				out = append(out, p.Delimiter...)
			}
			out = p.cell(out, i)
		}
		return append(out, p.ended...)
	}
	// The result stands in the same columns in every line, whatever the line lacks.
	width := len(p.header)
	if width == 0 {
		width = len(p.split.cells)
	}
	for i := range width {
		if i > 0 {
			out = append(out, p.Delimiter...)
		}
		if i < len(p.split.cells) {
			out = p.cell(out, i)
		}
	}
	if p.part == Header {
		for _, name := range ResultColumns {
			out = append(append(out, p.Delimiter...), name...)
		}
	} else {
		out = p.answer(out)
	}
	for i := width; i < len(p.split.cells); i++ {
		out = p.cell(append(out, p.Delimiter...), i)
	}
	return append(out, p.ended...)
}

func (p *Pass) answer(out []byte) []byte {
	r := p.numbers(p.row)
	out = append(append(append(out, p.Delimiter...), r.Status.String()...), p.Delimiter...)
	if day := p.Table.rows.at(p.row).day; day != noDay {
		out = writeDay(out, p.arrival(day))
	}
	out = append(append(out, p.Delimiter...), r.Outcome...)
	for _, amount := range [...]calc.Cents{r.Aggregate, r.Limit, r.Duty, r.Fees, r.Total} {
		if out = append(out, p.Delimiter...); amount != calc.Unknown {
			out = AppendCents(out, amount)
		}
	}
	return p.text(append(out, p.Delimiter...), []byte(p.why(p.row).String()), false)
}

// cell appends a cell of the file.
func (p *Pass) cell(out []byte, i int) []byte {
	c := &p.split.cells[i]
	text := p.split.text[c.from:c.to]
	if safe := p.guarded(text); len(safe) > len(text) {
		if c.doubled {
			safe = p.guarded(undouble(text))
		}
		return p.text(out, safe, c.quoted)
	}
	if c.quoted && !c.doubled && bytes.IndexByte(text, '"') < 0 {
		return append(append(append(out, '"'), text...), '"')
	}
	return p.text(out, p.split.cell(i), c.quoted)
}

// text appends a cell, in quotes where it stood in them or needs them.
func (p *Pass) text(out, text []byte, quoted bool) []byte {
	doubled := false
	for _, c := range text {
		doubled = doubled || c == '"'
		quoted = quoted || c == '"' || c == '\r' || c == '\n' || c == p.split.delimiter
	}
	switch {
	case p.split.literal || !quoted:
		return append(out, text...)
	case !doubled:
		return append(append(append(out, '"'), text...), '"')
	}
	out = append(out, '"')
	for _, c := range text {
		if c == '"' {
			out = append(out, '"')
		}
		out = append(out, c)
	}
	return append(out, '"')
}

// guarded returns a cell with an apostrophe before what a spreadsheet would run as a
// formula: at its beginning, and behind a sign that stands between columns where the
// file is opened so. Quotes do not help there: they stand inside what is then a cell.
func (p *Pass) guarded(text []byte) []byte {
	f := formulas{text: text}
	var out []byte
	from := 0
	guard := func(at int) { out, from = append(append(out, text[from:at]...), '\''), at }
	if f.runs(0) {
		guard(0)
	}
	for i := 0; i+1 < len(text); i++ {
		if text[i] == p.split.delimiter || strings.IndexByte(between, text[i]) < 0 {
			continue
		}
		begin := i + 1
		for begin < len(text) && text[begin] == '"' {
			begin++
		}
		if f.runs(begin) {
			guard(i + 1)
		}
	}
	if out == nil {
		return text
	}
	return append(out, text[from:]...)
}

// AppendCents appends an amount with two decimals.
func AppendCents(out []byte, c calc.Cents) []byte {
	if c < 0 {
		out, c = append(out, '-'), -c
	}
	whole := c / 100
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = byte('0' + whole%10)
		if whole /= 10; whole == 0 {
			break
		}
	}
	return append(append(out, digits[i:]...), '.', byte('0'+c/10%10), byte('0'+c%10))
}
