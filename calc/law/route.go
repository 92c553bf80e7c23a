package law

import "section321/calc/say"

// A Route is a way goods come from their maker to a buyer in the United States,
// as far as the law looks at it: who imports what, and which value counts.
type Route struct {
	Fact
	Route       string // its short name, such as us-bulk
	Name        say.Message
	Short       say.Message // the name where there is little room
	GoodsFrom   set         // countries the goods set out from
	Mode        Mode        // how they usually arrive
	Modes       []Mode      // how else they may
	ShippedFrom string      // country of shipment, "" for where the goods set out from
	Withdrawn   string      // ftz or bonded
	Person      string      // whose day is counted
	EachOrder   bool        // each order is an importation; otherwise the stock is
	Value       string      // retail or transaction: the value duty is charged on
	Steps       []say.Message
}

// RoutesFrom returns the routes of goods that set out from a country, in the order of
// the data.
func (b *Book) RoutesFrom(country string) []*Route {
	var routes []*Route
	for _, r := range b.Routes {
		if !r.InForce(b.Day) || !r.GoodsFrom.has(country) {
			continue
		}
		if n := len(routes); n > 0 && routes[n-1].Route == r.Route {
			continue // the data list the particular countries first
		}
		routes = append(routes, r)
	}
	return routes
}
