// Package entries reads files of customs entries, such as report ES-003 of ACE, into the
// entries of which package refund answers what comes back. It takes them apart as files
// of orders are taken apart, and names each line that it does not understand.
package entries

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/orders"
	"section321/calc/refund"
	"section321/calc/say"
)

// Options are what a file does not say.
type Options struct {
	Columns  map[string]string // names of columns, by Fields
	Importer law.Importer      // who was importer of record, where no column says it
	Heads    []string          // how the headings of void duties begin; see law.Library.VoidHeads
}

// A Bad line was not counted.
type Bad struct {
	Line    int
	Message say.Message
}

// A File is what was read.
type File struct {
	Entries  []refund.Entry
	Lines    []int // on which each entry begins
	Bad      []Bad
	Heading  []string
	Columns  Columns
	ByLine   bool // it has a row for each tariff line of an entry
	Repeated int  // rows that stand there twice, and were counted once
}

// A Reader reads a file, chunk by chunk.
type Reader struct {
	Options
	file    File
	lines   orders.Lines
	before  int // rows above the heading
	found   bool
	failed  error
	groups  map[string]*group
	figured []uint8            // of each entry: fields whose day is in figures, a bit each
	first   [fieldCount]string // a cell that has the day first, by field
}

// A group is the rows of one entry.
type group struct {
	place  int
	seen   map[string]bool
	spoilt bool
}

// mostAbove is how many rows of titles may stand above the heading.
const mostAbove = 30

// NewReader returns a reader.
func NewReader(o Options) *Reader {
	if o.Importer == "" {
		o.Importer = "own"
	}
	return &Reader{Options: o, groups: map[string]*group{}}
}

// Write takes the next bytes of the file.
func (r *Reader) Write(chunk []byte) error {
	if err := r.lines.Write(chunk, r.row); err != nil {
		return err
	}
	return r.failed
}

// Heading are the names of the columns; of a file in which none are known, the widest row of those it begins with.
func (r *Reader) Heading() []string { return r.file.Heading }

// Entries is how many were read so far, and Bytes of how much.
func (r *Reader) Entries() int { return len(r.file.Entries) }
func (r *Reader) Bytes() int64 { return r.lines.Bytes() }

// End returns what was read.
func (r *Reader) End() (*File, error) {
	err := r.lines.End(r.row)
	switch {
	case err != nil:
		return nil, err
	case r.failed != nil:
		return nil, r.failed
	case !r.found:
		return nil, calc.Problems{{Code: "missing-column", Message: say.It("entries-without-heading")}}
	}
	r.settle()
	return &r.file, nil
}

// settle leaves out the entries of which a line or a day is not certain.
func (r *Reader) settle() {
	f := &r.file
	bad := make([]bool, len(f.Entries))
	for i, mask := range r.figured {
		for n, field := range dayFields {
			if mask>>n&1 == 1 && r.first[field] != "" && !bad[i] {
				bad[i] = true
				f.Bad = append(f.Bad, Bad{f.Lines[i], say.It("entry-day-doubtful", say.Say("column", field.Label()), say.Text("given", r.first[field]))})
			}
		}
	}
	for _, g := range r.groups {
		if g.spoilt && g.place >= 0 {
			bad[g.place] = true
		}
	}
	kept := 0
	for i := range f.Entries {
		if !bad[i] {
			f.Entries[kept], f.Lines[kept] = f.Entries[i], f.Lines[i]
			kept++
		}
	}
	f.Entries, f.Lines = f.Entries[:kept], f.Lines[:kept]
	slices.SortStableFunc(f.Bad, func(x, y Bad) int { return cmp.Compare(x.Line, y.Line) })
}

// dayFields are the fields that hold days, in the order of the bits of Reader.figured.
var dayFields = [...]Field{Date, Liquidated, Paid}

func (r *Reader) row(line int, cells []string) {
	switch {
	case r.failed != nil:
	case r.found:
		r.entry(line, cells)
	case like(cells, r.Options.Columns) >= 2:
		r.heading(cells)
	default:
		if len(r.file.Heading) < len(cells) {
			r.file.Heading = cells
		}
		if r.before++; r.before > mostAbove {
			r.failed = calc.Problems{{Code: "missing-column", Message: say.It("entries-without-heading")}}
		}
	}
}

func (r *Reader) heading(cells []string) {
	f := &r.file
	r.found, f.Heading = true, cells
	columns, twice := find(cells, r.Options.Columns)
	f.Columns = columns
	if len(twice) > 0 {
		r.failed = calc.Problems{{Code: "column-twice", Subject: calc.About(calc.FieldColumns).Called(Fields[twice[0]]), Message: say.It("entries-column-twice", say.Say("column", twice[0].Label()))}}
		return
	}
	for _, needed := range [...]Field{Number, Date} {
		if columns[needed] < 0 {
			r.failed = calc.Problems{{Code: "missing-column", Subject: calc.About(calc.FieldColumns).Called(Fields[needed]),
				Message: say.It("entries-without-column", say.Say("column", needed.Label()), say.Words("columns", cells))}}
			return
		}
	}
	f.ByLine = columns[HTS] >= 0 && columns[LineDuty] >= 0 && columns[Void] < 0
}

// entry reads one row.
func (r *Reader) entry(line int, cells []string) {
	f := &r.file
	cell := func(field Field) string {
		if at := f.Columns[field]; at >= 0 && at < len(cells) {
			return cells[at]
		}
		return ""
	}
	key := refund.Bare(cell(Number))
	var g *group
	if f.ByLine && key != "" {
		if g = r.groups[key]; g == nil {
			g = &group{place: -1, seen: map[string]bool{}}
			r.groups[key] = g
		}
	}
	spoil := func(why say.Message) {
		f.Bad = append(f.Bad, Bad{line, why})
		if g != nil {
			g.spoilt = true // one line that cannot be read leaves the whole entry unknown
		}
	}
	if len(cells) != len(f.Heading) {
		spoil(say.It("entry-cells", say.Count("given", len(cells)), say.Count("heading", len(f.Heading))))
		return
	}
	e, figured, wrong := r.read(cell)
	void := decimal.Zero
	if f.ByLine && wrong.Silent() {
		void, wrong = r.voidOf(cell(HTS), cell(LineDuty))
		if key == "" {
			wrong = say.It("entry-number-missing")
		}
	}
	switch {
	case !wrong.Silent():
		spoil(wrong)
	case !f.ByLine:
		r.add(line, e, figured)
	case g.place < 0:
		g.place = len(f.Entries)
		g.seen[strings.Join(cells, "\x00")] = true
		e.Void = decimal.NewNullDecimal(void)
		r.add(line, e, figured)
	case f.Columns[Line] >= 0 && g.seen[strings.Join(cells, "\x00")]:
		f.Repeated++
	default:
		g.seen[strings.Join(cells, "\x00")] = true
		first := &f.Entries[g.place]
		first.Void.Decimal = first.Void.Decimal.Add(void)
		for _, fact := range e.Facts { // what is so of a line is so of its entry
			if !slices.Contains(first.Facts, fact) {
				first.Facts = append(first.Facts, fact)
			}
		}
		if first.Date != e.Date || first.Type != e.Type || first.Importer != e.Importer || first.Liquidated != e.Liquidated || first.Unliquidated != e.Unliquidated || first.Paid != e.Paid {
			spoil(say.It("entry-lines-differ", say.Count("line", f.Lines[g.place])))
		}
	}
}

func (r *Reader) add(line int, e refund.Entry, figured uint8) {
	r.file.Entries, r.file.Lines, r.figured = append(r.file.Entries, e), append(r.file.Lines, line), append(r.figured, figured)
	if len(r.file.Entries) > refund.MostEntries {
		r.failed = calc.Problems{{Code: "too-many-entries", Message: say.It("entries-too-many-in-file", say.Count("most", refund.MostEntries))}}
	}
}

// read reads what a row says of its entry; wrong is the first thing that is not
// understood.
func (r *Reader) read(cell func(Field) string) (e refund.Entry, figured uint8, wrong say.Message) {
	not := func(id string, values ...*say.Value) {
		if wrong.Silent() {
			wrong = say.It(id, values...)
		}
	}
	for n, field := range dayFields {
		text := cell(field)
		if text == "" {
			continue
		}
		if dayFirst(text) {
			r.first[field] = text
		}
		day, figures, ok := dayIn(text)
		if !ok {
			not("entry-no-day", say.Text("given", text))
		}
		if figures {
			figured |= 1 << n
		}
		*[...]*law.Date{&e.Date, &e.Liquidated, &e.Paid}[n] = day
	}
	if cell(Date) == "" {
		not("entry-day-missing-here")
	}
	e.Number, e.Program = cell(Number), cell(Program)
	if e.Importer = law.Importer(strings.ToLower(cell(Importer))); e.Importer == "" {
		e.Importer = r.Importer
	}
	if !slices.Contains(refund.Importers, e.Importer) {
		not("not-one-of", say.Text("given", string(e.Importer)), say.Words("known", calc.Texts(refund.Importers)))
	}
	if e.Type = typeOf(cell(Type)); e.Type == "" && e.Importer != "post" {
		not("entry-type-invalid", say.Text("given", cell(Type)))
	}
	for _, word := range strings.Fields(cell(Facts)) {
		fact := law.EntryFact(word)
		if e.Facts = append(e.Facts, fact); !slices.Contains(refund.Facts, fact) {
			not("not-one-of", say.Text("given", word), say.Words("known", calc.Texts(refund.Facts)))
		}
	}
	if text := cmp.Or(cell(ProtestStatus), cell(Protest)); text != "" && !decided(text) {
		e.Facts = append(e.Facts, "open-protest")
	}
	if flagged, ok := yes(cell(Reconciliation)); !ok {
		not("entry-not-yes-or-no", say.Text("given", cell(Reconciliation)))
	} else if flagged {
		e.Facts = append(e.Facts, "reconciliation")
	}
	switch status := strings.ToLower(cell(Status)); {
	case e.Liquidated != "":
	case strings.HasPrefix(status, "un"), strings.HasPrefix(status, "not "):
		e.Unliquidated = true
	case strings.HasPrefix(status, "liq"), strings.HasPrefix(status, "reliq"):
		// Without its day every way and last day would be counted from a presumption that
		// the file itself denies.
		not("entry-liquidation-without-day")
	}
	for field, into := range map[Field]*decimal.NullDecimal{Void: &e.Void, Duty: &e.Duty, Ordinary: &e.Ordinary} {
		if text := cell(field); text != "" {
			if into.Decimal, into.Valid = dollars(text); !into.Valid {
				not("entry-no-amount", say.Text("given", text))
			}
		}
	}
	return e, figured, wrong
}

// voidOf is the void part of a tariff line: its duty, where it stands under a heading of
// duties that were void.
func (r *Reader) voidOf(hts, duty string) (decimal.Decimal, say.Message) {
	digits := strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, hts)
	if !slices.ContainsFunc(r.Heads, func(head string) bool { return strings.HasPrefix(digits, strings.ReplaceAll(head, ".", "")) }) {
		return decimal.Zero, say.Message{}
	}
	d, ok := dollars(duty)
	if !ok {
		return d, say.It("entry-no-amount", say.Text("given", duty))
	}
	return d, say.Message{}
}
