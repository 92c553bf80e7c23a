package assistant

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"section321/calc/day"
	"section321/calc/wire"
	"section321/tools/edition"
)

// What a question about changes may ask: each of the goods is checked on every day on which
// the law changes.
const (
	mostGoods = 50
	mostDays  = 3 * 366
)

// courseOfLaw is the tool that tells what rises or falls, which the API does not answer: a
// check of the goods on each day on which anything in the law changes.
func courseOfLaw() *mcp.Tool {
	text := func(says string) map[string]any { return map[string]any{"type": "string", "description": says} }
	date := func(says string) map[string]any {
		return map[string]any{"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": says}
	}
	goods := map[string]any{"type": "object", "additionalProperties": false, "required": []string{"hts", "origin"}, "properties": map[string]any{
		"name": text("What you call them."), "hts": text("The tariff number, 8 or 10 digits."), "origin": text("Where they are made: ISO 3166-1 alpha-2."),
		"mode": text("How they arrive; express where it is left out."), "value": text("What a shipment of them is worth in dollars; 100.00 where it is left out."),
	}}
	no := false
	return &mcp.Tool{Name: "changes", Title: "What will rise or fall",
		Description: "What changes for goods between two days, as far as it is known: from which day, the total of a shipment before and after, which duty or fee begins, ends or is another, and by which document.",
		InputSchema: map[string]any{"type": "object", "additionalProperties": false, "required": []string{"goods", "from"}, "properties": map[string]any{
			"goods": map[string]any{"type": "array", "items": goods, "minItems": 1, "maxItems": mostGoods},
			"from":  date("The first day."), "to": date("The last day, at most three years after the first; a year after it where it is left out."),
			"full": map[string]any{"type": "boolean", "description": "The whole answer instead of the brief one."},
		}},
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &no}}
}

// changes answers that tool.
func changes(c *wire.Calculator, question []byte) []byte {
	var q struct {
		Goods []struct {
			Name, HTS, Origin, Mode, Value string
		}
		From, To string
	}
	d := json.NewDecoder(bytes.NewReader(question))
	d.DisallowUnknownFields()
	if err := d.Decode(&q); err != nil {
		return refusal("invalid-json", "", "the question cannot be read: "+strings.TrimPrefix(err.Error(), "json: ")+`; write {"goods":[{"hts":"6109.10.00.12","origin":"CN"}],"from":"2026-06-01","to":"2027-06-01"}`)
	}
	if len(q.Goods) == 0 || len(q.Goods) > mostGoods {
		return refusal("invalid-goods", "goods", fmt.Sprintf("%d goods were given; name 1 to %d, each with hts and origin", len(q.Goods), mostGoods))
	}
	first, err := day.Parse(q.From)
	if err != nil {
		return refusal("invalid-date", "from", "from: "+err.Error())
	}
	last := first.AddDays(365)
	if q.To != "" {
		if last, err = day.Parse(q.To); err != nil {
			return refusal("invalid-date", "to", "to: "+err.Error())
		}
	}
	if last < first || last > first.AddDays(mostDays) {
		return refusal("invalid-date", "to", fmt.Sprintf("to is %s; write a day from %s on and at most three years after it", last, first))
	}
	var all []*edition.Goods
	for _, g := range q.Goods {
		of := &edition.Goods{Name: g.Name, HTS: g.HTS, Origin: g.Origin, Mode: g.Mode, Value: g.Value}
		if of.Mode == "" {
			of.Mode = "express"
		}
		if of.Value == "" {
			of.Value = "100.00"
		}
		all = append(all, of)
	}
	found, err := edition.OverTime(c, all, first, last)
	if err != nil {
		return refusal("invalid-goods", "goods", err.Error())
	}
	type line struct {
		Layer   string   `json:"layer"`
		Heading string   `json:"heading,omitempty"`
		Before  string   `json:"before,omitempty"`
		After   string   `json:"after,omitempty"`
		Cite    []string `json:"cite,omitempty"`
	}
	type change struct {
		From   string `json:"from"`
		Goods  string `json:"goods"`
		Before string `json:"before"`
		After  string `json:"after"`
		Lines  []line `json:"lines,omitempty"`
	}
	law := c.Law()
	answer := struct {
		From    string   `json:"from"`
		To      string   `json:"to"`
		Changes []change `json:"changes"`
		Law     any      `json:"law"`
	}{string(first), string(last), []change{}, map[string]string{"edition": law.Edition, "verifiedThrough": string(law.VerifiedThrough)}}
	for _, f := range found {
		of := change{From: string(f.From), Goods: f.Goods.String(), Before: f.Before, After: f.After}
		for _, l := range f.Lines {
			of.Lines = append(of.Lines, line{l.Layer, l.Heading, l.Before, l.After, l.Documents})
		}
		answer.Changes = append(answer.Changes, of)
	}
	return written(answer)
}

// refusal is an error as the calculator writes it.
func refusal(code, field, message string) []byte {
	problem := map[string]string{"code": code, "message": message}
	if field != "" {
		problem["field"] = field
	}
	return written(map[string]any{"error": problem})
}
