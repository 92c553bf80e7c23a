package engine

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// What the first engine prints, its package fmt can: every format in what is linked into it, but for
// the Go library, has verbs that it knows.
func TestTheSmallFmtKnowsWhatIsPrinted(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "-tags=checkonly", "-f", `{{if not .Standard}}{{range .GoFiles}}{{$.Dir}}/{{.}}{{"\n"}}{{end}}{{end}}`, "section321/wasm/engine")
	cmd.Env = append(cmd.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	verbs, known := regexp.MustCompile(`%[^a-zA-Z%]*.?`), regexp.MustCompile(`^%(%|(0\d+)?[dsqvwc])$`)
	seen := 0
	for _, name := range strings.Fields(string(out)) {
		if strings.HasSuffix(name, "/encoding.go") && strings.Contains(name, "/shopspring/") {
			continue // what databases hand over, of which the engine has none
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, is := n.(*ast.CallExpr)
			if !is {
				return true
			}
			of, is := call.Fun.(*ast.SelectorExpr)
			if !is {
				return true
			}
			if of, is := of.X.(*ast.Ident); !is || of.Name != "fmt" {
				return true
			}
			for _, arg := range call.Args {
				if text, is := arg.(*ast.BasicLit); is && text.Kind == token.STRING {
					format, _ := strconv.Unquote(text.Value)
					for _, verb := range verbs.FindAllString(format, -1) {
						if seen++; !known.MatchString(verb) {
							t.Errorf("%s prints %q, whose %s the small package fmt does not know", name, format, verb)
						}
					}
				}
			}
			return true
		})
	}
	if seen < 50 {
		t.Errorf("only %d verbs were seen", seen)
	}
}
