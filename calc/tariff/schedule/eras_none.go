//go:build overhttp

package schedule

// An Era is left out of a program that may not be large.
type Era struct {
	Name        string
	From, Until string
	Data, Lists []byte
}

// Eras are none.
var Eras []Era
