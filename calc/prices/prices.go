// Package prices knows what a route costs beside duty and customs fees: freight,
// clearance, storage and the like.
//
// These are no facts of the law. costs.csv names each cost and what it is a price
// of; assumed.csv holds an estimate for each route, with its reason, which a user
// replaces by what they really pay.
package prices

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/rows"
	"section321/calc/say"
)

//go:embed costs.csv
var costsFile string

//go:embed assumed.csv
var assumedFile string

// A Cost is something a route costs.
type Cost struct {
	Name  string      // as requests write it, such as lastMile
	Kind  string      // what it is counted under, such as freight
	Per   string      // what it is a price of: parcel, kg, entry, order, month (of storage), monthly, percent, days or count
	Label say.Message // what is asked
	Line  say.Message // what a line of the answer is called
}

// A Price is our estimate of a cost of one route in dollars, percent or days,
// depending on the cost.
type Price struct {
	From, To law.Date // "" where it is the same at all times
	Route    string   // "*" for all routes
	Cost     string
	Amount   decimal.Decimal
	Text     say.Message // why this much
	Link     string      // where it was published, or ""
	Estimate bool        // the text says itself that it is our estimate
}

// The files as they are read, once and only when somebody asks: a program that
// compares nothing does not carry them.
var files struct {
	sync.Once
	costs   []Cost
	assumed []Price
	of      map[string][]Price // by route and cost, "*" for all routes
}

// read reads the files. A fault in them, which the tests of this package look for,
// panics.
func read() {
	files.of = map[string][]Price{}
	for _, r := range rows.Parse(costsFile)[1:] {
		files.costs = append(files.costs, Cost{r[0], r[1], r[2], say.Row("costs."+r[0]+".label", r[3]), say.Row("costs."+r[0]+".line", r[4])})
	}
	for i, r := range rows.Parse(assumedFile)[1:] {
		amount, err := decimal.NewFromString(r[4])
		if err != nil {
			panic(fmt.Sprintf("assumed.csv line %d: %v", i+2, err))
		}
		id := "assumed." + r[2] + "." + r[3]
		if r[0] != "" {
			id += "." + r[0]
		}
		p := Price{law.Date(r[0]), law.Date(r[1]), r[2], r[3], amount, say.Row(id, r[5]), r[6], r[7] == "yes"}
		files.assumed = append(files.assumed, p)
		files.of[p.Route+" "+p.Cost] = append(files.of[p.Route+" "+p.Cost], p)
	}
}

// Costs returns every cost, in the order of costs.csv.
func Costs() []Cost {
	files.Do(read)
	return files.costs
}

// All returns every estimate, of all routes and days.
func All() []Price {
	files.Do(read)
	return files.assumed
}

// Names lists the names of all costs, for messages.
func Names() []string {
	var names []string
	for _, c := range Costs() {
		names = append(names, c.Name)
	}
	return names
}

// Has reports whether a route has such a cost: one we have an estimate of, or the
// duty of the day or of the country of storage, which only the user knows.
func Has(route, cost string) bool {
	return cost == "dutyRate" || cost == "foreignDutyRate" || len(pricesOf(route, cost)) > 0
}

func pricesOf(route, cost string) []Price {
	files.Do(read)
	if own := files.of[route+" "+cost]; own != nil {
		return own
	}
	return files.of["* "+cost]
}

// Assumed returns our estimate of a cost of a route on a day, and false when we
// have none: the route does not have such a cost, or nobody but the user knows it.
func Assumed(route, cost string, on law.Date) (Price, bool) {
	for _, p := range pricesOf(route, cost) {
		if p.From <= on && (p.To == "" || on <= p.To) {
			return p, true
		}
	}
	return Price{}, false
}
