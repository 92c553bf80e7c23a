package calc

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A dutyResult is what is known of a shipment's duty.
type dutyResult struct {
	unknown    bool            // an amount is missing that has no bounds
	prohibited bool            // an item may not be imported
	taxed      bool            // a tax is owed that is not computed
	noLeast    bool            // low is no lower bound
	undecided  bool            // an item may perhaps not be imported
	low, high  decimal.Decimal // bounds of the duty; equal when everything is known
}

func (d *dutyResult) known() bool { return !d.unknown && !d.undecided && d.low.Equal(d.high) }

// duty adds the lines of the duty of a shipment that is not free.
func (a *assessment) duty() {
	if a.trial.Exempt {
		a.prohibitions()
		return
	}
	if a.postal() {
		return
	}
	a.alsoOwed()
	if a.tariff == nil || a.tariff.Schedule == nil {
		a.noDuty(say.It("duty-without-tariff"))
		return
	}
	edition, ok := a.tariff.Schedule.At(string(a.s.Date))
	if !ok {
		a.noDuty(noTariff(a.s.Date))
		return
	}
	a.editions = []*law.Source{editionSource(edition)}
	entered := a.s.enteredValues(a.customs)
	for i := range a.s.Items {
		wait(a.until)
		g := goods{assessment: a, item: i, it: &a.s.Items[i], entered: entered[i], edition: edition}
		g.duty()
	}
	a.tellNotes()
}

// prohibitions looks whether goods that are free of duty may enter at all.
func (a *assessment) prohibitions() {
	if a.tariff == nil {
		return
	}
	for i := range a.s.Items {
		wait(a.until)
		g := goods{assessment: a, item: i, it: &a.s.Items[i]}
		if !slices.ContainsFunc(a.book.MeasuresOf(g.it.Origin), func(m *law.Measure) bool {
			return m.Kind == law.Prohibition && m.InForce(a.s.Date)
		}) {
			continue
		}
		var banned []Reason
		variants := g.variants()
		for _, v := range variants {
			number := *g.it
			number.HTS = v.number
			g.it, g.lists = &number, v.lists
			for _, c := range undisplaced(g.candidates(law.Prohibition, law.Exemption)) {
				switch {
				case c.Kind != law.Prohibition:
				case c.maybe != "":
					a.result.undecided = true
				default:
					banned = append(banned, Reason{Rule: c.ID, Text: c.Text, Cite: c.Cite})
				}
			}
		}
		switch {
		case len(banned) == 0:
		case len(banned) == len(variants):
			a.result.prohibited = true
			a.Exemption.Because = append(a.Exemption.Because, banned[0])
		default:
			a.result.undecided = true
			a.Asks = append(a.Asks, Ask{Field: g.field("hts"), Question: say.It("hts-may-enter"), Decides: say.It("decides-may-enter"), Effect: "could-raise", Cite: banned[0].Cite})
		}
	}
	if !a.result.prohibited && !a.result.undecided {
		a.Asks = nil
	}
}

// alsoOwed names what is owed beside the duty that is computed.
func (a *assessment) alsoOwed() {
	owed := func(rule, what string) {
		if r := a.book.Rule(rule); r != nil {
			a.Unsupported = append(a.Unsupported, Gap{What: what, Text: r.Text, Cite: r.Cite})
		}
	}
	for _, facts := range a.facts {
		if slices.Contains(facts, "adcvd") && !a.result.unknown {
			a.result.unknown = true
			owed("adcvd-owed", "duty")
		}
		if (slices.Contains(facts, "alcohol") || slices.Contains(facts, "tobacco")) && !a.result.taxed {
			a.result.taxed = true
			owed("excise-owed", "tax")
		}
	}
	for i := range a.s.Items {
		if origin, _ := law.CountryOf(a.s.Items[i].Origin); origin.USTerritory {
			if r := a.book.Rule("us-goods-returned"); r != nil {
				a.Asks = append(a.Asks, Ask{Field: fieldOf(i, "origin"), Question: r.Text, Decides: say.It("decides-duty"), Effect: "could-lower", Cite: r.Cite})
			}
			break
		}
	}
}

// noTariff says that no tariff of a day is at hand, and who has one.
func noTariff(day law.Date) say.Message {
	if day >= tariff.Oldest {
		return say.It("duty-elsewhere", say.Text("day", string(day)), say.Text("oldest", tariff.Oldest))
	}
	return say.It("duty-before-tariff", say.Text("day", string(day)))
}

func (a *assessment) noDuty(text say.Message) {
	a.result.unknown = true
	a.Unsupported = append(a.Unsupported, Gap{What: "duty", Text: text})
}

// goods are one item on its way to its duty.
type goods struct {
	*assessment
	item    int
	it      *Item
	entered decimal.Decimal // value in even dollars
	edition tariff.Edition
	line    tariff.Line
	lists   []string            // product lists the number is on
	column  decimal.Decimal     // the ordinary duty in dollars
	rate    decimal.NullDecimal // the ordinary rate in percent, when it is nothing else
	floors  bool                // whether the ordinary duty is known, which floors need
	in99    bool                // the ordinary duty is one of chapter 99 that stands in its place
}

func (g *goods) field(name string) string { return fieldOf(g.item, name) }

func (g *goods) duty() {
	if g.it.HTS == "" {
		g.everyProduct()
		g.lack(Ask{Field: g.field("hts"), Question: say.It("hts-missing"), Decides: say.It("decides-duty"), Effect: "could-raise"})
		return
	}
	if len(g.it.HTS) < 8 && g.alike() {
		return
	}
	if len(g.it.HTS) < 8 {
		g.everyProduct()
		g.lack(Ask{Field: g.field("hts"), Question: g.children(), Decides: say.It("decides-duty"), Effect: "could-raise"})
		return
	}
	line, err := g.tariff.Schedule.Line(string(g.s.Date), g.it.HTS)
	if err != nil {
		g.everyProduct()
		g.lack(Ask{Field: g.field("hts"), Question: g.ofOtherDays(), Decides: say.It("decides-duty"), Effect: "could-raise"})
		return
	}
	g.line = line
	variants := g.variants()
	var asks []Ask
	if len(variants) > 1 {
		same := false
		if same, asks = g.sameDuty(variants); !same {
			return
		}
	}
	g.tellPadded()
	g.tellReworded()
	g.compute(variants[0])
	for i := range asks { // what would lower the duty under another number only
		if q := &asks[i]; !slices.ContainsFunc(g.Asks, func(o Ask) bool { return o.Field == q.Field && o.same(q) }) {
			g.Asks = append(g.Asks, *q)
		}
	}
}

// compute adds the item's lines, for its number or one below it.
func (g *goods) compute(v variant) {
	number := *g.it
	number.HTS = v.number
	g.it, g.lists = &number, v.lists
	if !g.instead() {
		g.ordinary()
	}
	g.measures()
}

// lack records a fact without which the item's duty has no upper bound.
func (g *goods) lack(q Ask) {
	g.result.unknown = true
	g.Asks = append(g.Asks, q)
}

// everyProduct adds the lines of the measures that hold for every product of the
// origin, which are owed whatever the tariff number turns out to be: those that
// no measure on some products can take away.
func (g *goods) everyProduct() {
	var in []*candidate
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if len(m.Lists) > 0 || len(m.Charged) > 0 || m.Kind == law.Instead || !m.Covers(g.s.Date, g.it.Origin, g.s.Mode, "", nil) {
			continue
		}
		if c, applies := g.consider(m); applies && c.maybe == "" {
			in = append(in, c)
		}
	}
	for _, c := range undisplaced(in) {
		if c.Kind == law.Additive && len(c.ExceptLists) == 0 && !g.onSomeProducts(c.Measure) {
			g.add(g.amounts([]*candidate{c})[0])
		}
	}
}

// onSomeProducts reports whether a measure on some products, or on what others
// charge, can displace another.
func (g *goods) onSomeProducts(m *law.Measure) bool {
	return slices.ContainsFunc(g.book.MeasuresOf(g.it.Origin), func(o *law.Measure) bool {
		return o.InForce(g.s.Date) && (len(o.Lists) > 0 || len(o.Charged) > 0) && m.NamedBy(o.Displaces, o)
	})
}

// children lists the lines under a heading or subheading, at most twelve.
func (g *goods) children() say.Message {
	lines, all, err := g.tariff.Schedule.FirstChildren(string(g.s.Date), g.it.HTS, 12)
	if err != nil || all == 0 {
		return g.ofOtherDays()
	}
	var some []say.Message
	for _, l := range lines {
		some = append(some, say.It("hts-with-rate", say.Text("number", dotted(l.Number)), say.Text("goods", strings.TrimSuffix(l.Path[len(l.Path)-1], ":")), say.Text("rate", l.General)))
	}
	number, choices := say.Text("number", dotted(g.it.HTS)), say.List("choices", some)
	if more := all - len(lines); more > 0 {
		return say.It("hts-not-whole-many", number, choices, say.Count("more", more))
	}
	return say.It("hts-not-whole", number, choices)
}

func (g *goods) noSuchNumber() say.Message {
	unknown := g.unknownNumber()
	nearest, _ := g.tariff.Schedule.Nearest(string(g.s.Date), g.it.HTS, 3)
	if len(nearest) == 0 {
		return unknown
	}
	var some []say.Message
	for _, l := range nearest {
		some = append(some, say.It("hts-goods", say.Text("number", dotted(l.Number)), say.Text("goods", l.Path[len(l.Path)-1])))
	}
	return say.Then(unknown, say.It("hts-nearest", say.List("nearest", some)))
}

func (g *goods) unknownNumber() say.Message {
	return say.It("hts-unknown", say.Text("number", dotted(g.it.HTS)), say.Text("edition", g.edition.Name))
}

// dotted writes a tariff number as the schedule does.
func dotted(number string) string {
	if len(number) == 6 {
		return number[:4] + "." + number[4:]
	}
	if len(number) < 8 {
		return number
	}
	s := number[:4] + "." + number[4:6] + "." + number[6:8]
	if len(number) == 10 {
		s += "." + number[8:]
	}
	return s
}

// instead adds a duty that stands in place of the ordinary one, and reports
// whether there is one.
func (g *goods) instead() bool {
	for _, m := range g.book.MeasuresOf(g.it.Origin) {
		if m.Kind == law.Instead && m.Covers(g.s.Date, g.it.Origin, g.s.Mode, g.it.HTS, g.lists) {
			if _, applies := g.consider(m); !applies {
				continue
			}
			g.rate, g.floors, g.in99 = known(m.Rate), true, strings.HasPrefix(m.Heading, "99")
			g.column = g.entered.Mul(m.Rate).Shift(-2).Round(2)
			g.add(Line{Item: g.item, Layer: m.Layer, Heading: m.Heading, Value: known(g.customs[g.item]), Base: known(g.entered), Rate: g.rate, Amount: g.column, Name: m.Text, Text: m.Text, Cite: m.Cite})
			return true
		}
	}
	return false
}

// ordinary adds the ordinary duty: column 2, a special rate that is claimed and
// offered, or the general rate.
func (g *goods) ordinary() {
	layer, rate, cite := "base", g.line.GeneralRate(), []string{g.editions[0].ID}
	if c := g.book.InColumn2(g.it.Origin); c != nil {
		layer, rate, cite = "column-2", g.line.Column2Rate(), append(cite, c.Cite...)
	} else if special, program, ok := g.special(); ok {
		layer, rate, cite = "special", special, append(cite, program.Cite...)
	}
	amounts, err := rate.Duty(g.entered, g.it.Measures, tariff.WholeUnits)
	var missing *tariff.MissingError
	var unsupported *tariff.UnsupportedError
	switch {
	case errors.As(err, &missing):
		for _, m := range missing.Measures {
			g.lack(Ask{Field: g.field("measures." + m), Question: howMuch(m), More: say.It("the-rate-is", say.Text("rate", rate.Text)), Decides: say.It("decides-ordinary-duty"), Effect: "could-raise"})
		}
	case errors.As(err, &unsupported):
		g.noDuty(say.It("rate-not-computed", say.Text("rate", rate.Text), say.Text("number", dotted(g.line.Number[:8])), say.Say("why", unsupported.Why)))
	case err != nil:
		g.noDuty(say.Told(err))
	}
	heading := dotted(g.line.Number[:8])
	line := Line{Item: g.item, Layer: layer, Heading: heading, Value: known(g.customs[g.item]), Cite: cite}
	g.floors = err == nil
	if err == nil && len(amounts) == 0 {
		line.Base, line.Rate, line.Text = known(g.entered), known(decimal.Zero), say.It("rate", say.Text("rate", "Free"))
		g.rate = known(decimal.Zero)
		g.add(line)
	}
	for _, amount := range amounts {
		part := line
		part.Text = say.It("rate", say.Text("rate", amount.Part.Text))
		if amount.Part.IsAdValorem() {
			part.Base, part.Rate = known(amount.On), known(amount.Part.Percent)
			if len(amounts) == 1 && len(amount.Part.Of) == 0 {
				g.rate = known(amount.Part.Percent)
			}
		} else {
			part.Text = say.It("rate-times", say.Number("of", amount.On), say.Text("rate", amount.Part.Text))
		}
		part.Amount = amount.Duty.Round(2)
		g.column = plus(g.column, part.Amount)
		g.add(part)
	}
}

// howMuch asks for a measure.
func howMuch(measure string) say.Message {
	if component, ok := strings.CutPrefix(measure, "value-"); ok {
		return say.It("how-much", say.Say("part", say.It("part-"+component)))
	}
	return say.It("how-many", say.Say("unit", unitName(measure)))
}

// unitName is a unit of the schedule in words.
func unitName(unit string) say.Message {
	switch unit {
	case "no", "doz", "prs", "kg", "liter", "m2":
		return say.It("unit-" + unit)
	}
	return say.Verbatim(unit)
}

// special returns the special rate of the program claimed. A claim that does not
// help says why.
func (g *goods) special() (tariff.Rate, *law.Program, bool) {
	claim := g.it.Claim
	if claim == "" {
		return tariff.Rate{}, nil, false
	}
	program := g.book.Program(claim)
	refuse := func(why say.Message) (tariff.Rate, *law.Program, bool) {
		g.note("special", why, nil)
		return tariff.Rate{}, nil, false
	}
	switch {
	case program == nil:
		return refuse(say.It("program-not-in-force", say.Text("program", claim), say.Text("day", string(g.s.Date))))
	case !program.For(g.it.Origin):
		return refuse(say.It("program-not-for", say.Text("program", claim), country("origin", g.it.Origin)))
	}
	if slices.Contains(g.lists, program.LeavesOut(g.it.Origin)) {
		return refuse(say.It("program-leaves-out", say.Text("program", claim), say.Text("number", dotted(g.line.Number[:8])), country("origin", g.it.Origin)))
	}
	rate, ok := g.line.SpecialRate(claim)
	if !ok {
		return refuse(say.It("program-no-rate", say.Text("number", dotted(g.line.Number[:8])), say.Text("program", claim)))
	}
	if !rate.Unsupported.Silent() {
		return refuse(say.It("program-rate-not-computed", say.Text("program", claim), say.Say("why", rate.Unsupported)))
	}
	return rate, program, true
}

// claims reports whether the item claims one of these programs, rightly.
func (g *goods) claims(programs []string) bool {
	return slices.Contains(programs, g.it.Claim) && g.rightful(g.it) != ""
}

func (g *goods) add(line Line) {
	g.Lines = append(g.Lines, line)
	g.result.low, g.result.high = plus(g.result.low, line.Amount), plus(g.result.high, line.Amount)
}

// country is a country in a message.
func country(name, code string) *say.Value {
	c, _ := law.CountryOf(code)
	return say.Country(name, code, c.Name)
}

// missing returns the first of the facts that is not known to be so, and whether
// it is known not to be: a fact is denied by "not-" before it.
func (g *goods) missing(facts []string) (fact string, denied bool) {
	given := g.facts[g.item]
	for _, f := range facts {
		if slices.Contains(given, "not-"+f) || slices.Contains(given, strings.TrimPrefix(f, "not-")) && strings.HasPrefix(f, "not-") {
			return f, true
		}
		if !slices.Contains(given, f) && fact == "" {
			fact = f
		}
	}
	return fact, false
}
