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
//	rate     a rate of the tariff schedule, as it writes it
//	say      another message
//	name     another message, as a name: without its full stop
//	list     other messages in a row
//	choices  other messages to choose from
//
// {rows|one=# row|other=# rows} is what the number of rows calls for, by the rules of
// plural of each language; # is the number.
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
	if m.said == nil {
		return ""
	}
	if m.of != nil {
		return together(m.of, " ")
	}
	text := m.text
	if text == "" {
		text = table()[m.id]
	}
	if m.values == nil || m.id == "" {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 32)
	for {
		before, placeholder, after, found := Placeholder(text)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(m.value(placeholder))
		text = after
	}
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
func (m Message) value(placeholder string) string {
	if name, forms, plural := strings.Cut(placeholder, "|"); plural {
		n := m.named(name).Text
		form := "other="
		if n == "1" {
			form = "one="
		}
		for _, f := range strings.Split(forms, "|") {
			if words, is := strings.CutPrefix(f, form); is {
				return strings.ReplaceAll(words, "#", n)
			}
		}
		return n
	}
	name, kind, _ := strings.Cut(placeholder, ":")
	v := m.named(name)
	switch kind {
	case "", "money":
		return money.InWords(v.Text)
	case "price":
		return "$" + v.Text
	case "percent":
		return v.Text + " %"
	case "country", "countries":
		return v.english
	case "quoted":
		return strconv.Quote(v.Text)
	case "words":
		return strings.Join(v.Words, ", ")
	case "name":
		return strings.TrimSuffix(v.Say.String(), ".")
	case "say":
		return v.Say.String()
	case "list":
		return together(v.Say.of, ", ")
	case "choices":
		return together(v.Say.of, "; ")
	}
	return v.Text
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

func together(all []Message, between string) string {
	var b strings.Builder
	for i, m := range all {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(m.String())
	}
	return b.String()
}
