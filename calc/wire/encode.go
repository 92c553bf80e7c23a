package wire

import (
	"sync/atomic"

	"section321/calc"
	"section321/calc/law"
)

// stamp writes how current the law behind an answer is.
func (w *writer) stamp(s *calc.LawStamp) { w.object("law", func() { w.law(s) }) }

func (w *writer) sources(sources []*law.Source) {
	w.object("sources", func() {
		documents := documents()
		for _, s := range sources {
			if written, ok := documents[s.ID]; ok {
				w.raw(written)
			} else {
				w.document(s)
			}
		}
	})
}

// document writes a source under its name.
func (w *writer) document(s *law.Source) { w.object(s.ID, func() { w.source(s) }) }

// documents holds every source of an edition of the law as it stands in an answer. They are
// a third of most answers and never change.
func documents() map[string]string {
	of := law.All()
	if known := writtenDocuments.Load(); known != nil && known.of == of {
		return known.texts
	}
	texts := map[string]string{}
	for id, s := range of.Sources {
		w := &writer{}
		w.document(s)
		texts[id] = string(w.buf)
	}
	writtenDocuments.Store(&documentsOf{of, texts})
	return texts
}

type documentsOf struct {
	of    *law.Library
	texts map[string]string
}

var writtenDocuments atomic.Pointer[documentsOf]

// pricedAsks writes the questions of a check, and what each answer makes of the total where that
// was worked out.
func (w *writer) pricedAsks(a *calc.Answer) {
	w.priced = a.CouldBe != nil
	w.objects("asks", len(a.Asks), func(i int) { w.ask(&a.Asks[i]) })
	w.priced = false
}
