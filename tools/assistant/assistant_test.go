package assistant

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"section321/calc/wire/native"
	"section321/wasm/edge/api"
)

// connected returns a client of the SDK that speaks to a server of ours in the same process.
func connected(t *testing.T) *mcp.ClientSession {
	t.Helper()
	s, err := New(native.Calculator(), "test")
	if err != nil {
		t.Fatal(err)
	}
	here, there := mcp.NewInMemoryTransports()
	if _, err := s.Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	return client(t, here)
}

func client(t *testing.T, over mcp.Transport) *mcp.ClientSession {
	t.Helper()
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), over, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// call calls a tool and returns the text of its answer.
func call(t *testing.T, c *mcp.ClientSession, tool, arguments string) (text string, failed bool) {
	t.Helper()
	r, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: json.RawMessage(arguments)})
	if err != nil {
		t.Fatalf("%s %s: %v", tool, arguments, err)
	}
	if len(r.Content) != 1 {
		t.Fatalf("%s: %d contents", tool, len(r.Content))
	}
	return r.Content[0].(*mcp.TextContent).Text, r.IsError
}

const shirt = `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"48"}]}`

// A question for each tool.
var questions = map[string]string{
	"check":    shirt,
	"find":     `{"date":"2026-09-01","query":"ceramic mug","origin":"CN","mode":"express","value":"20"}`,
	"law":      `{"date":"2026-09-01","origin":"CN"}`,
	"refund":   `{"on":"2026-07-15","entries":[{"entry":"ABC-1234567-6","date":"2025-06-01","type":"01","importer":"own","liquidated":"2026-04-27","void":"1000.00"}]}`,
	"bill":     `{"shipment":{"date":"2026-09-15","mode":"express","from":"DE","items":[{"hts":"6109.10.00.12","origin":"DE","retailValue":"100.00"}]},"bill":{"duty":"36.50","fees":"1.34","advancement":"5.00"}}`,
	"flags":    `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"hts":"3406.00.00.00","origin":"CN","retailValue":"48"}]}`,
	"products": `{"products":[{"sku":"TEE","hts":"6109.10.00.12","retailValue":"24"}],"origins":["CN","MX"],"modes":["express"],"dates":["2026-09-01"]}`,
	"changes":  `{"goods":[{"hts":"6109.10.00.12","origin":"CN"}],"from":"2026-06-01","to":"2027-07-01"}`,
	"catalog":  `{}`,
	"compare":  `{"date":"2026-09-01","product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48","customsValue":"18.20","weightKg":"0.4"},"orders":{"perMonth":"900"}}`,
}

func TestEveryToolIsListedAndAnswersBriefly(t *testing.T) {
	c := connected(t)
	list, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		question := questions[tool.Name]
		if question == "" {
			t.Errorf("%s is not tried here", tool.Name)
			continue
		}
		if len(tool.Description) < 20 {
			t.Errorf("%s says too little of itself: %q", tool.Name, tool.Description)
		}
		valid(t, tool, question)
		text, failed := call(t, c, tool.Name, question)
		t.Log(tool.Name, len(text), text)
		if failed || len(text) > Brief || !json.Valid([]byte(text)) {
			t.Errorf("%s: failed %v, %d bytes: %s", tool.Name, failed, len(text), text)
		}
	}
	for name := range questions {
		if !slices.Contains(names, name) {
			t.Errorf("no tool %s: %v", name, names)
		}
	}
}

// valid holds the schema of a tool to a question that is right, and to one that is not.
func valid(t *testing.T, tool *mcp.Tool, question string) {
	t.Helper()
	schema := jsonschema.NewCompiler()
	if err := schema.AddResource("tool.json", tool.InputSchema); err != nil {
		t.Fatal(err)
	}
	s, err := schema.Compile("tool.json")
	if err != nil {
		t.Fatalf("%s: %v", tool.Name, err)
	}
	var v map[string]any
	if err := json.Unmarshal([]byte(question), &v); err != nil {
		t.Fatal(err)
	}
	v["full"] = true
	if err := s.Validate(v); err != nil {
		t.Errorf("%s does not take %s: %v", tool.Name, question, err)
	}
	v["colour"] = "red"
	if s.Validate(v) == nil {
		t.Errorf("%s takes a colour", tool.Name)
	}
}

// The ordinary duty of the shirt is 16.5 % of $48.00 = $7.92, the forced-labor duty 12.5 % =
// $6.00, the duty on China 7.5 % = $3.60, together $17.52; with the $1.34 of the courier's
// facility $18.86.
func TestABriefAnswerHoldsTheAmountsAndTheirLaw(t *testing.T) {
	text, _ := call(t, connected(t), "check", shirt)
	var a struct {
		Outcome, Duty, Fees, Total string
		Lines                      []struct{ Amount, Cite string }
		Law                        struct{ VerifiedThrough string }
	}
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if a.Outcome != "dutiable" || a.Duty != "17.52" || a.Fees != "1.34" || a.Total != "18.86" || a.Law.VerifiedThrough == "" {
		t.Errorf("%+v", a)
	}
	var amounts []string
	for _, l := range a.Lines {
		amounts = append(amounts, l.Amount)
		if l.Cite == "" {
			t.Errorf("%s has no source", l.Amount)
		}
	}
	if strings.Join(amounts, " ") != "7.92 6.00 3.60 1.34" {
		t.Error(amounts)
	}
}

func TestTheWholeAnswerIsTheCalculators(t *testing.T) {
	text, failed := call(t, connected(t), "check", strings.Replace(shirt, "{", `{"full":true,`, 1))
	if want := string(native.Calculator().Answer("check", []byte(shirt))); text != want || failed {
		t.Errorf("%s\nwant %s", text, want)
	}
}

func TestWhatCannotBeAnsweredSaysWhy(t *testing.T) {
	c := connected(t)
	for _, x := range []struct{ tool, arguments, says string }{
		{"check", `{}`, "date is missing"},
		{"check", `{"date":"2026-09-01","colour":"red"}`, "colour"},
		{"check", `[1,2]`, "object"},
		{"check", strings.Replace(shirt, `"48"`, `"forty"`, 1), "forty"},
		{"check", strings.Replace(shirt, "{", `{"full":"yes",`, 1), "true or false"},
		{"find", `{"date":"2026-09-01","query":"` + strings.Repeat("mug ", 100_000) + `"}`, ""},
		{"compare", `{"date":"1776-07-04"}`, "product"},
	} {
		text, failed := call(t, c, x.tool, x.arguments)
		if !json.Valid([]byte(text)) || len(text) > Brief || x.says != "" && (!failed || !strings.Contains(text, x.says)) {
			t.Errorf("%s %.60s: failed %v, %d bytes: %.300s", x.tool, x.arguments, failed, len(text), text)
		}
	}
	if _, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: "guess", Arguments: map[string]any{}}); err == nil {
		t.Error("a tool that is not there answered")
	}
}

func TestALongAnswerSaysWhatWasLeftOut(t *testing.T) {
	// Of a list as much is told as there is room for; what has no room is named.
	long := `{"outcome":"dutiable","total":"1.00","lines":[` + strings.Repeat(`{"amount":"0.01","text":"a line"},`, 999) + `{"amount":"0.01"}],"assumed":[` +
		strings.Repeat(`"long",`, 900) + `"long"],"note":"` + strings.Repeat("x", 3000) + `"}`
	b := brief("other", []byte(long))
	var told struct {
		Total   string
		Lines   []struct{ LeftOut int }
		LeftOut []string
	}
	if err := json.Unmarshal(b, &told); err != nil {
		t.Fatal(err)
	}
	if last := told.Lines[len(told.Lines)-1]; len(b) > Brief || told.Total != "1.00" || len(told.Lines)-1+last.LeftOut != 1000 || strings.Join(told.LeftOut, " ") != "assumed note" {
		t.Errorf("%d bytes: %s", len(b), b)
	}
	if b := brief("check", []byte("no JSON")); string(b) != "no JSON" {
		t.Error(string(b))
	}
}

// $35.34: 16.5 %, 10 % of Section 122 and 7.5 % of $100 with the $1.34 of the courier's facility. From 24 July
// 12.5 % stands in place of the 10 %, and in October the facility takes $1.38.
func TestWhatChangesForGoods(t *testing.T) {
	c := connected(t)
	text, failed := call(t, c, "changes", questions["changes"])
	var a struct {
		Changes []struct {
			From, Before, After string
			Lines               []struct {
				Layer, Before, After string
				Cite                 any
			}
		}
	}
	if err := json.Unmarshal([]byte(text), &a); err != nil || failed || len(a.Changes) < 2 {
		t.Fatalf("%v: %s", err, text)
	}
	if x := a.Changes[0]; x.From != "2026-07-24" || x.Before != "$35.34" || x.After != "$37.84" || len(x.Lines) != 2 || x.Lines[0].Cite == nil {
		t.Errorf("%+v", x)
	}
	if x := a.Changes[1]; x.From != "2026-10-01" || x.Before != "$37.84" || x.After != "$37.88" {
		t.Errorf("%+v", x)
	}
	for arguments, says := range map[string]string{
		`{}`:      "name 1 to 50",
		`[1]`:     "cannot be read",
		`{"x":1}`: "unknown field",
		`{"goods":[{"hts":"6109.10.00.12","origin":"CN"}],"from":"soon"}`:                         "from: ",
		`{"goods":[{"hts":"6109.10.00.12","origin":"CN"}],"from":"2026-06-01","to":"2016-06-01"}`: "to is 2016-06-01",
		`{"goods":[{"hts":"6109.10.00.12","origin":"Mars"}],"from":"2026-06-01"}`:                 "Mars",
		`{"goods":[` + strings.Repeat(`{"hts":"1"},`, 50) + `{"hts":"1"}],"from":"2026-06-01"}`:   "51 goods were given",
		`{"goods":[{"hts":"6109.10.00.12","origin":"CN","value":"-1"}],"from":"2026-06-01"}`:      "-1",
	} {
		if text, failed := call(t, c, "changes", arguments); !failed || !strings.Contains(text, says) {
			t.Errorf("%s: %s", arguments, text)
		}
	}
}

// An assistant that sends nonsense to every tool gets words, and the next question is answered.
func TestNonsenseToEveryTool(t *testing.T) {
	s, err := New(native.Calculator(), "test")
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(Handler(s))
	defer h.Close()
	for _, c := range []*mcp.ClientSession{connected(t), client(t, &mcp.StreamableClientTransport{Endpoint: h.URL})} {
		list, err := c.ListTools(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, tool := range list.Tools {
			for _, nonsense := range []string{`{"date":"yesterday","from":42,"items":"all","origin":["CN"],"goods":7,"query":{},"products":null}`, `{"__proto__":{"full":true},"constructor":1}`,
				`{"full":"maybe"}`, `{"a":` + strings.Repeat("[", 500) + strings.Repeat("]", 500) + `}`, `{"date":"` + strings.Repeat("9", 100_000) + `"}`, `{"x":"\u0000\u202e<script>"}`} {
				text, failed := call(t, c, tool.Name, nonsense)
				if !failed || !json.Valid([]byte(text)) || len(text) > Brief || !strings.Contains(text, `"message"`) {
					t.Errorf("%s %.60s: failed %v, %d bytes: %.300s", tool.Name, nonsense, failed, len(text), text)
				}
			}
			if text, failed := call(t, c, tool.Name, questions[tool.Name]); failed {
				t.Errorf("%s answers no more: %s", tool.Name, text)
			}
		}
	}
}

func TestTheToolsAreServedOverHTTP(t *testing.T) {
	s, err := New(native.Calculator(), "test")
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(Handler(s))
	defer h.Close()
	c := client(t, &mcp.StreamableClientTransport{Endpoint: h.URL})
	if text, failed := call(t, c, "check", shirt); failed || !strings.Contains(text, `"total":"18.86"`) {
		t.Error(text)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.CallTool(ctx, &mcp.CallToolParams{Name: "check", Arguments: json.RawMessage(shirt)}); err == nil {
		t.Error("answered somebody who had gone")
	}
}

func TestADescriptionThatDoesNotHoldTogetherIsRefused(t *testing.T) {
	for _, bad := range []string{"", "{}x", `{"paths":{"/v1/x":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/None"}}}}}}}}`,
		strings.Replace(string(api.Description()), `"Item":`, `"Article":`, 1)} {
		if made, err := tools([]byte(bad)); err == nil {
			t.Errorf("%d tools of %.80q", len(made), bad)
		}
	}
}
