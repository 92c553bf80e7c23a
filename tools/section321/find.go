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
	request, err := json.Marshal(map[string]string{"date": *date, "query": strings.Join(words, " "), "most": strconv.Itoa(*most)})
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("find", request)
	if *asJSON {
		return printJSON(answer, out)
	}
	if f := failed(answer); f != nil {
		flagNames{"date": "-date", "most": "-n"}.tell(errs, f)
		return errFailed
	}
	var found struct {
		Edition string
		Lines   []struct {
			Number, Statistical, General, Special string
			Path                                  []string
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
	}
	if len(found.Lines) == 0 {
		p.say("", "Nothing in the tariff schedule fits. Try fewer or plainer words.")
	}
	p.say("", found.Edition)
	return p.err
}
