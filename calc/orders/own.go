package orders

import (
	"bytes"

	"section321/calc"
	"section321/calc/say"
)

// CanFill reports whether the file has columns for the tariff number or the country of
// origin, which Own could fill in.
func (t *Table) CanFill() error {
	if t.columns[HTS] >= 0 || t.columns[Origin] >= 0 {
		return nil
	}
	return calc.Problems{{Code: "missing-column", Subject: calc.About(calc.FieldColumns).Called("hts"),
		Message: say.It("nothing-to-fill")}}
}

// Own renders the shop's own file as it came, with the tariff number and the country of
// origin filled in where their columns exist and are empty, as the answers took them. It
// changes no other cell, so that the shop can read it back.
func Own(p *Pass, out []byte) []byte {
	if !p.begun && (p.decoder.marked || p.Encoding != "utf-8") {
		out = append(out, utf8Mark...)
	}
	s := &p.split
	if p.part == Row {
		if number, origin, any := p.toFill(); any {
			return p.filled(out, number, origin)
		}
	}
	from := len(out)
	out = append(out, s.text[s.begin:s.end]...)
	if p.decoder.cr {
		return withReturns(append(out, '\n'), from)
	}
	if n := len(out); n > 0 && out[n-1] == '\r' {
		return append(out, '\n')
	}
	return append(out, p.ended...)
}

// toFill returns what the empty cells of the row should say, and whether there is one.
func (p *Pass) toFill() (number, origin string, any bool) {
	row := p.Table.rows.at(p.row)
	switch row.status {
	case Rejected, Note, TotalsLine:
		return "", "", false
	}
	item := &p.classes.classes[p.classes.of[row.product]].item
	empty := func(f Field) bool {
		at := p.columns[f]
		return at >= 0 && (at < len(p.header) || len(p.header) == 0) && len(bytes.TrimSpace(p.split.cell(at))) == 0
	}
	if empty(HTS) {
		number = dotted(item.HTS)
	}
	if empty(Origin) {
		origin = item.Origin
	}
	return number, origin, number != "" || origin != ""
}

// filled writes the row with what was lacking.
func (p *Pass) filled(out []byte, number, origin string) []byte {
	from := len(out)
	width := len(p.split.cells)
	if number != "" {
		width = max(width, p.columns[HTS]+1)
	}
	if origin != "" {
		width = max(width, p.columns[Origin]+1)
	}
	for i := range width {
		if i > 0 {
			out = append(out, p.Delimiter...)
		}
		switch {
		case i == p.columns[HTS] && number != "":
			out = append(out, number...)
		case i == p.columns[Origin] && origin != "":
			out = append(out, origin...)
		case i < len(p.split.cells):
			out = p.text(out, p.split.cell(i), p.split.cells[i].quoted)
		}
	}
	if p.decoder.cr {
		return withReturns(append(out, '\n'), from)
	}
	return append(out, p.ended...)
}

// withReturns ends the lines from a place on with carriage returns alone, as the file does.
func withReturns(out []byte, from int) []byte {
	for i := from; i < len(out); i++ {
		if out[i] == '\n' {
			out[i] = '\r'
		}
	}
	return out
}

// dotted writes a tariff number with its points, which keep a spreadsheet from taking
// the zero before it away.
func dotted(digits string) string {
	var out []byte
	for i := range len(digits) {
		if i == 4 || i == 6 || i == 8 {
			out = append(out, '.')
		}
		out = append(out, digits[i])
	}
	return string(out)
}
