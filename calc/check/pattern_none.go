//go:build checkonly

package check

import "section321/calc"

// A Pattern is kept of goods by those who price many of a kind; see pattern.go. The first engine
// answers one question at a time and keeps none.
type Pattern struct{}

func (*Pattern) keep(*totals)        {}
func (*Pattern) priced(*calc.Answer) {}
