package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"section321/calc/law"
	"section321/calc/wire"
	"section321/calc/wire/native"
	"section321/tools/engine"
)

// shipped is the engine under test: the file ENGINE_WASM names (as an absolute path),
// else one built now.
var shipped = sync.OnceValues(func() ([]byte, error) {
	if name := os.Getenv("ENGINE_WASM"); name != "" {
		return os.ReadFile(name)
	}
	dir, err := os.MkdirTemp("", "engine")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "engine.wasm")
	if err := engine.Build(context.Background(), name); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
})

// host is shared, because compiling the file is slow; the tests run one after another.
var host = sync.OnceValues(func() (*engine.Host, error) {
	wasm, err := shipped()
	if err != nil {
		return nil, err
	}
	h, err := engine.Open(context.Background(), wasm)
	if err != nil {
		return nil, err
	}
	var eras [][]byte
	for _, e := range native.Eras() {
		eras = append(eras, e.Packed())
	}
	return h, h.Load(native.Tariff(), eras...)
})

func open(t *testing.T) *engine.Host {
	t.Helper()
	h, err := host()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// verbs are what this engine answers of all that the calculator does.
var verbs = []string{"check", "law", "find"}

// same asks the engine and the calculator itself, and compares the bytes.
func same(t *testing.T, h *engine.Host, verb string, request []byte) {
	t.Helper()
	got, err := h.Answer(verb, request)
	if err != nil {
		t.Errorf("%s %.200q: %v", verb, request, err)
		return
	}
	if want := native.Calculator().Answer(verb, request); !bytes.Equal(got, want) {
		t.Errorf("%s %.200q\nengine %.2000s\nnative %.2000s", verb, request, got, want)
	}
}

func TestSameAnswersAsNative(t *testing.T) {
	h := open(t)
	requests := cases(t)
	if len(requests) == 0 {
		t.Fatal("no cases found")
	}
	for _, request := range requests {
		for _, verb := range verbs {
			same(t, h, verb, request)
		}
		same(t, h, "law", lawRequest(t, request))
	}
}

// cases reads every request of the calculator's own cases.
func cases(t *testing.T) (requests []json.RawMessage) {
	t.Helper()
	for _, pattern := range []string{"../../tools/cases/*.jsonl", "../../calc/wire/testdata/compare/*.jsonl"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
				var of struct{ Request json.RawMessage }
				if err := json.Unmarshal(line, &of); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if of.Request != nil {
					requests = append(requests, of.Request)
				}
			}
		}
	}
	return requests
}

// lawRequest asks for the law of the day and the country a case is about.
func lawRequest(t *testing.T, request []byte) []byte {
	t.Helper()
	var of struct{ Date, Mode, From any }
	if err := json.Unmarshal(request, &of); err != nil {
		t.Fatal(err)
	}
	law, err := json.Marshal(map[string]any{"date": of.Date, "origin": of.From, "mode": of.Mode})
	if err != nil {
		t.Fatal(err)
	}
	return law
}

func TestBadRequests(t *testing.T) {
	h := open(t)
	item := `{"origin":"CN","retailValue":"1.00","currency":"USD"},`
	shipment := func(items string) string {
		return `{"date":"2026-09-01","mode":"express","from":"CN","items":[` + items + `]}`
	}
	for _, c := range []struct{ name, request string }{
		{"empty", ""},
		{"space", " \n"},
		{"not JSON", "hello"},
		{"cut off", `{"date":"2026-0`},
		{"not an object", `[1,2]`},
		{"null", "null"},
		{"zero byte", "{\"date\":\"\x00\"}"},
		{"invalid UTF-8", "{\"date\":\"\xff\xfe\"}"},
		{"half a surrogate", `{"date":"\ud800"}`},
		{"byte order mark", "\ufeff{}"},
		{"other letters", `{"date":"二〇二六年","from":"🇨🇳"}`},
		{"deep lists", strings.Repeat("[", 100_000)},
		{"deep objects", strings.Repeat(`{"items":`, 100_000)},
		{"deep and closed", shipment(strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000))},
		{"long number", shipment(`{"origin":"CN","retailValue":` + strings.Repeat("9", 100_000) + `}`)},
		{"large exponent", shipment(`{"origin":"CN","retailValue":1e999999999,"currency":"USD"}`)},
		{"small exponent", shipment(`{"origin":"CN","retailValue":"1e-999999999","currency":"USD"}`)},
		{"5 MB of garbage", strings.Repeat("garbage \x80\n{[\"", 5<<20/12)},
		{"5 MB of text", `{"date":"` + strings.Repeat("9", 5<<20) + `"}`},
		{"10,000 items", strings.TrimSuffix(shipment(strings.Repeat(item, 10_000)), ",]}") + "]}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, verb := range verbs {
				same(t, h, verb, []byte(c.request))
			}
			if len(c.request) > wire.MaxRequest {
				return
			}
			for _, verb := range []string{"", "chek", "CHECK", "\xff", "чек", strings.Repeat("check", 1000)} {
				if answer, err := h.Answer(verb, []byte(c.request)); err != nil || !bytes.HasPrefix(answer, []byte(`{"error":{"code":"unknown-verb"`)) {
					t.Errorf("the verb %.20q: %v %.200s", verb, err, answer)
				}
			}
		})
	}
}

// The engine does not take in what the calculator would refuse, and says the same.
func TestMoreThanTheRoom(t *testing.T) {
	h := open(t)
	const verbs = 64 << 10 // the room for a verb
	for _, more := range []int{-1, 0, 1, verbs, verbs + 1, 20 << 20} {
		same(t, h, "check", make([]byte, wire.MaxRequest+more))
	}
	same(t, h, "check", []byte("{}"))
}

func TestANewInstanceAfterATrap(t *testing.T) {
	h := open(t)
	for _, b := range []byte{0xff, 0x00, 0x5a} {
		memory, _ := h.Memory().Read(0, h.Memory().Size())
		for i := range memory {
			memory[i] = b
		}
		if answer, err := h.Answer("check", []byte("{}")); err == nil {
			t.Errorf("memory full of %#x: answered %.200s", b, answer)
		}
		same(t, h, "check", []byte("{}"))
	}
}

// Large requests must use the same memory again and again. That small ones do is held by site/test/engine.test.mjs,
// where ten thousand of them take three seconds.
func TestMemoryAfterLargeRequests(t *testing.T) {
	h := open(t)
	large := bytes.Repeat([]byte(" "), wire.MaxRequest)
	var before uint32
	for i := range 60 {
		same(t, h, "check", large)
		if i == 20 {
			before = h.Memory().Size()
		}
	}
	if after := h.Memory().Size(); after > before {
		t.Errorf("memory grew from %d to %d bytes", before, after)
	}
}

// The law is what a page fetches beside the engine, and anew when a row of it changed.
func TestLawSize(t *testing.T) {
	const budget = 26_000
	size := engine.Brotli(native.Law())
	t.Logf("%d under brotli", size)
	if size > budget {
		t.Errorf("%d bytes under brotli, the budget is %d", size, budget)
	}
}

// Of the law an engine holds nothing: another rate or another day leaves its bytes as they were.
func TestTheEngineHoldsNoLaw(t *testing.T) {
	wasm, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"19 U.S.C. 1321", "federalregister.gov", law.All().Edition, native.BuiltInHash()} {
		if !bytes.Contains(native.Law(), []byte(text)) {
			t.Errorf("the law does not say %q", text)
		}
		if bytes.Contains(wasm, []byte(text)) {
			t.Errorf("the engine says %q", text)
		}
	}
}

// The tariff is what a page fetches in the background.
func TestTariffSize(t *testing.T) {
	const budget = 400_000
	if size := engine.Brotli(native.Tariff()); size > budget {
		t.Errorf("%d bytes under brotli, the budget is %d", size, budget)
	} else {
		t.Logf("%d under brotli", size)
	}
}

// An era is what a page fetches when a day of it is asked for.
func TestEraSizes(t *testing.T) {
	const budget = 300_000
	for _, e := range native.Eras() {
		size := engine.Brotli(e.Packed())
		t.Logf("%s: %d under brotli", e.Name, size)
		if size > budget {
			t.Errorf("%s: %d bytes under brotli, the budget is %d", e.Name, size, budget)
		}
	}
}

// What travels to a phone before the first answer, beside the law.
func TestSize(t *testing.T) {
	// It was 800,000 until numbers had to exist, programs had days and countries, and a
	// search said what each line bears; 840,000 until every answer said what it could be, with
	// each question priced, which is 37 KB, and found the tariff of earlier years; 915,000 until
	// it knew the countries of column 2, of the GSP and AGOA by day, took the law of an edition in
	// place of its own and remembered within a question what it had worked out; 930,000 until it
	// held no law, which is a file beside it. An empty Go program is 385 KB of it, math/big 38.
	// The words of the tariff’s rates, said in each language, are 3 KB more. It was 908,000 until the
	// engine counted a table of the runtime itself, left the lines of its source out, and had a package
	// fmt of its own, which are 70, 43 and 55 KB; see tools/engine.
	const budget = 752_000
	wasm, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	size := engine.Brotli(wasm)
	t.Logf("%d bytes, %d under brotli", len(wasm), size)
	if size > budget {
		t.Errorf("%d bytes under brotli, the budget is %d", size, budget)
	}
}
