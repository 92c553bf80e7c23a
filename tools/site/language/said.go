package language

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"section321/calc/say"
)

// Says is a message in the language, as the site's script told.ts renders it of the same words.
func (l *Language) Says(m say.Message) string {
	if l.Source() {
		return m.String()
	}
	return l.Value(l.render(m))
}

// Told is what an answer tells: its English, and the message that stands beside it, if one does.
func (l *Language) Told(english string, message json.RawMessage) (string, error) {
	if l.Source() || message == nil {
		return l.Value(english), nil
	}
	m, err := read(message)
	if err != nil {
		return "", fmt.Errorf("the message of %q: %w", english, err)
	}
	return l.Says(m), nil
}

// Word is a word of the pages in the language. There must be one: it stands where nothing
// tells that it is lacking.
func (l *Language) Word(english string) (string, error) {
	said, ok := l.said(english)
	if !l.Source() && !ok {
		return "", fmt.Errorf("%s/pages.json has no words for %q", l.Code, english)
	}
	return said, nil
}

// Put is a sentence of a page with values in it.
func (l *Language) Put(sentence string, values ...string) string {
	if said, ok := l.pages[sentence]; ok {
		return l.Value(put(said, values))
	}
	return put(sentence, values) // which the page is found to lack
}

// Country is what a country is called.
func (l *Language) Country(code, english string) string {
	return l.Value(cmp.Or(l.words["country."+code], english))
}

func (l *Language) render(m say.Message) string {
	if m.Of() != nil {
		return l.row(m.Of(), l.Format.Gap)
	}
	text, ok := l.words[m.ID()]
	if !ok {
		return m.String()
	}
	var b strings.Builder
	for {
		before, placeholder, after, found := say.Placeholder(text)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, kind, _ := strings.Cut(placeholder, ":")
		for _, v := range m.Values() {
			if v.Name == name {
				b.WriteString(l.value(v, kind))
				break
			}
		}
		text = after
	}
}

// value is what stands in a message.
func (l *Language) value(v *say.Value, kind string) string {
	switch kind {
	case "", "money":
		return l.Money(strings.TrimSuffix(v.Text, ".00"))
	case "price":
		return l.Money(v.Text)
	case "percent":
		return l.Percent(v.Text)
	case "number":
		return l.number(v.Text)
	case "day":
		return l.day(v.Text)
	case "country":
		return l.words["country."+v.Text]
	case "countries":
		var names []string
		for _, code := range v.Words {
			names = append(names, l.words["country."+code])
		}
		return strings.Join(names, l.Format.Comma)
	case "quoted":
		return l.quoted(v.Text)
	case "words":
		return strings.Join(v.Words, l.Format.Comma)
	case "quotes":
		var all []string
		for _, word := range v.Words {
			all = append(all, l.quoted(word))
		}
		return strings.Join(all, l.Format.Comma)
	case "say":
		return l.render(v.Say)
	case "name":
		text := l.render(v.Say)
		return strings.TrimSuffix(text, l.Format.Stop)
	case "list":
		return l.row(v.Say.Of(), l.Format.Comma)
	case "choices":
		return l.row(v.Say.Of(), l.Format.Semicolon)
	}
	return v.Text
}

func (l *Language) row(all []say.Message, between string) string {
	var said []string
	for _, m := range all {
		said = append(said, l.render(m))
	}
	return strings.Join(said, between)
}

func (l *Language) quoted(text string) string { return l.Format.Open + text + l.Format.Close }

func (l *Language) number(text string) string {
	return strings.Replace(text, ".", l.Format.Decimal, 1)
}

// Percent writes a rate such as 12.5.
func (l *Language) Percent(rate string) string { return l.number(rate) + l.Format.Percent }

// read takes a message as the contract writes it: ["id", {"name": value}], or several of
// them in a list.
func read(raw json.RawMessage) (m say.Message, err error) {
	var parts []json.RawMessage
	if err := json.Unmarshal(raw, &parts); err != nil || len(parts) == 0 {
		return m, fmt.Errorf("%s is no message", raw)
	}
	var id string
	if json.Unmarshal(parts[0], &id) != nil {
		all, err := readAll(parts)
		return say.Then(all...), err
	}
	var values map[string]json.RawMessage
	if len(parts) != 2 || json.Unmarshal(parts[1], &values) != nil {
		return m, fmt.Errorf("%s is no message", raw)
	}
	var given []*say.Value
	for name, value := range values {
		v, err := readValue(name, value)
		if err != nil {
			return m, err
		}
		given = append(given, v)
	}
	return say.It(id, given...), nil
}

func readAll(parts []json.RawMessage) (all []say.Message, err error) {
	for _, part := range parts {
		m, err := read(part)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// readValue takes a text, a list of texts, a message or a list of messages.
func readValue(name string, raw json.RawMessage) (*say.Value, error) {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return say.Text(name, text), nil
	}
	var words []string
	if json.Unmarshal(raw, &words) == nil {
		return say.Words(name, words), nil
	}
	var parts []json.RawMessage
	var all [][]json.RawMessage
	if json.Unmarshal(raw, &parts) == nil && json.Unmarshal(raw, &all) == nil {
		list, err := readAll(parts)
		return say.List(name, list), err
	}
	m, err := read(raw)
	return say.Say(name, m), err
}
