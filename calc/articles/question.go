package articles

import (
	"strconv"

	"section321/calc"
	"section321/calc/say"
)

// Most is the most articles of one question, and MostAnswers the most answers to it.
const (
	Most        = 100_000
	MostAnswers = 1_000_000
)

// Validate returns what is wrong with a question that so many articles are asked, nil when
// nothing is. What is wrong with one article is told with it.
func (q *Question) Validate(articles, mostAnswers int) (problems calc.Problems) {
	add := func(code, field string, m say.Message) {
		problems = append(problems, calc.Problem{Code: code, Field: field, Message: m})
	}
	// A shipment is asked what it says of each part.
	parts := func(field, of string, s calc.Shipment) {
		for _, p := range s.Validate() {
			if p.Field == of {
				add(p.Code, field, p.Message)
			}
		}
	}
	if len(q.Modes) == 0 {
		parts("modes", "mode", calc.Shipment{})
	}
	for i, mode := range q.Modes {
		parts("modes["+strconv.Itoa(i)+"]", "mode", calc.Shipment{Mode: mode})
	}
	if len(q.Days) == 0 {
		add("missing-date", "dates", say.It("importation-day-missing", say.Text("field", "dates")))
	}
	for i, origin := range q.Origins {
		parts("origins["+strconv.Itoa(i)+"]", "items[0].origin", calc.Shipment{Items: []calc.Item{{Origin: origin}}})
	}
	if q.From != "" {
		parts("from", "from", calc.Shipment{From: q.From})
	}
	if articles == 0 {
		add("missing-products", "products", say.It("products-missing"))
	}
	if n := articles * q.Answers(); problems == nil && n > mostAnswers {
		add("too-many-answers", "products", say.It("products-answers-too-many", say.Count("products", articles), say.Count("answers", n), say.Count("most", mostAnswers)))
	}
	return problems
}
