package calc

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
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

// A checker collects what is wrong with a question.
type checker struct {
	item     int // index of the item looked at, -1 outside of items
	problems Problems
}

func (c *checker) add(code, field, format string, args ...any) {
	if c.item >= 0 {
		field = fmt.Sprintf("items[%d].%s", c.item, field)
	}
	c.problems = c.problems.Add(func() Problem {
		return Problem{Code: code, Field: field, Message: fmt.Sprintf(format, args...)}
	})
}

func (c *checker) word(field, word string, known []string, optional bool) {
	if word == "" && optional || slices.Contains(known, word) {
		return
	}
	name := map[string]string{"withdrawnFrom": "withdrawal", "postalMethod": "postal-method", "person.kind": "person"}[field]
	if name == "" {
		name = field
	}
	if word == "" {
		c.add("missing-"+name, field, "%s is missing; write one of %s", field, strings.Join(known, ", "))
		return
	}
	c.add("invalid-"+name, field, "%q is not a %s; write one of %s", Shorten(word), field, strings.Join(known, ", "))
}

func (c *checker) country(field, code string) {
	_, known := law.CountryOf(code)
	switch {
	case code == "":
		c.add("missing-country", field, "%s is missing; write the two-letter code of a country, such as CN or MX", field)
	case !known && law.MeantCountry(code) != "":
		meant := law.MeantCountry(code)
		c.add("invalid-country", field, "%q is not a country; did you mean %s (%s)?", Shorten(code), meant, countryName(meant))
	case !known:
		c.add("invalid-country", field, "%q is not a country; write a two-letter ISO code in capitals, such as CN or MX", Shorten(code))
	}
}

// Validate returns everything wrong with the shipment, nil when nothing is.
func (s *Shipment) Validate() Problems {
	c := checker{item: -1}
	if s.Date == "" {
		c.add("missing-date", "date", "date is missing; write the day of importation as YYYY-MM-DD")
	}
	c.word("mode", s.Mode, Modes, false)
	c.country("from", s.From)
	if from, _ := law.CountryOf(s.From); from.USTerritory && s.WithdrawnFrom == "" {
		c.add("invalid-country", "from", "goods shipped from %s are not imported; write the foreign country they come from, or withdrawnFrom when they leave a zone or bonded warehouse", from.Name)
	}
	c.word("purpose", s.Purpose, Purposes, false)
	c.word("person.kind", s.Person.Kind, PersonKinds, false)
	c.word("withdrawnFrom", s.WithdrawnFrom, Withdrawals, true)
	c.word("filing", s.Filing, Filings, false)
	c.word("postalMethod", s.PostalMethod, PostalMethods, true)
	s.validateRates(&c)
	if len(s.Items) == 0 {
		c.add("missing-items", "items", "items is empty; list at least one kind of goods")
	}
	if len(s.Items) > MaxItems {
		c.add("too-many-items", "items", "%d items were given; one shipment takes at most %d", len(s.Items), MaxItems)
		return c.problems
	}
	for i := range s.Items {
		c.item = i
		s.validateItem(&c, &s.Items[i])
		c.item = -1
	}
	return c.problems
}

// validateWorth refuses a shipment worth more than amounts are exact for.
func validateWorth(retail, customs decimal.Decimal) Problems {
	most := MostCents.Dollars()
	if !retail.GreaterThan(most) && !customs.GreaterThan(most) {
		return nil
	}
	return Problems{{Code: "invalid-amount", Field: "items", Message: fmt.Sprintf("the goods are worth more than %s in all; check the values and quantities", dollarsInWords(most))}}
}

func (s *Shipment) validateItem(c *checker, it *Item) {
	c.country("origin", it.Origin)
	if !it.Quantity.IsPositive() {
		c.add("invalid-quantity", "quantity", "the quantity is %s; write a number above 0", it.Quantity)
	}
	switch {
	case !isCurrency(it.Currency):
		c.add("invalid-currency", "currency", "%q is not a currency; write a three-letter ISO code in capitals, such as USD or CNY", Shorten(it.Currency))
	case it.Currency != "USD" && !s.Rates[it.Currency].IsPositive():
		c.add("missing-exchange-rate", "currency", "there is no exchange rate for %s; write the dollars one %s is worth in fx, such as {\"%s\": \"0.14\"}", it.Currency, it.Currency, it.Currency)
	}
	if meant, known := law.All().MeantClaim(it.Claim); it.Claim != "" && !known {
		hint := "write the symbol of the program as the tariff schedule has it, such as S for USMCA or KR for Korea"
		if meant != "" {
			hint = "did you mean " + meant + "?"
		}
		c.add("unknown-claim", "claim", "%q is no program that a line of the tariff schedule names; %s", Shorten(it.Claim), hint)
	}
	if len(it.Measures) > MaxMeasures {
		c.add("too-many-measures", "measures", "%d quantities were given; an item has at most %d", len(it.Measures), MaxMeasures)
	}
	it.validateMeasures(c)
	it.validateMetals(c, "metalWeight", it.MetalWeight)
	it.validateMetals(c, "metalValue", it.MetalValue)
	all := decimal.Zero
	for _, percent := range it.MetalWeight {
		all = all.Add(percent)
	}
	if all.GreaterThan(decimal.New(100, 0)) {
		c.add("invalid-amount", "metalWeight", "the metals add up to %s percent of the weight; write the percent of each, at most 100 in all", all)
	}
	for _, fact := range it.Facts {
		if slices.Contains(it.Facts, "not-"+fact) {
			c.add("contradicting-facts", "facts", "%q and %q contradict each other; keep the one that is so", Shorten(fact), Shorten("not-"+fact))
		}
		if !slices.ContainsFunc(law.All().GoodsFacts, func(f law.GoodsFact) bool { return f.Fact == strings.TrimPrefix(fact, "not-") }) {
			c.add("unknown-fact", "facts", "%q is not a fact this calculator knows; write one of %s", Shorten(fact), knownFacts())
		}
	}
}

// validateRates refuses exchange rates that cannot be what they are given for.
func (s *Shipment) validateRates(c *checker) {
	var codes []string
	for code := range s.Rates {
		codes = append(codes, code)
	}
	sort.Strings(codes) // so that the same question has the same answer
	for _, code := range codes {
		rate, field := s.Rates[code], "fx."+Shorten(code)
		switch usual := law.All().Currencies[code]; {
		case !isCurrency(code):
			c.add("invalid-currency", field, "%q is not a currency; write a three-letter ISO code in capitals, such as USD or CNY", Shorten(code))
		case code == "USD" && !rate.Equal(decimal.New(1, 0)):
			c.add("invalid-exchange-rate", field, "a dollar is worth 1 dollar, not %s; leave it out, and write under fx the dollars one unit of another currency is worth", rate)
		case usual.Inverted(rate):
			c.add("invalid-exchange-rate", field, "%s is no rate one %s has had: it has been worth %s to %s dollars. Is it the other way round? Write the dollars one %s is worth", rate, code, usual.Least, usual.Most, code)
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
func (it *Item) validateMeasures(c *checker) {
	first := "" // as for metals
	for name := range it.Measures {
		if !tariff.IsMeasure(name) && (first == "" || name < first) {
			first = name
		}
	}
	if first == "" {
		return
	}
	hint := "write the unit that the question for it names, such as kg, no, doz, prs, liter or m2"
	if meant, contains := tariff.Meant(first); contains != "" {
		hint = fmt.Sprintf("write it in %s: one %s is %s %s", meant, first, contains, meant)
	} else if meant != "" {
		hint = "did you mean " + meant + "?"
	}
	c.add("unknown-measure", "measures", "%q is no unit that the tariff schedule measures by; %s", Shorten(first), hint)
}

// validateMetals refuses a metal whose name is not known: a part of steel that is
// spelled otherwise would count as no steel at all.
func (it *Item) validateMetals(c *checker, field string, of map[string]decimal.Decimal) {
	first := "" // of those not known, so that the same question has the same answer
	for metal := range of {
		if !slices.Contains(Metals, metal) && (first == "" || metal < first) {
			first = metal
		}
	}
	if first != "" {
		c.add("unknown-metal", field, "%q is not a metal that duties ask for; write one of %s", Shorten(first), strings.Join(Metals, ", "))
	}
}

// metalsExceed refuses metals that are worth more than the goods they are in.
func (s *Shipment) metalsExceed(customs []decimal.Decimal) Problems {
	c := checker{}
	for i := range s.Items {
		it := &s.Items[i]
		all := decimal.Zero
		for _, content := range it.MetalValue {
			all = all.Add(content)
		}
		if worth := s.dollars(all.Mul(it.Quantity), it.Currency); worth.GreaterThan(customs[i]) {
			c.item = i
			c.add("invalid-amount", "metalValue", "the metals in all units are worth %s, the goods %s; write what the metal in one unit is worth", dollarsInWords(worth), dollarsInWords(customs[i]))
		}
	}
	return c.problems
}

func knownFacts() string {
	var words []string
	for _, f := range law.All().GoodsFacts {
		words = append(words, f.Fact)
	}
	return strings.Join(words, ", ")
}
