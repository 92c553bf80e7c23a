//go:build overhttp

package wire

// Verbs are what the API answers at the edge, where its size counts. The others have no
// path there.
var Verbs = []string{"check", "compare", "law", "find"}

var answers = []func(*Calculator, *writer, []byte){(*Calculator).check, (*Calculator).compare, (*Calculator).law, (*Calculator).find}
