package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"slices"
	"testing"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// What the checker of files says by hand is what the description says of it: every field
// that must be there is, and none is there that is not described.
func TestWhatIsSaidOfAFileIsAsDescribed(t *testing.T) {
	all, err := read("../../" + described)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]*definition{}
	for _, one := range all {
		known[one.Name] = one
	}
	o := wire.NewOrders(native.Calculator())
	file := []byte("Order,Date,Email,Country,Status,SKU,Item,Quantity,Unit price,Currency,Made in,Shipping\n" +
		"1,2025-03-04,a@x.com,United States,paid,T-1,T-shirt,2,480.00,USD,China,5.00\n" +
		"2,2025-03-04,a@x.com,US,paid,T-1,T-shirt,1,24.00,USD,China,0\n" +
		"3,2025-03-05,b@x.com,Canada,paid,T-2,Mug,1,24.00,USD,China,0\n" +
		"4,2025-03-06,c@x.com,US,refunded,T-2,Mug,1,24.00,USD,China,0\n" +
		"5,2025-03-06,d@x.com,US,paid,T-2,Mug,many,24.00,USD,China,0\n" +
		"6,2025-03-07,e@x.com,US,odd,T-2,Mug,1,24.00,USD,,0\n")
	asked := 0
	ask := func(verb string, request any, as string) (said map[string]any) {
		text, raw := request.([]byte)
		if !raw {
			if text, err = json.Marshal(request); err != nil {
				t.Fatal(err)
			}
		}
		if err := json.Unmarshal(o.Answer(verb, text), &said); err != nil || said["error"] != nil {
			t.Fatalf("%s: %v %v", verb, err, said["error"])
		}
		if as != "" {
			asked++
			for _, fault := range unlike(said, ast.NewIdent(as), known) {
				t.Errorf("%s: %s%s", verb, as, fault)
			}
		}
		return said
	}
	ask("orders-products", []byte("sku,hts,origin,customsValue,currency,claim,facts,measures\nT-1,6109.10.00.12,CN,12.00,USD,,informational,kg=0.2\n"), "FileProducts")
	ask("orders-head", file, "FileHead")
	guess := ask("orders-sniff", map[string]any{}, "FileGuess")
	for _, list := range []string{"columns", "rows", "fields", "questions"} {
		if len(guess[list].([]any)) == 0 {
			t.Errorf("the file asks for no %s", list)
		}
	}
	ask("orders-open", guess["options"], "")
	ask("orders-read", file, "")
	report := ask("orders-end", []byte{}, "FileReport")
	for _, list := range []string{"statuses", "identity", "currencies", "countries", "withoutProduct", "remarks"} {
		if len(report[list].([]any)) == 0 {
			t.Errorf("the file has no %s", list)
		}
	}
	summary := ask("orders-answer", map[string]any{"mode": "express", "from": "CN", "origin": "CN", "transitDays": "0"}, "OrdersSummary")
	for _, sums := range [][]any{{summary}, summary["outcomes"].([]any), summary["months"].([]any), summary["origins"].([]any)} {
		for _, of := range sums {
			for _, amount := range []string{"retail", "duty"} {
				if of.(map[string]any)[amount] == nil {
					t.Errorf("a sum has no %s: %v", amount, of)
				}
			}
		}
	}
	if rows := ask("orders-rows", map[string]any{}, "FileRows"); len(rows["rows"].([]any)) != 6 {
		t.Errorf("the file has %d rows", len(rows["rows"].([]any)))
	}
	ask("orders-days", map[string]any{}, "FileDays")
	ask("orders-explain", map[string]any{"row": 0}, "FileExplained")
	if asked != 8 {
		t.Errorf("%d answers were looked at", asked)
	}
	for _, bad := range []map[string]any{{"name": "x"}, {"name": "x", "hidden": true, "more": 1.0}, {"name": 1.0, "hidden": true}} {
		if unlike(bad, ast.NewIdent("FileSheet"), known) == nil {
			t.Errorf("%v passes for a sheet", bad)
		}
	}
}

// unlike is where a value is not of a type of the contract.
func unlike(value any, of ast.Expr, known map[string]*definition) (faults []string) {
	switch of := of.(type) {
	case *ast.StarExpr:
		if value == nil {
			return nil
		}
		return unlike(value, of.X, known)
	case *ast.ArrayType:
		all, ok := value.([]any)
		if !ok {
			return []string{fmt.Sprintf(" is no list: %v", value)}
		}
		for i, one := range all {
			for _, fault := range unlike(one, of.Elt, known) {
				faults = append(faults, fmt.Sprintf("[%d]%s", i, fault))
			}
		}
		return faults
	case *ast.MapType:
		if _, ok := value.(map[string]any); !ok {
			return []string{fmt.Sprintf(" is no object: %v", value)}
		}
		return nil
	case *ast.Ident:
		one := known[of.Name]
		switch {
		case one == nil:
			return plainly(value, of.Name)
		case one.Words != nil:
			if word, ok := value.(string); !ok || word != "" && !slices.Contains(one.Words, word) {
				return []string{fmt.Sprintf(" is none of its words: %v", value)}
			}
			return nil
		case one.Told["schema"] != "":
			return nil
		case one.Of != nil:
			return unlike(value, one.Of, known)
		}
		return one.unlike(value, known)
	}
	return []string{fmt.Sprintf(" is of a type that the test does not know: %T", of)}
}

func (one *definition) unlike(value any, known map[string]*definition) (faults []string) {
	is, ok := value.(map[string]any)
	if !ok {
		return []string{fmt.Sprintf(" is no object: %v", value)}
	}
	described := map[string]bool{}
	var fields func(*definition)
	fields = func(d *definition) {
		for _, name := range d.embeds() {
			fields(known[name])
		}
		for _, f := range d.Fields {
			if f.Name == "" {
				continue
			}
			described[f.Name] = true
			v, there := is[f.Name]
			switch {
			case !there && !f.Optional:
				faults = append(faults, "."+f.Name+" is missing")
			case there:
				for _, fault := range unlike(v, f.Type, known) {
					faults = append(faults, "."+f.Name+fault)
				}
			}
		}
	}
	fields(one)
	for name := range is {
		if !described[name] {
			faults = append(faults, "."+name+" is not described")
		}
	}
	return faults
}

func plainly(value any, name string) []string {
	ok := false
	switch name {
	case "string":
		_, ok = value.(string)
	case "int":
		_, ok = value.(float64)
	case "bool":
		_, ok = value.(bool)
	case "any":
		ok = true
	}
	if !ok {
		return []string{fmt.Sprintf(" is no %s: %v", name, value)}
	}
	return nil
}
