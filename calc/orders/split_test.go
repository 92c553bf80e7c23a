package orders

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

// splitAll splits a text that arrives in chunks of some size.
func splitAll(text string, size int) (records [][]string, lines []int) {
	s := &splitter{delimiter: ',', next: 1}
	take := func() {
		for s.record() {
			var cells []string
			for i := range s.cells {
				cells = append(cells, string(s.cell(i)))
			}
			records, lines = append(records, cells), append(lines, s.line)
		}
	}
	for len(text) > 0 {
		n := min(size, len(text))
		s.write([]byte(text[:n]))
		text = text[n:]
		take()
	}
	s.finish()
	take()
	return records, lines
}

func TestRecordsKnowTheirLine(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		lines []int
	}{
		"one a line":             {"a,b\nc,d\n", []int{1, 2}},
		"an empty line between":  {"a\n\nb\n", []int{1, 3}},
		"Windows line ends":      {"a\r\n\r\nb\r\n", []int{1, 3}},
		"a quoted line end":      {"\"a\nb\"\nc", []int{1, 3}},
		"two quoted line ends":   {"\"a\r\n\nb\",\"\n\"\nc", []int{1, 5}},
		"no line end at the end": {"a\nb", []int{1, 2}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, lines := splitAll(c.text, 3); !slices.Equal(lines, c.lines) {
				t.Errorf("got lines %v, want %v", lines, c.lines)
			}
		})
	}
}

func TestAQuoteLeftOpenIsFound(t *testing.T) {
	s := &splitter{delimiter: ',', next: 1}
	s.write([]byte("a,b\nc,\"d\ne\nf"))
	s.finish()
	if !s.record() || s.open != 0 {
		t.Fatal("the first record is whole")
	}
	if !s.record() || s.open != 2 || s.openLine != 2 {
		t.Errorf("the quote of cell 2 in line 2 is open; got cell %d line %d", s.open, s.openLine)
	}
}

func TestTooWideAndTooLong(t *testing.T) {
	s := &splitter{delimiter: ',', next: 1}
	s.write([]byte(strings.Repeat(",", MaxColumns) + "\n"))
	if s.record() || !s.wide {
		t.Error("a record of too many cells was taken")
	}
	s = &splitter{delimiter: ',', next: 1}
	s.write([]byte("a\n\"" + strings.Repeat("x\n", MaxRecord/2)))
	if !s.record() || s.record() || !s.long {
		t.Error("a quote that is never closed was not noticed")
	}
}

// FuzzSplit holds the splitter equal to package encoding/csv in its lazy mode, on
// any text in chunks of any size.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\"\"b\",c\r\n", "a\"b,\"c\"d\"\n", "\"a\nb\"\n\n,\n", "\"open", "x,\"\r\n\"\r\n"} {
		f.Add(seed, 1)
	}
	f.Fuzz(func(t *testing.T, text string, size int) {
		if size < 1 || size > 1<<16 || len(text) > 1<<16 || strings.Count(text, ",") >= MaxColumns {
			return
		}
		// A lone carriage return is a letter here and there, but encoding/csv takes
		// one before a line end away more than once.
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", " ")
		r := csv.NewReader(strings.NewReader(text))
		r.LazyQuotes, r.FieldsPerRecord = true, -1
		want, err := r.ReadAll()
		if err != nil {
			t.Skip(err)
		}
		got, _ := splitAll(text, size)
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%q in chunks of %d\ngot  %q\nwant %q", text, size, got, want)
		}
		windows, _ := splitAll(strings.ReplaceAll(text, "\n", "\r\n"), size)
		for _, record := range windows {
			for i := range record {
				record[i] = strings.ReplaceAll(record[i], "\r\n", "\n")
			}
		}
		if !slices.EqualFunc(windows, want, slices.Equal) {
			t.Errorf("%q with Windows line ends in chunks of %d\ngot  %q\nwant %q", text, size, windows, want)
		}
	})
}
