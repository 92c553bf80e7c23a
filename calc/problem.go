package calc

import (
	"section321/calc/say"
	"slices"
)

// A Problem is one thing wrong with a question. Codes are stable; the message
// says what was given, what was expected and, where it can, what to write.
type Problem struct {
	Code    string
	Subject Subject
	Message say.Message
	Of      Problems // with what it has, whose messages are its own

	others int // how many problems this one stands for, which are not named
}

// Same reports whether two problems are one.
func (p Problem) Same(o Problem) bool {
	return p.Code == o.Code && p.Subject == o.Subject && p.Message.Same(o.Message) && p.others == o.others
}

// Problems are the things wrong with a question, in the order of its fields.
type Problems []Problem

// MostProblems is how many problems are named. One more says how many others there
// are, so that a long question that is wrong all over has a short answer.
const MostProblems = 100

// Add adds a problem. Beyond MostProblems it is only counted.
func (ps Problems) Add(p Problem) Problems {
	if p.others == 0 {
		if len(ps) < MostProblems {
			return append(ps, p)
		}
		p.others = 1
	}
	if len(ps) == 0 || ps[len(ps)-1].others == 0 {
		ps = append(ps, Problem{Code: "too-many-problems"})
	}
	last := &ps[len(ps)-1]
	last.others += p.others
	last.Message = say.It("more-problems", say.Count("others", last.others))
	return ps
}

// With adds the problems of others on fields that have none yet: a field that
// could not be read is not called missing as well. Where the question as a whole
// could not be read, nothing is added.
func (ps Problems) With(others Problems) Problems {
	has := func(s Subject) bool {
		return slices.ContainsFunc(ps, func(p Problem) bool { return p.Subject == s })
	}
	if has(Subject{}) {
		return ps
	}
	for _, p := range others {
		if p.others > 0 || !has(p.Subject) {
			ps = ps.Add(p)
		}
	}
	return ps
}

// Shorten keeps a message readable when it repeats what was given.
func Shorten(s string) string {
	const most = 40 // characters
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// Error lists the messages, each with its field.
func (ps Problems) Error() string { return ps.Message(Subject.String).String() }

// Message is what is wrong, each with its subject as spell has it.
func (ps Problems) Message(spell func(Subject) string) say.Message {
	var all []say.Message
	for _, p := range ps {
		all = append(all, say.It("problem", say.Text("field", spell(p.Subject)), say.Say("message", p.Message)))
	}
	return say.It("problems", say.List("problems", all))
}

// Under returns the problems of a part of a question.
func (ps Problems) Under(part Field) Problems {
	under := slices.Clone(ps)
	for i := range under {
		under[i].Subject = under[i].Subject.In(part)
	}
	return under
}
