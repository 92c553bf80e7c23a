//go:build !checkonly

package wire

import (
	"section321/calc/inforce"
)

// history tells the course of the law for goods of an origin. No day is asked for: all
// of them are answered.
func (c *Calculator) history(w *writer, request []byte) {
	r := &reader{}
	var q inforce.HistoryQuestion
	r.parse(request, func() { r.historyRequest(&q) })
	if r.problems != nil {
		w.problems(r.problems)
		return
	}
	h, err := inforce.TellUntil(w.until, q, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.history(h) })
}

// reach says whether some goods pay a duty, or all.
func reach(some bool) string {
	if some {
		return "some"
	}
	return "all"
}
