package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"section321/calc/orders/sample"
	"section321/calc/wire"
	"section321/calc/wire/native"
	"section321/tools/engine"
)

// host runs the engine, which is built once.
var host = sync.OnceValues(func() (*engine.Host, error) {
	dir, err := os.MkdirTemp("", "orders")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "orders.wasm")
	if err := engine.BuildOrders(context.Background(), name); err != nil {
		return nil, err
	}
	wasm, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	h, err := engine.Open(context.Background(), wasm)
	if err != nil {
		return nil, err
	}
	return h, h.Load(native.Tariff())
})

// A pair asks the engine and the checker itself, and compares the bytes.
type pair struct {
	*testing.T
	host    *engine.Host
	checker *wire.Orders
}

func both(t *testing.T) pair {
	t.Helper()
	h, err := host()
	if err != nil {
		t.Fatal(err)
	}
	return pair{t, h, wire.NewOrders(native.Calculator())}
}

func (p pair) ask(verb string, request []byte) []byte {
	p.Helper()
	got, err := p.host.Bytes(verb, request)
	if err != nil {
		p.Fatalf("%s %.200q: %v", verb, request, err)
	}
	want := bytes.Clone(p.checker.Answer(verb, request))
	if !bytes.Equal(got, want) {
		p.Fatalf("%s %.200q\nengine %.2000s\nnative %.2000s", verb, request, got, want)
	}
	return want
}

// work takes a file through every verb, and returns the summary.
func (p pair) work(file []byte, options map[string]any, assumptions string) []byte {
	p.Helper()
	p.ask("orders-head", file[:min(len(file), 1<<20)])
	var guess struct{ Options map[string]any }
	if err := json.Unmarshal(p.ask("orders-sniff", []byte("{}")), &guess); err != nil {
		p.Fatal(err)
	}
	for field, value := range options {
		guess.Options[field] = value
	}
	request, err := json.Marshal(guess.Options)
	if err != nil {
		p.Fatal(err)
	}
	p.ask("orders-open", request)
	for chunk := range slices.Chunk(file, 10_000) {
		p.ask("orders-read", chunk)
	}
	p.ask("orders-end", nil)
	summary := p.ask("orders-answer", []byte(assumptions))
	for _, view := range []string{`{"count":1000}`, `{"sort":"total","descending":true}`, `{"sort":"person","filter":{"over":true}}`, `{"filter":{"text":"a"}}`} {
		p.ask("orders-rows", []byte(view))
	}
	p.ask("orders-days", []byte(`{"sort":"over","descending":true}`))
	p.ask("orders-explain", []byte(`{"row":0}`))
	for _, as := range []string{"csv", "jsonl"} {
		p.ask("orders-write", []byte(`{"as":"`+as+`"}`))
		for chunk := range slices.Chunk(file, 10_000) {
			p.ask("orders-pass", chunk)
		}
		p.ask("orders-finish", nil)
	}
	return summary
}

func TestTheEngineSaysWhatTheCheckerSays(t *testing.T) {
	p := both(t)
	files, err := filepath.Glob("../../calc/orders/testdata/*.[ct][sx][vt]")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, assumed := range []string{`{"mode":"express","from":"CN","origin":"CN","hts":"6109.10.00.12","transitDays":3}`,
			`{"mode":"post","from":"GB","origin":"GB","asOf":"2025-09-15","keep":true}`, `{"mode":"truck","from":"MX"}`} {
			p.work(file, map[string]any{"country": "US", "fx": map[string]string{"GBP": "1.27", "EUR": "1.10", "INR": "0.0118"}}, assumed)
		}
	}
}

func TestTwentyThousandRows(t *testing.T) {
	var file bytes.Buffer
	if err := sample.Write(&file, 20_000); err != nil {
		t.Fatal(err)
	}
	summary := both(t).work(file.Bytes(), nil, `{"mode":"express","from":"CN","origin":"CN","hts":"6109.10.00.12"}`)
	if bytes.HasPrefix(summary, []byte(`{"error"`)) {
		t.Errorf("%s", summary)
	}
}

func TestItAnswersWhatTheCalculatorAnswers(t *testing.T) {
	p := both(t)
	answer := p.ask("check", []byte(`{"date":"2026-09-01","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"18.20"}]}`))
	if !bytes.Contains(answer, []byte(`"duty":"6.57"`)) {
		t.Errorf("%s", answer)
	}
	p.ask("law", []byte(`{"date":"2026-09-01"}`))
	p.ask("nonsense", nil)
}

func TestAVerbThatComesTooEarlyOrIsWrong(t *testing.T) {
	p := both(t)
	p.ask("orders-open", []byte(`{"columns":{"price":"P","ordered":"D"}}`))
	for _, verb := range append([]string{"orders-nonsense"}, wire.OrdersVerbs...) {
		for _, request := range []string{"", "{}", "[]", "PK\x03\x04", `{"row":99999999999}`, `{"as":"pdf"}`, `{"sort":"taste"}`} {
			p.ask(verb, []byte(request))
		}
	}
}

// BenchmarkEngine reads and answers 100,000 rows in the engine under wazero.
func BenchmarkEngine(b *testing.B) {
	const rows = 100_000
	h, err := host()
	if err != nil {
		b.Fatal(err)
	}
	var file bytes.Buffer
	if err := sample.Write(&file, rows); err != nil {
		b.Fatal(err)
	}
	ask := func(verb string, request []byte) []byte {
		answer, err := h.Answer(verb, request)
		if err != nil || bytes.HasPrefix(answer, []byte(`{"error"`)) {
			b.Fatal(err, string(answer))
		}
		return answer
	}
	b.SetBytes(int64(file.Len()))
	for b.Loop() {
		ask("orders-head", file.Bytes()[:1<<20])
		var guess struct{ Options json.RawMessage }
		if err := json.Unmarshal(ask("orders-sniff", []byte("{}")), &guess); err != nil {
			b.Fatal(err)
		}
		ask("orders-open", guess.Options)
		for chunk := range slices.Chunk(file.Bytes(), 512<<10) {
			ask("orders-read", chunk)
		}
		ask("orders-end", nil)
		ask("orders-answer", []byte(`{"mode":"express","from":"CN","origin":"CN","hts":"6109.10.00.12"}`))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/rows, "µs/row")
}
