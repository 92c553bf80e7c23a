package orders

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

// splitAll splits a text that arrives in chunks of some size.
func splitAll(text string, size int) (records [][]string, lines []int) {
	records, lines, _ = splitBroken(text, size)
	return records, lines
}

// splitBroken also reports whether a quote was not closed as it should be.
func splitBroken(text string, size int) (records [][]string, lines []int, broken bool) {
	s := &splitter{delimiter: ',', next: 1}
	take := func() {
		for s.record() {
			broken = broken || s.broken > 0
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
	return records, lines, broken
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
	s.write([]byte("a,b\nc,\"d e f"))
	s.finish()
	if !s.record() || s.open != 0 {
		t.Fatal("the first record is whole")
	}
	if !s.record() || s.open != 2 || s.openLine != 2 {
		t.Errorf("the quote of cell 2 in line 2 is open; got cell %d line %d", s.open, s.openLine)
	}
}

func TestAQuoteThatDoesNotEndItsCellTakesNoLineAway(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		want   [][]string
		broken int // the cell of the second line
	}{
		"in the middle":           {"a,b,c\n\"Hello\" print,2,3\n\"x\",5,6\n", [][]string{{"a", "b", "c"}, {"\"Hello\" print", "2", "3"}, {"x", "5", "6"}}, 1},
		"never closed":            {"a,b,c\n1,\"Hello,3\n4,\"x\",6\n", [][]string{{"a", "b", "c"}, {"1", "\"Hello", "3"}, {"4", "x", "6"}}, 2},
		"never closed, then \"\"": {"a,b,c\n1,\"Hello,3\n4,\"\",6\n", [][]string{{"a", "b", "c"}, {"1", "\"Hello", "3"}, {"4", "", "6"}}, 2},
		"closed inside its cell":  {"a,b,c\n1,\"a \"b\" c\",3\n4,5,6\n", [][]string{{"a", "b", "c"}, {"1", "a \"b\" c", "3"}, {"4", "5", "6"}}, 0},
		"whole over two lines":    {"a,b,c\n1,\"a,\nb\",3\n4,5,6\n", [][]string{{"a", "b", "c"}, {"1", "a,\nb", "3"}, {"4", "5", "6"}}, 0},
		"doubled over two lines":  {"a,b,c\n1,\"a,\n\"\"b\"\"\",3\n4,5,6\n", [][]string{{"a", "b", "c"}, {"1", "a,\n\"b\"", "3"}, {"4", "5", "6"}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			for size := range len(c.text) {
				s := &splitter{delimiter: ',', next: 1, width: 3}
				var got [][]string
				broken := 0
				take := func() {
					for s.record() {
						var cells []string
						for i := range s.cells {
							cells = append(cells, string(s.cell(i)))
						}
						if got = append(got, cells); len(got) == 2 {
							broken = s.broken
						}
					}
				}
				for piece := range slices.Chunk([]byte(c.text), size+1) {
					s.write(piece)
					take()
				}
				s.finish()
				take()
				if !slices.EqualFunc(got, c.want, slices.Equal) || broken != c.broken {
					t.Fatalf("in chunks of %d: got %q, broken cell %d", size+1, got, broken)
				}
			}
		})
	}
}

func TestTooWideAndTooLong(t *testing.T) {
	s := &splitter{delimiter: ',', next: 1}
	s.write([]byte(strings.Repeat(",", MaxColumns) + "\n"))
	if s.record() || !s.wide {
		t.Error("a record of too many cells was taken")
	}
	s = &splitter{delimiter: ',', next: 1}
	s.write([]byte("a\n\"" + strings.Repeat("x", 3*MaxRecord)))
	if !s.record() || s.record() {
		t.Error("a line that does not end was taken")
	}
	s.write([]byte("x"))
	if s.record() || !s.long {
		t.Error("a line that does not end was not noticed")
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
		got, _, broken := splitBroken(text, size)
		if broken {
			if whole, _, _ := splitBroken(text, len(text)+1); !slices.EqualFunc(got, whole, slices.Equal) {
				t.Errorf("%q in chunks of %d\ngot  %q\nwhole %q", text, size, got, whole)
			}
			return // encoding/csv reads on to the end of the file
		}
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
