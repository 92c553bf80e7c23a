package orders

import (
	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// A Table is an order file that was read: its rows, whose day each belongs to, and
// the shipments they make. It holds what answers need, not the file.
type Table struct {
	Options
	Until calc.Until // tells whether somebody waits for answers; nil for as long as it takes
	// MostGoods is how many kinds of goods are answered, those under another period of the law
	// counted anew; 0 for any number.
	MostGoods int
	format    *Format
	header    []string
	columns   [fieldCount]int // place of each field's column, -1 when there is none

	lines     keys // of the hashes of rows
	rows      column[row]
	shipments column[shipment]
	days      column[personDay]
	people    texts // a byte of how they are known, and by what
	orders    texts
	products  texts // sku, origin and tariff number of the file, with tabs between
	countries []string
	toUS      []bool             // of each country
	customs   column[calc.Cents] // of each row, where the file has them

	counts    [statusCount]int
	worths    [statusCount]calc.Cents // what rows that do not count would be worth, where they say it
	byProduct []int                   // counted rows of each product
	byCountry []int                   // all rows of each country
	byMoney   map[string]int
	byKind    [4]kindCount // by place in Identities
	rejected  []rejected
	reasons   texts
	warnings  []say.Message
	bytes     int64
	ended     bool
}

// A row is one row of the file.
type row struct {
	hash     [2]uint64 // of its bytes
	retail   calc.Cents
	shipment uint32 // none when it is not counted
	before   uint32 // the row of the same shipment before it, or none
	order    uint32 // in orders, or noOrder and more
	product  uint32
	line     uint32
	quantity uint32 // thousandths
	day      int32
	country  uint8 // in countries
	status   RowStatus
}

// noDay stands for a day that the row does not say.
const noDay = -1 << 31

// noOrder and the numbers above it are orders without a number, each its own.
const noOrder = 1 << 31

// A shipment is the rows of one order that belong to one person's day: one entry.
type shipment struct {
	order, day  uint32 // day is the place of the person-day
	first, last uint32 // rows
	before      uint32 // the shipment of the same person-day before it, or none
	rows        uint32
	retail      calc.Cents
}

// A personDay is what one person imports on one day.
type personDay struct {
	person    uint32
	day       int32  // as the file says, before the days of transit
	last      uint32 // shipment, or none
	rows      uint32
	shipments uint32
	retail    calc.Cents
	rest      int64 // what the exact sum is above it, see restUnits
}

type kindCount struct{ people, rows int }

// A rejected row, and why.
type rejected struct {
	row    uint32
	reason uint32 // in reasons: the column’s name, the id of the message, its values and the cell, with tabs between
}

// Rows returns the number of rows read so far.
func (t *Table) Rows() int { return t.rows.n }

// Bytes returns the number of bytes read so far.
func (t *Table) Bytes() int64 { return t.bytes }

// Lines returns the number of lines read so far.
func (r *Reader) Lines() int { return r.split.next - 1 }

// person returns by what a person is known, and how.
func (t *Table) person(n uint32) (who, by string) {
	text := t.people.text(n)
	if text == "" {
		return "", ""
	}
	return text[1:], Identities[text[0]]
}

func (t *Table) orderText(n uint32) string {
	if n >= noOrder {
		return ""
	}
	return t.orders.text(n)
}

// CountryName returns what answers call a country.
func CountryName(code string) string {
	if c, ok := law.CountryOf(code); ok {
		return c.Name
	}
	if code == "EU" {
		return "European Union"
	}
	return code
}
