package api

import (
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

func TestTheDescriptionIsOpenAPI(t *testing.T) {
	text, err := os.Open("testdata/openapi-3.1-schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	schema, err := jsonschema.UnmarshalJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("openapi", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("openapi")
	if err != nil {
		t.Fatal(err)
	}
	document := readContract(t).document
	if err := compiled.Validate(document); err != nil {
		t.Error(err)
	}
	document["paths"].(map[string]any)["/v1/check"].(map[string]any)["post"].(map[string]any)["response"] = ""
	if compiled.Validate(document) == nil {
		t.Error("the schema takes anything")
	}
}

const tees = `{"products":[{"sku":"TEE","hts":"6109.10.00.12","retailValue":"24"}],"origins":["CN","MX"],"modes":["express"],"dates":["2026-09-01"]}`

// A good request of each path.
var good = map[string]struct{ query, kind, body string }{
	"/v1/check":        {"", jsonType, shirt},
	"/v1/check/batch":  {"", linesType, shirt},
	"/v1/compare":      {"", jsonType, `{"date":"2026-09-01","orders":{"perMonth":"9"},"product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48.00"}}`},
	"/v1/refund":       {"", jsonType, `{"on":"2026-07-15","entries":[{"date":"2025-06-01","type":"01","void":"1000.00"}]}`},
	"/v1/bill":         {"", jsonType, `{"shipment":` + shirt25 + `,"bill":{"duty":"12.00"}}`},
	"/v1/flags":        {"", jsonType, shirt},
	"/v1/products":     {"", jsonType, tees},
	"/v1/orders":       {"?mode=express&from=CN&origin=CN&country=US", csvType, "Order,Date,Email,Unit price,Quantity\n1,2026-01-02,a@example.com,5.00,1\n"},
	"/v1/law":          {"?date=2026-09-01", jsonType, `{"date":"2026-09-01"}`},
	"/v1/catalog":      {"", jsonType, `{"messages":true}`},
	"/v1/find":         {"?date=2026-09-01&q=shirt", jsonType, `{"date":"2026-09-01","query":"shirt"}`},
	"/v1/openapi.json": {},
	"/healthz":         {},
}

// broken is a calculator that fails on whatever it is asked.
var broken *wire.Calculator

// provoke returns the status that a path answers under where it should be a given one.
func provoke(status, method, path string) int {
	g := good[path]
	if method != "GET" && path != "/v1/orders" {
		g.query = ""
	}
	a := New(native.Calculator(), Options{Workers: 2}).(*api)
	r := httptest.NewRequest(method, path+g.query, strings.NewReader(g.body))
	r.Header.Set("Content-Type", g.kind)
	switch status {
	case "304":
		r.Header.Set("If-None-Match", "*")
	case "400":
		r.URL.RawQuery += "&x=%"
	case "408":
		r = httptest.NewRequest(method, path+g.query, iotest.ErrReader(os.ErrDeadlineExceeded))
		r.Header.Set("Content-Type", g.kind)
	case "413":
		r.ContentLength = 1 << 40
	case "415":
		r.Header.Set("Content-Type", "text/plain")
	case "500":
		a.calculator = broken
		if path == "/v1/orders" {
			a.Spool = func() (Spool, error) { return nil, os.ErrPermission }
		}
	case "503":
		a.memory.left, a.spooled.left = 0, 0
		r = httptest.NewRequest(method, path+g.query, strings.NewReader(strings.Repeat(" ", smallBody)+g.body))
		r.Header.Set("Content-Type", g.kind)
	}
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	return w.Code
}

// A fault of ours has no place of its own where nothing is computed or no tariff asked, and in a batch it
// is the answer to a line; a worker whose program falls answers 500 to any of them.
var noFault = map[string]bool{"/v1/openapi.json": true, "/healthz": true, "/v1/check/batch": true, "/v1/flags": true}

func TestEveryStatusThatIsDescribedOccurs(t *testing.T) {
	paths := readContract(t).document["paths"].(map[string]any)
	if len(good) != len(paths) {
		t.Fatalf("%d of %d paths", len(good), len(paths))
	}
	for path, methods := range paths {
		for method, operation := range methods.(map[string]any) {
			for status := range operation.(map[string]any)["responses"].(map[string]any) {
				if status == "500" && noFault[path] {
					continue
				}
				if got := strconv.Itoa(provoke(status, strings.ToUpper(method), path)); got != status {
					t.Errorf("%s %s answered %s where it should be %s", method, path, got, status)
				}
			}
		}
	}
}
