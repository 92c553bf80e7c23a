// Package articles answers what each article of a table of products would bear: from the
// origins, by the ways and on the days that are asked for, each as one shipment of one unit.
package articles

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"section321/calc/wire"
)

// Most is the most products of a table, and MostAnswers the most answers.
const (
	Most        = 100_000
	MostAnswers = 1_000_000
)

// Columns are those that a table may have. The first, and one of the values, must be there.
var Columns = []string{"sku", "description", "hts", "origin", "value", "customsValue", "currency", "claim", "facts", "measures"}

// A Question is what is asked of every product of a table.
type Question struct {
	Origins []string // none for the origin of each product's row
	From    string   // country of shipment; "" for the origin
	Modes   []string
	Days    []string
	Rates   map[string]string // dollars for one unit of a currency
}

// An Answer is what one product bears in one way.
type Answer struct {
	Product              int // index
	Origin, Mode, Day    string
	Outcome              string
	Duty, Fees, Total    string // "" where it is not known
	Least, Most          string // over all that is not known; "" where there is no bound
	Cheapest             string // yes, perhaps where open questions may change it, or ""
	Program, WithProgram string // a program that would help, and the least total with it
	Question             string // the question that decides most
	QuestionSay          json.RawMessage
	Problem              string
	ProblemSay           json.RawMessage
	Percent              string // the duties together, in percent of the customs value; "" where that does not say them
	NoPercent            string // why it does not
	Edition, CheckedOn   string // of the law
}

// A Product is a row of the table.
type Product struct {
	Line   int
	cells  map[string]string
	fields []byte // the goods as JSON, without their origin
	bad    string
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
		return nil, nil, fmt.Errorf("reading the heading of the table: %w; the first line names the columns, such as sku,hts,origin,value", err)
	}
	at := map[string]int{}
	for i, name := range heading {
		known := slices.IndexFunc(Columns, func(c string) bool { return strings.EqualFold(c, strings.TrimSpace(name)) })
		if known < 0 {
			unused = append(unused, name)
			continue
		}
		if _, twice := at[Columns[known]]; twice {
			return nil, nil, fmt.Errorf("the column %s stands twice in the table; keep one", Columns[known])
		}
		at[Columns[known]] = i
	}
	_, sku := at["sku"]
	_, value := at["value"]
	_, customs := at["customsValue"]
	if !sku || !value && !customs {
		return nil, nil, fmt.Errorf("the table needs a column sku, and value or customsValue; the columns known here are %s", strings.Join(Columns, ", "))
	}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all, unused, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("reading the table: %w", err)
		}
		if len(all) == Most {
			return nil, nil, fmt.Errorf("the table has more than %d products; split it into several files", Most)
		}
		line, _ := r.FieldPos(0)
		p := Product{Line: line, cells: map[string]string{}}
		for name, i := range at {
			if i < len(record) {
				p.cells[name] = strings.TrimSpace(record[i])
			}
		}
		if err := p.goods(); err != nil {
			p.bad = err.Error()
		}
		all = append(all, p)
	}
}

// goods writes the product as goods of a request.
func (p *Product) goods() error {
	item := map[string]any{}
	for column, field := range map[string]string{"description": "description", "hts": "hts", "value": "retailValue", "customsValue": "customsValue", "currency": "currency", "claim": "claim"} {
		if v := p.cells[column]; v != "" {
			item[field] = v
		}
	}
	if item["retailValue"] == nil && item["customsValue"] != nil {
		item["retailValue"] = item["customsValue"]
	}
	if facts := strings.FieldsFunc(p.cells["facts"], func(r rune) bool { return r == ' ' || r == ',' || r == ';' }); facts != nil {
		item["facts"] = facts
	}
	measures := map[string]string{}
	for _, pair := range strings.FieldsFunc(p.cells["measures"], func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		name, amount, ok := strings.Cut(pair, "=")
		if !ok {
			return fmt.Errorf("measures %q: write unit=amount, such as kg=0.4", pair)
		}
		measures[name] = amount
	}
	if len(measures) > 0 {
		item["measures"] = measures
	}
	text, err := json.Marshal(item)
	p.fields = text
	return err
}

// origins are those that are asked for a product.
func (q *Question) origins(p *Product) []string {
	if len(q.Origins) > 0 {
		return q.Origins
	}
	return []string{p.cells["origin"]}
}

// answersTo is how many answers a question of so many products has.
func answersTo(products int, q *Question) int {
	return products * max(1, len(q.Origins)) * len(q.Modes) * len(q.Days)
}

func tooMany(products, answers int) error {
	return fmt.Errorf("%d products with these origins, ways and days are %d answers, and %d are the most; ask for fewer at a time", products, answers, MostAnswers)
}

// Ask answers the question of every product, in their order, on all processors.
func Ask(c *wire.Calculator, products []Product, q Question) ([]Answer, error) {
	if n := answersTo(len(products), &q); n > MostAnswers {
		return nil, tooMany(len(products), n)
	}
	each := make([][]Answer, len(products))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			var room []byte
			for i := w; i < len(products); i += workers {
				for _, mode := range q.Modes {
					for _, day := range q.Days {
						begin := len(each[i])
						for _, origin := range q.origins(&products[i]) {
							a := Answer{Product: i, Origin: origin, Mode: mode, Day: day}
							room = a.ask(c, &products[i], &q, room)
							each[i] = append(each[i], a)
						}
						markCheapest(each[i][begin:])
					}
				}
			}
		}()
	}
	wait.Wait()
	return slices.Concat(each...), nil
}

// ask answers one. It uses, and returns, room that was used before.
func (a *Answer) ask(c *wire.Calculator, p *Product, q *Question, room []byte) []byte {
	if p.bad != "" {
		a.Problem = p.bad
		return room
	}
	from := q.From
	if from == "" {
		from = a.Origin
	}
	request := map[string]any{"date": a.Day, "mode": a.Mode, "from": from}
	if currency := p.cells["currency"]; currency != "" && q.Rates[currency] != "" {
		request["fx"] = map[string]string{currency: q.Rates[currency]}
	}
	goods := map[string]any{}
	err := json.Unmarshal(p.fields, &goods)
	if a.Origin != "" {
		goods["origin"] = a.Origin
	}
	request["items"] = []any{goods}
	text, err2 := json.Marshal(request)
	if err := errors.Join(err, err2); err != nil {
		a.Problem = err.Error()
		return room
	}
	room = c.Append(room[:0], "check", text)
	var answer struct {
		Error *struct {
			Field, Message string
			MessageSay     json.RawMessage
		}
		Outcome           string
		Duty, Fees, Total *string
		CouldBe           struct{ Least, Most string }
		Asks              []struct {
			Field, Question string
			QuestionSay     json.RawMessage
			Options         []struct {
				Answer      struct{ Claim string }
				Text, Least string
			}
		}
		Unsupported []struct {
			Text string
			Say  json.RawMessage
		}
		Lines []charge
		Law   struct{ Edition, VerifiedThrough string }
	}
	if err := json.Unmarshal(room, &answer); err != nil {
		a.Problem = err.Error()
		return room
	}
	if answer.Error != nil {
		a.Problem = strings.TrimPrefix(answer.Error.Field+": "+answer.Error.Message, ": ")
		a.ProblemSay = answer.Error.MessageSay
		return room
	}
	a.Outcome, a.Least, a.Most = answer.Outcome, answer.CouldBe.Least, answer.CouldBe.Most
	for _, amount := range []struct {
		to   *string
		from *string
	}{{&a.Duty, answer.Duty}, {&a.Fees, answer.Fees}, {&a.Total, answer.Total}} {
		if amount.from != nil {
			*amount.to = *amount.from
		}
	}
	a.Edition, a.CheckedOn = answer.Law.Edition, answer.Law.VerifiedThrough
	a.percent(answer.Lines)
	if len(answer.Asks) > 0 {
		a.Question, a.QuestionSay = answer.Asks[0].Question, answer.Asks[0].QuestionSay
	} else if len(answer.Unsupported) > 0 {
		a.Question, a.QuestionSay = answer.Unsupported[0].Text, answer.Unsupported[0].Say
	}
	for _, x := range answer.Asks {
		if x.Field != "items[0].claim" {
			continue
		}
		for _, o := range x.Options {
			if o.Answer.Claim != "" && o.Answer.Claim != "none" && o.Least != "" && (a.WithProgram == "" || amount(o.Least).LessThan(amount(a.WithProgram))) {
				a.Program, a.WithProgram = o.Answer.Claim+" "+o.Text, o.Least
			}
		}
	}
	return room
}

func amount(text string) decimal.Decimal {
	d, err := decimal.NewFromString(text)
	if err != nil {
		panic("articles: the calculator wrote the amount " + text)
	}
	return d
}

// markCheapest marks, of the origins of one product, way and day, the one that is cheapest: yes
// where its most is no more than the least of every other, whatever the open questions turn out
// to be, and perhaps where only its total is the lowest of those that are known. One origin alone
// is compared with nothing.
func markCheapest(all []Answer) {
	if len(all) < 2 {
		return
	}
	may := func(a *Answer) bool { return a.Problem == "" && a.Outcome != "prohibited" }
	lowest := ""
	for i := range all {
		if a := &all[i]; may(a) && a.Total != "" && (lowest == "" || amount(a.Total).LessThan(amount(lowest))) {
			lowest = a.Total
		}
	}
	for i := range all {
		a := &all[i]
		if !may(a) {
			continue
		}
		sure := a.Most != ""
		for j := range all {
			if other := &all[j]; j != i && other.Outcome != "prohibited" {
				sure = sure && other.Least != "" && !amount(other.Least).LessThan(amount(a.Most))
			}
		}
		switch {
		case sure:
			a.Cheapest = "yes"
		case a.Total != "" && amount(a.Total).Equal(amount(lowest)):
			a.Cheapest = "perhaps"
		}
	}
}
