// Package calc has the words in which a shipment is asked about and answered: the
// shipment and its items, the answer with its lines, questions and bounds, what is
// wrong with a question, and the tariff of a day. The rooms beside it answer: duty
// what one item owes, check a whole shipment, rate many of a kind, route what ways of
// sending cost, inforce what the law of a day is, find which tariff number goods have,
// changes what will be owed on other days, catalog what exists.
//
// Amounts are exact decimals in US dollars, or whole cents, rounded half up to the cent
// where the law speaks of cents.
package calc

import (
	"sort"

	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// A Shipment is what one person imports at one time: the question.
type Shipment struct {
	Date          law.Date // day of importation
	Mode          Mode
	From          string // country of shipment, where the retail value is measured
	Purpose       Purpose
	Person        Person
	WithdrawnFrom Storage // "" unless the goods leave a US zone or bonded warehouse
	Items         []Item
	PriorToday    decimal.Decimal // retail value this person already imported that day, dollars
	SplitOrder    bool            // one order or contract sent in lots to get the exemption
	PostalMethod  PostalMethod    // "" where the carrier could choose
	Filing        Filing
	ECCF          bool                       // cleared at an express consignment facility
	Entry         string                     // type of entry chosen where several are possible, or ""
	Loaded        law.Date                   // day loaded on the final mode of transit, or ""
	Rates         map[string]decimal.Decimal // dollars per unit of each foreign currency
}

// A Person is whose day is counted.
type Person struct {
	ID   string
	Kind PersonKind
}

// An Item is one kind of goods in a shipment.
type Item struct {
	Description  string
	HTS          string // 8 or 10 digits without dots, or ""
	Origin       string // country the goods were made in
	Quantity     decimal.Decimal
	RetailValue  decimal.Decimal            // fair retail value of one unit in the country of shipment
	CustomsValue decimal.Decimal            // value of one unit that duty is charged on
	Currency     string                     // ISO 4217 code of both values
	Measures     map[string]decimal.Decimal // total quantities by tariff unit, for specific rates
	MetalValue   map[string]decimal.Decimal // value of the metal content of one unit
	MetalWeight  map[string]decimal.Decimal // percent of weight
	Origins      []string                   // where they may have been made, while Origin is not said
	Claim        string                     // special program claimed
	NoClaim      bool                       // it is said that none is
	Recipient    string                     // who gets this item of a gift package
	Facts        []string                   // what else is so of the goods
}

// Dollars converts an amount of an item's currency to US dollars, unrounded.
func (s *Shipment) Dollars(amount decimal.Decimal, currency string) decimal.Decimal {
	if currency == "USD" {
		return amount
	}
	return amount.Mul(s.Rates[currency])
}

// Retail returns the item's fair retail value in dollars, unrounded: the limit is
// on the sum, and fractions of a cent add up.
func (s *Shipment) Retail(it *Item) decimal.Decimal {
	return s.Dollars(it.RetailValue.Mul(it.Quantity), it.Currency)
}

// Customs returns the item's value for duty in dollars, rounded half up to the
// cent, as a line of an invoice states it.
func (s *Shipment) Customs(it *Item) decimal.Decimal {
	return s.Dollars(it.CustomsValue.Mul(it.Quantity), it.Currency).Round(2)
}

// EvenDollars drops fractions under fifty cents and takes up the others.
func EvenDollars(d decimal.Decimal) decimal.Decimal { return d.Round(0) }

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
