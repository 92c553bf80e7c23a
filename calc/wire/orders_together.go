//go:build !checkonly

package wire

import (
	"strconv"

	"section321/calc/law"
)

// together tells the request of check for all orders of the file as one shipment.
func (o *Orders) together(request []byte) ([]byte, error) {
	r := &reader{}
	var day law.Date
	r.parse(request, func() {
		r.fields([]string{"date"}, func(string) { r.dateInto(&day) })
	})
	if r.problems != nil {
		return nil, r.problems
	}
	t, err := o.answers.Together(day)
	if err != nil {
		return nil, err
	}
	return written(func(w *writer) {
		w.object("request", func() { w.question(&t.Shipment) })
		for _, count := range []struct {
			name string
			n    int
		}{{"orders", t.Orders}, {"free", t.Free}} {
			w.key(count.name)
			w.raw(strconv.Itoa(count.n))
		}
		w.text("first", string(t.First))
		w.text("last", string(t.Last))
	}), nil
}
