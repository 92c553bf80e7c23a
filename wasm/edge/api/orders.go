package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"section321/calc"
	"section321/calc/orders"
	"section321/calc/wire"
)

// chunk is how much of a file of orders is handed over at once.
const chunk = 512 << 10

// results are what a file of orders may come back as, by the parameter "as".
var results = map[string]string{"csv": csvType + "; charset=utf-8", "jsonl": linesType, "summary": jsonType}

// orders answers a file of orders. How it is to be read is guessed, and everything
// the guess or the file leaves open stands in the address.
func (a *api) orders(w http.ResponseWriter, r *http.Request) {
	parameters, ok := parametersOf(w, r)
	if !ok || !takes(w, r, csvType) {
		return
	}
	as, parameters, err := resultOf(parameters)
	if err != nil {
		reply(w, err)
		return
	}
	if r.ContentLength > a.MaxOrders {
		w.Header().Set("Connection", "close")
		tooLarge(w, a.MaxOrders)
		return
	}
	file, size, err := a.spool(w, r)
	defer a.spooled.give(size)
	if file == nil {
		reply(w, err)
		return
	}
	defer file.Close()
	// A file that is here may wait for those before it, so that slow clients, which only
	// send, keep nobody from being answered.
	if !a.files.wait(r.Context()) {
		busy(w)
		return
	}
	done := sync.OnceFunc(a.files.done)
	defer done()
	o := &orderFile{until: r.Context(), file: file, size: size, checker: wire.NewOrders(a.calculator)}
	o.checker.Until, o.checker.Spread, o.checker.MostGoods = r.Context(), a.spread, a.MostGoods
	summary := o.read(parameters)
	switch {
	case o.refusal != nil:
		done()
		reply(w, o.refusal)
	case as == "summary":
		done()
		reply(w, summary)
	case http.NewResponseController(w).SetWriteDeadline(time.Now().Add(patience)) != nil:
		// Where there are no deadlines, at the edge, answers are taken at once.
		o.write(as, func(answers []byte) error {
			w.Header().Set("Content-Type", results[as])
			_, err := w.Write(answers)
			return err
		})
		if o.refusal != nil { // before anything was written
			reply(w, o.refusal)
		}
	default:
		a.result(w, o, as, done)
	}
}

// result keeps the result until it is whole, and then sends it: a client that takes it
// slowly keeps neither the turn nor the memory of the work.
func (a *api) result(w http.ResponseWriter, o *orderFile, as string, done func()) {
	out, refusal := a.newSpool()
	if out == nil {
		reply(w, refusal)
		return
	}
	defer out.Close()
	size := int64(0)
	defer func() { a.spooled.give(size) }()
	o.write(as, func(answers []byte) error {
		if !a.spooled.take(int64(len(answers))) {
			o.refusal = problem("busy", "", tooMany)
			return errBusy
		}
		size += int64(len(answers))
		_, err := out.Write(answers)
		if err != nil {
			o.refusal = noSpool
		}
		return err
	})
	o.checker = nil
	done()
	if o.refusal != nil {
		reply(w, o.refusal)
		return
	}
	if _, err := out.Seek(0, io.SeekStart); err != nil {
		reply(w, noSpool)
		return
	}
	w.Header().Set("Content-Type", results[as])
	w.Header().Set("Content-Length", strconv.FormatInt(size, 10))
	control, pace := http.NewResponseController(w), a.pace()
	buffer := make([]byte, 64<<10)
	for {
		n, err := out.Read(buffer)
		if n > 0 {
			control.SetWriteDeadline(pace.deadline())
			if _, err := w.Write(buffer[:n]); err != nil {
				return
			}
			pace.moved(n)
		}
		if err != nil {
			return
		}
	}
}

var noSpool = problem("internal", "", "the server has no room for the file")

// newSpool is room for a file, or why there is none.
func (a *api) newSpool() (Spool, []byte) {
	if a.Spool == nil {
		return &memory{}, nil
	}
	file, err := a.Spool()
	if err != nil {
		return nil, noSpool
	}
	return file, nil
}

// resultOf takes the parameter "as" out of the others. Refusals are error objects.
func resultOf(parameters []parameter) (as string, others []parameter, refusal []byte) {
	as = "csv"
	for _, p := range parameters {
		if p.name != "as" {
			others = append(others, p)
			continue
		}
		if as = p.value; results[as] == "" {
			return "", nil, problem("invalid-as", "as", "the answer comes as csv, jsonl or summary; write one of them")
		}
	}
	return as, others, nil
}

// spool keeps the whole file, because it is read twice. A client may be slow, but
// not stand still. The size is that of the room it takes, with a refusal too.
func (a *api) spool(w http.ResponseWriter, r *http.Request) (file Spool, size int64, refusal []byte) {
	if file, refusal = a.newSpool(); file == nil {
		return nil, 0, refusal
	}
	control := http.NewResponseController(w)
	from := http.MaxBytesReader(w, r.Body, a.MaxOrders)
	buffer := make([]byte, 64<<10)
	pace := a.pace()
	for {
		last := pace.deadline()
		control.SetReadDeadline(last)
		control.SetWriteDeadline(last.Add(2 * patience)) // after which it waits for its turn, and is sent the answer
		n, err := from.Read(buffer)
		if !a.spooled.take(int64(n)) {
			file.Close()
			w.Header().Set("Connection", "close")
			return nil, size, problem("busy", "", tooMany)
		}
		size += int64(n)
		pace.moved(n)
		if _, failed := file.Write(buffer[:n]); failed != nil {
			file.Close()
			return nil, size, noSpool
		}
		if err == io.EOF {
			return file, size, nil
		}
		if err != nil {
			file.Close()
			w.Header().Set("Connection", "close")
			var over *http.MaxBytesError
			if errors.As(err, &over) {
				return nil, size, problem("request-too-large", "", tooLong(a.MaxOrders))
			}
			code, message := cutOff(err)
			return nil, size, problem(code, "", message)
		}
	}
}

// An orderFile is a file that is worked through.
type orderFile struct {
	until   calc.Until // somebody waits for the result
	file    Spool
	size    int64
	checker *wire.Orders
	refusal []byte // the error object that ended it
}

// ask asks the checker, unless there was a refusal before.
func (o *orderFile) ask(verb string, request []byte) []byte {
	if o.refusal != nil {
		return nil
	}
	if o.until.Err() != nil {
		o.refusal = problem(calc.Cancelled[0].Code, "", calc.Cancelled[0].Message.String())
		return nil
	}
	answer := o.checker.Answer(verb, request)
	if failed(answer) {
		o.refusal = bytes.Clone(answer)
		return nil
	}
	return answer
}

// read reads the file and answers it, and returns the summary.
func (o *orderFile) read(parameters []parameter) []byte {
	head := make([]byte, min(o.size, orders.MostHead))
	o.file.Seek(0, io.SeekStart)
	if _, err := io.ReadFull(o.file, head); err != nil {
		o.refusal = problem("internal", "", "the server could not read the file again")
		return nil
	}
	o.ask("orders-head", head)
	reading, assumed := o.settle(o.ask("orders-sniff", fixed(parameters)), parameters)
	o.ask("orders-open", reading)
	o.pass("orders-read", func([]byte) error { return nil })
	o.ask("orders-end", nil)
	return bytes.Clone(o.ask("orders-answer", assumed))
}

// write writes the result, chunk by chunk.
func (o *orderFile) write(as string, send func([]byte) error) {
	o.ask("orders-write", []byte(`{"as":"`+as+`"}`))
	if o.pass("orders-pass", send) == nil && o.refusal == nil {
		send(o.ask("orders-finish", nil))
	}
}

// pass hands the file to a verb, from its beginning to its end.
func (o *orderFile) pass(verb string, take func([]byte) error) error {
	o.file.Seek(0, io.SeekStart)
	buffer := make([]byte, chunk)
	for o.refusal == nil {
		n, err := io.ReadFull(o.file, buffer)
		if n > 0 {
			if err := take(o.ask(verb, buffer[:n])); err != nil {
				return err
			}
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// fixed writes what is not to be guessed, because everything else is guessed by it.
func fixed(parameters []parameter) []byte {
	settled := map[string]any{}
	columns := map[string]string{}
	for _, p := range parameters {
		switch column, named := strings.CutPrefix(p.name, "columns."); {
		case named:
			columns[column] = p.value
		case p.name == "encoding" || p.name == "delimiter" || p.name == "header":
			settled[p.name] = p.value
		}
	}
	if len(columns) > 0 {
		settled["over"] = columns
	}
	// Marshaling texts does not fail.
	request, _ := json.Marshal(settled)
	return request
}

// settle lays the parameters over the guess. A parameter that is a field of the
// reading options belongs to them; every other one is an assumption, or the checker's
// to refuse.
func (o *orderFile) settle(guess []byte, parameters []parameter) (reading, assumed []byte) {
	if o.refusal != nil {
		return nil, nil
	}
	var g struct {
		Options   map[string]any
		Questions []struct {
			Field, Text, Answer string
			Choices             []struct{ Value, Text string }
		}
		Missing []string
	}
	if err := json.Unmarshal(guess, &g); err != nil {
		o.refusal = problem("internal", "", "the server could not look at the file")
		return nil, nil
	}
	var assumptions []parameter
	given := map[string]bool{}
	for _, p := range parameters {
		root, inner, nested := strings.Cut(p.name, ".")
		if _, reads := g.Options[root]; !reads || root == "bytes" {
			assumptions = append(assumptions, p)
			continue
		}
		if given[p.name] {
			o.refusal = problem("duplicate-field", p.name, p.name+" is given twice; keep one")
			return nil, nil
		}
		given[p.name] = true
		if object, ok := g.Options[root].(map[string]any); nested && ok {
			object[inner] = p.value
		} else {
			g.Options[root] = p.value
		}
	}
	for _, q := range g.Questions {
		if q.Answer != "" || given[q.Field] {
			continue
		}
		message := q.Text
		for _, c := range q.Choices {
			message += fmt.Sprintf(" Write %s=%s for %s.", q.Field, c.Value, c.Text)
		}
		o.refusal = problem("open-question", q.Field, message)
		return nil, nil
	}
	g.Options["bytes"] = o.size
	// Marshaling what was read from JSON does not fail.
	reading, _ = json.Marshal(g.Options)
	return reading, assumptionsOf(assumptions)
}

// assumptionsOf writes assumptions as the request every face uses. Facts are words
// with commas between them, and eccf is a word.
func assumptionsOf(parameters []parameter) []byte {
	b := []byte{'{'}
	for i, p := range parameters {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, text(p.name)...), ':')
		switch {
		case p.name == "facts":
			// Marshaling texts does not fail.
			words, _ := json.Marshal(strings.FieldsFunc(p.value, func(r rune) bool { return r == ',' || r == ' ' }))
			b = append(b, words...)
		case p.name == "eccf" && (p.value == "true" || p.value == "false"):
			b = append(b, p.value...)
		default:
			b = append(b, text(p.value)...)
		}
	}
	return append(b, '}')
}
