package law

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/shopspring/decimal"

	"section321/calc/say"
)

// A Limit is the value up to which a provision frees what one person imports on
// one day. Zero means that the provision is repealed.
type Limit struct {
	Fact
	Provision   string // general, gift or personal
	Authority   string // the statute, as answers name it
	ShippedFrom set    // countries of shipment; "*" for all others
	Amount      decimal.Decimal
}

// A Suspension takes a provision away for some origins and modes.
type Suspension struct {
	Fact
	Rule        string
	Provision   string
	Origins     set
	Modes       set
	ExceptFacts set
}

// Reaches reports whether the suspension takes goods of this origin and these
// facts, arriving this way.
func (s *Suspension) Reaches(origin string, mode Mode, facts []string) bool {
	return s.Origins.has(origin) && s.Modes.has(string(mode)) && !s.ExceptFacts.meets(facts)
}

// An Exclusion keeps a kind of goods out of a provision at any value.
type Exclusion struct {
	Fact
	Rule       string
	Provisions set
	Asks       bool     // the law lets a small quantity in, which the shipment does not tell
	Kind       string   // the fact that names such goods
	Headings   []string // tariff numbers, in digits, that are such goods without the fact
	UnlessUpto string   // threshold for the whole shipment's value below which it is free after all
}

// A Presumption takes goods of some tariff numbers for goods of a kind, unless
// that is denied.
type Presumption struct {
	Fact
	Kind     string   // the fact
	Headings []string // tariff numbers, in digits
}

// A Rule is a statement of law that the calculation applies by name.
type Rule struct {
	Fact
	Rule string
}

// A Threshold is a named amount of dollars that conditions refer to.
type Threshold struct {
	Fact
	Name   string
	Amount decimal.Decimal
}

// An Entry says which type of entry a shipment takes. The first entry in order
// of rank whose conditions hold is the one.
type Entry struct {
	Fact
	Rank int
	Rule string
	Type string
	When When
	Or   []string    // other types that are possible
	OrIf say.Message // when they are
	Ask  say.Message // what is not known about the goods that could change the type
}

// Fees are the amounts of one fiscal year, by column name of the data file:
// mpf_rate (percent), mpf_min, mpf_max, mpf_automated … in dollars.
type Fees struct {
	Fact
	FiscalYear string
	Amounts    map[string]decimal.Decimal
	Said       []*say.Value // the amounts, for the texts that name them
}

// A Charge is a customs fee that falls due under conditions. Amount, Rate,
// Minimum and Maximum are a number or the name of one of the year's Fees.
type Charge struct {
	Fact
	Layer                          string
	When                           When
	Amount, Rate, Minimum, Maximum string
}

// A Waiver frees goods from customs fees.
type Waiver struct {
	Fact
	Layers set
	When   When
}

// A Reach says how much of an origin's goods bear a duty of chapter 99: most,
// those under a floor, or some.
type Reach struct {
	Fact
	Origins set
	Reach   string
}

// A Country is an ISO 3166-1 country with the name answers use. The customs
// territory of the United States is the states, the District of Columbia and
// Puerto Rico (HTS general note 2): what is shipped from there is no import.
type Country struct {
	Code, Name  string
	USTerritory bool
}

// A Currency is between what and what one unit of it has been worth, in dollars.
type Currency struct{ Least, Most decimal.Decimal }

// Inverted reports whether a rate is none the currency has had while one through
// it is: units a dollar were given for dollars a unit.
func (c Currency) Inverted(rate decimal.Decimal) bool {
	if !rate.IsPositive() || !rate.LessThan(c.Least) && !rate.GreaterThan(c.Most) {
		return false
	}
	other := decimal.New(1, 0).Div(rate)
	return !other.LessThan(c.Least) && !other.GreaterThan(c.Most)
}

// A GoodsFact is a word a shipment may use about its goods.
type GoodsFact struct {
	Fact           string
	Label, Decides say.Message
	Usual          bool     // it decides whether goods are free or how they enter; the others matter to few
	AskedUnder     []string // the numbers of which hardly any others are so; none where any may be
}

// Rare reports whether hardly any goods of a number, or of any below it, are so.
func (f *GoodsFact) Rare(number string) bool {
	return len(f.AskedUnder) > 0 && !slices.ContainsFunc(f.AskedUnder, func(under string) bool {
		return strings.HasPrefix(number, under) || strings.HasPrefix(under, number)
	})
}

// Rare reports whether a fact is true of hardly any goods of a number.
func (l *Library) Rare(fact, number string) bool {
	return slices.ContainsFunc(l.GoodsFacts, func(f GoodsFact) bool { return f.Fact == fact && f.Rare(number) })
}

// RareOf names the facts that are true of hardly any goods of a number.
func (l *Library) RareOf(number string) string {
	rare := ""
	for i := range l.GoodsFacts {
		if f := &l.GoodsFacts[i]; f.Rare(number) {
			rare += " " + f.Fact
		}
	}
	return rare
}

// A Library is everything the data files say, on all days.
type Library struct {
	Refunds         Refunds
	Edition         string
	Hash            string // names exactly this law, "" where nobody worked it out
	VerifiedThrough Date   // the last day the law was checked for
	Replaced        Replaced
	Limits          []*Limit
	Suspensions     []*Suspension
	Exclusions      []*Exclusion
	Presumptions    []*Presumption
	Rules           []*Rule
	Thresholds      []*Threshold
	Entries         []*Entry
	EntryNames      map[string]say.Message
	EntryTypes      []string
	formal          map[string]bool // types of entry
	numbered        map[string]bool // types of entry whose names say them
	Fees            []*Fees
	Charges         []*Charge
	Waivers         []*Waiver
	Reaches         []*Reach
	Measures        []*Measure
	measuresOf      map[string][]*Measure // by origin, "" for the origins no measure names
	Numbers         []string              // that measures name by themselves: "=8507600010"
	Programs        []*Program
	Postal          []*Postal
	Points          []*Point
	Column2         []*Column2
	Voids           []*Void
	Routes          []*Route
	Countries       []Country
	countries       map[string]Country
	meant           map[string]string // the code of a country by one that people write for it
	Currencies      map[string]Currency
	GoodsFacts      []GoodsFact
	groups          map[string]set // of countries, by the name that rows give them
	Sources         map[string]*Source
	SourcesInOrder  []*Source // by ID
	days            []Date
}

// All returns the library without duty measures that answers are given from: the one that
// was built in, until another edition is put in its place.
func All() *Library {
	if l := used.Load(); l != nil {
		return l
	}
	return builtIn()
}

// There reports whether there is any law to answer from.
func There() bool { return Carried || used.Load() != nil }

// Use puts a library in the place of the one before. What was asked before keeps the law that
// it was asked under.
func Use(l *Library) { used.Store(l) }

var used atomic.Pointer[Library]

// builtIn reads the tables that the program carries; a fault in them, which the tests of this
// package look for, panics.
var builtIn = sync.OnceValue(func() *Library {
	l, err := Read(BuiltIn())
	if err != nil {
		panic("law: " + err.Error())
	}
	l.Hash = hash
	return l
})

// hash names the law that is built in. A program that does not hold the tariff, of which the hash is made
// too, has it from the linker.
var hash string

// BuiltInHash returns the hash of the law that is built in, "" where nobody has said it yet.
func BuiltInHash() string { return builtIn().Hash }

// NameBuiltIn says the hash of the law that is built in, before anything is answered from it.
func NameBuiltIn(hash string) { builtIn().Hash = hash }

// feeColumns name the amounts of a year’s fees.
var feeColumns = []string{"mpf_rate", "mpf_min", "mpf_max", "mpf_manual_surcharge",
	"mpf_automated", "mpf_manual", "mpf_cbp", "mail", "eccf"}

// With returns the law that answers are given from, together with duty measures.
func With(measures string) (*Library, error) { return All().With(measures) }

// With returns the library together with the duty measures that it reads from a file.
func (whole *Library) With(measures string) (*Library, error) {
	l := *whole
	in := &loader{tables: Tables{"measures.csv": measures}, sources: l.Sources, groups: l.groups}
	in.facts("measures.csv", func(r *row, f Fact) {
		m := readMeasure(r, f)
		l.Measures = append(l.Measures, m)
		if m.EnteredBy != "" {
			in.days = append(in.days, m.EnteredBy.AddDays(1))
		}
	})
	return l.finish(in)
}

// finish indexes what was read.
func (l *Library) finish(in *loader) (*Library, error) {
	if in.err != nil {
		return nil, fmt.Errorf("reading the law: %w", in.err)
	}
	l.indexMeasures()
	l.days = append(l.days[:len(l.days):len(l.days)], in.days...)
	return l, nil
}

// Read reads the law, without duty measures, from its tables. The error names the file, the
// line and what is wrong there.
func Read(t Tables) (*Library, error) {
	l := &Library{EntryNames: map[string]say.Message{}, formal: map[string]bool{}, numbered: map[string]bool{}, meant: map[string]string{}, Currencies: map[string]Currency{}, countries: map[string]Country{}, groups: map[string]set{}, Sources: map[string]*Source{}}
	in := &loader{tables: t, sources: l.Sources, groups: l.groups}
	in.each("edition.csv", func(r *row) {
		l.Edition, l.VerifiedThrough = r.required("edition"), r.date("verified_through")
	})
	in.each("sources.csv", func(r *row) {
		s := r.source(l.VerifiedThrough)
		if l.Sources[s.ID] != nil {
			r.fail("the document %q stands here twice", s.ID)
		}
		l.Sources[s.ID] = s
		l.SourcesInOrder = append(l.SourcesInOrder, s)
	})
	sort.SliceStable(l.SourcesInOrder, func(i, j int) bool { return l.SourcesInOrder[i].ID < l.SourcesInOrder[j].ID })
	for i, s := range l.SourcesInOrder {
		s.Place = i
	}
	in.each("groups.csv", func(r *row) { l.groups[r.required("group")] = r.words("members") })
	in.facts("limits.csv", func(r *row, f Fact) {
		l.Limits = append(l.Limits, &Limit{f, r.required("provision"), r.required("authority"), r.countries("shipped_from"), r.amount("limit")})
	})
	in.facts("suspensions.csv", func(r *row, f Fact) {
		l.Suspensions = append(l.Suspensions, &Suspension{f, r.required("rule"), r.required("provision"),
			r.countries("origins"), r.words("modes"), r.words("except_facts")})
	})
	in.facts("exclusions.csv", func(r *row, f Fact) {
		l.Exclusions = append(l.Exclusions, &Exclusion{f, r.required("rule"), r.words("provisions"), r.required("effect") == "asks",
			r.required("fact"), r.numbers("hts"), r.text("unless_upto")})
	})
	in.facts("presumptions.csv", func(r *row, f Fact) {
		l.Presumptions = append(l.Presumptions, &Presumption{f, r.required("fact"), r.numbers("hts")})
	})
	in.facts("rules.csv", func(r *row, f Fact) { l.Rules = append(l.Rules, &Rule{f, r.required("rule")}) })
	in.facts("thresholds.csv", func(r *row, f Fact) {
		l.Thresholds = append(l.Thresholds, &Threshold{f, r.required("name"), r.amount("amount")})
	})
	in.each("entry_types.csv", func(r *row) {
		l.EntryTypes = append(l.EntryTypes, r.required("type"))
		l.EntryNames[r.required("type")], l.formal[r.required("type")] = r.say("name"), r.text("formal") == "yes"
		numbered, _ := r.cell("numbered") // the tables of older editions have no such column
		l.numbered[r.required("type")] = numbered == "yes"
	})
	in.facts("entries.csv", func(r *row, f Fact) {
		l.Entries = append(l.Entries, &Entry{f, int(r.amount("rank").IntPart()), r.required("rule"), r.required("type"), r.when("when"),
			r.words("or"), r.say("or_text"), r.say("ask")})
	})
	in.facts("fees.csv", func(r *row, f Fact) {
		fees := &Fees{f, r.required("fiscal_year"), map[string]decimal.Decimal{}, nil}
		for _, column := range feeColumns {
			fees.Amounts[column] = r.amount(column)
			fees.Said = append(fees.Said, say.Money(column, fees.Amounts[column]))
		}
		l.Fees = append(l.Fees, fees)
	})
	in.facts("charges.csv", func(r *row, f Fact) {
		l.Charges = append(l.Charges, &Charge{f, r.required("layer"), r.when("when"),
			r.text("amount"), r.text("rate"), r.text("minimum"), r.text("maximum")})
	})
	in.facts("waivers.csv", func(r *row, f Fact) {
		l.Waivers = append(l.Waivers, &Waiver{f, r.words("layers"), r.when("when")})
	})
	in.facts("chapter99_reach.csv", func(r *row, f Fact) {
		l.Reaches = append(l.Reaches, &Reach{f, r.countries("origins"), r.required("reach")})
	})
	in.facts("programs.csv", func(r *row, f Fact) {
		l.Programs = append(l.Programs, &Program{f, r.words("symbols"), r.countries("origins"), r.words("meant"), r.say("name"), r.say("paper"), r.text("leaves_out")})
	})
	in.facts("postal.csv", func(r *row, f Fact) {
		l.Postal = append(l.Postal, &Postal{f, r.countries("origins"), r.required("method"),
			r.maybeAmount("rate"), r.maybeAmount("amount"), r.text("ieepa")})
	})
	in.facts("column2.csv", func(r *row, f Fact) { l.Column2 = append(l.Column2, &Column2{f, r.countries("origins")}) })
	in.facts("voids.csv", func(r *row, f Fact) {
		l.Voids = append(l.Voids, &Void{f, r.words("layers"), r.required("kind")})
	})
	in.each("points.csv", func(r *row) {
		l.Points = append(l.Points, readPoint(r, l.Sources))
	})
	in.routes(l)
	in.refunds(&l.Refunds)
	in.each("countries.csv", func(r *row) {
		c := Country{r.required("code"), r.required("name"), r.text("us_customs_territory") == "yes"}
		l.Countries = append(l.Countries, c)
		l.countries[c.Code] = c
		for _, code := range r.words("written") {
			l.meant[code] = c.Code
		}
	})
	in.each("currencies.csv", func(r *row) {
		l.Currencies[r.required("code")] = Currency{r.amount("least"), r.amount("most")}
	})
	in.each("facts.csv", func(r *row) {
		l.GoodsFacts = append(l.GoodsFacts, GoodsFact{r.required("fact"), r.say("label"), r.say("decides"), r.text("usual") == "yes", strings.Fields(strings.ReplaceAll(r.maybe("asked_under"), ".", ""))})
	})
	return l.finish(in)
}

// Countries returns every country, in the order of their codes.
func Countries() []Country { return All().Countries }

// CountryOf returns the country of a code, and false when there is none.
func CountryOf(code string) (Country, bool) {
	c, ok := All().countries[code]
	return c, ok
}

// MeantCountry returns the code of the country that was meant by one that is no
// code of a country, "" when that is not known.
func MeantCountry(code string) string {
	code = strings.ToUpper(code)
	if meant := All().meant[code]; meant != "" {
		return meant
	}
	return All().countries[code].Code
}

// IsFormal reports whether a type of entry is a formal one.
func (l *Library) IsFormal(entryType string) bool { return l.formal[entryType] }

// IsNumbered reports whether the name of a type of entry says its number.
func (l *Library) IsNumbered(entryType string) bool { return l.numbered[entryType] }

// Days returns the days on which anything in the library changes, in order.
func (l *Library) Days() []Date {
	days := slices.Clone(l.days)
	sort.SliceStable(days, func(i, j int) bool { return days[i] < days[j] })
	return slices.Compact(days)
}
