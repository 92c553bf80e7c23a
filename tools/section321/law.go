package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"section321/calc/wire/native"
)

// lawInForce prints what was in force on a day.
func lawInForce(args []string, in io.Reader, out, errs io.Writer) error {
	if len(args) > 0 {
		if command, ok := tableCommands[args[0]]; ok {
			return command(args[1:], out, errs)
		}
	}
	flags := flag.NewFlagSet("law", flag.ContinueOnError)
	date := flags.String("date", "", "the day, YYYY-MM-DD (today in Eastern time)")
	origin := flags.String("origin", "", "only what concerns goods made in this country, two letters")
	mode := flags.String("mode", "", "only what concerns goods that travel this way")
	facts := flags.Bool("facts", false, "list only the facts about goods, the words that -facts of check takes")
	asJSON := flags.Bool("json", false, "print the JSON answer")
	lines := flags.Bool("jsonl", false, "read one JSON request a line, write one JSON answer a line, in order")
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if err := noWords("law", words); err != nil {
		return err
	}
	if *lines {
		if err := onlyLines(flags); err != nil {
			return err
		}
		return answerLines("law", in, out)
	}
	if len(given(flags, "json")) == 0 {
		return askOnInput("law", in, out, errs)
	}
	if *date == "" {
		if *date, err = today(); err != nil {
			return err
		}
	}
	request, err := json.Marshal(map[string]string{"date": *date, "origin": *origin, "mode": *mode})
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("law", request)
	if *asJSON {
		return printJSON(answer, out)
	}
	if f := failed(answer); f != nil {
		flagNames{"date": "-date", "origin": "-origin", "mode": "-mode"}.tell(errs, f)
		return errFailed
	}
	var a inForce
	if err := json.Unmarshal(answer, &a); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	p := newPrinter(out)
	if *facts {
		p.facts(a.Facts)
		return p.err
	}
	p.law(&a)
	return p.err
}

type inForce struct {
	Date, Origin, Mode string
	Provisions         []struct {
		Provision, Limit, Text string
		Cite                   []string
	}
	Suspensions, Exclusions []statement
	Entries                 []struct {
		Type, Name, Text string
		Cite             []string
	}
	Fees []struct {
		Layer, Amount, Rate, Minimum, Maximum, Text string
		Cite                                        []string
	}
	Facts       []struct{ Fact, Label, Decides string }
	Measures    []measure
	Unsupported []struct{ Text string }
	Timeline    []struct {
		From, To, Status, Limit string
		Cite                    []string
	}
	Law     lawStamp
	Sources map[string]source
}

// law prints what was in force. What there was none of has no heading.
func (p *printer) law(a *inForce) {
	of := ""
	if name := countryName(a.Origin); name != "" {
		of += ", for goods made in " + name
	}
	if a.Mode != "" {
		of += " by " + a.Mode
	}
	p.say("", "The law on "+a.Date+of)
	if len(a.Provisions) > 0 {
		p.heading("Exemptions")
	}
	for _, x := range a.Provisions {
		p.pair(strings.Replace(x.Provision, "USC", "U.S.C.", 1), dollars(x.Limit)+p.marks(x.Cite))
		p.say("  ", x.Text)
	}
	p.statements("Suspended", a.Suspensions)
	p.statements("Never free", a.Exclusions)
	p.measures(a)
	var entries []statement
	for _, e := range a.Entries {
		name := entryName(e.Type, e.Name)
		entries = append(entries, statement{Text: strings.ToUpper(name[:1]) + name[1:] + ": " + e.Text, Cite: e.Cite})
	}
	p.statements("Entries", entries)
	if len(a.Fees) > 0 {
		p.heading("Fees")
	}
	for _, f := range a.Fees {
		figure := dollars(f.Amount)
		if f.Rate != "" {
			figure = f.Rate + " %"
		}
		if f.Minimum != "" {
			figure += ", from " + dollars(f.Minimum) + " to " + dollars(f.Maximum)
		}
		p.pair(layerName(f.Layer), figure+p.marks(f.Cite))
		p.say("  ", f.Text)
	}
	if len(a.Timeline) > 0 {
		p.heading("History of the general exemption")
	}
	for _, x := range a.Timeline {
		to := x.To
		if to == "" {
			to = "…"
		}
		status := map[string]string{"free": "free to " + dollars(x.Limit), "not-free": "not free", "none": "repealed"}[x.Status]
		p.pair(x.From+" – "+to, status+p.marks(x.Cite))
	}
	p.heading("Facts about the goods")
	p.facts(a.Facts)
	var unknown []statement
	for _, u := range a.Unsupported {
		unknown = append(unknown, statement{Text: u.Text})
	}
	if from := catalog().DutyFrom; a.Date < from {
		unknown = append(unknown, statement{Text: "The duties before " + from + " are not in the data."})
	}
	p.statements("Not known", unknown)
	p.stamp(&a.Law)
	p.sources(a.Sources)
}

// statements prints sentences under a heading, each once.
func (p *printer) statements(heading string, all []statement) {
	if len(all) == 0 {
		return
	}
	p.heading(heading)
	for _, s := range distinct(all) {
		p.say("- ", s.Text+p.marks(s.Cite))
	}
}

// distinct keeps each sentence once, with the sources of all that say it.
func distinct(all []statement) []statement {
	var kept []statement
	for _, s := range all {
		i := slices.IndexFunc(kept, func(k statement) bool { return k.Text == s.Text })
		if i < 0 {
			kept = append(kept, s)
			continue
		}
		for _, id := range s.Cite {
			if !slices.Contains(kept[i].Cite, id) {
				kept[i].Cite = append(kept[i].Cite, id)
			}
		}
	}
	return kept
}

// facts lists the words that say what else is so of goods.
func (p *printer) facts(all []struct{ Fact, Label, Decides string }) {
	for _, f := range all {
		p.say("- ", f.Fact+": "+f.Label+". Decides "+f.Decides+".")
	}
}
