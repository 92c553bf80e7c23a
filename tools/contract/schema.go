package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"strconv"
	"strings"
)

// An object of JSON, whose members stand in their order.
type object []member

type member struct {
	name  string
	value any // an object, a list, or what encoding/json writes
}

// schemas are the components of the contract, as OpenAPI has them.
func schemas(all []*definition) (components object, err error) {
	known := map[string]*definition{}
	for _, one := range all {
		known[one.Name] = one
	}
	for _, one := range all {
		if _, page := one.Told["page"]; page {
			continue
		}
		s, err := one.schema(known)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", one.Name, err)
		}
		components = append(components, member{one.Name, append(s, member{"description", one.Doc})})
	}
	return components, nil
}

func (one *definition) schema(known map[string]*definition) (s object, err error) {
	switch raw, said := one.Told["schema"]; {
	case said:
		return object{{"allOf", []any{json.RawMessage(raw)}}}, nil
	case one.Words != nil:
		return object{{"type", "string"}, {"enum", one.Words}}, nil
	case one.Of != nil:
		s, err := schema(one.Of, "", known)
		if pattern := one.Told["pattern"]; pattern != "" {
			s = append(s, member{"pattern", pattern})
		}
		return s, err
	}
	properties, required, err := one.properties(known)
	s = object{{"type", "object"}, {"properties", properties}}
	if required != nil {
		s = append(s, member{"required", required})
	}
	return append(s, member{"additionalProperties", false}), err
}

func (one *definition) properties(known map[string]*definition) (properties object, required []string, err error) {
	for _, name := range one.embeds() {
		p, r, err := known[name].properties(known)
		if err != nil {
			return nil, nil, err
		}
		properties, required = append(properties, p...), append(required, r...)
	}
	for _, f := range one.Fields {
		if f.Name == "" || f.Tag.Get("page") != "" {
			continue
		}
		s, err := schema(f.Type, f.Tag.Get("or"), known)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		for _, name := range []string{"const", "pattern", "default"} {
			if value := f.Tag.Get(name); value == "true" {
				s = append(s, member{name, true})
			} else if value != "" {
				s = append(s, member{name, value})
			}
		}
		for _, name := range []string{"minimum", "minItems", "maxItems"} {
			if value := f.Tag.Get(name); value != "" {
				n, err := strconv.Atoi(value)
				if err != nil {
					return nil, nil, fmt.Errorf("%s: %w", f.Name, err)
				}
				s = append(s, member{name, n})
			}
		}
		if f.Doc != "" {
			s = append(s, member{"description", f.Doc})
		}
		properties = append(properties, member{f.Name, s})
		if !f.Optional {
			required = append(required, f.Name)
		}
	}
	return properties, required, nil
}

// schema is that of a type of Go.
func schema(of ast.Expr, or string, known map[string]*definition) (object, error) {
	switch of := of.(type) {
	case *ast.Ident:
		if plain := map[string]string{"string": "string", "int": "integer", "bool": "boolean"}[of.Name]; plain != "" {
			return object{{"type", plain}}, nil
		}
		one := known[of.Name]
		if one == nil {
			return nil, fmt.Errorf("%s is no type of the contract", of.Name)
		}
		if or == "empty" {
			return object{{"type", "string"}, {"enum", append([]string{""}, one.Words...)}}, nil
		}
		return object{{"$ref", "#/components/schemas/" + of.Name}}, nil
	case *ast.StarExpr:
		s, err := schema(of.X, or, known)
		return object{{"oneOf", []any{s, object{{"type", "null"}}}}}, err
	case *ast.ArrayType:
		s, err := schema(of.Elt, or, known)
		return object{{"type", "array"}, {"items", s}}, err
	case *ast.MapType:
		s, err := schema(of.Value, or, known)
		return object{{"type", "object"}, {"additionalProperties", s}}, err
	}
	return nil, fmt.Errorf("a schema cannot say %T", of)
}

// width is how long a line may be before what is on it is broken up.
const width = 130

// print writes a value, with what is short on one line.
func print(b *strings.Builder, value any, indent string) error {
	var one strings.Builder
	if err := line(&one, value); err != nil {
		return err
	}
	inner := indent + "  "
	o, isObject := value.(object)
	if !isObject || len(indent)+one.Len() <= width {
		b.WriteString(one.String())
		return nil
	}
	b.WriteString("{\n")
	for i, m := range o {
		fmt.Fprintf(b, "%s%q: ", inner, m.name)
		if err := print(b, m.value, inner); err != nil {
			return err
		}
		if i < len(o)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString(indent + "}")
	return nil
}

// line writes a value on one line.
func line(b *strings.Builder, value any) error {
	switch value := value.(type) {
	case object:
		b.WriteByte('{')
		for i, m := range value {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(b, "%q: ", m.name)
			if err := line(b, m.value); err != nil {
				return err
			}
		}
		b.WriteByte('}')
	case []any:
		b.WriteByte('[')
		for i, v := range value {
			if i > 0 {
				b.WriteString(", ")
			}
			if err := line(b, v); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case []string:
		all := make([]any, len(value))
		for i, v := range value {
			all[i] = v
		}
		return line(b, all)
	default:
		var text strings.Builder
		plain := json.NewEncoder(&text)
		plain.SetEscapeHTML(false)
		if err := plain.Encode(value); err != nil {
			return err
		}
		b.WriteString(strings.TrimSuffix(text.String(), "\n"))
	}
	return nil
}
