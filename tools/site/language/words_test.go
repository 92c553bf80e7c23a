package language

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"section321/calc/say"
)

var open = regexp.MustCompile(`\{[a-z]`)

const folder = "../../../site/languages"

func sentences(t *testing.T, code, file string) (all map[string]string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, code, file+".json"))
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// What is said has words in every language, and what has words is said.
func TestWordsAreOfJustWhatIsSaid(t *testing.T) {
	english, err := English()
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := Scripts("../../../site/src")
	if err != nil {
		t.Fatal(err)
	}
	if len(english) < 1500 || len(scripts) < 500 {
		t.Fatalf("only %d messages and %d of scripts were found", len(english), len(scripts))
	}
	for _, code := range Codes[1:] {
		for file, said := range map[string][]string{"law": Keys(english), "scripts": scripts} {
			words := sentences(t, code, file)
			for _, key := range said {
				if words[key] == "" {
					t.Errorf("%s/%s.json has no words for %q", code, file, key)
				}
			}
			for _, key := range slices.Sorted(maps.Keys(words)) {
				if _, found := slices.BinarySearch(said, key); !found {
					t.Errorf("%s/%s.json has words for what is never said, which go run ./tools/site -tidy takes out: %q", code, file, key)
				}
			}
		}
	}
}

// Every message has its values in every language, by name and type, and is rendered with them.
func TestEveryMessageIsRenderedInEveryLanguage(t *testing.T) {
	english, err := English()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range Codes {
		l, err := Load(folder, code)
		if err != nil {
			t.Fatal(err)
		}
		for id, text := range english {
			words, ok := l.words[id]
			if !ok {
				t.Errorf("%s says no %s", code, id)
				continue
			}
			_, want := numbered(text)
			_, have := numbered(words)
			for _, all := range [][]string{want, have} {
				for i, value := range all {
					if kind(value) == "percent" { // which a language may write without its sign
						all[i] = strings.TrimSuffix(value, "percent") + "number"
					}
				}
				slices.Sort(all)
			}
			if got, want := slices.Compact(have), slices.Compact(want); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the values %q, in English %q", code, id, got, want)
			}
			said := l.render(say.It(id, sample(text)...))
			if said == "" || open.MatchString(said) {
				t.Errorf("%s: %s says %q", code, id, said)
			}
		}
	}
}

// sample are values for every name in a text.
func sample(text string) (values []*say.Value) {
	_, named := numbered(text)
	for _, placeholder := range named {
		name, kind, _ := strings.Cut(placeholder, ":")
		switch kind {
		case "words", "quotes":
			values = append(values, say.Words(name, []string{"one", "two"}))
		case "countries":
			values = append(values, say.Countries(name, []string{"CN", "MX"}, []string{"China", "Mexico"}))
		case "say", "name":
			values = append(values, say.Say(name, say.It("ended", say.Text("day", "2026-07-01"))))
		case "list", "choices":
			values = append(values, say.List(name, []say.Message{say.It("true"), say.It("false")}))
		case "country":
			values = append(values, say.Text(name, "CN"))
		case "day":
			values = append(values, say.Text(name, "2026-07-01"))
		default:
			values = append(values, say.Text(name, "12.50"))
		}
	}
	return values
}
