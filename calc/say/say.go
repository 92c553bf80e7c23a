// Package say holds what the calculator says: a message is an id and the values in it.
// English is one way to render it, from one table; other languages have tables of their
// own by the same ids, and nobody takes a sentence apart.
package say

import (
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/money"
)

// A Message is one thing that is said, or several, one behind the other. The zero
// Message says nothing.
type Message struct{ *said }

type said struct {
	id     string
	values []*Value
	of     []Message // sentences one behind the other; such a message has no id
	text   string    // what a table of the law says in English; "" where the table here does
}

// A Value stands in a message under a name. Only one of its other fields is set.
type Value struct {
	Name  string
	Text  string   // as the contract writes it: 7.91, 2026-07-23, CN
	Words []string // words of the contract, or what was given
	Say   Message

	english string // what a reader of English calls a country
}

// It is the message of an id of the table. The list of values is copied, so that those who
// call need not make one that lasts.
func It(id string, values ...*Value) Message {
	return Message{&said{id: id, values: append([]*Value(nil), values...)}}
}

// Row is what a row of the law says, under its own id; "" says nothing.
func Row(id, text string) Message {
	if text == "" {
		return Message{}
	}
	return Message{&said{id: id, text: text}}
}

// Verbatim is what somebody else said: the law's own words, or a name. It has no id, and
// stands as it is in every language.
func Verbatim(text string) Message { return Row("", text) }

// Then are messages one behind the other, without those that say nothing.
func Then(all ...Message) Message {
	n, one := 0, Message{}
	for _, m := range all {
		switch {
		case m.Of() != nil:
			n, one = n+len(m.Of()), m
		case !m.Silent():
			n, one = n+1, m
		}
	}
	if n < 2 || n == len(one.Of()) {
		return one
	}
	of := make([]Message, 0, n)
	for _, m := range all {
		switch {
		case m.Of() != nil:
			of = append(of, m.Of()...)
		case !m.Silent():
			of = append(of, m)
		}
	}
	return Message{&said{of: of}}
}

// With fills a row of the law.
func (m Message) With(values ...*Value) Message {
	if m.said == nil {
		return m
	}
	return Message{&said{id: m.id, values: values, text: m.text}}
}

// Names reports whether a row of the law has a value of this name.
func (m Message) Names(name string) bool {
	return m.said != nil && strings.Contains(m.text, "{"+name+"}")
}

// Silent reports whether nothing is said.
func (m Message) Silent() bool { return m.said == nil }

// ID is what the message is known by, "" for several and for somebody's own words.
func (m Message) ID() string {
	if m.said == nil {
		return ""
	}
	return m.id
}

// Values are what stands in the message.
func (m Message) Values() []*Value { return m.values }

// Of are the messages of which one is made that is several.
func (m Message) Of() []Message {
	if m.said == nil {
		return nil
	}
	return m.of
}

// Same reports whether two messages say the same.
func (m Message) Same(o Message) bool {
	switch {
	case m.said == o.said:
		return true
	case m.said == nil || o.said == nil:
		return false
	case m.id != o.id && (m.values != nil || o.values != nil): // rows of the law may say the same, messages of the code do not
		return false
	}
	return m.String() == o.String()
}

// Money is an amount of dollars.
func Money(name string, d decimal.Decimal) *Value {
	var room [24]byte
	return &Value{Name: name, Text: string(money.Append(room[:0], d))}
}

// Price is what one of something costs, in dollars with all its decimals.
func Price(name string, d decimal.Decimal) *Value {
	if d.Exponent() < -2 {
		return &Value{Name: name, Text: d.String()}
	}
	return &Value{Name: name, Text: d.StringFixed(2)}
}

// Number is a number, or a rate in percent.
func Number(name string, d decimal.Decimal) *Value { return &Value{Name: name, Text: d.String()} }

// Count is how many there are.
func Count(name string, n int) *Value { return Number(name, decimal.NewFromInt(int64(n))) }

// Text is a day, a tariff number, a word of the contract, or what was given.
func Text(name, s string) *Value { return &Value{Name: name, Text: s} }

// Words are such words in a row.
func Words(name string, all []string) *Value {
	if all == nil {
		all = []string{}
	}
	return &Value{Name: name, Words: all}
}

// Country is one by its code, with its name in English.
func Country(name, code, english string) *Value {
	return &Value{Name: name, Text: code, english: english}
}

// Countries are some by their codes, with their names in English.
func Countries(name string, codes, english []string) *Value {
	return &Value{Name: name, Words: codes, english: strings.Join(english, ", ")}
}

// List are other messages in a row.
func List(name string, all []Message) *Value { return &Value{Name: name, Say: Message{&said{of: all}}} }

// Say is another message.
func Say(name string, m Message) *Value { return &Value{Name: name, Say: m} }

// An Error is one that a person is told.
type Error struct{ Message }

func (e *Error) Error() string { return e.String() }

// Err is the error of an id of the table.
func Err(id string, values ...*Value) error { return &Error{It(id, values...)} }

// Told is what an error tells a person; one that is meant for nobody stands as it is.
func Told(err error) Message {
	if e, ok := err.(*Error); ok {
		return e.Message
	}
	return Verbatim(err.Error())
}
