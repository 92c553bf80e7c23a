// Package wire is the one door every face uses: JSON bytes in, JSON bytes out.
package wire

// Verbs are the questions the calculator answers, in the words every face uses.
var Verbs = []string{"check", "law"}

// Answer answers one request. verb is one of Verbs; the result is always one JSON
// object, an error object when the request cannot be answered.
func Answer(verb string, request []byte) []byte {
	return []byte(`{"error":{"code":"internal","message":"not built yet"}}`)
}
