package wire

import (
	"strconv"

	"section321/calc"
)

// about writes what a question is about.
func (w *writer) about(q *calc.Ask) {
	item, field, of := q.About()
	w.object("about", func() {
		if item >= 0 {
			w.key("item")
			w.raw(strconv.Itoa(item))
		}
		w.text("field", field.String())
		w.maybe("of", of)
	})
}

// setting writes the field of a request that an answer sets, as the request has it.
func (w *writer) setting(o *calc.Option) {
	w.object("answer", func() { w.set(&o.Answer) })
}

func (w *writer) set(x *calc.Setting) {
	field := x.Field.String()
	switch {
	case x.Field == calc.FieldFacts:
		w.texts(field, []string{x.Value})
	case x.Key != "":
		w.object(field, func() {
			w.text(x.Key, x.Value)
			for _, name := range x.None {
				w.text(name, "0")
			}
		})
	default:
		w.text(field, x.Value)
	}
}

func (w *writer) maybeCents(name string, c calc.Cents) {
	if c != calc.Unknown {
		w.money(name, c.Dollars())
	}
}
