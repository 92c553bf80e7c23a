//go:build overhttp && !checkonly

package wire

// Verbs are what is asked over HTTP at the edge, where a program may not be large: the course
// of the law is told by the pages.
var Verbs = []string{"check", "compare", "law", "find", "refund", "bill", "catalog", "flags", "products"}

var answers = []func(*Calculator, *writer, []byte){(*Calculator).check, (*Calculator).compare, (*Calculator).law, (*Calculator).find,
	(*Calculator).refunds, (*Calculator).bill, (*Calculator).catalog, (*Calculator).flags, (*Calculator).products}
