package orders

import (
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/say"
)

// Where a file has no price of one, its totals may be those of lines, those of whole
// orders, which many exports write on each line of the order, or all that was paid for
// an order. What their name and the orders of more lines do not tell is asked.

// totals finds out what the totals are.
func (g *Guess) totals() {
	o := &g.Options
	name := g.mapped("total")
	if name == "" || g.mapped("price") != "" {
		return
	}
	if at, ok := columnOf(g.Header, name); ok && at < len(g.Header) {
		name = g.Header[at]
	}
	if g.Format.paid && !partOfOrder(name) {
		o.Totals = TotalPaid
		return
	}
	if o.Totals = totalCalled(name); o.Totals != "" && o.Totals != TotalOfOrder {
		return
	}
	open := o.Totals == "" && len(g.Format.columns) == 0
	same, surely, other := g.repeated()
	switch {
	case same == 0 || other > 0:
		// With shipping in a column of its own and no goods named, it may be in the total.
		beside := g.says(Postage) || g.says(Tax)
		o.Totals = TotalOfLine
		switch {
		case !open || other > 0 || !beside:
		case g.mapped("sku") == "" && g.mapped("item") == "" && g.mapped("quantity") == "":
			g.askTotals(name, TotalOfOrder, TotalPaid)
		case g.says(Postage) && slices.ContainsFunc(nameParts()["open-total"].parts, func(p string) bool { return plainName(p) == plainName(name) }):
			g.askTotals(name, TotalOfLine, TotalPaid)
		}
	case open && !surely:
		g.askTotals(name, TotalOfLine, TotalOfOrder, TotalPaid)
	case open && (g.says(Postage) || g.says(Tax)):
		g.askTotals(name, TotalOfOrder, TotalPaid)
	default:
		o.Totals = TotalOfOrder
	}
}

func (g *Guess) askTotals(name string, ways ...string) {
	g.Options.Totals = ways[0]
	q := Question{Subject: calc.About(calc.FieldTotals), Text: say.It("ask-totals", say.Text("column", name))}
	for _, way := range ways {
		q.Choices = append(q.Choices, Choice{way, say.It("ask-totals-" + way)})
	}
	g.Questions = append(g.Questions, q)
}

// totalCalled returns what a total is by its name, "" when that leaves it open.
func totalCalled(name string) string {
	plain := plainName(name)
	is := func(list string) bool {
		return slices.ContainsFunc(nameParts()[list].parts, func(p string) bool { return plainName(p) == plain })
	}
	switch {
	case is("paid-total"):
		return TotalPaid
	case is("goods-total"):
		return TotalOfOrder
	case nameParts()["line-total"].has(strings.ToLower(name)):
		return TotalOfLine
	}
	return ""
}

// partOfOrder reports whether a total is called one of goods alone.
func partOfOrder(name string) bool {
	return totalCalled(name) == TotalOfOrder || strings.Contains(strings.ToLower(name), "subtotal")
}

// says reports whether the sampled rows have an amount other than nothing in a field.
func (g *Guess) says(f Field) bool {
	cells, _ := g.column(f)
	return slices.ContainsFunc(cells, func(c string) bool { v, ok := g.amount(c); return ok && v != 0 })
}

// repeated counts the orders of several lines whose total is the same on each, and the
// others. Surely is whether that cannot be chance: lines of unlike quantities or many
// orders say so.
func (g *Guess) repeated() (same int, surely bool, other int) {
	totalAt, _ := columnOf(g.Header, g.mapped("total"))
	orderAt, ok := columnOf(g.Header, g.mapped("order"))
	if !ok {
		return 0, false, 0
	}
	quantityAt, counted := columnOf(g.Header, g.mapped("quantity"))
	cell := func(row []string, at int) string {
		if at < 0 || at >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[at])
	}
	for from := 0; from < len(g.Rows); {
		order, total, quantity := cell(g.Rows[from], orderAt), cell(g.Rows[from], totalAt), cell(g.Rows[from], quantityAt)
		to, equal, unlike := from+1, true, false
		for ; to < len(g.Rows) && cell(g.Rows[to], orderAt) == order; to++ {
			equal = equal && cell(g.Rows[to], totalAt) == total
			unlike = unlike || counted && cell(g.Rows[to], quantityAt) != quantity
		}
		if order != "" && total != "" && to > from+1 {
			if equal {
				same++
				surely = surely || unlike || same > 2
			} else {
				other++
			}
		}
		from = to
	}
	return same, surely, other
}

// onlyOnce counts the total of an order once, with its first line that counts.
func (r *Reader) onlyOnce(block []pending) {
	var first *pending
	for i := range block {
		p := &block[i]
		switch {
		case !p.totalled || p.status != Counted && p.status != NoPrice:
		case first == nil && p.status == Counted:
			first = p
		case first != nil && (p.empty || p.status == Counted && p.price == first.price && p.currency == first.currency):
			p.status, p.retail, p.priced, p.rest = NoPrice, 0, 0, 0
			r.note(onceForOrder, 1, 0)
		}
	}
}

// takeAside takes shipping and tax out of what was paid for an order, and returns what
// is left.
func (r *Reader) takeAside(block []pending, gross calc.Cents) calc.Cents {
	if !r.paid {
		return gross
	}
	shipping, _ := r.ofOrder(block, postage)
	taxes, _ := r.ofOrder(block, tax)
	aside := min(shipping+taxes, gross)
	r.spread(block, aside, gross)
	return gross - aside
}
