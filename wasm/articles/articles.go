// Package articles reads a table of products, has the calculator answer what each would bear,
// and writes the answers as files that shops take.
package articles

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"section321/calc"
	"section321/calc/articles"
	"section321/calc/say"
	"section321/calc/wire"
)

// Columns are those that a table may have. The first, and one of the values, must be there.
var Columns = []string{"sku", "description", "hts", "origin", "value", "customsValue", "currency", "claim", "facts", "measures"}

// An Answer is what one product bears in one way.
type Answer struct {
	Product int // index
	articles.Answer
}

// A Product is a row of the table.
type Product struct {
	Line     int
	cells    map[string]string
	goods    calc.Item
	problems calc.Problems
}

// SKU is what the seller calls the product.
func (p *Product) SKU() string { return p.cells["sku"] }

// Number is the tariff number of the product, as the table has it.
func (p *Product) Number() string { return p.cells["hts"] }

// Read reads a table. What is in it and not known here is returned, too.
func Read(in io.Reader) (all []Product, unused []string, err error) {
	buffered := bufio.NewReader(in)
	if mark, _ := buffered.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		buffered.Discard(3)
	}
	r := csv.NewReader(buffered)
	r.FieldsPerRecord = -1
	heading, err := r.Read()
	if err != nil {
		return nil, nil, say.Err("products-heading")
	}
	at := map[string]int{}
	for i, name := range heading {
		known := slices.IndexFunc(Columns, func(c string) bool { return strings.EqualFold(c, strings.TrimSpace(name)) })
		if known < 0 {
			unused = append(unused, name)
			continue
		}
		if _, twice := at[Columns[known]]; twice {
			return nil, nil, say.Err("products-column-twice", say.Text("column", Columns[known]))
		}
		at[Columns[known]] = i
	}
	_, sku := at["sku"]
	_, value := at["value"]
	_, customs := at["customsValue"]
	if !sku || !value && !customs {
		return nil, nil, say.Err("products-columns", say.Words("known", Columns))
	}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all, unused, nil
		}
		if err != nil {
			line, _ := r.FieldPos(0)
			if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
				line = wrong.Line
			}
			return nil, nil, say.Err("products-table", say.Count("line", line))
		}
		if len(all) == articles.Most {
			return nil, nil, say.Err("products-too-many-rows", say.Count("most", articles.Most))
		}
		line, _ := r.FieldPos(0)
		p := Product{Line: line, cells: map[string]string{}}
		for name, i := range at {
			if i < len(record) {
				p.cells[name] = strings.TrimSpace(record[i])
			}
		}
		p.read()
		all = append(all, p)
	}
}

// read reads the goods of the row as a request has them.
func (p *Product) read() {
	item := map[string]any{}
	for column, field := range map[string]string{"description": "description", "hts": "hts", "value": "retailValue", "customsValue": "customsValue", "currency": "currency", "claim": "claim"} {
		if v := p.cells[column]; v != "" {
			item[field] = v
		}
	}
	if item["retailValue"] == nil && item["customsValue"] != nil {
		item["retailValue"] = item["customsValue"]
	}
	if facts := several(p.cells["facts"]); facts != nil {
		item["facts"] = facts
	}
	measures := map[string]string{}
	for _, pair := range several(p.cells["measures"]) {
		name, amount, ok := strings.Cut(pair, "=")
		if !ok {
			p.problems = calc.Problems{{Code: "invalid-measure", Subject: calc.About(calc.FieldMeasures), Message: say.It("products-measure", say.Text("given", calc.Shorten(pair)))}}
			return
		}
		measures[name] = amount
	}
	if len(measures) > 0 {
		item["measures"] = measures
	}
	text, _ := json.Marshal(item) // of texts
	p.goods, p.problems = wire.Product(text)
	p.goods.Origin = p.cells["origin"]
}

// several are what stands in a cell with spaces, commas or semicolons between.
func several(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
}

// A Clerk answers parts of a table, on as many processors as there are.
type Clerk []*articles.Pricer

// NewClerk returns one that asks a calculator.
func NewClerk(c *wire.Calculator, u calc.Until) Clerk {
	clerk := make(Clerk, runtime.GOMAXPROCS(0))
	for i := range clerk {
		clerk[i] = c.Pricer(u)
	}
	return clerk
}

// Ask answers the question of every product, in their order.
func (clerk Clerk) Ask(products []Product, q *articles.Question) ([]Answer, error) {
	each, faults := make([][]Answer, len(products)), make([]error, len(clerk))
	var wait sync.WaitGroup
	for w, pricer := range clerk {
		wait.Go(func() {
			for i := w; i < len(products) && faults[w] == nil; i += len(clerk) {
				each[i], faults[w] = ask(pricer, &products[i], i, q)
			}
		})
	}
	wait.Wait()
	return slices.Concat(each...), errors.Join(faults...)
}

func ask(pricer *articles.Pricer, p *Product, place int, q *articles.Question) ([]Answer, error) {
	told, err := pricer.Of(&p.goods, q)
	all := make([]Answer, len(told))
	for i := range told {
		if p.problems != nil {
			told[i] = articles.Wrong(&told[i], p.problems)
		}
		all[i] = Answer{place, told[i]}
	}
	return all, err
}
