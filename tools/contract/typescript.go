package main

import (
	"fmt"
	"go/ast"
	"strings"
)

const head = `// The requests and answers of the calculator. Amounts, rates and dates are text: a page shows
// them and never computes with them.
//
// tools/contract writes this file from calc/wire/contract.

/** A value in a message: a text as the contract writes it, several of them, or a message. */
export type MessageValue = string | string[] | Message;
`

// typescript writes the contract as types of TypeScript.
func typescript(all []*definition) (string, error) {
	names := map[string]string{"string": "string", "int": "number", "bool": "boolean"}
	for _, one := range all {
		names[one.Name] = one.Name
		if name := one.Told["name"]; name != "" {
			names[one.Name] = name
		}
	}
	var b strings.Builder
	b.WriteString(head)
	for _, one := range all {
		fmt.Fprintf(&b, "\n/** %s */\n", one.Doc)
		name := names[one.Name]
		switch {
		case one.Words != nil:
			fmt.Fprintf(&b, "export type %s = %s;\n", name, quoted(one.Words))
		case one.Told["type"] != "":
			fmt.Fprintf(&b, "export type %s = %s;\n", name, one.Told["type"])
		case one.Of != nil:
			of, err := typed(one.Of, names)
			if err != nil {
				return "", fmt.Errorf("%s: %w", one.Name, err)
			}
			fmt.Fprintf(&b, "export type %s = %s;\n", name, of)
		default:
			if err := one.face(&b, name, names); err != nil {
				return "", fmt.Errorf("%s: %w", one.Name, err)
			}
		}
	}
	return b.String(), nil
}

func (one *definition) face(b *strings.Builder, name string, names map[string]string) error {
	fmt.Fprintf(b, "export interface %s ", name)
	for i, of := range one.embeds() {
		fmt.Fprintf(b, "%s %s ", []string{"extends", ","}[min(i, 1)], names[of])
	}
	b.WriteString("{\n")
	for _, f := range one.Fields {
		if f.Name == "" {
			continue
		}
		if f.Doc != "" {
			fmt.Fprintf(b, "  /** %s */\n", f.Doc)
		}
		of, err := typed(f.Type, names)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		if f.Tag.Get("or") == "empty" {
			of += ` | ""`
		}
		if word := f.Tag.Get("const"); word != "" {
			of = quoted([]string{word})
		}
		maybe := ""
		if f.Optional {
			maybe = "?"
		}
		fmt.Fprintf(b, "  %s%s: %s;\n", f.Name, maybe, of)
	}
	b.WriteString("}\n")
	return nil
}

// typed is a type of Go in TypeScript.
func typed(of ast.Expr, names map[string]string) (string, error) {
	switch of := of.(type) {
	case *ast.Ident:
		if name := names[of.Name]; name != "" {
			return name, nil
		}
		return "", fmt.Errorf("%s is no type of the contract", of.Name)
	case *ast.StarExpr:
		x, err := typed(of.X, names)
		return x + " | null", err
	case *ast.ArrayType:
		x, err := typed(of.Elt, names)
		if strings.Contains(x, "|") {
			x = "(" + x + ")"
		}
		return x + "[]", err
	case *ast.MapType:
		x, err := typed(of.Value, names)
		return "Record<string, " + x + ">", err
	}
	return "", fmt.Errorf("TypeScript has nothing for %T", of)
}

func quoted(words []string) string {
	var all []string
	for _, word := range words {
		all = append(all, fmt.Sprintf("%q", word))
	}
	return strings.Join(all, " | ")
}
