//go:build !checkonly && !overhttp

package wire

// Verbs are the questions the calculator answers, in the words every face uses.
var Verbs = []string{"check", "compare", "law", "find", "history", "refund", "bill", "catalog", "flags", "products"}

var answers = []func(*Calculator, *writer, []byte){(*Calculator).check, (*Calculator).compare, (*Calculator).law, (*Calculator).find, (*Calculator).history,
	(*Calculator).refunds, (*Calculator).bill, (*Calculator).catalog, (*Calculator).flags, (*Calculator).products}
