//go:build !checkonly

package wire

import (
	"bytes"
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/refund"
	"section321/calc/say"
)

// mostWhole is how many entries are answered with their sentences, which are twenty times the
// question. Of more than that an answer must be brief.
const mostWhole = 5000

// refunds answers what of void duties comes back.
func (c *Calculator) refunds(w *writer, request []byte) {
	r := &reader{}
	var q refund.Question
	r.parse(request, func() { r.refundRequest(&q) })
	if given := len(q.Entries); r.problems == nil && !q.Brief && given > mostWhole {
		r.problems = calc.Problems{{Code: "too-many-entries", Subject: calc.About(calc.FieldEntries), Message: say.It("entries-too-many", say.Count("given", given), say.Count("most", mostWhole))}}
	}
	if r.problems != nil {
		w.problems(r.problems)
		return
	}
	a, err := refund.Claims(w.until, q, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.comesBack(a, q.Brief) })
}

// comesBack writes what comes back. Briefly each entry is without the sentences, which
// stand beside the entries once: of ten thousand they would be the most of the answer.
func (w *writer) comesBack(a *refund.Answer, brief bool) {
	w.brief = brief
	w.refundAnswer(a)
	w.brief = false
}

// refundNames writes what a person reads for words of the contract.
func (w *writer) refundNames(*refund.Answer) {
	w.object("names", func() {
		w.allNamed("ways", refund.Ways())
		w.allNamed("states", refund.States())
	})
}

func (w *writer) allNamed(name string, all []refund.Named) {
	w.objects(name, len(all), func(i int) { w.named(&all[i]) })
}

func (r *reader) questionRead(q *refund.Question, _ present) {
	if q.On == "" && r.problems == nil {
		r.missing("on", "missing-date", "question-day-missing")
	}
}

func (r *reader) entryRead(e *refund.Entry, g present) {
	if g == noObject {
		return
	}
	if e.Date == "" && e.Goods != nil {
		e.Date = e.Goods.Date
	}
	if e.Date == "" {
		r.missing("date", "missing-date", "entry-day-missing")
	}
	if e.Type == "" && e.Importer != "post" {
		r.missing("type", "missing-type", "entry-type-missing")
	}
}

func (r *reader) entryType(into *string) {
	r.textInto(into)
	if len(*into) != 2 || strings.Trim(*into, "0123456789") != "" {
		r.problem("invalid-type", say.It("entry-type-invalid", given(*into)))
	}
}

func (r *reader) importer(into *law.Importer) {
	r.textInto((*string)(into))
	if *into != "" && !slices.Contains(refund.Importers, *into) {
		r.problem("invalid-importer", say.It("not-one-of", given(string(*into)), say.Words("known", calc.Texts(refund.Importers))))
	}
}

// liquidated reads the day of liquidation, or that there is none yet.
func (r *reader) liquidated(e *refund.Entry) {
	var s string
	if r.kind() == "a string" && bytes.HasPrefix(r.text[r.at:], []byte(`"no"`)) {
		r.textInto(&s)
		e.Unliquidated = true
	} else {
		r.dateInto(&e.Liquidated)
	}
}

func (r *reader) refundFacts(into *[]law.EntryFact) {
	var facts []string
	r.factsInto(&facts)
	for _, word := range facts {
		fact := law.EntryFact(word)
		if *into = append(*into, fact); !slices.Contains(refund.Facts, fact) {
			r.problem("invalid-fact", say.It("not-one-of", given(word), say.Words("known", calc.Texts(refund.Facts))))
		}
	}
}
