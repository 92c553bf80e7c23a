package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"

	"section321/calc/wire/native"
)

// flagsOf tells which antidumping and countervailing duty orders may cover goods: JSON in
// and out, or flags and a text.
func flagsOf(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("flags", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "print the JSON answer")
	shipment := shipmentFlags(flags)
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if err := noWords("flags", words); err != nil {
		return err
	}
	if len(given(flags, "json")) == 0 {
		return askOnInput("flags", in, out, errs)
	}
	request, err := shipment()
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("flags", request)
	if *asJSON {
		return printJSON(answer, out)
	}
	if f := failed(answer); f != nil {
		shipmentFlagNames.tell(errs, f)
		return errFailed
	}
	var f flagsAnswer
	if err := json.Unmarshal(answer, &f); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	p := newPrinter(out)
	p.flags(&f)
	p.println("")
	p.sources(f.Sources)
	return p.err
}

// A flagsAnswer is the part of an answer about orders that a receipt shows.
type flagsAnswer struct {
	Orders []struct {
		Text, Latest string
		Numbers      []string
		Cite         []string
	}
	About   []string
	Sources map[string]source
}

// mostNumbers is how many numbers of an order are printed.
const mostNumbers = 8

// flags prints which orders may cover the goods, and how far that can be known.
func (p *printer) flags(f *flagsAnswer) {
	p.heading("Antidumping and countervailing duty")
	for _, o := range f.Orders {
		p.say("- ", o.Text+p.marks(o.Cite))
		numbers := strings.Join(o.Numbers[:min(len(o.Numbers), mostNumbers)], ", ")
		if more := len(o.Numbers) - mostNumbers; more > 0 {
			numbers += fmt.Sprintf(" and %d more", more)
		}
		p.say("  ", "Numbers: "+numbers)
		p.say("  ", "Latest notices: "+o.Latest)
	}
	for _, text := range f.About {
		text = strings.ReplaceAll(text, "the fact “adcvd”", "-facts adcvd")
		p.say("- ", strings.ReplaceAll(text, ": items[0].", ".")) // flags describe one kind of goods
	}
	if len(f.Orders) > 0 {
		p.say("- ", "Where the rates of the day are looked up: "+f.Sources["cash-deposits"].URL)
	}
	p.say("- ", "About orders: "+f.Sources["orders-information"].URL)
}
