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
	"sync"

	"section321/calc/rows"
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

//go:embed words.csv
var words string

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

// A Word is one that a case may expect: where in the answer it stands, and how it is held against that.
type Word struct{ Word, At, Holds string }

// Words are those that a case may expect. The programs of pages have the same, which tools/contract writes.
var Words = sync.OnceValue(func() (all []Word) {
	for _, r := range rows.Parse(words)[1:] {
		all = append(all, Word{r[0], r[1], r[2]})
	}
	return all
})

// compare holds one word of what a case expects against the answer.
func compare(answer map[string]any, word string, want any) error {
	i := slices.IndexFunc(Words(), func(w Word) bool { return w.Word == word })
	if i < 0 {
		return fmt.Errorf("the word %q is not one that a case may expect", word)
	}
	w := Words()[i]
	if problem, ok := answer["error"]; ok && word != "error" {
		return fmt.Errorf("want %s %v, got the error %v", word, want, problem)
	}
	got := at(answer, w.At)
	differs := fmt.Errorf("%s: want %v, got %v", word, want, got)
	list, _ := want.([]any)
	switch w.Holds {
	case "is":
		if got == want {
			return nil
		}
	case "contains":
		text, _ := got.(string)
		if part, ok := want.(string); ok && strings.Contains(text, part) {
			return nil
		}
	case "rules", "no rules":
		if !slices.ContainsFunc(list, func(rule any) bool { return hasWith(got, "rule", rule) != (w.Holds == "rules") }) {
			return nil
		}
	case "one of":
		if got == want || slices.Contains(list, got) {
			return nil
		}
	case "charges":
		for layer, figure := range want.(map[string]any) {
			lines, _ := got.([]any)
			if err := compareLine(lines, layer, figure); err != nil {
				return err
			}
		}
		return nil
	case "charges nothing of":
		if !slices.ContainsFunc(list, func(layer any) bool { return hasWith(got, "layer", layer) }) {
			return nil
		}
	case "mentions":
		text, _ := json.Marshal(got)
		if !slices.ContainsFunc(list, func(part any) bool { return !strings.Contains(string(text), part.(string)) }) {
			return nil
		}
	}
	return differs
}

// at is what an answer has under a name, or under one within another.
func at(answer map[string]any, path string) any {
	name, rest, within := strings.Cut(path, ".")
	if !within {
		return answer[name]
	}
	of, _ := answer[name].(map[string]any)
	return at(of, rest)
}

// hasWith reports whether a list has an object with a value under a name.
func hasWith(list any, name string, value any) bool {
	all, _ := list.([]any)
	return slices.ContainsFunc(all, func(o any) bool { return o.(map[string]any)[name] == value })
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
