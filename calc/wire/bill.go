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
	given := false
	r.parse(request, func() {
		r.fields([]string{"shipment", "bill", "published"}, func(field string) {
			switch field {
			case "shipment":
				given = true
				r.shipment(&b.Goods)
			case "bill":
				r.amountsInto(&b.Amounts)
				if total, there := b.Amounts["total"]; there {
					b.Total.Decimal, b.Total.Valid = total, true
					delete(b.Amounts, "total")
				}
				r.billLines(b.Amounts)
			case "published":
				r.amountsInto(&b.Expected)
				r.billLines(b.Expected)
			}
		})
	})
	problems := r.problems
	switch {
	case problems == nil && !given:
		problems = calc.Problems{{Code: "missing-shipment", Field: "shipment", Message: say.It("shipment-missing")}}
	case problems == nil && len(b.Amounts) == 0 && !b.Total.Valid:
		problems = calc.Problems{{Code: "missing-bill", Field: "bill", Message: say.It("bill-missing")}}
	case problems == nil && slices.ContainsFunc(b.Goods.Items, func(it calc.Item) bool { return it.Origin == "" && len(it.Origins) > 0 }):
		// Each of the countries is looked at with the rest, in its turn.
	case problems == nil || given:
		problems = problems.With(b.Goods.Validate().Under("shipment"))
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
	w.object("", func() {
		w.text("verdict", j.Verdict)
		list(w, "lines", j.Lines, func(l refund.Compared) {
			w.object("", func() {
				w.text("line", l.Line)
				w.money("billed", l.Billed)
				w.moneyOrNull("ours", l.Ours)
				if l.Difference.Valid {
					w.text("difference", l.Difference.Decimal.StringFixed(2))
				}
				w.maybeSaid("text", l.Text)
			})
		})
		list(w, "causes", j.Causes, func(x refund.Cause) {
			w.object("", func() {
				w.text("cause", x.Cause)
				w.said("text", x.Text)
				w.said("question", x.Question)
				if x.Amount.Valid {
					w.text("amount", x.Amount.Decimal.StringFixed(2))
				}
			})
		})
		w.saidAll("dispute", j.Dispute)
		w.maybe("protestUntil", string(j.LastDay))
		w.object("answer", func() { w.check(j.Answer) })
	})
}

// billLines names the lines that no bill has here.
func (r *reader) billLines(amounts map[string]decimal.Decimal) {
	names := slices.Sorted(maps.Keys(amounts))
	for _, name := range names {
		if !slices.Contains(refund.BillLines, name) {
			r.path = append(r.path, step{name: name})
			r.problem("unknown-field", say.It("bill-line-unknown", given(name), say.Words("known", refund.BillLines)))
			r.up()
		}
	}
}
