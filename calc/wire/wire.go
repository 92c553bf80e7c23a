// Package wire is the one door every face uses: JSON bytes in, JSON bytes out.
// The same request gives the same bytes on every face.
//
// Amounts and rates are decimal strings, never JSON numbers; a number in a
// request is read from its literal text. A field that the contract does not
// know, a field given twice and a value of the wrong kind are errors that name
// the field. Nothing given wrong is replaced by a default.
package wire

import (
	"errors"
	"sync"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// MaxRequest is the most bytes a request may have.
const MaxRequest = 4 << 20

// A Calculator answers requests. The zero Calculator answers everything but
// duty, for which it needs a tariff.
type Calculator struct {
	tariff *calc.Tariff
	words  string    // the vocabulary of the search, once the host has handed it over
	raters sync.Pool // of *calc.Rater, which remember what they worked out
}

// New returns a Calculator with a tariff.
func New(t *calc.Tariff) *Calculator { return &Calculator{tariff: t} }

// Load takes over a packed tariff, which it keeps. It answers {"loaded":true}, or
// an error that leaves the Calculator as it was.
func (c *Calculator) Load(packed []byte) []byte {
	return answered(func(w *writer) {
		if !law.There() {
			w.problems(lawless)
			return
		}
		t, err := calc.LoadTariff(packed)
		if err != nil {
			w.problems(calc.Problems{{Code: "damaged-tariff", Message: say.Told(err)}})
			return
		}
		c.tariff, c.raters = t, sync.Pool{}
		if c.words != "" {
			// They were good when they came.
			_ = t.Schedule.Teach(c.words)
		}
		w.object("", func() { w.flag("loaded", true) })
	})
}

// LoadEdition takes over the law, as law.Bundle has put its files together, in the place of the law that
// was there. An engine has none before. A tariff that was there is handed over again after it. It answers
// {"loaded":true}, or an error that leaves the Calculator as it was. The host has verified who signed it.
func (c *Calculator) LoadEdition(bundle []byte) []byte {
	return answered(func(w *writer) {
		l, err := law.ReadBundle(string(bundle))
		if err != nil {
			w.problems(calc.Problems{{Code: "damaged-edition", Message: say.Told(err)}})
			return
		}
		law.Use(l)
		c.tariff, c.raters = nil, sync.Pool{}
		w.object("", func() { w.flag("loaded", true) })
	})
}

// LoadEra takes over the packed tariff of an era of earlier days, once there is a tariff.
// It answers {"loaded":true}, or an error that leaves the Calculator as it was.
func (c *Calculator) LoadEra(packed []byte) []byte {
	return answered(func(w *writer) {
		err := say.Err("tariff-not-loaded")
		if c.tariff != nil {
			err = c.tariff.TakeEra(packed)
		}
		if err != nil {
			w.problems(calc.Problems{{Code: "damaged-tariff", Message: say.Told(err)}})
			return
		}
		c.raters = sync.Pool{}
		w.object("", func() { w.flag("loaded", true) })
	})
}

// Teach takes over the vocabulary of the search, once there is a tariff. It answers
// {"taught":true}, or an error that leaves the Calculator as it was.
func (c *Calculator) Teach(words string) []byte {
	return answered(func(w *writer) {
		err := say.Err("tariff-not-loaded")
		if c.tariff != nil {
			err = c.tariff.Schedule.Teach(words)
		}
		if err != nil {
			w.problems(calc.Problems{{Code: "damaged-words", Message: say.Told(err)}})
			return
		}
		c.words = words
		w.object("", func() { w.flag("taught", true) })
	})
}

// Days returns the days after one, and to another, on which an answer may change.
func (c *Calculator) Days(after, to law.Date) []law.Date { return c.tariff.Days(after, to) }

// Answer answers one request without a tariff; see Calculator.Answer.
func Answer(verb string, request []byte) []byte { return new(Calculator).Answer(verb, request) }

// Answer answers one request. The result is always one JSON object without a
// newline: an answer, or an error object when the request cannot be answered.
func (c *Calculator) Answer(verb string, request []byte) []byte {
	return answered(func(w *writer) { c.answer(w, verb, request) })
}

// Append is Answer for those who answer a lot: it appends the answer to what they
// have.
func (c *Calculator) Append(to []byte, verb string, request []byte) []byte {
	return c.AppendUntil(nil, to, verb, request)
}

// AppendUntil is Append for somebody who may not wait for the answer, which is the error
// cancelled then.
func (c *Calculator) AppendUntil(u calc.Until, to []byte, verb string, request []byte) []byte {
	w := &writer{buf: to, until: u}
	w.guarded(func(w *writer) { c.answer(w, verb, request) })
	return w.buf
}

func (c *Calculator) answer(w *writer, verb string, request []byte) {
	for i, name := range Verbs {
		if name == verb {
			if !law.There() {
				w.problems(lawless)
				return
			}
			answers[i](c, w, request)
			return
		}
	}
	w.problems(calc.Problems{{Code: "unknown-verb", Message: say.It("verb-unknown", say.Words("known", Verbs), given(verb))}})
}

// guarded turns a panic into an error answer, so that one bad request never takes
// a face down with it.
func (w *writer) guarded(answer func(w *writer)) {
	begin := len(w.buf)
	defer func() {
		if recover() != nil {
			w.buf, w.comma = w.buf[:begin], false
			w.problems(failed)
		}
	}()
	answer(w)
}

// TooLarge is the answer to a request that is too large to be let in.
func TooLarge(bytes int) []byte {
	return answered(func(w *writer) { w.problems(calc.Problems{tooLarge(bytes)}) })
}

func tooLarge(bytes int) calc.Problem {
	return calc.Problem{Code: "request-too-large", Message: say.It("request-too-large", say.Count("given", bytes), say.Count("most", MaxRequest))}
}

var lawless = calc.Problems{{Code: "law-not-loaded", Message: say.It("law-not-loaded")}}

var failed = calc.Problems{{Code: "internal", Message: say.It("failed")}}

func (w *writer) error(err error) {
	var problems calc.Problems
	if !errors.As(err, &problems) {
		problems = calc.Problems{{Code: "internal", Message: say.Told(err)}}
	}
	w.problems(problems)
}
