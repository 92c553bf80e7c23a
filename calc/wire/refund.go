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

var (
	refundFields = []string{"on", "entries", "brief"}
	entryFields  = []string{"entry", "date", "type", "importer", "liquidated", "paid", "void", "duty", "ordinary", "program", "facts", "shipment"}
)

// refunds answers what of void duties comes back.
// mostWhole is how many entries are answered with their sentences, which are twenty times the
// question. Of more than that an answer must be brief.
const mostWhole = 5000

func (c *Calculator) refunds(w *writer, request []byte) {
	r := &reader{}
	var q refund.Question
	brief := false
	r.parse(request, func() {
		r.fields(refundFields, func(field string) {
			switch field {
			case "on":
				r.dateInto(&q.On)
			case "brief":
				r.flagInto(&brief)
			case "entries":
				r.elements(refund.MostEntries, "too-many-entries", "entries-too-many", func() {
					q.Entries = append(q.Entries, refund.Entry{Importer: "own"})
					r.entry(&q.Entries[len(q.Entries)-1])
				})
			}
		})
		if q.On == "" && r.problems == nil {
			r.path = append(r.path, step{name: "on"})
			r.problem("missing-date", say.It("question-day-missing"))
			r.up()
		}
	})
	if given := len(q.Entries); r.problems == nil && !brief && given > mostWhole {
		r.problems = calc.Problems{{Code: "too-many-entries", Field: "entries", Message: say.It("entries-too-many", say.Count("given", given), say.Count("most", mostWhole))}}
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
	w.object("", func() { w.comesBack(q.On, a, brief) })
}

// comesBack writes what comes back. Briefly each entry is without the sentences, which
// stand beside the entries once: of ten thousand they would be the most of the answer.
func (w *writer) comesBack(on law.Date, a *refund.Answer, brief bool) {
	w.text("on", string(on))
	list(w, "entries", a.Claims, func(c refund.Claim) { w.object("", func() { w.claim(&c, brief) }) })
	list(w, "refused", a.Refused, func(f refund.Refused) {
		w.object("", func() {
			w.count("place", f.Place)
			w.maybe("entry", f.Number)
			w.text("code", f.Code)
			w.text("field", f.Field)
			w.said("message", f.Message)
		})
	})
	w.object("names", func() {
		w.named("ways", refund.Ways())
		w.named("states", refund.States())
	})
	w.waySums("sums", a.Sums)
	w.waySums("deadlines", a.Deadlines)
	if brief {
		list(w, "said", a.Told, func(s refund.Told) {
			w.object("", func() {
				w.said("text", s.Text)
				w.cite(s.Cite)
				w.count("entries", s.Entries)
			})
		})
	}
	w.key("open")
	w.open('[')
	for _, o := range a.Open {
		w.object("", func() {
			w.text("id", o.Point)
			w.said("text", o.Text)
			w.maybeSaid("note", o.Note)
			w.cite(o.Cite)
		})
	}
	w.close(']')
	w.stamp(&a.Law)
	w.sources(a.Sources)
}

// named writes what a person reads for words of the contract.
func (w *writer) named(name string, all []refund.Named) {
	list(w, name, all, func(n refund.Named) {
		w.object("", func() {
			w.text("word", n.Word)
			w.said("text", n.Text)
		})
	})
}

func (w *writer) waySums(name string, all []refund.Sum) {
	list(w, name, all, func(s refund.Sum) {
		w.object("", func() {
			w.text("way", s.Way)
			w.maybe("lastDay", string(s.LastDay))
			w.count("entries", s.Entries)
			w.money("void", s.Void)
			w.money("interest", s.Individual)
			w.money("interestCorporate", s.Company)
		})
	})
}

func (r *reader) entry(e *refund.Entry) {
	missing := func(name, id string) {
		r.path = append(r.path, step{name: name})
		r.problem("missing-"+name, say.It(id))
		r.up()
	}
	oneOf := func(into *string, code string, known []string) {
		r.textInto(into)
		if *into != "" && !slices.Contains(known, *into) {
			r.problem(code, say.It("not-one-of", given(*into), say.Words("known", known)))
		}
	}
	isObject := r.fields(entryFields, func(field string) {
		switch field {
		case "entry":
			r.textInto(&e.Number)
		case "date":
			r.dateInto(&e.Date)
		case "type":
			r.textInto(&e.Type)
			if len(e.Type) != 2 || strings.Trim(e.Type, "0123456789") != "" {
				r.problem("invalid-type", say.It("entry-type-invalid", given(e.Type)))
			}
		case "importer":
			oneOf(&e.Importer, "invalid-importer", refund.Importers)
		case "liquidated":
			var s string
			if r.kind() == "a string" && bytes.HasPrefix(r.text[r.at:], []byte(`"no"`)) {
				r.textInto(&s)
				e.Unliquidated = true
			} else {
				r.dateInto(&e.Liquidated)
			}
		case "paid":
			r.dateInto(&e.Paid)
		case "void":
			e.Void.Valid = true
			r.amountInto(&e.Void.Decimal, "invalid-amount")
		case "duty":
			e.Duty.Valid = true
			r.amountInto(&e.Duty.Decimal, "invalid-amount")
		case "ordinary":
			e.Ordinary.Valid = true
			r.amountInto(&e.Ordinary.Decimal, "invalid-amount")
		case "program":
			r.textInto(&e.Program)
		case "facts":
			r.factsInto(&e.Facts)
			for _, fact := range e.Facts {
				if !slices.Contains(refund.Facts, fact) {
					r.problem("invalid-fact", say.It("not-one-of", given(fact), say.Words("known", refund.Facts)))
				}
			}
		case "shipment":
			e.Goods = new(calc.Shipment)
			r.shipment(e.Goods)
			if e.Date == "" {
				e.Date = e.Goods.Date
			}
		}
	})
	if !isObject {
		return
	}
	if e.Date == "" {
		missing("date", "entry-day-missing")
	}
	if e.Type == "" && e.Importer != "post" {
		missing("type", "entry-type-missing")
	}
}

func (w *writer) claim(c *refund.Claim, brief bool) {
	w.maybe("entry", c.Number)
	w.maybe("order", c.Entry.Order)
	w.maybe("declare", c.Declare)
	w.text("date", string(c.Entry.Date))
	w.moneyOrNull("void", c.Void)
	w.moneyOrNull("interest", c.Individual)
	w.moneyOrNull("interestCorporate", c.Company)
	w.maybe("liquidated", string(c.Liquidation))
	w.maybe("liquidationExpected", string(c.Expected))
	list(w, "ways", c.Ways, func(y refund.Way) {
		w.object("", func() {
			w.text("way", y.Way)
			w.text("state", y.State)
			w.maybe("lastDay", string(y.LastDay))
			w.moneyOrNull("amount", y.Amount)
			if brief {
				return
			}
			w.said("text", y.Text)
			w.maybeSaid("letter", letter(y, c))
			w.cite(y.Cite)
		})
	})
	if brief {
		return
	}
	said := func(name string, all []refund.Said) {
		list(w, name, all, func(s refund.Said) {
			w.object("", func() {
				w.said("text", s.Text)
				w.cite(s.Cite)
			})
		})
	}
	w.refund(c.Parts)
	said("assumed", c.Assumed)
	said("doubts", c.Doubts)
}

// letter fills the words to send.
func letter(y refund.Way, c *refund.Claim) say.Message {
	number, amount := say.It("letter-number"), say.It("letter-amount")
	if c.Number != "" {
		number = say.Verbatim(c.Number)
	}
	if y.Amount.Valid {
		amount = say.It("price", say.Price("price", y.Amount.Decimal.Round(2)))
	}
	return y.Letter.With(say.Say("entry", number), say.Text("date", string(c.Entry.Date)), say.Say("amount", amount))
}
