//go:build !checkonly

package wire

import (
	"slices"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/refund"
	"section321/calc/say"
)

var catalogFields = []string{"messages"}

// catalog says what exists. The ids of messages are many, and told to those who ask for them.
func (c *Calculator) catalog(w *writer, request []byte) {
	r, messages := &reader{}, false
	r.parse(request, func() {
		r.fields(catalogFields, func(string) { r.flagInto(&messages) })
	})
	if r.problems != nil {
		w.problems(r.problems)
		return
	}
	all := calc.Exists(c.tariff)
	w.object("", func() {
		w.stamp(&all.Law)
		w.text("dutyFrom", string(all.DutyFrom))
		w.object("words", func() {
			w.texts("mode", calc.Modes)
			w.texts("purpose", calc.Purposes)
			w.texts("kind", calc.PersonKinds)
			w.texts("withdrawnFrom", calc.Withdrawals)
			w.texts("filing", calc.Filings)
			w.texts("postalMethod", calc.PostalMethods)
			w.texts("metal", calc.Metals)
		})
		w.exists(all)
		list(w, "importers", refund.ImportersNamed(), func(n refund.Named) {
			w.object("", func() {
				w.text("word", n.Word)
				w.said("text", n.Text)
			})
		})
		if messages {
			var ids []string
			for id := range say.English() {
				ids = append(ids, id)
			}
			slices.Sort(ids)
			w.texts("messages", ids)
		}
	})
}

func (w *writer) exists(all *calc.Catalog) {
	list(w, "layers", all.Layers, func(l calc.LayerName) {
		w.object("", func() {
			w.text("layer", l.Layer)
			w.said("name", say.It("named", say.Say("of", l.Name)))
			w.flag("fee", l.Fee)
		})
	})
	list(w, "facts", all.Facts, func(f law.GoodsFact) {
		w.object("", func() {
			w.text("fact", f.Fact)
			w.said("label", f.Label)
			w.said("decides", f.Decides)
			w.flag("usual", f.Usual)
		})
	})
	list(w, "programs", all.Programs, func(p *law.Program) {
		w.object("", func() {
			w.texts("symbols", p.Symbols)
			w.said("name", p.Name)
			w.texts("origins", p.Origins)
			w.text("from", string(p.From))
			w.text("to", string(p.To))
		})
	})
	list(w, "countries", all.Countries, func(c law.Country) {
		w.object("", func() {
			w.text("code", c.Code)
			w.text("name", c.Name)
		})
	})
	list(w, "entries", all.Entries, func(e calc.EntryName) {
		w.object("", func() {
			w.text("type", e.Type)
			w.said("name", e.Name)
			w.flag("formal", e.Formal)
		})
	})
	list(w, "routes", all.Routes, func(r *law.Route) {
		w.object("", func() {
			w.text("route", r.Route)
			w.text("mode", r.Mode)
			w.said("name", r.Name)
			w.said("short", r.Short)
			w.said("text", r.Text)
			w.saidAll("steps", r.Steps)
		})
	})
	list(w, "costs", all.Costs, func(c calc.CostName) {
		w.object("", func() {
			w.text("cost", c.Name)
			w.text("kind", c.Kind)
			w.text("per", c.Per)
			w.said("label", c.Label)
			w.flag("shared", c.Shared)
		})
	})
	w.saidAll("unsettled", all.Unsettled)
	w.texts("voidHeadings", all.VoidHeads)
}
