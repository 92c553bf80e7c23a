package entries

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"section321/calc/orders"
	"section321/calc/rows"
	"section321/calc/say"
)

// A Field is what a column of a report can hold.
type Field int

// The fields, in the order of columns.csv.
const (
	Number Field = iota
	Date
	Type
	Importer
	Liquidated
	Status
	Paid
	Void
	Duty
	Ordinary
	Program
	Facts
	Protest
	ProtestStatus
	Reconciliation
	HTS
	Line
	LineDuty
	fieldCount
)

//go:embed columns.csv
var columnsFile string

// Fields are the names of the fields, by Field.
var Fields = func() (names [fieldCount]string) {
	for i, r := range rows.Parse(columnsFile)[1:] {
		names[i] = r[0]
	}
	return names
}()

// A naming is what the name of a column says it holds: surely, or only where no other does.
type naming struct {
	Field
	sure bool
}

// known are the fields by what reports call their columns.
var known = sync.OnceValue(func() map[string]naming {
	all := map[string]naming{}
	for i, r := range rows.Parse(columnsFile)[1:] {
		for column, names := range r[1:] {
			for name := range strings.SplitSeq(names, "|") {
				all[orders.Plain(name)] = naming{Field(i), column == 0}
			}
		}
	}
	delete(all, "")
	return all
})

// Label is what a person reads for a field.
func (f Field) Label() say.Message { return say.It("entry-column-" + Fields[f]) }

// Columns are where the fields stand in a row; -1 where there is no such column.
type Columns [fieldCount]int

// find reads the heading. Columns that a person named stand over those that are known by
// their names. Twice are those of which two can be the same field.
func find(heading []string, named map[string]string) (c Columns, twice []Field) {
	for f := range c {
		c[f] = -1
	}
	taken := map[int]bool{}
	for f, name := range Fields {
		if named[name] == "" {
			continue
		}
		if c[f] = slices.IndexFunc(heading, func(h string) bool { return strings.EqualFold(h, strings.TrimSpace(named[name])) }); c[f] >= 0 {
			taken[c[f]] = true
		}
	}
	var surely Columns
	for i, name := range heading {
		n, ok := known()[orders.Plain(name)]
		f := n.Field
		switch {
		case !ok || taken[i] || named[Fields[f]] != "":
		case c[f] < 0, n.sure && surely[f] == 0:
			c[f] = i
		case n.sure || surely[f] == 0:
			twice = append(twice, f)
		}
		if ok && n.sure {
			surely[f]++
		}
	}
	return c, twice
}

// like counts the cells of a row that are names of columns.
func like(cells []string, named map[string]string) (n int) {
	for _, c := range cells {
		_, ok := known()[orders.Plain(c)]
		for _, name := range named {
			ok = ok || strings.EqualFold(c, strings.TrimSpace(name))
		}
		if ok {
			n++
		}
	}
	return n
}
