package calc

import (
	"sort"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// A Rater answers many shipments that differ in little but what they are worth.
// Its amounts are those of Check, without the words: it lets Check work out one
// shipment of a kind and multiplies the others by the same rates, in whole cents.
// What it cannot be sure of, it hands to Check each time.
//
// A Rater remembers what it has worked out and is for one goroutine.
type Rater struct {
	tariff    *Tariff
	without   *law.Void              // duties that it leaves out
	about     []Item                 // the goods it will be asked about, none where it may be any
	days      map[*Tariff][]law.Date // on which the law or the tariff changes, of the tariff of each era
	frames    map[string]*frame
	held      int   // bytes of memory that what is remembered takes, about
	forgotten int   // how often it was too much
	checked   int   // how many shipments Check had to look at
	ranged    int   // how much was worked out of what totals could be
	brief     bool  // answers are without their lines and what is not charged
	sums      bool  // amounts are without their lines
	until     Until // somebody waits for what is worked out now

	// Memory of one call to Rate.
	units   []string
	worth   []Cents
	dollars []int64
	due     []Cents
	parts   []Part
}

// NewRater returns a Rater for a tariff, which may be nil. One that is told which goods
// it will be asked about works each of them out fewer times: not anew on days on which
// only the law of other goods changes.
func NewRater(t *Tariff, about ...Item) *Rater {
	return &Rater{tariff: t, about: about, frames: map[string]*frame{}, days: map[*Tariff][]law.Date{}}
}

// NewRaterWithout returns a Rater that leaves duties out, to see what is owed without them.
func NewRaterWithout(t *Tariff, void *law.Void, about ...Item) *Rater {
	r := NewRater(t, about...)
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
func (r *Rater) While(u Until) *Rater {
	r.until = u
	return r
}

// Spare reports whether a Rater remembers so little that it may be kept for others.
func (r *Rater) Spare() bool { return r.held < mostHeld/8 }

// A frame is what shipments have in common beside their goods: the period of the
// law, the way they travel and who imports them.
type frame struct {
	shipment   Shipment // without items
	number     int
	limit      Cents   // of the general exemption, statutory
	thresholds []Cents // amounts that conditions compare values with
	goods      map[string]*Goods
	mixes      map[string]*mix
	under      map[string][]variant // the numbers under headings
	slow       bool                 // the exemption depends on more than values
}

// Goods are a kind of goods in a frame: all of an item but what it is worth.
type Goods struct {
	frame       *frame
	item        Item
	unit        string              // items of one unit are rounded together
	sign        string              // what entries and fees look at
	plain, mail *levy               // duty as charged ordinarily, and on mail that is dutiable only for a suspension
	alone       *mix                // the mix of these goods only
	settled     map[*regime]bool    // whether nothing about them is open in a regime
	priced      map[[2]Cents]*Price // what they bear at a worth, where something is open
	seen        []limits            // within which one was priced
	patterns    map[limits]*pattern // what others of the kind could bear
}

// Worth is what one item of a shipment is worth, all its units together.
// Measures are the quantities that specific rates need. Units is how many units
// there are, where the goods' metal value is that of one; 0 stands for 1.
type Worth struct {
	Retail, Customs Cents
	Measures        map[string]decimal.Decimal
	Units           decimal.Decimal
}

// Amounts are what an Answer says in numbers.
type Amounts struct {
	Outcome           Outcome
	Limit, Aggregate  Cents // Limit is what is free that day: 0 while suspended or repealed
	Duty, Fees, Total Cents // Unknown where Check does not know them
	Duties            []Cents
	Lines             []Part
	// Answer is that of a shipment of the same kind, for its words: why it is
	// free or not and which entry it takes. Its amounts are another shipment's.
	Answer *Answer

	regime *regime
}

// A Part is one line: its words, rate and layer, and this shipment's amount.
type Part struct {
	*Line
	Item   int // -1 for the whole shipment
	Amount Cents
}

// A Price is what a shipment of one item bears, and what it could.
type Price struct {
	Amounts
	Could       Bounds
	Asks        []Ask // what is open, what decides most first
	Unsupported []Gap
}

// limits are those that the worth of goods is within, by the regime they are in where that is known.
type limits struct {
	regime *regime
	at     uint32
}

// Goods returns the kind of goods of a shipment's only item. The error, when
// there is one, is of type Problems.
func (r *Rater) Goods(s *Shipment) (*Goods, error) {
	wait(r.until)
	if problems := s.Validate(); problems != nil {
		return nil, problems
	}
	if r.held > mostHeld {
		*r = Rater{tariff: r.tariff, without: r.without, about: r.about, brief: r.brief, sums: r.sums, until: r.until, days: r.days, forgotten: r.forgotten + 1, checked: r.checked, frames: map[string]*frame{}}
	}
	f := r.frame(s)
	key := s.Items[0].kind()
	g := f.goods[key]
	if g == nil {
		g = &Goods{frame: f, item: s.Items[0], unit: s.Items[0].unit()}
		g.item.Quantity, g.item.Currency, g.item.Description = decimal.NewFromInt(1), "USD", ""
		a := open(&f.shipment, r.tariff)
		g.sign = g.item.Origin + " " + g.item.Claim + " " + g.item.Recipient + " " + strings.Join(a.factsOf(&g.item), ",")
		g.plain = r.levy(g, false)
		g.mail = g.plain
		if s.Mode == "post" {
			g.mail = r.levy(g, true)
		}
		f.goods[key] = g
		r.held += aKind + aName*len(key)
	}
	return g, nil
}

// kind names everything of an item but what it is worth.
func (it *Item) kind() string {
	key := it.HTS + " " + it.Origin + " " + it.Claim + " " + it.Recipient + " " + strings.Join(it.Facts, ",")
	for _, metal := range []map[string]decimal.Decimal{it.MetalValue, it.MetalWeight} {
		key += ";"
		for _, name := range Names(metal) {
			key += " " + name + " " + metal[name].String()
		}
	}
	return key
}

// Names returns the names of amounts in order.
func Names(amounts map[string]decimal.Decimal) []string {
	if len(amounts) == 0 {
		return nil
	}
	names := make([]string, 0, len(amounts))
	for name := range amounts {
		names = append(names, name)
	}
	sort.SliceStable(names, func(i, j int) bool { return names[i] < names[j] })
	return names
}

func (r *Rater) frame(s *Shipment) *frame {
	id := ""
	if s.Purpose == "gift" {
		id = s.Person.ID // may be one of the recipients
	}
	key := r.Period(s.Date) + " " + id + " " + s.Mode + " " + s.From + " " + string(s.Purpose) + " " + string(s.Person.Kind) + " " + string(s.WithdrawnFrom) + " " +
		string(s.PostalMethod) + " " + s.Entry + " " + string(s.Filing) + " " + string(s.Loaded) + " " + strconv.FormatBool(s.SplitOrder) + strconv.FormatBool(s.ECCF)
	f := r.frames[key]
	if f == nil {
		f = &frame{shipment: *s, number: len(r.frames), goods: map[string]*Goods{}, mixes: map[string]*mix{}, under: map[string][]variant{}}
		f.shipment.Items, f.shipment.PriorToday, f.shipment.Rates, f.shipment.Person.ID = nil, decimal.Zero, nil, id
		book := r.tariff.at(s.Date)
		f.slow = s.Purpose != "sale" || s.Mode == "baggage"
		if limit := book.Limit("general", s.From); limit != nil {
			f.limit = CentsOf(limit.Amount)
		}
		for _, t := range book.Thresholds {
			if t.InForce(s.Date) {
				f.thresholds = append(f.thresholds, CentsOf(t.Amount))
			}
		}
		f.slow = f.slow || len(f.thresholds) > 8
		r.frames[key] = f
		r.held += aKind + aName*len(key)
	}
	return f
}

// A levy is what goods owe at any value: the same percentages, or nothing that is
// known. Where it is neither, Check must look at each shipment.
type levy struct {
	rates   []rate
	postal  bool // the duty on mail that stands in place of all others
	unknown bool
	check   bool
}

// A rate multiplies a value, in even dollars or in cents.
type rate struct {
	line      Line
	percent   int64 // in ten-thousandths
	dollars   bool
	chapter99 bool
}

// most is the largest value that a rate multiplies without overflow.
const most Cents = 1e11

func (r rate) of(dollars int64, worth Cents) Cents {
	if r.dollars {
		return Cents((dollars*r.percent + 5000) / 10000)
	}
	return Cents((int64(worth)*r.percent + 500000) / 1000000)
}

// What a line multiplies tells how its amount follows the value of the goods.
type multiplied int8

const (
	somethingElse multiplied = iota // a quantity, or a part of the value
	wholeDollars                    // the value in even dollars
	exactValue
)

// levy works out the duty of goods at one value. Lines that multiply the value are at any
// other by the same rates; no law about duty asks what the goods are worth.
func (r *Rater) levy(g *Goods, suspended bool) *levy {
	if len(g.item.MetalValue) > 0 {
		return &levy{check: true}
	}
	a := r.try(g, suspended, 1000037)
	switch {
	case a.result.unknown && !a.result.prohibited && !a.result.undecided:
		return &levy{unknown: true}
	case !a.plain():
		return &levy{check: true}
	}
	l := &levy{}
	for _, line := range a.Lines {
		percent := line.Rate.Decimal.Shift(4)
		if line.of == somethingElse || !percent.Equal(percent.Floor()) || percent.IntPart() > 1e7 {
			return &levy{check: true}
		}
		l.postal = strings.HasPrefix(line.Layer, "postal-")
		l.rates = append(l.rates, rate{line, percent.IntPart(), line.of == wholeDollars, strings.HasPrefix(line.Heading, "99")})
	}
	return l
}

// try works out the duty of goods worth an amount that no exemption frees.
func (r *Rater) try(g *Goods, suspended bool, worth Cents) *assessment {
	s := r.shipment([]*Goods{g}, []Worth{{Retail: worth, Customs: worth}}, 0)
	a := open(s, r.tariff)
	a.until, a.without, a.trial.suspended = r.until, r.without, suspended
	defer r.share(g.frame, s, a)()
	a.duty()
	return a
}

// share lets an assessment of a shipment of a frame know the numbers under headings that
// others found. What it returns counts those that it found.
func (r *Rater) share(f *frame, s *Shipment, a *assessment) func() {
	if s.Date != f.shipment.Date {
		return func() {}
	}
	before := len(f.under)
	a.tried.under = f.under
	return func() {
		if len(f.under) > before {
			for _, it := range s.Items {
				r.held += aVariant * len(f.under[it.HTS])
			}
		}
	}
}

// plain reports whether the duty is known and nothing else stands in the way.
func (a *assessment) plain() bool {
	return a.result.known() && !a.result.prohibited && !a.result.taxed && len(a.Unsupported) == 0
}

// shipment puts goods together.
func (r *Rater) shipment(goods []*Goods, worth []Worth, prior Cents) *Shipment {
	s := goods[0].frame.shipment
	s.PriorToday = prior.Dollars()
	s.Items = make([]Item, len(goods))
	for i, g := range goods {
		s.Items[i] = g.item
		s.Items[i].RetailValue, s.Items[i].CustomsValue, s.Items[i].Measures = worth[i].Retail.Dollars(), worth[i].Customs.Dollars(), worth[i].Measures
		if len(g.item.MetalValue) > 0 && !worth[i].Units.IsZero() {
			s.Items[i].MetalValue = times(g.item.MetalValue, worth[i].Units)
		}
	}
	return &s
}
