package tariff

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"section321/calc/rows"
)

// The schedule spells its units in many ways. units.csv gives each spelling of
// its column of units and of its rates one word; conversions.csv says which of
// these words measure the same and how many of the one the other contains;
// meant.csv which of them people mean by names that the schedule does not have.
var (
	//go:embed data/units.csv
	unitsFile string
	//go:embed data/conversions.csv
	conversionsFile string
	//go:embed data/meant.csv
	meantFile string
)

// A conversion says that one of a measure contains so many of another.
type conversion struct {
	measure  string
	contains decimal.Decimal
	of       string
}

// unitTables are the words for each spelling of a unit, and the conversions.
type unitTables struct {
	words       map[string][]string
	conversions []conversion
}

var units = sync.OnceValue(func() *unitTables {
	u := &unitTables{words: map[string][]string{}}
	for _, row := range rowsOf(unitsFile) {
		u.words[row[0]] = strings.Fields(row[1])
	}
	for _, row := range rowsOf(conversionsFile) {
		u.conversions = append(u.conversions, conversion{row[0], decimal.RequireFromString(row[1]), row[2]})
	}
	return u
})

// rowsOf reads an embedded file without its heading; the tests read it too.
func rowsOf(file string) [][]string { return rows.Parse(file)[1:] }

// Units returns the words for a unit as the schedule spells it, such as "no" for
// "No." and "kg-lead" for "Pb kg", and false when the spelling is not known. One
// spelling can name two units: "No. and kg".
func Units(spelling string) ([]string, bool) {
	words, ok := units().words[strings.TrimSpace(spelling)]
	return words, ok
}

// IsMeasure says whether a name is one that a quantity can be asked by.
func IsMeasure(name string) bool {
	for _, words := range units().words {
		if slices.Contains(words, name) {
			return true
		}
	}
	return slices.ContainsFunc(units().conversions, func(c conversion) bool { return c.measure == name })
}

// Meant returns the measure that is likely meant by a name that is none, and how
// much of it one contains, "" where it is another name for the same.
func Meant(name string) (measure, contains string) {
	for _, row := range rowsOf(meantFile) {
		if row[0] == name {
			return row[1], row[2]
		}
	}
	return "", ""
}

// Quantity returns how much of a measure there is, converting exactly from a
// measure of the same kind where the one asked for is not given: head, doz,
// hundred, gross and thousand are counted in no; doz-prs in prs; g, carat and t
// weighed in kg; t-with-container in kg-with-container; cm2 measured in m2,
// thousand-m in m and thousand-m3 in m3. Nothing else is converted: a proof
// liter depends on the strength, a weight on what is weighed. The quantity is
// the first result divided by the second, which is 1 unless a fraction such as
// one piece of a dozen has no decimal form.
func Quantity(measures map[string]decimal.Decimal, measure string) (quantity, divisor decimal.Decimal, ok bool) {
	one := decimal.NewFromInt(1)
	if q, ok := measures[measure]; ok {
		return q, one, true
	}
	want := conversion{measure, one, measure}
	for _, c := range units().conversions {
		if c.measure == measure {
			want = c
		}
	}
	if q, ok := measures[want.of]; ok {
		return q, want.contains, true
	}
	for _, c := range units().conversions {
		if q, given := measures[c.measure]; given && c.of == want.of {
			return q.Mul(c.contains), want.contains, true
		}
	}
	return decimal.Zero, one, false
}
