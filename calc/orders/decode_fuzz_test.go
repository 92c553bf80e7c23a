package orders

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// FuzzDecode holds the decoder of UTF-16 equal to package unicode/utf16, on any bytes in
// chunks of any size.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "\xff\xfea\x00", "\x3d\xd8,\x00", "\x3d\xd8\x3d\xd8\x00\xde,\x00", "\x00\xde\n\x00", "a\x00\x3d\xd8", "a\x00\x3d\xd8\n", "a\x00b"} {
		f.Add([]byte(seed), 1)
	}
	f.Fuzz(func(t *testing.T, file []byte, size int) {
		if size < 1 || len(file) > 1<<16 {
			return
		}
		for low, encoding := range [...]string{"utf-16le", "utf-16be"} {
			var units []uint16
			for i := 0; i+1 < len(file); i += 2 {
				units = append(units, uint16(file[i+1-low])<<8|uint16(file[i+low]))
			}
			want := string(utf16.Decode(units))
			want = strings.TrimPrefix(want, "\ufeff")
			if len(file)%2 == 1 {
				want += string(utf8.RuneError)
			}
			d := decoder{encoding: encoding}
			got := ""
			for piece := range slices.Chunk(file, size) {
				got += string(d.decode(piece))
			}
			if got += string(d.rest()); got != want {
				t.Errorf("%s %q in chunks of %d\ngot  %q\nwant %q", encoding, file, size, got, want)
			}
		}
	})
}

// FuzzCells holds the cells that a file's rows are read from, and those that are written
// back, equal to what package encoding/csv reads, where it reads the file without an
// error: there quotes stand as they should.
func FuzzCells(f *testing.F) {
	for _, seed := range []string{"1,2025-03-01,a@x.com,US,1,10.00\n", "1,2025-03-01,\"a\"\"b\",US,\"1\n\",10.00\n", "\"1\",,,,,\n", "1,2,3\n,,,,\n"} {
		f.Add(seed, 1, false)
	}
	f.Fuzz(func(t *testing.T, rows string, size int, wide bool) {
		rows = strings.ReplaceAll(rows, "\r", " ")
		text := head + rows
		if size < 1 || len(text) > 1<<14 || !utf8.ValidString(text) || strings.Count(text, ",") >= MaxColumns {
			return
		}
		strict := csv.NewReader(strings.NewReader(text))
		strict.FieldsPerRecord = -1
		want, err := strict.ReadAll()
		if err != nil {
			return
		}
		file := []byte(text)
		o := DefaultOptions()
		if wide {
			o.Encoding = "utf-16le"
			file = nil
			for _, u := range utf16.Encode([]rune(text)) {
				file = append(file, byte(u), byte(u>>8))
			}
		}
		o.Country = "US"
		o.Columns = map[string]string{"order": "Order", "ordered": "Date", "email": "Email", "country": "Country", "price": "Price", "quantity": "Quantity"}
		r, err := NewReader(o)
		if err != nil {
			t.Fatal(err)
		}
		for piece := range slices.Chunk(file, size) {
			if _, err := r.Write(piece); err != nil {
				return
			}
		}
		table, err := r.End()
		if err != nil {
			return
		}
		broken := r.remarked[brokenQuote].rows > 0
		if !broken && table.Rows() != len(want)-1 {
			t.Fatalf("%q: %d rows, encoding/csv reads %d", text, table.Rows(), len(want)-1)
		}
		a := &Answers{Table: table}
		at := 0
		p := NewPass(a, func(p *Pass, out []byte) []byte {
			var cells []string
			for i := range p.Cells() {
				cells = append(cells, string(p.Cell(i)))
			}
			if !broken && (at >= len(want) || !slices.Equal(cells, want[at])) {
				t.Errorf("%q: record %d has the cells %q", text, at, cells)
			}
			at++
			return out
		})
		for piece := range slices.Chunk(file, size) {
			if _, err := p.Write(piece); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := p.End(); err != nil {
			t.Fatal(err)
		}
	})
}
