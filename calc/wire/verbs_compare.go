//go:build !checkonly

package wire

import (
	"section321/calc/rate"
	"section321/calc/route"
)

func (c *Calculator) compare(w *writer, request []byte) {
	comparison, problems := decodeCompare(request)
	if problems != nil {
		w.problems(problems.With(spelled(comparison.Validate())))
		return
	}
	rater, ok := c.raters.Get().(*rate.Rater)
	if !ok {
		rater = rate.New(c.tariff)
	}
	answer, err := route.Compare(w.until, rater, comparison)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.compareAnswer(answer) })
	// One that failed, or remembers much, is of no use to the next question.
	if rater.Spare() {
		c.raters.Put(rater)
	}
}
