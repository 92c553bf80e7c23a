package orders

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"section321/calc/say"
)

// A Format is an export that is known by its columns.
type Format struct {
	ID       string
	Name     say.Message
	known    [][]column1 // columns that tell it, one line of them all
	columns  map[Field]column1
	dates    string // how it writes dates in figures only, "" when that varies
	identity string
	literal  bool   // quotes stand for themselves
	totals   bool   // a line without an item has an order's totals
	net      bool   // prices have the discounts taken off
	after    bool   // the subtotal is what is left after discounts
	charged  string // the column of what was charged for an order, "" when there is none
	adjusted string // and of what that came to after refunds, 0 where there were none
	only     string // the column that tells which rows are sales, "" when there is none
	sale     string // and what it says of those
	payments bool   // a report of payments
	bare     bool   // it has no prices of goods
	owed     bool   // its status is that of the payment
	paid     bool   // its totals are all that was paid for an order
}

// A column1 is what one column is called, in several spellings and languages.
type column1 []string

//go:embed data/formats.txt
var formatText string

// Formats are the exports known, CSV standing for every other table.
var Formats = readFormats(formatText)

func readFormats(text string) (formats []Format) {
	var f *Format
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			id, name, _ := strings.Cut(line[1:], "] ")
			formats = append(formats, Format{ID: id, Name: say.Row("formats."+id, name), columns: map[Field]column1{}})
			f = &formats[len(formats)-1]
			continue
		}
		what, words, _ := strings.Cut(line, ": ")
		switch what {
		case "known":
			var all []column1
			for name := range strings.SplitSeq(words, ", ") {
				all = append(all, spellings(name))
			}
			f.known = append(f.known, all)
		case "dates":
			f.dates = words
		case "identity":
			f.identity = words
		case "literal":
			f.literal = true
		case "totals":
			f.totals = true
		case "net":
			f.net = true
		case "after":
			f.after = true
		case "payments":
			f.payments = true
		case "paid":
			f.paid = true
		case "owed":
			f.owed = true
		case "priceless":
			f.bare = true
		case "adjusted":
			f.adjusted, f.charged, _ = strings.Cut(words, " of ")
		case "only":
			f.only, f.sale, _ = strings.Cut(words, "=")
		default:
			field, ok := FieldNamed(what)
			if !ok {
				panic("orders:formats.txt:" + what)
			}
			f.columns[field] = spellings(words)
		}
	}
	return append(formats, Format{ID: "csv", Name: say.It("format-table")})
}

func spellings(words string) (c column1) {
	for word := range strings.SplitSeq(words, "|") {
		c = append(c, plainName(word))
	}
	return c
}

// in returns the place of the column in a header of plain names, -1 when it is not there.
func (c column1) in(plain []string) int {
	for _, name := range c {
		if i := slices.Index(plain, name); i >= 0 {
			return i
		}
	}
	return -1
}

func formatNamed(id string) *Format {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.ID == id })
	if i < 0 {
		i = len(Formats) - 1
	}
	return &Formats[i]
}

func plainNames(header []string) []string {
	plain := make([]string, len(header))
	for i, name := range header {
		if len(name) <= 100 {
			plain[i] = plainName(name)
		}
	}
	return plain
}

// formatOf returns the export that has these columns.
func formatOf(header []string) *Format {
	plain := plainNames(header)
	for i := range Formats {
		for _, known := range Formats[i].known {
			if !slices.ContainsFunc(known, func(c column1) bool { return c.in(plain) < 0 }) {
				return &Formats[i]
			}
		}
	}
	return formatNamed("csv")
}

// elsewhere are the fields that a known export may have under another name than it mostly
// does. Amounts are not, unless it has none: what they are is known of the export alone.
var elsewhere = []Field{Ordered, Shipped, Email, Buyer, Name, Country, Billing, State, Currency, Origin, HTS}

// mapped returns the column of each field: as the format knows them or, in any other
// table, as their names suggest, at most one column a field. A column that stands
// twice or has no name is called by its number.
func (f *Format) mapped(header []string) map[string]string {
	columns := map[string]string{}
	taken := make([]bool, len(header))
	plain := plainNames(header)
	for field, c := range f.columns {
		if i := c.in(plain); i >= 0 {
			columns[Fields[field].Field] = ColumnName(header, i)
			taken[i] = true
		}
	}
	known, ranks := maps.Clone(columns), map[Field]int{}
	for i, name := range header {
		m, ok := guess(name)
		if !ok || taken[i] || known[Fields[m.field].Field] != "" || len(f.columns) > 0 && !f.leaves(known, m) {
			continue
		}
		if before, taken := ranks[m.field]; !taken || m.rank < before {
			ranks[m.field] = m.rank
			columns[Fields[m.field].Field] = ColumnName(header, i)
		}
	}
	if columns["price"] != "" && known["total"] == "" {
		delete(columns, "total")
	}
	return columns
}

// leaves reports whether a known export whose columns were found leaves it to a column's
// name what it is.
func (f *Format) leaves(found map[string]string, m meaning) bool {
	switch m.field {
	case Price, Total:
		return !f.bare && found["price"] == "" && found["total"] == "" && m.rank < aside
	case Quantity, Status, Cancelled:
		return m.rank < aside
	}
	return slices.Contains(elsewhere, m.field)
}

// ColumnName is how options call column i: by its name, or by its number where the
// name is empty or stands for two.
func ColumnName(header []string, i int) string {
	name := strings.TrimSpace(header[i])
	same := 0
	for _, other := range header {
		if strings.TrimSpace(other) == name {
			same++
		}
	}
	if name == "" || same > 1 || name[0] == '#' && len(name) > 1 {
		return "#" + itoa(i+1)
	}
	return name
}
