package wire

import "section321/calc"

func (c *Calculator) check(w *writer, request []byte) {
	shipment, problems := decodeCheck(request)
	if problems != nil {
		w.problems(problems.With(shipment.Validate()))
		return
	}
	answer, err := calc.CheckRange(w.until, shipment, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.check(answer) })
}

func (c *Calculator) law(w *writer, request []byte) {
	question, problems := decodeLaw(request)
	if problems != nil {
		w.problems(problems)
		return
	}
	answer, err := calc.InForceUntil(w.until, question, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.law(answer) })
}

func (c *Calculator) found(w *writer, search calc.Search) {
	answer, err := calc.FindUntil(w.until, search, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() { w.find(answer, nil) })
}
