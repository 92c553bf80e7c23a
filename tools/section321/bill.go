package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"

	"section321/calc/refund"
	"section321/calc/wire/native"
)

// billOf holds a carrier's bill beside ours: JSON in and out, or flags and a table.
func billOf(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("bill", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "print the JSON answer")
	shipment := shipmentFlags(flags)
	billed := map[string]*string{}
	for _, line := range append(refund.BillLines, "total") {
		billed[line] = flags.String("bill-"+strings.ToLower(line), "", "what the bill says for "+line)
	}
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if err := noWords("bill", words); err != nil {
		return err
	}
	if len(given(flags, "json")) == 0 {
		return askOnInput("bill", in, out, errs)
	}
	goods, err := shipment()
	if err != nil {
		return err
	}
	lines := map[string]string{}
	for line, amount := range billed {
		if *amount != "" {
			lines[line] = *amount
		}
	}
	request, err := json.Marshal(map[string]any{"shipment": json.RawMessage(goods), "bill": lines})
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("bill", request)
	if *asJSON {
		return printJSON(answer, out)
	}
	if f := failed(answer); f != nil {
		shipmentFlagNames.tell(errs, f)
		return errFailed
	}
	return printBill(out, answer)
}

var billVerdicts = map[string]string{
	"agrees":  "THE BILL AGREES with the duty and fees worked out here",
	"differs": "THE BILL DIFFERS from the duty and fees worked out here",
	"cannot":  "THE BILL CANNOT BE JUDGED: something is missing",
}

func printBill(out io.Writer, raw []byte) error {
	var j struct {
		Verdict string
		Lines   []struct {
			Line, Billed, Difference, Text string
			Ours                           *string
		}
		Causes       []struct{ Text, Question string }
		Dispute      []string
		ProtestUntil string
	}
	if err := json.Unmarshal(raw, &j); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	p := newPrinter(out)
	p.say("", billVerdicts[j.Verdict])
	p.say("", strings.Repeat("=", width))
	for _, l := range j.Lines {
		p.pair(l.Line+": on the bill", dollars(l.Billed))
		if l.Ours != nil {
			p.pair("  worked out here", dollars(*l.Ours))
		}
		if l.Text != "" {
			p.say("  ", l.Text)
		}
	}
	for _, c := range j.Causes {
		p.say("- ", c.Text+" Ask: "+c.Question)
	}
	if len(j.Dispute) > 0 {
		p.heading("How to dispute it")
		for _, d := range j.Dispute {
			p.say("- ", d)
		}
		if j.ProtestUntil != "" {
			p.pair("Last day of a protest", j.ProtestUntil)
		}
	}
	return p.err
}
