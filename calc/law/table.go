package law

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/rows"
	"section321/calc/say"
)

// A row is one line of a data file, read by column name. The first thing wrong
// with it is kept in err, so that a reader of many columns asks once.
type row struct {
	file    string
	line    int
	columns []string
	cells   []string // as many
	err     error
	named   string // its id, once somebody asked
	own     func(id string) string
	groups  map[string]set // of countries
}

func (r *row) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("%s line %d: "+format, append([]any{r.file, r.line}, args...)...)
	}
}

func (r *row) text(column string) string {
	s, ok := r.cell(column)
	if !ok {
		r.fail("the column %q is missing", column)
	}
	return s
}

func (r *row) cell(column string) (string, bool) {
	for i, name := range r.columns {
		if name == column {
			return r.cells[i], true
		}
	}
	return "", false
}

// maybe is text of a column that not every file has.
func (r *row) maybe(column string) string {
	s, _ := r.cell(column)
	return s
}

// say is what a column says, under an id that stands as long as the row does: that of the
// row and, but for its text, the name of the column.
func (r *row) say(column string) say.Message {
	text := r.maybe(column)
	if text == "" {
		return say.Message{}
	}
	id := r.id()
	if column != "text" {
		id += "." + column
	}
	return say.Row(id, text)
}

// ours marks an excerpt that is no quotation.
const ours = "[in our words] "

// excerpt is the law's own words, or ours for them.
func (r *row) excerpt() say.Message {
	text := r.text("excerpt")
	words, is := strings.CutPrefix(text, ours)
	if !is {
		return say.Verbatim(text)
	}
	return say.It("in-our-words", say.Say("words", say.Row(r.id()+".excerpt", words)))
}

// named are the columns of which one names a row, in its file and for its days.
var named = []string{"id", "rule", "way", "route", "provision", "layer", "point", "method", "symbols", "type", "fact", "name", "kind"}

// id names the row: by its file, what it is about and the day it begins, and where
// several are alike in that, by which of them it is.
func (r *row) id() string {
	if r.named != "" {
		return r.named
	}
	parts := strings.TrimSuffix(r.file, ".csv")
	for _, column := range named {
		if name := r.maybe(column); name != "" {
			parts += "." + strings.ReplaceAll(name, " ", "+")
			break
		}
	}
	if from := r.maybe("from"); from != "" && r.maybe("id") == "" {
		parts += "." + from
	}
	r.named = r.own(parts)
	return r.named
}

func (r *row) required(column string) string {
	s := r.text(column)
	if s == "" {
		r.fail("the column %q is empty", column)
	}
	return s
}

func (r *row) words(column string) set { return strings.Fields(r.text(column)) }

// countries reads codes of countries and the names of groups of them.
func (r *row) countries(column string) set {
	words := r.words(column)
	for i := 0; i < len(words); i++ {
		if members, ok := r.groups[words[i]]; ok {
			words = slices.Replace(words, i, i+1, members...)
		}
	}
	return words
}

// numbers reads tariff numbers and parts of them, without their dots.
func (r *row) numbers(column string) []string {
	return strings.Fields(strings.ReplaceAll(r.text(column), ".", ""))
}

func (r *row) date(column string) Date {
	s := r.text(column)
	if s == "" {
		return ""
	}
	d, err := ParseDate(s)
	if err != nil {
		r.fail("%s: %v", column, err)
	}
	return d
}

func (r *row) amount(column string) decimal.Decimal {
	d, err := decimal.NewFromString(r.required(column))
	if err != nil || d.IsNegative() {
		r.fail("%s: %q is not an amount", column, r.text(column))
	}
	return d
}

func (r *row) maybeAmount(column string) decimal.NullDecimal {
	if r.text(column) == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(r.amount(column))
}

func (r *row) when(column string) When {
	w, err := parseWhen(r.text(column))
	if err != nil {
		r.fail("%v", err)
	}
	return w
}

// fact reads the columns that every row of the law has.
func (r *row) fact(sources map[string]*Source) Fact {
	f := Fact{
		From: r.date("from"), To: r.date("to"), Text: r.say("text"), Change: r.say("change"),
		Confidence: Confidence(r.required("confidence")), Excerpt: r.excerpt(), Note: r.say("note"),
	}
	if f.From == "" || f.To != "" && f.To < f.From {
		r.fail("from %q to %q is not a period", string(f.From), string(f.To))
	}
	if !slices.Contains(Confidences, f.Confidence) {
		r.fail("confidence %q is not one of %v", f.Confidence, Confidences)
	}
	f.Cite = r.cite(sources)
	return f
}

// cite returns the documents that a row names, of which its own comes first.
func (r *row) cite(sources map[string]*Source) []string {
	ids := append([]string{r.required("source")}, r.words("also")...)
	for _, id := range ids {
		if sources[id] == nil {
			r.fail("%q is no document of sources.csv", id)
		}
	}
	return ids
}

// source reads a document, which counts as checked on the day the law was, where the row
// does not say another.
func (r *row) source(lawChecked Date) *Source {
	s := &Source{ID: r.required("source"), Title: r.required("citation"), URL: r.required("link"),
		Published: r.date("published"), Checked: r.date("checked"), Confidence: Confidence(r.required("confidence"))}
	if s.Checked == "" {
		s.Checked = lawChecked
	}
	if !slices.Contains(Confidences, s.Confidence) {
		r.fail("confidence %q is not one of %v", s.Confidence, Confidences)
	}
	return s
}

// read returns the rows of a data file, in the order of the file.
func read(name, text string) ([]row, error) {
	records := rows.Parse(text)
	if len(records) == 0 {
		return nil, fmt.Errorf("%s is empty or missing", name)
	}
	read := make([]row, 0, len(records))
	for i, record := range records[1:] {
		if len(record) != len(records[0]) {
			return nil, fmt.Errorf("%s line %d has %d columns, not %d", name, i+2, len(record), len(records[0]))
		}
		read = append(read, row{file: name, line: i + 2, columns: records[0], cells: record})
	}
	return read, nil
}

// Tables are the data files of the law by their names, each as its text.
type Tables map[string]string

// A loader reads tables until the first fault, which it keeps.
type loader struct {
	tables  Tables
	sources map[string]*Source
	groups  map[string]set // of countries
	days    []Date         // on which a fact begins to hold, or no longer holds
	err     error
}

// each hands every row of a table to keep.
func (l *loader) each(name string, keep func(*row)) {
	if l.err != nil {
		return
	}
	rows, err := read(name, l.tables[name])
	if err != nil {
		l.err = err
		return
	}
	taken := map[string]int{}
	own := func(id string) string {
		if taken[id]++; taken[id] > 1 {
			id += "-" + strconv.Itoa(taken[id])
		}
		return id
	}
	for i := range rows {
		rows[i].own, rows[i].groups = own, l.groups
		keep(&rows[i])
		if rows[i].err != nil {
			l.err = rows[i].err
			return
		}
	}
}

// facts is each for tables of facts.
func (l *loader) facts(name string, keep func(*row, Fact)) {
	l.each(name, func(r *row) {
		f := r.fact(l.sources)
		l.days = append(l.days, f.From)
		if f.To != "" {
			l.days = append(l.days, f.To.AddDays(1))
		}
		keep(r, f)
	})
}
