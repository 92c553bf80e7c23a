package wire_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// A testCase is a shipment with a known answer. Expect names only what the case
// is about. The files in testdata/cases are plain JSON Lines that other projects
// may import; their README says what each word of expect means.
type testCase struct {
	ID         string          `json:"id"`
	Title      string          `json:"title"`
	Request    json.RawMessage `json:"request"`
	Expect     map[string]any  `json:"expect"`
	Source     string          `json:"source"`
	Confidence string          `json:"confidence"`
	Waits      string          `json:"waits"` // why the case cannot be answered yet; "" runs it
	file       string
}

func readCases(t testing.TB) []testCase {
	t.Helper()
	files, err := filepath.Glob("testdata/cases/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no case files in testdata/cases")
	}
	var cases []testCase
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for n := 1; lines.Scan(); n++ {
			c := testCase{file: filepath.Base(name)}
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				t.Fatalf("%s line %d: %v", name, n, err)
			}
			cases = append(cases, c)
		}
	}
	return cases
}

func TestCases(t *testing.T) {
	ran, waiting := 0, 0
	for _, c := range readCases(t) {
		if c.Waits != "" {
			waiting++
			t.Logf("waiting: %s %s: %s", c.file, c.ID, c.Waits)
			continue
		}
		ran++
		t.Run(c.ID, func(t *testing.T) {
			var answer map[string]any
			raw := native.Calculator().Answer("check", c.Request)
			if err := json.Unmarshal(raw, &answer); err != nil {
				t.Fatalf("the answer is not JSON: %v\n%s", err, raw)
			}
			if len(c.Expect) == 0 {
				t.Error("the case expects nothing")
			}
			for word, want := range c.Expect {
				if err := compare(answer, word, want); err != nil {
					t.Errorf("%s: %v\nlines: %v\nasks: %v\nunsupported: %v", c.Title, err, answer["lines"], answer["asks"], answer["unsupported"])
				}
			}
		})
	}
	t.Logf("%d cases ran, %d wait", ran, waiting)
}

func TestCaseIDsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range readCases(t) {
		if seen[c.ID] {
			t.Errorf("two cases are called %s", c.ID)
		}
		seen[c.ID] = true
		if c.Source == "" || c.Confidence == "" {
			t.Errorf("%s has no source or confidence", c.ID)
		}
	}
}

// compare holds one word of what a case expects against the answer.
func compare(answer map[string]any, word string, want any) error {
	if problem, ok := answer["error"].(map[string]any); ok {
		if word == "error" && problem["code"] == want {
			return nil
		}
		return fmt.Errorf("want %s %v, got the error %v", word, want, problem)
	}
	exemption := answer["exemption"].(map[string]any)
	differs := func(got any) error {
		if got == want {
			return nil
		}
		return fmt.Errorf("%s: want %v, got %v", word, want, got)
	}
	switch word {
	case "outcome", "duty", "fees", "total", "atLeast", "atMost":
		return differs(answer[word])
	case "exempt", "limit", "statutoryLimit", "aggregate", "headroom":
		return differs(exemption[word])
	case "provision":
		if !strings.Contains(exemption["provision"].(string), want.(string)) {
			return differs(exemption["provision"])
		}
	case "because", "notBecause":
		for _, rule := range want.([]any) {
			has := slices.ContainsFunc(exemption["because"].([]any), func(r any) bool { return r.(map[string]any)["rule"] == rule })
			if has != (word == "because") {
				return fmt.Errorf("%s: %v, got %v", word, rule, exemption["because"])
			}
		}
	case "entry":
		if answer["entry"] == nil {
			return differs(nil)
		}
		got := answer["entry"].(map[string]any)["type"]
		if types, several := want.([]any); several {
			if !slices.Contains(types, got) {
				return differs(got)
			}
			return nil
		}
		return differs(got)
	case "lines":
		for layer, figure := range want.(map[string]any) {
			if err := compareLine(answer["lines"].([]any), layer, figure); err != nil {
				return err
			}
		}
	case "noLines":
		for _, l := range answer["lines"].([]any) {
			if layer := l.(map[string]any)["layer"]; slices.Contains(want.([]any), layer) {
				return fmt.Errorf("%v must not be charged", layer)
			}
		}
	case "asks", "unsupported", "notApplied":
		text, _ := json.Marshal(answer[word])
		for _, part := range want.([]any) {
			if !strings.Contains(string(text), part.(string)) {
				return fmt.Errorf("%s does not mention %q: %s", word, part, text)
			}
		}
	case "error":
		return fmt.Errorf("want the error %v, got an answer", want)
	default:
		return fmt.Errorf("the word %q is not one this test knows", word)
	}
	return nil
}

// compareLine looks for a line of a layer with the wanted figures: {"amount": …}
// and {"rate": …}, or a bare rate. null wants the layer, whatever its figures.
func compareLine(lines []any, layer string, figure any) error {
	for _, l := range lines {
		line := l.(map[string]any)
		if line["layer"] != layer {
			continue
		}
		figures, ok := figure.(map[string]any)
		if !ok {
			figures = map[string]any{"rate": figure}
		}
		for name, want := range figures {
			if line[name] != want {
				return fmt.Errorf("%s: want %s %v, got %v", layer, name, want, line)
			}
		}
		return nil
	}
	return fmt.Errorf("no line of %s", layer)
}
