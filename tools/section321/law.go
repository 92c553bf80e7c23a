package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"

	"section321/calc/wire/native"
)

// lawInForce prints what was in force on a day.
func lawInForce(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("law", flag.ContinueOnError)
	flags.SetOutput(errs)
	date := flags.String("date", "", "the day, YYYY-MM-DD")
	origin := flags.String("origin", "", "only what concerns goods made in this country, two letters")
	mode := flags.String("mode", "", "only what concerns goods that travel this way")
	asJSON := flags.Bool("json", false, "print the JSON answer")
	lines := flags.Bool("jsonl", false, "read one JSON request a line, write one JSON answer a line, in order")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *lines {
		return answerLines("law", in, out)
	}
	if flags.NFlag() == 0 {
		return answerOne("law", in, out)
	}
	request, err := json.Marshal(map[string]string{"date": *date, "origin": *origin, "mode": *mode})
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("law", request)
	if *asJSON {
		return printJSON(answer, out)
	}
	return printLaw(out, answer)
}

type inForce struct {
	Error                   *problem
	Date, Origin, Mode      string
	Provisions              []struct{ Provision, Limit, StatutoryLimit, Text string }
	Suspensions, Exclusions []struct{ Text, From, To string }
	Entries                 []struct{ Type, Name, Text string }
	Fees                    []struct{ Layer, Amount, Rate, Minimum, Maximum, Text string }
	Unsupported             []struct{ Text string }
	Timeline                []struct{ From, To, Status, Limit, Text string }
	Law                     lawStamp
}

func printLaw(out io.Writer, raw []byte) error {
	var a inForce
	if err := json.Unmarshal(raw, &a); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	if a.Error != nil {
		fmt.Fprintf(out, "%s: %s\n", a.Error.Code, a.Error.Message)
		return errFailed
	}
	p := &printer{out: out, notes: map[string]int{}}
	p.say("", "The law on "+a.Date)
	p.heading("Exemptions")
	for _, x := range a.Provisions {
		p.pair(x.Provision, "$"+x.Limit)
		p.say("  ", x.Text)
	}
	if len(a.Suspensions) > 0 {
		p.heading("Suspended")
		for _, s := range a.Suspensions {
			p.say("- ", s.Text)
		}
	}
	p.heading("Never free")
	for _, x := range a.Exclusions {
		p.say("- ", x.Text)
	}
	p.heading("Entries")
	for _, e := range a.Entries {
		p.say("- ", e.Type+" "+e.Name+": "+e.Text)
	}
	p.heading("Fees")
	for _, f := range a.Fees {
		figure := "$" + f.Amount
		if f.Rate != "" {
			figure = f.Rate + " %"
		}
		if f.Minimum != "" {
			figure += ", from $" + f.Minimum + " to $" + f.Maximum
		}
		p.pair(f.Layer, figure)
		p.say("  ", f.Text)
	}
	p.heading("History of the general exemption")
	for _, x := range a.Timeline {
		to := x.To
		if to == "" {
			to = "…"
		}
		p.pair(x.From+" – "+to, map[string]string{"free": "free to $" + x.Limit, "not-free": "not free", "none": "repealed"}[x.Status])
	}
	if len(a.Unsupported) > 0 {
		p.heading("Not known")
		for _, u := range a.Unsupported {
			p.say("- ", u.Text)
		}
	}
	p.stamp(&a.Law)
	return p.err
}
