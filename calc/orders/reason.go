package orders

import (
	"math"
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
	g.discounts(lines)
	if g.inShares(lines, priceAt, quantityAt) {
		return
	}
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
	case of == "less" && g.calledOfOne(priceAt):
		// The order comes to less than its goods at prices that are called those of one.
	case (of == "line" || of == "less") && field == "price":
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
	discount, off   float64 // what is taken off the line, and what off its order
}

// discounts reads what is taken off each line.
func (g *Guess) discounts(lines []sampledLine) {
	at, ok := columnOf(g.Header, g.mapped("discount"))
	whole, of := columnOf(g.Header, g.mapped("orderDiscount"))
	for i := range lines {
		l := &lines[i]
		if ok && at < len(l.row) {
			l.discount, _ = g.amount(l.row[at])
		}
		if of && whole < len(l.row) {
			l.off, _ = g.amount(l.row[whole])
		}
		l.discount, l.off = math.Abs(l.discount), math.Abs(l.off)
	}
}

// inShares finds out that discounts are shares of the price in percent, by a total that is
// less by so much. That total is what the buyer paid for the line, and takes their place.
func (g *Guess) inShares(lines []sampledLine, priceAt, quantityAt int) bool {
	columns := g.Options.Columns
	for at, name := range g.Header {
		if m, ok := guess(name); !ok || m.field != Total || at == priceAt || at == quantityAt {
			continue
		}
		shares, others := 0, 0
		for _, l := range lines {
			d := max(l.discount, l.off)
			if at >= len(l.row) || d == 0 {
				continue
			}
			paid, ok := g.amount(l.row[at])
			if whole := l.price * l.quantity; ok && math.Abs(whole*(1-d/100)-paid) < 0.015 && math.Abs(whole-d-paid) > 0.015 {
				shares++
			} else {
				others++
			}
		}
		if shares > 0 && others == 0 {
			for _, field := range []string{"price", "discount", "orderDiscount"} {
				delete(columns, field)
			}
			columns["total"] = ColumnName(g.Header, at)
			return true
		}
	}
	return false
}

// calledOfOne reports whether a column is called the price of one.
func (g *Guess) calledOfOne(at int) bool {
	return nameParts()["of-one"].has(strings.ToLower(g.Header[at]))
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
		if inPercent(g.Header[at]) {
			continue
		}
		one, line, whole, tooMuch := 0, 0, 0, 0
		m, known := guess(g.Header[at])
		// A column that is not known may have the right figure once by chance.
		least := 2
		if known {
			least = 1
		}
		total := known && m.field == Total
		var sumOne, sumLine, said, off float64
		fits := func(a, b float64) bool { return a-b < 0.015 && b-a < 0.015 }
		several, varied := false, false
		close := func() {
			if said > 0 && several {
				whole++
				if fits(sumOne, said) || fits(sumOne-off, said) {
					one++
				} else if fits(sumLine, said) {
					line++
				}
				// An order does not come to less than its goods.
				if sumOne-off > said+0.015 && sumLine < said+0.015 && !varied {
					tooMuch++
				}
			}
			sumOne, sumLine, said, off, several, varied = 0, 0, 0, 0, false, false
		}
		of := 0 // rows whose own cell is the product or the quotient
		quotients := 0
		alone := 0
		for i, l := range lines {
			if i > 0 && (l.order == "" || l.order != lines[i-1].order) {
				close()
			}
			sumOne += l.price*l.quantity - l.discount
			off = max(off, l.off)
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
			varied = varied || v != said
			if l.quantity != 1 {
				alone++
				if fits(l.price*l.quantity, v) || fits(l.price*l.quantity-l.discount, v) {
					of++
				}
				if fits(v*l.quantity, l.price) {
					quotients++
				}
			}
		}
		close()
		switch {
		case alone >= least && of == alone && of > most:
			best, most = "one", of
		case alone >= least && quotients == alone && quotients > most:
			best, most = "line", quotients
		case whole >= least && one == whole && one > most:
			best, most = "one", one
		case whole >= least && line == whole && line > most:
			best, most = "line", line
		case total && whole > 0 && tooMuch == whole && most == 0:
			best = "less"
		}
	}
	return best
}
