package api

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"section321/calc/orders/sample"
)

// A contract is openapi.json, ready to hold things to.
type contract struct {
	document map[string]any
	compiler *jsonschema.Compiler
	seen     map[string]bool // every property that occurred, by schema and name
}

func readContract(t *testing.T) *contract {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(openapi))
	if err != nil {
		t.Fatal(err)
	}
	c := &contract{document.(map[string]any), jsonschema.NewCompiler(), map[string]bool{}}
	if err := c.compiler.AddResource("openapi.json", document); err != nil {
		t.Fatal(err)
	}
	return c
}

// check holds a text to a schema of the components, and notes what occurs in it.
func (c *contract) check(t *testing.T, schema string, text []byte) {
	t.Helper()
	compiled, err := c.compiler.Compile("openapi.json#/components/schemas/" + schema)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
	if err := compiled.Validate(value); err != nil {
		t.Errorf("%s: %v\n%.300s", schema, err, text)
	}
	c.note(schema, c.schema(schema), value)
}

func (c *contract) schema(name string) map[string]any {
	return c.document["components"].(map[string]any)["schemas"].(map[string]any)[name].(map[string]any)
}

// note remembers the properties of a value that a schema names.
func (c *contract) note(at string, schema map[string]any, value any) {
	if ref, ok := schema["$ref"].(string); ok {
		name := ref[strings.LastIndexByte(ref, '/')+1:]
		c.note(name, c.schema(name), value)
		return
	}
	for _, one := range list(schema["oneOf"]) {
		if one := one.(map[string]any); one["type"] != "null" && value != nil {
			c.note(at, one, value)
		}
	}
	switch value := value.(type) {
	case []any:
		if items, ok := schema["items"].(map[string]any); ok {
			for _, v := range value {
				c.note(at+"[]", items, v)
			}
		}
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		for name, v := range value {
			if inner, ok := properties[name].(map[string]any); ok {
				c.seen[at+"."+name] = true
				c.note(at+"."+name, inner, v)
			} else if inner, ok := schema["additionalProperties"].(map[string]any); ok {
				c.note(at+"{}", inner, v)
			}
		}
	}
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// properties lists every property of a schema, as note calls them.
func (c *contract) properties(at string, schema map[string]any, all map[string]bool) {
	if ref, ok := schema["$ref"].(string); ok {
		name := ref[strings.LastIndexByte(ref, '/')+1:]
		if !all[name] {
			all[name] = true
			c.properties(name, c.schema(name), all)
		}
		return
	}
	for _, one := range list(schema["oneOf"]) {
		c.properties(at, one.(map[string]any), all)
	}
	if items, ok := schema["items"].(map[string]any); ok {
		c.properties(at+"[]", items, all)
	}
	properties, _ := schema["properties"].(map[string]any)
	for name, inner := range properties {
		all[at+"."+name] = true
		c.properties(at+"."+name, inner.(map[string]any), all)
	}
	if inner, ok := schema["additionalProperties"].(map[string]any); ok {
		c.properties(at+"{}", inner, all)
	}
}

// requests reads the requests of the calculator's cases.
func requests(t testing.TB, pattern string) (all [][]byte) {
	t.Helper()
	files, _ := filepath.Glob("../../../" + pattern)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(text))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var c struct{ Request json.RawMessage }
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				t.Fatal(err)
			}
			all = append(all, c.Request)
		}
	}
	if len(all) == 0 {
		t.Fatalf("no cases in %s", pattern)
	}
	return all
}

const shirt25 = `{"date":"2025-10-15","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"24.00","customsValue":"18.20"}]}`

// Every request that is answered and every answer fit the description, which leaves
// room for nothing else; and whatever it describes of answers occurs in some of them.
func TestTheDescriptionFitsRealRequestsAndAnswers(t *testing.T) {
	c := readContract(t)
	exchange := func(path, request, answer string, body []byte) {
		a := ask(t, "POST", path, jsonType, string(body))
		if a.Code != http.StatusOK {
			c.check(t, "Error", a.Body.Bytes())
			return
		}
		c.check(t, request, body)
		c.check(t, answer, a.Body.Bytes())
	}
	for _, request := range requests(t, "tools/cases/*.jsonl") {
		exchange("/v1/check", "CheckRequest", "CheckAnswer", request)
		var of struct{ Date, From, Mode any }
		json.Unmarshal(request, &of)
		law, _ := json.Marshal(map[string]any{"date": of.Date, "origin": of.From, "mode": of.Mode})
		exchange("/v1/law", "LawRequest", "LawAnswer", law)
	}
	for _, request := range requests(t, "calc/wire/testdata/compare/*.jsonl") {
		exchange("/v1/compare", "CompareRequest", "CompareAnswer", request)
	}
	for _, request := range []string{
		`{"date":"2026-09-01","against":"2025-05-01","product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4"},"orders":{"perMonth":"900"}}`,
		`{"date":"2026-10-01","product":{"hts":"2204.21.20.00","origin":"CA","retailValue":"20","customsValue":"8"},"orders":{"perMonth":"10"}}`,
		`{"date":"2026-09-01","product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48.00"},"orders":{"perMonth":"10"}}`,
	} {
		exchange("/v1/compare", "CompareRequest", "CompareAnswer", []byte(request))
	}
	exchange("/v1/find", "FindRequest", "FindAnswer", []byte(`{"date":"2026-09-01","query":"cotton t-shirt","most":5}`))
	exchange("/v1/find", "FindRequest", "FindAnswer", []byte(`{"date":"2026-09-01","query":"gift","most":5}`))
	for _, goods := range []string{"teapot", "7326.90", "6109.10.00"} { // a choice within a heading, bounds of the duty, lines alike
		exchange("/v1/find", "FindRequest", "FindAnswer", []byte(`{"date":"2026-09-01","query":"`+goods+`","origin":"CN","mode":"express","value":"40"}`))
	}
	exchange("/v1/catalog", "CatalogRequest", "CatalogAnswer", []byte(`{"messages":true}`))
	exchange("/v1/check", "CheckRequest", "CheckAnswer", []byte(`{"items":[{}]}`))
	exchange("/v1/check", "CheckRequest", "CheckAnswer", []byte(`{"date":"2026-09-01","mode":"express","from":"CN","items":[{"origins":["CN","VN"],"hts":"6109.10.00.12","retailValue":"50"}]}`))
	for _, more := range []string{"", `,"brief":true`} {
		exchange("/v1/refund", "RefundRequest", "RefundAnswer", []byte(`{"on":"2026-07-15","entries":[
			{"entry":"ABC-1234567-6","date":"2025-06-01","type":"01","liquidated":"2026-04-27","void":"1000.00"},
			{"entry":"ABC-1234567-6","date":"2025-06-01","type":"01","liquidated":"2026-04-27","void":"1000.00"},
			{"entry":"lamp","date":"2025-11-03","type":"01","importer":"broker","liquidated":"no"},
			{"date":"2025-11-03","type":"01"},
			{"importer":"courier","type":"11","shipment":`+shirt25+`}]`+more+`}`))
	}
	exchange("/v1/bill", "BillRequest", "BillAnswer", []byte(`{"shipment":`+shirt25+`,"bill":{"duty":"12.00","fees":"1.34","brokerage":"9.00","total":"30.00"},"published":{"brokerage":"8.00"}}`))
	for _, goods := range []string{"3406.00.00.00", "6109.10.00.12", "4414.90.00.00"} { // in an order, in none, and with a declaration
		exchange("/v1/flags", "CheckRequest", "FlagsAnswer", []byte(`{"date":"2026-09-01","mode":"express","from":"CN","items":[{"hts":"`+goods+`","origin":"CN","retailValue":"20"}]}`))
	}
	exchange("/v1/products", "ProductsRequest", "ProductsAnswer", []byte(tees))
	// What is open, unknown, wrong, by the kilogram, and of a heading without a most.
	exchange("/v1/products", "ProductsRequest", "ProductsAnswer", []byte(`{"products":[{"sku":"PEN","hts":"3926.90.99.89","retailValue":"40"},{"hts":"0804.50.40.55","retailValue":"9"},
		{"hts":"9102","retailValue":"9"},{"retailValue":"9","claim":"no program"}],"origins":["CN","MX","VN"],"from":"CN","modes":["express","post"],"dates":["2026-09-01","2021-10-21"],"fx":{}}`))
	c.check(t, "Health", ask(t, "GET", "/healthz", "", "").Body.Bytes())

	var file bytes.Buffer
	sample.Write(&file, 300)
	file.WriteString("#9999,2026-01-05,rich@example.com,Ana Brown,1 Oak Ave,Austin,TX,78701,United States,paid,A-1,lamp,1,900.00,USD\r\n")
	const assumed = "/v1/orders?mode=express&from=CN&origin=CN&as="
	for _, more := range []string{"", "&hts=6109.10.00.12"} {
		c.check(t, "OrdersSummary", ask(t, "POST", assumed+"summary"+more, csvType, file.String()).Body.Bytes())
	}
	for line := range bytes.Lines(ask(t, "POST", assumed+"jsonl", csvType, file.String()).Body.Bytes()) {
		c.check(t, "OrdersRow", line)
	}

	all := map[string]bool{}
	for _, answer := range []string{"CheckAnswer", "CompareAnswer", "LawAnswer", "FindAnswer", "OrdersSummary", "OrdersRow", "RefundAnswer", "BillAnswer", "FlagsAnswer", "ProductsAnswer", "CatalogAnswer", "Health", "Error"} {
		c.properties(answer, c.schema(answer), all)
	}
	for name := range all {
		// The comparison with another day looks for no flips, and no measure has an excerpt yet.
		like := strings.Replace(name, "Comparison.", "CompareAnswer.", 1)
		if strings.Contains(name, ".") && !strings.Contains(name, "Request") && !c.seen[like] && name != "Measure.excerpt" {
			t.Errorf("%s is described, and no answer has it", name)
		}
	}
}

// A request's fields are those that the calculator names when one is misspelt.
func TestTheDescriptionNamesTheFieldsTheCalculatorReads(t *testing.T) {
	c := readContract(t)
	for _, k := range []struct{ path, body, schema string }{
		{"/v1/check", `{"x":1}`, "CheckRequest"},
		{"/v1/check", `{"person":{"x":1}}`, "Person"},
		{"/v1/check", `{"items":[{"x":1}]}`, "Item"},
		{"/v1/compare", `{"x":1}`, "CompareRequest"},
		{"/v1/compare", `{"product":{"x":1}}`, "Product"},
		{"/v1/compare", `{"orders":{"x":1}}`, "Orders"},
		{"/v1/compare", `{"orders":{"mix":[{"x":1}]}}`, "OrderShare"},
		{"/v1/compare", `{"routes":[{"x":1}]}`, "RouteChoice"},
		{"/v1/law", `{"x":1}`, "LawRequest"},
		{"/v1/find", `{"x":1}`, "FindRequest"},
		{"/v1/refund", `{"x":1}`, "RefundRequest"},
		{"/v1/refund", `{"entries":[{"x":1}]}`, "RefundEntry"},
		{"/v1/bill", `{"x":1}`, "BillRequest"},
		{"/v1/flags", `{"x":1}`, "CheckRequest"},
		{"/v1/products", `{"x":1}`, "ProductsRequest"},
		{"/v1/products", `{"products":[{"x":1}]}`, "Article"},
		{"/v1/catalog", `{"x":1}`, "CatalogRequest"},
	} {
		said := ask(t, "POST", k.path, jsonType, k.body).Body.String()
		found := regexp.MustCompile(`the fields are ([A-Za-z, ]+)"`).FindStringSubmatch(said)
		if found == nil {
			t.Fatalf("%s: %s", k.schema, said)
		}
		want := strings.Split(found[1], ", ")
		var got []string
		for name := range c.schema(k.schema)["properties"].(map[string]any) {
			got = append(got, name)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s has the fields %v, the calculator reads %v", k.schema, got, want)
		}
	}
}

func TestTheDescriptionNamesEveryPathAndMethod(t *testing.T) {
	paths := readContract(t).document["paths"].(map[string]any)
	for path, e := range endpoints {
		described, ok := paths[path].(map[string]any)
		if !ok {
			t.Errorf("%s is not described", path)
			continue
		}
		for _, method := range e.methods {
			if _, ok := described[strings.ToLower(method)]; !ok && method != "HEAD" && method != "OPTIONS" {
				t.Errorf("%s %s is not described", method, path)
			}
		}
		for method := range described {
			if !slices.Contains(e.methods, strings.ToUpper(method)) {
				t.Errorf("%s %s is described, and not answered", method, path)
			}
		}
	}
	if len(paths) != len(endpoints) {
		t.Errorf("%d paths are described, %d answered", len(paths), len(endpoints))
	}
}
