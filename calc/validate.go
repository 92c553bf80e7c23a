package calc

import (
	"slices"
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// Words that a shipment may use.
var (
	Modes         = []string{string(law.Post), string(law.Express), string(law.Truck), string(law.Rail), string(law.Air), string(law.Ocean), string(law.Baggage)}
	Purposes      = []string{string(Sale), string(Gift), string(Personal)}
	PersonKinds   = []string{string(Buyer), string(Retailer), string(Warehouse), string(Owner)}
	Withdrawals   = []string{string(Zone), string(Bonded)}
	Filings       = []string{string(Automated), string(Manual), string(ByCBP)}
	PostalMethods = []string{string(AdValorem), string(Specific)}
	Metals        = []string{"aluminum", "copper", "steel"}
)

// Texts are words as they are written.
func Texts[W ~string](words []W) []string {
	var all []string
	for _, w := range words {
		all = append(all, string(w))
	}
	return all
}

// MaxItems is the most items one shipment may have: an entry summary has at
// most 999 lines.
const MaxItems = 999

// A Checker collects what is wrong with a question.
type Checker struct {
	Item     int // index of the item looked at, -1 outside of items
	Problems Problems
}

// Add adds what is wrong with a field of the question, or of the item looked at.
func (c *Checker) Add(code string, field Field, message say.Message) {
	c.Of(code, c.about(field), message)
}

func (c *Checker) about(field Field) Subject {
	if c.Item >= 0 {
		return OfItem(c.Item, field)
	}
	return About(field)
}

// Of adds what is wrong with a subject.
func (c *Checker) Of(code string, s Subject, message say.Message) {
	c.Problems = c.Problems.Add(Problem{Code: code, Subject: s, Message: message})
}

// Given repeats what was given.
func Given(s string) *say.Value { return say.Text("given", Shorten(s)) }

// NotOneOf says that a word is none of those that a subject may be.
func NotOneOf(word string, of Subject, known []string) say.Message {
	return say.It("word-invalid", Given(word), of.value(), say.Words("known", known))
}

// value names a subject in a message.
func (s Subject) value() *say.Value { return say.Text("field", s.String()) }

// String is how messages name it; a face spells all of it.
func (s Subject) String() string {
	if s.Within != noField {
		return s.Within.String() + "." + s.Field.String()
	}
	return s.Field.String()
}

// Word adds what is wrong with a word, whose problems are called by a name.
func (c *Checker) Word(of Subject, name, word string, known []string, optional bool) {
	if word == "" && optional || slices.Contains(known, word) {
		return
	}
	if word == "" {
		c.Of("missing-"+name, of, say.It("word-missing", of.value(), say.Words("known", known)))
		return
	}
	c.Of("invalid-"+name, of, NotOneOf(word, of, known))
}

// Country adds what is wrong with the code of a country.
func (c *Checker) Country(of Subject, code string) {
	_, known := law.CountryOf(code)
	switch {
	case code == "":
		c.Of("missing-country", of, say.It("country-missing", of.value()))
	case !known && law.MeantCountry(code) != "":
		meant := law.MeantCountry(code)
		c.Of("invalid-country", of, say.It("country-meant", Given(code), say.Text("meant", meant), Country("country", meant)))
	case !known:
		c.Of("invalid-country", of, say.It("country-invalid", Given(code)))
	}
}

// Validate returns everything wrong with the shipment, nil when nothing is.
func (s *Shipment) Validate() Problems {
	c := Checker{Item: -1}
	if s.Date == "" {
		c.Add("missing-date", FieldDate, say.It("importation-day-missing", About(FieldDate).value()))
	}
	c.Word(About(FieldMode), "mode", string(s.Mode), Modes, false)
	c.Country(About(FieldFrom), s.From)
	if from, _ := law.CountryOf(s.From); from.USTerritory && s.WithdrawnFrom == "" {
		c.Add("invalid-country", FieldFrom, say.It("not-imported", Country("from", s.From), say.Text("zone", FieldWithdrawnFrom.String())))
	}
	c.Word(About(FieldPurpose), "purpose", string(s.Purpose), Purposes, false)
	c.Word(About(FieldKind).In(FieldPerson), "person", string(s.Person.Kind), PersonKinds, false)
	c.Word(About(FieldWithdrawnFrom), "withdrawal", string(s.WithdrawnFrom), Withdrawals, true)
	c.Word(About(FieldFiling), "filing", string(s.Filing), Filings, false)
	c.Word(About(FieldPostalMethod), "postal-method", string(s.PostalMethod), PostalMethods, true)
	c.Word(About(FieldEntry), "entry", s.Entry, law.All().EntryTypes, true)
	s.validateRates(&c)
	if len(s.Items) == 0 {
		c.Add("missing-items", FieldItems, say.It("items-empty"))
	}
	if len(s.Items) > MaxItems {
		c.Add("too-many-items", FieldItems, say.It("items-too-many", say.Count("given", len(s.Items)), say.Count("most", MaxItems)))
		return c.Problems
	}
	for i := range s.Items {
		c.Item = i
		s.ValidateItem(&c, &s.Items[i])
		c.Item = -1
	}
	return c.Problems
}

// ValidateWorth refuses a shipment worth more than amounts are exact for.
func ValidateWorth(retail, customs decimal.Decimal) Problems {
	most := MostCents.Dollars()
	if !retail.GreaterThan(most) && !customs.GreaterThan(most) {
		return nil
	}
	return Problems{{Code: "invalid-amount", Subject: About(FieldItems), Message: say.It("worth-too-much", say.Money("most", most))}}
}

func (s *Shipment) ValidateItem(c *Checker, it *Item) {
	c.Country(c.about(FieldOrigin), it.Origin)
	if !it.Quantity.IsPositive() {
		c.Add("invalid-quantity", FieldQuantity, say.It("quantity-invalid", say.Number("given", it.Quantity)))
	}
	switch {
	case !isCurrency(it.Currency):
		c.Add("invalid-currency", FieldCurrency, say.It("currency-invalid", Given(it.Currency)))
	case it.Currency != "USD" && !s.Rates[it.Currency].IsPositive():
		c.Add("missing-exchange-rate", FieldCurrency, say.It("exchange-rate-missing", say.Text("currency", it.Currency)))
	}
	if meant, known := law.All().MeantClaim(it.Claim); it.Claim != "" && !known {
		unknown := say.It("claim-unknown", Given(it.Claim))
		if meant != "" {
			unknown = say.It("claim-meant", Given(it.Claim), say.Text("meant", meant))
		}
		c.Add("unknown-claim", FieldClaim, unknown)
	}
	if len(it.Measures) > MaxMeasures {
		c.Add("too-many-measures", FieldMeasures, say.It("measures-too-many", say.Count("given", len(it.Measures)), say.Count("most", MaxMeasures)))
	}
	it.validateMeasures(c)
	it.validateMetals(c, FieldMetalWeight, it.MetalWeight)
	it.validateMetals(c, FieldMetalValue, it.MetalValue)
	all := decimal.Zero
	for _, percent := range it.MetalWeight {
		all = all.Add(percent)
	}
	if all.GreaterThan(decimal.New(100, 0)) {
		c.Add("invalid-amount", FieldMetalWeight, say.It("metals-above-weight", say.Number("all", all)))
	}
	for _, fact := range it.Facts {
		if slices.Contains(it.Facts, "not-"+fact) {
			c.Add("contradicting-facts", FieldFacts, say.It("facts-contradict", say.Text("fact", Shorten(fact)), say.Text("not", Shorten("not-"+fact))))
		}
		if !slices.ContainsFunc(law.All().GoodsFacts, func(f law.GoodsFact) bool { return f.Fact == strings.TrimPrefix(fact, "not-") }) {
			c.Add("unknown-fact", FieldFacts, say.It("fact-unknown", Given(fact), say.Words("known", knownFacts())))
		}
	}
}

// validateRates refuses exchange rates that cannot be what they are given for.
func (s *Shipment) validateRates(c *Checker) {
	var codes []string
	for code := range s.Rates {
		codes = append(codes, code)
	}
	sort.SliceStable(codes, func(i, j int) bool { return codes[i] < codes[j] }) // so that the same question has the same answer
	for _, code := range codes {
		rate, of := s.Rates[code], About(FieldRates).Called(Shorten(code))
		switch usual := law.All().Currencies[code]; {
		case !isCurrency(code):
			c.Of("invalid-currency", of, say.It("currency-invalid", Given(code)))
		case code == "USD" && !rate.Equal(decimal.New(1, 0)):
			c.Of("invalid-exchange-rate", of, say.It("exchange-rate-of-dollar", say.Number("rate", rate)))
		case usual.Inverted(rate):
			c.Of("invalid-exchange-rate", of, say.It("exchange-rate-inverted", say.Number("rate", rate), say.Text("currency", code), say.Number("least", usual.Least), say.Number("most", usual.Most)))
		}
	}
}

func isCurrency(code string) bool {
	return len(code) == 3 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// MaxMeasures is the most quantities an item has: no rate asks for more than a few.
const MaxMeasures = 20

// validateMeasures refuses a quantity by a name that no rate asks for: it would be
// asked for again without a word of why.
func (it *Item) validateMeasures(c *Checker) {
	first := "" // as for metals
	for name := range it.Measures {
		if !tariff.IsMeasure(name) && (first == "" || name < first) {
			first = name
		}
	}
	if first == "" {
		return
	}
	unknown := say.It("measure-unknown", Given(first))
	if meant, contains := tariff.Meant(first); contains != "" {
		unknown = say.It("measure-contains", Given(first), say.Text("meant", meant), say.Text("contains", contains))
	} else if meant != "" {
		unknown = say.It("measure-meant", Given(first), say.Text("meant", meant))
	}
	c.Add("unknown-measure", FieldMeasures, unknown)
}

// validateMetals refuses a metal whose name is not known: a part of steel that is
// spelled otherwise would count as no steel at all.
func (it *Item) validateMetals(c *Checker, field Field, of map[string]decimal.Decimal) {
	first := "" // of those not known, so that the same question has the same answer
	for metal := range of {
		if !slices.Contains(Metals, metal) && (first == "" || metal < first) {
			first = metal
		}
	}
	if first != "" {
		c.Add("unknown-metal", field, say.It("metal-unknown", Given(first), say.Words("known", Metals)))
	}
}

// MetalsExceed refuses metals that are worth more than the goods they are in.
func (s *Shipment) MetalsExceed(customs []decimal.Decimal) Problems {
	c := Checker{}
	for i := range s.Items {
		it := &s.Items[i]
		all := decimal.Zero
		for _, content := range it.MetalValue {
			all = all.Add(content)
		}
		if worth := s.Dollars(all.Mul(it.Quantity), it.Currency); worth.GreaterThan(customs[i]) {
			c.Item = i
			c.Add("invalid-amount", FieldMetalValue, say.It("metals-exceed", say.Money("metals", worth), say.Money("goods", customs[i])))
		}
	}
	return c.Problems
}

func knownFacts() []string {
	var words []string
	for _, f := range law.All().GoodsFacts {
		words = append(words, f.Fact)
	}
	return words
}

// Country is a country in a message.
func Country(name, code string) *say.Value {
	c, _ := law.CountryOf(code)
	return say.Country(name, code, c.Name)
}
