package main

import (
	"encoding/json"
	"flag"
	"io"
	"sync"

	"section321/calc/wire/native"
)

// whatExists prints what exists, for other programs.
func whatExists(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("catalog", flag.ContinueOnError)
	messages := flags.Bool("messages", false, "the ids of all messages, too")
	words, err := parse(flags, args, errs)
	if err == nil {
		err = noWords("catalog", words)
	}
	if err != nil {
		return err
	}
	request := "{}"
	if *messages {
		request = `{"messages":true}`
	}
	return printJSON(native.Calculator().Answer("catalog", []byte(request)), out)
}

// catalog is what exists, as the calculator tells it: this program keeps no list of its own.
var catalog = sync.OnceValue(func() (c struct {
	DutyFrom  string
	Layers    []struct{ Layer, Name string }
	Countries []struct{ Code, Name string }
	Routes    []struct{ Route string }
	Costs     []struct{ Cost, Per string }
}) {
	if err := json.Unmarshal(native.Calculator().Answer("catalog", []byte("{}")), &c); err != nil {
		panic("section321: " + err.Error())
	}
	return c
})

// ordinary are the layers whose lines say nothing but their rate.
var ordinary = map[string]bool{"base": true, "special": true, "column-2": true}

// layerName returns what a layer of duty or a fee is called, "" for a layer that is none.
func layerName(layer string) string {
	for _, l := range catalog().Layers {
		if l.Layer == layer {
			return l.Name
		}
	}
	return ""
}

// countryName is what a country is called, "" for none.
func countryName(code string) string {
	for _, c := range catalog().Countries {
		if c.Code == code {
			return c.Name
		}
	}
	return ""
}
