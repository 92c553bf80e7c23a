package contract

// A ProductsRequest asks what each of many products would bear, as one shipment of one unit: from every origin, by every way and on every day that is named.
type ProductsRequest struct {
	// Products times origins, modes and dates are at most 20,000, and fewer where much of them is open.
	Products []Article `json:"products" minItems:"1" maxItems:"20000"`
	// Countries to compare; the origin of each product where none is named.
	Origins []Country `json:"origins,omitempty" maxItems:"60"`
	// Country of shipment; the origin where it is left out.
	From  CountryOrNone `json:"from,omitempty"`
	Modes []Mode        `json:"modes" minItems:"1" maxItems:"60"`
	// Days of importation.
	Dates []Date `json:"dates" minItems:"1" maxItems:"60"`
	// US dollars for one of each foreign currency.
	FX Amounts `json:"fx,omitempty"`
}

// An Article is what a seller sells, one unit of it.
//
//contract:go articles.Article
//contract:then articleRead
type Article struct {
	// What the seller calls it.
	SKU         string `json:"sku,omitempty"`
	Description string `json:"description,omitempty"`
	// 8 or 10 digits, with or without dots.
	HTS string `json:"hts,omitempty" read:"tariffNumber"`
	// Where it was made; needed where the request names no origins.
	Origin Country `json:"origin,omitempty"`
	// Fair retail value of one unit in the country of shipment.
	RetailValue Amount `json:"retailValue"`
	// Value of one unit that duty is charged on; the retail value where it is left out.
	CustomsValue Amount `json:"customsValue,omitempty"`
	Currency     string `json:"currency,omitempty" pattern:"^[A-Z]{3}$" default:"USD"`
	// Quantities by the tariff's units: kg, no, doz …
	Measures Amounts `json:"measures,omitempty" read:"measuresInto"`
	// Value of the metal in one unit.
	MetalValue Amounts `json:"metalValue,omitempty"`
	// Percent of the weight.
	MetalWeight Amounts `json:"metalWeight,omitempty"`
	// Symbol of a program, such as S.
	Claim string `json:"claim,omitempty" read:"articleClaim" go:"-"`
	// What else is so of the goods; law lists the words.
	Facts []string `json:"facts,omitempty"`
}

// A ProductsAnswer has an answer for each product, mode, date and origin, in this order.
type ProductsAnswer struct {
	Answers []ProductAnswer `json:"answers"`
	Law     Law             `json:"law"`
}

// A ProductAnswer is what one product bears in one way: nothing but the problem where it has one. Amounts that are not known are left out.
type ProductAnswer struct {
	// Which of the products, counted from 0.
	Product int    `json:"product"`
	SKU     string `json:"sku,omitempty"`
	// Of the table it stands in.
	Line    int            `json:"line,omitempty" page:"yes"`
	Origin  string         `json:"origin,omitempty"`
	Mode    string         `json:"mode"`
	Date    Date           `json:"date"`
	Problem ProductProblem `json:"problem,omitempty"`
	Outcome Outcome        `json:"outcome,omitempty"`
	Duty    Money          `json:"duty,omitempty"`
	Fees    Money          `json:"fees,omitempty"`
	// Of duty and fees, with nothing claimed that the product does not claim.
	Total Money `json:"total,omitempty"`
	// Bounds of total, as check has them.
	CouldBe CouldBe `json:"couldBe,omitempty"`
	// Of the origins that were compared, whether this is the cheapest: yes, whatever the open questions turn out to be, or perhaps.
	Cheapest Cheapest `json:"cheapest,omitempty"`
	// The question that decides most, or what is not computed.
	Open    string        `json:"open,omitempty"`
	OpenSay Say           `json:"openSay,omitempty"`
	Program ProductSaving `json:"program,omitempty"`
	// The duties together, in percent of the customs value, where that is all they are.
	Percent      Rate   `json:"percent,omitempty"`
	NoPercent    string `json:"noPercent,omitempty"`
	NoPercentSay Say    `json:"noPercentSay,omitempty"`
}

// A ProductProblem is why a product is not answered.
type ProductProblem struct {
	Code       string `json:"code"`
	Field      string `json:"field,omitempty"`
	Message    string `json:"message"`
	MessageSay Say    `json:"messageSay,omitempty"`
}

// A ProductSaving is a program that would help, with the least total under it.
type ProductSaving struct {
	Claim   string `json:"claim"`
	Name    string `json:"name"`
	NameSay Say    `json:"nameSay,omitempty"`
	Least   Money  `json:"least,omitempty"`
}

// Cheapest is how sure it is that nothing costs less.
type Cheapest string

const (
	CheapestYes     Cheapest = "yes"
	CheapestPerhaps Cheapest = "perhaps"
)
