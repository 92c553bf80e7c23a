package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

type problem struct {
	Code, Field, Message string
	MessageSay           saying
}

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

// inFlags says what is wrong with each field by the flag that writes it.
func (n flagNames) inFlags(p problem) string {
	s, flag := &p.MessageSay, n.of(p.Field)
	if s.id == "exchange-rate-missing" && n["fx"] == "-rate" {
		return "-rate: there is no exchange rate for " + s.text("currency") + "; give the dollars one of them is worth, a number above 0, such as -rate 0.14"
	}
	leads := s.leads()
	message, ok := s.message(func(field string) string {
		switch {
		case flag == "" || field != p.Field && !strings.HasSuffix(p.Field, "."+field):
			if other := n[field]; other != "" {
				return other
			}
			return field
		case leads:
			return flag
		}
		return strings.TrimPrefix(flag, "-")
	})
	text := p.Message
	if ok {
		text = message.String()
	}
	switch {
	case flag != "" && leads && ok:
		return text // instead of "-from: from is missing"
	case flag != "":
		return flag + ": " + text
	case p.Field != "":
		return p.Field + ": " + text
	}
	return text
}

// failed returns what an error answer says, nil for any other answer.
func failed(answer []byte) *failure {
	var a struct{ Error *failure }
	if json.Unmarshal(answer, &a) != nil {
		return nil
	}
	return a.Error
}
