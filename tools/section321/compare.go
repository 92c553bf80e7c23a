package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"strings"

	"section321/calc/money"
	"section321/calc/wire/native"
)

// compare compares routes: JSON in, JSON out, or plain flags and a table.
func compare(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	lines := flags.Bool("jsonl", false, "read one JSON request a line, write one JSON answer a line, in order")
	asJSON := flags.Bool("json", false, "print the JSON answer instead of a table")
	request := comparisonFlags(flags)
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if err := noWords("compare", words); err != nil {
		return err
	}
	if *lines {
		if err := onlyLines(flags); err != nil {
			return err
		}
		return answerLines("compare", in, out)
	}
	if len(given(flags, "json")) == 0 {
		return askOnInput("compare", in, out, errs)
	}
	body, err := request()
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("compare", body)
	if *asJSON {
		return printJSON(answer, out)
	}
	if f := failed(answer); f != nil {
		comparisonFlagNames.tell(errs, f)
		return errFailed
	}
	return printComparison(out, answer)
}

// A comparison is the part of a compare answer that the table shows.
type comparison struct {
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
	Sources map[string]source
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
	p := newPrinter(out)
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
	if c.Against != nil {
		maps.Copy(c.Sources, c.Against.Sources)
	}
	p.sources(c.Sources)
	return p.err
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
	return dollars(*amount)
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
		p.println(fmt.Sprintf("%-34s %10s %14s %6s %8s%%%s", r.Name, dollars(*r.PerOrder), dollars(*r.PerMonth), r.DaysDoorToDoor, r.AssumedShare, free))
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
		p.pair(label+mark, dollars(l.PerOrder)+p.marks(l.Cite))
	}
	if r.PerOrder != nil {
		p.pair("An order", dollars(*r.PerOrder))
	}
	if r.Entry != nil {
		p.say("- ", "Entry: "+entryName(r.Entry.Type, r.Entry.Name))
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
		what := "At an order value up to " + dollars(b.At)
		if b.Of == "ordersPerMonth" {
			what = "Up to " + ordersAMonth(b.At)
		}
		p.say("- ", fmt.Sprintf("%s: %s. Above: %s.", what, c.name(b.Below), c.name(b.Above)))
	}
	for _, w := range c.WouldWin {
		p.say("- ", fmt.Sprintf("%s, %s: %s would have to be %s for %s to win.", c.name(w.Route), w.Label, priced(w.Cost, w.Now), priced(w.Cost, w.Needed), c.name(c.RunnerUp)))
	}
}

func ordersAMonth(n string) string {
	if n == "1" {
		return "1 order a month"
	}
	return money.Grouped(n) + " orders a month"
}

// priced writes a price with its unit: dollars, or percent.
func priced(cost, amount string) string {
	for _, c := range catalog().Costs {
		if c.Cost == cost && c.Per == "percent" {
			return amount + " %"
		}
	}
	if whole, cents, found := strings.Cut(amount, "."); found && len(cents) == 1 {
		amount = whole + "." + cents + "0"
	} else if !found {
		amount += ".00"
	}
	return dollars(amount)
}
