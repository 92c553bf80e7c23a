//go:build !checkonly && !overhttp

package wire

import (
	"strconv"
	"strings"

	"section321/calc"
	"section321/calc/entries"
	"section321/calc/law"
	"section321/calc/orders"
	"section321/calc/refund"
	"section321/calc/say"
)

// An entriesFile is a file of entries that is being read.
type entriesFile struct {
	reader *entries.Reader
	on     law.Date
}

// answerEntries answers the verbs about a file of entries.
func (o *Orders) answerEntries(verb string, request []byte) ([]byte, error) {
	f := &o.entries
	switch {
	case verb == "entries-fields":
		return written(func(w *writer) {
			var heading []string
			if f.reader != nil {
				heading = f.reader.Heading()
			}
			w.texts("heading", heading)
			list(w, "fields", entries.Fields[:], func(name string) {
				w.object("", func() {
					w.text("field", name)
					w.said("label", say.It("entry-column-"+name))
				})
			})
		}), nil
	case verb == "entries-orders":
		return o.entriesOfOrders(request)
	case verb == "entries-open":
		on, options, problems := decodeEntries(request)
		if f.on = on; problems != nil {
			return nil, problems
		}
		if o.tariff != nil {
			options.Heads = o.tariff.Law.VoidHeads()
		}
		f.reader = entries.NewReader(options)
		o.begin()
		return []byte(`{"opened":true}`), nil
	case f.reader == nil:
		return nil, early("entries-open", "no-entries-open")
	case verb == "entries-read":
		text, err := o.text(request)
		if err != nil {
			return nil, err
		}
		if err := f.reader.Write(text); err != nil {
			return nil, err
		}
		return written(func(w *writer) {
			w.count("entries", f.reader.Entries())
			w.count("bytes", int(f.reader.Bytes()))
		}), nil
	case verb == "entries-answer":
		if _, err := o.end(); err != nil {
			return nil, err
		}
		read, err := f.reader.End()
		if err != nil {
			return nil, err
		}
		a, err := refund.Claims(nil, refund.Question{On: f.on, Entries: read.Entries}, o.tariff)
		if err != nil {
			return nil, err
		}
		return written(func(w *writer) {
			w.comesBack(a, true)
			w.object("file", func() { w.entriesFile(read) })
		}), nil
	}
	return nil, calc.Problems{{Code: "unknown-verb", Message: say.It("order-verb-unknown", say.Words("known", EntriesVerbs), say.Text("given", verb))}}
}

// decodeEntries reads what is asked of a file, and what it does not say itself.
func decodeEntries(request []byte) (on law.Date, o entries.Options, problems calc.Problems) {
	r := &reader{}
	o.Importer = "own"
	r.parse(request, func() {
		r.fields([]string{"on", "importer", "columns"}, func(field string) {
			switch field {
			case "on":
				r.dateInto(&on)
			case "importer":
				r.textInto((*string)(&o.Importer))
				r.known(string(o.Importer), calc.Texts(refund.Importers))
			case "columns":
				r.textsInto(&o.Columns)
			}
		})
		if on == "" && r.problems == nil {
			r.missing("on", "missing-date", "question-day-missing")
		}
	})
	return on, o, r.problems
}

// entriesOfOrders answers what comes back of the orders that were answered.
func (o *Orders) entriesOfOrders(request []byte) ([]byte, error) {
	on, options, problems := decodeEntries(request)
	switch {
	case problems != nil:
		return nil, problems
	case o.answers == nil:
		return nil, early("orders-answer", "nothing-answered")
	}
	spread := o.Spread
	if spread == nil {
		spread = orders.InTurn
	}
	found, err := entries.OfOrders(o.answers, o.tariff, options.Importer, spread)
	if err != nil {
		return nil, err
	}
	a, err := refund.Claims(nil, refund.Question{On: on, Entries: found.Entries}, o.tariff)
	if err != nil {
		return nil, err
	}
	return written(func(w *writer) {
		w.comesBack(a, true)
		w.object("file", func() {
			w.entriesFile(&entries.File{Lines: found.Lines})
			w.object("orders", func() {
				w.count("outside", found.Outside)
				w.count("nothing", found.Nothing)
			})
		})
	}), nil
}

// entriesFile writes how the file was read: the lines that entries begin on, and what was
// not understood.
func (w *writer) entriesFile(f *entries.File) {
	list(w, "lines", f.Lines, func(line int) { w.raw(strconv.Itoa(line)) })
	list(w, "bad", f.Bad, func(b entries.Bad) {
		w.object("", func() {
			w.count("line", b.Line)
			w.said("message", b.Message)
		})
	})
	var unused []string
	for i, name := range f.Heading {
		used := false
		for _, at := range f.Columns {
			used = used || at == i
		}
		if !used && strings.TrimSpace(name) != "" {
			unused = append(unused, name)
		}
	}
	w.object("columns", func() {
		for field, at := range f.Columns {
			if at >= 0 && at < len(f.Heading) { // orders that are taken for entries have no columns of entries
				w.text(entries.Fields[field], f.Heading[at])
			}
		}
	})
	w.texts("unused", unused)
	w.flag("byLine", f.ByLine)
	w.count("repeated", f.Repeated)
}
