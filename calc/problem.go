package calc

import (
	"slices"
	"strings"
)

// A Problem is one thing wrong with a question. Codes are stable; the message
// says what was given, what was expected and, where it can, what to write.
type Problem struct {
	Code    string
	Field   string // path of the request, such as items[0].origin
	Message string
}

// Problems are all the things wrong with a question, in the order of its fields.
type Problems []Problem

// With adds the problems of others on fields that have none yet: a field that
// could not be read is not called missing as well. Where the question as a whole
// could not be read, nothing is added.
func (ps Problems) With(others Problems) Problems {
	has := func(field string) bool {
		return slices.ContainsFunc(ps, func(p Problem) bool { return p.Field == field })
	}
	if has("") {
		return ps
	}
	for _, p := range others {
		if !has(p.Field) {
			ps = append(ps, p)
		}
	}
	return ps
}

// Error lists the messages.
func (ps Problems) Error() string {
	var lines []string
	for _, p := range ps {
		lines = append(lines, p.Field+": "+p.Message)
	}
	return strings.Join(lines, "; ")
}
