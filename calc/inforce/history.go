package inforce

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
	"section321/calc/say"
)

// A HistoryQuestion asks what the law was, is and will be for goods of an origin.
// Mode narrows it; "" stands for any.
type HistoryQuestion struct {
	Origin string
	Mode   calc.Mode
}

// A History is the course of the general exemption and of every duty on top of the
// ordinary one. Duties that ended before DutyFrom are not in the data.
type History struct {
	HistoryQuestion
	Timeline []Period
	Layers   []Layer
	Changes  []calc.Change // those that the data tell in words
	DutyFrom law.Date      // "" without a tariff, which knows no duties
	Law      calc.LawStamp
	Sources  []*law.Source
}

// A Layer is one duty through time: its periods, the oldest first. Where none is, the
// duty is not charged.
type Layer struct {
	Layer   string
	Name    say.Message
	Periods []LayerPeriod
}

// A LayerPeriod is a stretch of days in which a duty was charged in the same way.
type LayerPeriod struct {
	From, To law.Date      // To is "" while no end is known
	Charges  []Charge      // what all goods pay before what some do
	Except   []say.Message // who or what is exempt, in words
	Cite     []string

	measures []string // the identifiers of what holds
}

// A Charge is one way in which a duty is charged.
type Charge struct {
	Kind   string              // as of law.Measure
	Rate   decimal.NullDecimal // percent
	Amount decimal.NullDecimal // dollars a postal item
	Some   bool                // depends on the goods: their tariff number, or facts about them
	Text   say.Message
}

// Tell tells the history. The error, when there is one, is of type Problems.
func Tell(q HistoryQuestion, t *calc.Tariff) (*History, error) { return TellUntil(nil, q, t) }

// TellUntil is Tell for somebody who may not wait for the history: then the error is
// Cancelled.
func TellUntil(u calc.Until, q HistoryQuestion, t *calc.Tariff) (h *History, err error) {
	defer calc.UnlessStopped(&err)
	c := calc.Checker{Item: -1}
	c.Country(calc.About(calc.FieldOrigin), q.Origin)
	c.Word(calc.About(calc.FieldMode), "mode", string(q.Mode), calc.Modes, true)
	if c.Problems != nil {
		return nil, c.Problems
	}
	b := t.At(law.All().VerifiedThrough)
	origins := []string{q.Origin}
	h = &History{HistoryQuestion: q, Timeline: timeline(u, b, origins, q.Mode), Changes: everyChange(b, origins, q.Mode)}
	if t != nil {
		h.DutyFrom = t.First()
		var from law.Date // the oldest measures tell of the days before them too
		if n := len(t.Eras); n > 0 {
			last := t.Eras[n-1] // every era has the measures of all
			h.layers(u, last.Open().Law.At(b.Day), from, last.Until)
			from = last.Until
		}
		h.layers(u, b, from, "")
		h.order()
	}
	h.Law = calc.Stamp(b, calc.InOrder(append(calc.ChangesAhead(b, []string{"general"}, origins, q.Mode), calc.FeeChange(b)...)))
	cites := calc.Cite(b)
	for _, p := range h.Timeline {
		cites.Add(p.Cite)
	}
	for _, l := range h.Layers {
		for _, p := range l.Periods {
			cites.Add(p.Cite)
		}
	}
	for _, c := range slices.Concat(h.Changes, h.Law.Ahead) {
		cites.Add(c.Cite)
	}
	h.Sources = cites.Sources()
	return h, nil
}

// everyChange lists all changes the data tell in words, since the first.
func everyChange(b *law.Book, origins []string, mode calc.Mode) []calc.Change {
	return calc.InOrder(calc.ChangesAhead(b.At(""), []string{"general"}, origins, mode))
}

// layers follows every layer from day to day on which anything changes, from a day on to
// the one before another. On the first day other data may tell of the same duty.
func (h *History) layers(u calc.Until, b *law.Book, from, until law.Date) {
	measures := b.MeasuresOf(h.Origin)
	known := map[string]bool{}
	for _, l := range h.Layers {
		known[l.Layer] = true
	}
	days := []law.Date{from}
	for _, day := range b.Days() {
		if day > from && (until == "" || day < until) {
			days = append(days, day)
		}
	}
	if from == "" {
		days = days[1:]
	}
	for _, day := range days {
		calc.Wait(u)
		now := h.on(b.At(day), measures)
		for _, name := range layersOf(now) {
			if !known[name] {
				known[name] = true
				h.Layers = append(h.Layers, Layer{Layer: name, Name: nameOf(now[name])})
			}
		}
		for i := range h.Layers {
			h.Layers[i].follow(day, now[h.Layers[i].Layer], day == from)
		}
	}
}

// order puts what all goods pay before what some do, and then the oldest first.
func (h *History) order() {
	slices.SortStableFunc(h.Layers, func(a, b Layer) int {
		if x, y := a.some(), b.some(); x != y && x {
			return 1
		} else if x != y {
			return -1
		}
		return strings.Compare(string(a.Periods[0].From), string(b.Periods[0].From))
	})
}

// some reports whether the layer never reached all goods.
func (l Layer) some() bool {
	return !slices.ContainsFunc(l.Periods, func(p LayerPeriod) bool {
		return slices.ContainsFunc(p.Charges, func(c Charge) bool { return !c.Some })
	})
}

// follow takes in what holds from a day on. Another list of goods at the same rate is a
// new period too, but not what other data say from a day on in the same words.
func (l *Layer) follow(day law.Date, now []stated, other bool) {
	p := gather(day, now)
	last := len(l.Periods) - 1
	if last >= 0 && l.Periods[last].To == "" {
		if slices.Equal(l.Periods[last].measures, p.measures) {
			return
		}
		if other && slices.EqualFunc(l.Periods[last].Charges, p.Charges, Charge.same) {
			l.Periods[last].measures = p.measures
			return
		}
		l.Periods[last].To = day.AddDays(-1)
	}
	if len(p.Charges) > 0 {
		l.Periods = append(l.Periods, p)
	}
}

func (c Charge) same(o Charge) bool {
	return c.Kind == o.Kind && c.Some == o.Some && c.Text.Same(o.Text) && c.Rate.Decimal.Equal(o.Rate.Decimal) && c.Amount.Decimal.Equal(o.Amount.Decimal)
}

// A stated charge is one with its measure and the documents that state it. An exemption
// charges nothing and only says whom it frees.
type stated struct {
	Charge
	id   string
	cite []string
}

// gather puts equal charges together, what all goods pay first, then by rate.
func gather(day law.Date, all []stated) LayerPeriod {
	p := LayerPeriod{From: day}
	slices.SortStableFunc(all, func(a, b stated) int {
		if a.Some != b.Some {
			if a.Some {
				return 1
			}
			return -1
		}
		return a.Rate.Decimal.Cmp(b.Rate.Decimal)
	})
	add := func(to *[]string, words ...string) {
		for _, w := range words {
			if !slices.Contains(*to, w) {
				*to = append(*to, w)
			}
		}
	}
	except := func(text say.Message) {
		if !slices.ContainsFunc(p.Except, func(m say.Message) bool { return m.Same(text) }) {
			p.Except = append(p.Except, text)
		}
	}
	for _, s := range all {
		switch {
		case s.Kind == law.Exemption:
			except(s.Text)
		case !slices.ContainsFunc(p.Charges, s.Charge.same):
			p.Charges = append(p.Charges, s.Charge)
		}
		add(&p.measures, s.id)
		add(&p.Cite, s.cite...)
	}
	slices.Sort(p.measures)
	return p
}

// on returns what is charged on a day and who is exempt, by layer.
func (h *History) on(b *law.Book, measures []*law.Measure) map[string][]stated {
	var in []*law.Measure
	now := map[string][]stated{}
	for _, m := range measures {
		// Goods under way when a duty began are an exception that ends by itself.
		settled := m.LoadedBefore == "" || m.Unless
		mode := len(m.Modes) == 0 || slices.Contains(m.Modes, h.Mode)
		exempts := m.Kind == law.Exemption || m.Kind == law.Rest
		switch {
		case !m.InForce(b.Day) || !settled || m.Layer == "base": // the ordinary duty, by number, is no course of its own
		case exempts && (conditional(m) || !mode && h.Mode == ""):
			now[m.Layer] = append(now[m.Layer], stated{Charge{Kind: law.Exemption, Some: true, Text: m.Text}, m.ID, m.Cite})
		case mode:
			in = append(in, m)
		}
	}
	for _, c := range left(in) {
		if c.Kind == law.Exemption || c.Kind == law.Rest {
			continue
		}
		charge := Charge{Kind: c.Kind, Some: conditional(c), Text: c.Text}
		if c.Kind == law.Additive || c.Kind == law.Floor || c.Kind == law.Instead {
			charge.Rate = decimal.NewNullDecimal(c.Rate)
		}
		now[c.Layer] = append(now[c.Layer], stated{charge, c.ID, c.Cite})
	}
	if c := b.InColumn2(h.Origin); c != nil {
		now["column-2"] = append(now["column-2"], stated{Charge{Kind: law.Instead, Text: c.Text}, c.Text.ID(), c.Cite})
	}
	if h.Mode == "" || h.Mode == "post" {
		now["postal"] = postalCharges(b, h.Origin)
	}
	return now
}

// left drops what another measure displaces on all goods it reaches. What only some
// goods bear displaces nothing: the others go on paying.
func left(in []*law.Measure) []*law.Measure {
	return slices.DeleteFunc(slices.Clone(in), func(c *law.Measure) bool {
		return slices.ContainsFunc(in, func(by *law.Measure) bool {
			return by.Kind != law.Rest && !conditional(by) && c.NamedBy(by.Displaces, by)
		})
	})
}

// conditional reports whether a measure depends on more than origin, mode and day.
func conditional(m *law.Measure) bool {
	return len(m.Lists) > 0 || len(m.Needs) > 0 || len(m.Claims) > 0 || len(m.Charged) > 0
}

// postalCharges returns the postal duties, of which the carrier chooses one.
func postalCharges(b *law.Book, origin string) []stated {
	var all []stated
	ieepa, cites := duty.IeepaRate(b, origin)
	for _, method := range []string{"ad-valorem", "specific"} {
		for _, p := range b.PostalDuties(origin, method) {
			if !p.IsFor(ieepa) {
				continue
			}
			s := stated{Charge{Kind: method, Rate: p.Rate, Amount: p.Amount, Text: p.Text}, p.Text.ID(), p.Cite}
			if !p.Rate.Valid && !p.Amount.Valid {
				s.Rate, s.cite = decimal.NewNullDecimal(ieepa), slices.Concat(p.Cite, cites)
				s.id += ieepa.String()
			}
			all = append(all, s)
		}
	}
	return all
}

func layersOf(now map[string][]stated) []string {
	var names []string
	for name, all := range now {
		if slices.ContainsFunc(all, func(s stated) bool { return s.Kind != law.Exemption }) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// nameOf names a layer as its duty is called on a receipt.
func nameOf(all []stated) say.Message {
	for _, s := range all {
		switch s.Kind {
		case law.Additive, law.Floor:
			return s.Text
		case "ad-valorem", "specific":
			return say.It("postal-duty")
		}
	}
	return say.It("column-2")
}
