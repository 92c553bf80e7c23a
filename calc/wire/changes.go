//go:build !checkonly && !overhttp

package wire

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/changes"
	"section321/calc/law"
	"section321/calc/say"
)

var (
	changesFields = []string{"from", "to", "mode", "goods"}
	watchedFields = []string{"name", "hts", "origin", "mode", "value", "perMonth"}
)

// decodeChanges reads what is asked about changes between two days.
func decodeChanges(request []byte) (changes.Question, calc.Problems) {
	r := &reader{}
	var q changes.Question
	r.parse(request, func() {
		r.fields(changesFields, func(field string) {
			switch field {
			case "from":
				r.dateInto(&q.From)
			case "to":
				r.dateInto(&q.To)
			case "mode":
				r.textInto((*string)(&q.Mode))
			case "goods":
				r.elements(changes.MostWatched, "too-many-goods", "watched-too-many", func() {
					q.Goods = append(q.Goods, changes.Watched{})
					r.watched(&q.Goods[len(q.Goods)-1])
				})
			}
		})
	})
	if r.problems != nil {
		return q, r.problems
	}
	wrong := func(code, field, message string) {
		r.problems = append(r.problems, calc.Problem{Code: code, Subject: at(field), Message: say.It(message)})
	}
	switch {
	case q.From == "":
		wrong("missing-date", "from", "changes-day-missing")
	case q.To == "":
		wrong("missing-date", "to", "changes-day-missing")
	case q.To < q.From:
		wrong("invalid-date", "to", "changes-days-turned")
	case len(q.Goods) == 0:
		wrong("missing-goods", "goods", "changes-goods-missing")
	}
	return q, r.problems
}

func (r *reader) watched(g *changes.Watched) {
	r.fields(watchedFields, func(field string) {
		switch field {
		case "name":
			r.textInto(&g.Name)
		case "hts":
			r.tariffNumber(&g.HTS)
		case "origin":
			r.textInto(&g.Origin)
		case "mode":
			r.textInto((*string)(&g.Mode))
		case "value":
			r.amountInto(&g.Value, "invalid-amount")
		case "perMonth":
			var n decimal.Decimal
			r.amountInto(&n, "invalid-quantity")
			g.PerMonth = decimal.NewNullDecimal(n)
		}
	})
}

// changed answers what the law alters for goods between two days.
func (c *Calculator) changed(w *writer, request []byte) {
	q, problems := decodeChanges(request)
	if problems != nil {
		w.problems(problems)
		return
	}
	a, err := changes.Between(w.until, q, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.altered(q, a, "") })
}

// Seen is what goods owed under the edition that was in use when they were looked at.
type Seen struct {
	q       changes.Question
	edition string
	on      *changes.Seen
}

// See looks at the goods of a question about changes on its first day, under the edition in use,
// before another takes its place. An answer instead is an error object.
func (c *Calculator) See(request []byte) (seen *Seen, refusal []byte) {
	refusal = answered(func(w *writer) {
		q, problems := decodeChanges(request)
		if problems != nil {
			w.problems(problems)
			return
		}
		on, err := changes.Look(nil, q, q.From, c.tariff)
		if err != nil {
			w.error(err)
			return
		}
		seen = &Seen{q, law.All().Edition, on}
	})
	return seen, refusal
}

// ChangedSince answers what is otherwise for goods than an earlier edition had it.
func (c *Calculator) ChangedSince(before *Seen) []byte {
	return answered(func(w *writer) {
		a, err := before.q.Against(nil, before.on, c.tariff)
		if err != nil {
			w.error(err)
			return
		}
		w.object("", func() { w.altered(before.q, a, before.edition) })
	})
}

// altered writes what changes. Before is the edition that it changes from, "" where two days
// are held against one another.
func (w *writer) altered(q changes.Question, a *changes.Answer, before string) {
	w.text("from", string(q.From))
	if before == "" {
		w.text("to", string(q.To))
	}
	w.maybe("before", before)
	var monthly decimal.Decimal
	asked, unclear := false, []int{}
	list(w, "changes", a.Changes, func(c changes.Alteration) {
		w.object("", func() {
			g := &q.Goods[c.Goods]
			w.count("goods", c.Goods)
			w.text("date", string(c.Date))
			w.text("turn", c.Turn)
			w.object("before", func() { w.owed(&c.Before) })
			w.object("after", func() { w.owed(&c.After) })
			if g.PerMonth.Valid {
				w.moneyOrNull("monthly", c.Monthly)
				asked = true
				if monthly = monthly.Add(c.Monthly.Decimal); !c.Monthly.Valid && !slices.Contains(unclear, c.Goods) {
					unclear = append(unclear, c.Goods)
				}
			}
			w.moved(c.Lines)
		})
	})
	w.counts("unchanged", a.Unchanged)
	if asked {
		w.money("monthly", monthly)
		w.counts("monthlyLacks", unclear)
	}
	w.stamp(&a.Law)
	w.sources(a.Sources)
}

func (w *writer) moved(all []changes.Moved) {
	list(w, "lines", all, func(l changes.Moved) {
		w.object("", func() {
			w.text("layer", l.Layer)
			w.maybe("heading", l.Heading)
			w.said("text", l.Text)
			w.figure("before", l.Before)
			w.figure("after", l.After)
			w.texts("cite", l.Cite)
		})
	})
}

func (w *writer) counts(name string, all []int) {
	list(w, name, all, func(n int) { w.raw(strconv.Itoa(n)) })
}

func (w *writer) owed(o *changes.Owed) {
	w.moneyOrNull("total", o.Total)
	w.maybeMoney("atLeast", o.AtLeast)
	w.maybeMoney("atMost", o.AtMost)
}

// figure writes what is charged, null where nothing is.
func (w *writer) figure(name string, f changes.Figure) {
	if !f.Amount.Valid {
		w.key(name)
		w.raw("null")
		return
	}
	w.object(name, func() {
		w.maybeRate("rate", f.Rate)
		w.money("amount", f.Amount.Decimal)
	})
}
