package say

import (
	"slices"
	"strings"
)

// Dollars reports whether an amount of dollars stands in the message that is no part of its text.
func (m Message) Dollars() bool {
	if m.said == nil {
		return false
	}
	if slices.ContainsFunc(m.of, Message.Dollars) || slices.ContainsFunc(m.values, func(v *Value) bool { return v.Say.Dollars() }) {
		return true
	}
	for text := m.Pattern(); ; {
		_, placeholder, after, found := Placeholder(text)
		if !found {
			return false
		}
		if _, kind, _ := strings.Cut(placeholder, ":"); kind == "" || kind == "money" || kind == "price" {
			return true
		}
		text = after
	}
}
