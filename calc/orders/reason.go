package orders

import (
	"strings"

	"section321/calc/say"
)

// reason finds out by arithmetic what names leave open: whether the price is that of
// one or of the whole line.
func (g *Guess) reason(over map[string]string) {
	columns := g.Options.Columns
	quantityAt, ok := columnOf(g.Header, columns["quantity"])
	field := "price"
	if columns[field] == "" {
		field = "total"
	}
	priceAt, priced := columnOf(g.Header, columns[field])
	if !ok || !priced || over["price"] != "" || over["total"] != "" {
		return
	}
	lines := g.lines(priceAt, quantityAt)
	several := 0
	for _, l := range lines {
		if l.quantity != 1 {
			several++
		}
	}
	if several == 0 {
		return
	}
	switch of := g.confirmed(lines, priceAt, quantityAt); {
	case of == "line" && field == "price":
		delete(columns, "price")
		columns["total"] = ColumnName(g.Header, priceAt)
	case of == "one" && field == "total":
		delete(columns, "total")
		columns["price"] = ColumnName(g.Header, priceAt)
	case of == "" && field == "price":
		g.Notes = append(g.Notes, say.It("price-taken-as-one"))
	}
}

// A sampledLine is a line of an order in the sample that has a price and a quantity.
type sampledLine struct {
	row             []string
	order           string
	price, quantity float64
}

func (g *Guess) lines(priceAt, quantityAt int) (lines []sampledLine) {
	orderAt, ordered := columnOf(g.Header, g.Options.Columns["order"])
	for _, row := range g.Rows {
		if len(lines) == 200 {
			break
		}
		if priceAt >= len(row) || quantityAt >= len(row) {
			continue
		}
		l := sampledLine{row: row}
		var ok1, ok2 bool
		l.price, ok1 = g.amount(row[priceAt])
		l.quantity, ok2 = g.amount(row[quantityAt])
		if !ok1 || !ok2 || l.price <= 0 || l.quantity <= 0 {
			continue
		}
		if ordered && orderAt < len(row) {
			l.order = strings.TrimSpace(row[orderAt])
		}
		lines = append(lines, l)
	}
	return lines
}

// amount reads a cell as it is read in one way or the other.
func (g *Guess) amount(cell string) (float64, bool) {
	if cell = strings.TrimSpace(cell); len(cell) > 20 || !strings.ContainsAny(cell, "0123456789") {
		return 0, false
	}
	n, _, ok := readNumber([]byte(cell), false)
	if !ok {
		n, _, ok = readNumber([]byte(cell), true)
	}
	if !ok {
		return 0, false
	}
	f, _ := n.decimal().Float64()
	return f, true
}

// confirmed returns whether another column tells that the price is that of one or of
// the line: it is their product, their quotient or the sum of the order.
func (g *Guess) confirmed(lines []sampledLine, priceAt, quantityAt int) string {
	best, most := "", 0
	for at := range g.Header {
		if at == priceAt || at == quantityAt {
			continue
		}
		// What is known to be another amount, such as a refund, tells nothing.
		if m, ok := guess(g.Header[at]); ok && m.field != Price && m.field != Total {
			continue
		}
		one, line, whole, tooMuch := 0, 0, 0, 0
		m, known := guess(g.Header[at])
		total := known && m.field == Total
		var sumOne, sumLine, said float64
		fits := func(a, b float64) bool { return a-b < 0.015 && b-a < 0.015 }
		several := false
		close := func() {
			if said > 0 && several {
				whole++
				if fits(sumOne, said) {
					one++
				} else if fits(sumLine, said) {
					line++
				}
				// An order does not come to less than its goods.
				if sumOne > said+0.015 && sumLine < said+0.015 {
					tooMuch++
				}
			}
			sumOne, sumLine, said, several = 0, 0, 0, false
		}
		of := 0 // rows whose own cell is the product or the quotient
		quotients := 0
		alone := 0
		for i, l := range lines {
			if i > 0 && (l.order == "" || l.order != lines[i-1].order) {
				close()
			}
			sumOne += l.price * l.quantity
			sumLine += l.price
			several = several || l.quantity != 1
			if at >= len(l.row) {
				continue
			}
			v, ok := g.amount(l.row[at])
			if !ok || v <= 0 {
				continue
			}
			if said == 0 {
				said = v
			}
			if l.quantity != 1 {
				alone++
				if fits(l.price*l.quantity, v) {
					of++
				}
				if fits(v*l.quantity, l.price) {
					quotients++
				}
			}
		}
		close()
		switch {
		case alone > 0 && of == alone && of > most:
			best, most = "one", of
		case alone > 0 && quotients == alone && quotients > most:
			best, most = "line", quotients
		case whole > 0 && one == whole && one > most:
			best, most = "one", one
		case whole > 0 && line == whole && line > most:
			best, most = "line", line
		case total && whole > 0 && tooMuch == whole && most == 0:
			best = "line"
		}
	}
	return best
}
