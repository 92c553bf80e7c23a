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
	"strings"
	"sync"

	"section321/calc"
)

// MaxRequest is the most bytes a request may have.
const MaxRequest = 4 << 20

// A Calculator answers requests. The zero Calculator answers everything but
// duty, for which it needs a tariff.
type Calculator struct {
	tariff *calc.Tariff
	raters sync.Pool // of *calc.Rater, which remember what they worked out
}

// New returns a Calculator with a tariff.
func New(t *calc.Tariff) *Calculator { return &Calculator{tariff: t} }

// Load takes over a packed tariff, which it keeps. It answers {"loaded":true}, or
// an error that leaves the Calculator as it was.
func (c *Calculator) Load(packed []byte) []byte {
	return guard(func() []byte {
		t, err := calc.LoadTariff(packed)
		if err != nil {
			return encodeProblems(calc.Problems{{Code: "damaged-tariff", Message: err.Error()}})
		}
		c.tariff, c.raters = t, sync.Pool{}
		return []byte(`{"loaded":true}`)
	})
}

// Answer answers one request without a tariff; see Calculator.Answer.
func Answer(verb string, request []byte) []byte { return new(Calculator).Answer(verb, request) }

// Answer answers one request. The result is always one JSON object without a
// newline: an answer, or an error object when the request cannot be answered.
func (c *Calculator) Answer(verb string, request []byte) []byte {
	return guard(func() []byte {
		for i, name := range Verbs {
			if name == verb {
				return answers[i](c, request)
			}
		}
		return encodeProblems(calc.Problems{{Code: "unknown-verb", Message: "the calculator answers " + strings.Join(Verbs, ", ") + ", not " + quoted(calc.Shorten(verb))}})
	})
}

// guard turns a panic into an error answer, so that one bad request never takes
// a face down with it.
func guard(answer func() []byte) (result []byte) {
	defer func() {
		if recover() != nil {
			result = encodeProblems(calc.Problems{{Code: "internal", Message: "the calculator failed on this request; nothing was computed"}})
		}
	}()
	return answer()
}

func encodeError(err error) []byte {
	var problems calc.Problems
	if !errors.As(err, &problems) {
		problems = calc.Problems{{Code: "internal", Message: err.Error()}}
	}
	return encodeProblems(problems)
}
