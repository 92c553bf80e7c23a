package language

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Scripts finds the messages of the scripts in dir: what stands behind the tag t, with
// its values numbered.
func Scripts(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if filepath.Ext(name) == ".ts" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return In(files)
}

// In finds the messages of some scripts.
func In(files []string) ([]string, error) {
	var all []string
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, at := range tag.FindAllIndex(text, -1) {
			message, err := template(string(text[at[1]:]))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			all = append(all, message)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

var tag = regexp.MustCompile("\\bt`")

// template reads a message up to its closing mark. What stands in ${} may hold marks of its own.
func template(text string) (string, error) {
	var b strings.Builder
	values, depth := 0, 0
	inner := 0 // open template marks inside a value
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case depth == 0 && c == '`':
			return b.String(), nil
		case depth == 0 && strings.HasPrefix(text[i:], "${"):
			b.WriteString("{" + strconv.Itoa(values) + "}")
			values++
			depth, i = 1, i+1
		case depth == 0 && c == '\\':
			return "", fmt.Errorf("a message with a backslash: %.60s", text)
		case depth == 0:
			b.WriteByte(c)
		case c == '`':
			inner ^= 1
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
	}
	return "", fmt.Errorf("a message without an end: %.60s", text)
}

// Law finds the engine's sentences: those of the law's tables and those in the code of
// root/calc, where values are numbered. Not all of the latter reach a person.
func Law(root string) ([]string, error) {
	var all []string
	for _, folder := range []string{"calc/law/data", "calc/law/duties", "calc/prices"} {
		files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(folder), "*.csv"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if filepath.Base(file) == "countries.csv" {
				continue
			}
			told, err := table(file)
			if err != nil {
				return nil, err
			}
			all = append(all, told...)
		}
	}
	for _, folder := range []string{"calc", "calc/orders", "calc/orders/sheet", "calc/wire", "calc/tariff", "calc/refund"} {
		told, err := code(filepath.Join(root, filepath.FromSlash(folder)))
		if err != nil {
			return nil, err
		}
		all = append(all, told...)
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// The columns that people read.
var told = []string{"text", "or_text", "ask", "change", "note", "name", "label", "line", "decides", "excerpt"}

const ours = "[in our words] "

// Table reads the sentences of one table of the law.
func table(file string) (all []string, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if filepath.Base(file) == "thresholds.csv" || strings.HasSuffix(file, "sources.csv") {
		rows = rows[:1] // named by words of the code
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			column := rows[0][i]
			if cell == "" || !slices.Contains(told, column) {
				continue
			}
			// What only those read who keep the table.
			if filepath.Base(file) == "measures.csv" && column == "note" {
				continue
			}
			// The law's own words stay as they are.
			if column == "excerpt" && !strings.HasPrefix(cell, ours) {
				continue
			}
			all = append(all, numbered(strings.TrimPrefix(cell, ours)))
		}
	}
	return all, nil
}

var name = regexp.MustCompile(`\{[a-z_-]+\}`)

// numbered writes {limit} and its like as {0}, {1} ….
func numbered(text string) string {
	n := -1
	return name.ReplaceAllStringFunc(text, func(string) string { n++; return "{" + strconv.Itoa(n) + "}" })
}

// code finds the sentences in a folder of Go: texts of several words, with what is put
// into them numbered.
func code(dir string) (all []string, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return nil, err
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.CallExpr:
				if callee, ok := n.Fun.(*ast.SelectorExpr); ok && (callee.Sel.Name == "Errorf" || callee.Sel.Name == "MustCompile") {
					return false // for those who build the program
				}
			case ast.Expr:
				parts := 0
				if text, literal := sentence(n, &parts); literal && words.MatchString(text) {
					text = before.ReplaceAllString(behind.ReplaceAllString(text, "$1"), "$1")
					switch {
					case strings.HasPrefix(text, ": "): // behind a name
						text = "{}" + text
					case strings.HasPrefix(text, " ") && strings.HasSuffix(text, "."): // behind another sentence
						text = text[1:]
					}
					text = inOrder(text)
					if !fragment.MatchString(text) && words.MatchString(text) {
						all = append(all, text)
					}
					return false
				}
			}
			return true
		})
	}
	return all, nil
}

var (
	words = regexp.MustCompile(`[A-Za-z]{2,}[,:;]? (\{\d+\}|[A-Za-z“"(]+)`)
	verb  = regexp.MustCompile(`%(?:\[\d\])?[a-z]|%\.\d[a-z]|%%`)
	value = regexp.MustCompile(`\{\d*\}|%(?:\[\d\])?[a-z]|%\.\d[a-z]|%%`)
	// A sentence of its own before or behind.
	before = regexp.MustCompile(`^(?:\{\d+\}|%s) ([A-Z])`)
	behind = regexp.MustCompile(`([.?!]) (?:\{\d+\}|%s)$`)
	// What begins with a space or a mark is put behind something else.
	fragment = regexp.MustCompile(`^[ :,;(]|^SQLite`)
)

// inOrder numbers the values of a text as they stand in it.
func inOrder(text string) string {
	n := -1
	return value.ReplaceAllStringFunc(text, func(v string) string {
		if v == "%%" {
			return "%"
		}
		n++
		return "{" + strconv.Itoa(n) + "}"
	})
}

// sentence joins the texts of an expression and numbers what else it is made of.
func sentence(e ast.Expr, values *int) (text string, literal bool) {
	value := func() string {
		*values++
		return "{" + strconv.Itoa(*values-1) + "}"
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			text, _ = strconv.Unquote(e.Value)
			return text, true
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			left, l := sentence(e.X, values)
			right, r := sentence(e.Y, values)
			return left + right, l || r
		}
	case *ast.CallExpr:
		if callee, ok := e.Fun.(*ast.SelectorExpr); ok && callee.Sel.Name == "Sprintf" && len(e.Args) > 0 {
			format, ok := sentence(e.Args[0], values)
			return verb.ReplaceAllStringFunc(format, func(v string) string {
				if v == "%%" {
					return "%"
				}
				return value()
			}), ok
		}
	}
	return value(), false
}
