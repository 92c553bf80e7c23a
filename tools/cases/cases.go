// Package cases has shipments with known answers. Its files are plain JSON Lines that other
// projects may import; their README says what each word means.
package cases

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// A Case is a shipment with a known answer. Expect names only what the case is about.
type Case struct {
	ID         string          `json:"id"`
	Title      string          `json:"title"`
	Request    json.RawMessage `json:"request"`
	Expect     map[string]any  `json:"expect"`
	Source     string          `json:"source"`
	Confidence string          `json:"confidence"`
	Waits      string          `json:"waits"` // why the case cannot be answered yet; "" runs it
	File       string          `json:"-"`
}

//go:embed *.jsonl
var files embed.FS

// Known returns the cases of this package, in the order of the names of their files.
func Known() ([]Case, error) {
	var all []Case
	err := each(func(name string, text []byte) error {
		of, err := Read(name, text)
		all = append(all, of...)
		return err
	})
	return all, err
}

// Text returns the cases of this package as they stand in its files, a line each.
func Text() ([]byte, error) {
	var all []byte
	err := each(func(_ string, text []byte) error {
		all = append(all, text...)
		return nil
	})
	return all, err
}

func each(take func(name string, text []byte) error) error {
	names, err := fs.Glob(files, "*.jsonl")
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		if err := take(name, text); err != nil {
			return err
		}
	}
	return nil
}

// Asked are the cases that a page asks, a line each: those of days from a first one on, whose tariff it has, with the
// request and what is expected of the answer, and without what only people read. Each is named by its line among the cases.
func Asked(text []byte, first string) ([]byte, error) {
	all, err := Read("cases.jsonl", text)
	if err != nil {
		return nil, err
	}
	var lines []byte
	for i, c := range all {
		var request struct{ Date string }
		if err := json.Unmarshal(c.Request, &request); c.Waits != "" || err == nil && request.Date != "" && request.Date < first {
			continue
		}
		line, err := json.Marshal(struct {
			Line    int             `json:"line"`
			Request json.RawMessage `json:"request"`
			Expect  map[string]any  `json:"expect"`
		}{i + 1, c.Request, c.Expect})
		if err != nil {
			return nil, err
		}
		lines = append(append(lines, line...), '\n')
	}
	return lines, nil
}

// Read reads cases, a line each. The error names the file and the line.
func Read(name string, text []byte) ([]Case, error) {
	var all []Case
	for n, line := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		c := Case{File: name}
		if err := json.Unmarshal(line, &c); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", name, n+1, err)
		}
		all = append(all, c)
	}
	return all, nil
}

// Fails returns what in the answer to the case's request is not as it expects, nothing where
// all is.
func (c *Case) Fails(answer []byte) []error {
	var of map[string]any
	if err := json.Unmarshal(answer, &of); err != nil {
		return []error{fmt.Errorf("the answer is not JSON: %w", err)}
	}
	if len(c.Expect) == 0 {
		return []error{fmt.Errorf("the case expects nothing")}
	}
	var fails []error
	for word, want := range c.Expect {
		if err := compare(of, word, want); err != nil {
			fails = append(fails, err)
		}
	}
	return fails
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
	case "asks", "assumed", "unsupported", "notApplied":
		text, _ := json.Marshal(answer[word])
		for _, part := range want.([]any) {
			if !strings.Contains(string(text), part.(string)) {
				return fmt.Errorf("%s does not mention %q: %s", word, part, text)
			}
		}
	case "error":
		return fmt.Errorf("want the error %v, got an answer", want)
	default:
		return fmt.Errorf("the word %q is not one that a case may expect", word)
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
