package articles

import (
	"bytes"
	"encoding/json"
	"slices"

	"section321/calc"
	"section321/calc/articles"
	"section321/calc/say"
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
	clerk   Clerk
	of      *wire.Calculator // that the clerk asks
}

// Takes tells whether a verb is one of Verbs.
func Takes(verb string) bool { return slices.Contains(Verbs, verb) }

// Answer answers one of Verbs: JSON in, JSON out, or an error as the calculator has it.
func (s *Session) Answer(c *wire.Calculator, verb string, request []byte) []byte {
	var q struct {
		Question     json.RawMessage
		Table, As    string
		First, Count int
	}
	if err := json.Unmarshal(request, &q); err != nil {
		return refused(say.Verbatim(err.Error())) // of a page with a fault
	}
	switch verb {
	case "products-read":
		all, unused, err := Read(bytes.NewReader([]byte(q.Table)))
		if err != nil {
			return refused(say.Told(err))
		}
		s.all, s.answers, s.clerk = all, nil, nil
		text, _ := json.Marshal(map[string]any{"products": len(all), "unused": append([]string{}, unused...)}) // of texts and a number
		return text
	case "products-ask":
		return s.ask(c, q.Question, q.First, q.Count)
	}
	var b bytes.Buffer
	if !slices.Contains(Forms, q.As) {
		return refused(say.It("word-invalid", say.Text("given", calc.Shorten(q.As)), say.Text("field", "as"), say.Words("known", Forms)))
	}
	if err := Write(&b, q.As, c.Law(), s.all, s.answers); err != nil {
		return refused(say.Told(err))
	}
	text, _ := json.Marshal(map[string]string{"text": b.String()})
	return text
}

// ask answers a part of the table. What one part found out of the law serves the next.
func (s *Session) ask(c *wire.Calculator, question []byte, first, count int) []byte {
	q, problems := wire.ProductsQuestion(question)
	if problems = problems.With(q.Validate(len(s.all), articles.MostAnswers)); problems != nil {
		return wire.Refusal(problems)
	}
	if first < 0 || first > len(s.all) || count < 0 {
		return refused(say.It("products-part", say.Count("products", len(s.all)), say.Count("first", first)))
	}
	if first == 0 {
		s.answers = nil
	}
	if s.clerk == nil || s.of != c {
		s.clerk, s.of = NewClerk(c, nil), c
	}
	part := s.all[first:min(len(s.all), first+count)]
	answers, err := s.clerk.Ask(part, &q)
	if err != nil {
		return refused(say.Told(err))
	}
	told := []byte(`{"answers":[`)
	for i := range answers {
		if i > 0 {
			told = append(told, ',')
		}
		p := &part[answers[i].Product]
		answers[i].Product += first
		told = wire.AppendProduct(told, &answers[i].Answer, answers[i].Product, p.SKU(), p.Line)
	}
	s.answers = append(s.answers, answers...)
	return append(told, "]}"...)
}

func refused(m say.Message) []byte {
	return wire.Refusal(calc.Problems{{Code: "products-refused", Message: m}})
}
