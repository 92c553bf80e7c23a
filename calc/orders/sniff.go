package orders

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"section321/calc"
	"section321/calc/say"
)

// A Guess is what the first bytes of a file tell of how to read it.
type Guess struct {
	Options   Options
	Format    *Format
	Header    []string
	Rows      [][]string // the first rows below the header, as they stand
	Questions []Question
	Missing   []string // fields without which nothing can be answered
	Notes     []say.Message
	whole     bool // nothing of the file stands behind what was looked at
	enough    bool // as many rows were looked at as ever are
}

// A Question is something a person must say, once for the file. Answer is what
// stands in the options until then, "" when nothing does.
type Question struct {
	Subject calc.Subject // of the options
	Text    say.Message
	Answer  string
	Choices []Choice
}

// A Choice is an answer to a question.
type Choice struct {
	Value string
	Text  say.Message
}

// Fixed is what a person has decided already; the zero Fixed leaves everything to
// be guessed.
type Fixed struct {
	Encoding, Delimiter string
	Header              int // -1 when it is to be guessed
	Columns             map[string]string
	Over                map[string]string // columns that stand over those that are guessed
}

// MostHead is the most bytes of a file that Sniff looks at.
const MostHead = 1 << 20

// sampled is how many rows are looked at, which mostly stand within the first bytes.
const (
	sampled = 500
	first   = 192 << 10
)

// Sniff guesses how a file is to be read from its first bytes. The error is of type
// calc.Problems and says what the file is, when it is no table.
func Sniff(head []byte, fixed Fixed) (*Guess, error) {
	if len(head) > MostHead {
		head = head[:MostHead]
	}
	if p := notText(head); p != nil {
		return nil, p
	}
	encoding := fixed.Encoding
	if encoding == "" {
		encoding = encodingOf(head)
	}
	if len(head) > first {
		if g, err := sniff(head[:first], false, encoding, fixed); err == nil && g.enough {
			return g, nil
		}
	}
	return sniff(head, len(head) < MostHead/2, encoding, fixed)
}

// sniff guesses from a part of the file, which may be the whole of it.
func sniff(head []byte, whole bool, encoding string, fixed Fixed) (*Guess, error) {
	g := &Guess{Options: DefaultOptions(), whole: whole}
	o := &g.Options
	o.Encoding = encoding
	d := decoder{encoding: o.Encoding}
	text := d.decode(head)
	if o.LineEnd = lineEndOf(text); o.LineEnd == "cr" {
		text = bytes.ReplaceAll(text, []byte{'\r'}, newline)
	}
	o.Delimiter = fixed.Delimiter
	if o.Delimiter == "" {
		o.Delimiter = delimiterOf(text)
	}
	records, lines, problems := g.records(text, false)
	if problems != nil {
		return nil, problems
	}
	if len(records) == 0 {
		return nil, calc.Problems{{Code: "empty-file", Message: say.It("file-without-lines")}}
	}
	at := headerAt(records)
	if fixed.Header >= 0 {
		at = slices.Index(lines, fixed.Header)
	}
	if at >= 0 {
		g.Header, o.Header = records[at], lines[at]
		if at > 0 {
			g.Notes = append(g.Notes, say.It("names-in-line", say.Count("line", o.Header)))
		}
	} else {
		o.Header = 0
		g.Header = make([]string, len(records[0]))
		g.Notes = append(g.Notes, say.It("names-unlike"))
	}
	g.Format = formatOf(g.Header)
	o.Format = g.Format.ID
	if g.Format.literal {
		records, lines, _ = g.records(text, true)
	}
	if g.Format.identity != "" {
		o.Identity = g.Format.identity
	}
	if o.Columns = g.Format.mapped(g.Header); fixed.Columns != nil {
		o.Columns = fixed.Columns
	}
	g.lay(fixed.Over)
	g.Rows = records[at+1:]
	g.enough = len(records) == sampled
	if len(g.Format.columns) == 0 && fixed.Columns == nil {
		g.choose(fixed.Over)
		g.reason(fixed.Over)
	}
	g.ask()
	if len(g.Rows) > 10 {
		g.Rows = g.Rows[:10]
	}
	return g, nil
}

// lay lays columns that a person named over those that were guessed. A column holds
// one field, and a price and a total of the line are not both guessed.
func (g *Guess) lay(over map[string]string) {
	columns := g.Options.Columns
	for field, name := range over {
		at, ok := columnOf(g.Header, name)
		for other, was := range columns {
			if i, _ := columnOf(g.Header, was); ok && i == at && over[other] == "" {
				delete(columns, other)
			}
		}
		columns[field] = name
	}
	switch {
	case over["price"] != "" && over["total"] == "":
		delete(columns, "total")
	case over["total"] != "" && over["price"] == "":
		delete(columns, "price")
	}
}

// records splits the first rows.
func (g *Guess) records(text []byte, literal bool) (records [][]string, lines []int, problems calc.Problems) {
	s := splitter{delimiter: g.Options.Delimiter[0], literal: literal, next: 1}
	s.over(text)
	if g.whole {
		s.finish()
	}
	for len(records) < sampled && s.record() {
		cells := make([]string, len(s.cells))
		line := string(s.text[s.begin:s.end])
		for i, c := range s.cells {
			if c.doubled || c.from < c.to && s.text[c.from] == '=' {
				cells[i] = string(notFormula(s.cell(i)))
			} else {
				cells[i] = line[int(c.from)-s.begin : int(c.to)-s.begin]
			}
		}
		records, lines = append(records, cells), append(lines, s.line)
	}
	if n := len(records); n > 1 && !bytes.HasSuffix(text, newline) {
		records, lines = records[:n-1], lines[:n-1] // the head may end within a row
	}
	if s.wide {
		return nil, nil, calc.Problems{{Code: "too-many-columns", Message: tooManyColumns(s.line, g.Options.Delimiter)}}
	}
	return records, lines, nil
}

func encodingOf(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "utf-16be"
	}
	if encoding := withoutMark(head); encoding != "" {
		return encoding
	}
	if utf8.Valid(cutLetter(head)) {
		return "utf-8"
	}
	return oldEncoding(head)
}

// lineEndOf returns how lines end.
func lineEndOf(text []byte) string {
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		return "cr"
	}
	return "lf"
}

// delimiterOf returns what takes most lines apart into the same number of columns.
func delimiterOf(text []byte) string {
	best, most := ",", 0
	// Excel takes it from a first line such as sep=;
	if len(text) > 4 && bytes.EqualFold(text[:4], []byte("sep=")) && slices.Contains(Delimiters, string(text[4:5])) {
		return string(text[4:5])
	}
	for _, d := range Delimiters {
		s := splitter{delimiter: d[0], next: 1}
		s.over(text[:min(len(text), 64<<10)])
		if len(text) < 64<<10 {
			s.finish()
		}
		widths := map[int]int{}
		for n := 0; n < 50 && s.record(); n++ {
			widths[len(s.cells)]++
		}
		score := 0
		for width, times := range widths {
			score = max(score, (width-1)*times)
		}
		if score > most {
			best, most = d, score
		}
	}
	return best
}

// headerAt returns which of the first records has the names of the columns, -1 when
// none does.
func headerAt(records [][]string) int {
	best, most := -1, 0
	for i, record := range records[:min(len(records), 30)] {
		score := 0
		for _, name := range record {
			if known(name) {
				score++
			}
		}
		if score > most {
			best, most = i, score
		}
	}
	if most >= 2 {
		return best
	}
	// Names that say nothing to us are names still, if no cell is a number or a date.
	for _, c := range records[0] {
		_, _, number := readNumber([]byte(c), false)
		if _, date := readDate([]byte(c), DayFirst); number || date {
			return -1
		}
	}
	return 0
}

// column returns the cells of a field in the sampled rows.
func (g *Guess) column(field Field) (cells []string, mapped bool) {
	i, ok := columnOf(g.Header, g.Options.Columns[Fields[field].Field])
	if !ok {
		return nil, false
	}
	return g.cells(i), true
}

// cells returns what stands in column i of the sampled rows.
func (g *Guess) cells(i int) []string {
	cells := make([]string, 0, len(g.Rows))
	for _, row := range g.Rows {
		if i < len(row) {
			if cell := strings.TrimSpace(row[i]); cell != "" {
				cells = append(cells, cell)
			}
		}
	}
	return cells
}

// samples returns up to three different cells of column i.
func (g *Guess) Samples(i int) (cells []string) {
	for _, row := range g.Rows {
		if i < len(row) && len(cells) < 3 && strings.TrimSpace(row[i]) != "" && !slices.Contains(cells, row[i]) {
			cells = append(cells, row[i])
		}
	}
	return cells
}
