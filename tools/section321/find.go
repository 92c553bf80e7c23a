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
	flags.SetOutput(errs)
	date := flags.String("date", "", "the day, YYYY-MM-DD (today in Eastern time)")
	most := flags.Int("n", 10, "how many lines at most")
	asJSON := flags.Bool("json", false, "print the JSON answer")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 && flags.NFlag() == 0 {
		return answerOne("find", in, out)
	}
	if *date == "" {
		today, err := today()
		if err != nil {
			return err
		}
		*date = today
	}
	request, err := json.Marshal(map[string]string{"date": *date, "query": strings.Join(flags.Args(), " "), "most": strconv.Itoa(*most)})
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("find", request)
	if *asJSON {
		return printJSON(answer, out)
	}
	var found struct {
		Error   *problem
		Edition string
		Lines   []struct {
			Number, Statistical, General, Special string
			Path                                  []string
		}
	}
	if err := json.Unmarshal(answer, &found); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	if found.Error != nil {
		fmt.Fprintf(out, "%s: %s\n", found.Error.Code, found.Error.Message)
		return errFailed
	}
	p := &printer{out: out, notes: map[string]int{}}
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
