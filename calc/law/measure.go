package law

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/say"
)

// Kinds of measures.
const (
	Additive    = "additive"    // a rate on a base
	Floor       = "floor"       // brings the ordinary rate up to Rate
	Exemption   = "exemption"   // takes the measures it displaces away
	Rest        = "rest"        // leaves the measures it displaces only the value that others do not charge
	Prohibition = "prohibition" // the goods may not be imported
	Instead     = "instead"     // a rate in place of the ordinary one
	Uncovered   = "uncovered"   // a duty that the data cannot compute
)

// A Measure is one row of the duties that come on top of the ordinary rate, or
// an exemption from them. It applies to goods of its origins that stand on its
// lists, when everything else it names is so.
type Measure struct {
	Fact
	ID            string
	Families      []string // names by which other measures speak of it and its like
	Layer         string   // the layer of the answer it charges
	Heading       string   // headings of chapter 99
	headings      []heading
	Kind          string
	Rate          decimal.Decimal // percent
	Origins       set
	ExceptOrigins set
	Lists         []string // any of these lists; none: all goods. "=8507600010" is one number
	ExceptLists   []string
	Claims        []string    // claimed under one of these programs
	Modes         []Mode      // arriving by one of these modes
	Needs         []string    // facts about the goods that must be so
	Ask           say.Message //  the question when it is not known; "" for a relief, which must be claimed
	LoadedBefore  Date        // loaded on the final mode of transit before this day
	Unless        bool        // turns LoadedBefore around: not for goods so loaded that entered by EnteredBy
	EnteredBy     Date
	Charged       []string // measures one of which is charged on the goods
	Base          string   // full; steel, aluminum or copper content; weight: full, if the metal is heavy enough
	Displaces     []string // measures that do not apply where this one does
}

// Charges reports whether the measure charges its rate.
func (m *Measure) Charges() bool { return m.Kind == Additive || m.Kind == Floor || m.Kind == Instead }

// A heading is one of chapter 99 that is given for some of a measure's goods.
type heading struct {
	number string
	of     []string // what must all be so: an origin, a list, "=DIGITS", or "below" a floor
}

// HeadingOf returns the heading for goods: the first of which all conditions hold.
func (m *Measure) HeadingOf(origin, number string, lists []string, below bool) string {
	for _, h := range m.headings {
		if !slices.ContainsFunc(h.of, func(of string) bool {
			return of != origin && (of != "below" || !below) && !onLists([]string{of}, number, lists)
		}) {
			return h.number
		}
	}
	return ""
}

// readHeadings reads "9903.02.20@below 9903.02.19": a heading with its conditions
// after it, and last the one for all other goods.
func (m *Measure) readHeadings() {
	words := strings.Fields(m.Heading)
	for i, word := range words {
		of := strings.Split(word, "@")
		words[i] = of[0]
		m.headings = append(m.headings, heading{of[0], of[1:]})
	}
	m.Heading = strings.Join(words, " ")
}

// indexMeasures finds the measures of each origin, so that an item looks at a few
// dozen of them. Most are of all origins: they are put into lists by their places, which
// takes a third of the time that a map of them would.
func (l *Library) indexMeasures() {
	origins, places := []string{""}, map[string]int{"": 0}
	for _, m := range l.Measures {
		for _, list := range slices.Concat(m.Lists, m.ExceptLists) {
			if strings.HasPrefix(list, "=") && !slices.Contains(l.Numbers, list) {
				l.Numbers = append(l.Numbers, list)
			}
		}
		for _, origin := range slices.Concat(m.Origins, m.ExceptOrigins) {
			if _, named := places[origin]; origin != "*" && !named {
				places[origin] = len(origins)
				origins = append(origins, origin)
			}
		}
	}
	of := make([][]*Measure, len(origins))
	for _, m := range l.Measures {
		if !m.Origins.has("*") {
			for _, origin := range m.Origins {
				i := places[origin]
				if n := len(of[i]); !m.ExceptOrigins.has(origin) && (n == 0 || of[i][n-1] != m) {
					of[i] = append(of[i], m)
				}
			}
			continue
		}
		for i, origin := range origins {
			if !m.ExceptOrigins.has(origin) {
				of[i] = append(of[i], m)
			}
		}
	}
	l.measuresOf = make(map[string][]*Measure, len(origins))
	for i, origin := range origins {
		l.measuresOf[origin] = of[i]
	}
}

// Days returns the days on which the measure begins, or no longer holds.
func (m *Measure) Days() []Date {
	days := []Date{m.From}
	for _, last := range []Date{m.To, m.EnteredBy} {
		if last != "" {
			days = append(days, last.AddDays(1))
		}
	}
	return days
}

// MeasuresOf returns the measures on goods of an origin, of all days.
func (b *Book) MeasuresOf(origin string) []*Measure {
	if of, named := b.measuresOf[origin]; named {
		return of
	}
	return b.measuresOf[""]
}

// Covers reports whether the measure is of the day and of goods of the origin
// that stand on these lists, arriving by this mode.
func (m *Measure) Covers(on Date, origin string, mode Mode, number string, lists []string) bool {
	return m.Reaches(on, origin, mode) && m.IsOn(number, lists)
}

// Reaches is Covers for goods of some number.
func (m *Measure) Reaches(on Date, origin string, mode Mode) bool {
	return m.InForce(on) && m.Origins.has(origin) && !m.ExceptOrigins.has(origin) &&
		(len(m.Modes) == 0 || slices.Contains(m.Modes, mode) || mode == "")
}

// IsOn is Covers for a number with its lists, where the day and the goods are so.
func (m *Measure) IsOn(number string, lists []string) bool {
	return (len(m.Lists) == 0 || onLists(m.Lists, number, lists)) && !onLists(m.ExceptLists, number, lists)
}

func onLists(wanted []string, number string, lists []string) bool {
	return slices.ContainsFunc(wanted, func(w string) bool {
		if prefix, one := strings.CutPrefix(w, "="); one {
			return strings.HasPrefix(number, prefix)
		}
		return slices.Contains(lists, w)
	})
}

// InTransit reports whether goods were under way when the measure began: loaded
// before its day and entered in time. Goods of which the loading is not known
// were not.
func (m *Measure) InTransit(loaded, entered Date) bool {
	return m.LoadedBefore != "" && loaded != "" && loaded < m.LoadedBefore && (m.EnteredBy == "" || entered <= m.EnteredBy)
}

// NamedBy reports whether one of the names that another measure gives is that of
// this one or of a family that it is of.
func (m *Measure) NamedBy(names []string, by *Measure) bool {
	return m != by && slices.ContainsFunc(names, func(name string) bool {
		return m.ID == name || slices.Contains(m.Families, name)
	})
}

func readMeasure(r *row, fact Fact) *Measure {
	m := &Measure{
		Fact: fact, ID: r.required("id"), Families: r.words("family"), Layer: r.required("layer"), Heading: r.text("heading"), Kind: r.required("kind"),
		Origins: r.countries("origins"), ExceptOrigins: r.countries("except_origins"), Lists: r.words("lists"), ExceptLists: r.words("except_lists"),
		Claims: r.words("claims"), Modes: modesOf(r.words("modes")), Needs: r.words("fact"), Ask: r.say("ask"),
		Charged: r.words("charged"), Base: r.required("base"), Displaces: r.words("displaces"),
	}
	m.readHeadings()
	if m.Kind == Additive || m.Kind == Floor || m.Kind == Instead {
		m.Rate = r.amount("rate")
	}
	switch loaded := strings.Fields(r.text("loaded")); len(loaded) {
	case 1:
		m.LoadedBefore = Date(loaded[0])
	case 3: // not DAY DAY
		m.Unless, m.LoadedBefore, m.EnteredBy = true, Date(loaded[1]), Date(loaded[2])
	}
	return m
}

// A Program is a trade program whose special rate may be claimed for goods of
// its countries.
type Program struct {
	Fact
	Symbols set
	Origins set
	Meant   []string // what people write for the first symbol
	Name    say.Message
	Paper   say.Message // what a claim needs

	leavesOut string // lists of the numbers that it leaves out for an origin begin so
}

// LeavesOut names the list of the numbers of which goods of an origin cannot claim it.
func (p *Program) LeavesOut(origin string) string { return p.leavesOut + "-" + origin }

// Program returns the program of a symbol, nil when the data know none for the day.
func (b *Book) Program(symbol string) *Program {
	for _, p := range b.Programs {
		if p.InForce(b.Day) && p.Symbols.has(symbol) {
			return p
		}
	}
	return nil
}

// MeantClaim returns the symbol of a program that was meant by one that no program
// of any day has, "" when that is not known, and whether the claim is a symbol.
func (l *Library) MeantClaim(claim string) (meant string, known bool) {
	capitals := strings.ToUpper(claim)
	for _, p := range l.Programs {
		switch {
		case p.Symbols.has(claim):
			return claim, true
		case p.Symbols.has(capitals):
			meant = capitals
		case slices.Contains(p.Meant, capitals):
			meant = p.Symbols[0]
		}
	}
	return meant, false
}

// For reports whether goods of an origin may claim under the program.
func (p *Program) For(origin string) bool { return p.Origins.has(origin) }

// Column2 are the countries whose goods pay the rates of column 2.
type Column2 struct {
	Fact
	Origins set
}

// InColumn2 returns the fact that puts an origin into column 2, nil for the others.
func (b *Book) InColumn2(origin string) *Column2 {
	for _, c := range b.Column2 {
		if c.InForce(b.Day) && c.Origins.has(origin) {
			return c
		}
	}
	return nil
}

// PostalDuties returns the postal duties of an origin on the day, by method.
func (b *Book) PostalDuties(origin, method string) []*Postal {
	var duties []*Postal
	for _, p := range b.Postal {
		if p.InForce(b.Day) && p.Origins.has(origin) && p.Method == method {
			duties = append(duties, p)
		}
	}
	return duties
}

// A Postal row is the duty on mail that would have been free but for a
// suspension, in place of all others.
type Postal struct {
	Fact
	Origins set
	Method  string              // ad-valorem or specific
	Rate    decimal.NullDecimal // percent of the value
	Amount  decimal.NullDecimal // dollars a postal item
	// IEEPA, when it is not "", makes the row depend on the origin's rate under
	// IEEPA: "any" charges that rate, "<16", "16-25" and ">25" are the rates in
	// percent for which Amount falls due.
	IEEPA string
}

// IsFor reports whether the row is for an origin with this rate under IEEPA.
func (p *Postal) IsFor(ieepa decimal.Decimal) bool {
	bound := func(s string) decimal.Decimal { d, _ := decimal.NewFromString(s); return d }
	low, high, between := strings.Cut(p.IEEPA, "-")
	switch {
	case p.IEEPA == "" || p.IEEPA == "any":
		return true
	case between:
		return !ieepa.LessThan(bound(low)) && !ieepa.GreaterThan(bound(high))
	case p.IEEPA[0] == '<':
		return ieepa.LessThan(bound(p.IEEPA[1:]))
	default: // '>'
		return ieepa.GreaterThan(bound(p.IEEPA[1:]))
	}
}
