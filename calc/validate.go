package calc

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// Words that a shipment may use.
var (
	Modes         = []string{"post", "express", "truck", "rail", "air", "ocean", "baggage"}
	Purposes      = []string{"sale", "gift", "personal"}
	PersonKinds   = []string{"buyer", "retailer", "warehouse", "owner"}
	Withdrawals   = []string{"ftz", "bonded"}
	Filings       = []string{"automated", "manual", "cbp"}
	PostalMethods = []string{"ad-valorem", "specific"}
	Metals        = []string{"aluminum", "copper", "steel"}
)

// MaxItems is the most items one shipment may have: an entry summary has at
// most 999 lines.
const MaxItems = 999

// A Checker collects what is wrong with a question.
type Checker struct {
	Item     int // index of the item looked at, -1 outside of items
	Problems Problems
}

func (c *Checker) Add(code, field string, message say.Message) {
	if c.Item >= 0 {
		field = FieldOf(c.Item, field)
	}
	c.Problems = c.Problems.Add(func() Problem {
		return Problem{Code: code, Field: field, Message: message}
	})
}

// FieldOf is the path of a field of an item.
func FieldOf(item int, field string) string {
	return "items[" + strconv.Itoa(item) + "]." + field
}

// Given repeats what was given.
func Given(s string) *say.Value { return say.Text("given", Shorten(s)) }

func NotOneOf(word, field string, known []string) say.Message {
	return say.It("word-invalid", Given(word), say.Text("field", field), say.Words("known", known))
}

func (c *Checker) Word(field, word string, known []string, optional bool) {
	if word == "" && optional || slices.Contains(known, word) {
		return
	}
	name := map[string]string{"withdrawnFrom": "withdrawal", "postalMethod": "postal-method", "person.kind": "person"}[field]
	if name == "" {
		name = field
	}
	if word == "" {
		c.Add("missing-"+name, field, say.It("word-missing", say.Text("field", field), say.Words("known", known)))
		return
	}
	c.Add("invalid-"+name, field, NotOneOf(word, field, known))
}

func (c *Checker) Country(field, code string) {
	_, known := law.CountryOf(code)
	switch {
	case code == "":
		c.Add("missing-country", field, say.It("country-missing", say.Text("field", field)))
	case !known && law.MeantCountry(code) != "":
		meant := law.MeantCountry(code)
		c.Add("invalid-country", field, say.It("country-meant", Given(code), say.Text("meant", meant), Country("country", meant)))
	case !known:
		c.Add("invalid-country", field, say.It("country-invalid", Given(code)))
	}
}

// Validate returns everything wrong with the shipment, nil when nothing is.
func (s *Shipment) Validate() Problems {
	c := Checker{Item: -1}
	if s.Date == "" {
		c.Add("missing-date", "date", say.It("importation-day-missing", say.Text("field", "date")))
	}
	c.Word("mode", s.Mode, Modes, false)
	c.Country("from", s.From)
	if from, _ := law.CountryOf(s.From); from.USTerritory && s.WithdrawnFrom == "" {
		c.Add("invalid-country", "from", say.It("not-imported", Country("from", s.From), say.Text("zone", "withdrawnFrom")))
	}
	c.Word("purpose", string(s.Purpose), Purposes, false)
	c.Word("person.kind", string(s.Person.Kind), PersonKinds, false)
	c.Word("withdrawnFrom", string(s.WithdrawnFrom), Withdrawals, true)
	c.Word("filing", string(s.Filing), Filings, false)
	c.Word("postalMethod", string(s.PostalMethod), PostalMethods, true)
	c.Word("entry", s.Entry, law.All().EntryTypes, true)
	s.validateRates(&c)
	if len(s.Items) == 0 {
		c.Add("missing-items", "items", say.It("items-empty"))
	}
	if len(s.Items) > MaxItems {
		c.Add("too-many-items", "items", say.It("items-too-many", say.Count("given", len(s.Items)), say.Count("most", MaxItems)))
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
	return Problems{{Code: "invalid-amount", Field: "items", Message: say.It("worth-too-much", say.Money("most", most))}}
}

func (s *Shipment) ValidateItem(c *Checker, it *Item) {
	c.Country("origin", it.Origin)
	if !it.Quantity.IsPositive() {
		c.Add("invalid-quantity", "quantity", say.It("quantity-invalid", say.Number("given", it.Quantity)))
	}
	switch {
	case !isCurrency(it.Currency):
		c.Add("invalid-currency", "currency", say.It("currency-invalid", Given(it.Currency)))
	case it.Currency != "USD" && !s.Rates[it.Currency].IsPositive():
		c.Add("missing-exchange-rate", "currency", say.It("exchange-rate-missing", say.Text("currency", it.Currency)))
	}
	if meant, known := law.All().MeantClaim(it.Claim); it.Claim != "" && !known {
		unknown := say.It("claim-unknown", Given(it.Claim))
		if meant != "" {
			unknown = say.It("claim-meant", Given(it.Claim), say.Text("meant", meant))
		}
		c.Add("unknown-claim", "claim", unknown)
	}
	if len(it.Measures) > MaxMeasures {
		c.Add("too-many-measures", "measures", say.It("measures-too-many", say.Count("given", len(it.Measures)), say.Count("most", MaxMeasures)))
	}
	it.validateMeasures(c)
	it.validateMetals(c, "metalWeight", it.MetalWeight)
	it.validateMetals(c, "metalValue", it.MetalValue)
	all := decimal.Zero
	for _, percent := range it.MetalWeight {
		all = all.Add(percent)
	}
	if all.GreaterThan(decimal.New(100, 0)) {
		c.Add("invalid-amount", "metalWeight", say.It("metals-above-weight", say.Number("all", all)))
	}
	for _, fact := range it.Facts {
		if slices.Contains(it.Facts, "not-"+fact) {
			c.Add("contradicting-facts", "facts", say.It("facts-contradict", say.Text("fact", Shorten(fact)), say.Text("not", Shorten("not-"+fact))))
		}
		if !slices.ContainsFunc(law.All().GoodsFacts, func(f law.GoodsFact) bool { return f.Fact == strings.TrimPrefix(fact, "not-") }) {
			c.Add("unknown-fact", "facts", say.It("fact-unknown", Given(fact), say.Words("known", knownFacts())))
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
		rate, field := s.Rates[code], "fx."+Shorten(code)
		switch usual := law.All().Currencies[code]; {
		case !isCurrency(code):
			c.Add("invalid-currency", field, say.It("currency-invalid", Given(code)))
		case code == "USD" && !rate.Equal(decimal.New(1, 0)):
			c.Add("invalid-exchange-rate", field, say.It("exchange-rate-of-dollar", say.Number("rate", rate)))
		case usual.Inverted(rate):
			c.Add("invalid-exchange-rate", field, say.It("exchange-rate-inverted", say.Number("rate", rate), say.Text("currency", code), say.Number("least", usual.Least), say.Number("most", usual.Most)))
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
	c.Add("unknown-measure", "measures", unknown)
}

// validateMetals refuses a metal whose name is not known: a part of steel that is
// spelled otherwise would count as no steel at all.
func (it *Item) validateMetals(c *Checker, field string, of map[string]decimal.Decimal) {
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
			c.Add("invalid-amount", "metalValue", say.It("metals-exceed", say.Money("metals", worth), say.Money("goods", customs[i])))
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
