package calc

import "strings"

// A Problem is one thing wrong with a question. Codes are stable; the message
// says what was given, what was expected and, where it can, what to write.
type Problem struct {
	Code    string
	Field   string // path of the request, such as items[0].origin
	Message string
}

// Problems are all the things wrong with a question, in the order of its fields.
type Problems []Problem

// Error lists the messages.
func (ps Problems) Error() string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, p.Field+": "+p.Message)
	}
	return strings.Join(lines, "; ")
}
