package wire

import (
	"section321/calc/check"
	"section321/calc/find"
	"section321/calc/inforce"
)

func (c *Calculator) check(w *writer, request []byte) {
	shipment, problems := decodeCheck(request)
	if problems != nil {
		w.problems(problems.With(spelled(shipment.Validate())))
		return
	}
	answer, err := check.Range(w.until, shipment, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.checkAnswer(answer) })
}

func (c *Calculator) law(w *writer, request []byte) {
	question, problems := decodeLaw(request)
	if problems != nil {
		w.problems(problems)
		return
	}
	answer, err := inforce.Until(w.until, question, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.lawAnswer(answer) })
}

// find finds lines and, where origin, mode or value is given, what each bears.
func (c *Calculator) find(w *writer, request []byte) {
	search, problems := decodeFind(request)
	if problems != nil {
		w.problems(problems)
		return
	}
	var found *find.Found
	var err error
	if search.Priced {
		found, err = find.Priced(w.until, search, c.tariff)
	} else {
		found, err = find.Until(w.until, search.Search, c.tariff)
	}
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.findAnswer(found) })
}
