//go:build !checkonly

package wire

import (
	"strconv"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/articles"
	"section321/calc/catalog"
	"section321/calc/law"
	"section321/calc/say"
)

var productsFields = []string{"products", "origins", "from", "modes", "dates", "fx"}

// What one request may ask: that many products, answers, and ways, countries or days.
const (
	mostArticles = 20_000
	mostAnswers  = 20_000
	mostListed   = 60
)

// products answers what each of many products bears.
func (c *Calculator) products(w *writer, request []byte) {
	r := &reader{}
	var all []articles.Article
	var q articles.Question
	r.parse(request, func() {
		r.fields(productsFields, func(field string) {
			if field != "products" {
				r.question(&q, field)
				return
			}
			r.elements(mostArticles, "too-many-products", "products-too-many", func() {
				all = append(all, articles.Article{})
				r.article(&all[len(all)-1])
			})
		})
	})
	problems := r.problems.With(spelled(q.Validate(len(all), mostAnswers)))
	if problems != nil {
		w.problems(problems)
		return
	}
	pricer := c.Pricer(w.until)
	answers := make([][]articles.Answer, len(all))
	for i := range all {
		var err error
		if answers[i], err = pricer.Of(&all[i].Item, &q); err != nil {
			w.error(err)
			return
		}
		if pricer.Ranged() > mostRanged {
			w.problems(calc.Problems{{Code: "too-many-open", Subject: calc.About(calc.FieldProducts), Message: say.It("products-open-too-many")}})
			return
		}
	}
	w.object("", func() {
		w.key("answers")
		w.open('[')
		for i := range all {
			for k := range answers[i] {
				w.articleAnswer(&answers[i][k], i, all[i].SKU, 0)
			}
		}
		w.close(']')
		stamp := c.Law()
		w.stamp(&stamp)
	})
}

// question reads a field of a question about products.
func (r *reader) question(q *articles.Question, field string) {
	texts := func(into *[]string) {
		r.elements(mostListed, "too-many-ways", "ways-too-many", func() {
			*into = append(*into, "")
			r.textInto(&(*into)[len(*into)-1])
		})
	}
	switch field {
	case "origins":
		texts(&q.Origins)
	case "from":
		r.textInto(&q.From)
	case "modes":
		var modes []string
		texts(&modes)
		for _, mode := range modes {
			q.Modes = append(q.Modes, calc.Mode(mode))
		}
	case "dates":
		r.elements(mostListed, "too-many-ways", "ways-too-many", func() {
			var d law.Date
			r.dateInto(&d)
			q.Days = append(q.Days, d)
		})
	case "fx":
		r.amountsInto(&q.Rates)
	}
}

// articleRead takes an article for one unit.
func (r *reader) articleRead(a *articles.Article, g present) {
	a.Quantity = decimal.NewFromInt(1)
	r.goodsRead(&a.Item, articleNames, g)
}

func (r *reader) articleClaim(a *articles.Article) { r.claim(&a.Item) }

// ProductsQuestion reads what is asked of products that stand elsewhere.
func ProductsQuestion(request []byte) (q articles.Question, problems calc.Problems) {
	r := &reader{}
	r.parse(request, func() {
		r.fields(productsFields[1:], func(field string) { r.question(&q, field) })
	})
	return q, r.problems
}

// Product reads one product as a request has it.
func Product(request []byte) (calc.Item, calc.Problems) {
	r := &reader{}
	var a articles.Article
	r.parse(request, func() { r.article(&a) })
	return a.Item, r.problems
}

// Pricer returns what answers one product after the other.
func (c *Calculator) Pricer(u calc.Until) *articles.Pricer { return articles.New(c.tariff, u) }

// Law says how current the law behind answers is.
func (c *Calculator) Law() calc.LawStamp { return catalog.Exists(c.tariff).Law }

// Refusal is the answer to a question that has problems.
func Refusal(problems calc.Problems) []byte {
	return answered(func(w *writer) { w.problems(problems) })
}

// AppendProduct appends what a product bears in one way: that of a place in the list, which its
// seller calls sku and which stands on a line of a table.
func AppendProduct(to []byte, a *articles.Answer, place int, sku string, line int) []byte {
	w := &writer{buf: to}
	w.articleAnswer(a, place, sku, line)
	return w.buf
}

// articleAnswer writes what a product bears in one way.
func (w *writer) articleAnswer(a *articles.Answer, place int, sku string, line int) {
	w.object("", func() {
		w.key("product")
		w.raw(strconv.Itoa(place))
		w.maybe("sku", sku)
		if line > 0 {
			w.key("line")
			w.raw(strconv.Itoa(line))
		}
		w.maybe("origin", a.Origin)
		w.text("mode", string(a.Mode))
		w.text("date", string(a.Day))
		if a.Problems != nil {
			w.object("problem", func() { w.problem(a.Problems[0]) })
			return
		}
		w.text("outcome", string(a.Outcome))
		w.maybeCents("duty", a.Duty)
		w.maybeCents("fees", a.Fees)
		w.maybeCents("total", a.Total)
		w.object("couldBe", func() {
			w.bounds(&a.Could)
			w.maybeSaid("why", a.Could.Why)
		})
		w.maybe("cheapest", a.Cheapest)
		w.maybeSaid("open", a.Open)
		if a.Program != "" {
			w.object("program", func() {
				w.text("claim", a.Program)
				w.said("name", a.ProgramName)
				w.maybeCents("least", a.WithProgram)
			})
		}
		w.maybeRate("percent", a.Percent)
		w.maybeSaid("noPercent", a.NoPercent)
	})
}
