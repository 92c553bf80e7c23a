package articles

import (
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
	add := func(code string, of calc.Subject, m say.Message) {
		problems = append(problems, calc.Problem{Code: code, Subject: of, Message: m})
	}
	// A shipment is asked what it says of each part.
	parts := func(mine, of calc.Subject, s calc.Shipment) {
		for _, p := range s.Validate() {
			if p.Subject == of {
				add(p.Code, mine, p.Message)
			}
		}
	}
	if len(q.Modes) == 0 {
		parts(calc.About(calc.FieldModes), calc.About(calc.FieldMode), calc.Shipment{})
	}
	for i, mode := range q.Modes {
		parts(calc.Subject{List: calc.FieldModes, At: i}, calc.About(calc.FieldMode), calc.Shipment{Mode: mode})
	}
	if len(q.Days) == 0 {
		add("missing-date", calc.About(calc.FieldDates), say.It("importation-day-missing", say.Text("field", calc.FieldDates.String())))
	}
	for i, origin := range q.Origins {
		parts(calc.Subject{List: calc.FieldOrigins, At: i}, calc.OfItem(0, calc.FieldOrigin), calc.Shipment{Items: []calc.Item{{Origin: origin}}})
	}
	if q.From != "" {
		parts(calc.About(calc.FieldFrom), calc.About(calc.FieldFrom), calc.Shipment{From: q.From})
	}
	if articles == 0 {
		add("missing-products", calc.About(calc.FieldProducts), say.It("products-missing"))
	}
	if n := articles * q.Answers(); problems == nil && n > mostAnswers {
		add("too-many-answers", calc.About(calc.FieldProducts), say.It("products-answers-too-many", say.Count("products", articles), say.Count("answers", n), say.Count("most", mostAnswers)))
	}
	return problems
}
