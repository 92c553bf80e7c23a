// Package assistant offers the calculator's questions as tools of the Model Context
// Protocol, for a model that asks on behalf of a person. What a tool takes is what the API
// takes; what it answers is the API's answer, in a brief form unless the whole is asked for.
// A question that lacks something, and one that cannot be answered, come back as an answer
// that can be read out.
package assistant

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"runtime"
	"slices"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"section321/calc/wire"
	"section321/wasm/edge/api"
)

const instructions = `What goods cost at the US border: duty, fees, whether a small parcel is free, and by which law.
All amounts are US dollars. "total" is what is owed with the facts given and nothing claimed. Where "couldBe" is a range, say the range, and put the first question of "asks" to the person before you call an amount final. Give the number of the tariff ("hts") when it is known; tool "find" looks it up by words. Say how old the law is ("law.verifiedThrough") when "law.beyondVerified" is true. Answers are brief; "full": true gives everything, with excerpts and links of the law. The tariff number and origin are the importer's to declare; this is no legal advice. Nothing asked is kept or sent on.`

// New returns a server of the tools. It answers as many questions at a time as there are
// processors.
func New(c *wire.Calculator, version string) (*mcp.Server, error) {
	tools, err := tools(api.Description())
	if err != nil {
		return nil, err
	}
	s := mcp.NewServer(&mcp.Implementation{Name: "section321", Title: "US duty on small shipments", Version: version},
		&mcp.ServerOptions{Instructions: instructions})
	if !slices.ContainsFunc(tools, func(t *mcp.Tool) bool { return t.Name == "changes" }) {
		tools = append(tools, courseOfLaw())
	}
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, t := range tools {
		s.AddTool(t, func(ctx context.Context, r *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
			select {
			case turns <- struct{}{}:
				defer func() { <-turns }()
			case <-ctx.Done():
				return nil, ctx.Err()
			}
			return answer(ctx, c, t.Name, r.Params.Arguments), nil
		})
	}
	return s, nil
}

// mostQuestion is the most bytes of a question, three times that of a check of 999 items with
// all that is asked of them. Clients that send slowly hold what they sent.
const mostQuestion = 512 << 10

// Handler serves the tools over HTTP, each request by itself.
func Handler(s *mcp.Server) http.Handler {
	return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s },
		&mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true, MaxRequestBodyBytes: mostQuestion})
}

// answer asks the calculator. The only thing of the arguments that is not the calculator's
// is "full".
func answer(ctx context.Context, c *wire.Calculator, verb string, question json.RawMessage) *mcp.CallToolResult {
	if len(bytes.TrimSpace(question)) == 0 {
		question = json.RawMessage("{}")
	}
	question, full, wrong := split(question)
	if wrong != "" {
		return said([]byte(wrong), true)
	}
	var a []byte
	if verb == "changes" && !slices.Contains(wire.Verbs, verb) {
		a = changes(c, question)
	} else {
		a = c.AppendUntil(ctx, nil, verb, question)
	}
	failed := bytes.HasPrefix(a, []byte(`{"error":`))
	if !full {
		a = brief(verb, a)
	}
	return said(a, failed)
}

func said(text []byte, failed bool) *mcp.CallToolResult {
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: string(text)}}, IsError: failed}
}

// split takes "full" out of the arguments. All else stays as it was written: the calculator
// says what is wrong with it.
func split(question json.RawMessage) (rest json.RawMessage, full bool, wrong string) {
	var fields map[string]json.RawMessage
	if json.Unmarshal(question, &fields) != nil || fields["full"] == nil {
		return question, false, ""
	}
	if json.Unmarshal(fields["full"], &full) != nil {
		return nil, false, `{"error":{"code":"invalid-flag","field":"full","message":"full is not true or false; write true for the whole answer, or leave it out"}}`
	}
	delete(fields, "full")
	rest, _ = json.Marshal(fields) // of what was just read
	return rest, full, ""
}
