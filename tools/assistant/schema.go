package assistant

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// tools makes a tool of each question that the API's description takes as JSON. Their
// schemas are the description's.
func tools(description []byte) ([]*mcp.Tool, error) {
	var d struct {
		Paths map[string]struct {
			Post *struct {
				Summary     string `json:"summary"`
				Description string `json:"description"`
				RequestBody struct {
					Content map[string]struct {
						Schema struct {
							Ref string `json:"$ref"`
						} `json:"schema"`
					} `json:"content"`
				} `json:"requestBody"`
			} `json:"post"`
			Get *struct {
				Summary string `json:"summary"`
			} `json:"get"`
		} `json:"paths"`
		Components struct {
			Schemas map[string]any `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(description, &d); err != nil {
		return nil, fmt.Errorf("the API's description: %w", err)
	}
	var all []*mcp.Tool
	for path, p := range d.Paths {
		if p.Post == nil {
			continue
		}
		name := strings.TrimPrefix(p.Post.RequestBody.Content["application/json"].Schema.Ref, defined)
		if name == "" {
			continue
		}
		schema, err := standing(name, d.Components.Schemas)
		if err != nil {
			return nil, err
		}
		says := p.Post.Summary
		if p.Get != nil { // a path that is also asked by address says there what it answers
			says = p.Get.Summary
		}
		if p.Post.Description != "" {
			says += " " + p.Post.Description
		}
		no := false
		all = append(all, &mcp.Tool{
			Name: strings.TrimPrefix(path, "/v1/"), Description: says, InputSchema: schema,
			Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &no},
		})
	}
	slices.SortFunc(all, func(a, b *mcp.Tool) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

const defined = "#/components/schemas/"

// standing returns a schema that stands by itself: with "full", and with the definitions it
// refers to.
func standing(name string, schemas map[string]any) (map[string]any, error) {
	defs := map[string]any{}
	var missing error
	var with func(v any) any
	with = func(v any) any {
		switch v := v.(type) {
		case map[string]any:
			m := map[string]any{}
			for k, x := range v {
				ref, isRef := x.(string)
				if k != "$ref" || !isRef {
					m[k] = with(x)
					continue
				}
				to := strings.TrimPrefix(ref, defined)
				if schemas[to] == nil {
					missing = fmt.Errorf("the API's description has no schema %q", ref)
				} else if defs[to] == nil {
					defs[to] = true // it may refer to itself
					defs[to] = with(schemas[to])
				}
				m[k] = "#/$defs/" + to
			}
			return m
		case []any:
			list := make([]any, len(v))
			for i, x := range v {
				list[i] = with(x)
			}
			return list
		}
		return v
	}
	if schemas[name] == nil {
		return nil, fmt.Errorf("the API's description has no schema %q", name)
	}
	s := with(schemas[name]).(map[string]any)
	properties, ok := s["properties"].(map[string]any)
	if !ok || missing != nil {
		return nil, fmt.Errorf("the schema %s is no object of fields: %v", name, missing)
	}
	properties["full"] = map[string]any{"type": "boolean", "description": "The whole answer, with excerpts and links of the law, instead of the brief one."}
	s["$defs"] = defs
	return s, nil
}
