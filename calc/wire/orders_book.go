//go:build !checkonly && !overhttp

package wire

import (
	"slices"

	"section321/calc"
	"section321/calc/orders"
	"section321/calc/orders/sheet"
	"section321/calc/say"
)

// A workbook is the one that the file of orders stands in; there is none where the file
// is text itself.
type workbook struct {
	book  *sheet.Book
	sheet sheet.Sheet
	rows  *sheet.Rows
}

// mostParts is the most parts of an archive. Workbooks have one for each sheet, picture
// and chart.
const mostParts = 10_000

func (b *workbook) answer(verb string, request []byte) ([]byte, error) {
	if verb == "orders-book" {
		*b = workbook{}
		parts, problems := decodeParts(request)
		if problems != nil {
			return nil, problems
		}
		if len(parts) == 0 {
			return []byte(`{"want":"","sheets":[]}`), nil
		}
		book, err := sheet.Open(parts)
		if err != nil {
			return nil, err
		}
		b.book = book
		return encodeBook(book), nil
	}
	if b.book == nil {
		return nil, early("orders-book", "no-workbook-open")
	}
	switch verb {
	case "orders-part":
		return []byte(`{}`), b.book.Write(request)
	case "orders-part-end":
		if err := b.book.EndPart(); err != nil {
			return nil, err
		}
		return encodeBook(b.book), nil
	}
	name, problems := decodeSheet(request)
	if problems != nil {
		return nil, problems
	}
	at := slices.IndexFunc(b.book.Sheets, func(s sheet.Sheet) bool { return s.Name == name })
	if at < 0 {
		return nil, noSheet(name, b.book.Sheets)
	}
	b.sheet = b.book.Sheets[at]
	b.begin()
	return written(func(w *writer) { w.text("part", b.sheet.Part) }), nil
}

func noSheet(name string, sheets []sheet.Sheet) error {
	var names []string
	for _, s := range sheets {
		names = append(names, s.Name)
	}
	return calc.Problems{{Code: "unknown-sheet", Subject: at("sheet"), Message: say.It("sheet-unknown", given(name), say.Words("sheets", names))}}
}

// begin says that the sheet's bytes come from their beginning on.
func (b *workbook) begin() {
	if b.sheet.Part != "" {
		b.rows = b.book.Rows(b.sheet)
	}
}

// text returns what a chunk is as the text of a file of orders.
func (b *workbook) text(chunk []byte) ([]byte, error) {
	if b.rows == nil {
		return chunk, nil
	}
	return b.rows.Write(chunk)
}

// end says that the file is at its end, and returns what a person should know of it.
func (b *workbook) end() ([]say.Message, error) {
	if b.rows == nil {
		return nil, nil
	}
	return b.rows.Notes(), b.rows.End()
}

// known adds to what a person has decided how a sheet became text. A sheet of one column
// may be a file of text that was opened without taking it apart.
func (b *workbook) known(fixed orders.Fixed) orders.Fixed {
	if b.rows != nil {
		if fixed.Encoding = "utf-8"; b.rows.Width() > 1 {
			fixed.Delimiter = ","
		}
	}
	return fixed
}

func encodeBook(book *sheet.Book) []byte {
	return written(func(w *writer) {
		want := book.Wants()
		w.text("want", want)
		list(w, "sheets", book.Sheets, func(s sheet.Sheet) {
			w.object("", func() {
				w.text("name", s.Name)
				w.flag("hidden", s.Hidden)
			})
		})
	})
}

func decodeParts(request []byte) (parts []sheet.Part, problems calc.Problems) {
	r := &reader{}
	r.parse(request, func() {
		r.fields([]string{"parts"}, func(string) {
			r.elements(mostParts, "too-many-parts", "parts-too-many", func() {
				var p sheet.Part
				r.fields([]string{"name", "size", "packed"}, func(field string) {
					size := 0
					switch field {
					case "name":
						r.textInto(&p.Name)
					case "size":
						r.countInto(&size, 1<<50)
						p.Size = int64(size)
					case "packed":
						r.countInto(&size, 1<<50)
						p.Packed = int64(size)
					}
				})
				parts = append(parts, p)
			})
		})
	})
	return parts, r.problems
}

func decodeSheet(request []byte) (name string, problems calc.Problems) {
	r := &reader{}
	r.parse(request, func() {
		r.fields([]string{"sheet"}, func(string) { r.textInto(&name) })
	})
	return name, r.problems
}
