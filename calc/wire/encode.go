package wire

import (
	"strconv"
	"sync/atomic"

	"section321/calc"
	"section321/calc/law"
)

func (w *writer) check(a *calc.Answer) {
	w.text("outcome", string(a.Outcome))
	w.exemption(&a.Exemption)
	w.entryOrNull(a.Entry)
	w.objects("lines", len(a.Lines), func(i int) { w.line(&a.Lines[i]) })
	w.objects("notApplied", len(a.NotApplied), func(i int) {
		n := &a.NotApplied[i]
		w.maybe("rule", n.Rule)
		w.maybe("layer", n.Layer)
		w.said("why", n.Why)
		w.cite(n.Cite)
	})
	w.asks(a.Asks, a.CouldBe != nil)
	w.unsupported(a.Unsupported)
	w.objects("assumed", len(a.Assumed), func(i int) {
		p := &a.Assumed[i]
		w.text("field", p.Field)
		w.maybe("fact", p.Fact)
		w.said("text", p.Text)
		w.cite(p.Cite)
	})
	w.moneyOrNull("duty", a.Duty)
	w.moneyOrNull("fees", a.Fees)
	w.moneyOrNull("total", a.Total)
	w.maybeMoney("atLeast", a.AtLeast)
	w.maybeMoney("atMost", a.AtMost)
	w.couldBe(a)
	w.objects("alternatives", len(a.Alternatives), func(i int) {
		o := &a.Alternatives[i]
		w.text("method", o.Method)
		w.money("duty", o.Duty)
		w.objects("lines", len(o.Lines), func(i int) { w.line(&o.Lines[i]) })
	})
	w.refund(a.Refund)
	w.stamp(&a.Law)
	w.sources(a.Sources)
}

// refund writes the void part of the duty, where there is one.
func (w *writer) refund(r *calc.Refund) {
	if r == nil {
		return
	}
	lines := func(name string, lines []calc.Line) {
		w.objects(name, len(lines), func(i int) { w.line(&lines[i]) })
	}
	w.object("refund", func() {
		w.moneyOrNull("void", r.Void)
		w.moneyOrNull("owed", r.Owed)
		lines("lines", r.Lines)
		lines("instead", r.Instead)
		lines("kept", r.Kept)
		w.said("text", r.Text)
		w.cite(r.Cite)
	})
}

func (w *writer) exemption(e *calc.Exemption) {
	w.object("exemption", func() {
		w.text("provision", e.Provision)
		w.moneyOrNull("limit", e.Limit)
		w.moneyOrNull("statutoryLimit", e.Statutory)
		w.money("aggregate", e.Aggregate)
		w.moneyOrNull("headroom", e.Headroom)
		w.flag("exempt", e.Exempt)
		w.because(e.Because)
		if len(e.Recipients) > 0 {
			w.objects("recipients", len(e.Recipients), func(i int) {
				r := &e.Recipients[i]
				w.text("recipient", r.Recipient)
				w.money("aggregate", r.Aggregate)
				w.flag("exempt", r.Exempt)
			})
		}
	})
}

func (w *writer) because(reasons []calc.Reason) {
	w.objects("because", len(reasons), func(i int) {
		r := &reasons[i]
		w.text("rule", r.Rule)
		w.said("text", r.Text)
		w.maybeSaid("excerpt", r.Excerpt)
		w.cite(r.Cite)
	})
}

// asks writes questions, and what each answer makes of the total where that was worked out.
func (w *writer) asks(asks []calc.Ask, priced bool) {
	w.objects("asks", len(asks), func(i int) {
		q := &asks[i]
		w.text("field", q.Field)
		w.maybe("fact", q.Fact)
		w.said("text", q.Text())
		w.said("question", q.Question)
		w.maybeSaid("more", q.More)
		w.said("decides", q.Decides)
		w.text("effect", q.Effect)
		w.cite(q.Cite)
		if priced {
			w.priced(q)
		}
	})
}

func (w *writer) entryOrNull(e *calc.EntryAnswer) {
	if e == nil {
		w.key("entry")
		w.raw("null")
		return
	}
	w.object("entry", func() {
		w.entry(e)
		w.objects("alternatives", len(e.Alternatives), func(i int) { w.entry(&e.Alternatives[i]) })
	})
}

func (w *writer) entry(e *calc.EntryAnswer) {
	w.text("type", e.Type)
	w.said("name", e.Name)
	w.said("text", e.Text)
	w.cite(e.Cite)
}

func (w *writer) line(l *calc.Line) {
	if l.Item >= 0 {
		w.key("item")
		w.raw(strconv.Itoa(l.Item))
	}
	w.text("layer", l.Layer)
	w.maybe("heading", l.Heading)
	w.maybeMoney("value", l.Value)
	w.maybeMoney("base", l.Base)
	w.maybeRate("rate", l.Rate)
	w.money("amount", l.Amount)
	w.maybeSaid("text", l.Text)
	w.cite(l.Cite)
}

func (w *writer) unsupported(gaps []calc.Gap) {
	w.objects("unsupported", len(gaps), func(i int) {
		g := &gaps[i]
		w.text("what", g.What)
		w.said("text", g.Text)
		w.cite(g.Cite)
	})
}

func (w *writer) stamp(s *calc.LawStamp) {
	w.object("law", func() {
		w.text("edition", s.Edition)
		w.maybe("hash", s.Hash)
		w.text("verifiedThrough", string(s.VerifiedThrough))
		w.flag("beyondVerified", s.BeyondVerified)
		w.objects("ahead", len(s.Ahead), func(i int) {
			c := &s.Ahead[i]
			w.text("date", string(c.Date))
			w.said("text", c.Text)
			w.cite(c.Cite)
		})
	})
}

func (w *writer) sources(sources []*law.Source) {
	w.object("sources", func() {
		documents := documents()
		for _, s := range sources {
			if written, ok := documents[s.ID]; ok {
				w.raw(written)
			} else {
				w.source(s)
			}
		}
	})
}

func (w *writer) source(s *law.Source) {
	w.object(s.ID, func() {
		w.text("title", s.Title)
		w.text("url", s.URL)
		w.text("published", string(s.Published))
		w.text("checked", string(s.Checked))
		w.text("confidence", s.Confidence)
	})
}

// documents holds every source of an edition of the law as it stands in an answer. They are
// a third of most answers and never change.
func documents() map[string]string {
	of := law.All()
	if known := writtenDocuments.Load(); known != nil && known.of == of {
		return known.texts
	}
	texts := map[string]string{}
	for id, s := range of.Sources {
		w := &writer{}
		w.source(s)
		texts[id] = string(w.buf)
	}
	writtenDocuments.Store(&documentsOf{of, texts})
	return texts
}

type documentsOf struct {
	of    *law.Library
	texts map[string]string
}

var writtenDocuments atomic.Pointer[documentsOf]

func (w *writer) law(a *calc.LawAnswer) {
	rules := func(name string, rules []calc.RuleInForce) {
		w.objects(name, len(rules), func(i int) {
			r := &rules[i]
			w.text("rule", r.Rule)
			w.fact(r.Fact)
		})
	}
	w.text("date", string(a.Date))
	w.text("origin", a.Origin)
	w.text("mode", a.Mode)
	w.objects("provisions", len(a.Provisions), func(i int) {
		p := &a.Provisions[i]
		w.text("id", p.Provision)
		w.text("provision", p.Authority)
		w.texts("shippedFrom", p.ShippedFrom)
		w.money("limit", p.Free)
		w.money("statutoryLimit", p.Amount)
		w.fact(&p.Fact)
	})
	rules("suspensions", a.Suspensions)
	rules("exclusions", a.Exclusions)
	rules("rules", a.Rules)
	w.objects("entries", len(a.Entries), func(i int) {
		e := &a.Entries[i]
		w.text("rule", e.Rule)
		w.text("type", e.Type)
		w.said("name", e.Name)
		w.fact(&e.Fact)
	})
	w.objects("fees", len(a.Fees), func(i int) {
		f := &a.Fees[i]
		w.text("layer", f.Layer)
		w.maybeMoney("amount", f.Amount)
		w.maybeRate("rate", f.Rate)
		w.maybeMoney("minimum", f.Minimum)
		w.maybeMoney("maximum", f.Maximum)
		w.said("text", f.Text)
		w.cite(f.Cite)
	})
	w.objects("facts", len(a.Facts), func(i int) {
		f := &a.Facts[i]
		w.text("fact", f.Fact)
		w.said("label", f.Label)
		w.said("decides", f.Decides)
	})
	w.objects("measures", len(a.Measures), func(i int) {
		m := a.Measures[i]
		w.text("id", m.ID)
		w.text("layer", m.Layer)
		w.text("heading", m.Heading)
		w.text("kind", m.Kind)
		if m.Kind == law.Additive || m.Kind == law.Floor || m.Kind == law.Instead {
			w.text("rate", m.Rate.String())
		}
		w.texts("origins", m.Origins)
		w.texts("lists", m.Lists)
		w.texts("needs", m.Needs)
		w.fact(&m.Fact)
	})
	w.unsupported(a.Unsupported)
	w.timeline(a.Timeline)
	w.stamp(&a.Law)
	w.sources(a.Sources)
}

// timeline writes the periods of the general exemption.
func (w *writer) timeline(periods []calc.Period) {
	w.objects("timeline", len(periods), func(i int) {
		p := &periods[i]
		w.text("from", string(p.From))
		w.text("to", string(p.To))
		w.text("status", p.Status)
		w.money("limit", p.Limit)
		w.said("text", p.Text)
		w.cite(p.Cite)
	})
}

// fact writes what every statement of law has.
func (w *writer) fact(f *law.Fact) {
	w.text("from", string(f.From))
	w.text("to", string(f.To))
	w.said("text", f.Text)
	w.maybeSaid("excerpt", f.Excerpt)
	w.maybeSaid("note", f.Note)
	w.text("confidence", f.Confidence)
	w.cite(f.Cite)
}

// find writes what was found. More writes what else is known of the line with an index.
func (w *writer) find(f *calc.Found, more func(line int)) {
	w.text("date", string(f.Date))
	w.text("query", f.Query)
	w.text("edition", f.Edition)
	w.objects("lines", len(f.Lines), func(i int) {
		l := &f.Lines[i]
		w.text("number", l.Number)
		w.maybe("statistical", l.Statistical)
		w.text("hts", l.Likely)
		w.texts("path", l.Path)
		w.text("general", l.General)
		w.text("special", l.Special)
		w.text("column2", l.Column2)
		w.texts("units", l.Units)
		if more != nil {
			more(i)
		}
	})
	if len(f.Vague) > 0 {
		w.texts("vague", f.Vague)
	}
	if f.Sure != nil {
		w.object("sure", func() {
			w.text("level", f.Sure.Level)
			w.text("right", f.Sure.Right)
			w.text("of", f.Sure.Of)
		})
	}
}
