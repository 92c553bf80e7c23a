package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"section321/calc/wire/native"
)

// find prints the tariff lines whose descriptions fit some words.
func find(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("find", flag.ContinueOnError)
	date := flags.String("date", "", "the day, YYYY-MM-DD (today in Eastern time)")
	most := flags.Int("n", 10, "how many lines at most")
	origin := flags.String("origin", "", "country the goods were made in; with -mode and -value each line says what it bears")
	mode := flags.String("mode", "", "how the goods arrive: post, express, truck, rail, air, ocean or baggage")
	value := flags.String("value", "", "what the goods are worth, in dollars")
	asJSON := flags.Bool("json", false, "print the JSON answer")
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if len(words) == 0 && len(given(flags, "json")) == 0 {
		return askOnInput("find", in, out, errs)
	}
	if len(words) == 0 {
		return callIt("find", errs)
	}
	if *date == "" {
		today, err := today()
		if err != nil {
			return err
		}
		*date = today
	}
	question := map[string]string{"date": *date, "query": strings.Join(words, " "), "most": strconv.Itoa(*most)}
	for field, given := range map[string]string{"origin": *origin, "mode": *mode, "value": *value} {
		if given != "" {
			question[field] = given
		}
	}
	request, err := json.Marshal(question)
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("find", request)
	if *asJSON {
		return printJSON(answer, out)
	}
	if f := failed(answer); f != nil {
		flagNames{"date": "-date", "most": "-n", "origin": "-origin", "mode": "-mode", "value": "-value"}.tell(errs, f)
		return errFailed
	}
	var found struct {
		Edition string
		Lines   []struct {
			Number, Statistical, General, Special string
			Path                                  []string
			Duty                                  *string
			AtLeast, AtMost, SameAs               string
		}
		Vague   []string
		Sure    struct{ Level, Right, Of string }
		Decides struct {
			Under   string
			Choices []struct {
				Text        string
				Numbers     []string
				Least, Most string
			}
		}
	}
	if err := json.Unmarshal(answer, &found); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	p := newPrinter(out)
	for _, l := range found.Lines {
		p.pair(l.Number, l.General)
		for i, level := range l.Path {
			p.say(strings.Repeat("  ", i+1), level)
		}
		if l.Statistical != "" && l.Statistical != l.Number {
			p.say("  ", "best fit "+l.Statistical)
		}
		switch {
		case len(question) == 3: // no goods were priced
		case l.SameAs != "":
			p.say("  ", "bears the same as "+l.SameAs)
		case l.Duty != nil:
			p.say("  ", "bears "+dollars(*l.Duty))
		case l.AtMost != "":
			p.say("  ", "bears "+dollars(l.AtLeast)+" to "+dollars(l.AtMost))
		default:
			p.say("  ", "what it bears is not known")
		}
	}
	if len(found.Decides.Choices) > 0 {
		p.say("", "What decides the duty"+under(found.Decides.Under)+":")
		for _, c := range found.Decides.Choices {
			p.say("  ", c.Text+": "+bearing(c.Least, c.Most))
		}
	}
	switch s := found.Sure; s.Level {
	case "clear":
		p.say("", "The words say clearly what it is: of "+s.Of+" descriptions as clear "+s.Right+" had the right heading first.")
	case "choose":
		p.say("", "Several headings fit the words: of "+s.Of+" such descriptions "+s.Right+" had the right heading first.")
	case "guess":
		p.say("", "No name of goods that is known is among the words: of "+s.Of+" such descriptions "+s.Right+" had the right heading first.")
	}
	for _, word := range found.Vague {
		p.say("", strconv.Quote(word)+" says too little. Add what the thing is and what it is made of.")
	}
	if len(found.Lines) == 0 && len(found.Vague) == 0 {
		p.say("", "Nothing in the tariff schedule fits. Try fewer or plainer words.")
	}
	p.say("", found.Edition)
	return p.err
}

func under(description string) string {
	if description == "" {
		return ""
	}
	return ", of " + description
}

// bearing says what lines bear, from the least to the most.
func bearing(least, most string) string {
	switch {
	case most == "":
		return "not known"
	case least == most:
		return dollars(least)
	}
	return dollars(least) + " to " + dollars(most)
}
