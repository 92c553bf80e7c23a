package wire

import (
	"strconv"

	"section321/calc"
)

// couldBe writes what the total could be, the ways of entry and the open points.
func (w *writer) couldBe(a *calc.Answer) {
	if a.CouldBe == nil {
		return
	}
	w.object("couldBe", func() {
		w.bounds(a.CouldBe)
		w.maybeSaid("why", a.CouldBe.Why)
	})
	w.objects("entries", len(a.Entries), func(i int) {
		e := &a.Entries[i]
		w.text("type", e.Type)
		w.said("name", e.Name)
		w.maybeSaid("text", e.Text)
		w.moneyOrNull("fees", e.Fees)
		w.moneyOrNull("total", e.Total)
		w.objects("lines", len(e.Lines), func(i int) { w.line(&e.Lines[i]) })
		w.cite(e.Cite)
	})
	w.objects("open", len(a.Open), func(i int) {
		p := &a.Open[i]
		w.text("id", p.ID)
		w.said("text", p.Text)
		w.text("since", string(p.Since))
		w.objects("readings", len(p.Readings), func(i int) {
			r := &p.Readings[i]
			w.said("text", r.Text)
			w.bounds(&r.Bounds)
		})
		w.cite(p.Cite)
	})
}

// bounds writes the least and the most, each where it is known.
func (w *writer) bounds(b *calc.Bounds) {
	w.maybeCents("least", b.Least)
	w.maybeCents("most", b.Most)
}

// priced writes what a question is about and what each answer makes of the total.
func (w *writer) priced(q *calc.Ask) {
	item, field, of := q.About()
	w.object("about", func() {
		if item >= 0 {
			w.key("item")
			w.raw(strconv.Itoa(item))
		}
		w.text("field", field)
		w.maybe("of", of)
	})
	w.objects("options", len(q.Options), func(i int) {
		o := &q.Options[i]
		w.object("answer", func() { w.setting(&o.Answer) })
		w.said("text", o.Text)
		w.bounds(&o.Bounds)
	})
	w.maybeCents("narrows", q.Narrows)
}

// setting writes the field of a request that an answer sets, as the request has it.
func (w *writer) setting(x *calc.Setting) {
	switch {
	case x.Field == "facts":
		w.texts(x.Field, []string{x.Value})
	case x.Key != "":
		w.object(x.Field, func() {
			w.text(x.Key, x.Value)
			for _, name := range x.None {
				w.text(name, "0")
			}
		})
	default:
		w.text(x.Field, x.Value)
	}
}

func (w *writer) maybeCents(name string, c calc.Cents) {
	if c != calc.Unknown {
		w.money(name, c.Dollars())
	}
}
