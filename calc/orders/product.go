package orders

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A Product is what the seller knows of an article beside what the file of orders
// says.
type Product struct {
	HTS      string // digits only
	Origin   string
	Claim    string
	Facts    []string
	Measures map[string]decimal.Decimal // of one unit, by the tariff's units
	Currency string                     // of the customs value
	customs  number                     // of one unit
	valued   bool                       // whether it has a customs value
}

// CustomsValue returns the customs value of one unit in the product's currency, and
// false when the table has none.
func (p Product) CustomsValue() (decimal.Decimal, bool) { return p.customs.decimal(), p.valued }

// ProductColumns are the names of the columns of a product table. Only the first
// must be there.
var ProductColumns = []string{"sku", "hts", "origin", "customsValue", "currency", "claim", "facts", "measures"}

// Products are a seller's articles by their number (SKU).
type Products map[string]Product

// ReadProducts reads a product table: a CSV file whose first line names its columns.
// A row that cannot be read is left out and named in problems, by its line.
func ReadProducts(file []byte) (Products, calc.Problems) {
	if p := notText(file); p != nil {
		return nil, p
	}
	d := decoder{encoding: encodingOf(file)}
	text := d.decode(file)
	s := splitter{delimiter: delimiterOf(text)[0], next: 1}
	s.write(slices.Concat(text, d.rest()))
	s.finish()
	products := Products{}
	var problems calc.Problems
	var places []int
	for s.record() {
		var cells []string
		for i := range s.cells {
			cells = append(cells, strings.TrimSpace(string(s.cell(i))))
		}
		if places == nil {
			for _, name := range ProductColumns {
				places = append(places, slices.IndexFunc(cells, func(c string) bool { return plainName(c) == plainName(name) }))
			}
			if places[0] < 0 {
				return nil, calc.Problems{{Code: "missing-column", Subject: calc.About(calc.FieldSKU),
					Message: say.It("products-without-sku", say.Words("columns", ProductColumns))}}
			}
			continue
		}
		cell := func(i int) string {
			if places[i] < 0 || places[i] >= len(cells) {
				return ""
			}
			return cells[places[i]]
		}
		if places[0] < len(cells) {
			cells[places[0]] = unguarded(cells[places[0]])
		}
		p, err := readProduct(cell)
		switch _, twice := products[cell(0)]; {
		case err != nil:
			problems = append(problems, calc.Problem{Code: "invalid-product", Subject: calc.Subject{Name: cell(0)}, Message: inLine(s.line, say.Told(err))})
		case cell(0) == "":
			problems = append(problems, calc.Problem{Code: "invalid-product", Message: inLine(s.line, say.It("product-empty"))})
		case twice:
			problems = append(problems, calc.Problem{Code: "invalid-product", Subject: calc.Subject{Name: cell(0)}, Message: inLine(s.line, say.It("product-twice", say.Text("product", cell(0))))})
		default:
			products[cell(0)] = p
		}
	}
	return products, problems
}

func inLine(line int, why say.Message) say.Message {
	return say.It("product-line", say.Count("line", line), say.Say("why", why))
}

func readProduct(cell func(int) string) (p Product, err error) {
	if p.HTS, err = hts(cell(1)); err != nil {
		return p, err
	}
	if origin := cell(2); origin != "" {
		code, ok := countryOf(origin)
		if !ok {
			return p, say.Err("product-country", say.Text("given", origin))
		}
		p.Origin = code
	}
	p.Currency = strings.ToUpper(cell(4))
	if value := cell(3); value != "" {
		n, named, ok := readNumber([]byte(value), false)
		if !ok || n.negative {
			return p, say.Err("product-amount", say.Text("given", value))
		}
		p.customs, p.valued = n, true
		if p.Currency == "" {
			p.Currency = named
		}
	}
	if p.Currency == "" {
		p.Currency = "USD"
	}
	if !isCurrency(p.Currency) {
		return p, say.Err("product-currency", say.Text("given", cell(4)))
	}
	p.Claim = cell(5)
	p.Facts = strings.FieldsFunc(cell(6), func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
	for _, fact := range p.Facts {
		if !slices.ContainsFunc(law.All().GoodsFacts, func(f law.GoodsFact) bool { return f.Fact == strings.TrimPrefix(fact, "not-") }) {
			return p, say.Err("product-fact", say.Text("given", fact))
		}
	}
	for _, m := range strings.FieldsFunc(cell(7), func(r rune) bool { return r == ' ' || r == ';' }) {
		unit, amount, _ := strings.Cut(m, "=")
		n, ok := plainNumber([]byte(amount))
		if !ok || n.negative || unit == "" {
			return p, say.Err("product-measure", say.Text("given", m))
		}
		if p.Measures == nil {
			p.Measures = map[string]decimal.Decimal{}
		}
		p.Measures[unit] = n.decimal()
	}
	return p, nil
}

func hts(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	return tariff.ParseNumber(text)
}
