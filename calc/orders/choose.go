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
	Ordered: isDay, Shipped: isDay, Cancelled: isDay,
	Price: isAmount, Total: isAmount, Quantity: isAmount, ReturnedQuantity: isAmount,
	Discount: isAmount, OrderDiscount: isAmount, Refund: isAmount, Postage: isAmount, Tax: isAmount, Customs: isAmount,
	Country: isCountry, Billing: isCountry, Origin: isCountry,
	Currency: func(cell string) bool { return len([]rune(cell)) <= 4 },
}

func isDay(cell string) bool {
	_, month := readDate([]byte(cell), MonthFirst)
	_, day := readDate([]byte(cell), DayFirst)
	_, year := readDate([]byte(cell), YearFirst)
	return month || day || year
}

func isAmount(cell string) bool {
	_, _, point := readNumber([]byte(cell), false)
	_, _, comma := readNumber([]byte(cell), true)
	return point || comma
}

func isCountry(cell string) bool {
	_, ok := countryOf(cell)
	return ok
}

// choose takes the column of each field whose name is the surest of those whose cells
// do not speak against it. Columns that a person named stay.
func (g *Guess) choose(over map[string]string) {
	type candidate struct{ at, rank int }
	candidates := map[Field][]candidate{}
	for i, name := range g.Header {
		if m, ok := guess(name); ok && believable[m.field] != nil {
			candidates[m.field] = append(candidates[m.field], candidate{i, m.rank})
		}
	}
	columns := g.Options.Columns
	for field, all := range candidates {
		word := Fields[field].Field
		if over[word] != "" {
			continue
		}
		slices.SortStableFunc(all, func(a, b candidate) int { return a.rank - b.rank })
		delete(columns, word)
		for _, c := range all {
			name := ColumnName(g.Header, c.at)
			if g.believes(c.at, believable[field]) && !g.taken(name, over) {
				columns[word] = name
				break
			}
			// Ship to may be a country or a person.
			if field == Country && columns["name"] == "" && plainName(name) == "shipto" {
				columns["name"] = name
			}
		}
	}
	if columns["price"] != "" && over["total"] == "" {
		delete(columns, "total")
	}
	if over["total"] != "" && over["price"] == "" {
		delete(columns, "price")
	}
	if columns["country"] == "" {
		g.findCountry(over)
	}
	if columns["ordered"] == "" && columns["shipped"] == "" {
		g.findDay(over)
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
	for _, cell := range cells[:min(len(cells), 100)] {
		if all++; may(cell) {
			good++
		}
	}
	return 2*good >= all
}

// findCountry finds a column whose cells are names of countries, whatever it is called.
func (g *Guess) findCountry(over map[string]string) {
	for i, name := range g.Header {
		if m, ok := guess(name); ok && m.field != Name && m.field != Item || g.taken(ColumnName(g.Header, i), over) {
			continue
		}
		named, all := 0, 0
		for _, cell := range g.cells(i) {
			if all++; len(cell) > 3 && isCountry(cell) || cell == "USA" {
				named++
			}
		}
		if all > 0 && named*10 >= all*9 {
			g.Options.Columns["country"] = ColumnName(g.Header, i)
			return
		}
	}
}
