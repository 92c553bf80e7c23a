package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"slices"
	"strings"
)

// comparisonFlagNames are the flags that write the fields of a comparison.
var comparisonFlagNames = flagNames{"date": "-date", "against": "-against", "description": "-description", "hts": "-hts",
	"origin": "-origin", "shippedFrom": "-from", "retailValue": "-value", "customsValue": "-customs", "weightKg": "-kg",
	"measures.kg": "-kg", "claim": "-claim", "facts": "-facts", "orders.perMonth": "-orders", "orders.unitsPerOrder": "-units",
	"routes": "-routes", "costs": "-cost"}

// costFlags collects repeated -cost flags: lastMile=4.10 for all routes,
// canada.lastMile=4.10 for one.
type costFlags map[string]map[string]string

func (c costFlags) String() string { return "" }

func (c costFlags) Set(s string) error {
	name, amount, ok := strings.Cut(s, "=")
	if !ok {
		return fmt.Errorf("write name=amount or route.name=amount, such as canada.lastMile=4.10")
	}
	route := ""
	if r, cost, of := strings.Cut(name, "."); of {
		route, name = r, cost
	}
	if c[route] == nil {
		c[route] = map[string]string{}
	}
	if _, twice := c[route][name]; twice {
		return fmt.Errorf("%s is given twice; keep one", s[:strings.Index(s, "=")])
	}
	c[route][name] = amount
	return nil
}

// comparisonFlags defines the flags of a comparison and returns a function that
// writes them as the request every face uses.
func comparisonFlags(flags *flag.FlagSet) func() ([]byte, error) {
	product, orders, top := map[string]*string{}, map[string]*string{}, map[string]*string{}
	define := func(of map[string]*string, field, name, use string) { of[field] = flags.String(name, "", use) }
	define(top, "date", "date", "day of importation, YYYY-MM-DD (today in Eastern time)")
	define(top, "against", "against", "another day, to compare its law with")
	define(product, "description", "description", "what the goods are")
	define(product, "hts", "hts", "tariff number, 8 or 10 digits")
	define(product, "origin", "origin", "country they were made in, two letters")
	define(product, "shippedFrom", "from", "country they set out from (the origin)")
	define(product, "retailValue", "value", "what one unit sells for")
	define(product, "customsValue", "customs", "what you paid the maker for one unit (the retail value)")
	define(product, "weightKg", "kg", "weight of one unit in kilograms; rates by the kilogram take it as well")
	define(product, "claim", "claim", "special program claimed, such as S for USMCA")
	define(orders, "perMonth", "orders", "orders a month")
	define(orders, "unitsPerOrder", "units", "units in an order (1)")
	routes := flags.String("routes", "", "only these routes, with commas")
	facts := flags.String("facts", "", factsUse)
	costs := costFlags{}
	flags.Var(costs, "cost", "a price you pay: name=amount for all routes or route.name=amount for one; may be repeated. The names are "+strings.Join(costNames(), ", "))

	return func() ([]byte, error) {
		request := map[string]any{}
		given := func(of map[string]*string) map[string]any {
			object := map[string]any{}
			for field, value := range of {
				if *value != "" {
					object[field] = *value
				}
			}
			return object
		}
		for field, value := range given(top) {
			request[field] = value
		}
		if request["date"] == nil {
			day, err := today()
			if err != nil {
				return nil, err
			}
			request["date"] = day
		}
		goods := given(product)
		if facts := listed(*facts); facts != nil {
			goods["facts"] = facts
		}
		if kg, ok := goods["weightKg"]; ok {
			goods["measures"] = map[string]any{"kg": kg}
		}
		request["product"], request["orders"] = goods, given(orders)
		if all := costs[""]; all != nil {
			request["costs"] = all
		}
		var chosen []any
		names := listed(*routes)
		for route := range costs {
			if route != "" && len(names) > 0 && !slices.Contains(names, route) || route != "" && !slices.Contains(routeNames(), route) {
				return nil, fmt.Errorf("-cost names the route %q, which is not compared; write one of %s", route, strings.Join(routeNames(), ", "))
			}
		}
		if len(names) == 0 && len(costs) > 0 {
			names = routeNames()
		}
		for _, name := range names {
			route := map[string]any{"id": name}
			if of := costs[name]; of != nil {
				route["costs"] = of
			}
			chosen = append(chosen, route)
		}
		if chosen != nil {
			request["routes"] = chosen
		}
		return json.Marshal(request)
	}
}

// routeNames lists every route, each once.
func routeNames() []string {
	var names []string
	for _, r := range catalog().Routes {
		names = append(names, r.Route)
	}
	return names
}

func costNames() (names []string) {
	for _, c := range catalog().Costs {
		names = append(names, c.Cost)
	}
	return names
}
