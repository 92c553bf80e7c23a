// Package rate answers many shipments that differ in little but what they are worth, with
// the amounts that package check answers one by one.
package rate

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/duty"
	"section321/calc/law"
)

// A Rater answers many shipments that differ in little but what they are worth.
// Its amounts are those of Check, without the words: it lets Check work out one
// shipment of a kind and multiplies the others by the same rates, in whole cents.
// What it cannot be sure of, it hands to Check each time.
//
// A Rater remembers what it has worked out and is for one goroutine.
type Rater struct {
	Tariff       *calc.Tariff
	without      *law.Void                   // duties that it leaves out
	about        []calc.Item                 // the goods it will be asked about, none where it may be any
	days         map[*calc.Tariff][]law.Date // on which the law or the tariff changes, of the tariff of each era
	importations map[string]*Importation
	held         int        // bytes of memory that what is remembered takes, about
	forgotten    int        // how often it was too much
	checked      int        // how many shipments Check had to look at
	ranged       int        // how much was worked out of what totals could be
	brief        bool       // answers are without their lines and what is not charged
	sums         bool       // amounts are without their lines
	Until        calc.Until // somebody waits for what is worked out now

	// Memory of one call to Rate.
	units   []string
	worth   []calc.Cents
	dollars []int64
	due     []calc.Cents
	parts   []Part
}

// New returns a Rater for a tariff, which may be nil. One that is told which goods
// it will be asked about works each of them out fewer times: not anew on days on which
// only the law of other goods changes.
func New(t *calc.Tariff, about ...calc.Item) *Rater {
	return &Rater{Tariff: t, about: about, importations: map[string]*Importation{}, days: map[*calc.Tariff][]law.Date{}}
}

// NewWithout returns a Rater that leaves duties out, to see what is owed without them.
func NewWithout(t *calc.Tariff, void *law.Void, about ...calc.Item) *Rater {
	r := New(t, about...)
	r.without = void
	return r
}

// A Rater that remembers mostHeld bytes starts anew. Kinds it gave out go on working.
// A kind of goods takes about aKind bytes, and its name some times its length; an answer in
// words takes about anAnswer bytes, in brief aBrief, and a number under a heading aVariant.
const (
	mostHeld = 64 << 20
	aKind    = 4 << 10
	aName    = 8
	anAnswer = 12 << 10
	aBrief   = 3 << 10
	aVariant = 128
)

// Hold tells of bytes that somebody remembers beside what the Rater does and forgets with it.
func (r *Rater) Hold(bytes int) { r.held += bytes }

// Checked is how many shipments the Rater had to hand to Check.
func (r *Rater) Checked() int { return r.checked }

// Forgotten is how often the Rater started anew.
func (r *Rater) Forgotten() int { return r.forgotten }

// Brief lets the answers that the Rater gives be without their lines, what is not charged and
// what is presumed, which are the most of them.
func (r *Rater) Brief() *Rater {
	r.brief = true
	return r
}

// Sums lets amounts be without their lines, for those who only add them up.
func (r *Rater) Sums() *Rater {
	r.sums = true
	return r
}

// While lets the Rater stop when nobody waits for what it works out, with a panic that Stopped
// knows.
func (r *Rater) While(u calc.Until) *Rater {
	r.Until = u
	return r
}

// Spare reports whether a Rater remembers so little that it may be kept for others.
func (r *Rater) Spare() bool { return r.held < mostHeld/8 }

// An Importation is what shipments have in common beside their goods: the period of the
// law, the way they travel and who imports them.
type Importation struct {
	shipment     calc.Shipment // without items
	number       int
	Limit        calc.Cents   // of the general exemption, statutory
	Thresholds   []calc.Cents // amounts that conditions compare values with
	kinds        map[string]*Goods
	consignments map[string]*consignment
	under        map[string][]duty.Variant // the numbers under headings
	slow         bool                      // the exemption depends on more than values
}

// Goods are a kind of goods of one importation: all of an item but what it is worth.
type Goods struct {
	Importation *Importation
	Item        calc.Item
	unit        string                   // items of one unit are rounded together
	feesBy      string                   // what entries and fees look at
	plain, mail *dutyRates               // duty as charged ordinarily, and on mail that is dutiable only for a suspension
	alone       *consignment             // the consignment of these goods only
	settled     map[*entry]bool          // whether nothing about them is open under an entry
	priced      map[[2]calc.Cents]*Price // what they bear at a worth, where something is open
	seen        []limits                 // within which one was priced
	patterns    map[limits]*pattern      // what others of the kind could bear
}

// Worth is what one item of a shipment is worth, all its units together.
// Measures are the quantities that specific rates need. Units is how many units
// there are, where the goods' metal value is that of one; 0 stands for 1.
type Worth struct {
	Retail, Customs calc.Cents
	Measures        map[string]decimal.Decimal
	Units           decimal.Decimal
}

// Amounts are what an Answer says in numbers.
type Amounts struct {
	Outcome           calc.Outcome
	Limit, Aggregate  calc.Cents // Limit is what is free that day: 0 while suspended or repealed
	Duty, Fees, Total calc.Cents // Unknown where Check does not know them
	Duties            []calc.Cents
	Lines             []Part
	// Answer is that of a shipment of the same kind, for its words: why it is
	// free or not and which entry it takes. Its amounts are another shipment's.
	Answer *calc.Answer

	entry *entry
}

// A Part is one line: its words, rate and layer, and this shipment's amount.
type Part struct {
	*calc.Line
	Item   int // -1 for the whole shipment
	Amount calc.Cents
}

// Goods returns the kind of goods of a shipment's only item. The error, when
// there is one, is of type Problems.
func (r *Rater) Goods(s *calc.Shipment) (*Goods, error) {
	calc.Wait(r.Until)
	if problems := s.Validate(); problems != nil {
		return nil, problems
	}
	if r.held > mostHeld {
		*r = Rater{Tariff: r.Tariff, without: r.without, about: r.about, brief: r.brief, sums: r.sums, Until: r.Until, days: r.days, forgotten: r.forgotten + 1, checked: r.checked, importations: map[string]*Importation{}}
	}
	f := r.importation(s)
	key := kindOf(&s.Items[0])
	g := f.kinds[key]
	if g == nil {
		g = &Goods{Importation: f, Item: s.Items[0], unit: s.Items[0].Unit()}
		g.Item.Quantity, g.Item.Currency, g.Item.Description = decimal.NewFromInt(1), "USD", ""
		a := check.Open(&f.shipment, r.Tariff)
		g.feesBy = g.Item.Origin + " " + g.Item.Claim + " " + g.Item.Recipient + " " + strings.Join(a.FactsOf(&g.Item), ",")
		g.plain = r.ratesOf(g, false)
		g.mail = g.plain
		if s.Mode == "post" {
			g.mail = r.ratesOf(g, true)
		}
		f.kinds[key] = g
		r.held += aKind + aName*len(key)
	}
	return g, nil
}

// kindOf names everything of an item but what it is worth.
func kindOf(it *calc.Item) string {
	key := it.HTS + " " + it.Origin + " " + it.Claim + " " + it.Recipient + " " + strings.Join(it.Facts, ",")
	for _, metal := range []map[string]decimal.Decimal{it.MetalValue, it.MetalWeight} {
		key += ";"
		for _, name := range calc.Names(metal) {
			key += " " + name + " " + metal[name].String()
		}
	}
	return key
}

func (r *Rater) importation(s *calc.Shipment) *Importation {
	id := ""
	if s.Purpose == "gift" {
		id = s.Person.ID // may be one of the recipients
	}
	key := r.Period(s.Date) + " " + id + " " + string(s.Mode) + " " + s.From + " " + string(s.Purpose) + " " + string(s.Person.Kind) + " " + string(s.WithdrawnFrom) + " " +
		string(s.PostalMethod) + " " + s.Entry + " " + string(s.Filing) + " " + string(s.Loaded) + " " + strconv.FormatBool(s.SplitOrder) + strconv.FormatBool(s.ECCF)
	f := r.importations[key]
	if f == nil {
		f = &Importation{shipment: *s, number: len(r.importations), kinds: map[string]*Goods{}, consignments: map[string]*consignment{}, under: map[string][]duty.Variant{}}
		f.shipment.Items, f.shipment.PriorToday, f.shipment.Rates, f.shipment.Person.ID = nil, decimal.Zero, nil, id
		book := r.Tariff.At(s.Date)
		f.slow = s.Purpose != "sale" || s.Mode == "baggage"
		if limit := book.Limit("general", s.From); limit != nil {
			f.Limit = calc.CentsOf(limit.Amount)
		}
		for _, t := range book.Thresholds {
			if t.InForce(s.Date) {
				f.Thresholds = append(f.Thresholds, calc.CentsOf(t.Amount))
			}
		}
		f.slow = f.slow || len(f.Thresholds) > 8
		r.importations[key] = f
		r.held += aKind + aName*len(key)
	}
	return f
}

// A dutyRates is what goods owe at any value: the same percentages, or nothing that is
// known. Where it is neither, Check must look at each shipment.
type dutyRates struct {
	rates   []rate
	postal  bool // the duty on mail that stands in place of all others
	unknown bool
	check   bool
}

// A rate multiplies a value, in even dollars or in cents.
type rate struct {
	line      calc.Line
	percent   int64 // in ten-thousandths
	dollars   bool
	chapter99 bool
}

// most is the largest value that a rate multiplies without overflow.
const most calc.Cents = 1e11

func (r rate) of(dollars int64, worth calc.Cents) calc.Cents {
	if r.dollars {
		return calc.Cents((dollars*r.percent + 5000) / 10000)
	}
	return calc.Cents((int64(worth)*r.percent + 500000) / 1000000)
}

// ratesOf works out the duty of goods at one value. Lines that multiply the value are at any
// other by the same rates; no law about duty asks what the goods are worth.
func (r *Rater) ratesOf(g *Goods, suspended bool) *dutyRates {
	if len(g.Item.MetalValue) > 0 {
		return &dutyRates{check: true}
	}
	a := r.try(g, suspended, 1000037)
	switch {
	case a.Result.Unknown && !a.Result.Prohibited && !a.Result.Undecided:
		return &dutyRates{unknown: true}
	case !a.Plain():
		return &dutyRates{check: true}
	}
	l := &dutyRates{}
	for _, line := range a.Lines {
		percent := line.Rate.Decimal.Shift(4)
		if line.Of == calc.AnotherBase || !percent.Equal(percent.Floor()) || percent.IntPart() > 1e7 {
			return &dutyRates{check: true}
		}
		l.postal = strings.HasPrefix(line.Layer, "postal-")
		l.rates = append(l.rates, rate{line, percent.IntPart(), line.Of == calc.WholeDollars, strings.HasPrefix(line.Heading, "99")})
	}
	return l
}

// try works out the duty of goods worth an amount that no exemption frees.
func (r *Rater) try(g *Goods, suspended bool, worth calc.Cents) *check.Assessment {
	s := r.Shipment([]*Goods{g}, []Worth{{Retail: worth, Customs: worth}}, 0)
	a := check.Open(s, r.Tariff)
	a.Until, a.Without, a.Trial.Suspended = r.Until, r.without, suspended
	defer r.share(g.Importation, s, a)()
	a.AddDuty()
	return a
}

// share lets an assessment of a shipment of an importation know the numbers under headings that
// others found. What it returns counts those that it found.
func (r *Rater) share(f *Importation, s *calc.Shipment, a *check.Assessment) func() {
	if s.Date != f.shipment.Date {
		return func() {}
	}
	before := len(f.under)
	a.Tried.Under = f.under
	return func() {
		if len(f.under) > before {
			for _, it := range s.Items {
				r.held += aVariant * len(f.under[it.HTS])
			}
		}
	}
}

// Shipment puts goods together.
func (r *Rater) Shipment(goods []*Goods, worth []Worth, prior calc.Cents) *calc.Shipment {
	s := goods[0].Importation.shipment
	s.PriorToday = prior.Dollars()
	s.Items = make([]calc.Item, len(goods))
	for i, g := range goods {
		s.Items[i] = g.Item
		s.Items[i].RetailValue, s.Items[i].CustomsValue, s.Items[i].Measures = worth[i].Retail.Dollars(), worth[i].Customs.Dollars(), worth[i].Measures
		if len(g.Item.MetalValue) > 0 && !worth[i].Units.IsZero() {
			s.Items[i].MetalValue = Times(g.Item.MetalValue, worth[i].Units)
		}
	}
	return &s
}

// Times multiplies quantities, rounded to a millionth.
func Times(quantities map[string]decimal.Decimal, factor decimal.Decimal) map[string]decimal.Decimal {
	if len(quantities) == 0 {
		return nil
	}
	product := make(map[string]decimal.Decimal, len(quantities))
	for name, q := range quantities {
		product[name] = q.Mul(factor).Round(6)
	}
	return product
}
