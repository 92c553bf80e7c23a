package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"section321/calc/law"
	"section321/calc/say"
)

// families are ids that the code puts together: what stands before a word of the law, of
// the contract or of a file.
var families = []string{"a-", "unit-", "part-", "metal-", "chose-", "per-", "cost-new", "cost-became", "bill-", "orders-", "remark-", "identity-", "field-", "ask-totals-",
	"status-", "day-of-", "refused-no-date", "refused-no-amount-", "book-", "file-is-", "step-", "route-short-", "rule-", "layer-", "entry-column-", "way-", "importer-", "flag-", "rate-by-", "rate-on-"}

// kinds are the types of values, by what writes one in the code.
var kinds = map[string][]string{
	"Money": {"money", ""}, "Price": {"price"}, "Number": {"number", "percent"}, "Count": {"number", "text"},
	"Text": {"text", "field", "layer", "quoted", "day", "percent", "number", "money"}, "Words": {"words", "quotes"}, "Country": {"country"}, "Countries": {"countries"},
	"Say": {"say", "name"}, "List": {"list", "choices"},
}

// Every id that the code names is in the table with just these values, and every id of
// the table is one that the code names.
func TestEveryMessageIsOneOfTheTable(t *testing.T) {
	table, used, words := say.English(), map[string]bool{}, map[string]bool{}
	files := token.NewFileSet()
	read := func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING {
				if word, err := strconv.Unquote(text.Value); err == nil {
					words[word] = true
				}
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if callee, ok := call.Fun.(*ast.SelectorExpr); !ok || callee.Sel.Name != "It" && callee.Sel.Name != "Err" {
				return true
			} else if of, ok := callee.X.(*ast.Ident); !ok || of.Name != "say" {
				return true
			}
			id, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				return true // of a family
			}
			key, _ := strconv.Unquote(id.Value)
			used[key] = true
			if english, known := table[key]; !known {
				t.Errorf("%s: the table has no %q", files.Position(call.Pos()), key)
			} else {
				compareValues(t, files.Position(call.Pos()).String(), key, english, call.Args[1:])
			}
			return true
		})
		return nil
	}
	for _, folder := range []string{"../../calc", "../../wasm/articles", "../../wasm/packet"} {
		if err := filepath.WalkDir(folder, read); err != nil {
			t.Fatal(err)
		}
	}
	for id := range table {
		if !used[id] && !words[id] && !slices.ContainsFunc(families, func(f string) bool { return strings.HasPrefix(id, f) }) {
			t.Errorf("nothing says %q", id)
		}
	}
	if len(used) < 200 {
		t.Errorf("only %d ids were found in the code", len(used))
	}
}

// compareValues holds the values of a call against those that stand in the text.
func compareValues(t *testing.T, at, id, english string, args []ast.Expr) {
	want := map[string][]string{}
	for {
		_, placeholder, after, found := say.Placeholder(english)
		if !found {
			break
		}
		name, kind, _ := strings.Cut(placeholder, ":")
		want[name], english = append(want[name], kind), after
	}
	given := map[string]bool{}
	for _, arg := range args {
		call, ok := arg.(*ast.CallExpr)
		if !ok {
			return // values that were made elsewhere
		}
		callee, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return
		}
		if of, ok := callee.X.(*ast.Ident); !ok || of.Name != "say" {
			return
		}
		name, ok := call.Args[0].(*ast.BasicLit)
		if !ok {
			return
		}
		value, _ := strconv.Unquote(name.Value)
		given[value] = true
		for _, kind := range want[value] {
			if fits := kinds[callee.Sel.Name]; fits != nil && !slices.Contains(fits, kind) {
				t.Errorf("%s: %s gives %s as %s, the table has it as %s", at, id, value, callee.Sel.Name, kind)
			}
		}
		if want[value] == nil {
			t.Errorf("%s: %s has no value %q", at, id, value)
		}
	}
	for name := range want {
		if !given[name] {
			t.Errorf("%s: %s lacks the value %q", at, id, name)
		}
	}
}

// Every text of the table can be rendered: each value has a type that there is, and
// nothing in braces is left.
func TestEveryMessageRenders(t *testing.T) {
	made := []*say.Value{}
	for id, english := range say.English() {
		values := made
		for rest := english; ; {
			_, placeholder, after, found := say.Placeholder(rest)
			if !found {
				break
			}
			rest = after
			name, kind, _ := strings.Cut(placeholder, ":")
			switch kind {
			case "words", "quotes":
				values = append(values, say.Words(name, []string{"one", "two"}))
			case "countries":
				values = append(values, say.Countries(name, []string{"CN"}, []string{"China"}))
			case "country":
				values = append(values, say.Country(name, "CN", "China"))
			case "say", "name":
				values = append(values, say.Say(name, say.Verbatim("a message")))
			case "list", "choices":
				values = append(values, say.List(name, []say.Message{say.Verbatim("a message")}))
			case "money", "price", "percent", "number", "day", "text", "quoted", "field", "layer":
				values = append(values, say.Text(name, "1.00"))
			default:
				t.Errorf("%s: %q is no type of a value", id, kind)
			}
		}
		text := say.It(id, values...).String()
		if _, _, _, left := say.Placeholder(text); left || text == "" {
			t.Errorf("%s says %q", id, text)
		}
	}
}

// The law's table of routes names their steps by ids of the table.
func TestEveryStepOfARouteIsSaid(t *testing.T) {
	steps := 0
	for _, r := range law.All().Routes {
		for _, step := range r.Steps {
			steps++
			if step.String() == "" {
				t.Errorf("%s: the table has no %q", r.Route, step.ID())
			}
		}
	}
	if steps < 20 {
		t.Errorf("only %d steps were found", steps)
	}
}
