//go:build !checkonly

package wire

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/refund"
	"section321/calc/say"
)

// bill holds a carrier's bill beside ours.
func (c *Calculator) bill(w *writer, request []byte) {
	r := &reader{}
	var b refund.Bill
	r.parse(request, func() { r.billRequest(&b) })
	problems := r.problems
	switch {
	case problems == nil && b.Goods == nil:
		problems = calc.Problems{{Code: "missing-shipment", Subject: calc.About(calc.FieldShipment), Message: say.It("shipment-missing")}}
	case problems == nil && len(b.Amounts) == 0 && !b.Total.Valid:
		problems = calc.Problems{{Code: "missing-bill", Subject: at("bill"), Message: say.It("bill-missing")}}
	case problems == nil && slices.ContainsFunc(b.Goods.Items, func(it calc.Item) bool { return it.Origin == "" && len(it.Origins) > 0 }):
		// Each of the countries is looked at with the rest, in its turn.
	case problems == nil || b.Goods != nil:
		problems = problems.With(spelled(b.Goods.Validate().Under(calc.FieldShipment)))
	}
	if problems != nil {
		w.problems(problems)
		return
	}
	j, err := refund.Judge(w.until, b, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.billAnswer(j) })
}

// billed reads what a bill says: its lines, and perhaps their total.
func (r *reader) billed(b *refund.Bill) {
	r.amountsInto(&b.Amounts)
	if total, there := b.Amounts["total"]; there {
		b.Total.Decimal, b.Total.Valid = total, true
		delete(b.Amounts, "total")
	}
	r.knownLines(b.Amounts)
}

// billLines reads lines of a bill.
func (r *reader) billLines(into *map[string]decimal.Decimal) {
	r.amountsInto(into)
	r.knownLines(*into)
}

// knownLines names the lines that no bill has here.
func (r *reader) knownLines(amounts map[string]decimal.Decimal) {
	names := slices.Sorted(maps.Keys(amounts))
	for _, name := range names {
		if !slices.Contains(refund.BillLines, name) {
			r.path = append(r.path, step{name: name})
			r.problem("unknown-field", say.It("bill-line-unknown", given(name), say.Words("known", refund.BillLines)))
			r.up()
		}
	}
}
