package say

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"section321/calc/money"
	"section321/calc/rows"
)

// The messages of the code: an id, and its English with the values in braces. Each value
// has a name and a type, as in {limit:money}; without a type it is money.
//
//	money    dollars: 7.91
//	price    dollars with all decimals: 0.004
//	percent  12.5, with the sign
//	number   12.5
//	day      2026-07-23
//	country  a code: CN; countries several in a row
//	text     as it is
//	quoted   as it is, in quotation marks
//	words    words of the contract in a row
//	quotes   words, each in quotation marks
//	field    a field of the contract, which a face may call by its own name for it
//	layer    a layer of duty
//	say      another message
//	name     another message, as a name: without its full stop
//	list     other messages in a row
//	choices  other messages to choose from
//
//go:embed messages.csv
var messages string

var table = sync.OnceValue(func() map[string]string {
	english := map[string]string{}
	for _, file := range append(more(), messages) {
		for _, r := range rows.Parse(file)[1:] {
			english[r[0]] = r[1]
		}
	}
	return english
})

// English returns the table: what each id says, with the values in braces.
func English() map[string]string { return table() }

// String renders the message in English.
func (m Message) String() string {
	if m.said != nil && m.of == nil && m.values == nil {
		return m.Pattern()
	}
	return string(m.Append(nil))
}

// Append appends the message in English.
func (m Message) Append(to []byte) []byte {
	if m.said == nil {
		return to
	}
	if m.of != nil {
		return together(to, m.of, " ")
	}
	text := m.Pattern()
	if m.values == nil {
		return append(to, text...)
	}
	for {
		before, placeholder, after, found := Placeholder(text)
		to = append(to, before...)
		if !found {
			return to
		}
		to = m.value(to, placeholder)
		text = after
	}
}

// Pattern is what the message says in English, with its values in braces.
func (m Message) Pattern() string {
	if m.text != "" || m.id == "" {
		return m.text
	}
	return table()[m.id]
}

// Placeholder cuts a text around the first value in braces that stands in it. A brace
// that no name follows stands for itself.
func Placeholder(text string) (before, placeholder, after string, found bool) {
	for at := 0; at < len(text); at++ {
		if text[at] == '{' && at+1 < len(text) && text[at+1] >= 'a' && text[at+1] <= 'z' {
			if end := strings.IndexByte(text[at:], '}'); end > 0 {
				return text[:at], text[at+1 : at+end], text[at+end+1:], true
			}
		}
	}
	return text, "", "", false
}

// value renders one value of the message.
func (m Message) value(to []byte, placeholder string) []byte {
	name, kind, _ := strings.Cut(placeholder, ":")
	v := m.named(name)
	text, unit := v.Text, ""
	switch kind {
	case "", "money":
		text = money.InWords(text)
	case "price":
		text = "$" + money.Grouped(text)
	case "percent":
		unit = " %"
	case "country", "countries":
		text = v.english
	case "quoted":
		text = strconv.Quote(text)
	case "words":
		text = strings.Join(v.Words, ", ")
	case "quotes":
		for i, word := range v.Words {
			if i > 0 {
				to = append(to, ", "...)
			}
			to = strconv.AppendQuote(to, word)
		}
	case "say":
		return v.Say.Append(to)
	case "name":
		text = strings.TrimSuffix(v.Say.String(), ".")
	case "list":
		return together(to, v.Say.of, ", ")
	case "choices":
		return together(to, v.Say.of, "; ")
	}
	return append(append(to, text...), unit...)
}

// named returns the value of a name; a message lacks none, as its test has it.
func (m Message) named(name string) *Value {
	for _, v := range m.values {
		if v.Name == name {
			return v
		}
	}
	return &Value{Say: Message{&said{}}}
}

func together(to []byte, all []Message, between string) []byte {
	for i, m := range all {
		if i > 0 {
			to = append(to, between...)
		}
		to = m.Append(to)
	}
	return to
}
