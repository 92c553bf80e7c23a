package orders

import (
	"slices"
	"strings"

	"section321/calc/say"
)

// A column's name is believed only where its cells do not speak against it.

// believable returns whether a cell may be what a field's cells are. Fields that may
// say anything are not listed.
var believable = map[Field]func(cell string) bool{
	Ordered: isDay, Shipped: isDay, Cancelled: func(cell string) bool { return isDay(cell) || isFlag(cell) },
	Price: isAmount, Total: isAmount, Quantity: isCount, ReturnedQuantity: isCount,
	Discount: isAmount, OrderDiscount: isAmount, Refund: func(cell string) bool { return isAmount(cell) || isFlag(cell) }, Postage: isAmount, Tax: isAmount, Customs: isAmount,
	Country: namesCountry, Billing: namesCountry, Origin: isCountry,
	Currency: func(cell string) bool { _, ok := currencyNamed(cell); return ok },
}

func isFlag(cell string) bool { return saysYes([]byte(cell)) || saysNo([]byte(cell)) }

func isDay(cell string) bool {
	for _, order := range [...]string{MonthFirst, DayFirst, YearFirst} {
		if _, ok := readDate([]byte(cell), order); ok {
			return true
		}
	}
	return false
}

func isCount(cell string) bool {
	if _, point := readCount([]byte(cell), false); point {
		return true
	}
	_, comma := readCount([]byte(cell), true)
	return comma
}

func isAmount(cell string) bool {
	if _, _, point := readNumber([]byte(cell), false); point {
		return true
	}
	_, _, comma := readNumber([]byte(cell), true)
	return comma
}

func isCountry(cell string) bool {
	_, ok := countryOf(cell)
	return ok
}

// namesCountry reports whether a cell is a country or an address that ends with one.
func namesCountry(cell string) bool {
	_, ok := countryIn(cell)
	return ok
}

// A candidate is a column that may hold a field, and how little its name says so.
type candidate struct{ at, rank int }

// choose takes the column of each field whose name is the surest of those whose cells
// do not speak against it. Columns that a person named stay.
func (g *Guess) choose(over map[string]string) {
	candidates := map[Field][]candidate{}
	for i, name := range g.Header {
		if m, ok := guess(name); ok && believable[m.field] != nil {
			candidates[m.field] = append(candidates[m.field], candidate{i, m.rank})
		}
	}
	columns := g.Options.Columns
	for field, all := range candidates {
		if over[Fields[field].Field] == "" {
			slices.SortStableFunc(all, func(a, b candidate) int { return a.rank - b.rank })
			g.chooseOne(field, all, over)
		}
	}
	if columns["price"] != "" && over["total"] == "" {
		delete(columns, "total")
	}
	if over["total"] != "" && over["price"] == "" {
		delete(columns, "price")
	}
	g.stateOrStatus(over)
	g.otherStatus(over)
	g.orderKind(over)
	if columns["country"] == "" {
		g.findCountry(over)
	}
	for _, field := range decisive {
		if columns[Fields[field].Field] == "" {
			g.takeUnread(field, candidates[field], over)
		}
	}
	if columns["ordered"] == "" && columns["shipped"] == "" {
		g.findDay(over)
	}
}

func (g *Guess) chooseOne(field Field, all []candidate, over map[string]string) {
	columns, word := g.Options.Columns, Fields[field].Field
	delete(columns, word)
	for _, c := range all {
		name := ColumnName(g.Header, c.at)
		if g.believes(c.at, believable[field]) && !g.taken(name, over) {
			if columns[word] == "" || g.saysSomething(field, c.at) {
				columns[word] = name
			}
			if g.saysSomething(field, c.at) {
				return
			}
			continue
		}
		// Ship to may be a country or a person.
		if field == Country && columns["name"] == "" && plainName(name) == "shipto" {
			columns["name"] = name
		}
	}
}

// saysSomething reports whether a column holds what its name says: one that is empty, or
// whose amounts are all nothing beside the price, says no more than none.
func (g *Guess) saysSomething(f Field, at int) bool {
	cells := g.cells(at)
	if !slices.Contains(moneyFields[:], f) {
		return len(cells) > 0
	}
	return slices.ContainsFunc(cells, func(c string) bool { v, ok := g.amount(c); return !ok || v != 0 })
}

// decisive are fields in whose place something wrong would be taken without a word: one
// of each, to the United States, in dollars.
var decisive = []Field{Quantity, Country, Currency}

// takeUnread takes the column that is surely called so although its cells cannot be read:
// each row then tells why.
func (g *Guess) takeUnread(field Field, all []candidate, over map[string]string) {
	for _, c := range all {
		name := ColumnName(g.Header, c.at)
		if c.rank < aside && over[Fields[field].Field] == "" && !g.taken(name, over) && plainName(name) != "shipto" {
			g.Options.Columns[Fields[field].Field] = name
			return
		}
	}
}

// stateOrStatus takes a column for the status whose name may be that of a state: estado.
func (g *Guess) stateOrStatus(over map[string]string) {
	columns := g.Options.Columns
	if columns["status"] != "" || columns["state"] == "" || over["state"] != "" {
		return
	}
	at, ok := columnOf(g.Header, columns["state"])
	known := func(cell string) bool { _, ok := fate(cell); return ok }
	if ok && len(g.cells(at)) > 0 && g.believes(at, known) {
		columns["status"] = columns["state"]
		delete(columns, "state")
	}
}

// otherStatus takes the second column that is called a status: many files have one of the
// order and one of its payment, and an order is counted only where both say so.
func (g *Guess) otherStatus(over map[string]string) {
	columns := g.Options.Columns
	if columns["status"] == "" || over["otherStatus"] != "" {
		return
	}
	first, best := columns["status"], 0
	for i, name := range g.Header {
		m, ok := guess(name)
		column := ColumnName(g.Header, i)
		if !ok || m.field != Status || column == first || g.taken(column, over) || columns["otherStatus"] != "" && m.rank >= best {
			continue
		}
		columns["otherStatus"], best = column, m.rank
	}
}

// orderKind takes a column for a status that says of each order whether it is a sale or goes
// back, where all of its words are known and there is no second status.
func (g *Guess) orderKind(over map[string]string) {
	columns := g.Options.Columns
	if columns["otherStatus"] != "" || over["otherStatus"] != "" {
		return
	}
	for i, name := range g.Header {
		column, cells := ColumnName(g.Header, i), g.cells(i)
		called := slices.ContainsFunc(nameParts()["order-kind"].parts, func(kind string) bool { return plainName(kind) == plainName(name) })
		unknown := func(cell string) bool { _, known := fate(cell); return !known }
		if called && len(cells) > 0 && !slices.ContainsFunc(cells, unknown) && !g.taken(column, over) && columns["status"] != column && columns["kind"] != column {
			columns["otherStatus"] = column
			return
		}
	}
}

// findDay finds the one column whose cells are days, whatever it is called.
func (g *Guess) findDay(over map[string]string) {
	found := ""
	for i := range g.Header {
		name := ColumnName(g.Header, i)
		days, all := 0, 0
		for _, cell := range g.cells(i) {
			if all++; strings.ContainsAny(cell, "-/.年 ") && !isAmount(cell) && isDay(cell) {
				days++
			}
		}
		if all == 0 || days < all || g.taken(name, over) {
			continue
		}
		if found != "" {
			return
		}
		found = name
	}
	if found != "" {
		g.Options.Columns["ordered"] = found
		g.Notes = append(g.Notes, say.It("day-column-taken", say.Text("column", found)))
	}
}

func (g *Guess) taken(name string, over map[string]string) bool {
	for _, o := range over {
		if o == name {
			return true
		}
	}
	return false
}

// believes reports whether most cells of a column may be what they are taken for.
func (g *Guess) believes(at int, may func(string) bool) bool {
	good, all := 0, 0
	cells := g.cells(at)
	last, is := "", false
	for i, cell := range cells[:min(len(cells), 100)] {
		if i == 0 || cell != last {
			last, is = cell, may(cell)
		}
		if all++; is {
			good++
		}
	}
	return 2*good >= all
}

// findCountry finds a column whose cells are names of countries, whatever it is called.
func (g *Guess) findCountry(over map[string]string) {
	for i, name := range g.Header {
		m, ok := guess(name)
		if ok && m.field != Name && m.field != Item && m.field != Address || g.taken(ColumnName(g.Header, i), over) {
			continue
		}
		is := isCountry
		if ok && m.field == Address {
			is = namesCountry
		}
		// Codes alone may be those of states; among names they are countries.
		named, codes, all := 0, 0, 0
		for _, cell := range g.cells(i) {
			switch all++; {
			case len(cell) > 3 && is(cell) || cell == "USA":
				named++
			case is(cell):
				codes++
			}
		}
		if named > 0 && (named+codes)*10 >= all*9 {
			g.Options.Columns["country"] = ColumnName(g.Header, i)
			return
		}
	}
}
