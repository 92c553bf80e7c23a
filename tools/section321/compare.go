package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"section321/calc/law"
	"section321/calc/prices"
	"section321/calc/wire/native"
)

// compare compares routes: JSON in, JSON out, or plain flags and a table.
func compare(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	flags.SetOutput(errs)
	lines := flags.Bool("jsonl", false, "read one JSON request a line, write one JSON answer a line, in order")
	asJSON := flags.Bool("json", false, "print the JSON answer instead of a table")
	request := comparisonFlags(flags)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("compare takes no %q; the request comes by flags or on standard input", flags.Arg(0))
	}
	if *lines {
		return answerLines("compare", in, out)
	}
	if flags.NFlag() == 0 || flags.NFlag() == 1 && *asJSON {
		return answerOne("compare", in, out)
	}
	body, err := request()
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("compare", body)
	if *asJSON {
		return printJSON(answer, out)
	}
	return printComparison(out, answer)
}

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
	facts := flags.String("facts", "", "what else is so of the goods, with commas")
	costs := costFlags{}
	flags.Var(costs, "cost", "a price you pay: name=amount for all routes or route.name=amount for one; may be repeated. The names are "+prices.Names())

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
		if *facts != "" {
			goods["facts"] = strings.Split(*facts, ",")
		}
		if kg, ok := goods["weightKg"]; ok {
			goods["measures"] = map[string]any{"kg": kg}
		}
		request["product"], request["orders"] = goods, given(orders)
		if all := costs[""]; all != nil {
			request["costs"] = all
		}
		var chosen []any
		names := strings.FieldsFunc(*routes, func(r rune) bool { return r == ',' || r == ' ' })
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
	for _, r := range law.All().Routes {
		if !slices.Contains(names, r.Route) {
			names = append(names, r.Route)
		}
	}
	return names
}

// A comparison is the part of a compare answer that the table shows.
type comparison struct {
	Error *struct {
		problem
		Also []problem
	}
	Date, Cheapest, RunnerUp string
	Routes                   []routeAnswer
	BreakEven                []struct{ Of, At, Next, Below, Above string }
	WouldWin                 []struct{ Route, Cost, Label, Now, Needed, Of string }
	Against                  *comparison
	Changed                  []struct {
		Route         string
		Before, After *string
		Because       []statement
	}
	Law     lawStamp
	Sources map[string]struct{ Title, URL, Published, Checked string }
}

type routeAnswer struct {
	ID, Name, Status   string
	PerOrder, PerMonth *string
	DaysDoorToDoor     string
	AssumedShare       string
	Exempt             bool
	Because            []statement
	Lacks              []struct{ Field, Text string }
	Entry              *struct{ Type, Name string }
	Lines              []struct {
		Label, Of, PerOrder, Working, Heading string
		Cite                                  []string
	}
}

// printComparison prints a comparison for a person: the cheapest route, a table,
// then what each costs, then what would change the answer.
func printComparison(out io.Writer, raw []byte) error {
	var c comparison
	if err := json.Unmarshal(raw, &c); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	if c.Error != nil {
		for _, p := range append([]problem{c.Error.problem}, c.Error.Also...) {
			fmt.Fprintf(out, "%s: %s\n", p.Code, p.Message)
		}
		return errFailed
	}
	p := &printer{out: out, notes: map[string]int{}}
	p.table(&c)
	if c.Against != nil {
		p.println("")
		p.table(c.Against)
		p.heading("What changed")
		for _, change := range c.Changed {
			p.pair(c.name(change.Route), dollarsOr(change.Before)+" became "+dollarsOr(change.After))
			for _, r := range change.Because {
				p.say("  - ", r.Text+p.marks(r.Cite))
			}
		}
	}
	for _, r := range c.Routes {
		p.route(&r)
	}
	p.flips(&c)
	p.stamp(&c.Law)
	for i, id := range p.order {
		s := c.source(id)
		p.say(fmt.Sprintf("[%d] ", i+1), fmt.Sprintf("%s, published %s. %s", s.Title, s.Published, s.URL))
	}
	return p.err
}

func (c *comparison) source(id string) struct{ Title, URL, Published, Checked string } {
	if s, ok := c.Sources[id]; ok || c.Against == nil {
		return s
	}
	return c.Against.Sources[id]
}

func (c *comparison) name(route string) string {
	for _, r := range c.Routes {
		if r.ID == route {
			return r.Name
		}
	}
	return route
}

func dollarsOr(amount *string) string {
	if amount == nil {
		return "not known"
	}
	return "$" + *amount
}

// table prints one total a route.
func (p *printer) table(c *comparison) {
	if c.Cheapest == "" {
		p.say("", "No route can be answered for "+c.Date+".")
	} else {
		p.say("", fmt.Sprintf("Cheapest on %s: %s", c.Date, c.name(c.Cheapest)))
	}
	p.println(strings.Repeat("=", width))
	p.println(fmt.Sprintf("%-34s %10s %14s %6s %9s", "", "an order", "a month", "days", "estimated"))
	for _, r := range c.Routes {
		if r.Status != "answered" {
			p.println(fmt.Sprintf("%-34s %10s", r.Name, r.Status))
			continue
		}
		free := ""
		if r.Exempt {
			free = " free"
		}
		p.println(fmt.Sprintf("%-34s %10s %14s %6s %8s%%%s", r.Name, "$"+*r.PerOrder, "$"+*r.PerMonth, r.DaysDoorToDoor, r.AssumedShare, free))
	}
}

func (p *printer) route(r *routeAnswer) {
	p.heading(r.Name)
	for _, l := range r.Lines {
		label := l.Label
		if l.Working != "" {
			label += "  " + l.Working
		}
		mark := ""
		if l.Of == "assumed" {
			mark = " (estimate)"
		}
		if len([]rune(label)) > 52 {
			label = string([]rune(label)[:51]) + "…"
		}
		p.pair(label+mark, "$"+l.PerOrder+p.marks(l.Cite))
	}
	if r.PerOrder != nil {
		p.pair("An order", "$"+*r.PerOrder)
	}
	if r.Entry != nil {
		p.say("- ", "Entry: "+r.Entry.Type+" "+r.Entry.Name)
	}
	for _, why := range r.Because {
		p.say("- ", why.Text+p.marks(why.Cite))
	}
	for _, l := range r.Lacks {
		p.say("- ", "Missing: "+l.Text)
	}
}

// flips prints what would change the answer.
func (p *printer) flips(c *comparison) {
	if len(c.BreakEven)+len(c.WouldWin) == 0 {
		return
	}
	p.heading("Where the answer flips")
	for _, b := range c.BreakEven {
		if b.Below != c.Cheapest && b.Above != c.Cheapest {
			continue
		}
		what := "At an order value up to $" + b.At
		if b.Of == "ordersPerMonth" {
			what = "Up to " + b.At + " orders a month"
		}
		p.say("- ", fmt.Sprintf("%s: %s. Above: %s.", what, c.name(b.Below), c.name(b.Above)))
	}
	for _, w := range c.WouldWin {
		p.say("- ", fmt.Sprintf("%s, %s: %s would have to be %s for %s to win.", c.name(w.Route), w.Label, w.Now, w.Needed, c.name(c.RunnerUp)))
	}
}
