package contract

// A CompareRequest asks what the same goods cost by other routes.
//
//contract:go route.Comparison
//contract:then comparisonRead
type CompareRequest struct {
	Date     Date          `json:"date"`
	Product  Product       `json:"product"`
	Orders   Orders        `json:"orders"`
	Routes   []RouteChoice `json:"routes,omitempty" most:"route.MaxRoutes too-many-routes routes-too-many"`
	Costs    Costs         `json:"costs,omitempty"`
	Currency string        `json:"currency,omitempty" default:"USD"`
	FX       Amounts       `json:"fx,omitempty" go:"Rates"`
	// Another day to compare with.
	Against DateOrNone `json:"against,omitempty"`
	// Whether to look for the points where the answer flips; true where it is left out.
	BreakEven bool `json:"breakEven,omitempty" default:"true"`
}

// A Product is one unit of what is sold.
//
//contract:go route.Product
//contract:then productRead
type Product struct {
	Description string `json:"description,omitempty"`
	// 8 or 10 digits, with or without dots.
	HTS string `json:"hts,omitempty" read:"tariffNumber"`
	// Where it was made.
	Origin Country `json:"origin"`
	// Country parcels leave from; the origin where it is left out.
	ShippedFrom Country `json:"shippedFrom,omitempty"`
	// Fair retail value of one unit in the country of shipment.
	RetailValue Amount `json:"retailValue"`
	// Value of one unit that duty is charged on; the retail value where it is left out.
	CustomsValue Amount `json:"customsValue,omitempty"`
	Currency     string `json:"currency,omitempty" pattern:"^[A-Z]{3}$" default:"USD"`
	// Weight of one unit.
	WeightKg Amount `json:"weightKg,omitempty"`
	// Quantities of all units together, by the tariff's units: kg, no, doz …
	Measures Amounts `json:"measures,omitempty" read:"measuresInto"`
	// Value of the metal in one unit.
	MetalValue Amounts `json:"metalValue,omitempty"`
	// Percent of the weight.
	MetalWeight Amounts `json:"metalWeight,omitempty"`
	// Symbol of a program, such as S.
	Claim string `json:"claim,omitempty" read:"productClaim" go:"-"`
	// What else is so of the goods; law lists the words.
	Facts []string `json:"facts,omitempty"`
}

// Orders are how many there are in a month, and of what.
//
//contract:go route.Orders
type Orders struct {
	PerMonth      Amount       `json:"perMonth" code:"invalid-quantity"`
	UnitsPerOrder Amount       `json:"unitsPerOrder,omitempty" go:"Units" code:"invalid-quantity" default:"1"`
	Mix           []OrderShare `json:"mix,omitempty" most:"route.MaxMix too-many-items kinds-too-many"`
}

// An OrderShare is a kind of order and its share of all orders, on any scale. What is left out is as in the product.
//
//contract:go route.OrderShare
type OrderShare struct {
	Share         Amount `json:"share" code:"invalid-quantity"`
	UnitsPerOrder Amount `json:"unitsPerOrder,omitempty" go:"Units"`
	RetailValue   Amount `json:"retailValue,omitempty"`
	CustomsValue  Amount `json:"customsValue,omitempty"`
	WeightKg      Amount `json:"weightKg,omitempty"`
}

// A RouteChoice is a route to compare, with what differs from the usual.
//
//contract:go route.RouteChoice
type RouteChoice struct {
	ID           string       `json:"id"`
	Mode         string       `json:"mode,omitempty"`
	PostalMethod PostalMethod `json:"postalMethod,omitempty" or:"empty"`
	// The type of entry, where several are possible.
	Entry       string `json:"entry,omitempty"`
	Value       string `json:"value,omitempty"`
	ForeignDuty string `json:"foreignDuty,omitempty"`
	Currency    string `json:"currency,omitempty"`
	Costs       Costs  `json:"costs,omitempty"`
}

// Prices by name; null where nobody knows.
type Costs map[string]*Amount

// A CompareAnswer is what the routes cost, under the law of the day and perhaps of another.
//
//contract:go route.Answer
type CompareAnswer struct {
	Comparison
	// The same on the other day.
	Against Comparison    `json:"against,omitempty"`
	Changed []RouteChange `json:"changed,omitempty" when:"x.Against != nil"`
}

// A RouteChange is what the other day makes of a route.
//
//contract:go route.RouteChange
type RouteChange struct {
	Route   string   `json:"route"`
	Before  *Money   `json:"before"`
	After   *Money   `json:"after"`
	Because []Reason `json:"because"`
}

// A Comparison is what the law of a day makes of the routes.
//
//contract:go route.Answer
type Comparison struct {
	Date      Date           `json:"date"`
	Routes    []Route        `json:"routes"`
	Cheapest  string         `json:"cheapest"`
	RunnerUp  string         `json:"runnerUp"`
	Savings   []Saving       `json:"savings"`
	BreakEven []BreakEven    `json:"breakEven" go:"BreakEvens"`
	Curves    []Curve        `json:"curves"`
	WouldWin  []WinningPrice `json:"wouldWin"`
	Costs     []CostInPlay   `json:"costs"`
	Law       Law            `json:"law"`
	Sources   Sources        `json:"sources"`
}

// A Saving is what a route saves against the first.
//
//contract:go route.Saving
type Saving struct {
	Route    string `json:"route"`
	PerOrder Money  `json:"perOrder"`
	PerMonth Money  `json:"perMonth"`
}

// A BreakEven is where the cheaper of two routes changes: up to at it is below, from next on above.
//
//contract:go route.BreakEven
type BreakEven struct {
	Between  []string `json:"between" minItems:"2" maxItems:"2" go:"=[]string{x.Below, x.Above}"`
	Of       Varied   `json:"of"`
	At       Rate     `json:"at" go:"=point(x.Of, x.At)"`
	Next     Rate     `json:"next" go:"=point(x.Of, x.Next)"`
	Below    string   `json:"below"`
	Above    string   `json:"above"`
	PerOrder Money    `json:"perOrder"`
	Other    Money    `json:"other"`
	Equal    bool     `json:"equal" go:"=x.PerOrder.Equal(x.Other)"`
}

// A Curve is what an order costs by each route as one quantity changes.
//
//contract:go route.Curve
type Curve struct {
	Of     Varied       `json:"of"`
	At     []Rate       `json:"at" go:"=points(x.Of, x.At)"`
	Routes []CurveRoute `json:"routes"`
}

// A CurveRoute is one route of a curve.
//
//contract:go route.CurveRoute
type CurveRoute struct {
	ID       string   `json:"id"`
	PerOrder []*Money `json:"perOrder"`
}

// A WinningPrice is a price at which another route would be the cheapest.
//
//contract:go route.WinningPrice
type WinningPrice struct {
	Route    string `json:"route"`
	Cost     string `json:"cost"`
	Label    string `json:"label"`
	LabelSay Say    `json:"labelSay,omitempty"`
	Of       string `json:"of"`
	Now      Rate   `json:"now"`
	Needed   Rate   `json:"needed"`
}

// A CostInPlay is a price that a comparison uses.
//
//contract:go route.CostInPlay
type CostInPlay struct {
	Route    string `json:"route"`
	Cost     string `json:"cost" go:"Name"`
	Kind     string `json:"kind"`
	Label    string `json:"label"`
	LabelSay Say    `json:"labelSay,omitempty"`
	Per      string `json:"per"`
	// null where nobody knows it.
	Amount *Rate  `json:"amount"`
	Of     Whose  `json:"of"`
	Text   string `json:"text,omitempty"`
	Say    Say    `json:"say,omitempty"`
	// Present where the text says itself that it is our estimate.
	Estimate bool   `json:"estimate,omitempty"`
	Link     string `json:"link,omitempty"`
}

// A Route is what one route costs, and why.
//
//contract:name RouteAnswer
//contract:go route.RouteAnswer
type Route struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	NameSay Say    `json:"nameSay,omitempty"`
	// The name where there is little room.
	Short     string      `json:"short,omitempty" when:"always"`
	ShortSay  Say         `json:"shortSay,omitempty"`
	Status    RouteStatus `json:"status"`
	Available bool        `json:"available" go:"=x.Status != route.Unavailable"`
	Steps     []string    `json:"steps"`
	StepsSay  []Say       `json:"stepsSay,omitempty"`
	Because   []Reason    `json:"because"`
	Lacks     []Lack      `json:"lacks"`
	Value     string      `json:"value"`
	Exempt    bool        `json:"exempt"`
	FreeShare Rate        `json:"freeShare" go:"=x.FreeShare.StringFixed(1)"`
	Entry     *Entry      `json:"entry"`
	// Each way in which the goods may be entered, where there are several, with what the route costs; the first is the one answered.
	Entries         []RouteEntry `json:"entries,omitempty" go:"EntryWays" when:"always"`
	EntriesPerMonth Rate         `json:"entriesPerMonth" go:"=x.Entries.Round(2).String()"`
	OrdersPerEntry  Rate         `json:"ordersPerEntry" go:"=x.OrdersPerEntry.Round(2).String()"`
	// The check request of one of its entries.
	Check          CheckRequest `json:"check,omitempty" by:"routeCheck"`
	Lines          []CostLine   `json:"lines"`
	PerOrder       *Money       `json:"perOrder"`
	PerMonth       *Money       `json:"perMonth"`
	DaysDoorToDoor Rate         `json:"daysDoorToDoor,omitempty" go:"DoorDays"`
	AssumedShare   Rate         `json:"assumedShare" go:"=x.AssumedShare.StringFixed(1)"`
	Asks           []Ask        `json:"asks"`
}

// A Lack is what a route needs to be added up and nobody said.
//
//contract:go route.Lack
type Lack struct {
	Field string `json:"field" go:"Subject"`
	Text  string `json:"text"`
	Say   Say    `json:"say,omitempty"`
	// The question alone, without what text says of it.
	Question    string `json:"question"`
	QuestionSay Say    `json:"questionSay,omitempty"`
}

// A CostLine is one part of what a route costs.
//
//contract:go route.CostLine
type CostLine struct {
	Kind       string `json:"kind"`
	Cost       string `json:"cost,omitempty"`
	Layer      string `json:"layer,omitempty"`
	Heading    string `json:"heading,omitempty"`
	Label      string `json:"label"`
	LabelSay   Say    `json:"labelSay,omitempty"`
	Of         Whose  `json:"of"`
	PerOrder   Money  `json:"perOrder"`
	PerMonth   Money  `json:"perMonth"`
	Working    string `json:"working,omitempty"`
	WorkingSay Say    `json:"workingSay,omitempty"`
	Cite       Cite   `json:"cite"`
}

// Varied is the quantity that a curve or a break-even varies.
type Varied string

const (
	VariedOrderValue     Varied = "orderValue"
	VariedOrdersPerMonth Varied = "ordersPerMonth"
)

// Whose says where an amount comes from; empty where nobody said it.
type Whose string

const (
	WhoseLaw     Whose = "law"
	WhoseGiven   Whose = "given"
	WhoseAssumed Whose = "assumed"
)

// RouteStatus is whether a route was answered.
type RouteStatus string

const (
	RouteStatusAnswered    RouteStatus = "answered"
	RouteStatusIncomplete  RouteStatus = "incomplete"
	RouteStatusUnavailable RouteStatus = "unavailable"
	RouteStatusUnsupported RouteStatus = "unsupported"
)

// A RouteEntry is a way in which the goods of a route may be entered, with what it costs then.
//
//contract:go route.RouteEntry
type RouteEntry struct {
	Type    string `json:"type"`
	Name    string `json:"name"`
	NameSay Say    `json:"nameSay,omitempty"`
	// Who may use it, or why it is the one.
	Text     string `json:"text,omitempty"`
	Say      Say    `json:"say,omitempty"`
	PerOrder *Money `json:"perOrder"`
	PerMonth *Money `json:"perMonth"`
	Cite     Cite   `json:"cite"`
}
