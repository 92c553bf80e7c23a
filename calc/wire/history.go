//go:build !checkonly

package wire

import (
	"section321/calc"
)

var historyFields = []string{"origin", "mode"}

// history tells the course of the law for goods of an origin. No day is asked for: all
// of them are answered.
func (c *Calculator) history(w *writer, request []byte) {
	r := &reader{}
	var q calc.HistoryQuestion
	r.parse(request, func() {
		r.fields(historyFields, func(field string) {
			switch field {
			case "origin":
				r.textInto(&q.Origin)
			case "mode":
				r.textInto(&q.Mode)
			}
		})
	})
	if r.problems != nil {
		w.problems(r.problems)
		return
	}
	h, err := calc.TellUntil(w.until, q, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() {
		w.text("origin", h.Origin)
		w.text("mode", h.Mode)
		w.timeline(h.Timeline)
		list(w, "layers", h.Layers, func(l calc.Layer) {
			w.object("", func() {
				w.text("layer", l.Layer)
				w.said("name", l.Name)
				list(w, "periods", l.Periods, func(p calc.LayerPeriod) { w.object("", func() { w.layerPeriod(&p) }) })
			})
		})
		w.changes("changes", h.Changes)
		w.text("dutyFrom", string(h.DutyFrom))
		w.stamp(&h.Law)
		w.sources(h.Sources)
	})
}

func (w *writer) layerPeriod(p *calc.LayerPeriod) {
	w.text("from", string(p.From))
	w.text("to", string(p.To))
	list(w, "charges", p.Charges, func(c calc.Charge) {
		w.object("", func() {
			w.text("kind", c.Kind)
			w.maybeRate("rate", c.Rate)
			w.maybeMoney("amount", c.Amount)
			goods := "all"
			if c.Some {
				goods = "some"
			}
			w.text("goods", goods)
			w.said("text", c.Text)
		})
	})
	w.saidAll("except", p.Except)
	w.cite(p.Cite)
}

// changes writes what the data tell of changes, by day.
func (w *writer) changes(name string, all []calc.Change) {
	list(w, name, all, func(c calc.Change) {
		w.object("", func() {
			w.text("date", string(c.Date))
			w.said("text", c.Text)
			w.cite(c.Cite)
		})
	})
}
