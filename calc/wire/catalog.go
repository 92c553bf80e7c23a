//go:build !checkonly

package wire

import (
	"slices"

	"section321/calc"
	"section321/calc/catalog"
	"section321/calc/refund"
	"section321/calc/say"
)

// catalog says what exists. The ids of messages are many, and told to those who ask for them.
func (c *Calculator) catalog(w *writer, request []byte) {
	r := &reader{}
	var q catalog.Question
	r.parse(request, func() { r.catalogRequest(&q) })
	if r.problems != nil {
		w.problems(r.problems)
		return
	}
	all := catalog.Exists(c.tariff)
	if q.Messages {
		for id := range say.English() {
			all.Messages = append(all.Messages, id)
		}
		slices.Sort(all.Messages)
	}
	w.object("", func() { w.catalogAnswer(all) })
}

// words writes those that a field of a request may be.
func (w *writer) words(*catalog.Catalog) {
	w.object("words", func() {
		w.texts("mode", calc.Modes)
		w.texts("purpose", calc.Purposes)
		w.texts("kind", calc.PersonKinds)
		w.texts("withdrawnFrom", calc.Withdrawals)
		w.texts("filing", calc.Filings)
		w.texts("postalMethod", calc.PostalMethods)
		w.texts("metal", calc.Metals)
	})
}

// importers writes who can be importer of record.
func (w *writer) importers(*catalog.Catalog) { w.allNamed("importers", refund.ImportersNamed()) }
