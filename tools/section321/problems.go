package main

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
)

type problem struct{ Code, Field, Message string }

// A failure is what an error answer says.
type failure struct {
	problem
	Also []problem
}

// flagNames are the flags that write fields of a request.
type flagNames map[string]string

// of returns the flag that writes a field, "" when none does. Fields of the one item or
// product stand under their own names, and fx.CNY under fx.
func (n flagNames) of(field string) string {
	field = strings.TrimPrefix(strings.TrimPrefix(field, "items[0]."), "product.")
	if flag, ok := n[field]; ok {
		return flag
	}
	if _, cost, ok := strings.Cut(field, "].costs."); ok { // of one route
		field = "costs." + cost
	}
	head, name, _ := strings.Cut(field, ".")
	if i := strings.IndexByte(head, '['); i >= 0 {
		head = head[:i]
	}
	flag, ok := n[head]
	switch {
	case !ok:
		return ""
	case pairs[flag] && name != "":
		return flag + " " + name
	}
	return flag
}

// toFill returns how a flag is written: -fx EUR as -fx EUR=…
func toFill(flag string) string {
	if first, _, named := strings.Cut(flag, " "); named && pairs[first] {
		return flag + "=…"
	}
	return flag
}

// pairs are the flags whose values are name=value.
var pairs = map[string]bool{"-measure": true, "-metal-value": true, "-metal-weight": true, "-column": true, "-fx": true, "-cost": true}

// jsonName matches words that only a writer of JSON knows, such as postalMethod or person.kind.
var jsonName = regexp.MustCompile(`\b[a-z]+([A-Z][a-zA-Z]*|\.[a-z]+)\b`)

// tell says what is wrong with a question that flags asked, by the flags.
func (n flagNames) tell(errs io.Writer, f *failure) {
	said := map[string]bool{}
	for _, p := range append([]problem{f.problem}, f.Also...) {
		line := n.inFlags(p)
		if !said[line] {
			fmt.Fprintln(errs, line)
		}
		said[line] = true
	}
}

func (n flagNames) inFlags(p problem) string {
	message := p.Message
	if p.Code == "missing-exchange-rate" && n["fx"] == "-rate" {
		without, _, _ := strings.Cut(message, ";")
		return "-rate: " + without + "; give the dollars one of them is worth, a number above 0, such as -rate 0.14"
	}
	flag := n.of(p.Field)
	if rest, ok := strings.CutPrefix(message, p.Field[strings.LastIndexByte(p.Field, '.')+1:]+" is "); ok && flag != "" && p.Field != "" {
		return flag + " is " + rest // instead of "-from: from is missing"
	}
	message = strings.Replace(message, "is not a "+p.Field+";", "is not a "+strings.TrimPrefix(flag, "-")+";", 1)
	message = jsonName.ReplaceAllStringFunc(message, func(name string) string {
		if flag, ok := n[name]; ok {
			return flag
		}
		return name
	})
	switch {
	case flag != "":
		return flag + ": " + message
	case p.Field != "":
		return p.Field + ": " + message
	}
	return message
}

// failed returns what an error answer says, nil for any other answer.
func failed(answer []byte) *failure {
	var a struct{ Error *failure }
	if json.Unmarshal(answer, &a) != nil {
		return nil
	}
	return a.Error
}
