package main

import (
	"encoding/json"
	"strings"

	"section321/calc/say"
)

// A saying is a message as an answer has it beside its English: an id with values, or
// several messages one behind the other.
type saying struct {
	id     string
	values map[string]json.RawMessage
	of     []saying
}

func (s *saying) UnmarshalJSON(data []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) != 2 || parts[0][0] != '"' {
		return json.Unmarshal(data, &s.of)
	}
	if err := json.Unmarshal(parts[0], &s.id); err != nil {
		return err
	}
	return json.Unmarshal(parts[1], &s.values)
}

// message is what is said, with every field of the contract as it is called here. It is
// false where a row of the law is part of it, whose English the answer alone has.
func (s *saying) message(called func(field string) string) (say.Message, bool) {
	if s.of != nil {
		all, ok := messages(s.of, called)
		return say.Then(all...), ok
	}
	pattern, ok := say.English()[s.id]
	var values []*say.Value
	for ok {
		_, placeholder, after, found := say.Placeholder(pattern)
		if !found {
			break
		}
		var v *say.Value
		v, ok = s.value(placeholder, called)
		values, pattern = append(values, v), after
	}
	return say.It(s.id, values...), ok
}

func messages(of []saying, called func(string) string) (all []say.Message, ok bool) {
	for i := range of {
		m, ok := of[i].message(called)
		if !ok {
			return nil, false
		}
		all = append(all, m)
	}
	return all, true
}

// value reads the value of a placeholder, such as {limit:money}.
func (s *saying) value(placeholder string, called func(string) string) (v *say.Value, ok bool) {
	name, kind, _ := strings.Cut(placeholder, ":")
	read := func(into any) bool { return json.Unmarshal(s.values[name], into) == nil }
	var (
		text  string
		words []string
		one   saying
		some  []saying
		m     say.Message
		all   []say.Message
	)
	switch kind {
	case "words", "quotes":
		ok = read(&words)
		return say.Words(name, words), ok
	case "countries":
		ok = read(&words)
		return say.Countries(name, words, countryNames(words)), ok
	case "say", "name":
		if ok = read(&one); ok {
			m, ok = one.message(called)
		}
		return say.Say(name, m), ok
	case "list", "choices":
		if ok = read(&some); ok {
			all, ok = messages(some, called)
		}
		return say.List(name, all), ok
	}
	ok = read(&text)
	switch kind {
	case "country":
		return say.Country(name, text, countryNames([]string{text})[0]), ok
	case "field":
		text = called(text)
	}
	return say.Text(name, text), ok
}

func countryNames(codes []string) (names []string) {
	for _, code := range codes {
		names = append(names, countryName(code))
	}
	return names
}

// leads reports whether the message begins with a field of the contract.
func (s *saying) leads() bool {
	before, placeholder, _, found := say.Placeholder(say.English()[s.id])
	_, kind, _ := strings.Cut(placeholder, ":")
	return found && before == "" && kind == "field"
}

// text is a value that is a text.
func (s *saying) text(name string) (text string) {
	if json.Unmarshal(s.values[name], &text) != nil {
		return ""
	}
	return text
}
