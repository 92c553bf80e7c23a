//go:build !checkonly && !overhttp

package wire

import (
	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/orders"
	"section321/calc/say"
)

// changes answers what the law alters for the orders that were answered.
func (o *Orders) changes(request []byte) ([]byte, error) {
	q, problems := decodeOrdersChanges(request)
	if problems != nil {
		return nil, problems
	}
	spread := o.Spread
	if spread == nil {
		spread = orders.InTurn
	}
	f, err := o.answers.Changed(q, o.tariff, spread)
	if err != nil {
		return nil, err
	}
	return written(func(w *writer) { w.changedFile(f) }), nil
}

func decodeOrdersChanges(request []byte) (q orders.ChangedQuestion, problems calc.Problems) {
	r := &reader{}
	r.parse(request, func() {
		r.fields([]string{"from", "to", "months"}, func(field string) {
			switch field {
			case "from":
				r.dateInto(&q.From)
			case "to":
				r.dateInto(&q.To)
			case "months":
				var n decimal.Decimal
				r.amountInto(&n, "invalid-quantity")
				q.Months = decimal.NewNullDecimal(n)
			}
		})
	})
	switch {
	case r.problems != nil:
	case q.From == "":
		r.missing("from", "missing-date", "changes-day-missing")
	case q.To == "":
		r.missing("to", "missing-date", "changes-day-missing")
	case q.To < q.From:
		problems = calc.Problems{{Code: "invalid-date", Subject: at("to"), Message: say.It("changes-days-turned")}}
	case q.Months.Valid && !q.Months.Decimal.IsPositive():
		problems = calc.Problems{{Code: "invalid-quantity", Subject: at("months"), Message: say.It("changes-months-none")}}
	}
	return q, problems.With(r.problems)
}

func (w *writer) changedFile(f *orders.ChangedFile) {
	w.text("from", string(f.From))
	w.text("to", string(f.To))
	w.text("first", string(f.First))
	w.text("last", string(f.Last))
	w.key("months")
	if f.Months.Valid {
		w.value(f.Months.Decimal.String())
	} else {
		w.raw("null")
	}
	w.count("orders", f.Orders)
	w.count("lacking", f.Lacking)
	w.cents("lackingRetail", f.LackingRetail)
	w.objects("lacks", len(f.Lacks), func(i int) { w.ordersReason(&f.Lacks[i]) })
	w.objects("feesGoOn", len(f.FeesGoOn), func(i int) { w.ordersReason(&f.FeesGoOn[i]) })
	w.text("feesFrom", string(f.FeesFrom))
	w.cents("before", f.Before)
	w.cents("after", f.After)
	w.moneyOrNull("monthly", f.Monthly)
	list(w, "days", f.Days, func(d orders.ChangedDay) {
		w.object("", func() {
			w.text("date", string(d.Date))
			w.cents("before", d.Before)
			w.cents("after", d.After)
			w.moneyOrNull("monthly", d.Monthly)
			list(w, "goods", d.Goods, func(g orders.ChangedGoods) { w.object("", func() { w.changedGoods(&g) }) })
			if d.Fees != nil {
				w.object("fees", func() { w.changedSum(d.Fees) })
			}
		})
	})
	w.stamp(&f.Law)
	w.sources(f.Sources)
}

func (w *writer) changedGoods(g *orders.ChangedGoods) {
	w.text("hts", g.HTS)
	w.text("origin", g.Origin)
	w.maybe("claim", g.Claim)
	if len(g.Facts) > 0 {
		w.texts("facts", g.Facts)
	}
	w.count("products", g.Products)
	w.texts("names", g.Names)
	w.count("rows", g.Rows)
	w.cents("retail", g.Retail)
	w.changedSum(g)
}

func (w *writer) changedSum(g *orders.ChangedGoods) {
	w.cents("before", g.Before)
	w.cents("after", g.After)
	w.moneyOrNull("monthly", g.Monthly)
	w.moved(g.Lines)
}
