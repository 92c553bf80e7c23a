package articles

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"section321/calc/wire"
)

// Verbs are what a face asks of a table of products that it works through part by part, so
// that it can show how far it is, and stop:
//
//	products-read   JSON: the text of the table; tells how many products it has
//	products-ask    JSON: the question, the first product and how many; tells the answers
//	products-write  JSON: one of Forms; tells the text of all that was answered
var Verbs = []string{"products-read", "products-ask", "products-write"}

// A Session is one table at a time.
type Session struct {
	all     []Product
	answers []Answer
}

// Takes tells whether a verb is one of Verbs.
func Takes(verb string) bool { return slices.Contains(Verbs, verb) }

// Answer answers one of Verbs: JSON in, JSON out, or {"error": …} with the reason.
func (s *Session) Answer(c *wire.Calculator, verb string, request []byte) []byte {
	told, err := s.answer(c, verb, request)
	if err != nil {
		told = map[string]any{"error": map[string]string{"code": "products-refused", "message": err.Error()}}
	}
	text, _ := json.Marshal(told) // of texts and numbers
	return text
}

func (s *Session) answer(c *wire.Calculator, verb string, request []byte) (map[string]any, error) {
	var q struct {
		Question
		Table, As    string
		First, Count int
	}
	if err := json.Unmarshal(request, &q); err != nil {
		return nil, fmt.Errorf("reading the question: %w", err)
	}
	switch verb {
	case "products-read":
		all, unused, err := Read(bytes.NewReader([]byte(q.Table)))
		if err != nil {
			return nil, err
		}
		s.all, s.answers = all, nil
		return map[string]any{"products": len(all), "unused": append([]string{}, unused...)}, nil
	case "products-ask":
		if q.First < 0 || q.First > len(s.all) || q.Count < 0 {
			return nil, fmt.Errorf("the table has %d products, and those from %d on were asked for", len(s.all), q.First)
		}
		if n := answersTo(len(s.all), &q.Question); n > MostAnswers {
			return nil, tooMany(len(s.all), n)
		}
		if q.First == 0 {
			s.answers = nil
		}
		part := s.all[q.First:min(len(s.all), q.First+q.Count)]
		answers, err := Ask(c, part, q.Question)
		if err != nil {
			return nil, err
		}
		told := make([]map[string]any, len(answers))
		for i := range answers {
			a := &answers[i]
			p := &part[a.Product]
			a.Product += q.First
			told[i] = map[string]any{"sku": p.SKU(), "line": p.Line, "origin": a.Origin, "mode": a.Mode, "date": a.Day, "outcome": a.Outcome, "duty": a.Duty, "fees": a.Fees, "total": a.Total,
				"least": a.Least, "most": a.Most, "cheapest": a.Cheapest, "program": a.Program, "withProgram": a.WithProgram, "question": a.Question, "problem": a.Problem}
			for name, say := range map[string]json.RawMessage{"questionSay": a.QuestionSay, "problemSay": a.ProblemSay} {
				if say != nil {
					told[i][name] = say
				}
			}
		}
		s.answers = append(s.answers, answers...)
		return map[string]any{"answers": told}, nil
	}
	var b bytes.Buffer
	if !slices.Contains(Forms, q.As) {
		return nil, fmt.Errorf("%q is no form of a file; use one of %q", q.As, Forms)
	}
	if err := Write(&b, q.As, s.all, s.answers); err != nil {
		return nil, err
	}
	return map[string]any{"text": b.String()}, nil
}
