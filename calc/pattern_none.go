//go:build checkonly

package calc

// A pattern is kept of goods by those who price many of a kind; see pattern.go. The first engine
// answers one question at a time and keeps none.
type pattern struct{}

func (*pattern) on() bool                                                   { return false }
func (*pattern) not()                                                       {}
func (*pattern) keep(*totals)                                               {}
func (*pattern) priced(*Answer)                                             {}
func (*pattern) percents(*goods, []*candidate, []Line, *column) (of string) { return "" }
