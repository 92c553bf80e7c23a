//go:build !checkonly

package wire

import (
	"bytes"
	"strings"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/orders"
	"section321/calc/say"
)

// OrdersVerbs are what Orders answers beside the Calculator's Verbs, in the order in
// which a file is worked through:
//
//	orders-head      the first bytes of the file, at most orders.MostHead
//	orders-sniff     JSON: what is decided already; tells how to read the file
//	orders-products  a product table, CSV; empty takes it away
//	orders-open      JSON: how the file is to be read
//	orders-read      a chunk of the file's bytes, from its beginning on
//	orders-end       nothing; tells what was read
//	orders-answer    JSON: what the file does not say; tells what the law says of it all
//	orders-rows      JSON: a window on the rows and their answers
//	orders-days      JSON: a window on the person-days
//	orders-explain   JSON: a row; tells the request and the answer of check for its order
//	orders-together  JSON: a day, or none; tells the request of check for all orders that are not
//	                 free by themselves, put together as one shipment
//	orders-changes   JSON: two days; tells what the law alters for the orders between them, and how
//	                 many dollars a month that is
//	orders-write     JSON: csv, jsonl, or own for the file as it came with tariff numbers and
//	                 origins filled in; begins the second pass
//	orders-pass      a chunk of the file's bytes, again from its beginning on
//	orders-finish    nothing
//
// A workbook comes before all of these, part by part, as package sheet has it:
//
//	orders-book      JSON: the parts of its archive; tells which part is wanted. None take it away
//	orders-part      a chunk of the bytes of the part that is wanted
//	orders-part-end  nothing; tells which part is wanted next, and at last the sheets
//	orders-sheet     JSON: the name of a sheet; tells its part. The bytes of this part, and not
//	                 of the file, are what orders-head, orders-read and orders-pass take then
//
// Answers are JSON, but for those of orders-pass and orders-finish: these are bytes
// of the result file, and may be none. An error object instead of an answer leaves
// everything as it was before, but a file that could not be read or written to its
// end must be opened again.
var OrdersVerbs = []string{"orders-head", "orders-sniff", "orders-products", "orders-open", "orders-read", "orders-end",
	"orders-answer", "orders-rows", "orders-days", "orders-explain", "orders-together", "orders-changes", "orders-write", "orders-pass", "orders-finish",
	"orders-book", "orders-part", "orders-part-end", "orders-sheet"}

// EntriesVerbs are what Orders answers about a file of customs entries, in the order in
// which it is worked through. A workbook comes before them as before a file of orders.
//
//	entries-fields  nothing; tells what a column of a file can hold, and the columns of the
//	                file that was opened last
//	entries-open    JSON: the day of the question, who was importer of record where the file
//	                does not say, and the names of columns that it would not know
//	entries-read    a chunk of the file's bytes, from its beginning on
//	entries-answer  nothing; tells what comes back, briefly, and how the file was read
//	entries-orders  JSON: the day of the question, who was importer of record; takes the orders
//	                that orders-answer answered for entries, and tells what comes back of them
var EntriesVerbs = []string{"entries-fields", "entries-open", "entries-read", "entries-answer", "entries-orders"}

// Orders works through one file of orders at a time, and answers everything a
// Calculator does. It is not safe for use from several goroutines at once.
type Orders struct {
	*Calculator
	Until calc.Until // tells whether somebody waits for the answers; nil for as long as it takes
	// MostGoods is how many kinds of goods a file may have, those under another period of the
	// law counted anew; 0 for any number.
	MostGoods int
	Spread    orders.Spread // how the answers are shared out; nil for one after the other
	Expect    func(int64)   // is told the size of a file that is opened, where it is known; may be nil

	workbook
	entries  entriesFile
	head     []byte
	reader   *orders.Reader
	table    *orders.Table
	products orders.Products
	answers  *orders.Answers
	pass     *orders.Pass
	rows     places
	days     places
}

// Places are those of a view, kept while a person scrolls through it.
type places struct {
	view orders.View
	at   []uint32
	good bool
}

// NewOrders returns an Orders that answers with a Calculator's tariff.
func NewOrders(c *Calculator) *Orders { return &Orders{Calculator: c} }

// Answer answers one verb. The result is good until the next call.
func (o *Orders) Answer(verb string, request []byte) (result []byte) {
	aboutEntries := strings.HasPrefix(verb, "entries-")
	if !aboutEntries && !strings.HasPrefix(verb, "orders-") {
		return o.Calculator.Answer(verb, request)
	}
	defer func() {
		if recover() != nil {
			result = answered(func(w *writer) { w.problems(failed) })
		}
	}()
	var answer []byte
	var err error
	if aboutEntries {
		answer, err = o.answerEntries(verb, request)
	} else {
		answer, err = o.answer(verb, request)
	}
	if err != nil {
		return answered(func(w *writer) { w.error(err) })
	}
	return answer
}

// early is the error of a verb that came before another it needs.
func early(needs, id string) error {
	return calc.Problems{{Code: "too-early", Message: say.It("too-early", say.Say("what", say.It(id)), say.Text("verb", needs))}}
}

func (o *Orders) answer(verb string, request []byte) ([]byte, error) {
	switch verb {
	case "orders-book", "orders-part", "orders-part-end", "orders-sheet":
		return o.workbook.answer(verb, request)
	case "orders-head":
		o.begin()
		text, err := o.text(request)
		if err != nil {
			return nil, err
		}
		o.head = bytes.Clone(text[:min(len(text), orders.MostHead)])
		return written(func(w *writer) { w.count("bytes", len(o.head)) }), nil
	case "orders-sniff":
		return o.sniff(request)
	case "orders-products":
		return o.readProducts(request)
	case "orders-open":
		return o.open(request)
	case "orders-read":
		if o.reader == nil {
			return nil, early("orders-open", "no-file-open")
		}
		text, err := o.text(request)
		if err != nil {
			return nil, err
		}
		if _, err := o.reader.Write(text); err != nil {
			return nil, err
		}
		return written(func(w *writer) {
			w.count("rows", o.reader.Rows())
			w.count("bytes", int(o.reader.Bytes()))
		}), nil
	case "orders-end":
		if o.reader == nil {
			return nil, early("orders-open", "no-file-open")
		}
		notes, err := o.end()
		if err != nil {
			return nil, err
		}
		table, err := o.reader.End()
		if err != nil {
			return nil, err
		}
		o.table = table
		report := o.reader.Report(o.products)
		report.Warnings = append(report.Warnings, notes...)
		return encodeReport(&report), nil
	case "orders-answer":
		return o.assume(request)
	case "orders-write":
		return o.write(request)
	case "orders-pass", "orders-finish":
		if o.pass == nil {
			return nil, early("orders-write", "nothing-written")
		}
		if verb == "orders-pass" {
			text, err := o.text(request)
			if err != nil {
				return nil, err
			}
			return o.pass.Write(text)
		}
		defer func() { o.pass = nil }()
		return o.pass.End()
	case "orders-rows", "orders-days", "orders-explain", "orders-together", "orders-changes":
		if o.answers == nil {
			return nil, early("orders-answer", "nothing-answered")
		}
		switch verb {
		case "orders-rows":
			return o.showRows(request)
		case "orders-days":
			return o.showDays(request)
		case "orders-together":
			return o.together(request)
		case "orders-changes":
			return o.changes(request)
		}
		return o.explain(request)
	}
	return nil, calc.Problems{{Code: "unknown-verb", Message: say.It("order-verb-unknown", say.Words("known", OrdersVerbs), say.Text("given", verb))}}
}

func (o *Orders) sniff(request []byte) ([]byte, error) {
	fixed, problems := decodeFixed(request)
	if problems != nil {
		return nil, problems
	}
	guess, err := orders.Sniff(o.head, o.known(fixed))
	if err != nil {
		return nil, err
	}
	return encodeGuess(guess), nil
}

func (o *Orders) readProducts(file []byte) ([]byte, error) {
	if len(bytes.TrimSpace(file)) == 0 {
		o.products = nil
		return []byte(`{"products":0,"problems":[]}`), nil
	}
	products, problems := orders.ReadProducts(file)
	if products == nil {
		return nil, problems
	}
	o.products = products
	return written(func(w *writer) {
		w.count("products", len(products))
		list(w, "problems", problems, func(p calc.Problem) { w.object("", func() { w.problem(p) }) })
		w.products(products)
	}), nil
}

func (o *Orders) open(request []byte) ([]byte, error) {
	options, problems := decodeOptions(request)
	if problems != nil {
		return nil, problems
	}
	reader, err := orders.NewReader(options)
	if err != nil {
		return nil, err
	}
	o.begin()
	o.reader, o.table, o.answers, o.pass = reader, nil, nil, nil
	if o.Expect != nil {
		o.Expect(options.Bytes)
	}
	return []byte(`{"opened":true}`), nil
}

func (o *Orders) assume(request []byte) ([]byte, error) {
	if o.table == nil {
		return nil, early("orders-end", "no-file-read")
	}
	assumed, keep, problems := decodeAssumptions(request)
	if problems != nil {
		return nil, problems
	}
	assumed.Products = o.products
	spread := o.Spread
	if spread == nil {
		spread = orders.InTurn
	}
	if keep {
		o.answers, o.pass, o.rows, o.days = nil, nil, places{}, places{}
	}
	o.table.Until, o.table.MostGoods = o.Until, o.MostGoods
	answers, err := o.table.Answer(o.tariff, assumed, spread)
	if err != nil {
		return nil, err
	}
	if keep {
		o.answers = answers
	}
	summary := answers.Summary(o.tariff)
	summary.Assumed = &assumed
	return encodeSummary(&summary), nil
}

func (o *Orders) showRows(request []byte) ([]byte, error) {
	window, problems := decodeWindow(request, orders.RowSorts)
	if problems != nil {
		return nil, problems
	}
	at := o.rows.of(window, o.answers.FindRows)
	return written(func(w *writer) {
		list(w, "rows", window.cut(at), func(n uint32) {
			row := o.answers.Row(n)
			w.object("", func() { w.row(&row) })
		})
		w.count("from", window.from)
		w.count("of", len(at))
	}), nil
}

func (o *Orders) showDays(request []byte) ([]byte, error) {
	window, problems := decodeWindow(request, orders.DaySorts)
	if problems != nil {
		return nil, problems
	}
	at := o.days.of(window, o.answers.FindDays)
	return written(func(w *writer) {
		list(w, "days", window.cut(at), func(n uint32) {
			day := o.answers.Day(n)
			w.object("", func() { w.personDayOver(&day) })
		})
		w.count("from", window.from)
		w.count("of", len(at))
	}), nil
}

// of returns the places of a window's view, found anew when the view is another.
func (p *places) of(window window, find func(orders.View) []uint32) []uint32 {
	if !p.good || p.view != window.view {
		*p = places{window.view, find(window.view), true}
	}
	return p.at
}

func (o *Orders) explain(request []byte) ([]byte, error) {
	row, problems := decodeRow(request)
	if problems != nil {
		return nil, problems
	}
	shipment, ok := o.answers.Shipment(row)
	if !ok {
		return nil, calc.Problems{{Code: "invalid-row", Subject: at("row"), Message: say.It("row-not-counted")}}
	}
	answer, err := check.Shipment(shipment, o.tariff)
	if err != nil {
		return nil, err
	}
	return written(func(w *writer) {
		w.object("request", func() { w.question(&shipment) })
		w.object("answer", func() { w.checkAnswer(answer) })
	}), nil
}

func (o *Orders) write(request []byte) ([]byte, error) {
	as, problems := decodeWrite(request)
	if problems != nil {
		return nil, problems
	}
	if o.answers == nil {
		return nil, early("orders-answer", "nothing-answered")
	}
	render := orders.CSV
	switch as {
	case "jsonl":
		render = jsonLines()
	case "own":
		if err := o.table.CanFill(); err != nil {
			return nil, err
		}
		render = orders.Own
	}
	o.begin()
	o.pass = orders.NewPass(o.answers, render)
	return written(func(w *writer) { w.text("as", as) }), nil
}
