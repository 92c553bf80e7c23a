package wire

import (
	"section321/calc"

	"section321/calc/say"
)

// find finds lines and, where origin, mode or value is given, what each bears.
func (c *Calculator) find(w *writer, request []byte) {
	s, priced, valued := calc.PricedSearch{}, false, false
	search, problems := decodeFind(request, func(r *reader, field string) {
		priced = true
		switch field {
		case "origin":
			r.textInto(&s.Origin)
		case "mode":
			r.textInto(&s.Mode)
		case "value":
			valued = true
			r.amountInto(&s.Value, "invalid-amount")
		}
	})
	if priced && !valued && problems == nil {
		problems = problems.Add(func() calc.Problem {
			return calc.Problem{Code: "missing-amount", Field: "value", Message: say.It("value-missing")}
		})
	}
	if problems != nil {
		w.problems(problems)
		return
	}
	if !priced {
		c.found(w, search)
		return
	}
	s.Search = search
	answer, err := calc.FindPriced(w.until, s, c.tariff)
	if err != nil {
		w.error(err)
		return
	}
	w.object("", func() {
		w.find(&answer.Found, func(i int) {
			b := answer.Bears[i]
			w.moneyOrNull("duty", b.Duty)
			w.maybeMoney("atLeast", b.AtLeast)
			w.maybeMoney("atMost", b.AtMost)
			w.maybe("sameAs", answer.SameAs[i])
		})
		if d := answer.Decides; d != nil {
			w.object("decides", func() {
				w.maybe("under", d.Under)
				w.objects("choices", len(d.Choices), func(i int) {
					c := &d.Choices[i]
					w.text("text", c.Text)
					w.texts("numbers", c.Numbers)
					w.maybeMoney("least", c.Least)
					w.maybeMoney("most", c.Most)
				})
			})
		}
	})
}
